"""What a whole sentence is, beside the cited one that it comes nearest to, however freely it is put.

Where other words say who does what, no clause can be laid beside another. Yet a sentence that only denies, or says
what only may be, is not said again by one in which nothing denies or doubts, and what holds for some holds not for all.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from podcast.script.check import loose_words as words
from podcast.script.check.certainty_words import TELLING
from podcast.script.check.counterparts import find_nearest
from podcast.script.check.degree_signs import say_the_same_top
from podcast.script.check.denials import NEVERS, sets_a_limit
from podcast.script.check.glue import is_question
from podcast.script.check.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from podcast.model import Clause
    from podcast.script.check.counterparts import Counterpart
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAYS_NO = re.compile(r"n['’]t$|^(?:un|dis|mis|non|il|im|ir|in(?=[ac-z]))\w{3,}|\w{3,}less$", re.IGNORECASE)
"""How a word looks that denies or takes back what it is made of: "unhurt", "misread", "harmless", "isn't"."""
_ENDINGS = {"ies": ["y"], "ied": ["y"], "s": [""], "es": [""], "ed": ["", "e"], "ing": ["", "e"]}
"""Ends of the forms of a word -> what the word may have in their place."""
_SHARED = 2
"""Words that a sentence has of the one that it may say again."""
_ENOUGH = 3
"""Words that a sentence has of another one, so that it says the same of somebody else."""


def find_loose_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart], line: str
) -> Iterator[Sign]:
    """Yields what a sentence leaves out of the cited one that it comes nearest to: its denial, its doubt, its limit."""
    near = find_nearest(evidence, counterparts)
    if not near:
        return
    one, whole = near[0], line or said.text
    denied = (
        None if _tells_who(one, evidence, counterparts) else _find_denied(said, evidence, counterparts, one)
    )
    if denied and not says_no(whole) and not _is_said_alike(said, denied, counterparts):
        yield Sign("loose denial", said.text, denied.text, denied.text)
    elif not denied and not says_no(whole):
        yield from _find_denied_words(said, evidence, counterparts)
    if not words.KEPT.search(whole) and _is_of_doubt(said, one, evidence.cited.index(one), counterparts):
        yield Sign("loose doubt", said.text, one.text, one.text)
    yield from _find_other_subject(said, evidence, counterparts)
    yield from _find_changed_sides(said, evidence, counterparts)
    wholly = words.WHOLLY.search(said.text)
    held = [words.ALL] if not wholly or wholly[0][0].lower() not in "nt" else [words.ALL, words.NOT]
    if wholly and words.PARTLY.search(one.text) and not any(it.search(one.text) for it in held):
        yield Sign("loose scope", wholly[0], "", one.text)


def _tells_who(one: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]) -> bool:
    """Whether a sentence only says again who it is that says something: what is denied there is not said of them."""
    number = evidence.cited.index(one)
    tellers = [
        range(token.left, token.right + 1)
        for token in one.tree.tokens
        if token.relation == "nsubj" and one.token(token.head).lemma in TELLING
    ]
    borne = [[at for where, at in it.places if where == number] for it in counterparts.values()]
    borne = [places for places in borne if places]
    return len(borne) >= _ENOUGH and all(
        any(at in teller for teller in tellers for at in places) for places in borne
    )


def _is_of_doubt(
    said: Statement, one: Statement, number: int, counterparts: Mapping[int, Counterpart]
) -> bool:
    """Whether a sentence says again what a cited one only says may be: most of its words stand in that clause."""
    match = words.MAYBE.search(one.text)
    if match is None or not said.clauses:
        return False
    hedge = next(at for at, token in enumerate(one.tree.tokens) if token.end > match.start())
    doubtful = one.owners[hedge]
    borne = [[at for where, at in it.places if where == number] for it in counterparts.values()]
    borne = [places for places in borne if places]
    inside = sum(any(_lies_in(one, at, doubtful) for at in places) for places in borne)
    return len(borne) >= _ENOUGH and 2 * inside >= len(borne)


def _lies_in(one: Statement, at: int, clause: int) -> bool:
    """Whether a token lies in a clause, or in one that hangs on it."""
    owner: int | None = one.owners[at]
    while owner is not None and owner >= 0:
        if owner == clause:
            return True
        owner = one.clauses[owner].parent if one.clauses[owner].kind != "coordinate" else None
    return clause < 0


def _find_denied_words(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what a line without any denial says in words that stand in its evidence only where they are denied."""
    if any(it.kinship.kind == "opposite" for it in counterparts.values()):
        return
    if is_question(said.text) and not words.TAKES.match(said.text):
        return
    borne = [at for at, it in counterparts.items() if it.places and said.token(at).pos in _TELLING_PARTS]
    denied = [
        at
        for at in borne
        if all(_is_denied_there(evidence.cited[number], place) for number, place in counterparts[at].places)
    ]
    if 2 * len(denied) >= len(borne) and any(said.token(at).pos != "PROPN" for at in denied):
        one = evidence.cited[counterparts[denied[0]].places[0][0]]
        if not _NO_MORE.search(one.text):
            yield Sign("loose denial", said.text, one.text, one.text)


