"""Puts back the blocks that trafilatura lost between those that it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key, one_line
from podcast.model import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def with_lost_blocks(tree: HtmlElement, blocks: list[Block]) -> list[Block]:
    """Returns the blocks with the headings, items and paragraphs that stood between them on the page."""
    known = {key(block.text): index for index, block in enumerate(blocks)}
    texts = [(element, one_line(element.text_content())) for element in tree.iter("p", "li", *HEADINGS)]
    company = {_company(element) for element, text in texts if key(text) in known}
    lost: dict[int, list[Block]] = {}
    """Index of a block -> what goes back behind it, once the next block is seen to follow."""
    waiting: list[Block] = []
    heading: list[Block] = []
    """A heading that goes back only if a paragraph below it does."""
    place = -1
    for element, text in texts:
        words = key(text)
        if words in known:
            if place >= 0 and known[words] == place + 1:
                lost[place] = waiting
            waiting, heading, place = [], [], known[words]
        elif (
            words
            and not _is_linked(element)
            and (_is_beside_text(element, known) or _company(element) in company)
        ):
            block = _as_block(element, text)
            waiting += [*heading, block] if block else []
            heading = []
        elif element.tag in HEADINGS and words:
            heading = [Block("heading", text, int(element.tag[1]))]
        elif element.tag == "p":
            waiting, heading = [block for block in waiting if block.kind != "heading"], []
    return [block for index, own in enumerate(blocks) for block in (own, *lost.get(index, ()))]


def _as_block(element: HtmlElement, text: str) -> Block | None:
    """Returns an element as a block; None for a paragraph that is no sentence."""
    if element.tag == "li":
        return Block("item", text)
    if element.tag != "p":
        return Block("heading", text, int(element.tag[1]))
    return Block("paragraph", text) if ends(text) and len(text.split()) >= 4 else None


def _company(element: HtmlElement) -> tuple[str, str, str, str]:
    """Returns tag and class of an element and its parent, so that it can be known by the company it keeps."""
    parent = element.getparent()
    marks = ("", "") if parent is None else (str(parent.tag), parent.get("class") or "")
    return (str(element.tag), element.get("class") or "", *marks)


def _is_linked(element: HtmlElement) -> bool:
    """Returns whether half of the text is links."""
    return len(element.text_content()) < 2 * sum(len(link.text_content()) for link in element.iter("a"))


def _is_beside_text(element: HtmlElement, known: dict[str, int]) -> bool:
    """Returns whether a neighbour of the heading, or of the item's list, was taken as text."""
    own = element.getparent() if element.tag == "li" else element
    if own is None or element.tag == "p":
        return False
    neighbours = [neighbour for neighbour in (own.getprevious(), own.getnext()) if neighbour is not None]
    return any(neighbour.tag == "p" and key(neighbour.text_content()) in known for neighbour in neighbours)
