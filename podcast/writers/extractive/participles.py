"""What somebody does besides, or what comes of it, as a sentence of its own: "…, claiming that it leaks"."""

from __future__ import annotations

from dataclasses import dataclass
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
_EFFECTS = frozenset(
    """lend provide offer create produce trigger spark raise lower reduce increase boost exacerbate worsen improve ease
    deepen widen strengthen weaken fuel thrust put turn block prevent stop neutralize drive extend suggest reveal expose
    threaten disrupt delay limit restore open close end kill injure wound hurt damage destroy flood cut spread
    shatter undermine""".split()
)
"""What comes of what nobody did by hand: «The gate broke, and it flooded the quay and spread fear.»"""
_HARMS = frozenset("kill injure wound hurt damage destroy".split())
"""The same, whoever did it: «The crew opens the gate, and that may kill two.»"""
_ADDING_TO = frozenset(("lead", "add"))
"""The same, with "to": «The gate broke, and that may lead to a flood.»"""
_SEEING = frozenset("find see catch watch hear leave keep show picture photograph film capture".split())
"""Verbs whose object may do what a participle says: «The crews find a boy and watch him.»"""
_OWN = frozenset("his her its their itself themselves".split())
"""Words for a subject in what only the subject can have done: «The crew left its boats.»"""
_NO_DOING = frozenset(
    """be have accord accompany base begin concern consider depend extend follow include involve number owe
    go range regard remain result start total value weigh""".split()
)
"""Participles that say no more of what was done than a preposition does: «The gates start, go and follow a plan.»"""


