"""What a noun phrase tells of itself: a person or not, female or male, one or many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.article_memory import keep_for_article
from podcast.language.grammar.person_nouns import FEMALE, MALE, is_person_noun
from podcast.language.meaning.lexicon import get_sense, look_up
from podcast.understanding.entities.genders import FEMALE_TITLES, MALE_TITLES

if TYPE_CHECKING:
    from podcast.model import Parse

Group = Literal["he", "she", "it", "they"]

PRONOUNS: dict[str, Group] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), "they"),
}
"""Pronouns of the third person -> which of them they are."""
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "themself"})
FIRST_PERSON = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves".split()
)
"""Pronouns of the first and second person."""

_FEMALE = FEMALE | FEMALE_TITLES
_MALE = MALE | MALE_TITLES
_GROUPS = frozenset(
    """company firm group team band government council committee board party court army police ministry agency
    university school department union club crew family staff public organisation organization association
    administration parliament congress senate commission bank authority jury audience crowd couple community
    majority minority pair duo trio quartet press media industry league federation coalition church"""
    .split()
)  # fmt: skip
_TIMES = frozenset(
    """time year month week day hour minute second decade century moment morning afternoon evening night weekend today
    yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december spring summer autumn winter age period while"""
    .split()
)  # fmt: skip
_EMPTY = frozenset(
    """way kind sort lot bit part number example instance fact case order addition course thanks sense rest
    view terms regard respect place percent % degree something anything nothing everything thing mile kilometre
    kilometer metre meter dollar euro pound hundred thousand million billion dozen variety range series"""
    .split()
)  # fmt: skip

NounKind = Literal["person", "group", "place", "time", "empty", "thing", "name"]
"""`empty` is what nothing can be said of again: "way", "lot", "percent"; `name` a name of something unknown."""
Gender = Literal["", "female", "male"]
_LISTED: dict[NounKind, frozenset[str]] = {"group": _GROUPS, "time": _TIMES, "empty": _EMPTY}
_KINDS: dict[str, NounKind] = {
    "PERSON": "person",
    "ORG": "group",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "DATE": "time",
    "TIME": "time",
    "MONEY": "empty",
    "PERCENT": "empty",
    "QUANTITY": "empty",
    "CARDINAL": "empty",
    "ORDINAL": "empty",
    "PRODUCT": "thing",
    "WORK_OF_ART": "thing",
    "EVENT": "thing",
    "LAW": "thing",
    "LANGUAGE": "thing",
}


@dataclass(frozen=True, slots=True)
class Traits:
    """What a noun phrase tells of itself."""

    kind: NounKind
    gender: Gender = ""
    is_plural: bool = False


def read_traits(parse: Parse, index: int, name: tuple[str, ...]) -> Traits:
    """Returns the traits of the noun phrase of a head; `name` are the words of the name that it is."""
    token = parse.tokens[index]
    if token.pos in ("PRON", "DET"):
        group = PRONOUNS.get(token.word)
        return Traits(
            "person" if group in ("he", "she") else "thing",
            "male" if group == "he" else "female" if group == "she" else "",
            group == "they" or token.word in ("these", "those"),
        )
    lemma = token.lemma.lower()
    words = {lemma, *(word.lower().strip(".") for word in name[:-1])}
    gender: Gender = "female" if words & _FEMALE else "male" if words & _MALE else ""
    is_plural = token.tag in ("NNS", "NNPS") or lemma == "people"
    if gender:
        return Traits("person", gender, is_plural)
    if token.pos == "PROPN":
        return Traits(_KINDS.get(token.entity, "name"), "", is_plural)
    return Traits(_kind_of_noun(lemma, token.entity), "", is_plural)


def _kind_of_noun(lemma: str, entity: str) -> NounKind:
    listed = next((kind for kind, words in _LISTED.items() if lemma in words), None)
    measured = _KINDS[entity] if entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY") else None
    # "Around 10 pm" is no prime minister.
    if measured is None and (is_person_noun(lemma) or _mostly_means_person(lemma)):
        return "person"
    return listed or measured or "thing"


_PERSONS = 18
"""The lexicon's field of nouns for people."""


@keep_for_article(5_000)
def _mostly_means_person(lemma: str) -> bool:
    """Returns whether the commonest meaning of a noun is a person: "magician", "demonstrator"."""
    senses = look_up(lemma, "n").senses
    return bool(senses) and get_sense(senses[0]).field == _PERSONS
