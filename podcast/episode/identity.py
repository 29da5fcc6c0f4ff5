"""What is minted once and never changes: the show's guid; an episode's guid, number and date."""

from __future__ import annotations

import json
import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from podcast import store
from podcast.episode import manifest
from podcast.errors import EpisodeError, ShowError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from podcast.model import Show

NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Of the podcast namespace, for guids made from a feed's address."""
LEDGER = "show.json"
LOCK = ".show.lock"
SLUG_LIMIT = 60
_FEED_GUID = re.compile(rb"<podcast:guid>\s*([0-9a-fA-F-]{36})\s*</podcast:guid>")
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
"""Names that Windows keeps for itself."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What an episode is known by."""

    slug: str
    show_guid: str
    guid: str
    number: int
    published: str
    """RFC 3339 in UTC, to the second."""


def mint(episodes_dir: Path, show: Show, slug: str, clock: Callable[[], datetime] | None = None) -> Identity:
    """The identity of `slug`, minted at the first call; safe beside other processes."""
    with store.lock(episodes_dir / LOCK):
        ledger = _ledger(episodes_dir)
        ledger["guid"] = _show_guid(episodes_dir, show, str(ledger.get("guid", "")))
        episodes: dict[str, dict[str, Any]] = ledger["episodes"]
        if slug not in episodes:
            episodes[slug] = {
                "guid": str(uuid.uuid5(uuid.UUID(ledger["guid"]), slug)),
                "number": max((entry["number"] for entry in episodes.values()), default=0) + 1,
                "published": _after(episodes, clock() if clock else datetime.now(UTC)),
            }
        store.write(episodes_dir / LEDGER, json.dumps(ledger, indent=2, ensure_ascii=False) + "\n")
        entry = episodes[slug]
    return Identity(slug, ledger["guid"], entry["guid"], entry["number"], entry["published"])


def show_guid(episodes_dir: Path, show: Show) -> str:
    """The show's guid, minted at the first call."""
    with store.lock(episodes_dir / LOCK):
        ledger = _ledger(episodes_dir)
        ledger["guid"] = _show_guid(episodes_dir, show, str(ledger.get("guid", "")))
        store.write(episodes_dir / LEDGER, json.dumps(ledger, indent=2, ensure_ascii=False) + "\n")
    return str(ledger["guid"])


def feed_guid(feed_url: str) -> str:
    """A show's guid by the namespace's rule: of the feed's address without scheme and trailing slashes."""
    return str(uuid.uuid5(NAMESPACE, re.sub(r"^[A-Za-z][A-Za-z0-9+.-]*://", "", feed_url).rstrip("/")))


def slug(title: str, taken: Collection[str] = ()) -> str:
    """The title as a folder's name: `[a-z0-9-]`, 60 characters at most, `-2` and so on where it is taken."""
    from anyascii import anyascii

    head = unicodedata.normalize(
        "NFC", title[: 4 * SLUG_LIMIT]
    )  # of a title of a megabyte only the head counts
    text = re.sub(r"[’'`´]", "", anyascii(head)).lower()
    words = re.sub(r"[^a-z0-9]+", "-", text).strip("-") or "episode"
    name = _cut(f"{words}-episode" if words in _DEVICES else words, SLUG_LIMIT)
    count = 1
    candidate = name
    while candidate in taken:
        count += 1
        candidate = f"{_cut(name, SLUG_LIMIT - len(str(count)) - 1)}-{count}"
    return candidate


def _cut(words: str, limit: int) -> str:
    """At a hyphen when that keeps most of it."""
    if len(words) <= limit:
        return words
    head = words[: limit + 1].rpartition("-")[0]
    return head if len(head) > limit // 2 else words[:limit].strip("-")


def _ledger(episodes_dir: Path) -> dict[str, Any]:
    """The ledger and what only manifests know: it may be lost, or never have been copied here."""
    path = episodes_dir / LEDGER
    ledger: dict[str, Any] = {"version": 1, "episodes": {}}
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
    for file in sorted(episodes_dir.glob(f"*/{manifest.NAME}")):
        name = file.parent.name
        if name not in ledger["episodes"] and not name.startswith("."):
            made = manifest.load(file)
            ledger["episodes"][name] = {"guid": made.guid, "number": made.number, "published": made.published}
    return ledger


def _show_guid(episodes_dir: Path, show: Show, kept: str) -> str:
    if show.guid:
        try:
            return str(uuid.UUID(show.guid))
        except ValueError as error:
            raise ShowError(
                f"show.toml: guid {show.guid!r} is not a UUID: copy the old feed's podcast:guid, or remove it"
            ) from error
    if kept:
        return kept
    feed = episodes_dir / "feed.xml"
    if feed.exists() and (found := _FEED_GUID.search(feed.read_bytes())):
        return found[1].decode().lower()  # the ledger was lost; listeners know the show by this one
    return feed_guid(f"{show.base_url.rstrip('/')}/feed.xml") if show.base_url else str(uuid.uuid4())


def _after(episodes: dict[str, dict[str, Any]], now: datetime) -> str:
    """Now, or a second after the latest date: apps order by date, and a feed's dates end at seconds."""
    now = now.astimezone(UTC).replace(microsecond=0)
    latest = max((datetime.fromisoformat(entry["published"]) for entry in episodes.values()), default=None)
    if latest is not None and now <= latest:
        now = latest.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1)
    return now.isoformat().replace("+00:00", "Z")
