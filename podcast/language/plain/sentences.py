"""Sentences and words of a text: sentencex cuts, and where it errs in English, its cuts are mended here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:[.,'’\-–/]\w+)*")
# A full stop that ends a piece but, with what follows, no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Rep|Gen|Lt|Col|Sgt|Capt|Adm|Rev|Hon|St|Mt|Ft|Sr|Messrs|vs|cf|al|approx|e\.g|i\.e|"
    r"No|Nos|Fig|Figs|Eq|Sec|Vol|pp?|Ch|ca)|(?<![\w.])[A-Z])\.$"
)
_BEFORE_FIGURES = re.compile(
    r"\b(?:bn|mn|tn|m|k|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|Nos|Art|Apt|pp?)\.$"
)
# What says behind an hour on which day it is, or where: "at 9 p.m. Friday", "at 9 p.m. ET".
_HOUR = re.compile(r"\d ?[ap]\.m\.$", re.IGNORECASE)
_DAY_OR_ZONE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMP][DS]?T|GMT|UTC|BST|(?:Eastern|Central|Mountain|Pacific|local)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept?"
    r"|Oct|Nov|Dec)\.)(?= \d))(?![\w’'])"
)
_FAR = 80
"""Characters on either side of a cut that tell whether it is one."""
_INSIDE = re.compile(r"(?<=[.!?…]) (?=[“‘\"]?[A-Z])")
_NUMBERING = re.compile(r"\(?\d{1,2}\.")
# A name that is said behind a quotation: "“Stop!” Lee shouted."
_CALLED = re.compile(r"[!?…][”\"’']$")
_SPEAKER = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){0,2} "
    r"(?:added|asked|asks|cried|exclaimed|explained|replied|replies|said|says|shouted|told|wondered|wrote|writes|yelled)\b"
)
_IN_NAMES = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.){2,3}|Bros\.)$")
# Words that begin a sentence and cannot continue a name: "… in the U.S. The …" is two sentences.
_STARTING = """
A An The This That These Those It Its He She They We You I His Her Their Our My In On At By For From With To
As If When While After Before Since But And Or So Yet Although Though However Meanwhile Still Now Then There
Here What Why How Who Where Which Is Are Was Were Not No Some Many Most All Both Each Every Another One Two
Even Despite Because During Until Under Over According Also
"""
_STARTERS = frozenset(_STARTING.split())
# What goes on between dashes behind an abbreviation: "40 bbl. — a third of it — were lost"
_ASIDE = re.compile(r"[—–-]+ ?[a-z]")
_OPENING = re.compile(r"\s([“‘\"(\[])$")
# A sentence in brackets, before another one: "(It was late.) The gate was shut."
_BRACKETED = re.compile(r"(\([^()]*[.!?]\)) (?=[“\"]?[A-Z])")
_CLOSERS = "\"'”’)]»"


def split(text: str, language: str = "en") -> tuple[str, ...]:
    """Returns the sentences of a text in any language, white space folded."""
    from sentencex import segment

    pieces: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        start, behind = len(pieces), 0
        line = " ".join(paragraph.split())
        for piece in segment(language, line):
            stripped = piece.strip()
            if not stripped:
                continue
            place = line.find(stripped, behind)
            gap = line[behind:place] if place >= 0 else " "
            behind = max(place, behind) + len(stripped)
            if len(pieces) > start and (
                _is_one_word(pieces[-1], gap, stripped) or _continues(pieces[-1], stripped)
            ):
                pieces[-1] = f"{pieces[-1]}{'' if stripped[0] in _CLOSERS else gap}{stripped}"
            else:
                pieces.append(stripped)
    return tuple(sentence for piece in _with_own_marks(pieces) for sentence in _divide(piece))


def _with_own_marks(pieces: list[str]) -> list[str]:
    """Returns pieces of which none ends with the mark that opens the next: "…,” she said. “" / "We wait.”"."""
    result: list[str] = []
    mark = ""
    for piece in pieces:
        end = _OPENING.search(piece)
        result.append(mark + (piece[: end.start()] if end else piece))
        mark = end[1] if end else ""
    return [*result[:-1], f"{result[-1]} {mark}"] if mark else result


def split_quotations(sentences: Iterable[str]) -> tuple[str, ...]:
    """Returns sentences of which those with several inside quotation marks are cut there; marks may stand open."""
    return tuple(part for sentence in sentences for part in _cut_inside_marks(sentence))


def _cut_inside_marks(sentence: str) -> list[str]:
    parts: list[str] = []
    start = counted = depth = straight = 0
    cuts = list(_INSIDE.finditer(sentence))
    ends = [*(cut.start() for cut in cuts), len(sentence)]
    for match, end in zip(cuts, ends[1:], strict=True):
        if count_words(sentence[match.end() : end]) < 2:
            continue  # "“A dyke? A wall? Both?”": a word is no sentence
        new = sentence[counted : match.start()]
        depth += new.count("“") - new.count("”")
        straight += new.count('"')
        counted = match.start()
        before = sentence[max(start, counted - _FAR) : counted]
        if (depth > 0 or straight % 2) and not _continues(before, sentence[match.end() : match.end() + _FAR]):
            parts.append(sentence[start:counted])
            start = match.end()
    return [*parts, sentence[start:]]


def count_words(text: str) -> int:
    """Returns the number of words as a speaker counts them: "first-aid" and "1,000" are one."""
    return sum(1 for _ in _WORD.finditer(text))


def _is_one_word(before: str, gap: str, piece: str) -> bool:
    """Returns whether a cut has split a name: "Net.C", "ASP.NET", "Go!-Port"; two sentences may have lost a space."""
    if not gap and before[-1] in "!?" and re.match(r"-\w", piece):
        return True
    if gap or before[-1] != "." or not (piece[0].isalnum() or piece[0] == "_"):
        return False
    return piece.split(maxsplit=1)[0].strip(",.;:!?") not in _STARTERS


def _continues(before: str, piece: str) -> bool:
    """Returns whether a sentence goes on over a cut between two pieces."""
    first = piece.split(maxsplit=1)[0].strip("\"'“‘(")
    # "a song, Row Home!: The Ballad of a Clerk": the cry is a part of a title.
    if piece[0] in ",;:" or (piece[0] in _CLOSERS and (len(piece) == 1 or not piece[1].isalnum())):
        return True
    if (first[:1].islower() and not _is_camel(first)) or _ASIDE.match(piece):
        return True
    is_dated = _HOUR.search(before) and _DAY_OR_ZONE.match(piece)
    if is_dated or _NUMBERING.fullmatch(before) or (_CALLED.search(before) and _SPEAKER.match(piece)):
        return True
    if _ABBREVIATED.search(before):
        return not (len(before) > 2 and before[-2] == "I" and before[-3] == " ") and first not in _STARTERS
    if _IN_NAMES.search(before):
        return first not in _STARTERS
    return first[:1].isdigit() and _BEFORE_FIGURES.search(before) is not None


def _is_camel(word: str) -> bool:
    """Returns whether a word is a name such as iPhone or eBay, which may begin a sentence."""
    return any(letter.isupper() for letter in word)


# Cuts that sentencex misses: a quotation closes, and another sentence begins; an answer that looks like a number.
_MISSED = re.compile(
    r"(?:(?<=[a-z][.!?][”\"])|(?<=[a-z][.!?]['’][”\"])|(?<=[.!?][”\"]\))|(?<=[.!?]['’][”\"]\))) (?=[A-Z][a-z]+ing\b|(?:"
    + "|".join(sorted(_STARTERS))
    + r")\b)"
    r"|(?<=^No\.) (?=[A-Z][a-z])"
)


def _divide(sentence: str) -> tuple[str, ...]:
    if match := _BRACKETED.match(sentence):
        return (match[1], *_divide(sentence[match.end() :]))
    return tuple(part for part in _MISSED.split(sentence) if part)
