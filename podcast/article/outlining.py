"""Document → Article: which part is the summary, which are sections, which are scenarios."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from podcast.article.block_kinds import join_facts, tell_kinds
from podcast.article.extraction import ends
from podcast.article.key_points import promote_labels, split_summary, unnamed
from podcast.article.named_passages import label_passages
from podcast.article.scenarios import find_scenarios
from podcast.article.section_drafts import DraftSection, draft_sections
from podcast.errors import ArticleError
from podcast.language.plain.language_detection import detect_language
from podcast.model import Article, Block, Omission, Section

if TYPE_CHECKING:
    from podcast.article.extraction import Extract
    from podcast.article.likelihood import Rating

_CLAUSE = re.compile(r"[.!?…,;:。।؟](?:\W|$)")


def outline(extract: Extract) -> Article:
    """Returns the article understood; ArticleError when nothing of it is running text."""
    document = extract.document
    above = (document.title, *extract.standfirst)
    spoken = label_passages([block for block in document.blocks if block.kind != "code"], above)
    first, *below = every = draft_sections(promote_labels(spoken))
    # Lines like headings over nothing, above the text: "07:42", "Download".
    drafts = every if first.blocks else [first, *dropwhile(lambda draft: not draft.blocks, below)]
    lead = extract.standfirst
    split = split_summary(drafts)
    summary, rest = split.summary, split.rest
    if split.has_lead and not lead:
        lead, rest = rest[0].paragraphs, rest[1:]
    if not any(draft.blocks for draft in rest):
        # An abstract is all there is: it is the article, and its own "Summary" its summary.
        split = split_summary([unnamed(draft) for draft in drafts])
        summary, rest = split.summary, split.rest
        if not any(draft.blocks for draft in rest):
            summary, rest = [], summary
    sections = _sections(rest)
    texts = [text for section in sections for text in section.paragraphs]
    if not (any(map(_is_running_text, texts)) or any(map(_is_unspaced_sentence, texts))):
        raise ArticleError(
            f"{document.source}: holds no running text, only headings or lists",
            "give the page of one article",
        )
    heading = next((draft.heading for draft in summary if draft.heading), "").rstrip(": ")
    blocks = (
        *(Block("paragraph", text) for text in lead),
        *(block for draft in tell_kinds(summary) for block in draft.blocks),
    )
    return Article(
        source=document.source,
        title=document.title or " ".join(texts[0].split()[:8]),  # a pipe has no file name to go by
        summary=Section(heading, tuple(block.text for block in blocks), kind="summary", blocks=blocks),
        sections=sections,
        authors=document.authors,
        date=document.date,
        language=detect_language(" ".join(texts), document.language),
        site=document.site,
        kinds_stated=document.kinds_stated,
        address=document.address,
        further=document.further,
        code=tuple(block.text for block in document.blocks if block.kind == "code"),
        dropped=(*extract.dropped, *_bare_headings(every, sections)),
        visible_words=extract.visible_words,
    )


def _bare_headings(drafts: list[DraftSection], sections: tuple[Section, ...]) -> list[Omission]:
    kept = {section.heading for section in sections}
    return [
        Omission(draft.heading, "heading over nothing")
        for draft in drafts
        if draft.heading and not draft.blocks and draft.heading not in kept
    ]


def _is_running_text(text: str) -> bool:
    return len(text.split()) >= 8 and bool(_CLAUSE.search(text))


def _is_unspaced_sentence(text: str) -> bool:
    """Returns whether a text is a sentence in a script that puts no spaces between words."""
    return ends(text) and sum(map(str.isalpha, text)) >= 8


def _sections(drafts: list[DraftSection]) -> tuple[Section, ...]:
    parts = find_scenarios(join_facts(drafts))
    told = tell_kinds([part for part, _ in parts])
    kept: list[Section] = []
    below = 0
    """The level of the part below; 0 for scenarios, which need nobody to say that they are some."""
    for draft, (_, rating) in zip(reversed(told), reversed(parts), strict=True):
        # What has no text of its own may head the parts below it.
        if draft.blocks or (draft.heading and draft.level < below):
            below = 0 if rating else draft.level
            kept.append(_section(draft, rating))
    return tuple(reversed(kept))


def _section(draft: DraftSection, rating: Rating | None) -> Section:
    return Section(
        draft.heading,
        draft.paragraphs,
        "scenario" if rating else "section",
        rating.likelihood if rating else "",
        rating.name if rating else "",
        blocks=draft.blocks,
    )
