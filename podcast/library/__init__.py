"""The show on disk: where everything lies, who an episode is, and which of it listeners may have.

A folder comes in, a `Library` goes out: the one object that knows the show's paths, locks, listings and
identities. Beside it stand its parts: `settings` (show.toml), `ledger` (what is minted once), `manifest`
(episode.json), and what is asked of a show as a whole: `states` (who decides what is on air), `renaming`, `art`
(pictures), `edition` and `public_files` (what listeners may have). Other rooms import these modules; nobody
else joins paths of a show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.library.creation import create_show
    from podcast.library.edition import current_edition
    from podcast.library.layout import Library, open_library, passing_library
    from podcast.library.public_files import episode_files, list_public_files
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "creation": "create_show",
            "edition": "current_edition",
            "layout": "Library open_library passing_library",
            "public_files": "episode_files list_public_files",
        },
    )

__all__ = [
    "Library",
    "create_show",
    "current_edition",
    "episode_files",
    "list_public_files",
    "open_library",
    "passing_library",
]
