"""Amounts that a sentence states: one host asks how much or how many, and the number with the rest is the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.inversion import invert
from podcast.writers.extractive.slot import LONGEST, Slot

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model.sentence import Parse, Token
    from podcast.writers.extractive.source_view import SourceView

ANSWER = 24
"""Words of an answer, at most."""
_UNCOUNTED = frozenset(("DATE", "TIME", "ORDINAL"))
"""Numbers that count nothing: "in 2018", "at 6:25"."""
_FEW = frozenset("zero one two three four five six seven eight nine ten 0 1 2 3 4 5 6 7 8 9 10".split())
"""Numbers that nobody asks for: «The dial has two numbers.»"""
_STRANDED = frozenset("for by to".split())
"""Prepositions before an amount that is asked for: «The plan allows for 350 flats.»"""
_MEASURES = frozenset(
    """percent % dollar euro pound crown yen franc kilometre kilometer metre meter mile foot ton tonne liter litre
    gallon degree""".split()
)
"""What is asked for with "how much"."""
_KNOWN = frozenset("the this that these those its his her their our my your".split())
"""Words before a number that all are counted already: «the 350 flats»"""
_GOES_ON = re.compile(r"\s+(?:of|and|or|plus|who|that|which|than|as|why|how|what|whether)\b")
"""What stands behind a noun that cannot be said without it: «4,000 people why they kept notes»"""


def find_amount(source: SourceView, index: int, text: str, known: Collection[str]) -> Slot | None:
    """Returns the question for the amount in a sentence: "The plan allows for 350 flats.", "How many flats …?".

    Only things are counted that are among the nouns `known` from what was just said, as in a dictionary.
    """
    parse = source.sentence(index).parse
    if parse.root < 0 or ":" in text or not any(token.is_finite for token in parse.verb_group(parse.root)):
        return None
    if parse.children(parse.root, "expl"):
        return _count_there(parse, text, known)
    return _measure_object(parse, text, known) or _count_subject(parse, text, known)


def _find_number(parse: Parse, noun: int, known: Collection[str]) -> int:
    """Returns the one number that counts a noun; -1 where there is none, or nobody would ask for it."""
    numbers = parse.children(noun, "nummod")
    token = parse.tokens[noun]
    if len(numbers) != 1 or parse.children(noun, "conj", "cc", "poss") or token.entity in _UNCOUNTED:
        return -1
    number = parse.tokens[numbers[0]]
    if number.tag != "CD" or number.entity in _UNCOUNTED or parse.children(numbers[0], "conj", "cc"):
        return -1
    if not _is_measure(token) and (number.word in _FEW or token.lemma.lower() not in known):
        return -1
    is_counted = any(t.word in _KNOWN for t in parse.tokens[token.left : numbers[0]])
    return -1 if is_counted else numbers[0]


def _is_measure(token: Token) -> bool:
    """Whether it is asked how much, and not how many."""
    return token.entity in ("MONEY", "PERCENT") or token.lemma.lower() in _MEASURES or token.text in "$€£"


def _measure_object(parse: Parse, text: str, known: Collection[str]) -> Slot | None:
    """Returns the question for an amount behind the verb: what stands before it is asked, the rest is the answer."""
    root = parse.root
    for at in parse.children(root, "dobj", "npadvmod", "prep"):
        noun, strand = at, ""
        if parse.tokens[at].relation == "prep":
            objects = parse.children(at, "pobj")
            if at != root + 1 or parse.tokens[at].word not in _STRANDED or len(objects) != 1:
                continue
            noun, strand = objects[0], parse.tokens[at].word
        number = _find_number(parse, noun, known)
        if number >= 0 and noun > root and not _says_more(parse, noun):
            # "It rose by 3 percent": by how much.
            asks_by = strand == "by"
            return _ask_object(parse, text, noun, number, at if asks_by else parse.tokens[noun].left)
    return None


def _ask_object(parse: Parse, text: str, noun: int, number: int, gap: int) -> Slot | None:
    """Returns the question that ends before the token `gap`."""
    head = parse.tokens[noun]
    start = parse.tokens[gap].start
    if _is_measure(head):
        asking, answer, stop = "How much", text[start:], start
    else:
        nouns, rest, stop = parse.words(number + 1, noun + 1), text[head.end :], head.end
        if not head.tag.endswith("S") or not nouns or _GOES_ON.match(rest):
            return None
        asking, answer = f"How many {nouns}", f"{parse.words(head.left, number + 1)}{rest}"
    if not text.startswith(parse.text[:stop]):
        return None
    return _as_slot(invert(parse, parse.root, asking, 0, start, pronouns=True), answer)


def _says_more(parse: Parse, noun: int) -> bool:
    """Whether another thing is said behind an amount: "It carries 80 kilograms and rides like a bicycle."."""
    behind = parse.tokens[parse.tokens[noun].right + 1 :]
    return any(token.relation == "conj" or (token.tag == "CD" and token.head != noun) for token in behind)


def _count_subject(parse: Parse, text: str, known: Collection[str]) -> Slot | None:
    """Returns the question for how many do it: "At least thirty states buy them.", "How many states buy them?"."""
    subjects = parse.children(parse.root, "nsubj", "nsubjpass")
    if len(subjects) != 1 or parse.tokens[subjects[0]].left != 0:
        return None
    head = parse.tokens[subjects[0]]
    number = _find_number(parse, subjects[0], known)
    if number < 0 or number + 1 > subjects[0] or not head.tag.endswith("S"):
        return None
    if not text.startswith(parse.text[: head.end]) or parse.children(parse.root, "conj"):
        return None
    question = f"How many {text[parse.tokens[number + 1].start :].rstrip('.')}?"
    if ";" in question or re.search(r"\d", question) or parse.tokens[parse.root].lemma == "be":
        return None
    return _as_slot(question, parse.words(0, number + 1))


def _count_there(parse: Parse, text: str, known: Collection[str]) -> Slot | None:
    """Returns the question for how many there are: "There are 31 open cases in the port."."""
    verb = parse.tokens[parse.root]
    for at in parse.children(parse.root, "attr", "nsubj"):
        head, number = parse.tokens[at], _find_number(parse, at, known)
        if (
            number < 0
            or not verb.is_finite
            or parse.root != 1
            or head.left != 2
            or not head.tag.endswith("S")
        ):
            continue
        rest = text[head.end :]
        if text.startswith(parse.text[: head.end]) and not _GOES_ON.match(rest):
            question = f"How many {parse.words(number + 1, at + 1)} {verb.text} there?"
            return _as_slot(question, f"{parse.words(head.left, number + 1)}{rest}")
    return None


def _as_slot(question: str, answer: str) -> Slot | None:
    """Returns the slot, where the question has no more parts and words than an ear takes in."""
    if not question or "," in question or count_words(question) > LONGEST or count_words(answer) > ANSWER:
        return None
    return Slot("amount", question, as_sentence(answer))
