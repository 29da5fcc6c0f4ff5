"""What a sentence's subject does besides, as a sentence of its own: "… and has rented it out since"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import COLLECTIVES
from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.named_again import is_plural, name_again, name_as_written
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
_LASTING = frozenset(
    "during throughout until since for within despite without under amid before between unlike like".split()
)
"""Words before a time or a circumstance that holds for both: «Despite the rain, she swam and ran.»"""
_PRESENT = ("VBZ", "VBP")
_AUXILIARIES = ("aux", "auxpass")
_NOUNS = ("DET", "NOUN", "PRON", "PROPN")
_TAIL = frozenset(("if", "unless", "until", "when", "once"))
"""Words that begin a clause at the end that may hold for both: «It would sink and be lost if the pump failed.»"""


def part_at_verb(
    source: SourceView, sentence: Sentence, statement: StatedClause, *, is_negated: bool
) -> Iterator[Parting]:
    """Yields the places before what the subject of a statement's verb does besides."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    root = statement.verb
    marks = [at for at in parse.children(root, "mark") if not statement.lead or tokens[at].word != "that"]
    is_bound = any(token.word in _BOUND for token in tokens[:root]) or _holds_for_both(sentence)
    if is_bound or marks or parse.children(root, "preconj", "csubj"):
        return
    verbs = _find_verbs(sentence, root)
    if not verbs or (tokens[verbs[0]].tag == "VB" and parse.children(root, "xcomp")):
        return  # "… would have to be lifted, and hold": have to
    gone: tuple[Edit, ...] = ()
    if len(verbs) > 1 and not _is_joined(sentence, verbs[0]):
        second, *others = verbs
        if not _is_list(sentence, root, second, others[0]):
            return
        gone = (Edit(tokens[tokens[second].left - 1].start, tokens[tokens[second].left - 1].end, " and"),)
        verbs = others[:1]
    for verb in verbs[:2]:
        parting = _part_before(source, sentence, statement, verb, gone, is_negated=is_negated)
        if parting is None:
            return  # "It is old, but leaks and is shut": of two, the first one comes first
        yield parting


def _find_verbs(sentence: Sentence, root: int) -> list[int]:
    """Returns the verbs that are joined to one, or to each other, in order, before one with a subject of its own."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    verbs: list[int] = []
    found = [root]
    while found:
        at = found.pop()
        found += [it for it in parse.children(at, "conj") if is_verb(tokens[it])]
        if at != root:
            verbs.append(at)
    verbs.sort()
    stop = next((place for place, at in enumerate(verbs) if parse.children(at, *SUBJECTS)), len(verbs))
    if stop < len(verbs) and not _is_joined(sentence, verbs[stop]):
        return []  # "It leaks, is old, they sold it"
    return verbs[:stop]


def _is_joined(sentence: Sentence, verb: int) -> bool:
    """Returns whether a word that joins stands right before what belongs to a verb."""
    before = sentence.parse.tokens[sentence.parse.tokens[verb].left - 1]
    return before.relation == "cc" and before.word in _JOINS


def _holds_for_both(sentence: Sentence) -> bool:
    """Returns whether a sentence begins with what both verbs are so under: "In its hard form, it hurts and kills"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if tokens[0].word != "in":
        return tokens[0].word in _LASTING
    inside = tokens[: tokens[0].right + 1]
    return bool(parse.children(0, "pobj")) and not any(
        token.entity for token in inside
    )  # "In May", "In Hull"


