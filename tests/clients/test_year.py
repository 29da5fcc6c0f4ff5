"""A year of a show, by a seeded plan: what listeners were told stays true, whatever its publisher does."""

from __future__ import annotations

import hashlib
import io
import random
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import podcastparser
import pytest

from podcast import store
from podcast.airing import live_show, publishing, refreshing, snapshots
from podcast.library import edition, ledger, open_library, states, superseded
from podcast.library.numbering import Numbering
from podcast.server.application import BytesContent, FileContent
from tests.publish.shows import SHOW
from tests.shows import SCRIPT, add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Kind, Listing

pytestmark = pytest.mark.slow
START = datetime(2030, 1, 1, 6, tzinfo=UTC)
HOME = "http://192.168.7.7:8000/"
OLD, NEW = "https://old.example/show/", "https://new.example/pod/"
EPISODES = 120
MOVE = 70
"""When the show goes to another host."""
KINDS: list[Kind] = [*("full",) * 8, "bonus", "trailer"]
KEPT = timedelta(days=30)


class Clock(datetime):
    """The time of the year that is played."""

    at = START

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        at = Clock.at
        return cls(at.year, at.month, at.day, at.hour, at.minute, at.second, tzinfo=tz or UTC)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a feed told of an episode."""

    guid: str
    date: str
    number: str
    url: str
    length: int


def by_feedparser(data: bytes) -> list[Offer]:
    """As feedparser reads it."""
    parsed = feedparser.parse(io.BytesIO(data))
    assert not parsed.bozo
    return [
        Offer(
            one.id,
            one.published,
            one.get("itunes_episode", ""),
            one.enclosures[0].href,
            int(one.enclosures[0].length),
        )
        for one in parsed.entries
    ]


def by_podcastparser(data: bytes) -> list[Offer]:
    """As gPodder's parser reads it."""
    parsed = podcastparser.parse(f"{OLD}feed.xml", io.BytesIO(data), max_episodes=0)
    found = []
    for one in parsed["episodes"]:
        [enclosure] = one["enclosures"]
        found.append(
            Offer(
                one["guid"],
                str(one["published"]),
                str(one.get("number", "")),
                enclosure["url"],
                enclosure["file_size"],
            )
        )
    return found


def by_elements(data: bytes) -> list[Offer]:
    """As plain XML."""
    space = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
    found = []
    for item in ElementTree.fromstring(data).iter("item"):  # noqa: S314 - our own
        enclosure = item.find("enclosure")
        assert enclosure is not None
        guid, date, number = (item.findtext(name, "") for name in ("guid", "pubDate", f"{space}episode"))
        found.append(Offer(guid, date, number, enclosure.get("url", ""), int(enclosure.get("length", ""))))
    return found


