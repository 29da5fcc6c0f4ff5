"""Who speaks. An engine is a class with one method, found by the entry-point group `podcast.engines`."""

from podcast.voices.engines.base import Engine, available, load
from podcast.voices.engines.decoding import decode

__all__ = ["Engine", "available", "decode", "load"]
