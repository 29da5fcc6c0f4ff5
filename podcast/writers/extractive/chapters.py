"""A plan as chapters of lines: welcome, summary, the article's parts, what to remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import ScriptChapter
from podcast.writers.extractive.beats import next_host, play
from podcast.writers.extractive.dialogue import converse
from podcast.writers.extractive.footnotes import Notes
from podcast.writers.extractive.scenario_openings import open_scenario
from podcast.writers.extractive.script_lines import join_lines, write_lines
from podcast.writers.extractive.titles import headline_of, read_spellings, title_of
from podcast.writers.extractive.welcome import write_close, write_welcome
from podcast.writers.frame_texts import texts_in

if TYPE_CHECKING:
    from podcast.model import Footnote, Passage, Section
    from podcast.writers.brief import Brief
    from podcast.writers.extractive.dialogue import Talk
    from podcast.writers.extractive.planning import EpisodePlan

_TEXTS = texts_in("en")
SHORT = 30
"""Words under which a part joins the chapter before it."""


def write_chapters(
    talk: Talk, plan: EpisodePlan, brief: Brief
) -> tuple[tuple[ScriptChapter, ...], tuple[Footnote, ...]]:
    """Returns the chapters of an episode, and the sentences that they cite."""
    notes = Notes()
    source = talk.source
    hosts = tuple(host.name for host in brief.hosts)
    article = source.understood.article
    spellings = read_spellings(source)
    chapters = [ScriptChapter(_TEXTS.welcome, write_welcome(talk, plan, notes, brief))]
    leader = 1 - hosts.index(chapters[0].lines[-1].host) % 2 if len(hosts) > 1 else 0
    if plan.summary:
        turns = converse(talk, plan.summary, leader)
        heading = article.summary.heading
        chapters.append(
            ScriptChapter(
                title_of(heading, spellings) if heading else _TEXTS.summary,
                write_lines(talk, turns, hosts, notes),
            )
        )
        told = chapters[-1].lines
        leader = 1 - hosts.index(told[-1].host) % 2 if told and len(hosts) > 1 else 0
    scenarios = 0
    answers: int | None = None
    for part in plan.parts:
        section = article.sections[part.section]
        opening: tuple[Passage, ...] = ()
        if section.kind == "scenario":
            scenarios += 1
            opening = open_scenario(source, notes, section, scenarios, talk.heard)
        if not part.swaps:
            # Who plays somebody plays them to the end: with another voice, nobody knew who answered.
            leader = answers = leader if answers is None else answers
        if part.beats:
            turns = play(talk, part.beats, leader, swaps=part.swaps)
        else:
            turns = converse(talk, part.sentences, leader)
        lines = write_lines(talk, turns, hosts, notes, opening)
        words = sum(count_words(line.text) for line in lines)
        name = part.title or _read_heading(section, spellings, is_first=part.is_first)
        first = len(chapters) == 1 + bool(plan.summary)
        if first and not name:
            name = (headline_of(article) if article.is_titled else "") or _TEXTS.article
        if lines and not first and section.kind != "scenario" and (words < SHORT or not name):
            before = chapters[-1]
            chapters[-1] = ScriptChapter(before.title, join_lines(before.items, lines))
        elif lines:
            chapters.append(ScriptChapter(name, lines))
        if lines and len(hosts) > 1:
            last = hosts.index(lines[-1].host) % 2
            said = count_words(chapters[-1].lines[-1].text)
            leader = next_host(last, said) if part.beats and part.swaps else 1 - last
    close = write_close(talk, plan, notes, brief, leader)
    chapters.append(ScriptChapter(_TEXTS.remember if len(close) > 1 else "To close", close))
    return tuple(chapters), tuple(notes.footnotes)


def _read_heading(section: Section, spellings: dict[str, str], *, is_first: bool) -> str:
    """Returns the title of a chapter that tells a section: its heading where it begins; empty where there is none."""
    if section.kind == "scenario":
        return title_of(section.name or section.heading, spellings)
    return title_of(section.heading, spellings) if section.heading and is_first else ""
