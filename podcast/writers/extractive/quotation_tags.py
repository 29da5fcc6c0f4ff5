"""Who says the words with which a sentence begins, as the words behind their marks have it: "…," Lee told the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.first_person import is_first_person
from podcast.writers.extractive.participles import TOLD_BESIDES
from podcast.writers.extractive.speech_verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from podcast.model.sentence import Parse

_QUOTE = re.compile(r"[“”\"]|^[‘’']$")
"""A quotation mark, or a word with one in it: «thus!"--and»"""
_BORDERS = frozenset(("“", "”", '"', "‘", "’", "'", ",", ".", "—", "–", "-", "--", "…"))
"""Marks between a quotation and its tag."""
_BESIDE = frozenset(("ADV", "AUX", "PART"))
"""Words that stand with a verb: "finally asked", "could be heard saying"."""
_BREAKS = frozenset((";", ":", "(", ")", "[", "]"))
"""Marks behind which a tag says something else."""
_DASHES = frozenset(("—", "–", "-", "--"))
_SUBORDINATE = frozenset(("relcl", "acl", "advcl", "pcomp", "csubj"))
"""Clauses in a tag that say more of the occasion, and nothing of their own."""
LONGEST_NAME = 16
"""Words of a name with its titles, at most, where only the speaker's last name is known."""
LONGEST_TAIL = 26
"""Words of a tag behind its verb that are said before the words, at most."""


@dataclass(frozen=True, slots=True)
class QuotationTag:
    """The words at a quotation that say whose it is, by their tokens."""

    subject: int
    speaker: range
    verb: range
    """The verb with what stands beside it: "finally asked"."""
    tail: range
    """What belongs to the verb: "told" has "the paper on Friday"."""
    rest: range
    """Words between the marks and the tag, which go on with what is said: “It is in force” in all ports, Lee said."""
    addition: range
    """What the speaker says besides, from its participle on: "adding that the wall is old"."""


def find_tag(  # noqa: PLR0911 - one a kind of sentence that says more
    parse: Parse, inside: Collection[int], cued: Collection[int], saying: Collection[str]
) -> QuotationTag | None:
    """Returns the tag of the words with which a sentence begins; None where the sentence says anything besides.

    `inside` are the tokens in marks, `cued` those that are known to name the speaker, `saying` the verbs that may stand
    in a tag; another verb may where it is known, or has the words as its object.
    """
    tokens = parse.tokens
    runs = list(_find_runs(parse, inside))
    if not runs or min(inside) > runs[0].start:
        return None
    run = runs[0]
    verb = next((at for at in run if tokens[at].pos == "VERB" and tokens[at].is_finite), None)
    if verb is None:
        return None
    quoted = {at for at in parse.children(verb, "ccomp") if at in inside}
    if tokens[verb].lemma not in saying and verb not in cued and not quoted:
        return None
    if tokens[verb].lemma not in saying and set(parse.children(verb, "dobj", "attr", "acomp")) - {*inside}:
        return None  # "…!" She allows herself a pause.
    subjects = [at for at in parse.children(verb, "nsubj") if at in run]
    if not subjects and verb in cued and verb - run.start in range(1, LONGEST_NAME):
        # "…," Minister of Trade, the Hon. Ann Lee, told the paper: to the parser, the name goes with the words.
        subjects = [max((at for at in range(run.start, verb) if tokens[at].pos == "PROPN"), default=verb)]
        own = range(run.start, verb)
    elif len(subjects) == 1:
        own = _clip(run, _begin_name(parse, subjects[0], run.start), tokens[subjects[0]].right)
    subject = subjects[0] if len(subjects) == 1 else verb
    if subject == verb or verb in own:
        return None
    is_first = subject < verb
    first, last = (own.start, verb) if is_first else (verb, own.stop - 1)
    between = range(own.stop, verb) if is_first else range(verb + 1, own.start)
    if any(tokens[at].pos not in _BESIDE and tokens[at].text != "," for at in between):
        return None
    rest = _find_rest(parse, run.start, first)
    tail = range(last + 1, run.stop)
    addition = _find_addition(parse, verb, tail)
    if addition:
        tail = range(tail.start, addition.start - 1)
    elif len(runs) > 1:
        return None
    goes_on = not addition and any(at > run[-1] for at in inside)
    after = tokens[run.stop].text if goes_on else ","
    if (after not in _BORDERS or _QUOTE.search(after)) and not tokens[run[-1]].text.endswith("."):
        return None  # “The wall holds,” she writes, before conceding that “it leaks”
    group = range(own.stop, verb + 1) if is_first else range(verb, verb + 1)
    tag = QuotationTag(subject, own, group, tail, rest, addition)
    return tag if _is_plain(parse, tag, verb, goes_on=goes_on) else None


