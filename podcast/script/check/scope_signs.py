"""How much is said: "all" for "some", "the best" for "good", "because" for "and"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.language.meaning.kinship import find_opposites
from podcast.language.meaning.lexicon import PARTS_OF_SPEECH
from podcast.script.check.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from podcast.model import Token
    from podcast.script.check.counterparts import Counterpart
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

WHOLES = tuple(
    frozenset(words.split())
    for words in (
        "all both each entire entirely every everything fully totally whole wholly completely",
        "everybody everyone all",
        "always constantly permanently",
        "everywhere",
        "only exactly solely",
    )
)
"""Words that leave nothing out; one of a group for another is the same claim."""
NEVERS = frozenset("never no nobody none nothing nowhere".split())
"""Words that leave nothing but a denial: where the evidence denies, they do so, too."""
NOTS = NEVERS | frozenset("not n't neither nor".split())
DENIALS = NOTS | frozenset(
    """abandon always absence absent avoid barely cease cannot deny difficult doubt end fail far few hard
    hardly instead lack less limit little lose miss nearly only prevent rarely rather refuse reject seldom short stop
    too without zero""".split()
)
"""Words that deny, and those that another may put as a "not"."""
SOME = frozenset(
    """almost certain few half majority many minority most mostly much nearly number one part partly several share
    some""".split()
)
"""Words that leave something out."""
_ARTICLES = frozenset({"a", "an", "the"})
RELATIONS: Mapping[str, frozenset[str]] = {
    "cause": frozenset(
        "because since as for due thanks reason why cause caused causes owing make makes made so therefore".split()
    ),
    "result": frozenset(
        "so therefore hence thus because since as reason result consequently cause make makes made for why".split()
    ),
    "concession": frozenset(
        "although though despite but however yet while whereas still even nevertheless".split()
    ),
    "after": frozenset("after when since once then later following before until".split()),
    "before": frozenset("before until after when then earlier".split()),
}
"""A relation -> the words any of which shows it."""
_SAYING = {
    "because": "cause", "since": "cause", "due": "cause", "therefore": "result", "so": "result", "hence": "result",
    "although": "concession", "though": "concession", "despite": "concession", "after": "after", "before": "before",
}  # fmt: skip
_TURNS = tuple(
    (frozenset(left.split()), frozenset(right.split()))
    for left, right in (
        ("more most", "less fewer least"),
        ("above over", "below under"),
        ("before earlier", "after later"),
    )
)
"""Words that say how two things lie to each other, and those that say the opposite."""
_GROWING = frozenset(
    """boost climb cut decline decrease deepen drop enhance enlarge exceed fall gain grow halve improve increase lower
    raise reduce rise shrink slow soften strengthen weaken widen worsen double triple above below beyond than""".split()
)
"""Words that compare: what rises is more than it was."""
_DEGREES = frozenset({"JJR", "JJS", "RBR", "RBS"})


def find_scope_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what is said of more, or more strongly, than the evidence has it."""
    held = {token.word for one in evidence.cited for token in one.tree.tokens}
    near = _find_nearest(evidence, counterparts)
    is_turned = any(
        it.kinship.kind == "opposite" for it in counterparts.values()
    )  # "not safe" of "dangerous"
    text = near[0].text if near else ""
    for token in said.tree.tokens:
        groups = [group for group in WHOLES if token.word in group and not _counts(said, token)]
        if (
            token.word in NOTS
            and near
            and not is_turned
            and not _is_idle(said, token)
            and not any(map(_denies, near))
        ):
            yield Sign("denial", said.text, text, text)
        if groups and not any(held & group for group in groups):
            yield Sign("all", token.text, "", text)
    for at, counterpart in counterparts.items():
        if said.token(at).pos == "NOUN" and not _quantifiers(said, at) - _ARTICLES:
            there = [
                (place, _quantifiers(evidence.cited[place[0]], place[1]) & SOME)
                for place in counterpart.places
            ]
            if there and all(some for _, some in there) and not {t.word for t in said.tree.tokens} & SOME:
                yield Sign("some", said.token(at).text, min(there[0][1]), evidence.cited[there[0][0][0]].text)
    words = {token.word for token in said.tree.tokens}
    for pair in _TURNS:
        for ours, theirs in (pair, pair[::-1]):
            if words & ours and not words & theirs and held & theirs and not held & ours:
                yield Sign("turned", min(words & ours), min(held & theirs), text)
    yield from _degrees(said, evidence)
    yield from _relations(said, evidence, counterparts, held, text)


def _counts(said: Statement, token: Token) -> bool:
    """Whether a word leaves nothing out only by its look: "every four seconds", "not only"."""
    if any(it.end + 1 == token.start and it.word in ("not", "n't") for it in said.tree.tokens):
        return True
    return token.word == "every" and any(
        said.token(it).pos == "NUM" for it in said.tree.children(token.head, "nummod")
    )


