"""Looks for the names of one text in another, in whatever form they have there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.facts.common_words import COMMON, DEMONYMS
from podcast.language.facts.names import WORD, find_line_names, find_names
from podcast.language.plain.folding import fold, straighten

if TYPE_CHECKING:
    from podcast.language.facts.names import Usage


_LINKS = frozenset(
    """of the and de da del der den di du la le van von bin al for & inc ltd corp plc llc dr mr mrs ms st prof professor
    ceo cfo""".split()
)
"""Words of a name that nobody misses: little ones, what a company is by law, how people are addressed."""
_FULL = re.compile(r"[A-Z][\w’'-]*(?:(?: (?:of|and|for|the|on|in|&))* [A-Z][\w’'-]*)+")
"""A name of several words that may have initials: «the Securities and Exchange Commission»"""
_NUMBERED = re.compile(r"\b[A-Z][a-z]+ (I{1,3}|IV|VI{0,3})\b")
"""A name with a Roman numeral, which is an ordinal when it is said otherwise: "World War I" is the First World War."""
_ORDINALS = dict(
    zip(
        "I II III IV V VI VII VIII".split(),
        "first second third fourth fifth sixth seventh eighth".split(),
        strict=True,
    )
)


def find_unsupported(line: str, evidence: str, usage: Usage | None = None) -> tuple[str, ...]:
    """Returns the names of a line with a word that the evidence lacks; possessive and plural make no difference."""
    held = collect_forms(evidence)
    return tuple(name for name in find_line_names(line, usage) if not holds(held, name))


def collect_forms(text: str) -> frozenset[str]:
    """Returns every writing of every word of a text, for `holds`.

    Among them are initials in capitals; those of a name that the text has in full begin with `=`.
    """
    words = WORD.findall(fold(text))
    held = {form for word in words for part in (word, *_parts(word)) for form in _forms(part)}
    short = {_initials(word) for word in WORD.findall(straighten(text)) if _is_initials(word)}
    held |= {_ORDINALS[numeral] for numeral in _NUMBERED.findall(text)}
    names = (*find_names(straighten(text)), *_FULL.findall(re.sub(r"\bThe ", "the ", straighten(text))))
    full = {f"={initials}" for name in names if " " in name for initials in _all_initials(name)}
    if short & {"US", "USA"} or {"united", "states"} <= held:
        held |= {"america"}
    return frozenset(held | short | full)


def _all_initials(name: str) -> set[str]:
    """Returns "DJ" and "DOJ" for "Department of Justice"."""
    words = re.findall(r"[^\W\d_]+", name)
    return {_initials(name), "".join(word[0] for word in words).upper()}


def holds(held: frozenset[str], name: str) -> bool:
    """Returns whether every word of a name is among the forms, if only bent (Russia in "Russian") or as initials."""
    if " " in name and _initials(name) in held:
        return True
    parts = re.findall(r"[^\W_]+", fold(name))
    if len(parts) > 1 and "".join(parts) in held:
        return True  # "JP Morgan", "Wi-Fi"
    return all(_is_held(word, held) for word in WORD.findall(straighten(name)) if word[0].isalpha())


def _is_held(word: str, held: frozenset[str]) -> bool:
    """Returns whether a word, or every part of a compound, is among the words of the evidence."""
    if _is_initials(word):
        short = _initials(word)
        if {short, f"={short}", _SPELLED.get(short)} & held:
            return True
        if short.casefold() in COMMON:
            return bool(held & DEMONYMS.get(short.casefold(), frozenset()))  # "US" is not "us"
    # Folding may part a word where it sets an accent apart.
    return all(_is_folded_held(part, held) for part in WORD.findall(fold(word)) if part[0].isalpha())


def _is_folded_held(word: str, held: frozenset[str]) -> bool:
    if word in _LINKS or held & _forms(word):
        return True
    return all(held & _forms(part) or _is_bent(part, held) for part in _parts(word) or [word])


_SPELLED = {"AI": "artificial", "TV": "television"}
"""Initials of what has no capitals in full."""


def _is_initials(word: str) -> bool:
    return word.isupper() and len(word.replace(".", "")) > 1


def _initials(name: str) -> str:
    """Returns "WTO" for itself, for "W.T.O." and for "World Trade Organization"."""
    words = re.findall(r"[^\W\d_]+", name.replace(".", ""))
    return (
        name.replace(".", "") if len(words) < 2 else "".join(word[0] for word in words if not word.islower())
    )


# A land and its people part after a common stem: "russia", "russian"; "chin-a", "chin-ese"; "germany", "german".
_LAND = frozenset({"", "a", "e", "y", "o", "ey", "en", "ay", "al", "land"})
_PEOPLE = frozenset(
    {"n", "an", "ian", "ean", "egian", "ese", "uese", "i", "ish", "ic", "er"}
    | {"ns", "ans", "ians", "eans", "is", "ers"}
)


def _is_bent(word: str, held: frozenset[str]) -> bool:
    """Returns whether the name of a land is among the words as that of its people, or the other way round."""
    bare = re.sub(r"'s?$", "", word.replace(".", ""))
    if held & DEMONYMS.get(bare, frozenset()):
        return True
    return len(bare) > 3 and any(other[:3] == bare[:3] and _are_bent(bare, other) for other in held)


def _are_bent(first: str, second: str) -> bool:
    """Returns whether two words are a land and its people: a common stem with endings that go together."""
    letters = zip(first, second, strict=False)
    common = next((at for at, (a, b) in enumerate(letters) if a != b), min(len(first), len(second)))
    if common >= 4 and {first[common:], second[common:]} in ({"", "y"}, {"", "ern"}):
        return True
    if common >= 6 and {first[common:], second[common:]} <= {"", "s", "ic"}:
        return True  # "Democrats" and "Democratic"
    endings = ((first[at:], second[at:]) for at in range(common, 2, -1))
    return any((a in _LAND and b in _PEOPLE) or (b in _LAND and a in _PEOPLE) for a, b in endings)


def _parts(word: str) -> list[str]:
    parts = [part for part in re.split(r"[-&]", word) if part]
    if parts and len(parts[0]) > 3 and parts[-1].isdecimal():
        parts.pop()  # "Covid" of "COVID-19", but "F-16" is no "F-35"
    return parts


def _forms(word: str) -> set[str]:
    """Returns the writings of a word that say the same."""
    bare = re.sub(r"'s?$", "", word.replace(".", ""))
    stem = bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare
    return {bare, stem, f"{bare}s"} - {"", "s"}
