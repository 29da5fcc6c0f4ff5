"""What a line rests on: the sentences it cites, whom their pronouns mean, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split, split_quotations
from podcast.script.check.entity_names import collect_entity_names
from podcast.script.check.statements import read_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import Script, Span, Understanding
    from podcast.script.check.statements import Statement

_AROUND = 2
"""Sentences before a cited one, and one fewer behind it, that may bear out a word of a line, if not all of it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a line rests on."""

    cited: tuple[Statement, ...]
    meant: Mapping[tuple[int, int], tuple[Statement, Span]] = field(default_factory=dict)
    """(place among the cited, token of a pronoun or noun) -> what it points at."""
    around: tuple[Statement, ...] = ()
    """Sentences beside the cited ones, and those that earlier lines cite."""
    known: frozenset[str] = frozenset()
    """Words of the whole article, in their dictionary form; of all footnotes where there is no article."""
    free: frozenset[str] = frozenset()
    """Words that need no evidence: those of the title and of the chapter's heading."""
    understood: Understanding | None = None
    """The whole article; None where it is not at hand."""


class EvidenceShelf:
    """All that the lines of a script can rest on, read once."""

    def __init__(self, script: Script, understood: Understanding | None) -> None:
        self.understood = understood
        notes = {note.label: cut(note.text) for note in script.footnotes}
        texts = [text for some in notes.values() for text in some]
        every = [one.text for one in understood.sentences] if understood else []
        read = dict(zip([*texts, *every], read_statements([*texts, *every]), strict=True))
        article = understood.article if understood else None
        shown = (article.title, *(part.heading for part in article.sections)) if article else ()
        every_one = (*read.values(), *read_statements(text for text in shown if text))
        self.notes = {label: tuple(read[text] for text in some) for label, some in notes.items()}
        self.sentences = tuple(read[text] for text in every)
        self._places: dict[str, int] = {}
        for place, text in enumerate(every):
            self._places.setdefault(fold(text), place)
        self._known = frozenset(
            token.lemma.lower() for one in every_one for token in one.tree.tokens if token.text[0].isalnum()
        )
        self._meant: dict[tuple[int, int], tuple[Statement, Span]] = {}
        for reference in understood.references if understood else ():
            if reference.antecedent is not None:
                target = self.sentences[reference.antecedent.sentence]
                for at in range(reference.span.start, reference.span.stop):
                    self._meant[reference.span.sentence, at] = target, reference.antecedent

    def gather(
        self, labels: Iterable[str], before: Iterable[str] = (), free: frozenset[str] = frozenset()
    ) -> Evidence:
        """Returns what a line rests on that cites `labels`, where the lines before it cite `before`."""
        cited = [one for label in labels for one in self.notes.get(label, ())]
        places = [self._places.get(fold(one.text), -1) for one in cited]
        near = {
            place + step
            for place in places
            if place >= 0
            for step in range(-_AROUND, _AROUND)
            if 0 <= place + step < len(self.sentences)
        }
        around = [self.sentences[place] for place in sorted(near - {*places})]
        around += [one for label in before for one in self.notes.get(label, ())]
        meant = {
            (at, token): self._meant[place, token]
            for at, place in enumerate(places)
            if place >= 0
            for token in range(len(cited[at].tree.tokens))
            if (place, token) in self._meant
        }
        return Evidence(tuple(cited), meant, tuple(around), self._known, free, self.understood)

    def name_entities(self, labels: Iterable[str]) -> tuple[str, ...]:
        """Returns the names of those whom footnotes name, mean or quote; none without the article."""
        if self.understood is None:
            return ()
        cited = [one for label in labels for one in self.notes.get(label, ())]
        return collect_entity_names(self.understood, (self._places.get(fold(one.text), -1) for one in cited))


def cut(text: str) -> Sequence[str]:
    """Returns the sentences of a text, those inside quotation marks each for itself."""
    return split_quotations(split(text, "en"))
