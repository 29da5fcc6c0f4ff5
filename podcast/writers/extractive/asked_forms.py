"""Questions that the article itself answers in its own form: what is asked, and how the answer then begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.inversion import ask_reasons, ask_why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.spoken_wording import Wording

LONGEST = 18
"""Words of a question, at most."""
CLAIM = 6
"""Words of a claim, at least, whose reason is asked for: nobody asks why "she ended it"."""
ANSWER = 26
"""Words of an answer that a question is asked for, at most."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A question, and the answer; empty where the next sentence gives it."""

    form: str
    question: str
    answer: str


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
        "the reason",
        re.compile(r"(?:The|One) reason (?:is|was) (?:that )?(?P<answer>.{12,})"),
        "Why?",
        "The reason is that nobody had paid for the second pump.",
        follows=True,
    ),
    QuestionForm(
        "this means",
        re.compile(r"(?:This|That|Which) means(?: that)? (?P<answer>.{12,})"),
        "Which means?",
        "That means that the valley has no water in August.",
        follows=True,
    ),
)
"""The article answers in its own form what is asked here."""
_WHY = re.compile(r"(?P<claim>.{20,}?),? (?P<answer>because (?!of\b).{12,})")
"""A claim and its reason: «The council closed the quay because the wall had cracks in it.»"""
_HEDGED = re.compile(
    r"\b(?:not|n[’']t|only|just|partly|simply|never|if|whether|although|even|while|when|that"
    r"|mainly|largely|perhaps|maybe|mostly|in (?:\w+ )?part)\b"
)
"""Words in a claim that may belong to its reason: «They closed it partly because it leaked.»"""


_UNFIT = re.compile(r"^whether\b|, (?:and|but|so|yet) (?:it|its|they|their|he|his|she|her|the|this|that)\b")
"""Answers that say a second thing, or none for sure: «A text file, and its future is dark.»"""


def find_slot(source: SourceView, wording: Wording, *, follows: bool) -> Slot | None:
    """Returns the question that a sentence answers in its own form, or None.

    `follows` says whether the sentence before it was said just now, by the other host.
    """
    text = wording.text
    if wording.is_quotation or "“" in text or text.endswith("?"):
        return None
    body = text.rstrip(".")
    if (question := ask_reasons(source, wording.sentence)) and count_words(question) <= LONGEST:
        return Slot("reasons", question, "")
    for form in FORMS:
        match = form.pattern.fullmatch(body)
        if match and (follows or not form.follows) and not _UNFIT.search(match["answer"]):
            question = form.question.format(**match.groupdict())
            if count_words(question) <= LONGEST and count_words(match["answer"]) <= ANSWER + 8:
                return Slot(form.name, question, as_sentence(match["answer"]))
    return _reason(source, wording, body)


def _reason(source: SourceView, wording: Wording, body: str) -> Slot | None:
    """A claim with its reason: "The council closed the quay because it leaked", "Why did the council close the quay?".

    A bare "Why?" behind the claim was heard as one smooth sentence chopped in three.
    """
    match = _WHY.fullmatch(body)
    if not match or count_words(match["claim"]) < CLAIM or count_words(match["answer"]) > ANSWER:
        return None
    if _HEDGED.search(match["claim"]):
        return None
    question = ask_why(source, wording.sentence, match["claim"])
    if not 0 < count_words(question) <= LONGEST:
        return None
    return Slot("because", question, as_sentence(match["answer"]))


def find_counted(texts: Sequence[str]) -> tuple[str, ...]:
    """Returns what the members of a count say without the words that count them; nothing where one has no such words.

    "One was a collapse." and "Another was that the alliance slept." give "A collapse." and "The alliance slept."
    """
    said = []
    for text in texts:
        match = _COUNTED.fullmatch(text.rstrip("."))
        if not match:
            return ()
        said.append(as_sentence(match["answer"]))
    return tuple(said)


_COUNTED = re.compile(
    r"(?:One|Another|A (?:second|third|fourth|fifth)|The (?:first|second|third|fourth|fifth"
    r"|last|other))(?: (?:is|was|are|were) (?:that )?)(?P<answer>.{8,})"
)
"""A member of a count: «Another was that the alliance slept.»"""
