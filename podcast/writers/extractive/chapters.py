"""The chapters of an episode: welcome, summary, the sections and scenarios, close."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import Line, Passage, ScriptChapter
from podcast.writers.extractive.choosing import Heard, choose, share
from podcast.writers.extractive.dialogue import converse
from podcast.writers.extractive.ear import ended, for_ear, unmarked
from podcast.writers.extractive.headings import LONGEST_TITLE, in_quotes, opening, title

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.extractive.dialogue import Episode
    from podcast.writers.extractive.planning import Plan
    from podcast.writers.extractive.survey import Sentence

SUMMARY = 0.2
"""Of an episode's words, for the summary at most."""
LEAST = 60
"""Words that a summary may have in any case."""
SHORT = 40
"""Words under which a section joins the chapter before it."""


def welcome(plan: Plan, episode: Episode, brief: Brief) -> tuple[Line, ...]:
    first, *others = (host.name for host in brief.hosts)
    hello = [Passage(f"This is {ended(brief.show.title)} I'm {first}.")]
    if plan.hook:
        today = Passage(episode.phrases.draw("today"))
        hello = [Passage(_alone(plan.hook), episode.cite(plan.hook.text)), today, *hello]
    voices = "We are synthetic voices" if others else "I am a synthetic voice"
    disclosure = Passage(
        f"{voices}, and this script was made from one article: {ended(_named(plan.article))}"
    )
    if not others:
        return (episode.line(first, *hello, disclosure),)
    middle = [episode.line(name, Passage(f"And I am {name}, glad to be here.")) for name in others[:-1]]
    return (
        episode.line(first, *hello),
        *middle,
        episode.line(others[-1], Passage(f"I'm {others[-1]}."), disclosure),
    )


def summary(plan: Plan, episode: Episode, words: float) -> tuple[ScriptChapter, ...]:
    """The article's own summary, or as much of it as an episode of so many words has room for."""
    told = _shortened(plan.summary, max(SUMMARY * words, LEAST))
    if not told:
        return ()
    start = Passage(episode.phrases.draw("summary"))
    heading = plan.article.summary.heading or "Summary"
    return (ScriptChapter(title(heading, plan), converse(episode, told, start)),)


def _shortened(sentences: Sequence[Sentence], words: float) -> tuple[Sentence, ...]:
    """The first sentences and the last ones, where what was found stands; a sentence that leans goes with another."""
    kept = list(sentences)
    while len(kept) > 2 and sum(s.words for s in kept) > words:
        middle = [at for at in range(1, len(kept) - 1) if not kept[at + 1].leans] or [len(kept) - 1]
        del kept[min(middle, key=lambda at: abs(at - len(kept) / 2))]
    return tuple(kept)


def sections(plan: Plan, episode: Episode, words: float) -> list[ScriptChapter]:
    """A chapter a section; what is too short for one joins the chapter before it."""
    article = plan.article
    chapters: list[ScriptChapter] = []
    heard = Heard(s.topics for s in (*plan.summary, *plan.keep))
    for index, (section, budget) in enumerate(
        zip(article.sections, share(article.sections, words), strict=True)
    ):
        own = plan.of_section(index)
        chosen = choose(own, budget, heard, _barred(plan.barred, own)) or choose(own, budget, heard)
        if not chosen:
            continue
        for sentence in chosen:
            heard.add(sentence.topics)
        short = section.kind == "section" and sum(s.words for s in chosen) < SHORT
        name = title(section.heading, plan) if section.heading else ""
        name = name or ("To begin with" if len(article.sections) > 1 else "The article")
        last = chapters[-1] if short and chapters and _takes(chapters[-1], name) else None
        start = opening(section, plan, episode, first=index == 0)
        lines = converse(episode, chosen, start, last.lines[-1].host if last else "")
        if last:
            chapters[-1] = replace(last, title=f"{last.title}; {name}", items=(*last.items, *lines))
        elif lines:
            chapters.append(ScriptChapter(name, lines))
    return chapters


def _takes(chapter: ScriptChapter, name: str) -> bool:
    """Whether a chapter can take in another short section: neither its title nor itself gets long."""
    words = sum(count_words(line.text) for line in chapter.lines)
    return len(chapter.title) + len(name) < LONGEST_TITLE and words < 3 * SHORT


def _barred(barred: Collection[int], own: Sequence[Sentence]) -> frozenset[int]:
    """The barred sentences, unless that leaves nothing to say in their section."""
    return frozenset(barred) if any(s.order not in barred for s in own) else frozenset()


def close(plan: Plan, episode: Episode) -> tuple[Line, ...]:
    leader, expert = episode.pair()
    lines = []
    for place, sentence in enumerate(plan.keep):
        phrase = episode.phrases.draw("keep" if place == 0 else "keep more")
        lines.append(
            (
                leader if place % 2 == 0 else expert,
                f"{phrase} {_alone(sentence)}",
                episode.cite(sentence.text),
            )
        )
    last = expert if not lines or lines[-1][0] == leader else leader
    bye = (
        f"The article is {ended(_named(plan.article))} Its link is in the show notes, "
        f"with the sentence behind everything we said. {episode.phrases.draw('bye')}"
    )
    spoken = [episode.line(host, Passage(text, cites)) for host, text, cites in lines]
    return (*spoken, episode.line(last, Passage(bye)))


def _alone(sentence: Sentence) -> str:
    """A sentence as it is said outside its section."""
    return " ".join(for_ear(sentence.text, follows=False))


def _named(article: Article) -> str:
    """The article's title in quotation marks, and its author."""
    title = " ".join(article.title.split())
    title = (
        f"“{in_quotes(title)}”" if unmarked(title) == title else re.sub(r"\s+(?=[?!])", "", unmarked(title))
    )
    authors = [name.strip() for name in re.split(r"[;,]| and ", article.author) if name.strip()]
    by = "" if not authors else f" by {authors[0]}" if len(authors) == 1 else f" by {authors[0]} and others"
    by = f" by {authors[0]} and {authors[1]}" if len(authors) == 2 else by
    return f"{title},{by}" if by else title
