"""The body of a script cut into blocks, before anything is understood."""

from __future__ import annotations

import bisect
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.script.text.grammar import LABEL, MAX_KEY, Fault, fold_space

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
class ScriptBlock:
    """A piece of the body that means one thing."""

    kind: Literal["heading", "line", "text", "directive", "comment", "footnote"]
    at: int
    """Number of its first line in the file."""
    pieces: list[tuple[int, str]]
    """Source lines, their white space folded, with their numbers; a comment's is one piece that has lines itself."""
    head: str = ""
    """A heading's `##`, a line's host, a footnote's label."""
    delivery: str | None = None
    """What stands in brackets behind a host's name."""
    open: bool = False
    """A comment that is never closed."""

    @property
    def text(self) -> str:
        """The pieces as one text, a space between them."""
        return " ".join(text for _, text in self.pieces if text)

    def line_finder(self) -> Callable[[int], int]:
        """Returns a function from an offset in `text` to the number of its line in the file."""
        lines = [(at, text) for at, text in self.pieces if text]
        ends = list(itertools.accumulate(len(text) + 1 for _, text in lines))
        return lambda offset: lines[min(bisect.bisect_right(ends, offset), len(lines) - 1)][0]


def cut_blocks(lines: Sequence[str], first: int) -> tuple[list[ScriptBlock], list[Fault]]:
    """Returns the blocks in order, and what is wrong; `first` is the number of the first line in the file."""
    blocks: list[ScriptBlock] = []
    faults: list[Fault] = []
    index = 0
    while index < len(lines):
        at, source = first + index, lines[index]
        index += 1
        if source.lstrip().startswith("<!--"):
            block, index = _read_comment(lines, index - 1, at, faults)
            blocks.append(block)
        elif source.strip():
            _add(blocks, source, at, faults)
    return blocks, faults


def _add(blocks: list[ScriptBlock], source: str, at: int, faults: list[Fault]) -> None:
    text = fold_space(source)
    if heading := _HEADING.fullmatch(text):
        title = _CLOSED.sub("", heading[2] or "").rstrip()
        blocks.append(ScriptBlock("heading", at, [(at, title)], heading[1]))
    elif tag := _TAG.fullmatch(text):
        blocks.append(ScriptBlock("line", at, [(at, tag[3].strip())], fold_space(tag[1]), tag[2]))
    elif note := _FOOTNOTE.fullmatch(text):
        blocks.append(ScriptBlock("footnote", at, [(at, note[2].strip())], note[1]))
    elif alone := _ALONE.fullmatch(text):
        blocks.append(ScriptBlock("directive", at, [(at, alone[1].strip())]))
    elif _FOREIGN.match(text):
        what = f"`{text[:20]}` is Markdown that has no meaning in a script"
        faults.append((at, f"{what}: write it as speech, or `\\` before it"))
    else:
        _add_text(blocks, source, at)


def _add_text(blocks: list[ScriptBlock], source: str, at: int) -> None:
    """Plain text continues a line, and where it is indented a footnote; else it is a block of its own."""
    last = blocks[-1] if blocks else None
    piece = (at, fold_space(source))
    continues = last and (last.kind in ("line", "text") or (last.kind == "footnote" and source[0] in " \t"))
    if last and continues:
        last.pieces.append(piece)
    else:
        blocks.append(ScriptBlock("text", at, [piece]))


def _read_comment(lines: Sequence[str], index: int, at: int, faults: list[Fault]) -> tuple[ScriptBlock, int]:
    """Returns the comment that starts at lines[index], and the index behind it."""
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
    return ScriptBlock("comment", at, [(at, "\n".join(parts).strip())], open=not closed), index
