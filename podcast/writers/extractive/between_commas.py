"""What is said of somebody or something between two commas, as a sentence of its own: "Ann Lee, a pilot, says …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.edits import Edit, possessive
from podcast.writers.extractive.named_again import is_plural, name_again, name_noun, name_whole
from podcast.writers.extractive.relative_clauses import (
    COUNTING,
    PLACES,
    agrees,
    has_rival,
    is_stated,
    is_subject,
)
from podcast.writers.extractive.speaker_introductions import OLD, is_lasting
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.spoken_names import short_name
from podcast.writers.extractive.verb_groups import (
    INSIDE,
    SUBJECTS,
    TURNING,
    Parting,
    begin_verb,
    find_subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import StatedClause

_ROLE = 3
"""Words of what somebody is that are worth a sentence, at least."""
_IN_NAMES = frozenset("of for the".split())
"""Words inside of a name: «the House of Corrow»"""
_BRACKETS = ("(", ")")
_DENYING = frozenset(("no", "not", "never", "n't"))
_ONCE = frozenset("once previously formerly earlier then long originally initially".split())
"""Words of how something was before: «The pump, previously a toy, leaks.»"""
_BESIDES = frozenset("base combine couple compare give join match pair provide see".split())
"""Participles of what goes with it, or on which it hangs: «They combine the pump with the gate.»"""
_OTHERS = frozenset("his her its their my our your".split())
"""Words of somebody else before what something is: «They met in Corrow, his old home.»"""
_BEFORE = ("det", "compound", "amod", "poss")
"""What words before a noun are to it, or to whom it belongs."""
_STATES = frozenset("know call believe expect slate schedule own fund run lead situate locate make".split())
"""Participles of what is still so: «They know her as the pilot of the north.»"""


def part_inside(source: SourceView, sentence: Sentence) -> Iterator[Parting]:
    """Yields the end of a clause between commas behind the subject: "The port, which owns the crane, rents it out"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subject = find_subject(sentence, parse.root)
    if subject is None:
        return
    yield from _part_at_place(sentence)
    joins = ""
    gone_first: tuple[Edit, ...] = ()
    if tokens[0].word == "and" and tokens[subject].left == 1:
        joins, gone_first = tokens[0].text, (Edit(0, tokens[1].start),)
    elif tokens[subject].left > 0:
        return
    yield from _part_at_role(source, sentence, subject, joins, gone_first)
    yield from _part_at_state(source, sentence, subject, joins, gone_first)
    if parse.children(subject, "conj"):
        return
    for verb in parse.children(subject, "relcl"):
        yield from _part_at_clause(source, sentence, subject, verb, joins, gone_first)


def _part_at_clause(
    source: SourceView, sentence: Sentence, subject: int, verb: int, joins: str, gone_first: tuple[Edit, ...]
) -> Iterator[Parting]:
    """Yields the end of a clause that begins with "who", "which" or "whose"."""
    tokens = sentence.parse.tokens
    first, after = tokens[verb].left, tokens[verb].right + 1
    if (
        not _stands_apart(sentence, first, after)
        or {token.word for token in tokens[:subject]}
        & COUNTING  # "Many crews, who are half of the town, left"
        or not tokens[begin_verb(sentence, sentence.parse.root)].is_finite
    ):
        return
    word = tokens[first].word
    is_person = word == "who"
    roles = sentence.parse.children(subject, "appos")
    if is_person and any(at < first and tokens[at].pos == "NOUN" for at in roles):
        return  # "Lee, a pilot, who was late, left": both are told before
    if word == "whose":
        name = _name_owner(source, sentence, subject, verb)
    elif word not in ("who", "which") or not is_subject(sentence, first, verb):
        return
    else:
        name = name_again(source, sentence, subject, is_person=is_person)
    is_own = word == "which" and any(
        tokens[it].pos == "PROPN" for it in sentence.parse.children(subject, "poss")
    )
    if (name or is_own) and word == "which" and not is_plural(sentence, subject):
        name = "it"  # what a sentence is about it is about, too, when it goes on
    if name and not (is_person and tokens[subject].pos == "NOUN" and name.startswith("the ")):
        # "Duarte, 30, who …" keeps the comma behind the number.
        has_comma = any(token.text == "," for token in tokens[: first - 1])
        mark = possessive(tokens[first - 2].text).removeprefix(tokens[first - 2].text)
        gone = Edit(
            tokens[first - (not has_comma or word == "whose")].start,
            tokens[first].end,
            mark if word == "whose" else "",
        )
        opening = f"{joins} {name}".strip()
        yield Parting(tokens[after - 1].end, tokens[after + 1].start, opening, (*gone_first, gone))


