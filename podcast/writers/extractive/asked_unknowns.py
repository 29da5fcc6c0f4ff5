"""What an article says is not known: one host asks it, the other says that it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence, tidy
from podcast.writers.extractive.inversion import invert
from podcast.writers.extractive.slot import LONGEST, Slot

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

_OPEN = (
    r"(?:(?:still |yet )?(?:unclear|unknown|uncertain|an open question)|not (?:yet )?(?:clear|known|certain)"
    r"|(?:hard|difficult) to (?:say|tell|know|predict)|too early to (?:say|tell))"
)
_DENIED = r"(?: is| was)n[’']t (?:(?:still|yet) )?(?:clear|known|certain)"
_IT_IS = re.compile(rf"It(?P<open>(?: is| remains| was|[’']s)(?: still)? {_OPEN}|{_DENIED}) (?=\w)")
"""What is not known, behind it: «It is still unclear who will pay.»"""
_ASKING = frozenset(("how", "what", "who", "why", "when", "where", "which"))


def find_unknown(source: SourceView, index: int, text: str) -> Slot | None:
    """Returns what a sentence says nobody knows, as a question: "It is unclear who will pay." as "Who will pay?"."""
    parse = source.sentence(index).parse
    if not text.endswith(".") or text != parse.text or not source.in_one_paragraph(index, index + 1):
        return None  # "That is not known", and nothing else of it: nobody asks that
    end = len(text) - 1
    if match := _IT_IS.match(text):
        return _as_slot(_ask(parse, match.end(), end), f"That{match['open']}")
    return None


def _as_slot(question: str, answer: str) -> Slot | None:
    if not question or "," in question or count_words(question) > LONGEST:
        return None
    return Slot("unknown", question, as_sentence(answer))


def _ask(parse: Parse, start: int, end: int) -> str:
    """Returns an indirect question, between two places in the text, as a direct one."""
    tokens = parse.tokens
    first = next((at for at, token in enumerate(tokens) if token.start >= start), 0)
    if tokens[first].word in ("whether", "if"):
        return _ask_whether(parse, tokens[first].end + 1, end)
    if tokens[first].word not in _ASKING:
        return ""
    for verb in range(first + 1, len(tokens)):
        subjects = parse.children(verb, "nsubj", "nsubjpass")
        if not subjects or tokens[verb].left > first:
            continue
        subject = tokens[subjects[0]]
        if subject.left <= first:  # "who will pay", "how many of them have kin"
            words = tidy(parse.text[tokens[first].start : end])
            return f"{words[:1].upper()}{words[1:]}?"
        asking = tidy(parse.text[tokens[first].start : tokens[subject.left].start])
        return invert(parse, verb, asking, subject.left, end, pronouns=True)
    return ""


def _ask_whether(parse: Parse, start: int, end: int) -> str:
    """Returns a clause, between two places in the text, as a question of yes or no."""
    first = next((at for at, token in enumerate(parse.tokens) if token.start >= start), 0)
    for verb in range(first, len(parse.tokens)):
        if any(parse.tokens[at].left == first for at in parse.children(verb, "nsubj", "nsubjpass")):
            return invert(parse, verb, "", first, end, pronouns=True)
    return ""
