"""The clauses of a sentence: who does what to whom, how sure it is, and whose words it is.

A clause has to show itself twice: by its place in the tree and by the form of its verb. What the parser alone says, a
noun as a predicate or a relative clause without a word that begins it, is left out; where subject and verb differ in
number, the subject is left open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.grammar.arguments import find_agent, find_objects, find_subject
from podcast.language.grammar.certainty import find_hedges, find_modality, is_negated, is_reported
from podcast.language.grammar.clause_words import REPORTING_VERBS
from podcast.language.grammar.trees import Tree
from podcast.model import Clause

if TYPE_CHECKING:
    from podcast.model import ClauseKind, Parse, Span


def find_clauses(parse: Parse, sentence: int) -> tuple[Clause, ...]:
    """Returns the clauses of a sentence in the order of their verbs; none where it was not parsed."""
    tree = Tree(parse, sentence)
    owners, kinds, holders = _own(tree, parse.root)
    verbs = sorted(kinds)
    numbers = {verb: number for number, verb in enumerate(verbs)}
    spans = _spans(tree, owners, kinds, holders)
    clauses: dict[int, Clause] = {}
    for verb, kind in kinds.items():  # parents come before their children
        holder = holders[verb]
        parent = None if holder is None else clauses[holder]
        subject = find_subject(tree, verb, kind, parent)
        start, stop = spans[verb]
        clauses[verb] = Clause(
            kind=kind,
            predicate=next(iter(_predicatives(tree, verb)), verb),
            start=start,
            stop=stop,
            parent=None if holder is None else numbers[holder],
            marker=_marker(tree, verb, kind),
            subject=subject,
            objects=tuple(_within(span, start, stop) for span in find_objects(tree, verb)),
            is_negated=is_negated(tree, verb, parent),
            is_passive=_is_passive(tree, verb, kind, parent),
            modality=find_modality(tree, verb, parent),
            hedges=find_hedges(tree, verb, parent),
            is_reported=is_reported(tree, verb, kind, parent),
            verb=verb,
            agent=find_agent(tree, verb),
        )
    return tuple(clauses[verb] for verb in verbs)


def _own(tree: Tree, root: int) -> tuple[list[int | None], dict[int, ClauseKind], dict[int, int | None]]:
    """Returns whose each token is, what kind each clause is of, parents first, and its parent; by their verbs."""
    owners: list[int | None] = [None] * len(tree.tokens)
    kinds: dict[int, ClauseKind] = {}
    holders: dict[int, int | None] = {}
    waiting = [root] if root >= 0 else []
    while waiting:
        at = waiting.pop()
        head = tree.token(at).head
        holder = owners[at] = owners[head] if head != at else None
        kind = _kind(tree, at, holder)
        if kind:
            kinds[at], holders[at], owners[at] = kind, holder, at
            first = tree.misread_list(at)
            if first is not None:  # the list is this clause's
                mine = range(tree.phrase(first).start, at)
                owners[mine.start : mine.stop] = [at if owners[it] == holder else owners[it] for it in mine]
        waiting += reversed(tree.children(at))
    return owners, kinds, holders


def _kind(tree: Tree, at: int, holder: int | None) -> ClauseKind | None:
    """Returns what kind of clause a token is the verb of, by its relation and its form; None where it is of none."""
    token = tree.token(at)
    if not tree.is_verb(at):
        return None
    has_subject, is_infinitive = tree.has_subject(at), tree.is_infinitive(at)
    is_participle = token.tag in ("VBG", "VBN") and not has_subject and not tree.has_auxiliary(at)
    kind: ClauseKind | None = None
    if token.relation == "ROOT":
        is_order = token.tag == "VB" and not is_infinitive
        kind = "main" if has_subject or is_order else None
    elif token.relation in ("conj", "parataxis", "dep"):
        is_sure = has_subject if token.relation != "conj" else holder == token.head
        is_sure = is_sure or tree.misread_list(at) is not None or tree.starts_anew(at)
        kind = "coordinate" if is_sure else None
    elif token.relation == "relcl" and tree.child(at, "mark") is not None:
        kind = "complement"  # "the warning that it leaks": no word of it stands for the noun
    elif token.relation == "relcl":
        shows = has_subject or tree.wh_word(at) is not None
        kind = (
            "relative"
            if shows
            else "participle"
            if is_participle
            else "complement"
            if is_infinitive
            else None
        )
    elif token.relation == "acl":
        marked = tree.child(at, "mark") is not None or is_infinitive
        kind = "participle" if is_participle else "complement" if marked else None
    elif token.relation == "advcl":
        shows = has_subject or is_infinitive or tree.child(at, "mark") is not None
        kind = "participle" if is_participle else "adverbial" if shows else None
    elif token.relation == "pcomp":
        kind = "participle" if is_participle else "complement" if has_subject else None
    elif token.relation == "ccomp" and _stands_beside(tree, at):
        kind = "coordinate"
    elif token.relation in ("ccomp", "xcomp", "csubj", "csubjpass"):
        kind = "complement"
    return kind


def _stands_beside(tree: Tree, at: int) -> bool:
    """Returns whether a clause before its head is no object of it: "It rained; nobody came." """
    head = tree.token(at).head
    return (
        at < head
        and tree.has_subject(at)
        and tree.child(at, "mark") is None
        and tree.token(head).lemma not in REPORTING_VERBS.words
    )


def _spans(
    tree: Tree, owners: list[int | None], kinds: dict[int, ClauseKind], holders: dict[int, int | None]
) -> dict[int, tuple[int, int]]:
    """Returns the first token of each clause and the index behind its last; coordinate ones lie beside each other."""
    spans: dict[int, tuple[int, int]] = {verb: (verb, verb + 1) for verb in kinds}
    for at, owner in enumerate(owners):
        token = tree.token(at)
        if owner is not None and token.pos not in ("PUNCT", "SPACE") and token.relation != "cc":
            start, stop = spans[owner]
            spans[owner] = (min(start, at), max(stop, at + 1))
    for verb in reversed(kinds):  # children before their parents
        start, stop = spans[verb]
        token = tree.token(verb)
        if token.relation == "pcomp" and token.head == start - 1:  # "by" belongs to "by selling"
            start = token.head
            spans[verb] = (start, stop)
        beside, holder = verb, holders[verb]
        while holder is not None and kinds[beside] == "coordinate":
            beside, holder = holder, holders[holder]
        if holder is not None:
            first, last = spans[holder]
            spans[holder] = (min(first, start), max(last, stop))
    return spans


def _within(span: Span, start: int, stop: int) -> Span:
    """Returns an argument without what is another clause's; that of a relative clause lies before it."""
    return replace(span, stop=stop) if start <= span.start < stop < span.stop else span


