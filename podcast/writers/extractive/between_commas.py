"""What is said of somebody or something between two commas, as a sentence of its own: "Ann Lee, a pilot, says …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.named_again import is_plural, name_again, name_noun, name_whole
from podcast.writers.extractive.relative_clauses import (
    COUNTING,
    PLACES,
    agrees,
    has_rival,
    is_stated,
    is_subject,
)
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.spoken_names import short_name
from podcast.writers.extractive.verb_groups import INSIDE, Parting, begin_verb, find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import StatedClause

_OLD = ("reference", "essay", "explainer")
"""Kinds of texts whose speakers may have lived long ago."""
_NO_MORE = frozenset("late then deceased also".split())
"""Words of what somebody was, or is besides: «Ann Lee, then a pilot in Corrow, said no.»"""
_ROLE = 3
"""Words of what somebody is that are worth a sentence, at least."""
_TURNS = frozenset(("but", "yet", "and"))
"""Words at a sentence's beginning that go before what its subject does: «But Ann Lee, a pilot, said no.»"""


def part_inside(source: SourceView, sentence: Sentence) -> Iterator[Parting]:
    """Yields the end of a clause between commas behind the subject: "The port, which owns the crane, rents it out"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subject = find_subject(sentence, parse.root)
    if subject is None or parse.children(subject, "conj"):
        return
    joins = ""
    gone_first: tuple[Edit, ...] = ()
    if tokens[0].word in _TURNS and tokens[subject].left == 1:
        joins, gone_first = tokens[0].text, (Edit(0, tokens[1].start),)
    elif tokens[subject].left > 0:
        return
    yield from _part_at_role(source, sentence, subject, joins, gone_first)
    yield from _part_at_past(source, sentence, subject, joins, gone_first)
    for verb in parse.children(subject, "relcl"):
        first, after = tokens[verb].left, tokens[verb].right + 1
        if (
            not _stands_apart(sentence, first, after)
            or {token.word for token in tokens[:subject]}
            & COUNTING  # "Many crews, who are half of the town, left"
            or tokens[first].word not in ("who", "which")
            or not is_subject(sentence, first, verb)
        ):
            continue
        if not tokens[begin_verb(sentence, parse.root)].is_finite:
            continue
        name = name_again(source, sentence, subject, is_person=tokens[first].word == "who")
        if name and tokens[first].word == "which" and not is_plural(sentence, subject):
            name = "it"  # what a sentence is about it is about, too, when it goes on
        if name and not (
            tokens[first].word == "who" and tokens[subject].pos == "NOUN" and name.startswith("the ")
        ):
            # "Duarte, 30, who …" keeps the comma behind the number.
            has_comma = any(token.text == "," for token in tokens[: first - 1])
            gone = Edit(tokens[first - (not has_comma)].start, tokens[first].end)
            opening = f"{joins} {name}".strip()
            yield Parting(tokens[after - 1].end, tokens[after + 1].start, opening, (*gone_first, gone))


def _part_at_role(
    source: SourceView, sentence: Sentence, subject: int, joins: str, gone: tuple[Edit, ...]
) -> Iterator[Parting]:
    """Yields the end of what a subject is, between commas behind it: "Ann Lee, a pilot from Corrow, says"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    is_now = tokens[begin_verb(sentence, parse.root)].tag in ("VBZ", "VBP")
    is_told = tokens[parse.root].lemma in SAYING and _tells_of_now(source, sentence.index, parse.root)
    for at in parse.children(subject, "appos"):
        first, after = tokens[at].left, tokens[at].right + 1
        is_between = _stands_apart(sentence, first, after)
        is_person = source.find_person(sentence.index, subject, "name") is not None
        if is_person and tokens[parse.root].lemma in SAYING:
            return  # who a speaker is, is told before their words
        is_what = tokens[first].word in ("a", "an", "the") and tokens[first].head == at
        is_what = is_what and not may_be_person_noun(tokens[at].lemma)
        if not is_between or tokens[at].pos != "NOUN" or first != subject + 2 or not (is_person or is_what):
            continue
        if not (is_now or is_told):
            continue
        if any(token.word in ("no", "not", "never", "n't") for token in tokens[after : parse.root + 1]):
            continue  # "The first one, a pump, was no longer thought to be one"
        if tokens[at].entity in ("DATE", "TIME") or after - first < _ROLE or tokens[first].word in _NO_MORE:
            continue
        name = name_again(source, sentence, subject, is_person=is_person or None)
        if name and not (is_person and name == "it"):
            be = "are" if is_plural(sentence, subject) and not is_person else "is"
            yield _say_with(sentence, range(first, after), be, f"{joins} {name}".strip(), gone)