_NO_MORE = re.compile(r"\b(?:never|no|not|nothing)\b[^.;]*\b(?:fewer|less|more) than\b", re.IGNORECASE)
"""A denial that is a limit: "It never carried more than two"."""
_TURNED = frozenset(
    "be become belong bring cost follow get go have include involve need owe receive take".split()
)
"""Verbs whose subject may be anybody's object: "It costs them 200"."""
_TELLING_PARTS = ("ADJ", "NOUN", "PROPN", "VERB")


def _is_denied_there(one: Statement, at: int) -> bool:
    """Whether a word is denied where it stands: "called" of "It is not called", "name" of "by no name"."""
    beside = [one.token(it).word for it in one.tree.children(at, "det")]
    head = one.token(one.token(at).head).word
    if one.token(at).relation in ("nsubj", "nsubjpass", "poss"):
        return False  # of what something is not so, other things may be
    return one.standing(at).is_denied or bool({*beside, head} & {"neither", "no"})


def _find_changed_sides(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields who does to another what that one does to them there, by whatever verb: "Berg warned Lund"."""
    if is_question(said.text):
        return
    for clause in said.clauses:
        if clause.is_passive or clause.subject is None or said.token(clause.verb).lemma in _TURNED:
            continue
        inside = range(clause.subject.start, clause.subject.stop)
        doers = [
            at for at in inside if said.token(at).relation == "nsubj" and said.token(at).head == clause.verb
        ]
        reached = said.tree.children(clause.verb, "dobj", "iobj", "dative")
        reached += [
            at
            for to in said.tree.children(clause.verb, "prep")
            if said.token(to).word in ("into", "on", "to")
            for at in said.tree.children(to, "pobj")
        ]
        for doer, other in product(doers, reached):
            if doer in counterparts and other in counterparts and said.token(other).pos in ("NOUN", "PROPN"):
                yield from _compare_sides(said, doer, other, evidence, counterparts)


def _compare_sides(
    said: Statement, doer: int, other: int, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    for number, one in enumerate(evidence.cited):
        doers, reached = _collect_sides(one)
        mine, theirs = (
            {at for where, at in counterparts[it].places if where == number} for it in (doer, other)
        )
        if mine and theirs and mine <= reached - doers and theirs <= doers - reached:
            yield Sign("loose subject", said.token(doer).text, one.token(min(theirs)).text, one.text)


def _collect_sides(one: Statement) -> tuple[set[int], set[int]]:
    """Returns the words of those who do something in a sentence, and of those to whom it is done."""
    agents = {
        at for clause in one.clauses if clause.agent for at in range(clause.agent.start, clause.agent.stop)
    }
    sides: tuple[set[int], set[int]] = set(), set()
    for at, token in enumerate(one.tree.tokens):
        if token.relation == "pobj" and at not in agents and one.token(token.head).word not in _TO:
            continue
        if token.pos in ("NOUN", "PROPN") and token.relation in _SIDES:
            beside = [it for it in range(token.left, token.right + 1) if one.token(it).relation in _PARTS]
            sides[token.relation != "nsubj" and at not in agents].update((at, *beside))
    return sides


_TO = frozenset({"against", "at", "from", "into", "on", "to"})
"""Prepositions before the one who is reached."""
_SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj"})
_PARTS = frozenset({"amod", "appos", "compound", "conj"})


def _find_other_subject(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields somebody of whom another cited sentence tells what is said: it names whoever did it, and not them."""
    main = next((it for it in said.clauses if it.kind == "main"), None)
    ours = _find_named(said, main) if main else []
    if main is None or not ours:
        return
    shared = Counter(
        number
        for at, it in counterparts.items()
        if at not in ours
        for number in {place[0] for place in it.places}
    )
    (number, most), *others = shared.most_common(2) or [(0, 0)]
    is_named = any(
        place[0] == number for at in ours if at in counterparts for place in counterparts[at].places
    )
    borne = {place for it in counterparts.values() for place in it.places}
    if most < _ENOUGH or is_named or (others and others[0][1] == most):
        return
    one = evidence.cited[number]
    for clause in one.clauses:
        if clause.kind == "main" and one.token(clause.verb).lemma not in TELLING:
            theirs = _find_named(one, clause)
            if theirs and not borne & {(number, at) for at in theirs}:
                words = " ".join(said.token(at).text for at in ours)
                yield Sign("loose subject", words, one.token(theirs[0]).text, one.text)
            return


def _find_named(one: Statement, clause: Clause) -> list[int]:
    """Returns the name that is the subject of a clause."""
    span = clause.subject
    inside = range(span.start, span.stop) if span else range(0)
    head = next((at for at in inside if one.token(at).relation in ("nsubj", "nsubjpass")), -1)
    if head < 0 or one.token(head).pos != "PROPN":
        return []
    return [
        at
        for at in inside
        if at == head or (one.token(at).head == head and one.token(at).relation == "compound")
    ]


def says_no(text: str) -> bool:
    """Returns whether any word of a text denies, or is one by which a denial may be put."""
    return words.LEFT_OPEN.search(text) is not None or any(
        word in words.NEGATIVE or _SAYS_NO.search(word) or not words.NEGATIVE.isdisjoint(_find_bases(word))
        for word in map(str.lower, _WORD.findall(text))
    )


def _find_bases(word: str) -> Iterator[str]:
    """Yields what a word may be a form of: "deny" of "denies"."""
    for end, bases in _ENDINGS.items():
        if word.endswith(end):
            yield from (word.removesuffix(end) + base for base in bases)


def _is_said_alike(said: Statement, one: Statement, counterparts: Mapping[int, Counterpart]) -> bool:
    """Whether a sentence denies nothing and may still say what another denies: by opposites, limits, "all" for "no"."""
    if any(it.kinship.kind == "opposite" for it in counterparts.values()):
        return True
    if words.EVERY & {it.word for it in said.tree.tokens} and NEVERS & {it.word for it in one.tree.tokens}:
        return True
    return say_the_same_top(said, one) or sets_a_limit(said.text, one.text)


def _find_denied(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart], nearest: Statement
) -> Statement | None:
    """Returns a cited sentence that denies, or only asks, all that it says of what a sentence is about."""
    if words.ASKS_WHY.match(said.text):
        found = _find_of_subject(said, evidence, counterparts)
        if found:
            clauses = [one.standings[number].is_denied for one, number in found]
            return found[0][0] if all(clauses) else None
    if is_question(said.text) and not words.TAKES.match(said.text):
        return None  # "And in wet years?", "Is it so?"
    number = evidence.cited.index(nearest)
    shared = sum(any(place[0] == number for place in it.places) for it in counterparts.values())
    of_all = 3 if words.ASKS_WHY.match(said.text) else 2  # a question says more of its own
    if of_all * shared < len(counterparts) or shared < _SHARED or words.ONLY.search(nearest.text):
        return None
    is_left_open = words.TAKES.match(said.text) and words.ASKS_WHETHER.match(nearest.text)
    return nearest if is_left_open or _only_denies(nearest) else None


