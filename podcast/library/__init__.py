"""The show on disk: where everything lies, who an episode is, and which of it listeners may have."""

from podcast.library.layout import Library, create_show, open_library

__all__ = ["Library", "create_show", "open_library"]
