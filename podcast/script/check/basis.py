"""What a script rests on, read once: its footnotes, and the article when it is at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.article_memory import keep_for_article
from podcast.language.facts import name_matching, names, numbers
from podcast.language.plain.folding import fold
from podcast.language.plain.months import name_month, without_day
from podcast.script.check import stems, verbatim
from podcast.script.check.evidence import EvidenceShelf
from podcast.script.check.relative_years import reckon_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from podcast.language.facts.numbers import Number
    from podcast.model import Script
    from podcast.script.check.context import CheckContext


@dataclass(frozen=True, slots=True)
class Text:
    """A text with all that lines are held against."""

    written: str
    folded: str
    numbers: tuple[Number, ...]
    names: frozenset[str]
    """As `name_matching.holds` takes them."""
    stems: frozenset[str]
    sentences: int
    """Those of more than a few words that it is joined of, which a line may count: "two of them" of what two tell."""


NO_TEXT = Text("", "", (), frozenset(), frozenset(), 0)
_FEW = 4
"""Words of what tells nothing."""


@keep_for_article(1000)
def read_text(text: str) -> Text:
    """Returns a text with all that is asked of it."""
    return Text(
        text,
        fold(text),
        numbers.find_all_numbers(text),
        name_matching.collect_forms(text),
        stems.collect_stems([text]),
        int(len(text.split()) > _FEW),
    )


def join_texts(texts: Iterable[Text]) -> Text:
    """Returns several texts as one, in order."""
    texts = tuple(texts)
    return Text(
        "\n".join(text.written for text in texts),
        "\n".join(text.folded for text in texts),
        tuple(number for text in texts for number in text.numbers),
        frozenset[str]().union(*(text.names for text in texts)),
        frozenset[str]().union(*(text.stems for text in texts)),
        sum(text.sentences for text in texts),
    )


def read_years(text: Text) -> frozenset[int]:
    """Returns the years of a text."""
    values = (number.value for number in text.numbers if number.kind == "number")
    return frozenset(int(value) for value in values if 1000 <= value <= 2200 and value.denominator == 1)


def _read_dated(text: str, date: str) -> Text:
    """Returns a text of a day with the years that it means by "last year" among what it says."""
    read = read_text(text)
    years = reckon_years(read.folded, date)
    return join_texts((read, read_text(years))) if years else read


@dataclass(frozen=True, slots=True)
class Basis:
    """The evidence of a whole script."""

    language: str
    is_translated: bool
    """Whether the script is in another language than its footnotes, which have none of its words then."""
    notes: dict[str, Text]
    """Footnotes by label, with the years that they mean by "last year"."""
    shelf: EvidenceShelf | None
    """The evidence as it is compared; None where script or evidence is not English, which alone has a grammar here."""
    free: Text
    """What may be named without a citation: title, author, month, show, hosts."""
    date: str
    """Of the article, as ISO 8601 writes it, or nothing: "today" may be said as that day."""
    whole: Text
    """All footnotes and what is free."""
    years: frozenset[int]
    """Years of all that."""
    called: dict[str, frozenset[str]]
    """Names in footnotes by label, folded, titles taken off: "Putin" of "President Putin"."""
    article: Text
    """The whole article; NO_TEXT when it is not at hand."""
    matches: dict[str, verbatim.NoteMatch]
    """Where each footnote stands in the article; empty when that is not at hand."""
    sentences: verbatim.ArticleSentences | None
    """None when the article is not at hand."""
    usage: names.Usage
    """How names are written, over everything there is."""
    before: dict[str, frozenset[str]]
    """Names in the two sentences of the article before a footnote, by its label.

    Without the article those in the two footnotes before it, which mostly stand in the article's order.
    """

    def without_date(self, text: str) -> str:
        """Returns a text without the day that the article is of, which may be said of itself."""
        return without_day(text, self.date)


def read_basis(script: Script, context: CheckContext) -> Basis:
    """Returns what a script rests on."""
    language = script.language
    texts = [note.text for note in script.footnotes]
    notes = {note.label: _read_dated(note.text, script.date) for note in script.footnotes}
    named = [script.title, script.source_title, script.author, *script.people]
    if context.understanding:
        article = context.understanding.article
        named += [*article.authors, article.site, context.understanding.first_person]
    free = read_text("\n\n".join((*named, name_month(script.date), *context.show_words)))
    free = replace(free, sentences=0)  # a title is none of the things that a line counts
    sentences = verbatim.read_sentences(context.article, language) if context.article.strip() else None
    matches = {
        note.label: verbatim.find_note(note.text, sentences, language)
        for note in script.footnotes
        if sentences
    }
    lines = (line.text for line in script.lines)
    whole = join_texts((*notes.values(), free))
    is_translated = verbatim.speaks_another(" ".join(texts), language or "en")
    has_grammar = (language or "en").startswith("en") and not is_translated
    shelf = EvidenceShelf(script, context.understanding) if has_grammar else None
    usage = names.read_usage((*texts, *lines, context.article), language)
    if shelf is not None:
        usage = replace(usage, lower=usage.lower | shelf.ordinary)
    return Basis(
        language=language,
        is_translated=is_translated,
        notes=notes,
        shelf=shelf,
        free=free,
        date=script.date,
        whole=whole,
        years=read_years(whole),
        called={note.label: _names_without_titles(note.text) for note in script.footnotes},
        article=_read_dated(context.article, script.date) if sentences else NO_TEXT,
        matches=matches,
        sentences=sentences,
        usage=usage,
        before=_names_before(script, notes, matches, sentences),
    )


_TITLES = re.compile(
    r"^(?:(?:president|prime|minister|chancellor|king|queen|prince|princess|pope|sir|dame|lord|lady|senator|governor|"
    r"general|admiral|judge|justice|mr|mrs|ms|dr|prof|professor|secretary|director|mayor)\.? )+"
)


@keep_for_article(4000)
def _names_without_titles(text: str) -> frozenset[str]:
    return frozenset(_TITLES.sub("", fold(name)) for name in names.find_line_names(text))


def _names_before(
    script: Script,
    notes: Mapping[str, Text],
    matches: Mapping[str, verbatim.NoteMatch],
    article: verbatim.ArticleSentences | None,
) -> dict[str, frozenset[str]]:
    if article:
        return {
            label: join_texts(map(read_text, article.sentences[max(0, match.first - 2) : match.first])).names
            for label, match in matches.items()
            if match.first >= 0
        }
    labels = [note.label for note in script.footnotes]
    return {
        label: join_texts(notes[earlier] for earlier in labels[max(0, place - 2) : place]).names
        for place, label in enumerate(labels)
    }
