"""Pronouns of the third person: what each means, found from the first sentence to the last.

What each means is told by signs that are weighed together (`antecedent_signs`, `ratings`). Where that is not sure it is
open, and nobody's mention for the pronouns that follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.understanding.referring.agreement import PRONOUNS, REFLEXIVE
from podcast.understanding.referring.antecedent_signs import read_choices
from podcast.understanding.referring.candidates import agrees, is_governed, list_candidates, takes_up
from podcast.understanding.referring.empty import is_empty
from podcast.understanding.referring.narration import read_telling
from podcast.understanding.referring.ratings import MEANINGS, choose_likeliest
from podcast.understanding.referring.referents import Referents, introduce

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Entity, Parse, Quotation, Sentence
    from podcast.understanding.referring.antecedent_signs import Choice
    from podcast.understanding.referring.narration import Telling
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.referents import Referent

WINDOW = 5
"""Sentences back that a pronoun reaches."""
NAMED_WINDOW = 15
"""Sentences back that it reaches to a person who has a name."""
MOST = 100
"""Referents that are looked at."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A pronoun, and what it means; no referent where that is open."""

    pronoun: NounPhrase
    referent: Referent | None = None
    nominal: NounPhrase | None = None
    """The referent's latest mention before the pronoun that is no pronoun itself."""
    is_empty: bool = False
    """Whether it looks like an "it" that means nothing."""
    is_outside: bool = False
    """Whether it means, or would mean, what another sentence names."""
    choices: tuple[Choice, ...] = ()
    """Of one that grammar alone does not tell: what it may mean."""


def decide(
    sentences: Sequence[Sentence], phrases: Sequence[Sequence[NounPhrase]], entities: Sequence[Entity],
    quotations: Iterable[Quotation] = (),
) -> tuple[Decision, ...]:  # fmt: skip
    """Returns a decision for each pronoun of the third person, in order; `phrases` are those of each sentence."""
    telling = read_telling(sentences, phrases, quotations)
    referents = Referents(entities, (phrase for own in phrases for phrase in own))
    recent: list[Referent] = []
    decisions = []
    for sentence, own in zip(sentences, phrases, strict=True):
        recent = [known for known in recent if sentence.index - known.last.sentence <= _window(known)][-MOST:]
        for phrase in _in_order_of_meaning(own, sentence.parse, telling):
            if phrase.form == "pronoun":
                decision = _decide(phrase, recent, own, sentence.parse, telling, referents)
                decisions.append(decision)
                chosen = decision.referent
                if chosen is None or all(known is not chosen for known in recent):
                    continue
                chosen.add(phrase)
            elif phrase.form not in ("person", "this") and not phrase.is_beside:
                chosen = referents.take(phrase)
            else:
                continue
            recent = [known for known in recent if known is not chosen]
            recent.append(chosen)
    return tuple(sorted(decisions, key=lambda one: (one.pronoun.sentence, one.pronoun.head)))


def _in_order_of_meaning(
    phrases: Sequence[NounPhrase], parse: Parse, telling: Telling
) -> Sequence[NounPhrase]:
    """Returns the phrases of a sentence, who says it first: of "His boat had sunk, he said" the "he" is told first."""

    def is_behind_words(phrase: NounPhrase) -> bool:
        return (
            phrase.form == "pronoun"
            and (phrase.sentence, phrase.head) in telling.speakers
            and any(at < phrase.head for at in parse.children(phrase.verb, "ccomp", "parataxis", "dep"))
        )

    return sorted(phrases, key=lambda one: not is_behind_words(one))


def _window(referent: Referent) -> int:
    return NAMED_WINDOW if referent.kind == "person" and not referent.is_plural else WINDOW


def _decide(
    pronoun: NounPhrase, recent: Sequence[Referent], phrases: Sequence[NounPhrase], parse: Parse, telling: Telling,
    referents: Referents,
) -> Decision:  # fmt: skip
    word = parse.tokens[pronoun.head].word
    if is_empty(parse, pronoun.head):
        return Decision(pronoun, is_empty=True)
    named = {referents.identify(one) for one in phrases if is_governed(one, pronoun, parse)} - {None}
    candidates = [
        one for one in list_candidates(pronoun, parse, reversed(recent), telling) if one.entity not in named
    ]
    ahead = _ahead(pronoun, phrases, parse)
    is_person = PRONOUNS[word] in ("he", "she")
    following = None if ahead is None else referents.look_up(ahead) if is_person else introduce(ahead)
    if following is not None and agrees(word, following) and all(one is not following for one in candidates):
        candidates.insert(0, following)
    choices = read_choices(pronoun, candidates, telling, parse, following)
    return _decide_likeliest(pronoun, candidates, parse, choices)


def _settle(pronoun: NounPhrase, chosen: Referent, choices: tuple[Choice, ...] = ()) -> Decision:
    is_outside = _is_outside(pronoun, chosen)
    return Decision(pronoun, chosen, chosen.nominals[-1], is_outside=is_outside, choices=choices)


def _is_outside(pronoun: NounPhrase, referent: Referent) -> bool:
    return referent.nominals[-1].sentence != pronoun.sentence


def _decide_likeliest(
    pronoun: NounPhrase, candidates: Sequence[Referent], parse: Parse, choices: tuple[Choice, ...]
) -> Decision:
    """Returns the decision on a pronoun that means something."""
    sure = _choose_by_grammar(candidates, pronoun, parse)
    if sure is not None:
        return _settle(pronoun, sure)
    group = PRONOUNS[parse.tokens[pronoun.head].word]
    likely, is_sure = choose_likeliest(choices, pronoun, MEANINGS[group])
    if likely is not None and is_sure and not _is_either(parse, pronoun.head):
        return _settle(pronoun, likely.referent, choices)
    is_outside = likely is not None and _is_outside(pronoun, likely.referent)
    return Decision(pronoun, is_outside=is_outside, choices=choices)


def _choose_by_grammar(candidates: Sequence[Referent], pronoun: NounPhrase, parse: Parse) -> Referent | None:
    """Returns what a pronoun takes up or turns back to, where grammar alone tells it."""
    fronted = next((one for one in candidates if takes_up(pronoun, one.last, parse)), None)
    if fronted is not None or parse.tokens[pronoun.head].word not in REFLEXIVE:
        return fronted
    return next((one for one in candidates if _is_subject_of(one, pronoun)), None)


def _is_subject_of(referent: Referent, pronoun: NounPhrase) -> bool:
    """Returns whether a referent does what the pronoun stands beside: "Lee hurt himself"."""
    return any(
        (one.sentence, one.verb, one.role) == (pronoun.sentence, pronoun.verb, "subject")
        for one in referent.mentions[-3:]
    )


def _is_either(parse: Parse, index: int) -> bool:
    """Returns whether a pronoun means anybody: "he or she", "his/her"."""
    words = [token.word for token in parse.tokens[max(index - 2, 0) : index + 3]]
    return any(
        mark in ("or", "/") and {PRONOUNS.get(before), PRONOUNS.get(after)} == {"he", "she"}
        for before, mark, after in zip(words, words[1:], words[2:], strict=False)
    )


def _ahead(pronoun: NounPhrase, phrases: Sequence[NounPhrase], parse: Parse) -> NounPhrase | None:
    """Returns the subject that follows a clause in front of it: "Although he was ill, Lee came." """
    tokens = parse.tokens
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
