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
_SAID_OTHERWISE = (
    (("jew", "jews", "jewish"), "anti-?semit|jew|judais"),
    (("muslim", "muslims"), "islam|muslim"),
    (("christian", "christians"), "christ"),
)
"""Names of those who believe something, and how words of it begin."""
_COUPLE = re.compile(
    r"\b(?:both|brothers?|couple|famil(?:y|ies)|first lady|husband|parents|sisters?|sons?|wife)\b"
)
"""Words of those who have one surname."""
_SHORT = 4
"""Letters of a name of which too many words may be made."""


def is_named(name: str, line: Line, evidence: Text, before: Sequence[Text], basis: Basis) -> bool:
    """Returns whether a cited sentence has the name, or a pronoun where a sentence shortly before has the name."""
    name = _PART.sub("", name)
    if _is_held(evidence.names, name, line.text):
        return True
    full = fold(name)
    called = {short for label in line.cites for short in basis.called[label]}
    if (
        any(full.endswith(f" {short}") or full.startswith(f"{short} ") for short in called)
        and full in basis.whole.folded + basis.article.folded
    ):
        return True  # "Vladimir Putin" of a sentence that has "Putin", or "Vladimir"
    if _is_said_otherwise(full, fold(line.text), evidence, basis):
        return True
    cited = [(basis.notes[label].folded, bool(basis.called[label])) for label in line.cites]
    owns = f"{full}'s " in fold(line.text) and stand_ins.OWNER.search(evidence.folded)
    if not owns and not stand_ins.stands_in(name, line.text, cited, basis.language):
        return False
    return any(_is_held(held, name) for held in _find_near(line, evidence, before, basis))


def _find_near(line: Line, evidence: Text, before: Sequence[Text], basis: Basis) -> list[frozenset[str]]:
    """Returns the names of what a line cites, and of what stands shortly before that or was said before it."""
    near = [evidence.names, *(text.names for text in before)]
    near += [basis.before.get(label, frozenset()) for label in line.cites]
    if basis.shelf is not None and basis.shelf.most_named:
        near.append(
            name_matching.collect_forms(basis.shelf.most_named)
        )  # "the company", all through the article
    return near


def _is_said_otherwise(full: str, said: str, evidence: Text, basis: Basis) -> bool:
    """Whether what is cited means a name by another word: "congressional", "anti-Semitic", "the mayor and his wife"."""
    if len(full) > _SHORT and re.search(rf"\b{re.escape(full)}(?:ional|ial|al|ian|ary)\b", evidence.folded):
        return True
    if any(
        full in own and re.search(rf"\b(?:{pattern})", evidence.folded) for own, pattern in _SAID_OTHERWISE
    ):
        return True
    one = full.removesuffix("s")
    if one != full and one in basis.article.folded and _COUPLE.search(evidence.folded):
        return True
    return _owns_it(full, said, evidence.folded, basis.article.folded)


def _owns_it(name: str, said: str, held: str, article: str) -> bool:
    """Whether a name only says whose "the team" of the evidence is, and the article says so: "Berg's team"."""
    return any(
        re.search(rf"\b(?:the|its|his|her|their|our|my) {re.escape(noun)}\b", held)
        and re.search(rf"\b{re.escape(name)}(?:'s)? {re.escape(noun)}\b", article)
        for noun in re.findall(rf"\b{re.escape(name)}'s? (\w+(?: \w+)?)", said)
        for noun in (noun, noun.split()[0])
    )


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
