"""Whose words a sentence is as a whole: the author's, an interviewee's, a poster's; and who cannot be named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from podcast.writers.extractive.first_person import SINGULAR, acts, find_told, is_first_person, is_general
from podcast.writers.extractive.interviewees import (
    UNKNOWN,
    find_asked_sections,
    find_named_sections,
    name_answering,
    speaks_of_self,
)
from podcast.writers.extractive.third_person import find_told_sentences
from podcast.writers.frame import in_small

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model import Understanding
    from podcast.writers.extractive.third_person import ToldSentence

NOBODY = "the author"
"""Who says "I" where nobody is named."""
_READER = "a reader"
"""Who has written one of several letters and did not sign it."""
SEVERAL = "the authors"
"""Who says "we" where several are named."""
_GROUPS = frozenset("writers editors reporters correspondents contributors".split())
"""Last words of a name under which several write: «The Post's Editorial Writers»"""
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III"))
"""What stands behind a last name: "Perry Vark Jr."."""
_MUCH = 0.2
"""Share of the sentences with a first person from which on a text is its author's own story, named or not."""
_MAKERS = frozenset(("study", "review", "how-to", "recipe", "press-release", "list", "reference", "forum"))
"""Genres in which "we" is who made it, and never everybody."""
_FEW = 0.25
"""Share of the sentences with "we" in which it is the authors', up to which the others mean everybody."""
_GAP = 2
"""Sentences without a first person that may stand between two with one in the same telling."""
_MOSTLY = 0.5
"""Share of the sentences with an author's first person of which hosts must tell more to tell somebody's own story."""
_TOLD = 0.5
"""Share of the sentences of a paragraph with a first person from which on all of it is told by the author; in
somebody's own story one is enough, or the same voice would be named anew after each sentence without."""


_FIRM = re.compile(r"\b(?:Inc|Ltd|LLC|GmbH|Corp|Foundation|plc|Group|Holdings)\b\.?|\w\.[a-z]{2,4}$")
"""What the name of a firm has, or an address in place of one: «Corrow Foundation, Inc.»"""


@dataclass(frozen=True, slots=True)
class Narrator:
    """Somebody whose sentences are said word for word, by one host."""

    name: str
    """As it is said at first: "Leah Stokes"."""
    is_author: bool
    """Whether it is who wrote the text, and not somebody who has a turn in it."""

    is_person: bool = True

    @property
    def is_many(self) -> bool:
        """Whether several share the name: "the editors of the Corrow Post", "the paper's editorial writers"."""
        return self.name == SEVERAL or self.name.lower().rpartition(" ")[2] in _GROUPS

    @property
    def short(self) -> str:
        """The name as it is said from then on: the last name of a person."""
        name = self.name.partition(", ")[0]  # "Ann Lee, director of the harbour"
        words = name.split()
        if len(words) > 2 and words[-1].rstrip(".") in _SUFFIXES:
            words.pop()
        if not self.is_person or self.is_many or not 2 <= len(words) <= 4 or not words[-1].istitle():
            return name
        if words[-1].rstrip(".") in _SUFFIXES or any(not word[:1].isalpha() for word in words):
            return name
        start = next((at for at, word in enumerate(words) if at and word[:1].islower()), len(words) - 1)
        return " ".join(words[start:])


@dataclass(frozen=True, slots=True)
class Tellings:
    """Whose words the sentences of an article are."""

    tellers: dict[int, Narrator]
    """Sentences that are somebody's own words as a whole."""
    mute: frozenset[int]
    """Sentences in which nobody known says "I"."""
    told: dict[int, ToldSentence]
    """Sentences in which an author says "I", and that the hosts tell of the author."""


def find_tellers(understood: Understanding) -> Tellings:
    """Returns the sentences that are somebody's own words, those of nobody known, and those that the hosts tell."""
    tellers, mute = _read_turns(understood)
    turned = {*tellers, *mute}
    persons = _find_persons(understood, turned)
    own = _choose_own(understood, persons)
    share = len(own) / max(len(understood.sentences) - len(turned), 1)
    name = _name_author(understood, bool(turned), share)
    if not name and any(acts(understood.sentences[index]) for index in own):
        name = _name_owner(understood)
    unsigned = [index for index in own if not find_signer(understood, index)]
    told = find_told_sentences(understood, unsigned, name, _author(understood, name).short)
    told = {index: one for index, one in told.items() if not _is_between(understood, index, {*own} - {*told})}
    is_own_story = understood.genre not in _MAKERS and share >= _MUCH
    is_argued = understood.genre == "opinion" and is_own_story and bool(name)
    counted = [index for index in own if is_argued or persons[index] & SINGULAR]
    if is_own_story and len(told) <= _MOSTLY * len(counted):
        told = {}  # told here and there, it would be a story in two persons
    for index in own:
        if index in told:
            continue
        if writer := _sign(understood, index) or name:
            tellers[index] = _author(understood, writer)
        elif understood.first_person or persons[index] & SINGULAR or acts(understood.sentences[index]):
            mute.add(index)  # "Listen to our podcast": the hosts' own, where nobody is named
    for sentence in understood.sentences:
        if understood.genre == "letter" and (writer := _sign(understood, sentence.index) or name):
            tellers[sentence.index] = _author(understood, writer)  # whoever writes a letter tells all of it
    if is_argued and not told:
        tellers |= _fill_argument(understood, {*tellers, *mute}, name)
    tellers |= _fill_gaps(understood, tellers, told, 0.0 if is_own_story and not told else _TOLD)
    tellers |= _fill_quoted(understood, tellers)
    for quotation in understood.quotations:
        lead = quotation.sentences[0] - 1
        if quotation.form == "block" and quotation.cue and quotation.cue.sentence == lead not in persons:
            tellers.pop(lead, None)  # "As Lee writes:" is said with Lee's words, and not as the author's
    return Tellings(tellers, frozenset(mute), told)


