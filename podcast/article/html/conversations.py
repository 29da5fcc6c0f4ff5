"""Conversations as pages set them: speakers in bold type before what they say, questions in bold or slanted type."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article.speaker_turns import takes_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.html.runs import Leaf

_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-z][\w.’'-]*){0,3}")
_MARKS = " :.,;—–-|"
"""What may stand between a name and what is said."""
_SET_APART = 0.95
"""Share of a line that is bold or slanted, above which all of it is meant to be."""
_QUESTIONS = 3
"""Questions set apart from which on they are what an interview asks."""
_LONGEST = 80
"""Words of a question at most."""
_CITATION = 12
"""Words of a line at most that says whose a quotation is."""
_MARKED = "“\"‘'«„"


def punctuate_names(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, a colon behind names in bold type before paragraphs where people take turns."""
    names = [_name(leaf) for leaf in leaves]
    rows: list[list[str]] = [[]]
    for leaf, name in zip(leaves, names, strict=True):
        if leaf.kind == "heading":
            rows.append([])
        elif name:
            rows[-1].append(name)
    if not takes_turns(rows):
        return list(leaves)
    return [
        replace(leaf, text=f"{name}: {leaf.text[len(leaf.lead) :].lstrip(_MARKS)}") if name else leaf
        for leaf, name in zip(leaves, names, strict=True)
    ]


def mark_questions(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, what an interview asks as questions: lines set apart over lines that are not.

    Not all of them end with a mark, but many do.
    """
    asking = [
        _is_set_apart(leaf) and not _is_set_apart(after) and after.kind in ("paragraph", "turn")
        for leaf, after in pairwise(leaves)
    ]
    asked = [at for at, is_asking in enumerate(asking) if is_asking and leaves[at].text.endswith("?")]
    # One in two has the mark, else they are the headings of a text that asks now and then.
    if len(asked) < _QUESTIONS or 2 * len(asked) < sum(asking):
        return list(leaves)
    return [
        replace(leaf, kind="question") if asked[0] <= at < len(asking) and asking[at] else leaf
        for at, leaf in enumerate(leaves)
    ]


def join_citations(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, a set-off quotation with the line below it in the same box that says whose it is."""
    result: list[Leaf] = []
    for leaf in leaves:
        box = next(leaf.element.iterancestors("blockquote"), None)
        above = result[-1] if result else None
        is_cited = box is not None and (leaf.element.tag in ("footer", "cite") or leaf.text[0] in "—–")
        if is_cited and above is not None and not above.because and above.kind == "quote":
            is_beside = above.element is box or any(
                it is box for it in above.element.iterancestors("blockquote")
            )
            if is_beside and leaf.words <= _CITATION:
                result[-1] = replace(above, text=f"{above.text} — {leaf.text.lstrip(_MARKS)}")
                continue
        result.append(leaf)
    return result


def _name(leaf: Leaf) -> str:
    """Returns the name in bold type that a paragraph begins with, or empty."""
    if leaf.kind != "paragraph" or not leaf.lead or not leaf.text.startswith(leaf.lead):
        return ""
    name = leaf.lead.rstrip(_MARKS)
    rest = leaf.text[len(leaf.lead) :].lstrip(_MARKS)
    return name if _NAME.fullmatch(name) and rest and not rest[0].islower() else ""


def _is_set_apart(leaf: Leaf) -> bool:
    is_whole = max(leaf.bold, leaf.italic) > _SET_APART and leaf.kind == "paragraph" and leaf.linked < 0.5
    return is_whole and leaf.words <= _LONGEST and leaf.text[0] not in _MARKED
