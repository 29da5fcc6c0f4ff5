"""A list: each item by its name and by the same labels, what speaks for it apart from what speaks against it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.facts.number_words import COUNTS
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.beats import Beat
from podcast.writers.extractive.choosing import choose, tell_whole
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.items import AGAINST, FEWEST, FOR, NUMBERED, find_items, is_labelled
from podcast.writers.extractive.planning import (
    EpisodePlan,
    Part,
    part_by_section,
    plan_hook,
    plan_summary,
)
from podcast.writers.extractive.points import count_words_of
from podcast.writers.extractive.quoting_frames import unquoted
from podcast.writers.extractive.shares import fill_evenly
from podcast.writers.extractive.titles import is_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.beats import Piece
    from podcast.writers.extractive.items import ListItem
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

LEAST = 18
"""Words of an item, at least; where there are fewer for each, the weightiest items are said and the others are not."""
NEARLY = 0.75
"""Share of the items from which on the others are said, too: nobody counts to eleven and leaves one out."""
MOST = 110
"""Words of an item, at most."""
INTRODUCTION = 0.15
"""Share of an episode for what stands before the first item."""
LONGEST_FIRST = 45
"""Words of a first sentence that is too long to introduce anything."""
LABELS = 0.6
"""Share of the words that the lines with labels may take."""
_NO_NOUN = re.compile(r"(?:how|what|why|when|where|who|which|best|is|are|can|do)\b", re.IGNORECASE)
"""How a label begins that no question can be made of: «How long you need»"""
_NUMBER = re.compile(r"\s*(?:#|No\.?\s*)?(\d{1,3})")
"""The number of an item: «3. The Salt Room»"""
LONGEST_NAME = 12
"""Words of a numbered item's name that is announced, at most."""
STATING = 1 / 3
"""Share of the headings that say something, from which on none of them is a thing's name: nobody reads them out."""
ASKED = 4
"""Labels that are asked for in an episode; then they are told."""


