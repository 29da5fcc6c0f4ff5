"""Where a long sentence can be cut in two, so that each half keeps its subject and how it goes with the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import RELATIVES
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.parting import find_partings, find_statement, is_long, say_again
from podcast.writers.extractive.sources_first import find_source
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import CONDITIONS, is_fronted
from podcast.writers.plain_speech import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model.understanding import Clause, Sentence
    from podcast.writers.extractive.edits import Edit
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import Parting, StatedClause

LONG = 16
"""Words of a sentence that is cut where it can be."""
_SHORT = 24
"""Words up to which statements without a comma between them are cut only where both begin with their subjects."""
LEAST = 4
"""Words of a half, at least."""
FRONT = 8
"""Words and marks before the subject of a second half, at most, where no comma ends them."""
_JOINS = {"and": "", "but": "But", "so": "So", ";": "", "yet": "Yet", "": ""}
_SCOPE = frozenset(
    """perhaps maybe probably possibly arguably apparently presumably reportedly allegedly supposedly if unless
    evidently conceivably seemingly""".split()
)
"""Words at the beginning that hold for all that "and" joins behind them."""
_SPEECH = frozenset(
    """message view idea claim conclusion belief argument fear hope question point thesis verdict warning lesson theory
    answer reason assumption suspicion complaint motto promise clear""".split()
)
"""Nouns before a colon behind which somebody's view stands: "The message was clear: the oil was going." """
_BESIDES = frozenset(("only", "just", "merely"))
"""Words behind "not" whose other half comes with "but": «Not only the gate leaks, but the wall is low.»"""
_OPEN = ("AUX", "ADP", "CCONJ", "SCONJ", "DET")
"""What goes on behind a colon: "What he saw was: the gate is old"."""
_APART = re.compile(r"[,;–—:]|--")
"""What parts two statements besides the word that joins them: «The pump is old, and it leaks.»"""
_CLOSING = frozenset((")", "]", "”", "’", '"'))
CONCEDES = frozenset(("however", "whatever", "whoever", "wherever", "whichever"))
"""Words that begin a concession, where no comma stands behind them: «however much he tries»"""
_SUBJECTS = ("PRON", "DET", "NOUN", "PROPN", "ADJ")
"""What a statement begins with."""
_ELLIPTIC = re.compile(
    r"\b(?:to(?: be| do so| have)?|do so|be)"
    r"(?=[.!?”’\"]*$|, | (?:when|if|while|because|unless|than|once|before|after|until)\b)"
)
"""A verb whose other half was said before: «It is unlikely to be when the boats are out.»"""
_ASKING = frozenset(("whether", "why", "how"))
"""Words of a question that somebody speaks of: «They ask how and why it leaks, and whether it is old.»"""
_HOLDS_BOTH = re.compile(r",? (?:both|all|neither|none|each|either) of (?:which|whom)\b")
"""What is said of all that was counted before it: «One leaks and one rusts, both of which are old.»"""


