"""What stands before a sentence's subject, as a sentence of its own.

"Chosen by the crews, the mayor shut the gate" goes on as "He shut the gate" behind "The mayor was chosen by the crews".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import COLLECTIVES
from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.finite_forms import make_finite
from podcast.writers.extractive.fronted_times import part_at_time
from podcast.writers.extractive.fronts import NOBODY, find_front
from podcast.writers.extractive.named_again import is_plural, name_again, name_whole
from podcast.writers.extractive.verb_groups import (
    FOCUS,
    HELPERS,
    INSIDE,
    SUBJECTS,
    Parting,
    begin_verb,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence, Token
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import StatedClause

_SUPPOSED = frozenset(
    """give take see view compare put leave use combine provide grant consider judge assume treat divide multiply
    adjust repeat apply translate suppose""".split()
)
"""Participles that may say how to look at it, or what would be: «If you see it from the sea, it looks old.»"""
_NO_DOING = frozenset(
    """be have accord base begin concern consider depend follow include involve judge regard start move provide
    assume grant suppose owe come reflect mirror mark highlight underline underscore signal echo illustrate""".split()
)
"""Participles that say no more than a preposition does: «To judge by the wall, it leaks.»"""
_STATES = frozenset(
    """call know name base locate situate surround equip design build make craft fill cover write set arm back support
    own run house line mount dress hang tuck nestle perch""".split()
)
"""What was done to something that it still is: «They call it the Corrow, built of oak.»"""
_LIKE = frozenset(
    "contrary due prior regardless irrespective subsequent similar like such worth true same".split()
)
"""Adjectives that say no more of a subject than a preposition does: «Contrary to its name, it is new.»"""
_COMPARING = frozenset("as so too more less most least".split())
"""Words before an adjective that compare: «More important, it leaks.»"""
_MEANS = {"after": "after that,", "by": "that way,"}
"""Word before what the subject did before, or how → how the sentence goes on: «By reading the gauge, it knew.»"""
_BARE = ("ADV", "AUX", "NUM", "NOUN")
"""What stands before a participle or adjective that is said of the subject: "nine days shy of …"."""


def part_before_subject(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the end of what stands before a sentence's subject."""
    yield from _part_at_opening(source, sentence, statement)
    yield from part_at_time(sentence, statement)


