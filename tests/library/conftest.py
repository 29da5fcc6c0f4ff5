"""The episode and the show of tests/episode, for what keeps them on disk."""

from tests.episode.conftest import episode, hostile, make, show

__all__ = ["episode", "hostile", "make", "show"]
