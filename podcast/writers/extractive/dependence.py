"""What a sentence needs besides itself: the one before it, the one after it, its author's voice."""

from __future__ import annotations

import re
from functools import lru_cache

from podcast.language.grammar.parts_of_speech import tag_words
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.clauses import is_finite, is_person, is_quoted, quoted

CONNECTIVE = re.compile(
    r"^(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|In addition|Additionally|Thus|Hence|Therefore|"
    r"Consequently|As a result|Accordingly|By contrast|In contrast|On the other hand|Meanwhile|Indeed|In fact|"
    r"For example|For instance|In other words|That said|Still|Similarly|Likewise|Instead|Also|Of course|After all|"
    r"At the same time|Taken together|Overall|Finally|First|Second|Third|Firstly|Secondly|Thirdly|Lastly|"
    r"First of all|In short|In particular|Notably|Specifically|Plus|On top of that|More importantly),\s+"
    r"|^(?:But|And|Or|Yet|So|Thus)\s+(?=\w)",
)
"""A word at the beginning that joins a sentence to the one before it, and goes when that is not said:
«However, the sea rose.»"""

FEW = 5
"""Words up to which a sentence says nothing without its neighbours."""

_LEANS = re.compile(
    r"^(?:[“\"‘']?(?:Here|There (?:it|they)|Then|That|These|Those|Such|"
    r"This(?! (?:year|month|week|day|time|summer|winter|spring|autumn|century)\b)|"
    r"Both|Neither|Either|Another|Others?|Some|Many|Most|One|Ones|All|None|Each|Few|Several|"
    r"The (?:former|latter|same|other|others|first|second|third|two|three|four|five|six|result|reason|consequence|"
    r"plan|idea|move|final|last|next|"
    r"episode|decision|combination|implication|effect|change|show|answer|event|latest|remaining|rest|subsequent)|"
    r"Doing so|If so|Even so|Even then|Since then|By then|At the time|To do so|"
    r"After that|Before that|Until then|Equally|Again|In one|In the other|On one|Similarly|Conversely|"
    r"What (?:made|makes) it)\b)",
)
"""Beginnings that point back: «Another gauge stands on the pier.»"""
_COUNTS = re.compile(
    r"^(?:Another|One (?:is|was|of these|of them)|(?:The )?(?:first|second|third|fourth|fifth|last|other)\b|"
    r"(?:First|Second|Third|Fourth|Fifth|Last)ly\b|Finally,|(?:On|In) the other)",
    re.IGNORECASE,
)
"""Beginnings that go on counting: «The second was a bridge.»"""
_MAY_POINT_BACK = re.compile(
    r"\b(?:this|these|those|such|here|above|below|same|another|direction|latter|former|following|either|too|"
    r"instead|meanwhile|however|again|disagree|agree)\b",
    re.IGNORECASE,
)
"""Words inside a sentence that may point to another: «The sea rose again.»"""
_POINTS_BACK = re.compile(
    r"\b(?:the former|the latter|such (?:a|an)\b|as well|likewise|in turn|this too)\b", re.IGNORECASE
)
"""Words inside a sentence that do point to another: «The council wanted such a gauge.»"""
_NOW = frozenset(
    (
        "year month week day hour minute night end beginning start summer winter spring autumn morning evening "
        "century decade time moment season"
    ).split()
)
"""Times that a demonstrative may go with, as nothing has to be named before: «This year the sea rose.»"""
_THING = frozenset({"NN0", "NN1", "person"})
_MANY = frozenset({"NN0", "NN2", "person"})
_PERSON = frozenset({"person"})
_PRONOUNS = {
    **dict.fromkeys(("it", "its", "itself"), _THING),
    **dict.fromkeys(("they", "them", "their", "themselves"), _MANY),
    **dict.fromkeys(("he", "she", "him", "his", "her"), _PERSON),
}
"""Pronoun → tags of what it can stand for."""
_EXPLETIVE = re.compile(
    r"\b[Ii]t(?:\s+(?:is|was|will|would|may|might|could|can|has|had|be|been|also|still|now|often|seems?|takes?|took|remains?|"
    r"appears?|isn[’']t|wasn[’']t)|[’']s)+\s+(?:\w+\s+){0,6}?(?:that|to|who|when|why|how|whether|for|not)\b"
)
"""An "it" that stands for what comes after it: «It is clear that the sea has risen.»"""
_FIRST_PERSON = re.compile(
    r"\b(?:I|I’m|I'm|I’ve|I've|my|My|me|we|We|our|Our|us|ours|myself|ourselves)\b(?!\.)"
)
"""An author who speaks of himself: «My legs are tired.»"""
_SPEAKS_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
"""Words in which somebody else is "I": «She said: “I came for the wine.”»"""


@lru_cache(maxsize=20_000)
def leans(sentence: str) -> bool:
    """Whether a sentence needs the one before it to be understood."""
    if _LEANS.match(sentence) or CONNECTIVE.match(sentence) or _POINTS_BACK.search(sentence):
        return True
    return count_words(sentence) <= FEW or _has_loose_pronoun(sentence)


def _has_loose_pronoun(sentence: str) -> bool:
    """Whether "it", "they" or "this rule" comes before anything that it could stand for."""
    spans = quoted(sentence)
    tokens = tag_words(sentence)
    nouns: set[str] = set()
    for place, token in enumerate(tokens):
        if is_quoted(token, spans):
            continue
        word = token.word
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        points = word in ("this", "these", "those")
        if word in _PRONOUNS:
            if not nouns & _PRONOUNS[word] and not (word == "it" and _EXPLETIVE.match(sentence, token.start)):
                return True
        elif points and after and not nouns and (is_finite(after) or (place < 2 and after.word not in _NOW)):
            return True
        elif points and after and after.tag[:2] in ("NN", "AJ") and after.word not in _NOW:
            return place < 12
        elif token.tag in ("NN0", "NN1", "NN2", "NP0", "PNI") and token.lemma not in _NOW:
            nouns.add("person" if is_person(token) else token.tag)
    return False


def leans_inside(sentence: str) -> bool:
    """Whether a word in a sentence may point to another one: too risky for one that is said all alone."""
    return bool(_MAY_POINT_BACK.search(sentence)) or any(
        token.word in ("he", "she", "they", "them", "him") for token in tag_words(sentence)
    )


def counts(sentence: str) -> bool:
    """Whether a sentence goes on counting what the one before it began to count."""
    return bool(_COUNTS.match(sentence))


def speaks_of_itself(sentence: str) -> bool:
    """Whether the author speaks in the first person, outside of quotations."""
    return bool(_FIRST_PERSON.search(_SPEAKS_QUOTED.sub("", sentence)))
