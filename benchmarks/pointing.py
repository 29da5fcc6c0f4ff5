"""Pages with annotated pronouns that mean what an earlier sentence names, and how well references follow them.

A folder holds pages and `pronouns.jsonl`, a line of JSON for each page: `file` (the page, whatever its suffix) and
`pronouns`: `sentence` (index), `word`, `nth` (which of those words in the sentence, from 1), `means` (the noun phrases
by which the text names that person or thing, word for word; none where it is a whole statement), `last` (index of the
sentence that names it last).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from podcast import article
from podcast.model import Span
from podcast.understanding import understand
from podcast.understanding.referring.agreement import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.coreference import Count
    from podcast.model import Reference, Understanding
    from podcast.understanding.referring.agreement import Group

    Place = tuple[int, int]
    """A sentence, and a token in it."""

_KINDS: dict[Group, str] = {"he": "he, she", "she": "he, she", "it": "it", "they": "they"}


class GoldPronoun(msgspec.Struct, frozen=True):
    """A pronoun, and what it means."""

    sentence: int
    word: str
    nth: int
    means: tuple[str, ...]
    last: int

    def find(self, understood: Understanding) -> Place | None:
        """Returns where it stands; None where the text has changed."""
        if self.sentence >= len(understood.sentences):
            return None
        tokens = understood.sentences[self.sentence].parse.tokens
        same = [at for at, token in enumerate(tokens) if token.word == self.word.lower()]
        return (self.sentence, same[self.nth - 1]) if len(same) >= self.nth else None

    def is_meant(self, understood: Understanding, span: Span) -> bool:
        """Returns whether a span is one of the phrases that it means: each holds the other's head."""
        head = _head(understood, span)
        return any(
            head in range(other.start, other.stop)
            and _head(understood, other) in range(span.start, span.stop)
            for phrase in self.means
            for other in _find(understood, span.sentence, phrase)
        )


class GoldPage(msgspec.Struct, frozen=True):
    """A page, and its pronouns that point back to another sentence."""

    file: str
    pronouns: tuple[GoldPronoun, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """A page as it is understood, and its pronouns by their place."""

    file: str
    understood: Understanding
    pronouns: dict[Place, GoldPronoun]


def read_annotated(folder: Path) -> Iterator[AnnotatedPage]:
    """Yields the pages of a folder; pronouns that are not there any more are left out."""
    pages = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix != ".jsonl"}
    for line in (folder / "pronouns.jsonl").read_bytes().splitlines():
        gold = msgspec.json.decode(line, type=GoldPage)
        understood = understand(article.read(str(pages[Path(gold.file).stem])))
        found = ((one.find(understood), one) for one in gold.pronouns)
        yield AnnotatedPage(gold.file, understood, {place: one for place, one in found if place is not None})


def score_page(count: Count, page: AnnotatedPage) -> None:
    """Count what each annotated pronoun is taken to mean."""
    references = {(one.span.sentence, one.span.start): one for one in page.understood.references}
    for place, gold in page.pronouns.items():
        reference = references.get(place)
        is_right = reference is not None and _is_right(page.understood, reference, gold)
        kind = _KINDS[PRONOUNS[gold.word.lower()]]
        count("recall", is_right)
        count(f"recall, {kind}", is_right)
        if reference is not None and not _is_open(reference):
            words = _words(page.understood, reference)
            miss = f"{page.file} {gold.sentence} “{gold.word}”: {words!r}, not {gold.means[:1]}"
            count("precision", is_right, 1, "" if is_right else miss)
            count(f"precision, {kind}", is_right)


def _is_open(reference: Reference) -> bool:
    return reference.antecedent is None and reference.antecedent_sentence is None


def _is_right(understood: Understanding, reference: Reference, gold: GoldPronoun) -> bool:
    """Returns whether a reference points at one of the phrases, or at a statement where it means that."""
    if reference.antecedent is not None:
        return gold.is_meant(understood, reference.antecedent)
    return not gold.means and reference.antecedent_sentence == gold.last


def _words(understood: Understanding, reference: Reference) -> str:
    span = reference.antecedent
    if span is None:
        return "the statement"
    return understood.sentences[span.sentence].parse.words(span.start, span.stop)


def _find(understood: Understanding, sentence: int, phrase: str) -> Iterator[Span]:
    """Yields where a phrase stands in a sentence."""
    parse, text = understood.sentences[sentence].parse, understood.sentences[sentence].text
    at = text.lower().find(phrase.lower())
    while at >= 0:
        inside = [
            index
            for index, token in enumerate(parse.tokens)
            if at <= token.start and token.end <= at + len(phrase)
        ]
        if inside:
            yield Span(sentence, inside[0], inside[-1] + 1)
        at = text.lower().find(phrase.lower(), at + 1)


def _head(understood: Understanding, span: Span) -> int:
    tokens = understood.sentences[span.sentence].parse.tokens
    inside = range(span.start, span.stop)
    return next((at for at in inside if tokens[at].head not in inside or tokens[at].head == at), span.start)
