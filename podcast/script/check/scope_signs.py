"""How much is said: "all" for "some", "the best" for "good", "because" for "and"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.meaning.kinship import find_opposites
from podcast.language.meaning.lexicon import PARTS_OF_SPEECH
from podcast.script.check.counterparts import find_nearest
from podcast.script.check.signs import Sign
from podcast.script.check.statements import asks_for_yes

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
    hardly instead lack less limit little lose miss nearly non only prevent rarely rather refuse reject seldom short
    stop too without zero""".split()
)
"""Words that deny, and those that another may put as a "not"."""
SOME = frozenset(
    """almost certain few half majority many minority most mostly much nearly one part partly several share
    some""".split()
)
"""Words that leave something out."""
_SHORT_OF = frozenset("almost hardly nearly not n't practically scarcely virtually".split())
"""Words before which "all" is not all."""
_NOTHING_BUT = re.compile(
    r"\b(?:(?:nothing|nobody|none|no one)\b[^.,;]*|all|every\w*|no \w+) (?:but|except|other than)\b",
    re.IGNORECASE,
)
"""Words before what alone is meant."""
_ARTICLES = frozenset({"a", "an", "the"})
_GROWING = frozenset(
    """boost climb cut decline decrease deepen drop enhance enlarge exceed fall gain grow halve improve increase lower
    raise reduce rise shrink slow soar soften strengthen surge weaken widen worsen double triple above below beyond
    increasingly ever progressively steadily than beat exceed outdo outpace outperform outstrip surpass top""".split()
)
"""Words that compare: what rises is more than it was."""
_DEGREES = frozenset({"JJR", "JJS", "RBR", "RBS"})
_SIZES = frozenset("big great high large many much".split())
"""What there is more of, whichever of them says it: "more", "greater amounts", "a higher price"."""


_PLAIN = {
    "more": "much",
    "most": "much",
    **{f"{word}{end}": word for word in ("great", "high") for end in ("er", "est")},
    **{
        f"{word}{end}": plain for word, plain in (("bigg", "big"), ("larg", "large")) for end in ("er", "est")
    },
}
"""Forms whose lemma depends on what the parser takes them for."""


