"""Plain text → Document: headings, items and paragraphs are known by their shape alone."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile, zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING

from podcast.article.cleaning_rules import NOISE
from podcast.article.extraction import Extract, ends, one_line
from podcast.article.pasted_points import is_titular, with_points
from podcast.article.rules import any_of
from podcast.article.top_matter import is_tool_row, take_top_matter
from podcast.article.trimming import name_trimming
from podcast.model import Block, Document, Omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.article.source import RawSource
    from podcast.model import BlockKind

_BULLET = re.compile(r"\s*(?:[•‣◦▪●∙·*–—-]|\(?\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*([-=_*~#])(?:\s*\1){2,}\s*$")
_FRAMED = re.compile(r"^\s*([+*=~#–-])\1+\s*(\S.*?\S)\s*\1{2,}\s*$")
"""A line between rows of signs: `+++ Advertisement +++`."""
_LAYOUT_NOTE = re.compile(r"\[[^\[\]]{3,300}\]")
"""A note on what a page shows here: `[Photo: The bridge at dawn]`."""
_NOISE = any_of(NOISE)
_LINKS = any_of(rule for rule in NOISE if rule.name == "heading over links")
_TITLE = 5
"""Words of a title at least, where lines above it are none."""
_WRAP = range(40, 101)
"""Widths at which people and programs wrap lines, in characters."""


def extract(source: RawSource) -> Extract:
    """Returns title, author and day, perhaps a standfirst, then headings, items and paragraphs."""
    dropped: list[Omission] = []
    top = take_top_matter(list(_groups(source.text, dropped)))
    groups = [group for group in top.groups if not _is_caption(group, dropped)]
    is_wrapped = _is_wrapped(groups)
    blocks = [block for group in groups for block in _blocks(group, is_wrapped=is_wrapped)]
    end = _find_end(blocks)
    dropped += [*top.dropped, *(Omission(block.text, "line below the text") for block in blocks[end:])]
    pieces = list(_without_links(list(with_points(blocks[:end]))))
    blocks = [piece for piece in pieces if isinstance(piece, Block)]
    dropped += [piece for piece in pieces if isinstance(piece, Omission)]
    title = ""
    if blocks and blocks[0].kind == "paragraph" and len(blocks) > 1 and is_titular(blocks[0].text):
        rubrics = _count_rubrics(blocks, top.above)
        dropped += [Omission(block.text, "rubric above the title") for block in blocks[:rubrics]]
        del blocks[:rubrics]
        title = blocks.pop(0).text
    standfirst: tuple[str, ...] = ()
    if title and _is_standfirst(blocks):
        standfirst = (blocks.pop(0).text,)
    stem = PurePath(source.name).stem.strip("-").replace("-", " ").replace("_", " ").strip()
    document = Document(
        source.name,
        title or stem,
        tuple(_with_headings(blocks)),
        authors=top.byline.authors,
        date=top.byline.date,
    )
    return Extract(document, standfirst, tuple(dropped))


def _groups(text: str, dropped: list[Omission]) -> Iterator[list[str]]:
    """Yields the runs of lines between blank lines, without lines of mere signs and notes in square brackets.

    The notes are appended to `dropped`.
    """
    group: list[str] = []
    for raw in text.split("\n"):
        line = _FRAMED.sub(r"\2", raw)
        if _LAYOUT_NOTE.fullmatch(line.strip()):
            dropped.append(Omission(one_line(line), "note on what a page shows"))
        elif any(map(str.isalnum, line)):
            group.append(line)
        elif group and (not line.strip() or _RULE.match(line)):
            yield group
            group = []
    if group:
        yield group


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Returns whether lines were broken at a width, so that a line's end is no paragraph's end."""
    inner = [
        len(line.rstrip())
        for group in groups
        for line, after in pairwise(group)
        if not (_BULLET.match(line) or _BULLET.match(after))
    ]
    return bool(inner) and sum(width in _WRAP for width in inner) >= len(inner) * 0.6


