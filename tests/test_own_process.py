"""A function done by another process: what comes back, and what becomes of that process."""

from __future__ import annotations

import errno
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from podcast import own_process, store
from podcast.errors import ScriptError, ShowError
from podcast.model import Problem

ROOT = Path(__file__).parents[1]
ASK = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs the tests in the background ignores it
from podcast import own_process
from tests import test_own_process
own_process.call(test_own_process.linger, *sys.argv[1:])
"""


def fail(error: Exception) -> None:
    """Raise it."""
    raise error


def die(asker: int) -> int:
    """End another process than the asker's without an answer."""
    if os.getpid() != asker:
        os._exit(3)
    return os.getpid()


def linger(line: str, part: str, held: str) -> None:
    """Tell the process's number on a line that is open while it lives, and wait with a file that is half written."""
    with Path(line).open("wb", buffering=0) as told, store.writing(Path(part)):
        told.write(b"%d\n" % os.getpid())
        with store.lock(Path(held)):
            pass


def test_a_function_is_done_by_another_process() -> None:
    """And what it returns comes back."""
    assert own_process.call(os.getpid) != os.getpid()
    assert own_process.call(divmod, 17, 5) == (3, 2)


@pytest.mark.parametrize(
    "error",
    [
        ShowError("show.toml: no hosts", "name two"),
        ScriptError([Problem("a.md", 3, "no such host")]),
        OSError(errno.ENOSPC, "No space left on device", "feed.xml"),
        ValueError("a mistake of ours"),
    ],
)
def test_what_it_raises_is_raised_here(error: Exception) -> None:
    """As it was: what a message says, and which system's error stops a batch."""
    with pytest.raises(type(error)) as raised:
        own_process.call(fail, error)
    assert str(raised.value) == str(error)
    assert vars(raised.value) == vars(error)
    assert getattr(raised.value, "errno", None) == getattr(error, "errno", None)


def test_what_no_other_process_can_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """It dies of what it does, there is none to be had, or it is no Python."""
    assert own_process.call(die, os.getpid()) == os.getpid()
    for program in (str(ROOT / "gone"), "/bin/false", "/bin/true"):
        monkeypatch.setattr(sys, "executable", program)
        assert own_process.call(os.getpid) == os.getpid()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_good_order_with_who_asked(tmp_path: Path, end: signal.Signals) -> None:
    """However that ends: nobody goes on with what nobody waits for, and nothing half-written stays."""
    line, held = tmp_path / "line", tmp_path / "held"
    os.mkfifo(line)
    command = [sys.executable, "-c", ASK, str(line), str(tmp_path / "feed.xml"), str(held)]
    with (
        store.lock(held),
        subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL
        ) as asker,
        line.open("rb", buffering=0) as told,
    ):
        try:
            assert int(told.readline()) not in (asker.pid, os.getpid())
            assert list(tmp_path.glob(".feed.xml.*.part"))
            asker.send_signal(end)
            ended, _, _ = select.select([told], [], [], 20)
            assert ended, "it goes on"
            assert told.read() == b""
        finally:
            asker.kill()  # a failure is told, and not waited for: it would hold what the lock holds
    assert not list(tmp_path.glob(".feed.xml.*.part"))
