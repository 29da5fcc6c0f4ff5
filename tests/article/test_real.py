"""Articles as people find them, ours and those beside the repository, read by people against the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from podcast.language.plain.folding import fold
from tests.samples.corpus import GOLD, article, cases, readable

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

EXPECTED: dict[str, tuple[str, str, int, list[str | None]]] = {
    "news.html": (
        "en-gb",
        "2026-03-14",
        1,
        ["", "What does the hospital run on?", "A second cable, a third study"],
    ),
    "study.html": (
        "en",
        "2025-09-02",
        1,
        [
            "1. Introduction",
            "2.1. Site and treatment",
            "2.2. Counting",
            "3. Results",
            "4. Discussion",
            "4.1. Why were there no more seeds?",
            "4.2. Limits",
            "5. Conclusion",
        ],
    ),
    "interview.html": ("en-us", "2025-11-06", 1, ["", "The silence afterwards"]),
    "opinion.html": ("en-gb", "2025-05-20", 1, [""]),
    "how-to.md": (
        "en",
        "2026-04-11",
        0,
        [
            "",
            "What you need",
            "Why must the gnomon slant?",
            "The steps",
            "1. Cut the gnomon",
            "2. Work out the hour lines",
            "3. Draw the lines",
            "4. Fix the gnomon",
            "5. Find true north",
            "6. Set up the dial",
            "Why does my dial disagree with my watch?",
            "How exact can it get?",
        ],
    ),
    "review.html": (
        "en",
        "2026-02-18",
        0,
        [
            "Our verdict",
            "Pros",
            "Cons",
            "Specifications",
            "How we tested",
            "Riding it",
            "Folding it",
            "Range and charging",
            "How it compares",
            "Is the guarantee any good?",
            "Should you buy it?",
        ],
    ),
    "list.html": (
        "en-us",
        "2025-08-12",
        0,
        [
            "",
            "1. The Museum of Lost Umbrellas, Carrick Low",
            "2. The House of the Second Prize, Lindow",
            "3. The Weather House, Ulm Bridge",
            "4. The Salt Room, Vellmar",
            "5. The Museum of Instructions, St. Orla",
            "6. The Bridge Keeper's Kitchen, Amber Lock",
            "7. The Collection of Almost Nothing, Port Corrow",
            "Which one should you see first?",
        ],
    ),
    "forum.html": ("en", "2025-10-19", 0, [""]),
    "essay.txt": ("en", "2026-03-21", 0, [""]),
    "the-open-feed.md": (
        "en",
        "2026-11-20",
        4,
        [
            "",
            "From a footnote to a medium",
            "The price of openness",
            "The walled alternative",
            "The synthetic flood",
            "Likely: The feed stays, and becomes richer",
            "Possible: Trust becomes the scarce good",
            "Unlikely: The catalog wins after all",
        ],
    ),
    "bettycrocker.com.pineapple.html": (
        "en",
        "2019-06-13",
        1,
        ["Ingredients", "Steps", "Expert Tips", "More About This Recipe"],
    ),
    "bmjv.de.konsum.html": (
        "de",
        "",
        1,
        [
            "",
            "Grundsätzliches",
            None,
            "Finanzdienstleistungen:",
            None,
            "Pauschalreisen",
            None,
            "Strom und Gas",
            "Fernwärme",
            "Wasser",
        ],
    ),
    "corkbeo.ie.level.html": ("en", "2020-10-06", 1, ["", "Goodnight", *[None] * 17]),
    "diem25.org.climate.html": ("en-gb", "2020-10-12", 1, [None] * 4),
    "dw.com.uncork.html": (
        "en",
        "2013-06-10",
        1,
        ["", "Heard it through the grape vine", "Reaping the harvest"],
    ),
    "link.springer.com.1007.html": ("en", "2017-01-30", 1, ["Purpose of the Review", "Recent Findings"]),
    "nationalgeographic.co.uk.goats.html": (
        "en-gb",
        "2020-01-06",
        1,
        ["", "Long gone? Not so fast.", "Plans for the future"],
    ),
    "nationalrail.co.uk.disruptions.html": ("en", "2020-07-13", 0, ["", "General Information", *[None] * 31]),
    "nature.com.telescope.html": ("en", "2019-09-24", 1, ["", "Eye in the sky"]),
    "nymag.com.polarization.html": ("en-us", "2020-05-16", 0, ["", *[None] * 5]),
    "reddit.com.init.html": ("en-us", "", 0, [""]),
    "rogue-state-alliances.txt": ("en", "", 4, ["", *[None] * 6]),
    "s41598-024-58826-w.pdf": (
        "en",
        "2024-04-05",
        1,
        [
            "",
            "Methods",
            "Climate data",
            *[None] * 2,
            "Workflow analysis",
            None,
            "Clustering method",
            "Future risks",
            "Aggregation",
            "Results",
            *[None] * 4,
            "Discussion",
            "General overview",
            "Perspectives",
        ],
    ),
    "tomshardware.com.rtx.html": (
        "en",
        "2020-11-04",
        1,
        ["", *[None] * 3, "Pre-Builts with RTX"],
    ),
    "vancouversun.com.microsoft.html": ("en", "2020-01-16", 1, [""]),
}
"""File -> language, date, paragraphs of the summary, headings (None: any)."""

BOILERPLATE = re.compile(
    r"getty|©|newsletter|cookie|read more about|scroll to top|contact us today|related reports|podcast here|subscribe|"
    r"sign up here|"
    r"all rights reserved|advertisement|function\s*\(|\bat a glance\b|photocase|photo source|conflict of interest|^×$",
    re.IGNORECASE,
)


SCENARIOS = {
    "the-open-feed.md": ["Likely", "Possible", "Unlikely"],
    "rogue-state-alliances.txt": ["Possible but unlikely", "Possible"],
}
"""Likelihoods of an article's scenarios."""
LISTS = {
    "how-to.md": {1: 8},
    "bettycrocker.com.pineapple.html": {0: 6, 1: 3, 2: 3, 3: 1},
    "nationalrail.co.uk.disruptions.html": {1: 9},
}
"""Number of a section -> its paragraphs, of which a point of a list is one."""
LED = {"how-to.md": 1, "nationalrail.co.uk.disruptions.html": 1}
"""Number of the section of which the first paragraph leads to the list."""
LEADS = {"how-to.md": 1, "forum.html": 3, "reddit.com.init.html": 1}
"""How many paragraphs lead to a list that can be said, or say more than that they lead to code."""
REPORTS = {
    "the-open-feed.md": (
        "In a nutshell",
        [
            "",
            "From a footnote to a medium",
            "The price of openness",
            "The walled alternative",
            "The synthetic flood",
        ],
        [2, 3, 2, 2, 2, 2, 1, 1],
    ),
    "rogue-state-alliances.txt": (
        "In a nutshell",
        [
            "",
            "Putin crosses the Rubicon",
            "The Kremlin’s determination",
            "What comes next for Russia, North Korea and Iran",
            "A change in geostrategic momentum?",
        ],
        [7, 3, 4, 5, 4, 3, 1],
    ),
}
"""The summary's heading, the headings of the sections that are no scenarios, and the paragraphs of all."""
JUNK = {
    "news.html": "keeps the place and time before the first sentence, and the lines after the last",
    "study.html": "takes the authors' institutes and the history of the paper for text",
    "list.html": "keeps the by-line, an advertisement and the form under the text",
    "forum.html": "keeps signatures and notes of edits",
}
"""What the reader takes for text that is none."""


