"""Taking over a show that has a feed: asserted on the feed and the files that it has here afterwards."""

from __future__ import annotations

import gzip
import re
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import feedparser
import pytest
from lxml import etree

from podcast import airing
from podcast.airing import fetching_audio
from podcast.airing.takeover import TakeoverOptions, TakeoverResult, take_over
from podcast.errors import EpisodeError, FetchError, ShowError
from podcast.library import ledger, manifest, open_library, states
from podcast.model import Stage
from podcast.net import Limits
from tests.feed.test_importing import SPACES, sample
from tests.shows import SCRIPT, SHOW, add_script, files, made, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library

LOCAL = ("127.0.0.1",)


class Site:
    """Files under an address on loopback, with ranges and ETags; and what was asked for."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.cut: dict[str, int] = {}
        """Where the connection breaks, from the file's beginning; once."""
        self.asked: list[tuple[str, str]] = []
        """(path, range)."""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                """Tests are quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        path = request.path.lstrip("/")
        asked = request.headers.get("Range", "")
        self.asked.append((path, asked))
        if path in self.redirects:
            request.send_response(301)
            request.send_header("Location", self.redirects[path])
            request.end_headers()
            return
        body = self.files.get(path)
        if body is None:
            request.send_error(404)
            return
        tag = f'"{hash(body)}"'
        whole = len(body)
        start = 0
        if asked and request.headers.get("If-Range") == tag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            if start >= whole:
                request.send_response(416)
                request.send_header("Content-Range", f"bytes */{whole}")
                request.end_headers()
                return
            request.send_response(206)
            request.send_header("Content-Range", f"bytes {start}-{whole - 1}/{whole}")
        else:
            request.send_response(200)
        request.send_header("Content-Type", self.types.get(path, "application/octet-stream"))
        request.send_header("Content-Length", str(whole - start))
        request.send_header("ETag", tag)
        request.end_headers()
        end = self.cut.pop(path, whole)
        request.wfile.write(body[start:end])
        if end < whole:
            request.close_connection = True


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of nothing yet."""
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture(scope="module")
def made_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show of ours with two episodes; made once."""
    folder = tmp_path_factory.mktemp("a")
    library = make_show(folder, SHOW.replace('author = "The studio"', 'author = "Us"\nlanguage = "en-gb"'))
    made(library, add_script(library))
    text = SCRIPT.replace("title: The gauge", "title: Salt & “spray”").replace("org/gauge", "org/salt")
    made(library, add_script(library, text, "salt"))
    return folder


@pytest.fixture
def old(made_show: Path, tmp_path: Path, site: Site) -> Library:
    """The show at its old address, as it is served there."""
    shutil.copytree(made_show, tmp_path / "old", ignore=shutil.ignore_patterns(".cache"))
    (tmp_path / "old" / ".cache").symlink_to(made_show / ".cache")
    path = tmp_path / "old" / "show.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("https://example.org/podcast", site.url[:-1]))
    library = open_library(tmp_path / "old")
    upload(library, site)
    return library


@pytest.fixture
def here(made_show: Path, tmp_path: Path) -> Path:
    """Where the show is to go: a folder of nothing but covers that were drawn before, which takes a second."""
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".cache").symlink_to(made_show / ".cache")
    return tmp_path / "new"


def upload(library: Library, site: Site) -> None:
    """Put the show's folder on the site, as a copy."""
    airing.refresh_feed(library)
    site.files.update(
        {name: data for name, data in files(library.episodes).items() if not name.startswith(".")}
    )


def bring(source: str | Path, folder: Path, *, media: bool = False, mine: bool = False) -> TakeoverResult:
    """`podcast import`."""
    return take_over(str(source), folder, TakeoverOptions(media, mine, LOCAL))


def items(data: bytes) -> list[tuple[str | None, ...]]:
    """(guid, date, number, title, length) of every item."""
    names = ("guid", "pubDate", "{http://www.itunes.com/dtds/podcast-1.0.dtd}episode", "title")
    return [
        (*(item.findtext(name) for name in names), item.findall("enclosure")[0].get("length"))
        for item in etree.fromstring(data).iter("item")
    ]


