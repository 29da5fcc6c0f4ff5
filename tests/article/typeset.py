"""Sets text in PDFs as journals do: columns, hyphens at line ends, running heads, notes, captions."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

REGULAR, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
SOFT = "\u00ad"
"""Where a word may be broken; a break draws a hyphen."""


@dataclass
class Paper:
    """A document in the making; points, from the page's upper left corner."""

    columns: int = 1
    size: float = 10.0
    head: str = ""
    """Running head, with `#` for the page's number."""
    foot: str = ""
    numbered: bool = False
    """Whether the lines are numbered in the margin."""
    gutter: float = 18.0
    margin: float = 72.0
    title: str = ""
    author: str = ""
    locked: bool = False
    """Whether it opens with a password only."""
    page: int = 1
    column: int = 0
    count: int = 0
    buffer: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        encrypt = {"encrypt": "open sesame"} if self.locked else {}
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, **encrypt)
        self.canvas.setTitle(self.title)
        self.canvas.setAuthor(self.author)
        self.width, self.height = map(float, A4)
        self.top = self.y = self.margin
        self._furniture()

    @property
    def measure(self) -> float:
        """Width of a column."""
        return (self.width - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns

    @property
    def left(self) -> float:
        return self.margin + self.column * (self.measure + self.gutter)

    def wide(self, text: str, size: float, font: str = REGULAR) -> None:
        """Text over all columns, at the top of the first page."""
        for line in broken(text, self.width - 2 * self.margin, font, size):
            self._line(line, self.margin, font, size, 0.0)
        self.y += size
        self.top = self.y

    def paragraph(self, text: str, *, indent: float = 12.0, font: str = REGULAR, size: float = 0.0) -> None:
        """A justified paragraph; `^12^` is raised, `_2_` lowered."""
        size = size or self.size
        lines = broken(text, self.measure, font, size, indent)
        for number, line in enumerate(lines):
            self._room(1.2 * size)
            x = self.left + (indent if number == 0 else 0.0)
            room = self.measure - (indent if number == 0 else 0.0)
            stretch = number < len(lines) - 1
            self._line(line, x, font, size, room if stretch else 0.0)

    def heading(self, text: str, size: float = 0.0, font: str = BOLD) -> None:
        """A heading with room above it, never the last line of a column."""
        size = size or self.size + 2
        if self.y + 6 * size > self.height - self.margin:
            self._next()
        self.y += size if self.y > self.top else 0
        for line in broken(text, self.measure, font, size):
            self._room(1.2 * size)
            self._line(line, self.left, font, size, 0.0)
        self.y += 0.3 * size

    def gap(self, points: float = 12.0) -> None:
        """Room, as around a picture."""
        self.y += points

    def note(self, text: str) -> None:
        """A footnote of one line, in small type at the foot of the column."""
        self.canvas.setFont(REGULAR, self.size - 3)
        self.canvas.drawString(self.left, self.margin - 14, text)

    def place(
        self, text: str, x: float, y: float, size: float, *, font: str = REGULAR, turned: int = 0
    ) -> None:
        """Text anywhere."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(turned)
        self.canvas.setFont(font, size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def done(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self.buffer.getvalue()

    def _room(self, height: float) -> None:
        if self.y + height > self.height - self.margin:
            self._next()

    def _next(self) -> None:
        self.column += 1
        if self.column == self.columns:
            self.canvas.showPage()
            self.page, self.column, self.top = self.page + 1, 0, self.margin
            self._furniture()
        self.y = self.top

    def _furniture(self) -> None:
        for text, y in ((self.head, 40.0), (self.foot, self.height - 30)):
            if text:
                # Left and right pages mirror each other.
                said = text.replace("#", str(self.page))
                x = self.margin if self.page % 2 else self.width - self.margin - stringWidth(said, REGULAR, 8)
                self.place(said, x, y, 8)

    def _line(self, line: str, x: float, font: str, size: float, room: float) -> None:
        self.y += 1.2 * size
        if self.numbered:
            self.count += 1
            self.place(str(self.count), 30, self.y, 7)
        plain = bare(line)
        words = plain.count(" ")
        spare = (room - stringWidth(plain, font, size)) / words if room and words else 0.0
        text = self.canvas.beginText(x, self.height - self.y)
        text.setWordSpace(spare)
        for part, rise in raised(line):
            text.setFont(font, size * 0.65 if rise else size)
            text.setRise(rise * size * 0.33)
            text.textOut(part)
        self.canvas.drawText(text)


def raised(line: str) -> list[tuple[str, float]]:
    """Parts of a line and how they stand: 1 raised, -0.5 lowered, 0 on the line."""
    parts: list[tuple[str, float]] = []
    for i, outer in enumerate(line.split("^")):
        parts += [
            (part, 1.0 if i % 2 else (-0.5 if j % 2 else 0.0)) for j, part in enumerate(outer.split("_"))
        ]
    return [(part, rise) for part, rise in parts if part]


def bare(line: str) -> str:
    """A line without the marks of what is raised and lowered."""
    return line.replace("^", "").replace("_", "")


def broken(text: str, width: float, font: str, size: float, indent: float = 0.0) -> list[str]:
    """Lines no wider than a column; words break at `SOFT` and after hyphens of their own."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        room = width - (indent if not lines else 0.0)
        pieces = word.replace("-", f"-{SOFT}").split(SOFT)
        whole = "".join(pieces)
        if stringWidth(bare(f"{line} {whole}".strip()), font, size) <= room:
            line = f"{line} {whole}".strip()
            continue
        for cut in range(len(pieces) - 1, 0, -1):
            start = "".join(pieces[:cut])
            begun = f"{line} {start if start.endswith('-') else start + '-'}".strip()
            if stringWidth(bare(begun), font, size) <= room:
                lines.append(begun)
                line = "".join(pieces[cut:])
                break
        else:
            lines.append(line)
            line = whole
    return [*lines, line]
