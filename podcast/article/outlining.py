"""Document → Article: which part is the summary, which are sections, which are scenarios."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.language_detection import detect_language
from podcast.article.rules import WordingRule, any_of
from podcast.errors import ArticleError
from podcast.model import Article, Block, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.article.extraction import Extract

SUMMARY_HEADINGS = (
    WordingRule(
        "summary",
        r"""(?:executive\s+|plain\s+language\s+)?summary | abstract | highlights | overview | the\s+gist
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
_SCENARIOS = re.compile(
    r"^(?:(?:\w+\s+){0,3}scenarios?|outlook|szenari(?:en|o)|ausblick|sc[ée]narios?|escenarios?|scenari)\s*[:.]?$",
    re.IGNORECASE,
)
_LIKELIHOOD = re.compile(
    r"""^(?P<likelihood>
        (?:(?:most|more|less|least|very|highly|quite|somewhat|rather|equally|fairly|not|un)\s+)*
        (?:likely|unlikely|possible|impossible|probable|improbable|plausible|implausible|conceivable|remote)
        (?:(?:,|\s+(?:but|and|yet|though|to))*\s+(?:(?:highly|very|less|more|not|still)\s+)*
           (?:likely|unlikely|possible|probable|improbable|plausible|remote))*
        (?:\s+(?:scenario|outcome|case))?(?:\s*\(\s*[\d~<>–%\s-]+\))?
      | (?:best|worst|base|baseline|central|optimistic|pessimistic|upside|downside)
        (?:[\s-]+case)?(?:\s+scenario)?
      | (?:sehr\s+|eher\s+|wenig\s+)?(?:un)?wahrscheinlich(?:ste[rs]?)?(?:es\s+szenario)?
      | möglich(?:,\s+aber\s+unwahrscheinlich)?
      | (?:peu\s+|très\s+)?(?:probable|possible|improbable)(?:\s+mais\s+(?:peu\s+)?(?:probable|improbable))?
    )\s*[:–—]\s*(?P<name>\S.*)$""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERED = re.compile(
    r"^(?:scenario|szenario|sc[ée]nario|escenario)\s+(?:\d+|[a-h]|one|two|three|four|five|[ivx]+)\b"
    r"\s*[:.–—-]?\s*(?P<name>.*)$",
    re.IGNORECASE,
)
_NUMBERED_LIKELIHOOD = re.compile(
    r"^(?P<name>.*\S)\s+\((?P<likelihood>[^()]*(?:likel|probab|possib|wahrschein)[^()]*)\)$", re.IGNORECASE
)

_CLAUSE = re.compile(r"[.!?…,;:。।؟](?:\W|$)")


@dataclass(frozen=True, slots=True)
class _DraftSection:
    """A heading and the blocks below it, before it is known what they are."""

    heading: str = ""
    level: int = 0
    blocks: tuple[Block, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks)

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


def outline(extract: Extract) -> Article:
    """Returns the article understood; ArticleError when nothing of it is running text."""
    document = extract.document
    drafts = _drafts(document.blocks)
    lead = extract.standfirst
    summary, rest = _split_summary(drafts)
    if summary and not lead and _stands_first(drafts, summary[0]):
        lead, rest = drafts[0].paragraphs, rest[1:]
    if not any(draft.blocks for draft in rest):
        # An abstract is all there is: it is the article, and its own "Summary" its summary.
        summary, rest = _split_summary([_unnamed(draft) for draft in drafts])
        if not any(draft.blocks for draft in rest):
            summary, rest = [], summary
    sections = _sections(rest)
    texts = [text for section in sections for text in section.paragraphs]
    if not (any(map(_is_running_text, texts)) or any(map(_is_unspaced_sentence, texts))):
        raise ArticleError(
            f"{document.source}: holds no running text, only headings or lists",
            "give the page of one article",
        )
    heading = next((draft.heading for draft in summary if draft.heading), "")
    paragraphs = (*lead, *(text for draft in summary for text in draft.paragraphs))
    return Article(
        source=document.source,
        title=document.title or " ".join(texts[0].split()[:8]),  # a pipe has no file name to go by
        summary=Section(heading, paragraphs, kind="summary"),
        sections=sections,
        authors=document.authors,
        date=document.date,
        language=detect_language(" ".join(texts), document.language),
        site=document.site,
        kinds_stated=document.kinds_stated,
    )


def _drafts(blocks: Iterable[Block]) -> list[_DraftSection]:
    """Returns what stands before the first heading, which may be nothing, and then each heading with its blocks."""
    headings: list[tuple[str, int]] = [("", 0)]
    below: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind == "heading":
            headings.append((block.text, block.level))
            below.append([])
        else:
            below[-1].append(block)
    return [
        _DraftSection(heading, level, tuple(section))
        for (heading, level), section in zip(headings, below, strict=True)
    ]


def _stands_first(drafts: list[_DraftSection], summary: _DraftSection) -> bool:
    """Returns whether the article begins with a few words before its summary's heading, and goes on after it."""
    first = drafts[0]
    return (
        not first.heading
        and 0 < first.words <= 60
        and drafts[1].heading == summary.heading
        and len(drafts) > 2
    )


def _is_running_text(text: str) -> bool:
    return len(text.split()) >= 8 and bool(_CLAUSE.search(text))


def _is_unspaced_sentence(text: str) -> bool:
    """Returns whether a text is a sentence in a script that puts no spaces between words."""
    return ends(text) and sum(map(str.isalpha, text)) >= 8


def _unnamed(draft: _DraftSection) -> _DraftSection:
    """Returns a section that is named only "Abstract" without that name, so that what it holds counts as text."""
    return replace(draft, heading="") if draft.level <= 2 and _SUMMARY.match(draft.heading) else draft


def _split_summary(drafts: list[_DraftSection]) -> tuple[list[_DraftSection], list[_DraftSection]]:
    """Returns the first section that calls itself a summary, with its subsections, and all others."""
    start = next((index for index, draft in enumerate(drafts) if _SUMMARY.match(draft.heading)), None)
    if start is None:
        return [], drafts
    stop = start + 1
    while stop < len(drafts) and drafts[stop].level > drafts[start].level:
        stop += 1
    chosen, after = drafts[start:stop], drafts[stop:]
    if not any(draft.blocks for draft in chosen):
        return [], drafts
    points, text = _split_points(chosen[-1], sum(draft.words for draft in drafts))
    rest = [*drafts[:start], *([_DraftSection(blocks=text)] if text else []), *after]
    return [*chosen[:-1], replace(chosen[-1], blocks=points)], rest


def _split_points(draft: _DraftSection, total_words: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Returns what of a summary's blocks is the summary, and what is the article's text, begun without a heading."""
    blocks = draft.blocks
    items = next((index for index, block in enumerate(blocks) if block.kind == "item"), len(blocks))
    if items <= 1 and items < len(blocks):
        after = next(
            (index for index in range(items, len(blocks)) if blocks[index].kind != "item"), len(blocks)
        )
        return blocks[:after], blocks[after:]
    if len(blocks) > 1 and draft.words > total_words * 0.4:
        return blocks[:1], blocks[1:]
    return blocks, ()


def _sections(drafts: list[_DraftSection]) -> tuple[Section, ...]:
    sections: list[Section] = []
    umbrella_level: int | None = None
    """The level of the heading "Scenarios" above; what stands below it are scenarios, whatever they are called."""
    for draft in drafts:
        is_umbrella = bool(_SCENARIOS.match(draft.heading))
        if is_umbrella:
            umbrella_level = draft.level
        elif umbrella_level is not None and draft.heading and draft.level < umbrella_level:
            umbrella_level = None
        scenario = None if is_umbrella else _scenario(draft)
        if scenario is None and umbrella_level is not None and draft.level > umbrella_level:
            scenario = Section(draft.heading, draft.paragraphs, "scenario", "", draft.heading)
        if draft.blocks:
            sections.append(scenario or Section(draft.heading, draft.paragraphs))
    return tuple(sections)


def _scenario(draft: _DraftSection) -> Section | None:
    """Returns the section as a scenario, when its heading says so by itself."""
    heading = draft.heading
    if match := _LIKELIHOOD.match(heading):
        likelihood, name = match["likelihood"].strip(), match["name"].strip()
    elif match := _NUMBERED.match(heading):
        likelihood, name = "", match["name"].strip() or heading
        if inner := _NUMBERED_LIKELIHOOD.match(name) or _LIKELIHOOD.match(name):
            likelihood, name = inner["likelihood"].strip(), inner["name"].strip()
    else:
        return None
    return Section(heading, draft.paragraphs, "scenario", likelihood, name)
