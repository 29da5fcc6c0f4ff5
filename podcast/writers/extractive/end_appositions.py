"""What a sentence's last thing is, as a sentence of its own: "…, a company that makes pumps"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import Parting, begin_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence

WORDS = 5
"""Tokens of what is said of the last thing, at least: shorter ones are no burden."""
_NAMES = ("GPE", "LOC", "FAC", "ORG", "NORP")
"""Kinds of names of what is there still, whatever happened there: "He moved to Ruan, a town of fishers"."""
_BEGINS = ("a", "an", "the")
"""Words with which something is said of a thing: «the oldest of three ports»"""
_PRESENT = ("VBZ", "VBP", "MD")
_BINDING = frozenset(("if", "unless", "when", "whether", "than", "not", "never", "no", "any", "n't", "n’t"))
"""Words after which the last thing may be none that there is: «They never built a sluice, a thing of the past.»"""


def part_at_apposition(sentence: Sentence) -> Iterator[Parting]:
    """Yields the place before what is said of the last thing named: "That is a company that makes pumps"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if tokens[parse.root].lemma in SAYING or any(token.word in _BINDING for token in tokens):
        return
    for at, token in enumerate(tokens):
        first, head = token.left, tokens[token.head]
        is_behind = token.relation == "appos" and first > 1 and tokens[first - 1].text == ","
        if not is_behind or tokens[first].word not in _BEGINS or at - first + token.right - at < WORDS:
            continue
        is_last = not any(other.pos != "PUNCT" for other in tokens[token.right + 1 :])
        if not is_last or head.entity == "PERSON" or not _is_thing(sentence, at, first):
            continue
        tense = _find_tense(sentence, at)
        if tense:
            yield Parting(tokens[first - 2].end, tokens[first].start, f"that {tense}")


def _is_thing(sentence: Sentence, at: int, first: int) -> bool:
    """Returns whether an apposition belongs to the noun right before it, which is no person and no member of a list."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    head = tokens[at].head
    is_listed = any(tokens[it].relation == "conj" for it in (at, head)) or bool(
        parse.children(at, "conj", "appos")
    )
    is_near = tokens[head].pos in ("NOUN", "PROPN") and all(
        tokens[it].pos != "VERB" for it in range(head + 1, first - 1)
    )
    nouns = (tokens[at].lemma, tokens[head].lemma)
    return (
        is_near
        and not is_listed
        and not parse.children(head, "conj")
        and not any(map(may_be_person_noun, nouns))
    )


def _find_tense(sentence: Sentence, at: int) -> str:
    """Returns "is" or "was" by what is said of a thing, else by the main verb; empty where neither tells."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    for verb in parse.children(at, "relcl"):
        own = tokens[begin_verb(sentence, verb)]
        return "is" if own.tag in _PRESENT else "was" if own.tag == "VBD" else ""
    main = tokens[begin_verb(sentence, parse.root)]
    if main.tag in _PRESENT:
        return "is"
    return "was" if main.tag == "VBD" and tokens[tokens[at].head].entity not in _NAMES else ""
