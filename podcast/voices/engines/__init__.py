"""Engines, which turn an Utterance into Speech, and how they are found.

An engine is a class with one method, found by the entry-point group `podcast.engines`. `base` says what it is,
`loading` finds it by its name, `guard` keeps the failures of other packages' engines to one line. `hibari` and
`piper` run here (`local`, `by_sentence`), `edge` asks a service, `tone` beeps for tests; `throttle` and
`plausibility` serve the pool.
"""

from podcast.voices.engines.base import Engine
from podcast.voices.engines.decoding import decode
from podcast.voices.engines.loading import ENGINES, available, load

__all__ = ["ENGINES", "Engine", "available", "decode", "load"]
