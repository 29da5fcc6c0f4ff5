"""Shows to publish whose episodes change in an instant, and listeners who look at what is at the target."""

from __future__ import annotations

import hashlib
import json
import ssl
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlsplit

import httpx
from lxml import etree

from podcast import airing, store
from podcast.library import manifest
from podcast.library.manifest import NAME as MANIFEST
from tests import shows as studios

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Episode

BASE = "https://example.org/podcast/"
SHOW = studios.SHOW.replace("[hosts]", 'rights = "CC BY 4.0"\n\n[hosts]', 1)
_TLS = ssl.create_default_context()
"""Made once: each request would take 30 ms to make its own."""
_ATOM = "{http://www.w3.org/2005/Atom}"


def new_show(folder: Path, episodes: int = 3, show: str = SHOW) -> Library:
    """A show in `folder`: one episode that was made, the others its copies under other names."""
    library = studios.make_show(folder, show)
    studios.made(library, studios.add_script(library))
    for number in range(2, episodes + 1):
        add_episode(library, number)
    airing.refresh_feed(library)
    return library


def add_episode(library: Library, number: int) -> str:
    """One more episode, as if it had been made; its slug."""
    slug = f"gauge-{number}"
    old, new = library.episodes / "the-gauge", library.episodes / slug
    for path in old.iterdir():
        name = f"{slug}.mp3" if path.suffix == ".mp3" else path.name
        if path.name not in (MANIFEST, "index.html"):
            store.write(new / name, path.read_bytes())
    first = manifest.load(old / MANIFEST)
    published = datetime.fromisoformat(first.published) + timedelta(seconds=number)
    episode = replace(
        first,
        slug=slug,
        guid=f"guid-of-{slug}",
        number=number,
        title=f"Gauge {number}",
        published=published.isoformat().replace("+00:00", "Z"),
        audio=f"{slug}.mp3",
        state="published",
    )
    _revoiced(library, episode, (new / f"{slug}.mp3").read_bytes() + f"take {number}".encode())
    return slug


def revoice(library: Library, slug: str, data: bytes) -> None:
    """Give an episode other audio, under the same name, as `make` does after an edit."""
    _revoiced(library, manifest.load(library.manifest_file(slug)), data)