def urls(data: bytes) -> list[str]:
    """Of the enclosures."""
    return [str(item.get("url")) for item in etree.fromstring(data).iter("enclosure")]


def show_guid(data: bytes) -> str:
    """Of the feed's channel."""
    return str(re.search(rb"<podcast:guid>(.*?)</podcast:guid>", data)[1].decode())  # type: ignore[index]


def feed_of(*inner: str, channel: str = "") -> bytes:
    """A feed of items, each given by what stands in it."""
    body = "".join(f"<item>{one}</item>" for one in inner)
    return f'<rss version="2.0" {SPACES}><channel><title>T</title>{channel}{body}</channel></rss>'.encode()


def item(guid: str, url: str, more: str = "") -> str:
    """What stands in an item."""
    date = f"<pubDate>Tue, {int(guid[-1]) + 10} Mar 2025 07:00:00 GMT</pubDate>"
    enclosure = f'<enclosure url="{url}" length="9" type="audio/mpeg"/>'
    return f"<title>Item {guid}</title><guid>{guid}</guid>{date}{enclosure}{more}"


def test_f14_f15_f22_a_show_moves_with_every_guid_and_date(old: Library, site: Site, here: Path) -> None:
    """From address A to address B: guids, dates, numbers, titles and lengths are equal; the audio stays at A."""
    before = site.files["feed.xml"]
    site.asked.clear()
    done = bring(f"{site.url}feed.xml", here)
    assert (done.new, done.known, done.files, done.failed) == (2, 0, 0, ())
    assert any("--media fetches them" in note for note in done.notes)
    after = done.feed.read_bytes()
    assert items(after) == items(before)
    assert show_guid(after) == show_guid(before)
    assert urls(after) == urls(before)
    assert after.count(b'purpose="ai-content">true<') == before.count(b'purpose="ai-content">true<') == 3
    assert not [path for path, _ in site.asked if path.endswith(".mp3")]
    there = open_library(here).show
    assert (there.title, there.author, there.language) == (old.show.title, "Us", "en-gb")
    assert there.cover == "cover.jpg"
    assert there.base_url == ""


def test_f12_f16_a_show_moves_with_its_audio(old: Library, site: Site, here: Path) -> None:
    """To the byte, at the new address; chapters, pictures and durations are the same."""
    before = site.files["feed.xml"]
    done = bring(f"{site.url}feed.xml", here, media=True)
    assert (done.new, done.files) == (2, 2)
    path = here / "show.toml"
    path.write_text(f'base_url = "https://b.example/"\n{path.read_text(encoding="utf-8")}', encoding="utf-8")
    library = open_library(here)
    after = airing.refresh_feed(library).read_bytes()
    assert items(after) == items(before)
    for url, then in zip(urls(after), urls(before), strict=True):
        name = url.removeprefix("https://b.example/")
        assert (here / "episodes" / name).read_bytes() == site.files[then.removeprefix(site.url)]
    one, two = (states.episode(library, slug) for slug in ("the-gauge", "salt"))
    first = states.episode(old, "the-gauge")
    assert [(it.start_ms, it.title) for it in one.chapters] == [
        (it.start_ms, it.title) for it in first.chapters
    ]
    assert abs(one.duration_ms - first.duration_ms) < 1000
    assert one.sha256 == first.sha256
    assert (here / "episodes" / two.slug / two.art).exists()
    parsed = feedparser.parse(after)
    assert not parsed.bozo
    assert done.bytes == sum(int(it[-1] or 0) for it in items(after))


def test_f22_the_old_feed_announces_the_move(old: Library, site: Site, here: Path) -> None:
    """Who asks at the old address gets the show from the new one, the same one."""
    bring(f"{site.url}feed.xml", here)
    new = here / "episodes" / "feed.xml"
    site.files["b/feed.xml"] = new.read_bytes()
    path = old.folder / "show.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[feed]\nnew_feed_url = "{site.url}b/feed.xml"\n', encoding="utf-8")
    moving = open_library(old.folder)
    upload(moving, site)
    assert f"<itunes:new-feed-url>{site.url}b/feed.xml<".encode() in site.files["feed.xml"]
    assert items(site.files["feed.xml"]) == items(new.read_bytes())
    assert show_guid(site.files["feed.xml"]) == show_guid(new.read_bytes())
    site.asked.clear()
    again = bring(f"{site.url}feed.xml", here)
    assert (again.new, again.known) == (0, 2)
    assert [path for path, _ in site.asked] == ["feed.xml", "b/feed.xml"]
    third = bring(f"{site.url}feed.xml", here.parent / "third")
    assert items(third.feed.read_bytes()) == items(new.read_bytes())
    assert "new_feed_url" not in (here.parent / "third" / "show.toml").read_text(encoding="utf-8")


