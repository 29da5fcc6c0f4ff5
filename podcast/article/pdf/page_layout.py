"""What stands on the pages of a PDF, from spans to paragraphs. Lengths are points, from a page's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TypeStyle = tuple[float, bool, bool, str]
"""Size, bold, italic, font."""
ParagraphKind = Literal["paragraph", "heading", "item", "caption", "equation", "code", "other"]


@dataclass(frozen=True, slots=True)
class TypeSpan:
    """Characters of one type, side by side on one baseline."""

    text: str
    x0: float
    x1: float
    y: float
    """The baseline."""
    size: float
    bold: bool
    italic: bool
    mono: bool
    """Typewritten."""
    font: str


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The spans of a page, turned upright."""

    width: float
    height: float
    spans: tuple[TypeSpan, ...]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF's own statements (`Title`, `Author`, …) and its pages."""

    metadata: dict[str, str]
    pages: tuple[PdfPage, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Spans on one line with no gap between them."""

    spans: tuple[TypeSpan, ...]
    x0: float
    x1: float
    y: float
    """The baseline of most of its characters."""
    size: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of one column."""

    page: int
    column: int
    """Counts the columns and bands of its page in reading order."""
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    mono: bool
    """Typewritten from end to end."""
    font: str
    text: str
    """With `marks.UP` and `DOWN` around what is raised."""
    lead: str = ""
    """The bold words at its start, when others follow."""
    cells: int = 1
    """Runs of text with wide gaps between them."""

    @property
    def style(self) -> TypeStyle:
        """The type that most of it is set in."""
        return (self.size, self.bold, self.italic, self.font)

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """Lines that belong together."""

    lines: tuple[TextLine, ...]
    kind: ParagraphKind = "paragraph"
    left: float = 0.0
    """Where most lines of its column begin."""
    right: float = 0.0
    """Where the longest line of its column ends."""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def style(self) -> TypeStyle:
        """The type of its first line."""
        return self.lines[0].style

    @property
    def is_indented(self) -> bool:
        """Whether it begins to the right of its column's margin."""
        return self.lines[0].x0 - self.left > 0.6 * self.size

    @property
    def is_full(self) -> bool:
        """Whether its last line reaches the column's end, as one does that goes on in the next column."""
        return self.right - self.lines[-1].x1 < 0.5 * self.size
