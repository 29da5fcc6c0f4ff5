"""Takes out what a publisher says to the reader beside the text: appeals, its own advertisements, notes on authors."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.article.extraction import key
from podcast.article.rules import any_of
from podcast.article.trimming_rules import APPEALS, CAPTIONS
from podcast.language.plain.sentences import split

if TYPE_CHECKING:
    from podcast.article.extraction import Extract
    from podcast.model import Block

_APPEAL = any_of(APPEALS)
_CAPTION = any_of(CAPTIONS)
_SIGNS = re.compile(r"^\W+")
_SHORT = 45
"""Words of a paragraph that may be an appeal or a caption."""
_NOTE = 60
"""Words of a note on an author at most."""
_EDGE = 6
"""Blocks at the end of a document among which notes on authors stand."""


def trim(extract: Extract) -> Extract:
    """Returns the document without appeals, captions with a credit, and notes on its authors at the end."""
    blocks = extract.document.blocks
    kept = [
        block
        for index, block in enumerate(blocks)
        if not (
            is_trimming(block) or (index >= len(blocks) - _EDGE and _is_note(block, extract.document.authors))
        )
    ]
    return replace(extract, document=replace(extract.document, blocks=tuple(kept)))


def is_trimming(block: Block) -> bool:
    """Returns whether a short block ends in an appeal or in the credit of a picture."""
    if block.kind not in ("paragraph", "item", "heading") or not _is_short(block.text, _SHORT):
        return False
    sentences = split(block.text)
    if not sentences or len(sentences) > 4:
        return False
    last = _SIGNS.sub("", sentences[-1])
    return bool(_APPEAL.match(last) or (block.kind != "item" and _CAPTION.match(block.text)))


def _is_note(block: Block, authors: tuple[str, ...]) -> bool:
    """Returns whether a block says in a few words who an author is."""
    if not _is_short(block.text, _NOTE):
        return False
    words = key(block.text)
    return any(words.startswith(f"{name} ") for name in map(key, authors))


def _is_short(text: str, words: int) -> bool:
    return len(text) <= 12 * words and len(text.split()) <= words
