"""What is said outside the sections, whatever the length asked for: the hook, the summary, what to remember."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.errors import ArticleError
from podcast.language.facts.names import find_names
from podcast.language.plain.sentences import count_words, split
from podcast.writers.extractive.choosing import standalone
from podcast.writers.extractive.dependence import leans, speaks_of_itself
from podcast.writers.extractive.survey import SourceSentence, is_sayable, survey_article, topic_words
from podcast.writers.extractive.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article

HOOK = 26
"""Words of a hook at most."""
SUMMARY = 8
"""Sentences of the article's own summary at most."""

_CONCLUDES = re.compile(
    r"\b(?:will|would|could|must|should|cannot|matters?|means?|remains?|likely|unlikely|future|need|depends?|best|"
    r"important|crucial|risk|hope|challenge|no longer|in the end|suggests?|shows?|demonstrates?|proves?)\b",
    re.IGNORECASE,
)
"""A conclusion or a judgement: «The town will need a harbour.»"""
_DATE = re.compile(r"(?:(?:[A-Z]\w+day|Published|Updated),?\s)*(?:\d{1,2}\s\w+|\w+\s\d{1,2},?)\s\d{4}\W*")
"""A date line, which is no part of a summary: «Updated Tuesday, 3 May 2024»"""
_HANGS = re.compile(r"(?:Although|Though|Even|If|While|When|Until)\b")
"""A beginning that is half a thought: «While the sea rose, nobody read.»"""


@dataclass(frozen=True, slots=True)
class ScriptPlan:
    """The article's sentences, and those with a place of their own."""

    article: Article
    sentences: tuple[SourceSentence, ...]
    hook: SourceSentence | None
    keep: tuple[SourceSentence, ...]
    """What to remember: two sentences at most."""
    summary: tuple[SourceSentence, ...]
    personal: bool
    """Whether the author tells of himself."""
    proper: frozenset[str]
    """Names that stand inside a sentence somewhere."""
    spellings: dict[str, str]
    """A word in lower case → as the article writes it inside sentences, where only names have a capital."""

    def of_section(self, index: int) -> tuple[SourceSentence, ...]:
        """Returns the sentences of one section, in order."""
        first = bisect_left(self.sentences, index, key=lambda s: s.section)
        last = bisect_right(self.sentences, index, key=lambda s: s.section)
        return self.sentences[first:last]

    @property
    def barred(self) -> frozenset[int]:
        """The orders of the sentences that have their place outside the sections."""
        lead = (s.order for s in self.summary if s.section >= 0)
        return frozenset([*lead, *(s.order for s in self.keep), *([self.hook.order] if self.hook else [])])


def plan_script(article: Article, unsaid: Collection[str] = ()) -> ScriptPlan:
    """Returns what is said outside the sections; ArticleError when the article holds no sentence but those unsaid."""
    sentences = survey_article(article, unsaid)
    if not sentences:
        raise ArticleError(f"{article.source} holds no sentences to make a script of")
    summary = _own_summary(article, unsaid)
    alone = standalone(sentences)
    if not summary:
        summary = _lead(alone, topic_words(article.title))
    summed_up = [s.topics for s in summary]
    fresh = [
        s for s in alone if s not in summary and not any(_alike(s.topics, topics) for topics in summed_up)
    ]
    size = Counter(s.section for s in sentences)
    opens = {s.section: s.order for s in reversed(sentences)}
    hook = _hook(article, summary, fresh, size, opens)
    summary = tuple(s for s in summary if s is not hook)
    keep = [
        s
        for s in fresh
        if s is not hook
        and size[s.section] > 4
        and s.order != opens[s.section]
        and not (hook and _alike(s.topics, hook.topics))
        and (_CONCLUDES.search(s.text) or 3 * s.order > 2 * len(sentences))
    ]
    return ScriptPlan(
        article=article,
        sentences=sentences,
        hook=hook,
        keep=_to_remember(keep, topic_words(article.title)),
        summary=summary,
        personal=_is_personal(sentences),
        proper=_proper_names(sentences),
        spellings=_spellings(sentences),
    )


