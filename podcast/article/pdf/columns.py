"""The columns of a page, in the order in which people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.article.pdf.lines import Piece

_MOST = 1500
"""Pieces on a page: with more it is a drawing, and its columns are not looked for."""


def regions(found: list[Piece], depth: int = 0) -> Iterator[list[Piece]]:
    """The columns of a page: where a gutter runs, its left side, then its right; what crosses it parts them."""
    gutter = _gutter(found) if depth < 4 and 8 <= len(found) <= _MOST else None
    if gutter is None:
        if found:
            yield found
        return
    band: list[Piece] = []
    crossing: list[Piece] = []

    def sides() -> Iterator[list[Piece]]:
        yield from regions([piece for piece in band if piece.x1 <= gutter], depth + 1)
        yield from regions([piece for piece in band if piece.x0 >= gutter], depth + 1)

    ordered = sorted(found, key=lambda piece: piece.y)
    for index, piece in enumerate(ordered):
        alone = all(
            abs(near.y - piece.y) > 0.5 * piece.size
            for near in (*ordered[index - 1 : index], *ordered[index + 1 : index + 2])
        )
        # The short last line of what crosses: nothing stands beside it.
        ending = (
            not band and bool(crossing) and alone and piece.size == crossing[-1].size
            and piece.y - crossing[-1].y < 1.6 * piece.size
        )  # fmt: skip
        if piece.x0 < gutter < piece.x1 or ending:
            if band:
                yield from sides()
                band = []
            crossing.append(piece)
        else:
            if crossing:
                yield crossing
                crossing = []
            band.append(piece)
    if crossing:
        yield crossing
    yield from sides()


def _gutter(found: list[Piece]) -> float | None:
    """An x that parts two columns of running text: with the most lines on both sides, and the fewest across."""
    wide = [piece for piece in found if piece.x1 - piece.x0 >= 8 * piece.size]
    edges = sorted({round(piece.x1 / 3) * 3 for piece in wide})
    best, gutter = (0, -len(found)), None
    for edge in edges:
        at = edge + 3.0
        left = sorted(piece.y for piece in wide if piece.x1 <= at)
        right = sorted(piece.y for piece in wide if piece.x0 >= at)
        beside = min(_beside(left, right), _beside(right, left))
        across = sum(piece.x0 < at < piece.x1 for piece in wide)
        # Lines across may be a title or a summary over the columns, but not lines among theirs. The last column of
        # an article may be a word, beside a whole one.
        alone = len(left) >= 10 and across <= 3 and any(piece.x0 >= at for piece in found)
        if (alone or beside > max(3, 0.25 * across)) and (beside, -across) > best:
            best, gutter = (beside, -across), at
    return gutter


def _beside(some: list[float], others: list[float]) -> int:
    """How many lines of one side have a line of the other next to them."""
    count = index = 0
    for y in some:
        while index < len(others) and others[index] < y - 8:
            index += 1
        count += index < len(others) and others[index] <= y + 8
    return count
