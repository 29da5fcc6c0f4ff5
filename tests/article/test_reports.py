"""Reports of our own, in as many forms as people bring them: pasted text and pages."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from benchmarks.corpus import read_gold
from podcast.article import read
from podcast.language.plain.folding import fold
from tests.samples.corpus import ROOT, readable

if TYPE_CHECKING:
    from podcast.model import Article

FOLDER = ROOT / "samples" / "reports"
GOLD = {annotation.file: annotation for annotation in read_gold(FOLDER)}


@lru_cache
def article(name: str) -> Article:
    return read(str(FOLDER / name))


def texts(name: str) -> list[str]:
    """All that is read of a report, folded."""
    result = article(name)
    return [
        fold(text)
        for section in (result.summary, *result.sections)
        for text in (section.heading, *section.paragraphs)
        if text
    ]


@pytest.mark.parametrize("name", GOLD)
def test_annotations_stand_in_the_file(name: str) -> None:
    """Word for word, but for white space."""
    gold, text = GOLD[name], " ".join(readable(FOLDER / name).split())
    strings = [*gold.headings, *gold.core, *gold.key_points, *(quote.begins for quote in gold.quotes)]
    strings += [text for scenario in gold.scenarios for text in (scenario.name, scenario.likelihood)]
    assert [string for string in (*strings, gold.first, gold.last, gold.title) if string not in text] == []


def test_no_file_is_without_annotation() -> None:
    """Every file of the folder is measured."""
    beside = {"gold.jsonl", "probe.jsonl", "constructions.jsonl", "README.md"}
    assert {path.name for path in FOLDER.iterdir()} - beside == GOLD.keys()


@pytest.mark.parametrize("name", GOLD)
def test_key_points_are_the_summary(name: str) -> None:
    """All of them, in order, at the end of it; a standfirst may stand before them."""
    points = [fold(point) for point in GOLD[name].key_points]
    summary = [fold(text) for text in article(name).summary.paragraphs]
    assert [text for text in summary if text in points] == points


@pytest.mark.parametrize("name", GOLD)
def test_scenarios_and_their_likelihoods(name: str) -> None:
    """Each by its name with what the author says of its likelihood, and no other."""
    scenarios = [section for section in article(name).sections if section.kind == "scenario"]
    assert [(scenario.name, scenario.likelihood) for scenario in scenarios] == [
        (scenario.name, scenario.likelihood) for scenario in GOLD[name].scenarios
    ]


@pytest.mark.parametrize("name", GOLD)
def test_title_and_day(name: str) -> None:
    """Neither rubric nor menu is the title; the day is read out of the line of authors, too."""
    assert (article(name).title, article(name).date) == (GOLD[name].title, GOLD[name].date)


@pytest.mark.parametrize("name", GOLD)
def test_authors(name: str) -> None:
    """All of them, and nobody else."""
    assert article(name).authors == GOLD[name].authors


@pytest.mark.parametrize("name", GOLD)
def test_headings(name: str) -> None:
    """All of them, in order, and no caption or appeal among them."""
    result = article(name)
    assert [section.heading for section in (result.summary, *result.sections) if section.heading] == list(
        GOLD[name].headings
    )


@pytest.mark.parametrize("name", GOLD)
def test_no_junk(name: str) -> None:
    """No caption, advertisement, newsletter box, appeal, link or author's box."""
    whole = " ".join(texts(name))
    assert [junk for junk in GOLD[name].junk if fold(junk) in whole] == []


@pytest.mark.parametrize("name", GOLD)
def test_nothing_is_lost(name: str) -> None:
    """First and last words, every central sentence and every quotation."""
    gold, whole = GOLD[name], " ".join(texts(name))
    wanted = [gold.first, gold.last, *gold.core, *(quote.begins for quote in gold.quotes)]
    assert [text for text in wanted if fold(text) not in whole] == []
