"""What says the whole article in a few words: a part that is called a summary, or a short list near the top."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key
from podcast.article.rules import WordingRule, any_of
from podcast.article.section_drafts import DraftSection
from podcast.model import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

SUMMARY_HEADINGS = (
    WordingRule(
        "summary",
        r"""(?:(?:executive|policy|report|plain\s+language)\s+)?(?:summary|brief|abstract|overview|synopsis)
          | (?:summary\s+)?points | (?:(?:the|story)\s+)?highlights | the\s+(?:gist|upshot|essentials|short\s+version)
          | (?:the|our)\s+bottom\s+line | in\s+a\s+nutshell | at\s+a\s+glance | in\s+(?:brief|short|summary)
          | tl;?\s?dr""",
        "Plain language summary",
    ),
    WordingRule(
        "key points",
        # A noun that sums up, with words that say which: "Our main findings", "Five takeaways from this report".
        r"""(?:(?:our|the|these|its|[2-9]|two|three|four|five|six|seven|eight)\s+)*
          (?:(?:(?:key|main|chief|central|core|top|major|principal|most\s+important)\s+)+(?:points?|findings?|facts
              |messages?|insights?|arguments?|conclusions?|lessons?|judg(?:e)?ments?|ideas?|results?)
            |(?:key\s+|main\s+|quick\s+|top\s+)?take-?aways?)
          (?:\s+(?:of|from|in)\s+(?:this|the|our)\s+[\w-]+)?""",
        "Our main findings",
    ),
    WordingRule(
        "what to know",
        r"(?:what|all|everything)\s+(?:you|readers)\s+(?:need|have|ought)\s+to\s+know | (?:what|things)\s+to\s+know",
        "What you need to know",
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
"""Words above key points at most: a standfirst and a line of the author's."""
_HEADING = 7
"""Words of the heading of key points at most, where it is none of the above."""
_POINTS = range(2, 9)
"""How many key points there are."""
_LISTED = ("item", "row")
_COUNTER = re.compile(r"\d{1,2}[:.)]?\s+(?=\D)")
"""A point's number in a cell of its own."""
_LONG = 25
"""Words of a paragraph of the text at least."""
_SHORT = 30
"""Words of a key point at most that has no bullet, where nothing calls it one."""
_SHARED = 0.4
"""Share of the words of such points that the text must use, too: what it says in a few words it says again."""


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
    has_lead = start == 1 and bool(text or after) and 0 < drafts[0].words <= _LEAD
    return SummarySplit([*chosen[:-1], replace(chosen[-1], blocks=points)], rest, has_lead)


def is_summary_label(text: str) -> bool:
    """Returns whether a line says that what stands below it is the whole article in a few words."""
    return bool(_SUMMARY.match(text))


def promote_labels(blocks: Sequence[Block]) -> list[Block]:
    """Returns the blocks, lines that say that key points follow as headings: pages set them in bold or in a box."""
    result = list(blocks)
    for at, (block, after) in enumerate(pairwise(blocks)):
        if _is_line(block) and _SUMMARY.match(block.text) and after.kind != "heading":
            result[at] = Block("heading", block.text.rstrip(": "), 2)
    return result


def _is_line(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text.split()) <= _HEADING and not ends(block.text)


