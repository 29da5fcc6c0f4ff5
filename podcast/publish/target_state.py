"""What lies at a target beside what should: where media may go, and what is to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.contract import FEED, FEED_GUID
from podcast.errors import PublishError
from podcast.publish import inventory
from podcast.publish.repairs import patiently
from podcast.publish.upload_plan import StaleFile, UploadPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.publish.files import File
    from podcast.publish.inventory import Inventory
    from podcast.publish.keeping import Keeping
    from podcast.publish.target import Target, TargetFile

_TEMPORARY = re.compile(r"\.(?P<of>.{1,40})\.[a-z0-9_]{8}\.part", re.DOTALL)
"""How our uploads call a file until it is whole; `of` is the beginning of its name."""


@dataclass(frozen=True, slots=True)
class TargetState:
    """A target as it was when we began: one listing, and what we know of the files in it."""

    target: Target
    show: str
    """The guid of the show that is published there."""
    files: Mapping[str, TargetFile]
    """All that lies there, by name."""
    inventory: Inventory
    inventory_bytes: bytes
    """The inventory's file as it lies there; empty when there is none."""
    _compared: dict[tuple[str, str], bool] = field(default_factory=dict)
    """(name, sha256) -> whether those bytes lie there, as far as it was looked at."""

    def holds(self, file: File) -> bool:
        """Whether the file lies there with these bytes, which are read only when the inventory does not know them."""
        there = self.files.get(file.name)
        if there is None or there.size != file.size:
            return False
        entry = self.inventory.files.get(file.name)
        if entry and entry.stamp and entry.stamp == there.stamp:
            return entry.sha256 == file.sha256
        key = file.name, file.sha256
        if key not in self._compared:  # it takes a while: all of the file is read
            where = f"{self.target.name}/{file.name}"
            self._compared[key] = patiently(lambda: self.target.holds(file, there), where)
        return self._compared[key]

    def is_free(self, name: str, sha256: str) -> bool:
        """Whether these bytes may come under that name: listeners never got others under it, and will not."""
        entry = self.inventory.files.get(name)
        if entry and entry.sha256 == sha256:
            return True  # not there, or damaged
        return name not in self.files and (entry is None or not (entry.stamp or entry.gone))

    def has_another(self, name: str) -> bool:
        """Whether a file lies under that name that somebody else put there; of a lost inventory nobody can tell."""
        told = self.inventory.show or FEED not in self.files
        return bool(told and name in self.files and not self.inventory.has(name))

    def read(self, name: str) -> bytes:
        """Return what lies there under a name."""
        return patiently(lambda: self.target.read(name), f"{self.target.name}/{name}")

    def place(self, candidates: Sequence[File]) -> File:
        """Return, of one file under several names, that which lies there already, else the first whose name is free.

        What the feed at the target names must stay as it is until that feed is replaced.
        """
        for wanted in (self.holds, lambda file: self.is_free(file.name, file.sha256)):
            for file in candidates:
                if wanted(file):
                    return file
        names = " and ".join(file.name for file in candidates)
        raise PublishError(f"{self.target.name}: {names} are other files, not ours", "move them away", ": ")

    def plan(self, files: Iterable[File], keeping: Keeping) -> UploadPlan:
        """Return what is to be done so that these files, and no others of ours but those kept, are there."""
        ordered = sorted(files, key=lambda file: file.stage)
        keep = tuple(file for file in ordered if self.holds(file))
        kept_names = {file.name for file in keep}
        upload = tuple(file for file in ordered if file.name not in kept_names)
        stale = self._stale({file.name for file in ordered}, keeping)
        remove = tuple(file for file in stale if not file.until)
        return UploadPlan(upload, keep, remove, tuple(file for file in stale if file.until))

    def _stale(self, wanted: set[str], keeping: Keeping) -> list[StaleFile]:
        """Return what is ours and not wanted, pages first: they name what goes after them."""
        beginnings = set(map(_beginning, wanted | set(self.inventory.files) | {inventory.NAME}))
        stale = []
        for name, there in self.files.items():
            if name in wanted:
                continue
            if self.inventory.has(name):
                until = keeping.until(name, self.inventory.files[name].until)
                stale.append(StaleFile(name, there.size, until))
            elif _temporary_beginning(name) in beginnings:
                stale.append(StaleFile(name, there.size))
        return sorted(stale, key=lambda file: (not file.name.endswith(".html"), file.name))

    def refuse_other_shows(self) -> None:
        """Raise a PublishError when the target holds another show: publishing would take its files away."""
        show = self._show_there()
        if show and show != self.show:
            mend = f"name another target, or delete {inventory.NAME} and {FEED} there first"
            raise PublishError(
                f"{self.target.name} holds another show (guid {show}, not {self.show})", mend, ": "
            )

    def refuse_to_overwrite(self, plan: UploadPlan) -> None:
        """Raise a PublishError when a file would replace one that nothing says this show's publisher put there."""
        if self._show_there() == self.show:
            return
        foreign = [file.name for file in plan.upload if file.name in self.files]
        if foreign:
            more = f" (and {len(foreign) - 1} more)" if foreign[1:] else ""
            what = f"{self.target.name}/{foreign[0]}{more} would be overwritten, and is not this show's"
            raise PublishError(what, "move it away, or name a folder of the show's own", ": ")

    def _show_there(self) -> str:
        """Return the guid of the show that is published there; empty when nothing tells."""
        if self.inventory.show or FEED not in self.files:
            return self.inventory.show
        guid = FEED_GUID.search(self.read(FEED))  # the inventory is lost, or never was
        return guid[1].decode().lower() if guid else ""


def look_at(target: Target, show: str) -> TargetState:
    """Return the state of the target as it is now, for the show of that guid."""
    files = patiently(target.listing, target.name)
    data = b""
    if inventory.NAME in files:
        data = patiently(lambda: target.read(inventory.NAME), f"{target.name}/{inventory.NAME}")
    return TargetState(target, show, files, inventory.loads(data), data)


def _beginning(name: str) -> tuple[str, str]:
    """Return a file's folder, and as much of its name as the temporary name of its upload has."""
    folder, _, last = name.rpartition("/")
    return folder, last[:40]


def _temporary_beginning(name: str) -> tuple[str, str] | None:
    """Return the beginning of the file of which a killed upload left this one; None where it is no such thing."""
    folder, _, last = name.rpartition("/")
    match = _TEMPORARY.fullmatch(last)
    return (folder, match["of"]) if match else None
