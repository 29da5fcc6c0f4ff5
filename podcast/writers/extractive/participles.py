"""What somebody does besides, or what comes of it, as a sentence of its own: "…, claiming that it leaks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import COLLECTIVES
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.finite_forms import find_past, make_finite
from podcast.writers.extractive.named_again import is_plural, name_again
from podcast.writers.extractive.relative_clauses import is_somebody
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import SUBJECTS, Parting, begin_verb, find_subject, is_last

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence, Token
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import StatedClause

TOLD_BESIDES = frozenset(
    """accuse add admit allege argue ask call cite claim complain criticize describe explain insist note praise predict
    promise question quote request say state tell urge vow warn write""".split()
)
"""What somebody says besides what they do: «They add and claim that it leaks.»"""
_COMES_OF_IT = frozenset("mean allow let force ensure cause prompt".split())
"""What is only said of all that was said before: «The gates leak, and they force the crew to wait.»"""
_MAY_COME_OF_IT = frozenset("give leave help".split())
"""The same, where nobody is the subject who has hands: «The gates leak, and they give the crew a lot of work.»"""
_MOVING = frozenset("bring take push".split())
"""The same, of a sum: «Two more gates leak, and they take the number to nine.»"""
_SEEING = frozenset("find see catch watch hear leave keep show picture photograph film capture".split())
"""Verbs whose object may do what a participle says: «The crews find a boy and watch him.»"""
_OWN = frozenset("his her its their itself themselves".split())
"""Words for a subject in what only the subject can have done: «The crew left its boats.»"""
_NO_DOING = frozenset(
    """be have accord accompany base begin concern consider depend extend follow include involve number owe
    range regard remain result start total value weigh""".split()
)
"""Participles that say no more of what was done than a preposition does: «The gates start in May and follow a plan.»"""


def part_at_participle(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what a subject does besides: "The crew left the gauge, saying that it leaks"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    main = statement.verb
    subject, finite = find_subject(sentence, main), tokens[begin_verb(sentence, main)]
    if subject is None or subject > begin_verb(sentence, main) or not finite.is_finite:
        return
    for at in parse.children(main, "advcl"):
        token = tokens[at]
        first = token.left
        is_bare = all(other.pos == "ADV" for other in tokens[first:at])  # "…, lightly wounding two"
        if token.tag != "VBG" or not is_bare or tokens[first - 1].text != ",":
            continue
        if not is_last(sentence, at, statement):
            continue
        joins = [cc for head in (main, *parse.children(main, "advcl")) for cc in parse.children(head, "cc")]
        if any(main < cc < at for cc in joins):
            continue  # "… — and then, after a pause, saying that it leaks"
        if any(tokens[mark].tag == "IN" for mark in parse.children(at, "mark")):
            continue
        verbs = _find_joined(sentence, at, main)
        opening, plural = _say_doer(source, sentence, statement, subject, at)
        like = _find_time(sentence, at, finite)
        forms = [make_finite(tokens[verb], like, is_plural=plural) for verb in verbs]
        if opening and verbs and all(forms):
            edits = tuple(
                Edit(tokens[verb].start, tokens[verb].end, form or "")
                for verb, form in zip(verbs, forms, strict=True)
            )
            yield Parting(tokens[first - 2].end, tokens[first].start, statement.open(opening), edits)


def _find_joined(sentence: Sentence, at: int, main: int) -> list[int]:
    """Returns a participle and those that are joined to it; none where one of them is somebody else's."""
    tokens = sentence.parse.tokens
    verbs = [at]
    for other in range(at + 1, tokens[at].right + 1):
        if tokens[other].tag != "VBG":
            continue
        if tokens[other].relation == "conj" and tokens[other].head in verbs:
            verbs.append(other)
        elif tokens[other - 1].pos == "CCONJ" or (
            tokens[other].head in (main, at) and tokens[other].relation in ("conj", "advcl", "dep")
        ):
            return []  # "giving light and, in the night, keeping watch": whose watch is it?
    own = [verb for verb in verbs if sentence.parse.children(verb, *SUBJECTS)]
    return [] if own else verbs


