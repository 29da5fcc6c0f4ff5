"""Whether a sentence can be said where nothing was said before it: at the beginning, or the end, of an episode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.writers.extractive.source_view import SourceView

_POINTERS = frozenset(
    ("it", "they", "them", "he", "she", "him", "her", "his", "its", "their", "this", "that", "these", "those")
)
_PERSONAL = frozenset(("he", "she", "him", "her", "his"))
"""Those of somebody: "Members of the board are grumbling about his plan" names nobody whose it is."""
_TIMES = frozenset(
    "morning afternoon evening week weekend month season spring summer autumn winter year".split()
)
"""What "this" stands before and points at no word: «The port closes this week.»"""


def stands_alone(source: SourceView, index: int) -> bool:
    """Returns whether a sentence counts nothing up, and points at nothing but what it names itself."""
    if any(relation.kind == "enumeration" for relation in source.forward.get(index, ())):
        return False
    if any(quotation.is_clause for quotation in source.quotations.get(index, ())) and source.quotations.get(
        index - 1
    ):
        return False
    return names_all(source, (index,))


def names_all(source: SourceView, sentences: Sequence[int], told: Collection[tuple[int, int]] = ()) -> bool:
    """Returns whether sentences that follow each other point at nothing but what they name themselves.

    `told` are tokens that are passed over, each with its sentence: who says what is quoted.
    """
    named = is_person = False
    for index in sentences:
        tokens = source.sentence(index).parse.tokens
        people = {
            mention.head
            for entity in map(source.entity, source.mentions.get(index, ()))
            for mention in entity.mentions
            if entity.kind == "person" and mention.form == "name" and mention.span.sentence == index
        }
        for at, token in enumerate(tokens):
            if (index, at) in told:
                continue
            if (
                token.word in _POINTERS
                and token.pos in ("PRON", "DET")
                and token.relation not in ("mark", "expl", "det")
                and not (is_person if token.word in _PERSONAL else named)
            ):
                return False
            if (
                token.tag in ("DT", "PDT")
                and token.word in ("this", "that", "these", "those", "such")
                and token.relation != "mark"
                and tokens[token.head].lemma not in _TIMES
                and not _is_told_which(source, index, at)
                and (len(sentences) == 1 or token.relation == "det" or not named)
            ):
                return False
            named = named or token.pos in ("NOUN", "PROPN")
            is_noun = token.tag == "NN" and may_be_person_noun(token.lemma)
            is_person = is_person or is_noun or at in people or token.entity == "PERSON"
    return True


def _is_told_which(source: SourceView, index: int, at: int) -> bool:
    """Returns whether the words behind a "those" tell which, or its sentence has named them: "those driving north"."""
    parse = source.sentence(index).parse
    return bool(parse.tokens[at].pos == "PRON" and parse.children(at, "acl", "relcl", "prep")) or any(
        reference.span.start <= at < reference.span.stop
        and reference.antecedent is not None
        and reference.antecedent.sentence == index
        and reference.antecedent.stop <= at
        for reference in source.references.get(index, ())
    )
