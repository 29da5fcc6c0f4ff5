"""From an article to what it says, for whoever writes or checks a script: of the article in hand, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article_memory import begin_article
from podcast.script.check import article_text
from podcast.scripting.reading import read_article

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Article, Script, Understanding
    from podcast.scripting.order import Order

_LONGEST = 100_000
"""Characters of an article that is understood for a check."""
_last: list[Understanding] = []
"""What was understood last."""


def understand_article(library: Library, source: str, order: Order) -> Understanding:
    """Returns what a source's article says; FetchError, ArticleError, PodcastError without the English grammar."""
    return understand_once(library, read_article(library, source, order))


def understand_once(library: Library, content: Article) -> Understanding:
    """Returns what an article says: of the last one without doing it again, for what is written is checked at once."""
    # Its sixty modules are no business of a command that makes a script's episode.
    from podcast.understanding import understand

    known = next((known for known in _last if known.article == content), None)
    if known is None:
        begin_article()
        known = understand(content, library.store("parses"))
        _last[:] = [known]
    return known


def understand_behind(library: Library, content: Article | None, script: Script) -> Understanding | None:
    """Returns what the article behind a script says.

    None without one, for another language than English, and for a book, which would take too long.
    """
    language = script.language or library.show.language
    if content is None or language.partition("-")[0] != "en":
        return None
    return understand_once(library, content) if len(article_text(content)) <= _LONGEST else None
