"""What leads to episodes: search, related ones, sitemap, OPML, frames on other sites, the page where nothing is."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from podcast import airing
from podcast.airing import publish, publish_episode, withdraw_episode
from podcast.contract import DIGITAL_SOURCE_TYPE
from podcast.library import open_library
from podcast.model import ImportOrigin
from podcast.site.related import Relatives
from tests.serving import asking, served
from tests.shows import SCRIPT, SHOW, add_script, another, change, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Episode

BASE = "https://example.org/podcast/"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HIDDEN = "a word that nobody may hear yet"
LISTS = ("index.html", "search-1.js", "sitemap.xml", "subscribe.opml", "404.html", "search.html", "feed.xml")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show with one episode on air and three that are not."""
    library = make_show(tmp_path / "show", f'rights = "CC BY 4.0"\n{SHOW}')
    made(library, add_script(library, SCRIPT.replace("source: https://example.org/gauge\n", "")))
    for slug, state in (("drafted", "draft"), ("planned", "scheduled"), ("recalled", "withdrawn")):
        another(
            library,
            "the-gauge",
            slug,
            state=state,
            title=f"{HIDDEN} {slug}",
            published="2199-01-01T00:00:00Z",
        )
        for page in ("index.html", "embed.html", "oembed.json"):
            (library.episodes / slug / page).unlink()  # those of the episode that it is a copy of
    airing.refresh_feed(library)
    return library


def text(library: Library, name: str) -> str:
    """A file as it lies on disk."""
    return (library.episodes / name).read_text(encoding="utf-8")


def words(library: Library, number: int = 1) -> list[list[Any]]:
    """The episodes in a file of words."""
    script = text(library, f"search-{number}.js")
    called = re.fullmatch(r"podcastWords\((\d+),(.*)\);\n", script, re.DOTALL)
    assert called
    assert int(called[1]) == number
    found: list[list[Any]] = json.loads(called[2])
    return found


def test_nothing_off_the_air_is_listed_anywhere(library: Library) -> None:
    """Not in search, sitemap, OPML or 404; nor has it a player for frames, on the disk or served."""
    for name in LISTS:
        page = text(library, name)
        assert HIDDEN not in page
        assert not re.search(r"drafted|planned|recalled", page), name
    there = {
        path.parent.name
        for path in library.episodes.glob("*/*.html")
        if path.name in ("embed.html", "index.html")
    }
    assert there == {"the-gauge"}
    assert not list(library.episodes.glob("planned/oembed.json"))
    with served(library) as address, asking(address) as client:
        for name in ("embed.html", "oembed.json", "index.html"):
            assert client.get(f"planned/{name}").status == 404
            assert client.get(f"the-gauge/{name}").status == 200


def test_what_is_withdrawn_leaves_the_lists_at_once(library: Library) -> None:
    """On the disk and at a target, also from the files that stay there for a while otherwise."""
    publish_episode(library, "recalled")
    public = library.folder / "public"
    publish(library, str(public))
    assert HIDDEN in (public / "search-1.js").read_text(encoding="utf-8")
    assert (public / "recalled" / "embed.html").is_file()
    withdraw_episode(library, "recalled")
    withdraw_episode(library, "the-gauge")
    publish(library, str(public))
    left = {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}
    assert not [name for name in left if name.startswith(("recalled/", "the-gauge/", "search-"))]
    assert not list(library.episodes.glob("search-*.js"))


def test_the_search_has_every_sentence_with_its_time(library: Library) -> None:
    """The words of the transcript, in its order; nothing else runs in that script."""
    episode = library.episode("the-gauge")
    [[slug, title, day, language, summary, said]] = words(library)
    assert (slug, title, language, summary) == ("the-gauge", episode.title, episode.language, episode.summary)
    assert day.endswith(episode.published[:4])
    assert [sentence for _, sentence in said] == [cue.text for cue in episode.cues]
    assert [start for start, _ in said] == [round(cue.start_ms / 1000, 1) for cue in episode.cues]
    assert 'data-words="search-1.js"' in text(library, "search.html")