def _part_at_opening(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the end of what is said of the subject that stands behind it."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    found = find_front(sentence, statement)
    if found is None or len(found[1]) != 1:
        return
    subject, (at,) = found
    if tokens[at].relation == "advcl":
        yield from _said_of_subject(source, sentence, subject, at)
    elif tokens[at].relation == "prep" and parse.children(at, "pcomp"):
        yield from _said_of_means(source, sentence, subject, at)


def _said_of_subject(source: SourceView, sentence: Sentence, subject: int, at: int) -> Iterator[Parting]:
    """Yields the end of what was done to the subject, or what it does besides: "Chosen by the crews, the mayor …"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    is_bare = all(one.pos in _BARE and one.tag != "WRB" and one.word not in FOCUS for one in tokens[:at])
    if parse.children(at, "mark", "neg", *SUBJECTS) or not is_bare:
        return
    if tokens[at].pos == "ADJ":
        edit = _say_state(sentence, subject, at)
    elif parse.children(at, "aux", "auxpass"):
        edit = _say_having(sentence, subject, at)
    elif tokens[at].tag == "VBN":
        edit = _say_done(sentence, subject, at)
    else:
        edit = _say_doing(sentence, subject, at)
    if edit:
        yield from _begin_with_subject(source, sentence, subject, edit)


def _finite(sentence: Sentence) -> Token:
    return sentence.parse.tokens[begin_verb(sentence, sentence.parse.root)]


def _say_state(sentence: Sentence, subject: int, at: int) -> tuple[Edit, ...]:
    """Returns "Unable to sail" as it is said of the subject: "was unable to sail"."""
    tokens, finite = sentence.parse.tokens, _finite(sentence)
    is_helper = finite.relation == "aux" or finite.tag == "MD"
    is_compared = tokens[at].tag != "JJ" or bool({one.word for one in tokens[:at]} & _COMPARING)
    if is_helper or is_compared or tokens[at].lemma in _LIKE:
        return ()
    past, plural = finite.tag == "VBD", is_plural(sentence, subject)
    be = ("were" if plural else "was") if past else ("are" if plural else "is")
    return (Edit(tokens[0].start, tokens[0].end, f"{be} {tokens[0].word}"),)


def _say_having(sentence: Sentence, subject: int, at: int) -> tuple[Edit, ...]:
    """Returns "Having left the port" as it is said of the subject: "had left the port", "has left the port"."""
    tokens = sentence.parse.tokens
    if tokens[0].word != "having":
        return ()
    past = _finite(sentence).tag == "VBD"
    have = "had" if past else "have" if is_plural(sentence, subject) else "has"
    return (Edit(tokens[0].start, tokens[0].end, have),) if tokens[at].tag == "VBN" else ()


def _say_done(sentence: Sentence, subject: int, at: int) -> tuple[Edit, ...]:
    """Returns "Chosen by the crews" as it is said of the subject: "was chosen by the crews"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if tokens[at].lemma in _SUPPOSED or (
        tokens[at].lemma == "base" and tokens[at + 1].word in ("on", "upon")
    ):
        return ()
    inside = tokens[at : tokens[at].right + 1]
    is_dated = any(one.entity == "DATE" and one.tag == "CD" for one in inside)
    finite, has_agent = _finite(sentence), bool(parse.children(at, "agent"))
    is_state = finite.tag in ("VBZ", "VBP") and finite.relation != "aux"
    plural = is_plural(sentence, subject)
    if finite.tag == "VBD" or is_dated:
        be = "were" if plural else "was"
    elif is_state and (has_agent or tokens[at].lemma in _STATES):
        be = "are" if plural else "is"
    else:
        return ()
    return (Edit(tokens[0].start, tokens[0].end, f"{be} {tokens[0].word}"),)


def _say_doing(sentence: Sentence, subject: int, at: int) -> tuple[Edit, ...]:
    """Returns "Hoping to sail" as it is said of the subject: "hoped to sail"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    finite = _finite(sentence)
    is_passive = tokens[subject].relation == "nsubjpass"
    if tokens[at].tag != "VBG" or tokens[at].lemma in _NO_DOING or finite.tag == "MD" or is_passive:
        return ()
    inside = tokens[at : tokens[at].right + 1]
    is_dated = finite.tag != "VBD" and any(one.entity in ("DATE", "TIME") for one in inside)
    if is_dated or inside[1].word == "of":
        return ()  # "Speaking of gates, …"
    verbs = (at, *parse.children(at, "conj"))
    if any(one.tag == "VBG" and one.relation == "advcl" for one in inside[1:]):
        return ()
    if any(tokens[verb].tag != "VBG" or parse.children(verb, *SUBJECTS, "neg") for verb in verbs):
        return ()
    plural = is_plural(sentence, subject)
    forms = [make_finite(tokens[verb], finite, is_plural=plural) for verb in verbs]
    if not all(forms):
        return ()
    return tuple(
        Edit(tokens[verb].start, tokens[verb].end, form or "")
        for verb, form in zip(verbs, forms, strict=True)
    )


def _said_of_means(source: SourceView, sentence: Sentence, subject: int, at: int) -> Iterator[Parting]:
    """Yields the end of what the subject did before, or how: "After reading the gauge, the crew left"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    verb = parse.children(at, "pcomp")[0]
    finite, joins = _finite(sentence), _MEANS.get(tokens[at].word)
    is_past = finite.tag == "VBD" or (finite.lemma == "have" and finite.relation == "aux")
    is_bare = (at, verb) == (0, 1) and not parse.children(verb, *SUBJECTS, *HELPERS)
    if joins is None or not is_bare or (tokens[at].word == "after" and not is_past):
        return
    edits = _say_doing(sentence, subject, verb)
    if edits:
        yield from _begin_with_subject(source, sentence, subject, (Edit(0, tokens[1].start), *edits), joins)


def _begin_with_subject(
    source: SourceView, sentence: Sentence, subject: int, edits: tuple[Edit, ...], joins: str = ""
) -> Iterator[Parting]:
    """Yields the end of an opening that is said of the subject, which goes before it and is named again behind it."""
    tokens = sentence.parse.tokens
    first, last = tokens[subject].left, tokens[subject].right
    begin = last + 1 + (tokens[last + 1].text == ",")
    name = _name_behind(source, sentence, subject)
    is_whole = all(one.pos in INSIDE for one in tokens[begin : sentence.parse.root])
    is_open = tokens[subject].word in NOBODY or tokens[subject].lemma in COLLECTIVES
    if name and is_whole and not is_open:
        yield Parting(
            tokens[first - 2].end,
            tokens[begin].start,
            f"{joins} {name}".strip(),
            edits,
            subject=(tokens[first].start, tokens[begin - 1].end),
        )


def _name_behind(source: SourceView, sentence: Sentence, subject: int) -> str | None:
    """Returns how a subject is named again behind the sentence that is about it: a thing as "it"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    token = tokens[subject]
    name = name_again(source, sentence, subject)
    is_thing = token.tag == "NN" and not may_be_person_noun(token.lemma)
    if is_thing and ((name and name.startswith("the ")) or (not name and parse.children(subject, "poss"))):
        return "it"
    is_name = token.pos == "PROPN" and any(tokens[it].word == "the" for it in parse.children(subject, "det"))
    return name_whole(sentence, subject) if name is None and is_name else name
