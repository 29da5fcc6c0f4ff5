"""What a package with an engine of its own imports: this address is a promise to other people's packages."""

from podcast.voices.engines import Engine, decode

__all__ = ["Engine", "decode"]
