"""Which sentences are said: hook, summary, the weightiest points of each part with what they need, the close."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.choosing import choose
from podcast.writers.extractive.edits import ADDING
from podcast.writers.extractive.points import count_words_of
from podcast.writers.extractive.standfirsts import LINES, is_headline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.writers.extractive.beats import Beat
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

HOOK = 42
"""Words of a hook, at most."""
SUMMARY = 0.3
"""Share of an episode that the article's own summary may take."""
_POINTERS = frozenset(
    ("it", "they", "them", "he", "she", "him", "her", "his", "its", "their", "this", "that", "these", "those")
)
_PERSONAL = frozenset(("he", "she", "him", "her", "his"))
"""Those of somebody: "Members of the board are grumbling about his plan" names nobody whose it is."""
_TIMES = frozenset(
    "morning afternoon evening week weekend month season spring summer autumn winter year".split()
)
"""What "this" stands before and points at no word: «The port closes this week.»"""
_OPENS_PAIR = re.compile(
    r"^(?:In one|One|On one|First|Another|The (?:first|second|third|other|next|last)|Others?"
    r"|Some|Also|For example|So|Then|Two|Three|Four|Five|Several|For good measure"
    r"|At the same time)\b"
)
"""How a sentence begins that is one of several: «Another is the price of salt.»"""
_ENDLESS = frozenset(("press-release", "reference", "list", "recipe"))
"""Genres that come to no end: what stands last there is the last item, or who has published it."""
LATE = 0.8
"""Share of an article of news behind which its last thought is looked for."""
_AHEAD = re.compile(
    r"\b(?:will|would|expect(?:s|ed)?|plans? to|hopes? to|due to|scheduled|next (?:week|month|year)|remains?|means?"
    r"|shows?|should|must|never|whether|nobody knows|the question)\b"
)
"""How a sentence of news looks ahead or concludes: «The court will decide next week.»"""
END = 0.3
"""What an article's last thought gains where it can't be said alone: without it an episode just stops."""
NEARLY = 1.3
"""Words of an article per word of an episode, up to which the episode ends as the article does."""
CLOSE = 60
"""Words of what an episode ends with, at most."""
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
    # What is told whole, or nearly so, ends as the article does.
    is_whole = count_words_of(source, points) <= NEARLY * words
    close = () if is_whole else plan_close(source, points, said)
    left = words - sum(source.words(index) for index in {*said, *close})
    # What needs a sentence of the close would be said before it.
    rest = [point for point in points if not set(close) & set(point.sentences)]
    if not close and rest and rest[-1].section >= 0:
        rest[-1] = replace(rest[-1], weight=rest[-1].weight + END)
    body = sorted(choose(source, rest, left, {*said, *close}))
    return EpisodePlan(hook, summary, part_by_section(source, body), close)


def plan_hook(source: SourceView, points: Sequence[TellingPoint]) -> tuple[int, ...]:
    """Returns the standfirst where it is short and can stand alone, of news else the lead; else nothing."""
    said = [point for point in points if point.section < 0]
    is_news = source.understood.genre == "news"
    if is_news and not said:
        return _find_lead(source, points)
    lines = tuple(s.index for s in source.sentences if s.section < 0 and not (is_news and is_headline(s)))
    return lines if len(said) == len(lines) and _may_open(source, lines) else ()


def _find_lead(source: SourceView, points: Sequence[TellingPoint]) -> tuple[int, ...]:
    """Returns the first sentence of the text where it can open an episode, and is no quotation or question."""
    first = next((s for s in source.sentences if s.section >= 0), None)
    lead = next((point for point in points if point.section >= 0), None)
    if first is None or lead is None or lead.after is not None or lead.sentences != (first.index,):
        return ()
    quotes = any(quotation.is_clause for quotation in source.quotations.get(first.index, ()))
    is_plain = not quotes and not first.text.endswith("?")
    return lead.sentences if is_plain and _may_open(source, lead.sentences) else ()


def _may_open(source: SourceView, sentences: tuple[int, ...]) -> bool:
    """Returns whether there are sentences that are short enough to open an episode, and can stand alone."""
    is_short = 0 < len(sentences) <= LINES and sum(map(source.words, sentences)) <= HOOK
    return is_short and _stands_alone(source, sentences[0])


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


def plan_close(source: SourceView, points: Sequence[TellingPoint], barred: set[int]) -> tuple[int, ...]:
    """Returns what an article ends with, where that can stand alone: its last sentence, with what that needs.

    News end with what is least important, and so an episode of news ends with a late sentence that looks ahead or
    concludes, or with nothing.
    """
    sentences = source.sentences
    if len(sentences) < 8 or source.understood.article.sections[-1].kind == "scenario":
        return ()
    closing = [point for point in points if _may_close(source, point, barred)]
    if source.understood.genre in _ENDLESS:
        return ()
    if source.understood.genre == "news":
        late = [p for p in closing if p.own >= LATE * len(sentences) and not source.quotations.get(p.own)]
        ahead = [p for p in late if _AHEAD.search(sentences[p.own].text)]
        return ahead[-1].sentences if ahead else ()
    ending = next((point for point in reversed(points) if point.after is None), None)
    return ending.sentences if ending in closing and ending else ()


def _may_close(source: SourceView, point: TellingPoint, barred: set[int]) -> bool:
    """Returns whether a point is short, and takes nothing as known."""
    first, last = source.sentence(point.sentences[0]), source.sentence(point.sentences[-1])
    return (
        point.after is None
        and 7 <= sum(source.words(i) for i in point.sentences) <= CLOSE
        and not barred & set(point.sentences)
        and source.understood.article.sections[point.section].kind != "scenario"
        and not _OPENS_PAIR.search(first.text)
        and not first.text.startswith(ADDING)
        and not last.text.endswith("?")
        and _stands_alone(source, first.index)
    )


def _stands_alone(source: SourceView, index: int) -> bool:
    """Returns whether a sentence counts nothing up, and points at nothing but what it names itself."""
    if any(relation.kind == "enumeration" for relation in source.forward.get(index, ())):
        return False
    if any(quotation.is_clause for quotation in source.quotations.get(index, ())) and source.quotations.get(
        index - 1
    ):
        return False
    tokens = source.sentence(index).parse.tokens
    named = is_person = False
    people = {
        mention.head
        for entity in map(source.entity, source.mentions.get(index, ()))
        for mention in entity.mentions
        if entity.kind == "person" and mention.form == "name" and mention.span.sentence == index
    }
    for at, token in enumerate(tokens):
        if (
            token.word in _POINTERS
            and token.pos in ("PRON", "DET")
            and token.relation not in ("mark", "expl", "det")
            and not (is_person if token.word in _PERSONAL else named)
        ):
            return False
        if (
            token.tag == "DT"
            and token.word in ("this", "that", "these", "those", "such")
            and token.relation != "mark"
            and tokens[token.head].lemma not in _TIMES
        ):
            return False
        named = named or token.pos in ("NOUN", "PROPN")
        is_noun = token.tag == "NN" and may_be_person_noun(token.lemma)
        is_person = is_person or is_noun or at in people or token.entity == "PERSON"
    return True


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
        )
        if not same or is_shift:
            parts.append([])
            firsts.append(not same)
        parts[-1].append(index)
    return tuple(
        Part(source.sentence(p[0]).section, tuple(p), first) for p, first in zip(parts, firsts, strict=True)
    )


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
