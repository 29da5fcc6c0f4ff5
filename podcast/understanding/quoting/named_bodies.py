"""Which body "the agency" or "the company" means: the one of its kind that the article names, where signs agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.language.grammar.trees import NOMINAL_SUBJECTS
from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Parse, Sentence, Token
    from podcast.understanding.quoting.mentions import MentionIndex
    from podcast.understanding.quoting.speaking_pronouns import Place

_COMPANIES = frozenset(
    """company firm business corporation maker manufacturer retailer publisher airline carrier startup start-up chain
    brand bank insurer lender group""".split()
)
_OFFICES = frozenset(
    "agency department ministry office bureau administration authority commission service board council committee "
    "center centre".split()
)
_SOCIETIES = frozenset(
    """group organisation organization association union charity foundation nonprofit network campaign federation
    society institute movement coalition alliance league watchdog center centre""".split()
)
_PAPERS = frozenset(
    "paper newspaper magazine journal outlet site website network broadcaster station".split()
)
_KINDS = (
    _COMPANIES,
    _OFFICES,
    _SOCIETIES,
    _PAPERS,
    frozenset("university school college institute academy".split()),
    frozenset("team club franchise".split()),
    frozenset("police department force".split()),
    frozenset("hospital clinic center centre".split()),
    frozenset("court tribunal".split()),
    frozenset({"party"}),
    frozenset({"church"}),
    frozenset("museum gallery".split()),
    frozenset("army military force".split()),
    frozenset("government administration".split()),
)
"""Nouns that one body may be called by turns."""
BODY_NOUNS = frozenset().union(*_KINDS)
_FREE = (_COMPANIES | _SOCIETIES | {"agency", "paper", "newspaper", "magazine", "journal"}) - {"club"}
"""Nouns for bodies whose name need not tell what they are: "NASA", "Boeing"."""
_OF_PLAYERS = frozenset("team club franchise".split())
"""Nouns for those whose name need only be a plural: "the Harriers"."""
_TOLD_BY_NAME = {
    **dict.fromkeys(
        "inc corp llc ltd plc gmbh co holdings airways industries laboratories".split(), "company"
    ),
    **dict.fromkeys("times post news tribune press".split(), "newspaper"),
    "airlines": "airline",
}
"""Last words of names → the noun for such a body."""
_PARAGRAPHS, _REACH = 1, 12
"""Paragraphs, and sentences, back in which a body is near."""
_LAST = 3
"""Sentences back of which the last one with a body as its subject counts."""
_OFTEN = 3
"""Mentions from which on a body is what an article is about, where no other has half as many."""
_ENOUGH = 2
"""Signs that must agree."""


@dataclass(slots=True)
class Body:
    """An organisation that the article names."""

    name: str
    entity: int | None
    """Its place among the entities; None where it was named only in passing."""
    nouns: set[str]
    """What its name, or the article, says that it is."""
    places: list[Place] = field(default_factory=list)
    """The heads of its mentions outside quotations, in order."""


class NamedBodies:
    """Looks up which body a definite noun means."""

    def __init__(self, sentences: Sequence[Sentence], index: MentionIndex, title: str) -> None:
        self._sentences, self._index, self._title = sentences, index, fold(title)
        self._bodies = _collect(sentences, index)
        self._new: dict[str, list[int]] = {}
        for sentence in sentences:
            for token in sentence.parse.tokens:
                noun = sentence.parse.tokens[token.head].lemma.lower()
                if token.word in ("a", "an", "another", "one") and noun in BODY_NOUNS:
                    self._new.setdefault(noun, []).append(sentence.index)

    def find(self, place: Place) -> Body | None:
        """Returns the body that the noun of a place means; None where no two signs agree, or for another one, too.

        The signs: its name or the article calls it that, which is as good as two; it is near; it was the last body to
        do something; it is what the article is about.
        """
        noun = self._sentences[place[0]].parse.tokens[place[1]].lemma.lower()
        said = _read_description(self._sentences[place[0]].parse, place[1])
        if said is None:
            return None
        fitting = [
            one
            for one in self._bodies
            if _fits(one, noun) and said <= one.nouns | set(fold(one.name).split()) and one.places[0] < place
        ]
        if not fitting:
            return None
        counted = sorted(
            ((self._count(one, place, noun, fitting), at) for at, one in enumerate(fitting)), reverse=True
        )
        best = fitting[counted[0][1]]
        is_sure = counted[0][0] >= _ENOUGH and (len(counted) == 1 or counted[1][0] < counted[0][0])
        last = max(one for one in best.places if one < place)
        is_other = noun not in best.nouns and any(last[0] < at <= place[0] for at in self._new.get(noun, ()))
        return best if is_sure and not is_other else None

    def _count(self, one: Body, place: Place, noun: str, others: Sequence[Body]) -> int:
        """Returns how many signs say that a body is meant."""
        is_near = self._is_near(one, place)
        acts = self._find_last_acting(place, others) is one
        most = max((self._times(other, place) for other in others if other is not one), default=0)
        times = self._times(one, place)
        is_topic = (times >= _OFTEN and times >= 2 * most) or self._is_titled(one)
        return 2 * (noun in one.nouns) + is_near + acts + is_topic

    def _is_titled(self, one: Body) -> bool:
        return f" {fold(one.name)} " in f" {self._title} "

    def _times(self, one: Body, place: Place) -> int:
        return sum(other < place for other in one.places)

    def _is_near(self, one: Body, place: Place) -> bool:
        here = self._sentences[place[0]]
        last = max(other for other in one.places if other < place)
        there = self._sentences[last[0]]
        return (
            there.section == here.section
            and here.paragraph - there.paragraph <= _PARAGRAPHS
            and here.index - there.index <= _REACH
        )

    def _find_last_acting(self, place: Place, others: Sequence[Body]) -> Body | None:
        """Returns the body that was the last one to be a subject, in the sentences before a place."""
        latest = max(
            (
                (other, at)
                for at, one in enumerate(others)
                for other in one.places
                if other < place and place[0] - other[0] <= _LAST and self._is_subject(other)
            ),
            default=None,
        )
        return None if latest is None else others[latest[1]]

    def _is_subject(self, place: Place) -> bool:
        parse = self._sentences[place[0]].parse
        return parse.tokens[place[1]].relation in NOMINAL_SUBJECTS


def _read_description(parse: Parse, head: int) -> set[str] | None:
    """Returns the words between "the" and its noun; None where a name among or behind them says itself who is meant."""
    tokens = parse.tokens
    before = tokens[tokens[head].left + 1 : head]
    behind = [tokens[at] for at in parse.children(head, "appos", "prep", "relcl", "acl") if at > head]
    is_named = any(token.pos == "PROPN" and token.entity for token in (*before, *tokens[head + 1 : head + 2]))
    return None if is_named or behind else {token.word for token in before if token.pos != "PUNCT"}


def _fits(one: Body, noun: str) -> bool:
    """Returns whether a body may be called that: what it is called elsewhere is of the same kind, or says nothing."""
    if not one.nouns:
        return noun in _FREE or (noun in _OF_PLAYERS and one.name.endswith("s"))
    return noun in one.nouns or any(noun in kind and kind & one.nouns for kind in _KINDS)


def _collect(sentences: Sequence[Sentence], index: MentionIndex) -> list[Body]:
    bodies: dict[int | str, Body] = {}
    for sentence in sentences:
        for start, stop, head in _list_names(sentence, index):
            if index.is_quoted(sentence.index, head):
                continue
            entity = index.entity_at(sentence.index, head)
            name = sentence.parse.words(start, stop) if entity is None else index.entities[entity].name
            key = fold(name) if entity is None else entity
            body = bodies.setdefault(key, Body(name, entity, _read_name(name)))
            body.places.append((sentence.index, head))
            body.nouns |= _read_told(sentence.parse, start, head)
    return list(bodies.values())


def _list_names(sentence: Sentence, index: MentionIndex) -> Iterator[tuple[int, int, int]]:
    """Yields (start, stop, head) of each organisation's name: of the entities, and of what the parser takes for one."""
    tokens = sentence.parse.tokens
    stop = 0
    while stop < len(tokens):
        start = stop
        stop, is_body = _find_end(sentence, index, start)
        first = start + (tokens[start].word == "the")
        last = stop - 1
        while last > first and tokens[last].tag == "POS":
            last -= 1
        if is_body and any(token.pos == "PROPN" for token in tokens[first : last + 1]):
            inside = range(first, last + 1)
            yield first, last + 1, next((at for at in inside if tokens[at].head not in inside), last)


