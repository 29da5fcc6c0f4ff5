"""Clauses that say when, why or against what something is so, each as a sentence of its own.

"Although it is old, the pump works" is said as "The pump is old. But it works". What hangs on a condition
stays with it, and so does when something was: behind it, "That was after …" would be an afterthought.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import HEDGING_ADVERBS
from podcast.writers.extractive.edits import ADDING, Edit
from podcast.writers.extractive.named_again import is_plural
from podcast.writers.extractive.relative_clauses import is_somebody
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import (
    CONDITIONS,
    PARTLY,
    SUBJECTS,
    Parting,
    StatedClause,
    begin_verb,
    find_subject,
    is_fronted,
    is_last,
    is_negated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

LEAST = 6
"""Words and marks of a clause at the end that says when, at least: "It fell as the storm passed" is one idea."""
_CONCEDES = ("although", "though", "whereas")
"""Words before what is so in spite of something: «Although it leaks, it is used.»"""
_REASONS = ("because", "since")
_FRONTED = (*_CONCEDES, *_REASONS, "while", "after")
_BEHIND = {"whereas": "But", "while": "", "although": "But", "though": "But"}
"""Word that begins a contrast behind the main statement → what that begins with as a sentence.

Behind "while" that is nothing: of two numbers, "Meanwhile" would say a time that nobody means.
"""
_CONNECTIVE = re.compile(rf"(?:(?:And|But|Yet|However|{'|'.join(ADDING)}),?\s+)?")
"""Words that join a sentence to the one before it: «But although the gate was shut, it leaked.»"""
_NEAR = frozenset(("this", "these", "that", "those", "there", "i", "we", "you"))
"""Pronouns that need no noun behind them: «While these are old, the new pump is not.»"""
_COUNTING = frozenset(("many", "much", "few", "little", "long", "far"))
"""Words before which "so" would count: «Because it is cheap, many buy it.»"""
_ARE = ("be", "have")
_FINDING = frozenset(
    """advise agree allege ask believe decide demand describe desire do expect fear find foresee happen have hope imply
    indicate instruct intend know learn like note occur order plan predict promise propose put recommend request require
    see show suggest think want warn wish""".split()
)
"""What else "as" says of all the sentence, like who says it: «It leaks, as the crews find.»"""
_LOOSE = ("ADP", "ADV", "SCONJ")
"""What begins words behind a comma that may belong to what follows."""
_SOON = ("NUM", "NOUN", "ADV", "DET")
"""What may stand before "after": "two days after", "shortly after"."""
_NAMED = 5
"""Words of a subject that is said before the pronoun that meant it, at most."""
_ORDER = 3
"""Words between a comma and the subject of a main statement, at most, where the clause before it has a comma, too."""


def part_at_contrast(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the places between a statement and what it is set against, its reason, or what was before it."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    is_bound = not statement.lead and bool(parse.children(statement.verb, "mark"))
    is_finite = tokens[begin_verb(sentence, statement.verb)].is_finite
    if "according to" in sentence.text.lower() or is_bound or not is_finite:
        return
    for verb in parse.children(statement.verb, "advcl"):
        mark = _find_mark(sentence, verb)
        if mark is None or not _is_clause(sentence, verb):
            continue
        if verb < statement.verb:
            yield from _part_behind_front(source, sentence, statement, verb, mark)
        else:
            yield from _part_at_contrast(sentence, statement, verb, mark)


def _find_mark(sentence: Sentence, verb: int) -> int | None:
    """Returns the word that begins the clause of a verb; of "as though" it is "as", which sets nothing against it."""
    tokens = sentence.parse.tokens
    marks = [at for at in sentence.parse.children(verb, "mark", "advmod") if at < verb]
    return next((at for at in marks if tokens[at].word in (*_FRONTED, "as", "when", "before")), None)


def _is_clause(sentence: Sentence, verb: int) -> bool:
    """Returns whether a verb has a subject of its own before it, and is finite."""
    subjects = sentence.parse.children(verb, *SUBJECTS)
    begin = sentence.parse.tokens[begin_verb(sentence, verb)]
    return begin.is_finite and bool(subjects) and subjects[0] < verb


def _part_behind_front(
    source: SourceView, sentence: Sentence, statement: StatedClause, verb: int, mark: int
) -> Iterator[Parting]:
    """Yields the place behind a clause that stands before its statement."""
    tokens = sentence.parse.tokens
    stop = tokens[verb].right - (tokens[tokens[verb].right].text == ",")
    if stop + 2 >= len(tokens) or tokens[stop + 1].text != ",":
        return
    begin, end = stop + 2, tokens[stop].end
    if tokens[begin].text in ("”", '"'):
        end, begin = tokens[begin].end, begin + 1  # "While they “gave it a coat,” it leaks"
    before = _begin_front(sentence, statement, verb, mark)
    subject = find_subject(sentence, statement.verb)
    is_whole = subject is None or subject > stop  # "There is …" has none
    goes_on = tokens[begin].pos in ("CCONJ", "SCONJ") or tokens[begin].word in ("so", "then")
    if before is None or not is_whole or goes_on:
        return  # "While it leaks, or is wet, …", "Although it leaked in 2009, when it rained, …"
    opening = _open_main(sentence, statement, verb, mark, begin)
    named = _name_first(source, sentence, verb, begin, subject) if opening is not None else None
    if opening is None or named is None:
        return
    is_apart = before > 1 and tokens[before - 1].text == ","  # "Lee says, although it leaks, …"
    cut = Edit(
        tokens[before - 1].start if is_apart else tokens[before].start, tokens[mark + 1].start, " " * is_apart
    )
    yield Parting(end, tokens[begin].start, opening, (cut, *named))


def _begin_front(sentence: Sentence, statement: StatedClause, verb: int, mark: int) -> int | None:
    """Returns the token from which what stands before a clause is cut, up to its mark; None where more stands there."""
    tokens, text = sentence.parse.tokens, sentence.text
    first = tokens[verb].left
    before = [token.word for token in tokens[first:mark]]
    is_even = before == ["even"] and tokens[mark].word == "though"
    if before and not is_even and tokens[mark].word != "after":
        return None
    if not is_even and not all(
        token.pos in _SOON and token.word not in PARTLY | {"even"} for token in tokens[first:mark]
    ):
        return None
    if statement.lead:
        return first if tokens[statement.verb].left in (first, first - 1) or first == 0 else None
    if tokens[first].start == 0:
        return 0
    connective = _CONNECTIVE.match(text)
    is_behind = connective is not None and connective.end() == tokens[first].start
    if connective and (tokens[mark].word == "after" or connective[0].startswith("For ")):
        is_behind = False  # "For example, after it had leaked, they sold it": that they did is the example
    if is_behind or (first > 1 and tokens[first - 1].text == ";"):
        joins = {"and", "but", "yet", "however"} & {token.word for token in tokens[:first]}
        return 0 if joins and is_behind else first
    return None


def _open_main(sentence: Sentence, statement: StatedClause, verb: int, mark: int, begin: int) -> str | None:
    """Returns how a statement begins behind what stood before it; None where that would be a guess."""
    tokens = sentence.parse.tokens
    word = tokens[mark].word
    if word in _CONCEDES or (word == "while" and _contrasts(sentence, statement, verb, begin)):
        joins = "Still," if tokens[mark - 1].word == "even" else "But"
        return _turn(sentence, statement, begin) if statement.lead else joins
    if word in _REASONS and (word == "because" or _gives_reason(sentence, verb)):
        if tokens[mark + 1].word in ("so", "such"):
            return None  # "Because so much of it is steep, …" without its "because" would lead to nothing
        if statement.lead:
            return statement.open("this is why")
        return None if tokens[begin].word in _COUNTING else "So"
    if (
        word == "after"
        and not statement.lead
        and _is_past(sentence, verb)
        and _is_past(sentence, statement.verb)
    ):
        words = sentence.text[tokens[tokens[verb].left].start : tokens[mark].end]
        return f"{words[:1].upper()}{words[1:]} that,"
    return None


def _turn(sentence: Sentence, statement: StatedClause, begin: int) -> str:
    """Returns how somebody goes on with the other side: "But she said that in May it worked"."""
    subject = find_subject(sentence, statement.verb)
    is_joined = subject is not None and sentence.parse.tokens[subject].left == begin
    return statement.open("But", "" if is_joined or statement.lead.endswith(" that") else "that")


def _is_past(sentence: Sentence, verb: int) -> bool:
    """Returns whether a verb tells of what was and is over, once: no "had been waiting", no "would wait"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    begin = tokens[begin_verb(sentence, verb)]
    return begin.tag == "VBD" and tokens[verb].tag != "VBG" and not parse.children(verb, "neg")


