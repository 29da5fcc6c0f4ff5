"""How a noun is said again where what is said of it goes on in a sentence of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import COLLECTIVES
from podcast.writers.extractive.spoken_names import short_name

if TYPE_CHECKING:
    from podcast.model import Sentence
    from podcast.model.understanding import Entity
    from podcast.writers.extractive.source_view import SourceView

_SAME = frozenset(("he", "she", "it", "they", "we", "you"))
"""Pronouns that are said again as they are; an author's "I" is told by hosts, who are others."""
_POINTED = {"this": "it", "these": "they", "those": "they"}
"""Word that points at something → the pronoun by which that is said again."""
_KEPT = frozenset(("your", "his", "her", "its", "their"))
"""Words before a noun with which it is said again; "a" and "this" become "the"."""
_PARTIAL = frozenset(
    "no few little every each any neither either half another such one less fewer more most".split()
)
"""Words before a noun of which nobody can say that they are the same ones again: «Few ships that left came back.»"""
_LIMITING = frozenset(("only", "hardly", "not", "nearly", "almost"))
"""The same, wherever they stand before it: «Hardly any of the ships came back.»"""
_AMOUNTS = frozenset(
    """number lot majority minority rest half part piece couple pair group team range variety series set list kind type
    sort share percentage amount level rate total dozen handful member husband wife son daughter father mother brother
    sister head""".split()
)
"""Nouns that say little without what they are of: «The number of boats and the rest of them fell.»"""
_THINGS = frozenset(("ORG", "GPE", "LOC", "FAC", "NORP"))
"""What a name that is a thing's is to the parser, each time."""
PLURAL = ("NNS", "NNPS")
SHORT = 3
"""Words of a name that is said again, at most."""


def name_again(  # noqa: PLR0911 - one a kind of subject
    source: SourceView, sentence: Sentence, at: int, *, is_person: bool | None = None
) -> str | None:
    """Returns the words by which a noun or pronoun of a sentence is said again; None where they would be guessed.

    `is_person` is what "who" or "which" behind it tells.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    token = tokens[at]
    before = range(token.left, at)
    is_partial = {tokens[it].word for it in before if tokens[it].head == at} & _PARTIAL
    if token.relation == "expl" or is_partial or {tokens[it].word for it in before} & _LIMITING:
        return None
    if parse.children(at, "conj"):
        joins = {tokens[it].word for it in parse.children(at, "cc")}
        own = {tokens[it].word for it in (at, *parse.children(at, "conj"))}
        first = parse.children(at, "conj")[0]
        if not joins and any(it < first for it in parse.children(at, "appos")):
            return None  # "Lee, the mind behind the ferries, barges and ports, left": to the parser, Lee and barges
        return "they" if joins <= {"and", "&"} and not own & {"i", "we", "you"} else None
    if token.pos == "PRON":
        return token.word if token.word in _SAME else _POINTED.get(token.word)
    if token.pos not in ("NOUN", "PROPN"):
        return None
    entity = _find_entity(source, sentence, at)
    is_named = entity is not None and entity.kind == "person" and not short_name(entity).isupper()
    if entity is not None and is_named and token.pos == "PROPN" and is_person is not False:
        if parse.children(at, "det"):
            return "they" if token.tag in PLURAL and is_person is None else None  # "the Corrows" are a crew
        return _name_person(source, sentence, entity)
    if token.tag in PLURAL and not _is_one_name(sentence, at):
        return "they"
    named = [_find_entity(source, sentence, it) for it in parse.children(at, "appos")]
    if token.pos == "NOUN" and len(named) == 1 and named[0] is not None and named[0].kind == "person":
        return _name_person(source, sentence, named[0])  # "its mayor, Ann Lee,"
    if token.pos == "PROPN":
        if is_person is False:
            return name_whole(sentence, at)
        return None if is_person else _name_thing(source, sentence, at, entity)
    return name_noun(sentence, at)


def is_plural(sentence: Sentence, at: int) -> bool:
    """Returns whether a noun or pronoun is more than one."""
    token = sentence.parse.tokens[at]
    plural = token.tag in PLURAL or token.word in ("they", "we", "you", "these", "those")
    return (plural and not _is_one_name(sentence, at)) or bool(sentence.parse.children(at, "conj"))


def _is_one_name(sentence: Sentence, at: int) -> bool:
    """Returns whether a name that ends in "s" is that of one: a person's, a place's, or one without an article."""
    token = sentence.parse.tokens[at]
    if token.pos != "PROPN" or token.entity == "NORP":
        return False  # "Britons, who …"
    has_article = bool(sentence.parse.children(at, "det"))
    return token.entity == "GPE" or (bool(token.entity) and not has_article)


def name_noun(sentence: Sentence, at: int) -> str | None:
    """Returns "the gauge" for "a gauge that nobody reads", and "it" for a noun without an article."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    token = tokens[at]
    before = [tokens[it].word for it in parse.children(at, "det", "poss") if it < at]
    is_counted = "of" in {tokens[it].word for it in parse.children(at, "prep")}
    if is_counted and (token.lemma in _AMOUNTS or "the" not in before):
        return None  # "a number of boats"
    if token.lemma in COLLECTIVES and before[-1:] != ["the"]:
        return None
    if not before:
        is_name = at > 0 and token.text[:1].isupper()  # to the parser, whoever has a rare one may be a noun
        is_bare = token.tag == "NN" and not parse.children(at, "compound", "nummod", "amod")
        return "it" if is_bare and not is_name else None
    if parse.children(at, "poss") and before[-1] not in _KEPT:
        return None
    start = at
    while start > token.left and tokens[start - 1].relation == "compound" and tokens[start - 1].head <= at:
        start -= 1
        start -= 2 * (tokens[start - 1].text == "-")  # "the wide-gauge crane" is no "gauge crane"
    start -= 2 * (tokens[start - 1].text == "-")
    # "The second gauge" is another one than "the gauge"; of more words, the noun will do.
    if start - 2 == token.left and tokens[start - 1].tag == "JJ":
        start -= 1
    if len(parse.words(start, at + 1).split()) > SHORT:
        return None  # "the former Port Corrow pilot": an echo
    return f"{before[-1] if before[-1] in _KEPT else 'the'} {parse.words(start, at + 1)}"


