"""What is counted up over several sentences: who announces it ("three consequences"), and its members."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Sentence

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMBERS = "two three four five six seven eight nine ten".split()
_SEVERAL = frozenset({"several", "many", "some", "various", "different", "following", "other"})
_ABSTRACT = frozenset(
    """reason consequence cause effect way thing factor problem question point step option answer result argument change
    challenge lesson element aspect part condition difference explanation goal idea issue measure method kind type
    scenario stage phase principle rule sign example advantage disadvantage benefit risk task trend finding possibility
    obstacle theory approach""".split()
)
"""What texts count up; people and houses are counted, too, but not told one after the other."""
_SORTS = "|".join(sorted(_ABSTRACT))
_IS = r"\s(?:is|was|are|were|comes?|came|has|had|concerns?)\b"
_MEMBER = re.compile(
    rf"""^["“‘(]?(?:and\s)?(?:
        (?P<adverb>first(?:\sof\sall)?|firstly|secondly|thirdly|second|third|fourth|fifth|finally|lastly|last),\s
      | (?:the\s(?:\w+\s)?|an?\s)(?P<ordinal>{"|".join(_ORDINALS)}|last|final|other)\b(?:\s\w+){{0,4}}?{_IS}
      | (?P<one>one)\b(?:\s(?:of\s(?:them|these)|{_SORTS}))?{_IS}
      | (?P<another>(?:yet\s)?another)\b(?:\s(?:{_SORTS}))?{_IS}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NEAR = 12
"""Sentences between two members at most."""
_BEFORE = 3
"""Sentences between the announcer and the first member at most."""


@dataclass(frozen=True, slots=True)
class _Member:
    sentence: Sentence
    rank: int
    """Its place: 1 for "First", 0 where the words do not say which ("Another", "Finally")."""
    words: str


def find_enumerations(sentences: Sequence[Sentence], items: frozenset[int]) -> Iterator[Relation]:
    """Yields one relation for each member of an enumeration, from its announcer, else from its first member.

    `items` are the sentences that begin items of lists; a list is announced by a colon before it.
    """
    yield from _find_lists(sentences, items)
    run: list[_Member] = []
    for sentence in sentences:
        member = _read_member(sentence)
        if member is None:
            continue
        if run and not _follows(run, member):
            yield from _relate(sentences, run)
            run = []
        if run or member.rank == 1:
            run.append(member)
    yield from _relate(sentences, run)


def _read_member(sentence: Sentence) -> _Member | None:
    match = _MEMBER.match(sentence.text)
    if match is None:
        return None
    word = next(value for value in match.groupdict().values() if value).lower()
    stem = word.split()[0].removesuffix("ly")
    rank = 1 if word == "one" else _ORDINALS.index(stem) + 1 if stem in _ORDINALS else 0
    return _Member(sentence, rank, match.group().strip(" ,"))


def _follows(run: Sequence[_Member], member: _Member) -> bool:
    last = run[-1].sentence
    near = last.section == member.sentence.section and member.sentence.index - last.index <= _NEAR
    return near and member.rank in (0, len(run) + 1)


def _relate(sentences: Sequence[Sentence], run: Sequence[_Member]) -> Iterator[Relation]:
    if len(run) < 2:
        return
    first = run[0].sentence
    before = reversed(sentences[max(0, first.index - _BEFORE) : first.index])
    announcer = next(
        (one for one in before if one.section == first.section and _announces(one, len(run))), None
    )
    members = run if announcer is not None else run[1:]
    for member in members:
        yield Relation("enumeration", (announcer or first).index, member.sentence.index, member.words)


def _announces(sentence: Sentence, members: int) -> bool:
    """Returns whether a sentence counts things that can be told one by one, as many as there are members or more."""
    tokens = sentence.parse.tokens
    for at, token in enumerate(tokens):
        if token.tag != "NNS":
            continue
        before = [tokens[child].word for child in sentence.parse.children(at, "nummod", "amod")]
        numbers = [_NUMBERS.index(word) + 2 for word in before if word in _NUMBERS]
        if any(number >= members for number in numbers):
            return True
        if token.lemma in _ABSTRACT and any(word in _SEVERAL for word in before):
            return True
    return False


def _find_lists(sentences: Sequence[Sentence], items: frozenset[int]) -> Iterator[Relation]:
    announcer: Sentence | None = None
    for before, sentence in pairwise(sentences):
        if sentence.index not in items:
            if sentence.paragraph != before.paragraph or sentence.section != before.section:
                announcer = None
            continue
        if before.index not in items and before.text.endswith(":") and before.section == sentence.section:
            announcer = before
        if announcer is not None and announcer.section == sentence.section:
            yield Relation("enumeration", announcer.index, sentence.index, ":")
