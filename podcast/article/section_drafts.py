"""A document's blocks under their headings, before it is known what each part is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Block


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A heading and the blocks below it, before it is known what they are."""

    heading: str = ""
    level: int = 0
    blocks: tuple[Block, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of its blocks."""
        return tuple(block.text for block in self.blocks)

    @property
    def words(self) -> int:
        """How many words its blocks have."""
        return sum(len(block.text.split()) for block in self.blocks)


def draft_sections(blocks: Iterable[Block]) -> list[DraftSection]:
    """Returns what stands before the first heading, which may be nothing, and then each heading with its blocks."""
    headings: list[tuple[str, int]] = [("", 0)]
    below: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind == "heading":
            headings.append((block.text, block.level))
            below.append([])
        else:
            below[-1].append(block)
    return [
        DraftSection(heading, level, tuple(section))
        for (heading, level), section in zip(headings, below, strict=True)
    ]
