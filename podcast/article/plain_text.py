"""Plain text → Document: headings, items and paragraphs are known by their shape alone."""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING

from podcast.article.extraction import Extract, ends, one_line
from podcast.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.article.source import RawSource
    from podcast.model import BlockKind

_BULLET = re.compile(r"\s*(?:[•‣◦▪●∙·*–—-]|\(?\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*([-=_*~#])(?:\s*\1){2,}\s*$")
_WRAP = range(40, 101)
"""Widths at which people and programs wrap lines, in characters."""


def extract(source: RawSource) -> Extract:
    """Returns title, perhaps a standfirst, then headings, items and paragraphs."""
    groups = [group for group in _groups(source.text) if any(any(map(str.isalnum, line)) for line in group)]
    is_wrapped = _is_wrapped(groups)
    blocks = [block for group in groups for block in _blocks(group, is_wrapped=is_wrapped)]
    title = ""
    if blocks and blocks[0].kind == "paragraph" and len(blocks) > 1 and _is_titular(blocks[0].text):
        title = blocks.pop(0).text
    standfirst: tuple[str, ...] = ()
    if title and len(blocks) > 1 and _is_standfirst(blocks):
        standfirst = (blocks.pop(0).text,)
    stem = PurePath(source.name).stem.strip("-").replace("-", " ").replace("_", " ").strip()
    return Extract(Document(source.name, title or stem, tuple(_with_headings(blocks))), standfirst)


def _groups(text: str) -> Iterator[list[str]]:
    """Yields the runs of lines between blank lines."""
    group: list[str] = []
    for line in text.split("\n"):
        if line.strip() and not _RULE.match(line):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Returns whether lines were broken at a width, so that a line's end is no paragraph's end."""
    inner = [len(line.rstrip()) for group in groups for line in group[:-1]]
    return bool(inner) and sum(width in _WRAP for width in inner) >= len(inner) * 0.6


def _blocks(group: list[str], *, is_wrapped: bool) -> Iterator[Block]:
    lines = _without_caption(group)
    run: list[str] = []
    kind: BlockKind = "paragraph"
    if len(lines) == 1 and re.match(r"\s*\d{1,2}[.)]\s", lines[0]) and _is_titular(lines[0].strip()):
        yield Block("paragraph", one_line(lines[0]))  # "2. Methods", alone between blank lines
        return
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet or (run and not is_wrapped):
            yield from _block(kind, run)
            run, kind = [], "item" if bullet else "paragraph"
        run.append(line[bullet.end() :] if bullet else line)
    yield from _block(kind, run)


def _block(kind: BlockKind, lines: list[str]) -> Iterator[Block]:
    text = one_line(" ".join(lines))
    if text:
        yield Block(kind, text)


def _without_caption(group: list[str]) -> list[str]:
    """Returns the lines, or none when they are a picture's text and its caption: two neighbours that begin alike."""
    if len(group) == 2:
        first, second = (line.lower().split() for line in group)
        alike = 4 if "©" in group[1] or not ends(group[0].strip()) else 8
        if len(first) >= alike and first[:alike] == second[:alike]:
            return []
    return group


def _is_titular(text: str) -> bool:
    """Returns whether a text is a short line that does not end as a sentence does; a question may."""
    return (
        len(text) <= 120
        and len(text.split()) <= 16
        and (not ends(text) or text[-1] in "?!")
        and text[-1] not in ",;:"
    )


def _is_standfirst(blocks: list[Block]) -> bool:
    """Returns whether the first block is a short sentence under the title, before text that is longer or a heading."""
    first, second = blocks[0], blocks[1]
    if first.kind != "paragraph" or not ends(first.text) or len(first.text) > 300:
        return False
    return second.kind == "item" or _is_titular(second.text) or len(second.text) > 1.5 * len(first.text)


def _with_headings(blocks: list[Block]) -> Iterator[Block]:
    """Yields the blocks with titular paragraphs above other text as headings; one at the very end is none."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind == "paragraph" and _is_titular(block.text) and after is not None:
            yield Block("heading", block.text, 2)
        else:
            yield block