@dataclass(frozen=True, slots=True)
class SpokenStretch:
    """Characters of a sentence that are said as a sentence of their own."""

    start: int
    stop: int
    opening: str = ""
    """Words before them: the conjunction, and the subject where it stands in another stretch."""
    edits: tuple[Edit, ...] = ()
    """Changes without which they were no sentence."""
    source: tuple[int, int] | None = None
    """Characters of who says it, which are said before them."""


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Where the first half ends and the second begins."""

    end: int
    start: int
    opening: str = ""
    skip: int = 0
    """Where the first half begins: behind the word that joined it to the second."""


def find_cuts(source: SourceView, index: int) -> tuple[SpokenStretch, ...]:
    """Returns a sentence in the stretches in which it is said; one where it is short or holds together."""
    sentence = source.sentence(index)
    text = sentence.text
    whole = (SpokenStretch(0, len(text)),)
    if not is_long(text) or not sentence.clauses:
        return whole
    if found := find_source(sentence):
        stop, start = found
        return (SpokenStretch(0, stop, source=(start, len(text))),)
    quoted = _find_quoted(source, index)
    cuts = (_find_joints(sentence) if quoted else _find_places(sentence)) if count_words(text) > LONG else []
    cuts = [cut for cut in cuts if not _touches(quoted, cut.start)]
    if _lists_questions(sentence):
        cuts = [cut for cut in cuts if ";" not in text[cut.end : cut.start]]
    stretches: list[SpokenStretch] = []
    at, opening = 0, ""
    for cut in cuts:
        first = SpokenStretch(max(at, cut.skip), cut.end, opening)
        if cut.end <= at or count_words(text[at : cut.end]) < LEAST or count_words(text[cut.start :]) < LEAST:
            continue
        if at and ":" in text[cut.end : cut.start] and not _states(sentence, at, cut.end):
            continue  # "The gate leaks, but as they say: all gates leak"
        stretches.append(first)
        at, opening = cut.start, cut.opening
    plain = (*stretches, SpokenStretch(at, len(text), opening))
    ways = (_part(source, index, plain), plain, whole)
    return next(way for way in ways if way == whole or not _is_broken(source, index, way))


def _lists_questions(sentence: Sentence) -> bool:
    """Returns whether semicolons part what is asked or told of: "They speak of the gate; whether it leaks; and why"."""
    tokens = sentence.parse.tokens
    return any(
        token.text == ";" and tokens[at + 1 + (tokens[at + 1].pos == "CCONJ")].word in _ASKING
        for at, token in enumerate(tokens[:-2])
    )


def _find_quoted(source: SourceView, index: int) -> list[int]:
    """Returns where in a sentence somebody's own words begin that are a statement."""
    tokens = source.sentence(index).parse.tokens
    return [
        tokens[span.start].start
        for quotation in source.quotations.get(index, ())
        for span in quotation.spans
        if quotation.is_clause and span.sentence == index
    ]


def _touches(quoted: Sequence[int], start: int) -> bool:
    """Returns whether a second sentence begins with somebody's words, or behind them, where who says them may stand."""
    return any(first <= start + 1 for first in quoted)


def _find_places(sentence: Sentence) -> list[Cut]:
    """Returns where statements that are joined can be cut, in order."""
    return sorted([*_find_joints(sentence), *_marks(sentence), *_so(sentence)])


def _find_joints(sentence: Sentence) -> list[Cut]:
    """Returns where a word or a comma joins statements."""
    cuts = [_coordinate(sentence, clause) for clause in _depending(sentence)]
    return sorted([*filter(None, cuts), *_list(sentence)])


def _depending(sentence: Sentence) -> Iterator[Clause]:
    """Yields the clauses that are joined to another one."""
    for clause in sentence.clauses:
        if clause.kind == "coordinate" and clause.parent is not None and clause.verb >= 0:
            yield clause


def _states(sentence: Sentence, start: int, stop: int) -> bool:
    """Returns whether a stretch of characters has a statement."""
    inside = [at for at, token in enumerate(sentence.parse.tokens) if start <= token.start < stop]
    return bool(inside) and has_statement(sentence, inside[0], inside[-1] + 1)


def _is_broken(source: SourceView, index: int, stretches: tuple[SpokenStretch, ...]) -> bool:
    """Returns whether a sentence that is told of its author would be no sentences in these stretches."""
    told = source.told.get(index)
    changes = [edit for stretch in stretches for edit in stretch.edits]
    return told is not None and told.is_broken([stretch.opening for stretch in stretches], changes)


def find_ends(sentence: Sentence) -> list[int]:
    """Returns where the statements of a sentence end that "and", "but", "so" or a semicolon joins to the next one."""
    cuts = [_coordinate(sentence, clause) for clause in sentence.clauses if clause.kind == "coordinate"]
    cuts += [cut for cut in _marks(sentence) if sentence.text[cut.end :].lstrip().startswith(";")]
    return sorted({cut.end for cut in cuts if cut})


