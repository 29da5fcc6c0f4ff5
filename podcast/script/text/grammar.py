"""What a script may hold, in one place for the parser, the formatter and the tests.

A Script is valid, and then `parse_script(format_script(script)) == script`, when

- every text but a comment's is folded: no white space but single spaces between words; the titles of script
  and chapters, passages, footnotes, and both sides of `say` are not empty;
- nothing holds a character that CONTROL matches;
- there are one to MAX_HOSTS hosts whose names HOST_NAME matches, different also without capitals, and whose voices
  are what `Voice.parse` gives, the second none or another; a word of `say` stands once and has up to MAX_KEY
  characters;
- there is a chapter; a line's host is one of the hosts; every passage but a line's last has citations;
- labels match LABEL, are defined once, and every label that is cited is defined;
- delivery is what `check_delivery` lets through, a pause lasts 1 to MAX_PAUSE_MS, music is one of PIECES;
- a season is 0 to 9999, a number 0 to 99999 and 0 of all that are not full episodes, `display` has up to
  MAX_DISPLAY characters; a guest's name stands once and has up to MAX_NAME characters, its link, where there is one,
  is an address; a kind is one of KINDS; links and pictures, where there are any, are what `check_link` and
  `check_picture` let through; a soundbite lasts what SOUNDBITE_MS says, its title is one that
  `check_soundbite_title` lets through; `extra` holds whole elements of XML;
- a comment's text is stripped and has no `-->`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from podcast import suggest, urls
from podcast.contract import NAME_LENGTH
from podcast.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_SIZE = 2_000_000
"""Characters of a whole script: some thirty hours of talk."""
MAX_FRONT = 64_000
"""Characters of the front matter."""
MAX_HOSTS = 3
MAX_PAUSE_MS = 10_000
MAX_KEY = NAME_LENGTH
"""Characters of a host's name or a word of `say`."""

SOUNDBITE_MS = (15_000, 120_000)
"""The shortest and the longest soundbite that apps take."""
MAX_SOUNDBITE_TITLE = 128
MAX_DISPLAY = 32
MAX_NAME = 128
MAX_LINK = 2000
MAX_PICTURE = 240
"""Characters of a picture's path."""

KEYS = (
    *("title", "source", "source_link", "source_title", "author", "date", "language"),
    *("season", "number", "display", "type", "explicit", "image", "theme"),
    *("summary", "rights", "extra", "hosts", "guests", "say"),
)
"""Keys of the front matter, in canonical order."""
MAPPINGS = ("hosts", "guests", "say")
KINDS = get_args(Kind)
DIRECTIVES = ("music", "sting", "pause", "link", "image", "soundbite")
IN_LINES = ("music", "sting", "pause")
"""Those that are a mistake wherever else they stand; articles have brackets of the other names (`[Image: AFP]`)."""
PIECES = ("intro", "bed", "outro")
CLOSING = ".,;:!?)]”’"
"""What may follow a citation without a space; `model.join` sets no space before these."""

Fault = tuple[int, str]
"""What is wrong: (line of the file, message that says the mend)."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Neither speech, XML nor UTF-8 has a use for these."""
LABEL = re.compile(r"[\w.-]{1,40}")

_AMOUNT = re.compile(r"([+-])(\d{1,3})(%|Hz)")
_REACH = {
    ("rate", "%"): (-50, 100),
    ("pitch", "%"): (-50, 100),
    ("pitch", "Hz"): (-200, 200),
    ("volume", "%"): (-90, 100),
}
"""Beyond these no voice is speech any more, and -100% would be none."""


def fold_space(text: str) -> str:
    """Returns the text with every run of white space made one space, none at its ends."""
    return " ".join(text.split())


def suggest_name(word: str, known: Iterable[str]) -> str:
    """Returns `; did you mean X?`, or which names there are when none is near."""
    names = list(known)
    if near := suggest.nearest(word[:MAX_KEY], names):
        return f"; did you mean `{near[0]}`?"
    return f"; there is {', '.join(f'`{name}`' for name in names)}" if names else ""


def check_link(text: str) -> str:
    """Returns what is wrong with a chapter's link; empty when nothing is."""
    if len(text) > MAX_LINK or set(text) & set(" []") or not urls.ascii_url(text):
        return f"`{text[:40]}` is no address: write `[link: https://example.org/page]`"
    return ""


def check_picture(text: str) -> str:
    """Returns what is wrong with the path of a picture; empty when nothing is."""
    outside = text.startswith(("/", "~")) or ".." in text.split("/")
    if outside or not text or len(text) > MAX_PICTURE or set(text) & set("\\:[]"):
        return (
            f"`{text[:40]}` is no picture in the show's folder: put it there, and write its path from there, "
            "as in pictures/gauge.jpg"
        )
    return ""


def check_soundbite_title(text: str) -> str:
    """Returns what is wrong with the title of a soundbite; empty when nothing is."""
    if len(text) > MAX_SOUNDBITE_TITLE or set(text) & set("[]"):
        return f"a soundbite's title has at most {MAX_SOUNDBITE_TITLE} characters and no brackets: shorten it"
    return ""


def check_delivery(key: str, amount: str) -> str:
    """Returns what is wrong with a value of `rate`, `pitch` or `volume`; empty when nothing is."""
    match = _AMOUNT.fullmatch(amount)
    reach = _REACH.get((key, match[3])) if match else None
    if match is None or reach is None:
        units = "`+10%` or `-2Hz`" if key == "pitch" else "`+10%` or `-10%`"
        return f"`{key} {amount}` is not understood: write {units}"
    low, high = reach
    if not low <= int(match[1] + match[2]) <= high:
        return f"`{key} {amount}` is out of reach: {low:+}{match[3]} to {high:+}{match[3]}"
    return ""
