"""Boxes that were pasted with a text: lines without a blank one between them that are a caption, links or an appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line
from podcast.article.likelihood import is_likelihood
from podcast.article.page_edges import is_furniture
from podcast.article.pasted_points import is_titular
from podcast.article.rules import any_of
from podcast.article.trimming_rules import CAPTIONS
from podcast.model import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

_CAPTION = any_of(CAPTIONS)
_MOST = 6
"""Lines of a box at most."""
_TEXT = 40
"""Words of a line that is text, whatever stands beside it."""
_BUTTON = 3
"""Words on a button at most."""


def name_box(group: Sequence[str]) -> str:
    """Returns what a group of lines is that is no text, or empty: a picture's text and caption, a box of the page's.

    A heading stands over text, and a short line below a sentence is none: it is a button, and what stands above it is
    its box.
    """
    lines = [line for raw in group if any(map(str.isalnum, line := one_line(raw)))]  # "×" closes a picture
    if len(lines) == 2 and _is_same_picture(*lines):
        return "caption"
    if not 2 <= len(lines) <= _MOST or any(len(line.split()) >= _TEXT for line in lines):
        return ""
    first, *inner, last = lines
    if is_titular(first) and len(lines) <= 3 and ("©" in last or _CAPTION.match(last)):
        return "caption"
    if all(map(is_titular, lines)):
        return "box of links" if is_furniture(Block("paragraph", first)) else ""
    is_button = is_titular(last) and len(last.split()) <= _BUTTON and not is_likelihood(last)
    has_sentence = any(map(ends, inner))
    if is_titular(first) and has_sentence and (is_button or is_furniture(Block("paragraph", last))):
        return "box with a button"
    return ""


def _is_same_picture(first: str, second: str) -> bool:
    """Returns whether two lines are a picture's text and its caption, which begins alike."""
    alike = 4 if "©" in second or not ends(first) else 8
    some, other = first.lower().split(), second.lower().split()
    return len(some) >= alike and some[:alike] == other[:alike]