def texts(source: Article) -> list[str]:
    return [text for section in (source.summary, *source.sections) for text in section.paragraphs]


@pytest.mark.parametrize(
    "path",
    cases(
        EXPECTED,
        {
            "study.html": "takes the authors' institutes, dates and keywords for the abstract",
            "opinion.html": "loses the standfirst between author and date",
            "essay.txt": "does not see the date in the lines under the title",
        },
    ),
)
def test_structure(path: Path) -> None:
    """Language, date, summary and sections are those of the page; the last has text, the title no site's name."""
    result = article(path)
    language, date, points, headings = EXPECTED[path.name]
    assert (result.language, result.date, len(result.summary.paragraphs)) == (language, date, points)
    assert len(result.sections) == len(headings)
    for section, heading in zip(result.sections, headings, strict=True):
        assert heading is None or section.heading == heading
    assert result.sections[-1].paragraphs
    assert result.source == path.name
    assert not re.search(r"\s[|·]\s", result.title)


@pytest.mark.parametrize(
    "path",
    cases(
        GOLD,
        {
            "forum.html": "has no author for a question that somebody asked",
        },
    ),
)
def test_title_and_authors(path: Path) -> None:
    """They are the page's, without rubric, site, degree or somebody who checked the facts."""
    result, gold = article(path), GOLD[path.name]
    assert result.title == gold.title
    assert result.authors == gold.authors


