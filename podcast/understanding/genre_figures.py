"""The figures by which a genre is told, as data: between which bounds they lie, and for which genre that speaks.

Points are those of `genre_words`: 1 for what is a little more common in a genre, 3 for what is typical, 5 for what
hardly any other has.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureSign:
    """A sign in the figures of the article: each one named lies between its two bounds."""

    name: str
    bounds: dict[str, tuple[float, float]]
    """Field of `Texture` -> the least and the most."""
    points: dict[str, int]


ANY = float("inf")

FIGURES = (
    FigureSign("turns of a conversation", {"turns": (4, ANY), "voices": (0, 3)}, {"interview": 5}),
    FigureSign("posts by many", {"turns": (4, ANY), "voices": (4, ANY)}, {"forum": 3, "interview": 2}),
    FigureSign(
        "questions put to somebody who answers",
        {"questions_put": (4, ANY), "we": (0.05, 1), "commands": (0, 0.1)},
        {"interview": 3},
    ),
    FigureSign("ingredients", {"ingredients": (3, ANY)}, {"recipe": 5}),
    FigureSign("steps", {"steps": (3, ANY)}, {"how-to": 2, "recipe": 1}),
    FigureSign("pros and cons", {"judged": (2, ANY)}, {"review": 4}),
    FigureSign("title counts things", {"counted": (3, ANY)}, {"list": 3}),
    FigureSign(
        "a heading for each thing that the title counts", {"is_headed_as_counted": (1, 1)}, {"list": 6}
    ),
    FigureSign("numbered headings", {"headings": (3, ANY), "numbered": (0.5, 1)}, {"list": 2}),
    FigureSign("headings that ask", {"headings": (3, ANY), "asking": (0.5, 1)}, {"explainer": 3}),
    FigureSign("works cited in brackets", {"citations": (5, ANY)}, {"study": 3, "reference": 1}),
    FigureSign(
        "people said things, in short paragraphs",
        {"said": (0.1, 1), "i": (0, 0.1), "you": (0, 0.1), "paragraph": (0, 45)},
        {"news": 3},
    ),
    FigureSign(
        "a day of the week", {"names_day": (1, 1), "said": (0.03, 1), "i": (0, 0.1)}, {"news": 2}
    ),
    FigureSign("several quotations", {"quotations": (3, ANY), "i": (0, 0.1)}, {"news": 1, "feature": 1}),
    FigureSign("the past tense", {"past": (0.25, 1), "i": (0, 0.1)}, {"news": 2, "study": 1}),
    FigureSign(
        "people say things, in the present",
        {"says": (0.05, 1), "paragraph": (45, ANY), "quotations": (2, ANY)},
        {"feature": 3, "opinion": 1},
    ),
    FigureSign(
        "long, told in the present, with quotations",
        {"words": (1000, ANY), "present": (0.4, 1), "quotations": (2, ANY), "you": (0, 0.1)},
        {"feature": 2},
    ),
    FigureSign("an I", {"i": (0.1, 1)}, {"essay": 3, "opinion": 1, "forum": 1}),
    FigureSign("a we", {"we": (0.1, 1)}, {"opinion": 1, "press-release": 1, "study": 1, "review": 1}),
    FigureSign(
        "a we without an author",
        {"we": (0.1, 1), "has_author": (0, 0)},
        {"press-release": 2, "reference": 1},
    ),
    FigureSign("what must be done", {"duties": (0.05, 1), "quotations": (0, 3)}, {"opinion": 2}),
    FigureSign("commands", {"commands": (0.1, 1)}, {"how-to": 2, "recipe": 1}),
    FigureSign("speaks to you", {"you": (0.15, 1)}, {"how-to": 2, "list": 1, "explainer": 1}),
    FigureSign(
        "begins by defining its subject", {"begins_defining": (1, 1)}, {"reference": 3, "explainer": 1}
    ),
    FigureSign(
        "nobody speaks, and no author is named",
        {
            "has_author": (0, 0), "quotations": (0, 1), "i": (0, 0.03), "said": (0, 0.03),
            "commands": (0, 0.1), "words": (200, ANY),
        },
        {"reference": 2},
    ),
)  # fmt: skip
