"""Work that is done beside other work: an episode's pictures while it is spoken, voices while its script is written."""

from __future__ import annotations

import contextlib
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from podcast.library.art import cover_art
from podcast.voices import engines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from podcast.library import Library
    from podcast.model import Host, Voice

T = TypeVar("T")

_SWITCH_S = 0.0005
"""How long a thread may keep the interpreter while a script is written beside the loading of voices.

Whoever loads gives it up at each of hundreds of files, and would wait Python's usual 5 ms for each to get it back.
"""


@contextlib.contextmanager
def beside(job: Callable[[], T]) -> Iterator[Future[T]]:
    """Does a job beside the block; its result, or what it raised, is the future's. The block ends when both have."""
    with ThreadPoolExecutor(1, "beside") as pool:
        yield pool.submit(job)


@contextlib.contextmanager
def prepared(library: Library, hosts: Iterable[Host]) -> Iterator[None]:
    """Draws the cover and loads the hosts' voices while the block writes a script.

    What fails is not reported here: it fails again for whoever needs it, who knows the line that it is about. When the
    block fails nothing more is begun: whoever mistyped a file's name does not wait for voices.
    """
    voices = dict.fromkeys(host.voice for host in hosts)
    needed = True

    def prepare_all() -> None:
        for prepare in (lambda: cover_art(library), *(_loading(voice) for voice in voices)):
            if needed:
                with contextlib.suppress(Exception):
                    prepare()

    with _quick_turns(), beside(prepare_all):
        try:
            yield
        except BaseException:
            needed = False
            raise


def _loading(voice: Voice) -> Callable[[], object]:
    return lambda: engines.load(voice.engine).prepare(voice)


@contextlib.contextmanager
def _quick_turns() -> Iterator[None]:
    """Lets threads take quick turns in the block; the setting is the whole process's, and is put back."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