def _part(source: SourceView, index: int, stretches: tuple[SpokenStretch, ...]) -> tuple[SpokenStretch, ...]:
    """Returns the stretches, of which those that are long are said in several with their subject said again."""
    statement = find_statement(source, source.sentence(index))
    return part_stretches(source, index, statement, stretches)


def part_stretches(
    source: SourceView, index: int, statement: StatedClause, stretches: tuple[SpokenStretch, ...]
) -> tuple[SpokenStretch, ...]:
    """Returns the stretches, of which those that are long are parted where a statement can be."""
    text = source.sentence(index).text
    quoted = _find_quoted(source, index)
    partings = [
        parting for parting in find_partings(source, index, statement) if not _touches(quoted, parting.last)
    ]
    for parting in sorted(partings, key=lambda one: _rank(text, one)):
        for at, stretch in enumerate(stretches):
            is_inside = stretch.start < parting.end < parting.start < stretch.stop
            if is_inside and is_long(text[stretch.start : stretch.stop]):
                edits = (*stretch.edits, *parting.edits)
                stop = stretch.stop if parting.stop else parting.end
                first = replace(stretch, stop=stop, edits=edits)
                stop = parting.stop or stretch.stop
                second = SpokenStretch(parting.start, stop, parting.opening, edits)
                stretches = (*stretches[:at], first, second, *stretches[at + 1 :])
                break
    return stretches


def _rank(text: str, one: Parting) -> tuple[bool, bool]:
    """Returns which partings are made first: who says it, that all of it has a source; last what is said behind."""
    return (one.stop is not None, not text.startswith("according to", one.start))


def part_report(
    source: SourceView, index: int, speaker: int, whole: SpokenStretch
) -> tuple[SpokenStretch, ...]:
    """Returns what somebody is reported to say in the stretches in which it is said, each with its speaker."""
    parse = source.sentence(index).parse
    said = parse.children(parse.tokens[speaker].head, "ccomp")
    if not said:
        return (whole,)
    statement = say_again(source, source.sentence(index), speaker, said[0], parse.tokens[said[0]].right + 1)
    return part_stretches(source, index, statement, (whole,)) if statement else (whole,)


def _so(sentence: Sentence) -> list[Cut]:
    """Returns the cut at a consequence of a statement, which to the parser may be the main one: "…, so they sailed"."""
    tokens = sentence.parse.tokens
    if tokens[0].word in _SCOPE | CONDITIONS or "“" in sentence.text:
        return []
    for at in range(2, len(tokens) - 3):
        if tokens[at].word != "so" or tokens[at - 1].text != "," or tokens[at + 1].pos not in _SUBJECTS:
            continue
        if tokens[at + 1].word in ("that", "much", "many") or _names_speech(sentence, at - 1):
            continue
        if any(
            token.lemma in SAYING and sentence.parse.children(it, "ccomp")
            for it, token in enumerate(tokens[:at])
        ):
            continue  # "Lee notes that the gate leaks, so the port may shut it": Lee notes both
        able = [after for modal, after in pairwise(tokens[at + 1 : at + 6]) if modal.tag == "MD"]
        is_purpose = tokens[at + 1].pos in ("PRON", "ADJ") and bool(able)
        if is_purpose and able[0].word != "have":
            continue  # "…, so they can sail": what it is for
        if has_statement(sentence, 0, at - 1) and has_statement(sentence, at + 1, len(tokens)):
            return [Cut(tokens[at - 2].end, tokens[at + 1].start, "So")]
    return []


