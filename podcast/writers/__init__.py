"""Who writes: the seam, and the door by which built-in and third-party writers come in."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from podcast.errors import ShowError

if TYPE_CHECKING:
    from podcast.model import Article, Script
    from podcast.writers.brief import Brief

GROUP = "podcast.writers"


class Writer(Protocol):
    """Turns an article into a script in which every statement cites the article's sentences."""

    def write(self, article: Article, brief: Brief) -> Script:
        """The script; ArticleError when this article cannot be written about, WriterError when the writer cannot."""
        ...

    def preview(self, article: Article, brief: Brief) -> str:
        """What writing would send to anybody, and an estimate of what it costs; nothing is sent."""
        ...


def load(name: str) -> Writer:
    """The writer of that name; ShowError names the known ones."""
    found = entry_points(group=GROUP)
    if name not in found.names:
        raise ShowError(f"there is no writer {name!r}; known are {', '.join(sorted(found.names))}")
    writer: Writer = found[name].load()()
    return writer
