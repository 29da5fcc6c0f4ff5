"""What a line rests on: the sentences it cites, whom their pronouns mean, and what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.grammar.parsing import parse
from podcast.language.meaning.lexicon import PARTS_OF_SPEECH, look_up
from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split, split_quotations
from podcast.language.plain.unsaid_marks import resolve_marks
from podcast.script.check.certainty_words import TELLING
from podcast.script.check.entity_names import collect_entity_names, find_most_named, number_scenarios
from podcast.script.check.statements import as_statement, read_statements
from podcast.script.check.stems import collect_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import Script, Span, Token, Understanding
    from podcast.script.check.statements import Statement

_AROUND = 2
"""Sentences before a cited one, and one fewer behind it, that may bear out a word of a line, if not all of it."""

_LABEL = re.compile(r"([^:“”\"]{1,60}:) (?=[A-Z])")
_TELLING = collect_stems(TELLING)
"""Words with which what stands before a colon says whose words come: "The mayor put it like this:"."""


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
        self._sentences = understood.sentences if understood else ()
        self._read: dict[int, Statement] = {}
        self._places: dict[str, int] = {}
        for sentence in self._sentences:
            self._places.setdefault(_key(sentence.text), sentence.index)
        notes = {note.label: _split(resolve_marks(note.text)) for note in script.footnotes}
        pieces = {text: _part_label(text) for some in notes.values() for text in some}
        foreign = [piece for some in pieces.values() for piece in some if not self._is_parsed(piece)]
        # All at once: the parser takes twice as long for one after the other.
        lines = [text for line in script.lines for text in cut(line.text)]
        parse([*foreign, *lines])
        read = dict(zip(foreign, read_statements(foreign), strict=True))
        self.ordinary = frozenset(
            token.word
            for one in read_statements(lines)
            for token, following in pairwise(one.tree.tokens)
            if token.text.istitle() and following.text.islower() and _is_ordinary(token)
        )
        """Words of the lines that are no names, although they begin a sentence."""
        self._notes = {
            label: tuple(
                (read.get(piece) or self.at(self._find(piece)), self._find(text))
                for text in some
                for piece in pieces[text]
            )
            for label, some in notes.items()
        }
        """By label of a footnote its sentences, each with its place in the article."""
        self.most_named = find_most_named(understood) if understood else ""
        article = understood.article if understood else None
        shown = (article.title, *(part.heading for part in article.sections)) if article else ()
        trees = [one.tree.tokens for one in (*read.values(), *read_statements(filter(None, shown)))]
        trees += [sentence.parse.tokens for sentence in self._sentences]
        self._known = frozenset(
            token.lemma.lower() for tokens in trees for token in tokens if token.text[0].isalnum()
        )
        self._meant = {
            (reference.span.sentence, at): reference.antecedent
            for reference in (understood.references if understood else ())
            if reference.antecedent is not None
            for at in range(reference.span.start, reference.span.stop)
        }

    def _is_parsed(self, text: str) -> bool:
        """Whether a sentence without its unsaid marks is one of the article's, as it stands there."""
        place = self._find(text)
        return place >= 0 and fold(self._sentences[place].text) == fold(text)

    def _find(self, text: str) -> int:
        """Returns which sentence of the article a text is; -1 for none."""
        return self._places.get(_key(text), -1)

    def at(self, place: int) -> Statement:
        """Returns a sentence of the article."""
        if place not in self._read:
            sentence = self._sentences[place]
            self._read[place] = as_statement(sentence.parse, sentence.clauses)
        return self._read[place]

    def gather(
        self, labels: Iterable[str], before: Iterable[str] = (), free: frozenset[str] = frozenset()
    ) -> Evidence:
        """Returns what a line rests on that cites `labels`, where the lines before it cite `before`."""
        noted = [one for label in labels for one in self._notes.get(label, ())]
        cited, places = [one for one, _ in noted], [place for _, place in noted]
        near = {
            place + step
            for place in places
            if place >= 0
            for step in range(-_AROUND, _AROUND)
            if 0 <= place + step < len(self._sentences)
        }
        around = [self.at(place) for place in sorted(near - {*places})]
        around += [one for label in before for one, _ in self._notes.get(label, ())]
        meant = {
            (at, token): (self.at(self._meant[place, token].sentence), self._meant[place, token])
            for at, place in enumerate(places)
            for token in range(len(cited[at].tree.tokens))
            if (place, token) in self._meant and cited[at] is self._read.get(place)
        }
        return Evidence(tuple(cited), meant, tuple(around), self._known, free, self.understood)

    def places(self, label: str) -> tuple[int, ...]:
        """Returns the sentences of the article that a footnote is, where it is of them."""
        return tuple(place for _, place in self._notes.get(label, ()) if place >= 0)

    def number_scenarios(self, labels: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
        """Returns which of the article's scenarios footnotes are of: "the second"; nothing without the article."""
        if self.understood is None:
            return ()
        return number_scenarios(self.understood, [it for label in labels for it in self.places(label)], texts)

    def name_entities(self, labels: Iterable[str]) -> tuple[str, ...]:
        """Returns the names of those whom footnotes name, mean or quote; none without the article."""
        if self.understood is None:
            return ()
        places = [place for label in labels for _, place in self._notes.get(label, ())]
        names = collect_entity_names(self.understood, places)
        return (
            *names,
            *(name.replace("_", " ") for name in names if "_" in name),
        )  # user_name, as it is said


def _is_ordinary(token: Token) -> bool:
    """Whether a word is small or stands in the lexicon as what it is: "Sixty people", "Till then", "Older treaties"."""
    part = PARTS_OF_SPEECH.get(token.pos, "")
    if token.pos == "PROPN":
        part = "a"  # by the parser only: "Shabby as it was, it held"
    return token.pos in ("NUM", "ADP", "SCONJ") or bool(part and look_up(token.lemma.lower(), part).senses)


def _key(text: str) -> str:
    return fold(resolve_marks(text)).strip('" ')  # a footnote may leave out a mark that stands open


def cut(text: str) -> tuple[str, ...]:
    """Returns the sentences of a text: those inside quotation marks, and a label before one, each for itself."""
    return tuple(piece for sentence in _split(text) for piece in _part_label(sentence))


def _split(text: str) -> Sequence[str]:
    return split_quotations(split(text, "en"))


def _part_label(sentence: str) -> tuple[str, ...]:
    """Returns a label and what it stands before, which is a sentence without it: "Scenario two: A treaty comes."."""
    label = _LABEL.match(sentence)
    if label is None or collect_stems([label[1]]) & _TELLING:
        return (sentence,)
    return label[1], sentence[label.end() :]
