"""Words of a script that point at something which the listener has not heard: candidates, each for a person to judge.

What a word may point at are the nouns and names that were said in this chapter and in the last lines before it. Where
the article has the same word, it points at something that stands just before it, or at what was understood there.
Where the two have nothing in common, the listener is lost or misled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .leaning import find_connectives, find_pointers
from .nouns import find_definites, find_names
from .pronouns import find_pronouns
from .told import Heard, Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .spoken import Talk


@dataclass(frozen=True, slots=True)
class OpenReference:
    """A word that may point at nothing that was heard."""

    at: int
    """Line of the script file."""
    kind: str
    words: str
    sentence: str


def find_open_references(talk: Talk, people: Iterable[str]) -> tuple[OpenReference, ...]:
    """Returns the candidates of a script, in its order: a name once, other words once a sentence.

    `people` are the full names of those whom the article names.
    """
    article = Told(talk, people)
    known: set[str] = set()
    found: list[OpenReference] = []
    closed: dict[int, set[str]] = {}
    for index, one in enumerate(talk.sentences):
        if one.is_glue and not one.sources:
            continue
        heard = Heard(talk, index, closed)
        rows: dict[str, str] = {}
        for find in (find_pronouns, find_pointers, find_definites, find_connectives):
            for kind, words in find(article, heard):
                rows.setdefault(words.lower(), kind)
        for kind, words in find_names(article, heard):
            if words not in known:
                known.add(words)
                rows[words] = kind
        found += [OpenReference(one.at, kind, words, one.text) for words, kind in rows.items()]
    return tuple(found)
