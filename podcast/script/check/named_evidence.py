"""Whether what a line cites has a name that the line has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.facts import name_matching, names
from podcast.language.facts.common_words import SEATS
from podcast.language.plain.folding import fold
from podcast.script.check import stand_ins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Line
    from podcast.script.check.basis import Basis, Text

_PART = re.compile(r"^(?:early|mid|late)-")
"""A part of a month or a century: "mid-February" is "the middle of February"."""


def is_named(name: str, line: Line, evidence: Text, before: Sequence[Text], basis: Basis) -> bool:
    """Returns whether a cited sentence has the name, or a pronoun where a sentence shortly before has the name."""
    name = _PART.sub("", name)
    if _is_held(evidence.names, name, line.text):
        return True
    full = fold(name)
    called = {short for label in line.cites for short in basis.called[label]}
    if (
        any(full.endswith(f" {short}") for short in called)
        and full in basis.whole.folded + basis.article.folded
    ):
        return True  # "Vladimir Putin" of a sentence that has "Putin"
    cited = [(basis.notes[label].folded, bool(basis.called[label])) for label in line.cites]
    if not stand_ins.stands_in(name, line.text, cited, basis.language):
        return False
    near = [evidence.names, *(text.names for text in before)]
    near += [basis.before.get(label, frozenset()) for label in line.cites]
    if basis.shelf is not None and basis.shelf.most_named:
        near.append(
            name_matching.collect_forms(basis.shelf.most_named)
        )  # "the company", all through the article
    return any(_is_held(held, name) for held in near)


def _is_held(held: frozenset[str], name: str, beside: str = "") -> bool:
    """Returns whether a text has a name, or for a land the seat of its government: "Moscow" and "Russia".

    Where the land stands `beside` it, its seat is another name: "Russia, Moscow and North Korea".
    """
    if name_matching.holds(held, name):
        return True
    named = name_matching.collect_forms(beside)
    lands = SEATS.get(fold(name), frozenset())
    if any(held.issuperset(land.split("-")) and not named.issuperset(land.split("-")) for land in lands):
        return True
    return any(
        name_matching.holds(frozenset(land.split("-")), name)
        for seat in SEATS.keys() & held - named
        for land in SEATS[seat]
    )


def find_unknown_names(text: str, basis: Basis) -> tuple[str, ...]:
    """Returns the names of an uncited text that neither the script's evidence nor its article has."""
    held = (basis.free, basis.whole, basis.article)
    return tuple(
        name
        for name in names.find_line_names(text, basis.usage)
        if not any(_is_held(part.names, name) for part in held)
    )
