"""Pronouns of the third person: what each means, found from the first sentence to the last.

An antecedent is named where two signs agree: that the text is about it, and that nobody else near can be meant or the
sentence before goes on about it. Everything else is open, and is nobody's mention for the pronouns that follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.understanding.referring.agreement import PRONOUNS, REFLEXIVE
from podcast.understanding.referring.candidates import agrees, list_candidates, takes_up, weigh
from podcast.understanding.referring.empty import is_empty
from podcast.understanding.referring.referents import Referents, introduce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Entity, Parse, Sentence
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.referents import Referent

WINDOW = 5
"""Sentences back that a pronoun reaches."""
NAMED_WINDOW = 15
"""Sentences back that it reaches to a person who has a name."""
MOST = 100
"""Referents that are looked at."""
_NEAR = 3
"""Sentences back in which anybody else who fits leaves a "he" or "she" open."""
_CLEAR = 2
"""How many times more the text must be about somebody than about anybody else who fits; what a known gender counts."""


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


def decide(
    sentences: Sequence[Sentence], phrases: Sequence[Sequence[NounPhrase]], entities: Sequence[Entity]
) -> tuple[Decision, ...]:
    """Returns a decision for each pronoun of the third person, in order; `phrases` are those of each sentence."""
    referents = Referents(entities, (phrase for own in phrases for phrase in own))
    recent: list[Referent] = []
    decisions = []
    for sentence, own in zip(sentences, phrases, strict=True):
        recent = [known for known in recent if sentence.index - known.last.sentence <= _window(known)][-MOST:]
        for phrase in own:
            if phrase.form == "pronoun":
                decision = _decide(phrase, recent, own, sentence.parse)
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
    return tuple(decisions)


def _window(referent: Referent) -> int:
    return NAMED_WINDOW if referent.kind == "person" and not referent.is_plural else WINDOW


def _decide(
    pronoun: NounPhrase, recent: Sequence[Referent], phrases: Sequence[NounPhrase], parse: Parse
) -> Decision:
    word = parse.tokens[pronoun.head].word
    if is_empty(parse, pronoun.head):
        return Decision(pronoun, is_empty=True)
    candidates = list_candidates(pronoun, parse, reversed(recent))
    ahead = _ahead(pronoun, phrases, parse)
    if ahead is not None and agrees(word, introduce(ahead)):
        candidates.insert(0, introduce(ahead))
    chosen = _choose(candidates, pronoun, parse)
    if chosen is not None and chosen.last.is_quoted == pronoun.is_quoted:
        nominal = chosen.nominals[-1]
        return Decision(pronoun, chosen, nominal, is_outside=nominal.sentence != pronoun.sentence)
    likely = max(candidates, key=lambda one: weigh(one, pronoun.sentence), default=None)
    is_outside = likely is not None and likely.nominals[-1].sentence != pronoun.sentence
    return Decision(pronoun, is_outside=is_outside)


def _choose(candidates: Sequence[Referent], pronoun: NounPhrase, parse: Parse) -> Referent | None:
    """Returns what a pronoun means, where that is sure; grammar alone tells it of some."""
    word = parse.tokens[pronoun.head].word
    fronted = next((one for one in candidates if takes_up(pronoun, one.last)), None)
    if fronted is not None:
        return fronted
    if word in REFLEXIVE:
        return next((one for one in candidates if _is_subject_of(one, pronoun)), None)
    if word in ("its", "their") and _near(candidates, pronoun, 0):
        return _own_subject(candidates, pronoun)
    if PRONOUNS[word] == "they":
        return _choose_many(candidates, pronoun)
    if PRONOUNS[word] == "it":
        return _choose_thing(candidates, pronoun)
    return None if _is_either(parse, pronoun.head) else _choose_person(candidates, pronoun)


def _near(candidates: Sequence[Referent], pronoun: NounPhrase, back: int) -> list[Referent]:
    return [one for one in candidates if pronoun.sentence - one.last.sentence <= back]


def _is_subject_of(referent: Referent, pronoun: NounPhrase) -> bool:
    """Returns whether a referent does what the pronoun stands beside: "Lee hurt himself"."""
    return any(
        (one.sentence, one.verb, one.role) == (pronoun.sentence, pronoun.verb, "subject")
        for one in referent.mentions[-3:]
    )


def _choose_person(candidates: Sequence[Referent], pronoun: NounPhrase) -> Referent | None:
    """Returns the person whom the text is most about, if nobody else is near, or it clearly goes on about them."""
    weights = {id(one): weigh(one, pronoun.sentence) for one in candidates}
    best = max(candidates, key=lambda one: weights[id(one)] * (_CLEAR if one.gender else 1), default=None)
    if best is None or any(
        one.kind == "person" and weights[id(one)] > weights[id(best)] for one in candidates
    ):
        return None
    rivals = [
        one
        for one in _near(candidates, pronoun, _NEAR)
        if one is not best and (one.gender or not best.gender)
    ]
    back = pronoun.sentence - best.last.sentence
    goes_on = (back <= 1 and best.last.role in ("subject", "possessive")) or (
        back <= 2 and best.last.form == "pronoun"
    )
    is_clear = all(weights[id(best)] >= _CLEAR * weights[id(one)] for one in rivals)
    return best if not rivals or (goes_on and is_clear) else None


def _choose_many(candidates: Sequence[Referent], pronoun: NounPhrase) -> Referent | None:
    """Returns what "they" means: a plural subject, if this sentence and the one before have nothing else that fits."""
    near = _near(candidates, pronoun, 1)
    is_sure = len(near) == 1 and near[0].is_plural and near[0].last.role in ("subject", "possessive")
    return near[0] if is_sure else None


def _choose_thing(candidates: Sequence[Referent], pronoun: NounPhrase) -> Referent | None:
    """Returns what "it" means: the only subject of the sentence before, if that has a name and this one nothing fit."""
    near = _near(candidates, pronoun, 1)
    subjects = [one for one in near if one.last.role == "subject"]
    if len(subjects) != 1 or pronoun.role not in ("subject", "possessive"):
        return None
    is_named = subjects[0].entity is not None and subjects[0].kind != "person"
    return subjects[0] if is_named and not _near(near, pronoun, 0) else None


def _own_subject(candidates: Sequence[Referent], pronoun: NounPhrase) -> Referent | None:
    """Returns the only subject of its sentence that "its" or "their" can mean."""
    subjects = [one for one in _near(candidates, pronoun, 0) if one.last.role == "subject"]
    is_sure = len(subjects) == 1 and subjects[0].is_plural == pronoun.traits.is_plural
    return subjects[0] if is_sure else None


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
