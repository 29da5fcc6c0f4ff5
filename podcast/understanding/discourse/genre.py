"""The genre of an article: by a form or a statement that one genre has alone, else by signs that are weighed."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from podcast.understanding.discourse.genre_figures import FORMS, SHAPES, WEIGHED
from podcast.understanding.discourse.genre_weights import WEIGHED_GENRES, WEIGHTS
from podcast.understanding.discourse.genre_words import STATED_NEWS, WEIGHED_WORDS, WORDS, WordSign
from podcast.understanding.discourse.texture import measure_texture

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import Article, Quotation
    from podcast.understanding.discourse.genre_figures import FigureSign
    from podcast.understanding.discourse.own_words import OwnWords
    from podcast.understanding.discourse.texture import Texture

_LETTERS = tuple(sign for sign in WORDS if sign.genre == "letter" and sign.place in ("stated", "title"))
"""Letters by many look like posts by many."""
SURE: tuple[WordSign | FigureSign, ...] = (
    *_LETTERS,
    *FORMS,
    *(sign for sign in WORDS if sign not in _LETTERS),
    *SHAPES,
)
"""The signs that decide by themselves, the surest first."""
LEAST = 0.25
"""How likely the likeliest genre must be."""
_ENOUGH = 40
"""Words in which rates begin to say something."""
_LINE = 15
"""Words of a line at most."""
_NAMED = 4
"""Signs that are named as reasons, at most."""


def tell_genre(
    article: Article, own: Sequence[OwnWords], quotations: Sequence[Quotation]
) -> tuple[str, tuple[str, ...]]:
    """Returns the genre of an article, and the names of the signs that speak for it, the strongest first.

    Both are empty where nothing is likely enough.
    """
    texture = measure_texture(article, own, quotations)
    genre, signs = find_sure_signs(article, own, texture)
    if genre:
        return genre, signs
    if texture.words >= _ENOUGH and any(one.tokens for one in own):
        return weigh_signs(measure_signs(article, own, texture))
    # Rates of few sentences are chance, and of sentences that were not parsed there are none.
    is_news = has_words(STATED_NEWS, article.kinds_stated)
    return ("news", (STATED_NEWS.name,)) if is_news else ("", ())


def find_sure_signs(
    article: Article, own: Sequence[OwnWords], texture: Texture
) -> tuple[str, tuple[str, ...]]:
    """Returns the genre of the first sign that decides, and the names of all that speak for it; both may be empty."""
    there = [
        sign
        for sign in SURE
        if (
            has_words(sign, _places(article, own, sign.place))
            if isinstance(sign, WordSign)
            else has_figures(sign, texture)
        )
    ]
    genre = there[0].genre if there else ""
    return genre, tuple(sign.name for sign in there if sign.genre == genre)


def measure_signs(article: Article, own: Sequence[OwnWords], texture: Texture) -> dict[str, float]:
    """Returns how much there is of each weighed sign, from 0 to 1, by the names of the signs."""
    figures = {sign.name: min(1.0, float(getattr(texture, sign.figure)) / sign.full) for sign in WEIGHED}
    words = {sign.name: float(has_words(sign, _places(article, own, sign.place))) for sign in WEIGHED_WORDS}
    return figures | words


def weigh_signs(amounts: Mapping[str, float]) -> tuple[str, tuple[str, ...]]:
    """Returns the likeliest genre and the signs that speak most for it; both are empty where it is not likely."""
    speaking = {
        genre: {name: amount * WEIGHTS[name][at] for name, amount in amounts.items()}
        for at, genre in enumerate(WEIGHED_GENRES)
    }
    usual = dict(zip(WEIGHED_GENRES, WEIGHTS["any article"], strict=True))
    sums = {genre: usual[genre] + sum(speaking[genre].values()) for genre in WEIGHED_GENRES}
    best = max(sums, key=sums.__getitem__)
    likelihood = 1 / sum(math.exp(each - sums[best]) for each in sums.values())
    if likelihood < LEAST:
        return "", ()
    strongest = sorted(speaking[best].items(), key=lambda pair: -pair[1])
    return best, tuple(name for name, weight in strongest[:_NAMED] if weight > 0)


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
