"""The pages as files: which there are, what is written when, what stands in them."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from podcast import airing, store
from podcast.airing import site_files
from podcast.library import current_edition, manifest, open_library
from podcast.site.colour import DARK, LIGHT, contrast, palette
from tests.shows import add_script, another, change, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Episode

PER_PAGE = 50


@pytest.fixture(scope="module")
def episode(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """What an episode's manifest says."""
    library = make_show(tmp_path_factory.mktemp("one"))
    return made(library, add_script(library)).episode


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, episode: Episode) -> Library:
    """A show whose 120 episodes are their manifests alone, and its site."""
    library = make_show(tmp_path_factory.mktemp("many"))
    for number in range(1, 121):
        add(library, episode, number)
    refresh(library)
    return library


@pytest.fixture
def library(tmp_path: Path, many: Library) -> Library:
    """A copy of it, for one test to change."""
    shutil.copytree(many.folder, tmp_path / "show")
    return open_library(tmp_path / "show")


def add(library: Library, like: Episode, number: int) -> None:
    """One more manifest."""
    slug = f"episode-{number}"
    day = f"20{20 + number // 300:02d}-{number // 25 % 12 + 1:02d}-{number % 25 + 1:02d}T06:00:00Z"
    new = replace(
        like,
        slug=slug,
        guid=f"guid-{number}",
        number=number,
        title=f"Title {number}",
        published=day,
        audio=f"{slug}.mp3",
        art="",
    )
    store.write(library.manifest_file(slug), manifest.dumps(new))


def refresh(library: Library) -> set[str]:
    """Refresh the site; the names of the pages that were written or removed by it."""
    before = stamps(library)
    site_files.SiteFiles.of(library, current_edition(library)).refresh()
    after = stamps(library)
    return {name for name in before | after if before.get(name) != after.get(name)}


def stamps(library: Library) -> dict[str, tuple[int, int]]:
    """What tells whether a page was written: its inode and time."""
    folder = library.episodes
    pages = (path for path in folder.rglob("*.html"))
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in pages
    }


def text(library: Library, name: str) -> str:
    """A page as it lies on disk."""
    return (library.episodes / name).read_text(encoding="utf-8")


def listed(page: str) -> list[str]:
    """The episodes that a page lists, in its order."""
    return re.findall(r'<a class="title" href="(episode-\d+)/index\.html">', page)


class Links(HTMLParser):
    """What a page links to and loads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        values = dict(attrs)
        self.tags.append((tag, values))
        self.found += [value for key in ("href", "src") if (value := values.get(key))]


def test_every_episode_is_listed_once_newest_first(library: Library) -> None:
    """The front has the newest, full pages of the archive the rest, so that the two read on as one list."""
    pages = [text(library, name) for name in ("index.html", "archive-1.html")]
    assert listed(pages[0]) + listed(pages[1]) == [f"episode-{number}" for number in range(120, 0, -1)]
    assert len(listed(pages[1])) == PER_PAGE
    assert not (library.episodes / "archive-2.html").exists()


def test_a_new_episode_writes_its_page_its_neighbours_and_the_front(
    library: Library, episode: Episode
) -> None:
    """Nothing else is touched, and of the old episodes only the neighbour's manifest is read for it."""
    add(library, episode, 121)
    new = {"episode-121/index.html", "episode-121/embed.html"}
    assert refresh(library) == {*new, "episode-120/index.html", "index.html"}
    assert refresh(library) == set()


def test_an_archive_page_comes_once_in_fifty_episodes_and_stays(library: Library, episode: Episode) -> None:
    """The page that is full is written once; the one before it only learns who follows."""
    for number in range(121, 150):
        add(library, episode, number)
    assert "archive-1.html" not in refresh(library)
    add(library, episode, 150)
    changed = refresh(library)
    assert {"archive-2.html", "archive-1.html", "index.html"} == {name for name in changed if "/" not in name}
    assert listed(text(library, "archive-2.html"))[-1] == "episode-51"


def test_an_episode_off_air_loses_its_page(library: Library) -> None:
    """Withdrawn, its page goes, the neighbours link past it, and nothing on the site names it."""
    change(library, "episode-60", state="withdrawn")
    changed = refresh(library)
    assert not (library.episodes / "episode-60" / "index.html").exists()
    assert {"episode-61/index.html", "episode-59/index.html"} <= changed
    assert not any("episode-60/" in path.read_text() for path in library.episodes.rglob("*.html"))


def test_an_episode_off_air_loses_its_page_though_the_cache_is_gone(library: Library) -> None:
    """The index is only a shortcut: without it the stale page goes as well, and equal pages are left alone."""
    change(library, "episode-60", state="draft")
    (library.cache / "site" / "pages.json").unlink()
    assert "episode-60/index.html" in refresh(library)
    assert not (library.episodes / "episode-60" / "index.html").exists()
    (library.cache / "site" / "pages.json").write_text("[broken")
    assert refresh(library) == set()


