"""Clauses behind a comma that begin with "which", "who" or "where", as sentences of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import RELATIVES
from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.named_again import is_plural, name_again, name_noun
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import (
    INSIDE,
    Parting,
    StatedClause,
    begin_verb,
    find_subject,
    is_last,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence, Token
    from podcast.writers.extractive.source_view import SourceView

_SUMS = frozenset(
    "mean make suggest lead allow help give show raise create cause let leave put force turn ensure".split()
)
"""What is said of all that was said before, when it is said of "which": «The pump leaks, and they make it run.»"""
COUNTING = frozenset(("all", "both", "most", "many", "some", "several", "none", "each", "half"))
"""Words that count out of many: «The port has six cranes, all of which are old.»"""
PLACES = ("GPE", "LOC", "FAC")
_GOING = frozenset(
    """move go take send bring come travel fly arrive return flee head sail transfer relocate ship drive rush
    carry""".split()
)
"""Verbs that lead to a place, and are not done in it: «They move and sail.»"""
_PEOPLE = frozenset(("he", "she", "i", "we", "you", "who"))
_CLOSES = frozenset(("”", '"', "’"))
_OWN = frozenset(("the", "his", "her", "its", "their"))


def part_behind(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place of a clause behind a comma at the sentence's end: "…, which leaks"."""
    tokens = sentence.parse.tokens
    for verb, token in enumerate(tokens):
        first = token.left
        if token.relation != "relcl" or first < 2:
            continue
        comma = first - 1 - (tokens[first - 1].text in _CLOSES)  # “the Corrow,” which leaks
        if tokens[comma].text != ",":
            continue
        above = token.head
        while tokens[above].relation in ("acl", "oprd", "appos"):
            above = tokens[above].head  # "a port called Corrow, which is the oldest one"
        if not is_last(sentence, verb, statement) or not is_stated(sentence, above, statement):
            continue
        if not tokens[token.head].left <= first - 2:
            continue
        again = _say_once(sentence, verb)
        if again is not None and (pointer := _point(source, sentence, verb, statement)):
            start, opening = pointer
            yield Parting(
                tokens[first - 1].end if comma < first - 1 else tokens[first - 2].end,
                tokens[start].start,
                statement.open(opening),
                again,
            )


def _say_once(sentence: Sentence, verb: int) -> tuple[Edit, ...] | None:
    """Returns what cuts the second "where" of "where it rains and where it snows"; None where it could not be cut."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    gone: list[Edit] = []
    for other in parse.children(verb, "conj"):
        if tokens[other].pos in ("NOUN", "PROPN"):
            return None  # "the bridge, which leaks, and the mill"
        first = next((at for at in range(tokens[other].left, other) if tokens[at].word in RELATIVES), None)
        if first is None or tokens[first - 1].pos != "CCONJ":
            continue
        if tokens[first].word != "where" and not is_subject(sentence, first, other):
            return None  # "which leaks and which nobody mends"
        gone.append(Edit(tokens[first].start, tokens[first + 1].start))
    return tuple(gone)


def is_stated(sentence: Sentence, at: int, statement: StatedClause) -> bool:
    """Returns whether a noun stands in a statement, and in no clause inside of it."""
    tokens = sentence.parse.tokens
    while tokens[at].head != at and at != statement.verb:
        if tokens[at].relation in ("ccomp", "advcl", "relcl", "acl", "csubj", "pcomp", "parataxis", "dep"):
            return False
        at = tokens[at].head
    return at == statement.verb and tokens[at].lemma not in SAYING


def _point(  # noqa: PLR0911 - one a kind of pointer
    source: SourceView, sentence: Sentence, verb: int, statement: StatedClause
) -> tuple[int, str] | None:
    """Returns the token from which a relative clause is said, and the words before it."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    first, head = tokens[verb].left, tokens[verb].head
    word = tokens[first].word
    is_out_of = (
        word in COUNTING and tokens[first + 1].word == "of" and tokens[first + 2].word in ("which", "whom")
    )
    if is_out_of and all(token.pos in INSIDE for token in tokens[first + 3 : verb]):
        return first + 3, f"{word} of them"
    is_place = word == "where" and tokens[head].entity in PLACES and not statement.lead
    if is_place and _has_own_subject(sentence, verb) and not _leads_there(sentence, verb):
        return first + 1, "there,"
    if word not in ("which", "who") or not is_subject(sentence, first, verb):
        return None
    finite = tokens[begin_verb(sentence, verb)]
    if word == "which" and finite.word == "is" and tokens[verb + 1].word == "when":
        return verb + 1, "that happens"  # "That is, when …"
    if word == "which" and (finite.tag == "VBZ" or finite.word == "was" or head == statement.verb):
        says_what = tokens[verb].lemma == "be" and parse.children(verb, "attr", "ccomp", "advcl")
        is_what = says_what and not has_rival(sentence, head, is_person=False)
        is_all = head == statement.verb or tokens[head].tag == "NNS"
        is_sum = tokens[verb].lemma in _SUMS and tokens[first].relation == "nsubj"
        if is_all or is_what or is_sum:
            return (
                first + 1,
                statement.all,
            )  # all that was said, or what was said last: nobody needs to choose
    if tokens[head].entity in ("DATE", "TIME"):
        return None
    # "the firm, the school and the shop, which sells": to the parser, any of them sells.
    is_person = word == "who"
    is_listed = parse.children(head, "conj", "appos") or tokens[head].relation == "conj"
    if not is_listed and has_rival(sentence, head, is_person=is_person):
        return None
    if is_listed and not (is_person and _is_only_person(sentence, head)):
        return None
    if not agrees(sentence, head, finite) or (is_person and not _may_be_person(tokens[head])):
        return None  # "a friend from the council, who …"
    name = _name_behind(source, sentence, head, statement.verb, is_person=is_person)
    return (first + 1, name) if name else None


