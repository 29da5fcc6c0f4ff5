"""Reads the values that a text states, in figures or in words, and where. English."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from podcast.language.facts.measures import FACTORS, MANY, MONTHS, NO_FACTORS
from podcast.language.facts.number_words import LARGE, MAGNITUDES, VOCABULARY, NumberKind, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<figures>(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?)"
    r"|(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)?+)"
    r"|(?P<sign>[^\w\s])"
)
HYPHENS = frozenset("-–—‑−")
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "our", "your", "s"}) | MONTHS.keys()


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text states it; "$3.5bn" has the value 3 500 000 000 and the unit "$"."""

    value: Fraction
    written: str
    kind: NumberKind | Literal["factor", "many"] = "number"
    unit: str = ""
    """The sign of a currency, the name of a measure, whatever the writing; "date" beside a month."""
    also: tuple[Fraction, ...] = ()
    """Other values it may have: the 10 of "10 to 15 million" is ten million."""
    month: int = 0
    """The month of the date that it is part of, from 1; else 0."""
    counted: tuple[str, ...] = ()
    """The words that follow when it counts something: units by their names."""


@dataclass(frozen=True, slots=True)
class TextToken:
    """A word, a figure or a sign, in lower case."""

    text: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A run of tokens that states one value."""

    number: Number
    first: int
    """Index of its first token."""
    last: int
    factor: int = 1
    """By which its magnitude words multiply: 1,000,000 in "3 million"."""


_NOTHING = TextToken("", "", -1, -1)


class TextTokens:
    """The tokens of a text; beyond its ends there are empty ones."""

    def __init__(self, text: str) -> None:
        self._all = [
            TextToken(match.group().casefold(), str(match.lastgroup), match.start(), match.end())
            for match in _TOKEN.finditer(text)
        ]

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, index: int) -> TextToken:
        return self._all[index] if 0 <= index < len(self._all) else _NOTHING

    def touch(self, index: int) -> bool:
        """Returns whether a token follows the one before it without a space."""
        return self[index].start == self[index - 1].end


def may_be_year(number: Number) -> bool:
    """Returns whether a number may be a year: it counts nothing, and lies where years do."""
    return number.kind == "number" and not number.unit and 1000 <= number.value <= 2200


def plain_figures(text: str) -> str:
    """Returns text with vulgar fractions and foreign digits in ASCII ("2½" becomes "2 1/2"), commas for thin spaces."""
    text = re.sub(r"(?<=\d)\+(?= [a-z])", "", text)  # "40+ years"
    if text.isascii():
        return text
    parts = []
    for char in text:
        if char.isascii() or not (char.isdigit() or unicodedata.category(char) == "No"):
            parts.append(char)
        elif char.isdigit():
            parts.append(str(unicodedata.digit(char)))
        else:
            parts.append(" " + unicodedata.normalize("NFKC", char).replace("⁄", "/"))
    return re.sub(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))", ",", "".join(parts))


def read_numerals(tokens: TextTokens) -> Iterator[Numeral]:
    """Yields every run of tokens that states a value, in order, without what stands around it."""
    index = 0
    while index < len(tokens):
        read = _in_figures if tokens[index].kind == "figures" else _in_words
        numeral = read(tokens, index)
        if numeral:
            yield numeral
        index = numeral.last + 1 if numeral else index + 1


def _in_words(tokens: TextTokens, index: int) -> Numeral | None:
    if tokens[index].text in FACTORS:
        return _factor(tokens, index)
    if tokens[index].text in MANY:
        return _many(tokens, index)
    if tokens[index].text not in VOCABULARY:
        return None
    words: list[str] = []
    places: list[int] = []
    at = index
    while len(words) < 24 and (tokens[at].text in VOCABULARY or tokens[at].text in _inside(words)):
        if tokens[at].kind == "word":
            words.append(tokens[at].text)
            places.append(at)
        at += 1
    if words[0] == "second" and not _determines(tokens[index - 1].text):
        return None  # "a second later", "on second thoughts"
    reading = read_words(words)
    if reading is None:
        return None
    value, kind, taken = reading
    if tokens[index - 1].text == "minus":
        value = -value
    factor = next((MAGNITUDES[word] for word in words[taken - 1 : taken] if word in MAGNITUDES), 1)
    numeral = Numeral(Number(value, "", kind), index, places[taken - 1], factor)
    return _part_of_large(tokens, numeral) if kind == "fraction" else numeral


def _part_of_large(tokens: TextTokens, part: Numeral) -> Numeral:
    """Returns a fraction with the large number behind it: "half a million", "a quarter of a million"."""
    at = part.last + 1 + (tokens[part.last + 1].text == "of")
    size = {**LARGE, "dozen": 12}.get(tokens[at + 1].text) if tokens[at].text == "a" else None
    return Numeral(Number(part.number.value * size, ""), part.first, at + 1) if size else part


def _factor(tokens: TextTokens, index: int) -> Numeral | None:
    after = tokens[index + 1].text
    if after in HYPHENS:
        after = tokens[index + 2].text
    if after in NO_FACTORS or tokens[index - 1].text in NO_FACTORS:
        return None
    return Numeral(Number(FACTORS[tokens[index].text], "", "factor"), index, index)


def _many(tokens: TextTokens, index: int) -> Numeral | None:
    """Returns "thousands" or "tens of thousands" as a numeral."""
    value, last = Fraction(MANY[tokens[index].text]), index
    if tokens[index + 1].text == "of" and (more := MANY.get(tokens[index + 2].text)):
        value, last = value * more, index + 2
    elif tokens[index].text in {"tens", "scores"} and tokens[index + 1].text != "of":
        return None  # "it scores"
    return Numeral(Number(value, "", "many"), index, last)


def _determines(word: str) -> bool:
    """Returns whether a word makes the "second" after it an ordinal: "the", "June", "the world's"."""
    return word in _DETERMINERS or word.endswith(("'s", "’s"))


def _inside(words: list[str]) -> frozenset[str]:
    """Returns what may stand between two words of one number: "one thousand, two hundred and twenty-two"."""
    return frozenset({"and", "-", "‑"} | ({","} if words and words[-1] in LARGE else set()))


def _in_figures(tokens: TextTokens, index: int) -> Numeral:
    value, after = Fraction(tokens[index].text.replace(",", "")), tokens[index + 1].text
    if under := _denominator(tokens, index):
        return Numeral(Number(value / under, "", "fraction"), index, index + 2)
    if tokens[index + 1].kind == "figures" and (under := _denominator(tokens, index + 1)):
        return Numeral(Number(value + Fraction(after) / under, ""), index, index + 3)
    if tokens.touch(index + 1) and after in {"st", "nd", "rd", "th"}:
        return Numeral(Number(value, "", "ordinal"), index, index + 1)
    if tokens.touch(index + 1) and after == "s" and value % 10 == 0:
        return Numeral(Number(value, "", "decade"), index, index + 1)
    if tokens.touch(index) and tokens[index - 1].text in "'’" and len(tokens[index].text) == 2:
        return Numeral(Number(value, "", also=(1900 + value, 2000 + value)), index, index)
    factor, last = _magnitude(tokens, index)
    sign = -1 if _is_negative(tokens, index) else 1
    return Numeral(Number(sign * value * factor, ""), index, last, factor)


def _denominator(tokens: TextTokens, index: int) -> int:
    """Returns the n of "1/n" at a place; 0 when there is none."""
    above, below = tokens[index].text, tokens[index + 2].text
    if tokens[index + 1].text != "/" or not (above.isdecimal() and below.isdecimal()) or len(below) > 3:
        return 0
    return int(below) if len(above) < 4 and 0 < int(above) < int(below) else 0


def _magnitude(tokens: TextTokens, index: int) -> tuple[int, int]:
    """Returns (factor, last token) of a figure and the words that multiply it."""
    factor, last = 1, index
    while True:
        at = last + 1
        if tokens[at].text in HYPHENS and tokens.touch(at) and len(tokens[at + 1].text) > 3:
            at += 1
        word = tokens[at].text
        # "5 m" are metres, "5m" may be a million.
        if word not in MAGNITUDES or (len(word) == 1 and not tokens.touch(at)):
            return factor, last
        factor, last = factor * MAGNITUDES[word], at


def _is_negative(tokens: TextTokens, index: int) -> bool:
    before = tokens[index - 1].text
    if before in {"minus", "−"}:
        return True
    # A hyphen inside a word or a range is no sign; a bracket may open before one.
    is_apart = not tokens.touch(index - 1) or tokens[index - 2].text in "(["
    return before == "-" and tokens.touch(index) and is_apart
