"""From episodes to listeners: the feed and the site kept right, served, published, checked, taken over."""

from podcast.airing.refreshing import refresh_feed

__all__ = ["refresh_feed"]