def _marks(sentence: Sentence) -> list[Cut]:
    """Returns the cuts at semicolons, colons and dashes between two statements; of a pair of dashes there are none."""
    tokens, root = sentence.parse.tokens, sentence.parse.root
    cuts = []
    if _has_aside(sentence):
        return []
    is_question = sentence.text.rstrip("”\"' ").endswith("?")
    told = _find_told(sentence)
    for at, token in enumerate(tokens[:-1]):
        if (
            token.text in (";", ":", "—", "–", "--")
            and at
            and has_statement(sentence, 0, at)
            and has_statement(sentence, at + 1, len(tokens))
        ):
            if sentence.text.count("(", 0, token.start) > sentence.text.count(")", 0, token.start):
                continue
            if told is not None and told < at < root:
                continue  # "It stops at two ports — Ruan and Corrow, Lee said": Lee says both
            if token.text == ":" and (_names_speech(sentence, at) or tokens[at - 1].pos in _OPEN):
                continue
            following = at + 1
            if tokens[following].pos in ("VERB", "AUX") and tokens[following].is_finite and not is_question:
                continue  # "I went to the gate; opened it" has its subject before, "— should it rain" is a condition
            if _begins_with_noun(sentence, following):
                continue  # "They sold it in May — a month it rained"
            opening = ""
            if tokens[following].word in CONCEDES and tokens[following + 1].text != ",":
                continue  # "…: however much he tries" leans on what stands before it
            if tokens[following].word in ("and", "but", "so", "yet") and following + 1 < len(tokens):
                opening = _JOINS[tokens[following].word]
                following += 1
                if _is_second_that(sentence, following, opening):
                    continue
            cuts.append(Cut(tokens[at - 1].end, tokens[following].start, opening))
    return cuts


def _begins_with_noun(sentence: Sentence, at: int) -> bool:
    """Returns whether a noun stands before a statement that is said of it: "a month it rained"."""
    tokens = sentence.parse.tokens
    noun = tokens[at].head
    is_noun = tokens[at].tag == "DT" and tokens[at].word in ("a", "an", "the") and tokens[noun].pos == "NOUN"
    behind = tokens[noun + 1] if noun + 1 < len(tokens) else None
    return (
        is_noun and behind is not None and behind.tag == "PRP" and behind.relation in ("nsubj", "nsubjpass")
    )


def _find_told(sentence: Sentence) -> int | None:
    """Returns the verb of what a sentence reports, where who says it stands at its end: "It leaks, Lee said"."""
    parse, root = sentence.parse, sentence.parse.root
    goes_on = any(at > root for at in parse.children(root, "dobj", "ccomp", "xcomp", "prep"))
    said = [] if goes_on or parse.tokens[root].lemma not in SAYING else parse.children(root, "ccomp")
    return said[0] if said else None


def _list(sentence: Sentence) -> list[Cut]:
    """Returns the cuts of a list of statements: "The gate leaks, the wall is low and the pump is old"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    heads = ("ROOT", "conj", "ccomp")
    stating = [
        at for at, token in enumerate(tokens) if token.relation in heads and _states_alone(sentence, at)
    ]
    if len(stating) < 3 or (_SCOPE | CONDITIONS) & {token.word for token in tokens} or "“" in sentence.text:
        return []
    one, two, three = stating[:3]
    firsts = [tokens[min(parse.children(at, "nsubj", "nsubjpass"))].left for at in (two, three)]
    joined = {
        at
        for at in (one, two, three)
        if tokens[at].relation == "ROOT" or tokens[at].head in (one, two, three)
    }
    is_list = tokens[firsts[0] - 1].text == "," and tokens[firsts[1] - 1].word == "and"
    if len(joined) < 3 or not is_list or not one < firsts[0] <= two < firsts[1] <= three:
        return []
    last = firsts[1] - 2 - (tokens[firsts[1] - 2].text == ",")
    return [
        Cut(tokens[firsts[0] - 2].end, tokens[firsts[0]].start),
        Cut(tokens[last].end, tokens[firsts[1]].start),
    ]


def _states_alone(sentence: Sentence, verb: int) -> bool:
    """Returns whether a verb has a subject of its own before it, is finite, and says nothing of somebody's words."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    is_plain = not parse.children(verb, "mark") and tokens[verb].lemma not in SAYING
    is_finite = any(token.is_finite for token in parse.verb_group(verb))
    return (
        bool(subjects) and subjects[0] < verb and is_plain and is_finite and tokens[subjects[0]].tag[0] != "W"
    )


def _has_aside(sentence: Sentence) -> bool:
    """Returns whether something stands between two dashes."""
    return len(DASH.findall(sentence.text)) > 1


