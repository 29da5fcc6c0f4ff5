"""Which sentences are said: hook, summary, the weightiest points of each part with what they need, the close."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.beats import Beat
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

HOOK = 30
"""Words of a hook, at most."""
SUMMARY = 0.3
"""Share of an episode that the article's own summary may take."""
_POINTERS = frozenset(
    ("it", "they", "them", "he", "she", "him", "her", "his", "its", "their", "this", "that", "these", "those")
)
_OPENS_PAIR = re.compile(
    r"^(?:In one|One|On one|First|Another|The (?:first|second|third|other|next|last)|Others?"
    r"|Some|Also|For example|So|Then|Two|Three|Four|Five|Several|For good measure"
    r"|At the same time)\b"
)
"""How a sentence begins that is one of several: «Another is the price of salt.»"""
DUE = 0.6
"""Share of an episode up to which the scenarios have theirs before anything else."""
_VERDICT = re.compile(
    r"\bunlikely\b|\blikel(?:y|ihood)\b|\bhinges?\b|\bdepends?\b|\bspeaks (?:for|against)\b"
    r"|\bprobab|\bwould (?:need|require|take)\b|\bobstacle|"
    r"\bmakes this\b|\bhowever\b"
)
"""Words of a sentence that tells why a scenario may or may not come about: «What makes it unlikely is the price.»"""
LATE = 0.8
"""Share of an article behind which its last thought is looked for."""
CLOSE = 45
"""Words of the last thought, at most."""
DEAR = 0.7
"""Power of a point's words by which its weight is divided."""
BESIDE = 0.1
"""What a point gains beside a sentence of its paragraph that is said: few runs are followed, many islands are not."""
OVER = 0.02
"""What it loses for each time that its section has had its share."""
BREATH = 25
"""Words of a sentence, as it is said, above which each one counts threefold."""
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
    """Whether the hosts have the word by turns in its beats."""


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
    close = plan_close(source, points, said)
    left = words - sum(source.words(index) for index in {*said, *close})
    # What needs a sentence of the close would be said before it.
    rest = [point for point in points if not set(close) & set(point.sentences)]
    body = sorted(choose(source, rest, left, {*said, *close}))
    return EpisodePlan(hook, summary, part_by_section(source, body), close)


def plan_hook(source: SourceView, points: Sequence[TellingPoint]) -> tuple[int, ...]:
    """Returns the standfirst where it is short, else the lead, where it can stand alone; else nothing."""
    summary = [point for point in points if point.section < 0]
    own = [s.index for s in source.sentences if s.section < 0]
    if 0 < len(own) <= 2 and len(summary) == len(own) and sum(source.words(i) for i in own) <= HOOK + 12:
        return tuple(own)
    body = next((s.index for s in source.sentences if s.section >= 0), None)
    lead = next((p for p in points if p.sentences == (body,)), None)
    leans = any(body in point.sentences and point.own != body for point in points)
    if lead and lead.words <= HOOK and not leans:
        return lead.sentences
    # What leans on the lead would lose it; the first of the summary's sentences says what the article is about, too.
    return summary[0].sentences if summary and len(own) > 2 and summary[0].words <= HOOK else ()


def plan_summary(
    source: SourceView, points: Sequence[TellingPoint], words: float, barred: set[int]
) -> tuple[int, ...]:
    taken: list[int] = []
    for point in points:
        new = [i for i in point.sentences if i not in taken and i not in barred]
        if point.section < 0 and sum(source.words(i) for i in (*taken, *new)) <= max(SUMMARY * words, 60):
            taken += new
    return tuple(sorted(taken))


def plan_close(source: SourceView, points: Sequence[TellingPoint], barred: set[int]) -> tuple[int, ...]:
    """Returns the last of the article's thoughts that can stand alone: of its last sentences, with what they need."""
    sentences = source.sentences
    if len(sentences) < 8 or source.understood.article.sections[-1].kind == "scenario":
        return ()
    start = LATE * len(sentences)
    late = [
        point
        for point in points
        if point.sentences[0] >= start
        and not point.hangs
        and 7 <= sum(source.words(i) for i in point.sentences) <= CLOSE
        and not barred & set(point.sentences)
        and source.understood.article.sections[point.section].kind != "scenario"
        and not _OPENS_PAIR.search(sentences[point.sentences[0]].text)
        and _stands_alone(source, point.sentences[0])
        and not sentences[point.sentences[-1]].text.endswith("?")
    ]
    best = max(late, key=lambda point: (point.sentences[-1], -len(point.sentences)), default=None)
    return best.sentences if best else ()


