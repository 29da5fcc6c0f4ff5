"""The numbers a text states, in figures or in words, and whether another text holds them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from podcast.text.words import LARGE, MAGNITUDES, VOCABULARY, Kind, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<figures>(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?)"
    r"|(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)?+)"
    r"|(?P<sign>[^\w\s])"
)
_HYPHENS = frozenset("-–—‑−")
_JOINERS = frozenset({"to", "and", "or", ",", "through", *_HYPHENS})
_MONTH_NAMES = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
"""
_MONTHS = frozenset(_MONTH_NAMES.split())
_CURRENCIES = {
    **dict.fromkeys(("$", "dollar", "dollars", "usd", "us$", "buck", "bucks"), "$"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "€"),
    **dict.fromkeys(("£", "pound", "pounds", "gbp", "sterling"), "£"),
    **dict.fromkeys(("¥", "yen", "jpy"), "¥"),
    **dict.fromkeys(("₽", "rouble", "roubles", "ruble", "rubles", "rub"), "₽"),
    **dict.fromkeys(("₹", "rupee", "rupees", "inr"), "₹"),
    **dict.fromkeys(("yuan", "renminbi", "cny", "rmb"), "yuan"),
    **dict.fromkeys(("franc", "francs", "chf"), "franc"),
    **dict.fromkeys(("cent", "cents", "¢"), "cent"),
}
_PERCENT = frozenset({"%", "percent", "pct", "percentage"})
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "our", "your", "s"}) | _MONTHS


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text states it; "$3.5bn" has the value 3 500 000 000 and the unit "$"."""

    value: Fraction
    written: str
    kind: Kind = "number"
    unit: str = ""
    """Of a currency its sign, whatever the writing; "day" beside a month."""
    also: tuple[Fraction, ...] = ()
    """Other values it may have: the 10 of "10 to 15 million" is ten million."""


def numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, in order. A lone "one" or "first" is a word, not a number."""
    return tuple(number for number in _read(text) if number.written.casefold() not in {"one", "first"})


def unsupported(line: str, evidence: str) -> tuple[str, ...]:
    """Numbers of a line, as written there, that the evidence does not hold."""
    held = tuple(_read(evidence))
    missing = (stated.written for stated in numbers(line) if not any(_holds(one, stated) for one in held))
    return tuple(dict.fromkeys(missing))


def _holds(held: Number, stated: Number) -> bool:
    """Whether a number of the evidence bears out one of a line."""
    if stated.kind == held.kind == "decade" and min(held.value, stated.value) < 100:
        return (held.value - stated.value) % 100 == 0
    if not {held.value, *held.also} & {stated.value, *stated.also}:
        return False
    dated = "day" in (held.unit, stated.unit)
    match stated.kind:
        case "percent":
            borne_out = held.kind == "percent"
        case "currency":
            borne_out = held.kind == "currency" and held.unit == stated.unit
        case "ordinal":
            borne_out = held.kind == "ordinal" or dated
        case "number":
            # A bare figure that was trimmed off its sign is still the article's figure.
            borne_out = held.kind not in {"ordinal", "decade"} or dated
        case _:
            borne_out = held.kind in {stated.kind, "number"}
    return borne_out


# --- reading -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A run of tokens that states one value."""

    number: Number
    first: int
    last: int
    factor: int = 1
    """Of its magnitude words."""


_NOTHING = _Token("", "", -1, -1)


class _Tokens:
    """The tokens of a text; beyond its ends there are empty ones."""

    def __init__(self, text: str) -> None:
        self._all = [
            _Token(match.group().casefold(), str(match.lastgroup), match.start(), match.end())
            for match in _TOKEN.finditer(text)
        ]

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, index: int) -> _Token:
        return self._all[index] if 0 <= index < len(self._all) else _NOTHING

    def touch(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return self[index].start == self[index - 1].end


def _read(text: str) -> Iterator[Number]:
    text = _plain_figures(text)
    tokens = _Tokens(text)
    found = [_with_unit(tokens, item) for item in _values(tokens)]
    for index in range(len(found) - 2, -1, -1):
        found[index] = _from_list(tokens, found[index], found[index + 1])
    for item in found:
        yield replace(item.number, written=text[tokens[item.first].start : tokens[item.last].end])


def _plain_figures(text: str) -> str:
    """Vulgar fractions and foreign digits in ASCII ("2½" becomes "2 1/2"), commas for thin spaces."""
    if text.isascii():
        return text
    out = []
    for char in text:
        if char.isascii() or not (char.isdigit() or unicodedata.category(char) == "No"):
            out.append(char)
        elif char.isdigit():
            out.append(str(unicodedata.digit(char)))
        else:
            out.append(" " + unicodedata.normalize("NFKC", char).replace("⁄", "/"))
    return re.sub(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))", ",", "".join(out))


