"""A quiz is no text to read out: its answers are, without their letters; what only asks for a letter is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import ANSWER

if TYPE_CHECKING:
    from podcast.model import Understanding

_ANSWERED = re.compile(r"Answer: (?:\w+, ?)?(?:[a-eA-E]|true|false)\b", re.IGNORECASE)
"""A line that gives an answer by its letter: «Answer: b, with one small caveat.»"""
_OPTION = re.compile(r"[a-eA-E][.)] \S")
"""One of the answers to choose from: «b. The tide»"""
_CHOOSING = re.compile(
    r":$|^True or false\b|\b(?:which|what|who) of (?:the following|these)\b|\b(?:this|our|the) quiz\b",
    re.IGNORECASE,
)
"""A line that asks for one of them, or speaks of the quiz: «Which of the following is no gauge?»"""
LEAST = 2
"""Answers by which a text is a quiz, at least."""


def find_quiz_lines(understood: Understanding) -> frozenset[int]:
    """Returns the sentences of a quiz that nobody says: what to choose from, and who has only a letter or a choice.

    A question that can be answered without them stays, and so does what is told behind the letter.
    """
    sentences = understood.sentences
    answered = [one.index for one in sentences if _ANSWERED.match(one.text)]
    if len(answered) < LEAST:
        return frozenset()
    options = [one for one in sentences if _OPTION.match(one.text)]
    asking = [one for one in sentences if _CHOOSING.search(one.text.rstrip("”\"' "))]
    # "a. Use it. Why waste it?", "The lamp is dark. You should:": all of such a paragraph goes.
    whole = {
        (one.section, one.paragraph) for one in (*options, *asking) if one.text[-1] == ":" or one in options
    }
    silent = {one.index for one in sentences if (one.section, one.paragraph) in whole}
    silent |= {one.index for one in asking}
    return frozenset(silent.union(index for index in answered if _says_letter(sentences[index].text)))


def _says_letter(text: str) -> bool:
    """Returns whether a line gives an answer and says nothing behind its letter that can be heard without it."""
    match = ANSWER.match(text)
    return match is None or not text[match.end() :]