def _predicatives(tree: Tree, verb: int) -> list[int]:
    """Returns the nouns and adjectives behind a copula; what there is, is the subject."""
    if tree.token(verb).lemma != "be" or tree.child(verb, "expl") is not None:
        return []
    kinds = ("ADJ", "NOUN", "NUM", "PRON", "PROPN")
    return [it for it in tree.children(verb, "attr", "acomp") if tree.token(it).pos in kinds]


def _marker(tree: Tree, verb: int, kind: ClauseKind) -> str:
    """Returns the words that join a clause to its parent, or to the sentence before: "even if", "who", "by", "but"."""
    token = tree.token(verb)
    first = tree.misread_list(verb)
    if first is not None:
        before = tree.phrase(first).start - 1
        return tree.words_of(before) if before >= 0 and tree.token(before).relation == "cc" else ""
    if kind in ("main", "coordinate"):
        joins = tree.children(token.head, "cc")
        joins = [it for it in joins if (it < verb and kind == "coordinate") or it == token.left]
        return tree.words_of(joins[-1]) if joins else ""
    if token.relation == "pcomp":
        return tree.words_of(token.head)
    marks = [it for it in tree.children(verb, "mark") if it < verb]
    if marks:
        focus = [it for it in tree.children(verb, "advmod") if it == marks[0] - 1]
        return tree.words_of(*focus, *marks)
    word = tree.wh_word(verb)
    if word is not None:
        return tree.words_of(word)
    return "to" if tree.is_infinitive(verb) else ""


def _is_passive(tree: Tree, verb: int, kind: ClauseKind, parent: Clause | None) -> bool:
    if tree.child(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
        return True
    if tree.token(verb).tag != "VBN" or tree.has_auxiliary(verb):
        return False
    # "It was bought and sold": the second one has its auxiliary from the first.
    return kind == "participle" or (kind == "coordinate" and parent is not None and parent.is_passive)
