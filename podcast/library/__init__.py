"""The show on disk: where everything lies, who an episode is, and which of it listeners may have.

A folder comes in, a `Library` goes out: the one object that knows the show's paths, locks, listings and
identities. Beside it stand its parts: `settings` (show.toml), `ledger` (what is minted once), `manifest`
(episode.json), and what is asked of a show as a whole: `states` (who decides what is on air), `renaming`, `art`
(pictures), `edition` and `public_files` (what listeners may have). Other rooms import these modules; nobody
else joins paths of a show.
"""

from podcast.library.layout import Library, create_show, open_library

__all__ = ["Library", "create_show", "open_library"]
