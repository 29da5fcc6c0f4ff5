"""A page's runs of text, one for each stretch that no block element divides: what a reader sees as a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line
from podcast.article.html.boxes import is_unseen, name_of_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from podcast.model import BlockKind

_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr""".split()
)
"""Elements within a line of text; all others begin a line of their own."""
_UNREAD = frozenset(
    """head script style noscript template svg math iframe object embed audio video canvas map button select option
    textarea input datalist figcaption nav dialog menu""".split()
)
"""Elements whose text nobody reads as part of an article."""
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em"))
_KINDS: dict[str, BlockKind] = {
    "li": "item", "dd": "item", "dt": "item", "blockquote": "quote", "pre": "code",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}  # fmt: skip
_NEUTRAL = frozenset("p div span center font tbody thead tr td th a".split())
"""Elements whose text is of the kind that the element around them says."""
_MARKS = ("way around the page", "buttons that share", "caption")
"""Boxes that also stand inside a line: “[edit]”."""
_LONGEST_CELL = 200
"""Characters of a cell that can be one of a row; a longer one holds text, as tables do that lay out a page."""

HEADING = 14
"""Words of a bold line that may be a heading, at most."""
_TEXT = 8
"""Words of a line that is text, at least."""
_LONGEST_VALUE = 20
"""Words of what a list of terms says of one, when it is a value and no text."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A run of a page's text within one block element."""

    kind: BlockKind
    text: str
    element: HtmlElement
    """The block element that holds it."""
    linked: float = 0.0
    """The share of its characters that are links, 0 to 1."""
    bold: float = 0.0
    """The share of its characters that are bold, 0 to 1."""
    level: int = 0
    """1 to 6 for a heading, else 0."""
    italic: float = 0.0
    """The share of its characters that are slanted, 0 to 1."""
    label: str = ""
    """The first cell of a row."""
    because: str = ""
    """The name of the rule by which it is no text of the article, or empty."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def read_leaves(tree: HtmlElement) -> Iterator[Leaf]:
    """Yields the leaves of a page in the order of its text; a term and what is said of it are one row."""
    term: Leaf | None = None
    for leaf in _read_runs(tree):
        tag = leaf.element.tag
        if term is not None and tag == "dd" and leaf.words <= _LONGEST_VALUE:
            text = f"{term.text.rstrip(':')}: {leaf.text}"
            yield replace(leaf, kind="row", text=text, label=term.text)
            term = None
            continue
        if term is not None:
            yield term
        term = leaf if tag == "dt" else None
        if term is None:
            yield leaf
    if term is not None:
        yield term


def _read_runs(tree: HtmlElement) -> Iterator[Leaf]:
    from lxml import etree

    run = _Run(tree)
    around = [tree]
    """Block elements that are open, the innermost last."""
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    skipped: HtmlElement | None = None
    links = bolds = italics = 0
    for event, element in walk:
        if event in ("comment", "pi"):
            run.add(element.tail, links, bolds, italics)
            continue
        tag = element.tag
        is_inline = tag in _INLINE or (tag not in _UNREAD and "-" in tag and not _holds_blocks(element))
        if event == "start":
            cells = _cells(element) if tag == "tr" else []
            if tag in _UNREAD or cells or (is_inline and _is_mark(element)):
                walk.skip_subtree()
                skipped = element
                if cells:
                    yield from run.close()
                    yield _row(element, cells)
            elif tag == "br":
                run.break_line()
            elif is_inline:
                links, bolds = links + (tag == "a"), bolds + (tag in _BOLD)
                italics += tag in _ITALIC
                run.add(element.text, links, bolds, italics)
            else:
                yield from run.close()
                around.append(element)
                run = _Run(element)
                run.add(element.text, links, bolds, italics)
            continue
        if element is skipped:
            skipped = None
        elif is_inline:
            links, bolds = links - (tag == "a"), bolds - (tag in _BOLD)
            italics -= tag in _ITALIC
        elif tag != "br":
            yield from run.close()
            around.pop()
            run = _Run(around[-1] if around else tree)
        if element is not tree:
            run.add(element.tail, links, bolds, italics)
    yield from run.close()


def _holds_blocks(element: HtmlElement) -> bool:
    return any(child.tag not in _INLINE for child in element)


def _is_mark(element: HtmlElement) -> bool:
    """Returns whether an inline element is for screen readers alone, a switch, or the raised number of a note."""
    if element.tag == "sup":
        return element.find(".//a") is not None
    if element.tag == "a":
        return _is_switch(element) or (
            len(element) == 1
            and element[0].tag == "sup"
            and not (element.text or element[0].tail or "").strip()
        )
    return element.tag == "span" and (is_unseen(element) or name_of_box(element) in _MARKS)


def _is_switch(link: HtmlElement) -> bool:
    """Returns whether a link leads nowhere and stands at an end: it unfolds the text before it, “More”."""
    return (
        not any(link.get(name) for name in ("href", "name", "id"))
        and len(link.text_content().split()) <= 2
        and not (link.tail or "").strip()
    )


def _cells(row: HtmlElement) -> list[str]:
    """Returns the texts of a row of a table of two columns or more; none where cells hold paragraphs or tables."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(
        next(cell.iter("table", "ul", "ol", "h1", "h2", "h3", "script"), None) is not None for cell in cells
    ):
        return []
    texts = [one_line(cell.text_content()) for cell in cells]
    return [] if any(len(text) > _LONGEST_CELL for text in texts) else [text for text in texts if text]


