"""A stretch of a sentence with changes: words cut out, replaced or put in, by their places in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

ADDING = (
    *(
        "And",
        "Also",
        "Meanwhile",
        "In addition",
        "Additionally",
        "Moreover",
        "Furthermore",
        "Then",
        "Besides",
    ),
    *(
        "Similarly",
        "Likewise",
        "Indeed",
        "Of course",
        "In fact",
        "For example",
        "For instance",
        "In particular",
    ),
)
"""Words at a sentence's beginning that only add it to the one before: it can be said without them."""
ANSWER = re.compile(
    r"Answer: (?:(?:[a-e]\b|[A-E](?=[).:]))(?:(?:--|,)? ?(?:or|and) [a-e]\b)*[.):]?|(?i:true|false)\b[.:]?)"
    r"\s*(?=[A-Z“\"]|$)"
)
"""The letter of an answer before what is to know: «Answer: c. The gauge shows both.»"""
_END = re.compile(r"[.!?…][”\"’')]*$")
"""How a sentence ends: «“Nobody asked.”»"""
_COMMA_INSIDE = re.compile(r",([”\"])$")
"""A comma that stood before the rest of a sentence: «They sang “To the Shores of Corrow,”»"""


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for the characters from `start` to `stop` of a text; empty to cut them."""

    start: int
    stop: int
    words: str = ""


def apply_edits(text: str, start: int, stop: int, edits: tuple[Edit, ...] | list[Edit]) -> str:
    """Returns the text from `start` to `stop` with the edits that lie in it; of two that overlap the first counts."""
    pieces: list[str] = []
    at = start
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.stop)):
        if edit.start < at or edit.stop > stop:
            continue
        pieces += [text[at : edit.start], edit.words]
        at = edit.stop
    return tidy("".join([*pieces, text[at:stop]]))


def tidy(text: str) -> str:
    """Returns a text without double spaces and commas, and marks that follow words directly."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([,;:!?]|\.(?!\w))", r"\1", text)  # "a .zip file" keeps its space
    text = re.sub(r"!(?=[,;:])", "", text)  # "a song, Row Home!: The Ballad of a Clerk" goes on
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",([.;:!?]| – )", r"\1", text)
    text = re.sub(r"(?<=\w\.)\.$", "", text)  # "made by Harrow Co. (HCO)."
    return text.strip(" ,;:–—-")


def possessive(name: str) -> str:
    """Returns a name as what is its own goes behind it: "Lee’s", "Keys’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def as_sentence(text: str) -> str:
    """Returns a text that begins with a capital letter and ends as a sentence does."""
    text = tidy(text)
    if not text:
        return ""
    if not re.match(r"[a-z]+[A-Z]", text):
        at = next((at for at, letter in enumerate(text) if letter.isalnum()), 0)
        text = text[:at] + text[at].upper() + text[at + 1 :]
    text = _COMMA_INSIDE.sub(r".\1", text)
    return text if _END.search(text) else f"{text}."


def inside_sentence(text: str, *, is_name: bool) -> str:
    """Returns a text as it goes on inside a sentence: with a small first letter, but for names and “I”."""
    first = text.split(" ", 1)[0]
    if (
        is_name
        or first in ("I", "I’m", "I'm")
        or first.startswith(("I’", "I'"))
        or any(c.isupper() for c in first[1:])
    ):
        return text
    return text[:1].lower() + text[1:]