def _contrasts(sentence: Sentence, statement: StatedClause, verb: int, begin: int) -> bool:
    """Returns whether "while" sets two things against each other: it has nothing to do with time.

    "While visitors remain few, the port counts them": all that time.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    if _has_tag(sentence):
        return False  # "While it leaks, Lee says, it works"
    helpers = [tokens[at] for at in parse.children(verb, "aux", "auxpass")]
    finite, main = tokens[begin_verb(sentence, verb)], tokens[begin_verb(sentence, statement.verb)]
    is_now = finite.tag in ("VBZ", "VBP", "MD") and finite.word not in ("could", "would", "might")
    is_other_time = (is_now and main.tag == "VBD") or (finite.tag == "VBD" and main.tag in ("VBZ", "VBP"))
    is_other_time = (
        is_other_time or finite.word in ("may", "might") or _share_subject(sentence, statement, verb)
    )
    if tokens[verb].tag == "VBG" and not is_other_time:
        return False
    states = tokens[verb].lemma == "be" or any(it.lemma in _ARE or it.tag == "MD" for it in helpers)
    are_both = tokens[verb].lemma == tokens[statement.verb].lemma == "be"
    inside = range(tokens[verb].left, tokens[verb].right)
    if any(tokens[at].text == "," and tokens[at + 1].pos in _LOOSE for at in inside):
        return False  # "While it leaks, for all who use it, …": where does it end?
    subject = find_subject(sentence, statement.verb)
    is_right_behind = subject is not None and begin <= tokens[subject].left <= begin + _ORDER
    if any(tokens[at].text == "," for at in inside) and not is_right_behind:
        return False
    return is_other_time or (states and (finite.tag != "VBD" or are_both))


def _share_subject(sentence: Sentence, statement: StatedClause, verb: int) -> bool:
    """Returns whether two clauses tell of two of a kind: "While old pumps leak, new pumps do not"."""
    tokens = sentence.parse.tokens
    subjects = [find_subject(sentence, at) for at in (verb, statement.verb)]
    nouns = [tokens[at] for at in subjects if at is not None and tokens[at].pos == "NOUN"]
    if len(nouns) != 2 or nouns[0].lemma != nouns[1].lemma:
        return False
    return all(sentence.parse.children(at, "amod", "compound", "prep") for at in subjects if at is not None)


def _gives_reason(sentence: Sentence, verb: int) -> bool:
    """Returns whether "since" gives a reason: what has been so since something was has that in the past."""
    return sentence.parse.tokens[begin_verb(sentence, verb)].tag in ("VBZ", "VBP", "MD")


def _has_tag(sentence: Sentence) -> bool:
    """Returns whether a sentence has who says it in its middle or at its end."""
    return any(
        token.lemma in SAYING
        and (token.relation == "parataxis" or any(said < at for said in sentence.parse.children(at, "ccomp")))
        for at, token in enumerate(sentence.parse.tokens)
    )


def _name_first(
    source: SourceView, sentence: Sentence, verb: int, begin: int, subject: int | None
) -> tuple[Edit, ...] | None:
    """Returns what says a noun before the pronoun that meant it; None where it is not clear whom that means."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    own = parse.children(verb, *SUBJECTS)[0]
    if tokens[own].pos != "PRON" or tokens[own].word in _NEAR or tokens[own].relation == "expl":
        return ()
    if subject is None:
        return None
    if tokens[own].word == tokens[subject].word:
        return ()  # "Although they are old, they work": whom the sentence before it has named
    if not _is_brief(sentence, subject, begin) or not _means(source, sentence, own, subject):
        return None
    first, last = tokens[subject].left, tokens[subject].right
    words = sentence.text[tokens[first].start : tokens[last].end]
    return (
        Edit(tokens[own].start, tokens[own].end, words),
        Edit(tokens[first].start, tokens[last].end, tokens[own].word),
    )


