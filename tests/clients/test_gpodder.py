"""A client that nobody here wrote: Debian's gPodder subscribes to a served show, and the show changes under it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from podcast import airing
from podcast.airing import live_show, serving
from podcast.library import manifest, open_library
from tests.clients.gpodder import Gpodder
from tests.serving import asking, served
from tests.shows import SCRIPT, SHOW, add_script, change, made, make_show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from podcast.library import Library

pytestmark = [pytest.mark.slow, pytest.mark.debian("gpo")]
MP3 = "the-gauge/the-gauge.mp3"


@dataclass
class Line:
    """Between server and client: keeps a log, and drops the connection where it is told to."""

    app: ASGIApp
    log: list[tuple[int, str, str]] = field(default_factory=list)
    """(status, path, the range that was asked for)."""
    cut_after: int = 0
    """Bytes of the next MP3; 0 is: not at all."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on."""
        asked = dict(scope["headers"]).get(b"range", b"").decode()
        left = self.cut_after if scope["path"].endswith(".mp3") else 0
        if left:
            self.cut_after = 0

        async def sending(message: Message) -> None:
            nonlocal left
            if message["type"] == "http.response.start":
                self.log.append((message["status"], scope["path"], asked))
            elif left:
                body = message.get("body", b"")[:left]
                left -= len(body)
                await send({**message, "body": body})
                if not left:
                    raise ConnectionAbortedError
                return
            await send(message)

        await self.app(scope, receive, sending)

    def of(self, path: str) -> list[tuple[int, str]]:
        """(status, range) of each answer for a path since the last question."""
        found = [(status, asked) for status, there, asked in self.log if there == path]
        self.log.clear()
        return found


@dataclass(frozen=True, slots=True)
class Scene:
    """A show on air, and a listener who has subscribed to it."""

    library: Library
    address: str
    line: Line
    listener: Gpodder

    @property
    def feed(self) -> str:
        """What the listener subscribed to."""
        return f"{self.address}feed.xml"

    def update(self) -> None:
        """The listener's app looks for news."""
        self.listener.run("update")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with one episode, made once."""
    library = make_show(tmp_path_factory.mktemp("original"))
    made(library, add_script(library))
    return library.folder


@pytest.fixture
def scene(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """The show served, subscribed to, its episode downloaded and heard."""
    monkeypatch.setattr(live_show, "_EVERY_S", 0.0)
    monkeypatch.setattr(live_show, "_SHARE", 0.0)
    folder = tmp_path / "show"
    shutil.copytree(original, folder)
    library = open_library(folder)
    lines: list[Line] = []

    def around(app: ASGIApp) -> ASGIApp:
        lines.append(Line(app))
        return lines[0]

    with served(library, around=around) as address:
        listener = Gpodder(tmp_path / "home")
        listener.run("subscribe", f"{address}feed.xml")
        yield Scene(library, address, lines[0], listener)


def guid(scene: Scene) -> str:
    """Of the episode that was there first."""
    return next(iter(scene.listener.episodes))


def settled(scene: Scene) -> str:
    """The first episode's guid, once it is downloaded and heard: what must not come back as new."""
    it = guid(scene)
    scene.listener.run("download", scene.feed, it)
    scene.listener.heard(it)
    assert scene.listener.episodes[it].downloaded
    return it


def test_it_subscribes_and_sees_the_episode(scene: Scene) -> None:
    """Title, guid, address and length, as the manifest has them; new, not downloaded."""
    episode = manifest.load(scene.library.manifest_file("the-gauge"))
    (kept,) = scene.listener.episodes.values()
    assert (kept.guid, kept.title, kept.url) == (episode.guid, "The gauge", f"{scene.address}{MP3}")
    assert abs(kept.seconds - episode.duration_ms / 1000) <= 1
    assert kept.new
    assert not kept.downloaded
    assert scene.listener.feeds == [scene.feed]


def test_it_downloads_the_same_bytes(scene: Scene) -> None:
    """In one go, under the episode's name."""
    it = guid(scene)
    scene.listener.run("download", scene.feed, it)
    assert scene.listener.audio(it) == (scene.library.episodes / MP3).read_bytes()
    assert scene.line.of(f"/{MP3}") == [(200, "")]