@pytest.mark.parametrize(
    "path", cases([name for name in EXPECTED if name != "the-open-feed.md"], JUNK)
)  # which writes of advertisements and subscribers
def test_nothing_but_the_text(path: Path) -> None:
    """Neither what stands around texts everywhere nor what a person marked as junk; nothing long comes twice."""
    result = texts(article(path))
    assert not [text for text in result if BOILERPLATE.search(text)]
    whole = fold(" ".join(result))
    assert not [junk for junk in (GOLD[path.name].junk if path.name in GOLD else ()) if fold(junk) in whole]
    long = [text for text in result if len(text.split()) >= 25 and text[-1] in ".!?”"]
    assert len(set(long)) == len(long)


@pytest.mark.parametrize(
    "path",
    cases(
        GOLD,
        {
            "study.html": "begins with the kind of article and the authors' institutes",
            "list.html": "begins with the by-line",
        },
    ),
)
def test_it_begins_where_the_text_begins(path: Path) -> None:
    """With the words that a person took for the first."""
    assert fold(texts(article(path))[0]).startswith(fold(GOLD[path.name].first))


@pytest.mark.parametrize("path", cases(GOLD))
def test_it_ends_where_the_text_ends(path: Path) -> None:
    """With the words that a person took for the last."""
    assert fold(texts(article(path))[-1]).rstrip('"').endswith(fold(GOLD[path.name].last))


@pytest.mark.parametrize("path", cases(GOLD))
def test_nothing_that_matters_is_lost(path: Path) -> None:
    """Every sentence that a person found central and every quotation is read."""
    whole, gold = fold(" ".join(texts(article(path)))), GOLD[path.name]
    wanted = [*gold.core, *(quote.begins for quote in gold.quotes)]
    assert [text for text in wanted if fold(text) not in whole] == []


@pytest.mark.parametrize("path", cases([name for name in EXPECTED if not name.endswith(".pdf")]))
def test_every_word_stands_in_the_source(path: Path) -> None:
    """Footnotes quote the article: nothing may be changed, joined or made up on the way."""
    words = " ".join(re.findall(r"\w", readable(path)))
    for text in texts(article(path)):
        assert " ".join(re.findall(r"\w", text)) in words, text


@pytest.mark.parametrize("path", cases(EXPECTED))
def test_only_reports_have_scenarios(path: Path) -> None:
    """Headings that only sound like one (“what comes next”, “plans for the future”) are sections."""
    scenarios = [section for section in article(path).sections if section.kind == "scenario"]
    assert [scenario.likelihood for scenario in scenarios] == SCENARIOS.get(path.name, [])
    assert all(scenario.heading == f"{scenario.likelihood}: {scenario.name}" for scenario in scenarios)


@pytest.mark.parametrize("path", cases(LISTS))
def test_lists_are_kept_where_they_can_be_said(path: Path) -> None:
    """Points under a line that leads to them stay with it, each a paragraph."""
    sections = article(path).sections
    assert {number: len(sections[number].paragraphs) for number in LISTS[path.name]} == LISTS[path.name]
    if path.name in LED:
        assert sections[LED[path.name]].paragraphs[0].endswith(":")


@pytest.mark.parametrize(
    "path",
    cases(LEADS, {"how-to.md": "keeps the lines that led to a formula, code and a table, which are gone"}),
)
def test_a_line_that_leads_nowhere_goes(path: Path) -> None:
    """Links and code are no text, and the line that led to them is none either."""
    result = texts(article(path))
    assert not [text for text in result if "http" in text]
    assert sum(text.endswith(":") for text in result) == LEADS[path.name]


@pytest.mark.parametrize(
    "path", cases(EXPECTED, {"how-to.md": "a section ends with the line that led to a table"})
)
def test_every_part_begins_and_ends_as_one_does(path: Path) -> None:
    """No part begins in the middle of a sentence or ends in one that leads nowhere."""
    for section in article(path).sections:
        if not section.paragraphs:  # it heads the parts below
            continue
        assert not section.paragraphs[0][:1].islower(), section.paragraphs[0]
        assert section.paragraphs[-1][-1] not in ":,;", section.paragraphs[-1]


@pytest.mark.parametrize("path", cases(REPORTS))
def test_reports_have_summary_sections_and_scenarios(path: Path) -> None:
    """The summary under its heading, the sections before and after, each with its paragraphs."""
    result = article(path)
    summary, headings, paragraphs = REPORTS[path.name]
    assert result.summary.heading == summary
    assert [section.heading for section in result.sections if section.kind == "section"] == headings
    assert [len(section.paragraphs) for section in result.sections] == paragraphs
