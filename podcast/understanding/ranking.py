"""How likely a pronoun means a referent: named signs, weighed; and that it means none of them."""

from __future__ import annotations

from math import exp, log, log1p
from typing import TYPE_CHECKING

from podcast.understanding.agreement import POSSESSIVE, PRONOUNS, REFLEXIVE
from podcast.understanding.empty import is_empty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Parse, Sentence
    from podcast.understanding.noun_phrases import NounPhrase
    from podcast.understanding.referents import Referent

Signs = dict[str, float]
_OF_STATEMENTS = frozenset(
    "know understand mean do believe say think explain admit deny tell prove show mention see like".split()
)
"""Verbs whose object is often what was said before: "I understand it"."""
_SAYING = frozenset(
    "say tell add note explain argue write think believe recall claim warn insist admit ask reply".split()
)
_FADING = 0.6
"""What a mention weighs a sentence later."""


def read_signs(
    pronoun: NounPhrase, word: str, referent: Referent, sentence: Sentence, rank: int
) -> Signs | None:
    """Returns the signs for and against a referent; None where grammar rules it out.

    `rank` is its place among those that the pronoun might mean, the latest mentioned first.
    """
    group = PRONOUNS[word]
    if not _agrees(group, referent) or _is_barred(pronoun, word, referent):
        return None
    last = referent.last
    signs: Signs = {
        "sentences back": log1p(pronoun.sentence - last.sentence),
        f"last {last.role}": 1.0,
        f"kind {referent.kind}": 1.0,
        "mentions": sum(
            _FADING ** (pronoun.sentence - mention.sentence) for mention in referent.mentions[-6:]
        ),
        "in the article": log(referent.weight),
    }
    truths = {
        "last a pronoun": last.form == "pronoun",
        "named in the sentence": last.form != "pronoun" and last.sentence == pronoun.sentence,
        "latest": rank == 0,
        "joined": last.is_joined,
        "indefinite": referent.nominals[-1].form == "indefinite",
        "gender known": bool(referent.gender),
        "plural": referent.is_plural,
        **_read_place(pronoun, word, last),
        "over a quotation mark": pronoun.is_quoted != last.is_quoted,
        "says these words": _says(pronoun, last, sentence.parse),
    }
    return signs | {name: 1.0 for name, holds in truths.items() if holds}


def _read_place(pronoun: NounPhrase, word: str, last: NounPhrase) -> dict[str, bool]:
    """Returns how the place of a pronoun and that of the latest mention go together."""
    back = pronoun.sentence - last.sentence
    return {
        "takes up what was put in front": _takes_up(pronoun, last),
        "both subjects": back <= 1 and last.role == pronoun.role == "subject",
        "goes on with the subject": back == 1 and last.is_main and pronoun.is_main,
        "possessive of the subject": back == 0 and word in POSSESSIVE and last.role == "subject",
        "reflexive of the subject": back == 0 and word in REFLEXIVE and last.verb == pronoun.verb,
    }


def _takes_up(pronoun: NounPhrase, last: NounPhrase) -> bool:
    """Returns whether a pronoun takes up what was put in front: "My brother, he was a baker." """
    is_near = last.sentence == pronoun.sentence and 0 < pronoun.head - last.stop <= 1
    return is_near and pronoun.role == "subject" and last.role in ("subject", "other")


def _says(pronoun: NounPhrase, last: NounPhrase, parse: Parse) -> bool:
    """Returns whether a mention is who says the words that the pronoun stands in: "“He left,” said Lee"."""
    return (
        pronoun.is_quoted
        and not last.is_quoted
        and last.sentence == pronoun.sentence
        and last.role == "subject"
        and last.verb >= 0
        and parse.tokens[last.verb].lemma in _SAYING
    )


def _agrees(group: str, referent: Referent) -> bool:
    """Returns whether a pronoun of a group can mean a referent, by gender, number and kind."""
    kind, nominal = referent.kind, referent.nominals[-1]
    if group in ("he", "she"):
        wrong = "female" if group == "he" else "male"
        return not referent.is_plural and referent.gender != wrong and kind in ("person", "name")
    if group == "it":
        fits = kind == "person" and nominal.form == "name"  # a storm's name looks like a person's
        return (
            not referent.is_plural
            and not referent.gender
            and (fits or kind not in ("person", "time", "empty"))
        )
    anybody = kind == "person" and not referent.gender and nominal.form == "indefinite"
    return referent.is_plural or kind in ("group", "place", "name") or anybody


def _is_barred(pronoun: NounPhrase, word: str, referent: Referent) -> bool:
    """Returns whether both stand beside the same verb, or one inside the other: "Lee saw him", "his wife"."""
    for mention in referent.mentions[-3:]:
        if mention.sentence != pronoun.sentence:
            continue
        if mention.start <= pronoun.head < mention.stop and mention.head != pronoun.head:
            return True
        beside = mention.verb >= 0 and mention.verb == pronoun.verb and not _takes_up(pronoun, mention)
        if beside and word not in REFLEXIVE and pronoun.role != "possessive":
            return True
    return False


def read_signs_of_none(pronoun: NounPhrase, sentence: Sentence) -> Signs:
    """Returns the signs that a pronoun means nothing that was named."""
    truths = {
        "none": True,
        "empty it": is_empty(sentence.parse, pronoun.head),
        "none, first sentences": pronoun.sentence <= 1,
        "none, no subject": pronoun.role != "subject",
        f"none, {_read_predicate(sentence.parse, pronoun)}": True,
    }
    return {name: 1.0 for name, holds in truths.items() if holds}


def read_signs_of_statement(pronoun: NounPhrase, sentence: Sentence) -> Signs:
    """Returns the signs that a pronoun means what the sentence before says."""
    before = sentence.parse.tokens[: pronoun.head]
    truths = {
        "statement": True,
        "statement, empty it": is_empty(sentence.parse, pronoun.head),
        f"statement, {_read_predicate(sentence.parse, pronoun)}": True,
        "statement, first noun": not any(token.pos in ("NOUN", "PROPN", "PRON") for token in before),
        "statement, short sentence": len(sentence.parse.tokens) < 10,
    }
    return {name: 1.0 for name, holds in truths.items() if holds}


def _read_predicate(parse: Parse, pronoun: NounPhrase) -> str:
    """Returns what is said of a pronoun: statements are true or strange, known and understood."""
    if pronoun.verb < 0:
        return "no argument"
    verb = parse.tokens[pronoun.verb]
    if pronoun.role == "subject" and verb.lemma == "be":
        if parse.children(pronoun.verb, "acomp"):
            return "is so"
        return "is one" if parse.children(pronoun.verb, "attr") else "is there"
    if pronoun.role == "object" and verb.lemma in _OF_STATEMENTS:
        return "known"
    return pronoun.role


def weigh(group: str, signs: Signs, weights: Mapping[str, float]) -> float:
    """Returns the weight of signs, for a pronoun of a group; "person: latest" adds to "latest"."""
    kind = "person" if group in ("he", "she") else group
    return sum(
        value * (weights.get(name, 0.0) + weights.get(f"{kind}: {name}", 0.0))
        for name, value in signs.items()
    )


def share(weights: list[float]) -> list[float]:
    """Returns how likely each of several is, of which one is right."""
    top = max(weights)
    powers = [exp(weight - top) for weight in weights]
    whole = sum(powers)
    return [power / whole for power in powers]
