"""What each block of an article is, beyond paragraph and point: turn, question, step, ingredient, pro, con, fact.

Signs must agree: a label is a speaker's where two of them take turns, a point is a fact where all points beside it
have a label, a line is a question of the text where others are asked and answered in the same way.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article.kind_rules import CONS, FACTS, INGREDIENTS, PROS, STEPS
from podcast.article.rules import any_of
from podcast.article.speaker_turns import find_speakers, read_turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.article.section_drafts import DraftSection
    from podcast.model import Block, BlockKind

_NAMED: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    ("ingredient", any_of(INGREDIENTS, after=r"\s*:?")),
    ("step", any_of(STEPS, after=r"\s*:?")),
    ("pro", any_of(PROS, after=r"\s*:?")),
    ("con", any_of(CONS, after=r"\s*:?")),
)
_FACTS = any_of(FACTS, after=r"\s*:?")
_STEP = re.compile(r"^step\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_LABELLED = re.compile(r"^(?P<label>(?:[^\s:.?!]+\s+){0,11}[^\s:.?!]+):\s+(?P<value>\S.{0,400})$")
_QUESTIONS = 3
"""How many questions a text must ask and answer, so that they are its structure."""
_FEW = 3
"""Points with labels that are facts."""


def tell_kinds(parts: Sequence[DraftSection]) -> list[DraftSection]:
    """Returns the parts with the kinds of their blocks; the label of a turn is no longer in its text."""
    speakers = find_speakers(parts)
    questions = sum(_is_asked(block, after) for part in parts for block, after in pairwise(part.blocks))
    result = []
    is_recipe = any(name_points(part.heading) == "ingredient" for part in parts)
    above: BlockKind | None = None
    level = 0
    for part in parts:
        own = name_points(part.heading)
        if own is None and (not above or part.level <= level):
            above = None
        elif own is not None:
            above, level = own, part.level
        blocks = part.blocks
        if speakers:
            blocks = tuple(read_turns(blocks, speakers))
        elif questions >= _QUESTIONS:
            blocks = tuple(_read_questions(blocks))
        blocks = tuple(_read_points(blocks, above))
        if is_recipe and above in ("ingredient", "step"):
            blocks = tuple(
                replace(block, kind=above) if block.kind == "paragraph" else block for block in blocks
            )
        result.append(replace(part, blocks=blocks))
    return result


def join_facts(parts: Sequence[DraftSection]) -> list[DraftSection]:
    """Returns the parts, text that goes on below a box of facts with the part that the box interrupts."""
    result: list[DraftSection] = []
    for part in parts:
        stop = next(
            (at for at, block in enumerate(part.blocks) if block.kind not in ("item", "row", "fact")), 0
        )
        if stop >= 2 and result and result[-1].blocks and _FACTS.match(part.heading):
            result[-1] = replace(result[-1], blocks=(*result[-1].blocks, *part.blocks[stop:]))
            result.append(replace(part, blocks=part.blocks[:stop]))
        else:
            result.append(part)
    return result


def name_points(heading: str) -> BlockKind | None:
    """Returns what the points below a heading, or a line that leads to them, are by its words."""
    return next((kind for kind, pattern in _NAMED if len(heading) <= 80 and pattern.match(heading)), None)


def _is_asked(block: Block, after: Block) -> bool:
    """Returns whether a paragraph is a question and nothing else, and the next one answers."""
    text = block.text
    return (
        block.kind == "paragraph"
        and text.endswith("?")
        and len(text.split()) <= 40
        and text[0] not in "“\"'"
        and after.kind == "paragraph"
        and not after.text.endswith("?")
    )


def _read_questions(blocks: Sequence[Block]) -> Iterable[Block]:
    for block, after in pairwise(blocks):
        yield replace(block, kind="question") if _is_asked(block, after) else block
    yield from blocks[-1:]


def _read_points(blocks: Sequence[Block], above: BlockKind | None) -> Iterable[Block]:
    """Yields the blocks with their points as what the heading, or a line right above them, says they are."""
    kind = above
    run: list[Block] = []
    for block in blocks:
        if block.kind == "item":
            run.append(block)
            continue
        yield from _read_run(run, kind)
        run = []
        if block.kind == "paragraph":
            kind = name_points(block.text) or (above if above not in ("pro", "con") else None)
        yield replace(block, kind="step") if block.kind == "paragraph" and _STEP.match(block.text) else block
    yield from _read_run(run, kind)


def _read_run(run: Sequence[Block], kind: BlockKind | None) -> Iterable[Block]:
    labels = [_LABELLED.match(block.text) for block in run]
    if kind:
        yield from (replace(block, kind=kind) for block in run)
    elif len(run) >= _FEW and all(labels):
        for block, match in zip(run, labels, strict=True):
            label = match["label"] if match else ""
            yield replace(block, kind=name_points(label) or "fact", label=label)
    else:
        yield from (replace(block, kind="step") if _STEP.match(block.text) else block for block in run)
