"""A sentence as it is compared: its words that carry content, its clauses, and how far each is said to be so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article_memory import keep_for_article
from podcast.language.grammar.clauses import find_clauses
from podcast.language.grammar.parsing import parse
from podcast.language.grammar.trees import Tree
from podcast.script.check import certainty_words as words
from podcast.script.check.denials import is_denied, is_yet_undone
from podcast.script.check.glue import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from podcast.model import Clause, Parse, Token

_UNREAL = frozenset({"if", "wished", "would"})
"""Doubts that what is said of a thing shares with the thing: "it would mean a loss that costs them dear"."""
_INVERTED = frozenset({"had", "should", "were"})
"""How a condition begins that has no "if"."""
ASKING = frozenset("how what when where whether which who whom whose why".split())
"""How a question begins that is part of a sentence: "Nobody knows who pays" doubts nothing."""
_UNTOLD = frozenset({"about", "against", "of", "with"})
"""Prepositions behind which what is done need not be done."""
_LEADING_ON = re.compile(
    r"\b(?:at first|at the same time|in fact|in short|in the end|in the meantime|in turn|of course|on the contrary|"
    r"on the one hand|on the other hand)\b",
    re.IGNORECASE,
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How far something is said to be so."""

    is_denied: bool = False
    doubts: frozenset[str] = frozenset()
    """Of `maybe`, `said`, `wished`, `if`, `can`, `ought`, `would`, `will`: what keeps it from being a fact."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, of a line or of the article, as both are compared."""

    text: str
    tree: Tree
    clauses: tuple[Clause, ...]
    content: tuple[int, ...]
    """Its tokens that carry content, in order."""
    owners: tuple[int, ...]
    """Of each token the innermost clause that it lies in; -1 for none."""
    standings: tuple[Standing, ...]
    """Of each clause."""

    def token(self, at: int) -> Token:
        """Returns a token."""
        return self.tree.tokens[at]

    def standing(self, at: int) -> Standing:
        """Returns how far what a token says is so."""
        owner = self.owners[at]
        return self.standings[owner] if owner >= 0 else Standing()


def read_statements(sentences: Iterable[str]) -> tuple[Statement, ...]:
    """Returns sentences as they are compared; PodcastError where there is no grammar."""
    texts = [*sentences]
    parse(texts)  # all at once, which is quicker
    return tuple(map(_read, texts))


@keep_for_article(1000)
def _read(text: str) -> Statement:
    (tree_of,) = parse([text])
    return as_statement(tree_of, find_clauses(tree_of, 0))


def as_statement(tree_of: Parse, clauses: tuple[Clause, ...]) -> Statement:
    """Returns a parsed sentence as it is compared."""
    tree = Tree(tree_of, 0)
    return Statement(
        tree_of.text,
        tree,
        clauses,
        tuple(at for at in _stated(tree_of) if _carries_content(tree, at)),
        _owners(tree, clauses),
        _standings(tree, clauses),
    )


def _stated(tree_of: Parse) -> list[int]:
    """Returns the tokens that do not stand in a phrase which only leads on: "in the end"."""
    idle = [match.span() for match in _LEADING_ON.finditer(tree_of.text)]
    return [
        at
        for at, token in enumerate(tree_of.tokens)
        if not any(start <= token.start < end for start, end in idle)
    ]


def _carries_content(tree: Tree, at: int) -> bool:
    token = tree.token(at)
    if (
        token.pos not in _CONTENT
        or token.relation in ("aux", "auxpass", "neg")
        or not token.text[0].isalpha()
    ):
        return False
    return token.pos == "PROPN" or not {token.word, token.lemma.lower()} & FUNCTION_WORDS


def _owners(tree: Tree, clauses: tuple[Clause, ...]) -> tuple[int, ...]:
    owners = [-1] * len(tree.tokens)
    for number, clause in sorted(enumerate(clauses), key=lambda it: it[1].start - it[1].stop):
        owners[clause.start : clause.stop] = [number] * (clause.stop - clause.start)
    return tuple(owners)


