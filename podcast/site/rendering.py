"""A page as bytes: its template filled with what an edition says."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast import store
from podcast.contract import OEMBED
from podcast.site import signposts
from podcast.site.assets import version
from podcast.site.embed_page import describe_embedding, embed_values
from podcast.site.episode_page import TRANSCRIPT_FILES, EpisodeMaterial, episode_values
from podcast.site.list_page import list_values
from podcast.site.page_frame import PageFrame
from podcast.site.pages import LOST, SEARCH, EmbedPage, EpisodePage, ListPage, OtherPage
from podcast.site.search_words import gather_words
from podcast.site.templating import content_policy, fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Episode
    from podcast.site.pages import Page, WordsPage


@dataclass(frozen=True)
class Site(PageFrame):
    """All pages of a show's edition, as bytes."""

    def key(self, page: Page, files: frozenset[str] = frozenset()) -> str:
        """Return the key of everything that the page is made from: the same key, the same page.

        `files` are the names in the folder of an episode that came from elsewhere; ours have them all.
        """
        return store.key(common=self._common, page=[*page.facts(), sorted(files & TRANSCRIPT_FILES)])

    def render_list(self, page: ListPage) -> bytes:
        """Return the show's front, or a page of its archive."""
        return fill("show.html", list_values(self, page))

    def render_episode(self, page: EpisodePage, material: EpisodeMaterial) -> bytes:
        """Return an episode's page."""
        return fill("episode.html", episode_values(self, page, material))

    def render_words(self, page: WordsPage, episodes: Iterable[Episode]) -> bytes:
        """Return the script that brings the words of some episodes to the search."""
        return gather_words(page.number, episodes)

    def render_embed(self, page: EmbedPage) -> bytes:
        """Return an episode's player alone, or what a site needs to frame that."""
        if page.name.endswith(OEMBED):
            return describe_embedding(self, page.episode)
        return fill("embed.html", embed_values(self, page.episode))

    def render_other(self, page: OtherPage) -> bytes:
        """Return a page or list that is about no single episode."""
        if page.name not in (SEARCH, LOST):
            return signposts.render(self.edition, page)
        # A page that stands where nothing is may be asked for at any depth.
        up = urlsplit(self.edition.address).path if page.name == LOST else ""
        title = "Search" if page.name == SEARCH else "Not found"
        frame = self.values(up)
        return fill(
            page.name,
            {
                **frame,
                "title": f"{title} – {frame['show']['title']}",
                "address": f"{self.edition.address}{page.name}",
                "words": page.words,
                "csp": content_policy(),
            },
        )

    @functools.cached_property
    def _common(self) -> str:
        """Return the hash of what all pages are made from."""
        edition, show = self.edition, self.edition.show
        parts = [
            *(version(), sorted(self.assets.files), self.cover, edition.address, edition.cover),
            *(show.title, show.description, show.author, show.language, show.link, show.copyright),
            *(show.feed.private, show.feed.funding_url, show.feed.funding_text, show.rights),
            *(show.links, show.seasons),
        ]
        return store.key(common=parts)