def name_whole(sentence: Sentence, at: int) -> str | None:
    """Returns a name as it stands in the sentence, with its article, where it is short."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    start = at
    while start > tokens[at].left and tokens[start - 1].relation == "compound":
        start -= 1
    if at - start > SHORT or not all(token.text[:1].isupper() for token in tokens[start : at + 1]):
        return None
    has_article = any(tokens[it].word == "the" for it in parse.children(at, "det"))  # "the mighty Corrow"
    return f"{'the ' if has_article else ''}{parse.words(start, at + 1)}"


def name_as_written(sentence: Sentence, at: int) -> str | None:
    """Returns a short name in the words in which it stands in a sentence; None where it may go on behind them."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    token = tokens[at]
    start = token.left + (tokens[token.left].word == "the")
    is_whole = all(it.text[:1].isupper() and it.relation != "det" for it in tokens[start : at + 1])
    goes_on = token.right != at or (at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper())
    if token.tag != "NNP" or not is_whole or goes_on or at - start >= SHORT:
        return None
    return f"{'the ' if start > token.left else ''}{parse.words(start, at + 1)}"


def _find_entity(source: SourceView, sentence: Sentence, at: int) -> Entity | None:
    for number in source.mentions.get(sentence.index, ()):
        entity = source.entity(number)
        if any(m.span.sentence == sentence.index and m.head == at for m in entity.mentions):
            return entity
    return None


def _name_person(source: SourceView, sentence: Sentence, entity: Entity) -> str:
    """Returns "he" or "she" where the sentence names nobody else who may be meant; else the last name."""
    others = [
        source.entity(number)
        for number in source.mentions.get(sentence.index, ())
        if source.entity(number).kind in ("person", "group") and source.entity(number) is not entity
    ]
    named = sum(t.begins_entity and t.entity == "PERSON" for t in sentence.parse.tokens)
    # "Lee asked Duarte": he did, where Duarte is a woman.
    far = sum(other.kind == "person" and other.gender not in ("", entity.gender) for other in others)
    pronoun = _find_pronoun(source, entity)
    return pronoun if pronoun and named < 2 + far and far == len(others) else short_name(entity)


def _find_pronoun(source: SourceView, person: Entity) -> str:
    """Returns the pronoun by which a text points at somebody; nothing where it has none: a Chris may be a woman."""
    words = {
        source.sentence(mention.span.sentence).parse.tokens[mention.head].word
        for mention in person.mentions
        if mention.form == "pronoun"
    }
    is_he = person.gender == "male" and words & {"he", "his", "him"}
    is_she = person.gender == "female" and words & {"she", "her"}
    return "he" if is_he else "she" if is_she else ""


def _name_thing(source: SourceView, sentence: Sentence, at: int, entity: Entity | None) -> str | None:
    """Returns "it" for what is known to be an organisation or a place, else its name, where that is short."""
    tokens = sentence.parse.tokens
    is_person = tokens[at].entity == "PERSON"  # "Apple" and "Steve Jobs" may be taken for one firm
    is_person = is_person or source.find_person(sentence.index, at) is not None
    articles = {tokens[it].word for it in sentence.parse.children(at, "det")}
    if articles - {"the"}:
        return None  # "a Corrower" is another one each time
    if articles and tokens[at].tag == "NNP" and not is_person:
        return "it"  # "the Corrow 5"
    if entity is not None and entity.kind in ("organisation", "place"):
        is_sure = not is_person and _is_surely_thing(source, entity)
        return "it" if is_sure else None if is_person else name_whole(sentence, at)
    start = tokens[at].left
    if at - start >= SHORT or is_person or not tokens[at].entity:
        return None
    return sentence.parse.words(start, at + 1)


def _is_surely_thing(source: SourceView, entity: Entity) -> bool:
    """Returns whether a text shows that a name is no person's: one of a rare name may be a firm to the parser."""
    tokens = [(m.form, source.sentence(m.span.sentence).parse.tokens[m.head]) for m in entity.mentions]
    is_pointed = any(form == "pronoun" and token.word in ("it", "its") for form, token in tokens)
    kinds = {token.entity for form, token in tokens if form == "name"}
    return is_pointed or kinds <= _THINGS
