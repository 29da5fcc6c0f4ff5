"""A function done by a process of its own: what memory that takes is gone when the process has ended."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from _thread import interrupt_main
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


def call(function: Callable[P, T], *args: P.args, **names: P.kwargs) -> T:
    """Returns what the function returns, or raises what it raises; it stands at a module's top, and all are values.

    That process ends with this one. Where there can be none, or it dies, the function is done here.
    """
    data = _ask((function, args, names))
    if not data:
        return function(*args, **names)
    done, value = pickle.loads(data)  # noqa: S301 - of our own process
    if not done:
        raise value
    result: T = value
    return result


def answer() -> None:
    """Does what standard input asks for, in a process that `call` has started."""
    # Who asks may run in the background, and ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    function, args, names = pickle.load(sys.stdin.buffer)  # noqa: S301 - of the process that started this one
    threading.Thread(target=_end_with_asker, daemon=True).start()
    try:
        result = True, function(*args, **names)
    except Exception as error:  # noqa: BLE001 - it is raised where it was asked for
        result = False, error
    sys.stdout.buffer.write(pickle.dumps(result))


def _ask(request: object) -> bytes:
    """Returns the pickled answer of a new process; nothing when it has none."""
    # Its modules are those of this process, wherever that has them from.
    program = f"import sys; sys.path[:] = {sys.path!r}; from podcast import own_process; own_process.answer()"
    command = [sys.executable, "-P", "-c", program]
    pipe = subprocess.PIPE
    with (
        contextlib.suppress(OSError),  # no process is to be had, or it ended before it had read all
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as process,  # noqa: S603
    ):
        if process.stdin and process.stdout:  # as asked for
            process.stdin.write(pickle.dumps(request))
            process.stdin.flush()  # open until there is an answer: its end tells that this process is gone
            data = process.stdout.read()
            return b"" if process.wait() else data
    return b""


def _end_with_asker() -> None:
    """Interrupts the work in an orderly way when standard input ends: nobody waits for it any more."""
    with contextlib.suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    interrupt_main()
