"""The genre of an article, by signs that are written down in `genre_words` and `genre_figures`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.understanding.discourse.genre_figures import FORMS, REST, VOICES
from podcast.understanding.discourse.genre_words import STATED_NEWS, WORDS, WordSign
from podcast.understanding.discourse.texture import measure_texture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Article, Quotation
    from podcast.understanding.discourse.genre_figures import FigureSign
    from podcast.understanding.discourse.own_words import OwnWords
    from podcast.understanding.discourse.texture import Texture

SIGNS: tuple[WordSign | FigureSign, ...] = (*FORMS, *WORDS, *VOICES, STATED_NEWS, *REST)
"""All signs, the surest first: the form of the article, what it calls itself, then who speaks in it, and how."""
_LINE = 15
"""Words of a line at most."""


def tell_genre(
    article: Article, own: Sequence[OwnWords], quotations: Sequence[Quotation]
) -> tuple[str, tuple[str, ...]]:
    """Returns the genre of the first sign that is there, and the names of all signs that are and speak for it.

    Both are empty where no sign is.
    """
    texture = measure_texture(article, own, quotations)
    there = [
        sign
        for sign in SIGNS
        if (
            has_words(sign, _places(article, own, sign.place))
            if isinstance(sign, WordSign)
            else has_figures(sign, texture)
        )
    ]
    genre = there[0].genre if there else ""
    return genre, tuple(sign.name for sign in there if sign.genre == genre)


def has_words(sign: WordSign, lines: Iterable[str]) -> bool:
    """Returns whether enough different lines are as the sign wants them."""
    pattern = re.compile(sign.pattern, re.IGNORECASE | re.VERBOSE)
    return len({line for line in lines if pattern.fullmatch(line)}) >= sign.least


def has_figures(sign: FigureSign, texture: Texture) -> bool:
    """Returns whether all figures of a sign lie between its bounds."""
    return all(least <= getattr(texture, name) <= most for name, (least, most) in sign.bounds.items())


def _places(article: Article, own: Sequence[OwnWords], place: str) -> Iterable[str]:
    if place == "stated":
        return article.kinds_stated
    if place == "title":
        return (article.title,)
    if place == "heading":
        return (section.heading.strip() for section in (article.summary, *article.sections))
    if place == "opening":
        return [one.sentence.text for one in own[:3]]
    sections = (article.summary, *article.sections)
    return (line for part in sections for line in part.paragraphs if len(line.split()) <= _LINE)
