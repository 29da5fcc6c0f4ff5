"""A page as bytes: its template filled with what an edition says."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast import store, urls
from podcast.contract import FEED, OEMBED, VALUE_LIMIT
from podcast.language.plain.hygiene import clean, shorten, split_paragraphs
from podcast.language.plain.markup import sanitise
from podcast.site import framing, signposts, structured_data, wording
from podcast.site.assets import Assets, version
from podcast.site.episode_rows import (
    describe_neighbour,
    describe_row,
    describe_source,
    join_names,
    known_language,
    locate_audio,
)
from podcast.site.pages import (
    LOST,
    SEARCH,
    SUBSCRIPTIONS,
    EpisodePage,
    FramePage,
    ListPage,
    OtherPage,
    page_name,
)
from podcast.site.search_words import gather_words
from podcast.site.subscribe_links import page_code, subscribe_places
from podcast.site.transcript_view import view_transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jinja2 import Environment

    from podcast.model import Edition, Episode, Listing
    from podcast.site.pages import Page, WordsPage

_TRANSCRIPTS = (("vtt", "WebVTT"), ("srt", "SubRip"), ("txt", "text"))
_TRANSCRIPT_FILES = {f"transcript.{form}" for form, _ in _TRANSCRIPTS}
_SPEEDS = ("0.8", "1", "1.2", "1.4", "1.6", "1.8", "2", "2.5")


@dataclass(frozen=True, slots=True)
class EpisodeMaterial:
    """What the page of an episode shows beside what lists know of it."""

    episode: Episode
    files: frozenset[str]
    """The names of the files in its folder."""


@dataclass(frozen=True)
class Site:
    """A show's edition, and what all of its pages share."""

    edition: Edition
    assets: Assets
    cover: str
    """The cover as small as pages show it: its name, from the show's address."""
    find_picture: Callable[[Listing], str]
    """Returns the name of an episode's own picture as small as pages show it; empty when it has none."""

    def key(self, page: Page, files: frozenset[str] = frozenset()) -> str:
        """Return the key of everything that the page is made from: the same key, the same page.

        `files` are the names in the folder of an episode that came from elsewhere; ours have them all.
        """
        return store.key(common=self._common, page=[*page.facts(), sorted(files & _TRANSCRIPT_FILES)])

    def render_list(self, page: ListPage) -> bytes:
        """Return the show's front, or a page of its archive."""
        return _fill("show.html", self._list(page))

    def render_episode(self, page: EpisodePage, material: EpisodeMaterial) -> bytes:
        """Return an episode's page."""
        return _fill("episode.html", self._episode(page, material))

    def render_words(self, page: WordsPage, episodes: Iterable[Episode]) -> bytes:
        """Return the script that brings the words of some episodes to the search."""
        return gather_words(page.number, episodes)

    def render_frame(self, page: FramePage) -> bytes:
        """Return an episode's player alone, or what a site needs to frame that."""
        edition, episode = self.edition, page.episode
        picture = self.find_picture(episode) or self.cover
        if page.name.endswith(OEMBED):
            return framing.describe_frame(edition, episode, f"{edition.address}{picture}")
        audio, row = locate_audio(episode), describe_row(episode)
        return _fill(
            "embed.html",
            {
                **self._frame("../"),
                "title": row["title"],
                "address": f"{edition.address}{row['href']}",
                "csp": _policy([audio]),
                "art": f"../{picture}",
                "audio": audio,
                "row": row,
                "clock": wording.clock(round(episode.duration_ms, -3)),
                "speeds": _SPEEDS,
            },
        )

    def render_other(self, page: OtherPage) -> bytes:
        """Return a page or list that is about no single episode."""
        if page.name not in (SEARCH, LOST):
            return signposts.render(self.edition, page)
        # A page that stands where nothing is may be asked for at any depth.
        up = urlsplit(self.edition.address).path if page.name == LOST else ""
        title = "Search" if page.name == SEARCH else "Not found"
        frame = self._frame(up)
        return _fill(
            page.name,
            {
                **frame,
                "title": f"{title} – {frame['show']['title']}",
                "address": f"{self.edition.address}{page.name}",
                "words": page.words,
                "csp": _policy(),
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

    def _frame(self, up: str) -> dict[str, Any]:
        """Return what every page shows; `up` leads from the page to the show's address."""
        edition, show = self.edition, self.edition.show
        title = shorten(show.title, VALUE_LIMIT)
        return {
            "up": up,
            "asset": {kind: f"{up}{name}" for kind, name in self.assets.names.items()},
            "cover": f"{up}{self.cover}",
            "feed": f"{edition.address}{FEED}",
            "private": show.feed.private,
            "search": f"{up}{SEARCH}",
            "heading": title,
            "description": shorten(show.description, 300) or title,
            "image": f"{edition.address}{edition.cover}",
            "kind": "website",
            "data": None,
            "frame": None,
            "show": {
                "title": title,
                "author": shorten(show.author, VALUE_LIMIT),
                "copyright": shorten(show.copyright, VALUE_LIMIT),
                "language": known_language(show.language),
                "paragraphs": split_paragraphs(show.description),
                "link": urls.ascii_url(show.link),
                "funding": (urls.ascii_url(show.feed.funding_url), shorten(show.feed.funding_text, 128)),
            },
        }

    def _list(self, page: ListPage) -> dict[str, Any]:
        """Return what the template of a list of episodes is filled with."""
        edition = self.edition
        address = f"{edition.address}{page.name}"
        title = shorten(edition.show.title, VALUE_LIMIT)
        return {
            **self._frame(""),
            "page": page,
            "title": f"{title}: archive, page {page.number}" if page.number else title,
            "address": address,
            "csp": _policy([locate_audio(episode) for episode in page.episodes]),
            "rows": [self._row(episode) for episode in page.episodes],
            "start": {"label": page.start[0], "href": page_name(page.start[1])} if page.start else None,
            "apps": subscribe_places(edition),
            "local": urls.is_local(edition.address),
            "list": "" if edition.show.feed.private else SUBSCRIPTIONS,
            "qr": "" if page.number or urls.is_local(edition.address) else page_code(address),
            "data": None if page.number else structured_data.describe_show(edition),
        }

    def _row(self, episode: Listing) -> dict[str, Any]:
        """Return an episode as lists show it, with its picture and its audio from the show's address."""
        audio = locate_audio(episode)
        return {
            **describe_row(episode),
            "art": self.find_picture(episode) or self.cover,
            "audio": audio if episode.enclosure else f"{episode.slug}/{audio}",
        }

    def _episode(self, page: EpisodePage, material: EpisodeMaterial) -> dict[str, Any]:
        """Return what the template of an episode is filled with."""
        edition, listing = self.edition, page.episode
        address = f"{edition.address}{listing.slug}/"
        audio, small = locate_audio(listing), self.find_picture(listing)
        picture = f"{address}{listing.art}" if small else f"{edition.address}{edition.cover}"
        whole_audio = audio if listing.enclosure else f"{address}{audio}"
        frame, row = self._frame("../"), describe_row(listing)
        return {
            **frame,
            "title": f"{row['title']} – {frame['show']['title']}",
            "heading": row["title"],
            "description": shorten(listing.summary, 300) or shorten(listing.title, 300),
            "address": f"{address}index.html",
            "image": picture,
            "kind": "article",
            "csp": _policy([audio]),
            "art": f"../{small}" if small else frame["cover"],
            "audio": audio,
            "whole_audio": whole_audio,
            "media_type": clean(listing.media_type),
            "row": row,
            "clock": wording.clock(round(listing.duration_ms, -3)),
            "alternates": [(other.file, wording.size(other.bytes)) for other in listing.alternates],
            "size": wording.size(listing.bytes) if listing.bytes else "",
            "summary": split_paragraphs(listing.summary) if row["summary"] else (),
            "notes": sanitise(listing.foreign_notes),
            "transcript": view_transcript(material.episode),
            "files": material.files,
            "forms": [form for form in _TRANSCRIPTS if f"transcript.{form[0]}" in material.files],
            "source": describe_source(listing),
            "hosts": join_names([shorten(host.name, 60) for host in listing.hosts])
            if not listing.imported
            else "",
            "alone": len(listing.hosts) == 1,
            "music": shorten(listing.music, 200),
            "rights": shorten(listing.rights, 200),
            "neighbours": [
                describe_neighbour("Newer", page.newer),
                describe_neighbour("Older", page.older),
            ],
            "related": [
                {**self._row(other), "art": f"../{self.find_picture(other) or self.cover}"}
                for other in page.related
            ],
            "frame": framing.place_frame(edition, listing),
            "speeds": _SPEEDS,
            "data": structured_data.describe_episode(edition, listing, whole_audio, picture),
        }


def _policy(audios: Sequence[str] = ()) -> str:
    """Return a content-security policy: nothing but our own files, and episodes' audio where it lies."""
    # Audio that lies elsewhere is often behind redirects through further hosts, each of which has to be allowed.
    schemes = {urlsplit(audio).scheme for audio in audios}
    elsewhere = " http: https:" if "http" in schemes else " https:" if "https" in schemes else ""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    rules += [f"{kind}-src 'self'" for kind in ("img", "script", "style")]
    return "; ".join([*rules, f"media-src 'self'{elsewhere}"] if audios else rules)


def _fill(template: str, values: Mapping[str, Any]) -> bytes:
    """Return a template filled with values."""
    return _templates().get_template(template).render(values).encode()


@functools.cache
def _templates() -> Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment
