"""Whether a name stands where the sentences it rests on have a pronoun."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import split
from podcast.script.check import stems
from podcast.script.check.glue import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PRONOUNS = {
    word: group.split()[0]
    for group in ("he him his", "she her hers", "it its", "they them their theirs", "i me my", "we us our ours",
                  "this these those", "latter", "former")
    for word in group.split()
}  # fmt: skip
"""Each with the one that stands for it here."""
GENERAL = frozenset(
    """agency army author authorities capital city club company continent country court democrat department editor firm
    founder government group institution island king kingdom leader lender maker man minister ministry nation
    organisation organization paper parliament party plant player president province publisher regime region
    republic researcher researchers scientist scientists singer state team town union university village woman
    writer""".split()
)
"""Behind "the", these stand for somebody who has been named."""
OWNER = re.compile(rf"\b(?:the|this|that) (?:{'|'.join(sorted(GENERAL))})'s\b")
"""Whose something is, by a word that stands for a name: "the state's coal"."""
_REACH = 5
"""Words from the name to the word beside it, at most."""
_NEAR = 3
"""Words between a pronoun and the word beside which the name stands, at most."""


def stands_in(name: str, text: str, cited: Iterable[tuple[str, bool]], language: str) -> bool:
    """Whether `name` stands in `text` where a cited text has a pronoun: beside a word that both have.

    "Ana Ruiz left in May" rests on "She left in May": "left" is beside the name here and beside the pronoun there,
    and the pronoun is gone. `cited` has (text, whether it names anybody): a text that names nobody may mean the name
    by "the country".
    """
    parts = stems.tokenize(name)
    cited_texts = [_CitedText(cited_text, names_somebody) for cited_text, names_somebody in cited]
    for sentence in split(text, language or "en"):
        words = stems.tokenize(sentence)
        alike = {source: len(source.stems & stems.collect_stems([sentence])) for source in cited_texts}
        near = [source for source in cited_texts if 2 * alike[source] >= max(alike.values())]
        if any(_stands_at(at, len(parts), words, source) for at in _places(parts, words) for source in near):
            return True
    return False


class _CitedText:
    """The words of a cited text, folded, and their stems."""

    def __init__(self, text: str, named: bool) -> None:
        self.words = stems.tokenize(text)
        self.roots = [stems.stem(word) for word in self.words]
        self.stems = frozenset(self.roots)
        self.named = named


def _places(parts: list[str], words: list[str]) -> Iterator[int]:
    for at in range(len(words) - len(parts) + 1):
        if all(
            words[at + step].partition("'")[0] == part.partition("'")[0] for step, part in enumerate(parts)
        ):
            yield at


def _stands_at(at: int, length: int, words: list[str], held: _CitedText) -> bool:
    left = _beside(reversed(words[:at]), held)
    right = _beside(iter(words[at + length :]), held)
    spoken = Counter(_PRONOUNS.get(word) for word in words)
    cited = Counter(_PRONOUNS.get(word) for word in held.words)
    gone = {group for group, times in cited.items() if group and times > spoken[group]}
    return any(
        (root == left and _is_general(held, place + 1, place + 1 + _NEAR, gone))
        or (root == right and _is_general(held, max(0, place - _NEAR), place, gone))
        for place, root in enumerate(held.roots)
    )


def _beside(words: Iterator[str], held: _CitedText) -> str:
    """The stem of the first word that carries content and is in the cited text too; not far away."""
    roots = [stems.stem(word) for word in itertools.islice(words, _REACH) if word not in FUNCTION_WORDS]
    return next((root for root in roots[:3] if root in held.stems), "")


def _is_general(held: _CitedText, first: int, last: int, gone: set[str]) -> bool:
    """Whether between two places there is a pronoun that is gone, or "the country"."""
    words = held.words[first:last]
    if not held.named and any(
        article == "the" and noun in GENERAL for article, noun in itertools.pairwise(words)
    ):
        return True
    return any(_PRONOUNS.get(word) in gone for word in words)
