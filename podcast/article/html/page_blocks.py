"""Leaves → blocks: what a page shows as a heading or point without saying so, and figures in boxes of their own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article.html.conversations import mark_questions, punctuate_names
from podcast.article.html.posts import label_posts
from podcast.article.html.runs import HEADING
from podcast.article.html.shapes import INNER_END, is_bold_line, is_line, is_prose, is_quotation
from podcast.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.article.html.runs import Leaf

_AMOUNT = re.compile(r"[\d\s/.,½⅓⅔¼¾⅛–-]{1,12}")
"""A figure in a box of its own, which belongs to what it measures: “½”, above “cup of flour”."""
_COUNTER = re.compile(r"^\d{1,2}(?=[^\W\d_]{2})")
"""A number that the page draws in its own box, glued on: “1Heat the oven”."""
_BELOW = ("paragraph", "item", "quote")
"""What may stand below a bold line that is a heading."""
_BOLD = 0.95
"""Share of a line that is bold, above which all of it is meant to be."""
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\w")
_SOME = 3
"""Lines that count up, or bold sentences, from which on they are headings."""
_QUESTIONS = 3
"""Bold questions from which on they are what an interview asks."""


def read_blocks(leaves: Iterable[Leaf]) -> list[Block]:
    """Returns the leaves as blocks: bold lines as headings, amounts with what they measure, posts as turns."""
    blocks: list[Block] = []
    kept = mark_questions(punctuate_names(label_posts(list(leaves))))
    bold = _find_bold_headings(kept)
    # Bold questions are what an interview asks, and no headings; one or two are, or some among other headings.
    asked = sum(leaf.kind == "paragraph" and leaf.bold > _BOLD and leaf.text[-1] == "?" for leaf in kept)
    asks = asked >= max(_QUESTIONS, sum(map(bool, bold)) / 2)
    amount = ""
    above = 0
    """The level of the last heading that the page says is one: points stand below it."""
    for leaf, level in zip(kept, bold, strict=True):
        kind, text = leaf.kind, leaf.text
        if kind in ("paragraph", "item") and _AMOUNT.fullmatch(text):
            amount = f"{amount} {text}".strip()
            continue
        if kind == "heading" and (is_prose(leaf) or is_quotation(leaf)):
            kind = "paragraph"
        elif level and not (asks and text.endswith("?")):
            below = max(0, above - 1) if kind == "item" else 0
            blocks.append(Block("heading", text, min(6, level + below)))
            continue
        elif kind == "paragraph" and text.startswith("• "):
            blocks += [Block("item", point) for point in re.split(r"(?:^|\s)•\s+", text) if point]
            continue
        elif kind == "paragraph" and re.match(r"[-–] \w", text):
            kind, text = "item", text[2:]
        elif kind == "item":
            text = _COUNTER.sub("", text)
        above = leaf.level if kind == "heading" else above
        text = text if kind == "heading" else f"{amount} {text}".strip()
        amount = ""
        blocks.append(Block(kind, text, leaf.level if kind == "heading" else 0, leaf.label))
    return blocks


def _find_bold_headings(leaves: list[Leaf]) -> list[int]:
    """Returns the level of each leaf that is one bold line over text that is not, or over one such line; else 0.

    A line in capitals between paragraphs in small letters is set apart as well, and so are numbered lines over text,
    and bold sentences where a page has some of them.
    """
    levels = [0] * len(leaves)
    numbered, sentences = _find_numbered(leaves), _find_bold_sentences(leaves)
    for at in range(len(leaves) - 2, -1, -1):
        after = leaves[at + 1]
        # A point that is bold up to a break is the heading of what follows in the same point.
        is_heading = leaves[at].kind == "paragraph" or leaves[at].element is after.element
        if is_heading and is_bold_line(leaves[at]) and after.kind in _BELOW:
            is_text = after.bold < 0.5 or is_prose(after)
            levels[at] = 3 if is_text else 2 if levels[at + 1] == 3 else 0
        elif at in numbered or at in sentences:
            levels[at] = 4
        elif at > 0 and _is_in_capitals(leaves[at]) and is_prose(leaves[at - 1]) and is_prose(after):
            levels[at] = 3
    return levels


def _is_in_capitals(leaf: Leaf) -> bool:
    """Returns whether a leaf is a line of some words, all in capitals: agencies set their subheads so."""
    is_short = 1 < leaf.words <= HEADING and leaf.text[-1] not in ".,;:!" and leaf.linked == 0
    return leaf.kind == "paragraph" and is_short and leaf.text.isupper()


def _find_numbered(leaves: Sequence[Leaf]) -> frozenset[int]:
    """Returns the indices of lines that count up, “1. What it costs”, each over text; of other numbers none."""
    found = [
        (at, int(number[1]))
        for at, (leaf, after) in enumerate(pairwise(leaves))
        if leaf.kind == "paragraph"
        and is_line(leaf)
        and is_prose(after)
        and (number := _NUMBER.match(leaf.text))
    ]
    counts_up = [number for _, number in found] == list(range(1, len(found) + 1))
    return frozenset(at for at, _ in found) if counts_up and len(found) >= _SOME else frozenset()


def _find_bold_sentences(leaves: Sequence[Leaf]) -> frozenset[int]:
    """Returns the indices of short sentences in bold type, “Read the gauge.”, each over text that is not."""
    found = [
        at
        for at, (leaf, after) in enumerate(pairwise(leaves))
        if leaf.kind == "paragraph"
        and leaf.bold > _BOLD
        and leaf.words <= HEADING
        and leaf.text.endswith(".")
        and not INNER_END.search(leaf.text)
        and is_prose(after)
        and after.bold < 0.5
    ]
    return frozenset(found) if len(found) >= _SOME else frozenset()