def _stands_alone(source: SourceView, index: int) -> bool:
    """Returns whether a sentence counts nothing up, and points at nothing but what it names itself."""
    if any(relation.kind == "enumeration" for relation in source.forward.get(index, ())):
        return False
    if any(quotation.is_clause for quotation in source.quotations.get(index, ())) and source.quotations.get(
        index - 1
    ):
        return False
    tokens = source.sentence(index).parse.tokens
    named = False
    for token in tokens:
        if (
            token.word in _POINTERS
            and token.pos in ("PRON", "DET")
            and token.relation not in ("mark", "expl", "det")
            and not named
        ):
            return False
        if (
            token.tag == "DT"
            and token.word in ("this", "that", "these", "those", "such")
            and token.relation != "mark"
        ):
            return False
        named = named or token.pos in ("NOUN", "PROPN")
    return True


def choose(source: SourceView, points: Sequence[TellingPoint], words: float, barred: set[int]) -> set[int]:
    """Returns the sentences that are said besides those barred, of about so many words."""
    lengths: dict[int, int] = {}
    for point in points:
        lengths[point.section] = lengths.get(point.section, 0) + source.words(point.own)
    flat = {section: length**0.6 for section, length in lengths.items() if section >= 0}
    total = sum(flat.values()) or 1.0
    spent_by: dict[int, float] = dict.fromkeys(flat, 0.0)
    taken = set(barred)
    spent = 0.0
    rest = [point for point in points if point.section >= 0 and point.own not in barred]

    def unsaid(point: TellingPoint) -> tuple[list[int], int]:
        new = [i for i in point.sentences if i not in taken]
        return new, sum(source.words(i) for i in new)

    def take(point: TellingPoint, new: list[int], cost: int) -> None:
        nonlocal spent
        taken.update(new)
        spent += cost
        spent_by[point.section] += cost

    def worth(point: TellingPoint) -> float:
        new, cost = unsaid(point)
        share = flat[point.section] / total * words
        over = spent_by[point.section] / max(share, 1.0)
        beside = any(_is_beside(source, i, taken) for i in new)
        breath = 2 * sum(max(0, source.longest[i] - BREATH) for i in new) if source.longest else 0
        value = point.weight + BESIDE * beside - OVER * over
        return float(value / max(cost + breath, 10) ** DEAR)

    hanging = {point.own: point for point in points if point.hangs}
    rest = [point for point in rest if not point.hangs]
    for point in _dues(source, rest):
        new, cost = unsaid(point)
        if spent + cost <= words * DUE:
            take(point, new, cost)
    while rest and spent < words:
        best = max(rest, key=worth)
        rest.remove(best)
        new, cost = unsaid(best)
        if not new or spent + cost > words * 1.05 + 10:
            continue
        take(best, new, cost)
        rest += [hanging.pop(i + 1) for i in new if i + 1 in hanging and i + 1 not in barred]
    return taken - barred


def _is_beside(source: SourceView, index: int, taken: set[int]) -> bool:
    """Returns whether a sentence goes on with one of its paragraph that is said: what turns a thought stands there."""
    return any(at in taken and source.in_one_paragraph(index, at) for at in (index - 1, index + 1))


def _dues(source: SourceView, points: Sequence[TellingPoint]) -> list[TellingPoint]:
    """Returns what each scenario begins with, its best point, and what speaks for or against it: none is only named."""
    article = source.understood.article
    dues = []
    for number, section in enumerate(article.sections):
        if section.kind != "scenario":
            continue
        own = [p for p in points if p.section == number]
        dues += own[:1]
        dues += sorted(own, key=lambda p: p.weight / max(p.words, 10) ** DEAR, reverse=True)[:1]
        dues += [p for p in own if _VERDICT.search(source.sentence(p.own).text)][:1]
    return dues


def part_by_section(source: SourceView, body: Sequence[int]) -> tuple[Part, ...]:
    """Returns the sentences by section; a long section without headings is parted where the topic shifts."""
    parts: list[list[int]] = []
    shifts = set(source.understood.shifts)
    firsts: list[bool] = []
    for index in body:
        section = source.sentence(index).section
        same = bool(parts) and source.sentence(parts[-1][-1]).section == section
        is_shift = (
            same
            and any(parts[-1][-1] < shift <= index for shift in shifts)
            and (sum(source.words(i) for i in parts[-1]) >= CHAPTER / 2)
        )
        if not same or is_shift:
            parts.append([])
            firsts.append(not same)
        parts[-1].append(index)
    return tuple(
        Part(source.sentence(p[0]).section, tuple(p), first) for p, first in zip(parts, firsts, strict=True)
    )
