"""What a script may hold, in one place for the parser, the formatter and the tests.

A Script is valid, and then `parse(form(script)) == script`, when

- every text but a comment's is folded: no white space but single spaces between words; the titles of script
  and chapters, passages, footnotes, and both sides of `say` are not empty;
- nothing holds a character that CONTROL matches;
- there are one to MAX_HOSTS hosts whose names NAME matches, different also without capitals, and whose voices
  are what `Voice.parse` gives, the second none or another; a word of `say` stands once and has up to MAX_KEY
  characters;
- there is a chapter; a line's host is one of the hosts; every passage but a line's last has citations;
- labels match LABEL, are defined once, and every label that is cited is defined;
- delivery is what `delivery` lets through, a pause lasts 1 to MAX_PAUSE_MS, music is one of PIECES;
- a comment's text is stripped and has no `-->`.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_SIZE = 2_000_000
"""Characters of a whole script: some thirty hours of talk."""
MAX_FRONT = 64_000
"""Characters of the front matter."""
MAX_HOSTS = 3
MAX_PAUSE_MS = 10_000
MAX_KEY = 80
"""Characters of a host's name or a word of `say`; YAML reads no key over 1024, escapes counted."""

KEYS = ("title", "source", "author", "date", "language", "summary", "rights", "hosts", "say")
"""Of the front matter, in canonical order."""
MAPPINGS = ("hosts", "say")
DIRECTIVES = ("music", "sting", "pause")
PIECES = ("intro", "bed", "outro")
CLOSING = ".,;:!?)]”’"
"""What may follow a citation without a space; `model.join` sets no space before these."""

Fault = tuple[int, str]
"""What is wrong: (line of the file, message that says the mend)."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Neither speech, XML nor UTF-8 has a use for these."""
NAME = re.compile(rf"[^\s*:()\[\]<>\\_`](?:[^*:()\[\]<>\\_`]{{0,{MAX_KEY - 2}}}[^\s*:()\[\]<>\\_`])?")
LABEL = re.compile(r"[\w.-]{1,40}")

_AMOUNT = re.compile(r"([+-])(\d{1,3})(%|Hz)")
_REACH = {
    ("rate", "%"): (-50, 100),
    ("pitch", "%"): (-50, 100),
    ("pitch", "Hz"): (-200, 200),
    ("volume", "%"): (-90, 100),
}
"""Beyond these no voice is speech any more, and -100% would be none."""


def folded(text: str) -> str:
    """The text with every run of white space made one space, none at its ends."""
    return " ".join(text.split())


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean X?`, or which there are when none is near."""
    names = list(known)
    folds = {name.casefold(): name for name in names}
    # difflib is quadratic in the length of what it compares.
    near = difflib.get_close_matches(word[:MAX_KEY].casefold(), folds, n=1)
    if near:
        return f"; did you mean `{folds[near[0]]}`?"
    return f"; there is {', '.join(f'`{name}`' for name in names)}" if names else ""


def delivery(key: str, amount: str) -> str:
    """What is wrong with a value of `rate`, `pitch` or `volume`; empty when nothing is."""
    match = _AMOUNT.fullmatch(amount)
    reach = _REACH.get((key, match[3])) if match else None
    if match is None or reach is None:
        units = "`+10%` or `-2Hz`" if key == "pitch" else "`+10%` or `-10%`"
        return f"`{key} {amount}` is not understood: write {units}"
    low, high = reach
    if not low <= int(match[1] + match[2]) <= high:
        return f"`{key} {amount}` is out of reach: {low:+}{match[3]} to {high:+}{match[3]}"
    return ""
