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
from podcast.writers.extractive.survey import Sentence, sayable, survey, topic_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article

_WEIGHS = re.compile(
    r"\b(?:will|would|could|must|should|cannot|matters?|means?|remains?|likely|unlikely|future|need|depends?|best|"
    r"important|crucial|risk|hope|challenge|no longer|in the end|suggests?|shows?|demonstrates?|proves?)\b",
    re.IGNORECASE,
)
"""A sentence that draws a conclusion."""


HOOK = 26
"""Words of a hook at most."""
_DATE = re.compile(r"(?:(?:[A-Z]\w+day|Published|Updated),?\s)*(?:\d{1,2}\s\w+|\w+\s\d{1,2},?)\s\d{4}\W*")
_HANGS = re.compile(r"(?:Although|Though|Even|If|While|When|Until)\b")


@dataclass(frozen=True, slots=True)
class Plan:
    """The article's sentences, and those with a place of their own."""

    article: Article
    sentences: tuple[Sentence, ...]
    hook: Sentence | None
    keep: tuple[Sentence, ...]
    summary: tuple[Sentence, ...]
    personal: bool
    """Whether the author tells of himself."""
    proper: frozenset[str]
    """Names that stand inside a sentence somewhere."""
    written: dict[str, str]
    """A word in lower case → as the article writes it inside sentences, where only names have a capital."""

    def of_section(self, index: int) -> tuple[Sentence, ...]:
        """The sentences of one section, in order."""
        first = bisect_left(self.sentences, index, key=lambda s: s.section)
        last = bisect_right(self.sentences, index, key=lambda s: s.section)
        return self.sentences[first:last]

    @property
    def barred(self) -> frozenset[int]:
        """Orders of sentences that have their place outside the sections."""
        lead = (s.order for s in self.summary if s.section >= 0)
        return frozenset([*lead, *(s.order for s in self.keep), *([self.hook.order] if self.hook else [])])


def plan(article: Article, unsaid: Collection[str] = ()) -> Plan:
    """Choose what is said outside the sections; ArticleError when the article holds no sentence but those unsaid."""
    sentences = survey(article, unsaid)
    if not sentences:
        raise ArticleError(f"{article.source} holds no sentences to make a script of")
    summary = _own_summary(article, unsaid)
    alone = standalone(sentences)
    if not summary:
        summary = _lead(alone, topic_words(article.title))
    told = [s.topics for s in summary]
    fresh = [s for s in alone if s not in summary and not any(_alike(s.topics, other) for other in told)]
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
        and (_WEIGHS.search(s.text) or 3 * s.order > 2 * len(sentences))
    ]
    return Plan(
        article,
        sentences,
        hook,
        _apart(keep, topic_words(article.title)),
        summary,
        _personal(sentences),
        _proper(sentences),
        _written(sentences),
    )


def _hook(
    article: Article,
    summary: Sequence[Sentence],
    fresh: Sequence[Sentence],
    size: Counter[int],
    opens: dict[int, int],
) -> Sentence | None:
    """The strongest short sentence: the first of a summary that has more, else one that no section misses."""
    if (
        len(summary) > 2
        and not summary[1].leans
        and 6 <= summary[0].words <= HOOK
        and summary[0].text[-1:] != "?"
    ):
        return summary[0]
    title = topic_words(article.title)
    # A section without the sentence that opens it would begin in the middle; only the article's own may go first.
    hooks = [
        s
        for s in fresh
        if s.words <= HOOK and size[s.section] > 3 and (s.order == 0 or s.order != opens[s.section])
    ]

    def worth(s: Sentence) -> tuple[float, int]:
        strange = sum(
            word.isupper() and len(word) > 1 and word not in article.title for word in s.text.split()
        )
        return s.weight + 2 * _fit(s, title) + (s.order == 0) + 0.5 * (s.section == 0) - 0.7 * bool(
            strange
        ), -s.order

    return max(hooks, key=worth, default=None)


def _personal(sentences: Sequence[Sentence]) -> bool:
    """Whether several sentences, in several places, say "I" outside of quotations."""
    own = [s for s in sentences if not s.quoted and speaks_of_itself(s.text) and re.search(r"\bI\b", s.text)]
    return len(own) >= 3 and len({s.paragraph for s in own}) >= 2


def _proper(sentences: Sequence[Sentence]) -> frozenset[str]:
    return frozenset(
        name for s in sentences for name in find_names(s.text) if name not in s.text[: len(name) + 5]
    )


def _written(sentences: Sequence[Sentence]) -> dict[str, str]:
    forms: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in re.findall(r"(?<=[a-z,] )[^\W\d_][\w’'-]*", sentence.text):
            forms.setdefault(word.lower(), Counter())[word] += 1
    return {word: max(found, key=lambda form: (found[form], form)) for word, found in forms.items()}


def _own_summary(article: Article, unsaid: Collection[str]) -> tuple[Sentence, ...]:
    """The article's own summary, sentence by sentence, at most eight of them."""
    texts = [s for paragraph in article.summary.paragraphs for s in split(paragraph, article.language)]
    texts = [text for text in texts if text not in unsaid and sayable(text) and not _DATE.fullmatch(text)][:8]
    return tuple(
        Sentence(
            text, -100 + place, -1, place, count_words(text), topic_words(text), leans(text) and place > 0
        )
        for place, text in enumerate(texts)
    )


def _lead(alone: Sequence[Sentence], title: frozenset[str]) -> tuple[Sentence, ...]:
    """For an article without a summary: the weightiest sentence of each of up to three sections, in order."""

    def worth(s: Sentence) -> tuple[float, int]:
        return -s.weight - 2 * _fit(s, title), s.order

    best: dict[int, Sentence] = {}
    for sentence in sorted(alone, key=worth):
        best.setdefault(sentence.section, sentence)
    three = sorted(best.values(), key=worth)[:3]
    return tuple(sorted(three, key=lambda s: s.order)) if len(best) > 1 else tuple(alone[:1])


def _apart(sentences: Sequence[Sentence], title: frozenset[str]) -> tuple[Sentence, ...]:
    """Up to two sentences to remember, not from one place: on the title's topic, and those that conclude or weigh."""
    if not sentences:
        return ()
    last = max(s.order for s in sentences)

    def worth(s: Sentence) -> tuple[float, int]:
        weighs = 0.6 * bool(_WEIGHS.search(s.text)) - 2 * bool(_HANGS.match(s.text))
        return s.weight + weighs + 2 * _fit(s, title) + 0.4 * (2 * s.order > last) + 0.4 * (
            3 * s.order > 2 * last
        ), -s.order

    top = max(sentences, key=worth)
    others = [
        s for s in sentences if abs(s.paragraph - top.paragraph) > 2 and not _alike(s.topics, top.topics)
    ]
    second = max(others, key=worth, default=None)
    return tuple(sorted((top, second), key=lambda s: s.order)) if second else (top,)


def _fit(sentence: Sentence, title: frozenset[str]) -> float:
    """How much a sentence has of the title's words."""
    return len(sentence.topics & title) / math.sqrt(len(title) or 1)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > 0.5 * min(len(one), len(other))
