"""Sentences that introduce what later ones take for known: "a mine" before "the mine", a full name before the last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.language.grammar.parts_of_speech import TaggedWord, tag_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FAR = 12
"""Sentences after which a thing is known anyhow, or another one is meant."""
_ANYHOW = frozenset(
    "lot way time year day week month number part result end case bit rest world fact same other first last".split()
)
"""Things that nobody has to introduce: «the end»"""
_SAYING = frozenset(
    "says said adds added writes wrote argues argued notes noted explains explained to hopes thinks believes".split()
)
"""Words beside which a name is somebody's: «says Ruiz»"""
_ADDRESS = frozenset({"mr", "mrs", "ms", "dr", "sir"})
"""Forms of address, which make a last name no full one: «Ms Ruiz»"""


@dataclass
class Introductions:
    """The things and people that a section has introduced so far: name → order of the sentence."""

    things: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SurnameMention:
    """A person who is called by the last name alone, and the sentence that introduced him."""

    last: str
    full: str
    introduction: str
    """The text of the sentence that has the full name."""


def surname_mentions(texts: Sequence[str]) -> tuple[tuple[SurnameMention, ...], ...]:
    """Returns for each sentence of an article who is called there by a name that an earlier one gives in full."""
    known: dict[str, SurnameMention] = {}
    mentions = []
    for text in texts:
        tokens = tag_words(text)
        new = dict(_full_names(tokens))
        names = dict.fromkeys(_last_names(tokens))
        mentions.append(tuple(known[name] for name in names if name in known and name not in new))
        for name, full in new.items():
            known.setdefault(name, SurnameMention(name, full, text))
    return tuple(mentions)


def needed_introductions(rows: Iterable[tuple[int, int, str]]) -> tuple[frozenset[int], ...]:
    """Returns for each (section, paragraph, sentence) the orders of those in its section that it cannot do without."""
    known = Introductions()
    heard: set[str] = set()
    current = within = -1
    topic = None  # the sentence that says whose paragraph it is
    needs = []
    for order, (section, paragraph, sentence) in enumerate(rows):
        tokens = tag_words(sentence)
        if section != current:
            known, current = Introductions(), section
        if paragraph != within:
            within, topic = paragraph, order if any(token.tag == "NP0" for token in tokens[:3]) else None
        new_things, new_people = set(_nouns_after(tokens, ("a", "an"))), dict(_full_names(tokens))
        needed = {
            known.things[thing]
            for thing in _nouns_after(tokens, ("the", "that"))
            if thing in known.things and thing not in new_things
        }
        needed = {at for at in needed if order - at <= FAR}
        alone = {name for name in _names_alone(tokens) if name not in new_people}
        needed |= {known.people[name] for name in alone if name in known.people}
        if topic is not None and topic != order and not any(token.tag == "NP0" for token in tokens):
            needed.add(topic)  # "Prices range from …" are the prices of whom the paragraph is about
        needs.append(frozenset(needed))
        known.things.update(dict.fromkeys(new_things, order))
        for name in new_people:
            if name not in heard:
                known.people[name] = order
        heard |= alone | set(new_people)
    return tuple(needs)


def _nouns_after(tokens: tuple[TaggedWord, ...], determiners: tuple[str, ...]) -> Iterator[str]:
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


def _runs(tokens: tuple[TaggedWord, ...]) -> Iterator[tuple[TaggedWord, ...]]:
    """The names as they stand: proper nouns in a row."""
    run: list[TaggedWord] = []
    for token in tokens:
        if token.tag == "NP0":
            run.append(token)
        elif token.text != ".":
            if run:
                yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _full_names(tokens: tuple[TaggedWord, ...]) -> Iterator[tuple[str, str]]:
    """(last name, full name) of whoever is named in full."""
    for run in _runs(tokens):
        if len(run) > 1 and run[0].word not in _ADDRESS:
            yield run[-1].text, " ".join(token.text for token in run)


def _last_names(tokens: tuple[TaggedWord, ...]) -> Iterator[str]:
    """The names of one word beside a verb of saying: most likely people's."""
    for run in _runs(tokens):
        place = tokens.index(run[0])
        around = {
            token.word for token in (*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2])
        }
        if len(run) == 1 and around & _SAYING:
            yield run[0].text


def _names_alone(tokens: tuple[TaggedWord, ...]) -> Iterator[str]:
    """The last names that stand alone or after a form of address: "Ruiz", "Ms Ruiz"."""
    for run in _runs(tokens):
        if len(run) == 1 or run[0].word in _ADDRESS:
            yield run[-1].text