def _part_at_past(
    source: SourceView, sentence: Sentence, subject: int, joins: str, gone: tuple[Edit, ...]
) -> Iterator[Parting]:
    """Yields the end of what was done to a subject, between commas behind it: "The mole, built in 1911, leaks"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    for at in parse.children(subject, "acl"):
        first, after = tokens[at].left, tokens[at].right + 1
        is_dated = any(token.entity == "DATE" and token.tag == "CD" for token in tokens[at:after])
        is_past = tokens[at].tag == "VBN" and first == at == subject + 2
        if not is_past or not is_dated or after - first < _ROLE or not _stands_apart(sentence, first, after):
            continue
        name = name_again(source, sentence, subject)
        if name:
            be = "were" if is_plural(sentence, subject) else "was"
            yield _say_with(sentence, range(first, after), be, f"{joins} {name}".strip(), gone)


def _stands_apart(sentence: Sentence, first: int, after: int) -> bool:
    """Returns whether words stand between commas, and only the main verb with what belongs to it behind them."""
    tokens, root = sentence.parse.tokens, sentence.parse.root
    is_between = (
        tokens[first - 1].text == "," and after < begin_verb(sentence, root) and tokens[after].text == ","
    )
    return is_between and all(token.pos in INSIDE for token in tokens[after + 1 : root])


def _say_with(sentence: Sentence, own: range, be: str, opening: str, gone: tuple[Edit, ...]) -> Parting:
    """Returns the end of words of a subject that are said of it with a verb, before what it does."""
    tokens = sentence.parse.tokens
    edit = Edit(tokens[own.start - 1].start, tokens[own.start].start, f" {be} ")
    return Parting(tokens[own.stop - 1].end, tokens[own.stop + 1].start, opening, (*gone, edit))


def _tells_of_now(source: SourceView, index: int, verb: int) -> bool:
    """Returns whether somebody is still what a text says they are when it tells what they said."""
    return source.understood.genre not in _OLD or source.sentence(index).parse.tokens[verb].tag != "VBD"


def take_out(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields what is said of a noun between commas, which is said behind the sentence: "In Corrow, which is old, …"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    for verb, token in enumerate(tokens):
        first, after, head = token.left, token.right + 1, token.head
        if token.relation != "relcl" or first < 2 or tokens[first - 1].text != "," or after >= len(tokens):
            continue
        if tokens[after].text != "," or tokens[first].word not in ("which", "who") or head != first - 2:
            continue
        if not is_subject(sentence, first, verb) or not is_stated(sentence, head, statement):
            continue
        if parse.children(head, "conj", "appos") or tokens[head].relation == "conj":
            continue
        if has_rival(sentence, head, is_person=tokens[first].word == "who"):
            continue  # "The bridge of the valley, which leaks, is old": the parser takes the valley
        if not agrees(sentence, head, tokens[begin_verb(sentence, verb)]):
            continue
        if "," in sentence.text[tokens[first].start : tokens[after - 1].end] or tokens[after + 1].word in (
            "and",
            "or",
        ):
            continue
        name = _name_far(source, sentence, head, is_person=tokens[first].word == "who")
        if name:
            keeps = tokens[head].right < statement.verb and not parse.children(
                statement.verb, "nsubj", "nsubjpass"
            )
            comma = "," if keeps or head < _find_begin(sentence, statement) else ""
            gone = Edit(tokens[first - 1].start, tokens[after].end, comma)
            yield Parting(
                tokens[first - 2].end, tokens[first + 1].start, name, (gone,), tokens[after - 1].end
            )


def _find_begin(sentence: Sentence, statement: StatedClause) -> int:
    """Returns the first token of a statement's subject, where it has one before its verb."""
    subject = find_subject(sentence, statement.verb)
    return sentence.parse.tokens[subject].left if subject is not None else 0


def _name_far(source: SourceView, sentence: Sentence, head: int, *, is_person: bool) -> str | None:
    """Returns the words by which something is said again behind the whole sentence that names it."""
    token = sentence.parse.tokens[head]
    if is_person:
        person = source.find_person(sentence.index, head, "name")
        return short_name(source.entity(person)) if person is not None else None
    if token.pos == "PROPN" and token.entity in PLACES and token.tag == "NNP":
        return name_whole(sentence, head)
    if token.tag != "NN" or may_be_person_noun(token.lemma):
        return None
    same = sum(other.lemma == token.lemma for other in sentence.parse.tokens)
    name = name_noun(sentence, head) if same == 1 else None
    return f"that {name.removeprefix('the ')}" if name and name.startswith("the ") else None
