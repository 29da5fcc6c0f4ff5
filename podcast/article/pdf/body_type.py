"""What pages are made of, once lines are joined: paragraphs, and the type that most of them are set in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.pdf.lines import Line

_REFERENCES = re.compile(
    r"(?:\d+\.?\s+)?(?:references?|bibliography|literature cited|literatur(?:verzeichnis)?)", re.IGNORECASE
)
"""What follows is set like no text."""

Kind = Literal["paragraph", "heading", "item", "caption", "equation", "code", "other"]


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    kind: Kind = "paragraph"
    left: float = 0.0
    """Where most lines of its column begin, and the farthest of them ends."""
    right: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def indented(self) -> bool:
        """Whether it begins to the right of its column's margin."""
        return self.lines[0].x0 - self.left > 0.6 * self.size

    @property
    def full(self) -> bool:
        """Whether its last line reaches the column's end, as one does that goes on."""
        return self.right - self.lines[-1].x1 < 0.5 * self.size

    @property
    def style(self) -> tuple[float, bool, bool, str]:
        """Its type, by its first line."""
        return self.lines[0].style


@dataclass(frozen=True, slots=True)
class Body:
    """The type that most of the text is set in."""

    style: tuple[float, bool, bool, str]
    leading: float
    sizes: frozenset[float]
    """All sizes that much running text is set in."""
    mono: bool
    """Whether it is typewritten, so that such type is no sign of code."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Body:
        """Measured on the lines that look like running text."""
        end = next(
            (i for i, line in enumerate(lines) if i > len(lines) // 3 and _REFERENCES.fullmatch(line.text)),
            None,
        )
        running = [line for line in lines[:end] if line.words >= 5] or list(lines)
        typewritten = 2 * sum(line.mono for line in running) > len(running)
        running = [line for line in running if line.mono == typewritten]
        weights: Counter[tuple[float, bool, bool, str]] = Counter()
        sizes: Counter[float] = Counter()
        for line in running:
            weights[line.style] += len(line.text)
            sizes[line.size] += len(line.text)
        style = weights.most_common(1)[0][0]
        size = style[0]
        steps = [
            after.y - before.y
            for before, after in pairwise(lines)
            if before.size == after.size == size and 0 < after.y - before.y < 3 * size
        ]
        total = sizes.total()
        common = {one for one, count in sizes.items() if count >= 0.15 * total}
        return cls(style, median(steps) if steps else 1.2 * size, frozenset({size, *common}), typewritten)

    @property
    def size(self) -> float:
        """Of its type, in points."""
        return self.style[0]

    @property
    def bold(self) -> bool:
        """Whether it is bold throughout."""
        return self.style[1]

    def runs(self, line: Line) -> bool:
        """Whether a line is set like running text."""
        return any(abs(line.size - size) < 0.35 for size in self.sizes)
