"""Links that open a feed in an app which is known to take a feed's address."""

from __future__ import annotations

from urllib.parse import quote


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
