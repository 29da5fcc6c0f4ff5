"""Which of the article's sentences are said: central, early, new, and never a pronoun without its noun."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from podcast.text.fold import fold
from podcast.text.sentences import count_words, split
from podcast.writers.extractive.ear import length
from podcast.writers.extractive.grammar import states
from podcast.writers.extractive.lean import counts, leans, leans_inside, speaks_of_itself

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from podcast.model import Article, Section

LONGEST = 60
"""Words of a sentence; nobody can follow a longer one by ear."""

_ANNOUNCES_WORDS = re.compile(
    r"(?::|\b(?:the following|as follows|states|stated|writes|wrote|said|says|added|reads|read|posted|tweeted)\b"
    r"[^.]{0,40}\.?)$"
)
_NUMBERS = re.compile(r"\d[\d\s()+-]{6,}\d")
"""A telephone number."""
_FORMULA = re.compile(r"[=<>±×≥≤→∼^|\\]|\w −\d")
ANNOUNCES = 9
"""Words up to which the first sentence of a paragraph only announces what comes."""

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_HALF = re.compile(r"\bnot only\b(?!.*\bbut\b)", re.IGNORECASE)
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
    weight: float = 0.0
    quoted: Literal["", "open", "after"] = ""
    """Whether somebody else says it: inside a quotation that begins before and ends after it, or announced by
    what stands before its paragraph."""


def survey(article: Article) -> tuple[Sentence, ...]:
    """Every sentence of the sections, weighed by how much of the article it holds."""
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
                if any(map(str.isalpha, sentence)):
                    rows.append((sentence, index, paragraph, place == 0, number == 0))
                    quotes.append("open" if inside else "after" if said else "")
            before = text
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
            leans(text) and not (first and opens),
            weight=_weight(text, topics[order], spread, title)
            + (0.25 * first + 0.25 * (first and opens)) * (not leans(text)),
            quoted=quotes[order],
        )
        for order, (text, section, paragraph, first, opens) in enumerate(rows)
    )


def topic_words(text: str) -> frozenset[str]:
    """The content words of a text, folded, with plural and past endings off."""
    return frozenset(
        _stem(word)
        for word in (match.group().removesuffix("'s") for match in _WORD.finditer(fold(text)))
        if word not in _COMMON and len(word) > 2
    )


def choose(
    sentences: Sequence[Sentence],
    words: float,
    said: Iterable[frozenset[str]] = (),
    barred: Collection[int] = (),
) -> tuple[Sentence, ...]:
    """Sentences worth about `words` words, in order; each with those it leans on; none of `barred` (orders)."""
    open_ = [s for s in sentences if s.order not in barred and s.text[-1:] not in "?:" and s.words <= LONGEST]
    open_ += [
        s
        for s, after in pairwise(sentences)
        if s.text[-1:] in "?:" and not {s.order, after.order} & set(barred)
    ]
    if sum(sentence.words for sentence in open_) <= words:
        return tuple(sorted(open_, key=lambda s: s.order))
    taken: dict[int, Sentence] = {}
    heard = list(said)
    spent = 0
    while open_:
        chain = max(
            (_chain(sentence, sentences, taken) for sentence in open_), key=lambda c: _worth(c, heard)
        )
        length = sum(sentence.words for sentence in chain)
        over = spent + length - words
        if over > 0 and over > words - spent and spent:
            chain_done = {sentence.order for sentence in chain}
            open_ = [s for s in open_ if s.order not in chain_done and s.words <= 2 * max(words - spent, 0)]
            continue
        taken.update((sentence.order, sentence) for sentence in chain)
        heard.extend(sentence.topics for sentence in chain)
        spent += length
        if spent >= words:
            break
        open_ = [sentence for sentence in open_ if sentence.order not in taken]
    return tuple(taken[order] for order in sorted(taken))


def standalone(sentences: Sequence[Sentence], low: int = 8, high: int = 26) -> tuple[Sentence, ...]:
    """Sentences that can be said alone, and on which no other leans, the weightiest first."""
    needed = {s.order - 1 for s in sentences if s.leans or counts(s.text)}
    fit = [
        s
        for s in sentences
        if not s.leans and s.order not in needed and low <= s.words <= high and not speaks_of_itself(s.text)
    ]
    fit = [
        s
        for s in fit
        if s.text[-1:] in ".!"
        and not re.search("[“:(]", s.text)
        and not leans_inside(s.text)
        and states(s.text)
    ]
    return tuple(sorted(fit, key=lambda s: (-s.weight, s.order)))


def share(sections: Sequence[Section], words: float) -> tuple[float, ...]:
    """Words for each section: by its length, a little flattened, more for scenarios; never more than it has."""
    lengths = [float(sum(count_words(text) for text in section.paragraphs)) for section in sections]
    wish = [n**0.85 * (1.4 if s.kind == "scenario" else 1) for n, s in zip(lengths, sections, strict=True)]
    shares = [0.0] * len(lengths)
    free = set(range(len(lengths)))
    left = min(words, sum(lengths))
    while free and left > 0:
        scale = left / sum(wish[i] for i in free)
        full = [i for i in free if lengths[i] <= wish[i] * scale]
        for i in full or free:
            shares[i] = lengths[i] if full else wish[i] * scale
        left -= sum(shares[i] for i in full or free)
        free -= set(full or free)
    return tuple(max(wanted, min(length, 18.0)) for wanted, length in zip(shares, lengths, strict=True))


def _chain(sentence: Sentence, sentences: Sequence[Sentence], taken: Collection[int]) -> tuple[Sentence, ...]:
    """The sentence, before it those it leans on, after it the rest of what it begins to count; none of `taken`."""
    start, end = sentences[0].order, sentences[-1].order
    first = last = sentence.order
    while sentences[first - start].leans and first > start and first - 1 not in taken:
        first -= 1
    while last < end and last + 1 not in taken and _goes_on(sentences, last - start):
        last += 1
    return tuple(s for s in sentences[first - start : last + 1 - start] if s.order not in taken)


def _goes_on(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether a sentence is not done without the next: a question, an announcement, the first of a count."""
    one, after = sentences[place], sentences[place + 1]
    announces = (
        one.words <= ANNOUNCES and after.paragraph == one.paragraph != sentences[max(place - 1, 0)].paragraph
    )
    return one.text[-1:] in "?:" or announces or bool(_HALF.search(one.text)) or counts(after.text)


def _worth(chain: Sequence[Sentence], heard: Sequence[frozenset[str]]) -> tuple[float, int]:
    """Mean weight less what has been heard already; ties go to the earlier."""
    topics = frozenset().union(*(sentence.topics for sentence in chain))
    echo = max(
        (len(topics & other) / math.sqrt(len(topics) * len(other)) for other in heard if other and topics),
        default=0,
    )
    return sum(s.weight for s in chain) / len(chain) - echo, -chain[0].order


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
    return weight - 0.3 * (words < 6) - 0.04 * max(0, length(text) - 26)


def _stem(word: str) -> str:
    for ending in ("ies", "es", "s", "ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word
