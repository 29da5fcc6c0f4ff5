"""Which number an episode bears: its season's next, or the one that somebody chose; none while it is not counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from podcast.errors import EpisodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    Entry = dict[str, Any]
    """An episode in the ledger: `number` is what it bears, 0 for none; `had` what it bore before it was taken off the
    air; `reserved` says that a draft is to get its number, and does not keep others from it yet; `foreign`, that it
    came from another feed, there `aside` from the count."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """What decides an episode's number."""

    season: int = 0
    """0 is none. Each season counts its own."""
    counted: bool = True
    """Whether it takes a number: a full episode that is on air, or will be at its time."""
    chosen: int = 0
    """The number that its script asks for; 0 is: the next."""


def settle_number(slug: str, entry: Entry, others: Mapping[str, Entry], numbering: Numbering) -> None:
    """Give an entry of the ledger its number; EpisodeError when the chosen one is taken by one of the `others`.

    What an episode bears it keeps; what came from another feed keeps what it had there, whatever that is.
    """
    if entry.get("foreign") and not numbering.chosen:
        return
    same = entry.get("season", 0) == numbering.season
    _set(entry, "season", numbering.season)
    taken = {
        other["number"]: name
        for name, other in others.items()
        if other.get("season", 0) == numbering.season and other["number"] and not other.get("reserved")
    }
    chosen = numbering.chosen or (entry["number"] if entry.pop("reserved", False) else 0)
    if chosen:
        if chosen in taken:
            where = f" of season {numbering.season}" if numbering.season else ""
            what = f"{slug}: number {chosen}{where} is taken by {taken[chosen]}"
            mend = f"choose another, {max(taken) + 1} is the next, or leave `number` out"
            raise EpisodeError(what, mend, ": ")
        entry["number"] = chosen
        _set(entry, "reserved", not numbering.counted)
    elif not numbering.counted:
        _set(entry, "had", entry["number"] or entry.get("had", 0))
        entry["number"] = 0
    elif not (entry["number"] and same):
        had = entry.get("had", 0)
        uncounted = (
            other.get("foreign") and not other.get("aside") and other.get("season", 0) == numbering.season
            for other in others.values()
        )
        if had and same and had not in taken:
            entry["number"] = had
        elif taken or not any(uncounted):  # a show that came without numbers goes on without
            entry["number"] = max(taken, default=0) + 1
    if entry["number"]:
        entry.pop("had", None)


def _set(entry: Entry, key: str, value: int) -> None:
    """Set a key that is left out while it says nothing."""
    if value:
        entry[key] = value
    else:
        entry.pop(key, None)