def test_a_second_import_brings_what_is_new_and_touches_nothing(old: Library, site: Site, here: Path) -> None:
    """Not even where somebody has decided otherwise here, or the old feed says something else now."""
    bring(f"{site.url}feed.xml", here, media=True)
    library = open_library(here)
    airing.withdraw_episode(library, "the-gauge")
    before = files(here)
    path = old.scripts / "salt.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: Salt", "title: Pepper"), encoding="utf-8"
    )
    made(old, path)
    made(
        old, add_script(old, SCRIPT.replace("org/gauge", "org/third").replace("The gauge", "Third"), "third")
    )
    upload(old, site)
    site.asked.clear()
    done = bring(f"{site.url}feed.xml", here, media=True)
    assert (done.new, done.known, done.files) == (1, 2, 1)
    assert [path for path, _ in site.asked if path.endswith(".mp3")] == ["third/third.mp3"]
    after = files(here)
    kept = {name for name in before if re.search("the-gauge|salt|show.toml", name) and "index" not in name}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert [one[3] for one in items(done.feed.read_bytes())] == ["Third", "Salt & “spray”"]


def test_what_is_made_here_goes_on_counting(old: Library, site: Site, here: Path) -> None:
    """After the highest number, with a guid of its own; the imported ones stay as they were."""
    bring(f"{site.url}feed.xml", here)
    path = here / "show.toml"
    path.write_text(re.sub(r'(?m)^(Maya|Theo) = ".*"', r'\1 = "tone:high"', path.read_text(encoding="utf-8")))
    library = open_library(here)
    made(library, add_script(library, SCRIPT.replace("org/gauge", "org/new"), "new"))
    feed = (here / "episodes" / "feed.xml").read_bytes()
    assert [one[2] for one in items(feed)] == ["3", "2", "1"]
    assert items(feed)[1:] == items(site.files["feed.xml"])


def test_f14_a_script_never_takes_an_imported_episodes_place(old: Library, site: Site, here: Path) -> None:
    """Of the same name by chance: listeners would lose one and never get the other. The same source is no chance."""
    bring(f"{site.url}feed.xml", here)
    path = here / "show.toml"
    path.write_text(re.sub(r'(?m)^(Maya|Theo) = ".*"', r'\1 = "tone:high"', path.read_text(encoding="utf-8")))
    library = open_library(here)
    before = files(here / "episodes")
    script = add_script(library, SCRIPT.replace("org/gauge", "org/other"))
    with pytest.raises(EpisodeError, match="the-gauge is an episode that came from elsewhere") as told:
        made(library, script)
    there = library.episode("the-gauge").source
    assert f"source: {there}" in str(told.value)
    assert files(here / "episodes") == before
    anew = made(library, add_script(library, SCRIPT.replace("https://example.org/gauge", there)))
    assert anew.episode.guid == manifest.listings(here / "episodes")[0].guid


def test_an_imported_episode_can_be_withdrawn_and_renamed(old: Library, site: Site, here: Path) -> None:
    """Like any other, though it has no script."""
    done = bring(f"{site.url}feed.xml", here, media=True)
    before = items(done.feed.read_bytes())
    library = open_library(here)
    assert airing.rename_episode(library, "the-gauge", "gauge") is None
    assert items(done.feed.read_bytes()) == before
    assert (here / "episodes" / "gauge" / "gauge.mp3").exists()
    airing.withdraw_episode(library, "gauge")
    assert items(done.feed.read_bytes()) == before[:1]
    airing.publish_episode(library, "gauge")
    assert items(done.feed.read_bytes()) == before


