"""Sentences that say the article's words in its order, less what it sets off, or with who says it in front."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from podcast.language.facts.number_words import VOCABULARY
from podcast.language.plain.folding import fold
from podcast.script.check.certainty_words import CONDITIONS, MODALS, REFUSING, TELLING
from podcast.script.check.denials import DENIALS
from podcast.script.check.glue import FUNCTION_WORDS, is_talk
from podcast.script.check.relation_signs import SAYING
from podcast.script.check.scope_signs import SOME, WHOLES
from podcast.script.check.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_TELLING = frozenset(map(stem, TELLING))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sentence, folded, and between which of them something stands that parts them."""

    words: list[str]
    parted: list[bool]
    """Of each word whether something stands before it; True at the end."""


def keep_literal(signs: Sequence[Sign], said: Statement, evidence: Evidence, line: str) -> tuple[Sign, ...]:
    """Returns the signs that a sentence of a line can have which has a cited sentence's own words.

    Where it has them all, only whose words they are is in question; where a part is left out, what that part made of
    the rest is, too.
    """
    if not signs:
        return ()
    ours, whole = _read(said.text), f" {' '.join(_read(line or said.text).words)} "
    levels = [level for one in evidence.cited if (level := _compare(ours, _read(one.text), evidence, whole))]
    if not levels:
        return tuple(signs)
    kept = ("speaker", "attitude") if "whole" in levels else ("speaker", "attitude", "lost")
    return tuple(sign for sign in signs if sign.kind.partition(" ")[0] in kept)


def _compare(ours: _Words, theirs: _Words, evidence: Evidence, line: str) -> str:
    """Returns `whole`, `shortened`, or nothing; `line` has the words of all that is said beside it."""
    strange = {*ours.words} - {*theirs.words}
    if not ours.words or not all(_is_light(word, evidence) for word in strange):
        return ""
    levels = {_lay_beside(ours, it, evidence, line) for it in _arrange(theirs, ours.words[0])}
    return "whole" if "whole" in levels else "shortened" if "shortened" in levels else ""


def _arrange(one: _Words, first: str) -> Iterator[_Words]:
    """Yields a sentence as it stands, and with each of its parts in front that begins so: «"It fell," Lee said»."""
    yield one
    stops = [at for at, is_parted in enumerate(one.parted) if is_parted]
    for start, stop in combinations(stops, 2):
        if start and first in one.words[start : start + 2]:
            places = [*range(start, stop), *range(start), *range(stop, len(one.words))]
            starts = (0, start, stop)
            parted = [one.parted[at] or at in starts for at in places]
            yield _Words([one.words[at] for at in places], [*parted, True])


def _lay_beside(ours: _Words, theirs: _Words, evidence: Evidence, line: str) -> str:
    """Returns `whole`, `shortened`, or nothing, of two sentences whose parts stand in the same order."""
    matcher = SequenceMatcher(None, ours.words, theirs.words, autojunk=False)
    shared, is_whole = 0, True
    for kind, start, stop, left, right in matcher.get_opcodes():
        put, gone = ours.words[start:stop], theirs.words[left:right]
        if kind == "equal":
            shared += stop - start
        elif not all(_is_light(word, evidence) for word in put):
            return ""
        elif gone and not _is_said_beside(gone, line) and not _say_alike(put, gone, evidence):
            is_whole = False
            if not _is_set_off(theirs, left, right):
                return ""
    if shared < _FEWEST:
        return ""
    return "whole" if is_whole else "shortened"


def _is_said_beside(gone: Sequence[str], line: str) -> bool:
    """Whether what a sentence lacks is another one's of its line, but for a word that joins the two."""
    if all(stem(word) in _TELLING for word in gone):
        return f" {' '.join(gone)} " in line  # «"It fell," said Lee» is «Lee said: "It fell"»
    start, stop = gone[0] not in _WEIGHTY, len(gone) - (gone[-1] not in _WEIGHTY)
    return any(
        len(some) >= _FEWEST and f" {' '.join(some)} " in line
        for some in (gone, gone[start:], gone[:stop], gone[start:stop])
    )


def _say_alike(put: Sequence[str], gone: Sequence[str], evidence: Evidence) -> bool:
    """Whether words that say nothing of their own stand for others like them: "said" for "told me"."""
    tell = [any(stem(word) in _TELLING for word in some) for some in (put, gone)]
    return bool(put) and tell[0] == tell[1] and all(_is_light(word, evidence) for word in gone)


def _is_light(word: str, evidence: Evidence) -> bool:
    """Whether a word that the article's sentence lacks says nothing of its own: "so", "said", somebody's name."""
    if word in _WEIGHTY:
        return False
    return (
        word in FUNCTION_WORDS
        or word == "said"
        or is_talk(word, evidence.free)
        or stem(word) in evidence.free
    )


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
