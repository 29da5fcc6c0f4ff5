"""The columns of a page, in the order in which people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.article.pdf.page_layout import Fragment

_MOST = 1500
"""Fragments on a page: with more it is a drawing, and its columns are not looked for."""


def split_columns(fragments: list[Fragment], depth: int = 0) -> Iterator[list[Fragment]]:
    """Yields the columns of a page: where a gutter runs, its left side, then its right; what crosses it parts them."""
    gutter = _gutter(fragments) if depth < 4 and 8 <= len(fragments) <= _MOST else None
    if gutter is None:
        if fragments:
            yield fragments
        return
    band: list[Fragment] = []
    crossing: list[Fragment] = []

    def sides() -> Iterator[list[Fragment]]:
        yield from split_columns([fragment for fragment in band if fragment.x1 <= gutter], depth + 1)
        yield from split_columns([fragment for fragment in band if fragment.x0 >= gutter], depth + 1)

    ordered = sorted(fragments, key=lambda fragment: fragment.y)
    for index, fragment in enumerate(ordered):
        alone = all(
            abs(neighbour.y - fragment.y) > 0.5 * fragment.size
            for neighbour in (*ordered[index - 1 : index], *ordered[index + 1 : index + 2])
        )
        # The short last line of what crosses: nothing stands beside it.
        ending = (
            not band and bool(crossing) and alone and fragment.size == crossing[-1].size
            and fragment.y - crossing[-1].y < 1.6 * fragment.size
        )  # fmt: skip
        if fragment.x0 < gutter < fragment.x1 or ending:
            if band:
                yield from sides()
                band = []
            crossing.append(fragment)
        else:
            if crossing:
                yield crossing
                crossing = []
            band.append(fragment)
    if crossing:
        yield crossing
    yield from sides()


def _gutter(fragments: list[Fragment]) -> float | None:
    """Returns an x that parts two columns of running text: with the most lines on both sides, the fewest across."""
    wide = [fragment for fragment in fragments if fragment.x1 - fragment.x0 >= 8 * fragment.size]
    edges = sorted({round(fragment.x1 / 3) * 3 for fragment in wide})
    best, gutter = (0, -len(fragments)), None
    for edge in edges:
        at = edge + 3.0
        left = sorted(fragment.y for fragment in wide if fragment.x1 <= at)
        right = sorted(fragment.y for fragment in wide if fragment.x0 >= at)
        beside = min(_beside(left, right), _beside(right, left))
        across = sum(fragment.x0 < at < fragment.x1 for fragment in wide)
        # Lines across may be a title or a summary over the columns, but not lines among theirs. The last column of
        # an article may be a word, beside a whole one.
        alone = len(left) >= 10 and across <= 3 and any(fragment.x0 >= at for fragment in fragments)
        if (alone or beside > max(3, 0.25 * across)) and (beside, -across) > best:
            best, gutter = (beside, -across), at
    return gutter


def _beside(some: list[float], others: list[float]) -> int:
    """Returns how many lines of one side have a line of the other next to them, by their baselines in order."""
    count = index = 0
    for y in some:
        while index < len(others) and others[index] < y - 8:
            index += 1
        count += index < len(others) and others[index] <= y + 8
    return count