def _split_points(draft: DraftSection, total_words: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Returns what of a summary's blocks is the summary, and what is the article's text, begun without a heading."""
    blocks = draft.blocks
    items = next((index for index, block in enumerate(blocks) if block.kind in _LISTED), len(blocks))
    if items <= 1 and items < len(blocks):
        after = next(
            (index for index in range(items, len(blocks)) if blocks[index].kind not in _LISTED), len(blocks)
        )
        return tuple(map(_as_point, blocks[:after])), blocks[after:]
    short = next((index for index, block in enumerate(blocks) if not _is_one_sentence(block)), len(blocks))
    if 2 <= short < len(blocks):
        return tuple(map(_as_point, blocks[:short])), blocks[short:]
    if len(blocks) > 1 and draft.words > total_words * 0.4:
        return blocks[:1], blocks[1:]
    return blocks, ()


def _as_point(block: Block) -> Block:
    """Returns a numbered row or line as a point, without its number."""
    counter = _COUNTER.match(block.text) if block.kind in ("row", "paragraph") else None
    return replace(block, kind="item", text=block.text[counter.end() :], label="") if counter else block


def _is_one_sentence(block: Block) -> bool:
    """Returns whether a block is a point without a bullet: one sentence, or a line that is none."""
    text = _COUNTER.sub("", block.text, count=1) if _COUNTER.match(block.text) else block.text
    return len(text.split()) <= 35 and not any(mark in text for mark in (". ", "? ", "! "))


def _split_by_shape(drafts: list[DraftSection]) -> SummarySplit:
    """Returns key points under no heading or one of few words, and all others."""
    first = drafts[0]
    above = next((at for at, block in enumerate(first.blocks) if block.kind in _LISTED), len(first.blocks))
    lead = replace(first, blocks=first.blocks[:above])
    has_lead = bool(lead.blocks)
    if lead.words <= _LEAD and not (has_lead and lead.blocks[-1].text.endswith(":")):
        # A line that ends in a colon leads to a list and belongs to it.
        if above < len(first.blocks):
            own, after = replace(first, blocks=first.blocks[above:]), drafts[1:]
            if has_lead and _is_line(lead.blocks[-1]):
                own = replace(own, heading=lead.blocks[-1].text)
                lead = replace(lead, blocks=lead.blocks[:-1])
                has_lead = bool(lead.blocks)
        elif len(drafts) > 1 and len(drafts[1].heading.split()) <= _HEADING:
            own, after = drafts[1], drafts[2:]
        else:
            return SummarySplit([], drafts)
        points, text = _points(own.blocks, drafts, after)
        if not points and own.heading:
            points, text = _bare_points(own.blocks, after)
        if points:
            body = [DraftSection(blocks=text)] if text else []
            rest = [*([lead] if has_lead else []), *body, *after]
            return SummarySplit([replace(own, blocks=points)], rest, has_lead)
    return SummarySplit([], drafts)


def _points(
    blocks: Sequence[Block], drafts: Sequence[DraftSection], below: Sequence[DraftSection]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Returns the items with which blocks begin, where they are key points over running text, and that text."""
    after = next((at for at, block in enumerate(blocks) if block.kind not in _LISTED), len(blocks))
    points, text = tuple(map(_as_point, blocks[:after])), tuple(blocks[after:])
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
    if not are_points:
        return (), ()
    body = text or next((draft.blocks for draft in below if draft.blocks), ())
    is_text = bool(body) and len(body[0].text.split()) >= _LONG and ends(body[0].text)
    return (points, text) if is_text and (text or _is_said_again(points, below)) else ((), ())


def _bare_points(
    blocks: Sequence[Block], below: Sequence[DraftSection]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Returns the sentences with which blocks begin, where they are key points without bullets, and the text below.

    Each is a short paragraph of one sentence, those of the text are much longer, and it says the same things again.
    """
    count = next(
        (
            at
            for at, block in enumerate(blocks)
            if block.kind != "paragraph" or len(block.text.split()) > _SHORT or not _is_one_sentence(block)
        ),
        len(blocks),
    )
    points, text = tuple(map(_as_point, blocks[:count])), tuple(blocks[count:])
    sizes = sorted(
        len(block.text.split())
        for part in (text, *(draft.blocks for draft in below))
        for block in part
        if block.kind == "paragraph"
    )
    if len(points) not in _POINTS[1:] or not text or not sizes:
        return (), ()
    mean = sum(len(point.text.split()) for point in points) / len(points)
    is_short = sizes[len(sizes) // 2] >= 2 * mean and len(text[0].text.split()) >= _LONG
    is_said = _is_said_again(points, [DraftSection(blocks=text), *below])
    return (points, text) if is_short and is_said else ((), ())


def _is_said_again(points: Sequence[Block], below: Sequence[DraftSection]) -> bool:
    """Returns whether the text uses the words of points again."""
    said = {
        word[:5]
        for draft in below
        for block in draft.blocks
        if len(block.text.split()) >= _LONG
        for word in key(block.text).split()
    }
    own = [word[:5] for point in points for word in key(point.text).split() if len(word) >= 4]
    return sum(word in said for word in own) >= _SHARED * max(1, len(own))
