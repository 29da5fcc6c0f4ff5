"""What a check knows beyond the script itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from podcast.model import Article, Understanding, Voice


def _accept_voice(_: Voice) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """Where a script stands, and by what it is measured."""

    path: str
    """The script's file, as the problems name it."""
    show_words: tuple[str, ...] = ()
    """Texts whose names may be said without a citation: the show's title, its author."""
    article: str = ""
    """The article's text, in which the footnotes must be found; blank lines part its blocks.

    It is empty when the article is not at hand.
    """
    understanding: Understanding | None = None
    """What that article says, where it is at hand and English: whom its pronouns mean, whose its quotations are."""
    voice_problem: Callable[[Voice], str] = _accept_voice
    """Says what is wrong with a voice, with the mend; empty when it can speak."""
    strict: bool = False
    """Whether doubts about what a line rests on, and over-long turns, are errors."""
    is_whole: bool = True
    """Whether it is heard as a whole: a chapter that is checked alone names nobody whom the one before it has named."""
    key_lines: Mapping[str, int] = field(default_factory=dict)
    """Lines of the front matter's keys, as a ScriptFile has them."""


def article_text(article: Article) -> str:
    """Returns all of an article that a footnote may quote, as `CheckContext.article` takes it."""
    parts = (article.summary, *article.sections)
    blocks = (block for part in parts for block in (part.heading, part.likelihood, *part.paragraphs) if block)
    return "\n\n".join((article.title, *blocks))
