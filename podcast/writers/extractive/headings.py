"""Headings as people say them, and as titles of chapters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.grammar.parts_of_speech import tag_words
from podcast.model import Passage
from podcast.writers.extractive.clauses import clause_at, is_finite
from podcast.writers.extractive.ear import capital, lower_start
from podcast.writers.frame import chapter_title, ended, unmarked

if TYPE_CHECKING:
    from podcast.model import Section
    from podcast.writers.extractive.conversation import Conversation
    from podcast.writers.extractive.planning import ScriptPlan

_OUTLINE_LETTER = re.compile(r"^(?:[IVX]+|[A-Z])[.)]\s+")
"""Roman numbers and letters of an outline: «IV. The quay»"""
_ASKS = re.compile(r"(?:What|Who)\s[^?:]+$")
"""A question without its mark: «What comes next»"""
LONGEST_TITLE = 80
"""Characters of a chapter's title; apps cut longer ones."""


def title(heading: str, plan: ScriptPlan) -> str:
    """Returns a heading as a chapter's title: no outline numbers, no shouting, no headline case."""
    return _plain_case(_OUTLINE_LETTER.sub("", chapter_title(unmarked(heading))) or heading, plan)


def _plain_case(text: str, plan: ScriptPlan) -> str:
    """Small letters, where the article has all of its words so; a name in it keeps all its capitals."""
    words = text.split()
    if text.isupper() and len(text) > 6:
        text = text.capitalize()
        return " ".join(plan.spellings.get(word.lower(), word) for word in text.split())
    if not all(_is_common(word, plan) for word in words if len(word) > 3 or word[1:] != word[1:].lower()):
        return text
    pairs = pairwise(words)
    return " ".join([words[0], *(word if before[-1] in ":?." else word.lower() for before, word in pairs)])


def _is_common(word: str, plan: ScriptPlan) -> bool:
    bare = re.sub(r"\W+$", "", word).lower()
    return plan.spellings.get(bare) == bare and not any(map(str.isupper, word[1:]))


def opening(section: Section, plan: ScriptPlan, conversation: Conversation, *, first: bool) -> Passage | None:
    """Returns what the leading host says first in a chapter, if anything; a heading is cited like a sentence."""
    draw = conversation.phrases.draw
    heading = title(section.heading, plan) if section.heading else ""
    if not heading:
        return Passage(draw("start")) if first else None
    cites = conversation.cite(section.heading)
    if section.kind == "scenario":
        return Passage(_scenario(section, conversation), cites)
    if _ASKS.match(heading) and is_finite(tag_words(heading)[1]):
        heading = f"{heading}?"
    if heading.endswith("?"):
        return Passage(draw("heading?", capital(heading)) or capital(heading), cites)
    if _is_topic(heading) and (phrase := draw("topic", _inside_sentence(heading, plan))):
        return Passage(phrase, cites)
    quotation = in_quotes(heading)
    return Passage(draw("headline", quotation) or f"“{quotation}”.", cites)


def _scenario(section: Section, conversation: Conversation) -> str:
    draw = conversation.phrases.draw
    name = capital(in_quotes(section.name))
    phrase = draw("scenario next" if conversation.has_scenario else "scenario", name) or f"“{name}”."
    conversation.has_scenario = True
    odds = draw("likelihood", section.likelihood.lower()) if section.likelihood else ""
    return " ".join(filter(None, (ended(phrase), odds, draw("come about"))))


def _is_topic(heading: str) -> bool:
    """Whether a heading names a thing, as "bus services" does, and says nothing of it."""
    tokens = tag_words(heading)
    if not tokens or len(tokens) > 6 or re.search(r"[:!“”\"]|\s[-–—]\s|\.\s|^'", heading):
        return False
    if any(is_finite(token) for token in tokens) or clause_at(tokens, 0):
        return False
    begins, ends = tokens[0].tag[:2], tokens[-1].tag[:2]
    if begins not in ("NN", "NP", "AT", "AJ", "DP") or ends not in ("NN", "NP", "CR"):
        return False
    head = next((place for place, token in enumerate(tokens) if token.tag in ("PRP", "PRF")), len(tokens)) - 1
    # "Eye in the sky" is no name for anything, "the road to peace" is.
    bare = tokens[0].tag[:2] not in ("AT", "DP") and tokens[head].tag == "NN1" and head + 1 < len(tokens)
    return not bare or tokens[head + 1].tag == "PRF"


def _inside_sentence(heading: str, plan: ScriptPlan) -> str:
    """A heading as it goes on in a sentence."""
    if re.match(r"[A-Z][a-z]+ of\b", heading) and tag_words(heading)[0].tag == "NN1":
        heading = f"The {heading[0].lower()}{heading[1:]}"
    first = heading.split(" ", 1)[0]
    return heading if plan.spellings.get(first.lower(), "") == first else lower_start(heading, plan.proper)


def in_quotes(text: str) -> str:
    """Returns a title or heading as it stands inside quotation marks."""
    return unmarked(text).replace("“", "‘").replace("”", "’").replace('"', "'").rstrip(".")
