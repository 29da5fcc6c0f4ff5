"""Quantities and times that a sentence states, by the shape of its numbers, and what they count.

A number is one by its form as well as by its tag; a time that the parser finds must have a word of time in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from podcast.language.grammar.trees import Tree
from podcast.model import Measure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Parse

_NUMBER = re.compile(
    r"[+–-]?\d[\d.,]*(?:/\d+)?|\d+(?:st|nd|rd|th)s?|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|hundreds?|"
    r"thousands?|millions?|billions?|trillions?|dozens?|half|zero|several|m|bn|k)",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"\d[\d.,]*(?:bn|m|k|tn)", re.IGNORECASE)
_LARGE = frozenset({"hundred", "thousand", "million"})
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:[A-Z]{1,3})?[$€£¥₹]")
_CURRENCY = frozenset("dollar euro cent yen yuan rupee ruble rouble franc krona peso won real pence".split())
_UNITS = frozenset(
    "second minute hour day night week weekend fortnight month quarter year decade century".split()
)
_PARTS = frozenset("half third quarter fifth tenth majority".split())
_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "tonight now morning afternoon evening night noon midnight spring summer autumn winter christmas easter "
    "a.m. p.m. am pm o'clock gmt ago".split()
)
_POINTING = frozenset(
    "last next this previous following past coming recent early late later earlier ago".split()
)
_YEAR = re.compile(
    r"(?:1[0-9]|20)\d\ds?|(?:1[5-9]|20)\d\d[-–/]\d\d(?:\d\d)?|[’']\d\ds|\d\d?:\d\d|\d{4}-\d\d-\d\d"
)


def find_measures(parse: Parse, sentence: int) -> tuple[Measure, ...]:
    """Returns the quantities and times of a sentence in order, none inside another one."""
    tree = Tree(parse, sentence)
    measures: list[Measure] = []
    taken: set[int] = set()
    for measure in (*_times(tree), *_parts(tree), *_amounts(tree), *_ordinals(tree)):
        places = set(range(measure.span.start, measure.span.stop))
        if not places & taken:
            taken |= places
            measures.append(measure)
    return tuple(sorted(measures, key=lambda measure: measure.span.start))


def _times(tree: Tree) -> Iterator[Measure]:
    """Yields times and durations: what the parser takes for one, with a word or a figure that is one."""
    for start, stop in _entities(tree, "DATE", "TIME"):
        words = [tree.token(at) for at in range(start, stop)]
        after = tree.token(stop).word if stop < len(tree.tokens) else ""
        is_dated = any(
            word.word in _CALENDAR or _YEAR.fullmatch(word.text) or word.lemma == "century" for word in words
        )
        is_counted = words[-1].lemma in _UNITS and any(_is_number(tree, at) for at in range(start, stop))
        points = (
            words[0].word in _POINTING or words[-1].word in _POINTING or after in ("ago", "later", "earlier")
        )
        points = points or any(word.word in _POINTING for word in words[:2])
        has_unit = any(word.lemma in _UNITS for word in words)
        if is_counted and not points and not is_dated and after != "old":
            yield Measure("duration", Span(tree.sentence, start, stop))
        elif is_dated or (has_unit and points):
            yield Measure("time", Span(tree.sentence, start, stop))
    for at, token in enumerate(tree.tokens[1:], 1):
        before = tree.token(at - 1)
        is_year = re.fullmatch(r"(?:1[5-9]|20)\d\d", token.text) is not None
        if is_year and before.word in ("in", "since", "until") and token.relation == "pobj":
            yield Measure("time", Span(tree.sentence, at, at + 1))


def _entities(tree: Tree, *types: str) -> Iterator[tuple[int, int]]:
    start = None
    for at, token in enumerate((*tree.tokens, None)):
        goes_on = token is not None and token.entity in types and not token.begins_entity
        if start is not None and not goes_on:
            yield start, at
            start = None
        if token is not None and token.entity in types and start is None:
            start = at


def _is_number(tree: Tree, at: int) -> bool:
    token = tree.token(at)
    if token.word == "and":  # "two hundred and fifty"
        following = tree.token(at + 1) if at + 1 < len(tree.tokens) else None
        return (
            at > 0 and tree.token(at - 1).word in _LARGE and following is not None and following.tag == "CD"
        )
    return (token.tag == "CD" and _NUMBER.fullmatch(token.word) is not None) or (
        _SHORTENED.fullmatch(token.word) is not None
    )


def _amounts(tree: Tree) -> Iterator[Measure]:
    """Yields runs of numbers, with the sign or the unit that makes money, shares and durations of them."""
    at = 0
    while at < len(tree.tokens):
        stop = at
        while stop < len(tree.tokens) and _is_number(tree, stop):
            stop += 1
        if stop > at:
            measure = _amount(tree, at, stop)
            if measure:
                yield measure
        at = stop + 1


def _amount(tree: Tree, start: int, stop: int) -> Measure | None:
    """Returns what a run of numbers measures, None where it numbers something ("Chapter 3") or is not sure."""
    after = tree.token(stop) if stop < len(tree.tokens) else None
    kind: Literal["quantity", "money", "share", "duration"] = "quantity"
    counts: Span | None = None
    if start and _SIGN.fullmatch(tree.token(start - 1).text):
        kind, start = "money", start - 1
    elif after is not None and (after.lemma in _CURRENCY or _SIGN.fullmatch(after.text)):
        kind, stop = "money", stop + 1
    elif after is not None and after.word in ("%", "percent", "pc"):
        kind, stop = "share", stop + 1
    elif tree.words_of(*range(stop, min(stop + 2, len(tree.tokens)))) == "per cent":
        kind, stop = "share", stop + 2
    elif after is not None and after.lemma in _UNITS:
        following = tree.token(stop + 1).word if stop + 1 < len(tree.tokens) else ""
        if following in ("ago", "old", "later", "earlier"):
            return None
        kind, stop = "duration", stop + 1
    if kind == "quantity":
        return _quantity(tree, start, stop)
    if kind == "share":
        counts = _counted_after_of(tree, stop)
    return Measure(kind, Span(tree.sentence, start, stop), counts)


def _quantity(tree: Tree, start: int, stop: int) -> Measure | None:
    last = next((at for at in range(start, stop) if tree.token(at).head >= stop), stop - 1)
    token = tree.token(last)
    span = Span(tree.sentence, start, stop)
    noun = token.head
    if token.relation == "nummod" and noun >= stop and tree.token(noun).pos in ("NOUN", "PROPN"):
        if tree.token(noun).tag in ("NN", "NNP") and tree.words_of(*range(start, stop)) not in ("one", "1"):
            return None  # "a 20 mile road", and what the parser attached to the wrong noun
        first = stop
        while first < noun and tree.token(first).pos == "PUNCT":
            first += 1
        return Measure("quantity", span, Span(tree.sentence, first, noun + 1))
    if (
        token.relation in ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
        or tree.child(last, "prep") is not None
    ):
        if _is_numbering(tree, start) or re.fullmatch(r"(?:1[5-9]|20)\d\d", token.text):
            return None
        return Measure("quantity", span, _counted_after_of(tree, stop))
    return None


def _is_numbering(tree: Tree, start: int) -> bool:
    """Returns whether a number is the name of something: "Chapter 3", "at 6"."""
    before = tree.token(start - 1) if start else None
    return before is not None and (
        before.pos in ("PROPN", "NOUN") or before.word in ("at", "in", "on", "no.")
    )


def _counted_after_of(tree: Tree, stop: int) -> Span | None:
    """Returns the noun of an "of" right behind: "households" of "3 % of all households"."""
    if stop >= len(tree.tokens) or tree.token(stop).word != "of":
        return None
    noun = tree.child(stop, "pobj")
    if noun is None:
        return None
    return Span(tree.sentence, max(tree.token(noun).left, stop + 1), noun + 1)


def _parts(tree: Tree) -> Iterator[Measure]:
    """Yields shares in words: "two thirds of the boats", "one in ten"."""
    tokens = tree.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.lemma in _PARTS and tokens[at + 1].word == "of":
            start = at
            while start and (_is_number(tree, start - 1) or tokens[start - 1].word in ("a", "the", "-")):
                start -= 1
            if start < at or token.lemma == "half":
                yield Measure("share", Span(tree.sentence, start, at + 1), _counted_after_of(tree, at + 1))
    for at in range(len(tokens) - 2):
        if _is_number(tree, at) and tokens[at + 1].word == "in" and _is_number(tree, at + 2):
            noun = tokens[at + 2].head
            counted = Span(tree.sentence, at + 3, noun + 1) if noun > at + 2 else None
            if not re.fullmatch(r"\d{4}", tokens[at + 2].text):
                yield Measure("share", Span(tree.sentence, at, at + 3), counted)


def _ordinals(tree: Tree) -> Iterator[Measure]:
    """Yields ordinals that stand before a noun, which the parser takes for such, too."""
    for at, token in enumerate(tree.tokens):
        is_before = token.head > at and tree.token(token.head).pos in ("NOUN", "PROPN")
        if _ORDINAL.fullmatch(token.text) and token.tag == "JJ" and token.entity == "ORDINAL" and is_before:
            yield Measure(
                "ordinal", Span(tree.sentence, at, at + 1), Span(tree.sentence, at + 1, token.head + 1)
            )
