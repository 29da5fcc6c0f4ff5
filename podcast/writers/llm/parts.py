"""Article → the parts that are written one call each: their numbered sentences, their words, who does what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from podcast.errors import ArticleError
from podcast.language.plain.sentences import count_words, split
from podcast.writers.frame import chapter_title, without_marks
from podcast.writers.llm.tokens import count_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Article, Section
    from podcast.writers.frame_texts import FrameTexts

CALL_TOKENS = 6_000
"""Tokens of the article's sentences in one call at most."""
CALL_WORDS = 3_500
"""The same in words, roughly."""
FULL = 1.1
"""Words said for a word of the article at most: retelling takes joints, and there is nothing more to tell."""
SHORT = 28
"""Words under which a section joins its neighbour."""
SHORT_SUMMARY = 45
"""Words under which an article's own summary makes no chapter: the hook and the first chapter say it."""


_OPENS = re.compile(r"\s+([“‘«„])$")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence of the article, or one of its headings, under the number that answers cite."""

    number: int
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class ChapterPart:
    """A chapter, or a piece of one that is too long for one call."""

    title: str
    """The chapter's title, as listeners' apps show it."""
    kind: Literal["summary", "section", "scenario"]
    sentences: tuple[NumberedSentence, ...]
    untitled: bool = False
    """Whether the article has no heading for it, so that the outline names it."""
    name: str = ""
    """The scenario's name, without its likelihood."""
    likelihood: str = ""
    piece: int = 1
    """Which of the chapter's pieces this is, from 1."""
    pieces: int = 1
    words: int = 0
    """Words to be spoken."""
    questions: int = 1
    """Questions that it may have."""
    leader: str = ""
    expert: str = ""
    together: tuple[tuple[int, ...], ...] = ()
    """The numbers of sentences that are told together or not at all: a claim and its caveat, a count's members."""

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers that an answer may cite."""
        return frozenset(sentence.number for sentence in self.sentences)

    @property
    def length(self) -> int:
        """Words of the article's text in the part."""
        return sum(count_words(sentence.text) for sentence in self.sentences if not sentence.heading)


@dataclass(slots=True)
class SentenceCounter:
    """Gives the sentences of an article their numbers, from 1."""

    language: str
    last: int = 0

    def number(self, text: str, *, heading: bool = False) -> NumberedSentence:
        """Returns a text with the next number."""
        self.last += 1
        return NumberedSentence(self.last, text, heading)

    def section(self, section: Section) -> Iterator[NumberedSentence]:
        """Yields heading and sentences of a section."""
        heading = clean(section.heading)
        if heading:
            yield self.number(heading, heading=True)
        for paragraph in section.paragraphs:
            opening = ""
            for sentence in split(paragraph, self.language):
                # A mark that opens a quotation belongs to the words behind it.
                text, opening = _take_opening(f"{opening}{clean(sentence)}")
                if any(map(str.isalnum, text)):
                    yield self.number(text)


def split_article(article: Article, texts: FrameTexts) -> tuple[ChapterPart, ...]:
    """Returns summary, sections and scenarios in order; ArticleError when there is nothing to retell."""
    counter = SentenceCounter(article.language)
    own = tuple(counter.section(article.summary)) if article.summary.paragraphs else ()
    summary = ChapterPart(title(article.summary.heading) or texts.summary, "summary", own)
    without_heading = texts.start if len(article.sections) > 1 else texts.article
    sections: list[ChapterPart] = []
    for section in article.sections:
        part = ChapterPart(
            title=title(section.heading) or without_heading,
            kind=section.kind,
            sentences=tuple(counter.section(section)),
            untitled=not title(section.heading),
            name=section.name,
            likelihood=section.likelihood,
        )
        if sections and _joins(sections[-1], part):
            sections[-1] = _join(sections[-1], part)
        else:
            sections.append(part)
    chapters = [part for part in sections if part.length]
    if not chapters and not summary.length:
        raise ArticleError(f"{article.source} holds no sentences to make a script of")
    if chapters and summary.length < SHORT_SUMMARY:
        first = chapters[0]
        chapters[0] = replace(first, sentences=(*summary.sentences, *first.sentences))
    else:
        chapters.insert(0, summary)
    return tuple(piece for part in chapters for piece in _pieces(part))


def gather(parts: Sequence[ChapterPart], most: int) -> tuple[ChapterPart, ...]:
    """Returns the parts as about so many: sections that follow each other are one chapter, scenarios stay alone."""
    if len(parts) <= most:
        return tuple(parts)
    limit = min(-(-sum(part.length for part in parts) // most), CALL_WORDS)
    gathered: list[ChapterPart] = []
    for is_section, some in groupby(parts, lambda part: part.kind == "section" and part.pieces == 1):
        run = tuple(some)
        sizes = [part.length for part in run]
        for start, end in portions(sizes, limit) if is_section else ((at, at + 1) for at in range(len(run))):
            first, *others = run[start:end]
            sentences = tuple(sentence for part in (first, *others) for sentence in part.sentences)
            gathered.append(replace(first, sentences=sentences, untitled=first.untitled or bool(others)))
    return tuple(gathered)


def portions(sizes: Sequence[int], limit: int) -> tuple[tuple[int, int], ...]:
    """Returns consecutive runs (start, end) of about equal size, none over `limit` unless a single one is."""
    target = sum(sizes) / max(1, -(-sum(sizes) // limit))
    runs: list[tuple[int, int]] = []
    start, total = 0, 0
    for place, size in enumerate(sizes):
        if place > start and (total + size > limit or total + size / 2 > target):
            runs.append((start, place))
            start, total = place, 0
        total += size
    return (*runs, (start, len(sizes)))


def title(heading: str) -> str:
    """Returns a heading as a chapter's title: no numbers of an outline, no markup, no shouting."""
    text = without_marks(chapter_title(clean(heading))).rstrip(":. ")
    return text.capitalize() if text.isupper() and len(text) > 6 else text


def clean(text: str) -> str:
    """Returns a text without characters that no script may hold, spaces folded."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _take_opening(text: str) -> tuple[str, str]:
    """A sentence, and the mark at its end that opens the next one."""
    match = _OPENS.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _joins(before: ChapterPart, part: ChapterPart) -> bool:
    """Whether a part is too short for a chapter, or stands under a heading that has no text of its own."""
    return before.kind == part.kind == "section" and (0 < part.length < SHORT or not before.length)


def _join(before: ChapterPart, part: ChapterPart) -> ChapterPart:
    """Two parts under the title of the one that has the text."""
    named = before if before.length else part
    return replace(named, sentences=(*before.sentences, *part.sentences))


def _pieces(part: ChapterPart) -> Iterator[ChapterPart]:
    """Yields the part as it is, or cut between sentences into pieces that fit into a call."""
    runs = portions([count_tokens(sentence.text) for sentence in part.sentences], CALL_TOKENS)
    for place, (start, end) in enumerate(runs, 1):
        yield replace(part, sentences=part.sentences[start:end], piece=place, pieces=len(runs))
