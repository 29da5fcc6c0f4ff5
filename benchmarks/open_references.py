"""Words of a script that point at something which the listener has not heard: candidates, each for a person to judge.

What a word may point at are the nouns and names that were said in this chapter and in the last lines before it. Where
the article has the same word, it points at something that stands just before it, or at what was understood there.
Where the two have nothing in common, the listener is lost or misled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.understanding.entities.person_nouns import is_person_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.spoken import SpokenSentence, Talk
    from podcast.model import Parse, Sentence, Token

NEAR = 3
"""Sentences before a pronoun in which that lies which it points at."""
BACK = 8
"""Sentences of the article before a definite noun in which it was introduced."""
PERSONS = frozenset("he she him her his hers himself herself".split())
THINGS = frozenset("it its itself".split())
MANY = frozenset("they them their theirs themselves".split())
POINTING = frozenset("this that these those such".split())
TIMES = frozenset(
    "time day morning afternoon evening night week weekend month year decade century moment point way".split()
)
_UNIQUE_NOUNS = """
world sun moon earth sky sea ocean internet web public past future present time day morning afternoon evening night
week weekend month year decade century way end beginning start middle top bottom rest fact case point idea thing
number amount kind sort left right north south east west phone ground air weather environment climate people poor
rich article text author show country nation economy market media press police law population universe government
president army state city area bit lot process result reason same majority minority moment latter former summer
winter spring autumn fall possibility chance body mind heart head hand eye face truth road street
"""
UNIQUE = frozenset(_UNIQUE_NOUNS.split())
"""Nouns that listeners know without having heard of them: there is but one, or everybody has one."""
LEANING = frozenset(
    "however instead therefore thus hence nevertheless nonetheless otherwise similarly likewise".split()
)
"""Words that tell of what stands before them, wherever they stand in a sentence."""
INTRODUCING = frozenset("a an another one some several two three four five many".split())
SELF_EXPLAINING = frozenset("same only first last next main second third whole following own entire".split())
"""Words between "the" and a noun that say which one is meant."""
OPENERS = frozenset(
    "when while after before although though as if because since once in with despite by like unless until for at "
    "given having being to from whether".split()
)
"""Words with which a clause begins that stands before the one with the noun: "When she arrived, Ana …"."""
_TITLES = frozenset("mr mrs ms dr sen rep prof gov president prince princess king queen sir dame".split())
_EXPANDED = re.compile(r"((?:[A-Z][\w’'&-]*(?: (?:of|for|and|the|on|in))? ){2,7})\(([A-Z]{2,7})s?\)")


@dataclass(frozen=True, slots=True)
class OpenReference:
    """A word that may point at nothing that was heard."""

    at: int
    """Line of the script file."""
    kind: str
    words: str
    sentence: str


def find_open_references(talk: Talk) -> tuple[OpenReference, ...]:
    """Returns the candidates of a script, in its order: a name once, other words once a sentence."""
    article = _Told(talk)
    known: set[str] = set()
    found: list[OpenReference] = []
    closed: dict[int, set[str]] = {}
    for index, one in enumerate(talk.sentences):
        if one.is_glue and not one.sources:
            continue
        heard = _Heard(talk, index, closed)
        rows: dict[str, str] = {}
        for find in (_find_pronouns, _find_pointers, _find_definites, _find_connectives):
            for kind, words in find(article, heard):
                rows.setdefault(words.lower(), kind)
        for kind, words in _find_names(article, heard):
            if words not in known:
                known.add(words)
                rows[words] = kind
        found += [OpenReference(one.at, kind, words, one.text) for words, kind in rows.items()]
    return tuple(found)


class _Heard:
    """What was heard before a sentence."""

    def __init__(self, talk: Talk, index: int, closed: dict[int, set[str]]) -> None:
        self.talk, self.index, self.closed = talk, index, closed
        self.own: SpokenSentence = talk.sentences[index]
        self.window = talk.before(index)

    @cached_property
    def nouns(self) -> set[str]:
        """The lemmas of all nouns and names heard in the chapter, and in the last lines before it."""
        return {key for one in self.window for key in _keys(one.tokens)}

    @property
    def opens_chapter(self) -> bool:
        """Whether nothing of the article was said in the chapter yet."""
        return not any(one.chapter == self.own.chapter and one.sources for one in self.window)

    def follows(self, most: int) -> bool:
        """Returns whether something that was just said stands just before it in the article."""
        first = min(self.own.sources)
        said = [source for one in self.window[-4:] for source in one.sources]
        return any(0 <= first - source <= most for source in said)


class _Told:
    """The article: what its words can point at."""

    def __init__(self, talk: Talk) -> None:
        self.sentences: Sequence[Sentence] = talk.understood.sentences
        self.places: dict[str, list[int]] = {}
        for sentence in self.sentences:
            for key in _keys(sentence.parse.tokens):
                self.places.setdefault(key, []).append(sentence.index)
        self.targets: dict[tuple[int, str], set[str]] = {}
        for one in talk.understood.references:
            tokens = self.sentences[one.span.sentence].parse.tokens
            keys = self.targets.setdefault((one.span.sentence, tokens[one.span.stop - 1].word), set())
            if one.antecedent is not None:
                span = one.antecedent
                keys |= _keys(self.sentences[span.sentence].parse.tokens[span.start : span.stop])
            if one.entity is not None:
                entity = talk.understood.entities[one.entity]
                for name in (entity.name, *entity.aliases):
                    keys.update(re.findall(r"[^\W_]+", fold(name)))
        people = (entity.name.split() for entity in talk.understood.entities if entity.kind == "person")
        self.full_names = {
            words[-1]: words
            for words in people
            if len(words) > 1 and words[-1].istitle() and words[0].lower().strip(".") not in _TITLES
        }
        self.expansions = _expansions(self.sentences)

    def targets_of(self, sources: Iterable[int], word: str) -> set[str]:
        """Returns what a word of the cited sentences points at, as it was understood; empty where that is open."""
        return {key for source in sources for key in self.targets.get((source, word), ())}

    def around(self, sources: Iterable[int], pronoun: str) -> set[str]:
        """Returns what a pronoun of the cited sentences may point at: there, and just before."""
        places = {at for source in sources for at in range(max(source - NEAR, 0), source + 1)}
        return {key for at in places for key in _keys_for(pronoun, self.sentences[at].parse.tokens)}


def _keys(tokens: Iterable[Token]) -> set[str]:
    """Returns what nouns and names can be known again by: their lemmas and forms."""
    return {
        key for token in tokens if token.pos in ("NOUN", "PROPN") for key in (token.lemma.lower(), token.word)
    }


def _keys_for(pronoun: str, tokens: Sequence[Token]) -> set[str]:
    """Returns the keys of the nouns and names that a pronoun can stand for."""
    if pronoun in PERSONS:
        return _keys(
            token
            for token in tokens
            if token.pos == "PROPN" or token.entity == "PERSON" or is_person_noun(token.lemma)
        )
    if pronoun in THINGS:
        return _keys(token for token in tokens if token.tag not in ("NNS", "NNPS"))
    return _keys(tokens)


# --- pronouns ----------------------------------------------------------------------------------------------


def _find_pronouns(article: _Told, heard: _Heard) -> Iterator[tuple[str, str]]:
    own = heard.own
    for at, token in enumerate(own.tokens):
        word = token.word
        if (
            word not in PERSONS | THINGS | MANY
            or token.pos not in ("PRON", "DET")
            or _is_empty(own.parse, at)
        ):
            continue
        inside = _keys_for(word, own.tokens[:at]) | _keys_for(word, _clause_behind(own.tokens, at))
        near = {key for one in heard.window[-NEAR:] for key in _keys_for(word, one.tokens)}
        chapter = {key for one in heard.window for key in _keys_for(word, one.tokens)}
        for back in range(heard.index - NEAR, heard.index):
            near |= heard.closed.get(back, set())
        targets = article.targets_of(own.sources, word)
        if not inside | near | chapter:
            is_open = True
        elif targets:
            is_open = not targets & (inside | near | chapter)
        else:
            is_open = bool(own.sources) and not inside and not near & article.around(own.sources, word)
        if is_open:
            yield "pronoun", token.text
        else:
            heard.closed.setdefault(heard.index, set()).update(targets or inside | near)


def _is_empty(parse: Parse, at: int) -> bool:
    """Returns whether "it" points at nothing: "it is clear that", "it takes a day to", "it rained"."""
    token = parse.tokens[at]
    if token.word != "it" or token.relation not in ("nsubj", "nsubjpass", "expl"):
        return token.relation == "expl"
    verb = parse.tokens[token.head]
    if token.relation == "expl" or verb.lemma in ("seem", "appear", "rain", "snow", "happen", "turn", "take"):
        return True
    clauses = {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"}
    below = parse.children(token.head)
    beyond = [
        it
        for child in below
        if parse.tokens[child].relation in ("acomp", "attr")
        for it in parse.children(child)
    ]
    is_said_of_clause = any(parse.tokens[it].relation in clauses for it in (*below, *beyond))
    return verb.lemma == "be" and is_said_of_clause


def _clause_behind(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """Returns the clause to which a pronoun may point forward."""
    comma = next((index for index, token in enumerate(tokens) if token.text == "," and index > at), None)
    return tokens[comma:] if comma is not None and tokens[0].word in OPENERS else ()


# --- this, such --------------------------------------------------------------------------------------------


def _find_pointers(_article: _Told, heard: _Heard) -> Iterator[tuple[str, str]]:
    own = heard.own
    if not own.sources or own.is_glue or heard.follows(2):
        return
    for at, token in enumerate(own.tokens):
        if token.word not in POINTING or token.tag in ("WDT", "IN", "RB") or _has_noun_before(own.tokens, at):
            continue
        is_with_noun = token.relation in ("det", "amod", "predet")
        if not is_with_noun and (
            token.word == "such" or token.relation not in ("nsubj", "nsubjpass", "dobj", "pobj")
        ):
            continue
        head = own.tokens[token.head if is_with_noun else at]
        below = [own.tokens[child] for child in own.parse.children(token.head if is_with_noun else at)]
        is_explained = any(it.relation in ("relcl", "acl", "prep") for it in below)
        if (token.word in ("that", "those") and is_explained) or own.text.rstrip().endswith(f"{token.text}:"):
            continue
        if is_with_noun and (
            head.lemma in TIMES or head.entity in ("DATE", "TIME") or head.lemma.lower() in heard.nouns
        ):
            continue
        if token.word == "such" and any(
            it.word in ("as", "that", "a", "an") for it in own.tokens[at + 1 : at + 4]
        ):
            continue
        yield "demonstrative", f"{token.text} {head.text}" if is_with_noun else token.text


def _has_noun_before(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether the sentence itself has said something that can be pointed at."""
    return any(token.pos in ("NOUN", "PROPN", "VERB") for token in tokens[: max(at - 1, 0)])


