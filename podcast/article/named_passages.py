"""Conversations in which each name stands on a line of its own, over what its bearer says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.speaker_turns import takes_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Block

_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-z][\w.’'-]*){0,3}")
_AGAIN = 2
"""How often a name comes, and how many names come so often, at least."""


def label_passages(blocks: Sequence[Block], above: Sequence[str] = ()) -> list[Block]:
    """Returns the blocks, what stands below a name as that person's turn; as they are where no people take turns.

    Two signs must agree: names come again in no fixed order, and two of them stand in full elsewhere in the text, or in
    what stands `above` it.
    """
    names = [_read_name(blocks, at) for at in range(len(blocks))]
    times = Counter(filter(None, names))
    texts = [block.text for block, name in zip(blocks, names, strict=True) if not name and ends(block.text)]
    known = {name for name, count in times.items() if count >= _AGAIN and _is_met(name, [*above, *texts])}
    if len(known) < _AGAIN or not takes_turns([[name for name in names if name]]):
        return list(blocks)
    label = ""
    result: list[Block] = []
    for block, name in zip(blocks, names, strict=True):
        if name:
            label = name
        elif block.kind == "heading":
            label = ""
            result.append(block)
        else:
            is_own = bool(label) and block.kind in ("paragraph", "item")
            result.append(replace(block, kind="turn", label=label) if is_own else block)
    return result


def _read_name(blocks: Sequence[Block], at: int) -> str:
    """Returns the name that a line over text consists of, or empty."""
    block, after = blocks[at], blocks[at + 1 : at + 2]
    text = block.text.rstrip(" :")
    is_over = bool(after) and after[0].kind in ("paragraph", "item", "quote") and ends(after[0].text)
    is_line = block.kind in ("heading", "paragraph", "item") and not ends(block.text)
    return text if is_line and is_over and _NAME.fullmatch(text) else ""


def _is_met(name: str, texts: Sequence[str]) -> bool:
    """Returns whether a name stands in a text, with a first name before it where it is one word."""
    words = re.escape(name) if " " in name else rf"[^\W\d_a-z]\w+\s+{re.escape(name)}"
    pattern = re.compile(rf"\b{words}\b", re.IGNORECASE if name.isupper() else 0)
    return any(map(pattern.search, texts))
