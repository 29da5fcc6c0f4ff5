"""Sentences that say nothing to who hears them: lines under a title, whose matter comes later, and asides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.content_lemmas import read_lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Understanding
    from podcast.model.understanding import Sentence

LINES = 2
"""Sentences of a standfirst, at most; more are a summary."""
POINTS = 6
"""Key points, at most; more are a text."""
OPENING = 3
"""Sentences of a text that a listener hears right after it."""
AGAIN = 0.6
"""Share of a line's words of content that are said elsewhere, from which on it says nothing new."""
SAID = 0.9
"""The same share of a key point, in one sentence of the text; those of a summary say much of it in other words."""
FEWEST = 3
"""Words of content of a key point that can be said elsewhere, at least."""
BODY = 5
"""Sentences of a text, from which on it tells itself what a headline under its title says."""
_STOP = re.compile(r"[.!?…:][”\"’')]*$")
"""How a sentence ends, and no headline: «The harbour has a new wall.»"""
_KICKER = re.compile(r"[^.!?»|]{2,30} (?:»|\||::) ")
"""What stands before a line for the eye: «Coast » The harbour has a new wall.»"""
CLIPPED = 2
"""Things in the singular without an article, from which on a line that has none is a headline."""
_FULL = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "ROOT", "conj"))
"""What a noun is in a sentence that is no part of another noun."""
_ASIDE = re.compile(r"\((?!(?:But|However|Though|Although|Still|Unless|Except|Not)\b)[^()]*\)[.!?]?")
"""A sentence in brackets of its own that takes nothing back: «(The council did not reply.)»"""
_TIPS = frozenset(
    ("check", "click", "find", "follow", "listen", "read", "see", "subscribe", "visit", "watch")
)
"""What a reader is told to do in brackets: «(For more of the gauge, read her book.)»"""
_KINDS = frozenset(
    """agency airline bank band city club company country firm group network organisation organization party school
    team""".split()
)
"""What a name stands for, when it is not said again: «The company reported a loss.»"""
_QUOTED = re.compile(r"[“\"]")
"""A mark of somebody's words: «“The time has come,” Lee said.»"""
_POINTERS = frozenset(("it", "they", "he", "she", "this", "that", "these", "those"))
"""Subjects that point at what nobody has heard of yet: «This will mark the seventh purchase.»"""


def is_headline(line: Sentence) -> bool:
    """Returns whether a line above a text is a headline for the eye, and no sentence: "Wall opens in spring"."""
    return not _STOP.search(line.text) or bool(_KICKER.match(line.text)) or _is_clipped(line)


def _is_clipped(line: Sentence) -> bool:
    """Returns whether a line leaves out its articles, as only headlines do: "Pilot charged with theft fails test."."""
    tokens = line.parse.tokens
    bare = [
        at
        for at, token in enumerate(tokens)
        if token.tag == "NN"
        and token.relation in _FULL
        and not line.parse.children(at, "det", "poss", "nummod")
    ]
    is_bare = any(tokens[at].relation in ("nsubj", "nsubjpass") for at in bare) or ";" in line.text
    has_article = any(token.word in ("a", "an", "the") for token in tokens)
    return is_bare and not has_article and len(bare) >= CLIPPED


def find_empty_lines(understood: Understanding) -> frozenset[int]:
    """Returns the sentences of a standfirst that begin by pointing at something, or that title or text say again.

    Heard a minute later as if it were new, it was "the news told three times". Of key points those go that one sentence
    of the text has in nearly the same words. A line without a full stop is a second headline: "Wall opens in spring".
    """
    lines = [sentence for sentence in understood.sentences if sentence.section < 0]
    body = [_read_content(sentence) for sentence in understood.sentences if sentence.section >= 0]
    headlines = {line.index for line in lines if is_headline(line) and len(body) >= BODY}
    headlines |= _find_first_headline(understood)
    if len(lines) > LINES:
        points = {line.index: _read_content(line) for line in lines}
        gone = {at for at, words in points.items() if len(words) >= FEWEST and _is_among(words, body, SAID)}
        # What is left of the points without the news is a side fact of somebody nobody has heard of.
        has_no_news = lines[0].index in gone or 2 * len(gone) > len(lines)
        return frozenset(headlines.union(points if has_no_news and len(lines) <= POINTS else gone))
    if _takes_as_known(understood, lines):
        return frozenset(line.index for line in lines if _points(line) or _is_clipped(line))
    title = set(understood.article.title.lower().split())
    told = [title, set().union(*body[:OPENING]), *body]
    said_again = {line.index for line in lines if _points(line) or _is_among(_read_content(line), told)}
    return frozenset(headlines | said_again)


def _find_first_headline(understood: Understanding) -> set[int]:
    """Returns a text's first sentence where that is a paragraph of its own, and a kicker stands before it."""
    text = [sentence for sentence in understood.sentences if sentence.section >= 0]
    if len(text) <= BODY or not _KICKER.match(text[0].text):
        return set()
    is_alone = (text[1].section, text[1].paragraph) != (text[0].section, text[0].paragraph)
    return {text[0].index} if is_alone else set()


def find_standing_asides(understood: Understanding) -> frozenset[int]:
    """Returns the sentences that stand in brackets of their own, and that no other one points back at.

    Said aloud, what follows would answer them: "(The council did not reply.) But the wall is also low."
    """
    bound = {need.needs for need in understood.needs if need.kind != "connective"}
    return frozenset(
        sentence.index
        for sentence in understood.sentences
        if sentence.section >= 0
        and _ASIDE.fullmatch(sentence.text)
        and (sentence.index not in bound or _is_tip(sentence))
    )


def _is_tip(sentence: Sentence) -> bool:
    """Returns whether a sentence tells its reader to read or see something."""
    parse = sentence.parse
    has_subject = any(
        token.relation in ("nsubj", "nsubjpass") and token.head == parse.root for token in parse.tokens
    )
    return parse.root >= 0 and parse.tokens[parse.root].lemma in _TIPS and not has_subject


def _takes_as_known(understood: Understanding, lines: Sequence[Sentence]) -> bool:
    """Returns whether a text begins with something that only the line above it names: "The city will be sprayed"."""
    above = {token.lemma.lower() for line in lines for token in line.parse.tokens}
    has_name = any(token.pos == "PROPN" for line in lines for token in line.parse.tokens)
    spoken: set[str] = set()
    opening = [one for one in understood.sentences if one.section >= 0][:OPENING]
    for sentence in [one for one in opening if not _QUOTED.search(one.text)]:
        parse = sentence.parse
        for at, token in enumerate(parse.tokens):
            is_subject = token.pos == "NOUN" and token.relation in ("nsubj", "nsubjpass")
            before = [parse.tokens[child].word for child in parse.children(at)]
            is_above = token.lemma in above or (has_name and token.lemma in _KINDS)
            if is_subject and before == ["the"] and is_above and token.lemma not in spoken:
                return True
        spoken |= {token.lemma.lower() for token in parse.tokens if token.pos in ("NOUN", "PROPN")}
    return False


def _points(line: Sentence) -> bool:
    first = next(iter(line.parse.tokens), None)
    return first is not None and first.word in _POINTERS and first.relation.startswith("nsubj")


def _is_among(words: set[str], told: list[set[str]], share: float = AGAIN) -> bool:
    return bool(words) and max((len(words & other) for other in told), default=0) >= share * len(words)


def _read_content(sentence: Sentence) -> set[str]:
    return read_lemmas(sentence) | {token.word for token in sentence.parse.tokens if token.pos == "NUM"}
