"""Plain text → Document: headings, items and paragraphs are known by their shape alone."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING

from podcast.article.cleaning_rules import NOISE
from podcast.article.extraction import Extract, ends, one_line
from podcast.article.page_edges import find_end, find_furniture, find_title, is_standfirst
from podcast.article.pasted_boxes import name_box
from podcast.article.pasted_points import is_titular, with_points
from podcast.article.rules import any_of
from podcast.article.top_matter import BULLET, take_top_matter
from podcast.model import Block, Document, Omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.article.source import RawSource
    from podcast.model import BlockKind

_RULE = re.compile(r"\s*([-=_*~#])(?:\s*\1){2,}\s*$")
_FRAMED = re.compile(r"^\s*([+*=~#–-])\1+\s*(\S.*?\S)\s*\1{2,}\s*$")
"""A line between rows of signs: `+++ Advertisement +++`."""
_LAYOUT_NOTE = re.compile(r"\[[^\[\]]{3,300}\]")
"""A note on what a page shows here: `[Photo: The bridge at dawn]`."""
_NOISE = any_of(NOISE)
_LINKS = any_of(rule for rule in NOISE if rule.name == "heading over links")
_PROSE = 40
"""Words of lines that belong together, from which on they are text."""
_SUBTITLE = 4
"""Words of a line under the title at least, where it is no sentence."""
_WRAP = range(40, 101)
"""Widths at which people and programs wrap lines, in characters."""


def extract(source: RawSource) -> Extract:
    """Returns title, author and day, perhaps a standfirst, then headings, items and paragraphs."""
    dropped: list[Omission] = []
    top = take_top_matter(list(_groups(source.text, dropped)))
    groups = list(_without_boxes(top.groups, dropped))
    is_wrapped = _is_wrapped(groups)
    text = next((at for at, group in enumerate(groups) if len(" ".join(group).split()) >= _PROSE), 0)
    # Lines above the text are a menu rather than a list.
    blocks = [
        block
        for at, group in enumerate(groups)
        for block in _blocks(group, is_wrapped=is_wrapped, may_be_list=at >= text)
    ]
    at = find_title(blocks, top.above)
    end = find_end(blocks)
    dropped += [*top.dropped, *(Omission(block.text, "line below the text") for block in blocks[end:])]
    blocks = blocks[:end]
    title = ""
    standfirst: tuple[str, ...] = ()
    if at is not None and at < len(blocks):
        title = blocks[at].text
        dropped += [Omission(block.text, "line above the title") for block in blocks[:at]]
        del blocks[: at + 1]
        # Over the line of authors, the line under the title need be no sentence.
        is_subtitle = top.above == at + 2 and blocks and len(blocks[0].text.split()) >= _SUBTITLE
        if is_subtitle or is_standfirst(blocks[:2]):
            standfirst = (blocks.pop(0).text,)
        furniture = find_furniture(blocks)
        dropped += [Omission(blocks[index].text, "line above the text") for index in sorted(furniture)]
        blocks = [block for index, block in enumerate(blocks) if index not in furniture]
    pieces = list(_without_links(list(with_points(blocks))))
    blocks = [piece for piece in pieces if isinstance(piece, Block)]
    dropped += [piece for piece in pieces if isinstance(piece, Omission)]
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
        # Where each line ends a sentence, each is a paragraph.
        0 if ends(line.rstrip()) else len(line.rstrip())
        for group in groups
        for line, after in pairwise(group)
        if not (BULLET.match(line) or BULLET.match(after))
    ]
    return bool(inner) and sum(width in _WRAP for width in inner) >= len(inner) * 0.6


def _blocks(lines: list[str], *, is_wrapped: bool, may_be_list: bool) -> Iterator[Block]:
    run: list[str] = []
    kind: BlockKind = "paragraph"
    if all("\t" in line.strip() for line in lines):
        yield from map(_row, lines)
        return
    if may_be_list and not is_wrapped and _is_list_without_bullets(lines):
        yield Block("paragraph", one_line(lines[0]))
        yield from (Block("item", one_line(line)) for line in lines[1:])
        return
    if len(lines) == 1 and re.match(r"\s*\d{1,2}[.)]\s", lines[0]) and is_titular(lines[0].strip()):
        yield Block("paragraph", one_line(lines[0]))  # "2. Methods", alone between blank lines
        return
    for line in lines:
        bullet = BULLET.match(line)
        if bullet or (run and not is_wrapped):
            yield from _block(kind, run)
            run, kind = [], "item" if bullet else "paragraph"
        run.append(line[bullet.end() :] if bullet else line)
    yield from _block(kind, run)


def _row(line: str) -> Block:
    """Returns a table's row, whose cells tabs divide where it is pasted."""
    first, *others = [cell for cell in map(one_line, line.split("\t")) if cell]
    return Block(
        "row", f"{first.rstrip(':')}: {', '.join(others)}" if others else first, label=first.rstrip(":")
    )


def _is_list_without_bullets(lines: list[str]) -> bool:
    """Returns whether lines without a blank between them are a short one and what it names, each like a heading."""
    return (
        len(lines) >= 3
        and len(lines[0].split()) <= 6
        and not any(map(BULLET.match, lines))
        and all(is_titular(one_line(line)) for line in lines[1:])
    )


def _block(kind: BlockKind, lines: list[str]) -> Iterator[Block]:
    text = one_line(" ".join(lines))
    if text:
        yield Block(kind, text)


def _without_boxes(groups: list[list[str]], dropped: list[Omission]) -> Iterator[list[str]]:
    """Yields the groups of lines but for captions and, below the first text, other boxes; those go to `dropped`."""
    is_below = False
    for group in groups:
        because = name_box(group)
        if because == "caption" or (because and is_below):
            dropped += [Omission(one_line(line), because) for line in group]
        else:
            is_below = is_below or len(" ".join(group).split()) >= _PROSE
            yield group


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
