"""Who somebody is that a sentence names at its end, as a sentence of its own: "They met Lee, the pilot of the port"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.speaker_introductions import is_lasting
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.spoken_names import short_name
from podcast.writers.extractive.verb_groups import Parting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

_HERE = frozenset("here there then now late this these those".split())
"""Words that point at where or when it was: «Lee, a guard there, ran.»"""
_OWN = frozenset("his her its their my our your".split())
"""Words of somebody else before what something is: «They met in Corrow, his old home.»"""
_BEFORE = ("det", "compound", "amod", "poss")
"""What words before a noun are to it, or to whom it belongs."""
LEAST = 2
"""Words of what something is, at least."""


def tell_names(source: SourceView, sentence: Sentence) -> Iterator[Parting]:
    """Yields what is said of a name behind the last comma, with the verb that makes it a sentence."""
    tokens = sentence.parse.tokens
    for at, token in enumerate(tokens):
        own = range(token.left, token.right + 1)
        if token.relation != "appos" or token.tag != "NN" or own.start < LEAST or len(own) < LEAST:
            continue
        name = _find_name(sentence, token.head, own)
        if name is None or not _is_apart(sentence, own) or not tells_what(sentence, own, at):
            continue
        if any(other.pos != "PUNCT" for other in tokens[own.stop :]):
            continue  # behind the rest, nobody would say it any more: "Corrow is the old capital"
        if (said := _say(source, sentence, name, own)) is not None:
            yield Parting(tokens[own.start - 2].end, tokens[own.start].start, said)


def _find_name(sentence: Sentence, head: int, own: range) -> int | None:
    """Returns the last token of the name, where it stands right before words about it, but for somebody's age."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    last = own.start - 2
    if tokens[last].tag == "CD" and tokens[last - 1].text == "," and last - 2 == head:
        last -= 2
    is_name = (
        tokens[head].pos == "PROPN" and tokens[head].text[:1].isupper() and tokens[head].entity == "PERSON"
    )
    is_name = is_name and not parse.children(head, "conj", "cc")
    is_whole = head <= last and all(
        token.entity == tokens[head].entity and not token.begins_entity
        for token in tokens[head + 1 : last + 1]
    )
    is_subject = tokens[head].relation == "nsubj" and (
        tokens[head].left <= 1 or tokens[tokens[head].head].lemma in SAYING
    )
    return head if is_name and is_whole and not is_subject and tokens[head].relation != "conj" else None


def _is_apart(sentence: Sentence, own: range) -> bool:
    """Returns whether words stand between commas, or behind the last one, with no mark inside or open before them."""
    tokens = sentence.parse.tokens
    if own.stop >= len(tokens):
        return False
    before, inside = sentence.text[: tokens[own.start].start], tokens[own.start : own.stop]
    is_open = (
        before.count('"') % 2
        or before.count("“") > before.count("”")
        or before.count("(") > before.count(")")
    )
    is_closed = tokens[own.stop].text == "," or all(token.pos == "PUNCT" for token in tokens[own.stop :])
    may_have = ("-",) if tokens[own.stop].text == "," else ("-", ",")
    has_marks = any(token.pos == "PUNCT" and token.text not in may_have for token in inside)
    return tokens[own.start - 1].text == "," and is_closed and not is_open and not has_marks


def tells_what(sentence: Sentence, own: range, at: int) -> bool:
    """Returns whether words begin as what something is does: with an article, or whose it is, or an office."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    first = own.start
    while first != at and tokens[first].relation in _BEFORE and tokens[first].head != at:
        first = tokens[first].head
    is_owned = tokens[first].relation == "poss" and tokens[own.start].word not in _OWN
    has_article = tokens[own.start].word in ("a", "an", "the") and tokens[own.start].head == at
    is_office = tokens[own.start].tag == "NN" and may_be_person_noun(tokens[at].lemma)
    is_office = is_office and any(tokens[it].word in ("of", "at", "for") for it in parse.children(at, "prep"))
    is_one = not parse.children(at, "conj", "cc") and tokens[at].entity not in ("DATE", "TIME")
    return is_one and (is_owned or has_article or is_office)


def _say(source: SourceView, sentence: Sentence, name: int, own: range) -> str | None:
    """Returns somebody's name with its verb; None where it may be so no more, or only somebody says so."""
    tokens = sentence.parse.tokens
    person = source.find_person(sentence.index, name, "name")
    if person is None or _has_rival(sentence, name):
        return None
    is_here = bool({tokens[it].word for it in own} & _HERE)
    if is_here or _is_somebodys(sentence, name) or not is_lasting(source, sentence.index, name, own):
        return None
    return f"{short_name(source.entity(person))} is"


def _has_rival(sentence: Sentence, name: int) -> bool:
    """Returns whether somebody else may be meant: "the wife of Lee, a pilot"."""
    tokens = sentence.parse.tokens
    above = tokens[tokens[tokens[name].head].head]
    if tokens[name].relation != "pobj" or above.pos not in ("NOUN", "PROPN"):
        return False
    return above.entity == "PERSON" or may_be_person_noun(above.lemma.lower())


def _is_somebodys(sentence: Sentence, at: int) -> bool:
    """Returns whether a word stands in what somebody says, thinks or may do."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    while tokens[at].head != at:
        if tokens[at].relation in ("ccomp", "csubj", "xcomp", "pcomp"):
            return True
        at = tokens[at].head
    return any(tokens[said].lemma in SAYING for said in parse.children(at, "parataxis")) or "according" in {
        token.word for token in tokens
    }