def _revoiced(library: Library, episode: Episode, data: bytes) -> None:
    folder = library.episodes / episode.slug
    store.write(folder / episode.audio, data)
    store.write(folder / "transcript.txt", f"take {hashlib.sha256(data).hexdigest()}\n")
    episode = replace(episode, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
    store.write(folder / MANIFEST, manifest.dumps(episode))


def set_state(library: Library, slug: str, state: str) -> None:
    """Withdraw an episode, or put it on air."""
    studios.change(library, slug, state=state)


def change_something(library: Library, chance: random.Random) -> None:
    """What may happen to a show between two publishers: a new episode, another take, a withdrawal, a return."""
    slugs = sorted(path.parent.name for path in library.episodes.glob(f"*/{MANIFEST}"))
    slug = chance.choice(slugs)
    state = manifest.load(library.manifest_file(slug)).state
    action = chance.choice(["voice", "voice", "new" if len(slugs) < 6 else "voice", "state"])
    if action == "new":
        add_episode(library, len(slugs) + 1)
    elif action == "state":
        set_state(library, slug, "withdrawn" if state == "published" else "published")
    else:
        revoice(library, slug, chance.randbytes(chance.randrange(1000, 300_000)))


class Place(Protocol):
    """A target as a listener, or its owner, sees it: none of our code."""

    def get(self, name: str) -> bytes | None: ...

    def names(self) -> set[str]: ...


@dataclass(frozen=True)
class FolderPlace:
    """A folder."""

    root: Path

    def get(self, name: str) -> bytes | None:
        path = self.root / name
        return path.read_bytes() if path.is_file() else None

    def names(self) -> set[str]:
        return {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class BucketPlace:
    """A bucket, by HTTP."""

    endpoint: str
    bucket: str
    prefix: str = ""

    def get(self, name: str) -> bytes | None:
        answer = self.answer(name)
        return answer[0] if answer else None

    def answer(self, name: str) -> tuple[bytes, dict[str, str]] | None:
        """Body, and headers by their names in lower case."""
        answer = httpx.get(f"{self.endpoint}/{self.bucket}/{quote(self.prefix + name)}", verify=_TLS)
        assert answer.status_code in (200, 404), answer
        return (answer.content, dict(answer.headers)) if answer.status_code == 200 else None

    def names(self) -> set[str]:
        address = f"{self.endpoint}/{self.bucket}?list-type=2&prefix={quote(self.prefix)}"
        keys = (
            key.text or "" for key in etree.fromstring(httpx.get(address, verify=_TLS).content).iter("{*}Key")
        )
        return {key.removeprefix(self.prefix) for key in keys}


@dataclass(frozen=True)
class Heard:
    """An item of the feed."""

    guid: str
    name: str
    """Of the enclosure, from the feed's own address."""
    length: int


def heard(place: Place) -> list[Heard]:
    """Every item of the feed at a place, over all its pages; AssertionError when a page cannot be parsed."""
    items, name = [], "feed.xml"
    while name:
        data = place.get(name)
        assert data is not None, f"{name} is not there"
        channel = etree.fromstring(data).find("channel")
        assert channel is not None
        for item in channel.iter("item"):
            enclosure = item.find("enclosure")
            assert enclosure is not None
            url = str(enclosure.attrib["url"])
            if url.startswith(BASE):
                found = Heard(
                    item.findtext("guid") or "", url.removeprefix(BASE), int(enclosure.attrib["length"])
                )
                items.append(found)
        links = channel.iter(f"{_ATOM}link")
        following = next((str(link.attrib["href"]) for link in links if link.attrib["rel"] == "next"), "")
        name = urlsplit(following).path.rpartition("/")[2]
    return items


def assert_whole(place: Place) -> None:
    """The feed, when there is one, parses, and each enclosure that it names exists with its length."""
    if place.get("feed.xml") is None:
        return
    for item in heard(place):
        data = place.get(item.name)
        assert data is not None, f"the feed names {item.name}, which is not there"
        assert len(data) == item.length, f"{item.name} has {len(data)} bytes, the feed says {item.length}"


def assert_published(place: Place, library: Library) -> None:
    """All of the show that is on air lies at the place, with its bytes, and nothing else of it."""
    assert_whole(place)
    listed = {it.guid: it.name for it in heard(place)}
    on_air = {
        it.guid: it for it in [library.episode(slug) for slug in library.slugs()] if it.state == "published"
    }
    assert set(listed) == set(on_air)
    feeds = {path.name: path.read_bytes() for path in library.episodes.glob("feed*.xml")}
    expected = {*feeds, "cover.jpg", ".podcast-files.json", *listed.values()}
    for guid, episode in on_air.items():
        folder = library.episodes / episode.slug
        audio = place.get(listed[guid])
        assert audio == (folder / episode.audio).read_bytes()
        for path in folder.iterdir():
            if path.name not in (MANIFEST, episode.audio):
                name = f"{episode.slug}/{path.name}"
                expected.add(name)
                if path.name not in ("index.html", "embed.html", "notes.html"):  # they may name another file
                    assert place.get(name) == path.read_bytes(), name
    expected |= {path.name for path in library.episodes.glob("cover-*.jpg")}
    expected |= _site(library)
    kept = {name for name, entry in ledger_of(place).items() if entry.get("until")}
    assert not kept & expected
    names = place.names() - kept
    assert not names - expected, f"left behind: {sorted(names - expected)}"
    assert not expected - names, f"not there: {sorted(expected - names)}"
    if all(name == f"{name.partition('/')[0]}/{name.partition('/')[0]}.mp3" for name in listed.values()):
        assert {name: place.get(name) for name in feeds} == feeds


def _site(library: Library) -> set[str]:
    from podcast.airing import site_files
    from podcast.library import current_edition

    return {page.name for page in site_files.SiteFiles.of(library, current_edition(library)).public_files()}


def ledger_of(place: Place) -> dict[str, dict[str, object]]:
    """The files that the ledger at a place lists."""
    data = place.get(".podcast-files.json")
    assert data is not None
    files: dict[str, dict[str, object]] = json.loads(data)["files"]
    return files
