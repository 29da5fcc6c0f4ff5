"""Sentences with how they are said alone: cases "… => …", of which "the same" is what is said as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.spoken_wording import word_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.writers.extractive.source_view import SourceView


def split_case(case: str) -> tuple[str, str]:
    """The sentence of a case, and how it is said: its pieces with " | " between them."""
    sentence, _, said = " ".join(case.split()).partition(" => ")
    return sentence, sentence if said == "the same" else said


def read_cases(
    title: str, cases: Iterable[str], date: str = "", kinds_stated: tuple[str, ...] = ()
) -> SourceView:
    """All cases, each a section of one article, understood at once."""
    sections = tuple(Section(f"Part {at}", (split_case(case)[0],)) for at, case in enumerate(cases))
    none = Section("", (), "summary")
    return read_source(understand(Article("-", title, none, sections, date=date, kinds_stated=kinds_stated)))


def say(source: SourceView, sentence: str) -> str:
    """How a sentence is said where nothing was heard before it."""
    index = next(one.index for one in source.sentences if one.text == sentence)
    return " | ".join(wording.text for wording in word_sentence(source, index, Heard()))
