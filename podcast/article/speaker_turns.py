"""Who has the word: names before paragraphs, as interviews, round tables and transcripts print them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.article.section_drafts import DraftSection
    from podcast.model import Block

_LABEL = re.compile(
    r"""^(?: (?P<label>(?:[^\W\d_a-z][\w.’'-]*)
             (?:\s+(?:(?:de|del|der|den|di|da|la|le|van|von|af|ter|al)\s+)*[^\W\d_a-z][\w.’'-]*){0,3})
         (?:\s*\([^():]{1,40}\)|,\s[^:.?!“"]{1,60})?\s*: | (?P<letter>[QA])\. )
    (?:\s+(?=\S)|(?=[^\W\d_a-z][a-z ’']))""",
    re.VERBOSE,
)
"""“Ann Lee: …”, “Lee (mayor): …”, “Ann Lee, mayor of Hull: …”, “Q. …”."""
_EXCHANGES = 2
"""How often somebody must have the word again after another one, so that labels are speakers'."""
_SPEAKERS = 30
"""How many people talk in one text at most."""
_QUESTIONS = 0.5
"""Share of questions among the turns of somebody who asks."""


def find_speakers(parts: Sequence[DraftSection]) -> frozenset[str]:
    """Returns the labels of an interview; none where paragraphs have labels of another kind.

    "Open: daily" and "Price: 5 euros" come under every heading in the same order, and never take turns. A question
    without a label is somebody else's turn.
    """
    labels = [[label for block in part.blocks if (label := _read_label(block)) is not None] for part in parts]
    speakers = frozenset(label for own in labels for label in own if label)
    if len(speakers) > _SPEAKERS:
        return frozenset()
    rows = [[_full_name(label, speakers) for label in own] for own in labels]
    return speakers if takes_turns(rows) else frozenset()


def takes_turns(rows: Sequence[Sequence[str]]) -> bool:
    """Returns whether the labels of each part are those of people who talk with each other.

    Two take turns, three and more come back in no fixed order.
    """
    exchanges = returns = 0
    after: dict[str, set[str]] = {}
    for names in rows:
        exchanges += sum(
            bool(first) and first == third != second
            for first, second, third in zip(names, names[1:], names[2:], strict=False)
        )
        for at, (before, name) in enumerate(pairwise(names), 1):
            returns += bool(name) and before != name and name in names[:at]
            after.setdefault(before, set()).add(name)
    is_free = len({name for names in rows for name in names if name}) > 2 and any(
        len(names) > 1 for names in after.values()
    )
    return exchanges >= _EXCHANGES or (is_free and returns >= _EXCHANGES)


def read_turns(blocks: Sequence[Block], speakers: frozenset[str]) -> Iterable[Block]:
    """Yields the blocks of an interview; a paragraph without a label belongs to the one who has the word."""
    label = ""
    asking = _find_asking(blocks, speakers)
    for block, after in zip_longest(blocks, blocks[1:]):
        match = _LABEL.match(block.text)
        if match and _label(match) in speakers and _may_speak(block):
            label = _full_name(_label(match), speakers)
            yield replace(block, kind="turn", text=block.text[match.end() :], label=label)
        elif block.kind == "question" or (label and _is_put(block, after, speakers)):
            yield (
                replace(block, kind="turn", label=asking)
                if asking and asking != label
                else replace(block, kind="question")
            )
        elif label and block.kind == "paragraph":
            yield replace(block, kind="turn", label=label)
        else:
            yield block


def read_name(text: str) -> str:
    """Returns the label that a paragraph begins with, or empty."""
    match = _LABEL.match(text)
    return _label(match) if match else ""


def _label(match: re.Match[str]) -> str:
    return match["label"] or match["letter"]


def _read_label(block: Block) -> str | None:
    """Returns the label before a paragraph; an empty one before a question that has none; None without either."""
    if label := read_name(block.text) if _may_speak(block) else "":
        return label
    is_asked = block.kind == "question" or (block.kind == "paragraph" and block.text.endswith("?"))
    return "" if is_asked else None


def _may_speak(block: Block) -> bool:
    return block.kind in ("paragraph", "quote", "item", "question")


def _find_asking(blocks: Sequence[Block], speakers: frozenset[str]) -> str:
    """Returns whose questions have no label: the only one who asks where there is a label, or empty."""
    turns: dict[str, list[bool]] = {}
    for block in blocks:
        match = _LABEL.match(block.text) if _may_speak(block) else None
        if match and _label(match) in speakers:
            own = turns.setdefault(_full_name(_label(match), speakers), [])
            own.append(block.text.endswith("?") or block.kind == "question")
    asking = [label for label, own in turns.items() if sum(own) >= _QUESTIONS * len(own)]
    return asking[0] if len(asking) == 1 else ""


def _is_put(block: Block, after: Block | None, speakers: frozenset[str]) -> bool:
    """Returns whether a question without a label is put to whoever answers with a label."""
    match = None if after is None or not block.text.endswith("?") else _LABEL.match(after.text)
    return block.kind == "paragraph" and match is not None and _label(match) in speakers


def _full_name(label: str, speakers: frozenset[str]) -> str:
    """Returns the name that initials or a last name stand for, where it is another speaker's: `AL` after `Ann Lee`."""
    letters = re.sub(r"\W", "", label)
    if " " not in label and len(label) > 1:
        longer = [name for name in speakers if name.endswith(f" {label}")]
        if len(longer) == 1:
            return longer[0]
    if not (letters.isupper() and 2 <= len(letters) <= 4):
        return label
    full = [
        name for name in speakers if name != label and "".join(w[0] for w in name.split()).upper() == letters
    ]
    return full[0] if len(full) == 1 else label
