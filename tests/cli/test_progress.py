"""What a person sees while a long command works, on wide and narrow terminals and on those that move nothing."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from podcast.cli import progress
from podcast.cli.common import clock
from podcast.making.outlook import AROUND_S, Outlook
from podcast.model import Stage
from podcast.site import wording
from tests.shows import ART, add_script, make_show

if TYPE_CHECKING:
    from pathlib import Path

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A terminal, as far as the environment says so."""
    for name in ("NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


def shown(text: str) -> list[str]:
    """Every line that stood on the terminal, for a moment or for good."""
    return [line.rstrip() for line in ESCAPES.sub("", text).replace("\r", "\n").split("\n") if line.strip()]


def tell_a_run() -> None:
    """Two stages, of which the first says where it is."""
    with progress.show_progress() as report:
        report(Stage.SPEAKING, 0, 500, "54 lines", 61.0)
        report(Stage.SPEAKING, 110, 500, "line 12 of 54", 45.5)
        report(Stage.ENCODING, 1, 2, left_s=3.0)


@pytest.mark.parametrize("columns", [25, 40, 60, 80, 200])
def test_every_width_says_where_it_is_and_what_is_left(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    """No line is broken or cut; the time that is left is labelled, and there from 25 columns on."""
    terminal.setenv("COLUMNS", str(columns))
    line = progress.MovingLine(Console(stderr=True))
    line.report(Stage.SPEAKING, 0, 500, "54 lines", 61.0)
    line.report(Stage.SPEAKING, 110, 500, "line 12 of 54", 45.0)
    drawn = line.draw()
    assert drawn.cell_len <= columns
    assert re.fullmatch(r"Speaking .*(about |~)0:45 left", drawn.plain)
    assert ("12 of 54" in drawn.plain or "12/54" in drawn.plain) == (columns >= 40)
    assert ("so far" in drawn.plain, "━" in drawn.plain) == (columns >= 60, columns >= 80)
    line.report(Stage.ENCODING, 1, 2)
    assert re.fullmatch(r"Speaking +0:00\n", ESCAPES.sub("", capsys.readouterr().err))


def test_a_finished_stage_is_drawn_once(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What moves is one line: a long run does not fill the terminal's memory."""
    terminal.setenv("COLUMNS", "80")
    with progress.show_progress() as report:
        report(Stage.SPEAKING, 0, 1)
        for done in range(1000):
            report(Stage.ENCODING, done, 1000)
    err = capsys.readouterr().err
    assert len(re.findall(r"Speaking +0:0\d", err)) == 1
    assert len(err) < 4000


@pytest.mark.parametrize("term", ["dumb", ""])
def test_where_nothing_moves_there_are_lines(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], term: str
) -> None:
    """A dumb terminal, and a file: a line when a stage begins, and what is left."""
    terminal.setenv("TERM", term or "xterm")
    if not term:
        terminal.delenv("FORCE_COLOR")
    tell_a_run()
    assert capsys.readouterr().err.splitlines() == [
        "Speaking … 54 lines, about 1:01 left",
        "Mixing and encoding … about 0:03 left",
    ]


def test_a_long_stage_says_so_now_and_then(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal that moves nothing nobody waits long for a word."""
    terminal.setenv("TERM", "dumb")
    now = [0.0]
    terminal.setattr(time, "monotonic", lambda: now[0])
    with progress.show_progress() as report:
        for at in range(13):
            now[0] = float(at)
            report(Stage.SPEAKING, at, 20, f"line {at} of 20")
    assert capsys.readouterr().err.splitlines()[1:] == [
        "Speaking: line 5 of 20, 0:05 so far, about 0:15 left",
        "Speaking: line 10 of 20, 0:10 so far, about 0:10 left",
    ]


def test_what_is_left_is_of_the_whole_run_and_learns_from_it() -> None:
    """Before anything is done the earlier runs tell; later, how quickly this one goes."""
    now, told = [0.0], list[float]()

    def report(
        stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        assert left_s is not None
        told.append(left_s)

    outlook = Outlook({Stage.SPEAKING: 30.0, Stage.ENCODING: 10.0}, report, lambda: now[0])
    for now[0], done in ((0.0, 0), (15.0, 25), (30.0, 50), (60.0, 100)):  # half as quick as was expected
        outlook.tell(Stage.SPEAKING, done, 100)
    outlook.tell(Stage.ENCODING, 0, 100)
    around = AROUND_S / 2
    assert told == pytest.approx([40 + around, 32.5 + around, 25 + around, 10 + around, 10 + around])


def test_nobody_waits_for_the_next_one_in_silence(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What comes one by one, as what `doctor` finds: each as it comes; meanwhile the terminal says what goes on."""
    assert list(progress.show_each(iter(("one", "two")), "Trying")) == ["one", "two"]
    said = capsys.readouterr().err
    assert said.count("Trying …") >= 3
    assert said.count("\x1b[?25l") == said.count("\x1b[?25h")
    terminal.setenv("TERM", "dumb")
    assert list(progress.show_each(iter(("one", "two")), "Trying")) == ["one", "two"]
    assert capsys.readouterr().err == ""


def test_a_length_is_what_the_page_says() -> None:
    """Rounded, as in the feed: 300.6 s are 5:01 everywhere, and a half goes to the same side."""
    assert [clock(seconds) for seconds in (300.6, 300.4, 59.7, 3723)] == ["5:01", "5:00", "1:00", "1:02:03"]
    for ms in range(59_000, 64_000, 250):
        assert clock(ms / 1000) == wording.clock(round(ms, -3))


@pytest.mark.slow
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_a_real_terminal(tmp_path: Path, term: str) -> None:
    """`make` in a pseudo-terminal says its stages, ends with the three lines, and leaves the cursor visible."""
    library = make_show(tmp_path, warm=ART)
    script = add_script(library)
    own, its = pty.openpty()
    command = [sys.executable, "-m", "podcast", "make", str(script)]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=its, stdin=its, env={**os.environ, "TERM": term})
    os.close(its)
    said = b""
    while True:
        try:
            piece = os.read(own, 65536)
        except OSError:  # how Linux ends a pseudo-terminal
            break
        if not piece:
            break
        said += piece
    os.close(own)
    assert process.wait() == 0
    lines = shown(said.decode())
    assert any(line.startswith("Speaking") for line in lines)
    assert [line.split()[0] for line in lines[-3:]] == ["hear", "see", "change"]
    assert said.count(b"\x1b[?25l") == said.count(b"\x1b[?25h")
    assert term != "dumb" or b"\x1b" not in said
