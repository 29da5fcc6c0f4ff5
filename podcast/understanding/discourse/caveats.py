"""What turns, limits or conditions a claim, so that who hears the claim alone takes it for more than it is."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.model import Caveat
from podcast.understanding.discourse.joined_sentences import is_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Reference, Relation, Sentence

_TURNING = frozenset({"contrast", "concession", "caveat"})
"""Relations by which a sentence turns the one before it."""
_LIMITING = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|little|few|fewer|less|hardly|barely|scarcely|rarely|only"
    r"|unless|until|without|except|apart from|un(?:likely|clear|certain|known|able)|doubt\w*|far from|fail(?:s|ed)?"
    r"|lack(?:s|ed)?|refuse[sd]?|depends?|disputed?|limit(?:s|ed)?|risks?|weak(?:er|est)?|worse)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words of a sentence that takes something back: "But it would not help the islands"."""
_TAKING_BACK = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|will|would|can|could)(?:\s?n[’']t|\snot)\s(?:\w+ly\s)?"
    r"(?:extend|apply|include|cover|count|hold|mean|prove|account|clear|known|certain|final|binding|yet)"
    r"|(?:applies|apply|holds|counts|works) only|only (?:applies|apply|holds|counts|works)"
    r"|(?:remains?|is|was) (?:un(?:clear|certain|known|proven|tested)|disputed|contested|in doubt))\b",
    re.IGNORECASE,
)
"""What a sentence needs that takes something back without a word that turns: "The guarantee does not cover rock"."""
_PLAIN = frozenset(("however", "nevertheless", "nonetheless", "even so"))
"""Words that turn what was said, and do not only go on with a story as "But" may."""
_SUPPOSING = re.compile(r"^\w+(?: so)?,? (?:if|when|where|whenever|in case|should)\b", re.IGNORECASE)
"""How a sentence begins that goes on with a case, and takes nothing back: "However, if it rains, you can claim"."""
_POINTING = frozenset("it its these this they their those".split())
"""First words of a sentence that is about what the one before it said."""
_CONDITIONS = frozenset({"if", "only if", "unless", "provided", "provided that", "as long as"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_GENERAL = frozenset(
    """add ask be become begin big call cent come day do get give go good great have keep know large last late leave let
    long look make many mean month more most much name need new next number old other own people percent put say see
    show small start such take tell thing think time try turn use want way week work year""".split()
)
"""Words that two sentences may share without being about the same."""


def find_caveats(
    sentences: Sequence[Sentence], relations: Sequence[Relation], references: Sequence[Reference]
) -> tuple[Caveat, ...]:
    """Returns what takes back something of a claim, in the order of the claims: clauses, and next sentences."""
    turning = {one.second: one for one in relations if one.kind in _TURNING and one.first != one.second}
    pointing = {
        (one.span.sentence, one.antecedent.sentence) for one in references if one.antecedent is not None
    }
    pointing |= {
        (one.span.sentence, one.antecedent_sentence)
        for one in references
        if one.antecedent_sentence is not None
    }
    caveats = [caveat for sentence in sentences for caveat in _inside(sentence)]
    for claim, limit in pairwise(sentences):
        if claim.section != limit.section or is_question(claim) or is_question(limit):
            continue
        is_tied = (
            (limit.index, claim.index) in pointing
            or bool(_subjects(claim) & _subjects(limit))
            or limit.text.split(maxsplit=1)[0].lower() in _POINTING
        )
        turn = turning.get(limit.index)
        is_plain = turn is not None and turn.words.lower() in _PLAIN and not _SUPPOSING.search(limit.text)
        if turn is not None and (
            turn.kind == "caveat" or (is_tied and (is_plain or _LIMITING.search(limit.text)))
        ):
            caveats.append(Caveat(claim.index, limit.index, turn.words))
        elif turn is None and is_tied and (match := _TAKING_BACK.search(limit.text)):
            root = limit.parse.tokens[limit.parse.root]
            if match.start() <= root.end and root.start <= match.end():
                caveats.append(Caveat(claim.index, limit.index, match[0]))
    return tuple(sorted(caveats, key=lambda one: (one.claim, one.limit)))


def _inside(sentence: Sentence) -> Iterator[Caveat]:
    """Yields the clauses that limit what their own sentence claims: "but …", "if …"."""
    tokens = sentence.parse.tokens
    for number, clause in enumerate(sentence.clauses):
        before = tokens[clause.start - 1].word if clause.start else ""
        if clause.kind == "coordinate" and before in ("but", "yet"):
            yield Caveat(sentence.index, sentence.index, before, number)
        elif clause.kind == "adverbial" and clause.marker in _CONDITIONS:
            yield Caveat(sentence.index, sentence.index, clause.marker, number)


def _subjects(sentence: Sentence) -> frozenset[str]:
    """Returns the words of a sentence that tell what it is about, in their dictionary form."""
    words = (token.lemma.lower() for token in sentence.parse.tokens if token.pos in _TELLING)
    return frozenset(words) - _GENERAL
