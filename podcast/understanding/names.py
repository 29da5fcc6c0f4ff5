"""The names in a sentence: what the parser recognises, trimmed, and capitals that it overlooked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import EntityKind, Sentence, Token

KINDS: dict[str, EntityKind] = {
    **dict.fromkeys(("PERSON",), "person"),
    **dict.fromkeys(("NORP",), "group"),
    **dict.fromkeys(("ORG",), "organisation"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    **dict.fromkeys(("PRODUCT", "EVENT", "WORK_OF_ART", "LAW"), "thing"),
}
"""Type of the parser → kind of entity."""

TITLES = frozenset(
    """mr mrs ms mx miss dr prof professor sir dame lord lady rev reverend fr father sister brother st saint
    president vice-president chancellor premier king queen prince princess duke duchess pope emperor empress
    sen senator rep representative congressman congresswoman gov governor mayor minister secretary ambassador
    judge justice gen general col colonel lt lieutenant capt captain maj major sgt sergeant cmdr commander
    admiral officer sheriff supervisor councillor councilor chairman chairwoman chief coach uncle aunt""".split()
)
"""Words before a name that say who somebody is, and are no part of it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands in a sentence."""

    span: Span
    """Its tokens, without article, title and possessive."""
    head: int
    words: tuple[str, ...]
    """As they are written."""
    kind: EntityKind | None
    """What the parser takes it for."""
    title: str = ""
    """The title before it, in lower case without full stop."""

    @property
    def key(self) -> tuple[str, ...]:
        """Its words made comparable."""
        return tuple(fold(word).strip(".") for word in self.words)


def find_names(sentence: Sentence) -> Iterator[Name]:
    """Yields the names of a sentence, in order."""
    tokens = sentence.parse.tokens
    at = 0
    while at < len(tokens):
        stop = _run_end(tokens, at)
        if stop is None:
            at += 1
            continue
        name = _trim(sentence, at, stop)
        if name is not None:
            yield name
        at = stop


def _run_end(tokens: tuple[Token, ...], at: int) -> int | None:
    """Returns the index behind a name that begins at a token; None where none begins."""
    first = tokens[at]
    if first.entity in KINDS:
        stop = at + 1
        while stop < len(tokens) and tokens[stop].entity == first.entity and not tokens[stop].begins_entity:
            stop += 1
        return stop
    if first.pos != "PROPN" or first.entity or not first.text[:1].isupper():
        return None
    stop = at + 1
    while stop < len(tokens) and tokens[stop].pos == "PROPN" and not tokens[stop].entity:
        stop += 1
    return stop


def _trim(sentence: Sentence, start: int, stop: int) -> Name | None:
    tokens = sentence.parse.tokens
    kind = KINDS.get(tokens[start].entity)
    while start < stop and (tokens[start].pos in ("DET", "PUNCT") or not tokens[start].text[0].isalnum()):
        start += 1
    while start < stop and (tokens[stop - 1].tag == "POS" or not tokens[stop - 1].text[-1].isalnum()):
        if tokens[stop - 1].text.endswith(".") and len(tokens[stop - 1].text) > 1:
            break
        stop -= 1
    title = tokens[start - 1].word.strip(".") if start else ""
    if kind in ("person", None) and start < stop - 1 and tokens[start].word.strip(".") in TITLES:
        title, start, kind = tokens[start].word.strip("."), start + 1, "person"
    if start >= stop or not any(token.text[0].isupper() for token in tokens[start:stop]):
        return None
    inside = range(start, stop)
    head = next((at for at in inside if tokens[at].head not in inside or tokens[at].head == at), stop - 1)
    words = tuple(token.text for token in tokens[start:stop] if token.text[0].isalnum())
    if title not in TITLES or kind not in ("person", None):
        title = ""
    return Name(Span(sentence.index, start, stop), head, words, "person" if title else kind, title)