# --- names -------------------------------------------------------------------------------------------------


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


def _find_names(article: _Told, heard: _Heard) -> Iterator[tuple[str, str]]:
    own = heard.own
    said = " ".join(one.text for one in heard.talk.sentences[: heard.index])
    for at, token in enumerate(own.tokens):
        full = article.full_names.get(token.text)
        if full and token.pos == "PROPN" and not _is_part_of_name(own.tokens, at):
            pattern = rf"\b{re.escape(full[0])}\b.{{0,30}}\b{re.escape(full[-1])}\b"
            if not re.search(pattern, f"{said} {own.text[: token.end]}"):
                yield "last name", token.text
        expansion = article.expansions.get(token.text)
        if expansion and fold(expansion.split()[-1]) not in fold(f"{said} {own.text}"):
            yield "acronym", token.text


def _is_part_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether a last name is said with a first name, or is part of another name ("the Lee family")."""
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    is_led = before is not None and before.pos == "PROPN" and before.word.strip(".") not in _TITLES
    return is_led or (
        behind is not None and behind.pos in ("PROPN", "NOUN") and tokens[at].relation == "compound"
    )


# --- the plants --------------------------------------------------------------------------------------------


def _find_definites(article: _Told, heard: _Heard) -> Iterator[tuple[str, str]]:
    own = heard.own
    if not own.sources or own.is_glue:
        return
    first = min(own.sources)
    for at, token in enumerate(own.tokens):
        lemma = token.lemma.lower()
        the = _bare_definite(own.parse, at)
        if token.pos != "NOUN" or lemma in UNIQUE or the is None:
            continue
        if lemma in heard.nouns or lemma in _keys(own.tokens[:the]):
            continue
        places = [place for place in article.places.get(lemma, ()) if place < first]
        if (
            not places
            or first - places[-1] > BACK
            or not _introduces(article.sentences[places[0]].parse, lemma)
        ):
            continue
        targets = article.targets_of(own.sources, token.word) - {lemma}
        if not targets & (heard.nouns | _keys(own.tokens[:the])):
            yield "noun", own.parse.words(the, at + 1)


def _bare_definite(parse: Parse, at: int) -> int | None:
    """Returns the "the" of a noun that nothing explains: no "of", no clause, no "first"."""
    below = [(child, parse.tokens[child]) for child in parse.children(at)]
    for _, token in below:
        is_explained = (
            token.relation in ("prep", "relcl", "acl", "appos", "poss", "nummod") or token.tag == "JJS"
        )
        if is_explained or token.word in SELF_EXPLAINING:
            return None
    return next((child for child, token in below if token.word == "the" and child < at), None)


def _introduces(parse: Parse, lemma: str) -> bool:
    """Returns whether a sentence brings a noun as something new: "a plant", "two plants", "old plants"."""
    at = next((at for at, token in enumerate(parse.tokens) if token.lemma.lower() == lemma), None)
    if at is None:
        return False
    below = [parse.tokens[child] for child in parse.children(at)]
    determiners = [token.word for token in below if token.relation in ("det", "nummod", "poss")]
    if determiners:
        return bool(INTRODUCING & set(determiners)) or any(token.relation == "nummod" for token in below)
    return parse.tokens[at].tag == "NNS" and any(token.relation in ("amod", "compound") for token in below)


# --- also, however -----------------------------------------------------------------------------------------


def _find_connectives(_article: _Told, heard: _Heard) -> Iterator[tuple[str, str]]:
    own = heard.own
    if not own.sources or min(own.sources) == 0 or not heard.opens_chapter or heard.follows(2):
        return
    words = [token.word for token in own.tokens]
    for at, word in enumerate(words):
        is_also = word == "also" and "but" not in words[max(at - 1, 0) : at]
        is_other = (
            word in ("other", "others", "another")
            and at < 3
            and not {"than", "one", "each"} & set(words[: at + 4])
        )
        if word in LEANING or is_also or is_other or (at == 0 and word in ("but", "yet", "so")):
            yield "connective", word
    if re.search(r"[a-z],? (?:too|as well)[.”\"]*$", own.text):
        yield "connective", "too"