def _part_before(  # noqa: PLR0911 - one a case in which they hold together
    source: SourceView,
    sentence: Sentence,
    statement: StatedClause,
    verb: int,
    gone: tuple[Edit, ...],
    *,
    is_negated: bool,
) -> Parting | None:
    """Returns the place before one verb of a statement's subject; None where it holds together with the first."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    root = statement.verb
    if _is_reported(sentence, root, verb):
        return None  # "Lee said the dam was old and has gone": who has gone?
    if statement.lead and tokens[verb].lemma in SAYING:
        return None  # "He says it leaks and insists on it": he does, not it
    first = tokens[verb].left
    joins = tokens[first - 1].word
    if parse.children(verb, *SUBJECTS) or any(_has_tail(sentence, at) for at in _find_verbs(sentence, root)):
        return None
    if not _is_joined(sentence, verb) or (is_negated and joins == "and"):
        return None
    if any(token.word in ("only", "just", "merely") for token in tokens[root:first]):
        return None  # "not only shut the gate, but sold it"
    before = first - 2
    has_comma = before > 0 and tokens[before].text == ","
    before -= has_comma
    if before == tokens[verb].head and tokens[before].tag == tokens[verb].tag:
        return None  # "The pump was found and mended by the crew": found by it, too
    unjoined = any(
        token.tag == tokens[root].tag
        and tokens[at - 1].text == ","
        and at != verb
        and not parse.children(at, *SUBJECTS)
        for at, token in enumerate(tokens[root + 1 : before], root + 1)
        if token.pos == "VERB" and token.relation != "relcl"
    )
    if unjoined and not gone:
        return None  # "lifted barges, carried coal to the mill and rang a bell": a list of three
    rivals = any(
        is_verb(token) and token.is_finite and token.head not in (root, verb) and at not in (root, verb)
        for at, token in enumerate(tokens[tokens[verb].head + 1 : before], tokens[verb].head + 1)
    )
    if rivals and not has_comma:
        return None  # "a firm that makes pumps and sells boats"
    if any(
        token.relation == "advcl" and token.tag == tokens[verb].tag and parse.children(at, *SUBJECTS)
        for at, token in enumerate(tokens[root + 1 : before], root + 1)
    ):
        return None  # "The gate leaked, as the crew slept, drank, and sang": who sang?
    opening = _say_subject(source, sentence, root, verb)
    if statement.lead and not opening:
        return None  # what somebody says to do is no statement: "Lee said drive the carts away"
    is_whole = all(token.pos in INSIDE for token in tokens[first:verb])
    if opening is None or not is_whole or _is_turned(sentence, first, verb):
        return None
    return Parting(tokens[before].end, tokens[first].start, statement.open(_JOINS[joins], opening), gone)


def _is_reported(sentence: Sentence, root: int, verb: int) -> bool:
    """Returns whether what a subject does besides may be a part of what it says.

    Surely not where it says that, too, in the same tense: "Lee said the dam was old, but noted that …".
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    said = parse.children(root, "ccomp") or (tokens[root].lemma in SAYING and parse.children(root, "xcomp"))
    if not said:
        return tokens[root].lemma in SAYING and not parse.children(root, "dobj")
    says = tokens[verb].lemma in SAYING and bool(parse.children(verb, "ccomp"))
    has_comma = tokens[tokens[verb].left - 2].text == ","
    own, first = tokens[begin_verb(sentence, verb)], tokens[begin_verb(sentence, root)]
    inner = [tokens[begin_verb(sentence, at)] for at in said]
    if says and (has_comma or tokens[tokens[verb].left - 1].word == "but"):
        return own.tag != first.tag and first.lemma != "have"
    # "The maps show how it could leak, but do not show where": "could", and "do" as in "show"
    is_other = all(one.is_finite and one.tag != own.tag for one in inner)
    return not (has_comma and own.is_finite and own.tag == first.tag and is_other)


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
    groups = [tokens[begin_verb(sentence, at)] for at in (root, second, third)]
    each = (
        all(one.is_finite for one in groups) and groups[1] is tokens[first]
    )  # "has a mast, is old, and will leak"
    is_one_form = (is_plain and same and first == second) or each
    return is_one_form and not has_more and tokens[first - 1].text == ","


