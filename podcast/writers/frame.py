"""What both writers say and do alike: welcome, disclosure and close, titles, ends of sentences, shares of words.

Its words in each language are in `frame_texts`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.contract import LINK_LIMIT
from podcast.model import Passage
from podcast.urls import web_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Host
    from podcast.writers.frame_texts import FrameTexts

MAX_TURN = 75
"""Words that one host says in a row at most; the check warns of more."""

_MARKS = re.compile(r"[*_`#|<>\[\]~]")
_OUTLINE_NUMBER = re.compile(r"^(?:\d+[.)]?)+\s+")
_ENDS = re.compile(r"[.!?…:。！？][”’\"')»]*$")
_SPOKEN = re.compile(r"[AEIOUY]")
"""A letter without which capitals are an acronym: «LUND»"""
_PART = re.compile(r"(?<=MC)[A-Z]+|MC(?=[A-Z]{3})|[^\W\d_]+")
"""What begins with a capital: «O'HARA-MCBRIDE»"""
_BETWEEN_AUTHORS = re.compile(r"[;,]| and ")


@dataclass(frozen=True, slots=True)
class FrameLine:
    """What one host says in the welcome, sentence by sentence."""

    host: str
    sentences: tuple[str, ...]


def welcome(texts: FrameTexts, show: str, hosts: Sequence[Host], article: str) -> tuple[FrameLine, ...]:
    """Returns who says hello in which show, spoken by synthetic voices, and that one article is behind it.

    `show` is its title as it is said, `article` its name as `name_article` gives it, `hosts` in the order in which they
    say hello, see `hosts_after`.
    """
    first, *others = (host.name for host in hosts)
    show_spoken = (texts.show if others else texts.show_alone).format(show=show)
    hello = (ended(show_spoken), texts.host.format(name=first))
    origin = texts.origin.format(article=ended(article))
    if not others:
        return (FrameLine(first, (*hello, origin)),)
    *middle, last = others
    return (
        FrameLine(first, hello),
        *(FrameLine(name, (texts.other_host.format(name=name),)) for name in middle),
        FrameLine(last, (texts.host.format(name=last), origin)),
    )


def hosts_after(hosts: Sequence[Host], last: str) -> tuple[Host, ...]:
    """Returns the hosts in the order in which they say hello, so that it is another one than who has just spoken.

    An episode begins with what it is about: heard blind, the same hook gained 0.5 of ten before the welcome.
    """
    first, *others = hosts
    return (*others, first) if first.name == last else tuple(hosts)


def farewell(texts: FrameTexts, article: str, source: str, bye: str) -> str:
    """Returns the last words of an episode: which article it was, what the notes lead to, goodbye.

    `article` is its name as `name_article` gives it, `source` as a script has it: only an address is in the notes.
    """
    address = web_address(source)
    linked = bool(address) and len(address.encode()) <= LINK_LIMIT
    notes = texts.linked if linked else texts.unlinked
    return f"{texts.close.format(article=ended(article))} {notes} {bye}"


def name_article(texts: FrameTexts, title: str, author: str) -> str:
    """Returns a title, as it is to be said, with the author: one, two, or the first and "others"."""
    authors = [in_small(" ".join(name.split())) for name in _BETWEEN_AUTHORS.split(author) if name.strip()]
    if not authors:
        return title
    names = authors[0]
    if len(authors) == 2:
        names = texts.two_authors.format(first=authors[0], second=authors[1])
    elif len(authors) > 2:
        names = texts.more_authors.format(first=authors[0])
    return texts.by.format(title=title, names=names)


def in_small(name: str) -> str:
    """Returns a name that stands in capitals as it is said: "ANN O'HARA" as "Ann O'Hara", "BBC NEWS" as it is."""
    words = name.split()
    if (
        len(words) < 2
        or not name.isupper()
        or not all(_SPOKEN.search(word) or word[-1] == "." for word in words)
    ):
        return name
    return " ".join(_PART.sub(lambda part: part[0].capitalize(), word) for word in words)


def chapter_title(heading: str) -> str:
    """Returns a heading without its number in an outline and its closing marks; empty when nothing is left."""
    return _OUTLINE_NUMBER.sub("", heading).rstrip(":. ")


def without_marks(text: str) -> str:
    """Returns a text without any character that can be markup, spaces folded: "Reason #3" is Reason 3.

    Blunter than `plain_speech.unmarked`: titles so written are in the questions to models, and so in the key of every
    kept answer.
    """
    return " ".join(_MARKS.sub("", text).split())


def ended(text: str) -> str:
    """Returns a text with closing punctuation."""
    text = text.strip().rstrip(",;")
    return text if _ENDS.search(text) else f"{text}."


def merge_passages(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Returns passages as a script holds them: text without a footnote belongs to the passage after it."""
    merged: list[Passage] = []
    for passage in passages:
        # Two halves of one sentence carry its mark once, too.
        joins = bool(merged) and merged[-1].cites in ((), passage.cites)
        text = f"{merged.pop().text} {passage.text}" if joins else passage.text
        merged.append(Passage(text.strip(), passage.cites))  # "It never heals. (34) You can …", cut at "("
    return tuple(merged)


def share_words(
    words: float,
    wishes: Sequence[float],
    most: Sequence[float],
    least: Sequence[float] = (),
    grain: float = 1e-6,
) -> list[float]:
    """Returns words for each part: its least, then of the rest by its wish, but never more than its most.

    It ends when fewer than `grain` words are left, or no part has room for so many.
    """
    shares = list(least) or [0.0] * len(wishes)
    rest = words - sum(shares)
    while rest >= grain:
        open_parts = [part for part, share in enumerate(shares) if most[part] - share >= grain]
        if not open_parts:
            break
        weight = sum(wishes[part] for part in open_parts)
        spent = 0.0
        for part in open_parts:
            room, more = most[part] - shares[part], rest * wishes[part] / weight
            shares[part] = most[part] if more >= room else shares[part] + more
            spent += min(room, more)
        rest -= spent
    return shares
