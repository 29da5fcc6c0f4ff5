"""What an author says of himself, reported: "I came for the wine" → "The author came for the wine"."""

from __future__ import annotations

import re
from itertools import pairwise

from podcast.language.grammar.parts_of_speech import TaggedWord, tag_words

_PLURAL = re.compile(r"\b(?:we|us|our|ours|ourselves|myself|mine)\b", re.IGNORECASE)
"""An author who is not alone: «We have never seen it.»"""
_MOST = 2
"""Times that a sentence may name the author; one that does so more often is quoted."""
_BE = {"am": "is", "'m": "is", "have": "has", "'ve": "has", "do": "does", "were": "was"}


def in_third_person(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the parts of a sentence in the third person; empty when that is not sure to come out right."""
    text = " ".join(parts)
    if _PLURAL.search(text) or "“" in text:
        return ()
    if re.search(r"\b(?:and|or|but) (?:\w+ly )?(?=\w)", text) and _coordinates(text):
        return ()
    mine = [token for token in tag_words(text) if token.word in ("i", "me", "my")]
    if not 0 < len(mine) <= _MOST:
        return ()
    reported = tuple(_reported(part) for part in parts)
    return reported if all(reported) else ()


def _coordinates(text: str) -> bool:
    """Whether a second verb in the present hangs on the same "I"."""
    tokens = tag_words(text)
    return any(
        token.tag == "CJC" and after.tag in ("VVB", "VHB", "VDB", "VBB", "NN1", "VVI")
        for token, after in pairwise(tokens)
    )


def _reported(part: str) -> str:
    """A part of a sentence in the third person; empty when one of its verbs cannot be put so."""
    tokens = tag_words(part)
    pieces: list[str] = []
    end = 0
    for place, token in enumerate(tokens):
        word = _third_person(tokens, place)
        if word is None:
            return ""
        gap = part[end : token.start]
        # "I've" is two tokens without a space between them.
        pieces += [" " if word != token.text and pieces and not gap else gap, word]
        end = token.end
    text = "".join([*pieces, part[end:]])
    return text[:1].upper() + text[1:]


def _third_person(tokens: tuple[TaggedWord, ...], place: int) -> str | None:
    """A token in the third person; None for a verb that cannot be put so."""
    token = tokens[place]
    if token.word in ("i", "me", "my"):
        return "the author’s" if token.word == "my" else "the author"
    before = place - 1
    while before >= 0 and tokens[before].tag in ("AV0", "XX0"):
        before -= 1
    if before < 0 or tokens[before].word != "i" or token.tag in ("AV0", "XX0", "PUN"):
        return token.text
    if token.word in _BE:
        return _BE[token.word]
    if "'" in token.word:
        return None
    if token.tag in ("VVB", "VVI"):
        return _with_s(token.word)
    return token.text if token.tag in _SAME_FOR_ALL else None


_SAME_FOR_ALL = ("VVD", "VBD", "VHD", "VDD", "VM0", "VVN")
"""Tags of verb forms that are the same in the first and the third person."""


def _with_s(verb: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"
