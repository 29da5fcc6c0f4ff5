"""Which pages a show has: its front, the archive, some for each episode, the search; and what each is made of."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast.contract import EMBED, FRONT_PAGE, OEMBED
from podcast.site.related import Relatives
from podcast.site.wording import month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Edition, Listing

PER_PAGE = 50
WORDS_PER_FILE = 25
"""Episodes whose words are in one file for the search: some 80 kB to load, packed."""
SEARCH, LOST, SITEMAP, SUBSCRIPTIONS, ROBOTS = (
    *("search.html", "404.html", "sitemap.xml"),
    *("subscribe.opml", "robots.txt"),
)
OFFERED = frozenset((LOST, SITEMAP, SUBSCRIPTIONS, ROBOTS))
"""Where a site has its own of these, they are better than ours."""
_ROW = attrgetter(
    *("slug", "title", "published", "summary", "duration_ms"),
    *("number", "season", "kind", "explicit", "language", "display"),
    *("guid", "audio", "enclosure", "art", "media_type"),
)
_WHOLE = attrgetter(
    *("source", "source_title", "source_author", "source_date", "bytes", "music", "sha256", "rights"),
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
    relatives: Relatives

    @property
    def related(self) -> tuple[Listing, ...]:
        """Those that are about the same, the nearest first; its neighbours are linked anyhow."""
        near = {other.slug for other in (self.newer, self.older) if other}
        return tuple(other for other in self.relatives.of(self.episode) if other.slug not in near)

    def facts(self) -> list[Any]:
        """Return all that the page says; the words spoken are known by the hash of what they were made from."""
        return [
            _ROW(self.episode),
            _WHOLE(self.episode),
            astuple(self.episode.origin),
            [(other.file, other.bytes) for other in self.episode.alternates],
            [host.name for host in self.episode.hosts],
            [_CHAPTER(chapter) for chapter in self.episode.chapters],
            [(other.slug, other.title) if other else None for other in (self.newer, self.older)],
            [(other.slug, other.title, other.duration_ms, other.published) for other in self.related],
        ]


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """An episode's player alone, or what a site needs to frame that."""

    name: str
    episode: Listing

    def facts(self) -> list[Any]:
        """Return all that it says."""
        return [_ROW(self.episode), self.episode.imported]


@dataclass(frozen=True, slots=True)
class WordsPage:
    """The words of some episodes, for the search: the oldest first, so that a full one stays as it is."""

    name: str
    number: int
    episodes: tuple[Listing, ...]

    def facts(self) -> list[Any]:
        """Return all that it says; the words are known by the hash of what they were made from."""
        return [[*_ROW(episode), astuple(episode.origin)] for episode in self.episodes]


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A page or list that is about no single episode: the search, the sitemap, what stands where nothing is."""

    name: str
    words: tuple[str, ...] = ()
    """Of the search: the files with the words."""
    places: tuple[tuple[str, str], ...] = ()
    """Of the sitemap: (name of a page, when its episode was published, or empty)."""

    def facts(self) -> list[Any]:
        """Return all that it says beside the show's own facts."""
        return [self.words, self.places]


Page = ListPage | EpisodePage | EmbedPage | WordsPage | OtherPage


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
    relatives = Relatives(episodes)
    for at, episode in enumerate(episodes):
        name = page_name(episode)
        newer_episode = episodes[at - 1] if at else None
        older_episode = episodes[at + 1] if at + 1 < len(episodes) else None
        pages[name] = EpisodePage(name, episode, newer_episode, older_episode, relatives)
    others: tuple[Page, ...] = (*_words(oldest_first), *_others(edition, tuple(pages)), *_embeds(edition))
    return pages | {page.name: page for page in others}


def _words(oldest_first: tuple[Listing, ...]) -> Iterator[WordsPage]:
    for number, at in enumerate(range(0, len(oldest_first), WORDS_PER_FILE), start=1):
        yield WordsPage(f"search-{number}.js", number, oldest_first[at : at + WORDS_PER_FILE])


def _others(edition: Edition, pages: tuple[str, ...]) -> Iterator[OtherPage]:
    """Yield the search and, of a show that anybody may know of, what leads there."""
    count = -(-len(edition.episodes) // WORDS_PER_FILE)
    yield OtherPage(SEARCH, words=tuple(f"search-{number}.js" for number in range(count, 0, -1)))
    if edition.show.feed.private:
        return
    yield OtherPage(LOST)
    dates = {page_name(episode): episode.published for episode in edition.episodes}
    yield OtherPage(SITEMAP, places=tuple((name, dates.get(name, "")) for name in pages))
    yield OtherPage(SUBSCRIPTIONS)
    if urlsplit(edition.address).path == "/":  # programs look for it nowhere else
        yield OtherPage(ROBOTS)


def _embeds(edition: Edition) -> Iterator[EmbedPage]:
    """Yield what other sites show of each episode; of a private show they are to show nothing."""
    for episode in edition.episodes if not edition.show.feed.private else ():
        for name in (EMBED, OEMBED):
            yield EmbedPage(f"{episode.slug}/{name}", episode)


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
