"""The chapters of an episode: welcome, summary, the sections and scenarios, close."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.model import Line, Passage, ScriptChapter
from podcast.writers.extractive.choose import Sentence, choose, share
from podcast.writers.extractive.ear import capital, ended, for_ear, unmarked
from podcast.writers.extractive.talk import converse

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article, Brief, Section
    from podcast.writers.extractive.plan import Plan
    from podcast.writers.extractive.talk import Episode

SHORT = 28
"""Words under which a section joins the chapter before it."""


def welcome(plan: Plan, episode: Episode, brief: Brief) -> tuple[Line, ...]:
    first, *others = (host.name for host in brief.hosts)
    hello = [Passage(f"{_today(episode)} This is {ended(brief.show.title)} I'm {first}.")]
    if plan.hook:
        hello.insert(0, Passage(_alone(plan.hook), episode.cite(plan.hook.text)))
    else:
        hello = [Passage(f"This is {ended(brief.show.title)} I'm {first}.")]
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


def _today(episode: Episode) -> str:
    return episode.phrases.draw("today")


def summary(plan: Plan, episode: Episode) -> tuple[ScriptChapter, ...]:
    if not plan.summary:
        return ()
    opening = Passage(episode.phrases.draw("summary"))
    heading = plan.article.summary.heading or "Summary"
    return (ScriptChapter(_title(heading), converse(episode, plan.summary, opening)),)


def sections(plan: Plan, episode: Episode, words: float) -> list[ScriptChapter]:
    """A chapter a section; what is too short for one joins the chapter before it."""
    article = plan.article
    chapters: list[ScriptChapter] = []
    said: list[frozenset[str]] = [s.topics for s in (*plan.summary, *plan.keep)]
    for index, (section, budget) in enumerate(
        zip(article.sections, share(article.sections, words), strict=True)
    ):
        own = [s for s in plan.sentences if s.section == index]
        chosen = choose(own, budget, said, _barred(plan.barred, own)) or choose(own, budget)
        if not chosen:
            continue
        said += [s.topics for s in chosen]
        opening = _opening(section, episode, first=index == 0)
        short = section.kind == "section" and sum(s.words for s in own) < SHORT
        lines = converse(episode, chosen, opening)
        title = _title(section.heading or ("To begin with" if len(article.sections) > 1 else "The article"))
        if short and len(chapters) > 0 and _joins(chapters[-1], lines):
            last = chapters[-1]
            chapters[-1] = replace(last, title=f"{last.title}; {title}", items=(*last.items, *lines))
        else:
            chapters.append(ScriptChapter(title, lines))
    return chapters


def _joins(chapter: ScriptChapter, lines: Sequence[Line]) -> bool:
    """Whether lines can go on in a chapter: no host twice in a row, no endless title."""
    return chapter.lines[-1].host != lines[0].host and len(chapter.title) < 60


def _barred(barred: Collection[int], own: Sequence[Sentence]) -> frozenset[int]:
    """The barred sentences, unless that leaves nothing to say in their section."""
    return frozenset(barred) if any(s.order not in barred for s in own) else frozenset()


def _opening(section: Section, episode: Episode, *, first: bool) -> Passage:
    """What the leading host says first in a chapter; a heading is cited like a sentence."""
    draw = episode.phrases.draw
    heading = " ".join(section.heading.split())
    if not heading:
        return Passage(draw("start") if first else draw("open"))
    quoted = _in_quotes(heading)
    cites = episode.cite(section.heading)
    if section.kind == "scenario":
        kind = "scenario" if episode.first_time("scenario") else "scenario next"
        name = capital(_in_quotes(section.name))
        told = draw(kind, name) or f"“{name}”."
        odds = draw("likelihood", section.likelihood.lower()) if section.likelihood else ""
        statement, mark, question = told.partition("”. ")
        statement += mark[:1]
        if odds:
            return Passage(" ".join(filter(None, (ended(statement), odds, question))), cites)
        return Passage(told, cites)
    told = draw("heading?", quoted) if heading.endswith("?") else draw("heading", quoted.rstrip("."))
    return Passage(told or f"“{quoted}”.", cites)


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
    if leader == expert:
        return (episode.line(leader, *(Passage(text, cites) for _, text, cites in lines), Passage(bye)),)
    spoken = [episode.line(host, Passage(text, cites)) for host, text, cites in lines]
    return (*spoken, episode.line(last, Passage(bye)))


def _alone(sentence: Sentence) -> str:
    """A sentence as it is said outside its section."""
    return " ".join(for_ear(sentence.text, follows=False))


def _named(article: Article) -> str:
    """The article's title in quotation marks, and its author."""
    title = " ".join(article.title.split())
    title = (
        f"“{_in_quotes(title)}”" if unmarked(title) == title else re.sub(r"\s+(?=[?!])", "", unmarked(title))
    )
    authors = [name.strip() for name in re.split(r"[;,]| and ", article.author) if name.strip()]
    by = "" if not authors else f" by {authors[0]}" if len(authors) == 1 else f" by {authors[0]} and others"
    by = f" by {authors[0]} and {authors[1]}" if len(authors) == 2 else by
    return f"{title},{by}" if by else title


def _in_quotes(text: str) -> str:
    """A title or heading to stand inside quotation marks."""
    return unmarked(text).replace("“", "‘").replace("”", "’").replace('"', "'").rstrip(".")


def _title(heading: str) -> str:
    """A heading as a chapter's title: no outline numbers, no shouting."""
    text = re.sub(r"^(?:\d+[.)]?)+\s+", "", unmarked(heading)).rstrip(":.").strip() or heading
    return text.capitalize() if text.isupper() and len(text) > 6 else text
