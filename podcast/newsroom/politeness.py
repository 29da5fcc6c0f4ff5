"""Manners towards other people's servers: a pause between two requests to one host, and what their sites wish."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast import wishes

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.wishes import Wish

_PAUSE_S = 1.0
_ASK_AGAIN_S = 86_400.0
"""A feed is asked for every few minutes; whether it may be, once a day."""


class Politeness:
    """What was asked of whom, and when."""

    def __init__(
        self,
        allow: tuple[str, ...],
        rights: str,
        clock: Callable[[], float],
        sleep: Callable[[float], object],
    ) -> None:
        self._allow, self._rights, self._clock, self._sleep = allow, rights, clock, sleep
        self._asked: dict[str, float] = {}
        self._wishes: dict[str, tuple[float, Wish | None]] = {}

    def pause(self, url: str) -> None:
        """Waits until the host of an address may be asked again."""
        host, now = urlsplit(url).netloc.lower(), self._clock()
        rest = self._asked.get(host, now - _PAUSE_S) + _PAUSE_S - now
        if 0 < rest <= _PAUSE_S:  # else the clock was put back
            self._sleep(rest)
        self._asked[host] = self._clock()

    def feed_wish(self, url: str) -> Wish | None:
        """Returns what speaks against reading a feed, as its site said it today."""
        asked, wish = self._wishes.get(url, (None, None))
        if asked is None or not 0 <= self._clock() - asked < _ASK_AGAIN_S:
            wish = self._robots(url)
            self._wishes[url] = (self._clock(), wish)
        return wish

    def article_wish(self, url: str) -> Wish | None:
        """Returns what speaks against reading an article, or against making something of it."""
        if wishes.is_overruled(url, self._rights, self._rights):
            return None
        return self._robots(url) or wishes.read_reservation(url, self._allow)

    def _robots(self, url: str) -> Wish | None:
        if wishes.is_overruled(url, self._rights, self._rights):
            return None
        self.pause(url)
        return wishes.read_robots(url, self._allow)
