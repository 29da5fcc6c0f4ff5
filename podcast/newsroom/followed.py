"""What a show knows of the feeds that it follows: `following.json` in its folder, whole after any kill."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from podcast import recipes, store
from podcast.errors import ShowError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from podcast.newsroom.article_feeds import FeedEntry

Stand = Literal["waiting", "made", "old", "unwelcome", "without link", "given up"]


@dataclass(slots=True)
class FollowedFeed:
    """A feed as it was when it was asked last."""

    url: str
    """As it was given."""
    moved: str = ""
    """Where its redirects led the last time that it answered."""
    etag: str = ""
    modified: str = ""
    next: float = 0.0
    """When it may be asked again, in seconds of the epoch."""
    answered: bool = False
    """Whether it ever was had."""
    failures: int = 0
    """Times in a row that it could not be had."""
    trouble: str = ""
    gone: bool = False


@dataclass(slots=True)
class FollowedArticle:
    """An article that a feed has named, once for ever."""

    link: str
    title: str
    feed: str
    marks: list[str]
    version: str
    """As the feed said it when an episode was made of it, or nothing was to be made."""
    stand: Stand = "waiting"
    newer: str = ""
    """A later version that no episode has yet."""
    slug: str = ""
    script: str = ""
    """Digest of its script as it was written: a person has edited one that has another."""
    tries: int = 0
    next: float = 0.0
    why: str = ""


@dataclass(slots=True)
class Followed:
    """All feeds and articles of a show."""

    path: Path
    feeds: dict[str, FollowedFeed] = field(default_factory=dict)
    articles: list[FollowedArticle] = field(default_factory=list)
    by_mark: dict[str, FollowedArticle] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Followed:
        """Returns what the file has; nothing without one, ShowError for one that is damaged or of a later version."""
        try:
            data: Any = json.loads(path.read_text(encoding="utf-8"))
            if data["version"] > recipes.FOLLOWING:
                raise ShowError(f"{path} was written by a later version of podcast", "update this one")
            feeds = [FollowedFeed(**entry) for entry in data["feeds"]]
            articles = [FollowedArticle(**entry) for entry in data["articles"]]
        except FileNotFoundError:
            return cls(path)
        except (ValueError, LookupError, TypeError) as error:
            mend = "put it back from a backup; without it every article of the feeds counts as new"
            raise ShowError(f"{path} is damaged ({type(error).__name__})", mend) from None
        followed = cls(path, {feed.url: feed for feed in feeds}, articles)
        for known in articles:
            followed._index(known)
        return followed

    def save(self) -> None:
        """Writes the file."""
        data = {
            "version": recipes.FOLLOWING,
            "feeds": [asdict(feed) for feed in self.feeds.values()],
            "articles": [asdict(known) for known in self.articles],
        }
        store.write(self.path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")

    def take_in(
        self, feed: FollowedFeed, entries: Iterable[FeedEntry], *, newest: int | None
    ) -> list[FollowedArticle]:
        """Adds the articles that no feed has named before and returns them; takes down the versions of the others.

        Of a feed that is new to the show, only so many are to be made episodes of.
        """
        new: list[FollowedArticle] = []
        for entry in entries:
            known = next(filter(None, map(self.by_mark.get, entry.marks)), None)
            if known is None:
                stand: Stand = "waiting" if entry.link else "without link"
                known = FollowedArticle(entry.link, entry.title, feed.url, [], entry.version, stand)
                self.articles.append(known)
                new.append(known)
            elif entry.version != known.version and known.feed == feed.url:
                known.newer, known.title = entry.version, entry.title
            elif known.feed == feed.url:
                known.newer = ""
            known.marks += [mark for mark in entry.marks if mark not in known.marks]
            self._index(known)
        if newest is not None:
            for known in new[: max(0, len(new) - newest)]:
                known.stand = "old"
        return new

    def _index(self, known: FollowedArticle) -> None:
        for mark in known.marks:
            self.by_mark.setdefault(mark, known)