def _values(tokens: _Tokens) -> Iterator[_Found]:
    index = 0
    while index < len(tokens):
        found = _in_figures(tokens, index) if tokens[index].kind == "figures" else _in_words(tokens, index)
        if found:
            yield found
        index = found.last + 1 if found else index + 1


def _in_words(tokens: _Tokens, index: int) -> _Found | None:
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
    return _Found(Number(value, "", kind), index, places[taken - 1], factor)


def _determines(word: str) -> bool:
    """Whether a word makes the "second" after it an ordinal: "the", "June", "the world's"."""
    return word in _DETERMINERS or word.endswith(("'s", "’s"))


def _inside(words: list[str]) -> frozenset[str]:
    """What may stand between two words of one number: "one thousand, two hundred and twenty-two"."""
    return frozenset({"and", "-", "‑"} | ({","} if words and words[-1] in LARGE else set()))


def _in_figures(tokens: _Tokens, index: int) -> _Found:
    value, after = Fraction(tokens[index].text.replace(",", "")), tokens[index + 1].text
    if under := _denominator(tokens, index):
        return _Found(Number(value / under, "", "fraction"), index, index + 2)
    if tokens[index + 1].kind == "figures" and (under := _denominator(tokens, index + 1)):
        return _Found(Number(value + Fraction(after) / under, ""), index, index + 3)
    if tokens.touch(index + 1) and after in {"st", "nd", "rd", "th"}:
        return _Found(Number(value, "", "ordinal"), index, index + 1)
    if tokens.touch(index + 1) and after == "s" and value % 10 == 0:
        return _Found(Number(value, "", "decade"), index, index + 1)
    factor, last = _magnitude(tokens, index)
    sign = -1 if _is_negative(tokens, index) else 1
    return _Found(Number(sign * value * factor, ""), index, last, factor)


def _denominator(tokens: _Tokens, index: int) -> int:
    """The n of "1/n" at a place; 0 when there is none."""
    above, below = tokens[index].text, tokens[index + 2].text
    if tokens[index + 1].text != "/" or not (above.isdecimal() and below.isdecimal()) or len(below) > 3:
        return 0
    return int(below) if len(above) < 4 and 0 < int(above) < int(below) else 0


def _magnitude(tokens: _Tokens, index: int) -> tuple[int, int]:
    """(factor, last token) of a figure and the words that multiply it."""
    factor, last = 1, index
    while True:
        at = last + 1
        if tokens[at].text in _HYPHENS and tokens.touch(at) and len(tokens[at + 1].text) > 3:
            at += 1
        word = tokens[at].text
        # "5 m" are metres, "5m" may be a million.
        if word not in MAGNITUDES or (len(word) == 1 and not tokens.touch(at)):
            return factor, last
        factor, last = factor * MAGNITUDES[word], at


def _is_negative(tokens: _Tokens, index: int) -> bool:
    before = tokens[index - 1].text
    if before in {"minus", "−"}:
        return True
    # A hyphen inside a word or a range is no sign.
    return before == "-" and tokens.touch(index) and not tokens.touch(index - 1)


def _with_unit(tokens: _Tokens, found: _Found) -> _Found:
    before, after, number = tokens[found.first - 1].text, tokens[found.last + 1].text, found.number
    if after in _HYPHENS:
        after = tokens[found.last + 2].text
    if after in _PERCENT or (after == "per" and tokens[found.last + 2].text in {"cent", "centage"}):
        return replace(found, number=replace(number, kind="percent"))
    if number.kind != "ordinal" and (unit := _CURRENCIES.get(before) if len(before) == 1 else None):
        return replace(found, number=replace(number, kind="currency", unit=unit))
    if number.kind != "ordinal" and (unit := _CURRENCIES.get(after)):
        return replace(found, number=replace(number, kind="currency", unit=unit))
    near = {
        before,
        after,
        tokens[found.first - 2].text if before == "the" else "",
        tokens[found.last + 2].text if after == "of" else "",
    }
    if near & _MONTHS and 1 <= number.value <= 31:
        return replace(found, number=replace(number, unit="day"))
    return found


def _from_list(tokens: _Tokens, found: _Found, following: _Found) -> _Found:
    """In "10 to 15 million dollars" the ten has what the fifteen has."""
    between = [tokens[index].text for index in range(found.last + 1, following.first)]
    if (
        len(between) > 3
        or not between
        or any(word not in _JOINERS and word not in _CURRENCIES for word in between)
    ):
        return found
    number, later = found.number, following.number
    if number.kind == "number" and later.kind in {"percent", "currency"} and not number.unit:
        number = replace(number, kind=later.kind, unit=later.unit)
    elif later.unit == "day" and number.kind in {"number", "ordinal"} and 1 <= number.value <= 31:
        number = replace(number, unit="day")
    if found.factor == 1 and following.factor > 1:
        number = replace(number, also=(number.value * following.factor,))
        return replace(found, number=number, factor=following.factor)
    return replace(found, number=number)
