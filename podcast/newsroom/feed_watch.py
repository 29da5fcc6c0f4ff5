"""Feeds asked when their time has come: only what is new comes over the wire, and who is in trouble gets a rest."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast.errors import FetchError
from podcast.model import Stage
from podcast.newsroom.article_feeds import FeedAnswer, ask_feed, explain_failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from podcast.model import Report
    from podcast.newsroom.followed import Followed, FollowedFeed
    from podcast.newsroom.politeness import Politeness

DAY_S = 86_400.0


def is_due(moment: float, now: float) -> bool:
    """Returns whether a moment has come; one that a clock which was wrong has put far away has."""
    return moment <= now or moment > now + 2 * DAY_S


class FeedWatch:
    """The feeds of a show, each asked every so many seconds at most."""

    def __init__(
        self,
        followed: Followed,
        politeness: Politeness,
        allow: tuple[str, ...],
        every_s: float,
        clock: Callable[[], float],
    ) -> None:
        self._followed, self._politeness, self._allow = followed, politeness, allow
        self._every_s, self._clock = every_s, clock

    def ask_due(self, urls: Iterable[str], newest: int | None, report: Report) -> list[str]:
        """Asks those whose time has come and takes in what they name; returns a line on each trouble.

        Of a feed that was never asked before only the `newest` articles are to be made episodes of.
        """
        now, troubles = self._clock(), []
        feeds = [self._followed.feeds[url] for url in urls]
        due = [feed for feed in feeds if not feed.gone and is_due(feed.next, now)]
        for nth, feed in enumerate(due):
            report(Stage.READING_FEED, nth, len(due), urlsplit(feed.url).netloc)
            if trouble := self._ask(feed, newest):
                troubles.append(trouble)
        return troubles

    def _ask(self, feed: FollowedFeed, newest: int | None) -> str:
        try:
            answer = self._answer(feed)
        except FetchError as error:
            return self._put_off(feed, f"cannot be had: {explain_failure(error)}", 0.0)
        if answer.status == 410:
            feed.gone, feed.trouble = True, answer.fault
            return f"{feed.url} {answer.fault}, and is followed no more"
        if answer.status not in (200, 304) or (answer.fault and not answer.entries):
            return self._put_off(feed, answer.fault, answer.wait_s)
        feed.failures, feed.trouble, feed.moved = 0, answer.fault, answer.url
        feed.next = self._clock() + max(self._every_s, min(answer.wait_s, DAY_S))
        if answer.status == 200:
            feed.etag, feed.modified = answer.etag, answer.modified
            self._followed.take_in(feed, answer.entries, newest=None if feed.answered else newest)
            feed.answered = True
        return answer.fault

    def _answer(self, feed: FollowedFeed) -> FeedAnswer:
        """Returns what a feed's own address answers; where that fails, what the one does that it led to before."""
        if wish := self._politeness.feed_wish(feed.url):
            return FeedAnswer(403, feed.url, fault=f"is not followed: {wish}")
        answer = None
        places = list(dict.fromkeys(filter(None, (feed.url, feed.moved))))
        for place in places:
            self._politeness.pause(place)
            try:
                answer = ask_feed(place, feed.etag, feed.modified, self._allow)
            except FetchError:
                if place == places[-1]:
                    raise
                continue
            if answer.status in (200, 304):
                break
        assert answer is not None  # noqa: S101 - the last place answers or raises
        return answer

    def _put_off(self, feed: FollowedFeed, why: str, wait_s: float) -> str:
        """Asks a feed again after a while that doubles each time, up to a day; returns one line."""
        feed.failures += 1
        feed.trouble = why
        wait_s = max(wait_s, self._every_s * 2.0 ** min(feed.failures - 1, 20))
        feed.next = self._clock() + min(wait_s, DAY_S)
        return why if feed.url in why else f"{feed.url} {why}"
