"""What lists and pages say of an episode in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast import urls
from podcast.contract import VALUE_LIMIT
from podcast.language.plain.hygiene import clean, shorten
from podcast.site import wording
from podcast.site.pages import page_name

if TYPE_CHECKING:
    from podcast.model import Listing

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SUMMARY = 400
"""Characters of an episode's summary in a list."""


def locate_audio(episode: Listing) -> str:
    """Return where an episode's audio is: an address, or its name in the episode's folder."""
    return urls.ascii_url(episode.enclosure) if episode.enclosure else episode.audio


def describe_row(episode: Listing) -> dict[str, Any]:
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
        "language": known_language(episode.language),
        "place": ", ".join(place),
        "published": episode.published,
        "day": wording.day(episode.published),
        "length": wording.length(episode.duration_ms),
        "explicit": episode.explicit,
        "summary": summary if summary != title else "",
        "guid": clean(episode.guid),
        "seconds": wording.seconds(episode.duration_ms),
    }


def describe_neighbour(direction: str, episode: Listing | None) -> dict[str, str] | None:
    """Return a link to the newer or older episode, if there is one."""
    if episode is None:
        return None
    title = shorten(episode.title, VALUE_LIMIT) or episode.slug
    return {"direction": direction, "href": f"../{page_name(episode)}", "title": title}


def describe_source(episode: Listing) -> dict[str, str] | None:
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


def known_language(code: str) -> str:
    """Return the code when it is a language's, else nothing: a page must not claim one that no browser knows."""
    return code if _LANGUAGE.fullmatch(code) else ""


def join_names(names: list[str]) -> str:
    """Return `Maya, Theo and Ann`."""
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last
