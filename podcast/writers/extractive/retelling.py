"""A sentence in the first person, told of who wrote it, where the parse leaves no doubt: what it says stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.trees import NOMINAL_SUBJECTS
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.first_person import PLURAL, SINGULAR, is_first_person, is_general
from podcast.writers.extractive.verbs_of_one import agree, agrees_elsewhere, find_finite_verbs, has_subject

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Understanding
    from podcast.model.sentence import Parse
    from podcast.model.understanding import Sentence

NAME = "{name}"
"""Stands in a change for who says "I"."""
OWNER = "{owner}"
"""Stands in a change for whose it is: "Vark’s"."""
_SPOKEN = re.compile(
    r"\bI (?:do not |don[’']t )?mean\b|\bI (?:swear|promise|beg|thank|kid|dare say|apologi[sz]e|must say|have to say)\b"
    r"|\bI(?:[’']m| am) (?:afraid|sorry|kidding|not kidding|joking)\b|\bI(?:[’']d| would) say\b"
    r"|\b(?:dare|may|shall|if) I (?:may|say|add|ask)\b|\bthank(?:s| you)\b|\bbetween you and me\b"
    r"|(?:^|[,;:(—–-] ?|\b(?:but|and|so|please|just|do) )"
    r"(?:allow|excuse|forgive|pardon|believe|trust|correct|ask|call|tell|email|contact|follow|join) me\b|\blet me\b"
    r"|\bmy (?:god|goodness|oh|word|dear|lord|bad|friends?,)|\bdear me\b|\bbeats me\b|\bwoe is me\b"
    r"|\bpick[ -]me[ -]up\b|\bme[ -]time\b|\bnot to mention\b",
    re.IGNORECASE,
)
"""Words that are spoken to whoever reads, or have no person in them: «I swear the gate was shut.»"""
HE = frozenset("he him his himself she her hers herself".split())
"""Pronouns that an author, once named, could be taken for: «he»"""
_MARKED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?:‘|(?<![\w’'])')[^‘]*?(?:[’'](?!\w)|$)")
"""Words in marks, be they single ones, or closed nowhere: «The sign says ‘I am shut’ in blue.»"""


def tell(understood: Understanding, sentence: Sentence) -> list[Edit]:
    """Returns the changes with which a sentence is told of its author; none where that is not sure."""
    parse = sentence.parse
    inside = _find_quoted(understood, sentence)
    if inside is None or sentence.text.rstrip("”\"')").endswith(("?", ":")) or _SPOKEN.search(sentence.text):
        return []
    outside = [at for at in range(len(parse.tokens)) if at not in inside]
    persons = _find_persons(sentence, outside)
    if any(
        m.start() <= parse.tokens[at].start < m.end() for m in _MARKED.finditer(parse.text) for at in persons
    ):
        return []  # "a sign that says ‘I am shut’"
    others = _name_other(understood, sentence, outside)
    if not persons or others is None or not _is_statement(parse, outside) or _turns_to_reader(parse, outside):
        return []
    changes = [_change(parse, at, persons) for at in persons]
    verbs = {one for at in persons if parse.tokens[at].word == "i" for one in find_finite_verbs(parse, at)}
    named = [at for at, made in zip(persons, changes, strict=True) if made and made[0].words in (NAME, OWNER)]
    if any(made is None for made in changes) or len(named) != 1:
        return []  # "Vark thinks that Vark knows"
    if not agrees_elsewhere(parse, [*verbs, *inside]):
        return []
    return [*others, *(edit for made in changes for edit in made or ())]


def _find_quoted(understood: Understanding, sentence: Sentence) -> set[int] | None:
    """Returns the tokens in somebody's words; None where marks go on elsewhere, or nobody knows whose "I" it is."""
    text, parse = sentence.text, sentence.parse
    if text.count("“") != text.count("”") or text.count('"') % 2:
        return None
    inside: set[int] = set()
    for quotation in understood.quotations:
        if sentence.index not in quotation.sentences:
            continue
        if len(quotation.sentences) > 1 or quotation.form != "inline":
            return None
        own = {at for span in quotation.spans for at in range(span.start, span.stop)}
        says_i = any(is_first_person(parse, at) for at in own)
        if says_i and not (quotation.is_clause and quotation.speaker is not None):
            return None
        inside |= own
    return inside


def _find_persons(sentence: Sentence, outside: Collection[int]) -> list[int]:
    """Returns the pronouns that are the author; none where one of them is in doubt, or a group of several speaks."""
    parse = sentence.parse
    written = [at for at in outside if parse.tokens[at].word in SINGULAR | PLURAL]
    plural = {parse.tokens[at].word for at in written} & PLURAL
    if not all(is_first_person(parse, at) for at in written):
        return []
    if plural and not (plural <= {"we", "our"} and is_general(sentence)):
        return []
    return [at for at in written if parse.tokens[at].word in SINGULAR]


