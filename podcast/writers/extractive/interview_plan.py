"""An interview, played: one host asks what the interviewer asked, the other gives the answers word for word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.writers.extractive.beats import Beat
from podcast.writers.extractive.choosing import choose
from podcast.writers.extractive.exchanges import find_exchanges
from podcast.writers.extractive.interviewees import UNKNOWN
from podcast.writers.extractive.planning import (
    NEARLY,
    EpisodePlan,
    Part,
    part_by_section,
    plan_hook,
    plan_summary,
)
from podcast.writers.extractive.points import count_words_of
from podcast.writers.extractive.shares import fill_evenly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.beats import Piece
    from podcast.writers.extractive.exchanges import Exchange
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

EXCHANGE = 80
"""Words of a question and its answer, about."""
LONGEST_ANSWER = 140
"""Words of an answer, at most: the rest of it is left to those who read."""
INTRODUCTION = 0.18
"""Share of an episode that what stands before the first question may take."""
REST = 60
"""Words from which on what stands behind the last answer is told, too: an excerpt of the book."""
MUTE = 0.2
"""Share of what stands there whose "I" nobody knows, from which on none of it is told."""
CHAPTER = 3
"""Questions of a chapter."""
LONGEST_TITLE = 60
"""Characters of a question that names a chapter."""


def plan_interview(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of an interview, introduced and played; None where too little of it is question and answer."""
    exchanges = find_exchanges(source)
    if len(exchanges) < 2:
        return None
    spoken = {i for e in exchanges for i in e.answer} | {
        at for e in exchanges for _, at in e.question if isinstance(at, int)
    }
    hook = tuple(index for index in plan_hook(source, points) if index < min(spoken))
    summary = tuple(i for i in plan_summary(source, points, words, set(hook)) if i < min(spoken))
    said = {*hook, *summary}
    before = [p for p in points if p.own < min(spoken) and p.own not in said and p.section >= 0]
    is_whole = count_words_of(source, points) <= words
    opening = sorted(
        choose(source, before, words if is_whole else min(INTRODUCTION * words, 90), said) - spoken
    )
    left = words - sum(source.words(i) for i in (*said, *opening))
    weights = {point.own: point.weight for point in points}
    parts = [Part(source.sentence(opening[0]).section, tuple(opening))] if opening else []
    played = _choose_exchanges(source, exchanges, weights, left)
    parts += _play(source, played)
    left -= sum(_count_all(source, exchange) for exchange in played)
    behind = _find_behind(source, points, max(spoken))
    rest = choose(source, behind, left, said | spoken) if left > REST else set()
    parts += part_by_section(source, sorted(rest))
    return EpisodePlan(hook, summary, tuple(parts), ())


def _find_behind(source: SourceView, points: Sequence[TellingPoint], last: int) -> list[TellingPoint]:
    """Returns what can be said behind the last answer; nothing where much of it is an "I" whom nobody knows.

    That is an excerpt of the book that was spoken of: what is left without its "I" has holes.
    """
    behind = [sentence.index for sentence in source.sentences if sentence.index > last]
    if len(source.mute.intersection(behind)) > MUTE * len(behind):
        return []
    return [point for point in points if point.own > last and point.section >= 0]


def _choose_exchanges(
    source: SourceView, exchanges: Sequence[Exchange], weights: dict[int, float], words: float
) -> list[Exchange]:
    """Returns all exchanges where they fit; else the weightiest in order, each with the beginning of its answer."""
    if sum(_count_all(source, exchange) for exchange in exchanges) <= NEARLY * words:
        return list(exchanges)
    number = min(len(exchanges), max(1, round(words / EXCHANGE)))

    def worth(exchange: Exchange) -> float:
        best = sorted((weights.get(i, 0.0) for i in exchange.answer), reverse=True)[:3]
        return sum(best) / 3 + (exchange is exchanges[0]) + 0.05 * min(len(exchange.answer), 6)

    kept = sorted(exchanges, key=worth, reverse=True)[:number]
    # Who answers a question as a second one needs it asked, and the first answer.
    leads = {e.answer: exchanges[at - 1].answer for at, e in enumerate(exchanges) if at and not e.question}
    answers = {e.answer for e in kept}
    kept = [e for e in kept if e.question or leads.get(e.answer) in answers]
    chosen = sorted(kept, key=lambda exchange: exchange.answer)
    left = words - sum(exchange.words for exchange in chosen)
    runs = [[(i,) for i in exchange.answer] for exchange in chosen]
    said = fill_evenly(runs, left, source.words, LONGEST_ANSWER)
    return [
        replace(exchange, answer=_closed(source, own)) for exchange, own in zip(chosen, said, strict=True)
    ]