def _names_speech(sentence: Sentence, at: int) -> bool:
    """Returns whether what stands before a colon is a message, a view, a question: what follows is only reported."""
    return any(
        token.lemma in _SPEECH or token.lemma in SAYING
        for token in sentence.parse.tokens[max(0, at - 12) : at]
    )


def has_statement(sentence: Sentence, start: int, stop: int) -> bool:
    """Returns whether a stretch has a subject with a verb of its own, outside of any clause that depends on a noun."""
    tokens = sentence.parse.tokens
    for at in range(start, stop):
        if tokens[at].relation not in ("nsubj", "nsubjpass", "expl"):
            continue
        head = tokens[at].head
        if not start <= head < stop or tokens[head].relation in ("relcl", "advcl", "acl", "csubj", "pcomp"):
            continue
        if start and tokens[at].tag in ("WP", "WDT"):
            continue  # "nobody knows who is left — who is alive or hurt"
        above = tokens[head].head
        if tokens[head].relation == "ccomp" and start <= above < stop and tokens[above].tag == "VBG":
            continue  # "— and then, after a pause, saying he liked it"
        marks = [
            it for it in sentence.parse.children(head, "mark") if it != start - 1 or tokens[it].word != "so"
        ]
        if any(token.is_finite for token in sentence.parse.verb_group(head)) and not marks:
            return True
    return False


def _coordinate(  # noqa: C901, PLR0911, PLR0912 - one a case in which they hold together
    sentence: Sentence, clause: Clause
) -> Cut | None:
    """Two statements that “and”, “but”, “so” or a semicolon joins."""
    tokens = sentence.parse.tokens
    if clause.marker not in _JOINS or not _is_independent(sentence, clause):
        return None
    if clause.marker == "but" and _has_besides(sentence, clause.start):
        return None  # "Not only would it close the port, but it would flood the fields"
    if not clause.marker and tokens[clause.verb].lemma in SAYING:
        return None  # "It may fall, Lee suggested, as each …"
    if tokens[0].word in _SCOPE:
        return None  # "Perhaps the gate leaks, and the pump is old": perhaps, both
    if sentence.parse.children(clause.verb, "mark"):
        return None  # "The gate is shut, not because it leaks, but because nobody has the key": a reason, no statement
    first = tokens[clause.start]
    is_pointer = first.word == "that" and first.tag == "DT" and first.relation in ("nsubj", "nsubjpass")
    is_second = _is_second_that(sentence, clause.start, _JOINS[clause.marker])
    if first.word in RELATIVES and (is_second or not is_pointer):
        return None
    if tokens[clause.verb].relation == "conj" and tokens[tokens[clause.verb].head].pos in ("NOUN", "PROPN"):
        return None  # "its log, its letters, and whatever it is given": the last one of a list
    if _ELLIPTIC.search(sentence.text[tokens[clause.start].start :]):
        return None  # "The law is not perfect, and it is unlikely to be when …": perfect
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if _is_in_brackets(sentence, clause) or (parent and _is_in_brackets(sentence, parent)):
        return None  # "when it is turned (it is easy!), the wheel …": no second statement
    if parent is not None and _reports(sentence, parent) and tokens[clause.verb].lemma not in SAYING:
        return None  # "Lee said the dam was old, and the gate was broken": who says the second?
    if clause.parent is not None and _has_condition(sentence, clause.parent):
        return None  # "If the ice melts, the harbour floods, and the city moves": the second hangs on it, too
    if parent is not None and clause.marker == "and" and _is_order(sentence, parent):
        return None  # "Mend the gate, and the water stays out": if you mend it
    if parent is not None and parent.kind == "coordinate" and not parent.marker:
        return None  # "one is paid, two are built, and the third is opened": three of a kind
    if any(
        other.kind == "coordinate"
        and not other.marker
        and other.parent == clause.parent
        and other.start < clause.start
        for other in sentence.clauses
    ):
        return None  # the same, and "the ice has thinned, they say, and the bay is closed": they say both
    before = clause.start - 1
    while before > 0 and (
        (tokens[before].pos in ("CCONJ", "PUNCT") and tokens[before].text not in _CLOSING)
        or tokens[before].word in _JOINS
    ):
        before -= 1
    if before == clause.start - 1 or _is_half_of_pair(sentence, before):
        return None
    between = sentence.text[tokens[before].end : tokens[clause.start].start]
    if not clause.marker and (not re.search(r"[;–—:]", between) or _has_aside(sentence)):
        return None  # "… with masts, sails wrapped in oil, and a bell": a member of a list that looks like a clause
    if clause.marker not in between.lower():
        return None  # "…, and when it is turned (it is easy!), the wheel …": "and" stands before "when"
    if (
        _may_share_helper(sentence, clause)
        or _is_in_list(sentence, before)
        or _HOLDS_BOTH.search(sentence.text)
    ):
        return None
    if _is_in_aside(sentence, tokens[before].end) or (
        not _APART.search(between) and _is_below(sentence, before)
    ):
        return None
    subject = clause.subject
    if subject is None or not clause.start <= subject.start < clause.stop:
        return None  # "The revolt against a system that serves the few and despises the rest": who despises?
    is_clear = clause.marker == "but" or tokens[subject.start].pos == "PRON"
    is_apart = bool(_APART.search(between))
    is_short = count_words(sentence.text) <= _SHORT
    if not is_apart and not is_clear and is_short and not _is_surely_joined(sentence, clause, before):
        return None
    if tokens[subject.start].tag in ("WRB", "WP", "WDT"):
        return None
    if tokens[clause.verb - 1].tag == "CD" and not _APART.search(between):
        return None  # "12 loads and 4 returns a day" are no statement
    before_subject = tokens[clause.start : subject.start]
    # "…, but in a storm the gate is shut": no "in part because the gate is shut", and no gate in what is in front
    has_front = (
        first.pos in ("ADP", "SCONJ")
        and first.right < min(subject.start, clause.start + FRONT)
        and not sentence.parse.children(clause.verb, "mark")
    )
    has_noun = any(token.pos == "NOUN" for token in before_subject)
    is_over = (
        bool(before_subject) and before_subject[-1].text == "," and tokens[subject.start + 1].text != ","
    )
    if has_noun and not has_front and not is_over:
        return None  # "… and the use of tools and how they help", "and with a boat, Corrow, in which she sails, wants"
    return Cut(tokens[before].end, tokens[clause.start].start, _JOINS[clause.marker])