def _has_tail(sentence: Sentence, verb: int) -> bool:
    """Returns whether a clause at the sentence's end may hold for what was done before, too."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    return any(
        tokens[mark].word in _TAIL
        for at in parse.children(verb, "advcl")
        for mark in parse.children(at, "mark", "advmod")
    )


def _say_subject(source: SourceView, sentence: Sentence, root: int, verb: int) -> str | None:
    """Returns the subject of a second verb, with the auxiliary that it shares with the first one."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subject = find_subject(sentence, root)
    if subject is None:
        are_orders = tokens[root].tag == tokens[verb].tag == "VB" and not parse.children(
            root, *HELPERS, *SUBJECTS
        )
        # To the parser, "These increase costs, and drive prices up" is an order.
        is_first = all(token.pos not in _NOUNS for token in tokens[tokens[root].left : root])
        # "Cover it and let it rise" says what comes of the first one.
        return "" if are_orders and is_first and not parse.children(verb, *HELPERS, "ccomp") else None
    name = name_again(source, sentence, subject) or name_as_written(sentence, subject)
    if name is None or subject > begin_verb(sentence, root):
        return None
    is_several = tokens[subject].lemma in COLLECTIVES  # "the pair have"
    if (
        name.startswith("the ")
        and not is_several
        and _is_only_thing(sentence, tokens[verb].head, subject, tokens[verb].left)
    ):
        name = "it"
    is_any = any(tokens[at].word in ("a", "an") for at in parse.children(subject, "det"))
    if is_any and name.startswith("the ") and tokens[begin_verb(sentence, root)].tag == "MD":
        return None  # "A crane can lift a barge and lower it": any crane can
    shared = _share_helpers(sentence, root, subject, verb)
    return None if shared is None else " ".join((name, *shared))