def _find_end(sentence: Sentence, index: MentionIndex, start: int) -> tuple[int, bool]:
    """Returns the index behind a name that begins with a token, and whether it may be an organisation's."""
    tokens, stop = sentence.parse.tokens, start + 1
    entity = index.entity_at(sentence.index, start)
    if entity is not None:
        while stop < len(tokens) and index.entity_at(sentence.index, stop) == entity:
            stop += 1
        return stop, index.entities[entity].kind == "organisation"
    if _is_new_subject(tokens, start):
        while tokens[stop - 1].relation == "compound":
            stop += 1
        return stop, True
    if not (tokens[start].entity and tokens[start].begins_entity):
        return stop, False
    while stop < len(tokens) and tokens[stop].entity and not tokens[stop].begins_entity:
        stop += 1
    # "NWU, the union": of a name that the parser takes for a person's or a place's.
    is_told = any(_read_told(sentence.parse, start, head) for head in range(start, stop))
    return stop, is_told or tokens[start].entity == "ORG"


def _is_new_subject(tokens: Sequence[Token], start: int) -> bool:
    """Returns whether a name begins with a token that the parser takes for no kind of name, the subject of a clause."""
    end = start
    while tokens[end].relation == "compound" and tokens[end].head == end + 1 and not tokens[end].entity:
        end += 1
    last = tokens[end]
    is_begun = start > 0 and tokens[start - 1].relation == "compound" and tokens[start - 1].head == start
    return last.pos == "PROPN" and not last.entity and last.relation == "nsubj" and not is_begun


def _read_name(name: str) -> set[str]:
    words = fold(name).split()
    nouns = {_TOLD_BY_NAME[word] for word in words[-1:] if word in _TOLD_BY_NAME}
    return nouns | (set(words) & BODY_NOUNS)


def _read_told(parse: Parse, start: int, head: int) -> set[str]:
    """Returns what the words beside a name say that its bearer is: "the charity Deep Wells", "NASA, the agency"."""
    tokens = parse.tokens
    above = tokens[head].head
    beside = [*parse.children(head, "appos", "compound"), *([start - 1] if start else [])]
    if tokens[head].relation == "appos":
        beside.append(above)
    if tokens[head].relation == "nsubj" and tokens[above].lemma == "be":
        beside += parse.children(above, "attr")
    return {tokens[at].lemma.lower() for at in beside if tokens[at].tag == "NN"} & BODY_NOUNS