def _row(element: HtmlElement, cells: list[str]) -> Leaf:
    linked = sum(len(one_line(link.text_content())) for link in element.iter("a")) / sum(map(len, cells))
    first, values = cells[0].rstrip(":"), ", ".join(cells[1:])
    # "250 g | flour" is an amount of something, "Weight | 24 kg" something and its value.
    text = f"{first} {values}" if first[0].isdigit() and not values[:1].isdigit() else f"{first}: {values}"
    return (
        Leaf("row", text, element, min(1.0, linked), label=first)
        if values
        else Leaf("row", first, element, min(1.0, linked))
    )


@dataclass(slots=True)
class _WeighedLine:
    """Text up to a break."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    """Characters without white space; of them linked, and bold."""
    linked: int = 0
    bold: int = 0
    italic: int = 0

    @property
    def text(self) -> str:
        return one_line("".join(" ".join(f"|{piece}|".split())[1:-1] for piece in self.pieces))


class _Run:
    """Text as it is gathered within one block element."""

    def __init__(self, element: HtmlElement) -> None:
        self._element = element
        self._lines = [_WeighedLine()]

    def add(self, text: str | None, links: int, bolds: int, italics: int) -> None:
        """Add text that stands within so many links and bold elements."""
        if text:
            line = self._lines[-1]
            line.pieces.append(text)
            size = len("".join(text.split()))
            line.size += size
            line.linked += size * (links > 0)
            line.bold += size * (bolds > 0)
            line.italic += size * (italics > 0)

    def break_line(self) -> None:
        """Begin a line."""
        self._lines.append(_WeighedLine())

    def close(self) -> Iterator[Leaf]:
        """Yields what was gathered: a break after a sentence or a bold heading, and two breaks, end a paragraph."""
        lines, self._lines = self._lines, [_WeighedLine()]
        whole = sum(line.size for line in lines)
        if not whole:
            return
        kind, level = _kind_of(self._element)
        # A link among lines of text in one box belongs to them; a box of links holds none.
        linked = sum(line.linked for line in lines) / whole
        for part in [lines] if kind in ("heading", "code") else _split(lines):
            texts = (one_line(" ".join(line.pieces)) if kind == "code" else line.text for line in part)
            size = sum(line.size for line in part)
            bold, italic = (sum(line.bold for line in part) / size, sum(line.italic for line in part) / size)
            yield Leaf(kind, one_line(" ".join(texts)), self._element, linked, bold, level, italic=italic)


def _split(lines: Iterable[_WeighedLine]) -> Iterator[list[_WeighedLine]]:
    part: list[_WeighedLine] = []
    for line in lines:
        if part and (not line.size or ends(part[-1].text) or _changes_weight(part, line)):
            yield part
            part = []
        if line.size:
            part.append(line)
    if part:
        yield part


def _changes_weight(above: list[_WeighedLine], line: _WeighedLine) -> bool:
    """Returns whether one of two lines in a box is all bold, the other plain text: a heading set beside its text."""
    bold, plain = (above[-1], line) if above[-1].bold else (line, above[-1])
    is_heading = bold.bold == bold.size and len(bold.text.split()) <= HEADING
    return is_heading and 2 * plain.bold < plain.size and len(plain.text.split()) >= _TEXT


def _kind_of(element: HtmlElement) -> tuple[BlockKind, int]:
    """Returns the kind of an element's text, by the nearest element that says one, and the level of a heading."""
    node: HtmlElement | None = element
    while node is not None and (node.tag in _NEUTRAL or node.tag in _KINDS or "-" in node.tag):
        if kind := _KINDS.get(node.tag):
            return kind, int(node.tag[1]) if kind == "heading" else 0
        node = node.getparent()
    return "paragraph", 0
