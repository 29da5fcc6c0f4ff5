"""The chapters of an episode: welcome, summary, the sections and scenarios, close."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import Line, Passage, ScriptChapter
from podcast.writers import frame
from podcast.writers.extractive.choosing import TopicsHeard, choose, share_sections
from podcast.writers.extractive.dialogue import converse
from podcast.writers.extractive.ear import for_ear
from podcast.writers.extractive.headings import LONGEST_TITLE, in_quotes, opening, title
from podcast.writers.frame_texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.extractive.conversation import Conversation
    from podcast.writers.extractive.planning import ScriptPlan
    from podcast.writers.extractive.survey import SourceSentence

SUMMARY = 0.2
"""The share of an episode's words that its summary may have."""
LEAST = 60
"""Words that a summary may have in any case."""
SHORT = 40
"""Words under which a section joins the chapter before it."""

_TEXTS = texts_in("en")


def welcome(plan: ScriptPlan, conversation: Conversation, brief: Brief) -> tuple[Line, ...]:
    """Returns the first chapter's lines: the hook, who speaks in which show, and what the script was made from."""
    hello = frame.welcome(_TEXTS, brief.show.title, brief.hosts, _named(plan.article))
    hook: tuple[Passage, ...] = ()
    if plan.hook:
        today = Passage(conversation.phrases.draw("today"))
        hook = (Passage(_alone(plan.hook), conversation.cite(plan.hook.text)), today)
    return tuple(
        conversation.line(line.host, *(hook if place == 0 else ()), *map(Passage, line.sentences))
        for place, line in enumerate(hello)
    )


def summary(plan: ScriptPlan, conversation: Conversation, words: float) -> tuple[ScriptChapter, ...]:
    """Returns the article's own summary, or as much of it as an episode of so many words has room for."""
    sentences = _shorten(plan.summary, max(SUMMARY * words, LEAST))
    if not sentences:
        return ()
    start = Passage(conversation.phrases.draw("summary"))
    heading = plan.article.summary.heading or "Summary"
    return (ScriptChapter(title(heading, plan), converse(conversation, sentences, start)),)


def _shorten(sentences: Sequence[SourceSentence], words: float) -> tuple[SourceSentence, ...]:
    """The first sentences and the last ones, where results stand; a sentence that leans goes with another."""
    left = list(sentences)
    while len(left) > 2 and sum(s.words for s in left) > words:
        middle = [at for at in range(1, len(left) - 1) if not left[at + 1].leans] or [len(left) - 1]
        del left[min(middle, key=lambda at: abs(at - len(left) / 2))]
    return tuple(left)


def sections(plan: ScriptPlan, conversation: Conversation, words: float) -> list[ScriptChapter]:
    """Returns a chapter for each section; what is too short for one joins the chapter before it."""
    article = plan.article
    chapters: list[ScriptChapter] = []
    heard = TopicsHeard(s.topics for s in (*plan.summary, *plan.keep))
    shares = share_sections(article.sections, words)
    for index, (section, budget) in enumerate(zip(article.sections, shares, strict=True)):
        own = plan.of_section(index)
        chosen = choose(own, budget, heard, _barred(plan.barred, own)) or choose(own, budget, heard)
        if not chosen:
            continue
        for sentence in chosen:
            heard.add(sentence.topics)
        short = section.kind == "section" and sum(s.words for s in chosen) < SHORT
        name = title(section.heading, plan) if section.heading else ""
        name = name or (_TEXTS.start if len(article.sections) > 1 else _TEXTS.article)
        last = chapters[-1] if short and chapters and _takes(chapters[-1], name) else None
        start = opening(section, plan, conversation, first=index == 0)
        lines = converse(conversation, chosen, start, last.lines[-1].host if last else "")
        if last:
            chapters[-1] = replace(last, title=f"{last.title}; {name}", items=(*last.items, *lines))
        elif lines:
            chapters.append(ScriptChapter(name, lines))
    return chapters


def _takes(chapter: ScriptChapter, name: str) -> bool:
    """Whether a chapter can take in another short section: neither its title nor itself gets long."""
    words = sum(count_words(line.text) for line in chapter.lines)
    return len(chapter.title) + len(name) < LONGEST_TITLE and words < 3 * SHORT


def _barred(barred: Collection[int], own: Sequence[SourceSentence]) -> frozenset[int]:
    """The barred sentences, unless that leaves nothing to say in their section."""
    return frozenset(barred) if any(s.order not in barred for s in own) else frozenset()


def close(plan: ScriptPlan, conversation: Conversation) -> tuple[Line, ...]:
    """Returns the last chapter's lines: what to remember, by the hosts in turn, and goodbye."""
    leader, expert = conversation.pair()
    draw = conversation.phrases.draw
    remember: list[tuple[str, Passage]] = []
    for place, sentence in enumerate(plan.keep):
        phrase = draw("keep" if place == 0 else "keep more")
        passage = Passage(f"{phrase} {_alone(sentence)}", conversation.cite(sentence.text))
        remember.append((leader if place % 2 == 0 else expert, passage))
    last = expert if not remember or remember[-1][0] == leader else leader
    bye = frame.farewell(_TEXTS, _named(plan.article), plan.article.source, draw("bye"))
    lines = [conversation.line(host, passage) for host, passage in remember]
    return (*lines, conversation.line(last, Passage(bye)))


def _alone(sentence: SourceSentence) -> str:
    """A sentence as it is said outside its section."""
    return " ".join(for_ear(sentence.text, follows=False))


def _named(article: Article) -> str:
    """The article's title, in quotation marks when it is said as it is written, and its author."""
    written = " ".join(article.title.split())
    spoken = frame.unmarked(written)
    # Without its markup a mark of the end may stand alone: "Is `x` `?" becomes "Is x ?".
    name = f"“{in_quotes(written)}”" if spoken == written else re.sub(r"\s+(?=[?!])", "", spoken)
    return frame.name_article(_TEXTS, name, article.author)
