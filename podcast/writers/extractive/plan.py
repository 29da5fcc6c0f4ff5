"""What is said outside the sections, whatever the length asked for: the hook, the summary, what to remember."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.errors import ArticleError
from podcast.text.names import names
from podcast.text.sentences import count_words, split
from podcast.writers.extractive.choose import Sentence, standalone, survey, topic_words
from podcast.writers.extractive.ear import leans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article

_WEIGHS = re.compile(
    r"\b(?:will|would|could|must|should|cannot|matters?|means?|remains?|likely|unlikely|future|need|depends?|best|"
    r"important|crucial|risk|hope|challenge|no longer|in the end|suggests?)\b",
    re.IGNORECASE,
)
"""A sentence that draws a conclusion."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The article's sentences, and those with a place of their own."""

    article: Article
    sentences: tuple[Sentence, ...]
    hook: Sentence | None
    keep: tuple[Sentence, ...]
    summary: tuple[Sentence, ...]
    proper: frozenset[str]
    """Names that stand inside a sentence somewhere."""

    @property
    def barred(self) -> frozenset[int]:
        """Orders of sentences that have their place outside the sections."""
        lead = (s.order for s in self.summary if s.section >= 0)
        return frozenset([*lead, *(s.order for s in self.keep), *([self.hook.order] if self.hook else [])])


def plan(article: Article) -> Plan:
    """Choose what is said outside the sections; ArticleError when the article holds no sentence."""
    sentences = survey(article)
    if not sentences:
        raise ArticleError(f"{article.source} holds no sentences to make a script of")
    summary = _own_summary(article)
    alone = standalone(sentences)
    if not summary:
        summary = _lead(alone)
    told = [s.topics for s in summary]
    fresh = [s for s in alone if s not in summary and not any(_alike(s.topics, other) for other in told)]
    size = Counter(s.section for s in sentences)
    opens = {s.section: s.order for s in reversed(sentences)}
    # A section without the sentence that opens it would begin in the middle; only the article's own may go first.
    hooks = [
        s
        for s in fresh
        if s.words <= 24 and size[s.section] > 3 and (s.order == 0 or s.order != opens[s.section])
    ]
    hook = max(
        hooks, key=lambda s: (s.weight + (s.order == 0) + 0.5 * (s.section == 0), -s.order), default=None
    )
    keep = [
        s
        for s in fresh
        if s is not hook
        and size[s.section] > 4
        and s.order != opens[s.section]
        and not (hook and _alike(s.topics, hook.topics))
    ]
    return Plan(article, sentences, hook, _apart(keep), summary, _proper(sentences))


def _proper(sentences: Sequence[Sentence]) -> frozenset[str]:
    return frozenset(name for s in sentences for name in names(s.text) if name not in s.text[: len(name) + 5])


def _own_summary(article: Article) -> tuple[Sentence, ...]:
    """The article's own summary, sentence by sentence, at most eight of them."""
    texts = [s for paragraph in article.summary.paragraphs for s in split(paragraph, article.language)][:8]
    return tuple(
        Sentence(
            text, -100 + place, -1, place, count_words(text), topic_words(text), leans(text) and place > 0
        )
        for place, text in enumerate(texts)
    )


def _lead(alone: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """For an article without a summary: the weightiest sentence of each of up to three sections, in order."""
    best: dict[int, Sentence] = {}
    for sentence in alone:
        best.setdefault(sentence.section, sentence)
    three = sorted(best.values(), key=lambda s: (-s.weight, s.order))[:3]
    return tuple(sorted(three, key=lambda s: s.order)) if len(best) > 1 else tuple(alone[:1])


def _apart(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Up to two sentences to remember, from different sections: those that look ahead or weigh, late ones first."""
    if not sentences:
        return ()
    last = max(s.section for s in sentences)

    def worth(s: Sentence) -> tuple[float, int]:
        return s.weight + 0.6 * bool(_WEIGHS.search(s.text)) + 0.5 * (2 * s.section > last), -s.order

    top = max(sentences, key=worth)
    others = (s for s in sentences if s.section != top.section and not _alike(s.topics, top.topics))
    second = max(others, key=worth, default=None)
    return tuple(sorted((top, second), key=lambda s: s.order)) if second else (top,)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > 0.5 * min(len(one), len(other))
