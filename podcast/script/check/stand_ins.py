"""Whether a name stands where the sentences it rests on have a pronoun."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import split
from podcast.script.check import stems
from podcast.script.check.glue import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PRONOUNS = {
    word: group.split()[0]
    for group in ("he him his", "she her hers", "it its", "they them their theirs", "i me my", "we us our ours",
                  "this these those", "latter", "former")
    for word in group.split()
}  # fmt: skip
"""Each with the one that stands for it here."""
_GENERAL = frozenset(
    """agency army author authorities capital city club company continent country court democrat editor firm founder
    government group institution island king kingdom leader lender maker man minister ministry nation organisation
    organization paper parliament party plant player president province publisher regime region republic researcher
    researchers scientist scientists singer state team town union university village woman writer""".split()
)
"""Behind "the", these stand for somebody who has been named."""
_REACH = 5
"""Words from the name to the word beside it, at most."""
_NEAR = 3
"""Words between a pronoun and the word beside which the name stands, at most."""


def stands_in(name: str, text: str, cited: Iterable[tuple[str, bool]], language: str) -> bool:
    """Whether beside a word that stands beside the name in `text` a cited text has a pronoun that is gone.

    The cited texts come with whether they name anybody: one that does may mean that by "the country".
    """
    parts = stems.tokens(name)
    held = [_Held(one, named) for one, named in cited]
    for sentence in split(text, language or "en"):
        words = stems.tokens(sentence)
        alike = {one: len(one.stems & stems.stems([sentence])) for one in held}
        near = [one for one in held if 2 * alike[one] >= max(alike.values())]
        if any(_stands_at(at, len(parts), words, one) for at in _places(parts, words) for one in near):
            return True
    return False


class _Held:
    """A cited text."""

    def __init__(self, text: str, named: bool) -> None:
        self.words = stems.tokens(text)
        self.roots = [stems.stem(word) for word in self.words]
        self.stems = frozenset(self.roots)
        self.named = named


def _places(parts: list[str], words: list[str]) -> Iterator[int]:
    for at in range(len(words) - len(parts) + 1):
        if all(
            words[at + step].partition("'")[0] == part.partition("'")[0] for step, part in enumerate(parts)
        ):
            yield at


def _stands_at(at: int, length: int, words: list[str], held: _Held) -> bool:
    left = _beside(reversed(words[:at]), held)
    right = _beside(iter(words[at + length :]), held)
    said = Counter(_PRONOUNS.get(word) for word in words)
    there = Counter(_PRONOUNS.get(word) for word in held.words)
    gone = {group for group, times in there.items() if group and times > said[group]}
    return any(
        (root == left and _is_general(held, place + 1, place + 1 + _NEAR, gone))
        or (root == right and _is_general(held, max(0, place - _NEAR), place, gone))
        for place, root in enumerate(held.roots)
    )


def _beside(words: Iterator[str], held: _Held) -> str:
    """The stem of the first word that carries content and is in the cited text too; not far away."""
    roots = [stems.stem(word) for word in itertools.islice(words, _REACH) if word not in EMPTY]
    return next((root for root in roots[:3] if root in held.stems), "")


def _is_general(held: _Held, first: int, last: int, gone: set[str]) -> bool:
    """Whether between two places there is a pronoun that is gone, or "the country"."""
    words = held.words[first:last]
    if not held.named and any(one == "the" and other in _GENERAL for one, other in itertools.pairwise(words)):
        return True
    return any(_PRONOUNS.get(word) in gone for word in words)
