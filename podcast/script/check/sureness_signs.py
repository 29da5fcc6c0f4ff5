"""How sure something is said to be beyond what the evidence has: "proves" for "suggests", "is certain to" for "may"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.script.check.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Token
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

SURE = tuple(
    (frozenset(words.split()), frozenset((words + " " + others).split()))
    for words, others in (
        ("prove proof", "confirm demonstrate establish evidence find show"),
        (
            "certain certainly definitely guaranteed inevitable inevitably surely undoubtedly unquestionably",
            "bound clear clearly doubt guarantee must sure unavoidable",
        ),
        ("unprecedented", "first never new"),
    )
)
"""Words that leave no doubt, and with them those that leave as little."""


def find_sureness_signs(said: Statement, evidence: Evidence, near: Sequence[Statement]) -> Iterator[Sign]:
    """Yields a word that leaves no doubt where nothing of the evidence does; `near` is what shows it."""
    held = {
        word
        for one in evidence.cited
        for at, token in enumerate(one.tree.tokens)
        if not one.standing(at).is_denied or token.word == "doubt"
        for word in (token.word, token.lemma.lower())
    }
    for at, token in enumerate(said.tree.tokens):
        if said.standing(at).is_denied or not _says_how_sure(token):
            continue
        if any({token.word, token.lemma.lower()} & words and not held & alike for words, alike in SURE):
            yield Sign("all", token.text, "", near[0].text if near else "", at)


def _says_how_sure(token: Token) -> bool:
    """Whether a word is of what is said: "is certain", but not "certain borders"."""
    return token.word != "certain" or token.relation in ("acomp", "oprd", "ROOT", "conj")
