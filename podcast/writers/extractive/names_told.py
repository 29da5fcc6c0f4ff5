"""What a name in the middle or at the end of a sentence stands for, as a sentence of its own behind it.

"They met in Corrow, the old capital, to vote" as "They met in Corrow to vote" and "Corrow is the old capital".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.language.meaning.lexicon import get_sense, look_up
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.named_again import name_whole
from podcast.writers.extractive.relative_clauses import PLACES
from podcast.writers.extractive.speaker_introductions import is_lasting
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.spoken_names import short_name
from podcast.writers.extractive.verb_groups import Parting, find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

_NAMES = (*PLACES, "ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "PERSON", "")
"""What names are of that stay what they are; the parser does not know all of them."""
_HERE = frozenset("here there then now late this these those".split())
"""Words that point at where or when it was: «Lee, a guard there, ran.»"""
_THINGS = frozenset((5, 6, 8, 13, 14, 15, 17, 18, 20, 27))
"""The lexicon's fields of nouns for what can be touched or visited, and for groups; a move or a sign is in none."""
_SENSES = 2
"""Senses of a noun that count."""
_PLACE_KINDS = frozenset(
    """area borough capital city community country county district hamlet island neighborhood neighbourhood port
    province region state suburb territory town township village""".split()
)
"""Nouns for what a place is, and hardly a thing in it: «They met on the bridge of Corrow, a town in the north.»"""
_OWN = frozenset("his her its their my our your".split())
"""Words of somebody else before what something is: «They met in Corrow, his old home.»"""
_BEFORE = ("det", "compound", "amod", "poss")
"""What words before a noun are to it, or to whom it belongs."""
LEAST = 2
"""Words of what something is, at least."""


def tell_names(source: SourceView, sentence: Sentence) -> Iterator[Parting]:
    """Yields what is said of a name between commas, or behind the last one, with the verb that makes it a sentence."""
    tokens = sentence.parse.tokens
    for at, token in enumerate(tokens):
        own = range(token.left, token.right + 1)
        if token.relation != "appos" or token.tag != "NN" or own.start < LEAST or len(own) < LEAST:
            continue
        name = _find_name(sentence, token.head, own)
        if name is None or not _is_apart(sentence, own) or not tells_what(sentence, own, at):
            continue
        is_last = not any(other.pos != "PUNCT" for other in tokens[own.stop :])
        said = _say(source, sentence, name, own, at, is_last=is_last)
        if said is None:
            continue
        if is_last:
            yield Parting(tokens[own.start - 2].end, tokens[own.start].start, said)
        elif not _joins_members(sentence, own.stop):
            # What comes before the subject keeps the comma behind it.
            comma = "," if _is_in_front(sentence, name) else ""
            gone = Edit(tokens[own.start - 1].start, tokens[own.stop].end, comma)
            yield Parting(
                tokens[own.start - 2].end, tokens[own.start].start, said, (gone,), tokens[own.stop - 1].end
            )


def _find_name(sentence: Sentence, head: int, own: range) -> int | None:
    """Returns the last token of the name, where it stands right before words about it, but for somebody's age."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    last = own.start - 2
    if tokens[last].tag == "CD" and tokens[last - 1].text == "," and last - 2 == head:
        last -= 2
    is_name = (
        tokens[head].pos == "PROPN" and tokens[head].text[:1].isupper() and tokens[head].entity in _NAMES
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


def _say(
    source: SourceView, sentence: Sentence, name: int, own: range, at: int, *, is_last: bool
) -> str | None:
    """Returns the name with its verb; None where it may be so no more, or only somebody says so."""
    tokens = sentence.parse.tokens
    person = source.find_person(sentence.index, name, "name")
    is_person = may_be_person_noun(tokens[at].lemma)
    is_place = tokens[name].entity in PLACES and not is_person
    if _has_rival(sentence, name, at, is_person=is_person):
        return None
    if is_person != (person is not None) or is_person != (tokens[name].entity == "PERSON"):
        return None
    if {tokens[it].word for it in own} & _HERE:
        return None
    if not is_place and (_is_somebodys(sentence, name) or not is_lasting(source, sentence.index, name, own)):
        return None
    if person is not None:
        return f"{short_name(source.entity(person))} is"
    again = "that" if is_last else _name_thing(sentence, name, at)
    return f"{again} is" if again else None


def _name_thing(sentence: Sentence, name: int, at: int) -> str | None:
    """Returns a thing's name, where what it is cannot be said of all that was said: "They left Corrow, a move that"."""
    tokens = sentence.parse.tokens
    fields = {get_sense(sense).field for sense in look_up(tokens[at].lemma, "n").senses[:_SENSES]}
    if not fields & _THINGS and tokens[at].lemma not in _PLACE_KINDS:
        return None
    return name_whole(sentence, name)


def _has_rival(sentence: Sentence, name: int, at: int, *, is_person: bool) -> bool:
    """Returns whether a noun stands before a name that may be meant as well: "the bridge of Corrow, a mighty work"."""
    tokens = sentence.parse.tokens
    above = tokens[tokens[tokens[name].head].head]
    if tokens[name].relation != "pobj" or above.pos not in ("NOUN", "PROPN"):
        return False
    is_somebody = above.entity == "PERSON" or may_be_person_noun(above.lemma.lower())
    if is_person or is_somebody:
        return (
            is_person and is_somebody
        )  # "the wife of Lee, a pilot", but "the owner of Corrow Lights, a firm"
    return tokens[at].lemma not in _PLACE_KINDS or above.pos == "PROPN"


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


def _joins_members(sentence: Sentence, comma: int) -> bool:
    """Returns whether the words behind a comma go on with a list in which the name stands."""
    token = sentence.parse.tokens[comma + 1]
    head = sentence.parse.tokens[token.head]
    return token.pos == "CCONJ" and head.pos not in ("VERB", "AUX")


def _is_in_front(sentence: Sentence, name: int) -> bool:
    """Returns whether a name stands before the subject of the main verb: "In Corrow, the old capital, they met"."""
    parse = sentence.parse
    subject = find_subject(sentence, parse.root)
    return subject is not None and name < parse.tokens[subject].left
