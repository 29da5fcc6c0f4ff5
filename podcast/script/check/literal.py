"""Sentences that say the article's words in its order, less what it sets off, and behind a name and a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from podcast.language.facts.number_words import VOCABULARY
from podcast.language.plain.folding import fold
from podcast.script.check.certainty_words import CONDITIONS, MODALS, REFUSING
from podcast.script.check.denials import DENIALS
from podcast.script.check.glue import FUNCTION_WORDS, is_talk
from podcast.script.check.relation_signs import SAYING
from podcast.script.check.scope_signs import SOME, WHOLES
from podcast.script.check.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.script.check.evidence import Evidence
    from podcast.script.check.signs import Sign
    from podcast.script.check.statements import Statement

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FEWEST = 3
"""Words that are the article's own."""
_JOINING = frozenset("and but or so yet while".split())
"""Words behind a comma at which a sentence is split."""
_JOINED = SAYING.keys() - {"since", "so"}
"""Words that join, but for those that also lead on."""
_WEIGHTY = DENIALS | REFUSING.words | CONDITIONS | MODALS.keys() | SOME | _JOINED | frozenset().union(*WHOLES)
"""Words that change what is said, however little they say by themselves."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sentence, folded, and between which of them something stands that parts them."""

    words: list[str]
    parted: list[bool]
    """Of each word whether something stands before it; True at the end."""


def keep_literal(signs: Sequence[Sign], said: Statement, evidence: Evidence) -> tuple[Sign, ...]:
    """Returns the signs that a sentence can have which has a cited sentence's own words.

    Where it has them all, only whose words they are is in question; where a part is left out, what that part made of
    the rest is, too.
    """
    levels = [level for one in evidence.cited if (level := _compare(said, one, evidence))]
    if not levels:
        return tuple(signs)
    kept = ("speaker", "attitude") if "whole" in levels else ("speaker", "attitude", "lost")
    return tuple(sign for sign in signs if sign.kind.partition(" ")[0] in kept)


def _compare(said: Statement, one: Statement, evidence: Evidence) -> str:
    """Returns `whole`, `shortened`, or nothing."""
    ours, theirs = _read(said.text), _read(one.text)
    matcher = SequenceMatcher(None, ours.words, theirs.words, autojunk=False)
    shared, is_whole = 0, True
    for kind, start, stop, left, right in matcher.get_opcodes():
        if kind == "equal":
            shared += stop - start
            continue
        if any(not _is_light(word, evidence) for word in ours.words[start:stop]):
            return ""
        if left < right:
            is_whole = False
            if not _is_set_off(theirs, left, right):
                return ""
    if shared < _FEWEST:
        return ""
    return "whole" if is_whole else "shortened"


def _is_light(word: str, evidence: Evidence) -> bool:
    """Whether a word that the article's sentence lacks says nothing of its own: "so", "writes", somebody's name."""
    if word in _WEIGHTY:
        return False
    return word in FUNCTION_WORDS or is_talk(word, evidence.free) or stem(word) in evidence.free


def _is_set_off(one: _Words, left: int, right: int) -> bool:
    """Whether what is left out stands between commas, brackets or dashes, or is one half of a sentence."""
    denials = (at for at in range(left, right) if one.words[at] in DENIALS)
    if any(not _counts(one.words, at) for at in denials) or not one.parted[left]:
        return False
    joined = one.words[right - 1] in _JOINING and one.parted[right - 1]
    return one.parted[right] or joined


def _counts(words: Sequence[str], at: int) -> bool:
    """Whether a word that may deny only says how many: "nearly 40", "fewer than ten"."""
    following = next(iter([it for it in words[at + 1 : at + 3] if it != "than"]), "")
    return following[:1].isdecimal() or following in VOCABULARY


def _read(text: str) -> _Words:
    words, parted, at = [], [], 0
    for match in _WORD.finditer(text):
        words.append(fold(match[0]))
        parted.append(not at or bool(text[at : match.start()].strip()))
        at = match.end()
    return _Words(words, [*parted, True])
