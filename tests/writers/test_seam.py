"""A writer of another package comes in by its entry point, and its failures are one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast import cli, writers
from podcast.errors import ShowError
from podcast.model import Line, Passage, Script, ScriptChapter
from podcast.writers.extractive import Extractive
from tests.shows import SAMPLE, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article
    from podcast.writers.brief import Brief


class Terse:
    """A whole writer, of few words."""

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns a script of one line."""
        line = Line(brief.hosts[0].name, (Passage("This is all for today, thank you."),))
        return Script(article.title, brief.hosts, (ScriptChapter("Welcome", (line,)),))

    def preview(self, article: Article, brief: Brief) -> str:  # noqa: ARG002 - the same for all
        """Returns what would be sent."""
        return "Nothing is sent."


class Clumsy(Terse):
    """A writer that fails in its own way."""

    def write(self, article: Article, brief: Brief) -> Script:  # noqa: ARG002 - it does not come to that
        """Fails."""
        raise KeyError("no such\nthing")

    def preview(self, article: Article, brief: Brief) -> str:  # noqa: ARG002 - it does not come to that
        """Fails."""
        raise KeyError("no such\nthing")


class Empty(Terse):
    """A writer that forgets what it is for."""

    def write(self, article: Article, brief: Brief) -> Script:  # noqa: ARG002 - it does not look
        """Returns nothing."""
        return None  # type: ignore[return-value]


class Missing(Terse):
    """A writer whose package is damaged."""

    def __init__(self) -> None:
        raise ImportError("libacme.so: cannot open\nshared object file")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A distribution `acme-writers` that registers the writers of this module, and a show in the working folder."""
    info = tmp_path / "acme_writers-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-writers\nVersion: 1.2\n")
    points = [f"{name.lower()} = {__name__}:{name}" for name in ("Terse", "Clumsy", "Empty", "Missing")]
    points += ["path = pathlib:Path"]
    (info / "entry_points.txt").write_text("[podcast.writers]\n" + "\n".join(points))
    monkeypatch.syspath_prepend(str(tmp_path))
    make_show(tmp_path / "show")
    monkeypatch.chdir(tmp_path / "show")


@pytest.mark.usefixtures("installed")
def test_a_dozen_lines_write(capsys: pytest.CaptureFixture[str]) -> None:
    """A class with two methods is a writer; its script is written, its preview shown."""
    assert cli.run(["script", str(SAMPLE), "--writer", "terse"]) == 0
    assert cli.run(["script", str(SAMPLE), "--writer", "terse", "--dry-run"]) == 0
    assert "Nothing is sent." in capsys.readouterr().out


@pytest.mark.usefixtures("installed")
def test_a_preview_that_fails_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """As writing is: the line names the writer and its package."""
    assert cli.run(["script", str(SAMPLE), "--writer", "clumsy", "--dry-run"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("podcast: the writer 'clumsy' of acme-writers failed (KeyError")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "clumsy",
            ["the writer 'clumsy' of acme-writers failed (KeyError", "no such", "choose another --writer"],
        ),
        ("empty", ["the writer 'empty' of acme-writers returned no podcast.model.Script"]),
        ("missing", ["acme-writers", "libacme.so: cannot open shared object file", "reinstall"]),
        ("path", ["acme-writers", "no podcast.writers.Writer"]),
        ("ters", ["no writer 'ters'", "did you mean 'terse'?"]),
    ],
)
def test_a_failure_is_one_line(name: str, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Whether it does not load, raises or returns something else; no script is left behind."""
    assert cli.run(["script", str(SAMPLE), "--writer", name]) == 1
    [line] = [line for line in capsys.readouterr().err.splitlines() if line.startswith("podcast:")]
    assert [part for part in words if part not in line] == []


def test_built_in_writers_are_as_they_are() -> None:
    """Nothing stands around them, so that a fault of ours is seen whole; an unknown name lists them."""
    assert isinstance(writers.load("extractive"), Extractive)
    with pytest.raises(ShowError, match="known: extractive, llm"):
        writers.load("novelist")
