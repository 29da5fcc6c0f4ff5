"""What is so besides, behind "with", as a sentence of its own: "With the gates leaking, the crew left", "…, with …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.finite_forms import make_finite
from podcast.writers.extractive.named_again import is_plural
from podcast.writers.extractive.relative_clauses import is_stated
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import SUBJECTS, Parting, begin_verb, find_subject, is_last

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.verb_groups import StatedClause

_AHEAD = frozenset("expect slate schedule plan".split())
"""What is still to come, whatever it is of: «The port is shut, for they expect more floods.»"""
_STATES = frozenset("be have cost contain include mean belong consist range depend".split())
"""Verbs that are not said of what goes on: «The port has two gates, and both have a lock.»"""
_WHOSE = frozenset("his her its their our my your".split())
"""Words that point at somebody whom the rest of the sentence names: «With his crew on strike, Lee rowed.»"""
_NOT_ALL = frozenset(
    "most some many few none all both each perhaps maybe possibly likely no even only".split()
)
"""Words before a noun that tell how many of those named before: «It has two gates, with some leaking.»"""


def part_at_with(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before or behind what is so besides: "…, with the water rising by the hour"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    main = statement.verb
    finite = tokens[begin_verb(sentence, main)]
    subject = find_subject(sentence, main)
    if statement.lead or subject is None or not finite.is_finite or parse.children(main, "neg"):
        return
    for at in parse.children(main, "prep"):
        if tokens[at].word != "with" or tokens[at].left != at:
            continue
        verb = _find_verb(sentence, at)
        edit = _say_verb(sentence, verb, at) if verb is not None else None
        if verb is None or edit is None:
            continue
        if at > main and is_last(sentence, at, statement) and tokens[at - 1].text == ",":
            is_plain = tokens[subject].left <= 1 and finite.tag != "MD" and is_stated(sentence, at, statement)
            if is_plain:
                yield Parting(tokens[at - 2].end, tokens[at + 1].start, "", (edit,))
        elif at == 0 and tokens[tokens[at].right + 1].text == "," and main == parse.root:
            last = tokens[at].right
            if tokens[subject].left != last + 2:
                continue
            if {one.word for one in tokens[: last + 1]} & _WHOSE:
                gone = Edit(0, tokens[last + 2].start)
                yield Parting(tokens[last].end, tokens[1].start, "", (gone, edit), tokens[last].end)
            else:
                gone = Edit(0, tokens[1].start)
                yield Parting(tokens[last].end, tokens[last + 2].start, "", (gone, edit))


def _find_verb(sentence: Sentence, at: int) -> int | None:
    """Returns the participle that is said of the noun behind "with"; None where there is none, or it is a guess."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    nouns, verbs = parse.children(at, "pobj"), parse.children(at, "pcomp")
    if verbs:
        nouns = parse.children(verbs[0], "nsubj", "nsubjpass")
    elif nouns:
        verbs = parse.children(nouns[0], "acl")
    if len(nouns) != 1 or len(verbs) != 1 or tokens[verbs[0]].right != tokens[at].right:
        return None
    noun, verb = nouns[0], verbs[0]
    named = tokens[at + 1 : tokens[verb].left]
    is_open = tokens[noun].pos not in ("NOUN", "PROPN") or {one.word for one in named} & _NOT_ALL
    inside = tokens[at : tokens[at].right + 1]
    has_more = parse.children(verb, "conj", "auxpass") or any(one.text == "," for one in inside)
    # "with signs naming the crews lining the quay": it is not the first one that they do there
    has_more = has_more or sum(one.tag == "VBG" and one.relation in ("acl", "pcomp") for one in inside) > 1
    return None if is_open or has_more or tokens[at + 1].left != at + 1 else verb


def _say_verb(sentence: Sentence, verb: int, at: int) -> Edit | None:
    """Returns the change that makes a participle finite: "rising" as "is rising", in the time of the main verb."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    token, finite = tokens[verb], tokens[begin_verb(sentence, tokens[at].head)]
    noun = (*parse.children(verb, *SUBJECTS), token.head)[0]
    plural, is_past = is_plural(sentence, noun), finite.tag == "VBD"
    be = ("were" if plural else "was") if is_past else ("are" if plural else "is")
    first = tokens[token.left] if not parse.children(verb, *SUBJECTS) else token
    if token.tag == "VBN" and token.lemma in _AHEAD:
        return Edit(first.start, first.end, f"{be} {first.text}")
    if token.tag != "VBG" or token.lemma in _STATES or (at and tokens[at + 1].word in ("a", "an")):
        return None
    if token.lemma in SAYING:
        form = make_finite(token, finite, is_plural=plural) if finite.tag != "MD" else None
        return Edit(token.start, token.end, form) if form else None
    adverb = tokens[verb - 1]
    if first is token and adverb.relation == "advmod" and adverb.head == verb:
        first = adverb
    return Edit(first.start, first.end, f"{be} {first.text}")
