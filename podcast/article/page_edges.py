"""What surrounds a text that was pasted with its page: lines above the title, beside it, and below the text.

Known by place and shape: a menu's lines are short and follow each other, a title stands over a sentence or over the
line of authors, a site's name comes back in its notice of copyright.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from podcast.article.cleaning_rules import BACK_MATTER, NOISE
from podcast.article.extraction import ends, key
from podcast.article.pasted_points import is_titular
from podcast.article.rules import any_of
from podcast.article.signed_letters import says_letters
from podcast.article.top_matter import is_tool_row
from podcast.article.trimming import name_trimming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Block

_NOISE = any_of(NOISE)
_BACK_MATTER = any_of(BACK_MATTER, after=r"\s*:?")
_NOTICE = re.compile(r"©|\(c\)\s+\d{4}|\bcopyright\b|\brights\s+reserved\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
"""How the heading of a first section may begin, and hardly a title."""
_TITLE = 4
"""Words of most titles at least; lines of a menu have fewer."""
_STANDFIRST = 300
"""Characters of a standfirst at most."""
_PROSE = 25
"""Words of a paragraph of the text at least, where a page's own sentences are shorter."""
_SHORT = 40
"""Words of a notice of copyright at most."""
_BOTTOM = 15
"""Blocks at the end in which a site's notice of copyright stands."""
_REACH = 3
"""Lines between a title and the line of authors at most."""


def find_title(blocks: Sequence[Block], above: int) -> int | None:
    """Returns the index of the title among the lines with which a text begins; None where it begins with text.

    `above` lines stand above the first line of authors or day; 0 where there is none.
    """
    lines = list(takewhile(lambda block: is_line(block) or _is_menu(block), blocks))
    if not any(map(is_line, lines)) or len(blocks) < 2:
        return None
    notices = [key(block.text) for block in blocks[-_BOTTOM:] if _NOTICE.search(block.text)]
    used = {word[:5] for block in blocks if len(block.text.split()) >= _PROSE for word in _words(block.text)}
    scores = []
    for at, line in enumerate(lines):
        if not is_line(line):
            scores.append(-10)
            continue
        size, own = len(line.text.split()), _words(line.text)
        score = 2 * (size >= _TITLE)
        score += 2 * is_standfirst(blocks[at + 1 : at + 3])
        score -= 4 * bool(_NUMBERED.match(line.text))
        # Of two lines over text that nobody signed, the second is the heading of its first part.
        score += 3 * (at == 0 and len(lines) <= 2 and not above)
        score += 2 * (above - _REACH <= at < above)
        score += bool(own) and 2 * sum(word[:5] in used for word in own) >= len(own)
        score -= 4 * any(key(line.text) in notice for notice in notices)
        score -= line.text.isupper()
        # Over letters of readers, each of which has a heading.
        score += 4 * says_letters(line.text)
        scores.append(score)
    return max(range(len(lines)), key=scores.__getitem__)


def is_standfirst(blocks: Sequence[Block]) -> bool:
    """Returns whether the first of two blocks is a short sentence under a title: over more text, or over a line."""
    if len(blocks) < 2:
        return False
    first, second = blocks[:2]
    is_sentence = first.kind == "paragraph" and ends(first.text) and len(first.text) <= _STANDFIRST
    is_over = second.kind == "item" or is_titular(second.text) or len(second.text) > 1.5 * len(first.text)
    return is_sentence and is_over


def is_line(block: Block) -> bool:
    """Returns whether a block is a short line that ends no sentence."""
    return block.kind in ("paragraph", "heading") and is_titular(block.text)


def _is_menu(block: Block) -> bool:
    """Returns whether a block is a point of a menu: a word or a few."""
    return block.kind == "item" and len(block.text.split()) < _TITLE and not ends(block.text)


def find_furniture(blocks: Sequence[Block]) -> set[int]:
    """Returns the indices of lines between title and text that are none: buttons, names, figures of a player.

    Of two such lines, one below the other, the first heads nothing, unless it stands over a run of points.
    """
    top = list(takewhile(lambda at: not _is_text(blocks[at]), range(len(blocks))))
    lines = {at for at in top if is_line(blocks[at]) or blocks[at].kind == "item"}
    furniture = {at for at in lines if is_furniture(blocks[at])}
    rest = [at for at in top if at not in furniture]
    below = short_below = 0
    """How many lines stand in a row below, and how many of them are too short for points."""
    for at in reversed(rest):
        if not is_line(blocks[at]):
            below = short_below = 0
            continue
        is_short = len(blocks[at].text.split()) < _TITLE
        if is_short and below and (below < 2 or short_below):
            furniture.add(at)
        # The last of a run may be short: it is the heading of what comes next.
        short_below += is_short and below > 0
        below += 1
    return furniture


def find_end(blocks: Sequence[Block]) -> int:
    """Returns how many blocks there are down to the first line of the page's own below the text.

    Below the last paragraph, all from that line on is the page's: buttons, an address, notes on authors, ways on. Lines
    right above it, which end no sentence, are the same box's.
    """
    text = [at for at, block in enumerate(blocks) if _is_text(block) and not is_furniture(block)]
    first = max(text[-1] + 1 if text else 1, 1)
    end = next((at for at in range(first, len(blocks)) if is_furniture(blocks[at])), len(blocks))
    if end < len(blocks):
        while end > first and is_line(blocks[end - 1]):
            end -= 1
    return end


def is_furniture(block: Block) -> bool:
    """Returns whether a block is a line of a page's own, by its words."""
    text = block.text
    if len(text) > 400:
        return False
    return bool(
        _NOISE.match(text)
        or is_tool_row(text)
        or name_trimming(block)
        or (_NOTICE.search(text) and len(text.split()) <= _SHORT)
        or (is_line(block) and _BACK_MATTER.match(text))
    )


def _is_text(block: Block) -> bool:
    return len(block.text.split()) >= _PROSE and ends(block.text)


def _words(text: str) -> list[str]:
    """Returns the words of four letters or more of a text, in lower case."""
    return [word for word in key(text).split() if len(word) >= 4]
