"""Which sentences are said: hook, summary, the weightiest points of each part with what they need, the close."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.writers.extractive.choosing import choose
from podcast.writers.extractive.claimed_titles import name_run
from podcast.writers.extractive.hooks import begins_anew, find_lead, find_news, follow_hook, may_open
from podcast.writers.extractive.last_words import plan_close
from podcast.writers.extractive.points import count_words_of
from podcast.writers.extractive.standfirsts import is_headline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.writers.extractive.beats import Beat
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

SUMMARY = 0.3
"""Share of an episode that the article's own summary may take."""
END = 0.3
"""What an article's last thought gains where it can't be said alone: without it an episode just stops."""
NEARLY = 1.3
"""Words of an article per word of an episode, up to which it is told whole, or nearly so."""
CHAPTER = 230
"""Words of a chapter from which on one without sub-headings is parted where its topic shifts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter's sentences, all of one section."""

    section: int
    sentences: tuple[int, ...]
    is_first: bool = True
    """Whether the section begins with it."""
    beats: tuple[Beat, ...] = ()
    """How it is played, where it is more than told."""
    title: str = ""
    """The chapter's title, where it is not the section's."""
    swaps: bool = True
    """Whether the hosts have the word by turns in its beats; else each plays one of an interview."""


@dataclass(frozen=True, slots=True)
class EpisodePlan:
    """The sentences of an episode, each once."""

    hook: tuple[int, ...]
    summary: tuple[int, ...]
    parts: tuple[Part, ...]
    close: tuple[int, ...]


def plan_episode(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan:
    """Returns the plan of an episode with about so many words of the article's sentences."""
    hook = plan_hook(source, points)
    summary = plan_summary(source, points, words, set(hook))
    said = {*hook, *summary}
    is_whole = count_words_of(source, points) <= NEARLY * words
    close = plan_close(source, points, said, is_whole=is_whole)
    left = words - sum(source.words(index) for index in {*said, *close})
    # What needs a sentence of the close would be said before it.
    rest = [point for point in points if not set(close) & set(point.sentences)]
    if not close and rest and rest[-1].section >= 0:
        rest[-1] = replace(rest[-1], weight=rest[-1].weight + END)
    body = sorted(choose(source, rest, left, {*said, *close}))
    return EpisodePlan(hook, summary, part_by_section(source, body), close)


def plan_hook(source: SourceView, points: Sequence[TellingPoint]) -> tuple[int, ...]:
    """Returns the standfirst where it is short and can stand alone, of news else the lead; else nothing.

    Where neither has what the title of news speaks of, and another early sentence does, it is that one.
    """
    said = [point for point in points if point.section < 0]
    is_news = source.understood.genre == "news"
    lines = tuple(s.index for s in source.sentences if s.section < 0 and not (is_news and is_headline(s)))
    hook = lines if len(said) == len(lines) and may_open(source, lines) else ()
    if not is_news:
        return hook
    if not hook and said and lines[:1] == said[0].sentences and may_open(source, said[0].sentences):
        hook = said[0].sentences
    if not hook and not said:
        hook = find_lead(source, points)
    return follow_hook(source, points, find_news(source, points, hook) or hook)


def plan_summary(
    source: SourceView, points: Sequence[TellingPoint], words: float, barred: set[int]
) -> tuple[int, ...]:
    taken: list[int] = []
    for point in points:
        new = [i for i in point.sentences if i not in taken and i not in barred]
        if point.after is not None and point.after >= 0 and point.after not in (*taken, *barred):
            continue  # "Yes, and more.", whose question is not said
        if point.section < 0 and sum(source.words(i) for i in (*taken, *new)) <= max(SUMMARY * words, 60):
            taken += new
    return tuple(sorted(taken))


def part_by_section(source: SourceView, body: Sequence[int]) -> tuple[Part, ...]:
    """Returns the sentences by section; a long section without headings is parted where the topic shifts."""
    parts: list[list[int]] = []
    counts = _find_counts(source)
    shifts = {_before_count(counts, shift) for shift in source.understood.shifts}
    firsts: list[bool] = []
    for index in body:
        section = source.sentence(index).section
        same = bool(parts) and source.sentence(parts[-1][-1]).section == section
        is_shift = (
            same
            and any(parts[-1][-1] < shift <= index for shift in shifts)
            and (sum(source.words(i) for i in parts[-1]) >= CHAPTER / 2)
            and not source.sentence(parts[-1][-1]).text.endswith("?")  # its answer follows
            and begins_anew(source, index)
        )
        if not same or is_shift:
            parts.append([])
            firsts.append(not same)
        parts[-1].append(index)
    return _name_runs(
        source,
        [
            Part(source.sentence(p[0]).section, tuple(p), first)
            for p, first in zip(parts, firsts, strict=True)
        ],
    )


def _name_runs(source: SourceView, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Returns parts, of which those below one heading have titles from some place on to their end, or none has.

    One without a title is told in the chapter before it, whose name would not be true of it.
    """
    named: list[Part] = []
    is_closed = False
    for at, part in reversed(tuple(enumerate(parts))):
        section = source.understood.article.sections[part.section]
        begins = at == 0 or (part.is_first and bool(section.heading or section.kind == "scenario"))
        taken = {other.title for other in named}
        title = "" if begins or is_closed else name_run(source, part.sentences, taken)
        is_closed = not (begins or title)
        named.append(replace(part, title=title))
    return tuple(reversed(named))


def _find_counts(source: SourceView) -> dict[int, int]:
    """Returns each sentence that counts something up, or leads to points → the last of what it counts."""
    counts = {first: points[-1] for first, points in source.leads.items()}
    for first, relations in source.forward.items():
        members = [relation.second for relation in relations if relation.kind == "enumeration"]
        if members:
            counts[first] = max(*members, counts.get(first, first))
    return counts


def _before_count(counts: Mapping[int, int], shift: int) -> int:
    """Returns where a chapter begins that would begin at a sentence: before what counts up, if that is in its middle.

    "There are three things to watch. One is …" is no end, and "Second" no beginning.
    """
    return min((first for first, last in counts.items() if first < shift <= last), default=shift)
