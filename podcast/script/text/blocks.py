"""The body of a script cut into blocks, before anything is understood."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.script.text.grammar import LABEL, MAX_KEY, Fault, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HEADING = re.compile(r"(#{1,6})(?:\s+(.*))?")
_CLOSED = re.compile(r"(?:^|(?<=\s))#+$")
_TAG = re.compile(
    rf"\*\*\s*([^*:()]{{1,{2 * MAX_KEY}}}?)\s{{0,3}}(?:\(([^()*]{{0,120}})\))?\s{{0,3}}:\s{{0,3}}\*\*(.*)"
)
_FOOTNOTE = re.compile(rf"\[\^({LABEL.pattern})\]:(.*)")
_ALONE = re.compile(r"\[(?!\^)([^\[\]]*)\]")
# Markdown that would be read aloud as text: quotation, code, table, list, rule, HTML, link definition.
_FOREIGN = re.compile(
    r">|```|~~~|\||[-*+]\s|([-*_=])(?:\s*\1){2,}\s*$|</?[a-zA-Z]|\[[^\[\]^][^\[\]]{0,200}\]:"
)


@dataclass(slots=True)
class Block:
    """A piece of the body."""

    kind: Literal["heading", "line", "text", "directive", "comment", "footnote"]
    at: int
    pieces: list[tuple[int, str]]
    """Source lines, folded, with their numbers; of a comment one piece that has lines itself."""
    head: str = ""
    """A heading's `##`, a line's host, a footnote's label."""
    delivery: str | None = None
    """What stands in brackets behind a host's name."""
    open: bool = False
    """A comment that is never closed."""

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return " ".join(text for _, text in self.pieces if text)

    def places(self) -> Callable[[int], int]:
        """What tells the line of the file for an offset of `text`."""
        lines = [(at, text) for at, text in self.pieces if text]
        ends = list(itertools.accumulate(len(text) + 1 for _, text in lines))
        return lambda offset: lines[min(bisect.bisect_right(ends, offset), len(lines) - 1)][0]


def cut(lines: Sequence[str], first: int) -> tuple[list[Block], list[Fault]]:
    """Blocks in order and faults (line, message); `first` is the number of the first line."""
    blocks: list[Block] = []
    faults: list[Fault] = []
    index = 0
    while index < len(lines):
        at, source = first + index, lines[index]
        index += 1
        if source.lstrip().startswith("<!--"):
            block, index = _comment(lines, index - 1, at, faults)
            blocks.append(block)
        elif source.strip():
            _add(blocks, source, at, faults)
    return blocks, faults


def _add(blocks: list[Block], source: str, at: int, faults: list[Fault]) -> None:
    text = folded(source)
    if heading := _HEADING.fullmatch(text):
        title = _CLOSED.sub("", heading[2] or "").rstrip()
        blocks.append(Block("heading", at, [(at, title)], heading[1]))
    elif tag := _TAG.fullmatch(text):
        blocks.append(Block("line", at, [(at, tag[3].strip())], folded(tag[1]), tag[2]))
    elif note := _FOOTNOTE.fullmatch(text):
        blocks.append(Block("footnote", at, [(at, note[2].strip())], note[1]))
    elif alone := _ALONE.fullmatch(text):
        blocks.append(Block("directive", at, [(at, alone[1].strip())]))
    elif _FOREIGN.match(text):
        meaningless = f"`{text[:20]}` is Markdown that has no meaning in a script"
        faults.append((at, f"{meaningless}: write it as speech, or `\\` before it"))
    else:
        _text(blocks, source, at)


def _text(blocks: list[Block], source: str, at: int) -> None:
    """Plain text continues a line, and indented a footnote; else it is a block that belongs to nobody."""
    last = blocks[-1] if blocks else None
    piece = (at, folded(source))
    continues = last and (last.kind in ("line", "text") or (last.kind == "footnote" and source[0] in " \t"))
    if last and continues:
        last.pieces.append(piece)
    else:
        blocks.append(Block("text", at, [piece]))


def _comment(lines: Sequence[str], index: int, at: int, faults: list[Fault]) -> tuple[Block, int]:
    """The comment that starts at lines[index], and the index behind it."""
    parts: list[str] = []
    rest = lines[index].lstrip()[4:]
    while True:
        text, closed, behind = rest.partition("-->")
        parts.append(text)
        index += 1
        if closed or index == len(lines):
            break
        rest = lines[index]
    if not closed:
        faults.append((at, "this comment is never closed: write `-->` at its end"))
    if behind.strip():
        faults.append((at + len(parts) - 1, "a comment stands alone: begin a new line behind `-->`"))
    return Block("comment", at, [(at, "\n".join(parts).strip())], open=not closed), index
