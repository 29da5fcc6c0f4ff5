"""Who writes: the seam, and the door by which built-in and third-party writers come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from podcast import plugins
from podcast.errors import ShowError

if TYPE_CHECKING:
    from podcast.model import Article, Script
    from podcast.writers.brief import Brief

WRITERS = plugins.PluginKind("podcast.writers", "writer", ShowError)


@runtime_checkable
class Writer(Protocol):
    """Turns an article into a script in which every statement cites the article's sentences."""

    def write(self, article: Article, brief: Brief) -> Script:
        """The script; ArticleError when this article cannot be written about, WriterError when the writer cannot."""
        ...

    def preview(self, article: Article, brief: Brief) -> str:
        """What writing would send to anybody, and an estimate of what it costs; nothing is sent."""
        ...


def load(name: str) -> Writer:
    """Load the writer of that name; ShowError when there is none or it does not load."""
    plugin = plugins.load(WRITERS, name)
    if not isinstance(plugin.value, Writer):
        raise ShowError(
            f"the writer {name!r} of {plugin.package} is no podcast.writers.Writer", "ask its author"
        )
    return plugin.value
