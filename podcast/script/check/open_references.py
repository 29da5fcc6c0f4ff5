"""What points back at something that the listener has not heard: pronouns, definite nouns, bare names, acronyms."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.facts.known_acronyms import ACRONYM, KNOWN_ACRONYMS
from podcast.language.meaning.lexicon import look_up
from podcast.script.check.heard_before import Ear, find_meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Line, Need, Script, Understanding
    from podcast.script.check.evidence import EvidenceShelf

_POINTING = ("pronoun", "demonstrative", "noun", "comparison", "ellipsis")
_PAIR = re.compile(r"(?:Both|Neither|The two|The latter|The former|All (?:three|four|five))\b(?! of)")
_TWO = re.compile(r"\b(?:two|and)\b")
_ELSEWHERE = re.compile(r"[’']s?$|\b[A-Z]{2,8}$|^Nor$")
"""What only says whose something is, "a fifth of the region's grain"; an acronym, which is looked for by itself; a word
that only goes on."""
_BEFORE = 2
"""Sentences in which something is done that the next ones name."""
_INTRODUCED = re.compile(
    r"(?:\b[A-Z][\w.’'-]*(?: (?:af|al|bin|da|das|de|del|den|der|di|do|dos|du|la|le|ten|ter|van|von))*|,) $"
)
"""What stands before a last name that is said with a first name, a title or a role: "Doctor ", "the chair, "."""
_AT_HOME = re.compile(r"^[a-z]| (?:at|for|from|in|of|with) ")
"""What is no whole name, so that no last name ends it: "a clerk at the Bank of Lund", "Ada Ferro of Sarvia"."""
_ADDED = re.compile(r", (?:who|the|an?|head|chief|its|their|whose)\b")


@dataclass(frozen=True, slots=True)
class OpenReference:
    """Words that a listener cannot resolve."""

    at: int
    """Line of the script's file."""
    words: str
    meant: str
    """What they stand for; empty where the article does not tell."""


def find_open_references(script: Script, shelf: EvidenceShelf) -> Iterator[OpenReference]:
    """Yields what points at something not yet said when the script is heard, each words once a line."""
    understood = shelf.understood
    if understood is None:
        return
    needs: defaultdict[int, list[Need]] = defaultdict(list)
    for need in understood.needs:
        needs[need.sentence].append(need)
    ear = Ear(script.title)
    for chapter in script.chapters:
        ear.begin_chapter(chapter.title)
        for line in chapter.lines:
            found: dict[str, OpenReference] = {}
            places = [place for label in line.cites for place in shelf.places(label)]
            for place in places:
                for need in needs[place]:
                    said = re.search(rf"\b{re.escape(need.because)}\b", line.text)
                    if said and need.kind in _POINTING and not _ELSEWHERE.search(need.because):
                        meant = find_meant(need, understood)
                        if not ear.knows(need, meant, line.text[: said.start()], places):
                            found.setdefault(need.because, OpenReference(line.at, need.because, meant.text))
            others = (
                *_find_bare_names(line, understood, ear),
                *_find_acronyms(line, understood, ear),
                *_find_pairs(line, places, understood, ear),
                *_find_deeds(line, places, understood, ear),
            )
            for one in others:
                found.setdefault(one.words, one)
            yield from found.values()
            ear.hear(line, places)


def _find_bare_names(line: Line, understood: Understanding, ear: Ear) -> Iterator[OpenReference]:
    """Yields last names that come before the whole name, a title or a role: "Pell says" of Ruth Pell."""
    for entity in understood.entities:
        *first, last = entity.name.split() or [""]
        if entity.kind != "person" or not first or not last[:1].isupper() or ear.has_heard(last):
            continue
        if _AT_HOME.search(entity.name):
            continue
        said = re.search(rf"\b{re.escape(last)}\b", line.text)
        if (
            said
            and not _INTRODUCED.search(line.text[: said.start()])
            and not _ADDED.match(line.text[said.end() :])
        ):
            yield OpenReference(line.at, last, ", ".join(filter(None, (entity.name, entity.role))))


def _find_acronyms(line: Line, understood: Understanding, ear: Ear) -> Iterator[OpenReference]:
    """Yields acronyms that come before what they stand for, where the article says it."""
    for entity in understood.entities:
        writings = (entity.name, *entity.aliases)
        full = max(writings, key=len)
        for short in writings:
            if (
                not ACRONYM.fullmatch(short)
                or short in KNOWN_ACRONYMS
                or " " not in full
                or ear.has_heard(short)
            ):
                continue
            said = re.search(rf"\b{re.escape(short)}\b", line.text)
            if said and not ear.has_heard(full) and full.lower() not in line.text.lower():
                yield OpenReference(line.at, short, full)


def _find_pairs(
    line: Line, places: Sequence[int], understood: Understanding, ear: Ear
) -> Iterator[OpenReference]:
    """Yields "both" and its like where the sentence that has the two was not heard."""
    for place in places:
        parse = understood.sentences[place].parse
        match = _PAIR.match(parse.text)
        if match is None or any(token.word == "and" for token in parse.tokens[: parse.root]):
            continue
        before, words, behind = line.text.partition(match[0])
        noun = re.match(r" (\w+)", behind)
        if noun and ear.has_any({noun[1]}):
            continue  # "both sides", once anybody has spoken of sides
        if words and not (_TWO.search(before) or ear.follows(place) or place - 1 in places):
            yield OpenReference(line.at, words, "")


def _find_deeds(
    line: Line, places: Sequence[int], understood: Understanding, ear: Ear
) -> Iterator[OpenReference]:
    """Yields what is named by what was done before, where that was not heard: "the ruling" behind "A court ruled"."""
    for place in places:
        parse = understood.sentences[place].parse
        for at, token in enumerate(parse.tokens):
            below = parse.children(at)
            if token.pos != "NOUN" or [parse.tokens[it].word for it in below] != ["the"]:
                continue
            words = f"{parse.tokens[below[0]].text} {token.text}"
            verbs = {word for word, part in look_up(token.lemma.lower(), "n").forms if part == "v"}
            before = understood.sentences[max(0, place - _BEFORE) : place]
            deed = next(
                (it for one in before for it in one.parse.tokens if it.lemma in verbs and it.pos == "VERB"),
                None,
            )
            if deed is None or words not in line.text or {*places} & {one.index for one in before}:
                continue
            if not ear.has_any({token.word, token.lemma.lower(), deed.word, *verbs}) and not ear.follows(
                place
            ):
                yield OpenReference(line.at, words, "")
