"""Real articles, read by people against the page; asserted by their structure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from podcast.article import read

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

EXPECTED: dict[str, tuple[str, str, int, list[str | None]]] = {
    "bettycrocker.com.pineapple.html": (
        "en",
        "",
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
    "diem25.org.climate.html": ("en-gb", "2020-10-12", 0, [None] * 4),
    "dw.com.uncork.html": (
        "en",
        "2013-06-10",
        1,
        ["", "Heard it through the grape vine", "Reaping the harvest"],
    ),
    "link.springer.com.1007.html": ("en", "2017-01-30", 1, ["Purpose of the Review", "Recent Findings"]),
    "nationalgeographic.co.uk.goats.html": (
        "en-gb",
        "2020-01-03",
        1,
        ["", "Long gone? Not so fast.", "Plans for the future"],
    ),
    "nationalrail.co.uk.disruptions.html": ("en", "", 0, ["", "General Information", *[None] * 31]),
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
            "Climate data",
            *[None] * 2,
            "Workflow analysis",
            None,
            "Clustering method",
            "Future risks",
            "Aggregation",
            *[None] * 4,
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


def texts(article: Article) -> list[str]:
    return [text for section in (article.summary, *article.sections) for text in section.paragraphs]


@pytest.fixture(params=EXPECTED)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_structure(articles: Path, name: str) -> None:
    found = read(str(articles / name))
    language, date, points, headings = EXPECTED[name]
    assert (found.language, found.date, len(found.summary.paragraphs)) == (language, date, points)
    assert len(found.sections) == len(headings)
    for section, heading in zip(found.sections, headings, strict=True):
        assert heading is None or section.heading == heading
        assert section.paragraphs
    assert found.source == name
    assert not re.search(r"\s[|·]\s", found.title)


def test_nothing_but_the_text(articles: Path, name: str) -> None:
    found = texts(read(str(articles / name)))
    assert not [text for text in found if BOILERPLATE.search(text)]
    long = [text for text in found if len(text.split()) >= 25 and text[-1] in ".!?”"]
    assert len(set(long)) == len(long)


@pytest.mark.parametrize("name", [name for name in EXPECTED if not name.endswith(".pdf")], indirect=True)
def test_every_word_stands_in_the_source(articles: Path, name: str) -> None:
    """Footnotes quote the article: nothing may be changed, joined or made up on the way."""
    source = (articles / name).read_bytes().decode("utf-8", "replace")
    if name.endswith(".html"):
        from lxml import html

        source = "".join(map(str, html.fromstring(source.encode()).itertext()))
    words = " ".join(re.findall(r"\w", source))
    for text in texts(read(str(articles / name))):
        assert " ".join(re.findall(r"\w", text)) in words, text


def test_what_a_paper_says_stands_on_its_pages(articles: Path) -> None:
    """Letter by letter; only sentences that a page's end parts do not stand there in one piece."""
    import pypdfium2

    from podcast.language.plain.sentences import split

    name = "s41598-024-58826-w.pdf"
    with pypdfium2.PdfDocument(articles / name) as pdf:
        pages = [pdf[number].get_textpage().get_text_range() for number in range(len(pdf))]
    source = "".join(re.findall(r"[^\W\d_]", " ".join(pages)))
    said = [sentence for text in texts(read(str(articles / name))) for sentence in split(text)]
    missing = [text for text in said if "".join(re.findall(r"[^\W\d_]", text)) not in source]
    assert len(said) > 200
    assert len(missing) < len(pages)


def test_only_the_report_has_scenarios(articles: Path, name: str) -> None:
    """Headings that only sound like one (“what comes next”, “plans for the future”) are sections."""
    scenarios = [section for section in read(str(articles / name)).sections if section.kind == "scenario"]
    assert len(scenarios) == (2 if name == "rogue-state-alliances.txt" else 0)


def test_lists_are_kept_where_they_can_be_said(articles: Path) -> None:
    """Points under a line that leads to them stay with it; links go, and the line that led to them too."""
    forum = texts(read(str(articles / "reddit.com.init.html")))
    assert not [text for text in forum if "http" in text or (text.endswith(":") and "links" in text)]
    assert sum(text.endswith(":") for text in forum) == 1
    trains = read(str(articles / "nationalrail.co.uk.disruptions.html")).sections[1]
    assert trains.paragraphs[0].endswith(":")
    assert len(trains.paragraphs) == 9
    recipe = read(str(articles / "bettycrocker.com.pineapple.html")).sections
    assert [len(section.paragraphs) for section in recipe] == [6, 3, 3, 1]


def test_every_part_begins_and_ends_as_one_does(articles: Path, name: str) -> None:
    """No part begins in the middle of a sentence or ends in one that leads nowhere."""
    for section in read(str(articles / name)).sections:
        assert not section.paragraphs[0][:1].islower(), section.paragraphs[0]
        assert section.paragraphs[-1][-1] not in ":,;", section.paragraphs[-1]


def test_the_report_has_its_two_scenarios(articles: Path) -> None:
    found = read(str(articles / "rogue-state-alliances.txt"))
    assert found.summary.heading == "In a nutshell"
    assert [section.heading for section in found.sections if section.kind == "section"] == [
        "",
        "Putin crosses the Rubicon",
        "The Kremlin’s determination",
        "What comes next for Russia, North Korea and Iran",
        "A change in geostrategic momentum?",
    ]
    scenarios = [section for section in found.sections if section.kind == "scenario"]
    assert [section.likelihood for section in scenarios] == ["Possible but unlikely", "Possible"]
    assert all(section.heading == f"{section.likelihood}: {section.name}" for section in scenarios)
    assert [len(section.paragraphs) for section in found.sections] == [7, 3, 4, 5, 4, 3, 1]
