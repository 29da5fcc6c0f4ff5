"""Figures said in words: amounts of money, shares, measures, fractions and plain numbers. English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article_memory import keep_for_article

if TYPE_CHECKING:
    from podcast.language.saying.rewriting import Match, Rules

# A figure that neither begins nor ends inside another; possessive, so that hostile input costs linear time.
FIGURE = r"(?<![\w.,])(?<![^\W\d_]-)(?<!\d[-/:])((?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?)"
_ANY_FIGURE = r"((?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?)"
_LONG = 15
"""Digits of the longest figure that is a number; longer ones are codes, and said digit by digit."""

_MAGNITUDES = {
    "k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "mln": "million",
    "mio": "million",
    "b": "billion", "B": "billion", "bn": "billion", "bln": "billion", "tn": "trillion", "trn": "trillion",
    "T": "trillion",
    "thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion",
}  # fmt: skip
_MAGNITUDE = (
    r"(?:[ -]?(thousand|million|billion|trillion|m(?:illio)?n|mln|mio|bn|bln|tn|trn)\b\.?|([kKmMbBT])\b)?"
)
_MONEY = {
    "$": ("dollar", "dollars", "cents"), "€": ("euro", "euros", "cents"), "£": ("pound", "pounds", "pence"),
    "¥": ("yen", "yen", ""), "₹": ("rupee", "rupees", "paise"), "₽": ("rouble", "roubles", "kopeks"),
    "₴": ("hryvnia", "hryvnias", ""), "₩": ("won", "won", ""), "₺": ("lira", "lira", ""), "₪": ("shekel",
    "shekels", ""),
    "₿": ("bitcoin", "bitcoins", ""), "₫": ("dong", "dong", ""), "₦": ("naira", "naira", ""), "฿": ("baht",
    "baht", ""),
}  # fmt: skip
_NATIONS = {
    "US": "US ", "CA": "Canadian ", "C": "Canadian ", "AU": "Australian ", "A": "Australian ", "NZ": "New Zealand ",
    "HK": "Hong Kong ", "S": "Singapore ", "NT": "Taiwan ", "R": "", "": "",
}  # fmt: skip
_REAL = ("real", "reais", "centavos")
_CODES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "RUB": "₽", "UAH": "₴"}
_SIGN = "[" + "".join(_MONEY) + "]"
_CODE = "|".join(_CODES)

_UNITS = {
    "km/h": "kilometer per hour", "kmh": "kilometer per hour", "kph": "kilometer per hour", "mph": "mile per hour",
    "m/s": "meter per second", "km/s": "kilometer per second", "km²": "square kilometer", "km2": "square kilometer",
    "m²": "square meter", "m2": "square meter", "cm²": "square centimeter", "m³": "cubic meter",
    "m3": "cubic meter",
    "cm³": "cubic centimeter", "mm²": "square millimeter", "km³": "cubic kilometer", "sq km": "square kilometer",
    "sq m": "square meter", "sq ft": "square foot", "sq. ft.": "square foot", "sq mi": "square mile",
    "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "µm": "micrometer", "μm": "micrometer",
    "nm": "nanometer",
    "m": "meter", "ft": "foot", "ft.": "foot", "yd": "yard", "mi": "mile", "mi.": "mile", "in.": "inch",
    "ha": "hectare", "bbl": "barrel", "bbl.": "barrel",
    "kg": "kilogram", "mg": "milligram", "µg": "microgram", "μg": "microgram", "g": "gram", "t": "tonne",
    "lb": "pound",
    "lbs": "pound", "lb.": "pound", "lbs.": "pound", "oz": "ounce", "oz.": "ounce", "l": "liter", "L": "liter",
    "ml": "milliliter", "mL": "milliliter", "cl": "centiliter", "dl": "deciliter", "tsp": "teaspoon",
    "tbsp": "tablespoon",
    "°C": "degree Celsius", "ºC": "degree Celsius", "°F": "degree Fahrenheit", "ºF": "degree Fahrenheit",
    "°": "degree",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "W": "watt", "kW": "kilowatt",
    "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "Wh": "watt hour", "kWh": "kilowatt hour",
    "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour", "V": "volt", "kV": "kilovolt",
    "mA": "milliamp",
    "mAh": "milliamp hour", "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte",
    "TB": "terabyte",
    "PB": "petabyte", "kbps": "kilobit per second", "Mbps": "megabit per second", "Gbps": "gigabit per second",
    "MB/s": "megabyte per second", "GB/s": "gigabyte per second", "TB/s": "terabyte per second", "dB": "decibel",
    "ms": "millisecond", "µs": "microsecond", "ns": "nanosecond", "s": "second", "sec": "second", "sec.": "second",
    "min": "minute", "min.": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "hr.": "hour",
    "yr": "year", "yrs": "year", "kcal": "kilocalorie", "cal": "calorie", "kJ": "kilojoule", "MJ": "megajoule",
    "Pa": "pascal", "hPa": "hectopascal", "kPa": "kilopascal", "psi": "P S I", "ppm": "part per million",
    "ppb": "part per billion", "rpm": "revolution per minute", "fps": "frame per second", "px": "pixel",
    "MP": "megapixel",
    "Mt": "megatonne", "Gt": "gigatonne", "kt": "kilotonne", "mol": "mole", "eV": "electronvolt",
    "keV": "kiloelectronvolt", "MeV": "megaelectronvolt", "GeV": "gigaelectronvolt", "TeV": "teraelectronvolt",
    "pp": "percentage point", "p.p.": "percentage point", "bps": "basis point", "bp": "basis point",
    "g/l": "gram per liter",
    "mg/l": "milligram per liter", "g/cm³": "gram per cubic centimeter", "mg/kg": "milligram per kilogram",
}  # fmt: skip
_UNCHANGED = {"hertz", "kilohertz", "megahertz", "gigahertz", "P S I"}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))


@keep_for_article(4096)
def cardinal(figure: str) -> str:
    """Returns a figure in words: "1,234.5" → "one thousand two hundred and thirty-four point five"."""
    whole, _, part = figure.replace(",", "").partition(".")
    words = _whole(whole) if whole else ""
    return f"{words} point {_each(part)}".strip() if part else words


def _whole(digits: str) -> str:
    if len(digits) > _LONG or (len(digits) > 1 and digits[0] == "0"):
        return _each(digits)
    from num2words import num2words

    return str(num2words(int(digits))).replace(",", "")


@keep_for_article(1024)
def ordinal(figure: str) -> str:
    """Returns a figure as an ordinal in words: "21" → "twenty-first"."""
    digits = figure.replace(",", "")
    if len(digits) > _LONG:
        return cardinal(digits)
    from num2words import num2words

    return str(num2words(int(digits), to="ordinal")).replace(",", "")


def _each(digits: str) -> str:
    return " ".join(_DIGITS[int(digit)] for digit in digits)


_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def plural(words: str) -> str:
    """Returns number words in the plural: "fifty-two" → "fifty-twos"."""
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


# --- money -------------------------------------------------------------------------------------------------


def _money(match: Match) -> str:
    article, nation, sign, low, high, large, letter = match.groups()
    names = _REAL if nation == "R" else _MONEY[sign]
    magnitude = large or letter or ""
    if high and not magnitude and "." in low + high:
        return f"{_price(low, names)} to {_price(high, names)}"
    amount = f"{cardinal(low)} to {cardinal(high)}" if high else cardinal(low)
    if magnitude:
        amount = f"{amount} {_MAGNITUDES[magnitude]}"
    elif not high and (coins := _coins(low, names, _NATIONS.get(nation or "", ""))):
        return f"{article or ''}{coins}"
    is_singular = (not magnitude and not high and low == "1") or article or _is_adjective(match)
    return f"{article or ''}{amount} {_NATIONS.get(nation or '', '')}{names[0] if is_singular else names[1]}"


def _is_adjective(match: Match) -> bool:
    """Returns whether a sum stands before a noun: "$5-million deal", "$100-a-barrel oil"."""
    is_range = match.group(5) is not None
    in_one = not is_range and "-" in match.group().rstrip("-")
    return match.string[match.end() : match.end() + 2].startswith("-") or in_one


def _price(figure: str, names: tuple[str, str, str]) -> str:
    return _coins(figure, names, "") or f"{cardinal(figure)} {names[1]}"


def _coins(figure: str, names: tuple[str, str, str], nation: str) -> str:
    """Returns a sum with its coins, "five dollars and fifty cents" for "5.50"; empty when it is not said with coins."""
    whole, _, part = figure.replace(",", "").partition(".")
    if len(part) != 2 or not names[2] or len(whole) > 4:
        return ""
    small = f"{cardinal(part.lstrip('0') or '0')} {names[2]}"
    if part == "01":
        small = {"cents": "one cent", "pence": "one penny"}.get(names[2], small)
    large = f"{cardinal(whole)} {nation}{names[0] if whole == '1' else names[1]}"
    if int(part) == 0:
        return large
    return small if int(whole) == 0 else f"{large} and {small}"


def _money_after(match: Match) -> str:
    figure, large, letter, sign = match.groups()
    magnitude = _MAGNITUDES.get(large or letter or "", "")
    names = _MONEY[_CODES.get(sign, sign)]
    amount = f"{cardinal(figure)} {magnitude}".strip()
    return f"{amount} {names[0] if amount == 'one' else names[1]}"


# --- measures ----------------------------------------------------------------------------------------------


def _measure(match: Match) -> str:
    figure, dash, unit = match.groups()
    if unit == "s" and not dash and "." not in figure:
        return match.group()  # "the 787s"
    name = _UNITS[unit]
    if figure == "1" or dash == "-" or name in _UNCHANGED:
        return f"{cardinal(figure)}{dash or ' '}{name.replace(' ', '-') if dash == '-' else name}"
    head, *rest = name.split(" per ")
    head = head.replace("foot", "feet") if "foot" in head else plural_noun(head)
    return f"{cardinal(figure)} {' per '.join([head, *rest])}"


def plural_noun(noun: str) -> str:
    """Returns the plural of a unit: "degrees Celsius", "inches"."""
    if noun.startswith("degree "):
        return f"degrees{noun[6:]}"
    return f"{noun}es" if noun.endswith("ch") else f"{noun}s"


_DENOMINATORS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_KNOWN = {"9/11": "nine eleven", "24/7": "twenty-four seven", "50/50": "fifty-fifty"}


def _fraction(match: Match) -> str:
    whole, above, below = match.groups()
    if not whole and (known := _KNOWN.get(f"{above}/{below}")):
        return known
    top, bottom = int(above), int(below)
    if not 0 < top < bottom or not (bottom <= 20 or bottom == 100):
        words = f"{cardinal(above)} over {cardinal(below)}"
        return f"{cardinal(whole)} {words}" if whole else words
    part, parts = _DENOMINATORS.get(bottom) or (ordinal(below), plural(ordinal(below)))
    if top > 1:
        words = f"{cardinal(above)} {parts}"
    elif whole:
        words = f"{'an' if part[0] == 'e' else 'a'} {part}"
    else:
        words = f"one {part}"
    return f"{cardinal(whole)} and {words}" if whole else words


def _version(match: Match) -> str:
    before = match.string[match.start() - 1 : match.start()]
    words = " point ".join(cardinal(part) for part in match.group().split("."))
    return f" {words}" if before.isalnum() else words


def _number(match: Match) -> str:
    """Returns a figure in words wherever it stands, also grown onto letters: "G7", "5G", "H2O"."""
    figure, plural_s = match.groups()
    words = _in_number(cardinal(figure), plural_s)
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return f"{' ' if before.isalnum() else ''}{words}{' ' if after.isalnum() else ''}"


def _in_number(words: str, plural_s: str | None) -> str:
    return plural(words) if plural_s else words


def _multiple(match: Match) -> str:
    figure = match.group(1)
    return "twice" if figure == "2" else f"{cardinal(figure)} times"


_LENGTHS = r"tall|deep|long|wide|high|away|above|below|apart|thick|sprint|race|dash|swim|run|hurdles"
RULES: Rules = (
    (re.compile(rf"\b({_CODE}) ?(?=\d)"), lambda match: _CODES[match.group(1)]),
    (
        re.compile(
            r"(?<![\w.,])(\d{1,2})(\d\d)([pi])(?=[ .,;:!?)]|$)"
            r"(?=.*\b(?:game|gaming|video|screen|HD|display|TV|camera))"
        ),
        lambda match: f"{cardinal(match.group(1))} {cardinal(match.group(2))} {match.group(3).upper()}",
    ),
    (
        re.compile(
            rf"(?:\b([Aa]n? )(?=\S+(?: [mbt]r?illion)? [a-z]))?(?:\b(US|CA?|AU?|NZ|HK|S|NT|R))?({_SIGN}) ?{_ANY_FIGURE}"
            rf"(?:(?: to |[-–])(?:US)?{_SIGN}?{_ANY_FIGURE})?{_MAGNITUDE}"
        ),
        _money,
    ),
    (re.compile(rf"{FIGURE}{_MAGNITUDE} ?({_SIGN}|(?:{_CODE})\b)"), _money_after),
    (
        re.compile(rf"{FIGURE}p\b"),
        lambda match: f"{cardinal(match.group(1))} {'penny' if match.group(1) == '1' else 'pence'}",
    ),
    (
        re.compile(rf"{FIGURE} ?¢"),
        lambda match: f"{cardinal(match.group(1))} {'cent' if match.group(1) == '1' else 'cents'}",
    ),
    (re.compile(rf"{FIGURE}[ -]?%(?:-(?=\w))?"), lambda match: f"{cardinal(match.group(1))} percent "),
    (re.compile(rf"{FIGURE} ?‰"), lambda match: f"{cardinal(match.group(1))} per thousand"),
    (
        re.compile(r"\b(\d{1,2})[′'](\d{1,2})[″\"]"),
        lambda match: f"{cardinal(match.group(1))} foot {cardinal(match.group(2))}",
    ),
    (re.compile(rf"{FIGURE}(m)(?= (?:{_LENGTHS})\b)"), lambda match: f"{cardinal(match.group(1))} meters"),
    (
        re.compile(rf"{FIGURE}m (?=people\b|children\b|[a-z]{{3,}}s\b)"),
        lambda match: f"{cardinal(match.group(1))} million ",
    ),
    (
        re.compile(rf"{FIGURE}(?: ?(bn|tn|mn|trn|bln|mln)\b\.?|(?<!\d{{4}})([kKMBT])\b)"),
        lambda match: f"{cardinal(match.group(1))} {_MAGNITUDES[match.group(2) or match.group(3)]}",
    ),
    (re.compile(rf"{FIGURE}( |-)?({_UNIT})(?![\w/²³])(?!\.\w)"), _measure),
    (re.compile(r"(?<![\d.,/])(?:(\d{1,3}) )?(\d{1,3})/(\d{1,3})(?![\d/])"), _fraction),
    (re.compile(r"(?<=\d)\^(?=\d)"), " to the power of "),
    (re.compile(rf"{FIGURE} ?[x×] ?(?=\d)"), lambda match: f"{cardinal(match.group(1))} by "),
    (re.compile(rf"{FIGURE}[x×](?!\w)"), _multiple),
    (re.compile(r"(?<![\d.])\d++(?:\.\d++){2,}"), _version),
    (re.compile(r"(\d{1,3}(?:,\d{3})*+)(?:st|nd|rd|th)\b"), lambda match: ordinal(match.group(1))),
    (re.compile(r"(?<![\w.])\.(\d++)"), lambda match: f"point {_each(match.group(1))}"),
    (re.compile(r"(?<!\w)A(?=\d)"), "eigh "),
    (
        re.compile(r"(?<=\b[A-Z]{3} )(\d\d)([1-9]\d)(s?)\b(?![.,]\d)"),
        lambda match: f"{cardinal(match.group(1))} {_in_number(cardinal(match.group(2)), match.group(3))}",
    ),
    (
        re.compile(r"(?<![\d.,])0\d{2,4}(?: \d{3,4}){1,3}\b"),
        lambda match: ", ".join(map(_each, match.group().split())),
    ),
    (re.compile(r"\b[vV](?=\d)"), "version "),
    (re.compile(rf"{_ANY_FIGURE}(?:'?(s)(?![\w']))?"), _number),
)
