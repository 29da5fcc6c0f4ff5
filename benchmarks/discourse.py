"""Texts with gold discourse relations (CoNLL-U, `Discourse=` in the last column), and how many of ours are among them.

A relation of ours is right where a gold one of a like kind joins the same two sentences, or is signalled by the same
words. Gold kinds say which part is the main one rather than what is cause and what effect, and tell concession from
contrast by that, too: so the direction of causes and the three kinds of contrast are not told apart here. The answer
to a question counts wherever its main part stands. Nouns that gold makes no unit of ("due to the storm") are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conllu import join_paragraphs, read_conllu

from podcast.model import Article, Section
from podcast.understanding import understand

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.coreference import Count
    from podcast.model import Relation, Understanding

_CAUSAL = ("causal", "explanation")
_ADVERSE = ("adversative",)
LIKE: dict[str, tuple[str, ...]] = {
    "cause": _CAUSAL,
    "consequence": _CAUSAL,
    "contrast": _ADVERSE,
    "concession": _ADVERSE,
    "caveat": _ADVERSE,
    "condition": ("contingency",),
    "example": ("elaboration-additional", "explanation-evidence", "joint-list"),
    "enumeration": ("joint", "organization-preparation"),
    "answer": ("topic",),
    "evidence": ("explanation",),
    "time": ("joint-sequence", "context"),
    "elaboration": ("elaboration", "restatement", "joint", "explanation"),
}
"""Our kind -> how the names of gold kinds begin that are like it."""
COUNTED: dict[str, tuple[str, ...]] = {
    "cause": _CAUSAL,
    "contrast": _ADVERSE,
    "condition": ("contingency",),
    "answer": ("topic-question",),
}
"""Kinds whose recall is told, for gold has them as such; cause stands for consequence, contrast for concession."""


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation between two discourse units."""

    kind: str
    sentences: frozenset[int]
    """The sentences of its two units."""
    signals: frozenset[int]
    """Where the words begin that signal it, in characters of the text."""


@dataclass(frozen=True, slots=True)
class GoldDiscourse:
    """A text and its relations; offsets are into its paragraphs joined by one blank."""

    name: str
    paragraphs: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    """Where each begins and ends."""
    relations: tuple[GoldRelation, ...]
    units: frozenset[int]
    """Where units begin."""


def read_discourse_text(path: Path) -> GoldDiscourse:
    """Returns a text with its relations."""
    sentences = read_conllu(path)
    starts = [row.start for sentence in sentences for row in sentence.rows]
    of_unit: dict[str, int] = {}
    raw: list[str] = []
    units: set[int] = set()
    for number, sentence in enumerate(sentences):
        for row in sentence.rows:
            for annotation in row.annotations("Discourse"):
                raw += annotation.split(";")
                unit = re.search(r":(\d+)", annotation)
                of_unit[unit[1] if unit else ""] = number
                units.add(row.start)
    relations = [relation for entry in raw if (relation := _relation(entry, starts, of_unit))]
    places = tuple(sentence.place for sentence in sentences)
    return GoldDiscourse(path.stem, join_paragraphs(sentences), places, tuple(relations), frozenset(units))


def _relation(entry: str, starts: list[int], of_unit: dict[str, int]) -> GoldRelation | None:
    """Returns the relation of an entry such as `causal-cause:8->3:2:dm-because-66-gold`."""
    match = re.match(r"([a-z-]+?)(?:_[a-z])?:(\d+)->(\d+):\d+:?(.*)", entry)
    if match is None or match[2] not in of_unit or match[3] not in of_unit:
        return None
    words = [
        int(number)
        for signal in match[4].split("+")
        if signal.startswith(("dm-", "orp-", "lex-"))
        for number in re.findall(r"(?<=[-,])\d+(?=[-,])", signal)
    ]
    signals = frozenset(starts[number - 1] for number in words if number <= len(starts))
    return GoldRelation(match[1], frozenset({of_unit[match[2]], of_unit[match[3]]}), signals)


def score_relations(count: Count, gold: GoldDiscourse) -> None:
    """Count what `understand` finds in a text, told nothing but its paragraphs."""
    understood = understand(
        Article(gold.name, gold.name, Section("", (), "summary"), (Section("", gold.paragraphs),))
    )
    text = " ".join(gold.paragraphs)
    matched: set[int] = set()
    signalled = {signal for relation in gold.relations for signal in relation.signals}
    places = _places(understood, text)
    for ours in understood.relations:
        kinds = LIKE[ours.kind]
        start = places[ours.second] + understood.sentences[ours.second].text.find(ours.words)
        stretch = range(start, start + len(ours.words))
        is_part = ours.first == ours.second and ours.second_clause is None
        if is_part and not (gold.units | signalled) & set(stretch):
            continue
        touched = _touched(gold, places, ours)
        same = [
            number
            for number, relation in enumerate(gold.relations)
            if relation.kind.startswith(kinds)
            and (
                relation.sentences == touched
                or (ours.kind == "answer" and touched & relation.sentences)
                or any(signal in stretch for signal in relation.signals)
            )
        ]
        matched.update(same)
        sentence = understood.sentences[ours.second].text
        miss = f"{gold.name} {ours.kind} by “{ours.words}”: {sentence[:140]}"
        count(f"{ours.kind}, precision", bool(same), 1, "" if same else miss)
        count("all kinds, precision", bool(same))
    for kind, names in COUNTED.items():
        wanted = [number for number, relation in enumerate(gold.relations) if relation.kind.startswith(names)]
        count(f"{kind}, recall", len(matched & set(wanted)), len(wanted))


def _places(understood: Understanding, text: str) -> list[int]:
    """Returns where each sentence begins in the text."""
    places = []
    at = 0
    for sentence in understood.sentences:
        found = text.find(sentence.text, at)
        at = found if found >= 0 else at
        places.append(at)
        at += len(sentence.text)
    return places


def _touched(gold: GoldDiscourse, places: list[int], ours: Relation) -> frozenset[int]:
    """Returns the gold sentences in which the two sentences of a relation begin."""
    return frozenset(
        number
        for index in (ours.first, ours.second)
        for number, (start, end) in enumerate(gold.sentences)
        if start <= places[index] < end
    )