def _hook(
    article: Article,
    summary: Sequence[SourceSentence],
    fresh: Sequence[SourceSentence],
    size: Counter[int],
    opens: dict[int, int],
) -> SourceSentence | None:
    """The strongest short sentence: the first of a summary that has more, else one that no section misses."""
    if len(summary) > 2 and not summary[1].leans:
        first = summary[0]
        if 6 <= first.words <= HOOK and first.text[-1:] != "?":
            return first
    title = topic_words(article.title)
    # A section without the sentence that opens it would begin in the middle; only the article's own may go first.
    hooks = [
        s
        for s in fresh
        if s.words <= HOOK and size[s.section] > 3 and (s.order == 0 or s.order != opens[s.section])
    ]

    def worth(s: SourceSentence) -> tuple[float, int]:
        words = s.text.split()
        strange = any(word.isupper() and len(word) > 1 and word not in article.title for word in words)
        begins = WEIGHTS.begins_article * (s.order == 0)
        early = WEIGHTS.begins_early * (s.section == 0)
        return s.weight + WEIGHTS.fit * _fit(s, title) + begins + early + WEIGHTS.strange * strange, -s.order

    return max(hooks, key=worth, default=None)


def _is_personal(sentences: Sequence[SourceSentence]) -> bool:
    """Whether several sentences, in several places, say "I" outside of quotations."""
    own = [s for s in sentences if not s.quoted and speaks_of_itself(s.text) and re.search(r"\bI\b", s.text)]
    return len(own) >= 3 and len({s.paragraph for s in own}) >= 2


def _proper_names(sentences: Sequence[SourceSentence]) -> frozenset[str]:
    """The names that do not begin a sentence everywhere: there any word has a capital."""
    return frozenset(
        name for s in sentences for name in find_names(s.text) if name not in s.text[: len(name) + 5]
    )


def _spellings(sentences: Sequence[SourceSentence]) -> dict[str, str]:
    """A word in lower case → as it is written most often inside sentences."""
    forms: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in re.findall(r"(?<=[a-z,] )[^\W\d_][\w’'-]*", sentence.text):
            forms.setdefault(word.lower(), Counter())[word] += 1
    return {word: max(tally, key=lambda form: (tally[form], form)) for word, tally in forms.items()}


def _own_summary(article: Article, unsaid: Collection[str]) -> tuple[SourceSentence, ...]:
    """The article's own summary, sentence by sentence."""
    texts = [s for paragraph in article.summary.paragraphs for s in split(paragraph, article.language)]
    texts = [text for text in texts if text not in unsaid and is_sayable(text) and not _DATE.fullmatch(text)]
    return tuple(
        SourceSentence(
            text=text,
            order=-100 + place,  # before all sections, and beside none of their sentences
            section=-1,
            paragraph=place,
            words=count_words(text),
            topics=topic_words(text),
            leans=leans(text) and place > 0,
        )
        for place, text in enumerate(texts[:SUMMARY])
    )


def _lead(alone: Sequence[SourceSentence], title: frozenset[str]) -> tuple[SourceSentence, ...]:
    """For an article without a summary: the weightiest sentence of each of up to three sections, in order."""

    def worth(s: SourceSentence) -> tuple[float, int]:
        return -s.weight - WEIGHTS.fit * _fit(s, title), s.order

    best: dict[int, SourceSentence] = {}
    for sentence in sorted(alone, key=worth):
        best.setdefault(sentence.section, sentence)
    three = sorted(best.values(), key=worth)[:3]
    return tuple(sorted(three, key=lambda s: s.order)) if len(best) > 1 else tuple(alone[:1])


def _to_remember(sentences: Sequence[SourceSentence], title: frozenset[str]) -> tuple[SourceSentence, ...]:
    """Up to two sentences to remember, not from one place: on the title's topic, and those that conclude."""
    if not sentences:
        return ()
    last = max(s.order for s in sentences)

    def worth(s: SourceSentence) -> tuple[float, int]:
        form = WEIGHTS.concludes * bool(_CONCLUDES.search(s.text)) + WEIGHTS.hangs * bool(
            _HANGS.match(s.text)
        )
        second_half = WEIGHTS.second_half * (2 * s.order > last)
        last_third = WEIGHTS.last_third * (3 * s.order > 2 * last)
        return s.weight + form + WEIGHTS.fit * _fit(s, title) + second_half + last_third, -s.order

    top = max(sentences, key=worth)
    others = [
        s for s in sentences if abs(s.paragraph - top.paragraph) > 2 and not _alike(s.topics, top.topics)
    ]
    second = max(others, key=worth, default=None)
    return tuple(sorted((top, second), key=lambda s: s.order)) if second else (top,)


def _fit(sentence: SourceSentence, title: frozenset[str]) -> float:
    """How much a sentence has of the title's words."""
    return len(sentence.topics & title) / math.sqrt(len(title) or 1)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences say about the same: over half of the smaller set of topics is in both."""
    return len(one & other) > 0.5 * min(len(one), len(other))