def _say_doer(  # noqa: PLR0911 - one a case in which it is open
    source: SourceView, sentence: Sentence, statement: StatedClause, subject: int, at: int
) -> tuple[str | None, bool]:
    """Returns the subject that a participle has as a sentence, and whether it is more than one; None where it is open.

    What comes of all that was said before has "that"; of what else is done, the subject of the main verb does it.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    token, main = tokens[at], statement.verb
    if tokens[main].lemma in SAYING and token.lemma not in TOLD_BESIDES:
        return (
            None,
            False,
        )  # "The flood has reached the wall, Lee says, driving crews away": the flood drives them
    if _comes_of_it(source, sentence, subject, at):
        return (statement.all if token.left == at else None), False
    if token.lemma in _COMES_OF_IT | _MAY_COME_OF_IT | _MOVING | {"make"}:
        return None, False  # "He left the hall, leaving his hat": is it he, or that he left?
    if token.lemma in _NO_DOING or parse.children(main, "neg") or tokens[main].pos != "VERB":
        return None, False
    if tokens[subject].word in ("it", "this", "that"):
        return None, False  # "It is hard to see it otherwise, promising …"
    is_said = token.lemma in TOLD_BESIDES
    if not is_said and (tokens[subject].word == "they" or not _has_hands(source, sentence, subject)):
        return None, False  # "The port won six cups, thrusting its crew into the news": that it won did
    if statement.lead and (is_said or parse.children(main, "xcomp", "ccomp")):
        return None, False  # "Lee said they would leave, adding": Lee adds it
    if not is_said and any(other.is_finite for other in tokens[main + 1 : at]):
        return None, False  # "They found that the pumps leak, wetting the floor"
    if parse.children(main, "auxpass") and not (is_said and tokens[subject].pos == "NOUN"):
        return None, False  # "He was sued, claiming the boat": who claims it?
    if not is_said and tokens[main].lemma in _SEEING and parse.children(main, "dobj"):
        return None, False  # "They found a boy in the yard, sweeping it"
    if not is_said and (tokens[main].tag == "VBG" or tokens[begin_verb(sentence, main)].tag == "MD"):
        return None, False  # "They have been waiting, hoping to see it"
    return name_again(source, sentence, subject), is_plural(sentence, subject)


def _comes_of_it(source: SourceView, sentence: Sentence, subject: int, at: int) -> bool:
    """Returns whether a participle says what comes of all that was said: "…, making it hard to open".

    Of somebody, "raising both arms" says what they did.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    token = tokens[at]
    behind = tokens[at + 1 : token.right + 1]
    if token.lemma in _COMES_OF_IT or (token.lemma == "make" and parse.children(at, "ccomp")):
        return True
    if token.lemma in _MOVING:
        counted = any(one.entity in ("CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL") for one in behind)
        return counted and any(one.word in ("to", "above", "over", "past", "below") for one in behind)
    if token.lemma not in _MAY_COME_OF_IT or {one.word for one in behind} & _OWN:
        return False  # "The boats turned, leaving their nets"
    return not _has_hands(source, sentence, subject)


def _has_hands(source: SourceView, sentence: Sentence, at: int) -> bool:
    """Returns whether a noun or pronoun means somebody, or several of them."""
    token = sentence.parse.tokens[at]
    is_they = token.word == "they" or token.lemma in COLLECTIVES
    return is_they or is_somebody(token) or source.find_person(sentence.index, at) is not None


def _find_time(sentence: Sentence, at: int, finite: Token) -> Token:
    """Returns the verb in whose time a participle is said: what "meaning that it will" means has the time of "will"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if tokens[at].lemma != "mean" or finite.tag != "VBD":
        return finite
    meant = [tokens[begin_verb(sentence, said)] for said in parse.children(at, "ccomp")]
    return next((token for token in meant if token.is_finite and token.tag != "MD"), tokens[at])


def say_so(participle: Token, form: str) -> str:
    """Returns a participle of saying as a verb with the tag of another one: "adding" as "added" or "adds"."""
    past = find_past(participle) if form == "VBD" else None
    return past or f"{participle.lemma}{'s' * (form == 'VBZ')}"