def _is_brief(sentence: Sentence, subject: int, begin: int) -> bool:
    """Returns whether a subject is a few words with which its statement begins."""
    tokens = sentence.parse.tokens
    first, last = tokens[subject].left, tokens[subject].right
    is_noun = first == begin and last - first < _NAMED and tokens[subject].pos in ("NOUN", "PROPN")
    return is_noun and not any(token.text in (",", "(", '"', "“") for token in tokens[first : last + 1])


def _means(source: SourceView, sentence: Sentence, pronoun: int, noun: int) -> bool:
    """Returns whether a pronoun means a noun behind it that nobody has to introduce."""
    meant, named = source.list_meant(sentence.index, pronoun), _list_named(source, sentence, noun)
    is_known = sentence.parse.tokens[noun].entity != "PERSON" or any(
        mention.span.sentence < sentence.index
        for number in named
        for mention in source.entity(number).mentions
    )  # who is new is named in full, with who that is
    return is_known and (meant <= named if meant - {None} else _agree(sentence, pronoun, noun))


def _list_named(source: SourceView, sentence: Sentence, noun: int) -> set[int]:
    """Returns whom or what a noun of a sentence names."""
    return {
        number
        for number in source.mentions.get(sentence.index, ())
        for mention in source.entity(number).mentions
        if mention.span.sentence == sentence.index and mention.head == noun
    }


def _agree(sentence: Sentence, pronoun: int, noun: int) -> bool:
    """Returns whether "he", "she" or "they" can mean a noun; "it" may mean nothing: "Though it is late"."""
    tokens = sentence.parse.tokens
    if tokens[pronoun].word == "they":
        return is_plural(sentence, noun)
    return (
        tokens[pronoun].word in ("he", "she") and is_somebody(tokens[noun]) and not is_plural(sentence, noun)
    )


