"""What a check knows beyond the script itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from podcast.model import Article, Voice


def _any_voice(_: Voice) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a script is checked, and by what it is measured."""

    path: str
    """Of the script, for the problems."""
    show_words: tuple[str, ...] = ()
    """Texts whose names may be said without a citation: the show's title, its author."""
    article: str = ""
    """The article's text, that the footnotes must be found in, its blocks parted by blank lines; empty when it is
    not at hand."""
    voice_problem: Callable[[Voice], str] = _any_voice
    """What is wrong with a voice, with the mend; empty when it can speak."""
    strict: bool = False
    """Whether doubts about what a line rests on, and over-long turns, are errors."""
    places: Mapping[str, int] = field(default_factory=dict)
    """Lines of the file: of `summary`, and of each host of the front matter by `hosts.NAME`."""


def text_of(article: Article) -> str:
    """An article as a desk has it: all that a footnote may quote."""
    parts = (article.summary, *article.sections)
    blocks = (block for part in parts for block in (part.heading, *part.paragraphs) if block)
    return "\n\n".join((article.title, *blocks))
