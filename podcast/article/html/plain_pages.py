"""Pages that are plain text in `pre`, as old documents and standards are: their paragraphs and headings as elements."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_MOST = 0.6
"""Share of a page's words that stand in `pre`, from which on the page is plain text."""
_PROSE = 0.5
"""Share of the words of plain text that stand in sentences, at least: code and tables have fewer."""
_HEADING = 10
"""Words of a line that is a heading at most."""
_NUMBERED = re.compile(
    r"(?:appendix\s+)?(\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})*)\.?\s+(?=[^\W\d_])", re.IGNORECASE
)
"""How a numbered heading begins: “4.2.  What the tide moves”, “Appendix A.  Gauges”."""
_PAGE = re.compile(r".*\[?\bpage\s+\d{1,4}\]?\s*", re.IGNORECASE)
"""What stands at the foot of a page."""
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$")
"""The dots of a table of contents, up to the page."""
_WORD = re.compile(r"[^\W\d_]{2,}[.,;:!?)”\"’']*")
_COLUMNS = re.compile(r"\S {3,}\S")
"""What divides columns: who wrote a memo, and when, stands above it."""
_WORDS = 0.7
"""Share of words in what is text; figures, grammars and code have fewer."""


def show_plain_text(tree: HtmlElement) -> None:
    """Make paragraphs and headings of a page's `pre` elements where these are the page, and are text."""
    pres = [pre for pre in tree.iter("pre") if next(pre.iterancestors("pre"), None) is None]
    if not pres:
        return
    body = tree.find("body")
    texts = [pre.text_content() for pre in pres]
    words = sum(len(text.split()) for text in texts)
    if words < _MOST * len((tree if body is None else body).text_content().split()):
        return
    parts = list(_join_pages(_read_parts("\n".join(texts).replace("\f", "\n").split("\n"))))
    if sum(len(text.split()) for tag, text in parts if tag == "p") < _PROSE * words:
        return
    first, *others = pres
    for pre in others:
        pre.drop_tree()
    tail = first.tail
    first.clear()
    first.tag, first.tail = "div", tail
    for tag, text in parts:
        child = first.makeelement(tag)
        child.text = text
        first.append(child)


def _read_parts(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yields the paragraphs, headings and drawings between empty lines, each as a tag and its text."""
    kept = _without_page_ends([line.expandtabs().rstrip() for line in lines])
    groups = [list(group) for filled, group in groupby(kept, key=bool) if filled]
    margin = Counter(_margin(line) for group in groups if len(group) > 1 for line in group)
    body = margin.most_common(1)[0][0] if margin else 0
    for group in groups:
        text = one_line(" ".join(group))
        if any(map(_LEADER.search, group)):
            continue
        if len(group) == 1 and (level := _level(group[0], text, body)):
            yield f"h{level}", text
        elif _is_text(text) and 2 * sum(bool(_COLUMNS.search(line)) for line in group) < len(group):
            yield "p", text
        else:
            yield "pre", "\n".join(group)


def _without_page_ends(lines: Iterable[str]) -> Iterator[str]:
    """Yields the lines but for the foot of each page, with its number, and the head below: title and day."""
    is_below_foot = False
    for line in lines:
        is_foot = bool(_PAGE.fullmatch(line))
        if not is_foot and not (is_below_foot and _COLUMNS.search(line)):
            yield line
        is_below_foot = is_foot or (is_below_foot and not line)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _level(line: str, text: str, body: int) -> int:
    """Returns the level of a line alone that heads text, by its number or as it stands left of the text; else 0."""
    if len(text.split()) > _HEADING or not any(map(str.isalpha, text)):
        return 0
    number = _NUMBERED.match(text)
    if number and not ends(text):
        return min(6, 2 + number[1].count("."))
    is_apart = _margin(line) < body or (text.isupper() and text[-1] not in ".,;:")
    return 2 if is_apart and not ends(text) and text[-1] not in ",;:" and text[0].isupper() else 0


def _is_text(text: str) -> bool:
    words = text.split()
    return sum(bool(_WORD.search(word)) for word in words) >= _WORDS * len(words)


def _join_pages(parts: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yields the parts, a paragraph that goes on over the end of a page as one."""
    above: tuple[str, str] | None = None
    for tag, text in parts:
        if above is not None and above[0] == tag == "p" and text[:1].islower() and not ends(above[1]):
            above = (tag, f"{above[1]} {text}")
            continue
        if above is not None:
            yield above
        above = (tag, text)
    if above is not None:
        yield above
