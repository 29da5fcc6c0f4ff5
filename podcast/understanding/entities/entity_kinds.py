"""What a name is the name of: the signs of all its mentions, of which the parser's opinion is but one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import is_person_noun, only_people_are
from podcast.language.plain.folding import fold
from podcast.understanding.entities.name_kinds import looks_full, read_kind
from podcast.understanding.entities.name_words import TITLES
from podcast.understanding.sentences.saying_verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import EntityKind, Parse, Token
    from podcast.understanding.entities.name_finding import Name
    from podcast.understanding.entities.roles import NamedRole

    Weights = Counter[EntityKind]

_HUMAN_VERBS = SAYING | frozenset(
    """think believe hope want feel know decide remember recall laugh smile win lose marry die live study graduate
    retire resign join""".split()
)
"""What people do, and organisations some of it."""
_AT_PLACES = frozenset("in at near across throughout into around outside inside toward towards off".split())
_GENDERED = frozenset("he she his her him himself herself".split())
_MARKS = frozenset('“”"')
_YEAR = 4
"""Digits of a year, which is no age."""
_ENOUGH = 2.5
"""Weight from which on a name is a person's; the parser's opinion alone weighs 2."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where it stands, and what the words around it tell of its bearer."""

    name: Name
    role: NamedRole | None
    acts: bool
    """Whether it is the subject of what people do."""
    is_who: bool
    """Whether "who" takes it up."""
    is_site: bool
    """Whether something is in or at it."""
    is_common: bool = False
    """Whether the article has all of its words in small letters, too."""
    is_gendered: bool = False
    """Whether "he" or "she" follows it and nobody else stands between."""
    joins_person: bool = False
    """Whether "and" joins it with a person's name."""
    is_described: bool = False
    """Whether a noun that is said of people only stands beside it, or an age."""
    says_i: bool = False
    """Whether it says words in which "I" stands."""
    has_article: bool = False
    """Whether "the" stands before the name, and belongs to it: "the Ann Lee Show", "the Sharks"."""


def look_around(parse: Parse, name: Name, role: NamedRole | None, lower: frozenset[str]) -> Sighting:
    """Returns a name with what the words around it tell of its bearer; `lower` are the article's small words."""
    tokens = parse.tokens
    token = tokens[name.head]
    while token.relation == "appos" and tokens[token.head] is not token:
        token = tokens[token.head]
    verb = tokens[token.head]
    acts = token.relation == "nsubj" and verb.pos == "VERB" and verb.lemma.lower() in _HUMAN_VERBS
    at = name.span.stop + (name.span.stop < len(tokens) and tokens[name.span.stop].text == ",")
    is_who = at < len(tokens) and tokens[at].word in ("who", "whose", "whom")
    is_common = lower.issuperset(word.strip(".,") for word in fold(name.text).split())
    return Sighting(
        name,
        role,
        acts,
        is_who,
        _is_site(tokens, name),
        is_common,
        _is_gendered(tokens, name),
        is_described=_is_described(parse, name),
        says_i=_says_i(parse, name),
        has_article=_has_article(tokens, name),
    )


def _is_described(parse: Parse, name: Name) -> bool:
    """Returns whether a noun beside a name says that it is a person's: "Nima, a nurse", "pilot Nima", "Nima, 42,"."""
    tokens, stop = parse.tokens, name.span.stop
    following = tokens[stop : stop + 3]
    if len(following) == 3 and following[0].text == following[2].text == "," and following[1].text.isdigit():
        return len(following[1].text) < _YEAR
    beside = [at for at in parse.children(name.head, "appos") if tokens[at].left <= stop + 1]
    beside += [name.span.start - 1] if name.span.start else []
    if tokens[name.head].relation == "appos":
        beside.append(tokens[name.head].head)
    return any(tokens[at].tag == "NN" and only_people_are(tokens[at].text) for at in beside)


def _has_article(tokens: Sequence[Token], name: Name) -> bool:
    """Returns whether "the" right before a name is the name's own: not in "the Ann Lee trial", nor in "the Pope"."""
    before = tokens[name.span.start - 1] if name.span.start else None
    is_own = before is not None and before.word == "the" and before.head == name.head
    return is_own and not (name.key[-1] in TITLES or is_person_noun(name.key[-1]))


def _says_i(parse: Parse, name: Name) -> bool:
    """Returns whether a name is the subject of a verb of saying, and "I" stands in marks in its sentence."""
    tokens = parse.tokens
    verb = tokens[tokens[name.head].head]
    if tokens[name.head].relation != "nsubj" or verb.lemma.lower() not in SAYING:
        return False
    is_inside = False
    for token in tokens:
        if token.text in _MARKS:
            is_inside = token.text == "“" or (token.text == '"' and not is_inside)
        elif is_inside and token.text in ("I", "my", "My"):
            return True
    return False


def _is_gendered(tokens: Sequence[Token], name: Name) -> bool:
    """Returns whether a name is a subject that "he" or "she" takes up: "Dion left when she was 30"."""
    if tokens[name.head].relation != "nsubj":
        return False
    for token in tokens[name.span.stop :]:
        if token.word in _GENDERED:
            return True
        if token.pos == "PROPN" or token.text in _MARKS or is_person_noun(token.lemma):
            return False
    return False


def _is_site(tokens: Sequence[Token], name: Name) -> bool:
    before = name.span.start - 1
    if before > 0 and tokens[before].pos == "DET":
        before -= 1
    if before < 0 or tokens[before].word not in _AT_PLACES:
        return False
    return tokens[name.head].relation == "pobj" and tokens[name.head].head == before


def tell_kind(seen: Sequence[Sighting]) -> EntityKind | None:
    """Returns what most signs of a name's mentions speak for; None where they speak for nothing."""
    weights: Counter[EntityKind] = Counter()
    share = 2 / len(seen)
    # Of a bare last name the parser may make anything: "Best", "Apatow".
    full = [one for one in seen if len(one.name.key) > 1] or seen
    for one in full:
        if one.name.kind is not None:
            weights[one.name.kind] += 2 / len(full)  # type: ignore[assignment]
    for one in seen:
        if one.is_site:
            weights["place"] += 1.5 * share  # type: ignore[assignment]
        weights["person"] += one.joins_person * share  # type: ignore[assignment]
    acts = any(one.acts for one in seen)
    own = {read_kind(one.name) for one in seen}
    for kind in own:
        if kind is not None:
            weights[kind] += 3
    weights["person"] += _weigh_humanity(seen)
    weights["person"] += acts + (own <= {"person", None} and any(looks_full(one.name) for one in seen))
    # Nobody is "the Ann Lee"; a show, a party and a cup are.
    if 2 * sum(one.has_article for one in full) > len(full):
        del weights["person"]
    weights["organisation"] += acts and weights["organisation"] > 0
    for kind, weight in weights.most_common():
        if weight > 0 and (kind != "person" or weight >= _ENOUGH):
            return kind
    return "thing" if len(seen) > 1 else None


def _weigh_humanity(seen: Sequence[Sighting]) -> int:
    """Returns how much of what is said of a name can be said of people only."""
    return (
        2 * any(one.is_who and one.name.kind != "group" for one in seen)
        + 3 * (sum(one.is_gendered for one in seen) > 1)
        + 3 * any(one.role is not None and one.role.form != "origin" for one in seen)
        + 3 * any((one.is_described or one.says_i) and one.name.kind != "group" for one in seen)
        + any(one.joins_person for one in seen)
        - 2 * all(one.is_common for one in seen)
    )
