"""Where the text of an article ends, by what stands below: a page goes on there with lines of its own and other texts.

Every leaf has signs that speak for the text or against it. It ends where the leaves below, taken together, speak most
against it; comments, teasers and notices need no box with a name for that.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from podcast.article.cleaning_rules import NOISE
from podcast.article.html.end_marks import is_closing
from podcast.article.html.shapes import is_prose
from podcast.article.page_edges import is_furniture
from podcast.article.rules import any_of, name_of
from podcast.model import Block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_NOISE = any_of(NOISE)
BELOW = "below the end of the text"
"""Why a leaf is no text that stands there."""
_CLOSES = "a closing line"
WEIGHTS: Mapping[str, float] = {
    "below closing lines": 4.21,
    _CLOSES: 3.02,
    "below a closing line": 2.46,
    "no words": 2.28,
    "furniture": 2.25,
    "in another place": 1.89,
    "far below": 1.38,
    "a few words": 0.45,
    "right below": -0.50,
    "somebody's words": -1.10,
    "a paragraph": -1.12,
    "a heading": -2.43,
}
"""What each sign adds to the chance that a leaf stands below the text, as benchmarks/fit_endings.py prints it."""
BIAS = -1.34
_GAIN = 1.0
"""What the leaves below the end come to, at least."""
_BEGUN = 100
"""Words of text above a line that closes it, at least: buttons stand above a text, too."""
_FIRST = 10
"""Paragraphs at most that say where the text stands."""
_HOME = 60
"""Words of paragraphs there above the end, at least."""
_MOST = 0.2
"""Share of those that may stand there below the end, at most."""
_SHORT = 8
_FAR = 10
"""Leaves that were left out between two of the text, from which on these stand far from each other."""
_BOXES = frozenset("div td article section body main".split())
_QUOTED = frozenset('“„«"')


def mark_below(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for those below the end of the text."""
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    home = _find_home(_list_first(leaves))
    if home is None:
        return list(leaves)
    signs = read_signs(leaves)
    below = [BIAS + sum(map(WEIGHTS.__getitem__, own)) for own in signs]
    sums = [*accumulate(reversed(below), initial=0.0)][::-1]
    best = max(range(len(sums)), key=sums.__getitem__)
    # Where too much would go, the end may still be at a line that closes a text.
    closing = [at for at, own in enumerate(signs) if _CLOSES in own]
    texts = [leaves[index] for index in kept]
    ends = [at for at in (best, *closing) if sums[at] >= _GAIN and _is_left(texts, at, home)]
    if not ends:
        return list(leaves)
    end = max(ends, key=sums.__getitem__)
    gone = set(kept[end:])
    return [
        replace(leaf, because=name_of(_NOISE, NOISE, leaf.text) or BELOW) if index in gone else leaf
        for index, leaf in enumerate(leaves)
    ]


def read_signs(leaves: Sequence[Leaf]) -> list[frozenset[str]]:
    """Returns the signs of each leaf that was not left out."""
    first = _list_first(leaves)
    home = _find_home(first)
    known = {_tags(leaf.element) for leaf in first}
    signs: list[frozenset[str]] = []
    words = closing = gap = 0
    """Words of paragraphs and lines that close a text so far, and leaves left out since the last one that was not."""
    for leaf in leaves:
        closes = is_closing(leaf.text)
        if not leaf.because:
            found = {
                _CLOSES: closes,
                "below a closing line": closing == 1,
                "below closing lines": closing > 1,
                "furniture": not closes and is_furniture(Block("paragraph", leaf.text)),
                "no words": not any(map(str.isalnum, leaf.text)),
                "a few words": leaf.words < _SHORT,
                "a heading": leaf.kind == "heading",
                "a paragraph": is_prose(leaf),
                "somebody's words": not _QUOTED.isdisjoint(leaf.text),
                "in another place": leaf.kind != "row"
                and not _is_in(leaf, home)
                and _tags(leaf.element) not in known,
                "right below": not gap,
                "far below": gap >= _FAR,
            }
            signs.append(frozenset(name for name, is_there in found.items() if is_there))
            words += leaf.words * is_prose(leaf)
        gap = gap + 1 if leaf.because and signs else 0
        closing += closes and words >= _BEGUN
    return signs


def _list_first(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the first paragraphs, which say where the text stands."""
    return list(islice((leaf for leaf in leaves if not leaf.because and is_prose(leaf)), _FIRST))


def _find_home(paragraphs: Sequence[Leaf]) -> HtmlElement | None:
    """Returns the box that most of these paragraphs stand in."""
    words: Counter[HtmlElement] = Counter()
    for leaf in paragraphs:
        parent = leaf.element.getparent()
        words[leaf.element if leaf.element.tag in _BOXES or parent is None else parent] += leaf.words
    return max(words, key=words.__getitem__, default=None)


def _is_left(kept: Sequence[Leaf], end: int, home: HtmlElement) -> bool:
    """Returns whether most of what stands in the box of the text is left above its end."""
    own = [leaf.words * (is_prose(leaf) and _is_in(leaf, home)) for leaf in kept]
    return sum(own[:end]) >= _HOME and sum(own[end:]) <= _MOST * sum(own[:end])


def _is_in(leaf: Leaf, box: HtmlElement | None) -> bool:
    return leaf.element is box or any(element is box for element in leaf.element.iterancestors())


def _tags(element: HtmlElement) -> tuple[str, ...]:
    return (str(element.tag), *(str(around.tag) for around in element.iterancestors()))