def _find_of_subject(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> list[tuple[Statement, int]]:
    """Returns the clauses of the evidence that have the subject of a question for theirs."""
    subject = next((it.subject for it in said.clauses if it.kind == "main"), None)
    found = []
    for at in range(subject.start, subject.stop) if subject else ():
        for number, place in counterparts[at].places if at in counterparts else ():
            one = evidence.cited[number]
            found += [
                (one, it)
                for it, clause in enumerate(one.clauses)
                if clause.subject and clause.subject.start <= place < clause.subject.stop
            ]
    return found


def _only_denies(one: Statement) -> bool:
    """Whether all that a sentence states, or has somebody say, is denied there: "It isn't broken, she said."."""
    stated = [
        number
        for number, clause in enumerate(one.clauses)
        if clause.kind in ("main", "coordinate") or (clause.is_reported and clause.marker != "to")
    ]
    above = {one.clauses[it].parent for it in stated if one.clauses[it].is_reported}
    # Who says it is no matter; of what somebody does not say, nothing is stated.
    stated = [
        it
        for it in stated
        if (it not in above or one.standings[it].is_denied)
        and not (
            one.clauses[it].is_reported
            and (parent := one.clauses[it].parent) is not None
            and one.standings[parent].is_denied
        )
    ]
    return bool(stated) and all(one.standings[it].is_denied for it in stated)
