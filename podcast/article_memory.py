"""What is worked out of an article's words: kept while that article is in hand, and no longer.

A run of a thousand articles would else fill its memory with the sentences and words of the last hundreds, and none of
them comes again: each cache by itself is small, and there are twenty.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import _lru_cache_wrapper

P = ParamSpec("P")
T = TypeVar("T")
_forgetting: list[Callable[[], None]] = []


def keep_for_article(most: int) -> Callable[[Callable[P, T]], _lru_cache_wrapper[T]]:
    """Returns a decorator that keeps a function's last answers, so many at most, until another article begins."""

    def decorate(function: Callable[P, T]) -> _lru_cache_wrapper[T]:
        kept = lru_cache(maxsize=most)(function)
        forget_with_article(kept.cache_clear)
        return kept

    return decorate


def forget_with_article(forget: Callable[[], None]) -> Callable[[], None]:
    """Lets a function be called whenever another article begins; returns it, so that it may be a decorator."""
    _forgetting.append(forget)
    return forget


def begin_article() -> None:
    """Lets go of what was kept of the article before: another one has other words and sentences."""
    for forget in tuple(_forgetting):  # modules that keep something may be imported meanwhile
        forget()
