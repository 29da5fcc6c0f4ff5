"""Markdown: structure is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

NOTE = """---
title: "The gauge: a history"
author: [A. Writer, B. Writer]
date: 2024-03-01T10:00:00Z
source: https://example.org/gauge
description: One ledger, ten generations.
language: en-GB
---

# The gauge: a history

The *keeper* reads the [gauge](https://example.org/x "t") every morning,
and `ledger 7` is the oldest.[^1]

![A picture](x.png)

## TL;DR

- It is old
- It is **exact**

## How it works

> A quotation that somebody once said about the gauge.

1. Read it
2. Write it down

```python
print("never read out")
```

| a | b |
|---|---|
| 1 | 2 |

### In detail

The float rises with the tide, and the pen follows the float.

## Outlook

### The gauge stays

Everything goes on as it is, which costs little and pleases everybody.

### The gauge goes

A museum takes it, which costs more and pleases nobody.

## References

- Somebody, Something, 1999.

[^1]: A footnote.
"""


def article(folder: Path, text: str) -> Article:
    (folder / "note.md").write_text(text, encoding="utf-8")
    return read(str(folder / "note.md"))


def test_a_note_is_understood(tmp_path: Path) -> None:
    """Front matter, headings, lists and quotations come out; code and tables do not."""
    result = article(tmp_path, NOTE)
    assert (result.title, result.author, result.date) == (
        "The gauge: a history",
        "A. Writer, B. Writer",
        "2024-03-01",
    )
    assert (result.source, result.language) == ("https://example.org/gauge", "en-gb")
    assert result.summary.paragraphs == ("One ledger, ten generations.", "It is old", "It is exact")
    assert [(section.kind, section.heading, section.paragraphs) for section in result.sections] == [
        ("section", "", ("The keeper reads the gauge every morning, and ledger 7 is the oldest.",)),
        (
            "section",
            "How it works",
            ("A quotation that somebody once said about the gauge.", "Read it", "Write it down"),
        ),
        ("section", "In detail", ("The float rises with the tide, and the pen follows the float.",)),
        (
            "scenario",
            "The gauge stays",
            ("Everything goes on as it is, which costs little and pleases everybody.",),
        ),
        ("scenario", "The gauge goes", ("A museum takes it, which costs more and pleases nobody.",)),
    ]


@pytest.mark.parametrize(
    ("heading", "likelihood", "name"),
    [
        ("Most likely: It stays", "Most likely", "It stays"),
        ("Possible but unlikely: It goes", "Possible but unlikely", "It goes"),
        ("Less likely – It moves", "Less likely", "It moves"),
        ("Best case: It shines", "Best case", "It shines"),
        ("Scenario 1: It stays", "", "It stays"),
        ("Scenario 2: Unlikely: It goes", "Unlikely", "It goes"),
        ("Scenario B: It moves (very likely)", "very likely", "It moves"),
        ("Wahrscheinlich: Es bleibt", "Wahrscheinlich", "Es bleibt"),
    ],
)
def test_headings_that_name_a_scenario(tmp_path: Path, heading: str, likelihood: str, name: str) -> None:
    """Likelihood and name are read from the heading."""
    result = article(tmp_path, f"# T\n\n## {heading}\n\nThe text of it is long enough, and then some more.\n")
    assert (result.sections[0].kind, result.sections[0].heading) == ("scenario", heading)
    assert (result.sections[0].likelihood, result.sections[0].name) == (likelihood, name)


@pytest.mark.parametrize(
    "heading", ["Unlikely heroes: a story", "The likely winner", "What is possible", "Outlook: rain"]
)
def test_headings_that_only_sound_like_one(tmp_path: Path, heading: str) -> None:
    """A heading that merely mentions likelihood names no scenario."""
    result = article(tmp_path, f"# T\n\n## {heading}\n\nThe text of it is long enough, and then some more.\n")
    assert result.sections[0].kind == "section"


def test_a_summary_that_would_swallow_the_article_does_not(tmp_path: Path) -> None:
    """Of a long text under the heading of a summary, only the first paragraph sums it up."""
    text = (
        "A first paragraph that sums it all up, more or less.\n\n"
        + "And the text goes on, for ever and ever.\n\n" * 3
    )
    result = article(tmp_path, f"# T\n\n## Summary\n\n{text}And this is how it ends, at long last.")
    assert result.summary.paragraphs == ("A first paragraph that sums it all up, more or less.",)
    assert result.sections[0].paragraphs[-1] == "And this is how it ends, at long last."


def test_an_abstract_alone_is_the_article(tmp_path: Path) -> None:
    """Where nothing but an abstract is there, it is the text."""
    result = article(
        tmp_path, "# T\n\n## Abstract\n\nWe measured the tide, and it was high.\n\n## References\n\n1. X"
    )
    assert result.sections[0].paragraphs == ("We measured the tide, and it was high.",)
    assert not result.summary.paragraphs


def test_front_matter_that_is_no_yaml_names_the_line(tmp_path: Path) -> None:
    """The message leads to the line that YAML stumbles over."""
    with pytest.raises(ArticleError, match=r"^note\.md:2: .*quotes"):
        article(tmp_path, "---\ntitle: a: b\n---\n\nText.\n")


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    """A text between two rules is text."""
    result = article(
        tmp_path, "---\n\nJust a text between two rules, nothing more.\n\n---\n\nAnd another one, too."
    )
    assert len(result.sections[0].paragraphs) == 2