def find_scope_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what is said of more, or more strongly, than the evidence has it."""
    near = find_nearest(evidence, counterparts)
    is_turned = any(
        it.kinship.kind == "opposite" for it in counterparts.values()
    )  # "not safe" of "dangerous"
    text = near[0].text if near else ""
    wholes = {token.word for one in evidence.cited for token in _unweakened(one)}
    if any(_NOTHING_BUT.search(one.text) for one in evidence.cited):
        wholes.add("only")
    for at, token in enumerate(said.tree.tokens):
        groups = [group for group in WHOLES if token.word in group and not _counts(said, token)]
        if at and said.token(at - 1).word in _SHORT_OF:
            continue  # "almost all"
        if (
            token.word in NOTS
            and near
            and not is_turned
            and not _is_idle(said, token)
            and not _denies_twice(said)
            and not asks_for_yes(said.tree)
            and not any(map(_denies, near))
        ):
            yield Sign("denial", said.text, text, text)
        if token.word == "both" and "and" in wholes:
            continue  # "its drivers and its software": both are there, and joined
        if {it.word for it in said.tree.tokens[:at]} & NOTS:
            continue  # "Nobody fully understands" says less than "Nobody understands"
        if groups and not any(wholes & group for group in groups):
            yield Sign("all", token.text, "", text, at)
    for at, counterpart in counterparts.items():
        if (
            said.token(at).pos == "NOUN"
            and said.token(at).entity not in ("DATE", "TIME")
            and not _quantifiers(said, at) - _ARTICLES
        ):
            there = [
                (place, _quantifiers(evidence.cited[place[0]], place[1]) & SOME)
                for place in counterpart.places
            ]
            if there and all(some for _, some in there) and not {t.word for t in said.tree.tokens} & SOME:
                yield Sign("some", said.token(at).text, min(there[0][1]), evidence.cited[there[0][0][0]].text)
    yield from _degrees(said, evidence)


def _unweakened(one: Statement) -> Iterator[Token]:
    """Yields the words of a sentence but those that one before them takes back: "nearly all", "not always"."""
    before = ""
    for token in one.tree.tokens:
        if before not in _SHORT_OF:
            yield token
        before = token.word


_COPULAS = frozenset({"is", "was", "'s", "’s"})


def _counts(said: Statement, token: Token) -> bool:
    """Whether a word leaves nothing out only by its look: "every four seconds", "not only", "at all", "a whole row"."""
    before = {it.word for it in said.tree.tokens if it.end + 1 == token.start}
    if before & {"not", "n't"} or (token.word == "all" and before & {"above", "after", "at"}):
        return True
    if token.word == "all" and _COPULAS & before and said.token(token.head).pos in ("AUX", "VERB"):
        return True  # "It's got cheaper, that's all"
    if token.word in ("only", "exactly") and said.token(token.head).pos == "NUM":
        return True  # "only one": the number is looked up
    if token.word == "whole" and "a" in before:
        return True
    return token.word == "every" and any(
        said.token(it).pos == "NUM" for it in said.tree.children(token.head, "nummod")
    )


def _denies(one: Statement) -> bool:
    """Whether a sentence has a word that denies, or that is the opposite of another: "unlikely"."""
    return any(
        {token.word, token.lemma} & DENIALS
        or (re.match("un|in|im|ir|il|dis|mis", token.lemma) and _has_opposite(token))
        for token in one.tree.tokens
    )


def _denies_twice(said: Statement) -> bool:
    """Whether a sentence says what is so by denying twice, or what is extreme: "couldn't be worse"."""
    words = [token.word for token in said.tree.tokens]
    nots = sum(word in NOTS or word == "without" for word in words)
    return nots > 1 or _says_most(said)


def _says_most(said: Statement) -> bool:
    """Whether a sentence says by a comparative that nothing is more so: "couldn't have been worse"."""
    words = {token.word for token in said.tree.tokens}
    return bool({"could", "can"} & words and NOTS & words) and any(
        token.tag in ("JJR", "RBR") for token in said.tree.tokens
    )


def _has_opposite(token: Token) -> bool:
    part = PARTS_OF_SPEECH.get(token.pos)
    return part is not None and bool(find_opposites(token.lemma.lower(), part))


def _is_idle(said: Statement, token: Token) -> bool:
    """Whether a "not" denies nothing: "no longer", "not only"."""
    if re.search(r"\bno (?:choice|option|alternative) but\b", said.text):
        return True  # "had no choice but to open the gate" says that it was opened
    before = [it.lemma for it in said.tree.tokens if it.end <= token.start][-1:]
    following = [it.word for it in said.tree.tokens if it.start > token.start][:1]
    if (token.word == "no" and before == ["say"]) or following == ["."]:
        return True  # "Each village said no", "Some are rare, others are not."
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
    tokens = [token for one in evidence.cited for token in one.tree.tokens]
    degrees = {_degree(token) for token in tokens if token.tag in _DEGREES}
    grows = any(token.lemma in _GROWING for token in tokens) or _says_most(said)
    for at, token in enumerate(said.tree.tokens):
        if (grows and token.tag.endswith("R")) or token.word in ("longer", "later", "earlier"):
            continue
        if _is_of_number(said, at) or (at and said.token(at - 1).word in ("any", "no", "once")):
            continue  # "more than 200", "not any more"
        if token.tag in _DEGREES and _degree(token) not in degrees:
            same = any(tag == token.tag[-1] for _, tag in degrees)
            kind = "superlative" if token.tag.endswith("S") else "comparative"
            yield Sign(
                f"other {kind}" if same else kind,
                token.text,
                "",
                evidence.cited[0].text if evidence.cited else "",
                at,
            )


def _is_of_number(said: Statement, at: int) -> bool:
    """Whether a comparative only says on which side of a number it is: "more than 200"."""
    following = said.tree.tokens[at + 1 : at + 4]
    return bool(following) and following[0].word == "than" and any(it.pos == "NUM" for it in following[1:])


def _degree(token: Token) -> tuple[str, str]:
    """Returns what is compared, and how: "more" and "greater" are one, "greatest" is another."""
    if token.tag == "RBS" and token.word == "best":
        return "much", "S"  # "the best-known" of "the most famous"
    stem = _PLAIN.get(token.word, token.lemma.lower())
    return "much" if stem in _SIZES else stem, token.tag[-1]
