"""What a shortened sentence leaves out: whole phrases that no other words hang on, or it says something else."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from podcast.language.grammar.parsing import parse

if TYPE_CHECKING:
    from podcast.model import Parse

_ASIDE = frozenset({"appos", "relcl", "acl"})
"""What may go where commas set it off: "the ship, the Alma, sails", "the cable, which was laid in 1998, failed"."""
_SECOND = frozenset({"conj", "cc"})
"""What may go as a statement of its own: "the ship turned back, and a third week began"."""


def leaves_out_whole_phrases(original: str, short: str) -> bool:
    """Whether a sentence is another one without asides or second statements, all other words being as they were.

    "Divers found it chafed through where it crosses a ridge" without "where it crosses" has the ridge chafed through;
    "patients who need dialysis go by boat" without "who need dialysis" has all of them go.
    """
    before, after = parse([original, short])
    words = [token.text.casefold() for token in before.tokens]
    matcher = SequenceMatcher(None, words, [token.text.casefold() for token in after.tokens], autojunk=False)
    gone: set[int] = set()
    for kind, start, end, new, new_end in matcher.get_opcodes():
        if kind in ("replace", "insert") and any(token.pos != "PUNCT" for token in after.tokens[new:new_end]):
            return False
        gone |= set(range(start, end)) if kind != "equal" else set()
    gone = {at for at in gone if before.tokens[at].pos != "PUNCT"}
    kept = {at for at, token in enumerate(before.tokens) if token.pos != "PUNCT"} - gone
    if any(before.tokens[at].head in gone for at in kept):
        return False
    tops = [at for at in gone if before.tokens[at].head not in gone or before.tokens[at].head == at]
    return all(_may_go(before, at, gone) for at in tops)


def _may_go(sentence: Parse, at: int, gone: set[int]) -> bool:
    """Whether the phrase of a word says nothing that the rest depends on."""
    token = sentence.tokens[at]
    if token.relation in _ASIDE:
        return token.left > 0 and sentence.tokens[token.left - 1].text == ","
    if token.relation not in _SECOND or token.head == at:
        return False
    others = [it for it, one in enumerate(sentence.tokens) if one.head == token.head]
    second = [it for it in others if sentence.tokens[it].relation == "conj"]
    joined = [it for it in others if sentence.tokens[it].relation == "cc"]
    return (
        all(it in gone for it in second)
        and [sentence.tokens[it].text for it in joined] == ["and"]
        and all(
            any(one.head == it and one.relation in ("nsubj", "nsubjpass") for one in sentence.tokens)
            for it in second
        )
    )
