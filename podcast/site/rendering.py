"""A page as bytes: its template filled with what an edition says."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast import store, urls
from podcast.contract import FEED, VALUE_LIMIT
from podcast.language.plain.hygiene import clean, shorten, split_paragraphs
from podcast.language.plain.markup import sanitise
from podcast.site import structured_data, wording
from podcast.site.assets import Assets, version
from podcast.site.pages import EpisodePage, ListPage, page_name
from podcast.site.subscribe_links import page_code, subscribe_places
from podcast.site.transcript_view import view_transcript

if TYPE_CHECKING:
    from jinja2 import Environment

    from podcast.model import Edition, Episode, Listing
    from podcast.site.pages import Page

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TRANSCRIPTS = (("vtt", "WebVTT"), ("srt", "SubRip"), ("txt", "text"))
_TRANSCRIPT_FILES = {f"transcript.{form}" for form, _ in _TRANSCRIPTS}
_SPEEDS = ("0.8", "1", "1.2", "1.4", "1.6", "1.8", "2", "2.5")
_SUMMARY = 400
"""Characters of an episode's summary in a list."""


@dataclass(frozen=True, slots=True)
class EpisodeMaterial:
    """What the page of an episode shows beside what lists know of it."""

    episode: Episode
    files: frozenset[str]
    """The names of the files in its folder."""
    picture: str
    """The name of its own picture as small as pages show it; empty when it has none."""


