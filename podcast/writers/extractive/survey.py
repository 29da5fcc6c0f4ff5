"""Every sentence of the article in its place, weighed by how much of the article it holds."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words, split
from podcast.writers.extractive.clauses import is_stub
from podcast.writers.extractive.dependence import leans, speaks_of_itself
from podcast.writers.extractive.ear import for_ear, length
from podcast.writers.extractive.introductions import calls, introductions

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model import Article
    from podcast.writers.extractive.introductions import Call

_ANNOUNCES_WORDS = re.compile(
    r"(?::|\b(?:the following|as follows|states|stated|writes|wrote|said|says|added|reads|read|posted|tweeted)\b"
    r"[^.]{0,40}\.?)$"
)
ENDLESS = 2000
"""Characters of a sentence; what is longer is none."""
BREATH = 21
"""Words above which each costs a sentence some of its weight, unless it can be taken apart."""
_NUMBERS = re.compile(r"\d[\d\s()+-]{6,}\d")
"""A telephone number."""
_HINGE = re.compile(
    r"\b(?:unlikely|likely|improbable|hinges?|depends?|requires?|unless|if|prevents?|obstacles?|however|because)\b",
    re.IGNORECASE,
)
"""What brings a scenario about, or speaks against it."""
_UNSAID = re.compile(r"https?://|\bwww\.|\S@\S+\.\w|\w[\[|<>](?![^\[\]]{0,20}\])")
"""Addresses, and marks that grew into words."""
_MARKED = re.compile(r"[\[\]|<>`~#*_&]|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]")
_FORMULA = re.compile(r"[=<>±×≥≤→∼^|\\]|\w −\d")

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_POINTS = re.compile(
    r"\b(?:below|above|overleaf|click|see (?:also|the (?:table|figure))|(?:fig(?:ure)?|table|section|chapter)\.? \d)\b",
    re.IGNORECASE,
)
"""What a listener cannot follow."""
_COMMON = frozenset(
    "the a an and or but nor of to in on at by for with from as is are was were be been being has have had do does did "
    "will would can could may might must should shall not no it its he she they them their his her this that these "
    "those there here which who whom whose what when where why how than then so such also more most much many some any "
    "all both each few into onto over under about after before between through during against while because since if "
    "unless until although though however even just only very too own same other another one two you your we our us i "
    "my me said says say new like out up down off again further once per via".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article in its place."""

    text: str
    order: int
    """Position in the article, from 0."""
    section: int
    """Index in Article.sections; -1 in the summary."""
    paragraph: int
    """Position of its paragraph in the article."""
    words: int
    topics: frozenset[str]
    """Its content words, folded and stemmed."""
    leans: bool
    """Whether it needs the sentence before it."""
    needs: frozenset[int] = frozenset()
    """Orders of the sentences of its section that introduce what it takes for known."""
    calls: tuple[Call, ...] = ()
    """Those whom it calls by their last name alone."""
    weight: float = 0.0
    quoted: Literal["", "open", "after"] = ""
    """Whether somebody else says it: inside a quotation that begins before and ends after it, or announced by
    what stands before its paragraph."""


def survey(article: Article, unsaid: Collection[str] = ()) -> tuple[Sentence, ...]:
    """Every sentence of the sections but those unsaid, weighed by how much of the article it holds."""
    rows: list[tuple[str, int, int, bool, bool]] = []
    quotes: list[Literal["", "open", "after"]] = []
    paragraph = 0
    before = ""
    for index, section in enumerate(article.sections):
        for number, text in enumerate(section.paragraphs):
            paragraph += 1
            said = _ANNOUNCES_WORDS.search(before) is not None
            depth = 0
            for place, sentence in enumerate(split(text, article.language)):
                inside = depth > 0 and not re.search('[“”"]', sentence)
                depth = max(0, depth + sentence.count("“") - sentence.count("”"))
                if sentence not in unsaid and sayable(sentence):
                    rows.append((sentence, index, paragraph, place == 0, number == 0))
                    quotes.append("open" if inside else "after" if said else "")
            before = text
    answers = {  # "Yes, but folded" needs its question, and any answer may
        (order + 1, section) for order, (text, section, *_) in enumerate(rows) if text.endswith("?")
    }
    needs = introductions((section, paragraph, text) for text, section, paragraph, *_ in rows)
    called = calls([text for text, *_ in rows])
    topics = [topic_words(text) for text, *_ in rows]
    spread = Counter(word for words in topics for word in words)
    title = topic_words(article.title)
    return tuple(
        Sentence(
            text,
            order,
            section,
            paragraph,
            count_words(text),
            topics[order],
            (leans(text) and not (first and opens)) or (order, section) in answers,
            needs[order],
            called[order],
            weight=_weight(text, topics[order], spread, title)
            + 0.6 * (article.sections[section].kind == "scenario" and bool(_HINGE.search(text)))
            + (0.25 * first + 0.25 * (first and opens)) * (not leans(text)),
            quoted=quotes[order],
        )
        for order, (text, section, paragraph, first, opens) in enumerate(rows)
    )


def sayable(sentence: str) -> bool:
    """Whether it can be said at all, as a sentence."""
    if len(sentence) > ENDLESS or not any(map(str.isalpha, sentence)) or _UNSAID.search(sentence):
        return False
    # What is quoted stays as it is, marks and all; then it cannot be read aloud.
    marked = _MARKED.search(sentence) and _MARKED.search(" ".join(for_ear(sentence, follows=True)))
    return not (marked or is_stub(sentence))


def topic_words(text: str) -> frozenset[str]:
    """The content words of a text, folded, with plural and past endings off."""
    return frozenset(
        _stem(word)
        for word in (match.group().removesuffix("'s") for match in _WORD.finditer(fold(text)))
        if word not in _COMMON and len(word) > 2
    )


def _weight(text: str, topics: frozenset[str], spread: Counter[str], title: frozenset[str]) -> float:
    if not topics:
        return -1.0
    central = sum(math.log(spread[word]) for word in topics) / len(topics)
    weight = central + 0.3 * len(topics & title) / math.sqrt(len(topics))
    words = count_words(text)
    weight += 0.15 * bool(re.search(r"\d", text))
    weight -= 0.8 * bool(_POINTS.search(text))
    weight -= 1.5 * bool(_NUMBERS.search(text)) + 1.0 * bool(_FORMULA.search(text))
    weight -= 0.4 * text.endswith("?") + 0.6 * speaks_of_itself(text)
    return weight - 0.3 * (words < 6) - 0.05 * (max(0, length(text) - BREATH) if words > BREATH else 0)


def _stem(word: str) -> str:
    for ending in ("ies", "es", "s", "ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word
