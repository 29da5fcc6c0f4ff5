"""What an author says of himself, reported: "I came for the wine" → "The author came for the wine"."""

from __future__ import annotations

import re
from itertools import pairwise

from podcast.language.grammar.parts_of_speech import Token, tag_words

_PLURAL = re.compile(r"\b(?:we|us|our|ours|ourselves|myself|mine)\b", re.IGNORECASE)
_MOST = 2
"""Times that a sentence may name the author; one that does so more often is quoted."""
_BE = {"am": "is", "'m": "is", "have": "has", "'ve": "has", "do": "does", "were": "was"}


def reported(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a sentence in the third person; empty when that is not sure to come out right."""
    text = " ".join(parts)
    if _PLURAL.search(text) or "“" in text:
        return ()
    if re.search(r"\b(?:and|or|but) (?:\w+ly )?(?=\w)", text) and _coordinates(text):
        return ()
    mine = [token for token in tag_words(text) if token.word in ("i", "me", "my")]
    if not 0 < len(mine) <= _MOST:
        return ()
    told = tuple(_told(part) for part in parts)
    return told if all(told) else ()


def _coordinates(text: str) -> bool:
    """Whether a second verb in the present hangs on the same "I"."""
    tokens = tag_words(text)
    return any(
        one.tag == "CJC" and other.tag in ("VVB", "VHB", "VDB", "VBB", "NN1", "VVI")
        for one, other in pairwise(tokens)
    )


def _told(part: str) -> str:
    tokens = tag_words(part)
    pieces: list[str] = []
    end = 0
    for place, token in enumerate(tokens):
        said = _said(tokens, place)
        if said is None:
            return ""
        if said != token.text:
            before = part[end : token.start]
            gap = " " if before == "" and pieces else before
            pieces += [gap, said]
            end = token.end
            continue
        pieces.append(part[end : token.end])
        end = token.end
    text = "".join([*pieces, part[end:]])
    return text[:1].upper() + text[1:]


def _said(tokens: tuple[Token, ...], place: int) -> str | None:
    """A token in the third person; None when its verb cannot be told."""
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
    told = {"VVB": _third(token.word), "VVI": _third(token.word)}
    return told.get(token.tag, token.text if token.tag in _TOLD_ALIKE else None)


_TOLD_ALIKE = ("VVD", "VBD", "VHD", "VDD", "VM0", "VVN")


def _third(verb: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"
