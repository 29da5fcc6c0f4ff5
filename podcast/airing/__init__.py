"""From episodes to listeners: the feed and the site kept right, served, published, checked, taken over.

In comes a show on disk (`library.Library`) with the manifests of its episodes; out go `feed.xml` and the site beside
them, a server that answers for both, a copy of all that is on air at a target, or what is wrong with any of these.
Only the names below are for other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.airing.checking import FeedCheck, check_feed
    from podcast.airing.on_air import (
        delete_episode,
        draft_episode,
        publish_episode,
        rename_episode,
        withdraw_episode,
    )
    from podcast.airing.publishing import PublishResult, check_url, publish
    from podcast.airing.refreshing import refresh_feed, sweep_parts
    from podcast.airing.serving import qr_code, serve
    from podcast.airing.takeover import TakeoverOptions, TakeoverResult, take_over
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "checking": "FeedCheck check_feed",
            "on_air": "delete_episode draft_episode publish_episode rename_episode withdraw_episode",
            "publishing": "PublishResult check_url publish",
            "refreshing": "refresh_feed sweep_parts",
            "serving": "qr_code serve",
            "takeover": "TakeoverOptions TakeoverResult take_over",
        },
    )

__all__ = [
    "FeedCheck",
    "PublishResult",
    "TakeoverOptions",
    "TakeoverResult",
    "check_feed",
    "check_url",
    "delete_episode",
    "draft_episode",
    "publish",
    "publish_episode",
    "qr_code",
    "refresh_feed",
    "rename_episode",
    "serve",
    "sweep_parts",
    "take_over",
    "withdraw_episode",
]