def _find_nearest(evidence: Evidence, counterparts: Mapping[int, Counterpart]) -> list[Statement]:
    """Returns the cited sentences that have most of the words of what is said, or half as many."""
    counts = Counter(number for it in counterparts.values() for number in {place[0] for place in it.places})
    ranked = counts.most_common()
    return [evidence.cited[number] for number, count in ranked if 2 * count >= ranked[0][1]]


def _denies(one: Statement) -> bool:
    """Whether a sentence has a word that denies, or that is the opposite of another: "unlikely"."""
    return any(
        {token.word, token.lemma} & DENIALS
        or (re.match("un|in|im|ir|il|dis|mis", token.lemma) and _has_opposite(token))
        for token in one.tree.tokens
    )


def _has_opposite(token: Token) -> bool:
    part = PARTS_OF_SPEECH.get(token.pos)
    return part is not None and bool(find_opposites(token.lemma.lower(), part))


def _is_idle(said: Statement, token: Token) -> bool:
    """Whether a "not" denies nothing: "no longer", "not only"."""
    if re.search(r"\bno (?:choice|option|alternative) but\b", said.text):
        return True  # "had no choice but to open the gate" says that it was opened
    following = [it.word for it in said.tree.tokens if it.start > token.start][:1]
    return following[0:1] in (
        ["longer"],
        ["more"],
        ["only"],
        ["just"],
        ["merely"],
        ["simply"],
        ["doubt"],
        ["matter"],
    )


def _quantifiers(one: Statement, at: int) -> frozenset[str]:
    """Returns the words that say how many of a noun are meant: "one of the", "some"."""
    own = {
        one.token(it).lemma.lower()
        for it in one.tree.children(at, "det", "amod", "nummod", "predet", "advmod")
    }
    token = one.token(at)
    if token.relation == "pobj" and one.token(token.head).word == "of":
        above = one.token(one.token(token.head).head)
        own.add(above.lemma.lower())
    return frozenset(own)


def _degrees(said: Statement, evidence: Evidence) -> Iterator[Sign]:
    degrees = {
        (token.lemma.lower(), token.tag[-1])
        for one in evidence.cited
        for token in one.tree.tokens
        if token.tag in _DEGREES
    }
    grows = any(token.lemma in _GROWING for one in evidence.cited for token in one.tree.tokens)
    for token in said.tree.tokens:
        if (grows and token.tag.endswith("R")) or token.word in ("longer", "later", "earlier"):
            continue
        if token.tag in _DEGREES and (token.lemma.lower(), token.tag[-1]) not in degrees:
            same = any(tag == token.tag[-1] for _, tag in degrees)
            kind = "superlative" if token.tag.endswith("S") else "comparative"
            yield Sign(
                f"other {kind}" if same else kind,
                token.text,
                "",
                evidence.cited[0].text if evidence.cited else "",
            )


def _relations(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart], held: set[str], text: str
) -> Iterator[Sign]:
    """Yields a relation that the evidence does not have, or has the other way round."""
    for at, token in enumerate(said.tree.tokens):
        relation = _SAYING.get(token.word)
        if (
            relation is None
            or (at == 0 and token.pos != "SCONJ")
            or token.relation not in ("mark", "prep", "advmod", "cc", "amod", "pcomp")
        ):
            continue
        if token.word == "so" and said.token(token.head).pos in ("ADJ", "ADV"):
            continue
        if not any(counterparts[it].places for it in _behind(said, at) if it in counterparts):
            continue  # "Before we go"
        if not held & RELATIONS[relation]:
            yield Sign("relation", token.text, "", text)
        elif relation in ("cause", "result", "after", "before") and _is_reversed(
            said, at, evidence, counterparts
        ):
            yield Sign("reversed", token.text, "", text)


def _is_reversed(
    said: Statement, at: int, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> bool:
    """Whether what stands behind "because" stands before it in the evidence, and the other way round."""
    behind = _behind(said, at)
    mine = {place for it in counterparts if it in behind for place in counterparts[it].places}
    rest = {place for it in counterparts if it not in behind for place in counterparts[it].places}
    word = said.token(at).word
    for number, one in enumerate(evidence.cited):
        for marker, token in enumerate(one.tree.tokens):
            if _SAYING.get(token.word) == _SAYING[word]:
                inside = {(number, it) for it in _behind(one, marker)}
                outside = {(number, it) for it in one.content} - inside
                crossed = len(mine & outside) + len(rest & inside)
                straight = len(mine & inside) + len(rest & outside)
                if crossed > straight and mine & outside and rest & inside:
                    return True
    return False


def _behind(one: Statement, at: int) -> range:
    """Returns the tokens that a word which joins brings along: its clause, or its noun."""
    token = one.token(at)
    holder = token if token.pos == "ADP" and token.relation == "prep" else one.token(token.head)
    return range(max(holder.left, at), holder.right + 1)
