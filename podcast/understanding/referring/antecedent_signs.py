"""What speaks for and against each of those whom a pronoun may mean."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from podcast.understanding.referring.candidates import weigh
from podcast.understanding.sentences.saying_verbs import ADJACENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Parse
    from podcast.understanding.referring.narration import Telling
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.referents import Referent

_LATELY = 6
"""Mentions that are looked at for who said something."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody whom a pronoun may mean."""

    referent: Referent
    nominal: NounPhrase
    """The latest mention before the pronoun that is no pronoun itself."""
    signs: Mapping[str, float]
    """Name of a sign -> how strong it is, mostly 1; signs that are not there are left out."""


def read_choices(
    pronoun: NounPhrase,
    candidates: Sequence[Referent],
    telling: Telling,
    parse: Parse,
    following: Referent | None,
) -> tuple[Choice, ...]:
    """Returns candidates with their signs; `parse` is that of the pronoun's sentence.

    `following` is the subject of which the pronoun's clause is said, where that stands in front of it.
    """
    return tuple(
        Choice(
            one,
            one.nominals[-1],
            {name: float(value) for name, value in signs.items() if value},
        )
        for one in candidates
        for signs in [{**_read(pronoun, one, telling, parse), "ahead": one is following}]
    )


def _read(pronoun: NounPhrase, referent: Referent, telling: Telling, parse: Parse) -> dict[str, float]:
    last, nominal = referent.last, referent.nominals[-1]
    place = (pronoun.sentence, pronoun.head)
    return {
        "weight": log(1 + weigh(referent, pronoun, telling)),
        "central": log(referent.total),
        "sentence before": telling.distance(pronoun, last) == 1,
        "paragraphs": log(1 + telling.paragraphs[pronoun.sentence] - telling.paragraphs[last.sentence]),
        "same role": last.role == pronoun.role,
        "gender": bool(referent.gender),
        "unknown name": referent.kind == "name",
        "plural": referent.is_plural,
        "thing": referent.kind == "thing",
        "definite": nominal.form in ("definite", "demonstrative"),
        "possessed": nominal.form == "possessed",
        "spoke": not pronoun.is_quoted and _spoke(pronoun, referent, telling),
        "out of words": last.is_quoted and not pronoun.is_quoted,
        "other speaker": place in telling.cues and telling.cues[place] != referent.entity,
        "cannot speak": _speaks(pronoun, parse) and referent.kind not in ("person", "group", "name"),
    }


def _spoke(pronoun: NounPhrase, referent: Referent, telling: Telling) -> bool:
    """Returns whether a referent has just said something: "“…,” said Lee. He was tired"."""
    return any(
        (one.sentence, one.head) in telling.speakers and telling.distance(pronoun, one) <= 1
        for one in referent.mentions[-_LATELY:]
    )


def _speaks(pronoun: NounPhrase, parse: Parse) -> bool:
    """Returns whether a pronoun is who says something: "they said"."""
    return pronoun.role == "subject" and pronoun.verb >= 0 and parse.tokens[pronoun.verb].lemma in ADJACENT
