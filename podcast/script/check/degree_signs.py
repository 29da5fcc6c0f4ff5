"""How much more something is: comparatives and superlatives, and what says the same without them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.facts.number_words import VOCABULARY
from podcast.language.facts.numbers import find_all_numbers, may_be_year
from podcast.language.meaning.kinship import compare
from podcast.script.check.counterparts import AKIN
from podcast.script.check.denials import NEVERS, NOTS, sets_a_limit
from podcast.script.check.signs import Sign
from podcast.script.check.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Token
    from podcast.script.check.counterparts import Counterpart
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_GROWING = frozenset(
    """boost climb cut decline decrease deepen drop enhance enlarge exceed fall gain grow halve improve increase lower
    raise reduce rise shrink slow soar soften strengthen surge weaken widen worsen double triple above below beyond
    increasingly ever progressively steadily than beat exceed outdo outpace outperform outstrip surpass top""".split()
)
"""Words that compare: what rises is more than it was."""
_DEGREES = frozenset({"JJR", "JJS", "RBR", "RBS"})
_SIZES = frozenset("big great high large many much".split())
"""What there is more of, whichever of them says it: "more", "greater amounts", "a higher price"."""
_ANY = frozenset("all any anybody anyone anything every everybody everyone everything".split())
"""Words behind "than" for whoever else there is."""
_AMOUNTS = frozenset("few less little many more much".split())
"""Words behind a number that say only on which side of another it is, which is looked up: "a fifth less"."""
_OF_A_KIND = frozenset("earlier elder higher inner later lower older outer upper younger".split())
"""Comparatives that are names for one of two kinds: "the upper town", "older people"."""
_PLAIN = {
    "more": "much",
    "most": "much",
    **{f"{word}{end}": word for word in ("great", "high") for end in ("er", "est")},
    **{
        f"{word}{end}": plain for word, plain in (("bigg", "big"), ("larg", "large")) for end in ("er", "est")
    },
}
"""Forms whose lemma depends on what the parser takes them for."""


def find_degree_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what is compared that nobody compares there, and what is the most among more than it is there."""
    if not any(token.tag in _DEGREES for token in said.tree.tokens):
        return
    yield from _find_widened(said, evidence, counterparts)
    yield from _find_other_tops(said, evidence)
    tokens = [token for one in evidence.cited for token in one.tree.tokens]
    degrees = {_degree(token) for token in tokens if token.tag in _DEGREES}
    grows = any(token.lemma in _GROWING for token in tokens) or says_most(said)
    is_limit = any(sets_a_limit(said.text, one.text) for one in evidence.cited)
    for at, token in enumerate(said.tree.tokens):
        if (grows and token.tag.endswith("R")) or token.word in ("longer", "later", "earlier"):
            continue
        if _names_the_same_top(said, token, evidence) or (is_limit and token.word in ("earliest", "latest")):
            continue
        if _is_of_number(said, at) or (at and said.token(at - 1).word in ("any", "at", "no", "once")):
            continue  # "more than 200", "not any more", "a year at most"
        if _compares_nothing(said, at) or _is_measured(token, evidence):
            continue
        if (
            token.tag in _DEGREES
            and not any(_is_compared(token, one.tree.tokens) for one in evidence.cited)
            and stem(token.word) not in evidence.free
        ):
            same = any(tag == token.tag[-1] for _, tag in degrees)
            same = same or (token.tag.endswith("S") and _is_elsewhere(token, evidence))
            kind = "superlative" if token.tag.endswith("S") else "comparative"
            yield Sign(
                f"other {kind}" if same else kind,
                token.text,
                "",
                evidence.cited[0].text if evidence.cited else "",
                at,
            )


def _is_measured(token: Token, evidence: Evidence) -> bool:
    """Whether two numbers of one kind let anybody compare, "more coal" of 40 and 27 percent, or a word says as much."""
    if any(pattern.search(one.text) for one in evidence.cited for pattern in _TOPS.get(token.word, ())):
        return True
    kinds = Counter(
        (it.kind, it.unit)
        for one in evidence.cited
        for it in find_all_numbers(one.text)
        if not may_be_year(it)
    )
    return token.tag.endswith("R") and max(kinds.values(), default=0) > 1


