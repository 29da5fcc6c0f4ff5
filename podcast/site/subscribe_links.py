"""What brings a listener to the feed: links of apps that take its address, a code for a phone's camera."""

from __future__ import annotations

from urllib.parse import quote

from podcast import qr


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
