"""How much is said: "all" for "some", "the best" for "good", "because" for "and"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.meaning.kinship import find_opposites
from podcast.language.meaning.lexicon import PARTS_OF_SPEECH
from podcast.script.check.counterparts import find_nearest
from podcast.script.check.degree_signs import find_degree_signs, say_the_same_top, says_most
from podcast.script.check.denials import DENIALS, NEVERS, NOTS, asks_for_yes, denies_otherwise, sets_a_limit
from podcast.script.check.loose_signs import find_loose_signs
from podcast.script.check.signs import Sign
from podcast.script.check.sureness_signs import find_sureness_signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Token
    from podcast.script.check.counterparts import Counterpart, Place
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

WHOLES = tuple(
    frozenset(words.split())
    for words in (
        "all both each entire entirely every everything fully totally whole wholly completely",
        "everybody everyone all",
        "always constantly permanently",
        "everywhere",
        "only exactly solely",
    )
)
"""Words that leave nothing out; one of a group for another is the same claim."""
SOME = frozenset(
    """almost certain few half lone majority many minority most mostly much nearly one part partly several share single
    sole some""".split()
)
"""Words that leave something out."""
_SHORT_OF = frozenset("almost hardly nearly not n't practically scarcely virtually".split())
"""Words before which "all" is not all."""
_NOTHING_BUT = re.compile(
    r"\b(?:(?:nothing|nobody|none|no one)\b[^.,;]*|all|every\w*|no \w+) (?:but|except|other than)\b",
    re.IGNORECASE,
)
"""Words before what alone is meant."""
WHATEVER = frozenset("irrespective regardless whatever whenever wherever whether whichever whoever".split())
"""Words by which something holds for all, whoever or whatever they are."""
_MANY = frozenset("all both many most several various".split())
_ONE = frozenset("lone one only single sole".split())
_ARTICLES = frozenset({"a", "an", "the"})


def find_scope_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart], line: str = ""
) -> Iterator[Sign]:
    """Yields what is said of more, or more strongly, than the evidence has it; `line` is what it stands in."""
    near = find_nearest(evidence, counterparts)
    # "Not safe" of "dangerous".
    is_turned = any(it.kinship.kind == "opposite" for it in counterparts.values())
    if near and not is_turned:
        yield from _find_denials(said, evidence, near)
    if said.content:  # "Both." is an answer, and nothing of it stands anywhere
        yield from _find_wholes(said, evidence, counterparts, near)
    for at, counterpart in counterparts.items():
        if (
            said.token(at).pos == "NOUN"
            and said.token(at).entity not in ("DATE", "TIME")
            and not _quantifiers(said, at) - _ARTICLES
        ):
            there = [
                (place, _quantifiers(evidence.cited[place[0]], place[1]) & SOME)
                for place in counterpart.places
            ]
            if there and all(some for _, some in there) and not {t.word for t in said.tree.tokens} & SOME:
                yield Sign("some", said.token(at).text, min(there[0][1]), evidence.cited[there[0][0][0]].text)
        yield from _find_more_than_one(said, at, counterpart, evidence)
    yield from find_degree_signs(said, evidence, counterparts)
    yield from find_sureness_signs(said, evidence, near)
    yield from find_loose_signs(said, evidence, counterparts, line)


def _find_denials(said: Statement, evidence: Evidence, near: Sequence[Statement]) -> Iterator[Sign]:
    """Yields each "not" of a sentence whose evidence has none, and nothing that says the same."""
    if _denies_twice(said) or asks_for_yes(said.tree) or any(map(_denies, near)):
        return
    if any(
        say_the_same_top(said, one)
        or sets_a_limit(said.text, one.text)
        or denies_otherwise(said.text, one.text)
        for one in evidence.cited
    ):
        return
    for at, token in enumerate(said.tree.tokens):
        is_short = at and said.token(at - 1).word in _SHORT_OF  # "almost nobody"
        if token.word in NOTS and not is_short and not _is_idle(said, token):
            yield Sign("denial", said.text, near[0].text, near[0].text)


def _find_wholes(
    said: Statement,
    evidence: Evidence,
    counterparts: Mapping[int, Counterpart],
    near: Sequence[Statement],
) -> Iterator[Sign]:
    """Yields each word that leaves nothing out where the evidence does."""
    wholes = _collect_wholes(evidence)
    text = " ".join(one.text for one in evidence.cited)
    is_turned = any(it.kinship.kind == "opposite" for it in counterparts.values())
    for at, token in enumerate(said.tree.tokens):
        groups = [group for group in WHOLES if token.word in group and not _counts(said, token)]
        if not groups or any(wholes & group for group in groups) or _is_rate(said, token, evidence):
            continue
        if at and said.token(at - 1).word in _SHORT_OF:
            continue  # "almost all"
        if token.word in _SAID_OTHERWISE and _SAID_OTHERWISE[token.word].search(text):
            continue  # of this word only: "two" is "both", and not "all"
        if token.word == "both" and "and" in wholes:
            continue  # "its drivers and its software": both are there, and joined
        if {it.word for it in said.tree.tokens[:at]} & NOTS:
            continue  # "Nobody fully understands" says less than "Nobody understands"
        if is_turned and (not NEVERS.isdisjoint(wholes) or _leaves_out(said, at)):
            continue  # "always generous" of "never stingy", "all but one are closed" of "one is open"
        if not NEVERS.isdisjoint(wholes) and _UNDOING.search(said.text):
            continue  # "Everybody came through unhurt" of "No injuries were reported"
        if any(_quantifiers(evidence.cited[it[0]], it[1]) & NEVERS for it in _places_of(token, counterparts)):
            continue  # "Every house was flooded" of "No house was spared": the rest is looked at elsewhere
        yield Sign("all", token.text, "", near[0].text if near else "", at)


def _leaves_out(said: Statement, at: int) -> bool:
    """Whether some are left out of "all": "all but one", "everybody except her"."""
    return at + 1 < len(said.tree.tokens) and said.token(at + 1).word in ("but", "except")


def _places_of(token: Token, counterparts: Mapping[int, Counterpart]) -> tuple[Place, ...]:
    """Returns where the evidence has the noun that a word says how many there are of."""
    counterpart = counterparts.get(token.head) if token.relation == "det" else None
    return counterpart.places if counterpart else ()


def _is_rate(said: Statement, token: Token, evidence: Evidence) -> bool:
    """Whether "every" only says how often something is counted: "every year" for "30 metres a year"."""
    noun = re.escape(said.token(token.head).word)
    if said.token(token.head).entity not in ("DATE", "TIME"):
        return False
    return token.word in ("each", "every") and any(
        re.search(rf"\b(?:an?|per) {noun}\b", one.text, re.IGNORECASE) for one in evidence.cited
    )


def _find_more_than_one(
    said: Statement, at: int, counterpart: Counterpart, evidence: Evidence
) -> Iterator[Sign]:
    """Yields several of what there is only one of: "several mills" for "the only mill"."""
    if said.token(at).pos != "NOUN" or not _quantifiers(said, at) & _MANY:
        return
    there = [(place, _quantifiers(evidence.cited[place[0]], place[1])) for place in counterpart.places]
    if there and all(own & _ONE and not own & (_MANY | NOTS) for _, own in there):
        yield Sign("all", said.token(at).text, "", evidence.cited[there[0][0][0]].text)


def _collect_wholes(evidence: Evidence) -> set[str]:
    """Returns the words of the cited sentences, with those that leave nothing out as some of them do."""
    words = {token.word for one in evidence.cited for token in _unweakened(one)}
    if any(_NOTHING_BUT.search(one.text) for one in evidence.cited):
        words.add("only")
    if any(word.endswith("wide") and len(word) > len("-wide") for word in words):
        words.add("whole")  # "nationwide"
    if words & (WHATEVER - {"whether"} | {"common"}):
        words |= {"all", "always", "everywhere"}  # "regardless of who asks", "What they have in common"
    return words


_SAID_OTHERWISE = {
    whole: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for whole, pattern in {
        "always": "consistently|continual(?:ly)?|continuously|every time|invariably|perpetual(?:ly)?|without fail",
        "everywhere": "across the board|all over|in every|throughout|wherever",
        "all": "across the board|any|complete(?:ly)?|in full|unanimous(?:ly)?|universal(?:ly)?|without exception",
        "each": "apiece|independently|individually|one by one|respectively|separately|varying",
        "both": "also|as well|equally|likewise|mutual(?:ly)?|nor|too|two",
        "exactly": "just|no more|precise(?:ly)?|right",
        "only": "just|merely|no other|nothing but|purely|single|sole|unique|uniquely",
    }.items()
}
"""A word that leaves nothing out -> what says the same and is none of `WHOLES`."""
_OF_WHICH = frozenset(
    "few fifth fifths half majority many minority most number percent quarter quarters some tenth third thirds".split()
)
"""Words behind which "of all" says of how many there are so many: "nearly half of all homes"."""
_NO_SCOPE = frozenset("business chance indication intention reason right sign sort".split())
"""Nouns before which "every" only stresses: "every right to complain"."""


def _unweakened(one: Statement) -> Iterator[Token]:
    """Yields the words of a sentence but those that one before them takes back: "nearly all", "not always"."""
    before = ""
    for token in one.tree.tokens:
        if before not in _SHORT_OF:
            yield token
        before = token.word


_UNDOING = re.compile(r"\b(?:un|in|im|dis)\w{3,}|\w{3,}(?:less|free)\b|\b(?:safe|without)\b", re.IGNORECASE)
"""Words by which all of them may be said to have none."""
_COPULAS = frozenset({"is", "was", "'s", "’s"})


def _counts(said: Statement, token: Token) -> bool:
    """Whether a word leaves nothing out only by its look: "every four seconds", "not only", "at all", "a whole row"."""
    before = {it.word for it in said.tree.tokens if it.end + 1 == token.start}
    if before & {"not", "n't"} or (token.word == "all" and _is_all_of_nothing(said, token, before)):
        return True
    if token.word in ("only", "exactly") and said.token(token.head).pos == "NUM":
        return True  # "only one": the number is looked up
    if token.word == "whole" and "a" in before:
        return True
    if token.word == "every" and said.token(token.head).lemma in _NO_SCOPE:
        return True
    if token.word in ("all", "every") and "of" in before:
        at = next(at for at, it in enumerate(said.tree.tokens) if it is token)
        if at > 1 and said.token(at - 2).word in _OF_WHICH:
            return True
    return token.word == "every" and (
        said.token(token.head).pos == "NUM"
        or any(said.token(it).pos == "NUM" for it in said.tree.children(token.head, "nummod"))
    )


def _is_all_of_nothing(said: Statement, token: Token, before: set[str]) -> bool:
    """Whether "all" counts nobody: "after all", "It all goes back to May", "the oldest of all", "that's all"."""
    return bool(
        before & {"above", "after", "at", "it", "that", "this"}
        or ("of" in before and _closes_superlative(said, token))
        or (_COPULAS & before and said.token(token.head).pos in ("AUX", "VERB"))
    )


def _closes_superlative(said: Statement, token: Token) -> bool:
    """Whether "of all" only stresses what is the most already: "the largest obstacle of all", not "of all of them"."""
    of = said.token(token.head)
    above = [of.head, *said.tree.children(of.head, "amod")]
    return token.left == token.right and any(said.token(it).tag in ("JJS", "RBS") for it in above)


def _denies(one: Statement) -> bool:
    """Whether a sentence has a word that denies, or that is the opposite of another: "unlikely"."""
    return any(
        {token.word, token.lemma} & DENIALS
        or (re.match("un|in|im|ir|il|dis|mis", token.lemma) and _has_opposite(token))
        for token in one.tree.tokens
    )


def _denies_twice(said: Statement) -> bool:
    """Whether a sentence says what is so by denying twice, or what is extreme: "couldn't be worse"."""
    words = [token.word for token in said.tree.tokens]
    nots = sum(word in NOTS or word == "without" for word in words)
    return nots > 1 or says_most(said)


def _has_opposite(token: Token) -> bool:
    part = PARTS_OF_SPEECH.get(token.pos)
    return part is not None and bool(find_opposites(token.lemma.lower(), part))


def _is_idle(said: Statement, token: Token) -> bool:
    """Whether a "not" denies nothing: "no longer", "not only"."""
    if re.search(r"\bno (?:choice|option|alternative) but\b", said.text):
        return True  # "had no choice but to open the gate" says that it was opened
    before = [it.lemma for it in said.tree.tokens if it.end <= token.start][-1:]
    following = [it.word for it in said.tree.tokens if it.start > token.start][:1]
    if (token.word == "no" and before == ["say"]) or following == ["."]:
        return True  # "Each village said no", "Some are rare, others are not."
    return following[0:1] in (
        ["longer"],
        ["more"],
        ["only"],
        ["just"],
        ["merely"],
        ["simply"],
        ["doubt"],
        ["matter"],
    )


def _quantifiers(one: Statement, at: int) -> frozenset[str]:
    """Returns the words that say how many of a noun are meant: "one of the", "some"."""
    own = {
        one.token(it).lemma.lower()
        for it in one.tree.children(at, "det", "amod", "nummod", "predet", "advmod")
    }
    token = one.token(at)
    if token.relation == "pobj" and one.token(token.head).word == "of":
        above = one.token(one.token(token.head).head)
        own.add(above.lemma.lower())
    return frozenset(own)
