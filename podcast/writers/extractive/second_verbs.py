"""What a sentence's subject does besides, as a sentence of its own: "… and has rented it out since"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import COLLECTIVES
from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.named_again import is_plural, name_again
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import (
    HELPERS,
    INSIDE,
    SUBJECTS,
    Parting,
    StatedClause,
    begin_verb,
    find_subject,
    is_verb,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence, Token
    from podcast.writers.extractive.source_view import SourceView

_JOINS = {"and": "", "but": "But", "yet": "Yet"}
"""Word that joins what a subject does to what it did before → how the second sentence begins."""
_BOUND = frozenset(
    """perhaps maybe probably possibly arguably apparently presumably reportedly allegedly supposedly evidently
    conceivably seemingly according if unless without whether when whenever once until both either neither
    only""".split()
)
"""Words before a verb that hold for all that "and" joins behind it: «Reportedly the gate leaks and has rusted.»"""
_TURNING = frozenset(("never", "rarely", "seldom", "hardly", "scarcely", "nor", "only"))
"""Words behind which a verb stands before its subject: «Seldom had a crew been so tired.»"""
_NOUNS = ("DET", "NOUN", "PRON", "PROPN")
_TAIL = frozenset(("if", "unless", "until", "when", "as", "once"))
"""Words that begin a clause at the end that may hold for both: «It would sink and be lost if the pump failed.»"""


def part_at_verb(  # noqa: C901, PLR0911 - one a case in which they hold together
    source: SourceView, sentence: Sentence, statement: StatedClause, *, is_negated: bool
) -> Iterator[Parting]:
    """Yields the place before what the subject of a statement's verb does besides."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    root = statement.verb
    if any(token.word in _BOUND for token in tokens[:root]) or parse.children(
        root, "mark", "preconj", "csubj"
    ):
        return
    verbs = [at for at in parse.children(root, "conj") if is_verb(tokens[at])]
    is_reported = tokens[root].lemma in SAYING or parse.children(root, "ccomp")
    if len(verbs) != 1 or is_reported or (tokens[verbs[0]].tag == "VB" and parse.children(root, "xcomp")):
        return  # "Lee said the dam was old and has gone": who has gone? "… would have to be lifted, and hold": have to
    verb = last = verbs[0]
    if statement.lead and tokens[verb].lemma in SAYING:
        return  # "He says it leaks and insists on it": he does, not it
    gone: tuple[Edit, ...] = ()
    if third := [at for at in parse.children(verb, "conj") if is_verb(tokens[at])]:
        if not _is_list(sentence, root, verb, third[0]):
            return
        last = third[0]
        gone = (Edit(tokens[tokens[verb].left - 1].start, tokens[tokens[verb].left - 1].end, " and"),)
    first = tokens[last].left
    joins = tokens[first - 1].word
    if parse.children(last, *SUBJECTS) or _has_tail(sentence, last):
        return
    if joins not in _JOINS or tokens[first - 1].relation != "cc" or (is_negated and joins == "and"):
        return
    if any(token.word in ("only", "just", "merely") for token in tokens[root:first]):
        return  # "not only shut the gate, but sold it"
    before = first - 2
    has_comma = before > 0 and tokens[before].text == ","
    before -= has_comma
    unjoined = any(
        token.tag == tokens[root].tag
        and tokens[at - 1].text == ","
        and at != verb
        and not parse.children(at, *SUBJECTS)
        for at, token in enumerate(tokens[root + 1 : before], root + 1)
        if token.pos == "VERB" and token.relation != "relcl"
    )
    if unjoined and not gone:
        return  # "lifted barges, carried coal to the mill and rang a bell": a list of three
    rivals = any(
        is_verb(token) and token.is_finite and token.head not in (root, verb) and at != verb
        for at, token in enumerate(tokens[root + 1 : before], root + 1)
    )
    if rivals and not has_comma:
        return  # "a firm that makes pumps and sells boats"
    if any(
        token.relation == "advcl" and token.tag == tokens[last].tag and parse.children(at, *SUBJECTS)
        for at, token in enumerate(tokens[root + 1 : before], root + 1)
    ):
        return  # "The gate leaked, as the crew slept, drank, and sang": who sang?
    opening = _say_subject(source, sentence, root, last)
    if statement.lead and not opening:
        return  # what somebody says to do is no statement: "Lee said drive the carts away"
    is_whole = all(token.pos in INSIDE for token in tokens[first:last])
    if opening is not None and is_whole and not _is_turned(sentence, first, last):
        opening = statement.open(_JOINS[joins], opening)
        yield Parting(tokens[before].end, tokens[first].start, opening, gone)


def _is_turned(sentence: Sentence, first: int, verb: int) -> bool:
    """Returns whether a verb may stand before a subject of its own: "but rarely have sailors been seen"."""
    tokens = sentence.parse.tokens
    return tokens[first].word in _TURNING and tokens[verb + 1].pos in _NOUNS


def _is_list(sentence: Sentence, root: int, second: int, third: int) -> bool:
    """Returns whether three verbs are a list, all in one form: "came, saw, and won"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    first = tokens[second].left
    is_plain = not any(parse.children(at, *SUBJECTS, *HELPERS) for at in (second, third))
    has_more = any(is_verb(tokens[at]) for at in parse.children(third, "conj"))
    same = tokens[second].tag == tokens[third].tag == tokens[root].tag
    has = any(tokens[at].lemma == "have" for at in parse.children(root, "aux"))  # "has come, waited and won"
    same = same or (has and all(tokens[at].word.endswith("ed") for at in (second, third)))
    return is_plain and same and not has_more and first == second and tokens[first - 1].text == ","


def _has_tail(sentence: Sentence, verb: int) -> bool:
    """Returns whether a clause at the sentence's end may hold for what was done before, too."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    return any(
        tokens[mark].word in _TAIL
        for at in parse.children(verb, "advcl")
        for mark in parse.children(at, "mark", "advmod")
    )


