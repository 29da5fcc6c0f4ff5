"""Whom the label of a turn means: "Pardo:" is Anna Pardo, and a name that nobody else mentions is somebody new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.model import Entity, Mention, Span
from podcast.understanding.entities.name_words import TITLES
from podcast.understanding.quoting.role_holders import collect_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import EntityKind, Sentence
    from podcast.understanding.sentences.paragraphs import Paragraph


ANSWERS = frozenset({"a", "answer"})
_NOBODY = frozenset({"q", "question", "interviewer"}) | ANSWERS
"""Labels that say who speaks without a name: "Q:", "A:"."""


def find_labelled(label: str, entities: Sequence[Entity]) -> int | None:
    """Returns the entity that a label names: by a whole name, or by the end of only one's."""
    if fold(label) in _NOBODY:
        return None
    wanted = _strip_titles(label)
    names = [{fold(name) for name in (entity.name, *entity.aliases)} for entity in entities]
    whole = [at for at, known in enumerate(names) if wanted in known]
    ends = [at for at, known in enumerate(names) if any(name.endswith(f" {wanted}") for name in known)]
    return whole[0] if whole else ends[0] if len(ends) == 1 else None


def add_labelled(
    entities: Sequence[Entity], paragraphs: Iterable[Paragraph], sentences: Sequence[Sentence]
) -> tuple[Entity, ...]:
    """Returns the entities and behind them those who have turns and are not among them.

    "The President:" is another name of the only one whom the article calls that.
    """
    everybody = list(entities)
    turns = [one for one in paragraphs if one.block.kind == "turn" and one.block.label]
    roles = collect_roles(entities, sentences) if turns else {}
    for paragraph in turns:
        label = paragraph.block.label
        if fold(label) in _NOBODY or find_labelled(label, everybody) is not None:
            continue
        is_role = label.lower().startswith("the ")
        holders = roles.get(fold(label).split()[-1], set()) if is_role else set()
        if len(holders) == 1:
            (holder,) = holders
            known = everybody[holder]
            everybody[holder] = replace(known, aliases=(*known.aliases, label))
        else:
            kind: EntityKind = "organisation" if is_role else "person"
            everybody.append(Entity(label, kind, mentions=_find_mention(paragraph, label)))
    return tuple(everybody)


def _strip_titles(label: str) -> str:
    """Returns a label as names are compared: "Mr Pardo" is "pardo"."""
    words = fold(label).split()
    return " ".join(
        word for at, word in enumerate(words) if at + 1 == len(words) or word.strip(".") not in TITLES
    )


def _find_mention(paragraph: Paragraph, label: str) -> tuple[Mention, ...]:
    first = paragraph.sentences[0]
    inside = [at for at, token in enumerate(first.parse.tokens) if token.end <= len(label)]
    if not inside or not first.text.startswith(label):
        return ()
    return (Mention(Span(first.index, 0, inside[-1] + 1), inside[-1], "name"),)
