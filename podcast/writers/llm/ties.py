"""What is told together or not at all: a claim and what is set against it, a count and its members."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.writers.llm.turns import is_question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from podcast.model import Understanding
    from podcast.writers.llm.answers import CitedSentence
    from podcast.writers.llm.parts import NumberedSentence

_SETS_AGAINST = frozenset({"contrast", "concession", "caveat"})
_GOES_ON = re.compile(
    r"""(?:And\ )?(?:
    But | Yet | However | Still | Even\ so | Instead | Otherwise | Nor | Not |       # the other side: "Yet it waits."
    The\ (?:other|others|second|third|fourth|last) |                                 # a member: "The second is …"
    He | She | It | They | This | That | These | Those | His | Her | Its | Their
    )\b""",
    re.VERBOSE,
)
"""How an English sentence begins that is half of something, the other half being said just before it."""


def find_ties(
    understood: Understanding, sentences: Iterable[NumberedSentence]
) -> tuple[tuple[int, ...], ...]:
    """Returns the numbers of sentences that the article sets against each other, or counts together."""
    numbers = {fold(sentence.text): sentence.number for sentence in sentences}
    counts: defaultdict[int, set[int]] = defaultdict(set)
    ties: list[set[int]] = [{one.claim, one.limit} for one in understood.caveats]
    for relation in understood.relations:
        if relation.kind in _SETS_AGAINST:
            ties.append({relation.first, relation.second})
        elif relation.kind == "enumeration":
            counts[relation.first] |= {relation.first, relation.second}
    known = (
        {numbers.get(fold(understood.sentences[at].text), 0) for at in tie} - {0}
        for tie in (*ties, *counts.values())
    )
    return tuple(dict.fromkeys(tuple(sorted(tie)) for tie in known if len(tie) > 1))


def group(sentences: Sequence[CitedSentence], ties: Iterable[Collection[int]]) -> tuple[tuple[int, ...], ...]:
    """Returns the places of sentences that are said in a row, those together that stay together or go together."""
    head = [*range(len(sentences))]

    def join(first: int, second: int) -> None:
        old, new = sorted((head[first], head[second]), reverse=True)
        head[:] = [new if one == old else one for one in head]

    for place, sentence in enumerate(sentences[1:], 1):
        if _GOES_ON.match(sentence.text.lstrip("“\"'")) or is_question(sentences[place - 1]):
            join(place - 1, place)
    for tie in ties:
        told = [place for place, sentence in enumerate(sentences) if {*sentence.cites} & {*tie}]
        for place in told[1:]:
            join(told[0], place)
    return tuple(
        tuple(place for place, one in enumerate(head) if one == number) for number in sorted(set(head))
    )
