"""Puts back what the extraction lost between the parts that it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key, one_line
from podcast.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def mended(tree: HtmlElement, blocks: list[Block]) -> list[Block]:
    """Put back the headings, items and paragraphs that stood between extracted ones, among their like."""
    known = {key(block.text): index for index, block in enumerate(blocks)}
    texts = [(element, one_line(element.text_content())) for element in tree.iter("p", "li", *HEADINGS)]
    stands = {_stand(element) for element, text in texts if key(text) in known}
    lost: dict[int, list[Block]] = {}
    waiting: list[Block] = []
    above: list[Block] = []  # a heading that counts only if a paragraph below it goes back
    place = -1
    for element, text in texts:
        folded = key(text)
        if folded in known:
            if place >= 0 and known[folded] == place + 1:
                lost[place] = waiting
            waiting, above, place = [], [], known[folded]
        elif folded and not _linked(element) and (_beside_text(element, known) or _stand(element) in stands):
            found = list(_put_back(element, text))
            waiting += above + found if found else []
            above = []
        elif element.tag in HEADINGS and folded:
            above = list(_put_back(element, text))
        elif element.tag == "p":
            waiting, above = [block for block in waiting if block.kind != "heading"], []
    return [block for index, kept in enumerate(blocks) for block in (kept, *lost.get(index, ()))]


def _put_back(element: HtmlElement, text: str) -> Iterator[Block]:
    if element.tag == "li":
        yield Block("item", text)
    elif element.tag != "p":
        yield Block("heading", text, int(element.tag[1]))
    elif ends(text) and len(text.split()) >= 4:
        yield Block("paragraph", text)


def _stand(element: HtmlElement) -> tuple[str, str, str, str]:
    """What an element and its parent are, so that an element can be known by the company it keeps."""
    parent = element.getparent()
    marks = ("", "") if parent is None else (str(parent.tag), parent.get("class") or "")
    return (str(element.tag), element.get("class") or "", *marks)


def _linked(element: HtmlElement) -> bool:
    """Whether half of the text is links."""
    return len(element.text_content()) < 2 * sum(len(link.text_content()) for link in element.iter("a"))


def _beside_text(element: HtmlElement, known: dict[str, int]) -> bool:
    """Whether a neighbour of the heading, or of the item's list, was taken as text."""
    stand = element.getparent() if element.tag == "li" else element
    if stand is None or element.tag == "p":
        return False
    neighbours = [near for near in (stand.getprevious(), stand.getnext()) if near is not None]
    return any(near.tag == "p" and key(near.text_content()) in known for near in neighbours)
