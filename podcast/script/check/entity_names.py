"""Whom sentences of the article speak of, by any name that it has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Understanding


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


def _label(understood: Understanding, place: int) -> str:
    """Returns who says a sentence in an interview or a forum, as the page has it; empty elsewhere."""
    sentence, article = understood.sentences[place], understood.article
    part = article.summary if sentence.section < 0 else article.sections[sentence.section]
    blocks = part.blocks
    return blocks[sentence.paragraph].label if sentence.paragraph < len(blocks) else ""
