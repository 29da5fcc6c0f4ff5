"""What no listener should hear: strings that people marked, and by its shape what is no text in any article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Script

BEGINNING = 8
"""Words of a marked string by which it is known when it is spoken."""
_DATELINE = r"^[A-Z][A-Z .’'-]{3,}(?:, [A-Z][\w.]+)?(?: \([^)]*\))?,? ?(?:[A-Z][a-z]+\.? \d{1,2}\b|--|—|–)"
_ADDRESS = r"https?://|\bwww\.|\w@\w+\.\w{2,}|\b\w+\.(?:com|org|net)/\w"
_PICTURE = r"\b(?:photo(?:graph)?|image|picture|illustration|video|portrait)s?(?: (?:by|credit|courtesy|provided)\b|:)"
_LINK = r"^(?:related|read (?:more|also|next)|see also|more|further reading|don['’]t miss)\s*:"
_CLICK = (
    r"\bclick (?:here|on the)\b|\b(?:read|see) (?:more|also) (?:here|below|about)\b|\bscroll (?:down|up)\b"
)
_APPEAL = r"\b(?:sign up|subscribe) (?:for|to) (?:our|the|my)\b|\b(?:follow|join) us\b|\bour newsletter\b"
_SHOP = (
    r"\bpromo(?:tional)? code\b|\buse code\b|\baffiliate links?\b|\bcookie policy\b|\ball rights reserved\b|©"
)
SHAPES = (
    # A name; the shape in a sentence; an example.
    ("dateline", _DATELINE, "PORT ELLEN, March 3, 7 a.m., The ferry is back."),
    ("address", _ADDRESS, "See www.example.org/ferry for more."),
    ("handle", r"(?<![\w.])@\w{3,}", "Thanks, @ferryman42!"),
    ("credit", rf"{_PICTURE}|^credit:|\bgetty images\b|^(?:watch|listen): ", "Photo by Ana Ruiz."),
    ("link", rf"{_LINK}|{_CLICK}|\bback to top\b", "Related: Ten ferries to take before you die."),
    ("appeal", rf"{_APPEAL}|{_SHOP}|\bleave a comment\b", "Sign up for our newsletter."),
    ("byline", r"^By [A-Z][\w’'.-]+ [A-Z][\w’'.-]+[,.]?(?: [A-Z][a-z]+ \d.*)?$", "By Ana Ruiz, March 3."),
    ("code", r"\w\(\)|[{}<>]|::|==|;\s*$", "Call open_gate() first."),
)
_CAPITALS_COUNT = ("dateline", "byline")


def find_junk(marked: Iterable[str], script: Script, sentences: Iterable[str]) -> list[str]:
    """Returns the junk that a script speaks: marked strings, and sentences that have the shape of junk."""
    text = fold(" ".join(line.text for line in script.lines))
    strings = [string for string in marked if " ".join(fold(string).split()[:BEGINNING]) in text]
    by_shape = [
        f"{name}: {sentence}"
        for sentence in sentences
        for name, shape, _ in SHAPES
        if re.search(shape, sentence, 0 if name in _CAPITALS_COUNT else re.IGNORECASE)
    ]
    return [*strings, *by_shape]