def test_a_full_file_of_words_stays_as_it_is(library: Library) -> None:
    """The oldest episodes come first: a new one touches the last file alone."""
    for number in range(30):
        another(library, "the-gauge", f"tide-{number}", published=f"2020-01-01T00:{number:02d}:00Z")
    airing.refresh_feed(library)
    assert [row[0] for row in words(library, 1)] == [f"tide-{number}" for number in range(25)]
    assert len(words(library, 2)) == 6
    before = (library.episodes / "search-1.js").stat().st_mtime_ns
    another(library, "the-gauge", "tide-new")
    airing.refresh_feed(library)
    assert (library.episodes / "search-1.js").stat().st_mtime_ns == before
    assert 'data-words="search-2.js search-1.js"' in text(library, "search.html")


def test_sitemap_and_opml_are_what_their_readers_expect(library: Library) -> None:
    """Every page of the site by its whole address; a list of one feed; both are XML with any title."""
    change(library, "the-gauge", title="A & B < C > \" '")
    (library.settings_file).write_text(
        library.settings_file.read_text(encoding="utf-8").replace('"Read Aloud"', "'Read & \"Aloud\" <b>'")
    )
    library = open_library(library.folder)
    airing.refresh_feed(library)
    urls = ElementTree.fromstring(text(library, "sitemap.xml")).findall(f"{SPACE}url")  # noqa: S314 - our own
    assert [url.findtext(f"{SPACE}loc") for url in urls] == [
        f"{BASE}index.html",
        f"{BASE}the-gauge/index.html",
    ]
    published = library.episode("the-gauge").published
    assert [url.findtext(f"{SPACE}lastmod") for url in urls] == [None, published[:10]]
    [outline] = ElementTree.fromstring(text(library, "subscribe.opml")).iter("outline")  # noqa: S314
    assert outline.attrib == {
        "type": "rss",
        "text": 'Read & "Aloud" <b>',
        "title": 'Read & "Aloud" <b>',
        "xmlUrl": f"{BASE}feed.xml",
        "htmlUrl": f"{BASE}index.html",
    }


def test_robots_txt_is_written_where_programs_look_for_it(library: Library) -> None:
    """At the top of a host, with the address of the sitemap; below it nobody would read one."""
    assert not (library.episodes / "robots.txt").exists()
    with served(library) as address, asking(address) as client:
        assert f"Sitemap: {address}sitemap.xml" in client.get("robots.txt").body.decode()


def test_oembed_gives_a_frame_that_is_there(library: Library) -> None:
    """The episode's page names the answer, which frames the player; the code on the page is the same."""
    page = text(library, "the-gauge/index.html")
    link = re.search(
        r'<link rel="alternate" type="application/json\+oembed" title="The gauge" href="([^"]+)">', page
    )
    assert link
    assert link[1] == f"{BASE}the-gauge/oembed.json"
    answer = json.loads(text(library, "the-gauge/oembed.json"))
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", "The gauge")
    frame = ElementTree.fromstring(answer["html"])  # noqa: S314 - our own
    assert frame.tag == "iframe"
    assert frame.get("src") == f"{BASE}the-gauge/embed.html"
    assert (library.episodes / answer["thumbnail_url"].removeprefix(BASE)).is_file()
    code = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert code
    assert html.unescape(code[1]) == answer["html"]
    assert f'<meta name="twitter:player" content="{BASE}the-gauge/embed.html">' in page


def test_the_framed_player_works_without_scripts(library: Library) -> None:
    """Browsers' own controls, before ours take over; links lead out of the frame."""
    page = text(library, "the-gauge/embed.html")
    assert '<audio id="audio" controls preload="metadata" src="the-gauge.mp3"></audio>' in page
    assert re.search(r'<div class="controls" hidden>', page)
    assert re.findall(r'<a href="([^"]+)" target="_blank" rel="noopener"', page) == [
        "../index.html",
        "index.html",
    ]
    assert 'content="noindex"' in page


def test_the_framed_player_says_that_software_made_it(library: Library) -> None:
    """To people and to machines, on whatever site it stands; of what was taken over nobody knows."""
    page = text(library, "the-gauge/embed.html")
    assert f'<meta name="DigitalSourceType" content="{DIGITAL_SOURCE_TYPE}">' in page
    assert "</a> <span>Made with AI</span></p>" in page
    change(library, "the-gauge", origin=ImportOrigin())
    airing.refresh_feed(library)
    assert "Made with AI" not in text(library, "the-gauge/embed.html")


