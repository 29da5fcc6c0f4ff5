"""Article → the parts that are written one call each: their numbered sentences, their words, who does what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from podcast.errors import ArticleError
from podcast.language.plain.sentences import count_words, split
from podcast.writers.llm import budget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Article, Host, Section
    from podcast.writers.llm.skeleton import Words

SHORT = 28
"""Words under which a section joins its neighbour."""
LONG_TITLE = 90
"""Characters that the title of two joined sections may not reach."""
LEAD = 0.6
"""Share of a chapter's words that falls to the host who knows the article."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence of the article, or one of its headings, under the number that answers cite."""

    number: int
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, or a piece of one that is too long for one call."""

    title: str
    """Of the chapter, as listeners' apps show it."""
    kind: Literal["summary", "section", "scenario"]
    sentences: tuple[Numbered, ...]
    """Empty for a summary that the outline is to choose."""
    name: str = ""
    """Of a scenario."""
    likelihood: str = ""
    piece: int = 1
    pieces: int = 1
    """Of the same chapter."""
    words: int = 0
    """To be spoken."""
    leader: str = ""
    expert: str = ""

    @property
    def numbers(self) -> frozenset[int]:
        """What an answer may cite."""
        return frozenset(sentence.number for sentence in self.sentences)

    @property
    def length(self) -> int:
        """Words of the article's text in it."""
        return sum(count_words(sentence.text) for sentence in self.sentences if not sentence.heading)


@dataclass(slots=True)
class _Count:
    """Numbers for sentences, from 1."""

    language: str
    at: int = 0
    made: list[Numbered] = field(default_factory=list)

    def number(self, text: str, *, heading: bool = False) -> Numbered:
        self.at += 1
        return Numbered(self.at, text, heading)

    def section(self, section: Section) -> Iterator[Numbered]:
        heading = clean(section.heading)
        if heading:
            yield self.number(heading, heading=True)
        for paragraph in section.paragraphs:
            for sentence in split(paragraph, self.language):
                if any(map(str.isalnum, text := clean(sentence))):
                    yield self.number(text)


def parts(article: Article, words: Words) -> tuple[Part, ...]:
    """Summary, sections and scenarios in order; ArticleError when there is nothing to retell."""
    count = _Count(article.language)
    own = tuple(count.section(article.summary)) if article.summary.paragraphs else ()
    summary = Part(title(article.summary.heading) or words.summary, "summary", own)
    found: list[Part] = []
    for section in article.sections:
        named = title(section.heading)
        if not named:
            named = words.start if len(article.sections) > 1 else words.article
        part = Part(named, section.kind, tuple(count.section(section)), section.name, section.likelihood)
        if found and _joins(found[-1], part):
            found[-1] = _joined(found[-1], part)
        else:
            found.append(part)
    told = [part for part in found if part.length]
    if not told and not summary.length:
        raise ArticleError(f"{article.source} holds no sentences to make a script of")
    opening = (summary,) if summary.length or len(told) > 1 else ()
    return tuple(piece for part in (*opening, *told) for piece in _pieces(part))


def cast(made: Sequence[Part], words: float, hosts: Sequence[Host]) -> tuple[Part, ...]:
    """The parts with their words of `words`, and the hosts' jobs: who has had less to say knows the article next."""
    lengths = [part.length or 70 for part in made]
    # A summary is a foretaste: an abstract of two pages must not fill the episode.
    lengths = [
        min(n, 90 + n // 4) if part.kind == "summary" else n for n, part in zip(lengths, made, strict=True)
    ]
    airtime = dict.fromkeys((host.name for host in hosts), 0.0)
    result: list[Part] = []
    for part, share in zip(made, budget.share(lengths, words), strict=True):
        expert, leader = (
            sorted(airtime, key=lambda name: airtime[name])[:2] if len(hosts) > 1 else [*airtime] * 2
        )
        if part.piece > 1:
            expert, leader = result[-1].expert, result[-1].leader
        airtime[expert] += LEAD * share
        airtime[leader] += (1 - LEAD) * share
        result.append(replace(part, words=share, leader=leader, expert=expert))
    return tuple(result)


def title(heading: str) -> str:
    """A heading as a chapter's title: no numbers of an outline, no markup, no shouting."""
    text = re.sub(r"^(?:\d+[.)]?)+\s+", "", clean(heading))
    text = unmarked(text).rstrip(":. ")
    return text.capitalize() if text.isupper() and len(text) > 6 else text


def unmarked(text: str) -> str:
    """Without what would be read aloud as markup, spaces folded."""
    return " ".join(re.sub(r"[*_`#|<>\[\]~]", "", text).split())


def clean(text: str) -> str:
    """Without characters that no script may hold, spaces folded."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _joins(before: Part, part: Part) -> bool:
    """Whether a part is too short for a chapter, or stands under a heading that has no text of its own."""
    short = 0 < part.length < SHORT and len(before.title) + len(part.title) < LONG_TITLE
    return before.kind == part.kind == "section" and (short or not before.length)


def _joined(one: Part, other: Part) -> Part:
    named = f"{one.title}; {other.title}"
    return replace(
        one,
        title=named if len(named) < LONG_TITLE else other.title,
        sentences=(*one.sentences, *other.sentences),
    )


def _pieces(part: Part) -> Iterator[Part]:
    """The part as it is, or cut between sentences into pieces that fit into a call."""
    runs = budget.portions([budget.tokens(s.text) for s in part.sentences], budget.LIMIT)
    for place, (start, end) in enumerate(runs, 1):
        yield replace(part, sentences=part.sentences[start:end], piece=place, pieces=len(runs))
