"""The figures by which a genre is told, as data: forms that decide by themselves, and signs that are weighed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureSign:
    """A form that decides: each figure named lies between its two bounds."""

    name: str
    bounds: dict[str, tuple[float, float]]
    """Field of `Texture` -> the least and the most."""
    genre: str


ANY = float("inf")
TRUE = (1, 1)

FORMS = (
    FigureSign("ingredients", {"ingredients": (3, ANY)}, "recipe"),
    FigureSign("turns of a conversation", {"turns": (4, ANY), "voices": (0, 3)}, "interview"),
    FigureSign("posts by many", {"turns": (4, ANY), "voices": (4, ANY)}, "forum"),
    FigureSign("a heading for each thing that the title counts", {"is_headed_as_counted": TRUE}, "list"),
    FigureSign("scenarios", {"scenarios": (1, ANY)}, "essay"),
)
"""Forms that one genre has and no other; the first that fits decides before any word does."""

SHAPES = (
    FigureSign("numbered headings", {"headings": (4, ANY), "numbered": (0.75, 1)}, "list"),
    FigureSign("pros and cons", {"judged": (2, ANY)}, "review"),
    FigureSign(
        "announced, and somebody is pleased to",
        {"is_announcing": TRUE, "pleased": (1, ANY), "has_author": (0, 0)},
        "press-release",
    ),
    FigureSign("works cited in brackets", {"citations": (5, ANY)}, "study"),
    FigureSign(
        "questions put to somebody who answers",
        {"questions_put": (4, ANY), "putting": (0.15, 1)},
        "interview",
    ),
)
"""Forms that are less sure than what an article calls itself."""


@dataclass(frozen=True, slots=True)
class WeighedSign:
    """A sign that alone decides nothing: how much of it there is, from none to one."""

    name: str
    figure: str
    """Field of `Texture`."""
    full: float = 1
    """The figure that counts as one, and so does more."""


WEIGHED = (
    WeighedSign("people said things", "said", 0.3),
    WeighedSign("people say things, in the present", "says", 0.15),
    WeighedSign("the past tense", "past"),
    WeighedSign("the present tense", "present"),
    WeighedSign("no tense", "tenseless"),
    WeighedSign("days near to today", "near", 0.15),
    WeighedSign("a day of the week", "names_day"),
    WeighedSign("an I", "i", 0.25),
    WeighedSign("a we", "we", 0.25),
    WeighedSign("speaks to you", "you", 0.3),
    WeighedSign("commands", "commands", 0.2),
    WeighedSign("what must be done", "duties", 0.1),
    WeighedSign("a man or a woman told of", "person", 0.4),
    WeighedSign("denials", "denials", 0.25),
    WeighedSign("names", "names", 0.2),
    WeighedSign("contractions", "contractions", 0.4),
    WeighedSign("questions", "questions", 0.08),
    WeighedSign("length", "words", 2000),
    WeighedSign("long paragraphs", "paragraph", 100),
    WeighedSign("many headings", "headed", 1),
    WeighedSign("headings with numbers", "numbered"),
    WeighedSign("lists", "listed"),
    WeighedSign("code", "has_code"),
    WeighedSign("an author", "has_author"),
    WeighedSign("a place before the first sentence", "has_dateline"),
    WeighedSign("begins by defining its subject", "begins_defining"),
    WeighedSign("announces something at once", "is_announcing"),
    WeighedSign("somebody is pleased to", "pleased"),
    WeighedSign("title says that somebody should", "is_demanding"),
    WeighedSign("title speaks to you", "titles_you"),
    WeighedSign("a long title", "title_words", 12),
)
"""Who speaks in the article, when, and how it looks: each is somewhat more frequent in some genres than in others."""
