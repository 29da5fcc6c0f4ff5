"""The type that most of a document is set in: what differs from it is a heading, a caption or a note."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.pdf.page_layout import TextLine, TypeStyle

_REFERENCES = re.compile(
    r"(?:\d+\.?\s+)?(?:references?|bibliography|literature cited|literatur(?:verzeichnis)?)", re.IGNORECASE
)
"""Headings after which nothing is set like text."""


@dataclass(frozen=True, slots=True)
class BodyType:
    """The type that most of the text is set in."""

    style: TypeStyle
    leading: float
    """Points from one baseline to the next."""
    sizes: frozenset[float]
    """All sizes that much running text is set in."""
    mono: bool
    """Whether it is typewritten, so that such type is no sign of code."""

    @property
    def size(self) -> float:
        """Its size in points."""
        return self.style[0]

    @property
    def bold(self) -> bool:
        """Whether it is bold throughout."""
        return self.style[1]

    def fits(self, line: TextLine) -> bool:
        """Returns whether a line is set like running text."""
        return any(abs(line.size - size) < 0.35 for size in self.sizes)


def measure_body_type(lines: Sequence[TextLine]) -> BodyType:
    """Returns the body type of a document, measured on the lines that look like running text."""
    end = next(
        (at for at, line in enumerate(lines) if at > len(lines) // 3 and _REFERENCES.fullmatch(line.text)),
        None,
    )
    running = [line for line in lines[:end] if line.words >= 5] or list(lines)
    is_mono = 2 * sum(line.mono for line in running) > len(running)
    running = [line for line in running if line.mono == is_mono]
    weights: Counter[TypeStyle] = Counter()
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
    common = {size for size, letters in sizes.items() if letters >= 0.15 * sizes.total()}
    return BodyType(style, median(steps) if steps else 1.2 * size, frozenset({size, *common}), is_mono)
