"""Whether a clause denies what it says, wherever its "not" stands and whatever that does there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import NEGATING_ADVERBS

if TYPE_CHECKING:
    from podcast.language.grammar.trees import Tree
    from podcast.model import Clause

NEVERS = frozenset("never no nobody none nothing nowhere".split())
"""Words that leave nothing but a denial: where the evidence denies, they do so, too."""
NOTS = NEVERS | frozenset("not n't neither nor".split())
DENIALS = NOTS | frozenset(
    """abandon always absence absent avoid ban bar barely block cease cannot contest deny difficult dismiss dispute
    doubt end exclude fail far few forbid hard hardly instead lack less limit little lose miss nearly non only
    outside prevent prohibit rarely rather refuse reject seldom short stop too without zero""".split()
)
"""Words that deny, and those that another may put as a "not"."""
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|n['’]t) (?:\w+ ){0,4}(?:before|until)|\bit t(?:ook|akes) until) (?:the |an? )?(?P<when>\w+)",
    re.IGNORECASE,
)
"""How a sentence says from when on: "It will not open before May", "It took until May for it to open"."""
_AT_THE_EARLIEST = (
    re.compile(r"\bat the earliest\b"),
    re.compile(r"\b(?:before|until|from|only in|or later)\b"),
)
_AT_THE_LATEST = re.compile(r"\bat the latest\b"), re.compile(r"\b(?:later than|by|within|until)\b")
"""How a sentence says from when on or until when without a "not", and words for that in another."""
_NOBODY_ELSE = re.compile(r"\b(?:(?:no|none|nobody|nothing|no one) (?:other|else))\b", re.IGNORECASE)
_ALONE = re.compile(r"\b(?:only|alone|sole)\b", re.IGNORECASE)
_CANNOT_BUT = re.compile(r"\b(?:cannot|can['’]t|could not|couldn['’]t) (?:but|help)\b", re.IGNORECASE)
"""What somebody cannot but do is done."""
_LASTING = frozenset({"be", "have", "remain"})
"""What somebody has yet to do is not done."""
_NO_SUBJECT = frozenset("neither few hardly scarcely".split())
"""How a subject begins of which there is nobody, or next to nobody."""
_NOBODY = frozenset("no nobody none nothing".split())
"""Words for those of whom there is none."""


_NOT_WITHOUT = re.compile(
    r"(?:\b(?:cannot|no|nobody|not|nothing|never)\b|n['’]t\b).*\b(?:before|other than|unless|until|without)\b",
    re.IGNORECASE,
)
"""How one says that something is needed: "You cannot open it without a key"."""
_NEEDED = re.compile(
    r"\b(?:depend\w*|essential|have to|has to|had to|must|necessary|need\w*|only|requir\w*)\b", re.IGNORECASE
)
_NOT_THE_SAME = re.compile(
    r"(?:\bnot?|n['’]t)\b(?: \w+){0,4} (?:alike|identical|the same|unchanged)\b", re.IGNORECASE
)
_DIFFERING = re.compile(
    r"\b(?:alter\w*|chang\w*|differ\w*|divers\w*|one thing|other\w*|shift\w*|unlike"
    r"|var(?:y|ie\w*|ying|iable|iation|ious)\w*)\b",
    re.IGNORECASE,
)
_WHOLE_DENIAL = re.compile(r"(?:\bnot|n['’]t)\b (?:as if|as though|like|that|because)\b", re.IGNORECASE)
"""How a sentence begins that takes back what one might think: "It is not that she could not"."""


def denies_otherwise(said: str, held: str) -> bool:
    """Returns whether what has a "not" may say the same as what has none, by a form that has one of itself."""
    return bool(
        (_NOT_WITHOUT.search(said) and _NEEDED.search(held))
        or (_NOT_THE_SAME.search(said) and _DIFFERING.search(held))
        or (_NOT_THE_SAME.search(held) and _DIFFERING.search(said))
        or (_NOT_WITHOUT.search(held) and _NEEDED.search(said))
        or _WHOLE_DENIAL.search(said)
        or _denies_its_denial(held)
    )


def _denies_its_denial(text: str) -> bool:
    """Whether one denial of a sentence lies in another: "By no means do I think that he shouldn't go"."""
    return (
        len(re.findall(r"\b(?:cannot|never|no|nobody|none|not|nothing)\b|n['’]t\b", text, re.IGNORECASE)) > 1
    )


def is_denied(tree: Tree, clause: Clause) -> bool:
    """Returns whether a clause denies: "Neither of the two came", but not "She said no", "Aren't they safe?"."""
    if clause.parent is None and asks_for_yes(tree):
        return False
    return (_has_denial(tree, clause) != _is_of_nobody(tree, clause)) != _is_too_much(tree, clause)


def asks_for_yes(tree: Tree) -> bool:
    """Returns whether a sentence is a question that denies what it says: "Aren't those the sluices that leak?"."""
    ends = any(token.text == "?" for token in tree.tokens[-2:])
    return ends and any(token.word in ("n't", "n’t") for token in tree.tokens[1:2])


def _has_denial(tree: Tree, clause: Clause) -> bool:
    """Whether a clause denies by itself, and does not only tell of a no, leave something open or give a reason."""
    says_no = tree.token(clause.verb).lemma == "say" and "no" in [
        it.word for it in tree.tokens[clause.verb + 1 :][:1]
    ]
    if says_no or _leaves_open(tree, clause) or _answers_first(tree, clause):
        return False
    return clause.is_negated or _has_not(tree, clause) or _denies_a_part(tree, clause)


def _denies_a_part(tree: Tree, clause: Clause) -> bool:
    """Whether a part denies the whole: "Hardly anybody came", "It likes neither", "It is neither old nor new"."""
    if clause.subject is not None and tree.token(clause.subject.start).word in _NO_SUBJECT:
        return True
    parts = tree.children(clause.verb, "dobj", "attr", "acomp", "oprd")
    beside = [tree.token(deep) for it in parts for deep in tree.children(it, "advmod", "preconj")]
    return any(tree.token(it).word == "neither" for it in parts) or any(
        token.word == "neither" or token.lemma.lower() in NEGATING_ADVERBS.words - {"not"} for token in beside
    )


def _has_not(tree: Tree, clause: Clause) -> bool:
    """Whether a "not" stands right behind the auxiliary of a clause, wherever the parser attached it."""
    for at in tree.children(clause.verb, "aux", "auxpass"):
        following = [it.word for it in tree.tokens[at + 1 : at + 3]]
        if following[:1] in (["not"], ["n't"]) and following[1:] not in (
            ["only"],
            ["just"],
            ["merely"],
            ["simply"],
        ):
            return True
    return False


def _leaves_open(tree: Tree, clause: Clause) -> bool:
    """Whether the only "not" of a clause is that of "or not": "whether or not it rains" denies no rain."""
    nots = [it for it in range(clause.start, clause.stop) if tree.token(it).word in ("not", "n't")]
    return bool(nots) and all(it and tree.token(it - 1).word == "or" for it in nots)


def _answers_first(tree: Tree, clause: Clause) -> bool:
    """Whether what denies is an answer by itself, before its reason: "Hardly, for the owner wants it back."."""
    first, *following = [token.word for token in tree.tokens]
    reason = following[:1] == [","] and following[1:2] in (["for"], ["because"], ["since"])
    is_no = first in NEGATING_ADVERBS.words or first == "no"
    return clause.start == 0 and is_no and reason and not {"not", "n't"} & {*following}


def _is_too_much(tree: Tree, clause: Clause) -> bool:
    """Whether something is too much for what a clause says: "too high to cross", "too high for anybody to cross"."""
    head = tree.token(clause.verb).head
    is_too = any(tree.token(it).word == "too" for it in tree.children(head, "advmod"))
    return is_too and clause.marker in ("to", "for") and tree.is_infinitive(clause.verb)


def _is_of_nobody(tree: Tree, clause: Clause) -> bool:
    """Whether a clause is said of nobody, so that its "not" says yes: "There is nobody who does not know it."."""
    if clause.kind != "relative":
        return False
    noun = tree.token(clause.verb).head
    while (
        tree.token(noun).relation == "pobj"
        and tree.token(tree.token(tree.token(noun).head).head).pos == "NOUN"
    ):
        noun = tree.token(
            tree.token(noun).head
        ).head  # "no payment in the country that does not go through it"
    words = {tree.token(noun).word, *(tree.token(it).word for it in tree.children(noun, "det"))}
    above = tree.token(noun).head  # "There hasn't been a day on which it did not rain"
    is_of_none = tree.child(above, "expl") is not None and tree.child(above, "neg") is not None
    return bool(words & _NOBODY) or (is_of_none and bool(words & {"a", "an", "any"}))


def is_yet_undone(tree: Tree, clause: Clause) -> bool:
    """Returns whether a clause says what is not done so far: "They have yet to open the gate."."""
    head = tree.token(clause.verb).head
    yet = [it for it in tree.children(head, "advmod") if tree.token(it).word == "yet"]
    return clause.marker == "to" and bool(yet) and tree.token(head).lemma in _LASTING


def sets_a_limit(said: str, held: str) -> bool:
    """Returns whether a "not" of either only says from when on, or for whom alone: "not before 2027", "nobody else"."""
    for ours, theirs in ((said, held), (held, said)):
        late = _NOT_BEFORE.search(ours)
        if late and re.search(
            rf"\b(?:by|from|in|on|only|until) (?:the |an? )?{re.escape(late['when'])}\b", theirs
        ):
            return True
        if any(
            limit.search(ours) and other.search(theirs) for limit, other in (_AT_THE_EARLIEST, _AT_THE_LATEST)
        ):
            return True
        if _NOBODY_ELSE.search(ours) and _ALONE.search(theirs):
            return True
    return bool(_CANNOT_BUT.search(said))
