"""Who does what a clause says, and to whom: subjects, resolved where they are shared, and objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import OUTCOME_VERBS, RAISING_ADJECTIVES

if TYPE_CHECKING:
    from podcast.language.grammar.trees import Tree
    from podcast.model import Clause, ClauseKind, Span

_TIMES = frozenset({"DATE", "TIME"})


def find_subject(tree: Tree, verb: int, kind: ClauseKind, parent: Clause | None) -> Span | None:
    """Returns who does it, an antecedent or a shared subject in the place of a word that stands for it."""
    own = tree.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if tree.child(verb, "expl") is not None:
        own = tree.child(verb, "attr", "nsubj", "dobj") or own
    word = tree.wh_word(verb)
    if kind == "relative" and (own is None or own == word):
        return _antecedent(tree, verb) if own is not None else None
    if own is not None:
        first = tree.misread_list(verb)
        span = tree.argument(own, verb)
        return span if first is None else replace(span, start=tree.phrase(first).start)
    if tree.token(verb).relation == "acl" and kind == "participle":
        return _antecedent(tree, verb)
    return _shared_subject(tree, verb, kind, parent)


def _antecedent(tree: Tree, verb: int) -> Span | None:
    """Returns the noun that a relative clause or a participle is said of, without it; None where they do not agree."""
    noun = tree.token(verb).head
    named = tree.token(noun).head
    # "Lena Moore, head of the port, who": the name is meant, and what explains it as well.
    if (
        tree.token(noun).relation == "appos"
        and tree.token(noun).pos == "NOUN"
        and tree.token(named).pos == "PROPN"
    ):
        noun = named
    if tree.token(noun).pos not in ("NOUN", "PROPN", "PRON", "NUM", "DET") or not tree.agrees(noun, verb):
        return None
    return tree.phrase(noun, tree.token(verb).left)


def _shared_subject(tree: Tree, verb: int, kind: ClauseKind, parent: Clause | None) -> Span | None:
    """Returns the subject that a clause has from its parent; None where that is not sure."""
    if parent is None or parent.subject is None:
        return None
    token, is_active = tree.token(verb), not parent.is_passive
    if kind == "coordinate":
        sure = token.relation == "conj" and _has_same_number(tree, verb, parent)
    elif token.relation == "xcomp":
        return _controller(tree, verb, parent)
    elif token.relation == "pcomp":
        sure = is_active and tree.token(tree.token(verb).head).head == parent.verb
    elif kind == "participle":
        # "The harbour closed, leaving …": what left is that it closed.
        is_outcome = verb > parent.verb and token.lemma in OUTCOME_VERBS.words
        sure = (is_active or token.tag == "VBN") and not is_outcome
    else:
        sure = kind == "adverbial" and is_active and tree.is_infinitive(verb)
    return parent.subject if sure else None


def _has_same_number(tree: Tree, verb: int, parent: Clause) -> bool:
    own = tree.child(parent.verb, "nsubj", "nsubjpass")
    return own is None or tree.agrees(own, verb)


def _controller(tree: Tree, verb: int, parent: Clause) -> Span | None:
    """Returns whose infinitive it is: the object's in "They told her to go", else the subject's."""
    head = tree.token(tree.token(verb).head)
    if head.pos == "ADJ":
        return parent.subject if head.lemma in RAISING_ADJECTIVES.words else None
    objects = [it for it in tree.children(parent.verb, "dobj", "dative") if it < verb]
    if objects and head.lemma != "promise":
        return tree.phrase(objects[0])
    return None if parent.is_passive and tree.token(verb).tag == "VBG" else parent.subject


def find_objects(tree: Tree, verb: int) -> tuple[Span, ...]:
    """Returns objects, also prepositional ones, and what a copula says of its subject, in order."""
    spans = []
    is_there = tree.child(verb, "expl") is not None
    relation = tree.token(verb).relation
    word = tree.wh_word(verb) if relation == "relcl" else None
    for it in tree.children(verb, "dobj", "dative", "attr", "acomp", "oprd", "prep"):
        token = tree.token(it)
        if is_there and token.relation == "attr":
            continue
        if it == word:
            antecedent = _antecedent_of_object(tree, verb)
            spans += [antecedent] if antecedent else []
        elif token.relation != "prep" or _is_argument(tree, it):
            spans.append(tree.phrase(it))
    return tuple(spans)


def _antecedent_of_object(tree: Tree, verb: int) -> Span | None:
    noun = tree.token(verb).head
    return (
        tree.phrase(noun, tree.token(verb).left)
        if tree.token(noun).pos in ("NOUN", "PROPN", "PRON")
        else None
    )


def _is_argument(tree: Tree, preposition: int) -> bool:
    """Returns whether a phrase has a noun, and no time: "in 2012" says when, "in the harbour" where."""
    noun = tree.child(preposition, "pobj")
    return (
        noun is not None
        and tree.token(noun).entity not in _TIMES
        and tree.token(preposition).word != "according"
    )


def find_agent(tree: Tree, verb: int) -> Span | None:
    """Returns who does what a passive says was done, without "by"."""
    by = tree.child(verb, "agent")
    noun = None if by is None else tree.child(by, "pobj")
    return None if noun is None else tree.phrase(noun)
