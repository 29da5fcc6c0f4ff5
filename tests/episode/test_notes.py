"""Show notes: what must be in them, how long they may be, what must not get through."""

from __future__ import annotations

import html.parser
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.episode import show_notes
from podcast.model import Chapter

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode

F9 = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}


class Page(html.parser.HTMLParser):
    """Tags in order, links, and whether every tag is closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_notes_tell_what_it_is_and_where_it_comes_from(episode: Episode) -> None:
    """Summary, times, source with author and link, the AI, the music; no footnote marks."""
    for text in (
        show_notes.to_text(episode),
        Page(show_notes.to_html(episode)).text,
        Page(show_notes.render_page(episode)).text,
    ):
        assert "The gauge at Brest has been read since 1807." in text
        assert "Half of the rise came after 1980." in text
        assert "00:00:00 Welcome" in text
        assert "Source: The harbour that measures the sea by A. Writer, 2025-02-10" in text
        assert "Music: Harbour, composed for this project, CC0" in text
        assert "[^" not in text


def test_p8_notes_say_that_it_was_made_with_ai(episode: Episode, make: Callable[..., Episode]) -> None:
    """By the hosts' names, one or more."""
    assert "Made with AI: Maya and Theo are synthetic voices" in show_notes.to_text(episode)
    assert "Made with AI: Maya is a synthetic voice" in show_notes.to_text(make(hosts=episode.hosts[:1]))
    assert "Made with AI" in show_notes.to_text(make(hosts=()))
    for text in (show_notes.to_html(episode, 300), show_notes.to_text(make(summary="x " * 9000))):
        assert "Made with AI" in text


def test_p6_chapter_times_are_those_of_the_chapters(episode: Episode) -> None:
    """First at 00:00:00, all of them."""
    times = [line for line in show_notes.to_text(episode).splitlines() if line[:2].isdigit()]
    assert times == ["00:00:00 Welcome", "00:00:06 Summary", "00:00:21 Thanks"]


def test_p10_the_source_is_linked_and_only_to_the_web(episode: Episode, make: Callable[..., Episode]) -> None:
    """A file's name, or worse, is no link."""
    assert Page(show_notes.to_html(episode)).links == [episode.source]
    for source in (
        "article.txt",
        "-",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://",
        "https://[x",
    ):
        assert Page(show_notes.to_html(make(source=source))).links == []
        assert "Source: The harbour" in show_notes.to_text(make(source=source))


def test_f9_feed_html_has_only_the_tags_that_apps_show(episode: Episode) -> None:
    """And every one is closed."""
    page = Page(show_notes.to_html(episode))
    assert set(page.tags) <= F9
    assert page.attributes == {"href"}
    assert page.open == []


def test_f8_f9_hostile_text_stays_text(hostile: Episode) -> None:
    """In the feed's notes and on the page; within the bytes; with what must be said."""
    text = show_notes.to_html(hostile)
    page = Page(text)
    assert set(page.tags) <= F9
    assert page.attributes <= {"href"}
    assert page.open == []
    assert len(text.encode()) <= 4000
    assert "]]>" not in text
    assert "Made with AI" in text
    assert len(show_notes.to_text(hostile).encode()) <= 4000
    assert "Made with AI" in show_notes.to_text(hostile)
    whole = Page(show_notes.render_page(hostile, "A <b>show</b>"))
    assert not set(whole.tags) & {"script", "img", "b", "iframe"}
    assert whole.open == []


@given(
    summary=st.text(max_size=9000) | st.text("&<>\"'ä. ", max_size=3000),
    count=st.integers(0, 300),
    title=st.text("&<ab ", min_size=1, max_size=300),
    limit=st.integers(1200, 4000),
)
def test_f8_notes_keep_within_any_limit(
    episode: Episode, summary: str, count: int, title: str, limit: int
) -> None:
    """And never lose the credits."""
    chapters = tuple(Chapter(n, n + 1, title) for n in range(count))
    long = replace(episode, summary=summary, chapters=chapters, rights="CC-BY-4.0")
    for text in (show_notes.to_text(long, limit), show_notes.to_html(long, limit)):
        assert len(text.encode()) <= limit
        assert "CC-BY-4.0" in text
        assert text == text.strip()


def test_a_long_summary_ends_after_a_sentence_and_leaves_room_for_chapters(
    make: Callable[..., Episode],
) -> None:
    """Cut where a reader would."""
    text = show_notes.to_text(make(summary="This is one sentence of many. " * 300))
    assert (
        "This is one sentence of many.\n\n00:00:00 Welcome\n00:00:06 Summary\n00:00:21 Thanks\n\nSource: "
        in text
    )


@pytest.mark.parametrize("field", ["summary", "source_author", "music", "source_date"])
def test_what_is_not_known_leaves_no_gap(make: Callable[..., Episode], field: str) -> None:
    """No empty paragraph, no `by` without a name."""
    text = show_notes.to_text(make(**{field: ""}))
    assert "\n\n\n" not in text
    assert "by ," not in text
    assert "<p></p>" not in show_notes.to_html(make(**{field: ""}))