def test_a_page_that_is_gone_or_cut_is_written_again(library: Library) -> None:
    """A page deleted or half lost is made again; the others are not touched."""
    (library.episodes / "episode-7" / "index.html").unlink()
    (library.episodes / "archive-1.html").write_text("<!doctype", encoding="utf-8")
    assert refresh(library) == {"episode-7/index.html", "archive-1.html"}


def test_a_refresh_that_was_killed_is_finished_by_the_next(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was about to change is not taken for done, even if the show goes back to what it was."""
    title = manifest.load(library.manifest_file("episode-9")).title
    change(library, "episode-9", title="Another")  # as long as the old one would be
    change(library, "episode-9", title=title[::-1])
    put = site_files._write_page
    written: list[Path] = []

    def dying(path: Path, data: bytes) -> int:
        if len(written) == 1:
            raise KeyboardInterrupt
        written.append(path)
        return put(path, data)

    monkeypatch.setattr(site_files, "_write_page", dying)
    with pytest.raises(KeyboardInterrupt):
        site_files.SiteFiles.of(library, current_edition(library)).refresh()
    monkeypatch.undo()
    change(library, "episode-9", title=title)
    refresh(library)
    assert not any(title[::-1] in path.read_text() for path in library.episodes.rglob("*.html"))


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    """Whatever a page links to or loads from the show is among the public files or the page itself."""
    library = make_show(tmp_path / "show")
    made(library, add_script(library))
    another(library, "the-gauge", "second", cues=(), chapters=())
    airing.refresh_feed(library)
    from podcast.library import list_public_files

    published = current_edition(library)
    there = {
        file.name
        for file in (
            *list_public_files(library, published),
            *site_files.SiteFiles.of(library, published).public_files(),
        )
    }
    pages = [name for name in there if name.endswith("index.html")]
    assert len(pages) == 3
    for name in pages:
        folder = name.rpartition("/")[0]
        page = text(library, name)
        for link in Links(page).found:
            target, _, fragment = link.partition("#")
            if "://" not in target:
                path = (
                    re.sub(r"^[^/]+/\.\./", "", f"{folder}/{target}" if folder else target)
                    if target
                    else name
                )
                assert path in there, f"{name} links to {link}"
                if fragment and not fragment.startswith("t="):
                    assert f'id="{fragment}"' in text(library, path)
    for file in site_files.SiteFiles.of(library, published).public_files():
        assert file.path.is_file()
        assert file.role == "page"


def test_pages_are_light_and_strict(library: Library) -> None:
    """Style and script below 20 kB; a policy without exceptions; no inline style, script or handler anywhere."""
    for path in (library.episodes / "assets").iterdir():
        assert path.stat().st_size < (100_000 if path.suffix == ".jpg" else 20_000), path
        assert re.fullmatch(r"[a-z]+-[0-9a-f]{8}\.(css|js|jpg)", path.name)
    for name in ("index.html", "archive-1.html", "episode-3/index.html"):
        page = Links(text(library, name))
        policy = next(values["content"] for tag, values in page.tags if "http-equiv" in values)
        assert policy is not None
        assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'")
        assert "unsafe" not in policy
        assert "*" not in policy
        for tag, values in page.tags:
            assert tag not in ("style", "iframe", "form", "base")
            assert not any(key == "style" or key.startswith("on") for key in values)
            assert tag != "script" or "src" in values or values.get("type") == "application/ld+json"


def test_what_machines_read(library: Library) -> None:
    """OpenGraph and schema.org hold whole addresses; the feed is found; the audio is named with its length."""
    page = text(library, "episode-3/index.html")
    base = "https://example.org/podcast/"
    values = {tag[1]["property"]: tag[1]["content"] for tag in Links(page).tags if "property" in tag[1]}
    assert values["og:title"] == "Title 3"
    assert values["og:url"] == f"{base}episode-3/index.html"
    assert values["og:audio"] == f"{base}episode-3/episode-3.mp3"
    assert (values["og:image"] or "").startswith(f"{base}cover-")
    assert f'type="application/rss+xml" title="Read Aloud" href="{base}feed.xml"' in page
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert data["@type"] == "PodcastEpisode"
    assert data["associatedMedia"]["contentUrl"] == f"{base}episode-3/episode-3.mp3"
    assert data["isBasedOn"]["url"] == "https://example.org/gauge"
    assert data["partOfSeries"]["webFeed"] == f"{base}feed.xml"
    series = json.loads(
        re.findall(r'<script type="application/ld\+json">(.*?)</script>', text(library, "index.html"))[0]
    )
    assert series["@type"] == "PodcastSeries"


def test_a_page_at_another_address_differs_in_its_addresses_alone(library: Library) -> None:
    """`render` gives the page as it is under another address, and nothing for what is no page."""
    there = current_edition(library, "https://elsewhere.net/ours/")
    for name in ("index.html", "episode-3/index.html", "archive-1.html"):
        page = site_files.SiteFiles.of(library, there).render(name)
        assert page is not None
        assert page.decode() != text(library, name)
        moved = page.decode().replace("elsewhere.net/ours/", "example.org/podcast/")
        moved = moved.replace("elsewhere.net%2Fours%2F", "example.org%2Fpodcast%2F")
        codes = re.compile("<svg.*?</svg>")  # the QR code is an address, too
        assert codes.sub("", moved) == codes.sub("", text(library, name))
    for name in ("archive-9.html", "nobody/index.html", "../show.toml", "feed.xml", ""):
        assert site_files.SiteFiles.of(library, there).render(name) is None


def test_a_private_show_asks_not_to_be_indexed(tmp_path: Path) -> None:
    """What no directory may list no search engine should, either."""
    library = make_show(tmp_path / "open")
    refresh(library)
    assert "noindex" not in text(library, "index.html")
    assert "No episode yet" in text(library, "index.html")
    assert 'class="start"' not in text(library, "index.html")
    assert "antennapod.org" in text(library, "index.html")
    private = "title = 'Ours'\n[feed]\nprivate = true\n[hosts]\nMaya = 'tone:high'\n"
    closed = make_show(tmp_path / "closed", private)
    refresh(closed)
    assert '<meta name="robots" content="noindex">' in text(closed, "index.html")
    assert "antennapod.org" not in text(closed, "index.html"), "its address is told to nobody else's server"


def start(library: Library) -> list[tuple[str, str]]:
    """Where the front sends a new listener."""
    refresh(library)
    return re.findall(
        r'<a class="start" href="([^"]+)/index\.html".*?</svg>(.*?)</a>', text(library, "index.html")
    )


def test_the_front_says_where_to_begin(library: Library) -> None:
    """With the latest episode, a serial with its first one; with the trailer when there is one, however old."""
    assert start(library) == [("episode-120", "Listen to the latest episode")]
    change(library, "episode-60", kind="trailer")
    assert start(library) == [("episode-60", "Listen to the trailer")]
    change(library, "episode-60", kind="full")
    with (library.folder / "show.toml").open("a", encoding="utf-8") as file:
        file.write("\n[feed]\ntype = 'serial'\n")
    assert start(open_library(library.folder)) == [("episode-1", "Start with the first episode")]


def test_the_page_says_how_and_from_what_it_was_made(library: Library, episode: Episode) -> None:
    """Source with its address, synthetic voices by name, and the words of the article behind each statement."""
    page = text(library, "episode-3/index.html")
    assert '<a href="https://example.org/gauge" rel="noopener">' in page
    assert "Made with AI" in page
    assert "Maya and Theo are synthetic" in page
    for note in episode.footnotes:
        assert f">{note.text}</blockquote>" in page


def test_a_chapters_link_says_where_it_leads(library: Library, episode: Episode) -> None:
    """By host and path, without what only machines need."""
    first, *others = episode.chapters
    link = "https://www.nature.com/articles/d41586/?utm_source=feed"
    change(library, "episode-120", chapters=(replace(first, url=link), *others))
    refresh(library)
    page = text(library, "episode-120/index.html")
    assert f'<a href="{link}" rel="noopener">nature.com/articles/d41586</a>' in page


def test_an_episode_of_no_article_names_none(library: Library, episode: Episode) -> None:
    """A trailer of one voice: no source, no statement about one, no summary that repeats the title."""
    nothing = {"source": "", "source_author": "", "source_date": "", "footnotes": ()}
    cues = tuple(replace(cue, cites=()) for cue in episode.cues)
    titles = {"title": "What this is", "summary": "What this is", "source_title": "What this is"}
    change(library, "episode-120", **nothing, **titles, cues=cues, hosts=episode.hosts[:1], kind="trailer")
    refresh(library)
    page = text(library, "episode-120/index.html")
    assert '<p class="by">Maya, a synthetic voice</p>' in page
    assert "The voice of Maya is synthetic.</dd>" in page
    assert "<dt>Source</dt>" not in page
    assert "isBasedOn" not in page
    assert '<p dir="auto">What this is</p>' not in page
    front = text(library, "index.html")
    assert front.count(">What this is<") == 1
    assert front.count('class="summary"') == len(listed(front)) - 1


def test_page_and_feed_say_the_same_length(library: Library) -> None:
    """To the second: 186.6 s are 3:07 on the page, and 187 in the feed."""
    change(library, "episode-120", duration_ms=186_600)
    airing.refresh_feed(library)
    assert '<span id="length">3:07</span>' in text(library, "episode-120/index.html")
    assert b"<itunes:duration>187</itunes:duration>" in library.feed.read_bytes()


@pytest.mark.parametrize("accent", ["#ffee00", "#0b2239", "#808080", "#ffffff", "#000000", "#ff0055"])
def test_any_covers_colour_can_be_read(accent: str) -> None:
    """Letters in the accent on the ground and on its tint, and letters on the accent, reach WCAG's 4.5."""
    light, dark = re.findall(r"--accent:(#\w+);--on-accent:(#\w+);--tint:(#\w+)", palette(accent))
    for (shade, letters, tint), ground, ink in ((light, LIGHT, "#1d1c1a"), (dark, DARK, "#ecebe8")):
        assert contrast(shade, ground) >= 4.5
        assert contrast(letters, shade) >= 4.5
        assert contrast(ink, tint) >= 4.5
