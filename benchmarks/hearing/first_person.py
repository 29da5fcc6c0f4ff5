"""Passages of a script in the first person: whether anybody has said who tells now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .naming import is_named
from .speakers import Hearing, Quoted

if TYPE_CHECKING:
    from benchmarks.corpus import Annotation

    from .spoken import SpokenSentence, Talk

_FIRST_PERSON = frozenset("i me my myself mine".split())
_TELLING = re.compile(
    r"\b(?:tells?|told|answers?|writes?|wrote|says?|said|speaks?|spoke|recalls?|describes?|explains?|talks?|played|reports?|"
    r"remembers?|own words|words of|voice of|herself|himself|themselves|here (?:is|are)|we (?:hear|play|read))\b"
)
"""What makes a sentence with somebody's name the frame of a passage in the first person."""


def find_strangers(talk: Talk, gold: Annotation) -> tuple[Quoted, ...]:
    """Returns, for each who says "I" or tells what "we" did outside marks, the first sentence, where no frame is heard.

    A frame is a sentence before it that names them and says that they tell: "Leah Ruiz tells it herself." That the
    article is by somebody, as the welcome says, is none.
    """
    hearing = Hearing(talk, gold)
    found: dict[str, Quoted] = {}
    for index, one in enumerate(talk.sentences):
        if one.is_glue or not one.sources or one.text.endswith("?") or not _is_first_person(hearing, one):
            continue
        owners = _owners(hearing, one)
        frames = [it.text for it in talk.sentences[: index + 1] if it is one or not talk.is_frame(it)]
        is_framed = any(_TELLING.search(it) and is_named(name, it) for it in frames for name in owners)
        found.setdefault(owners[0], Quoted(one.text, one.at, "" if is_framed else "whose I"))
    return tuple(found.values())


def _is_first_person(hearing: Hearing, one: SpokenSentence) -> bool:
    """Returns whether somebody speaks of themselves outside marks.

    A "we" that is everybody does not ("as we know"): it must do something that is over ("we dimmed the lamps").
    """
    for token in one.tokens[one.lead :]:
        is_i = token.pos == "PRON" and token.word in _FIRST_PERSON and token.text not in ("Me", "My")
        is_doing = token.word == "we" and token.relation == "nsubj" and one.tokens[token.head].tag == "VBD"
        if (is_i or is_doing or (token.text == "My" and token.start == 0)) and hearing.is_outside(
            one, token.start
        ):
            return True
    return False


def _owners(hearing: Hearing, one: SpokenSentence) -> tuple[str, ...]:
    """Returns who is "I" in a sentence: who answers in an interview or writes in a forum, else the author."""
    understood = hearing.talk.understood
    for turn in understood.quotations:
        if turn.form == "turn" and set(one.sources) & set(turn.sentences):
            entity = None if turn.speaker is None else understood.entities[turn.speaker]
            return (entity.name, *entity.aliases) if entity else ("somebody",)
    names = tuple(name for name in (hearing.gold.first_person, *hearing.gold.authors) if name)
    return (*names, "author") if names else ("author",)