@pytest.mark.parametrize("cut_after", [1, 100_000, 400_001])
def test_h2_it_resumes_a_cut_download(scene: Scene, cut_after: int) -> None:
    """The connection drops in the middle: the next try asks for the rest, gets 206, and every byte is right."""
    it = guid(scene)
    scene.listener.run("set", "auto.retries", "0")  # not in the same run: the next one finds what there is
    scene.line.cut_after = cut_after
    scene.listener.run("download", scene.feed, it)
    assert not scene.listener.episodes[it].downloaded
    (partial,) = scene.listener.downloads.rglob("*.partial")
    have = partial.stat().st_size
    assert 0 < have <= cut_after
    scene.listener.run("download", scene.feed, it)
    assert scene.line.of(f"/{MP3}") == [(200, ""), (206, f"bytes={have}-")]
    assert scene.listener.audio(it) == (scene.library.episodes / MP3).read_bytes()


def test_h3_it_gets_304_while_nothing_changes(scene: Scene) -> None:
    """Each time it looks, also after the server has been started again."""
    scene.line.of("/feed.xml")
    for _ in range(2):
        scene.update()
    assert scene.line.of("/feed.xml") == [(304, "")] * 2
    again = Line(
        serving.make_show_application(open_library(scene.library.folder), scene.address, lambda _line: None)
    )
    scene.line.app, again.app = again.app, scene.line.app
    scene.update()
    assert scene.line.of("/feed.xml") == [(304, "")]


def second_episode(scene: Scene) -> None:
    """Made as any other."""
    other = SCRIPT.replace("title: The gauge", "title: The harbour").replace("/gauge", "/harbour")
    made(scene.library, add_script(scene.library, other, "the-harbour"))


def test_a_second_episode_is_one_new(scene: Scene) -> None:
    """And the first is what it was."""
    first = settled(scene)
    before = scene.listener.episodes[first]
    second_episode(scene)
    scene.update()
    episodes = scene.listener.episodes
    assert episodes.pop(first) == before
    (new,) = episodes.values()
    assert (new.title, new.new, new.downloaded) == ("The harbour", True, False)
    scene.listener.run("download", scene.feed, new.guid)
    audio = scene.library.episodes / "the-harbour" / "the-harbour.mp3"
    assert scene.listener.audio(new.guid) == audio.read_bytes()


def retitle(scene: Scene) -> None:
    """The script has another title."""
    made(
        scene.library, add_script(scene.library, SCRIPT.replace("title: The gauge", "title: The tide gauge"))
    )


def revoice(scene: Scene) -> None:
    """Other voices: other sound."""
    made(scene.library, add_script(scene.library, SCRIPT.replace("Maya: tone:high", "Maya: tone:low")))


def rename(scene: Scene) -> None:
    """The script's file has another name, and the episode goes with it."""
    path = scene.library.scripts / "the-gauge.md"
    made(scene.library, path.rename(path.with_stem("the-tide-gauge")))


@pytest.mark.parametrize(
    ("republish", "title", "name"),
    [
        (retitle, "The tide gauge", "the-gauge/the-gauge-"),
        (revoice, "The gauge", "the-gauge/the-gauge-"),
        (rename, "The gauge", "the-tide-gauge/the-tide-gauge"),
    ],
)
def test_no_republish_makes_a_duplicate(
    scene: Scene, republish: Callable[[Scene], None], title: str, name: str
) -> None:
    """The one episode, still heard and downloaded, known by what it is now; who comes later gets the new sound."""
    it = settled(scene)
    published = scene.listener.episodes[it]
    republish(scene)
    scene.update()
    (kept,) = scene.listener.episodes.values()
    assert (kept.guid, kept.title) == (it, title)
    assert kept.url.startswith(f"{scene.address}{name}")  # other bytes have another name
    assert (kept.new, kept.downloaded, kept.file) == (False, True, published.file)
    late = Gpodder(scene.listener.home / "late")
    late.run("subscribe", scene.feed)
    late.run("download", scene.feed, it)
    assert late.audio(it) == scene.library.audio_file(name.partition("/")[0]).read_bytes()


def test_a_changed_guid_would_be_seen(scene: Scene) -> None:
    """The fault that the tests above look for: an episode whose guid changes comes again as new."""
    it = settled(scene)
    change(scene.library, "the-gauge", guid="another")
    scene.update()
    assert set(scene.listener.episodes) == {it, "another"}
    assert scene.listener.episodes["another"].new


