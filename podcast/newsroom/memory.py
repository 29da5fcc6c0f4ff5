"""What the C library keeps of the memory that this process no longer needs (glibc; elsewhere nothing is done)."""

from __future__ import annotations

import contextlib
import ctypes

_ARENA_MAX = -8
"""`M_ARENA_MAX` of malloc.h."""


def keep_one_heap() -> None:
    """Lets all threads take their memory from one heap; to be called before there are many threads.

    By default each thread gets one of up to eight heaps a core. Threads that read, speak and draw come and go with
    every episode, and each heap kept the most that it had ever held: a third of what a batch took.
    """
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Gives the system what articles, sounds and feeds no longer need."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
