"""A sentence's tree with what clauses ask of it: children by relation, phrases, agreement in number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import COLLECTIVES
from podcast.model import Span

if TYPE_CHECKING:
    from podcast.model import Parse, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
NOMINAL_SUBJECTS = ("nsubj", "nsubjpass")
"""How a noun or pronoun hangs on the verb that it does, or that is done to it."""
WH_TAGS = frozenset({"WP", "WDT", "WRB", "WP$"})


class Tree:
    """A parse whose children are looked up in one step."""

    def __init__(self, parse: Parse, sentence: int) -> None:
        self.tokens = parse.tokens
        self.sentence = sentence
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for at, token in enumerate(parse.tokens):
            if token.head != at:
                self._children[token.head].append(at)

    def children(self, at: int, *relations: str) -> list[int]:
        """Returns the tokens that depend on a token, in order; only those of the relations, where any are named."""
        return [it for it in self._children[at] if not relations or self.tokens[it].relation in relations]

    def child(self, at: int, *relations: str) -> int | None:
        """Returns the first of those tokens, or None."""
        return next(iter(self.children(at, *relations)), None)

    def is_verb(self, at: int) -> bool:
        """Returns whether a token is a verb by both of its parts of speech."""
        token = self.tokens[at]
        return token.pos in ("VERB", "AUX") and (token.tag.startswith("VB") or token.tag == "MD")

    def has_subject(self, at: int) -> bool:
        """Returns whether a verb has a subject of its own."""
        return self.child(at, *SUBJECTS) is not None

    def has_auxiliary(self, at: int) -> bool:
        """Returns whether a verb has an auxiliary of its own."""
        return any(self.tokens[it].word != "to" for it in self.children(at, "aux", "auxpass"))

    def is_infinitive(self, at: int) -> bool:
        """Returns whether a verb stands behind "to"."""
        return any(self.tokens[it].word == "to" for it in self.children(at, "aux"))

    def wh_word(self, at: int) -> int | None:
        """Returns the relative or interrogative word of a clause: its own, or in a phrase ("in which", "whose")."""
        tokens = self.tokens
        for it in self.children(at):
            if it > at or tokens[it].relation in ("relcl", "advcl", "ccomp", "conj"):
                continue
            inside = [it, *self.children(it, "pobj", "poss", "det", "advmod")]
            inside += [deep for kid in inside[1:] for deep in self.children(kid, "poss", "det")]
            for word in inside:
                if tokens[word].tag in WH_TAGS or (
                    tokens[word].word == "that"
                    and tokens[word].relation in (*NOMINAL_SUBJECTS, "dobj", "pobj")
                ):
                    return word
        return None

    def phrase(self, at: int, before: int | None = None) -> Span:
        """Returns a token with all that depends on it, but for marks at the ends; up to `before`, where given."""
        start, stop = self.tokens[at].left, self.tokens[at].right + 1
        stop = stop if before is None else max(min(before, stop), at + 1)
        while stop - 1 > at and self._is_edge(stop - 1):
            stop -= 1
        while start < at and self._is_edge(start):
            start += 1
        return Span(self.sentence, start, stop)

    def argument(self, at: int, verb: int) -> Span:
        """Returns the phrase of a verb's argument, as far as it does not go on beyond the verb."""
        if at >= verb or self.tokens[at].right < verb:
            return self.phrase(at)
        return self.phrase(at, min(it for it in (*self._children[verb], verb) if it > at))

    def misread_list(self, verb: int) -> int | None:
        """Returns the first noun of a list whose last one alone the parser took for the subject of a verb.

        "It is wet, but drought, logging, and farming could make fires": `make` hangs on `logging`, behind which
        stands "and", and then its subject.
        """
        own, last = self.child(verb, "nsubj"), self.tokens[verb].head
        if self.tokens[verb].relation != "conj" or own is None or own < last or not self.children(last, "cc"):
            return None
        if self.tokens[last].tag in ("VB", "VBD", "VBP", "VBZ") or self.has_subject(last):
            return None
        first = last
        while self.tokens[first].relation == "conj":
            above = self.tokens[first].head
            if self.is_verb(above) or any(self.tokens[it].word == "but" for it in self.children(above, "cc")):
                return first if self.tokens[first].pos in ("NOUN", "PROPN") else None
            first = above
        return None

    def starts_anew(self, verb: int) -> bool:
        """Returns whether a verb's subject can be no list's last member: a pronoun, or one with an article."""
        own = self.child(verb, "nsubj", "nsubjpass", "expl")
        return own is not None and (self.tokens[own].pos == "PRON" or bool(self.children(own, "det", "poss")))

    def _is_edge(self, at: int) -> bool:
        return self.tokens[at].pos in ("PUNCT", "SPACE") or self.tokens[at].relation == "cc"

    def agrees(self, noun: int, verb: int) -> bool:
        """Returns whether a verb's form goes with a noun's number, as far as both show it."""
        finite = self.tokens[next(iter(self.children(verb, "aux", "auxpass")), verb)]
        token = self.tokens[noun]
        if self.children(noun, "conj") or token.lemma.lower() in COLLECTIVES:
            return True
        if finite.tag == "VBZ" or finite.word == "was":
            return token.tag not in ("NNS", "NNPS") and token.word not in ("they", "we", "these", "those")
        if finite.tag == "VBP" and finite.word != "am":
            return token.tag not in ("NN", "NNP") and token.word not in ("he", "she", "it", "this")
        return True

    def words_of(self, *places: int) -> str:
        """Returns tokens in lower case, with spaces between them."""
        return " ".join(self.tokens[at].word for at in sorted(places))

    def token(self, at: int) -> Token:
        """Returns a token."""
        return self.tokens[at]
