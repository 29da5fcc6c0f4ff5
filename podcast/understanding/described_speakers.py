"""Speakers who have no name, or one that nobody has noticed: "a neighbour", "the ministry", "the chair"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.model import Entity, Mention, Span
from podcast.understanding.cue_grammar import phrase_end
from podcast.understanding.mentions import MentionIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import EntityKind, Parse, Sentence
    from podcast.understanding.cues import SpeechCue

_DEFINITE = frozenset({"the", "this", "that"})
_TITLES = {
    "dr": "doctor", "prof": "professor", "sen": "senator", "rep": "representative", "gov": "governor",
    "gen": "general", "col": "colonel", "sgt": "sergeant", "capt": "captain", "rev": "reverend",
}  # fmt: skip
"""What people with a title before their names are called later."""
_ORGANISATIONS = frozenset(
    """ministry government company council committee agency department office union court board group party
    association organisation organization university school hospital police team bank firm army commission
    authority federation club charity museum pub restaurant spot maker newspaper paper magazine""".split()
)
_DOCUMENTS = frozenset(
    """report study paper letter statement manual leaflet sign note post tweet email website page article book
    document survey review notice poster inscription label card message poem song verse""".split()
)
_KINDS: dict[str, EntityKind] = {
    **dict.fromkeys(_ORGANISATIONS, "organisation"),
    **dict.fromkeys(_DOCUMENTS, "thing"),
}
_PRONOUNS = frozenset("he she it they we i you".split())


@dataclass(slots=True)
class _Described:
    """A speaker without a name, while the article is gone through."""

    text: str
    noun: str
    kind: EntityKind
    is_plural: bool
    mentions: list[Mention]


def add_speakers(
    entities: Sequence[Entity], cues: Iterable[SpeechCue | None], sentences: Sequence[Sentence]
) -> tuple[Entity, ...]:
    """Returns the entities and those who speak without being among them, in the order of first mentions."""
    known = list(entities)
    index = MentionIndex(entities)
    roles = _collect_roles(entities, sentences)
    new: list[_Described] = []
    for cue in cues:
        if cue is None or index.speaker_at(cue.sentence, cue.speaker, cue.stop) is not None:
            continue
        head = cue.sentence.parse.tokens[cue.speaker]
        if head.pos == "PRON" and (head.word in _PRONOUNS or head.word.endswith("thing")):
            continue
        start, stop = describe_span(cue.sentence.parse, cue.speaker)
        mention = Mention(Span(cue.sentence.index, start, stop), cue.speaker, "noun")
        if any(mention.span == old.span for one in new for old in one.mentions):
            continue
        noun = head.lemma.lower()
        is_definite = cue.sentence.parse.tokens[start].word in _DEFINITE
        holders = roles.get(noun, set()) if is_definite and head.tag == "NN" else set()
        same = [one for one in new if one.noun == noun] if is_definite else []
        if len(holders) == 1:
            (holder,) = holders
            known[holder] = _extend(known[holder], mention, cue.sentence.parse.words(start, stop))
        elif len(same) == 1:
            same[0].mentions.append(mention)
        else:
            text = _lower(cue.sentence.parse.words(start, stop), head.pos)
            is_plural = head.tag == "NNS"
            kind = "group" if is_plural else _KINDS.get(noun, "person")
            new.append(_Described(text, noun, kind, is_plural, [mention]))
    added = [Entity(one.text, one.kind, is_plural=one.is_plural, mentions=tuple(one.mentions)) for one in new]
    return tuple(sorted([*known, *added], key=_place))


def describe_span(parse: Parse, head: int) -> tuple[int, int]:
    """Returns where a description begins and ends: determiner and adjectives, noun, what "of" or "in" adds."""
    inner = parse.children(head, "det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet")
    start = min((parse.tokens[child].left for child in inner if child < head), default=head)
    while start < head and parse.tokens[start].pos == "PUNCT":
        start += 1
    return start, phrase_end(parse, head)


def _collect_roles(entities: Sequence[Entity], sentences: Sequence[Sentence]) -> dict[str, set[int]]:
    """Returns noun → the persons of whom the article says that they are that, or that they do it."""
    roles: dict[str, set[int]] = {}
    for index, entity in enumerate(entities):
        if entity.kind != "person":
            continue
        words = set(fold(entity.role).split())
        for mention in entity.mentions:
            parse = sentences[mention.span.sentence].parse
            start, head = mention.span.start, mention.head
            title = parse.tokens[start - 1].word.strip(".") if start else ""
            first = parse.tokens[start].word.strip(".")
            words |= {_TITLES.get(title, title), _TITLES.get(first, "")}
            before = [child for child in parse.children(head, "compound") if child < start]
            beside = [*parse.children(head, "appos", "relcl"), *before]
            if parse.tokens[head].relation == "appos":
                beside.append(parse.tokens[head].head)
            if parse.tokens[head].relation == "nsubj" and parse.tokens[parse.tokens[head].head].lemma == "be":
                beside += parse.children(parse.tokens[head].head, "attr")
            words |= {parse.tokens[at].lemma.lower() for at in beside}
        for word in words - {""}:
            roles.setdefault(word, set()).add(index)
    return roles


def _extend(entity: Entity, mention: Mention, alias: str) -> Entity:
    mentions = tuple(sorted([*entity.mentions, mention], key=lambda one: (one.span.sentence, one.span.start)))
    aliases = tuple(dict.fromkeys([*entity.aliases, _lower(alias, "NOUN")]))
    return replace(entity, aliases=aliases, mentions=mentions)


def _lower(text: str, pos: str) -> str:
    first = text.split(" ", maxsplit=1)[0].lower()
    is_small = pos != "PROPN" or first in ("a", "an", "the", "one", "another", "some")
    return text[0].lower() + text[1:] if is_small and not text.split(" ", maxsplit=1)[0].isupper() else text


def _place(entity: Entity) -> tuple[int, int]:
    span = entity.mentions[0].span if entity.mentions else Span(0, 0, 0)
    return span.sentence, span.start
