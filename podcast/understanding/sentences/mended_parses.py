"""Parses put right: a name that is hung on the nearest noun, though it is a person's; a place taken for who acts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.facts.first_names import is_first_name
from podcast.language.grammar.person_nouns import is_person_noun
from podcast.language.grammar.trees import NOMINAL_SUBJECTS
from podcast.language.plain.folding import fold
from podcast.model import Parse

if TYPE_CHECKING:
    from podcast.model import Token

_OF = frozenset("of at for in with from".split())
_DATELINE = 10
"""Words of a place, the day and the agency before a news report, at most."""
_DASHES = frozenset(("—", "–", "-", "--"))


def mend(parse: Parse) -> Parse:
    """Returns a parse in which the name in "the director of Ennis Lines, Ann Lee," explains the director.

    And in which it is the name behind the dash that acts: "HULL (AP) — Ann Lee, the pilot, left, saying".
    """
    parse = _act_behind_dateline(parse)
    heads = [
        _find_bearer(parse.tokens, at) if token.relation == "appos" else token.head
        for at, token in enumerate(parse.tokens)
    ]
    return _hang(parse, heads) if heads != [token.head for token in parse.tokens] else parse


def _act_behind_dateline(parse: Parse) -> Parse:
    """Returns a parse in which the subject is no dateline that the parser lets the name behind its dash explain."""
    tokens = parse.tokens
    dash = next((at for at, token in enumerate(tokens[:_DATELINE]) if token.text in _DASHES), 0)
    place = next((at for at in range(dash) if tokens[at].relation in NOMINAL_SUBJECTS), None)
    if place is None or not tokens[0].text.isupper() or tokens[place].head != parse.root:
        return parse
    named = [at for at in parse.children(place, "appos") if at > dash and tokens[at].left == dash + 1]
    if len(named) != 1:
        return parse
    heads = [token.head for token in tokens]
    heads[named[0]], heads[place] = parse.root, named[0]
    mended = list(tokens)
    mended[named[0]] = replace(tokens[named[0]], relation=tokens[place].relation)
    mended[place] = replace(tokens[place], relation="dep")
    return _hang(Parse(parse.text, tuple(mended)), heads)


def _hang(parse: Parse, heads: list[int]) -> Parse:
    """Returns a parse in which each token hangs on the head that is given for it."""
    return Parse(
        parse.text,
        tuple(
            replace(token, head=head, left=left, right=right)
            for token, head, (left, right) in zip(parse.tokens, heads, _spread(heads), strict=True)
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
