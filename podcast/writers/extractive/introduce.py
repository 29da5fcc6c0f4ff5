"""Which sentence introduces what a later one takes for known: "a mine" before "the mine", full names before last ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.text.tags import Token, tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAR = 12
"""Sentences after which a thing is known anyhow, or another one is meant."""
_ANYHOW = frozenset(
    "lot way time year day week month number part result end case bit rest world fact same other first last".split()
)
_ADDRESS = frozenset({"mr", "mrs", "ms", "dr", "sir"})


@dataclass
class _Known:
    """What a section has introduced so far, by the order of the sentence."""

    things: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)


def introductions(rows: Iterable[tuple[int, str]]) -> tuple[frozenset[int], ...]:
    """For each (section, sentence) of an article, the orders of those in its section that it cannot do without."""
    known = _Known()
    heard: set[str] = set()
    current = -1
    needs = []
    for order, (section, sentence) in enumerate(rows):
        if section != current:
            known, current = _Known(), section
        tokens = tagged(sentence)
        new_things, new_people = set(_introduced(tokens)), dict(_full_names(tokens))
        needed = {
            known.things[thing]
            for thing in _definite(tokens)
            if thing in known.things and thing not in new_things
        }
        needed = {at for at in needed if order - at <= FAR}
        alone = {name for name in _names_alone(tokens) if name not in new_people}
        needed |= {known.people[name] for name in alone if name in known.people}
        needs.append(frozenset(needed))
        known.things.update(dict.fromkeys(new_things, order))
        for name in new_people:
            if name not in heard:
                known.people[name] = order
        heard |= alone | set(new_people)
    return tuple(needs)


def _introduced(tokens: tuple[Token, ...]) -> Iterator[str]:
    yield from _nouns_after(tokens, ("a", "an"))


def _definite(tokens: tuple[Token, ...]) -> Iterator[str]:
    yield from _nouns_after(tokens, ("the", "that"))


def _nouns_after(tokens: tuple[Token, ...], determiners: tuple[str, ...]) -> Iterator[str]:
    """The singular nouns, by their stem, that stand behind a determiner and its adjectives."""
    for place, token in enumerate(tokens):
        if token.word not in determiners or token.tag not in ("AT0", "DT0"):
            continue
        for at in range(place + 1, min(place + 5, len(tokens))):
            tag = tokens[at].tag
            ends = at + 1 == len(tokens) or not tokens[at + 1].tag.startswith(("NN", "AJ"))
            if tag == "NN1" and ends:
                if tokens[at].lemma not in _ANYHOW:
                    yield tokens[at].lemma
                break
            if not tag.startswith(("NN", "AJ", "AV", "CR", "ORD", "VVN", "VVG")):
                break


def _runs(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Names as they stand: the proper nouns in a row."""
    run: list[Token] = []
    for token in tokens:
        if token.tag == "NP0":
            run.append(token)
        elif token.text != ".":
            if run:
                yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _full_names(tokens: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    for run in _runs(tokens):
        if len(run) > 1 and run[0].word not in _ADDRESS:
            yield run[-1].text, run[0].text


def _names_alone(tokens: tuple[Token, ...]) -> Iterator[str]:
    for run in _runs(tokens):
        if len(run) == 1 or run[0].word in _ADDRESS:
            yield run[-1].text
