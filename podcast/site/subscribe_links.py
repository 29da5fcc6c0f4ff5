"""What brings a listener to the feed: links of apps that take its address, a code for a phone's camera."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from podcast import qr, urls
from podcast.contract import FEED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Edition

_PLATFORMS = {
    "apple": "Apple Podcasts",
    "spotify": "Spotify",
    "youtube": "YouTube",
    "amazon": "Amazon Music",
    "overcast": "Overcast",
    "pocketcasts": "Pocket Casts",
    "antennapod": "AntennaPod",
    "iheart": "iHeart",
    "deezer": "Deezer",
}
"""How the platforms of [links] are written; others as the user has them."""


def listed_links(links: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Return (platform, what it is, link) for each place where the show is listed: a page, which any browser opens."""
    pairs = (
        (_PLATFORMS.get(name.lower().replace(" ", ""), name), urls.ascii_url(url)) for name, url in links
    )
    return tuple((name, "web and app", url) for name, url in pairs if url)


def subscribe_places(edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """Return (name, where it runs, link) of all that a listener may subscribe by: pages first, then apps' own links.

    No app of a phone can follow a feed of this computer alone.
    """
    listed = listed_links(edition.show.links)
    names = {name for name, _, _ in listed}
    feed = f"{edition.address}{FEED}"
    apps = () if urls.is_local(feed) else app_links(feed, edition.show.feed.private)
    return (*listed, *(app for app in apps if app[0] not in names))


def app_links(feed: str, private: bool) -> tuple[tuple[str, str, str], ...]:
    """Return (app, where it runs, link) for the feed at that address; a private one is told to nobody's server."""
    bare = feed.partition("://")[2]
    whole = quote(feed, safe="")
    known = (
        ("Apple Podcasts", "iPhone, iPad, Mac", f"podcast://{bare}"),
        ("Overcast", "iPhone, iPad", f"overcast://x-callback-url/add?url={whole}"),
        ("Pocket Casts", "iPhone, Android", f"pktc://subscribe/{bare}"),
        ("AntennaPod", "Android", f"https://antennapod.org/deeplink/subscribe?url={whole}"),
    )
    return tuple(app for app in known if not (private and app[2].startswith("https:")))


def page_code(address: str) -> str:
    """Return the QR code of a page as SVG: whoever reads the page on a desk goes on with it on a phone."""
    return qr.svg(address)
