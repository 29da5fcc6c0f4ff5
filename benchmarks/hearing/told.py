"""What a listener has heard when a sentence comes, what the article says around it, and what words can be known by."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import is_person_noun
from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast.model import Sentence, Token

    from .spoken import SpokenSentence, Talk

NEAR = 3
"""Sentences before a pronoun in which that lies which it points at."""
FAR = 8
"""The same where those between name nothing that it can mean."""
PERSONS = frozenset("he she him her his hers himself herself".split())
THINGS = frozenset("it its itself".split())
MANY = frozenset("they them their theirs themselves".split())
PERSON_TITLES = frozenset(
    "mr mrs ms dr sen rep prof gov president prince princess king queen sir dame".split()
)
_EXPANDED = re.compile(r"((?:[A-Z][\w’'&-]*(?: (?:of|for|and|the|on|in))? ){2,7})\(([A-Z]{2,7})s?\)")


class Heard:
    """What was heard before a sentence."""

    def __init__(self, talk: Talk, index: int, closed: dict[int, set[str]]) -> None:
        self.talk, self.index, self.closed = talk, index, closed
        self.own: SpokenSentence = talk.sentences[index]
        self.window = talk.before(index)

    @cached_property
    def nouns(self) -> set[str]:
        """The lemmas of all nouns and names heard in the chapter, and in the last lines before it."""
        return {key for one in self.window for key in keys_of(one.tokens)}

    @property
    def near(self) -> Sequence[SpokenSentence]:
        """The two lines before and what the own one has said; the last sentences at least."""
        since = next(
            (at for at, one in enumerate(self.window) if one.line >= self.own.line - 2), len(self.window)
        )
        return self.window[min(since, max(len(self.window) - NEAR, 0)) :]

    @property
    def plurals(self) -> set[str]:
        """The plural nouns of the last sentence."""
        return {key for one in self.window[-1:] for key in keys_of(_plural(one.tokens))}

    @property
    def opens_chapter(self) -> bool:
        """Whether nothing of the article was said in the chapter yet."""
        return not any(one.chapter == self.own.chapter and one.sources for one in self.window)

    @property
    def answers(self) -> bool:
        """Returns whether a question was just asked."""
        return bool(self.window) and self.window[-1].text.endswith("?")

    def follows(self, most: int) -> bool:
        """Returns whether something that was just said stands just before it in the article."""
        first = min(self.own.sources)
        said = [source for one in self.window[-4:] for source in one.sources]
        return any(0 <= first - source <= most for source in said)


class Told:
    """The article: what its words can point at."""

    def __init__(self, talk: Talk, people: Iterable[str]) -> None:
        self.sentences: Sequence[Sentence] = talk.understood.sentences
        self.places: dict[str, list[int]] = {}
        for sentence in self.sentences:
            for key in keys_of(sentence.parse.tokens):
                self.places.setdefault(key, []).append(sentence.index)
        self.targets: dict[tuple[int, str], set[str]] = {}
        for one in talk.understood.references:
            tokens = self.sentences[one.span.sentence].parse.tokens
            keys = self.targets.setdefault((one.span.sentence, tokens[one.span.stop - 1].word), set())
            if one.antecedent is not None:
                span = one.antecedent
                keys |= keys_of(self.sentences[span.sentence].parse.tokens[span.start : span.stop])
            if one.entity is not None:
                entity = talk.understood.entities[one.entity]
                for name in (entity.name, *entity.aliases):
                    keys.update(re.findall(r"[^\W_]+", fold(name)))
        self.title = keys_of_text(talk.understood.article.title)
        names = [name.split() for name in people]
        self.people = {word.lower() for name in names for word in name}
        self.last_names = {
            it[-1] for it in names if len(it) > 1 and it[0].lower().strip(".") not in PERSON_TITLES
        }
        self.expansions = _expansions(self.sentences)

    def targets_of(self, sources: Iterable[int], word: str) -> set[str]:
        """Returns what a word of the cited sentences points at, as it was understood; empty where that is open."""
        return {key for source in sources for key in self.targets.get((source, word), ())}

    def around(self, sources: Iterable[int], pronoun: str) -> set[str]:
        """Returns what a pronoun of the cited sentences may point at: there, and just before."""
        return {key for source in sources for key in self._around(source, pronoun)}

    def _around(self, source: int, pronoun: str) -> set[str]:
        own = self.keys_for(pronoun, self.sentences[source].parse.tokens)
        before: set[str] = set()
        for back, at in enumerate(range(source - 1, max(source - FAR, 0) - 1, -1), 1):
            # What goes on to tell of somebody may not have named them for a while.
            if before and back > NEAR:
                break
            before |= self.keys_for(pronoun, self.sentences[at].parse.tokens)
        return own | before

    def keys_for(self, pronoun: str, tokens: Sequence[Token]) -> set[str]:
        """Returns the keys of the nouns and names that a pronoun can stand for."""
        if pronoun in PERSONS:
            return keys_of(token for token in tokens if self._is_person(token))
        if pronoun in THINGS:
            return keys_of(token for token in tokens if token.tag not in ("NNS", "NNPS"))
        return keys_of(tokens)

    def _is_person(self, token: Token) -> bool:
        if token.pos == "PROPN":
            return token.entity in ("", "PERSON") or token.word in self.people
        return token.pos == "NOUN" and is_person_noun(token.lemma)

    def plurals_around(self, sources: Iterable[int]) -> set[str]:
        """Returns the plural nouns just before the cited sentences."""
        places = {at for source in sources for at in range(max(source - NEAR, 0), source)}
        return {key for at in places for key in keys_of(_plural(self.sentences[at].parse.tokens))}


def _plural(tokens: Iterable[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.tag == "NNS")


def keys_of(tokens: Iterable[Token]) -> set[str]:
    """Returns what nouns and names can be known again by: their lemmas and forms."""
    return {
        key for token in tokens if token.pos in ("NOUN", "PROPN") for key in (token.lemma.lower(), token.word)
    }


def keys_of_text(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", fold(text)) if len(word) > 3}


def _expansions(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Returns what acronyms stand for, as the article has it: "Islands Development Board (IDB)"."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for match in _EXPANDED.finditer(sentence.text):
            words, acronym = match[1].split(), match[2]
            capitals = "".join(word[0] for word in words if word[0].isupper())
            if capitals.endswith(acronym):
                found[acronym] = " ".join(words[-len(acronym) :])
    return found
