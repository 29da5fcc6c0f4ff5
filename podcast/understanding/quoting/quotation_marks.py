"""Which marks of a paragraph open and close a quotation: straight, curly, single ones and guillemets."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

DOUBLE = '"“”„‟«»'
_SINGLE = "'‘’‚"
_OPENS_AFTER = "([{/—–-"
_CLOSES_BEFORE = ",.;:!?…)]}/—–-"
_ELISIONS = ("em", "til", "tis", "twas", "cause", "n", "bout", "round")
"""Words that begin with an apostrophe: 'em, 'til."""

_JOINING = ("and ", "or ", "but ")


@dataclass(frozen=True, slots=True)
class MarkedStretch:
    """A quotation's stretch of a paragraph, its marks included, in characters."""

    start: int
    stop: int
    is_closed: bool
    """Whether its closing mark stands in this paragraph."""


def find_marked(text: str, goes_on: bool = False) -> tuple[MarkedStretch, ...]:
    """Returns the outermost quotations of a paragraph, in order.

    `goes_on` says that the next paragraph begins with an opening mark: then a mark that is not closed runs to the end.
    Otherwise it does so only where it begins the paragraph or stands behind a colon; a stray one is no quotation.
    """
    pairs, unclosed = _pair(text)
    pairs = [*_find_unopened(text), *pairs]
    for at in unclosed:
        inner = any(start > at for start, _ in pairs)
        if goes_on or (not inner and _begins(text, at)):
            pairs = [pair for pair in pairs if pair[1] <= at]
            doubles = [
                *(MarkedStretch(*pair, True) for pair in _outermost(pairs)),
                MarkedStretch(at, len(text), False),
            ]
            break
    else:
        doubles = [MarkedStretch(*pair, True) for pair in _outermost(pairs)]
    singles = [
        single for start, stop in _gaps(doubles, len(text)) for single in _find_single(text, start, stop)
    ]
    return tuple(sorted([*doubles, *singles], key=lambda marked: marked.start))


def begins_with_mark(text: str) -> bool:
    """Returns whether a paragraph begins with an opening double mark."""
    return text[:1] in tuple(DOUBLE) and _opens(text, 0, 0)


def closes_alone(text: str) -> bool:
    """Returns whether a paragraph has one double mark, which closes at its end what an earlier paragraph opened."""
    marks = [at for at, letter in enumerate(text) if letter in DOUBLE]
    return len(marks) == 1 and marks[0] == len(text) - 1


def _pair(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Returns the pairs of double marks, nested ones too, in the order of their ends, and opening ones left alone."""
    marks = [at for at, letter in enumerate(text) if letter in DOUBLE]
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for place, at in enumerate(marks):
        if _is_measure(text, at, marks[place + 1 : place + 2], bool(stack)):
            continue
        if _opens(text, at, len(stack)):
            stack.append(at)
        elif stack:
            pairs.append((stack.pop(), at + 1))
    # Two marks at the start of one quotation are one: ‘"“It is …”’.
    return pairs, [at for at in stack if at + 1 not in {start for start, _ in pairs}]


def _find_unopened(text: str) -> list[tuple[int, int]]:
    """Returns the quotation with which a paragraph begins whose opening mark is lost: "We dug,” said Lee.".

    So pages lose it that set the first letter large. A comma or more before the mark, and a cue behind it, show it.
    """
    at = next((at for at, letter in enumerate(text) if letter in DOUBLE), 0)
    is_cued = text[at + 1 : at + 2] == " " and not text.startswith(_JOINING, at + 2)
    is_closing = at > 0 and text[at - 1] in ",?!" and not _opens(text, at, 0) and is_cued
    return [(0, at + 1)] if is_closing and text[0].isupper() and text[:at].count(" ") > 1 else []


def _is_measure(text: str, at: int, following: list[int], is_open: bool) -> bool:
    """Returns whether a straight mark stands for inches: after a figure, and not needed to close a quotation."""
    if text[at] != '"' or not text[at - 1 : at].isdigit():
        return False
    return not is_open or (bool(following) and not _opens(text, following[0], 1))


def _opens(text: str, at: int, depth: int) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    starts = before.isspace() or before in _OPENS_AFTER or (before in DOUBLE + _SINGLE and at < 2)
    touches = not after.isspace() and (after not in _CLOSES_BEFORE or text[at + 1 : at + 3] == "..")
    ends = not before.isspace()
    free = after.isspace() or after in _CLOSES_BEFORE or after in DOUBLE + _SINGLE
    if starts and touches and not (ends and free):
        return True
    if ends and free and not (starts and touches):
        return False
    return text[at] in "“„‟«" or (text[at] == '"' and not depth)


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ":,"


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    outer: list[tuple[int, int]] = []
    for start, stop in sorted(pairs):
        if (not outer or start >= outer[-1][1]) and stop - start > 2:
            outer.append((start, stop))
    return outer


def _gaps(marked: list[MarkedStretch], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for one in marked for edge in (one.start, one.stop)), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _find_single(text: str, start: int, stop: int) -> list[MarkedStretch]:
    """Returns the quotations in single marks between two places; apostrophes are none."""
    closing = [at for at in range(start, stop) if text[at] in _SINGLE and _closes_single(text, at)]
    # A possessive of the plural ends as a quotation may: ‘the workers’ rights’.
    sure = [at for at in closing if text[at - 1] != "s"] or closing
    singles: list[MarkedStretch] = []
    at = start
    while at < stop:
        if text[at] in _SINGLE and _opens_single(text, at):
            place = bisect_left(sure, at + 2)
            if place < len(sure) and sure[place] > at + 3:
                singles.append(MarkedStretch(at, sure[place] + 1, True))
                at = sure[place]
        at += 1
    return singles


def _opens_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if not (before.isspace() or before in _OPENS_AFTER) or not (after.isalpha() or after in '[“"…'):
        return False
    word = text[at + 1 : at + 8].split(" ", maxsplit=1)[0].rstrip(".,!?").lower()
    return text[at] in "‘‚" or word not in _ELISIONS


def _closes_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    return (before.isalnum() or before in '.,!?…”"') and (after.isspace() or after in _CLOSES_BEFORE)
