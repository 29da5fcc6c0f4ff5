"""Text as it stands within one block element, and the leaves into which breaks divide it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line, split_at_blank_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from podcast.model import BlockKind

HEADING = 14
"""Words of a bold line that may be a heading, at most."""
_TEXT = 8
"""Words of a line that is text, at least."""
_KINDS: dict[str, BlockKind] = {
    "li": "item", "dd": "item", "dt": "item", "blockquote": "quote", "pre": "code",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}  # fmt: skip
_NEUTRAL = frozenset("p div span center font tbody thead tr td th a".split())
"""Elements whose text is of the kind that the element around them says."""
_LABEL_ENDS = (":", "?", "!")
_SLANTED = 0.5
"""Share of a line that is slanted, from which on all of it is meant to be but for its links."""
_DROPPED = re.compile(r"[“\"‘]?[B-HJ-Z]")
"""A first letter that is set large, in an element of its own: the rest of its word may stand behind white space."""
_POINT = re.compile(r"[•–*-]\s+(?=\w)")
"""How a line begins that a page shows as a point."""


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
    """The share of its characters that are slanted, or links beside slanted words, 0 to 1."""
    label: str = ""
    """The first cell of a row, or who has the word."""
    lead: str = ""
    """Its first words, where these and not all are bold."""
    is_apart: bool = False
    """Whether it is a line below an empty one, in a text that is set with breaks."""
    because: str = ""
    """The name of the rule by which it is no text of the article, or empty."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(slots=True)
class _WeighedLine:
    """Text up to a break."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    """Characters without white space; of them linked, and bold."""
    linked: int = 0
    bold: int = 0
    italic: int = 0
    upright: int = 0
    """Of those that are links, how many are not slanted."""
    led: int = 0
    """How many of the first pieces are bold."""

    @property
    def lead(self) -> str:
        """Its first words, where these and not all are bold."""
        return one_line("".join(self.pieces[: self.led])) if 0 < self.led < len(self.pieces) else ""

    @property
    def text(self) -> str:
        pieces = _with_first_letter(self.pieces)
        return one_line("".join(" ".join(f"|{piece}|".split())[1:-1] for piece in pieces))


def _with_first_letter(pieces: list[str]) -> list[str]:
    """Returns the pieces of a line, the first letter joined to the rest of its word: "T" and "he gate"."""
    at = next((at for at, piece in enumerate(pieces) if piece.strip()), 0)
    near = pieces[at : at + 3]
    if len(near) > 2 and _DROPPED.fullmatch(near[0]) and not near[1].strip() and near[2][:1].islower():
        return [near[0], *pieces[at + 2 :]]
    return pieces


class Run:
    """Text as it is gathered within one block element."""

    def __init__(self, element: HtmlElement) -> None:
        self._element = element
        self._lines = [_WeighedLine()]

    def add(self, text: str | None, links: int, bolds: int, italics: int) -> None:
        """Add text that stands within so many links and bold elements."""
        for number, part in enumerate(split_at_blank_lines(text) if text else ()):
            if number:
                self._lines += [_WeighedLine(), _WeighedLine()]
            self._add(part, links, bolds, italics)

    def _add(self, text: str, links: int, bolds: int, italics: int) -> None:
        if text:
            line = self._lines[-1]
            line.led += line.led == len(line.pieces) and (bolds > 0 or not text.strip())
            line.pieces.append(text)
            size = len("".join(text.split()))
            line.size += size
            line.linked += size * (links > 0)
            # A colon behind a bold label belongs to it: “<b>Costs</b>:”.
            is_mark = 0 < line.bold == line.size - size and text.strip() in _LABEL_ENDS
            line.bold += size * (bolds > 0 or is_mark)
            line.italic += size * (italics > 0)
            line.upright += size * (links > 0 and not italics)

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
        parts = [(lines, False)] if kind in ("heading", "code") else _split(lines)
        for part, is_apart in parts:
            texts = (one_line(" ".join(line.pieces)) if kind == "code" else line.text for line in part)
            size = sum(line.size for line in part)
            bold, italic = sum(line.bold for line in part) / size, sum(line.italic for line in part) / size
            # A link in a slanted line is often left as it is.
            italic += sum(line.upright for line in part) / size if italic > _SLANTED else 0
            text, lead = one_line(" ".join(texts)), part[0].lead
            is_line = is_apart and len(part) == 1
            yield Leaf(kind, text, self._element, linked, bold, level, italic, lead=lead, is_apart=is_line)


def _split(lines: Iterable[_WeighedLine]) -> Iterator[tuple[list[_WeighedLine], bool]]:
    """Yields the paragraphs that breaks divide, and whether each stands below an empty line."""
    part: list[_WeighedLine] = []
    is_apart = is_empty_above = False
    for line in lines:
        is_new = not line.size or bool(_POINT.match(line.text))
        if part and (is_new or ends(part[-1].text) or _changes_weight(part, line)):
            yield part, is_apart
            part = []
        if line.size:
            is_apart = is_apart if part else is_empty_above
            part.append(line)
        is_empty_above = not line.size
    if part:
        yield part, is_apart


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
