"""What each block of an article is, beyond paragraph and point: turn, question, step, ingredient, pro, con, fact.

Signs must agree: a label is a speaker's where two of them take turns, a point is a fact where all points beside it
have a label, a line is a question of the text where others are asked and answered in the same way.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from podcast.article.kind_rules import CONS, FACTS, INGREDIENTS, PROS, STEPS
from podcast.article.rules import any_of

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
_TURN = re.compile(
    r"^(?P<label>(?:[^\W\d_a-z][\w.’'-]*)(?:\s+(?:(?:de|del|der|den|di|da|la|le|van|von|af|ter|al)\s+)*[^\W\d_a-z][\w.’'-]*){0,3})"
    r"\s*:(?:\s+(?=\S)|(?=[^\W\d_a-z][a-z ’']))"
)
_STEP = re.compile(r"^step\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_LABELLED = re.compile(r"^(?P<label>(?:[^\s:.?!]+\s+){0,11}[^\s:.?!]+):\s+(?P<value>\S.{0,400})$")
_EXCHANGES = 2
"""How often somebody must have the word again after another one, so that labels are speakers'."""
_SPEAKERS = 30
"""How many people talk in one text at most."""
_QUESTIONS = 3
"""How many questions a text must ask and answer, so that they are its structure."""
_FEW = 3
"""Points with labels that are facts."""


def tell_kinds(parts: Sequence[DraftSection]) -> list[DraftSection]:
    """Returns the parts with the kinds of their blocks; the label of a turn is no longer in its text."""
    speakers = _find_speakers(parts)
    questions = sum(_is_asked(block, after) for part in parts for block, after in pairwise(part.blocks))
    result = []
    is_recipe = any(_named(part.heading) == "ingredient" for part in parts)
    above: BlockKind | None = None
    level = 0
    for part in parts:
        own = _named(part.heading)
        if own is None and (not above or part.level <= level):
            above = None
        elif own is not None:
            above, level = own, part.level
        blocks = part.blocks
        if speakers:
            blocks = tuple(_read_turns(blocks, speakers))
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


def _named(heading: str) -> BlockKind | None:
    """Returns what the points below a heading, or a line that leads to them, are by its words."""
    return next((kind for kind, pattern in _NAMED if len(heading) <= 80 and pattern.match(heading)), None)


def _find_speakers(parts: Sequence[DraftSection]) -> frozenset[str]:
    """Returns the labels of an interview; none where paragraphs have labels of another kind.

    "Open: daily" and "Price: 5 euros" come under every heading in the same order, and never take turns. A question
    without a label is somebody else's turn.
    """
    labels = [[label for block in part.blocks if (label := _read_label(block)) is not None] for part in parts]
    speakers = frozenset(label for own in labels for label in own if label)
    if len(speakers) > _SPEAKERS:
        return frozenset()
    exchanges = 0
    for own in labels:
        names = [_full_name(label, speakers) for label in own]
        triples = zip(names, names[1:], names[2:], strict=False)
        exchanges += sum(bool(first) and first == third != second for first, second, third in triples)
    return speakers if exchanges >= _EXCHANGES else frozenset()


def _read_label(block: Block) -> str | None:
    """Returns the label before a paragraph; an empty one before a question that has none; None without either."""
    match = _TURN.match(block.text) if _may_speak(block) else None
    return match["label"] if match else "" if block.kind == "paragraph" and block.text.endswith("?") else None


def _may_speak(block: Block) -> bool:
    return block.kind in ("paragraph", "quote", "item")


def _read_turns(blocks: Sequence[Block], speakers: frozenset[str]) -> Iterable[Block]:
    """Yields the blocks of an interview; a paragraph without a label belongs to the one who has the word."""
    label = ""
    everybody = {_full_name(speaker, speakers) for speaker in speakers}
    for block, after in zip_longest(blocks, blocks[1:]):
        match = _TURN.match(block.text)
        if match and match["label"] in speakers and _may_speak(block):
            label = _full_name(match["label"], speakers)
            yield replace(block, kind="turn", text=block.text[match.end() :], label=label)
        elif label and _is_put(block, after, speakers):
            others = everybody - {label}
            is_known = len(others) == 1
            yield (
                replace(block, kind="turn", label=others.pop())
                if is_known
                else replace(block, kind="question")
            )
        elif label and block.kind == "paragraph":
            yield replace(block, kind="turn", label=label)
        else:
            yield block


def _is_put(block: Block, after: Block | None, speakers: frozenset[str]) -> bool:
    """Returns whether a question without a label is put to whoever answers with a label."""
    match = None if after is None or not block.text.endswith("?") else _TURN.match(after.text)
    return block.kind == "paragraph" and match is not None and match["label"] in speakers


def _full_name(label: str, speakers: frozenset[str]) -> str:
    """Returns the name that initials stand for, where it is another speaker's: `AL` after `Ann Lee`."""
    letters = re.sub(r"\W", "", label)
    if not (letters.isupper() and 2 <= len(letters) <= 4):
        return label
    full = [
        name for name in speakers if name != label and "".join(w[0] for w in name.split()).upper() == letters
    ]
    return full[0] if len(full) == 1 else label


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
            kind = _named(block.text) or (above if above not in ("pro", "con") else None)
        yield replace(block, kind="step") if block.kind == "paragraph" and _STEP.match(block.text) else block
    yield from _read_run(run, kind)


def _read_run(run: Sequence[Block], kind: BlockKind | None) -> Iterable[Block]:
    labels = [_LABELLED.match(block.text) for block in run]
    if kind:
        yield from (replace(block, kind=kind) for block in run)
    elif len(run) >= _FEW and all(labels):
        for block, match in zip(run, labels, strict=True):
            label = match["label"] if match else ""
            yield replace(block, kind=_named(label) or "fact", label=label)
    else:
        yield from (replace(block, kind="step") if _STEP.match(block.text) else block for block in run)
