"""Whom and what a pronoun may mean, by grammar, and how much each of them is what the text is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.trees import NOMINAL_SUBJECTS
from podcast.understanding.referring.agreement import PRONOUNS, REFLEXIVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Parse
    from podcast.understanding.referring.narration import Telling
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.referents import Referent

_WORTH = {"subject": 4, "possessive": 3, "object": 2}
"""What a mention weighs by its role; in any other role 1, as the main subject one more."""
_FADING = 0.5
"""What is left of it a sentence later."""
_LATEST = 8
"""Mentions that are weighed."""


def list_candidates(
    pronoun: NounPhrase, parse: Parse, recent: Iterable[Referent], telling: Telling
) -> list[Referent]:
    """Returns the referents that a pronoun may mean by gender, number, kind and place, in their order."""
    word = parse.tokens[pronoun.head].word
    return [
        referent
        for referent in recent
        if agrees(word, referent) and not _is_barred(pronoun, parse, referent)
        and not _says(pronoun, referent, telling)
    ]  # fmt: skip


def weigh(referent: Referent, pronoun: NounPhrase, telling: Telling) -> float:
    """Returns how much the text is about a referent: by the roles of its mentions, the latest counting most."""
    best: dict[int, int] = {}
    for mention in referent.mentions[-_LATEST:]:
        worth = _WORTH.get(mention.role, 1) + mention.is_main
        back = telling.distance(pronoun, mention)
        best[back] = max(worth, best.get(back, 0))
    return sum(worth * _FADING**back for back, worth in best.items())


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


def takes_up(pronoun: NounPhrase, last: NounPhrase, parse: Parse) -> bool:
    """Returns whether a pronoun takes up what was put in front: "My brother, he was a baker." """
    is_near = last.sentence == pronoun.sentence and last.stop == pronoun.head - 1
    return (
        is_near
        and parse.tokens[last.stop].text == ","
        and pronoun.role == "subject"
        and last.role in ("subject", "other")
    )


_OBLIQUE = frozenset({"him", "her", "them"})


def _is_barred(pronoun: NounPhrase, parse: Parse, referent: Referent) -> bool:
    """Returns whether both stand beside the same verb, or one inside the other: "Lee saw him", "his wife".

    In "Lee asked him to come" the parser takes the pronoun for the subject of "come".
    """
    token = parse.tokens[pronoun.head]
    verbs = {pronoun.verb}
    if token.word in _OBLIQUE and pronoun.role == "subject":
        verbs.add(parse.tokens[token.head].head)
    doing = verbs | {_find_verb_with_subject(parse, verb) for verb in verbs}
    may_be_beside = token.word in REFLEXIVE or pronoun.role == "possessive"
    for mention in referent.mentions[-3:]:
        if mention.sentence != pronoun.sentence:
            continue
        if mention.start <= pronoun.head < mention.stop and mention.head != pronoun.head:
            return True
        is_beside = mention.verb >= 0 and mention.verb in (doing if mention.role == "subject" else verbs)
        if is_beside and not may_be_beside and not takes_up(pronoun, mention, parse):
            return True
    return False


def _find_verb_with_subject(parse: Parse, verb: int) -> int:
    """Returns the verb that has the subject of a verb: "Lee met Hall and thanked him", "Lee wanted to thank him".

    In "Lee asked Hall to thank him" Hall does it, and "him" may be Lee.
    """
    while verb >= 0 and not parse.children(verb, *NOMINAL_SUBJECTS):
        above = parse.tokens[verb].head
        relation = parse.tokens[verb].relation
        if relation != "conj" and (relation != "xcomp" or parse.children(above, "dobj")):
            break
        verb = above
    return verb


def is_governed(name: NounPhrase, pronoun: NounPhrase, parse: Parse) -> bool:
    """Returns whether a name stands in what a pronoun's verb says of it, and so means somebody else.

    "He said Lee would come", "He left when Lee came", "Lee would come, he said"; but "When Lee came, he left".
    """
    if name.form != "name" or pronoun.role != "subject" or pronoun.verb < 0:
        return False
    at = name.head
    while at != pronoun.verb and parse.tokens[at].head != at:
        above = parse.tokens[at].head
        if above == pronoun.verb and at < pronoun.head:
            return parse.tokens[at].relation == "ccomp"
        at = above
    return at == pronoun.verb


def _says(pronoun: NounPhrase, referent: Referent, telling: Telling) -> bool:
    """Returns whether a referent is who says the words that the pronoun stands in: "“He left,” said Lee"."""
    if not pronoun.is_quoted:
        return False
    voice = telling.voices.get((pronoun.sentence, pronoun.head))
    return (voice is not None and voice == referent.entity) or any(
        one.sentence == pronoun.sentence and (one.sentence, one.head) in telling.speakers
        for one in referent.mentions[-3:]
    )
