"""Points that lost their bullets when they were pasted: runs of lines that all look like headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.likelihood import rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Block


def is_titular(text: str) -> bool:
    """Returns whether a text is a short line that does not end as a sentence does; a question may."""
    return (
        len(text) <= 120
        and len(text.split()) <= 16
        and (not ends(text) or text[-1] in "?!")
        and text[-1] not in ",;:"
    )


def with_points(blocks: list[Block]) -> Iterator[Block]:
    """Yields the blocks, in a run of lines that all look like headings the longer ones below the first as items.

    Pasting loses bullets, and a heading never stands over three others.
    """
    is_line = [block.kind == "paragraph" and is_titular(block.text) for block in blocks]
    for titular, run in groupby(range(len(blocks)), key=is_line.__getitem__):
        indices = list(run)
        texts = [blocks[index].text for index in indices]
        points = _find_points(texts, is_end=indices[-1] == len(blocks) - 1) if titular else ()
        for position, index in enumerate(indices):
            yield replace(blocks[index], kind="item") if position in points else blocks[index]


def _find_points(texts: list[str], *, is_end: bool) -> range:
    """Returns which of a run of lines that look like headings are points below the first of them."""
    stop = len(texts)
    own = texts[1:]
    if is_end and own:
        return range(1, stop)
    labelled = [": " in text for text in own]
    if (
        len(own) >= 3
        and not is_end
        and (
            (all(labelled[:-1]) and not labelled[-1])
            or len(own[-1].split()) < min(len(text.split()) for text in own[:-1])
        )
    ):
        # The heading of what comes next.
        own, labelled, stop = own[:-1], labelled[:-1], stop - 1
    are_points = (
        len(own) >= 2 + (stop == len(texts))
        and len(texts[0].split()) <= 5
        and (all(labelled) or all(len(text.split()) >= 4 for text in own))
        and not any(rate(text) for text in own)
    )
    return range(1, stop) if are_points else range(0)