def _blocks(lines: list[str], *, is_wrapped: bool) -> Iterator[Block]:
    run: list[str] = []
    kind: BlockKind = "paragraph"
    if not is_wrapped and _is_list_without_bullets(lines):
        yield Block("paragraph", one_line(lines[0]))
        yield from (Block("item", one_line(line)) for line in lines[1:])
        return
    if len(lines) == 1 and re.match(r"\s*\d{1,2}[.)]\s", lines[0]) and is_titular(lines[0].strip()):
        yield Block("paragraph", one_line(lines[0]))  # "2. Methods", alone between blank lines
        return
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet or (run and not is_wrapped):
            yield from _block(kind, run)
            run, kind = [], "item" if bullet else "paragraph"
        run.append(line[bullet.end() :] if bullet else line)
    yield from _block(kind, run)


def _is_list_without_bullets(lines: list[str]) -> bool:
    """Returns whether lines without a blank between them are a short one and what it names, each like a heading."""
    return (
        len(lines) >= 3
        and len(lines[0].split()) <= 6
        and not any(map(_BULLET.match, lines))
        and all(is_titular(one_line(line)) for line in lines[1:])
    )


def _block(kind: BlockKind, lines: list[str]) -> Iterator[Block]:
    text = one_line(" ".join(lines))
    if text:
        yield Block(kind, text)


def _is_caption(group: list[str], dropped: list[Omission]) -> bool:
    """Returns whether lines are a picture's text and its caption: two neighbours that begin alike.

    They are appended to `dropped` then.
    """
    if len(group) != 2:
        return False
    first, second = (line.lower().split() for line in group)
    alike = 4 if "©" in group[1] or not ends(group[0].strip()) else 8
    if len(first) < alike or first[:alike] != second[:alike]:
        return False
    dropped += [Omission(one_line(line), "caption") for line in group]
    return True


def _is_standfirst(blocks: list[Block]) -> bool:
    """Returns whether the first block is a short sentence under the title, before text that is longer or a heading."""
    if len(blocks) < 2:
        return False
    first, second = blocks[0], blocks[1]
    if first.kind != "paragraph" or not ends(first.text) or len(first.text) > 300:
        return False
    return second.kind == "item" or is_titular(second.text) or len(second.text) > 1.5 * len(first.text)


def _count_rubrics(blocks: list[Block], above: int) -> int:
    """Returns how many short lines stand above the title: names of a site, of departments and buttons.

    The title is the first line of five words or more then, over a standfirst or over the line of authors, above which
    `above` lines stand.
    """
    lines = list(takewhile(lambda block: block.kind == "paragraph" and is_titular(block.text), blocks))
    title = next((at for at, line in enumerate(lines) if len(line.text.split()) >= _TITLE), 0)
    has_standfirst = _is_standfirst(blocks[title + 1 : title + 3])
    is_over_authors = 1 < title < above
    return title if has_standfirst or is_over_authors else 0


def _find_end(blocks: list[Block]) -> int:
    """Returns how many blocks there are down to the first line of the page's own in the run of short lines at the end.

    What stands below "Was this page helpful?" is no text: buttons, an address, ways on.
    """
    run = list(takewhile(lambda block: block.kind == "paragraph" and is_titular(block.text), blocks[::-1]))
    first = len(blocks) - len(run)
    return next(
        (at for at, block in enumerate(blocks) if at >= max(first, 1) and _is_furniture(block)), len(blocks)
    )


def _is_furniture(block: Block) -> bool:
    return bool(_NOISE.match(block.text) or is_tool_row(block.text) or name_trimming(block))


def _without_links(blocks: list[Block]) -> Iterator[Block | Omission]:
    """Yields the blocks without the titles of other articles: short lines below a heading that promises them."""
    is_below = False
    for block in blocks:
        is_line = block.kind == "item" or is_titular(block.text)
        is_below = bool(_LINKS.match(block.text)) or (is_below and is_line)
        yield Omission(block.text, "heading over links") if is_below else block


def _with_headings(blocks: list[Block]) -> Iterator[Block]:
    """Yields the blocks with titular paragraphs above other text as headings; one at the very end is none."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind == "paragraph" and is_titular(block.text) and after is not None:
            yield Block("heading", block.text, 2)
        else:
            yield block