def plan_counted(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of a list of which nothing else says that it is one: its headings count, or have labels below.

    The headings of an essay name no things: "The problem with absolutes." was read out like one.
    """
    items = find_items(source)
    is_list = any(NUMBERED.match(item.rests_on) or item.labels for item in items)
    return _plan_items(source, points, words, items) if is_list else None


def plan_list(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of a list: introduced, then item by item; None where there are too few items."""
    return _plan_items(source, points, words, find_items(source))


def _plan_items(
    source: SourceView, points: Sequence[TellingPoint], words: float, items: Sequence[ListItem]
) -> EpisodePlan | None:
    if len(items) < FEWEST:
        return None
    hook = plan_hook(source, points)
    summary = plan_summary(source, points, words, set(hook))
    begins = min(items[0].sentences, default=0)
    before = [p for p in points if p.section >= 0 and max(p.sentences) < begins]
    barred = {*hook, *summary}
    is_whole = count_words_of(source, points) <= words
    opening = choose(source, before, words if is_whole else min(INTRODUCTION * words, 70), barred)
    left = words - sum(source.words(i) for i in {*barred, *opening})
    chosen = _choose_items(items, points, left)
    runs = [_runs(source, points, item, barred) for item in chosen]
    chosen, labelled = _fit_labels(chosen, LABELS * left)
    said = (
        _tell_wholes(source, points, chosen, {*barred, *opening})
        if is_whole
        else fill_evenly(runs, left - labelled, source.words, MOST, is_broken=True)
    )
    spoken = {index for own in said for index in own}
    spent = sum(source.words(index) for index in spoken) + labelled
    after = [p for p in points if p.own > max(items[-1].sentences, default=len(source.sentences))]
    closing = (
        choose(
            source, after, left if is_whole else min(left - spent, 0.15 * words), {*barred, *opening, *spoken}
        )
        if after and left - spent > 15
        else set()
    )
    parts = list(part_by_section(source, sorted(opening)))
    asked = 0
    states = sum(is_statement(source, item.name) for item in items) >= STATING * len(items)
    for item, own in zip(chosen, said, strict=True):
        beats, asked = _beats(source, item, own, asked, is_named=states)
        if beats:
            parts.append(Part(item.section, own, beats=beats, title=item.name))
    if len(chosen) < len(items) and parts:
        note = _say_that_some(source, len(items), len(chosen))
        at = next(at for at, part in enumerate(parts) if part.beats)
        parts[at] = Part(
            parts[at].section,
            parts[at].sentences,
            beats=(Beat(told=(note,)), *parts[at].beats),
            title=parts[at].title,
        )
    parts += part_by_section(source, sorted(closing))
    return EpisodePlan(hook, summary, tuple(parts), ())


def _tell_wholes(
    source: SourceView, points: Sequence[TellingPoint], items: Sequence[ListItem], barred: set[int]
) -> list[tuple[int, ...]]:
    """Returns all that can be said of each item beside its labels."""
    told: list[tuple[int, ...]] = []
    for item in items:
        labelled = {i for i in item.sentences if is_labelled(source, i, item)}
        opens = min(item.sentences, default=-1)  # "It" is what was just named
        own = [
            replace(p, sentences=(p.own,), after=None) if p.own == opens else p
            for p in points
            if p.own in item.sentences - labelled
        ]
        said = tell_whole(own, barred) & item.sentences - labelled
        barred = barred | said
        told.append(tuple(sorted(said)))
    return told


def _runs(
    source: SourceView, points: Sequence[TellingPoint], item: ListItem, barred: set[int]
) -> list[tuple[int, ...]]:
    """Returns what can be said of an item, in its order, for the half that a short item tells is its beginning."""
    opens = min(item.sentences, default=-1)
    own = [
        point
        for point in points
        if point.own in item.sentences
        and (point.after is None or point.own == opens)  # "It" is what was just named
        and point.own not in barred
        and not is_labelled(source, point.own, item)
    ]
    first = min((p.own for p in own if p.words <= LONGEST_FIRST), default=-1)
    ranked = sorted(own, key=lambda point: (point.own != first, point.own))
    return [tuple(i for i in point.sentences if i not in barred) for point in ranked]


def _choose_items(items: Sequence[ListItem], points: Sequence[TellingPoint], words: float) -> list[ListItem]:
    """Returns all items where each can have enough words, else the weightiest, in their order."""
    number = min(len(items), max(FEWEST, int(words / LEAST)))
    if number >= NEARLY * len(items):
        return list(items)
    best = {item: max((p.weight for p in points if p.own in item.sentences), default=0.0) for item in items}
    kept = sorted(items, key=lambda item: best[item], reverse=True)[:number]
    return [item for item in items if item in kept]


def _fit_labels(items: Sequence[ListItem], words: float) -> tuple[list[ListItem], int]:
    """Returns the items with those of their labels for which there is room, and their words: all of a label or none.

    What speaks for and against comes first and together, then labels with figures.
    """
    texts: dict[str, list[str]] = {}
    for item in items:
        for label in item.labels:
            texts.setdefault(_kind(label.name), []).append(" ".join(label.texts))
    kept: set[str] = set()
    count = 0
    for kind in sorted(texts, key=lambda kind: (kind != "sides", -_share_of_figures(texts[kind]), kind)):
        cost = sum(count_words(text) + 3 for text in texts[kind])
        if count + cost <= words:
            kept.add(kind)
            count += cost
    fitting = [
        replace(item, labels=tuple(label for label in item.labels if _kind(label.name) in kept))
        for item in items
    ]
    return fitting, count


def _share_of_figures(texts: Sequence[str]) -> float:
    return sum(any(map(str.isdigit, text)) for text in texts) / len(texts)


def _kind(label: str) -> str:
    """Returns what a label is about: its own name, but for what speaks for and against."""
    return "sides" if FOR.match(label) or AGAINST.match(label) else label.lower()


def _beats(
    source: SourceView, item: ListItem, sentences: tuple[int, ...], asked: int, *, is_named: bool
) -> tuple[tuple[Beat, ...], int]:
    """Returns an item as it is played, and how many labels were asked for by now."""
    is_named = is_named or _is_named(source, item.name, sentences) or is_statement(source, item.name)
    name = _count_item(item) or ("" if is_named else as_sentence(item.name))
    told: tuple[Piece, ...] = ((name, item.rests_on),) if name else ()
    if not sentences and not item.labels:
        return (), asked
    beats = [Beat(told=told, sentences=sentences)]
    for label in item.labels:
        is_one = len(label.texts) == 1
        said = [(as_sentence(unquoted(text)), label.rests_on if is_one else text) for text in label.texts]
        question = ask_for(label.name, asked)
        is_followed = bool(FOR.match(label.name)) and len(item.labels) > 1
        if question and asked < ASKED and not is_followed:
            beats.append(Beat(asked=((question, label.rests_on),), told=tuple(said)))
            asked += 1
        else:
            said[0] = (f"{label.name}: {said[0][0]}", said[0][1])
            beats[-1] = replace(beats[-1], told_after=(*beats[-1].told_after, *said))
    return tuple(beats), asked


def _count_item(item: ListItem) -> str:
    """Returns a numbered item as it is announced: "Number three: The salt room."; empty where that is too long."""
    number = _NUMBER.match(item.rests_on)
    if not number or not NUMBERED.match(item.rests_on) or count_words(item.name) > LONGEST_NAME:
        return ""
    count = int(number[1])
    return as_sentence(f"Number {COUNTS[count] if count < len(COUNTS) else count}: {item.name}")


def ask_for(label: str, asked: int) -> str:
    """Returns the question that a label answers, in another form than the last time; empty for one that is no noun."""
    if FOR.match(label):
        return "What speaks for it?"
    if AGAINST.match(label) and asked % 2 == 0:
        return "And against it?"
    return "" if len(label.split()) > 3 or _NO_NOUN.match(label) else f"And the {_lower(label)}?"


def _lower(label: str) -> str:
    return label if label.isupper() else label[:1].lower() + label[1:]


def _is_named(source: SourceView, name: str, sentences: tuple[int, ...]) -> bool:
    """Returns whether the first sentence that is said of an item has the words of its name."""
    if not sentences:
        return False
    words = set(re.findall(r"[\w’'-]{4,}", name.lower()))
    text = source.sentence(sentences[0]).text.lower()
    return bool(words) and sum(word.rstrip("s") in text for word in words) >= 0.7 * len(words)


def _say_that_some(source: SourceView, items: int, said: int) -> Piece:
    """Returns that only some of the items are said, and how many there are where the title counts them."""
    title = source.understood.article.title
    number = COUNTS[items] if items < len(COUNTS) else str(items)
    if re.search(rf"\b(?:{items}|{number})\b", title, re.IGNORECASE):
        kept = COUNTS[said] if said < len(COUNTS) else str(said)
        return (f"The article names {number}. Here are {kept} of them.", title)
    return ("Here are some of them.", title)
