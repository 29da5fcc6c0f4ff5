"""The genre of an article, by signs that are written down in `genre_words` and `genre_figures`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.understanding.genre_figures import FIGURES
from podcast.understanding.genre_words import WORDS, WordSign
from podcast.understanding.texture import measure_texture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Article, Quotation
    from podcast.understanding.genre_figures import FigureSign
    from podcast.understanding.own_words import OwnWords
    from podcast.understanding.texture import Texture

ENOUGH = 2
"""Points that a genre must have at least; with fewer nothing is sure."""
PARTICULAR = (
    "recipe", "interview", "forum", "letter", "study", "review", "list", "press-release", "explainer", "how-to",
    "reference", "opinion", "essay", "feature", "news",
)  # fmt: skip
"""The genres, those with the most particular forms first: of two with the same points the first one is taken."""
_LINE = 15
"""Words of a line at most."""


def tell_genre(
    article: Article, own: Sequence[OwnWords], quotations: Sequence[Quotation]
) -> tuple[str, tuple[str, ...]]:
    """Returns the genre with the most points and the names of the signs that speak for it.

    Both are empty where no genre has enough.
    """
    texture = measure_texture(article, own, quotations)
    points: Counter[str] = Counter()
    signs: list[WordSign | FigureSign] = [
        *(sign for sign in WORDS if has_words(sign, _places(article, own, sign.place))),
        *(sign for sign in FIGURES if has_figures(sign, texture)),
    ]
    for sign in signs:
        points.update(sign.points)
    best = max(PARTICULAR, key=lambda genre: points[genre])
    if points[best] < ENOUGH:
        return "", ()
    return best, tuple(sign.name for sign in signs if best in sign.points)


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
