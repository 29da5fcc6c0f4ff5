"""Takes out what a publisher says to the reader beside the text: appeals, its own advertisements, notes on authors."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from podcast.article.author_names import is_person
from podcast.article.bylines import read_byline
from podcast.article.extraction import ends, key
from podcast.article.notes import NOTE, find_notes
from podcast.article.rules import any_of, name_of
from podcast.article.top_matter import BYLINE, common_words
from podcast.article.trimming_rules import APPEALS, CAPTIONS
from podcast.language.plain.sentences import split
from podcast.model import Omission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.extraction import Extract
    from podcast.model import Block

_APPEAL = any_of(APPEALS)
_CAPTION = any_of(CAPTIONS)
_SIGNS = re.compile(r"^\W+")
_SHORT = 45
"""Words of a paragraph that may be an appeal or a caption."""
_NOTE = 60
"""Words of a note on an author at most."""
_BYLINE = 20
"""Words of a line of authors and day at most."""
_SIGN_OFF = 8
"""Words of a line at most with which somebody signs alone."""
_SMALL = frozenset("of for the at and in".split())
_POINTER = re.compile(
    r"(?::|^(?:for|to)\s[^.!?]*\b(?:see|visit|go\s+to):?)\s\W{0,3}(?:https?://|www\.)\S+\s?\W?$",
    re.IGNORECASE,
)
"""How a line ends that sends readers elsewhere: "You find the whole list here: https://…"."""
_EDGE = 6
"""Blocks at the top of a document among which by-lines stand, and at its end among which notes on authors do."""


def trim(extract: Extract) -> Extract:
    """Returns the document without by-lines at its top, appeals, captions with a credit, and notes on its authors."""
    blocks = extract.document.blocks
    bylines = _find_bylines(blocks)
    signed = len(blocks) - _count_signatures(blocks)
    notes = find_notes([block.text for block in blocks], extract.document.authors)
    kept: list[Block] = []
    dropped: list[Omission] = []
    for index, block in enumerate(blocks):
        is_end = index >= len(blocks) - _EDGE
        because = BYLINE if index in bylines else name_trimming(block)
        if not because and index >= signed:
            because = "list of those who signed"
        if not because and index in notes:
            because = NOTE
        if not because and is_end and _is_note(block, extract.document.authors):
            because = "note on an author"
        if not because and is_end and _POINTER.search(block.text) and _is_short(block.text, _SHORT):
            because = "address to go on to"
        if because:
            dropped.append(Omission(block.text, because))
        else:
            kept.append(block)
    document = replace(extract.document, blocks=tuple(kept))
    return replace(extract, document=document, dropped=(*extract.dropped, *dropped))


def name_trimming(block: Block) -> str:
    """Returns the name of the rule by which a short block ends in an appeal or in a picture's credit, or empty."""
    if block.kind not in ("paragraph", "turn", "item", "heading") or not _is_short(block.text, _SHORT):
        return ""
    sentences = split(block.text)
    if not sentences or len(sentences) > 4:
        return ""
    last = _SIGNS.sub("", sentences[-1])
    caption = "" if block.kind == "item" else name_of(_CAPTION, CAPTIONS, block.text)
    return name_of(_APPEAL, APPEALS, last) or caption


def _count_signatures(blocks: Sequence[Block]) -> int:
    """Returns how many lines at the end are names with what their bearers do, right below text: who signed a letter.

    Names below a heading, or a line that leads to them, are what that says: winners, members.
    """
    names = list(takewhile(_is_signature, reversed(blocks)))
    if len(names) == 1 and len(blocks) > 1 and _is_sign_off(blocks[-1].text):
        return 1
    above = blocks[-len(names) - 1] if len(names) < len(blocks) else None
    is_below_text = above is not None and above.kind == "paragraph" and ends(above.text)
    return len(names) if len(names) > 1 and is_below_text else 0


def _is_sign_off(text: str) -> bool:
    """Returns whether a line is a name and for whom somebody works, and nothing else: "Ann Lee, The Daily Bridge"."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    return len(words) <= _SIGN_OFF and all(word[0].isupper() or word in _SMALL for word in words)


def _is_signature(block: Block) -> bool:
    name, comma, *_ = [*re.split(r"(,|\s\|\s)", block.text, maxsplit=1), ""]
    is_line = not ends(block.text) or _is_sign_off(block.text)
    return bool(comma) and _is_short(block.text, _BYLINE) and is_person(name) and is_line


def _find_bylines(blocks: Sequence[Block]) -> set[int]:
    """Returns the indices of lines of authors and day at the top; none where days are headings all through a text."""
    common = common_words(block.text for block in blocks)
    lines = {
        index
        for index, block in enumerate(blocks)
        if block.kind in ("paragraph", "heading")
        and _is_short(block.text, _BYLINE)
        and read_byline(block.text, common)
    }
    return lines if all(index < _EDGE for index in lines) else set()


def _is_note(block: Block, authors: tuple[str, ...]) -> bool:
    """Returns whether a block says in a few words who an author is."""
    if not _is_short(block.text, _NOTE):
        return False
    words = key(block.text)
    return any(words.startswith(f"{name} ") for name in map(key, authors))


def _is_short(text: str, words: int) -> bool:
    return len(text) <= 12 * words and len(text.split()) <= words
