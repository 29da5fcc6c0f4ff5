"""Pages on which several people have their say: each passage is given to whoever says it, or to nobody."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from benchmarks.corpus import read_gold
from podcast.article import read
from podcast.language.plain.folding import fold
from podcast.model import Article, Block, Section
from podcast.understanding import understand
from tests.samples.corpus import ROOT, readable

if TYPE_CHECKING:
    from podcast.model import Understanding

FOLDER = ROOT / "samples" / "voices"
GOLD = {annotation.file: annotation for annotation in read_gold(FOLDER)}
OPEN = {
    "unnamed-voices.html": 1,
    "four-faces.html": 2,
}
"""Passages that are given to nobody, or not to all who say them."""


@lru_cache
def understood(name: str) -> Understanding:
    return understand(read(str(FOLDER / name)))


def speakers(name: str) -> list[tuple[str, list[str], str]]:
    """The first words of each passage, by whom they are said to be, and by whom they are."""
    result = understood(name)
    rows = []
    for quote in GOLD[name].quotes:
        passage = next(it for it in result.quotations if fold(it.text).startswith(fold(quote.begins)))
        entity = None if passage.speaker is None else result.entities[passage.speaker]
        rows.append((quote.begins, [entity.name, *entity.aliases] if entity else [], quote.speaker))
    return rows


def is_same(found: str, truth: str) -> bool:
    """Whether a name is the annotated one's first words, or ends with one of them: "the doctor"."""
    name, words = fold(found), fold(truth)
    return words.startswith(name) or name.split()[-1] in words.split()


@pytest.mark.parametrize("name", GOLD)
def test_annotations_stand_in_the_page(name: str) -> None:
    """Word for word, but for white space."""
    gold, text = GOLD[name], " ".join(readable(FOLDER / name).split())
    strings = [*gold.headings, *gold.core, *gold.junk, *(quote.begins for quote in gold.quotes)]
    assert [string for string in (*strings, gold.first, gold.last, gold.title) if string not in text] == []


@pytest.mark.parametrize("name", GOLD)
def test_passages_have_their_speakers(name: str) -> None:
    """All but those that are known to be left open, and none is given to somebody else."""
    rows = speakers(name)
    right = [any(is_same(found, truth) for found in names) for _, names, truth in rows if truth]
    assert len(right) - sum(right) == OPEN.get(name, 0)


def turns(*texts: str | Block) -> list[str]:
    """Who has the word, paragraph by paragraph, in an article of one section."""
    blocks = tuple(text if isinstance(text, Block) else Block("paragraph", text) for text in texts)
    section = Section("", tuple(block.text for block in blocks), blocks=blocks)
    result = understand(Article("-", "", Section("", (), "summary"), (section,)))
    return [
        "" if one.speaker is None else result.entities[one.speaker].name
        for one in result.quotations
        if one.form == "turn"
    ]


def test_what_an_interview_puts_without_a_question_mark_is_no_answer() -> None:
    """A line that the page sets apart as its questions are belongs to whoever asks."""
    lead = "We talked to Anna Pardo, who keeps the wells of Lorca."
    asked = Block("question", "Some people say that you should simply dig deeper.")
    texts = ("Do you still find water?", "I do, but I need a longer rope.")
    again = (
        "Will you go on?",
        "I have no choice.",
        "And your sons?",
        "I hope that they find something else.",
    )
    assert turns(lead, *texts, asked, "I tell them to try it.", *again) == [
        "", "Anna Pardo", "", "Anna Pardo", "", "Anna Pardo", "", "Anna Pardo",
    ]  # fmt: skip
