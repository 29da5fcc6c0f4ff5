"""What somebody does something for, at a sentence's end, as a sentence of its own: "The aim was to keep it dry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import COLLECTIVES
from podcast.writers.extractive.relative_clauses import is_somebody
from podcast.writers.extractive.verb_groups import (
    HELPERS,
    PARTLY,
    Parting,
    StatedClause,
    begin_verb,
    find_subject,
    is_last,
    is_negated,
    is_verb,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence

LEAST = 5
"""Words of an aim, at least: "He came to help" is one idea."""
BRIEF = 5
"""Words of what is done, at least: "Lee said he did so" says nothing yet."""
_AIMS = frozenset(
    """address arrange ask assess attend avoid celebrate check collect combat commemorate curb debate deliver demand
    deter determine discourage discuss draw encourage enforce ensure examine explain explore express fight gather help
    honour honor inspect investigate learn limit measure monitor observe oppose persuade press prevent promote
    protect protest raise reduce restore restrict search secure stop study support tackle test watch
    welcome""".split()
)
"""Verbs that nobody does by chance: what comes of it is no aim, «They rowed for a year to help the port.»"""
_ASKING = frozenset(
    """agree allow appeal ask call choose decide enable encourage expect force get go help invite order permit plan
    pledge prepare promise require say schedule seem set tell try urge use vow vote want warn work""".split()
)
"""Verbs that an infinitive may complete: «They vote on Friday to stop it.»"""
_OWING = frozenset("ability chance duty job need obligation opportunity power right task time way".split())
"""Nouns that an infinitive may belong to across other words: «They won the right in May to see it.»"""
_GROUPS = ("ORG", "GPE", "NORP", "PERSON")


def part_at_aim(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what something is done for: "They met on Friday to discuss it"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if is_negated(sentence, statement) or not _is_done(sentence, statement):
        return
    for verb in parse.children(statement.verb, "advcl"):
        to = next((at for at in parse.children(verb, "aux") if tokens[at].word == "to"), None)
        if to is None or verb < statement.verb or not is_last(sentence, verb, statement):
            continue
        in_order = [token.word for token in tokens[to - 2 : to]] == ["in", "order"]
        first = to - 2 * in_order
        is_aim = tokens[verb].lemma in _AIMS or in_order
        if not is_aim or tokens[verb].left != first or tokens[verb].right - to < LEAST:
            continue
        if (
            first - tokens[statement.verb].left < BRIEF
            or _may_be_of_noun(sentence, statement, first)
            or tokens[first - 1].word in PARTLY
        ):
            continue
        was = tokens[begin_verb(sentence, statement.verb)].tag == "VBD"
        has = any(tokens[at].lemma == "have" for at in parse.children(statement.verb, *HELPERS))
        yield Parting(
            tokens[first - 1 - (tokens[first - 1].text == ",")].end,
            tokens[to].start,
            statement.open(f"the aim {'was' if was and not has else 'is'}"),
        )


def _is_done(sentence: Sentence, statement: StatedClause) -> bool:
    """Returns whether a statement tells what somebody does, or what is done: a gene that acts has no aim."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if tokens[statement.verb].lemma in _ASKING or any(
        tokens[at].lemma in _OWING for at in parse.children(statement.verb, "dobj", "nsubj")
    ):
        return False
    subject, begin = find_subject(sentence, statement.verb), tokens[begin_verb(sentence, statement.verb)]
    if (
        subject is None
        or tokens[statement.verb].pos != "VERB"
        or (begin.tag == "MD" and begin.word != "will")
    ):
        return False
    is_passive = bool(parse.children(statement.verb, "auxpass"))
    is_done = begin.tag in ("VBD", "MD") or tokens[statement.verb].tag in ("VBG", "VBN")
    acts = is_somebody(tokens[subject]) or tokens[subject].entity in _GROUPS
    acts = acts or tokens[subject].word == "they" or tokens[subject].lemma in COLLECTIVES
    return is_done and (acts or is_passive)


def _may_be_of_noun(sentence: Sentence, statement: StatedClause, first: int) -> bool:
    """Returns whether an infinitive may belong to a noun or verb before it: "a meeting to discuss", "was used to"."""
    tokens = sentence.parse.tokens
    before = tokens[first - 1]
    is_object = before.pos in ("NOUN", "PROPN", "PRON") and before.relation in (
        "dobj",
        "attr",
        "conj",
        "appos",
    )
    is_time = before.entity in ("DATE", "TIME")
    between = tokens[statement.verb + 1 : first]
    return (
        not between
        or (is_object and not is_time)
        or any(is_verb(token) and token.relation not in ("amod", *HELPERS) for token in between)
    )