def _part_at_contrast(sentence: Sentence, statement: StatedClause, verb: int, mark: int) -> Iterator[Parting]:
    """Yields the place before what a statement is set against, at the sentence's end."""
    tokens = sentence.parse.tokens
    first, word = tokens[verb].left, tokens[mark].word
    first += tokens[first].text == ","
    has_even = word == "though" and tokens[mark - 1].word == "even"
    is_apart = tokens[first - 1].text == ","
    is_begun = mark == first + has_even and (is_apart or _share_subject(sentence, statement, verb))
    if statement.is_open or word not in _BEHIND or not is_begun or not is_last(sentence, verb, statement):
        return
    if tokens[0].word in HEDGING_ADVERBS.words or _hangs_on(sentence, statement, verb):
        return
    if word == "while" and (statement.lead or _has_tag(sentence) or is_fronted(sentence, statement.verb)):
        return  # "Two sank, Lee said, while one came back": Lee said both; so "By May two sink, while one comes back"
    if word == "while" and (
        sentence.parse.children(verb, "expl") or _is_at_that_time(sentence, statement, verb)
    ):
        return  # "…, while there is only one gate"
    joins = "But" if statement.lead or not is_apart else _BEHIND[word]
    opening = statement.open(joins, "")
    yield Parting(tokens[first - 1 - is_apart].end, tokens[mark + 1].start, opening)


def _is_at_that_time(sentence: Sentence, statement: StatedClause, verb: int) -> bool:
    """Returns whether "while" tells how it was when something happened: "She broke the lock, while he was away"."""
    tokens = sentence.parse.tokens
    is_state = tokens[verb].lemma == "be" or tokens[verb].tag == "VBG"
    happened = (
        tokens[begin_verb(sentence, statement.verb)].tag == "VBD" and tokens[statement.verb].lemma != "be"
    )
    are_two = _share_subject(sentence, statement, verb)  # "Old pumps stopped, while new pumps were at work"
    return is_state and tokens[begin_verb(sentence, verb)].tag == "VBD" and happened and not are_two


def _hangs_on(sentence: Sentence, statement: StatedClause, verb: int) -> bool:
    """Returns whether a clause may hang on a condition: one before the statement, or one right before the clause."""
    tokens = sentence.parse.tokens
    return any(
        clause.marker in CONDITIONS
        and (clause.start < statement.verb or tokens[clause.verb].head not in (statement.verb, verb))
        and clause.start < verb
        for clause in sentence.clauses
    )


def part_at_clause(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before why something is so, or what shows it, at a sentence's end: "…, since it leaks"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    main = tokens[begin_verb(sentence, statement.verb)]
    if statement.is_open or main.tag == "MD" or is_negated(sentence, statement):
        return
    for verb in parse.children(statement.verb, "advcl"):
        first = tokens[verb].left
        marks = [at for at in parse.children(verb, "mark", "advmod") if tokens[at].word in ("since", "as")]
        is_behind = verb > statement.verb and marks == [first] and tokens[first - 1].text == ","
        if not is_behind or not is_last(sentence, verb, statement) or not _is_clause(sentence, verb):
            continue
        if tokens[verb].right - first < LEAST:
            continue
        if tokens[first].word == "since":
            opening = "that is because" if _gives_reason(sentence, verb) else None
        else:  # "It is the third time, as the Corrow won in 2007"
            shows = tokens[statement.verb].lemma == "be" and _is_occasion(sentence, verb)
            opening = "" if shows else None
        if opening is not None:
            yield Parting(tokens[first - 2].end, tokens[first + 1].start, _point(statement, opening))


def _point(statement: StatedClause, opening: str) -> str:
    """Returns an opening with the pronoun that points at all that a statement says."""
    if not opening:
        return statement.open("")
    return statement.open(f"{statement.all}{opening.removeprefix('that')}")


def _is_occasion(sentence: Sentence, verb: int) -> bool:
    """Returns whether "as" tells of something else that happens: no "as Lee said", no "as the ministry has"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subject = parse.children(verb, *SUBJECTS)[0]
    says = tokens[verb].lemma in SAYING | _FINDING
    if says or tokens[subject].word in ("i", "we", "you", "one"):
        return False
    if parse.children(verb, "dobj", "attr", "acomp", "auxpass", "xcomp"):
        return True
    is_one = any(tokens[at].word in ("a", "an") for at in parse.children(subject, "det"))
    if parse.children(verb, "aux") or (is_one and tokens[verb].word.endswith("ed")):
        return False  # "… as the crew had dreamt for years", "It was founded as a school focused on boats"
    return bool(parse.children(verb, "prep", "prt", "advmod"))
