"""What lies at a target beside what should: where media may go, and what is to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from podcast.errors import PublishError
from podcast.publish import inventory
from podcast.publish.repairs import patiently

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.publish.files import File
    from podcast.publish.inventory import Inventory
    from podcast.publish.target import Found, Target

_TEMPORARY = re.compile(r"\.(?P<of>.{1,40})\.[a-z0-9_]{8}\.part", re.DOTALL)
_GUID = re.compile(rb"<podcast:guid>\s*([0-9a-fA-F-]{36})\s*</podcast:guid>")


@dataclass(frozen=True, slots=True)
class Stale:
    """A file of ours at the target that nothing needs any more."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done at a target."""

    upload: tuple[File, ...]
    """In this order."""
    keep: tuple[File, ...]
    remove: tuple[Stale, ...]
    """After all else, in this order."""

    @property
    def files(self) -> tuple[File, ...]:
        """All that will be there."""
        return (*self.upload, *self.keep)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A target as it was found: one listing, and what we know of the files in it."""

    target: Target
    show: str
    """The guid of the show that is published there."""
    found: Mapping[str, Found]
    ledger: Inventory
    written: bytes
    """The ledger's file."""
    _held: dict[tuple[str, str], bool] = field(default_factory=dict)

    def holds(self, file: File) -> bool:
        """Whether the file lies there with these bytes; they are only looked at when the ledger does not know."""
        found = self.found.get(file.name)
        if found is None or found.size != file.size:
            return False
        entry = self.ledger.files.get(file.name)
        if entry and entry.stamp and entry.stamp == found.stamp:
            return entry.sha256 == file.sha256
        key = file.name, file.sha256
        if key not in self._held:  # it takes a while: all of the file is read
            where = f"{self.target.name}/{file.name}"
            self._held[key] = patiently(lambda: self.target.holds(file, found), where)
        return self._held[key]

    def free(self, name: str, sha256: str) -> bool:
        """Whether these bytes may come under that name: listeners never got others under it, and will not."""
        entry = self.ledger.files.get(name)
        if entry and entry.sha256 == sha256:
            return True  # not there, or damaged
        return name not in self.found and (entry is None or not (entry.stamp or entry.gone))

    def read(self, name: str) -> bytes:
        """What lies there under a name."""
        return patiently(lambda: self.target.read(name), f"{self.target.name}/{name}")

    def place(self, candidates: Sequence[File]) -> File:
        """One file under several names: under that where it lies already, else under the first that is free.

        What the feed at the target names must stay as it is until that feed is replaced.
        """
        for wanted in (self.holds, lambda file: self.free(file.name, file.sha256)):
            for file in candidates:
                if wanted(file):
                    return file
        names = " and ".join(file.name for file in candidates)
        raise PublishError(f"{self.target.name}: {names} are other files, not ours: move them away")

    def plan(self, files: Iterable[File]) -> Plan:
        """What is to be done so that these files, and no others of ours, are there."""
        ordered = sorted(files, key=lambda file: file.stage)
        keep = tuple(file for file in ordered if self.holds(file))
        kept = {file.name for file in keep}
        upload = tuple(file for file in ordered if file.name not in kept)
        wanted = {file.name for file in ordered}
        ours = wanted | set(self.ledger.files) | {inventory.NAME}
        stale = [
            Stale(name, found.size)
            for name, found in self.found.items()
            if name not in wanted and (_known(self.ledger, name) or _temporary_of(ours, name))
        ]
        stale.sort(key=lambda it: (not it.name.endswith(".html"), it.name))  # pages name what goes after them
        return Plan(upload, keep, tuple(stale))

    def refuse_other_shows(self, feed: str) -> None:
        """PublishError when the target holds another show: publishing would take its files away."""
        show = self._show_there(feed)
        if show and show != self.show:
            raise PublishError(
                f"{self.target.name} holds another show (guid {show}, not {self.show}): name another target,"
                f" or delete {inventory.NAME} and {feed} there first"
            )

    def refuse_to_overwrite(self, plan: Plan, feed: str) -> None:
        """PublishError when files of that name lie there and nothing says that this show's publisher put them there."""
        if self._show_there(feed) == self.show:
            return
        theirs = [file.name for file in plan.upload if file.name in self.found]
        if theirs:
            more = f" (and {len(theirs) - 1} more)" if theirs[1:] else ""
            raise PublishError(
                f"{self.target.name}/{theirs[0]}{more} would be overwritten, and is not this show's: move it away,"
                " or name a folder of the show's own"
            )

    def _show_there(self, feed: str) -> str:
        """The guid of the show that is published there; empty when nothing tells."""
        if self.ledger.show or feed not in self.found:
            return self.ledger.show
        named = _GUID.search(self.read(feed))  # the ledger is lost, or never was
        return named[1].decode().lower() if named else ""


def look_at(target: Target, show: str) -> Shelf:
    """The target as it is now, for the show of that guid."""
    found = patiently(target.listing, target.name)
    kept = b""
    if inventory.NAME in found:
        kept = patiently(lambda: target.read(inventory.NAME), f"{target.name}/{inventory.NAME}")
    return Shelf(target, show, found, inventory.loads(kept), kept)


def _known(kept: Inventory, name: str) -> bool:
    entry = kept.files.get(name)
    return entry is not None and not entry.gone


def _temporary_of(names: Iterable[str], name: str) -> bool:
    """Whether it is what a killed upload of one of these left."""
    path = PurePosixPath(name)
    match = _TEMPORARY.fullmatch(path.name)
    return match is not None and any(
        other.parent == path.parent and other.name[:40] == match["of"] for other in map(PurePosixPath, names)
    )