def _name_other(understood: Understanding, sentence: Sentence, outside: Collection[int]) -> list[Edit] | None:
    """Returns the change that names the other person of whom a sentence says "he"; None where that is not sure.

    "I asked Lee, and he said" would become the author's answer.
    """
    tokens = sentence.parse.tokens
    pointing = [at for at in outside if tokens[at].word in HE]
    if not pointing:
        return []
    first = pointing[0]
    references = [
        one
        for one in understood.references
        if one.span.sentence == sentence.index and one.span.start in pointing and one.form == "pronoun"
    ]
    meant = {one.entity for one in references if one.entity is not None}
    people = [at for at in outside if tokens[at].begins_entity and tokens[at].entity == "PERSON"]
    if len(references) != len(pointing) or len(meant) != 1 or len(people) != 1:
        return None
    named = [
        mention.span
        for mention in understood.entities[meant.pop()].mentions
        if mention.span.sentence == sentence.index and mention.form == "name"
    ]
    if not named or not named[0].start == people[0] < first or tokens[first].relation not in NOMINAL_SUBJECTS:
        return None
    return [Edit(tokens[first].start, tokens[first].end, sentence.parse.words(named[0].start, named[0].stop))]


def _is_statement(parse: Parse, outside: Collection[int]) -> bool:
    """Returns whether a sentence states something: its verb has a subject, and nothing in it is an order."""
    return (
        parse.root >= 0 and has_subject(parse, parse.root) and not any(_is_order(parse, at) for at in outside)
    )


def _is_order(parse: Parse, at: int) -> bool:
    """Returns whether a verb is an order: a bare stem without subject or helper, in no other verb's charge."""
    token = parse.tokens[at]
    if token.tag != "VB" or token.relation not in ("ROOT", "parataxis", "ccomp", "conj", "advcl"):
        return False
    if has_subject(parse, at) or parse.children(at, "aux", "auxpass", "mark"):
        return False
    if token.relation == "conj":
        head = token.head
        while parse.tokens[head].relation == "conj" and not _is_carried(parse, head):
            head = parse.tokens[head].head
        return not _is_carried(parse, head) and parse.tokens[head].tag != "VB"
    return token.relation != "ccomp" or at < token.head


def _is_carried(parse: Parse, at: int) -> bool:
    return has_subject(parse, at) or bool(parse.children(at, "aux"))


def _turns_to_reader(parse: Parse, outside: Collection[int]) -> bool:
    """Returns whether an author speaks to whoever reads: "I owe you an answer"."""
    return any(
        parse.tokens[child].word == "i"
        for at in outside
        if parse.tokens[at].word in ("you", "your", "yours")
        for child in parse.children(at - 1, "nsubj")
    )


def _change(parse: Parse, at: int, persons: Sequence[int]) -> list[Edit] | None:
    """Returns the changes that make one pronoun of the first person the author's name, verbs and all."""
    token = parse.tokens[at]
    head = parse.tokens[token.head]
    if parse.children(at):
        return None  # "my sister and I"
    if token.word == "i":
        return _change_subject(parse, at, persons)
    is_owner = token.relation == "poss" and head.pos in ("NOUN", "PROPN") and token.head > at
    words = ""
    if token.word == "me" and _is_object(parse, at):
        words = NAME
    elif token.word == "my" and is_owner and len(persons) == 1:
        words = OWNER
    return [Edit(token.start, token.end, words)] if words else None


def _change_subject(parse: Parse, at: int, persons: Sequence[int]) -> list[Edit] | None:
    """Returns the changes of an "I" and its verbs."""
    token = parse.tokens[at]
    if token.relation not in NOMINAL_SUBJECTS or _is_cut_short(parse, token.head) or _is_spoken(parse, at):
        return None  # "it was I"
    verbs = agree(parse, at)
    name = "" if _goes_on(parse, at, persons) else NAME
    return None if verbs is None else [Edit(token.start, token.end, name), *verbs]


def _is_cut_short(parse: Parse, verb: int) -> bool:
    """Returns whether a verb stands for another one that was said before: "I was.", "I most certainly have."."""
    token = parse.tokens[verb]
    behind = [at for at in parse.children(verb) if at > verb and parse.tokens[at].pos != "PUNCT"]
    return (
        (token.lemma in ("be", "have", "do") or token.tag == "MD")
        and not behind
        and token.relation != "relcl"
    )


def _is_spoken(parse: Parse, at: int) -> bool:
    """Returns whether an "I" is whose a sentence says so without marks: "The sign seems to cry, I am shut"."""
    verb = parse.tokens[at].head
    before = parse.children(verb, "ccomp", "parataxis")
    return (
        at > 0
        and parse.tokens[at - 1].text == ","
        and parse.tokens[verb].lemma == "be"
        and min(before, default=at) < at
    )


def _is_object(parse: Parse, at: int) -> bool:
    """Returns whether "me" is what a verb or preposition has behind it, or who does what a bare stem says."""
    token = parse.tokens[at]
    head = parse.tokens[token.head]
    if token.relation in ("dobj", "dative", "pobj"):
        return token.head < at
    return token.relation == "nsubj" and head.tag in ("VB", "VBG") and token.head > at


def _goes_on(parse: Parse, at: int, persons: Collection[int]) -> bool:
    """Returns whether an "I" is the subject of the verb before, too, and goes: "I asked, and I waited"."""
    verb = parse.tokens[at].head
    first = parse.tokens[verb].head
    if parse.tokens[verb].relation != "conj":
        return False
    own = [
        one
        for one in parse.children(first, *NOMINAL_SUBJECTS)
        if one in persons and parse.tokens[one].word == "i"
    ]
    joins = [one for one in parse.children(first, "cc") if first < one < at]
    if not own or not joins:
        return False
    between = parse.tokens[joins[-1] + 1 : at]
    others = parse.tokens[first + 1 : joins[-1]]
    return all(token.pos == "ADV" for token in between) and all(
        token.relation not in (*NOMINAL_SUBJECTS, "expl") for token in others
    )