def _name_behind(
    source: SourceView, sentence: Sentence, head: int, main: int, *, is_person: bool
) -> str | None:
    """Returns the words by which a noun is said again right behind it; None where they would be guessed."""
    tokens = sentence.parse.tokens
    name = name_again(source, sentence, head, is_person=is_person)
    subject = find_subject(sentence, main)
    if name is None or subject is None:
        return None
    if not is_person and tokens[head].tag in ("NN", "NNP") and is_somebody(tokens[subject]):
        return "it"  # whom else the sentence is about is no thing
    if name in ("it", "they") and _may_mean(sentence, subject, name) and subject != head:
        name = name_noun(sentence, head) if tokens[head].pos == "NOUN" else None
    if name and name.split()[0] in _OWN and tokens[head].tag == "NN":
        return f"that {tokens[head].word}"  # "… with a new crane. That crane is out of use"
    return name if name != tokens[subject].word else None


def is_somebody(token: Token) -> bool:
    """Returns whether a noun or pronoun means a person."""
    return (
        token.entity == "PERSON"
        or token.word in _PEOPLE
        or (token.pos == "NOUN" and may_be_person_noun(token.lemma))
    )


def _leads_there(sentence: Sentence, verb: int) -> bool:
    """Returns whether "where" is where something goes: "Corrow, where they moved", but "where it takes place"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    takes_place = any(tokens[at].lemma == "place" for at in parse.children(verb, "dobj"))
    return tokens[verb].lemma in _GOING and not takes_place


def agrees(sentence: Sentence, head: int, finite: Token) -> bool:
    """Returns whether a verb can be said of a noun: "levels of salt, which are high" are levels."""
    is_many = finite.word == "were" or (finite.tag == "VBP" and finite.word != "am")
    is_one = finite.word == "was" or finite.tag == "VBZ"
    plural = is_plural(sentence, head)
    if sentence.parse.tokens[head].pos == "PROPN":
        return True  # "the Corrow Works, which have …"
    return not (is_many and not plural) and not (is_one and plural)


def _may_be_person(token: Token) -> bool:
    return token.pos != "NOUN" or may_be_person_noun(token.lemma) or token.tag == "NNS"


def _has_own_subject(sentence: Sentence, verb: int) -> bool:
    has_subject = bool(sentence.parse.children(verb, "nsubj", "nsubjpass", "expl"))
    return has_subject and sentence.parse.tokens[begin_verb(sentence, verb)].is_finite


def is_subject(sentence: Sentence, at: int, verb: int) -> bool:
    """Returns whether "which" or "who" is what a verb that can stand alone says something of."""
    tokens = sentence.parse.tokens
    begin = begin_verb(sentence, verb)
    return (
        tokens[at].head == verb
        and tokens[at].relation in ("nsubj", "nsubjpass")
        and tokens[begin].is_finite
        and tokens[begin].text[:1].isalpha()
        and all(token.pos in INSIDE for token in tokens[at + 1 : verb])
    )


def _is_only_person(sentence: Sentence, head: int) -> bool:
    """Returns whether a name is that of the only person before it: "It chose the port of Corrow and Ann Lee, who"."""
    tokens = sentence.parse.tokens
    people = [at for at, token in enumerate(tokens[: head + 1]) if token.entity == "PERSON"]
    return bool(people) and people[-1] == head and sum(tokens[at].begins_entity for at in people) == 1


def has_rival(sentence: Sentence, head: int, *, is_person: bool, finite: Token | None = None) -> bool:
    """Returns whether a noun stands behind another one that may be meant as well: "the report of the bank, which".

    Of one with which the finite verb cannot be said, none is meant: "a list of the banks, which are".
    """
    tokens = sentence.parse.tokens
    above = tokens[tokens[head].head]
    if above.word in ("than", "as", "like", "unlike"):
        return True  # "in other words than English, which makes half of them"
    if is_person and tokens[head].entity == "PERSON" and _is_only_person(sentence, head):
        return any(is_somebody(tokens[at]) for at in (tokens[head].head, above.head))
    outer = tokens[head].relation == "pobj" and tokens[above.head].pos in ("NOUN", "PROPN")
    outer = outer and (finite is None or agrees(sentence, above.head, finite))
    inner = any(
        token.pos in ("NOUN", "PROPN") and token.relation == "pobj" and at > head
        for at, token in enumerate(tokens[: tokens[head].right + 1])
        if at > head and not _in_relative(sentence, at, head)
    )
    return outer or inner or tokens[head].relation == "appos"


def _in_relative(sentence: Sentence, at: int, head: int) -> bool:
    tokens = sentence.parse.tokens
    while at != head and tokens[at].head != at:
        if tokens[at].relation == "relcl":
            return True
        at = tokens[at].head
    return False


def _may_mean(sentence: Sentence, subject: int, name: str) -> bool:
    """Returns whether "it" or "they" may be heard as the sentence's subject."""
    is_personal = sentence.parse.tokens[subject].word in ("i", "we", "you", "he", "she")
    return not is_personal and is_plural(sentence, subject) == (name == "they")
