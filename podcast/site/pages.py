"""Which pages a show has: its front, the archive, one for each episode; and what each is made of."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from podcast.contract import FRONT_PAGE
from podcast.site.wording import month

if TYPE_CHECKING:
    from podcast.model import Edition, Listing

PER_PAGE = 50
_ROW = attrgetter(
    *("slug", "title", "published", "summary", "duration_ms"),
    *("number", "season", "kind", "explicit", "language"),
)
_WHOLE = attrgetter(
    *("guid", "source", "source_title", "source_author", "source_date", "audio", "bytes", "music"),
    *("sha256", "rights", "art", "media_type"),
)
_CHAPTER = attrgetter("start_ms", "title", "url", "image")


@dataclass(frozen=True, slots=True)
class ListPage:
    """The front, or a page of the archive: some episodes, the newest first."""

    name: str
    episodes: tuple[Listing, ...]
    number: int = 0
    """Of a page of the archive, from 1, which has the oldest episodes; 0 is the front."""
    newer: str = ""
    older: str = ""
    archive: tuple[tuple[str, str], ...] = ()
    """On the front: (name, months) of each page of the archive, the newest first."""
    start: tuple[str, Listing] | None = None
    """On the front: where somebody new begins, and what to call it."""

    def facts(self) -> list[Any]:
        """Return all that the page says of the episodes."""
        start = (self.start[0], self.start[1].slug) if self.start else None
        return [self.newer, self.older, self.archive, start, [_ROW(episode) for episode in self.episodes]]


@dataclass(frozen=True, slots=True)
class EpisodePage:
    """An episode between its neighbours."""

    name: str
    episode: Listing
    newer: Listing | None
    older: Listing | None

    def facts(self) -> list[Any]:
        """Return all that the page says; the words spoken are known by the hash of what they were made from."""
        return [
            _ROW(self.episode),
            _WHOLE(self.episode),
            astuple(self.episode.origin),
            [host.name for host in self.episode.hosts],
            [_CHAPTER(chapter) for chapter in self.episode.chapters],
            [(other.slug, other.title) if other else None for other in (self.newer, self.older)],
        ]


Page = ListPage | EpisodePage


def plan_pages(edition: Edition) -> dict[str, Page]:
    """Return every page by its name (`index.html`, `archive-1.html`, `the-gauge/index.html`).

    A page of the archive is full and stays as it is: new episodes gather on the front, which has up to twice as many.
    """
    episodes = edition.episodes
    full = max(len(episodes) // PER_PAGE - 1, 0)
    oldest_first = episodes[::-1]
    chunks = [oldest_first[at * PER_PAGE : (at + 1) * PER_PAGE][::-1] for at in range(full)]
    names = [f"archive-{number}.html" for number in range(1, full + 1)]
    spans = [_span(chunk) for chunk in chunks]
    front = ListPage(
        FRONT_PAGE,
        episodes[: len(episodes) - full * PER_PAGE],
        older=names[-1] if names else "",
        archive=tuple(zip(names, spans, strict=True))[::-1],
        start=_start(edition),
    )
    pages: dict[str, Page] = {FRONT_PAGE: front}
    for at, chunk in enumerate(chunks):
        newer = names[at + 1] if at + 1 < full else FRONT_PAGE
        pages[names[at]] = ListPage(names[at], chunk, at + 1, newer, names[at - 1] if at else "")
    for at, episode in enumerate(episodes):
        name = page_name(episode)
        newer_episode = episodes[at - 1] if at else None
        older_episode = episodes[at + 1] if at + 1 < len(episodes) else None
        pages[name] = EpisodePage(name, episode, newer_episode, older_episode)
    return pages


def page_name(episode: Listing) -> str:
    """Return the name of an episode's page."""
    return f"{episode.slug}/{FRONT_PAGE}"


def _start(edition: Edition) -> tuple[str, Listing] | None:
    """Return where somebody new begins, and what to call it; None when there is no episode."""
    episodes = edition.episodes
    trailer = next((episode for episode in episodes if episode.kind == "trailer"), None)
    if trailer:
        return "Listen to the trailer", trailer
    if not episodes:
        return None
    if edition.show.feed.type == "serial":
        return "Start with the first episode", episodes[-1]
    return "Listen to the latest episode", episodes[0]


def _span(episodes: tuple[Listing, ...]) -> str:
    """Return the months from the first episode to the last, the newest of which comes first."""
    first, last = month(episodes[-1].published), month(episodes[0].published)
    return first if first == last else f"{first} – {last}"
