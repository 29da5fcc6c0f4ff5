"""Sentences that lean on a neighbour otherwise than by a pronoun: they compare, reply, are halves of a pair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model.understanding import Sentence
    from podcast.writers.extractive.source_view import SourceView


@dataclass(frozen=True, slots=True)
class NeighbourLean:
    """Words by which a sentence leans, and one that does."""

    pattern: re.Pattern[str]
    example: str


def _lean(pattern: str, example: str) -> NeighbourLean:
    return NeighbourLean(re.compile(pattern), example)


BACK = (
    _lean(
        r"\b(?:the|for the|of the) (?:opposite|latter|former|same (?!\w+ as\b|as\b))",
        "Orrin wants it for the opposite reason.",
    ),
    _lean(r"^(?:The other|Others|Another|A further|A second|A third|Both|Neither|Either|All (?:two"
r"|three|four|five))\b(?! of the \w+s\b)", "Another is the price of salt."),
    _lean(r"\ball (?:three|four|five|of (?:this|that|these|those|them))\b", "It needs the consent of all three."),
    _lean(r"^All of (?:this|that|these|those|them)\b", "All of these gates have one thing in common."),
    _lean(r"^(?:Equally|Similarly|Likewise|Worse|Better|More importantly|Even so|Either way|Instead"
r"|Again|Nor|So (?:does|do|did|is|are|was|were|has|have))\b", "Equally important is the fog."),
    _lean(r"\b(?:the rest|the remainder|in question|of that kind|of this kind|such an?|that way"
r"|this way|as well\.|, too\.|, either\.|, though\.)", "The law in question was never passed."),
    _lean(r"^(?:The|That|This) (?:first|second|third|next|last|final) (?:step|reason|one|question"
r"|problem|option|effect|consequence|was|is)\b", "The second reason is the wind."),
    _lean(r"^(?:Not so|Far from it|Quite the|On the contrary|By contrast|In contrast|Rather,|Hence"
r"|Thus|Therefore|Accordingly|As a result|Consequently|That is why|This is why)", "Therefore the ferry stayed."),
    _lean(r"\b(?:countered|replied|retorted|responded|disagree[sd]?|agree[sd]?|concede[sd]?"
r"|makes? an exception|begs? to differ)\b(?! (?:on|to|that|with|upon) (?:a|an"
r"|the) \w+ (?:of|in))", "The owner replied that nobody had asked."),
    _lean(r"\b(?:half|twice|three times) as\b|\bof its own\b|\bno longer\b|\bno evidence\b"
r"|\bat the very least\b|\beven if this\b|\b(?:days|weeks|months|years) later\b", "It closes for half as long."),
    _lean(r"^(?:None|Both|One|Two|Three|Some|Many|Most|All) of (?:them|these|those)\b", "Two of them closed."),
    _lean(r"^(?:To|Of|In|By|For|From|With|At|All of|None of) which\b", "To which the mayor said: why not?"),
    _lean(r"\b(?:adds?|added|went on|goes on|also (?:said|says|noted|notes|wants|warned"
r"|warns))\b", "Lee adds that it rains."),
)  # fmt: skip
"""What leans on the sentence before it, and is said right after that or not at all."""
_COMPARES = frozenset(("JJR", "RBR"))
_MEASURES = frozenset(
    ("more", "less", "fewer", "earlier", "later", "older", "younger", "longer", "better", "lower", "higher")
)
FORTH = (
    _lean(
        r"^(?:But|However|Yet|Still|Nevertheless|Nonetheless|Even so|That said)\b", "But the digging went on."
    ),
    _lean(r"^(?:The other|Others|Another|The rest|The second)\b", "The other wants a road."),
    _lean(
        r"\b(?:denie[sd]|denying|no evidence|disput(?:es|ed)|rejects? the|rejected the)\b",
        "The mayor denies it.",
    ),
)
"""What the sentence before it is not said without: its caveat, its other half, the denial."""
_REPLIES = _lean(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|disagree[sd]?|contradict(?:s|ed)?"
    r"|no evidence|criti(?:c|que)\w*|objects?|objected|warn(?:s|ed) (?:that|against))\b",
    "The harbour office denies that it was asked.",
)
"""How somebody takes another view of what was said one to three sentences before."""
REPLY_WITHIN = 3
"""Sentences behind a claim in which a reply to it is looked for."""
_CAVEAT = _lean(
    r"^(?:Its|The|Their|His|Her) (?:weakness|drawback|catch|obstacle|problem|trouble|danger)\b|\btakes? another view\b",
    "Its weakness is the pump.",
)
"""A caveat of what stands before it."""
_PROMISES = _lean(
    r"\b(?:a few|several|some|two|three|four|five|six|many|our|their|the following)"
    r" (?:\w+ )?(?:issues|findings|factors|reasons|ways"
    r"|problems|lessons|options|conditions|causes|consequences|conclusions|views)\s*[.:]$",
    "There are two reasons.",
)
"""What promises something that the next sentence has to tell."""
_HALVES = _lean(
    r"^(?:One\b|Some\b|For (?:many|some|most)\b|On (?:the )?one (?:hand|side)|In one\b|Many\b|Most people\b)|"
    r"\b(?:ordinarily|usually|normally|may not|at first|at first glance|on paper|in theory"
    r"|supposed to|appears? to|seemed to)\b",
    "Ordinarily, the gate is not closed.",
)
"""The first half of a pair, when the next sentence is one of FORTH."""


_PAIR = _lean(r"^The two\b(?! of)", "The two parties were alike.")
"""One of two that only the sentence before it names, whoever says it."""


def is_pair(sentence: Sentence) -> bool:
    """Returns whether a sentence begins with two things that the one before it has named."""
    tokens = sentence.parse.tokens
    named = any(token.word == "and" for token in tokens[: sentence.parse.root])
    return bool(_PAIR.pattern.search(sentence.text)) and not named


def leans_back(sentence: Sentence) -> bool:
    """Returns whether a sentence cannot be said but right after the one before it."""
    text = sentence.text
    if any(lean.pattern.search(text) for lean in BACK):
        return True
    tokens = sentence.parse.tokens
    if any(token.word == "than" for token in tokens):
        return False
    return any(
        token.tag in _COMPARES
        and token.word not in _MEASURES
        and token.relation in ("amod", "acomp", "attr", "advmod")
        for token in tokens
    )


def opens_pair(source: SourceView, index: int) -> bool:
    """Returns whether the next sentence, of the same paragraph, is what this one is not said without."""
    if not source.in_one_paragraph(index, index + 1):
        return False
    here, after = source.sentence(index), source.sentence(index + 1)
    if FORTH[2].pattern.search(after.text) and not FORTH[2].pattern.search(here.text):
        return True
    if (
        FORTH[0].pattern.search(after.text)
        or _CAVEAT.pattern.search(after.text)
        or _PROMISES.pattern.search(here.text)
    ):
        return True
    return bool(_HALVES.pattern.search(here.text) and FORTH[1].pattern.search(after.text))


def find_reply(source: SourceView, index: int) -> int | None:
    """Returns the sentence, of the next three of the section, in which somebody takes another view of this one."""
    if _REPLIES.pattern.search(source.sentence(index).text):
        return None
    for other in range(index + 1, index + 1 + REPLY_WITHIN):
        if not source.in_one_section(index, other):
            return None
        if _REPLIES.pattern.search(source.sentence(other).text):
            return other
    return None