def _name_owner(source: SourceView, sentence: Sentence, subject: int, verb: int) -> str | None:
    """Returns how a subject is said again behind what it owns: "Lee, whose boats leak, waits" as "Lee’s boats leak"."""
    tokens = sentence.parse.tokens
    owned = find_subject(sentence, verb)
    first = tokens[verb].left
    is_owned = owned is not None and tokens[first].head == owned and tokens[first].relation == "poss"
    is_stated = tokens[begin_verb(sentence, verb)].is_finite and tokens[first - 2].pos in ("NOUN", "PROPN")
    return name_again(source, sentence, subject) if is_owned and is_stated else None


def _part_at_place(sentence: Sentence) -> Iterator[Parting]:
    """Yields the end of what is told of a place at the beginning: "In Corrow, where it rains, they stay" as "There"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    prep = tokens[0]
    places = parse.children(0, "pobj")
    if prep.word not in ("in", "at", "on") or prep.head != parse.root or len(places) != 1:
        return
    for verb in parse.children(places[0], "relcl"):
        first, after = tokens[verb].left, tokens[verb].right + 1
        is_apart = first == places[0] + 2 and tokens[first - 1].text == "," and tokens[after].text == ","
        is_stated = bool(parse.children(verb, *SUBJECTS)) and tokens[begin_verb(sentence, verb)].is_finite
        is_next = any(tokens[at].left == after + 1 for at in parse.children(parse.root, *SUBJECTS))
        if (
            is_apart
            and is_stated
            and is_next
            and tokens[first].word == "where"
            and tokens[places[0]].entity in PLACES
        ):
            gone = Edit(tokens[first - 1].end, tokens[first].end)
            yield Parting(tokens[after - 1].end, tokens[after + 1].start, "there,", (gone,))


def _part_at_role(
    source: SourceView, sentence: Sentence, subject: int, joins: str, gone: tuple[Edit, ...]
) -> Iterator[Parting]:
    """Yields the end of what a subject is, between commas behind it: "Ann Lee, a pilot from Corrow, says"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    is_person = source.find_person(sentence.index, subject, "name") is not None
    for at in _find_roles(sentence, subject):
        own = range(tokens[at].left, tokens[at].right + 1)
        if len(own) < _ROLE or not _stands_apart(sentence, own.start, own.stop):
            continue
        if any(token.word in _DENYING for token in tokens[own.stop : parse.root + 1]):
            continue  # "The first one, a pump, was no longer thought to be one"
        be = _find_be(source, sentence, subject, own, is_person=is_person)
        name = name_again(source, sentence, subject, is_person=is_person or None)
        is_thing = not is_person and not may_be_person_noun(tokens[at].lemma)
        if name and is_thing and be in ("is", "was"):
            name = "it"
        if be and name and (is_thing or name != "it"):
            yield _say_with(sentence, own, be, f"{joins} {name}".strip(), gone)


def _find_roles(sentence: Sentence, subject: int) -> Iterator[int]:
    """Yields the nouns that say what a subject is: no names, no ages, no members of a list."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    names = _find_members(sentence, subject)
    if len(names) > 1:
        # "Ann Lee and Tom Berg, pilots from Corrow, …": of several, all are it; to the parser, they may be a third.
        joins = {tokens[it].word for it in parse.children(subject, "cc")}
        for at in parse.children(subject, "appos", "conj"):
            is_all = tokens[at].tag == "NNS" and may_be_person_noun(tokens[at].lemma) and joins == {"and"}
            is_bare = tokens[at].left == names[-1] + 2 and tokens[tokens[at].left].pos in ("NOUN", "ADJ")
            if is_all and is_bare and all(tokens[name].entity == "PERSON" for name in names):
                yield at
        return
    stop = subject + 1
    while tokens[subject].pos == "PROPN" and (
        tokens[stop].pos == "PROPN" or tokens[stop].word in _IN_NAMES or tokens[stop].text in _BRACKETS
    ):
        stop += 1  # "the House of Corrow, a mill, …": to the parser, the mill may be Corrow
    for at in (child for head in range(subject, stop) for child in parse.children(head, "appos")):
        own = range(tokens[at].left, tokens[at].right + 1)
        is_one = tokens[at].word == "one" and at == own.start and bool(parse.children(at, "prep"))
        is_what = (
            tokens[at].pos == "NOUN" and tokens[at].entity != "PERSON" and _tells_what(sentence, own, at)
        )
        if own.start == stop + 1 and (is_one or is_what):
            yield at


def _find_members(sentence: Sentence, subject: int) -> list[int]:
    """Returns the names or nouns that are a subject together."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    joined = (it for it in parse.children(subject, "conj") if tokens[tokens[it].left - 1].text != ",")
    return [subject, *joined]


