"""Many articles: a list of them made into episodes, a feed of them followed.

In come a show on disk (`library.Library`) and what to make episodes of; each goes through `making` as a single one
does, and what is done already costs a look. Feed and site are brought up to date by `airing` as the work goes on.
Only the names below are for other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.newsroom.batch import BatchResult, Outcome, make_batch
    from podcast.newsroom.following import Follower, FollowOptions, FollowRound
    from podcast.newsroom.source_list import read_list
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "batch": "BatchResult Outcome make_batch",
            "following": "FollowOptions FollowRound Follower",
            "source_list": "read_list",
        },
    )

__all__ = ["BatchResult", "FollowOptions", "FollowRound", "Follower", "Outcome", "make_batch", "read_list"]