def _standings(tree: Tree, clauses: tuple[Clause, ...]) -> tuple[Standing, ...]:
    standings: dict[int, Standing] = {}

    def stand(number: int) -> Standing:
        if number not in standings:
            standings[number] = Standing()  # against circles
            standings[number] = _standing(tree, clauses, number, stand)
        return standings[number]

    return tuple(map(stand, range(len(clauses))))


def _standing(
    tree: Tree, clauses: tuple[Clause, ...], number: int, stand: Callable[[int], Standing]
) -> Standing:
    clause = clauses[number]
    denied, doubts = is_denied(tree, clause), set()
    if clause.modality in words.MODALS:
        doubts.add(words.MODALS[clause.modality])
    doubts |= _find_hedges(tree, clause)
    if clause.is_reported:
        doubts.add("said")
    conditions = [
        it for it in clauses if it.parent == number and it.kind == "adverbial" and _is_condition(tree, it)
    ]
    if _is_condition(tree, clause) or conditions:
        doubts.add("if")
    if clause.kind in ("main", "coordinate") and _orders_and_tells(tree, clauses):
        doubts |= {"if", "would"}
    if clause.marker in words.LEFT_OUT:
        denied = True
    hangs_on_adjective = clause.marker == "to" and tree.token(tree.token(clause.verb).head).pos == "ADJ"
    if clause.kind == "adverbial" and clause.marker in words.PURPOSES and not hangs_on_adjective:
        doubts.add("wished")
    if clause.parent is not None and _is_of_any(tree, clause):
        doubts |= stand(clause.parent).doubts & _UNREAL
    kept, untold = _behind_preposition(tree, clause.verb)
    denied ^= kept
    doubts |= untold
    if clause.kind == "complement" and is_yet_undone(tree, clause):
        denied = not denied
    elif clause.kind == "complement" and tree.token(tree.token(clause.verb).head).word == "going":
        doubts.add(_say_what_was_going_to_be(tree, clause))
    elif clause.kind == "complement" or hangs_on_adjective:
        denied, more = _hang(tree, clauses, clause, denied, stand)
        doubts |= more
    return Standing(denied, frozenset(doubts))


def _find_hedges(tree: Tree, clause: Clause) -> set[str]:
    """Returns the doubts of the words that weaken a clause."""
    doubts = {
        "said" if hedge in words.HEARSAY.words else "maybe"
        for hedge in clause.hedges
        if not _is_comment(tree, hedge)
    }
    around = [tree.token(it) for it in tree.children(clause.verb, "advmod")]
    joining = clause.marker.split()  # "partly because it was cheap" says no less that it was cheap
    if any(
        it.lemma.lower() in words.WEAKENING.words
        and it.word not in joining
        and not _is_comment(tree, it.word)
        for it in around
    ):
        doubts.add("maybe")
    return doubts


def _is_comment(tree: Tree, hedge: str) -> bool:
    """Whether a hedge only weakens what somebody thinks of a fact: "Perhaps surprisingly, the prices fell."."""
    first, *following = [token.word for token in tree.tokens[:4]]
    return first == hedge and any(word.endswith("ly") and mark == "," for word, mark in pairwise(following))


def _orders_and_tells(tree: Tree, clauses: tuple[Clause, ...]) -> bool:
    """Whether a sentence puts a condition as an order: "Mend the gate, and the water stays out."."""
    first = next(iter(sorted(clauses, key=lambda it: it.start)), None)
    return (
        first is not None
        and first.kind == "main"
        and first.subject is None
        and tree.token(first.verb).tag == "VB"
        and not tree.children(first.verb, "aux", "nsubj")
        and any(it.kind == "coordinate" and it.marker in ("and", "or") and it.subject for it in clauses)
    )


