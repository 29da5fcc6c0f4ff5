"""Finds proper names and quotations in a text. Names in English and German; others by their capitals alone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.facts.common_words import COMMON
from podcast.language.facts.german_names import find_german_names
from podcast.language.plain.folding import straighten

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\n+|[^\W\d_a-z]\.(?= ?[^\W\d_a-z])|[^\W\d_](?:[\w&]|['’‘\-‐‑–](?=\w))*|\S"
)
_ENDS = frozenset('.!?:;"“”‘•—–-*(\n')
_NO_NAMES = frozenset({"i", "i'm", "i'd", "i've", "i'll", "mr", "mrs", "ms", "dr", "ok"})


@dataclass(frozen=True, slots=True)
class Usage:
    """How a text writes its words, to tell the names from the words that only begin a sentence."""

    proper: frozenset[str] = frozenset()
    """Words that have a capital inside a sentence, as written."""
    lower: frozenset[str] = frozenset()
    """Words that are written in lower case somewhere."""
    language: str = "en"


def read_usage(texts: Iterable[str], language: str = "en") -> Usage:
    """Returns the usage of texts in one language, taken together."""
    proper: set[str] = set()
    lower: set[str] = set()
    for text in texts:
        words = WORD.findall(text)
        # In "Where To Go And What To See" capitals tell nothing.
        long_words = [word for word in words if len(word) > 3]
        if 2 * sum(map(_is_capital, long_words)) <= len(long_words) or len(long_words) < 4:
            proper |= _inside(words)
        lower.update(straighten(word) for word in words if word.islower())
    return Usage(frozenset(proper), frozenset(lower), language.partition("-")[0] or "en")


def find_names(text: str, usage: Usage | None = None) -> tuple[str, ...]:
    """Returns proper names in order, each once: "Kim Jong-un", "World Trade Organization", "NATO", "U.S."."""
    usage = usage or Usage()
    words = WORD.findall(text)
    # What is capitalised in the middle of a sentence somewhere is a name at its beginning too.
    usage = replace(usage, proper=usage.proper | _inside(words))
    if usage.language == "de":  # every noun has a capital
        german = find_german_names(text)
        usage = replace(usage, proper=german)
        words = [word if word in german or not word.istitle() else word.lower() for word in words]
    names: list[str] = []
    at = 0
    while at < len(words):
        end = _end_of_name(words, at, usage)
        if end > at:
            names.append(_without_possessive(" ".join(words[at:end])))
        at = max(end, at + 1)
    return tuple(dict.fromkeys(name for name in names if name))


def find_line_names(line: str, usage: Usage | None = None) -> tuple[str, ...]:
    """Returns the names of a line, whatever quotes and dashes it is set with."""
    return find_names(unicodedata.normalize("NFKC", straighten(line)), usage)


_DOUBLE = re.compile(r"[“„«]([^“”„«»]{1,2000}+)[”“»]|\"([^\"]{1,2000}+)\"")
_SINGLE = re.compile(
    r"(?<!\w)‘((?:[^‘’]|’(?=\w)){2,1000}?)’(?!\w)|(?<![\w'])'(?=[^\W\d_])((?:[^']|'(?=\w)){2,1000}?)'(?![\w'])"
)


def find_quotations(text: str) -> tuple[str, ...]:
    """Returns what stands inside double quotes, or single curly ones that are no apostrophes."""
    quotations = [(match.start(), match.group(1) or match.group(2)) for match in _DOUBLE.finditer(text)]
    spans = [(match.start(), match.end()) for match in _DOUBLE.finditer(text)]
    quotations += [
        (match.start(), match.group(1) or match.group(2))
        for match in _SINGLE.finditer(text)
        if not any(start < match.start() < end for start, end in spans)
    ]
    return tuple(quoted.strip() for _, quoted in sorted(quotations) if quoted.strip())


def _is_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word) and word[0].isalpha()


def _inside(words: list[str]) -> frozenset[str]:
    return frozenset(
        _without_possessive(word)
        for at, word in enumerate(words)
        if _is_capital(word) and not _begins(words, at)
    )


def _begins(words: list[str], at: int) -> bool:
    """Returns whether a word stands where every sentence has a capital."""
    before = words[at - 1] if at else "."
    return before[0] in _ENDS


def _is_ordinary(word: str) -> bool:
    return re.split(r"['’]", word.casefold())[0] in COMMON


def _is_name(words: list[str], at: int, usage: Usage) -> bool:
    word = words[at]
    if not _is_capital(word) or straighten(word).casefold() in _NO_NAMES:
        return False
    if (len(word) > 1 and any(letter.isupper() for letter in word[1:])) or word.endswith("."):
        return True  # NATO, McDonald, Jong-Un, U.S., iPhone
    if len(word) == 1:
        return False
    if _begins(words, at):
        return _begins_with_name(words, at, usage)
    # "World" of "World Trade Organization"; "Yes" of a headline stands alone.
    return not _is_ordinary(word) or _is_capital(words[at + 1] if at + 1 < len(words) else ".")


def _begins_with_name(words: list[str], at: int, usage: Usage) -> bool:
    """Returns whether a word that begins a sentence is a name: no ordinary word, or a name elsewhere."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if _is_ordinary(word):
        return word == "New" and _is_capital(following)  # "New York"
    bare = _without_possessive(word)
    if bare in usage.proper:
        return True
    if usage.language != "en":
        return _is_capital(following)  # which words are ordinary is known of English alone
    if bare.casefold() in usage.lower:
        return False
    if _is_capital(following):
        return True
    # "Gyms are closed", but "Belgians are"; "Long-term plans", "Aren't they".
    many = word.endswith("s") and not word.endswith("ans") and following in _PLURAL
    joined = "-" in straighten(word) and word[1:].islower()
    return bare != word or not (many or joined or word.endswith(("n't", "n’t")) or _looks_ordinary(word))


_PLURAL = frozenset({"are", "were", "have", "do", "don't", "don’t", "aren't", "aren’t", "weren't", "weren’t"})


def _looks_ordinary(word: str) -> bool:
    """Returns whether a word ends like an adverb, participle or plural: "Meanwhile", "Traveling", "Nations"."""
    return word.casefold().endswith(
        (
            *("ly", "ing", "ed", "tion", "tions", "ment", "ments", "ness", "ers", "ists", "ities", "ity"),
            *("ous", "ive", "ful", "less", "able", "ible", "ages", "ures", "ways", "ability"),
        )
    )


def _end_of_name(words: list[str], at: int, usage: Usage) -> int:
    if not _is_name(words, at, usage):
        return at
    end = at + 1
    while end < len(words):
        if (
            _is_capital(words[end])
            and straighten(words[end]).casefold() not in _NO_NAMES
            and not _ends_name(words[end - 1])
        ) or (
            words[end] == "."
            and len(words[end - 1]) == 1
            and end + 1 < len(words)
            and _is_capital(words[end + 1])
        ):
            end += 1
        elif (
            words[end] in {"of", "de", "van", "von", "&", "bin"}
            and end + 1 < len(words)
            and _is_capital(words[end + 1])
        ):
            end += 2
        else:
            break
    return end


def _ends_name(word: str) -> bool:
    """Returns whether a word is a possessive, after which another name begins."""
    return _without_possessive(word) != word


def _without_possessive(name: str) -> str:
    return re.sub(r"['’](?:s|S)?$", "", name)
