"""English number words and their values, for reading them back."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

NumberKind = Literal["number", "percent", "currency", "ordinal", "fraction", "decade"]

_UNDER_TWENTY = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth
"""
COUNTS = tuple(_UNDER_TWENTY.split()[:13])
"""The words for none to twelve things, as people write them out."""
UNITS = {word: value for value, word in enumerate(_UNDER_TWENTY.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
MAGNITUDES = {
    **LARGE,
    "hundred": 100, "k": 10**3, "m": 10**6, "grand": 1000,
    "mil": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12, "trn": 10**12, "dozen": 12,
}  # fmt: skip
"""Words that multiply a figure before them; those of one letter only where they touch it."""
_SMALL_ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), 1)}
_TENS_ORDINALS = {f"{word[:-1]}ieth": value for word, value in TENS.items()}
_LARGE_ORDINALS = {f"{word}th": value for word, value in {"hundred": 100, **LARGE}.items()}
ORDINALS = {**_SMALL_ORDINALS, **_TENS_ORDINALS, **_LARGE_ORDINALS}
DENOMINATORS = {
    "half": 2, "halves": 2, "quarter": 4, "quarters": 4,
    **{f"{word}s": value for word, value in ORDINALS.items() if value > 2},
}  # fmt: skip
"""Words that make a fraction of the number before them."""
DECADES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
VOCABULARY = frozenset(
    {"a", "an", "oh", "point", "dozen", "hundred", *UNITS, *TENS, *LARGE, *ORDINALS, *DENOMINATORS, *DECADES}
)

_ALONE: dict[str, tuple[Fraction, NumberKind]] = {
    **{word: (Fraction(1, DENOMINATORS[word]), "fraction") for word in ("half", "quarter")},
    **{word: (Fraction(value), "decade") for word, value in DECADES.items()},
    **{word: (Fraction(value), "ordinal") for word, value in ORDINALS.items()},
}
NumberReading = tuple[Fraction, NumberKind, int]
"""(value, kind, words taken)."""


def read_words(words: list[str]) -> NumberReading | None:
    """Returns the number that a run of words begins with, or None; "and" may stand inside it."""
    words = [*words, "", "", ""]
    first, second = words[0], words[1]
    if first in {"a", "an"}:
        return _after_article(words)
    if first in _ALONE:
        return *_ALONE[first], 1
    if first not in UNITS and first not in TENS:
        return None
    value, taken = _small(words, 0)
    if 11 <= value <= 21 and (year := _year(words, value, taken)):
        return year
    total, taken, ordinal = _cardinal(words)
    return _tail(words, total, taken, ordinal=ordinal) if second else (total, "number", taken)


def _after_article(words: list[str]) -> NumberReading | None:
    if words[1] in {"half", "quarter"}:
        return Fraction(1, DENOMINATORS[words[1]]), "fraction", 2
    if words[1] == "dozen":
        return Fraction(12), "number", 2
    if words[1] == "hundred" or words[1] in LARGE:
        total, taken, ordinal = _cardinal(["one", *words[1:]])
        return total, "ordinal" if ordinal else "number", taken
    if words[1] in ORDINALS and ORDINALS[words[1]] > 2:
        return Fraction(1, ORDINALS[words[1]]), "fraction", 2
    return None


def _year(words: list[str], century: int, at: int) -> NumberReading | None:
    """Returns a year or decade: "nineteen oh five", "twenty twenty-four", "nineteen seventies"; or None."""
    if words[at] in DECADES:
        return Fraction(century * 100 + DECADES[words[at]]), "decade", at + 1
    if words[at] == "oh" and words[at + 1] in UNITS:
        return Fraction(century * 100 + UNITS[words[at + 1]]), "number", at + 2
    if words[at] not in UNITS and words[at] not in TENS:
        return None
    rest, end = _small(words, at)
    if rest < 10 or words[end] in LARGE or words[end] == "hundred":
        return None
    return Fraction(century * 100 + rest), "number", end


