"""What is to be done at a target: what to upload, what to leave, what to take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.publish.files import File


@dataclass(frozen=True, slots=True)
class StaleFile:
    """A file of ours at the target that nothing needs any more."""

    name: str
    size: int
    """Bytes."""
    until: str = ""
    """When it goes (RFC 3339 in UTC); empty is: now."""


@dataclass(frozen=True, slots=True)
class UploadPlan:
    """What is to be done so that some files, and no others of ours, are at a target."""

    upload: tuple[File, ...]
    """In this order."""
    keep: tuple[File, ...]
    remove: tuple[StaleFile, ...]
    """After all else, in this order."""
    wait: tuple[StaleFile, ...] = ()
    """What stays until its time is over, though nothing needs it any more."""

    @property
    def files(self) -> tuple[File, ...]:
        """All that will be there."""
        return (*self.upload, *self.keep)