def _find_runs(parse: Parse, inside: Collection[int]) -> Iterator[range]:
    """Yields the words outside of the marks, run by run, without the marks at their ends."""
    start: int | None = None
    for at in range(len(parse.tokens) + 1):
        if at < len(parse.tokens) and at not in inside:
            start = at if start is None else start
            continue
        if start is not None:
            stop = at
            while start < stop and parse.tokens[start].text in _BORDERS:
                start += 1
            while start < stop and parse.tokens[stop - 1].text in _BORDERS:
                stop -= 1
            if start < stop:
                yield range(start, stop)
        start = None


def _begin_name(parse: Parse, subject: int, start: int) -> int:
    """Returns the first token of a speaker; to the parser, the "du" of "…," du Toit said, is the mark's before it."""
    left = parse.tokens[subject].left
    while parse.tokens[subject].pos == "PROPN" and left > start and parse.tokens[left - 1].tag == "NNP":
        left -= 1
    return left


def _clip(run: range, left: int, right: int) -> range:
    return range(max(run.start, left), min(run.stop - 1, right) + 1)


def _find_rest(parse: Parse, start: int, first: int) -> range:
    """Returns the words between the marks and a tag, without the "as" of "…," as Lee explained."""
    stop = first - (first > start and parse.tokens[first - 1].word == "as")
    while stop > start and parse.tokens[stop - 1].text in _BORDERS:
        stop -= 1
    return range(start, stop)


def _find_addition(parse: Parse, verb: int, tail: range) -> range:
    """Returns the words from the participle on with which a speaker says more: ", adding that it leaks"."""
    last = len(parse.tokens)
    while last and parse.tokens[last - 1].text in _BORDERS:
        last -= 1
    for at in tail:
        token = parse.tokens[at]
        is_said = token.tag == "VBG" and token.lemma in TOLD_BESIDES and token.head == verb
        if is_said and parse.tokens[at - 1].text == "," and token.right >= last - 1 > at:
            return range(at, len(parse.tokens))
    return range(0)


def _is_plain(parse: Parse, tag: QuotationTag, verb: int, *, goes_on: bool) -> bool:
    """Returns whether a tag says nothing besides who says it to whom, when, where and how."""
    tokens = parse.tokens
    if tag.rest and (goes_on or tokens[tag.rest.start].pos == "CCONJ"):
        return False
    outside = (*tag.rest, *tag.speaker, *tag.verb, *tag.tail)
    if any(tokens[at].text in _BREAKS or _QUOTE.search(tokens[at].text) for at in outside):
        return False
    dashes = [at for at in outside if tokens[at].text in _DASHES and tokens[at - 1].end < tokens[at].start]
    if len(tag.tail) > LONGEST_TAIL or len(dashes) % 2 or any(at in tag.rest for at in dashes):
        return False  # "…," Lee said — a promise that cost the town a year
    if any(is_first_person(parse, at) for at in (*tag.rest, *tag.tail, *tag.addition)):
        return False
    if any(
        tokens[at].relation == "advcl" and tokens[at].is_finite and tokens[at].lemma in SAYING
        for at in tag.tail
    ):
        return False  # “It leaks,” wrote Lee, while Lund remarked, “It always has.”
    return all(_is_subordinate(parse, at, tag.tail, verb) for at in tag.tail)


def _is_subordinate(parse: Parse, at: int, tail: range, verb: int) -> bool:
    """Returns whether a word of a tag begins no statement of its own: "…," he said, and left."""
    token = parse.tokens[at]
    if token.head == verb and token.relation in ("cc", "conj", "ccomp", "parataxis"):
        return token.relation == "ccomp" and token.tag == "VBG"  # "she recalls him saying"
    if not token.is_finite:
        return True
    while at in tail and parse.tokens[at].relation not in _SUBORDINATE and parse.tokens[at].head != at:
        at = parse.tokens[at].head
    return at in tail and parse.tokens[at].relation in _SUBORDINATE