def _has_besides(sentence: Sentence, stop: int) -> bool:
    """Returns whether "not only" stands before a token, and its other half is still to come."""
    tokens = sentence.parse.tokens
    return any(
        token.relation == "neg" or token.word == "not"
        for at, token in enumerate(tokens[:stop])
        if tokens[at + 1].word in _BESIDES
    )


def _is_surely_joined(sentence: Sentence, clause: Clause, before: int) -> bool:
    """Returns whether a statement without a comma before its "and" is no end of a list: its subject begins one.

    "The pump feeds the gate and the wall that holds it leaks", to the parser, may be two statements.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    subjects = parse.children(clause.verb, "nsubj", "nsubjpass")
    is_next = tokens[before + 1].word == "and" and before + 2 == clause.start
    if not is_next or len(subjects) != 1 or tokens[subjects[0]].left != clause.start:
        return False
    head = tokens[clause.verb].head
    is_top = tokens[clause.verb].relation == "conj" and tokens[head].relation in ("ROOT", "conj")
    return is_top and not is_fronted(sentence, head)


def _is_second_that(sentence: Sentence, at: int, opening: str) -> bool:
    """Returns whether a clause may be a second one of a noun: "a gauge that leaks and that costs the port a lot"."""
    tokens = sentence.parse.tokens
    return not opening and tokens[at].word == "that" and any(token.word == "that" for token in tokens[:at])


def _is_in_list(sentence: Sentence, last: int) -> bool:
    """Returns whether a list ends at a token whose "and" is still to come: "the likes of Lee, Lund, and Keita were"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    at = last
    while tokens[at].text in _CLOSING or tokens[at].pos == "PUNCT":
        at -= 1
    while (
        tokens[at].head != at
        and tokens[at].head < at
        and tokens[at].relation in ("compound", "pobj", "prep", "appos")
    ):
        if tokens[at].relation == "appos":
            break
        at = tokens[at].head
    heads = (at, tokens[at].head)
    return (
        tokens[at].relation == "conj"
        and tokens[at].pos in ("NOUN", "PROPN")
        and not any(it <= last for head in heads for it in parse.children(head, "cc"))
    )


