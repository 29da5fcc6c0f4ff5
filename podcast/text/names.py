"""Proper names and quotations of a text, and whether another text holds them."""

from __future__ import annotations

import re
import unicodedata

from podcast.text.fold import fold, plain
from podcast.text.wordlists import COMMON

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\n+|[^\W\d_a-z]\.(?= ?[^\W\d_a-z])|[^\W\d_](?:[\w&]|['’‘\-‐‑–](?=\w))*|\S"
)
_LINKS = frozenset(
    {
        "of",
        "the",
        "and",
        "de",
        "da",
        "del",
        "der",
        "den",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "al",
        "for",
        "&",
    }
)
_ENDS = frozenset('.!?:;"“”‘•—–-*(\n')
_NO_NAMES = frozenset({"i", "i'm", "i'd", "i've", "i'll", "mr", "mrs", "ms", "dr", "ok"})


def names(text: str) -> tuple[str, ...]:
    """Proper names in order, each once: "Kim Jong-un", "World Trade Organization", "NATO", "U.S."."""
    words = _WORD.findall(text)
    # What is capitalised in the middle of a sentence somewhere is a name at its beginning too.
    inside = {word for at, word in enumerate(words) if _is_capital(word) and not _begins(words, at)}
    found: list[str] = []
    at = 0
    while at < len(words):
        end = _end_of_name(words, at, inside)
        if end > at:
            found.append(_without_possessive(" ".join(words[at:end])))
        at = max(end, at + 1)
    return tuple(dict.fromkeys(name for name in found if name))


def unsupported(line: str, evidence: str) -> tuple[str, ...]:
    """Names of a line with a word that the evidence lacks; possessive and plural make no difference."""
    held = {
        form
        for word in _WORD.findall(fold(evidence))
        for part in (word, *_parts(word))
        for form in _forms(part)
    }
    return tuple(
        name
        for name in names(unicodedata.normalize("NFKC", plain(line)))
        if not all(_is_held(word, held) for word in _WORD.findall(fold(name)) if word[0].isalpha())
    )


def _is_held(word: str, held: set[str]) -> bool:
    """Whether a word, or every part of a compound, is among the words of the evidence."""
    if word in _LINKS or held & _forms(word):
        return True
    parts = _parts(word)
    return len(parts) > 1 and all(held & _forms(part) for part in parts)


_DOUBLE = re.compile(r"[“„«]([^“”„«»]{1,2000}+)[”“»]|\"([^\"]{1,2000}+)\"")
_SINGLE = re.compile(r"(?<!\w)‘((?:[^‘’]|’(?=\w)){2,1000}?)’(?!\w)")


def quotations(text: str) -> tuple[str, ...]:
    """What stands inside double quotes, or single curly ones that are no apostrophes."""
    found = [(match.start(), match.group(1) or match.group(2)) for match in _DOUBLE.finditer(text)]
    spans = [(match.start(), match.end()) for match in _DOUBLE.finditer(text)]
    found += [
        (match.start(), match.group(1))
        for match in _SINGLE.finditer(text)
        if not any(start < match.start() < end for start, end in spans)
    ]
    return tuple(quoted.strip() for _, quoted in sorted(found) if quoted.strip())


def _is_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word) and word[0].isalpha()


def _begins(words: list[str], at: int) -> bool:
    """Whether a word stands where every sentence has a capital."""
    before = words[at - 1] if at else "."
    return before[0] in _ENDS


def _is_ordinary(word: str) -> bool:
    return re.split(r"['’]", word.casefold())[0] in COMMON


def _is_name(words: list[str], at: int, inside: set[str]) -> bool:
    word = words[at]
    if not _is_capital(word) or plain(word).casefold() in _NO_NAMES:
        return False
    if (len(word) > 1 and any(letter.isupper() for letter in word[1:])) or word.endswith("."):
        return True  # NATO, McDonald, Jong-Un, U.S., iPhone
    if len(word) == 1:
        return False
    if _begins(words, at):
        return _begins_with_name(words, at, inside)
    # "World" of "World Trade Organization"; "Yes" of a headline stands alone.
    return not _is_ordinary(word) or _is_capital(words[at + 1] if at + 1 < len(words) else ".")


def _begins_with_name(words: list[str], at: int, inside: set[str]) -> bool:
    """A capital at the beginning of a sentence is a name when it is no ordinary word, or is one elsewhere."""
    word = words[at]
    if _is_ordinary(word):
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    return (
        word in inside
        or _is_capital(following)
        or _without_possessive(word) != word
        or not _looks_ordinary(word)
    )


def _looks_ordinary(word: str) -> bool:
    """Adverbs, participles and plurals that begin sentences: "Meanwhile", "Traveling", "Nations"."""
    return word.casefold().endswith(
        ("ly", "ing", "ed", "tion", "tions", "ment", "ments", "ness", "ers", "ists", "ities", "ity")
    )


def _end_of_name(words: list[str], at: int, inside: set[str]) -> int:
    if not _is_name(words, at, inside):
        return at
    end = at + 1
    while end < len(words):
        if (
            _is_capital(words[end])
            and plain(words[end]).casefold() not in _NO_NAMES
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
    """After a possessive another name begins."""
    return _without_possessive(word) != word


def _without_possessive(name: str) -> str:
    return re.sub(r"['’](?:s|S)?$", "", name)


def _parts(word: str) -> list[str]:
    return [part for part in re.split(r"[-&]", word) if part]


def _forms(word: str) -> set[str]:
    """Writings of one word that say the same."""
    bare = re.sub(r"'s?$", "", word.replace(".", ""))
    stem = bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare
    return {bare, stem, f"{bare}s"} - {"", "s"}