def test_a_cut_download_goes_on_where_it_broke(old: Library, site: Site, here: Path) -> None:
    """By a range, in the same run; by the next run when that was killed; never with bytes of another file."""
    url, part = f"{site.url}feed.xml", "the-gauge/the-gauge.mp3"
    site.cut[part] = 100_000
    done = bring(url, here, media=True)
    assert (done.files, done.failed) == (2, ())
    assert [asked for path, asked in site.asked if path == part] == ["", "bytes=100000-"]
    assert (here / "episodes" / part).read_bytes() == site.files[part]


@pytest.mark.parametrize("changed", [False, True])
def test_a_killed_import_is_finished_by_the_next(
    old: Library, site: Site, here: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    """Only what is missing is fetched; a file that is another by then is fetched whole."""
    url, part = f"{site.url}feed.xml", "the-gauge/the-gauge.mp3"

    def told(stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None) -> None:
        if stage is Stage.FETCHING_AUDIO and done > 650_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_over(url, here, TakeoverOptions(media=True, allow=LOCAL), told)
    assert (here / "episodes" / "salt" / "salt.mp3").read_bytes() == site.files["salt/salt.mp3"]
    assert not (here / "episodes" / part).exists()
    if changed:
        site.files[part] = site.files["salt/salt.mp3"]
    site.asked.clear()
    done = bring(url, here, media=True)
    assert (done.new, done.known, done.files) == (0, 2, 1)
    [asked] = [asked for path, asked in site.asked if path == part]
    assert re.fullmatch(r"bytes=\d{4,}-", asked)
    assert not [path for path, _ in site.asked if path == "salt/salt.mp3"]
    assert (here / "episodes" / part).read_bytes() == site.files[part]
    assert not list((here / "episodes").glob("*/.audio*"))


def test_a_download_that_was_whole_is_not_repeated(
    old: Library, site: Site, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before it was put in its place: the server is asked for the rest, and there is none."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("podcast.episode.media.identify", killed)
        with pytest.raises(KeyboardInterrupt):
            bring(f"{site.url}feed.xml", here, media=True)
    site.asked.clear()
    assert bring(f"{site.url}feed.xml", here, media=True).files == 2
    whole = len(site.files["salt/salt.mp3"])
    assert [asked for path, asked in site.asked if path == "salt/salt.mp3"] == [f"bytes={whole}-"]
    assert (here / "episodes/salt/salt.mp3").read_bytes() == site.files["salt/salt.mp3"]


@pytest.mark.parametrize("owner", [ledger.Ledger, manifest])
def test_an_import_killed_before_its_manifests_gives_the_same_identities(
    old: Library, site: Site, here: Path, monkeypatch: pytest.MonkeyPatch, owner: object
) -> None:
    """Once the ledger has them, or before."""

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(owner, "dumps" if owner is manifest else "adopt", killed)
        with pytest.raises(KeyboardInterrupt):
            bring(f"{site.url}feed.xml", here)
    done = bring(f"{site.url}feed.xml", here)
    assert done.new == 2
    assert items(done.feed.read_bytes()) == items(site.files["feed.xml"])


def test_another_show_is_never_mixed_in(old: Library, site: Site, tmp_path: Path) -> None:
    """Not into one with episodes, nor into one with a guid; nothing there changes."""
    other = make_show(tmp_path / "other", SHOW.replace("example.org/podcast", "other.example"))
    made(other, add_script(other))
    named = make_show(tmp_path / "named", f'guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"\n{SHOW}')
    airing.refresh_feed(named)
    for library in (other, named):
        before = files(library.folder)
        with pytest.raises(ShowError, match="they are two shows; import into a folder of its own with --dir"):
            bring(f"{site.url}feed.xml", library.folder)
        assert files(library.folder) == before


def test_a_show_without_episodes_takes_the_feeds_guid(old: Library, site: Site, tmp_path: Path) -> None:
    """As after `podcast init`; its show.toml stays the user's, and a line says what to add."""
    library = make_show(tmp_path / "fresh")
    text = (library.folder / "show.toml").read_bytes()
    done = bring(f"{site.url}feed.xml", library.folder)
    guid = show_guid(site.files["feed.xml"])
    assert show_guid(done.feed.read_bytes()) == guid
    assert (library.folder / "show.toml").read_bytes() == text
    assert f'Add guid = "{guid}" to show.toml: by it apps know the show.' in done.notes


def test_p2_a_locked_feed_is_left_alone(old: Library, site: Site, here: Path) -> None:
    """Unless whoever asks says that it is theirs; a second import needs no such word."""
    path = old.folder / "show.toml"
    path.write_text(f'email = "us@old.example"\n{path.read_text(encoding="utf-8")}', encoding="utf-8")
    upload(open_library(old.folder), site)
    with pytest.raises(FetchError, match=r"its owner \(us@old.example\) has locked it .*: --mine"):
        bring(f"{site.url}feed.xml", here)
    assert [path.name for path in here.iterdir()] == [".cache"]
    assert bring(f"{site.url}feed.xml", here, mine=True).new == 2
    assert bring(f"{site.url}feed.xml", here).known == 2


def test_a_private_address_is_refused_wherever_it_stands(
    old: Library, site: Site, here: Path, tmp_path: Path
) -> None:
    """For the feed; and, of a feed that came as a file, for its next page, pictures and audio."""
    with pytest.raises(FetchError, match="private address"):
        take_over(f"{site.url}feed.xml", here, TakeoverOptions(media=True))
    (tmp_path / "feed.xml").write_bytes(site.files["feed.xml"])
    site.asked.clear()
    done = take_over(str(tmp_path / "feed.xml"), here, TakeoverOptions(media=True))
    assert site.asked == []
    assert len(done.failed) == 2 * (1 + 4 + 1)  # audio, transcripts, chapters of each
    assert all("private address" in problem for problem in done.failed)
    assert any("private address" in note for note in done.notes)
    assert items(done.feed.read_bytes()) == items(site.files["feed.xml"])


def test_f23_all_pages_are_read(site: Site, here: Path) -> None:
    """By `next` and by `prev-archive`, also when they run in a circle; an episode on two of them is one."""
    for page, (guids, rel, to) in enumerate([("34", "next", 1), ("23", "prev-archive", 2), ("1", "next", 0)]):
        link = f'<atom:link rel="{rel}" href="{site.url}{to}.xml"/>'
        site.files[f"{page}.xml"] = feed_of(
            *(item(f"g{n}", f"{site.url}{n}.mp3") for n in guids), channel=link
        )
    done = bring(f"{site.url}0.xml", here)
    assert [one[:3] for one in items(done.feed.read_bytes())] == [
        (f"g{n}", f"Tue, {n + 10} Mar 2025 07:00:00 GMT".replace("Tue, 1", f"{_day(n)}, 1"), None)
        for n in (4, 3, 2, 1)
    ]


def _day(number: int) -> str:
    return ("Tue", "Wed", "Thu", "Fri")[number - 1]


def test_what_came_before_a_missing_page_is_kept(site: Site, here: Path) -> None:
    """One line says which page it was; the same command, later, brings what was behind it."""
    link = f'<atom:link rel="next" href="{site.url}late.xml"/>'
    site.files["0.xml"] = feed_of(item("g2", f"{site.url}2.mp3"), channel=link)
    done = bring(f"{site.url}0.xml", here)
    assert [one[0] for one in items(done.feed.read_bytes())] == ["g2"]
    [problem] = done.failed
    assert re.match(
        r"page 2 of the feed: .*late\.xml: there is no such page \(404\): took the 1 episodes", problem
    )
    site.files["late.xml"] = feed_of(item("g1", f"{site.url}1.mp3"))
    done = bring(f"{site.url}0.xml", here)
    assert [one[0] for one in items(done.feed.read_bytes())] == ["g2", "g1"]
    assert (done.new, done.known, done.failed) == (1, 1, ())


def test_a_feed_in_which_nothing_can_be_heard_makes_no_show(site: Site, here: Path) -> None:
    """It is a mistake, and one line."""
    site.files["0.xml"] = feed_of("<title>Words</title><guid>g1</guid>")
    with pytest.raises(FetchError, match="holds no episode that can be heard"):
        bring(f"{site.url}0.xml", here)
    assert not (here / "show.toml").exists()


def test_a_page_a_redirect_and_gzip_lead_to_the_feed(site: Site, here: Path) -> None:
    """As one pastes addresses from a browser; a page that names no feed is one line."""
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.files["show"] = f"<!doctype html><html><head>{link}</head></html>".encode()
    site.redirects["rss"] = f"{site.url}feed.xml.gz"
    site.files["feed.xml.gz"] = gzip.compress(feed_of(item("g1", "1.mp3")))
    done = bring(f"{site.url}show", here)
    assert urls(done.feed.read_bytes()) == [f"{site.url}1.mp3"]
    site.files["blog"] = b"<html><body>no feed</body></html>"
    with pytest.raises(FetchError, match="is a page that names no feed"):
        bring(f"{site.url}blog", here)
    with pytest.raises(FetchError, match="there is no such file"):
        bring(here / "nowhere.xml", here)
    site.files["bomb"] = gzip.compress(b" " * 60_000_000)
    with pytest.raises(FetchError, match="larger than 50 MB"):
        bring(f"{site.url}bomb", here)


def test_a_move_that_leads_nowhere_is_told(site: Site, here: Path) -> None:
    """What is at the old address is taken; a circle of moves ends."""
    moved = f"<itunes:new-feed-url>{site.url}{{}}</itunes:new-feed-url>"
    site.files["a.xml"] = feed_of(item("g1", "1.mp3"), channel=moved.format("gone.xml"))
    done = bring(f"{site.url}a.xml", here)
    assert done.new == 1
    assert any("It says that it has moved, but" in note for note in done.notes)
    site.files["a.xml"] = feed_of(item("g1", "1.mp3"), channel=moved.format("b.xml"))
    site.files["b.xml"] = feed_of(item("g1", "1.mp3"), item("g2", "2.mp3"), channel=moved.format("a.xml"))
    assert bring(f"{site.url}a.xml", here.parent / "circle").new in (1, 2)


@pytest.fixture
def sound(made_show: Path) -> bytes:
    """An MP3."""
    return (made_show / "episodes" / "the-gauge" / "the-gauge.mp3").read_bytes()


def test_what_is_no_audio_is_not_taken_for_it(site: Site, here: Path, sound: bytes) -> None:
    """A page for an audio file, an empty one, a missing one: each is told, and stays where it was."""
    site.files |= {"1.mp3": sound, "2.mp3": b"<html>please log in</html>" * 100, "3.mp3": b""}
    feed = feed_of(*(item(f"g{n}", f"{n}.mp3") for n in (1, 2, 3, 4)))
    site.files["feed.xml"] = feed
    done = bring(f"{site.url}feed.xml", here, media=True)
    assert done.files == 1
    assert len(done.failed) == 3
    after = done.feed.read_bytes()
    assert [url.startswith(site.url) for url in urls(after)] == [True, True, True, False]
    assert items(after)[-1][-1] == str(len(sound))
    site.files |= dict.fromkeys(("2.mp3", "3.mp3", "4.mp3"), sound)
    assert bring(f"{site.url}feed.xml", here, media=True).files == 3
    assert {one[-1] for one in items(done.feed.read_bytes())} == {str(len(sound))}


def test_audio_larger_than_the_limit_is_not_fetched(
    site: Site, here: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the feed says of its size."""
    monkeypatch.setattr(fetching_audio, "AUDIO_LIMITS", Limits(size=1000))
    site.files |= {"1.mp3": sound, "feed.xml": feed_of(item("g1", "1.mp3"))}
    [problem] = bring(f"{site.url}feed.xml", here, media=True).failed
    assert "larger than 0.001 MB" in problem


def test_p5_json_chapters_come_with_the_audio(site: Site, here: Path, sound: bytes) -> None:
    """And fit its real length."""
    more = '<podcast:chapters url="1.json" type="application/json+chapters"/>'
    site.files |= {"1.mp3": sound, "feed.xml": feed_of(item("g1", "1.mp3", more))}
    site.files["1.json"] = (
        b'{"version":"1.2.0","chapters":[{"startTime":0,"title":"A"},{"startTime":9.5,"title":"B"}]}'
    )
    bring(f"{site.url}feed.xml", here, media=True)
    [episode] = manifest.listings(here / "episodes")
    assert [(it.start_ms, it.end_ms, it.title) for it in episode.chapters] == [
        (0, 9500, "A"),
        (9500, episode.duration_ms, "B"),
    ]
    assert 30_000 < episode.duration_ms < 60_000


@pytest.mark.parametrize("name", ["wordpress", "castopod", "anchor", "feedgen"])
def test_feeds_of_other_programs_become_feeds_of_ours(name: str, here: Path, tmp_path: Path) -> None:
    """From a file, without any network: guids and dates as feedparser reads them there and here."""
    (tmp_path / "feed.xml").write_bytes(sample(name))
    done = take_over(str(tmp_path / "feed.xml"), here, TakeoverOptions(mine=True))
    then, now = feedparser.parse(sample(name).lstrip()), feedparser.parse(done.feed.read_bytes())
    assert not now.bozo
    assert sorted(it.id for it in now.entries) == sorted(it.id for it in then.entries)
    assert sorted(it.published_parsed for it in now.entries) == sorted(
        it.published_parsed for it in then.entries
    )
    assert {it.title for it in now.entries} == {it.title for it in then.entries}
    assert now.feed.title == then.feed.title
    again = take_over(str(tmp_path / "feed.xml"), here, TakeoverOptions(mine=True))
    assert (again.new, again.known) == (0, len(then.entries))


def test_numbers_are_taken_over_as_they_are(here: Path, tmp_path: Path) -> None:
    """One twice, and none where there was none: apps show what the old feed said."""

    def numbered(guid: str, number: int, season: int = 0) -> str:
        tag = f"<itunes:season>{season}</itunes:season>" if season else ""
        return item(guid, f"https://o.example/{guid}.mp3", f"{tag}<itunes:episode>{number}</itunes:episode>")

    bare = [item(f"g{n}", f"https://o.example/g{n}.mp3") for n in (1, 6)]
    entries = [
        bare[1],
        numbered("g5", 3),
        numbered("g4", 3),
        numbered("g3", 3, season=2),
        numbered("g2", -1),
        bare[0],
    ]
    (tmp_path / "feed.xml").write_bytes(feed_of(*entries))
    done = take_over(str(tmp_path / "feed.xml"), here, TakeoverOptions())
    assert {one[0]: one[2] for one in items(done.feed.read_bytes())} == {
        "g1": None, "g2": None, "g3": "3", "g4": "3", "g5": "3", "g6": None,
    }  # fmt: skip


def test_f9_a_hostile_feed_runs_nothing_and_breaks_nothing(here: Path, tmp_path: Path) -> None:
    """Script in every field, the end of CDATA, quotes in the title, a path for a guid, a name of Windows."""
    bad = "]]&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    items_ = [
        item("../../g1", "https://o.example/1.mp3", f"<description>{bad}</description>").replace(
            "Item ../../g1", bad
        ),
        item("con2", "https://o.example/2.mp3").replace("Item con2", "CON"),
    ]
    channel = f'<description>"""\\ {bad}\n[hosts]</description><itunes:author>"\\u0000\'</itunes:author>'
    data = feed_of(*items_, channel=channel).replace(b"<title>T</title>", b"<title>\"T\\\n'''\x7f</title>")
    (tmp_path / "feed.xml").write_bytes(data)
    done = take_over(str(tmp_path / "feed.xml"), here, TakeoverOptions())
    show = open_library(here).show
    assert show.title == "\"T\\ '''"
    assert show.description.startswith('"""\\ ]]>')
    feed = done.feed.read_bytes()
    assert {one[0] for one in items(feed)} == {"../../g1", "con2"}
    assert b"<script" not in feed.replace(b"&lt;script", b"")
    written = {path.name for path in (here / "episodes").iterdir() if path.is_dir()}
    assert "con-episode" in written
    assert not (here.parent / "g1").exists()


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b junk", b"<rss></rss>", b"<html>", b"\xff\xfe<\x00"])
def test_a_file_that_is_no_feed_is_one_line(here: Path, tmp_path: Path, data: bytes) -> None:
    """And no show is made of it."""
    (tmp_path / "feed.xml").write_bytes(data)
    with pytest.raises(FetchError, match=r"\A.*feed\.xml: is [^\n]*\Z"):
        take_over(str(tmp_path / "feed.xml"), here, TakeoverOptions())
    assert [path.name for path in here.iterdir()] == [".cache"]
