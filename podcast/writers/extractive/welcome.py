"""The first words of an episode and its last: the hook, hello and disclosure; what to remember, and goodbye."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.months import name_day, name_month
from podcast.model import Line, Passage
from podcast.writers import frame, plain_speech
from podcast.writers.extractive.dialogue import converse
from podcast.writers.extractive.last_words import say_last_word
from podcast.writers.extractive.scenario_openings import name_scenarios
from podcast.writers.extractive.script_lines import write_lines
from podcast.writers.frame_texts import texts_in

if TYPE_CHECKING:
    from podcast.model import Article, Understanding
    from podcast.writers.brief import Brief
    from podcast.writers.extractive.dialogue import Talk
    from podcast.writers.extractive.footnotes import Notes
    from podcast.writers.extractive.planning import EpisodePlan

_TEXTS = texts_in("en")
_ARGUED = frozenset(("opinion", "essay", "review"))
"""Genres in which much is somebody's opinion, though no "I" stands beside it: else it would be the hosts'."""
_SOME = 2
"""Sentences in which an author judges, from which on that is said of any article."""
_OPINIONS = ("The opinions in it are its author's.", "The opinions in it are its authors'.")
"""Whose they are: one author's or not known, several authors'."""
_CODE = "The code that it shows is left out."
"""What nobody reads out, though much of the article is made of it."""
_NEAR = re.compile(
    r"\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight"
    r"|(?:[Tt]his|[Ll]ast|[Nn]ext) (?:week(?:end)?|morning|afternoon|evening|night)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s\b|,? (?:[A-Z][a-z]+\.? \d|\d{1,2} [A-Z]))"
)
"""A day that is known only to who knows the article's own: «The gate was shut on Thursday.»"""
_UNTITLED = "an article without a title"
"""What an article is called that has none."""
_PAGES = "The article has further pages, which are left out."
"""What is no part of the page that was read."""
MUCH = 0.2
"""Share of an article's words that stand in code, from which on that is said."""


def write_welcome(talk: Talk, plan: EpisodePlan, notes: Notes, brief: Brief) -> tuple[Line, ...]:
    """Returns the first lines: what the episode is about, the show, who speaks, and what they read."""
    source = talk.source
    names = tuple(host.name for host in brief.hosts)
    hook = write_lines(talk, converse(talk, plan.hook, 0, asks=False), names, notes)
    article = source.understood.article
    # Who hears "on Thursday" can tell which day it was.
    day = name_day(article.date) if counts_days(source.understood) else name_month(article.date)
    name = f"{name_spoken(article)}, from {day}" if day else name_spoken(article)
    hosts = frame.hosts_after(brief.hosts, hook[-1].host if hook else "")
    hello = frame.welcome(_TEXTS, brief.show.title, hosts, name)
    lines = [Line(line.host, frame.merge_passages(tuple(map(Passage, line.sentences)))) for line in hello]
    views = sum(not opinion.is_part for opinion in source.opinions.values())
    # Beside an "I" of the author's, one is enough.
    own = bool(source.told) or any(teller.is_author for teller in source.tellers.values())
    is_argued = source.understood.genre in _ARGUED or views + own * bool(views) >= _SOME
    more = [Passage(_OPINIONS[len(article.authors) > 1])] if is_argued else []
    more += [Passage(_PAGES)] if article.further.next else []
    more += [Passage(_CODE)] if _is_much_code(source.understood) else []
    lines[-1] = Line(lines[-1].host, frame.merge_passages((*lines[-1].passages, *more)))
    return (*hook, *lines)


def counts_days(understood: Understanding) -> bool:
    """Returns whether an article's text counts its days from the one on which it was published."""
    return any(_NEAR.search(sentence.text) for sentence in understood.sentences)


def _is_much_code(understood: Understanding) -> bool:
    """Returns whether a good part of an article's words stand in code."""
    code = sum(len(text.split()) for text in understood.article.code)
    return code > MUCH * (code + sum(len(sentence.text.split()) for sentence in understood.sentences))


def write_close(talk: Talk, plan: EpisodePlan, notes: Notes, brief: Brief, leader: int) -> tuple[Line, ...]:
    """Returns the last lines: what comes next or what to remember, and goodbye; the leader has the word first.

    An article that comes to several scenarios ends with all of them, by name and likelihood.
    """
    source = talk.source
    hosts = tuple(host.name for host in brief.hosts)
    sections = [source.understood.article.sections[part.section] for part in plan.parts]
    named = name_scenarios(source, notes, [one for one in sections if one.kind == "scenario"])
    scenarios = (Line(hosts[leader], frame.merge_passages(named)),) if named else ()
    speaker = (leader + 1) % len(hosts) if scenarios else leader
    turns = say_last_word(converse(talk, plan.close, speaker)) if plan.close else []
    lines = (*scenarios, *write_lines(talk, turns, hosts, notes))
    last = next(iter(host for host in hosts if host != lines[-1].host), hosts[0]) if lines else hosts[leader]
    article = source.understood.article
    bye = frame.farewell(_TEXTS, name_spoken(article), article.link, _TEXTS.bye[0])
    if len(hosts) == 1 and lines:
        return (*lines[:-1], Line(lines[-1].host, frame.merge_passages((*lines[-1].passages, Passage(bye)))))
    return (*lines, Line(last, (Passage(bye),)))


def name_spoken(article: Article) -> str:
    """Returns the article's title, in quotation marks when it is said as it is written, and its author."""
    if not article.is_titled:
        return frame.name_article(_TEXTS, _UNTITLED, article.author)
    written = " ".join(article.title.split())
    spoken = plain_speech.unmarked(written.replace(" | ", ", "))
    inner = spoken.replace("“", "‘").replace("”", "’").replace('"', "'").rstrip(".")
    name = f"“{inner}”" if spoken == written else re.sub(r"\s+(?=[?!])", "", spoken)
    return frame.name_article(_TEXTS, name, article.author)
