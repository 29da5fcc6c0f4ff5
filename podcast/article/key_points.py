"""What says the whole article in a few words: a part that is called a summary, or a short list near the top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key
from podcast.article.rules import WordingRule, any_of
from podcast.article.section_drafts import DraftSection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Block

SUMMARY_HEADINGS = (
    WordingRule(
        "summary",
        r"""(?:executive\s+|plain\s+language\s+)?summary | abstract | (?:story\s+)?highlights | overview | the\s+gist
          | in\s+a\s+nutshell | at\s+a\s+glance | in\s+brief | in\s+short | tl;?\s?dr""",
        "Plain language summary",
    ),
    WordingRule(
        "key points",
        r"takeaways | (?:key|main)\s+(?:points?|takeaways?|findings?|facts|messages?|insights?)",
        "Key takeaways",
    ),
    WordingRule(
        "summary, German",
        r"""zusammenfassung | kurz\s+gesagt | auf\s+einen\s+blick | das\s+wichtigste(?:\s+in\s+kürze)?
          | kernpunkte | kurzfassung""",
        "Das Wichtigste in Kürze",
    ),
    WordingRule(
        "summary, French", r"r[ée]sum[ée] | en\s+bref | l[’']essentiel | points?\s+cl[ée]s", "L’essentiel"
    ),
    WordingRule("summary, Spanish", r"resumen | en\s+resumen | puntos\s+clave", "En resumen"),
    WordingRule("summary, Italian", r"sommario | in\s+sintesi", "In sintesi"),
    WordingRule(
        "summary, Portuguese and Dutch", r"resumo | samenvatting | kort\s+samengevat", "Samenvatting"
    ),
)
"""Headings of what the whole article says in a few words."""
_SUMMARY = any_of(SUMMARY_HEADINGS, after=r"\s*[:.]?")
_LEAD = 80
"""Words above a list of key points at most: a standfirst and a line of the author's."""
_HEADING = 5
"""Words of the heading of key points at most, where it is none of the above."""
_POINTS = range(2, 9)
"""How many key points there are."""


@dataclass(frozen=True, slots=True)
class SummarySplit:
    """A document's parts, those that are its summary apart."""

    summary: list[DraftSection]
    rest: list[DraftSection]
    has_lead: bool = False
    """Whether the first part of the rest is a few words above the summary, without a heading."""


def unnamed(draft: DraftSection) -> DraftSection:
    """Returns a section that is named only "Abstract" without that name, so that what it holds counts as text."""
    return replace(draft, heading="") if draft.level <= 2 and _SUMMARY.match(draft.heading) else draft


def split_summary(drafts: list[DraftSection]) -> SummarySplit:
    """Returns the first section that calls itself a summary, or key points known by their shape, and all others."""
    start = next((index for index, draft in enumerate(drafts) if _SUMMARY.match(draft.heading)), None)
    if start is None:
        return _split_by_shape(drafts)
    stop = start + 1
    while stop < len(drafts) and drafts[stop].level > drafts[start].level:
        stop += 1
    chosen, after = drafts[start:stop], drafts[stop:]
    if not any(draft.blocks for draft in chosen):
        return SummarySplit([], drafts)
    points, text = _split_points(chosen[-1], sum(draft.words for draft in drafts))
    rest = [*drafts[:start], *([DraftSection(blocks=text)] if text else []), *after]
    has_lead = start == 1 and len(drafts) > 2 and 0 < drafts[0].words <= _LEAD
    return SummarySplit([*chosen[:-1], replace(chosen[-1], blocks=points)], rest, has_lead)


def _split_points(draft: DraftSection, total_words: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Returns what of a summary's blocks is the summary, and what is the article's text, begun without a heading."""
    blocks = draft.blocks
    items = next((index for index, block in enumerate(blocks) if block.kind == "item"), len(blocks))
    if items <= 1 and items < len(blocks):
        after = next(
            (index for index in range(items, len(blocks)) if blocks[index].kind != "item"), len(blocks)
        )
        return blocks[:after], blocks[after:]
    short = next((index for index, block in enumerate(blocks) if not _is_one_sentence(block)), len(blocks))
    if 2 <= short < len(blocks):
        return blocks[:short], blocks[short:]
    if len(blocks) > 1 and draft.words > total_words * 0.4:
        return blocks[:1], blocks[1:]
    return blocks, ()


def _is_one_sentence(block: Block) -> bool:
    """Returns whether a block is a point without a bullet: one sentence, or a line that is none."""
    return len(block.text.split()) <= 35 and not any(mark in block.text for mark in (". ", "? ", "! "))


def _split_by_shape(drafts: list[DraftSection]) -> SummarySplit:
    """Returns key points under no heading or one of few words, and all others."""
    first = drafts[0]
    above = next((at for at, block in enumerate(first.blocks) if block.kind == "item"), len(first.blocks))
    lead = replace(first, blocks=first.blocks[:above])
    has_lead = bool(lead.blocks)
    if lead.words <= _LEAD and not (has_lead and lead.blocks[-1].text.endswith(":")):
        # A line that ends in a colon leads to a list and belongs to it.
        if above < len(first.blocks):
            own, after = replace(first, blocks=first.blocks[above:]), drafts[1:]
        elif len(drafts) > 1 and len(drafts[1].heading.split()) <= _HEADING:
            own, after = drafts[1], drafts[2:]
        else:
            return SummarySplit([], drafts)
        points, text = _points(own.blocks, drafts)
        if points:
            rest = [*([lead] if has_lead else []), DraftSection(blocks=text), *after]
            return SummarySplit([replace(own, blocks=points)], rest, has_lead)
    return SummarySplit([], drafts)


def _points(
    blocks: Sequence[Block], drafts: Sequence[DraftSection]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Returns the items with which blocks begin, where they are key points over running text, and that text."""
    after = next((at for at, block in enumerate(blocks) if block.kind != "item"), len(blocks))
    points, text = tuple(blocks[:after]), tuple(blocks[after:])
    words = [len(point.text.split()) for point in points]
    headings = {key(draft.heading) for draft in drafts if draft.heading}
    are_points = (
        len(points) in _POINTS
        and sum(words) >= 5 * len(points)
        and min(words) >= 3
        and max(words) <= 45
        and all(point.text[:1].isupper() or not point.text[:1].isalnum() for point in points)
        and not any(key(point.text) in headings for point in points)
    )
    is_text = bool(text) and len(text[0].text.split()) >= 25 and ends(text[0].text)
    return (points, text) if are_points and is_text else ((), ())
