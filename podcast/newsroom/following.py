"""Feeds followed: what they name anew becomes episodes, each article once for ever."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast import airing, equipment, making, scripting, store
from podcast.errors import PodcastError, PublishError, ShowError
from podcast.model import silent
from podcast.newsroom.batch import Outcome, make_batch
from podcast.newsroom.feed_watch import DAY_S, FeedWatch, is_due
from podcast.newsroom.followed import Followed, FollowedFeed
from podcast.newsroom.politeness import Politeness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Report
    from podcast.newsroom.followed import FollowedArticle
    from podcast.scripting import Order

_RETRY_S = 1_800.0
_MOST_TRIES = 6
"""For an article: in half an hour, in an hour … over fifteen hours."""


@dataclass(frozen=True, slots=True)
class FollowOptions:
    """How feeds are followed."""

    publish: bool = False
    """Whether episodes are published, and brought to the show's target if it has one; else they are drafts."""
    update: bool = False
    """Whether the episode of an article that has changed is made again."""
    newest: int | None = None
    """How many episodes at most come of a feed that is new to the show."""
    every_s: float = 600.0
    """Between two looks at a feed."""


@dataclass(frozen=True, slots=True)
class FollowRound:
    """What one look at the feeds came to."""

    outcomes: tuple[Outcome, ...]
    troubles: tuple[str, ...]
    """A line each: feeds that cannot be had, articles that may not be used."""
    changed: int
    """Articles that have changed, whose episodes have not."""
    next_s: float
    """Seconds until there is something to be done again."""
    stopped: str = ""
    """What ended the round before all was made, in one line."""


class Follower:
    """A show that follows feeds; what it knows of them is saved after each step."""

    def __init__(
        self,
        library: Library,
        urls: Sequence[str],
        order: Order,
        options: FollowOptions,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        show = replace(library.show, publish_state="published" if options.publish else "draft")
        self._library, self._order, self._options = replace(library, show=show), order, options
        self._clock = clock
        self._followed = Followed.load(library.following_file)
        for url in urls:
            self._followed.feeds.setdefault(url, FollowedFeed(url))
        self._urls = tuple(dict.fromkeys(urls)) or tuple(self._followed.feeds)
        if not self._urls:
            raise ShowError(
                "this show follows no feed yet", "name one: `podcast follow https://example.org/feed.xml`"
            )
        allow = (*library.show.fetch_allow, *order.allow)
        self._politeness = Politeness(allow, library.show.rights, clock, sleep)
        self._watch = FeedWatch(self._followed, self._politeness, allow, options.every_s, clock)

    def look(
        self, report: Report = silent, tell: Callable[[Outcome], None] = lambda _outcome: None
    ) -> FollowRound:
        """Asks the feeds whose time has come, and makes the episodes that are due.

        PodcastError for what would keep every article from becoming one, and when another process is at work.
        """
        equipment.refuse_unready(self._library, scripting.lineup_of(self._order, self._library.show))
        with self._library.locked_following():
            troubles = self._watch.ask_due(self._urls, self._options.newest, report)
            self._followed.save()
            outcomes, stopped = self._make_new(troubles, report, tell)
            if self._options.update and not stopped:
                outcomes += self._update_changed(troubles, tell)
            if outcomes and self._options.publish and self._library.show.publish_target:
                troubles += self._bring_out(report)
        changed = sum(bool(known.newer) for known in self._followed.articles if known.stand == "made")
        return FollowRound(tuple(outcomes), tuple(troubles), changed, self._next_s(), stopped)

    def _make_new(
        self, troubles: list[str], report: Report, tell: Callable[[Outcome], None]
    ) -> tuple[list[Outcome], str]:
        """Makes episodes of the articles that wait for one, the oldest first."""
        now = self._clock()
        due = [
            known for known in self._followed.articles if known.stand == "waiting" and is_due(known.next, now)
        ]
        welcome: dict[str, FollowedArticle] = {}
        for known in due:
            if known.link in welcome:
                known.stand, known.why = "without link", "its link is that of another article, too"
            elif wish := self._politeness.article_wish(known.link):
                known.stand, known.why = "unwelcome", str(wish)
                troubles.append(f"{known.link} is left alone: {wish}")
            else:
                welcome[known.link] = known
        if not welcome:
            self._followed.save()
            return [], ""

        def settle(outcome: Outcome) -> None:
            known = welcome[outcome.source]
            self._settle(known, outcome)
            self._followed.save()
            tell(outcome)

        result = make_batch(self._library, tuple(welcome), self._order, report, settle)
        return list(result.outcomes), result.stopped

    def _settle(self, known: FollowedArticle, outcome: Outcome) -> None:
        known.tries += 1
        known.why = outcome.why
        if outcome.status == "failed":
            known.next = self._clock() + min(_RETRY_S * 2.0 ** (known.tries - 1), DAY_S)
            if known.tries >= _MOST_TRIES:
                known.stand = "given up"
        else:
            known.stand, known.slug = "made", outcome.slug
            known.version, known.newer = known.newer or known.version, ""
            known.script = self._digest(self._script_of(known))

    def _update_changed(self, troubles: list[str], tell: Callable[[Outcome], None]) -> list[Outcome]:
        """Writes and makes anew what has changed, unless a person has edited the script since."""
        outcomes = []
        for known in self._followed.articles:
            if known.stand != "made" or not known.newer or not is_due(known.next, self._clock()):
                continue
            script = self._script_of(known)
            if self._digest(script) != known.script:
                troubles.append(
                    f"{known.link} has changed, but {script} was edited here: `podcast script {known.link} --force`"
                )
                known.version, known.newer = known.newer, ""
            else:
                outcomes.append(self._update(known, script))
                tell(outcomes[-1])
            self._followed.save()
        if any(outcome.status == "made" for outcome in outcomes):
            airing.refresh_feed(self._library, made=[outcome.slug for outcome in outcomes if outcome.slug])
        return outcomes

    def _update(self, known: FollowedArticle, script: Path) -> Outcome:
        self._politeness.pause(known.link)
        try:
            scripting.write_script(self._library, known.link, self._order, script, existing="replace")
            result = making.make(self._library, str(script), self._order)
        except PodcastError as error:
            known.next = self._clock() + _RETRY_S
            return Outcome(known.link, "failed", known.slug, str(error))
        known.version, known.newer, known.script = known.newer, "", self._digest(script)
        return Outcome(
            known.link,
            "made" if result.fresh else "skipped",
            known.slug,
            lines=result.lines,
            spoken=result.called,
            draft=bool(result.episode.held),
        )

    def _bring_out(self, report: Report) -> list[str]:
        try:
            airing.publish(self._library, report=report)
        except PublishError as error:  # the next round tries again
            return [str(error)]
        return []

    def _script_of(self, known: FollowedArticle) -> Path:
        return self._library.script_file(known.slug)

    @staticmethod
    def _digest(script: Path) -> str:
        try:
            return store.digest(script)
        except OSError:
            return ""

    def _next_s(self) -> float:
        """Returns the seconds until a feed or an article is due."""
        moments = [self._followed.feeds[url].next for url in self._urls if not self._followed.feeds[url].gone]
        moments += [known.next for known in self._followed.articles if known.stand == "waiting"]
        return max(0.0, min(min(moments, default=0.0) - self._clock(), DAY_S)) if moments else DAY_S
