"""Headings as people say them, and as titles of chapters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.grammar.parts_of_speech import tag_words
from podcast.model import Passage
from podcast.writers.extractive.clauses import clause, is_finite
from podcast.writers.extractive.ear import capital, ended, lower_start, unmarked

if TYPE_CHECKING:
    from podcast.model import Section
    from podcast.writers.extractive.dialogue import Episode
    from podcast.writers.extractive.planning import Plan

_OUTLINE_NUMBER = re.compile(r"^(?:\d+[.)]?)+\s+|^(?:[IVX]+|[A-Z])[.)]\s+")
_ASKS = re.compile(r"(?:What|Who)\s[^?:]+$")
LONGEST_TITLE = 80
"""Characters of a chapter's title; apps cut longer ones."""


def title(heading: str, plan: Plan) -> str:
    """A heading as a chapter's title: no outline numbers, no shouting, no headline case."""
    text = _OUTLINE_NUMBER.sub("", unmarked(heading)).rstrip(":.").strip() or heading
    return _plain_case(text, plan)


def _plain_case(text: str, plan: Plan) -> str:
    """Small letters, where the article has all of its words so; a name in it keeps all its capitals."""
    words = text.split()
    if text.isupper() and len(text) > 6:
        text = text.capitalize()
        return " ".join(plan.written.get(word.lower(), word) for word in text.split())
    if not all(_is_common(word, plan) for word in words if len(word) > 3 or word[1:] != word[1:].lower()):
        return text
    pairs = pairwise(words)
    return " ".join([words[0], *(word if before[-1] in ":?." else word.lower() for before, word in pairs)])


def _is_common(word: str, plan: Plan) -> bool:
    bare = re.sub(r"\W+$", "", word).lower()
    return plan.written.get(bare) == bare and not any(map(str.isupper, word[1:]))


def opening(section: Section, plan: Plan, episode: Episode, *, first: bool) -> Passage | None:
    """What the leading host says first in a chapter; a heading is cited like a sentence."""
    draw = episode.phrases.draw
    heading = title(section.heading, plan) if section.heading else ""
    if not heading:
        return Passage(draw("start")) if first else None
    cites = episode.cite(section.heading)
    if section.kind == "scenario":
        return Passage(_scenario(section, episode), cites)
    if _ASKS.match(heading) and is_finite(tag_words(heading)[1]):
        heading = f"{heading}?"
    if heading.endswith("?"):
        return Passage(draw("heading?", capital(heading)) or capital(heading), cites)
    if _is_topic(heading) and (told := draw("topic", _mid(heading, plan))):
        return Passage(told, cites)
    quoted = in_quotes(heading)
    return Passage(draw("headline", quoted) or f"“{quoted}”.", cites)


def _scenario(section: Section, episode: Episode) -> str:
    draw = episode.phrases.draw
    name = capital(in_quotes(section.name))
    told = draw("scenario" if episode.first_time("scenario") else "scenario next", name) or f"“{name}”."
    odds = draw("likelihood", section.likelihood.lower()) if section.likelihood else ""
    return " ".join(filter(None, (ended(told), odds, draw("come about"))))


def _is_topic(heading: str) -> bool:
    """Whether a heading names a thing, as "bus services" does, and says nothing of it."""
    tokens = tag_words(heading)
    if not tokens or len(tokens) > 6 or re.search(r"[:!“”\"]|\s[-–—]\s|\.\s|^'", heading):
        return False
    if any(is_finite(token) for token in tokens) or clause(tokens, 0):
        return False
    if tokens[0].tag[:2] not in ("NN", "NP", "AT", "AJ", "DP") or tokens[-1].tag[:2] not in (
        "NN",
        "NP",
        "CR",
    ):
        return False
    head = next((place for place, token in enumerate(tokens) if token.tag in ("PRP", "PRF")), len(tokens)) - 1
    # "Eye in the sky" is no name for anything, "the road to peace" is.
    bare = tokens[0].tag[:2] not in ("AT", "DP") and tokens[head].tag == "NN1" and head + 1 < len(tokens)
    return not bare or tokens[head + 1].tag == "PRF"


def _mid(heading: str, plan: Plan) -> str:
    """As it goes on in a sentence."""
    if re.match(r"[A-Z][a-z]+ of\b", heading) and tag_words(heading)[0].tag == "NN1":
        heading = f"The {heading[0].lower()}{heading[1:]}"
    first = heading.split(" ", 1)[0]
    return heading if plan.written.get(first.lower(), "") == first else lower_start(heading, plan.proper)


def in_quotes(text: str) -> str:
    """A title or heading to stand inside quotation marks."""
    return unmarked(text).replace("“", "‘").replace("”", "’").replace('"', "'").rstrip(".")
