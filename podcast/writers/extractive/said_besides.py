"""What somebody says besides what they do, as a sentence of its own: "…, claiming that it leaks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.named_again import is_plural, name_again
from podcast.writers.extractive.verb_groups import Parting, begin_verb, find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

PASTS = {
    "accuse": "accused",
    "add": "added",
    "admit": "admitted",
    "allege": "alleged",
    "argue": "argued",
    "ask": "asked",
    "call": "called",
    "cite": "cited",
    "claim": "claimed",
    "complain": "complained",
    "criticize": "criticized",
    "describe": "described",
    "explain": "explained",
    "insist": "insisted",
    "note": "noted",
    "praise": "praised",
    "predict": "predicted",
    "promise": "promised",
    "question": "questioned",
    "quote": "quoted",
    "request": "requested",
    "say": "said",
    "state": "stated",
    "tell": "told",
    "urge": "urged",
    "vow": "vowed",
    "warn": "warned",
    "write": "wrote",
}
"""Verb of saying → its past."""


def part_at_saying(source: SourceView, sentence: Sentence) -> Iterator[Parting]:
    """Yields the place before what a sentence's subject says: "The crew left the gauge, saying that it leaks"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    root = parse.root
    subject, finite = find_subject(sentence), tokens[begin_verb(sentence, root)]
    if subject is None or subject > begin_verb(sentence, root) or not finite.is_finite or finite.tag == "MD":
        return
    if parse.children(root, "auxpass") and tokens[subject].pos != "NOUN":
        return  # "He was sued, claiming the boat": who claims it?
    if tokens[root].pos != "VERB" or tokens[subject].word in ("it", "this", "that"):
        return  # "It is hard to see it otherwise, promising …"
    name = name_again(source, sentence, subject)
    for at in parse.children(root, "advcl"):
        token = tokens[at]
        conjuncts = [other for other in range(at, token.right) if tokens[other].relation == "conj"]
        verbs = [at, *(other for other in conjuncts if tokens[other].tag == "VBG")]
        is_said = all(tokens[verb].lemma in PASTS and tokens[verb].head in (at, root) for verb in verbs)
        is_last = not any(other.pos != "PUNCT" for other in tokens[token.right + 1 :])
        if token.tag != "VBG" or token.left != at or tokens[at - 1].text != "," or not (is_last and is_said):
            continue
        joins = [cc for head in (root, *parse.children(root, "advcl")) for cc in parse.children(head, "cc")]
        if any(root < cc < at for cc in joins):
            continue  # "… — and then, after a pause, saying that it leaks"
        if name is None or any(tokens[mark].tag == "IN" for mark in parse.children(at, "mark")):
            continue
        is_past = finite.tag == "VBD" or finite.lemma == "have"
        ending = "" if is_plural(sentence, subject) else "s"
        edits = tuple(
            Edit(
                tokens[verb].start,
                tokens[verb].end,
                PASTS[tokens[verb].lemma] if is_past else f"{tokens[verb].lemma}{ending}",
            )
            for verb in verbs
        )
        yield Parting(tokens[at - 2].end, token.start, name, edits)
