"""The project's own articles in samples/articles, with what a person found in each of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import html
from markdown_it import MarkdownIt

from benchmarks import gold

FOLDER = Path(__file__).parents[2] / "samples" / "articles"
GOLD = {annotation.file: annotation for annotation in gold.read_gold(FOLDER)}
"""File name -> annotation."""

# Elements within a line of text; all others stand on lines of their own.
_INLINE = frozenset("a abbr b cite code em i q s small span strong sub sup time u".split())
_UNSEEN = frozenset("head noscript script style template".split())


@lru_cache
def readable(path: Path) -> str:
    """Returns what a person sees of a text: no markup, a line for each block, junk and all."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        front, _, body = text.removeprefix("---\n").partition("\n---\n")
        text = f"<pre>{front}</pre>{MarkdownIt().enable('table').render(body)}"
    elif path.suffix != ".html":
        return text
    return "".join(_seen(html.document_fromstring(text)))


def _seen(element: html.HtmlElement) -> list[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return []
    edge = "" if element.tag in _INLINE else "\n"
    pieces = [edge, element.text or ""]
    for child in element:
        pieces += [*_seen(child), child.tail or ""]
    return [*pieces, edge]
