"""The parts of a text that may be scenarios: under headings, and within a part its paragraphs, points and rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.likelihood import Rating, is_degree, is_likelihood, is_likelihood_noun, rate, value
from podcast.article.prose_likelihood import find_likelihood
from podcast.article.scenario_announcements import find_announcement, is_umbrella
from podcast.article.scenario_labels import is_label, join_labels
from podcast.article.section_drafts import DraftSection
from podcast.language.plain.sentences import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Block

_LEAD_INS = (
    re.compile(r"(?P<lead>[^.!?]{3,140})[.!?]\s+(?=\S)"),
    re.compile(r"(?P<lead>[^.!?:]{3,140}):\s+(?=\S)"),
)
"""A name at the beginning of a paragraph: a first sentence, or what stands before a colon."""
_LONGEST_LEAD_IN = 18
"""Words of a name with its likelihood at the beginning of a paragraph."""
_LONGEST_NAME = 12
"""Words of a name at the beginning of a paragraph, whose likelihood stands further down."""
_KINDS = ("paragraph", "item", "row", "fact")


@dataclass(frozen=True, slots=True)
class ScenarioPart:
    """A part of the text, and what its heading or a line beside that says of its likelihood."""

    draft: DraftSection
    rating: Rating | None = None

    @property
    def level(self) -> int:
        """The level of its heading."""
        return self.draft.level


@dataclass(frozen=True, slots=True)
class _Lead:
    """The name with which a block begins, how likely it is, and what the block says behind the name."""

    heading: str
    rating: Rating
    rest: str
    is_weak: bool = False
    """Whether the likelihood stands in a sentence behind the name, not beside it."""


def read_parts(drafts: Sequence[DraftSection]) -> list[ScenarioPart]:
    """Returns the parts in their order, blocks that are scenarios of their own as parts below theirs."""
    return [part for draft in join_labels(drafts) for part in _with_lead_ins(draft)]


def _rate(draft: DraftSection) -> Rating | None:
    """Returns the rating in a heading, or in a line of its own right below it or at the end of its text."""
    if not draft.heading or is_umbrella(draft.heading):
        return None
    rating = rate(draft.heading)
    if draft.blocks and (not rating or not rating.likelihood):
        label = next((block for block in (draft.blocks[0], draft.blocks[-1]) if is_label(block.text)), None)
        if label:
            name = rating.name if rating else draft.heading
            return Rating(name, value(label.text), bool(rating and rating.is_plain))
    return rating


def _with_names(blocks: Sequence[Block]) -> tuple[list[Block], list[_Lead | None]]:
    """Returns blocks, names over a line of likelihood joined with what stands below, and their leads.

    A table whose cells are long comes as such lines, and so do names in bold.
    """
    joined: list[Block] = []
    leads: list[_Lead | None] = []
    at = 0
    while at < len(blocks):
        triple = blocks[at : at + 3]
        label = triple[1].text if len(triple) == 3 else ""
        is_named = (
            len(triple) == 3
            and triple[0].kind in ("paragraph", "item")
            and len(triple[0].text.split()) <= _LONGEST_NAME
            and not ends(triple[0].text)
            and (is_label(label) or is_degree(label))
            and len(triple[2].text.split()) > _LONGEST_NAME
        )
        if is_named:
            rating = Rating(_bare(triple[0].text), value(label))
            joined.append(triple[2])
            leads.append(_Lead(triple[0].text, rating, triple[2].text))
            at += 3
        else:
            joined.append(blocks[at])
            leads.append(None)
            at += 1
    return joined, leads


def _with_lead_ins(draft: DraftSection) -> list[ScenarioPart]:
    """Returns a part, its blocks that begin with a rated name as parts below it where there are two or more."""
    whole = [ScenarioPart(draft, _rate(draft))]
    if len(draft.blocks) < 2:
        return whole
    blocks, leads = _with_names(draft.blocks)
    if sum(lead is not None for lead in leads) < 2:
        blocks = list(draft.blocks)
        leads = _without_strays([_read_lead(block) for block in blocks], blocks)
    if sum(lead is not None for lead in leads) < 2:
        return whole
    if not (find_announcement(draft, leads) or any(map(_is_header, blocks))):
        return whole
    drafts = [replace(draft, blocks=())]
    ratings: list[Rating | None] = [_rate(draft)]
    for block, lead in zip(blocks, leads, strict=True):
        if lead:
            rest = replace(block, kind="paragraph", text=lead.rest, label="")
            drafts.append(DraftSection(lead.heading, draft.level + 1, (rest,)))
            ratings.append(lead.rating)
        else:
            drafts[-1] = replace(drafts[-1], blocks=(*drafts[-1].blocks, block))
    return [ScenarioPart(own, rating) for own, rating in zip(drafts, ratings, strict=True)]


def _without_strays(leads: list[_Lead | None], blocks: Sequence[Block]) -> list[_Lead | None]:
    """Returns the leads without weak ones, unless all points, rows or paragraphs that stand together have one."""
    result = list(leads)
    for kind, run in groupby(range(len(blocks)), key=lambda at: blocks[at].kind):
        indices = list(run)
        own = [leads[at] for at in indices]
        # A paragraph may stand above them.
        body = own[next((at for at, lead in enumerate(own) if lead), 0) :] if kind == "paragraph" else own
        if len(body) < 2 or not all(body):
            for at in indices:
                lead = result[at]
                result[at] = None if lead and lead.is_weak else lead
    return result


def _read_lead(block: Block) -> _Lead | None:
    """Returns the name at the beginning of a block with its likelihood; None where it has none."""
    if block.kind not in _KINDS:
        return None
    if block.kind == "row" and block.label:
        return _read_row(block)
    for pattern in _LEAD_INS:
        match = pattern.match(block.text)
        if not match or len(match["lead"].split()) > _LONGEST_LEAD_IN:
            continue
        if (rating := rate(match["lead"])) and rating.likelihood:
            return _Lead(match["lead"], rating, block.text[match.end() :])
    for pattern in reversed(_LEAD_INS):
        match = pattern.match(block.text)
        if match and len(match["lead"].split()) <= _LONGEST_NAME:
            rest = block.text[match.end() :]
            likelihood = _trailing_label(rest) or find_likelihood([rest])
            if likelihood:
                numbered = rate(match["lead"])
                name = numbered.name if numbered else match["lead"]
                return _Lead(match["lead"], Rating(name, likelihood), rest, is_weak=True)
    return None


def _trailing_label(text: str) -> str:
    """Returns the likelihood with which a text ends, in a sentence or in brackets of its own, or empty."""
    last = split(text)[-1:] if len(text) <= 4000 else []
    bracket = re.search(r"[(\[]([^()\[\]]{3,60})[)\]][.]?$", text)
    for phrase in (*last, *([bracket[1]] if bracket else ())):
        if is_label(phrase):
            return value(phrase)
    return ""


def _is_header(block: Block) -> bool:
    """Returns whether a row names the columns of a table of scenarios."""
    cells = block.text[len(block.label) :].lstrip(": ").split(", ")
    return block.kind == "row" and any(map(is_likelihood_noun, cells))


def _read_row(block: Block) -> _Lead | None:
    """Returns what a table's row says of a scenario: the first cell names it, another one is its likelihood."""
    cells = [cell.strip() for cell in block.text[len(block.label) :].lstrip(": ").split(", ")]
    rated = next((at for at, cell in enumerate(cells) if is_likelihood(cell) or is_degree(cell)), None)
    if rated is not None and cells[rated]:
        rest = ", ".join(cells[:rated] + cells[rated + 1 :])
        return _Lead(block.label, Rating(_bare(block.label), value(cells[rated])), rest or block.text)
    if is_likelihood(block.label) and cells[0]:
        return _Lead(block.label, Rating(cells[0], value(block.label)), ", ".join(cells[1:]) or block.text)
    named = rate(block.label)
    if named and named.likelihood:
        return _Lead(block.label, named, ", ".join(cells))
    return None


def _bare(name: str) -> str:
    numbered = rate(name)
    return numbered.name if numbered else name