def _find_be(
    source: SourceView, sentence: Sentence, subject: int, own: range, *, is_person: bool
) -> str | None:
    """Returns the verb with which a subject is said to be what it is called; None where that may be so no more."""
    tokens, root = sentence.parse.tokens, sentence.parse.root
    is_now = tokens[begin_verb(sentence, root)].tag in ("VBZ", "VBP")
    is_several = _is_several(sentence, subject)
    if is_person:
        is_sure = is_now or is_lasting(source, sentence.index, subject, own)
        return "are" if is_sure and is_several else None  # who somebody is, is told before what they do
    if not is_now and not (tokens[root].lemma in SAYING and _tells_of_now(source, sentence.index, root)):
        is_firm = tokens[subject].entity in ("ORG", "GPE") and is_lasting(
            source, sentence.index, subject, own
        )
        if not is_firm:
            return "were" if is_several else "was"
    return "are" if is_several else "is"


def _is_several(sentence: Sentence, subject: int) -> bool:
    """Returns whether a subject is more than one: by its verb, where that tells, as "Pilots of Corrow is a firm"."""
    finite = sentence.parse.tokens[begin_verb(sentence, sentence.parse.root)]
    if finite.tag == "VBZ" or finite.word == "was":
        return False
    return finite.word in ("are", "were", "have") or is_plural(sentence, subject)