def _count_all(source: SourceView, exchange: Exchange) -> int:
    """Returns the words of a question and of all of its answer."""
    return exchange.words + sum(source.words(index) for index in exchange.answer)


def _closed(source: SourceView, answer: tuple[int, ...]) -> tuple[int, ...]:
    """Returns an answer without a last sentence that announces more."""
    last = source.sentence(answer[-1]).text.rstrip()
    return answer[:-1] if len(answer) > 1 and last.endswith((":", "?")) else answer


def _play(source: SourceView, exchanges: Sequence[Exchange]) -> list[Part]:
    """Returns the exchanges as chapters; who asks and who answers are named once, and keep their voices."""
    sections = source.understood.article.sections
    parts: list[Part] = []
    is_only = len({source.tellers[exchange.answer[0]] for exchange in exchanges}) == 1
    known: set[str] = set()
    for number, group in enumerate(_group(source, exchanges)):
        section = source.sentence(group[0].answer[0]).section
        beats = []
        for at, exchange in enumerate(group):
            is_first = number == at == 0
            beats.append(_play_exchange(source, exchange, is_first=is_first, is_only=is_only, known=known))
        questions = (text for exchange in group for text, _ in exchange.question)
        title = next((q for q in questions if q.endswith("?") and len(q) <= LONGEST_TITLE), "")
        is_named = bool(sections[section].heading) and all(part.section != section for part in parts)
        spoken = tuple(i for exchange in group for i in exchange.answer)
        parts.append(Part(section, spoken, beats=tuple(beats), title="" if is_named else title, swaps=False))
    return parts


def _group(source: SourceView, exchanges: Sequence[Exchange]) -> list[list[Exchange]]:
    """Returns the exchanges by chapters: a few in each, and none over the end of a section."""
    size = CHAPTER if len(exchanges) > CHAPTER + 1 else CHAPTER + 1
    are_headings = not any(isinstance(at, int) for exchange in exchanges for _, at in exchange.question)
    groups: list[list[Exchange]] = []
    for exchange in exchanges:
        section = source.sentence(exchange.answer[0]).section
        is_same = bool(groups) and source.sentence(groups[-1][-1].answer[0]).section == section
        if not groups or (exchange.question and (len(groups[-1]) >= size or not (is_same or are_headings))):
            groups.append([])
        groups[-1].append(exchange)
    return groups


def _play_exchange(
    source: SourceView, exchange: Exchange, *, is_first: bool, is_only: bool, known: set[str]
) -> Beat:
    """Returns an exchange as it is played; the first one says who asks and who answers."""
    teller = source.tellers[exchange.answer[0]]
    called = teller.short if is_only or teller.name in known else teller.name
    known.add(teller.name)
    asked = list(exchange.question)
    told: tuple[Piece, ...] = ()
    if is_first and asked:
        asked.insert(0, (_ask(source, exchange, is_only=is_only), asked[0][1]))
    if is_first or not is_only:
        is_plain = teller.name == UNKNOWN or is_only
        told = (("The answer:" if is_plain else _upper(f"{called}:"), exchange.answer[0]),)
    return Beat(tuple(asked), told, exchange.answer, answers=teller, is_alone=True)


def _ask(source: SourceView, exchange: Exchange, *, is_only: bool) -> str:
    """Returns the words before the first question: who asks whom."""
    full = source.tellers[exchange.answer[0]].name
    asker = exchange.asker or source.understood.article.author
    if asker:
        return _upper(f"{asker} asked {full}:" if is_only else f"{asker} asked:")
    return f"The first question to {full}:" if is_only else "The first question:"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
