"""What a check knows beyond the script itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Voice


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
    """The article's text, that the footnotes must be found in; empty when it is not at hand."""
    voice_problem: Callable[[Voice], str] = _any_voice
    """What is wrong with a voice, with the mend; empty when it can speak."""
    strict: bool = False
    """Whether uncited statements and over-long turns are errors."""