def test_a_private_show_is_shown_nowhere_else(library: Library) -> None:
    """No frames, no lists for strangers, no page that tells that a show is here; what was there before goes."""
    text_before = library.settings_file.read_text(encoding="utf-8")
    library.settings_file.write_text(f"{text_before}\n[feed]\nprivate = true\n", encoding="utf-8")
    library = open_library(library.folder)
    airing.refresh_feed(library)
    for name in (
        "sitemap.xml",
        "subscribe.opml",
        "404.html",
        "robots.txt",
        "the-gauge/embed.html",
        "the-gauge/oembed.json",
    ):
        assert not (library.episodes / name).exists(), name
    for name in ("index.html", "search.html", "the-gauge/index.html"):
        page = text(library, name)
        assert '<meta name="robots" content="noindex">' in page
        assert not re.search("oembed|iframe|twitter:player|opml|antennapod", page)


def test_a_browser_gets_a_page_where_nothing_is(library: Library) -> None:
    """With 404, at any depth, its style by a path from the host's top; an app gets the bare status."""
    with served(library) as address, asking(address) as client:
        lost = client.get("no/such/page", accept="text/html,*/*;q=0.8")
        assert lost.status == 404
        style = re.search(rb'rel="stylesheet" href="/([^"]+)"', lost.body)
        assert style
        assert client.get(style[1].decode()).status == 200
        assert b"<h1>" in lost.body
        bare = client.get("no/such.mp3", accept="*/*")
        assert (bare.status, bare.body) == (404, b"404 Not Found\n")


def test_a_place_that_has_its_own_keeps_them(library: Library) -> None:
    """A site's own robots.txt and 404 page are neither overwritten nor removed, nor in the way."""
    public = library.folder / "public"
    public.mkdir()
    for name in ("404.html", "sitemap.xml"):
        (public / name).write_text("theirs", encoding="utf-8")
    for _ in range(2):
        publish(library, str(public))
        assert [(public / name).read_text(encoding="utf-8") for name in ("404.html", "sitemap.xml")] == [
            "theirs"
        ] * 2
    assert (public / "subscribe.opml").is_file()


def _titled(library: Library, slug: str, title: str, summary: str) -> Episode:
    return replace(library.episode("the-gauge"), slug=slug, title=title, summary=summary, chapters=())


def test_related_episodes_share_rare_words(library: Library) -> None:
    """The two about tides are near each other, the one about bread is near nobody; no episode to itself."""
    fillers = [
        _titled(library, f"filler-{at}", f"Number {at}", f"Chapter {at} and nothing else") for at in range(9)
    ]
    shows = [
        _titled(library, "tide", "The harbour gauge", "The oldest gauge of the harbour measures the tide."),
        _titled(library, "walls", "Higher walls", "The harbour raises its walls, since the gauge says so."),
        _titled(library, "bread", "Sourdough", "Flour, water and a week of patience."),
        *fillers,
    ]
    near = Relatives(shows)
    by_slug = {one.slug: [other.slug for other in near.of(one)] for one in shows}
    assert by_slug["tide"] == ["walls"]
    assert by_slug["walls"] == ["tide"]
    assert by_slug["bread"] == []


def test_a_page_links_what_is_related(tmp_path: Path) -> None:
    """Its neighbours are linked anyhow."""
    library = make_show(tmp_path / "show", SHOW)
    made(library, add_script(library))
    for at in range(4):
        topic = {"title": f"Bread {at}", "summary": f"Loaf number {at}"} if at < 3 else {}
        another(
            library,
            "the-gauge",
            f"later-{at}",
            chapters=(),
            published=f"2027-01-0{at + 1}T00:00:00Z",
            **topic,
        )
    airing.refresh_feed(library)
    page = text(library, "the-gauge/index.html")
    related = page.partition('id="related"')[2].partition("</section>")[0]
    assert re.findall(r'href="\.\./([^/]+)/index\.html"', related) == ["later-3"]
