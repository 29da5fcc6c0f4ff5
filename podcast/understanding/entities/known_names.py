"""Names that the parser took for common nouns, and that the article has as names elsewhere: "Coombes says"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Span
from podcast.understanding.entities.name_finding import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from podcast.model import Sentence


def collect_last_names(names: Iterable[Name]) -> frozenset[str]:
    """Returns the last words, as they are written, of names of persons that have more than one."""
    return frozenset(
        name.text.split()[-1]
        for name in names
        if name.kind in ("person", None) and len(name.key) > 1 and name.text[-1].islower()
    )


def find_known_names(
    sentence: Sentence, names: Iterable[Name], last_names: frozenset[str], lower: frozenset[str]
) -> Iterator[Name]:
    """Yields the last names of a sentence that are not among its names; `lower` are the article's small words."""
    taken = {at for name in names for at in range(name.span.start, name.span.stop)}
    for at, token in enumerate(sentence.parse.tokens):
        if at not in taken and token.text in last_names and token.text.lower() not in lower:
            yield Name(Span(sentence.index, at, at + 1), at, token.text, None)
