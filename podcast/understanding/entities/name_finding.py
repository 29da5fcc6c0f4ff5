"""The names in a sentence: what the parser recognises, mended at its edges, and capitals that it overlooked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.facts.common_words import COMMON
from podcast.language.facts.first_names import is_first_name
from podcast.language.grammar.person_nouns import (
    ABBREVIATIONS,
    is_degree,
    is_person_noun,
)
from podcast.language.plain.folding import fold, leave_out_accents
from podcast.model import Span
from podcast.understanding.entities.name_words import (
    NOBLE,
    OFFICES,
    OPENING_PARTICLES,
    PARTICLES,
    RANKS,
    TITLES,
)
from podcast.understanding.entities.overlooked_people import recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import EntityKind, Sentence, Token

    Run = tuple[int, int]

KINDS: dict[str, EntityKind] = {
    **dict.fromkeys(("PERSON",), "person"),
    **dict.fromkeys(("NORP",), "group"),
    **dict.fromkeys(("ORG",), "organisation"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    **dict.fromkeys(("PRODUCT", "EVENT", "WORK_OF_ART", "LAW"), "thing"),
}
"""Type of the parser → kind of entity."""
_SHOUTED = 0.75
"""Share of a sentence's words with a capital from which on capitals tell nothing."""
_INITIALS = re.compile(r"(?:\w\.)+\w?")
_SAINTS = frozenset("san santa santo sao sankt".split())
"""Words before a first name that make a place of it: "San Jose"."""
_NO_NAMES = frozenset("ADV ADP AUX CCONJ SCONJ DET PRON INTJ NUM VERB".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands in a sentence."""

    span: Span
    """Its tokens, without article, title and possessive."""
    head: int
    text: str
    """As it is written."""
    kind: EntityKind | None
    """What the parser takes it for."""
    title: str = ""
    """The title before it, in lower case without full stop."""
    is_plural: bool = False
    """Whether it names several: "the Barkers"."""

    @property
    def key(self) -> tuple[str, ...]:
        """Its words made comparable."""
        return make_key(self.text)


def make_key(text: str) -> tuple[str, ...]:
    """Returns the words of a name made comparable: "Céline" and "Celine" are one, and "P.J." and "PJ"."""
    words = fold(leave_out_accents(text)).split()
    return tuple(word.replace(".", "") if _INITIALS.fullmatch(word) else word.strip(".,") for word in words)


def find_names(sentence: Sentence) -> Iterator[Name]:
    """Yields the names of a sentence, in order."""
    tokens = sentence.parse.tokens
    words = [token for token in tokens if token.text[0].isalpha()]
    if len(words) > 3 and sum(token.text[0].isupper() for token in words) > _SHOUTED * len(words):
        return
    for start, stop in _join_particles(tokens, list(_runs(tokens))):
        name = _trim(sentence, start, stop)
        if name is not None:
            yield name


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """Yields (start, stop) of what the parser takes for names, and of other words that it takes for proper nouns."""
    at = 0
    while at < len(tokens):
        first, stop = tokens[at], at + 1
        if first.entity in KINDS:
            while (
                stop < len(tokens) and tokens[stop].entity == first.entity and not tokens[stop].begins_entity
            ):
                # "[Lee told The Harbour Times]": the recogniser takes a sentence for a title.
                if first.pos == "PROPN" and tokens[stop].is_finite and tokens[stop].text.islower():
                    break
                # "[Ann Lee and Kern]" are two, and nobody has an "and" in the name.
                if first.entity == "PERSON" and tokens[stop].word == "and":
                    break
                stop += 1
            # "[Camille] Etienne Gbedey": the recogniser ends early.
            while first.entity == "PERSON" and stop < len(tokens) and _is_unclaimed(tokens[stop]):
                stop += 1
            yield at, stop
        elif _is_unclaimed(first):
            while stop < len(tokens) and (_is_unclaimed(tokens[stop]) or _is_misread(tokens[stop])):
                stop += 1
            yield at, stop
        at = stop


def _is_unclaimed(token: Token) -> bool:
    return token.pos == "PROPN" and not token.entity and token.text[0].isupper()


def _is_misread(token: Token) -> bool:
    """Returns whether a token behind a proper noun has a capital, and the parser takes it for a common noun."""
    return token.pos == "NOUN" and not token.entity and token.text[0].isupper() and token.text[-1].islower()


def _join_particles(tokens: Sequence[Token], runs: list[Run]) -> Iterator[Run]:
    """Yields the runs, those between which nothing but particles stands as one: "Ursula" "von der" "Leyen"."""
    if not runs:
        return
    start, stop = runs[0]
    for following, end in runs[1:]:
        between = tokens[stop:following] or tokens[stop - 1 : stop]
        if all(token.text in PARTICLES for token in between) and tokens[start].entity != "ORG":
            stop = end
        else:
            yield start, stop
            start, stop = following, end
    yield start, stop


def _trim(sentence: Sentence, start: int, stop: int) -> Name | None:
    """Returns the name in a run of tokens; None where nothing of it is left without article, title and possessive."""
    tokens = sentence.parse.tokens
    kind = KINDS.get(tokens[start].entity)
    start, stop = _cut_edges(tokens, start, stop, kind)
    if start >= stop or (stop - start == 1 and _is_degree_behind(tokens, start)):
        return None
    if kind != "person":
        start, kind = recognise(tokens, start, stop, kind)
    title = ""
    if _is_job_alone(tokens, start, stop, kind):
        return None
    if kind == "place" and stop - start == 1 and start and tokens[start - 1].word in OFFICES:
        kind = "person"  # "President Fisher", who has the name of a town
    if kind in ("person", None):
        first, title = _skip_titles(tokens, start, stop)
        if first == stop:
            return None
        # "Prince Harry" and "King Charles" have no other name.
        is_noble = title in NOBLE and stop - first == 1 and first > 0
        start = first - 1 if is_noble else first
        kind = "person" if title in TITLES else kind
        if stop - start == 1 and len(tokens[start].text.strip(".")) == 1:
            return None  # "vitamin A"
        if stop - start == 1 and tokens[start].text.isupper() and title not in TITLES:
            title, kind = "", None  # "BIA"
    inside = range(start, stop)
    head = next((at for at in inside if tokens[at].head not in inside or tokens[at].head == at), stop - 1)
    if tokens[head].pos == "ADJ" and kind in ("group", "place"):
        return None
    is_plural = tokens[head].tag == "NNPS" and start > 0 and tokens[start - 1].word == "the"
    if is_plural and kind == "person":
        kind = "group"
    text = sentence.parse.words(start, stop)
    return Name(Span(sentence.index, start, stop), head, text, kind, title, is_plural)


def _is_degree_behind(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether a word in capitals stands behind a person and a comma: "Ann Lee, MD"."""
    return (
        at > 1
        and tokens[at - 1].text == ","
        and tokens[at - 2].entity == "PERSON"
        and is_degree(tokens[at].text)
    )


def _cut_edges(tokens: Sequence[Token], start: int, stop: int, kind: EntityKind | None) -> Run:
    """Returns a run without small words before it, and without possessive and marks behind it."""
    while start < stop and (
        not tokens[start].text[0].isupper()
        or (tokens[start].word in ("the", "a", "an") and start + 1 < stop)
        or (kind == "person" and tokens[start].pos in _NO_NAMES)
        or (kind == "person" and start + 1 < stop and _is_common(tokens, start))
    ):
        start += 1
    while start < stop and (tokens[stop - 1].tag == "POS" or not tokens[stop - 1].text[0].isalnum()):
        stop -= 1
    first = start
    while first and kind == "person" and tokens[first - 1].text in PARTICLES:
        first -= 1
    return (first if first < start and tokens[first].text in OPENING_PARTICLES else start), stop


def _is_common(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether a common word has its capital because it begins a sentence: "Today Ann Lee", not "Urban Lee"."""
    begins = at == 0 or tokens[at - 1].pos == "PUNCT"
    return (begins or tokens[at].pos != "PROPN") and fold(tokens[at].text) in COMMON


def _is_job_alone(tokens: Sequence[Token], start: int, stop: int, kind: EntityKind | None) -> bool:
    """Returns whether nothing but what somebody does stands there: "the Director", "Executive Director"."""
    is_definite = start > 0 and tokens[start - 1].word == "the"
    return (kind is None or (kind == "person" and is_definite)) and all(
        is_person_noun(token.word) or token.word in RANKS for token in tokens[start:stop]
    )


def _skip_titles(tokens: Sequence[Token], start: int, stop: int) -> tuple[int, str]:
    """Returns where the name behind titles begins, and the last title, be it inside the run or before it."""
    title = ""
    if start and tokens[start - 1].text[0].isupper():
        before = tokens[start - 1].word.strip(".")
        title = before if before in TITLES else ""
    while start < stop and (
        (start < stop - 1 and _is_title(tokens[start])) or tokens[start].word.strip(".") in TITLES
    ):
        title, start = tokens[start].word.strip("."), start + 1
    if stop - start > 2 and _has_strange_title(tokens[start : start + 2]):
        title, start = tokens[start].word, start + 1
    return start, title


def _is_title(token: Token) -> bool:
    return token.text in ABBREVIATIONS or token.word.strip(".") in TITLES or is_person_noun(token.word)


def _has_strange_title(two: Sequence[Token]) -> bool:
    """Returns whether a first name stands behind another word, which then is a title: "Oberst Thomas Kern"."""
    first, second = (fold(token.text) for token in two)
    is_word = len(first.strip(".")) > 1 and first not in _SAINTS
    return is_first_name(second) and not is_first_name(first) and is_word