def _cardinal(words: list[str]) -> tuple[Fraction, int, bool]:
    """Returns (value, words taken, whether it ended as an ordinal)."""
    total, at, floor = Fraction(0), 0, 10**18
    while True:
        group, end, ordinal = _group(words, at)
        if end == at:
            return total, at, False
        value = Fraction(group)
        if words[end] == "point" and words[end + 1] in UNITS:
            value, end = _decimals(words, value, end)
        size = 1
        while not ordinal and (words[end] in LARGE or words[end][:-2] in LARGE):
            ordinal = words[end] not in LARGE
            size *= LARGE[words[end][:-2] if ordinal else words[end]]
            end += 1
        if total and size >= floor:
            if "and" in words[at:end]:
                # "one thousand six hundred and two thousand": two numbers.
                return _cardinal([*words[: words.index("and", at)], "", "", ""])
            return total, at - (words[at - 1] == "and"), False
        total, at, floor = total + value * size, end, size
        if size == 1 or ordinal:
            return total, at, ordinal
        if words[at] == "and" and words[at + 1] in UNITS.keys() | TENS.keys() | ORDINALS.keys():
            at += 1


def _group(words: list[str], at: int) -> tuple[int, int, bool]:
    """Returns a number below a thousand (or "nineteen hundred") at a place: (value, end, ordinal)."""
    value, end = _small(words, at)
    if end == at:
        return (ORDINALS[words[at]], at + 1, True) if words[at] in ORDINALS and at else (0, at, False)
    if words[end] == "hundredth":
        return value * 100, end + 1, True
    if words[end] == "hundred" and 0 < value < 100:
        value, end = value * 100, end + 1
        after = end + (words[end] == "and")
        rest, rest_end = _small(words, after)
        if words[after] in ORDINALS and ORDINALS[words[after]] < 100:
            return value + ORDINALS[words[after]], after + 1, True
        if rest_end > after:
            value, end = value + rest, rest_end
    tail = words[end]
    if value % 10 == 0 and words[end - 1] in TENS and tail in _SMALL_ORDINALS and _SMALL_ORDINALS[tail] < 10:
        return value + _SMALL_ORDINALS[tail], end + 1, True
    return value, end, False


def _small(words: list[str], at: int) -> tuple[int, int]:
    """Returns a number below a hundred at a place: (value, end); the end is the place when there is none."""
    if words[at] in UNITS:
        return UNITS[words[at]], at + 1
    if words[at] not in TENS:
        return 0, at
    unit = UNITS.get(words[at + 1], 0)
    return (TENS[words[at]] + unit, at + 2) if 0 < unit < 10 else (TENS[words[at]], at + 1)


def _decimals(words: list[str], value: Fraction, at: int) -> tuple[Fraction, int]:
    figures, end = "", at + 1
    while words[end] in UNITS and UNITS[words[end]] < 10:
        figures, end = figures + str(UNITS[words[end]]), end + 1
    return (value + Fraction(int(figures), 10 ** len(figures)), end) if figures else (value, at)


def _tail(words: list[str], value: Fraction, at: int, *, ordinal: bool) -> NumberReading:
    """Returns a cardinal with what follows and changes it: "dozen", "thirds", "and a half"."""
    word = words[at]
    if ordinal:
        return value, "ordinal", at
    if word == "dozen":
        return value * 12, "number", at + 1
    if word in DENOMINATORS and words[at - 1] != "and":
        return value / DENOMINATORS[word], "fraction", at + 1
    if value == 1 and word in ORDINALS and ORDINALS[word] > 2:
        return Fraction(1, ORDINALS[word]), "fraction", at + 1
    if word == "and" and words[at + 1] == "a" and words[at + 2] in {"half", "quarter"}:
        value, at = value + Fraction(1, DENOMINATORS[words[at + 2]]), at + 3
        if words[at] in LARGE:
            return value * LARGE[words[at]], "number", at + 1
    return value, "number", at
