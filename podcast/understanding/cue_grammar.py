"""Verbs of saying among the words of a sentence, and who is their subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.understanding.saying_verbs import ADJACENT, NEEDS, SAYING

if TYPE_CHECKING:
    from podcast.model import Parse
    from podcast.understanding.paragraphs import Word

_SUBJECTS = ("nsubj", "nsubjpass")
_OBLIQUE = frozenset("him her them me us himself herself themselves this that which who there what".split())
_CLIMBS = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "ccomp"})
_INNER = frozenset(
    {"compound", "amod", "det", "poss", "nmod", "nummod", "quantmod", "predet", "case", "advmod"}
)


def is_saying(word: Word, verbs: frozenset[str] = ADJACENT) -> bool:
    """Returns whether a word is a verb that gives somebody's words."""
    token = word.token
    if token.pos not in ("VERB", "AUX") or token.lemma.lower() not in verbs:
        return False
    needed = NEEDS.get(token.lemma.lower())
    following = word.sentence.parse.tokens[word.at + 1 : word.at + 4]
    return needed is None or any(one.word == needed for one in following)


def looks_saying(word: Word) -> bool:
    """Returns whether a word that is tagged as a noun may be a verb of saying: "turns and whispers, “…”"."""
    token = word.token
    return token.tag == "NNS" and token.lemma.lower() in ADJACENT


def is_finite(word: Word) -> bool:
    """Returns whether a word is a verb that a clause is built on."""
    return word.token.tag in ("VBD", "VBZ", "VBP", "MD")


def find_subject(parse: Parse, verb: int, depth: int = 0) -> int | None:
    """Returns who does what a verb says, shared and relative subjects resolved; the doer of a passive."""
    token = parse.tokens[verb]
    if parse.children(verb, "auxpass") or (
        token.tag == "VBN" and not parse.children(verb, "aux", *_SUBJECTS)
    ):
        agents = parse.children(verb, "agent")
        doers = parse.children(agents[0], "pobj") if agents else ()
        return doers[0] if doers else None
    subjects = parse.children(verb, *_SUBJECTS)
    if subjects:
        subject = subjects[0]
        if parse.tokens[subject].word in ("who", "that") and token.relation == "relcl":
            return token.head
        return subject if _may_speak(parse, subject) else None
    head = parse.tokens[token.head]
    if token.tag == "VBG" and token.relation == "acl" and token.head < verb - 1:
        return find_subject(parse, parse.root, depth + 1) if depth < 4 else None
    if (
        depth < 4
        and token.relation in _CLIMBS
        and token.head != verb
        and head.pos in ("VERB", "AUX", "ADP", "SCONJ")
    ):
        return find_subject(parse, token.head, depth + 1)
    return None


def find_phrase(parse: Parse, first: int) -> int | None:
    """Returns the head of the noun phrase that begins with a token; None where none begins there."""
    if first >= len(parse.tokens):
        return None
    at, tokens = first, parse.tokens
    while tokens[at].relation in _INNER and tokens[at].head > at and tokens[tokens[at].head].left >= first:
        at = tokens[at].head
    return at if _may_speak(parse, at) else None


def phrase_end(parse: Parse, head: int) -> int:
    """Returns the index behind a noun phrase without what stands behind a comma or begins a clause."""
    end = head + 1
    for child in parse.children(head, "prep", "nummod", "amod"):
        if child == end:
            end = parse.tokens[child].right + 1
    inside = parse.tokens[head + 1 : end]
    return next((head + 1 + at for at, token in enumerate(inside) if token.text in ",;:—–"), end)


def _may_speak(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    return token.pos in ("NOUN", "PROPN", "PRON", "NUM") and token.word not in _OBLIQUE


def find_report(parse: Parse) -> tuple[int, int] | None:
    """Returns the main verb of a sentence that reports what somebody says, and its subject."""
    root = parse.root
    if root < 0 or parse.tokens[root].lemma.lower() not in SAYING:
        return None
    subject = find_subject(parse, root)
    return None if subject is None else (root, subject)
