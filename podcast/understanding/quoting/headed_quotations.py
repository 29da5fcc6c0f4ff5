"""Quotations under a name: a heading is somebody's name, and below it stand their words and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Entity
from podcast.understanding.entities.genders import name_gender
from podcast.understanding.quoting.interviews import ALONE
from podcast.understanding.quoting.labels import find_labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import Parse
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.quoting.speaker_cue import SpeechCue
    from podcast.understanding.sentences.paragraphs import Paragraph

_LABEL = 6
"""Words of a label before such a quotation at most: "What she would change: “…”"."""
_GIVING = frozenset({"by", "from", "with"})
"""Words before a name that a heading ends with: "Lent by Ann Lee, Hull"."""


def find_headed(
    paragraphs: Sequence[Paragraph],
    quoted: Sequence[QuotedPassage],
    cues: Sequence[SpeechCue | None],
    headings: Sequence[Parse],
) -> dict[int, str]:
    """Returns the places of quotations whose section is headed by a person's name → that name.

    The quotation must be all of its paragraph, but for a label; no words beside one in that section name a speaker.
    """
    names = {section: named for section, parse in enumerate(headings) if (named := _read_name(parse))}
    cued = {
        paragraphs[one.pieces[0].paragraph].section
        for one, cue in zip(quoted, cues, strict=True)
        if cue is not None
    }
    headed = {}
    for place, one in enumerate(quoted):
        section = paragraphs[one.pieces[0].paragraph].section
        name, is_sure = names.get(section, ("", False))
        is_own = bool(name) and (is_sure or ALONE.search(one.text) is not None)
        if is_own and section not in cued and _fills(paragraphs, one):
            headed[place] = name
    return headed


def _fills(paragraphs: Sequence[Paragraph], one: QuotedPassage) -> bool:
    """Returns whether nothing but a label stands beside a quotation."""
    first, last = one.pieces[0], one.pieces[-1]
    label = paragraphs[first.paragraph].text[: first.start].strip()
    is_label = not label or (label.endswith(":") and len(label.split()) <= _LABEL)
    rest = paragraphs[last.paragraph].text[last.stop :].strip()
    return one.form != "turn" and one.is_clause and is_label and not rest


def _read_name(parse: Parse) -> tuple[str, bool] | None:
    """Returns the name of which a heading consists, but for where or what its bearer is, and whether it is a person's.

    "Ann Lee, Hull", "Lent by Ann Lee". The parser takes rare first names for an organisation's.
    """
    tokens = parse.tokens
    start = next((at for at, token in enumerate(tokens) if token.entity in ("PERSON", "ORG")), -1)
    if start < 0 or any(token.is_finite for token in tokens):
        return None
    stop = start + 1
    while stop < len(tokens) and tokens[stop].entity and not tokens[stop].begins_entity:
        stop += 1
    is_placed = not start or tokens[start - 1].word in _GIVING
    is_apart = stop == len(tokens) or tokens[stop].text in (",", "(")
    is_full = all(token.pos == "PROPN" for token in tokens[start:stop]) and stop - start > 1
    is_alone = not any(token.entity == "PERSON" for token in tokens[stop:])
    if not (is_placed and is_apart and is_full and is_alone):
        return None
    return parse.words(start, stop), tokens[start].entity == "PERSON"


def add_headed(entities: Sequence[Entity], names: Iterable[str]) -> tuple[Entity, ...]:
    """Returns the entities and behind them those persons of headings whom the text does not name."""
    everybody = list(entities)
    for name in dict.fromkeys(names):
        if find_labelled(name, everybody) is None:
            everybody.append(Entity(name, "person", gender=name_gender(name), is_plural=False))
    return tuple(everybody)


def find_heads(headed: Mapping[int, str], entities: Sequence[Entity]) -> dict[int, int]:
    """Returns the places of quotations → the entities that the names of their sections mean."""
    heads = {place: find_labelled(name, entities) for place, name in headed.items()}
    return {place: entity for place, entity in heads.items() if entity is not None}
