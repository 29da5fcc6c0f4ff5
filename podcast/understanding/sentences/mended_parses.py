"""Parses where the parser hangs a name on the nearest noun, though it is a person's, put right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.facts.first_names import is_first_name
from podcast.language.grammar.person_nouns import is_person_noun
from podcast.language.plain.folding import fold
from podcast.model import Parse

if TYPE_CHECKING:
    from podcast.model import Token

_OF = frozenset("of at for in with from".split())


def mend(parse: Parse) -> Parse:
    """Returns a parse in which the name in "the director of Ennis Lines, Ann Lee," explains the director."""
    heads = [
        _find_bearer(parse.tokens, at) if token.relation == "appos" else token.head
        for at, token in enumerate(parse.tokens)
    ]
    if heads == [token.head for token in parse.tokens]:
        return parse
    edges = _spread(heads)
    return Parse(
        parse.text,
        tuple(
            replace(token, head=head, left=left, right=right)
            for token, head, (left, right) in zip(parse.tokens, heads, edges, strict=True)
        ),
    )


def _find_bearer(tokens: tuple[Token, ...], at: int) -> int:
    """Returns what an apposition explains: its head, or the person of whom that is but the office or the house."""
    head = noun = tokens[at].head
    start = tokens[at].left
    is_name = tokens[at].pos == "PROPN" and (
        tokens[at].entity == "PERSON" or is_first_name(fold(tokens[start].text))
    )
    if not is_name or not start or tokens[start - 1].text != "," or is_person_noun(tokens[noun].lemma):
        return head
    while tokens[noun].relation == "conj" and tokens[noun].head < noun:
        noun = tokens[noun].head
    above = tokens[noun].head
    if tokens[noun].relation != "pobj" or tokens[above].word not in _OF:
        return head
    holder = tokens[above].head
    is_holder = holder < above and tokens[holder].tag == "NN" and is_person_noun(tokens[holder].lemma)
    return holder if is_holder else head


def _spread(heads: list[int]) -> list[tuple[int, int]]:
    """Returns the first and the last token below each one."""
    edges = [(at, at) for at in range(len(heads))]
    for at in range(len(heads)):
        above = at
        while heads[above] != above:
            above = heads[above]
            left, right = edges[above]
            edges[above] = (min(left, at), max(right, at))
    return edges
