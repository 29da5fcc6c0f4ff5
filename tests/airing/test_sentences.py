"""What the hosts say of the notes is true: feed and MP3 lead to the article's sentences, chapter by chapter."""

from __future__ import annotations

import html.parser
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest
from lxml import etree
from mutagen.id3 import ID3

from podcast import airing
from podcast.airing import refreshing
from podcast.contract import DESCRIPTION_LIMIT
from podcast.library import current_edition, open_library
from tests.serving import served
from tests.shows import SCRIPT, SHOW, add_script, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CHAPTERS = {
    "Summary": ["The gauge has measured the tide since 1807.", "The sea stands 30 centimetres higher now."],
    "Outlook": ["The harbour will have to raise its walls."],
}
"""Title -> the sentences that the chapter cites; the welcome cites none."""


class Sections(html.parser.HTMLParser):
    """The list items of a page's section `sentences`, by the heading above them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._inside, self._tag, self._heading = False, "", ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside |= ("id", "sentences") in attrs
        self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "section"
        self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._inside and self._tag == "h3":
            self._heading = data
        if self._inside and self._tag == "li":
            self.found.setdefault(self._heading, []).append(data)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show with one episode."""
    library = make_show(tmp_path)
    made(library, add_script(library))
    return library


def notes_in(feed: bytes) -> tuple[str, list[str]]:
    """The description of the only item, and the addresses that its HTML links to."""
    [item] = etree.fromstring(feed).iter("item")
    markup = etree.fromstring(f"<div>{item.findtext(CONTENT)}</div>")
    return item.findtext("description") or "", [str(link.get("href")) for link in markup.iter("a")]


def test_the_feed_leads_to_the_sentences(library: Library) -> None:
    """The link of its notes is served, and the page has the sentences of each chapter under its title."""
    with served(library) as address:
        text, links = notes_in(httpx.get(f"{address}feed.xml").content)
        [page] = [link for link in links if link.endswith("notes.html#sentences")]
        assert page.startswith(address)
        assert page in text
        shown = httpx.get(page)
    assert shown.status_code == 200
    assert Sections(shown.text).found == CHAPTERS


def test_the_mp3_holds_the_sentences(library: Library) -> None:
    """Its lyrics have them behind the transcript, by chapter; its comment has the link."""
    tag = ID3(library.audio_file("the-gauge"))
    [lyrics] = tag.getall("USLT")
    transcript, _, behind = lyrics.text.partition("## What the article says, by chapter\n")
    assert "Theo: The harbour will have to raise its walls." in transcript
    blocks = [block.splitlines() for block in behind.strip().split("\n\n")]
    titled = zip(blocks[::2], blocks[1::2], strict=True)
    found = {title: [row.removeprefix("- ") for row in rows] for [title], rows in titled}
    assert found == CHAPTERS
    page = "https://example.org/podcast/the-gauge/notes.html#sentences"
    assert [page in comment.text[0] for comment in tag.getall("COMM")] == [True]


def test_a_script_without_footnotes_promises_nothing(tmp_path: Path) -> None:
    """No link to sentences that are nowhere."""
    library = make_show(tmp_path)
    made(library, add_script(library, SCRIPT.partition("[^1]")[0]))
    airing.publish_episode(library, "the-gauge")  # a year without a footnote is an error
    text, links = notes_in(library.feed.read_bytes())
    assert "sentences" not in text
    assert not [link for link in links if "sentences" in link]
    assert "sentences" not in (library.episode_folder("the-gauge") / "notes.html").read_text(encoding="utf-8")


def test_the_notes_stay_small_and_whole_whatever_the_article_is(library: Library) -> None:
    """Hostile sentences are text, on the page only; the feed's notes keep the limit, with the link in them."""
    bad = "</li><script>alert(1)</script> ]]> & 00:00:09 is a time " * 400
    text = SCRIPT.replace(
        "[^3]: The harbour will have to raise its walls.", f"[^3]: 00:00:09 The harbour will {bad}."
    )
    text = text.replace("hosts:", f"summary: {'The gauge is old. ' * 600}\nhosts:")
    made(library, add_script(library, text))
    airing.publish_episode(library, "the-gauge")
    description, links = notes_in(library.feed.read_bytes())
    [item] = etree.fromstring(library.feed.read_bytes()).iter("item")
    for notes in (description, item.findtext(CONTENT) or ""):
        assert len(notes.encode()) <= DESCRIPTION_LIMIT
        assert "notes.html#sentences" in notes
    page = (library.episode_folder("the-gauge") / "notes.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert any(sentence.startswith("00:00:09 The harbour") for sentence in Sections(page).found["Outlook"])
    wrong = [problem for problem in airing.check_feed(library).findings if problem.number == "P6"]
    assert [str(problem) for problem in wrong] == []
    assert len(links) == 2


def test_an_address_too_long_to_show_is_left_out(library: Library) -> None:
    """Notes have no room for it; what must be said stays."""
    (library.folder / "show.toml").write_text(
        SHOW.replace("https://example.org/podcast", f"https://example.org/{'long/' * 200}"), encoding="utf-8"
    )
    edition = replace(current_edition(open_library(library.folder)))
    text, links = notes_in(refreshing.build(edition, {})["feed.xml"])
    assert "Made with AI" in text
    assert not [link for link in links if "sentences" in link]
