"""How sure a clause is, and whose words it is: negation, modality, hedges, reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import (
    HEDGING_ADJECTIVES,
    HEDGING_ADVERBS,
    HEDGING_NOUNS,
    HEDGING_VERBS,
    NEGATING_ADVERBS,
    NEGATING_DETERMINERS,
    NEGATING_PRONOUNS,
    REPORTING_NOUNS,
    REPORTING_VERBS,
)

if TYPE_CHECKING:
    from podcast.language.grammar.trees import Tree
    from podcast.model import Clause, ClauseKind

_MODALS = {"ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "'d": "would"}
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj")


def is_negated(tree: Tree, verb: int, parent: Clause | None) -> bool:
    """Returns whether a clause is denied: by "not" and its like, "no" and "nobody", or "without"."""
    token = tree.token(verb)
    if token.relation == "pcomp" and tree.token(token.head).word == "without":
        return True
    if any(_denies(tree, it) for it in tree.children(verb, "neg", "advmod", "preconj")):
        return True
    nouns = [it for it in tree.children(verb) if tree.token(it).relation in _ARGUMENTS]
    nouns += [deep for it in tree.children(verb, "prep") for deep in tree.children(it, "pobj")]
    if any(_is_nothing(tree, it) for it in nouns):
        return True
    joins = [tree.token(it).word for it in tree.children(token.head, "cc") if it < verb]
    if token.relation == "conj" and joins[-1:] == ["nor"]:
        return True
    return _borrows_auxiliary(tree, verb, parent) and parent is not None and parent.is_negated


def _denies(tree: Tree, at: int) -> bool:
    """Returns whether an adverb denies; "not only" does not."""
    token = tree.token(at)
    following = tree.token(at + 1).word if at + 1 < len(tree.tokens) else ""
    if token.relation == "preconj":
        return token.word == "neither"
    is_no = token.lemma.lower() in NEGATING_ADVERBS.words or token.word in ("n't", "no", "neither")
    return is_no and following not in ("only", "just", "merely", "simply", "least")


def _is_nothing(tree: Tree, noun: int) -> bool:
    if tree.token(noun).word in NEGATING_PRONOUNS.words:
        return True
    first = tree.token(tree.token(noun).left)
    if first.word == "not" and tree.token(tree.token(noun).left + 1).word in ("one", "a", "every", "all"):
        return True  # "Not one gauge stopped"
    return any(
        tree.token(it).word in NEGATING_DETERMINERS.words
        for it in tree.children(noun, "det", "preconj", "neg")
    )


def _borrows_auxiliary(tree: Tree, verb: int, parent: Clause | None) -> bool:
    """Returns whether a verb has its auxiliary from the one that it is joined to: "could not read or write"."""
    token = tree.token(verb)
    return (
        parent is not None
        and token.relation == "conj"
        and token.head == parent.verb
        and token.tag in ("VB", "VBN", "VBG")
        and token.tag == tree.token(parent.verb).tag
        and not tree.has_auxiliary(verb)
        and not tree.has_subject(verb)
    )


def find_modality(tree: Tree, verb: int, parent: Clause | None) -> str:
    """Returns the modal verb of a clause, in lower case, or nothing."""
    for it in tree.children(verb, "aux"):
        if tree.token(it).tag == "MD":
            return _MODALS.get(tree.token(it).word, tree.token(it).word)
    return parent.modality if parent is not None and _borrows_auxiliary(tree, verb, parent) else ""


def find_hedges(tree: Tree, verb: int, parent: Clause | None) -> tuple[str, ...]:
    """Returns the words that weaken a clause, in lower case, and those that it hangs on ("seems to")."""
    token = tree.token(verb)
    places = [
        it for it in tree.children(verb, "advmod") if tree.token(it).lemma.lower() in HEDGING_ADVERBS.words
    ]
    places += [
        deep
        for it in tree.children(verb, "acomp", "attr", "aux")
        for deep in tree.children(it, "advmod")
        if tree.token(deep).lemma.lower() in HEDGING_ADVERBS.words
    ]
    places += [it for it in tree.children(verb, "acomp") if _is_hedge(tree, it)]
    if _is_hedge(tree, verb):
        places.append(verb)
    if token.relation in ("xcomp", "ccomp", "acl", "relcl") and _is_hedge(tree, token.head):
        places.append(token.head)
    elif token.relation in ("ccomp", "xcomp", "csubj") and parent is not None:
        places += [it for it in tree.children(parent.verb, "acomp") if _is_hedge(tree, it)]
    return tuple(tree.token(it).word for it in sorted(set(places)))


def _is_hedge(tree: Tree, at: int) -> bool:
    token = tree.token(at)
    group = {"VERB": HEDGING_VERBS, "ADJ": HEDGING_ADJECTIVES, "NOUN": HEDGING_NOUNS}.get(token.pos)
    return group is not None and token.lemma in group.words


def is_reported(tree: Tree, verb: int, kind: ClauseKind, parent: Clause | None) -> bool:
    """Returns whether a clause is what somebody says, thinks or writes, or lies in what somebody does."""
    token = tree.token(verb)
    if any(tree.token(it).word == "according" for it in tree.children(verb, "prep")):
        return True
    if any(_reports(tree, it) for it in tree.children(verb, "parataxis")):
        return True
    if token.relation in ("ccomp", "xcomp", "acl", "relcl") and kind == "complement":
        head = tree.token(token.head)
        is_finite = not tree.is_infinitive(verb) or tree.child(token.head, "nsubjpass") is not None
        if _reports(tree, token.head) and is_finite:
            return True
        if head.lemma in REPORTING_NOUNS.words and tree.child(verb, "mark") is not None:
            return True
    return parent is not None and parent.is_reported


def _reports(tree: Tree, at: int) -> bool:
    return tree.token(at).pos == "VERB" and tree.token(at).lemma in REPORTING_VERBS.words
