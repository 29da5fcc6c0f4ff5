"""Speakers who have no name, or one that nobody has noticed: "a neighbour", "the ministry", "the chair"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import is_person_noun
from podcast.model import Entity, Mention, Span
from podcast.understanding.quoting.cue_grammar import phrase_end
from podcast.understanding.quoting.mentions import MentionIndex
from podcast.understanding.quoting.named_bodies import BODY_NOUNS, NamedBodies
from podcast.understanding.quoting.near_bearers import NearBearers
from podcast.understanding.quoting.role_holders import (
    collect_roles,
    find_by_work,
    find_nearest,
    introduce,
    leave_out_others,
    may_be_named,
)
from podcast.understanding.sentences.saying_verbs import DOCUMENTS, ORGANISATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import EntityKind, Parse, Reference, Sentence
    from podcast.understanding.quoting.named_bodies import Body
    from podcast.understanding.quoting.speaking_pronouns import Place

_DEFINITE = frozenset({"the", "this", "that"})
_KINDS: dict[str, EntityKind] = {
    **dict.fromkeys(ORGANISATIONS, "organisation"),
    **dict.fromkeys(DOCUMENTS, "thing"),
}
_VAGUE = frozenset(
    "one some many others another both all most none few several it they he she i we you".split()
)

_SHARES = frozenset({"%", "percent", "majority", "number", "half", "rest"})
"""What is no role though it has "the": "the majority of the farmers"."""


@dataclass(slots=True)
class _SpeakerDescription:
    """A speaker without a name, while the article is gone through."""

    text: str
    noun: str
    kind: EntityKind
    mentions: list[Mention]


def add_speakers(
    entities: Sequence[Entity],
    places: Mapping[Place, bool],
    sentences: Sequence[Sentence],
    references: Iterable[Reference],
    quoted: Sequence[Span],
    title: str = "",
) -> tuple[Entity, ...]:
    """Returns the entities and whoever speaks without being one, in the order of first mentions.

    `places` are the sentences and tokens that name the speakers → whether "I" stands in their words, `quoted` what is
    inside marks. "The chair" is the one person who is that, or the only one near who may be; "the agency" the body that
    it is by two signs; where it may be somebody else whom the article has named, as "the duo" or "the spot" must be,
    nobody is added.
    """
    known = list(entities)
    index = MentionIndex(entities, quoted)
    bearers = NearBearers(sentences, index, references, places)
    bodies = NamedBodies(sentences, index, title)
    roles = leave_out_others(collect_roles(entities, sentences), entities, sentences)
    introduced = introduce(sentences)
    new: list[_SpeakerDescription] = []
    for sentence, at in sorted(places):
        parse = sentences[sentence].parse
        start, stop = describe_span(parse, at)
        if index.speaker_at(parse, sentence, at) is not None or not _describes(parse, start, stop, at):
            continue
        mention = Mention(Span(sentence, start, stop), at, "noun")
        noun = parse.tokens[at].lemma.lower()
        is_definite = parse.tokens[start].word in _DEFINITE
        is_noun = parse.tokens[at].tag == "NN" or (
            parse.tokens[at].tag == "NNP" and (parse.tokens[at].text.islower() or is_person_noun(noun))
        )
        is_role = is_definite and is_noun and noun not in {*_KINDS, *_SHARES}
        holders = (
            find_nearest(noun, roles.get(noun, set()), known, sentences[: sentence + 1]) if is_role else set()
        )
        same = [one for one in new if one.noun == noun] if is_definite else []
        body = bodies.find((sentence, at)) if is_definite and is_noun and noun in BODY_NOUNS else None
        if len(holders) == 1:
            (holder,) = holders
            known[holder] = _extend(known[holder], mention, parse)
        elif body is not None:
            if body.entity is None:
                body.entity = len(known)
                known.append(_name(body, sentences))
            known[body.entity] = _extend(known[body.entity], mention, parse)
        elif len(same) == 1:
            same[0].mentions.append(mention)
        elif is_role and (known_by := find_by_work(parse, start, at, known, title)) is not None:
            known[known_by] = _extend(known[known_by], mention, parse)
        elif (
            is_role
            and not holders
            and introduced.get(noun, sentence + 1) > sentence
            and (bearer := bearers.find((sentence, at))) is not None
        ):
            known[bearer] = _extend(known[bearer], mention, parse)
        elif (
            not is_role
            or introduced.get(noun, sentence + 1) <= sentence
            or (is_person_noun(noun) and bearers.follows_newcomer((sentence, at)))
            or (is_person_noun(noun) and not may_be_named(noun, sentence, known))
        ):
            new.append(_SpeakerDescription(_write(parse, mention), noun, _kind(parse, at), [mention]))
    added = [
        Entity(one.text, one.kind, is_plural=one.kind == "group", mentions=tuple(one.mentions)) for one in new
    ]
    return tuple(sorted([*known, *added], key=_first_mention))


def _name(body: Body, sentences: Sequence[Sentence]) -> Entity:
    """Returns the entity of a body that an article had named only in passing."""
    mentions = (
        Mention(Span(at, *describe_span(sentences[at].parse, head)), head, "name") for at, head in body.places
    )
    return Entity(body.name, "organisation", mentions=tuple(mentions))


def _describes(parse: Parse, start: int, stop: int, head: int) -> bool:
    """Returns whether words name somebody: no pronoun, and no bare number as in "read one"."""
    token = parse.tokens[head]
    is_vague = token.pos == "NUM" or token.tag == "PRP" or token.word in _VAGUE
    return not is_vague or stop - start > 1


def describe_span(parse: Parse, head: int) -> tuple[int, int]:
    """Returns where a description begins and ends: determiner and adjectives, noun, what "of" or "in" adds."""
    inner = parse.children(head, "det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet")
    start = min((parse.tokens[child].left for child in inner if child < head), default=head)
    while start < head and parse.tokens[start].pos == "PUNCT":
        start += 1
    stop = phrase_end(parse, head)
    # A name that the parser cut in two: "the National Oceanic and Atmospheric Administration".
    while stop < len(parse.tokens) and parse.tokens[stop].entity and not parse.tokens[stop].begins_entity:
        if parse.tokens[stop].is_finite:
            break
        stop += 1
    return start, stop


def _extend(entity: Entity, mention: Mention, parse: Parse) -> Entity:
    mentions = tuple(sorted([*entity.mentions, mention], key=lambda one: (one.span.sentence, one.span.start)))
    aliases = tuple(dict.fromkeys([*entity.aliases, _write(parse, mention)]))
    return replace(entity, aliases=aliases, mentions=mentions)


def _kind(parse: Parse, head: int) -> EntityKind:
    token = parse.tokens[head]
    known = _KINDS.get(token.lemma.lower(), "person")
    beside = {parse.tokens[at].lemma.lower() for at in parse.children(head, "appos")}
    # "The Tribune", "NWU, the union": a name that is no person's.
    is_body = token.pos == "PROPN" and token.entity != "PERSON" and not is_person_noun(token.lemma)
    if known == "person" and ((is_body and parse.tokens[token.left].word == "the") or beside & ORGANISATIONS):
        return "organisation"
    return "group" if token.tag == "NNS" and known == "person" else known


def _write(parse: Parse, mention: Mention) -> str:
    """Returns a description as it stands inside a sentence: "a neighbour"."""
    text = parse.words(mention.span.start, mention.span.stop)
    first = parse.tokens[mention.span.start]
    is_name = first.pos == "PROPN" or (len(first.text) > 1 and first.text.isupper())
    return text if is_name else text[0].lower() + text[1:]


def _first_mention(entity: Entity) -> tuple[int, int]:
    span = entity.mentions[0].span if entity.mentions else Span(0, 0, 0)
    return span.sentence, span.start
