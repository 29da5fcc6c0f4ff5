"""Who is there outside quotation marks, sentence by sentence, and what they do: say something, act, or are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.understanding.quoting.cue_grammar import find_sayer
from podcast.understanding.sentences.saying_verbs import ADJACENT, JUDGING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast.model import Parse, Reference, Sentence
    from podcast.understanding.quoting.mentions import MentionIndex

_SUBJECTS = ("nsubj", "nsubjpass")
_VERBS = ADJACENT | JUDGING


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody in a sentence, by a name, a description, or a pronoun that is resolved."""

    at: int
    """Token in the sentence."""
    entity: int
    deed: Literal["says", "acts", "named"]


def find_presences(
    sentences: Iterable[Sentence], index: MentionIndex, references: Sequence[Reference]
) -> dict[int, tuple[Presence, ...]]:
    """Returns sentence → who is there outside marks, in their order; places are nobody."""
    places: dict[int, dict[int, int]] = {}
    for entity, one in enumerate(index.entities):
        if one.kind != "place":
            for mention in one.mentions:
                places.setdefault(mention.span.sentence, {})[mention.head] = entity
    for reference in references:
        if reference.form == "pronoun" and reference.entity is not None:
            places.setdefault(reference.span.sentence, {})[reference.span.start] = reference.entity
    return {
        sentence.index: tuple(_look(sentence, index, places[sentence.index]))
        for sentence in sentences
        if sentence.index in places
    }


def _look(sentence: Sentence, index: MentionIndex, places: dict[int, int]) -> Iterator[Presence]:
    parse = sentence.parse
    sayers: set[int] | None = None
    for at, entity in sorted(places.items()):
        if index.is_quoted(sentence.index, at):
            continue
        if sayers is None:
            sayers = set(_find_sayers(sentence, index))
        head = at
        while parse.tokens[head].relation == "appos" and parse.tokens[head].head != head:
            head = parse.tokens[head].head
        says = head in sayers or _informs(parse, head)
        yield Presence(at, entity, "says" if says else "acts" if _acts(parse, head) else "named")


def _find_sayers(sentence: Sentence, index: MentionIndex) -> Iterator[int]:
    for at, token in enumerate(sentence.parse.tokens):
        is_saying = token.pos == "VERB" and token.lemma.lower() in _VERBS
        if is_saying and not index.is_quoted(sentence.index, at):
            sayer = find_sayer(sentence.parse, at)
            if sayer is not None:
                yield sayer


def _informs(parse: Parse, at: int) -> bool:
    """Returns whether a sentence is told "according to" somebody."""
    token = parse.tokens[at]
    above = parse.tokens[token.head]
    return token.relation == "pobj" and above.word == "to" and parse.tokens[above.head].word == "according"


def _acts(parse: Parse, at: int) -> bool:
    """Returns whether somebody is a subject, does what a passive says, or has a clause that begins with "who"."""
    token = parse.tokens[at]
    is_agent = token.relation == "pobj" and parse.tokens[token.head].relation == "agent"
    has_clause = any(
        parse.tokens[child].word in ("who", "that")
        for verb in parse.children(at, "relcl")
        for child in parse.children(verb, *_SUBJECTS)
    )
    return token.relation in _SUBJECTS or is_agent or has_clause