@dataclass
class Listener:
    """Somebody's app: it polls when it likes, and downloads what it was told of weeks ago."""

    read: Callable[[bytes], list[Offer]]
    fetch: Callable[[str], bytes | None]
    feed: str
    known: dict[str, Offer] = field(default_factory=dict)
    told: list[tuple[datetime, Offer]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    downloads: int = 0

    def poll(self) -> None:
        """Read the feed, where it is by now; what it says of an episode is what it said before."""
        data = self.fetch(self.feed)
        assert data is not None, f"{self.feed} is not there"
        if (
            new := data.partition(b"<itunes:new-feed-url>")[2].partition(b"<")[0].decode()
        ) and new != self.feed:
            self.feed = new
            return self.poll()
        offers = self.read(data)
        assert len({one.guid for one in offers}) == len(offers), "an episode is there twice"
        assert len({one.url for one in offers}) == len(offers)
        for one in offers:
            before = self.known.setdefault(one.guid, one)
            assert (before.date, before.number) == (one.date, one.number), f"{before} became {one}"
        self.told += [(Clock.at, one) for one in offers]
        return None

    def forget(self) -> None:
        """Give up what was told more than 30 days ago."""
        self.told = [(at, one) for at, one in self.told if Clock.at - at < KEPT]

    def download(self, chance: random.Random, gone: set[str], recalled: dict[str, datetime]) -> None:
        """Fetch something of the last 30 days: whole, unless it was taken off the air since.

        What is withdrawn goes at once, with all its earlier takes; should it return, it is told anew.
        """
        at, one = chance.choice(self.told)
        body = self.fetch(one.url)
        self.downloads += 1
        if one.guid in gone:
            if body is not None and not one.url.startswith(OLD):
                self.broken.append(f"{one.url} was withdrawn, and is served")
        elif at > recalled.get(one.guid, START) and (body is None or len(body) != one.length):
            self.broken.append(f"{one.url} has {body and len(body)} bytes, not {one.length}")


@dataclass
class Studio:
    """The publisher, and what is done to the show."""

    library: Library
    places: dict[str, Path]
    """Address -> the folder that a web server gives out there."""
    chance: random.Random
    guids: dict[str, str] = field(default_factory=dict)
    """By the title's number: what never changes, whatever the episode is called."""
    done: dict[str, int] = field(default_factory=dict)
    recalled: dict[str, datetime] = field(default_factory=dict)
    """When an episode was last taken off the air, by guid."""

    def on_air(self) -> list[Listing]:
        return [one for one in self.library.listings() if one.state == "published"]

    def count(self, what: str) -> None:
        self.done[what] = self.done.get(what, 0) + 1

    def publish(self) -> None:
        """Bring the show to where it is published now."""
        publishing.publish(self.library, str(self.places[self.library.show.base_url]), now=Clock.at)

    def new(self, number: int) -> None:
        """One more episode, full, bonus or trailer, as `make` writes it."""
        first = self.library.episode("the-gauge")
        slug = f"part-{number}"
        kind: Kind = self.chance.choice(KINDS)
        minted = self.library.ledger.mint(slug, lambda: Clock.at, Numbering(0, kind == "full"))
        new = replace(
            first,
            slug=slug,
            guid=minted.guid,
            number=minted.number,
            kind=kind,
            published=minted.published,
            state="published",
            aired=True,
            title=f"Part {number}",
            audio=f"{slug}.mp3",
            art="",
            chapters=(),
        )
        self.guids[str(number)] = minted.guid
        self._write(new)
        self.count(kind)

    def take(self, old: Listing, title: str) -> None:
        """Another take or title of an episode: other bytes, under the same name here."""
        superseded.supersede_audio(self.library, old)
        self._write(replace(self.library.episode(old.slug), title=title))

    def _write(self, episode: Any) -> None:
        data = self.chance.randbytes(self.chance.randrange(200, 900))
        folder = self.library.episode_folder(episode.slug)
        for name, body in ((episode.audio, data), ("notes.html", b"notes"), ("transcript.vtt", data[:9])):
            store.write(folder / name, body)
        self.library.save(replace(episode, bytes=len(data), sha256=hashlib.sha256(data).hexdigest()))

    def change(self) -> None:
        """One thing that publishers do."""
        one = self.chance.choice(self.on_air())
        what = self.chance.choice(["retitle", "revoice", "revoice", "rename", "withdraw", "return"])
        here = [it for it in self.library.listings() if it.state == "withdrawn"]
        if what == "retitle":
            self.take(one, f"{one.title.split(',')[0]}, told anew")
        elif what == "revoice":
            self.take(one, one.title)
        elif what == "rename" and one.slug != "the-gauge":
            states.rename(
                self.library, one.slug, f"{one.slug.split('-named')[0]}-named-{self.chance.randrange(10**6)}"
            )
        elif (
            what == "withdraw"
            and one.number < max(it.number for it in self.on_air())
            and one.slug != "the-gauge"
        ):
            states.withdraw(self.library, one.slug, Clock.at)
            self.recalled[one.guid] = Clock.at
        elif what == "return" and here:
            states.publish(self.library, self.chance.choice(here).slug, now=Clock.at)
        else:
            return
        self.count(what)

    def settings(self, **changes: str) -> None:
        """Change show.toml."""
        text = self.library.settings_file.read_text(encoding="utf-8")
        for old, new in changes.items():
            text = (
                text.replace(getattr(self.library.show, old), new)
                if old == "base_url"
                else f"{text}\n{new}\n"
            )
        self.library.settings_file.write_text(text, encoding="utf-8")
        self.library = open_library(self.library.folder)


def at_home(library: Library) -> Callable[[str], bytes | None]:
    """What `serve` gives under an address, as it is now."""
    show = live_show.LiveShow(library, HOME, lambda _: None)

    def fetch(url: str) -> bytes | None:
        content = show.find(url.removeprefix(HOME))
        if isinstance(content, FileContent):
            return content.path.read_bytes()
        return content.body if isinstance(content, BytesContent) else None

    return fetch


@dataclass(frozen=True, slots=True)
class Year:
    """What came of it."""

    studio: Studio
    listeners: list[Listener]

    @property
    def broken(self) -> list[str]:
        return [line for listener in self.listeners for line in listener.broken]


def begin(patch: pytest.MonkeyPatch) -> None:
    """Let the program live in the year that is played."""
    for module in (edition, ledger, publishing, refreshing, live_show, snapshots, states, superseded):
        patch.setattr(module, "datetime", Clock)
    Clock.at = START


def play(folder: Path, patch: pytest.MonkeyPatch, seed: int, steps: int, table: str = "") -> Year:
    """A show over as many times three days, and three listeners who poll and download when they like."""
    begin(patch)
    library = make_show(folder / "show", f"{SHOW.replace('https://example.org/podcast', OLD)}\n{table}")
    made(library, add_script(library, re.sub(r"source: .*\n|\[music: .*\]\n\n", "", SCRIPT)))
    places = {OLD: folder / "old", NEW: folder / "new"}
    studio = Studio(library, places, random.Random(seed))
    served = at_home(library)

    def fetch(url: str) -> bytes | None:
        if url.startswith(HOME):
            return served(url)
        place = next(address for address in places if url.startswith(address))
        path = places[place] / urlsplit(url.removeprefix(place)).path
        return path.read_bytes() if path.is_file() else None

    readers = (by_feedparser, by_podcastparser, by_elements)
    feeds = (f"{OLD}feed.xml", f"{OLD}feed.xml", f"{HOME}feed.xml")
    listeners = [Listener(read, fetch, feed) for read, feed in zip(readers, feeds, strict=True)]
    for step in range(steps):
        Clock.at = START + timedelta(days=3 * step, minutes=studio.chance.randrange(600))
        studio.new(step + 1)
        for _ in range(studio.chance.randrange(3)):
            studio.change()
        if step == MOVE:  # the last that the old place says is where the new one is
            studio.settings(feed=f'[feed]\nnew_feed_url = "{NEW}feed.xml"')
        if step % 2 == 0:  # two at a time
            studio.publish()
        if step == MOVE:
            studio.settings(base_url=NEW)
            studio.publish()
        gone = {one.guid for one in studio.library.listings() if one.state != "published"}
        if (
            evening := step % 3 == 2
        ):  # when the one at home listens; a server takes a moment to look at the show
            served = at_home(studio.library)
        for listener in listeners if evening else listeners[:2]:
            listener.forget()
            if not listener.told or studio.chance.random() < 0.2:
                listener.poll()
            for _ in range(9 if listener is listeners[2] else 3):
                listener.download(studio.chance, gone, studio.recalled)
    return Year(studio, listeners)


def test_a_year_breaks_no_promise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """120 episodes, retitled, voiced anew, renamed, withdrawn, moved to another host: nothing told is broken."""
    year = play(tmp_path, monkeypatch, seed=1, steps=EPISODES)
    studio, listeners = year.studio, year.listeners
    assert year.broken == []
    by_guid = {one.guid: one for one in studio.library.listings()}
    titles = {number: by_guid[guid].title for number, guid in studio.guids.items()}
    assert all(title.partition(",")[0] == f"Part {number}" for number, title in titles.items())
    assert (
        min(studio.done.get(what, 0) for what in ("retitle", "revoice", "rename", "withdraw", "return")) >= 5
    )
    assert listeners[0].feed == f"{NEW}feed.xml"
    assert sum(listener.downloads for listener in listeners) == 3 * 3 * EPISODES


def test_a_show_that_keeps_nothing_breaks_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The listeners notice it, so that they would notice a fault."""
    year = play(tmp_path, monkeypatch, seed=2, steps=20, table="[publish]\nkeep_days = 0\n")
    assert any("None bytes" in line for line in year.broken)