def _part_at_state(
    source: SourceView, sentence: Sentence, subject: int, joins: str, gone: tuple[Edit, ...]
) -> Iterator[Parting]:
    """Yields the end of how a subject is, or what was done to it: "The mole, built in 1911, leaks"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    last = _find_members(sentence, subject)[-1]
    for at in parse.children(subject, "acl", "amod"):
        own = range(tokens[at].left, tokens[at].right + 1)
        is_bare = own.start == last + 2 and all(token.pos == "ADV" for token in tokens[own.start : at])
        if not is_bare or len(own) < _ROLE or not _stands_apart(sentence, own.start, own.stop):
            continue
        if any(token.is_finite for token in tokens[own.start : own.stop]):
            continue  # "The pumps, old as they were, held"
        is_now = _is_so_now(source, sentence, own, at)
        name = name_again(source, sentence, subject)
        if name and is_now is not None:
            forms = ("are", "were") if _is_several(sentence, subject) else ("is", "was")
            is_thing = name.startswith("the ") and not may_be_person_noun(tokens[subject].lemma)
            again = f"{joins} {'it' if is_thing else name}".strip()
            yield _say_with(sentence, own, forms[not is_now], again, gone)


def _is_so_now(source: SourceView, sentence: Sentence, own: range, at: int) -> bool | None:
    """Returns whether a subject is still what stands between commas, or was; None where that would be a guess."""
    tokens, root = sentence.parse.tokens, sentence.parse.root
    main = tokens[begin_verb(sentence, root)]
    is_dated = any(token.word in _ONCE for token in tokens[own.start : at])
    if tokens[at].tag == "VBN" and tokens[at].lemma not in _STATES:
        has_day = any(tokens[it].entity == "DATE" and tokens[it].tag in ("CD", "NNP") for it in own)
        is_done = main.tag == "VBD" or main.lemma == "have" or has_day or tokens[at].lemma == "publish"
        return False if is_done and tokens[at].lemma not in _BESIDES else None
    if tokens[at].tag not in ("JJ", "VBN"):
        return None  # "Lee, finding a letter, opens it": one after the other
    is_dated = is_dated or (tokens[at].tag == "VBN" and any(tokens[it].entity == "DATE" for it in own))
    is_told = tokens[at].tag == "VBN" and _tells_of_now(source, sentence.index, root)
    return not is_dated and (main.tag != "VBD" or is_told)


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
    return source.understood.genre not in OLD or source.sentence(index).parse.tokens[verb].tag != "VBD"


def take_out(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields what is said of a noun between commas, which is said behind the sentence: "In Corrow, which is old, …"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if any(tokens[at].word in TURNING for at in parse.children(statement.verb, "cc")):
        return  # between "The pumps stand still" and "But they will be mended", it would part the two
    for verb, token in enumerate(tokens):
        first, after, head = token.left, token.right + 1, token.head
        if token.relation != "relcl" or first < 2 or tokens[first - 1].text != "," or after >= len(tokens):
            continue
        if tokens[after].text != "," or tokens[first].word not in ("which", "who") or head != first - 2:
            continue
        if not is_subject(sentence, first, verb) or not is_stated(sentence, head, statement):
            continue
        finite = tokens[begin_verb(sentence, verb)]
        is_person = tokens[first].word == "who"
        is_last = (
            is_person and tokens[head].entity == "PERSON" and (finite.tag == "VBZ" or finite.word == "was")
        )
        above = tokens[head].head if tokens[head].relation == "appos" else head
        is_member = tokens[above].relation == "conj"
        is_last = is_last and not {other.word for other in tokens[:head]} & {"who", "which"}
        if parse.children(head, "conj", "appos") or (is_member and not is_last):
            continue  # "Lee and Berg, who are late, wait": both; but "who is late" is Berg
        if not is_member and has_rival(sentence, head, is_person=is_person, finite=finite):
            continue  # "The bridge of the valley, which leaks, is old": the parser takes the valley
        if not agrees(sentence, head, finite):
            continue
        is_open = after + 1 != _find_begin(sentence, statement)  # who knows at which comma it ends?
        has_comma = "," in sentence.text[tokens[first].start : tokens[after - 1].end]
        if (has_comma and is_open) or tokens[after + 1].word in (
            "and",
            "or",
        ):
            continue
        name = _name_far(source, sentence, head, is_person=is_person)
        if name:
            keeps = tokens[head].right < statement.verb and not parse.children(
                statement.verb, "nsubj", "nsubjpass"
            )
            comma = "," if keeps or head < _find_begin(sentence, statement) else ""
            gone = Edit(tokens[first - 1].start, tokens[after].end, comma)
            # "The pilot, who is ill, was sent home, the paper says": it says both.
            again = re.sub(r"^that ", "the ", name)
            opening = name if statement.stop is None else statement.open(again)
            yield Parting(
                tokens[first - 2].end, tokens[first + 1].start, opening, (gone,), tokens[after - 1].end
            )


def _find_begin(sentence: Sentence, statement: StatedClause) -> int:
    """Returns the first token of a statement's subject, where it has one before its verb."""
    subject = find_subject(sentence, statement.verb)
    return sentence.parse.tokens[subject].left if subject is not None else 0


def _name_far(source: SourceView, sentence: Sentence, head: int, *, is_person: bool) -> str | None:
    """Returns the words by which something is said again behind the whole sentence that names it."""
    token = sentence.parse.tokens[head]
    person = source.find_person(sentence.index, head, "name")
    if is_person and (person is not None or token.pos != "NOUN"):
        return short_name(source.entity(person)) if person is not None else None
    if token.pos == "PROPN" and token.entity in PLACES and token.tag == "NNP":
        return name_whole(sentence, head)
    same = sum(other.lemma == token.lemma for other in sentence.parse.tokens)
    if token.tag != "NN" or may_be_person_noun(token.lemma) or same > 1:
        return None
    name = name_noun(sentence, head) or ""
    return f"that {name.removeprefix('the ')}" if name.startswith("the ") else None


def _tells_what(sentence: Sentence, own: range, at: int) -> bool:
    """Returns whether words begin as what something is does: with an article, or whose it is, or an office."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    first = own.start
    while first != at and tokens[first].relation in _BEFORE and tokens[first].head != at:
        first = tokens[first].head
    is_owned = tokens[first].relation == "poss" and tokens[own.start].word not in _OTHERS
    has_article = tokens[own.start].word in ("a", "an", "the") and tokens[own.start].head == at
    is_office = tokens[own.start].tag == "NN" and may_be_person_noun(tokens[at].lemma)
    is_office = is_office and any(tokens[it].word in ("of", "at", "for") for it in parse.children(at, "prep"))
    is_one = not parse.children(at, "conj", "cc") and tokens[at].entity not in ("DATE", "TIME")
    return is_one and (is_owned or has_article or is_office)
