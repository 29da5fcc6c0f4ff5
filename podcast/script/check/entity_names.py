"""Whom sentences of the article speak of, by any name that it has for them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Understanding

_OFTEN = 4
"""Mentions from which on a name is the one that an article is about."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def collect_entity_names(understood: Understanding, places: Iterable[int]) -> tuple[str, ...]:
    """Returns the names of those whom sentences name, mean by a pronoun or a role, or quote, and whose they are."""
    wanted = {*places}
    labels = {_label(understood, place) for place in wanted if place >= 0} - {""}
    speakers = {it.speaker for it in understood.quotations if wanted & {*it.sentences}}
    return *labels, *(
        text
        for number, entity in enumerate(understood.entities)
        if number in speakers or any(mention.span.sentence in wanted for mention in entity.mentions)
        for text in (entity.name, entity.role, *entity.aliases)
        if text
    )


def find_most_named(understood: Understanding) -> str:
    """Returns the name that an article has most often, what it means by "the company"; empty where that is a person."""
    bodies = (entity for entity in understood.entities if entity.kind != "person")
    counts = Counter({entity.name: len(entity.mentions) for entity in bodies})
    name, count = next(iter(counts.most_common(1)), ("", 0))
    return name if count >= _OFTEN else ""


def number_scenarios(
    understood: Understanding, places: Iterable[int], texts: Iterable[str]
) -> tuple[str, ...]:
    """Returns which of an article's scenarios its sentences are of: "the second", by their place or their heading."""
    sections = understood.article.sections
    scenarios = [number for number, one in enumerate(sections) if one.kind == "scenario"]
    told = {understood.sentences[place].section for place in places if place >= 0}
    shown = {fold(text) for text in texts}
    return tuple(
        f"the {ordinal}"
        for ordinal, number in zip(_ORDINALS, scenarios, strict=False)
        if number in told or fold(sections[number].heading) in shown
    )


def _label(understood: Understanding, place: int) -> str:
    """Returns who says a sentence in an interview or a forum, as the page has it; empty elsewhere."""
    sentence, article = understood.sentences[place], understood.article
    part = article.summary if sentence.section < 0 else article.sections[sentence.section]
    blocks = part.blocks
    return blocks[sentence.paragraph].label if sentence.paragraph < len(blocks) else ""
