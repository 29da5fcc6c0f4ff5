"""Where an English sentence can be taken apart: its clauses, subjects and verbs, by the parts of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.grammar.parts_of_speech import TaggedWord, tag_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_FINITE = frozenset(
    {"VVZ", "VVD", "VVB", "VBZ", "VBD", "VBB", "VHZ", "VHD", "VHB", "VDZ", "VDD", "VDB", "VM0"}
)
_NOUN = frozenset({"NN0", "NN1", "NN2", "NP0", "PNP", "PNI", "EX0"})
_INSIDE = frozenset(
    {"AT0", "DPS", "DT0", "DTQ", "CRD", "ORD", "AJ0", "AJC", "AJS", "POS", "AV0", "VVG", "VVN"}
)
_SUBJECT_LONGEST = 14
"""Words of a subject; a longer one is more likely a mistake."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’(?!\w)")
"""Other people's words: «“Nobody reads the books,” says Ana Ruiz.»"""
_PEOPLE = re.compile(
    r"(?:er|or|ist|ian|man|woman|men|ee|ant|president|chief|king|queen|mother|father|son|daughter|boy|girl|person|head|"
    r"official|spokesman|friend|host|guest|guide|coach|captain|minister|child|wife|husband|priest|saint|nurse)s?$",
    re.IGNORECASE,
)
"""Endings of words for people: «engineer»"""
_THINGS = re.compile(
    r"(?:number|power|weather|order|paper|matter|water|factor|sector|computer|winter|summer|chapter)s?$"
)
"""Things whose words end as people's do: «weather»"""


@dataclass(frozen=True, slots=True)
class SubjectVerb:
    """A clause: where its subject and its verb stand among the sentence's tokens."""

    start: int
    """Position of the subject's first token; the subject ends before the verb."""
    verb: int
    """Position of the first finite verb."""


def quoted(sentence: str) -> tuple[tuple[int, int], ...]:
    """Returns the offsets (start, end) of what stands in quotation marks."""
    return tuple(match.span() for match in _QUOTED.finditer(sentence))


def is_quoted(token: TaggedWord, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a token stands in quotation marks."""
    return any(start <= token.start < end for start, end in spans)


def is_finite(token: TaggedWord) -> bool:
    """Whether a token is a verb with a subject."""
    return token.tag in _FINITE


def clause_at(tokens: Sequence[TaggedWord], start: int) -> SubjectVerb | None:
    """Returns the clause whose subject begins at `start`, or None when none begins there."""
    head = ""
    for place in range(start, min(start + _SUBJECT_LONGEST, len(tokens))):
        token = tokens[place]
        if is_finite(token):
            return SubjectVerb(start, place) if _fits(tokens, start, place, head) else None
        if token.tag in _NOUN:
            head = token.tag if head in ("", "NN1", "NN2", "NN0", "NP0") else head
            if token.word in ("me", "him", "her", "us", "them"):
                return None
        elif token.tag in ("DT0", "ORD") and not head and any(map(is_finite, tokens[place + 1 : place + 2])):
            head = "NN0"  # "many say so"
        elif token.tag in ("PRF", "PRP", "CJC") and head:
            continue
        elif token.tag not in _INSIDE or (token.tag in ("VVG", "VVN") and not head and place > start):
            return None
    return None


def _fits(tokens: Sequence[TaggedWord], start: int, verb: int, head: str) -> bool:
    """Whether noun and verb agree, so that a slip of the tagger makes no clause: "gear made of plastic" is none."""
    tag = tokens[verb].tag
    if not head or (head == "NN2" and tag in ("VBZ", "VHZ", "VDZ")) or (head == "NN1" and tag == "VVB"):
        return False
    determined = tokens[start].tag in ("AT0", "DPS", "DT0", "PNP", "PNI", "NP0", "CRD", "ORD", "EX0", "AV0")
    return determined or tag != "VVD"


def is_clause(text: str) -> bool:
    """Whether a text has a subject and its verb, at its beginning or after what introduces them."""
    tokens = tag_words(text)
    first = tokens[0].tag if tokens else ""
    if first in ("CJS", "PNQ", "DTQ", "AVQ"):  # hangs on another clause, unless that comes after a comma
        commas = (place for place, token in enumerate(tokens) if token.text == ",")
        return any(clause_at(tokens, place + 1) for place in commas)
    return _begins_clause(tokens, 10)


def _begins_clause(tokens: Sequence[TaggedWord], within: int) -> bool:
    """Whether a clause begins at one of the first words."""
    return any(clause_at(tokens, place) for place in range(min(within, len(tokens))))


def states(text: str) -> bool:
    """Whether a text is a statement, and no order and no item."""
    tokens = tag_words(text)
    return bool(tokens) and tokens[0].tag not in ("VVB", "VVI") and _begins_clause(tokens, 6)


def is_stub(text: str) -> bool:
    """Whether a text hangs on another one and comes to nothing: "As the ministry writes." """
    tokens = tag_words(text)
    if not tokens or len(tokens) > 7 or text.endswith("?"):
        return False
    hangs = tokens[0].tag == "CJS" or tokens[0].word in ("as", "while", "because")
    return hangs and all(token.text != "," for token in tokens)


def is_person(token: TaggedWord) -> bool:
    """Whether a noun may well be somebody: a name, or a word for people."""
    person = token.tag == "NN1" and _PEOPLE.search(token.word) and not _THINGS.search(token.word)
    return token.tag == "NP0" or bool(person)


def is_fragment(text: str) -> bool:
    """Whether nothing in a text is a verb with a subject, nor an order: an item of a list."""
    tokens = tag_words(text)
    if not tokens or tokens[0].tag in ("VVB", "VVI", "VBI", "VDB"):
        return False
    if _begins_clause(tokens, 6):
        return False
    # Forms in -ed may as well be participles: "1 can slices, drained".
    return not any(
        token.tag in ("VVI", "VBI") or (is_finite(token) and token.tag not in ("VVD", "VVB"))
        for token in tokens
    )


def again(tokens: Sequence[TaggedWord], verb: TaggedWord) -> str:
    """Returns how a subject is named when `verb` is said of it in another sentence; empty when that is not sure."""
    words = [token for token in tokens if token.tag != "AV0"]
    singular = verb.tag in ("VVZ", "VBZ", "VHZ", "VDZ") or verb.word == "was"
    if any(token.tag == "CJC" for token in words):
        return "" if singular else "They"
    before = next((place for place, token in enumerate(words) if token.tag in ("PRF", "PRP")), len(words))
    head = next((token for token in reversed(words[:before]) if token.tag in _NOUN), None)
    if head is None or head.tag in ("PNI", "EX0"):
        return ""
    if before == len(words) <= 3:
        return _as_written(words)
    if head.tag == "NN2" and not singular:
        return "They"
    thing = head.tag == "NN1" and not is_person(head)
    return "It" if thing and verb.tag not in ("VVB", "VBB", "VHB", "VDB") and verb.word != "were" else ""


def _as_written(tokens: Sequence[TaggedWord]) -> str:
    """The text of tokens with its spaces, and a capital first letter."""
    text = ""
    for before, token in zip((None, *tokens), tokens, strict=False):
        text += token.text if before is None or before.end == token.start else f" {token.text}"
    return text[:1].upper() + text[1:]