def _share_helpers(  # noqa: PLR0911 - one a form of the two verbs
    sentence: Sentence, root: int, subject: int, verb: int
) -> tuple[str, ...] | None:
    """Returns the auxiliaries that a second verb shares with the first one; None where that is not sure."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    own = tokens[min((verb, *parse.children(verb, *_AUXILIARIES)))]
    first = tokens[begin_verb(sentence, root)]
    helpers = [tokens[at] for at in parse.children(root, *_AUXILIARIES)]
    is_bare = own is tokens[verb]
    above = tokens[verb].head
    if above != root and is_bare and parse.children(above, *HELPERS):
        return None  # "It leaks and must be mended or sold": must be, both
    is_one = not is_plural(sentence, subject) and tokens[subject].pos != "PRON"
    if is_bare and is_one and first.tag == "MD" and own.tag == "VBP" and own.word == own.lemma:
        return (first.word,) if len(helpers) == 1 else None  # "The port will mend it and sell it"
    if _may_share(sentence, root, verb):
        return None
    if own.is_finite or _is_misread(sentence, root, verb, subject):
        has_helper = bool(helpers) and helpers[0].word not in ("did", "does", "do")
        if is_bare and has_helper and own.tag == "VBD":
            has = len(helpers) == 1 and first.lemma == "have"
            if own.lemma in SAYING and parse.children(verb, "ccomp"):
                return ()  # "He has left, and said that …": he said it
            return (first.word,) if has and own.word.endswith("ed") else None
        # To the parser, "Corrow played for a year" may be a participle.
        is_past = tokens[root].tag == "VBN" and not helpers and tokens[subject].tag != "NN"
        agrees = own.tag == "VB" or _agrees(sentence, subject, own)
        return () if agrees and (first.is_finite or is_past) else None
    is_passive = bool(parse.children(root, "auxpass"))
    if not helpers or tokens[root].tag != own.tag or own.pos != "VERB" or parse.children(root, "neg"):
        return None
    if helpers[0].text.startswith(("’", "'")) or not helpers[0].is_finite:
        return None
    if is_passive and parse.children(verb, "dobj"):
        return None  # "He was freed and left the town": he was not left
    is_thing = tokens[subject].tag in ("NN", "NNS") and not may_be_person_noun(tokens[subject].lemma)
    if own.tag == "VBG" and is_thing:
        return None  # "Her main task is mending pumps and selling them": both are the one task
    return tuple(helper.word for helper in helpers) if len(helpers) == 1 or is_passive else None


def _is_misread(sentence: Sentence, root: int, verb: int, subject: int) -> bool:
    """Returns whether what is a stem to the parser is the present of several: "They leak, but say they are tight"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    is_bare = tokens[verb].tag == "VB" and not parse.children(verb, *HELPERS)
    first = tokens[begin_verb(sentence, root)]
    is_present = first.tag in ("VBP", "VBD") and not parse.children(root, "xcomp")
    is_present = is_present and (first is tokens[root] or first.lemma == "be")
    # "They ask that crews mend it and hold it": the crews
    between = tokens[root + 1 : tokens[verb].left]
    is_only = not any(is_verb(token) or token.relation == "mark" for token in between)
    is_only = is_only and not any(token.text in ("—", "–", "--") for token in tokens[:root])
    return is_bare and is_present and is_only and is_plural(sentence, subject)


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
    """Yields the places before what somebody says besides: "Lee said that it leaks and that the wall is old"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if not statement.lead:
        return
    if tokens[statement.verb].lemma in SAYING and parse.children(statement.verb, "ccomp"):
        return  # "The paper said a pilot said that it leaks, but that it may float": who says the second?
    for verb in parse.children(statement.verb, "conj"):
        first = tokens[verb].left
        if first < 2:
            continue
        joins = tokens[first - 1]
        has_that = tokens[first].word == "that" and tokens[first].relation == "mark"
        has_comma = tokens[first - 2].text == ","
        is_all = statement.stop is not None and has_comma  # "It leaks, and it is old, Lee said"
        is_said = has_that or is_all or _is_said(sentence, statement.verb, verb)
        if joins.word not in ("and", "but") or joins.relation != "cc" or not is_said:
            continue
        finite = tokens[begin_verb(sentence, verb)]
        marks = [at for at in parse.children(verb, "mark") if at > first or not has_that]
        if not finite.is_finite or not parse.children(verb, "nsubj", "nsubjpass") or marks:
            continue
        if any(token.word in ("so", "such") and token.relation == "advmod" for token in tokens):
            continue  # "… that it is so old, and that it leaks so much, that nobody mends it"
        first += has_that
        before = first - has_that - 2 - has_comma
        # "Lee said on Monday the gate leaked" is another day than "Lee said that on Monday the gate leaked".
        is_fronted = not any(tokens[at].left == first for at in parse.children(verb, "nsubj", "nsubjpass"))
        needs_that = is_fronted and not statement.lead.endswith("that")
        adding = replace(statement, lead=statement.adding) if joins.word == "and" else statement
        opening = adding.open(_JOINS[joins.word], "that" if needs_that else "")
        yield Parting(tokens[before].end, tokens[first].start, opening)


def _is_said(sentence: Sentence, said: int, verb: int) -> bool:
    """Returns whether a second statement, to the parser joined to what somebody says, is surely a part of that.

    Without a comma it goes with what stands right before it: "Lee said the gate leaks and the wall is old". With one,
    both must be in a form that an author would not use: "Lee said the gate would go, but the wall would stay".
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    first = tokens[verb].left
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    is_order = tokens[said].tag == "VB" and not parse.children(said, "aux")
    if not subjects or tokens[subjects[0]].tag[0] == "W" or is_order:
        return False
    own, main = (tokens[begin_verb(sentence, at)] for at in (verb, said))
    if tokens[first - 2].text == ",":
        is_same = own.tag == main.tag == "MD" and own.word == main.word
        return is_same or (own.tag in _PRESENT and main.tag in (*_PRESENT, "MD"))
    is_below = any(
        token.is_finite and token.relation in ("relcl", "advcl", "ccomp", "acl")
        for token in tokens[said + 1 : first - 1]
    )
    return not is_below and (own.tag == "MD") == (main.tag == "MD")
