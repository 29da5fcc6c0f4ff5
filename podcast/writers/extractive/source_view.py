"""What was understood of an article, by sentence: the view of it that the writer works with."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.acronym_names import AcronymNames, read_acronym_names
from podcast.writers.extractive.closing_lines import find_closing_lines
from podcast.writers.extractive.enumerating import find_leads, find_listed
from podcast.writers.extractive.opinions import Opinion, find_opinions
from podcast.writers.extractive.posed_questions import find_repeated_questions
from podcast.writers.extractive.quizzes import find_quiz_lines
from podcast.writers.extractive.standfirsts import find_empty_lines, find_standing_asides
from podcast.writers.extractive.tellers import Narrator, find_tellers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Entity, Need, Quotation, Reference, Relation, Sentence, Token, Understanding
    from podcast.writers.extractive.third_person import ToldSentence

V = TypeVar("V")
_SAME = 0.8
"""Share of its runs of words that a sentence has in common with the one that it repeats."""
_BRACKET = re.compile(r"\([^()]{2,60}\)")
"""A short bracket: «(Android, iOS)»"""
_NAME = re.compile(r"\w*[A-Z]\w*")
"""A word with a capital: «iOS»"""
_ACRONYM = re.compile(r"\b(?:[A-Z][a-z]?){2,8}s?\b")
"""An acronym, with small letters or without: «the Ministry of Tides (MoT)»"""
_HOLDERS = 20
"""Sentences with the same run of words that are looked at."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """An understanding, with what is known of each sentence under its index."""

    understood: Understanding
    needs: dict[int, tuple[Need, ...]]
    references: dict[int, tuple[Reference, ...]]
    quotations: dict[int, tuple[Quotation, ...]]
    forward: dict[int, tuple[Relation, ...]]
    """Relations by their first sentence."""
    backward: dict[int, tuple[Relation, ...]]
    """Relations by their second sentence."""
    mentions: dict[int, tuple[int, ...]]
    """Indices of the entities that a sentence names or points at."""
    acronyms: dict[str, int]
    """How often the article has each acronym."""
    acronym_names: AcronymNames
    labels: dict[str, int]
    """In how many brackets of the article each name stands."""
    repeats: frozenset[int]
    """Sentences that say again what another one has, what nobody understands yet, or only stands aside or behind:
    pull quotes, who paid for a study."""
    tellers: dict[int, Narrator]
    """Whose words a sentence is as a whole: it is said word for word."""
    told: dict[int, ToldSentence]
    """Sentences in which the author says "I", as the hosts tell them."""
    opinions: dict[int, Opinion]
    """Sentences in which the author judges without an "I", which the hosts tell as the author's view; and all of a box
    that somebody else has signed."""
    mute: frozenset[int]
    """Sentences in which somebody says "I" whom nobody knows: nobody can say them."""
    listed: dict[int, tuple[int, ...]]
    """Sentences of lists → all those of the same list, which are said together."""
    leads: dict[int, tuple[int, ...]]
    """Lines with a colon at their end → the first sentences of what they lead to, which are said behind them."""
    led: dict[int, int]
    """The first sentences of what a line leads to → that line."""
    lengths: tuple[int, ...] = ()
    """Words of each sentence as it is said; as it is written where this is empty."""
    longest: tuple[int, ...] = ()
    """Words of the longest piece in which each sentence is said."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the article."""
        return self.understood.sentences

    def sentence(self, index: int) -> Sentence:
        """Returns a sentence."""
        return self.understood.sentences[index]

    def entity(self, index: int) -> Entity:
        """Returns an entity."""
        return self.understood.entities[index]

    def find_person(self, index: int, token: int, *forms: str) -> int | None:
        """Returns the person of whom a token of a sentence speaks, or None; only in the forms, where any are given."""
        return next(
            (
                number
                for number in self.mentions.get(index, ())
                if self.entity(number).kind == "person"
                and any(
                    m.span.sentence == index and m.head == token and (not forms or m.form in forms)
                    for m in self.entity(number).mentions
                )
            ),
            None,
        )

    def list_meant(self, index: int, token: int) -> set[int | None]:
        """Returns what the words that a token belongs to point at; None among them where that is open."""
        return {r.entity for r in self.references.get(index, ()) if r.span.start <= token < r.span.stop}

    def has_capital(self, token: Token) -> bool:
        """Returns whether the first word of a sentence has its capital inside others, too, as names have."""
        if token.pos not in ("NOUN", "ADJ", "VERB", "X") or not token.text.istitle():
            return token.pos == "PROPN"
        inside = re.compile(rf"[a-z,;] {re.escape(token.text)}\b")
        return any(inside.search(sentence.text) for sentence in self.sentences)

    def in_one_paragraph(self, index: int, other: int) -> bool:
        """Returns whether there are two such sentences, and they stand in the same paragraph."""
        if not (0 <= index < len(self.sentences) and 0 <= other < len(self.sentences)):
            return False
        here, there = self.sentence(index), self.sentence(other)
        return (here.section, here.paragraph) == (there.section, there.paragraph)

    def in_one_section(self, index: int, other: int) -> bool:
        """Returns whether there are two such sentences, and they stand in the same section."""
        inside = 0 <= index < len(self.sentences) and 0 <= other < len(self.sentences)
        return inside and self.sentence(index).section == self.sentence(other).section

    def previous(self, index: int) -> int:
        """Returns the sentence before one, past those that nobody says; -1 where there is none."""
        return next((at for at in range(index - 1, -1, -1) if at not in self.repeats), -1)

    def is_judged(self, index: int) -> bool:
        """Returns whether the author judges in a sentence without an "I"."""
        return index in self.opinions and self.opinions[index].judges

    def is_authors_view(self, index: int) -> bool:
        """Returns whether who has written the article, and no box in it, judges in a sentence."""
        return self.is_judged(index) and not self.opinions[index].is_part

    def words(self, index: int) -> int:
        """Returns how many words a sentence has as it is said."""
        return self.lengths[index] if self.lengths else count_words(self.sentence(index).text)