def _read_turns(understood: Understanding) -> tuple[dict[int, Narrator], set[int]]:
    """Returns the sentences of turns and answers whose speakers can be named, and those of the others."""
    tellers: dict[int, Narrator] = {}
    mute: set[int] = set()
    for quotation in understood.quotations:
        if quotation.form == "turn" and quotation.speaker is not None:
            entity = understood.entities[quotation.speaker]
            teller = Narrator(
                entity.name, is_author=False, is_person=not entity.name.lower().startswith("the ")
            )
            tellers |= dict.fromkeys(quotation.sentences, teller)
        elif quotation.form == "turn" and understood.genre == "interview":
            tellers |= dict.fromkeys(quotation.sentences, Narrator(UNKNOWN, is_author=False))
        elif quotation.form == "turn":
            mute.update(quotation.sentences)
    if named := find_named_sections(understood):
        headings = [section.heading for section in understood.article.sections]
        for sentence in understood.sentences:
            if sentence.section in named:
                tellers[sentence.index] = Narrator(headings[sentence.section], is_author=False)
            elif sentence.section >= 0 and not understood.article.author:
                block = understood.article.sections[sentence.section].paragraphs[sentence.paragraph]
                if speaks_of_self(block):
                    mute.add(sentence.index)  # an answer whose heading is lost
    elif asked := find_asked_sections(understood):
        answers = [sentence.index for sentence in understood.sentences if sentence.section in asked]
        name = name_answering(understood, answers[0])
        tellers |= dict.fromkeys(answers, Narrator(name, is_author=False))
    return tellers, mute


def _find_persons(understood: Understanding, turned: set[int]) -> dict[int, set[str]]:
    """Returns the pronouns of the first person of each sentence that has some outside quotations, and no turn."""
    inside: dict[int, set[int]] = {}
    for quotation in understood.quotations:
        for span in quotation.spans:
            inside.setdefault(span.sentence, set()).update(range(span.start, span.stop))
    persons: dict[int, set[str]] = {}
    for sentence in understood.sentences:
        tokens = sentence.parse.tokens
        quoted = inside.get(sentence.index, set())
        told = find_told(sentence.parse)
        words = {
            token.word
            for at, token in enumerate(tokens)
            if at not in quoted
            and is_first_person(sentence.parse, at)
            and not (told and told.start < token.start < told.stop)
        }
        if words and sentence.index not in turned:
            persons[sentence.index] = words
    return persons


def _choose_own(understood: Understanding, persons: dict[int, set[str]]) -> list[int]:
    """Returns the sentences whose first person is the author's: all but those in which "we" is everybody."""
    if understood.genre not in _MAKERS and not any(
        words & SINGULAR or acts(understood.sentences[index]) for index, words in persons.items()
    ):
        return []  # "The way we heat our homes has not changed": in all of the text, nobody has done anything
    plural = [index for index, words in persons.items() if not words & SINGULAR]
    general = {index for index in plural if is_general(understood.sentences[index])}
    if understood.genre not in _MAKERS and len(plural) - len(general) <= _FEW * len(plural):
        return [index for index in persons if index not in general]
    return list(persons)


def _is_between(understood: Understanding, index: int, kept: Collection[int]) -> bool:
    """Returns whether sentences that stay the author's own words stand on both sides: it is one of the run."""
    near = [
        other - index
        for other in range(index - _GAP - 1, index + _GAP + 2)
        if other in kept and _in_one_paragraph(understood, other, index)
    ]
    return bool(near) and near[0] < 0 < near[-1]


def _in_one_paragraph(understood: Understanding, index: int, other: int) -> bool:
    here, there = understood.sentences[index], understood.sentences[other]
    return (here.section, here.paragraph) == (there.section, there.paragraph)


def _author(understood: Understanding, name: str) -> Narrator:
    return Narrator(in_small(name), is_author=True, is_person=name in understood.article.authors)


