"""Whom and what a pronoun may mean, by grammar, and how much each of them is what the text is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.understanding.referring.agreement import PRONOUNS, REFLEXIVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Parse
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.referents import Referent

_SAYING = frozenset(
    "say tell add note explain argue write think believe recall claim warn insist admit ask reply".split()
)
_WORTH = {"subject": 4, "possessive": 3, "object": 2}
"""What a mention weighs by its role; in any other role 1, as the main subject one more."""
_FADING = 0.5
"""What is left of it a sentence later."""
_LATEST = 8
"""Mentions that are weighed."""


def list_candidates(pronoun: NounPhrase, parse: Parse, recent: Iterable[Referent]) -> list[Referent]:
    """Returns the referents that a pronoun may mean by gender, number, kind and place, in their order."""
    word = parse.tokens[pronoun.head].word
    return [
        referent
        for referent in recent
        if agrees(word, referent) and not _is_barred(pronoun, word, referent)
        and not _says(pronoun, referent.last, parse)
    ]  # fmt: skip


def weigh(referent: Referent, sentence: int) -> float:
    """Returns how much a sentence is about a referent: by the roles of its mentions, the latest counting most."""
    best: dict[int, int] = {}
    for mention in referent.mentions[-_LATEST:]:
        worth = _WORTH.get(mention.role, 1) + mention.is_main
        best[mention.sentence] = max(worth, best.get(mention.sentence, 0))
    return sum(worth * _FADING ** (sentence - at) for at, worth in best.items())


def agrees(word: str, referent: Referent) -> bool:
    """Returns whether a pronoun can mean a referent, by gender, number and kind."""
    group, kind, nominal = PRONOUNS[word], referent.kind, referent.nominals[-1]
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
    if kind in ("time", "empty"):
        return False
    anybody = kind == "person" and not referent.gender and nominal.form == "indefinite"
    return referent.is_plural or kind in ("group", "place", "name") or anybody


def takes_up(pronoun: NounPhrase, last: NounPhrase) -> bool:
    """Returns whether a pronoun takes up what was put in front: "My brother, he was a baker." """
    is_near = last.sentence == pronoun.sentence and 0 < pronoun.head - last.stop <= 1
    return is_near and pronoun.role == "subject" and last.role in ("subject", "other")


def _is_barred(pronoun: NounPhrase, word: str, referent: Referent) -> bool:
    """Returns whether both stand beside the same verb, or one inside the other: "Lee saw him", "his wife"."""
    for mention in referent.mentions[-3:]:
        if mention.sentence != pronoun.sentence:
            continue
        if mention.start <= pronoun.head < mention.stop and mention.head != pronoun.head:
            return True
        beside = mention.verb >= 0 and mention.verb == pronoun.verb and not takes_up(pronoun, mention)
        if beside and word not in REFLEXIVE and pronoun.role != "possessive":
            return True
    return False


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
