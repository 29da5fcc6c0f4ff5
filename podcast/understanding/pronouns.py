"""Pronouns of the third person: what each means, found from the first sentence to the last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.understanding.agreement import PRONOUNS
from podcast.understanding.ranking import (
    read_signs,
    read_signs_of_none,
    read_signs_of_statement,
    share,
    weigh,
)
from podcast.understanding.referents import Referent, Referents, introduce
from podcast.understanding.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from podcast.model import Entity, Sentence
    from podcast.understanding.noun_phrases import NounPhrase
    from podcast.understanding.ranking import Signs

WINDOW = 5
"""Sentences back that a pronoun reaches."""
NAMED_WINDOW = 15
"""Sentences back that it reaches to a person who has a name."""
MOST = 100
"""Referents that are weighed at most."""
LINKED = 0.4
"""How likely a referent must be for the pronoun to count as its mention."""


@dataclass(frozen=True, slots=True)
class Option:
    """A referent that a pronoun may mean; without one: none that was named."""

    referent: Referent | None
    nominal: NounPhrase | None
    """Its latest mention before the pronoun that is no pronoun itself."""
    signs: Signs
    likelihood: float = 0.0
    statement: int | None = None
    """The sentence that it may mean as a whole."""
    trust: float = 1.0
    """How sure the referent's latest mention is its own."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A pronoun, and what it may mean, the likeliest first."""

    pronoun: NounPhrase
    word: str
    options: tuple[Option, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it looks like an "it" that means nothing."""
        return any("empty it" in option.signs for option in self.options)

    @property
    def inside(self) -> float:
        """How likely it means what its own sentence names."""
        own = self.pronoun.sentence
        return sum(
            option.likelihood for option in self.options if option.nominal and option.nominal.sentence == own
        )

    @property
    def outside(self) -> float:
        """How likely it means what another sentence names or says."""
        own = self.pronoun.sentence
        return sum(
            option.likelihood
            for option in self.options
            if option.statement is not None or (option.nominal and option.nominal.sentence != own)
        )


def choose_likely(decision: Decision) -> Referent | None:
    """Returns the likeliest referent, where it is likely enough."""
    best = decision.options[0]
    return best.referent if best.likelihood >= LINKED else None


def decide(
    sentences: Sequence[Sentence], phrases: Sequence[Sequence[NounPhrase]], entities: Sequence[Entity],
    weights: Mapping[str, float] = WEIGHTS, choose: Callable[[Decision], Referent | None] = choose_likely,
) -> tuple[Decision, ...]:  # fmt: skip
    """Returns a decision for each pronoun of the third person, in order; `phrases` are those of each sentence.

    `choose` tells which referent a pronoun becomes a mention of.
    """
    referents = Referents(entities, (phrase for own in phrases for phrase in own))
    recent: list[Referent] = []
    decisions = []
    for sentence, own in zip(sentences, phrases, strict=True):
        recent = [known for known in recent if sentence.index - known.last.sentence <= _window(known)][-MOST:]
        for phrase in own:
            if phrase.form == "pronoun":
                decision = _decide(phrase, recent, own, sentence, weights)
                decisions.append(decision)
                chosen = choose(decision)
                if chosen is None or all(known is not chosen for known in recent):
                    continue
                chosen.add(phrase, decision.options[0].likelihood)
            elif phrase.form not in ("person", "this") and not phrase.is_beside:
                chosen = referents.take(phrase)
            else:
                continue
            recent = [known for known in recent if known is not chosen]
            recent.append(chosen)
    return tuple(decisions)


def _window(referent: Referent) -> int:
    return NAMED_WINDOW if referent.kind == "person" and not referent.is_plural else WINDOW


def _decide(
    pronoun: NounPhrase, recent: list[Referent], phrases: Sequence[NounPhrase],
    sentence: Sentence, weights: Mapping[str, float],
) -> Decision:  # fmt: skip
    word = sentence.parse.tokens[pronoun.head].word
    none = Option(None, None, read_signs_of_none(pronoun, sentence))
    options = [none]
    rank = 0
    for referent in reversed(recent):
        signs = read_signs(pronoun, word, referent, sentence, rank)
        if signs is not None:
            rank += 1
            options.append(Option(referent, referent.nominals[-1], signs))
    if rank == 1:
        options[1].signs["only one"] = 1.0
    ahead = _ahead(pronoun, phrases, sentence)
    if ahead is not None:
        later = introduce(ahead)
        signs = read_signs(pronoun, word, later, sentence, 0)
        if signs is not None:
            options.append(Option(later, ahead, {"ahead": 1.0, f"kind {later.kind}": 1.0}))
    group = PRONOUNS[word]
    if group == "it" and pronoun.role != "possessive" and pronoun.sentence:
        signs = read_signs_of_statement(pronoun, sentence)
        options.append(Option(None, None, signs, statement=pronoun.sentence - 1))
    likely = share([weigh(group, option.signs, weights) for option in options])
    ranked = [
        replace(option, likelihood=likelihood, trust=option.referent.trust if option.referent else 1.0)
        for option, likelihood in zip(options, likely, strict=True)
    ]
    return Decision(pronoun, word, tuple(sorted(ranked, key=lambda option: -option.likelihood)))


def _ahead(pronoun: NounPhrase, phrases: Sequence[NounPhrase], sentence: Sentence) -> NounPhrase | None:
    """Returns the subject that follows a clause in front of it: "Although he was ill, Lee came." """
    tokens = sentence.parse.tokens
    at = pronoun.head
    for _ in range(len(tokens)):
        token = tokens[at]
        if token.head == at:
            return None
        if (
            token.relation in ("advcl", "prep")
            and at < token.head
            and tokens[token.head].pos in ("VERB", "AUX")
        ):
            verb = token.head
            return next(
                (one for one in phrases
                 if one.head > token.right and one.verb == verb and one.role == "subject"
                 and one.form not in ("pronoun", "person")),
                None,
            )  # fmt: skip
        at = token.head
    return None
