"""How a sentence speaks: its tense, whether it commands, whether it gives somebody's words or defines something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Sentence, Token
    from podcast.understanding.discourse.own_words import OwnWords

REPORTING = frozenset(
    """say tell add explain note announce report argue claim state warn confirm ask reply write insist admit declare
    acknowledge recall observe suggest respond""".split()
)
"""Verbs by which somebody's words are given."""


def says(tokens: Iterable[Token], tag: str) -> bool:
    """Returns whether one of the tokens is a verb that gives somebody's words, in the tense of a tag."""
    return any(token.tag == tag and token.lemma in REPORTING for token in tokens)


def tense(sentence: Sentence) -> str:
    """Returns the tense of the main verb: `past`, `present`, or empty."""
    parse = sentence.parse
    tags = {verb.tag for verb in parse.verb_group(parse.root)}
    return "past" if "VBD" in tags else "present" if tags & {"VBZ", "VBP"} else ""


def is_command(sentence: Sentence) -> bool:
    """Returns whether a sentence tells somebody to do something: "Cut the board to length"."""
    parse = sentence.parse
    if parse.root < 0 or sentence.text.rstrip().endswith("?"):
        return False
    root = parse.tokens[parse.root]
    kin = [parse.tokens[child] for child in parse.children(parse.root)]
    return (
        root.pos == "VERB"
        and root.tag in ("VB", "VBP")
        and not any(one.relation.startswith(("nsubj", "csubj", "expl")) for one in kin)
        and not any(one.relation.startswith("aux") and one.lemma != "do" for one in kin)
    )


def begins_defining(title: str, own: Sequence[OwnWords]) -> bool:
    """Returns whether the first sentence says what its subject is, and the title names that subject."""
    first = next((one.sentence.parse for one in own if one.tokens), None)
    if (
        first is None
        or first.tokens[first.root].lemma != "be"
        or first.tokens[first.root].tag not in ("VBZ", "VBP")
    ):
        return False
    subjects = first.children(first.root, "nsubj")
    nouns = first.children(first.root, "attr")
    if not subjects or not nouns:
        return False
    subject = first.tokens[subjects[0]]
    named = set(fold(first.words(subject.left, subject.right + 1)).split()) - {"the", "a", "an"}
    articles = [first.tokens[child].word for child in first.children(nouns[0], "det")]
    return bool(named & set(fold(title).split())) and articles[:1] in (["a"], ["an"], ["the"], ["one"], [])