def _say_subject(  # noqa: PLR0911 - one a form of the two verbs
    source: SourceView, sentence: Sentence, root: int, verb: int
) -> str | None:
    """Returns the subject of a second verb, with the auxiliary that it shares with the first one."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    own, first = tokens[begin_verb(sentence, verb)], tokens[begin_verb(sentence, root)]
    subject = find_subject(sentence, root)
    if subject is None:
        are_orders = tokens[root].tag == tokens[verb].tag == "VB" and not parse.children(
            root, *HELPERS, *SUBJECTS
        )
        # To the parser, "These increase costs, and drive prices up" is an order.
        is_first = all(token.pos not in _NOUNS for token in tokens[tokens[root].left : root])
        # "Cover it and let it rise" says what comes of the first one.
        return "" if are_orders and is_first and not parse.children(verb, *HELPERS, "ccomp") else None
    name = name_again(source, sentence, subject)
    if name is None or subject > begin_verb(sentence, root) or _may_share(sentence, root, verb):
        return None
    is_several = tokens[subject].lemma in COLLECTIVES  # "the pair have"
    if (
        name.startswith("the ")
        and not is_several
        and _is_only_thing(sentence, root, subject, tokens[verb].left)
    ):
        name = "it"
    helpers = [at for at in parse.children(root, *HELPERS) if tokens[at].relation != "neg"]
    if own.is_finite:
        has_helper = bool(helpers) and tokens[helpers[0]].word not in ("did", "does", "do")
        is_participle = has_helper and own.tag == "VBD" and own.relation not in HELPERS
        if is_participle and len(helpers) == 1 and first.lemma == "have" and own.word.endswith("ed"):
            return f"{name} {first.word}" if own is tokens[verb] else None
        return None if is_participle or not first.is_finite or not _agrees(sentence, subject, own) else name
    if (
        not helpers
        or tokens[root].tag != own.tag
        or own.pos != "VERB"
        or tokens[helpers[0]].text.startswith(("’", "'"))
    ):
        return None
    if len(helpers) != 1 or parse.children(root, "neg") or not tokens[helpers[0]].is_finite:
        return None
    return f"{name} {tokens[helpers[0]].word}"


def _may_share(sentence: Sentence, root: int, verb: int) -> bool:
    """Returns whether what looks like a verb of its own may stand with the first one's helper, or be an order.

    "It can lift a barge, but keep it dry", "The wall is old and used as a road".
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    own, main = tokens[verb], tokens[root]
    first = tokens[begin_verb(sentence, root)]
    if parse.children(verb, *HELPERS) or own.lemma == "be":
        return False
    if first.tag == "MD":
        return own.tag == "VBP" and own.word == own.lemma
    has_comma = tokens[own.left - 2].text == ","
    is_participle = own.tag == "VBN" or (own.tag == "VBD" and not has_comma)
    return main.lemma == "be" and first.tag in ("VBZ", "VBP") and is_participle


def _is_only_thing(sentence: Sentence, root: int, subject: int, second: int) -> bool:
    """Returns whether "it" is heard as a subject that is a thing: the first verb has no other one as its object.

    "The port bought the crane. The port rents it out": there, "it" would be the crane.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    if tokens[subject].tag != "NN" or may_be_person_noun(tokens[subject].lemma):
        return False
    objects = [
        *parse.children(root, "dobj", "dative"),
        *(at for by in parse.children(root, "agent") for at in parse.children(by, "pobj")),
    ]
    is_rivalled = any(tokens[at].tag in ("NN", "NNP") and parse.children(at, "det", "poss") for at in objects)
    pointed = {token.word for token in tokens[root:]} & {"it", "its", "itself"}
    return second > root and not is_rivalled and not pointed


def _agrees(sentence: Sentence, subject: int, finite: Token) -> bool:
    if finite.tag == "VBZ" or finite.word == "was":
        return not is_plural(sentence, subject)
    if (finite.tag == "VBP" and finite.word != "am") or finite.word == "were":
        return is_plural(sentence, subject)
    return True


def part_at_second(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what somebody says besides: "Lee said that it leaks and that the wall is old"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if not statement.lead:
        return
    for verb in parse.children(statement.verb, "conj"):
        first = tokens[verb].left
        if first < 2:
            continue
        joins = tokens[first - 1]
        has_that = tokens[first].word == "that" and tokens[first].relation == "mark"
        is_all = (
            statement.stop is not None and tokens[first - 2].text == ","
        )  # "It leaks, and it is old, Lee said"
        if joins.word not in ("and", "but") or joins.relation != "cc" or not (has_that or is_all):
            continue
        finite = tokens[begin_verb(sentence, verb)]
        marks = [at for at in parse.children(verb, "mark") if at > first or not has_that]
        if not finite.is_finite or not parse.children(verb, "nsubj", "nsubjpass") or marks:
            continue
        if any(token.word in ("so", "such") and token.relation == "advmod" for token in tokens):
            continue  # "… that it is so old, and that it leaks so much, that nobody mends it"
        first += has_that
        before = first - has_that - 2 - (tokens[first - 2].text == ",")
        yield Parting(tokens[before].end, tokens[first].start, statement.open(_JOINS[joins.word], ""))
