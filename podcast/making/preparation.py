"""What an episode will need, made ready while its script is written."""

from __future__ import annotations

import contextlib
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

from podcast.library.art import cover_art
from podcast.voices import engines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from podcast.library.layout import Library
    from podcast.model import Voice

_SWITCH_S = 0.0005
"""How long the block may keep the interpreter: whoever loads files gives it up at each of them, and would wait so long
every time to go on."""


@contextlib.contextmanager
def ahead(library: Library) -> Iterator[None]:
    """Draw the cover and load the show's voices while the block does something else."""
    voices = dict.fromkeys(host.voice for host in library.show.hosts)
    with meanwhile([partial(cover_art, library), *(partial(_load, voice) for voice in voices)]):
        yield


@contextlib.contextmanager
def meanwhile(jobs: Iterable[Callable[[], object]]) -> Iterator[None]:
    """Do the jobs one after the other beside the block. One that fails is silent: whoever needs it is told then."""

    def work() -> None:
        for job in jobs:
            with contextlib.suppress(Exception):
                job()

    thread = threading.Thread(target=work)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_S)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        sys.setswitchinterval(usual)


def _load(voice: Voice) -> None:
    engines.load(voice.engine).prepare(voice)
