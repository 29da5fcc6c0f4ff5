"""People whom the parser took for something else, by the words beside their names: titles, kin, what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.facts.first_names import is_first_name
from podcast.language.grammar.person_nouns import is_person_noun, only_people_are
from podcast.language.plain.folding import fold
from podcast.understanding.entities.name_words import ORGANISATION_WORDS, PARTICLES, PLACE_WORDS, TITLES
from podcast.understanding.entities.role_phrases import role_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import EntityKind, Token

_OTHER_THINGS = frozenset(
    """general major maj chief captain president premier king queen prince princess st saint coach sister brother
    mother father lady lord judge secretary officer duke""".split()
)
"""Titles with which firms, places and works begin, too: "General Electric", "Captain America"."""


def recognise(
    tokens: Sequence[Token], start: int, stop: int, kind: EntityKind | None
) -> tuple[int, EntityKind | None]:
    """Returns where a name begins and its kind, where the words beside it show a person whom the parser overlooked."""
    if _is_apposed(tokens, start, stop):
        return start, "person"
    first = None if kind is None else _find_titled(tokens, start, stop)
    if first is not None:
        return first, "person"
    if _looks_like_person(tokens, start, stop):
        is_person = _is_introduced(tokens, start) or _is_explained(tokens, stop)
        return start, "person" if is_person else kind
    return start, kind


def _looks_like_person(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Returns whether tokens are two or three words with a capital, and none a word of bodies or places."""
    words = [token.text for token in tokens[start:stop] if token.text not in PARTICLES]
    return (
        len(words) in (2, 3)
        and all(word[0].isupper() and word[-1].islower() for word in words if len(word.strip(".")) > 1)
        and not {fold(word) for word in words} & (ORGANISATION_WORDS | PLACE_WORDS)
    )


def _is_apposed(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Returns whether a name explains a noun for people right before it: "my uncle Teodor"."""
    before = start - 1
    if before < 1 or not any(
        token.relation == "appos" and token.head == before for token in tokens[start:stop]
    ):
        return False
    is_own = tokens[before - 1].word in ("my", "his", "her") and is_person_noun(tokens[before].lemma)
    return is_own or only_people_are(tokens[before].text)


def _is_introduced(tokens: Sequence[Token], start: int) -> bool:
    """Returns whether a name stands right behind what only people are: "the writer Ann Lee"."""
    return start > 0 and only_people_are(tokens[start - 1].text)


def _is_explained(tokens: Sequence[Token], stop: int) -> bool:
    """Returns whether a comma and what only people are stand behind a name: "Ann Lee, chairman of the board"."""
    if stop + 1 >= len(tokens) or tokens[stop].text != ",":
        return False
    head = role_head(tuple(tokens), stop + 1)
    return head is not None and only_people_are(tokens[head].text)


def _find_titled(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """Returns where a person's name begins behind a title inside what is no person's: "Patrol Chief Ann Lee"."""
    titles = [at for at in range(start, stop - 1) if tokens[at].word.strip(".") in TITLES]
    if not titles or not _looks_like_person(tokens, titles[-1] + 1, stop):
        return None
    is_sure = titles[-1] == start and tokens[start].word.strip(".") not in _OTHER_THINGS
    return titles[-1] if is_sure or is_first_name(fold(tokens[titles[-1] + 1].text)) else None
