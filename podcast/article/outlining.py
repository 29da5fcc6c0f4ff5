"""Document → Article: which part is the summary, which are sections, which are scenarios."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.language_detection import language
from podcast.errors import ArticleError
from podcast.model import Article, Block, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.article.extraction import Extract

_SUMMARY = re.compile(
    r"""^(?:in\s+a\s+nutshell | (?:key|main)\s+(?:points?|takeaways?|findings?|facts|messages?|insights?)
      | takeaways | at\s+a\s+glance
      | (?:executive\s+|plain\s+language\s+)?summary | abstract | highlights | in\s+brief | in\s+short
      | tl;?\s?dr | the\s+gist | overview
      | zusammenfassung | kurz\s+gesagt | auf\s+einen\s+blick | das\s+wichtigste(?:\s+in\s+kürze)?
      | kernpunkte | kurzfassung
      | r[ée]sum[ée] | en\s+bref | l[’']essentiel | points?\s+cl[ée]s | resumen | en\s+resumen
      | puntos\s+clave | sommario | in\s+sintesi
      | resumo | samenvatting | kort\s+samengevat)\s*[:.]?$""",
    re.IGNORECASE | re.VERBOSE,
)
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


@dataclass
class _Part:
    """A heading and the texts below it, before they are a Section."""

    heading: str = ""
    level: int = 0
    blocks: list[Block] = field(default_factory=list)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks)

    @property
    def words(self) -> int:
        return sum(len(block.text.split()) for block in self.blocks)


def outline(found: Extract) -> Article:
    """The article understood; ArticleError when nothing of it is running text."""
    document = found.document
    parts = _parts(document.blocks)
    lead = list(found.standfirst)
    if (
        parts
        and ends(parts[0].heading)
        and parts[0].heading[-1] == "."
        and not lead
        and len(parts[0].heading.split()) > 5
    ):
        lead, parts[0].heading = [parts[0].heading], ""  # a sentence under the title, dressed as a heading
    summary, rest = _summary(parts)
    if summary and not lead and _stands_first(parts, summary[0]):
        lead, rest = list(parts[0].paragraphs), rest[1:]
    if not any(part.paragraphs for part in rest):
        # An abstract is all there is: it is the article, and its own "Summary" its summary.
        summary, rest = _summary([_unnamed(part) for part in parts])
        if not any(part.paragraphs for part in rest):
            summary, rest = [], summary
    sections = _sections(rest)
    texts = [text for section in sections for text in section.paragraphs]
    if not any(len(text.split()) >= 8 and _CLAUSE.search(text) for text in texts) and not _spoken(texts):
        raise ArticleError(
            f"{document.source}: holds no running text, only headings or lists; give the page of one article"
        )
    heading = next((part.heading for part in summary if part.heading), "")
    paragraphs = (*lead, *(text for part in summary for text in part.paragraphs))
    return Article(
        source=document.source,
        title=document.title or " ".join(texts[0].split()[:8]),  # a pipe has no file name to go by
        summary=Section(heading, paragraphs, kind="summary"),
        sections=sections,
        author=document.author,
        date=document.date,
        language=language(" ".join(texts), document.language),
        site=document.site,
    )


def _stands_first(parts: list[_Part], summary: _Part) -> bool:
    """Whether the article begins with a few words of its own before its summary's heading, and then goes on."""
    first = parts[0]
    return (
        not first.heading and 0 < first.words <= 60 and parts[1].heading == summary.heading and len(parts) > 2
    )


def _spoken(texts: list[str]) -> bool:
    """Sentences in scripts that put no spaces between words."""
    return any(ends(text) and sum(map(str.isalpha, text)) >= 8 for text in texts)


def _unnamed(part: _Part) -> _Part:
    """A part named only "Abstract" loses that name, so that what it holds counts as text."""
    return replace(part, heading="") if part.level <= 2 and _SUMMARY.match(part.heading) else part


def _parts(blocks: Iterable[Block]) -> list[_Part]:
    parts = [_Part()]
    for block in blocks:
        if block.kind == "heading":
            parts.append(_Part(block.text, block.level))
        else:
            parts[-1].blocks.append(block)
    return parts


def _summary(parts: list[_Part]) -> tuple[list[_Part], list[_Part]]:
    """The first part that calls itself a summary, with its sub-parts; and all others."""
    start = next((i for i, part in enumerate(parts) if _SUMMARY.match(part.heading)), None)
    if start is None:
        return [], parts
    stop = start + 1
    while stop < len(parts) and parts[stop].level > parts[start].level:
        stop += 1
    chosen, after = parts[start:stop], parts[stop:]
    if not any(part.blocks for part in chosen):
        return [], parts
    points, text = _points(chosen[-1], sum(part.words for part in parts))
    rest = [*parts[:start], *([_Part("", 0, text)] if text else []), *after]
    return [*chosen[:-1], replace(chosen[-1], blocks=points)], rest


def _points(part: _Part, total: int) -> tuple[list[Block], list[Block]]:
    """What of a summary's blocks is the summary, and what is the article's text, begun without a heading."""
    blocks = part.blocks
    items = next((i for i, block in enumerate(blocks) if block.kind == "item"), len(blocks))
    if items <= 1 and items < len(blocks):
        after = next((i for i in range(items, len(blocks)) if blocks[i].kind != "item"), len(blocks))
        return blocks[:after], blocks[after:]
    if len(blocks) > 1 and part.words > total * 0.4:
        return blocks[:1], blocks[1:]
    return blocks, []


def _sections(parts: list[_Part]) -> tuple[Section, ...]:
    sections: list[Section] = []
    within = 0  # level of the open "Scenarios" heading
    opened = False
    for part in parts:
        is_umbrella = bool(part.heading and _SCENARIOS.match(part.heading))
        if is_umbrella:
            within, opened = part.level, True
        elif opened and part.heading and part.level < within:
            opened = False
        scenario = None if is_umbrella else _scenario(part)
        if scenario is None and opened and not is_umbrella and part.level > within:
            scenario = Section(part.heading, part.paragraphs, "scenario", "", part.heading)
        if not part.paragraphs:
            continue
        sections.append(scenario or Section(part.heading, part.paragraphs))
    return tuple(sections)


def _scenario(part: _Part) -> Section | None:
    """The part as a scenario, when its heading says so by itself."""
    heading = part.heading
    if match := _LIKELIHOOD.match(heading):
        likelihood, name = match["likelihood"].strip(), match["name"].strip()
    elif match := _NUMBERED.match(heading):
        likelihood, name = "", match["name"].strip() or heading
        if (inner := _NUMBERED_LIKELIHOOD.match(name)) or (inner := _LIKELIHOOD.match(name)):
            likelihood, name = inner["likelihood"].strip(), inner["name"].strip()
    else:
        return None
    return Section(heading, part.paragraphs, "scenario", likelihood, name)