def part_at_participle(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what a subject does besides: "The crew left the gauge, saying that it leaks"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    main = statement.verb
    subject, finite = find_subject(sentence, main), tokens[begin_verb(sentence, main)]
    if subject is None or subject > begin_verb(sentence, main) or not finite.is_finite:
        return
    joined = [at for at in parse.children(main, "conj") if tokens[at].pos == "VERB"]
    doing = [verb for verb in joined if not parse.children(verb, *SUBJECTS)]
    for at in (it for verb in (main, *doing) for it in parse.children(verb, "advcl")):
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
        doer = _say_doer(source, sentence, statement, subject, at)
        if not verbs or not doer.name or (doer.is_all and not _all_come_of_it(sentence, verbs)):
            continue
        if doer.is_all and statement.lead:
            continue  # "They said that it leaked, wounding two": who says so?
        if helpers := _find_progress(sentence, token.head) if not doer.is_all else "":
            opening = statement.open(f"{doer.name} {helpers}")
            yield Parting(tokens[first - 2].end, tokens[first].start, opening)
            continue
        like = _find_time(sentence, at, tokens[begin_verb(sentence, token.head)] if doer.is_all else finite)
        edits = _make_finite(sentence, verbs, like, is_plural=doer.is_plural)
        if edits:
            yield Parting(tokens[first - 2].end, tokens[first].start, statement.open(doer.name), edits)


def _find_progress(sentence: Sentence, main: int) -> str:
    """Returns the helpers of what goes on, with which a participle is said: "have been" of "have been rowing"."""
    tokens = sentence.parse.tokens
    helpers = [tokens[it].text for it in sentence.parse.children(main, "aux")]
    return " ".join(helpers) if tokens[main].tag == "VBG" else ""


def _make_finite(sentence: Sentence, verbs: list[int], like: Token, *, is_plural: bool) -> tuple[Edit, ...]:
    """Returns the changes that make participles finite, an adverb before them behind "will"; none if one is open."""
    tokens = sentence.parse.tokens
    edits = []
    for verb in verbs:
        form = make_finite(tokens[verb], like, is_plural=is_plural)
        if form is None:
            return ()
        start = tokens[verb]
        if verb == verbs[0] and start.left < verb and like.tag == "MD":
            adverbs = sentence.parse.words(start.left, verb)
            start, form = tokens[start.left], form.replace(" ", f" {adverbs} ", 1)
        edits.append(Edit(start.start, tokens[verb].end, form))
    return tuple(edits)


def _all_come_of_it(sentence: Sentence, verbs: list[int]) -> bool:
    """Returns whether all of several participles say what came of it: no "giving light and keeping watch"."""
    tokens = sentence.parse.tokens
    known = _COMES_OF_IT | _MAY_COME_OF_IT | _MOVING | _EFFECTS | _ADDING_TO | {"make"}
    return len(verbs) == 1 or all(tokens[verb].lemma in known for verb in verbs)


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


@dataclass(frozen=True, slots=True)
class _Doer:
    """What a participle has as its subject when it is a sentence."""

    name: str | None = None
    """None where it is open."""
    is_plural: bool = False
    is_all: bool = False
    """Whether it is all that was said before."""


def _say_doer(  # noqa: C901, PLR0911 - one a case in which it is open
    source: SourceView, sentence: Sentence, statement: StatedClause, subject: int, at: int
) -> _Doer:
    """Returns the subject that a participle has as a sentence.

    What comes of all that was said before has "that"; of what else is done, the subject of the main verb does it.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    token, main = tokens[at], tokens[at].head
    if tokens[main].lemma in SAYING and token.lemma not in TOLD_BESIDES:
        return (
            _Doer()
        )  # "The flood has reached the wall, Lee says, driving crews away": the flood drives them
    if _comes_of_it(source, sentence, subject, at):
        return _Doer(statement.all, is_all=True)
    if main != statement.verb:
        return _Doer()
    if token.lemma in _COMES_OF_IT | _MAY_COME_OF_IT | _MOVING | {"make"}:
        return _Doer()  # "He left the hall, leaving his hat": is it he, or that he left?
    if token.lemma in _NO_DOING or parse.children(main, "neg"):
        return _Doer()
    if tokens[main].pos != "VERB" and not _is_person(source, sentence, subject):
        return _Doer()  # "The gate is old, leaking into the cellar"
    if tokens[subject].word in ("it", "this", "that"):
        return _Doer()  # "It is hard to see it otherwise, promising …"
    is_said = token.lemma in TOLD_BESIDES
    has_hands = tokens[subject].word != "they" and _has_hands(source, sentence, subject)
    if not is_said and not has_hands and parse.children(at, "dobj", "ccomp", "dative"):
        return _Doer()  # "The port won six cups, thrusting its crew into the news": that it won did
    if statement.lead and (is_said or parse.children(main, "xcomp", "ccomp")):
        return _Doer()  # "Lee said they would leave, adding": Lee adds it
    if not is_said and any(other.is_finite for other in tokens[main + 1 : at]):
        return _Doer()  # "They found that the pumps leak, wetting the floor"
    if parse.children(main, "auxpass") and not (is_said and tokens[subject].pos == "NOUN"):
        return _Doer()  # "He was sued, claiming the boat": who claims it?
    if not is_said and tokens[main].lemma in _SEEING and parse.children(main, "dobj"):
        return _Doer()  # "They found a boy in the yard, sweeping it"
    if not is_said and tokens[begin_verb(sentence, main)].tag == "MD":
        return _Doer()  # "They may wait, hoping to see it"
    if is_said and tokens[main].tag == "VBG":
        return _Doer()
    return _Doer(name_again(source, sentence, subject), is_plural(sentence, subject))


def _comes_of_it(  # noqa: PLR0911 - one a kind of verb
    source: SourceView, sentence: Sentence, subject: int, at: int
) -> bool:
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
    if token.lemma in _ADDING_TO:
        is_to = any(tokens[it].word == "to" for it in parse.children(at, "prep"))
        return is_to and (token.lemma == "lead" or not _has_hands(source, sentence, subject))
    if tokens[token.head].pos != "VERB" or not parse.children(at, "dobj", "ccomp"):
        return False
    if token.lemma in _EFFECTS:
        return token.lemma in _HARMS or not _is_person(source, sentence, subject)
    if token.lemma not in _MAY_COME_OF_IT or {one.word for one in behind} & _OWN:
        return False  # "The boats turned, leaving their nets"
    return not _has_hands(source, sentence, subject)


def _has_hands(source: SourceView, sentence: Sentence, at: int) -> bool:
    """Returns whether a noun or pronoun means somebody, or several of them."""
    token = sentence.parse.tokens[at]
    is_group = token.lemma in COLLECTIVES or token.entity in ("ORG", "NORP")
    return is_group or _is_person(source, sentence, at)


def _is_person(source: SourceView, sentence: Sentence, at: int) -> bool:
    token = sentence.parse.tokens[at]
    is_they = token.word == "they" or is_somebody(token)
    return is_they or source.find_person(sentence.index, at) is not None


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