def _is_in_aside(sentence: Sentence, place: int) -> bool:
    """Returns whether a place lies between two dashes."""
    dashes = [match.start() for match in DASH.finditer(sentence.text)]
    return len(dashes) == 2 and dashes[0] < place < dashes[1]


def _is_below(sentence: Sentence, at: int) -> bool:
    """Returns whether a token is in a clause inside of another one, which "and" may go on with."""
    tokens = sentence.parse.tokens
    while tokens[at].head != at:
        if tokens[at].relation in ("advcl", "ccomp", "relcl"):
            return True
        at = tokens[at].head
    return False


def _may_share_helper(sentence: Sentence, clause: Clause) -> bool:
    """Returns whether what looks like a past may be a participle: "the gate must be shut and all who open it fined"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    verb, main = tokens[clause.verb], parse.root
    has_own = parse.children(clause.verb, "aux", "auxpass", "dobj", "ccomp", "xcomp")
    is_passive = bool(parse.children(main, "auxpass"))
    has_modal = any(tokens[at].tag == "MD" for at in parse.children(main, "aux"))
    is_bare = clause.marker == "and" and verb.pos == "VERB" and verb.tag in ("VBD", "VBN") and not has_own
    return is_bare and is_passive and has_modal


def _is_in_brackets(sentence: Sentence, clause: Clause) -> bool:
    before = sentence.text[: sentence.parse.tokens[clause.verb].start]
    return before.count("(") > before.count(")")


def _is_half_of_pair(sentence: Sentence, last: int) -> bool:
    """Returns whether what is joined behind a token was announced before it: "from both the port and elsewhere"."""
    for token in reversed(sentence.parse.tokens[: last + 1]):
        if token.pos == "CCONJ" and token.word in ("and", "or", "nor"):
            return False
        if token.word in ("both", "either", "neither"):
            return True
    return False


def _has_condition(sentence: Sentence, number: int) -> bool:
    """Returns whether a condition stands before a statement."""
    return any(
        other.kind == "adverbial"
        and other.parent == number
        and other.marker in CONDITIONS
        and other.start < sentence.clauses[number].predicate
        for other in sentence.clauses
    )


def _is_order(sentence: Sentence, clause: Clause) -> bool:
    """Returns whether a clause tells somebody to do something: "Mend it …", "All you have to do is mend it …"."""
    parse = sentence.parse
    done = (
        clause.verb,
        *(at for at in parse.children(clause.verb) if parse.tokens[clause.verb].lemma == "be"),
    )
    return clause.kind == "main" and any(
        parse.tokens[at].tag == "VB" and not parse.children(at, "aux", "mark", "nsubj") for at in done
    )


def _reports(sentence: Sentence, clause: Clause) -> bool:
    """Returns whether a clause is a verb of saying with what is said."""
    parse = sentence.parse
    return parse.tokens[clause.predicate].lemma in SAYING and bool(parse.children(clause.predicate, "ccomp"))


def _is_independent(sentence: Sentence, clause: Clause) -> bool:
    """Returns whether a clause is joined to the main one, of which neither lies in another."""
    tokens = sentence.parse.tokens
    number = clause.parent
    while number is not None:
        other = sentence.clauses[number]
        if other.kind not in ("main", "coordinate"):
            return False
        if any(tokens[at].relation == "mark" for at in sentence.parse.children(other.predicate)):
            return False
        number = other.parent
    root = next((other for other in sentence.clauses if other.kind == "main"), None)
    return root is not None and clause.start > root.predicate
