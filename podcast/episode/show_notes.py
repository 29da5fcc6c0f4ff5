"""Show notes: what it is about, where its chapters are, what it was made from and how."""

from __future__ import annotations

import functools
import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import DESCRIPTION_LIMIT, LINK_LIMIT, NOTES, SENTENCES, VALUE_LIMIT
from podcast.episode import json_chapters, plain_page, source_sentences
from podcast.language.plain.hygiene import clean, fit, format_clock, shorten, split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.model import Description, Episode

LIMIT = DESCRIPTION_LIMIT
"""Bytes of a description that directories keep."""
_SENTENCES = "The sentences behind this episode, by chapter"
_FIELD = 200
"""Characters of a title, an author, a credit."""


def to_text(episode: Description, limit: int = LIMIT, folder: str = "") -> str:
    """Returns the notes as text of at most `limit` bytes of UTF-8.

    With `folder`, the address of the episode's files, they link to the page that holds the article's sentences.
    """
    parts = _parts(episode)
    links = _plain_source(*parts.source), _plain_sentences(_page_of_sentences(episode, folder))
    return _assemble(parts, limit, _plain_block, links)


def to_html(episode: Description, limit: int = LIMIT, folder: str = "") -> str:
    """Returns the notes as HTML of p, ul, li and a only, of at most `limit` bytes of UTF-8; see `to_text`."""
    parts = _parts(episode)
    links = _html_source(*parts.source), _html_sentences(_page_of_sentences(episode, folder))
    return _assemble(parts, limit, _html_block, links)


def _page_of_sentences(episode: Description, folder: str) -> str:
    page = f"{folder}{NOTES}#{SENTENCES}" if folder and episode.cited else ""
    return page if len(page.encode()) <= LINK_LIMIT else ""


def render_page(episode: Episode, show_title: str = "") -> str:
    """Returns `notes.html`: the whole notes and the article's sentences, a page beside the files it links to."""
    behind = source_sentences.sentences_by_chapter(episode.chapters, episode.cues, episode.footnotes)
    title = html.escape(shorten(episode.title, VALUE_LIMIT))
    show = f"<p>{html.escape(shorten(show_title, VALUE_LIMIT))}</p>\n" if clean(show_title) else ""
    return f"""{plain_page.render_head(episode, "media-src 'self'")}<body dir="auto">
<main>
{show}<h1>{title}</h1>
<audio controls preload="none" src="{html.escape(episode.audio)}"></audio>
{to_html(episode, 1 << 30)}
<p><a href="{html.escape(episode.audio)}">MP3</a> · <a href="transcript.html">Transcript</a></p>
{source_sentences.to_html(behind)}
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class _NoteParts:
    """What the notes say, in whatever form."""

    summary: tuple[str, ...]
    chapters: list[str]
    source: tuple[str, str, str]
    """Its title, the words after it, its address; empty where there is none."""
    credits: tuple[str, ...]


def _parts(episode: Description) -> _NoteParts:
    times = [
        f"{format_clock(chapter.start_ms)} {json_chapters.chapter_title(chapter.title)}"
        for chapter in episode.chapters
    ]
    names = tuple(host.name for host in episode.hosts)
    return _NoteParts(
        split_paragraphs(episode.summary),
        times,
        _source(episode),
        _credits(names, bool(episode.source), episode.music, episode.rights),
    )


def _assemble(
    parts: _NoteParts, limit: int, block: Callable[[Sequence[str]], str], links: Sequence[str]
) -> str:
    """Returns summary, chapters, links, credits: all of the latter two, then what fits of summary and chapters."""
    credit_blocks = [*filter(None, links), *(block([line]) for line in parts.credits)]
    summary = [block([paragraph]) for paragraph in parts.summary]
    times = list(parts.chapters)
    listed = [block(times)] if times else []
    if _size([*summary, *listed, *credit_blocks]) > limit:
        room = limit - _size(credit_blocks)
        reserve = min(_size(listed), room // 3)  # for the chapters, however long the summary is
        summary = []
        for paragraph in parts.summary:
            text = _fitting(paragraph, room - reserve - _size(summary), block)
            if text:
                summary.append(block([text]))
            if text != paragraph:
                break
        while times and _size([*summary, *listed]) > room:
            times.pop()
            listed = [block(times)] if times else []
    return "\n\n".join([*summary, *listed, *credit_blocks])


def _size(parts: Sequence[str]) -> int:
    """Returns the bytes of the parts, with the blank line after each."""
    return sum(len(part.encode()) + 2 for part in parts)


def _fitting(text: str, limit: int, block: Callable[[Sequence[str]], str]) -> str:
    """Returns as much of the text as fits when it stands in its block; escaping makes text longer."""
    text = fit(text, max(limit, 0))
    while text and (size := _size([block([text])])) > limit:
        length = len(text.encode())
        text = fit(text, min(length * max(limit, 0) // size, length - 1))
    return text


@functools.lru_cache(maxsize=1000)
def _credits(hosts: tuple[str, ...], sourced: bool, music: str, rights: str) -> tuple[str, ...]:
    names = [shorten(name, 60) for name in hosts]
    *others, last = names or ["each host"]
    who = f"{', '.join(others)} and {last}" if others else last
    verb = "is a synthetic voice" if not others else "are synthetic voices"
    script = "a script that software made from the source" if sourced else "a script"
    lines = [f"Made with AI: {who} {verb}, reading {script}."]
    if music := shorten(music, _FIELD):
        lines.append(f"Music: {music}")
    if rights := shorten(rights, _FIELD):
        lines.append(f"Rights: {rights}")
    return tuple(lines)


def _source(episode: Description) -> tuple[str, str, str]:
    """Returns the source's title, the words after it, its address; empty where there is none."""
    title = shorten(episode.source_title, _FIELD) or shorten(episode.source, _FIELD)
    author, date = shorten(episode.source_author, _FIELD), shorten(episode.source_date, 20)
    rest = (f" by {author}" if author else "") + (f", {date}" if date else "")
    return title, rest, urls.web_address(clean(episode.source))


def _plain_source(title: str, rest: str, url: str) -> str:
    where = f": {url}" if url and len(url.encode()) <= LINK_LIMIT and url != title else ""
    return f"Source: {title}{rest}{where}" if title else ""


def _html_source(title: str, rest: str, url: str) -> str:
    if not title:
        return ""
    url, name = html.escape(url), html.escape(title)
    name = f'<a href="{url}">{name}</a>' if url and len(url.encode()) <= LINK_LIMIT else name
    return f"<p>Source: {name}{html.escape(rest)}</p>"


def _plain_sentences(page: str) -> str:
    """Returns the line that says where the article's sentences are, unless `page`, its address, is empty."""
    return f"{_SENTENCES}: {page}" if page else ""


def _html_sentences(page: str) -> str:
    return f'<p><a href="{html.escape(page)}">{_SENTENCES}</a></p>' if page else ""


def _plain_block(lines: Sequence[str]) -> str:
    return "\n".join(lines)


def _html_block(lines: Sequence[str]) -> str:
    """Returns a paragraph of one line, a list of more."""
    if len(lines) == 1:
        return f"<p>{html.escape(lines[0])}</p>"
    return "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>"
