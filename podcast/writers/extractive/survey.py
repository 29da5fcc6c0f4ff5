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
from podcast.writers.extractive.introductions import needed_introductions, surname_mentions
from podcast.writers.extractive.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from podcast.model import Article
    from podcast.writers.extractive.introductions import SurnameMention

_ANNOUNCES_WORDS = re.compile(
    r"(?::|\b(?:the following|as follows|states|stated|writes|wrote|said|says|added|reads|read|posted|tweeted)\b"
    r"[^.]{0,40}\.?)$"
)
"""A paragraph that announces somebody's words: «Ana Ruiz wrote the following:»"""
ENDLESS = 2000
"""Characters of a sentence at most; what is longer is a table or a list without full stops."""
BREATH = 21
"""Words above which each costs a sentence some of its weight, unless it can be taken apart."""
_TELEPHONE = re.compile(r"\d[\d\s()+-]{6,}\d")
"""A telephone number: «Call 020 7946 0958 for tickets.»"""
_HINGE = re.compile(
    r"\b(?:unlikely|likely|improbable|hinges?|depends?|requires?|unless|if|prevents?|obstacles?|however|because)\b",
    re.IGNORECASE,
)
"""What brings a scenario about, or speaks against it: «It hinges on the price of fuel.»"""
_UNSAID = re.compile(r"https?://|\bwww\.|\S@\S+\.\w|\w[\[|<>](?![^\[\]]{0,20}\])")
"""Addresses, and marks that grew into words: «Write to post@example.org today.»"""
_MARKED = re.compile(r"[\[\]|<>`~#*_&]|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]")
"""Marks that cannot be read aloud: «Use the * key.»"""
_FORMULA = re.compile(r"[=<>±×≥≤→∼^|\\]|\w −\d")
"""A formula: «The mean was 3 ± 1.»"""

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
"""A word: «harbour»"""
_POINTS = re.compile(
    r"\b(?:below|above|overleaf|click|see (?:also|the (?:table|figure))|(?:fig(?:ure)?|table|section|chapter)\.? \d)\b",
    re.IGNORECASE,
)
"""What points to a place on the page: «The curve is shown in figure 3.»"""
_COMMON = frozenset(
    "the a an and or but nor of to in on at by for with from as is are was were be been being has have had do does did "
    "will would can could may might must should shall not no it its he she they them their his her this that these "
    "those there here which who whom whose what when where why how than then so such also more most much many some any "
    "all both each few into onto over under about after before between through during against while because since if "
    "unless until although though however even just only very too own same other another one two you your we our us i "
    "my me said says say new like out up down off again further once per via".split()
)
"""Words without substance: «the»"""


Quoted = Literal["", "open", "after"]
"""Whether somebody else says a sentence: inside a quotation that begins before and ends after it ("open"), or announced
by what stands before its paragraph ("after")."""


@dataclass(frozen=True, slots=True)
class SourceSentence:
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
    """Whether it cannot be said without the sentence before it."""
    needs: frozenset[int] = frozenset()
    """Orders of the sentences of its section that introduce what it takes for known."""
    surnames: tuple[SurnameMention, ...] = ()
    """The people whom it calls by their last name alone."""
    weight: float = 0.0
    quoted: Quoted = ""


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """A sentence that can be said, and where it stands."""

    text: str
    section: int
    paragraph: int
    begins_paragraph: bool
    first_paragraph: bool
    """Whether its paragraph is the first of the section."""
    quoted: Quoted


def survey_article(article: Article, unsaid: Collection[str] = ()) -> tuple[SourceSentence, ...]:
    """Returns every sentence of the sections but those unsaid, weighed by how much of the article it holds."""
    places = tuple(_places(article, unsaid))
    texts = [place.text for place in places]
    # "Yes, but folded" needs its question, and any answer may.
    answers = {(order + 1, at.section) for order, at in enumerate(places) if at.text.endswith("?")}
    needs = needed_introductions((at.section, at.paragraph, at.text) for at in places)
    surnames = surname_mentions(texts)
    topics = [topic_words(text) for text in texts]
    spread = Counter(word for words in topics for word in words)
    title = topic_words(article.title)
    sentences = []
    for order, at in enumerate(places):
        scenario = article.sections[at.section].kind == "scenario"
        begins_section = at.begins_paragraph and at.first_paragraph
        sentence = SourceSentence(
            text=at.text,
            order=order,
            section=at.section,
            paragraph=at.paragraph,
            words=count_words(at.text),
            topics=topics[order],
            leans=(leans(at.text) and not begins_section) or (order, at.section) in answers,
            needs=needs[order],
            surnames=surnames[order],
            weight=_weight(at.text, topics[order], spread, title)
            + WEIGHTS.hinge * (scenario and bool(_HINGE.search(at.text)))
            + (WEIGHTS.opens_paragraph * at.begins_paragraph + WEIGHTS.opens_section * begins_section)
            * (not leans(at.text)),
            quoted=at.quoted,
        )
        sentences.append(sentence)
    return tuple(sentences)


def _places(article: Article, unsaid: Collection[str]) -> Iterator[SentencePlace]:
    paragraph = 0
    before = ""
    for index, section in enumerate(article.sections):
        for number, text in enumerate(section.paragraphs):
            paragraph += 1
            announced = _ANNOUNCES_WORDS.search(before) is not None
            depth = 0
            for place, sentence in enumerate(split(text, article.language)):
                inside = depth > 0 and not re.search('[“”"]', sentence)
                depth = max(0, depth + sentence.count("“") - sentence.count("”"))
                if sentence not in unsaid and is_sayable(sentence):
                    quoted: Quoted = "open" if inside else "after" if announced else ""
                    yield SentencePlace(sentence, index, paragraph, place == 0, number == 0, quoted)
            before = text


def is_sayable(sentence: str) -> bool:
    """Whether a sentence of the article can be said at all."""
    if len(sentence) > ENDLESS or not any(map(str.isalpha, sentence)) or _UNSAID.search(sentence):
        return False
    # What is quoted stays as it is, marks and all; then it cannot be read aloud.
    marked = _MARKED.search(sentence) and _MARKED.search(" ".join(for_ear(sentence, follows=True)))
    return not (marked or is_stub(sentence))


def topic_words(text: str) -> frozenset[str]:
    """Returns the content words of a text, folded, with plural and past endings off."""
    return frozenset(
        _stem(word)
        for word in (match.group().removesuffix("'s") for match in _WORD.finditer(fold(text)))
        if word not in _COMMON and len(word) > 2
    )


def _weight(text: str, topics: frozenset[str], spread: Counter[str], title: frozenset[str]) -> float:
    """How much of the article a sentence holds, and how well it can be followed by ear."""
    if not topics:
        return WEIGHTS.nothing
    words = count_words(text)
    breathless = max(0, length(text) - BREATH) if words > BREATH else 0
    central = sum(math.log(spread[word]) for word in topics) / len(topics)
    weight = central + WEIGHTS.title * len(topics & title) / math.sqrt(len(topics))
    weight += WEIGHTS.figure * bool(re.search(r"\d", text))
    weight += WEIGHTS.pointer * bool(_POINTS.search(text))
    weight += WEIGHTS.telephone * bool(_TELEPHONE.search(text)) + WEIGHTS.formula * bool(
        _FORMULA.search(text)
    )
    weight += WEIGHTS.question * text.endswith("?") + WEIGHTS.first_person * speaks_of_itself(text)
    return weight + WEIGHTS.fragment * (words < 6) + WEIGHTS.breath * breathless


def _stem(word: str) -> str:
    for ending in ("ies", "es", "s", "ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word