def test_f22_a_host_move_brings_nothing_twice(scene: Scene, tmp_path: Path) -> None:
    """The old host redirects for good: gPodder follows, and knows every episode under its new address."""
    it = settled(scene)
    away = tmp_path / "away"
    shutil.copytree(scene.library.folder, away)
    with served(
        make_show(away, f'{SHOW}\n[feed]\nnew_feed_url = "https://example.net/feed.xml"\n')
    ) as address:

        async def moved(scope: Scope, _receive: Receive, send: Send) -> None:
            location = f"{address}{scope['path'][1:]}".encode()
            await send({"type": "http.response.start", "status": 301, "headers": [(b"location", location)]})
            await send({"type": "http.response.body", "body": b""})

        scene.line.app = moved
        scene.update()
        assert scene.listener.feeds == [f"{address}feed.xml"]
        (kept,) = scene.listener.episodes.values()
        assert (kept.guid, kept.url) == (it, f"{address}{MP3}")
        assert (kept.new, kept.downloaded) == (False, True)


def test_f22_a_host_move_without_a_redirect(scene: Scene, tmp_path: Path) -> None:
    """The old host is gone, the listener types the new address: the same guids there, and the tag that tells apps."""
    it = guid(scene)
    away = tmp_path / "away"
    shutil.copytree(scene.library.folder, away)
    library = make_show(away, f'{SHOW}\n[feed]\nnew_feed_url = "https://example.net/feed.xml"\n')
    with served(library) as address:
        listener = Gpodder(tmp_path / "other")
        listener.run("subscribe", f"{address}feed.xml")
        assert set(listener.episodes) == {it}
        with asking(address) as client, asking(scene.address) as old:
            here, there = (etree.fromstring(it.get("feed.xml").body) for it in (client, old))
        assert [it.text for it in here.iter("{*}guid")] == [it.text for it in there.iter("{*}guid")]
        assert here.findtext(".//{*}new-feed-url") == "https://example.net/feed.xml"


def test_a_withdrawal_brings_nothing_new(scene: Scene) -> None:
    """What was downloaded stays with the listener, what was not goes; published again, it is the same episode."""
    it = settled(scene)
    second_episode(scene)
    scene.update()
    (other,) = set(scene.listener.episodes) - {it}
    for slug in ("the-gauge", "the-harbour"):
        airing.withdraw_episode(scene.library, slug)
    scene.update()
    (kept,) = scene.listener.episodes.values()
    assert (kept.guid, kept.new, kept.downloaded) == (it, False, True)
    for slug in ("the-gauge", "the-harbour"):
        airing.publish_episode(scene.library, slug)
    scene.update()
    assert set(scene.listener.episodes) == {it, other}
    assert not scene.listener.episodes[it].new


@pytest.mark.parametrize("change", ["retitle", "revoice", "rename"])
def test_a_feed_of_yesterday_downloads_what_it_named(scene: Scene, change: str) -> None:
    """The app has not looked since: it gets the old file whole; after its next look the new one; one episode."""
    it = guid(scene)
    old = (scene.library.episodes / MP3).read_bytes()
    script = scene.library.script_file("the-gauge")
    if change == "rename":
        airing.rename_episode(scene.library, "the-gauge", "tide")
        script = scene.library.script_file("tide")
    text = script.read_text(encoding="utf-8")
    voice = text.replace("Theo: tone:low", "Theo: tone:other")
    made(
        scene.library,
        add_script(
            scene.library,
            voice if change == "revoice" else text.replace("title: The gauge", "title: The tide"),
            script.stem,
        ),
    )
    scene.line.log.clear()
    scene.listener.run("download", scene.feed, it)
    assert scene.listener.audio(it) == old
    assert {status for status, _, _ in scene.line.log} <= {200, 206, 304}
    later = Gpodder(scene.listener.home.with_name("later"))
    later.run("subscribe", scene.feed)
    scene.update()
    new = scene.library.audio_file(script.stem).read_bytes()
    assert set(scene.listener.episodes) == set(later.episodes) == {it}
    later.run("download", scene.feed, it)
    assert later.audio(it) == new != old