def _is_condition(tree: Tree, clause: Clause) -> bool:
    """Whether a clause says on what something depends; "once the goats were gone" only says when it was."""
    verbs = (clause.verb, *tree.children(clause.verb, "aux", "auxpass"))
    if clause.kind == "adverbial" and not clause.marker and tree.token(clause.start).word in _INVERTED:
        return True  # "Had the dam not held, …"
    is_past = clause.marker == "once" and any(tree.token(it).tag == "VBD" for it in verbs)
    return clause.marker in words.CONDITIONS and not is_past


def _behind_preposition(tree: Tree, verb: int) -> tuple[bool, set[str]]:
    """Returns whether a preposition denies a verb, and its doubts: "kept from opening", "obsessed with opening"."""
    head = tree.token(tree.token(verb).head)
    if tree.token(verb).relation != "pcomp":
        return False, set()
    if head.word == "from":
        return tree.token(head.head).lemma in words.KEEPING.words, set()
    return False, {"wished"} if head.word in _UNTOLD and not tree.has_subject(verb) else set()


def _is_of_any(tree: Tree, clause: Clause) -> bool:
    """Whether a clause is said of something that need not be there: "a loss that costs", not "the Weather House"."""
    if clause.kind not in ("relative", "participle"):
        return False
    noun = tree.token(clause.verb).head
    return any(tree.token(it).word in ("a", "an", "any") for it in tree.children(noun, "det"))


def _say_what_was_going_to_be(tree: Tree, clause: Clause) -> str:
    """Returns the doubt behind "going to": what is going to be will be, what was going to be was only planned."""
    aux = tree.children(tree.token(clause.verb).head, "aux")
    return "wished" if any(tree.token(it).word in ("was", "were") for it in aux) else "will"


def _hang(
    tree: Tree, clauses: tuple[Clause, ...], clause: Clause, denied: bool, stand: Callable[[int], Standing]
) -> tuple[bool, set[str]]:
    """Returns whether a clause is denied, and its doubts, by what it hangs on: "want to", "unlikely that"."""
    doubts: set[str] = set()
    head = tree.token(tree.token(clause.verb).head)
    if clause.parent is not None and head.lemma == "be":
        head = tree.token(clauses[clause.parent].predicate)  # "It is unlikely that it opens" hangs on "is"
    lemma = head.lemma.lower()
    if lemma in words.REFUSALS.words and clause.marker == "to":
        return not denied, doubts
    if head.pos in ("NOUN", "PROPN") and tree.token(clause.verb).relation == "acl":
        doubts.add("wished" if clause.marker == "to" else "said")
        is_doubted = head.relation == "dobj" and tree.token(head.head).lemma in words.DOUBTING.words
        return denied != is_doubted, doubts  # "They dispute the notion that it is old"
    if (lemma in words.REFUSING.words and clause.marker in ("to", "")) or lemma in words.DOUBTING.words:
        denied = not denied
        doubts |= {"said"} if lemma in words.DOUBTING.words else set()
    elif lemma in words.DENYING_ADJECTIVES.words:
        denied = not denied
        doubts.add("maybe")
    elif lemma in words.ALLOWING_ADJECTIVES.words:
        doubts.add("maybe")
    elif (
        clause.marker in (("to",) if lemma == "mean" else ("to", "that", "")) and lemma in words.WISHING.words
    ):
        doubts.add("wished")  # but what means that it opens wants nothing
    if clause.parent is not None:
        above = stand(clause.parent)
        is_subject = tree.token(clause.verb).relation in ("csubj", "csubjpass")
        doubts |= (
            above.doubts & {"said"} if is_subject else above.doubts
        )  # "What we spend would keep them, if …"
        if above.is_denied and clause.marker == "to":
            denied = not denied
        elif above.is_denied and not is_subject and tree.token(clause.start).word not in ASKING:
            doubts.add("maybe")  # but "What they want is not money" doubts nothing that they want
    return denied, doubts
