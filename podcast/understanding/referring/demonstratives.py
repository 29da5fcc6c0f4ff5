"""What "this", "that plan" and "such a deal" point at: the same noun before, or what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Reference, Span

if TYPE_CHECKING:
    from podcast.model import Parse, Sentence
    from podcast.understanding.referring.definites import NounIndex
    from podcast.understanding.referring.noun_phrases import NounPhrase

_OF_THE_TEXT = frozenset(
    "article study paper report section chapter post interview essay guide review book page".split()
)
"""Nouns that mean the text itself behind "this"."""
_OF_NOW = frozenset(
    "year week month morning afternoon evening weekend summer winter spring autumn fall season time moment point "
    "day night century decade term".split()
)
"""Nouns that mean the time of writing behind "this"."""


def resolve_demonstrative(sentence: Sentence, phrase: NounPhrase, index: NounIndex) -> Reference | None:
    """Returns the reference of a demonstrative; None where it points at nothing that was said."""
    parse = sentence.parse
    if phrase.form == "this":
        return _resolve_alone(parse, phrase)
    span = Span(phrase.sentence, phrase.start, phrase.stop)
    word = parse.tokens[phrase.start].word
    if word == "this" and phrase.lemma in _OF_THE_TEXT | _OF_NOW:
        return None
    if _is_told_apart(parse, phrase.head) or _is_example(parse, phrase):
        return None
    before = index.find(phrase)
    if before is not None:
        return Reference(
            span,
            "demonstrative",
            Span(before.sentence, before.start, before.stop),
            index.entity_of(before),
        )
    if any(parse.tokens[at].word == "of" for at in parse.children(phrase.head)):
        return None  # "this process of growing": what it is, it says itself
    return Reference(span, "demonstrative", antecedent_sentence=_sentence_before(phrase))


def _is_example(parse: Parse, phrase: NounPhrase) -> bool:
    """Returns whether "such" points at what follows, or at nothing: "such fish as eels", "no such thing"."""
    opener = next((at for at in parse.children(phrase.head) if parse.tokens[at].word == "such"), None)
    if opener is None:
        return False
    follows = any(parse.tokens[at].word == "as" and at > phrase.head for at in range(len(parse.tokens)))
    return follows or (opener > 0 and parse.tokens[opener - 1].word == "no")


def _resolve_alone(parse: Parse, phrase: NounPhrase) -> Reference | None:
    token = parse.tokens[phrase.head]
    above = parse.tokens[token.head]
    if token.word in ("that", "those") and (
        above.relation in ("relcl", "acl")
        or token.relation in ("mark", "advmod", "det")
        or _is_told_apart(parse, phrase.head)
        or (token.relation == "pobj" and above.word in ("like", "than"))
    ):
        return None
    span = Span(phrase.sentence, phrase.head, phrase.head + 1)
    if token.word in ("these", "those") or _follows_clause(parse, phrase):
        return Reference(
            span,
            "demonstrative",
            antecedent_sentence=phrase.sentence if token.word in ("this", "that") else None,
        )
    return Reference(span, "demonstrative", antecedent_sentence=_sentence_before(phrase))


def _sentence_before(phrase: NounPhrase) -> int | None:
    return phrase.sentence - 1 if phrase.sentence else None


def _is_told_apart(parse: Parse, index: int) -> bool:
    """Returns whether what follows a noun says which one is meant: "those who came", "that of Lee"."""
    token = parse.tokens[index]
    return any(
        child.relation == "relcl"
        or (child.relation == "acl" and token.word in ("that", "those"))
        or (child.word == "of" and token.pos in ("PRON", "DET"))
        for child in (parse.tokens[at] for at in parse.children(index) if at > index)
    )


def _follows_clause(parse: Parse, phrase: NounPhrase) -> bool:
    """Returns whether its own sentence says first what is meant: "Prices fell, and this helped." """
    if phrase.verb < 0 or phrase.role != "subject":
        return False
    verb = parse.tokens[phrase.verb]
    if any(at < phrase.head for at in parse.children(phrase.verb, "advcl")):
        return True  # "When prices fell, that helped."
    return verb.relation == "conj" and bool(
        verb.head < phrase.head and parse.children(verb.head, "nsubj", "nsubjpass", "csubj", "csubjpass")
    )
