"""A `podcast batch` for `tests.mortal`: each line is `SHOW STEP`; its scripts are made into episodes.

Dates are minted from a fixed moment on, so that two shows can be compared to the byte, and each line that the engine
speaks is written down in `spoken.txt` beside the show.
"""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from podcast import newsroom
from podcast.library import ledger, open_library
from podcast.newsroom import upkeep
from podcast.scripting import Order
from podcast.voices.engines.tone import Tone
from tests.mortal import serve
from tests.newsroom.articles import write_scripts
from tests.shows import make_show

if TYPE_CHECKING:
    from podcast.model import Speech, Utterance
    from tests.mortal import Steps

_speak = Tone.synthesize
_log: list[int] = []


class FixedClock(datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: Any = None) -> FixedClock:
        """Return the same moment each time."""
        return cls(2026, 11, 29, 9, 0, 0, tzinfo=tz or UTC)


def speak(self: Tone, utterance: Utterance) -> Speech:
    """Write down what is spoken, and speak."""
    os.write(_log[0], f"{hash((utterance.voice, utterance.sentences))}\n".encode())
    return _speak(self, utterance)


def make(words: list[str], steps: Steps) -> None:
    """Make what is missing of a show."""
    library = open_library(Path(words[0]))
    scripts = tuple(map(str, library.script_files()))
    _log[:] = [os.open(f"{words[0]}-spoken.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)]
    steps.begin()
    result = newsroom.make_batch(library, scripts, Order())
    assert not result.count("failed"), result


if __name__ == "__main__":
    ledger.datetime = FixedClock  # type: ignore[attr-defined]
    upkeep._SMALL = int(os.environ.get("PODCAST_TESTS_SMALL", upkeep._SMALL))
    Tone.synthesize = speak  # type: ignore[method-assign]
    # What is loaded once is not loaded again by each child.
    with tempfile.TemporaryDirectory() as folder:
        _log[:] = [os.open(os.devnull, os.O_WRONLY)]
        warm = make_show(Path(folder) / "show")
        newsroom.make_batch(warm, tuple(map(str, write_scripts(warm, 1))), Order())
    serve(make)