_TOPS = {
    word: (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE),)
    for words, pattern in {
        "best": "dearest|favou?rites?|first choice|ideal(?:ly)?|optimal|perfect(?:ly)?|prefer(?:s|red|able|ably)?",
        "most": "by and large|chief(?:ly)?|generally|largely|mainly|majority|mostly|predominantly|primar(?:y|ily)"
        r"|two[- ]thirds|three[- ]quarters|(?:[6-9]\d|5[1-9])(?:\.\d+)? ?(?:%|percent|per cent)",
        "latest": "most recent|newest|last",
        "newest": "latest|most recent",
        "biggest": "largest|greatest|main|number one|top",
        "largest": "biggest|greatest|main|number one|top",
        "first": "earliest|new",
        "earliest": "first",
        "worst": "most severe|most serious|poorest",
        "nearest": "closest|next",
    }.items()
    for word in words.split()
}
"""A superlative -> what says the same without being of its form."""


def _find_other_tops(said: Statement, evidence: Evidence) -> Iterator[Sign]:
    """Yields what is said to be the most and is denied to be, or is only more than one other: "than anything else"."""
    for one in evidence.cited:
        if _outdone_by_none(said) & _find_superlatives(one, denied=True):
            yield Sign(
                "superlative", said.text, "", one.text
            )  # "Nothing is harder" of "It isn't the hardest"
    held = set[str]().union(*(_topping(one) | _outdone_by_none(one) for one in evidence.cited))
    is_of_any = any(it.word in _ANY for one in evidence.cited for it in one.tree.tokens)
    if evidence.cited and not is_of_any and _beyond_all(said) - held:
        yield Sign("superlative", said.text, "", evidence.cited[0].text)


def _is_elsewhere(token: Token, evidence: Evidence) -> bool:
    """Whether the article has a superlative in another sentence, which may have been told before."""
    sentences = evidence.understood.sentences if evidence.understood else ()
    return any((it.word, it.tag) == (token.word, token.tag) for one in sentences for it in one.parse.tokens)


