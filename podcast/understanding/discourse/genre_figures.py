"""The figures by which a genre is told, as data: between which bounds they lie, and which genre has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureSign:
    """A sign in the figures of the article: each one named lies between its two bounds."""

    name: str
    bounds: dict[str, tuple[float, float]]
    """Field of `Texture` -> the least and the most."""
    genre: str


ANY = float("inf")
TRUE = (1, 1)
FALSE = (0, 0)

FORMS = (
    FigureSign("ingredients", {"ingredients": (3, ANY)}, "recipe"),
    FigureSign("turns of a conversation", {"turns": (4, ANY), "voices": (0, 3)}, "interview"),
    FigureSign("posts by many", {"turns": (4, ANY), "voices": (4, ANY)}, "forum"),
    FigureSign("a heading for each thing that the title counts", {"is_headed_as_counted": TRUE}, "list"),
    FigureSign("scenarios", {"scenarios": (1, ANY)}, "essay"),
    FigureSign("key points, and few people quoted", {"has_points": TRUE, "said": (0, 0.1)}, "essay"),
)
"""Forms that one genre has and no other; the first that fits decides before any word does."""

VOICES = (
    FigureSign("numbered headings", {"headings": (4, ANY), "numbered": (0.75, 1)}, "list"),
    FigureSign("pros and cons", {"judged": (2, ANY)}, "review"),
    FigureSign(
        "announced, and somebody is pleased to",
        {"is_announcing": TRUE, "pleased": (1, ANY)},
        "press-release",
    ),
    FigureSign("works cited in brackets", {"citations": (5, ANY)}, "study"),
    FigureSign("begins by defining its subject", {"begins_defining": TRUE}, "reference"),
    FigureSign(
        "questions put to somebody who answers",
        {"questions_put": (4, ANY), "putting": (0.15, 1)},
        "interview",
    ),
    FigureSign("headings that ask", {"headings": (3, ANY), "asking": (0.5, 1)}, "explainer"),
    FigureSign(
        "people said things, to nobody in particular",
        {"said": (0.1, 1), "i": (0, 0.1), "you": (0, 0.25)},
        "news",
    ),
    FigureSign("title says that somebody should", {"is_demanding": TRUE}, "opinion"),
    FigureSign("what we must do", {"duties": (0.05, 1), "we": (0.05, 1), "i": (0, 0.25)}, "opinion"),
    FigureSign(
        "people say things, in the present, in long paragraphs",
        {"says": (0.05, 1), "paragraph": (45, ANY), "quotations": (2, ANY), "you": (0, 0.25)},
        "feature",
    ),
    FigureSign("an I", {"i": (0.1, 1)}, "essay"),
    FigureSign("commands", {"commands": (0.1, 1), "said": (0, 0.1)}, "how-to"),
    FigureSign("speaks to you", {"you": (0.15, 1), "has_author": TRUE}, "explainer"),
    FigureSign("a day of the week", {"names_day": TRUE}, "news"),
    FigureSign("the past tense", {"past": (0.25, 1)}, "news"),
    FigureSign(
        "nobody speaks, and no author is named",
        {"has_author": FALSE, "said": (0, 0.05), "words": (50, ANY)},
        "reference",
    ),
)
"""Who speaks how; the first that fits decides where neither form nor words have."""

REST = (
    FigureSign(
        "in the present, and nobody is quoted", {"present": (0.5, 1), "quotations": FALSE}, "explainer"
    ),
    FigureSign("signed", {"has_author": TRUE}, "essay"),
)
"""What is left."""