@dataclass(frozen=True, slots=True)
class Site:
    """A show's edition, and what all of its pages share."""

    edition: Edition
    assets: Assets
    cover: str
    """The cover as small as pages show it: its name, from the show's address."""

    def key(self, page: Page, files: frozenset[str] = frozenset()) -> str:
        """Return the key of everything that the page is made from: the same key, the same page.

        `files` are the names in the folder of an episode that came from elsewhere; ours have them all.
        """
        return store.key(common=self._common(), page=[*page.facts(), sorted(files & _TRANSCRIPT_FILES)])

    def render_list(self, page: ListPage) -> bytes:
        """Return the show's front, or a page of its archive."""
        return _templates().get_template("show.html").render(self._list(page)).encode()

    def render_episode(self, page: EpisodePage, material: EpisodeMaterial) -> bytes:
        """Return an episode's page."""
        return _templates().get_template("episode.html").render(self._episode(page, material)).encode()

    def _common(self) -> list[Any]:
        """Return what all pages are made from."""
        edition, show = self.edition, self.edition.show
        return [
            *(version(), sorted(self.assets.files), self.cover, edition.address, edition.cover),
            *(show.title, show.description, show.author, show.language, show.link, show.copyright),
            *(show.feed.private, show.feed.funding_url, show.feed.funding_text, show.rights),
            *(show.links, show.seasons),
        ]

    def _frame(self, up: str) -> dict[str, Any]:
        """Return what every page shows; `up` leads from the page to the show's address."""
        edition, show = self.edition, self.edition.show
        return {
            "up": up,
            "asset": {kind: f"{up}{name}" for kind, name in self.assets.names.items()},
            "cover": f"{up}{self.cover}",
            "feed": f"{edition.address}{FEED}",
            "private": show.feed.private,
            "show": {
                "title": shorten(show.title, VALUE_LIMIT),
                "author": shorten(show.author, VALUE_LIMIT),
                "copyright": shorten(show.copyright, VALUE_LIMIT),
                "language": _language(show.language),
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
            "heading": title,
            "description": shorten(edition.show.description, 300) or title,
            "address": address,
            "image": f"{edition.address}{edition.cover}",
            "kind": "website",
            "csp": _policy(),
            "rows": [_row(episode) for episode in page.episodes],
            "start": {"label": page.start[0], "href": page_name(page.start[1])} if page.start else None,
            "apps": subscribe_places(edition),
            "local": urls.is_local(edition.address),
            "qr": "" if page.number or urls.is_local(edition.address) else page_code(address),
            "data": None if page.number else structured_data.describe_show(edition),
        }

    def _episode(self, page: EpisodePage, material: EpisodeMaterial) -> dict[str, Any]:
        """Return what the template of an episode is filled with."""
        edition, listing = self.edition, page.episode
        address = f"{edition.address}{listing.slug}/"
        audio = urls.ascii_url(listing.enclosure) if listing.enclosure else listing.audio
        small = material.picture
        picture = f"{address}{listing.art}" if small else f"{edition.address}{edition.cover}"
        whole_audio = audio if listing.enclosure else f"{address}{audio}"
        frame, row = self._frame("../"), _row(listing)
        return {
            **frame,
            "title": f"{row['title']} – {frame['show']['title']}",
            "heading": row["title"],
            "description": shorten(listing.summary, 300) or shorten(listing.title, 300),
            "address": f"{address}index.html",
            "image": picture,
            "kind": "article",
            "csp": _policy(audio),
            "art": f"../{small}" if small else frame["cover"],
            "audio": audio,
            "whole_audio": whole_audio,
            "media_type": clean(listing.media_type),
            "row": row,
            "guid": clean(listing.guid),
            "duration": wording.seconds(listing.duration_ms),
            "clock": wording.clock(listing.duration_ms),
            "size": wording.size(listing.bytes) if listing.bytes else "",
            "summary": split_paragraphs(listing.summary) if row["summary"] else (),
            "notes": sanitise(listing.foreign_notes),
            "transcript": view_transcript(material.episode),
            "files": material.files,
            "forms": [form for form in _TRANSCRIPTS if f"transcript.{form[0]}" in material.files],
            "source": _source(listing),
            "hosts": _join_names([shorten(host.name, 60) for host in listing.hosts])
            if not listing.imported
            else "",
            "alone": len(listing.hosts) == 1,
            "music": shorten(listing.music, 200),
            "rights": shorten(listing.rights, 200),
            "neighbours": [_neighbour("Newer", page.newer), _neighbour("Older", page.older)],
            "speeds": _SPEEDS,
            "data": structured_data.describe_episode(edition, listing, whole_audio, picture),
        }


def _row(episode: Listing) -> dict[str, Any]:
    """Return an episode as lists show it; a summary that only repeats the title is none."""
    place = [f"Season {episode.season}"] if episode.season else []
    if episode.kind != "full":
        place.append(episode.kind.capitalize())
    elif episode.number:
        place.append(shorten(episode.display, 60) or f"Episode {episode.number}")
    title, summary = shorten(episode.title, VALUE_LIMIT), shorten(episode.summary, _SUMMARY)
    return {
        "href": page_name(episode),
        "title": title or episode.slug,
        "language": _language(episode.language),
        "place": ", ".join(place),
        "published": episode.published,
        "day": wording.day(episode.published),
        "length": wording.length(episode.duration_ms),
        "explicit": episode.explicit,
        "summary": summary if summary != title else "",
    }


def _neighbour(direction: str, episode: Listing | None) -> dict[str, str] | None:
    if episode is None:
        return None
    title = shorten(episode.title, VALUE_LIMIT) or episode.slug
    return {"direction": direction, "href": f"../{page_name(episode)}", "title": title}


def _source(episode: Listing) -> dict[str, str] | None:
    """Return what the episode was made from, as far as it is known."""
    link = urls.ascii_url(episode.source)
    title = shorten(episode.source_title, VALUE_LIMIT) or shorten(episode.source, VALUE_LIMIT)
    known = episode.source or episode.source_author or episode.source_date
    if not title or (
        title == shorten(episode.title, VALUE_LIMIT) and not known
    ):  # a trailer was made from no article
        return None
    return {
        "title": title,
        "link": link,
        "site": (urlsplit(link).hostname or "").removeprefix("www."),
        "author": shorten(episode.source_author, 200),
        "day": wording.day(shorten(episode.source_date, 40)),
    }


def _language(code: str) -> str:
    """Return the code when it is a language's, else nothing: a page must not claim one that no browser knows."""
    return code if _LANGUAGE.fullmatch(code) else ""


def _join_names(names: list[str]) -> str:
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _policy(audio: str = "") -> str:
    """Return a content-security policy: nothing but our own files, and an episode's audio where it lies."""
    # Audio that lies elsewhere is often behind redirects through further hosts, each of which has to be allowed.
    elsewhere = {"https": " https:", "http": " http: https:"}.get(urlsplit(audio).scheme, "")
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    rules += [f"{kind}-src 'self'" for kind in ("img", "script", "style")]
    return "; ".join([*rules, f"media-src 'self'{elsewhere}"] if audio else rules)


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
