"""`podcast script --outline`: what a person needs to see whether an article was understood."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from podcast import cli
from podcast.language.grammar import parsing
from tests.shows import SAMPLE, make_show

if TYPE_CHECKING:
    from pathlib import Path

NOTE = """---
title: The gauge and its keeper
author: Anna Writer
date: 2024-03-01
language: en-GB
---

## Summary

The gauge is old and has no gap.

## How it works

The keeper reads it every morning, and what it shows goes into a ledger that is older than he is.

The ink is of soot.

## {long}

Nobody knows why anybody would want to write at such length about so small a thing.

## Scenarios

### Likely: 港の番人が残る

Everything goes on as it is, which costs little and pleases everybody.
"""
LONG = "A heading that goes on for so long that no terminal in the harbour could ever show it"


@pytest.fixture(autouse=True)
def _show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A show in the working folder."""
    monkeypatch.chdir(tmp_path)
    make_show(tmp_path)


def outline(capsys: pytest.CaptureFixture[str], source: str) -> list[str]:
    assert cli.run(["script", source, "--outline"]) == 0
    return capsys.readouterr().out.splitlines()


def tables(lines: list[str]) -> list[list[str]]:
    """The groups of lines between blank ones: facts, parts, then what else there is."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        else:
            groups.append([])
    return groups


def test_what_is_known_of_the_article_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Title, author, date, language, and how much of what was found; what is missing is said to be."""
    (tmp_path / "note.md").write_text(NOTE.format(long=LONG), encoding="utf-8")
    facts = {line[:10].strip(): line[10:] for line in tables(outline(capsys, "note.md"))[0]}
    assert facts["Title"] == "The gauge and its keeper"
    assert facts["Author"] == "Anna Writer"
    assert facts["Date"] == "2024-03-01"
    assert facts["Language"] == "en-gb"
    assert facts["Site"] == "(not found)"
    assert facts["Found"].startswith("61 words")
    assert facts["Found"].endswith(": a summary, 2 sections, 1 scenario")


def test_each_part_has_a_row_of_aligned_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Kind, words, paragraphs, heading or the scenario's name and likelihood, first words; wide letters count twice."""
    from rich.cells import cell_len

    (tmp_path / "note.md").write_text(NOTE.format(long=LONG), encoding="utf-8")
    head, *rows = tables(outline(capsys, "note.md"))[1]
    assert head.split() == ["kind", "words", "paragraphs", "heading", "likelihood", "begins"]
    assert [row.split()[:3] for row in rows] == [
        ["summary", "8", "1"],
        ["section", "25", "2"],
        ["section", "16", "1"],
        ["scenario", "12", "1"],
    ]
    starts = [row.index(text) for row, text in zip(rows, ("The gauge", "The keeper", "Nobody"), strict=False)]
    assert len(set(starts)) == 1
    assert starts[0] == head.index("begins") == cell_len(rows[3].partition("Everything")[0])
    assert "…" in rows[2]
    assert LONG not in rows[2]
    assert rows[3].split()[3:5] == ["港の番人が残る", "Likely"]


def test_without_scenarios_no_column_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    """The table shows what there is; nothing is written."""
    lines = outline(capsys, str(SAMPLE))
    assert tables(lines)[1][0].split()[:4] == ["kind", "words", "paragraphs", "heading"]
    assert all(line == line.rstrip() for line in lines)


def test_json_holds_what_other_programs_rely_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object with the keys of the contract; the scenario has its name and likelihood."""
    (tmp_path / "note.md").write_text(NOTE.format(long=LONG), encoding="utf-8")
    assert cli.run(["script", "note.md", "--outline", "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read.keys() >= {"title", "authors", "date", "language", "site", "source", "genre", "summary"} | {
        "sections",
        "quotations",
        "people",
        "words",
    }
    assert read["authors"] == ["Anna Writer"]
    assert read["summary"] == {"paragraphs": ["The gauge is old and has no gap."]}
    assert read["sections"][-1] == {
        "heading": "Likely: 港の番人が残る",
        "kind": "scenario",
        "name": "港の番人が残る",
        "likelihood": "Likely",
        "paragraphs": ["Everything goes on as it is, which costs little and pleases everybody."],
    }
    assert len(read["sentences"]) == 5
    assert read["words"]["kept"] >= 61


def test_what_was_left_out_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line or an object for each piece, with the rule that took it out; alone, the option is wrong usage."""
    note = NOTE.format(long=LONG) + "\n© 2024 The Harbour Gazette\n"
    (tmp_path / "note.md").write_text(note, encoding="utf-8")
    assert cli.run(["script", "note.md", "--outline", "--dropped"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split(maxsplit=1) == [
        "copyright",
        "© 2024 The Harbour Gazette",
    ]
    assert cli.run(["script", "note.md", "--outline", "--dropped", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[-1] == {
        "text": "© 2024 The Harbour Gazette",
        "because": "copyright",
    }
    assert cli.run(["script", "note.md", "--dropped"]) == 2


def test_much_that_is_left_out_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When more than a fifth of the source's words is no part of the article, `script` and the outline say so."""
    levels = "".join(f"\n- {year}: 12.4, 13.1, 14.0\n" for year in range(1900, 1960))
    (tmp_path / "note.md").write_text(f"{NOTE.format(long=LONG)}\n## Levels\n{levels}", encoding="utf-8")
    line = " % of the readable text is no part of the article: `podcast script note.md --outline --dropped`"
    assert any(line in fact for fact in outline(capsys, "note.md"))
    assert cli.run(["script", "note.md"]) == 0
    assert line in capsys.readouterr().err
    (tmp_path / "notes").mkdir()
    (tmp_path / "note.md").rename(tmp_path / "notes" / "note.md")
    typed = line.replace("note.md", "notes/note.md")
    assert any(typed in fact for fact in outline(capsys, "notes/note.md"))


def test_little_that_is_left_out_is_no_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is said of a line or two."""
    note = NOTE.format(long=LONG) + "\n© 2024 The Harbour Gazette\n"
    (tmp_path / "note.md").write_text(note, encoding="utf-8")
    assert not any("no part of the article" in fact for fact in outline(capsys, "note.md"))


def test_what_is_no_article_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As for every command."""
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    assert cli.run(["script", "empty.md", "--outline"]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert "is empty" in err


def test_the_second_time_nothing_is_parsed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The show keeps the parses of an article: later commands with it need not load the parser."""
    # No other test has this text: what was understood in the same process is not parsed again.
    note = NOTE.format(long=LONG) + "\n\nIn May the old gauge got a new coat of paint.\n"
    (tmp_path / "note.md").write_text(note, encoding="utf-8")
    monkeypatch.setattr(parsing, "_known", {})
    first = outline(capsys, "note.md")
    assert list(tmp_path.glob(".cache/parses/*/*"))
    monkeypatch.setattr(parsing, "_known", {})
    monkeypatch.setattr(parsing, "_pipeline", lambda: pytest.fail("the parser was loaded"))
    assert outline(capsys, "note.md") == first
