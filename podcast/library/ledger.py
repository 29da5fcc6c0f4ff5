"""What is minted once and never changes: the show's guid; an episode's guid, number and date."""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from podcast import recipes, store
from podcast.contract import FEED, FEED_GUID, LEDGER
from podcast.errors import EpisodeError, ShowError
from podcast.library import manifest
from podcast.library.numbering import Numbering, settle_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from podcast.model import Listing, Show

NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's own, from which the guid of a feed's address is made."""
SLUG_LIMIT = 60
_KEPT = {"assets", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
"""Names that the site has for a folder of its own, and that Windows keeps for itself."""


_LEADING = frozenset("a an and as at but by for from in is of on or than that the to with".split())
"""Words that only lead to the next one: no name that is cut ends with them."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What an episode is known by."""

    slug: str
    show_guid: str
    guid: str
    number: int
    """0 is none."""
    published: str
    """RFC 3339 in UTC, to the second."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An episode that comes from elsewhere, with what listeners know it by."""

    guid: str
    published: str
    """RFC 3339 in UTC, to the second."""
    title: str
    season: int = 0
    number: int = 0
    """0 is none."""
    counted: bool = True
    """Trailers and bonus episodes are not."""
    slug: str = ""
    """The name that it had where it comes from, if that is known; else its title gives it one."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The show's `show.json`; every method is safe beside other processes."""

    episodes: Path
    """The folder that is served."""
    show: Show
    lock: Callable[[], AbstractContextManager[None]]
    """Holds the ledger against other processes."""

    def mint(
        self,
        slug: str,
        clock: Callable[[], datetime] | None = None,
        numbering: Numbering | None = None,
    ) -> Identity:
        """Return the identity of `slug`: guid and date minted at the first call, the number when it is counted.

        EpisodeError when the number that was chosen is taken.
        """
        with self._opened() as ledger:
            episodes: dict[str, dict[str, Any]] = ledger["episodes"]
            if slug not in episodes:
                episodes[slug] = {
                    "guid": _new_guid(ledger["guid"], slug, episodes),
                    "number": 0,
                    "published": _after(episodes, clock() if clock else datetime.now(UTC)),
                    "unseen": True,
                }
            entry = episodes[slug]
            # Who throws an episode's folder away gives its number back; from its minting on, an episode has one.
            others = {
                name: one for name, one in episodes.items() if name != slug and self._is_there(name, one)
            }
            settle_number(slug, entry, others, numbering or Numbering(entry.get("season", 0)))
            (self.episodes / slug).mkdir(parents=True, exist_ok=True)
            return _identity(ledger, slug)

    def seen(self, slugs: Iterable[str]) -> None:
        """Note that listeners have been told of these episodes: their dates stay."""
        with self._opened() as ledger:
            for slug in slugs:
                ledger["episodes"].get(slug, {}).pop("unseen", None)

    def served(self, slugs: Iterable[str]) -> None:
        """Note that a server of this machine has told of these episodes, if to nobody but its owner."""
        with self._opened() as ledger:
            for slug in slugs:
                if slug in ledger["episodes"]:
                    ledger["episodes"][slug]["served"] = True

    def is_told(self, slug: str = "") -> bool:
        """Whether a server of this machine has told of the episode (by default, of any), and is asked for its files."""
        with self._opened() as ledger:
            entries = [ledger["episodes"].get(slug, {})] if slug else ledger["episodes"].values()
            return any(entry.get("served") for entry in entries)

    def former_names(self) -> dict[str, str]:
        """Return the slug of each episode by every other one that it had, unless an episode has that now."""
        with self._opened() as ledger:
            episodes = ledger["episodes"]
            pairs = [(old, slug) for slug, entry in episodes.items() for old in entry.get("formerly", ())]
            return {old: slug for old, slug in pairs if old not in episodes}

    def is_unseen(self, slug: str) -> bool:
        """Whether no listener can know of the episode: it was neither uploaded nor served to another machine."""
        with self._opened() as ledger:
            return bool(ledger["episodes"].get(slug, {}).get("unseen"))

    def _is_there(self, slug: str, entry: Mapping[str, Any]) -> bool:
        return bool(entry.get("foreign")) or (self.episodes / slug).is_dir()

    def show_guid(self) -> str:
        """Return the show's guid, minted at the first call."""
        with self._opened() as ledger:
            return str(ledger["guid"])

    def redate(
        self,
        slug: str,
        at: datetime | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> Identity:
        """Give an episode that nobody has seen another date: `at` (to the next free second), by default now."""
        with self._opened() as ledger:
            entry = ledger["episodes"].pop(slug)
            others = ledger["episodes"]
            entry.pop("given", None)
            if at is None:
                entry["published"] = _after(others, clock() if clock else datetime.now(UTC))
            else:
                entry.update(published=_free(others, at), given=True)
            others[slug] = entry
            return _identity(ledger, slug)

    def forget(self, slug: str) -> None:
        """Let the guid, number and date of an episode be nobody's, which no listener has seen."""
        with self._opened() as ledger:
            ledger["episodes"].pop(slug, None)

    def rename(self, old: str, new: str) -> None:
        """Let the episode `old` be known as `new`; nothing when it is already."""
        with self._opened() as ledger:
            if old in ledger["episodes"]:
                entry = ledger["episodes"][new] = ledger["episodes"].pop(old)
                formerly = [*entry.get("formerly", ()), old]
                entry["formerly"] = [name for name in dict.fromkeys(formerly) if name != new]

    def adopt(
        self, guid: str, arrivals: Iterable[Arrival], taken: Collection[str] = ()
    ) -> dict[str, Identity]:
        """Enter the episodes of the show `guid` that the ledger has not yet; return all their identities by guid.

        Numbers are what they were, also where there is none, or one twice. ShowError when the ledger has another
        show's episodes.
        """
        with self._opened() as ledger:
            episodes: dict[str, dict[str, Any]] = ledger["episodes"]
            if ledger["guid"] != guid and (episodes or self.show.guid):
                raise ShowError(
                    f"{self.episodes.parent} has the guid {ledger['guid']}, the feed {guid}: "
                    "they are two shows; import into a folder of its own with --dir"
                )
            ledger["guid"] = guid
            slugs = {entry["guid"]: slug for slug, entry in episodes.items()}
            new = [arrival for arrival in arrivals if arrival.guid not in slugs]
            names = {*episodes, *taken}
            for arrival in sorted(new, key=lambda arrival: arrival.published):
                known = arrival.slug if arrival.slug == slug_of(arrival.slug or "?") else ""
                name = slugs[arrival.guid] = slug_of(known or arrival.title, names)
                names.add(name)
                episodes[name] = {
                    "guid": arrival.guid,
                    "number": arrival.number,
                    "published": arrival.published,
                    "given": True,
                    "foreign": True,
                    **({"season": arrival.season} if arrival.season else {}),
                    **({} if arrival.counted else {"aside": True}),
                }
            return {known: _identity(ledger, name) for known, name in slugs.items()}

    @contextlib.contextmanager
    def _opened(self) -> Iterator[dict[str, Any]]:
        """The show's ledger, held against other processes; what the block did to it is kept when it ends well."""
        with self.lock():
            ledger = self._read()
            ledger["guid"] = self._guid(str(ledger.get("guid", "")))
            path = self.episodes / LEDGER
            yield ledger
            # Comparing is far cheaper than writing out, and there may be very many episodes.
            if not path.exists() or json.loads(path.read_bytes()) != ledger:
                store.write(path, json.dumps(ledger, indent=2, ensure_ascii=False) + "\n")

    def _read(self) -> dict[str, Any]:
        """The ledger and what only manifests know: it may be lost, or never have been copied here."""
        path = self.episodes / LEDGER
        ledger: dict[str, Any] = {"version": recipes.LEDGER, "episodes": {}}
        if path.exists():
            try:
                ledger = json.loads(path.read_text(encoding="utf-8"))
                for entry in ledger["episodes"].values():
                    datetime.fromisoformat(entry["published"])
                    int(entry["number"])
                    str(entry["guid"])  # of an episode that came from elsewhere it need not be a UUID
                uuid.UUID(ledger["guid"])
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise EpisodeError(
                    f"{path}: damaged: restore it, or delete it: it is then made again from manifests and feed"
                ) from error
        for name, listing in manifest.others(self.episodes, ledger["episodes"]):
            ledger["episodes"][name] = _entry_of(listing)
        return ledger

    def _guid(self, kept: str) -> str:
        if self.show.guid:
            try:
                return str(uuid.UUID(self.show.guid))
            except ValueError as error:
                raise ShowError(
                    f"show.toml: guid {self.show.guid!r} is not a UUID: copy the old feed's podcast:guid, or remove it"
                ) from error
        if kept:
            return kept
        feed = self.episodes / FEED
        if feed.exists() and (guid := FEED_GUID.search(feed.read_bytes())):
            return guid[1].decode().lower()  # the ledger was lost; listeners know the show by this one
        return (
            feed_guid(f"{self.show.base_url.rstrip('/')}/{FEED}") if self.show.base_url else str(uuid.uuid4())
        )


def feed_guid(feed_url: str) -> str:
    """Return a show's guid by the namespace's rule: of the feed's address without scheme and trailing slashes."""
    return str(uuid.uuid5(NAMESPACE, re.sub(r"^[A-Za-z][A-Za-z0-9+.-]*://", "", feed_url).rstrip("/")))


def slug_of(title: str, taken: Collection[str] = ()) -> str:
    """Return a title as a folder's name: `[a-z0-9-]`, 60 characters at most, `-2` and so on where it is taken."""
    from anyascii import anyascii

    # Of a title of a megabyte only the head counts.
    head = unicodedata.normalize("NFC", title[: 4 * SLUG_LIMIT])
    text = re.sub(r"[’'`´]", "", anyascii(head)).lower()
    words = re.sub(r"[^a-z0-9]+", "-", text).strip("-") or "episode"
    name = _cut(f"{words}-episode" if words in _KEPT else words, SLUG_LIMIT)
    count = 1
    candidate = name
    while candidate in taken:
        count += 1
        candidate = f"{_cut(name, SLUG_LIMIT - len(str(count)) - 1)}-{count}"
    return candidate


def _cut(words: str, limit: int) -> str:
    """Return the first words, cut at a hyphen when that keeps most of them."""
    if len(words) <= limit:
        return words
    head = words[: limit + 1].rpartition("-")[0]
    if len(head) <= limit // 2:
        return words[:limit].strip("-")
    while head.rpartition("-")[2] in _LEADING:
        head = head.rpartition("-")[0]
    return head


def _identity(ledger: dict[str, Any], slug: str) -> Identity:
    entry = ledger["episodes"][slug]
    return Identity(slug, ledger["guid"], entry["guid"], entry["number"], entry["published"])


def _entry_of(listing: Listing) -> dict[str, Any]:
    """Return the entry of an episode of which only its manifest is left: it may have been seen."""
    bears = 0 if listing.state == "withdrawn" and not listing.imported else listing.number
    facts = {
        "season": listing.season,
        "had": listing.number - bears,
        "given": listing.state == "scheduled" or listing.imported,
        "foreign": listing.imported,
        "aside": listing.imported and listing.kind != "full",
    }
    entry = {"guid": listing.guid, "number": bears, "published": listing.published}
    return entry | {key: value for key, value in facts.items() if value}


def _new_guid(show_guid: str, slug: str, episodes: dict[str, dict[str, Any]]) -> str:
    """Return a guid made of the show's and the slug; who had this slug before a renaming keeps that guid."""
    taken = {entry["guid"] for entry in episodes.values()}
    names = itertools.chain([slug], (f"{slug}/{count}" for count in itertools.count(2)))
    guids = (str(uuid.uuid5(uuid.UUID(show_guid), name)) for name in names)
    return next(guid for guid in guids if guid not in taken)


def _after(episodes: dict[str, dict[str, Any]], now: datetime) -> str:
    """Now, or a second after the latest date that a clock gave: apps order by date, a feed's dates end at seconds.

    A date that somebody gave, as of an episode scheduled for next month, pushes nothing behind itself.
    """
    dates = (
        datetime.fromisoformat(entry["published"]) for entry in episodes.values() if not entry.get("given")
    )
    latest = max(dates, default=None)
    if latest is not None and now <= latest:
        now = latest + timedelta(seconds=1)
    return _free(episodes, now)


def _free(episodes: dict[str, dict[str, Any]], moment: datetime) -> str:
    """The moment in UTC, or the next second that no episode has."""
    moment = moment.astimezone(UTC).replace(microsecond=0)
    taken = {datetime.fromisoformat(entry["published"]) for entry in episodes.values()}
    while moment in taken:
        moment += timedelta(seconds=1)
    return moment.isoformat().replace("+00:00", "Z")
