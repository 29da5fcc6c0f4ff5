"""The Tab key: what a shell offers for a word, asked as the shell asks it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete

from podcast import cli
from podcast.cli.completion import instructions
from tests.shows import ART, add_script, made, make_show

if TYPE_CHECKING:
    from podcast.library import Library

ASK = """
source "$1"
COMP_LINE="$2" COMP_POINT=${#2} COMP_WORDBREAKS=$' \\t\\n":'
_podcast_completion podcast 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""Asks bash's own function for the words that may follow a line."""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A show with one episode, in the working folder."""
    library = make_show(tmp_path, warm=ART)
    made(library, add_script(library))
    monkeypatch.chdir(tmp_path)
    return library


@pytest.mark.parametrize(
    ("words", "word", "offered"),
    [
        ([], "ep", {"episodes"}),
        (["make"], "--wri", {"--writer"}),
        (["play"], "the", {"the-gauge"}),
        (["make", "x.md", "--theme"], "k", {"kite"}),
        (["make", "x.md", "--writer"], "ext", {"extractive"}),
        (["make", "x.md", "--format"], "s", {"solo"}),
        (["say", "Hi", "--voice"], "piper:", {"piper:joe"}),
        (["episodes"], "nobody", set()),
    ],
)
def test_a_word_may_become(library: Library, words: list[str], word: str, offered: set[str]) -> None:
    """Commands, options, episodes, themes, writers, formats, voices: those that begin so."""
    shell = ShellComplete(cli.cli, {}, "podcast", "_PODCAST_COMPLETE")
    found = {item.value for item in shell.get_completions(words, word)}
    assert {value for value in found if value} >= offered if offered else not found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("podcast ep", "episodes"),
        ("podcast play ", "the-gauge"),
        ("podcast say Hi --voice piper:j", "joe"),
        ("podcast make x.md --theme tele", "telegraph"),
    ],
)
def test_bash_offers_it(library: Library, tmp_path: Path, line: str, offered: str) -> None:
    """By its own function; behind the colon of a voice, which bash takes for the end of a word, too."""
    read = tmp_path / "completion.bash"
    read.write_text(instructions("bash"), encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--norc", "--noprofile", "-c", ASK, "bash", str(read), line]
    told = subprocess.run(
        command, check=False, cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True
    )
    assert offered in told.stdout.split(), told


@pytest.mark.parametrize(
    ("shell", "start"), [("bash", ".bashrc"), ("zsh", ".zshrc"), ("fish", ".config/fish/config.fish")]
)
def test_it_is_installed_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    shell: str,
    start: str,
) -> None:
    """In the file that the shell reads at its start, of which nothing else changes; both paths are printed."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    own = tmp_path / start
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("alias ll='ls -l'", encoding="utf-8")
    assert cli.run(["completion", "--install"]) == 0
    once = own.read_text(encoding="utf-8")
    kept, printed = map(Path, capsys.readouterr().out.split())
    assert printed == own
    assert kept.read_text(encoding="utf-8").strip() == instructions(shell).strip()
    assert once == f"alias ll='ls -l'\nsource \"{kept}\"  # podcast: completion by Tab\n"
    assert cli.run(["completion", "--install"]) == 0
    assert own.read_text(encoding="utf-8") == once


def test_an_unknown_shell_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong usage that names those there are."""
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert cli.run(["completion"]) == 2
