"""`podcast check` as a person and a machine read it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast import cli
from tests import shows
from tests.script.sample import ARTICLE, SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUNDED = "11 statements, 11 grounded, 0 numbers, 0 names, 0 quotations unsupported; 26 footnotes"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A show with the sample's script and article, as the working folder."""
    (tmp_path / "show.toml").write_text(
        'title = "S"\n[hosts]\nMaya = "tone:a"\nTheo = "tone:b"\n', encoding="utf-8"
    )
    (tmp_path / "glacier.txt").write_text(ARTICLE, encoding="utf-8")
    text = SCRIPT.replace("hibari:heart", "tone:a").replace("piper:joe", "tone:b")
    (tmp_path / "s.md").write_text(text, encoding="utf-8")
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "s.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_the_summary_says_whether_the_footnotes_are_in_the_article(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the one that is named, by default the script's own; when nobody has that, one line says so."""
    for article in ([], ["--article", "glacier.txt"]):
        assert cli.run(["check", "s.md", *article]) == 0
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"{GROUNDED}, all in the article\n")
        assert "--article" not in err
    for path in (folder / "glacier.txt", *(folder / ".cache" / "articles").rglob("*")):
        if path.is_file():
            path.unlink()
    assert cli.run(["check", "s.md"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{GROUNDED}\n")
    assert "`podcast check s.md --article glacier.txt` does that" in err


def test_a_changed_footnote_is_found_in_the_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1, with the line and the word that is another."""
    change(folder, "[^16]: The meltwater feeds", "[^16]: The meltwater leaves")
    assert cli.run(["check", "s.md"]) == 1
    out, err = capsys.readouterr()
    at = (folder / "s.md").read_text(encoding="utf-8").split("[^16]: ")[0].count("\n") + 1
    assert out.startswith(
        f"s.md:{at}: `[^16]` is not in the article word for word: it has `feeds` for `leaves`"
    )
    assert "26 footnotes, 1 not in the article" in err


def test_for_machines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys that the README names."""
    change(folder, "310 metres. [^9]", "320 metres. [^9]")
    assert cli.run(["check", "s.md", "--json", "--article", "glacier.txt"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"problems", "tally", "timing"}
    assert [set(problem) for problem in report["problems"]] == [{"path", "line", "message", "severity"}]
    tally = {
        "statements",
        "grounded",
        "numbers",
        "names",
        "quotations",
        "doubtful",
        "footnotes",
        "misquoted",
        "compared",
    }
    assert set(report["tally"]) == tally
    assert (report["tally"]["numbers"], report["tally"]["compared"]) == (1, True)
    assert set(report["timing"]) == {"seconds", "words", "chapters", "hosts"}


def test_warnings_pass_and_strict_refuses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In check and in make: a doubt is told and the episode made, with --strict nothing is spoken."""
    shows.make_show(folder)
    (folder / "s.md").write_text(
        shows.SCRIPT.replace("walls. [^3]", "walls. [^3] The moon is made of cheese."), encoding="utf-8"
    )
    assert cli.run(["check", "s.md"]) == 0
    assert "warning: `The moon is made of cheese.`" in capsys.readouterr().out
    assert cli.run(["check", "s.md", "--strict"]) == 1
    assert cli.run(["make", "s.md", "--strict"]) == 1
    assert not list((folder).glob("episodes/*/*.mp3"))
    assert "The moon is made of cheese" in capsys.readouterr().err
    assert cli.run(["make", "s.md"]) == 0
    assert "The moon is made of cheese" in capsys.readouterr().err


def test_a_missing_article_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 like all bad input."""
    assert cli.run(["check", "s.md", "--article", "gone.txt"]) == 1
    assert capsys.readouterr().err == "podcast: gone.txt: there is no such file; check its name and folder\n"
    assert folder.is_dir()


def test_problems_of_the_front_matter_stand_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A voice at its host, a summary at its line."""
    change(folder, "Theo: tone:b", "Theo: tune:b")
    change(folder, "since 1912, and", "since 1813, and")
    lines = (folder / "s.md").read_text(encoding="utf-8").splitlines()
    host = next(number for number, line in enumerate(lines, 1) if "tune:b" in line)
    summary = next(number for number, line in enumerate(lines, 1) if line.startswith("summary:"))
    cli.run(["check", "s.md"])
    out = capsys.readouterr().out
    assert f"s.md:{host}: the voice of Theo" in out
    assert f"s.md:{summary}: the number `1813`" in out