def _name_author(understood: Understanding, has_turns: bool, share: float) -> str:
    """Returns who says "I" outside turns; empty where nobody is named, and it is no story of somebody's own."""
    article = understood.article
    name = article.author if has_turns else understood.first_person
    if name == NOBODY:
        name = article.author
    if name.startswith(("http:", "https:", "www.")):
        name = article.author
    if name == article.site and _FIRM.search(name):
        # Who runs an encyclopedia has not written it, and an address says nothing.
        several = "" if understood.genre == "press-release" else SEVERAL
        name = article.author if len(article.authors) == 1 else several
    if not name and understood.genre == "press-release":
        name = _name_issuer(understood)
    if not name and understood.genre == "study":
        return SEVERAL
    if not name:
        return NOBODY if share >= _MUCH and understood.first_person and not has_turns else ""
    if understood.genre == "letter" and name == article.site:
        return SEVERAL  # who printed a letter has not written it
    return SEVERAL if len(article.authors) > 1 and name == article.author else name


def _name_owner(understood: Understanding) -> str:
    """Returns whose "our" it is where nobody says "we": the site's, by its name, or the only author's; else empty."""
    article = understood.article
    if article.site and not _FIRM.search(article.site):
        return article.site
    return article.author if len(article.authors) == 1 else ""


def _name_issuer(understood: Understanding) -> str:
    """Returns the organisation whose news it is: the one that the title names, by its mentions; empty where none is."""
    title = understood.article.title.lower()
    named = [e for e in understood.entities if e.kind == "organisation" and e.name.lower() in title]
    return max(named, key=lambda entity: len(entity.mentions)).name if named else ""


def find_signer(understood: Understanding, index: int) -> str:
    """Returns who has signed the box that a sentence stands in, and not the article; empty for the text itself."""
    sentence = understood.sentences[index]
    if sentence.section < 0:
        return ""
    blocks = understood.article.sections[sentence.section].blocks
    block = blocks[sentence.paragraph] if sentence.paragraph < len(blocks) else None
    if block is None or block.kind != "paragraph" or block.label in understood.article.authors:
        return ""
    return block.label


def _sign(understood: Understanding, index: int) -> str:
    """Returns whose letter or box a sentence stands in, where several are signed; empty where there is one alone."""
    if signer := find_signer(understood, index):
        return signer
    sentence = understood.sentences[index]
    sections = understood.article.sections
    letters = [block.label for section in sections for block in section.blocks if block.kind == "turn"]
    if understood.genre != "letter" or sentence.section < 0 or not letters:
        return ""
    blocks = sections[sentence.section].blocks
    return (blocks[sentence.paragraph].label if sentence.paragraph < len(blocks) else "") or _READER


def _fill_argument(understood: Understanding, turned: set[int], name: str) -> dict[int, Narrator]:
    """Returns the other sentences of who argues in the first person: those without one are an opinion, too."""
    quoted = {i for q in understood.quotations if q.is_clause for i in q.sentences}
    own = (s.index for s in understood.sentences if s.section >= 0)
    return dict.fromkeys((i for i in own if i not in quoted | turned), _author(understood, name))


def _fill_quoted(understood: Understanding, tellers: dict[int, Narrator]) -> dict[int, Narrator]:
    """Returns the other sentences of words in marks of nobody that an author tells: “I might say, "It is. Or was."”"""
    filled: dict[int, Narrator] = {}
    told = {index: teller for index, teller in tellers.items() if teller.is_author}
    for quotation in understood.quotations:
        first = quotation.sentences[0]
        if quotation.speaker is not None or not quotation.is_clause or quotation.form == "turn":
            continue
        if quotation.form == "inline" and first in told:
            filled |= dict.fromkeys(quotation.sentences, told[first])
    return {index: teller for index, teller in filled.items() if index not in tellers}


def _fill_gaps(
    understood: Understanding, tellers: dict[int, Narrator], told: Collection[int], most: float
) -> dict[int, Narrator]:
    """Returns the sentences of a telling that have no first person themselves: between two that have, or among many.

    `most` is the share of a paragraph's sentences with one from which on all of it is the author's; where the hosts
    have `told` something, the author's words have ended.
    """
    between: dict[int, Narrator] = {}
    quoted = {i for q in understood.quotations if q.is_clause for i in q.sentences}.union(told)
    for _, group in groupby(understood.sentences, key=lambda s: (s.section, s.paragraph)):
        paragraph = [s.index for s in group]
        own = [i for i in paragraph if i in tellers and tellers[i].is_author]
        if not own:
            continue
        is_told = len(own) >= most * len(paragraph)
        for before, after in pairwise(own):
            gap = range(before + 1, after)
            if gap and (is_told or len(gap) <= _GAP) and not quoted & set(gap):
                between |= dict.fromkeys(gap, tellers[before])
        ends = [*range(paragraph[0], own[0]), *range(own[-1] + 1, paragraph[-1] + 1)]
        if is_told and not quoted & set(ends):
            between |= dict.fromkeys(ends, tellers[own[0]])
    return {index: teller for index, teller in between.items() if index not in tellers}
