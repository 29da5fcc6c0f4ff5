"""Names that other places of the article explain: bare last names by the text, full ones by title and headings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.facts.first_names import is_first_name
from podcast.language.plain.folding import fold
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


def read_headlines(headlines: Iterable[str]) -> dict[str, str]:
    """Returns last words, folded → the full names with a first name that is known; two with one last word are none.

    Title and headings have capitals everywhere: "How Ann Lee Dug a Well".
    """
    names: dict[str, set[str]] = {}
    for line in headlines:
        for first, last in pairwise(re.findall(r"[^\W\d_](?:[\w’'-]*[^\W_])?|\S", line)):
            if first[0].isupper() and last[0].isupper() and is_first_name(fold(first)):
                word = fold(last).removesuffix("'s").removesuffix("’s")
                names.setdefault(word, set()).add(f"{first} {last[: len(word)]}")
    return {last: full.pop() for last, full in names.items() if len(full) == 1}
