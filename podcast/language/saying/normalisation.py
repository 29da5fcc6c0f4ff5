"""Writes a text as it is said: the same for every engine, without figures, symbols and markup."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from podcast.language.plain.folding import straighten
from podcast.language.plain.unsaid_marks import BRACKET_MARKS, UNSAID_BRACKETS
from podcast.language.saying import abbreviations, amounts, dates
from podcast.language.saying.rewriting import Match, Rules, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_MARK = 0xF0000  # private use: stands for a word of the say list until all else is done
_LAST_MARK = 0xFFFFD


def normalise(text: str, say: Iterable[tuple[str, str]] = (), language: str = "en") -> str:
    """Returns `text` as it is said, in words and with the punctuation that makes pauses.

    `say` maps whole words (in any case when the key is lower case) to what is said instead.
    """
    text = _characters(text)
    text, words = _with_marks(text, say)
    text = rewrite(_MARKUP, text)
    language_rules = RULES_BY_LANGUAGE.get(language.partition("-")[0].lower())
    if language_rules is None:
        text = _with_figures_in_words(text, language)
    for rules in language_rules or ():
        text = rewrite(rules, text)
    text = _punctuated(rewrite(_PAUSES, _letters_only(text)))
    return _MARK.sub(lambda match: words[ord(match.group()) - _FIRST_MARK], text)


# --- characters --------------------------------------------------------------------------------------------

_QUOTES = dict.fromkeys("“”„‟«»‹›", '"') | dict.fromkeys("‘’‚‛`´ʼ", "'")
_DASHES = dict.fromkeys("‒–", "–") | dict.fromkeys("—―⸺", "—") | dict.fromkeys("‐‑", "-")
_TABLE = str.maketrans(
    _QUOTES
    | _DASHES
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
    | {"…": "...", "⁄": "/", "：": ":", "％": "%"}
)
_THIN = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))|(?<=\d)(?<!\d{4}) (?=000\b)")
_LONG_FIGURE = re.compile(r"[\d.,:/+-]{60,}")


def _characters(text: str) -> str:
    """Returns text with composed letters, plain quotes, ASCII digits and single spaces."""
    text = unicodedata.normalize("NFC", text).translate(_TABLE)
    if not text.isascii():
        text = "".join(_character(char) for char in text)
    text = _THIN.sub(",", text)
    # Nobody says a figure of sixty characters as one, and patterns would take long over it.
    text = _LONG_FIGURE.sub(lambda match: " ".join(match.group()), text)
    return " ".join(text.split())


def _character(char: str) -> str:
    if char.isascii() or char.isalpha():
        return char
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in {"No", "Nl"} and char not in "²³":
        wide = unicodedata.normalize("NFKC", char).replace("⁄", "/")
        return f" {wide}" if "/" in wide else wide if wide.isascii() else " "
    if category in {"Co", "Cc", "Cf", "Cn", "Cs"}:
        return " " if char != "\u200d" else ""
    return char


def _with_marks(text: str, say: Iterable[tuple[str, str]]) -> tuple[str, list[str]]:
    """Returns text with a mark, which no rule touches, for each word of the say list, and what the marks stand for."""
    sayings = {straighten(word): spoken for word, spoken in say if straighten(word)}
    if not sayings:
        return text, []
    listed = sorted(sayings, key=len, reverse=True)[: _LAST_MARK - _FIRST_MARK]
    pattern = "|".join(
        f"(?i:{re.escape(word)})" if word == word.lower() else re.escape(word) for word in listed
    )
    words: list[str] = []

    def mark(match: Match) -> str:
        written = match.group()
        words.append(sayings.get(written) or sayings[written.lower()])
        return chr(_FIRST_MARK + len(words) - 1)

    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", mark, text), words


_MARK = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_LAST_MARK)}]")

# --- markup and addresses ----------------------------------------------------------------------------------

_TOP = "com|org|net|gov|edu|mil|int|io|ai|info|eu|uk|de|fr|ch|at|it|es|nl|li|ru|cn|jp|us|ca|au|dev|app|tv|me"


def _address(match: Match) -> str:
    host = match.group("host")
    ending = match.group()[-1:]
    return host.replace("-", " ").replace(".", " dot ") + (ending if ending in ".,;:!?)" else "")


def _mail(match: Match) -> str:
    name, host = match.group(1), match.group(2)
    name = (
        name.replace(".", " dot ").replace("_", " underscore ").replace("-", " dash ").replace("+", " plus ")
    )
    return f"{name} at {host.replace('.', ' dot ')}"


def _tag(match: Match) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", match.group(2).replace("_", " "))
    return f"{'hashtag' if match.group(1) == '#' else 'at'} {words}"


_MARKUP: Rules = (
    (re.compile(r"!?\[([^\[\]]*+)\]\([^()\s]*+\)"), r"\1"),
    (UNSAID_BRACKETS, " "),
    (re.compile(r"<[!/]?[A-Za-z][^<>]*+>"), " "),
    (re.compile(r"(?<![\w.+-])([\w.+-]++)@([\w-]++(?:\.[\w-]++)++)"), _mail),
    (re.compile(r"(?<!\w)(?:https?://|ftp://)(?:www\.)?(?P<host>[\w.-]*\w)(?:[:/?#]\S*+)?"), _address),
    (re.compile(
            rf"(?<![\w.-])(?:www\.)?(?P<host>[A-Za-z\d-]++(?:\.[A-Za-z\d-]++){{0,4}}\.(?:{_TOP}))"
            r"(?![\w-])(?!\.\w)(?:/\S*+)?"
        ), _address),
    (re.compile(r"\bC\+\+(?!\w)"), "C plus plus"),
    (re.compile(r"\b([CF])#(?!\w)"), r"\1 sharp"),
    (re.compile(r"(?<=\w)\.(?=(?:py|js|txt|md|pdf|docx?|csv|json|html?|xml|exe|zip|png|jpe?g)\b)"), " dot "),
    (re.compile(r"(?<![\w&/])([#@])([^\W\d]\w*+)"), _tag),
)  # fmt: skip

# --- symbols -----------------------------------------------------------------------------------------------

_NAMES: Rules = (
    (re.compile(r"(?<![\d:])(\d{1,2}):(\d\d):(\d\d)(?![\d:])"), r"\1 \2 \3"),
    (re.compile(r"([$€£¥])(\d[\d.,]*)([kmb]|bn|tn) ?[-–] ?[$€£¥]?(\d[\d.,]*)\3(?!\w)"), r"\1\2-\4\3"),  # $5m–$10m
    (re.compile(r"(?<=\d)(?=[A-Z]\.[A-Z])"), " "),
    (re.compile(r"(?<=\d) ?['′](?=\d{1,2}[\"″])"), "'"),
    (re.compile(r"(?<!\w)[−-](?=[$€£¥]\d)"), "minus "),
    (re.compile(r"−(?=\d)"), "-"),
    (re.compile(r"(?<![\w)\]%.,/-])-(?=\.?\d)"), "minus "),
    (re.compile(r"± ?"), "plus or minus "),
    (re.compile(r"(?<=\d)\+(?!\w)"), " plus"),
    (re.compile(r"#(?=\d)"), "number "),
    (re.compile(r"§§? ?(?=\d)"), "section "),
    (re.compile(r"[~≈∼](?= ?[$€£]?\d)"), "about "),
    (re.compile(r"≥ ?|>= ?"), " at least "),
    (re.compile(r"≤ ?|<= ?"), " at most "),
    (re.compile(r"< ?(?=[$€£]?\d)"), "less than "),
    (re.compile(r"> ?(?=[$€£]?\d)"), "more than "),
    (re.compile(r"\band/or\b"), "and or"),
    (re.compile(r"\bQ&A\b"), "Q and eigh"),
    (re.compile(r"\bR&D\b"), "R and D"),
)  # fmt: skip
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "θ": "theta", "λ": "lambda", "μ": "mu",
    "µ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ω": "omega",
    "Δ": "delta", "Ω": "omega",
    "Σ": "sigma",
}  # fmt: skip
_SYMBOLS: Rules = (
    (
        re.compile(r"(?<![^\W\d_])([" + "".join(_GREEK) + r"])(?![^\W\d_])"),
        lambda match: f" {_GREEK[match.group()]} ",
    ),
    (re.compile(r"²"), " squared"),
    (re.compile(r"³"), " cubed"),
    (re.compile(r"°"), " degrees "),
    (re.compile(r" ?& ?"), " and "),
    (re.compile(r" ?\+ ?(?=[\w$€£])"), " plus "),
    (re.compile(r" ?= ?(?=\S)"), " equals "),
    (re.compile(r"(?<=\w) ?× ?(?=\w)"), " times "),
    (re.compile(r" ?÷ ?"), " divided by "),
    (re.compile(r" ?[→⇒➔] ?"), " to "),
    (re.compile(r"√ ?"), "the square root of "),
    (re.compile(r"∞"), " infinity "),
    (re.compile(r"%"), " percent "),
    (re.compile(r"§+"), " section "),
    (re.compile(r"\$"), " dollars "),
    (re.compile(r"€"), " euros "),
    (re.compile(r"(?<!\w)£|£(?!\w)"), " pounds "),
    (re.compile(r"@(?=\w)"), " at "),
    (re.compile(r"(?<=[a-z]) ?/ ?(?=[a-z])"), " or "),
)


RULES_BY_LANGUAGE: dict[str, tuple[Rules, ...]] = {
    "en": (_NAMES, dates.RULES, abbreviations.RULES, amounts.RULES, abbreviations.ACRONYMS, _SYMBOLS),
}
"""Language -> its rules, in the order in which they run: dates before amounts, which would take their figures."""


def _with_figures_in_words(text: str, language: str) -> str:
    """Returns text with its figures in words of a language without rules; as they are where num2words has none."""
    from num2words import num2words

    def in_words(match: Match) -> str:
        whole, mark, part = match.group(1), match.group(2), match.group(3)
        figure = float(f"{whole}.{part}") if mark and len(part) != 3 else int(whole + (part or ""))
        try:
            return f" {num2words(figure, lang=language)} "
        except (NotImplementedError, OverflowError):
            return match.group()

    return re.sub(r"(?<![\d.,])(\d{1,15})(?:([.,])(\d{1,6}))?(?![\d]|[.,]\d)", in_words, text)


# --- pauses ------------------------------------------------------------------------------------------------

_PUNCTUATION = frozenset(".,;:!?'-–—()[]{}\"|\n")


def _letters_only(text: str) -> str:
    """Returns text with its letters and the punctuation that makes a pause, and blanks for all else."""
    return "".join(
        char
        if char.isalnum()
        or char.isspace()
        or char in _PUNCTUATION
        or unicodedata.category(char)[0] == "M"
        or _MARK.match(char)
        else " "
        for char in text
    )


_PAUSES: Rules = (
    (re.compile(r'"'), " "),
    (re.compile(r"(?<![^\W_])'|'(?![^\W_])"), " "),
    (re.compile(r"\(s\)"), "s"),
    (re.compile(r"[(){}|]"), " , "),
    (BRACKET_MARKS, ""),
    (re.compile(r"(?<=\w)–(?=\w)"), "-"),
    (re.compile(r"[–—]|(?<!\w)-+(?!\w)|-{2,}"), " , "),
    (re.compile(r"(?<!\w)-|-(?!\w)"), " "),
    (re.compile(r"\.{2,}(?= [^\W\d_a-z]|$)"), ". "),
    (re.compile(r"\.{2,}"), " , "),
    (re.compile(r"\s+"), " "),
)
_CLUSTER = re.compile(r" ?[.,;:!?](?:(?: ?[.,;:!?])++|(?=\s|$))")


def _strongest(match: Match) -> str:
    return f"{next(mark for mark in '?!.;:,' if mark in match.group())} "


def _punctuated(text: str) -> str:
    """Returns text without two marks in a row or one at its beginning, and with one at its end that ends a sentence."""
    text = " ".join(_CLUSTER.sub(_strongest, text).split())
    text = text.lstrip(" .,;:!?-'").rstrip(" ,;:-'")
    return text if not text or text[-1] in ".!?" else f"{text}."