def read_source(understood: Understanding) -> SourceView:
    """Returns the view by sentence."""
    needs: defaultdict[int, list[Need]] = defaultdict(list)
    for need in understood.needs:
        needs[need.sentence].append(need)
    references: defaultdict[int, list[Reference]] = defaultdict(list)
    for reference in understood.references:
        references[reference.span.sentence].append(reference)
    quotations: defaultdict[int, list[Quotation]] = defaultdict(list)
    for quotation in understood.quotations:
        for index in quotation.sentences:
            quotations[index].append(quotation)
    forward: defaultdict[int, list[Relation]] = defaultdict(list)
    backward: defaultdict[int, list[Relation]] = defaultdict(list)
    for relation in understood.relations:
        forward[relation.first].append(relation)
        backward[relation.second].append(relation)
    mentions: defaultdict[int, list[int]] = defaultdict(list)
    for number, entity in enumerate(understood.entities):
        for mention in entity.mentions:
            if number not in mentions[mention.span.sentence]:
                mentions[mention.span.sentence].append(number)
    listed = find_listed(understood)
    tellings = find_tellers(understood)
    leads = find_leads(understood, listed, tellings.tellers)
    return SourceView(
        understood,
        _freeze(needs),
        _freeze(references),
        _freeze(quotations),
        _freeze(forward),
        _freeze(backward),
        _freeze(mentions),
        Counter(word for s in understood.sentences for word in _ACRONYM.findall(s.text)),
        read_acronym_names(understood.sentences),
        Counter(
            word
            for s in understood.sentences
            for found in _BRACKET.findall(s.text)
            for word in {*_NAME.findall(found)}
        ),
        _find_repeats(understood)
        | find_repeated_questions(understood)
        | find_empty_lines(understood)
        | find_standing_asides(understood)
        | find_closing_lines(understood)
        | find_quiz_lines(understood),
        tellings.tellers,
        tellings.told,
        find_opinions(understood, tellings),
        tellings.mute,
        listed,
        leads,
        {first: lead for lead, firsts in leads.items() for first in firsts},
    )


def _freeze(table: Mapping[int, Sequence[V]]) -> dict[int, tuple[V, ...]]:
    return {key: tuple(values) for key, values in table.items()}


def _find_repeats(understood: Understanding) -> frozenset[int]:
    """Returns the sentences most of whose runs of four words stand in another one, that is longer or earlier."""
    runs: list[set[tuple[str, ...]]] = []
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for sentence in understood.sentences:
        words = re.findall(r"\w+", sentence.text.lower())
        runs.append({tuple(words[at : at + 4]) for at in range(len(words) - 3)})
        for run in runs[-1]:
            holders[run].append(sentence.index)
    repeats: set[int] = set()
    for index, own in enumerate(runs):
        shared = Counter(
            other
            for run in own
            for other in holders[run][:_HOLDERS]
            if other != index and other not in repeats
        )
        for other, count in shared.most_common(1):
            # Of a teaser and its sentence in the text that one is said which has its neighbours.
            longer = _rank(understood, other, runs) > _rank(understood, index, runs)
            if len(own) > 1 and count >= _SAME * len(own) and longer:
                repeats.add(index)
    return frozenset(repeats)


def _rank(
    understood: Understanding, index: int, runs: Sequence[set[tuple[str, ...]]]
) -> tuple[int, bool, int]:
    """Which of two sentences with the same words is said: the longer, then the one in the text, then the earlier."""
    return len(runs[index]), understood.sentences[index].section >= 0, -index
