"""What speaks for and against each of those whom a pronoun may mean."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from podcast.understanding.referring.candidates import weigh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.understanding.referring.narration import Telling
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.referents import Referent

_OFTEN = 6
"""Mentions from which on more of them tell nothing new."""
_LATELY = 6
"""Mentions that are looked at for who said something."""
_START = 3
"""Tokens that a sentence begins with."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody whom a pronoun may mean."""

    referent: Referent
    nominal: NounPhrase
    """The latest mention before the pronoun that is no pronoun itself."""
    signs: Mapping[str, float]
    """Name of a sign -> how strong it is, mostly 1; signs that are not there are left out."""


def read_choices(
    pronoun: NounPhrase, candidates: Sequence[Referent], telling: Telling, ahead: Referent | None
) -> tuple[Choice, ...]:
    """Returns candidates with their signs; `ahead` is the subject of the clause behind the pronoun's own."""
    return tuple(
        Choice(
            one,
            one.nominals[-1],
            {
                name: float(value)
                for name, value in _read(pronoun, one, telling, one is ahead).items()
                if value
            },
        )
        for one in candidates
    )


def _read(pronoun: NounPhrase, referent: Referent, telling: Telling, is_ahead: bool) -> dict[str, float]:
    last, nominal = referent.last, referent.nominals[-1]
    back = telling.distance(pronoun, last)
    spoke = any(
        (one.sentence, one.head) in telling.speakers and telling.distance(pronoun, one) <= 1
        for one in referent.mentions[-_LATELY:]
    )
    led = any(one.is_main and one.sentence == last.sentence for one in referent.mentions[-_LATELY:])
    is_named = any(one.form == "name" for one in referent.nominals)
    place = (pronoun.sentence, pronoun.head)
    return {
        "same sentence": back == 0,
        "sentence before": back == 1,
        "leads": led and back == 1 and pronoun.head < _START,
        "same role": last.role == pronoun.role,
        "weight": log(1 + weigh(referent, pronoun, telling)),
        "often": log(min(len(referent.mentions), _OFTEN)),
        "gender": bool(referent.gender),
        "stranger": not (is_named or referent.gender),
        "definite": nominal.form in ("definite", "demonstrative"),
        "indefinite": nominal.form == "indefinite",
        "possessed": nominal.form == "possessed",
        "own": pronoun.role == "possessive" and last.role == "subject" and back == 0,
        "person": referent.kind == "person",
        "group": referent.kind == "group",
        "thing": referent.kind == "thing",
        "plural": referent.is_plural,
        "joined": nominal.is_joined,
        "owner": not is_named and nominal.role == "possessive",
        "ahead": is_ahead,
        "into words": pronoun.is_quoted and not last.is_quoted,
        "out of words": last.is_quoted and not pronoun.is_quoted,
        "said": pronoun.is_quoted and spoke,
        "silent": place in telling.speakers and not spoke,
        "other speaker": place in telling.cues and telling.cues[place] != referent.entity,
    }
