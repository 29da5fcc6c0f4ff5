"""Forms of words in which a sentence poses a question and answers it: "What makes it unlikely is …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.asked_unknowns import find_unknown
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.inversion import ask_reasons
from podcast.writers.extractive.slot import LONGEST, Slot

if TYPE_CHECKING:
    from podcast.writers.extractive.source_view import SourceView

ANSWER = 34
"""Words of an answer, at most."""


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A form of words in which a sentence poses and answers a question."""

    name: str
    pattern: re.Pattern[str]
    question: str
    """With the groups of the pattern."""
    example: str
    follows: bool = False
    """Whether it answers what was said in the sentence before."""


_NOUNS = (
    "attraction|reason|problem|question|difference|obstacle|challenge|advantage|disadvantage"
    "|risk|danger|benefit|cause|concern|"
    "goal|aim|purpose|drawback|lesson|finding|result|weakness|strength|point|issue|factor"
    "|threat|worry|exception|catch|trick|upshot|effect"
)
FORMS = (
    QuestionForm(
        "what makes",
        re.compile(
            r"(?P<what>What (?:makes|made|matters|mattered|worries|worried|keeps|kept|drives|drove"
            r"|is new|is clear|is missing)\b[^,]{0,90}?)"
            r" (?:is|was|are|were) (?:that )?(?P<answer>.{12,})"
        ),
        "{what}?",
        "What makes this unlikely is that it hinges on the port.",
    ),
    QuestionForm(
        "the main",
        re.compile(
            r"The (?P<what>(?:main|key|biggest|greatest|central|real|chief|first|primary|only"
            r"|most important|big|other|second|third|obvious|simplest)"
            rf" (?:{_NOUNS})\b[^,]{{0,70}}?) (?:is|was|are|were|has been) (?:that )?(?P<answer>(?!not\b).{{12,}})"
        ),
        "And the {what}?",
        "The main attraction of the deal was that the island had ships.",
    ),
    QuestionForm(
        "was the main",
        re.compile(
            r"(?P<answer>(?!(?:It|That|This|He|She|They|There|What|One)\b)[^,:;]{8,70}?) (?P<verb>is|was|are|were)"
            rf" the (?P<what>(?:main|biggest|greatest|chief|most important|best|worst) (?:{_NOUNS})\b[^,:;]{{0,60}})"
        ),
        "What {verb} the {what}?",
        "Cheap gas from the north was the biggest reason for the end of the mill.",
        follows=True,
    ),
    QuestionForm(
        "the reason",
        re.compile(r"(?:The|One) reason (?:is|was) (?:that )?(?P<answer>.{12,})"),
        "Why?",
        "The reason is that nobody had paid for the second pump.",
        follows=True,
    ),
)
"""The article answers in its own form what is asked here."""
_UNFIT = re.compile(r"^whether\b|, (?:and|but|so|yet) (?:it|its|they|their|he|his|she|her|the|this|that)\b")
"""Answers that say a second thing, or none for sure: «A text file, and its future is dark.»"""


def find_form(source: SourceView, index: int, text: str, *, follows: bool) -> Slot | None:
    """Returns the question that a sentence answers in its own form, or None.

    `follows` says whether the sentence before it was said just now, by the other host.
    """
    if (question := ask_reasons(source, index)) and count_words(question) <= LONGEST:
        return Slot("reasons", question, "")
    body = text.rstrip(".")
    for form in FORMS:
        match = form.pattern.fullmatch(body)
        if match and (follows or not form.follows) and not _UNFIT.search(match["answer"]):
            question = form.question.format(**match.groupdict())
            if count_words(question) <= LONGEST and count_words(match["answer"]) <= ANSWER:
                return Slot(form.name, question, as_sentence(match["answer"]))
    return find_unknown(source, index, text)