def _is_compared(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether one of the words of the evidence compares the same: "quicker" of "faster"."""
    stem_of, end = _degree(token)
    for held in tokens:
        other, other_end = _degree(held) if held.tag in _DEGREES else ("", "")
        if other_end == end and (other == stem_of or compare(stem_of, "a", other, "a").kind == "synonym"):
            return True
        if held.word in ("most", "more") and other_end == end and held.tag.startswith("RB"):
            # "the gravest" of "the most serious"
            plain = tokens[held.head].lemma.lower()
            if plain == stem_of or compare(stem_of, "a", plain, "a").closeness >= AKIN:
                return True
    return False


def _find_widened(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields a superlative of another range: "the oldest in the country" for "the oldest in the street"."""
    for at, token in enumerate(said.tree.tokens):
        strange = [
            it for it in _find_ranges(said, at) if it in counterparts and _is_of_another(counterparts[it])
        ]
        for one in evidence.cited if strange else ():
            for other, held in enumerate(one.tree.tokens):
                ranges = [it for it in _find_ranges(one, other) if one.token(it).pos != "PRON"]
                if held.tag == token.tag and _degree(held) == _degree(token) and ranges:
                    yield Sign("superlative", said.token(strange[0]).text, "", one.text, strange[0])


def _is_of_another(counterpart: Counterpart) -> bool:
    """Whether a word is another one than all there, and no other word for one of them: "relatives" for "kin"."""
    kinship = counterpart.kinship
    is_other_word = kinship.kind != "near" and kinship.closeness >= AKIN
    return counterpart.where in ("nowhere", "elsewhere") and not is_other_word


def _find_ranges(one: Statement, at: int) -> list[int]:
    """Returns the nouns that say among what a superlative is the most: "country" of "the oldest in the country"."""
    token = one.token(at)
    if token.tag not in ("JJS", "RBS"):
        return []
    holders = {at, token.head, one.token(token.head).head} if token.tag == "RBS" else {at, token.head}
    prepositions = [it for holder in holders for it in one.tree.children(holder, "prep")]
    ranges = [it for it in prepositions if one.token(it).word in ("in", "of", "on", "among")]
    return [deep for it in ranges for deep in one.tree.children(it, "pobj")]


def says_most(said: Statement) -> bool:
    """Returns whether a sentence says by a comparative that nothing is more so: "couldn't have been worse"."""
    words = {token.word for token in said.tree.tokens}
    return bool({"could", "can"} & words and NOTS & words) and any(
        token.tag in ("JJR", "RBR") for token in said.tree.tokens
    )


def _names_the_same_top(said: Statement, token: Token, evidence: Evidence) -> bool:
    """Whether a comparison says in another form what is the most: "older than any other" for "the oldest"."""
    stem_of, _ = _degree(token)
    if token.tag in ("JJS", "RBS"):
        return any(stem_of in _outdone_by_none(one) for one in evidence.cited)
    is_of_all = stem_of in _outdone_by_none(said) | _beyond_all(said)
    return is_of_all and any(stem_of in _topping(one) for one in evidence.cited)


def say_the_same_top(one: Statement, two: Statement) -> bool:
    """Returns whether one sentence has as the most what the other has nobody outdo: "No other town has more mills"."""
    return bool(_outdone_by_none(one) & _topping(two) or _topping(one) & _outdone_by_none(two))


def _outdone_by_none(one: Statement) -> set[str]:
    """Returns what nobody has or is more of: "much" of "No town has more mills", "It never held more than ten"."""
    words = [token.word for token in one.tree.tokens]
    never = words.index("never") if "never" in words else len(words)
    denied = [
        range(clause.start, clause.stop)
        for clause in one.clauses
        if clause.subject is not None and one.token(clause.subject.start).word in NEVERS
    ]
    return {
        _degree(token)[0]
        for at, token in enumerate(one.tree.tokens)
        if at > never or any(at in span for span in denied)
        if token.tag in ("JJR", "RBR") or _is_equalled(one, at)
    }


def _is_equalled(one: Statement, at: int) -> bool:
    """Whether something is said to be as much so as another: "old" of "as old as the mill"."""
    return any(one.token(it).word in ("as", "so") for it in one.tree.children(at, "advmod"))


def _topping(one: Statement) -> set[str]:
    """Returns what somebody has or is the most of: "much" of "It has more mills than any other", "old" of "oldest"."""
    return _beyond_all(one) | _find_superlatives(one, denied=False)


def _find_superlatives(one: Statement, *, denied: bool) -> set[str]:
    """Returns what is said to be the most, or is denied to be."""
    return {
        _degree(token)[0]
        for at, token in enumerate(one.tree.tokens)
        if token.tag in ("JJS", "RBS") and one.standing(at).is_denied == denied
    }


def _beyond_all(one: Statement) -> set[str]:
    """Returns what somebody has or is more of than whoever else there is."""
    words = [token.word for token in one.tree.tokens]
    if not any(two[0] == "than" and two[1] in _ANY for two in pairwise(words)):
        return set()
    return {_degree(token)[0] for token in one.tree.tokens if token.tag in ("JJR", "RBR")}


def _is_of_number(said: Statement, at: int) -> bool:
    """Whether a comparative only says on which side of a number it is, or how much it is: "seventy cents more"."""
    following, before = said.tree.tokens[at + 1 : at + 5], said.tree.tokens[max(0, at - 2) : at]
    is_amount = said.token(at).lemma in _AMOUNTS and any(
        it.pos == "NUM" or it.word in VOCABULARY for it in before
    )
    if "or" in [it.word for it in before]:
        return True  # "a third or more", "a tenth, or even less"
    return is_amount or (
        bool(following)
        and following[0].word == "than"
        and any(it.pos == "NUM" or it.word in VOCABULARY for it in following[1:])
    )


def _compares_nothing(said: Statement, at: int) -> bool:
    """Whether a comparative is only a name for a kind or a part: "the older tools", "the better part of the day"."""
    token, following = said.token(at), [it.word for it in said.tree.tokens[at + 1 : at + 3]]
    if following == ["part", "of"]:
        return True
    return (
        token.word in _OF_A_KIND
        and token.relation == "amod"
        and "than" not in [it.word for it in said.tree.tokens]
    )


def _degree(token: Token) -> tuple[str, str]:
    """Returns what is compared, and how: "more" and "greater" are one, "greatest" is another."""
    if token.tag == "RBS" and token.word == "best":
        return "much", "S"  # "the best-known" of "the most famous"
    stem = _PLAIN.get(token.word, token.lemma.lower())
    return "much" if stem in _SIZES else stem, token.tag[-1]
