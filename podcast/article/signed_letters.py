"""Letters of several readers on one page: whose each is, by the line that signs it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.article.author_names import is_person, once, split_names
from podcast.article.extraction import ends, key
from podcast.model import Omission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.extraction import Extract
    from podcast.model import Block

_LETTERS = re.compile(
    r"\b(?:letters|leserbriefe?|readers\s+write|your\s+(?:letters|views|say)|courrier\s+des\s+lecteurs)\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(r"\bnames?\b.*\b(?:withheld|supplied)\b", re.IGNORECASE)
_SIGNED = 2
"""Letters on a page, at least."""
_WORDS = 10
"""Words of a line that signs a letter at most."""


def says_letters(text: str) -> bool:
    """Returns whether a title says that letters of readers stand below it."""
    return bool(_LETTERS.search(text)) and len(text.split()) <= 2 * _WORDS


def signs(line: str, authors: Sequence[str]) -> bool:
    """Returns whether a line begins with the name of an author, and has no more than a place behind it."""
    words = f"{key(line)} "
    is_short = len(line.split()) <= _WORDS and not ends(line)
    return is_short and any(words.startswith(f"{key(name)} ") for name in authors)


def sign_letters(extract: Extract) -> Extract:
    """Returns the document, on a page of letters each paragraph as a turn of whoever signed it below.

    Two signs must agree: the title, or the page, says that there are letters, and two at least are signed.
    """
    document = extract.document
    if not any(map(says_letters, (document.title, *document.kinds_stated))):
        return extract
    signers = [_read_signer(document.blocks, at, document.authors) for at in range(len(document.blocks))]
    if sum(bool(signer) for signer in signers) < _SIGNED:
        return extract
    label = ""
    blocks: list[Block] = []
    signatures: list[Omission] = []
    # From below, where each letter's writer is named.
    for block, signer in zip(reversed(document.blocks), reversed(signers), strict=True):
        if signer is not None:
            label = signer
            signatures.append(Omission(block.text, "line that signs a letter"))
        elif block.kind == "heading":
            blocks.append(block)
            label = ""
        else:
            is_own = bool(label) and block.kind == "paragraph"
            blocks.append(replace(block, kind="turn", label=label) if is_own else block)
    writers = once(signer for signer in signers if signer)
    authors = document.authors if len(document.authors) > 1 else writers
    document = replace(document, blocks=tuple(reversed(blocks)), authors=authors)
    return replace(extract, document=document, dropped=(*extract.dropped, *reversed(signatures)))


def _read_signer(blocks: Sequence[Block], at: int, authors: Sequence[str]) -> str | None:
    """Returns who signs a letter with a block; empty for a place or for nobody; None where it is no such line.

    A signature stands right below text; in pasted text it looks like a heading.
    """
    if not (at and _is_line(blocks[at])):
        return None
    above, after = blocks[at - 1], blocks[at + 1 : at + 2]
    if not _is_line(above):
        name = _name_of(blocks[at].text, authors)
        return name if name or _WITHHELD.search(blocks[at].text) else None
    # "Hull", below the name, and no heading.
    is_last = not after or _is_line(after[0])
    return "" if is_last and _read_signer(blocks, at - 1, authors) else None


def _is_line(block: Block) -> bool:
    is_short = block.kind in ("paragraph", "heading") and len(block.text.split()) <= _WORDS
    return is_short and not ends(block.text)


def _name_of(line: str, authors: Sequence[str]) -> str:
    """Returns the name with which a line begins: of somebody known, or up to a comma or a dash."""
    words = f"{key(line)} "
    known = next((name for name in authors if words.startswith(f"{key(name)} ")), "")
    first = re.split(r"\s*[,|•·(]\s*|\s+[–—-]\s+", line.lstrip("—–- "))[0]
    names = split_names(first)
    return known or (names[0] if len(names) == 1 and is_person(names[0]) else "")
