"""When, where or why something was, behind what is said of it: "In the second winter of the strike, it was shut".

It goes on as "That was in the second winter of the strike", and with who says something as "Lee said so in a letter".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.fronts import NOBODY, find_front
from podcast.writers.extractive.named_again import name_again
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import HELPERS, Parting, begin_verb, find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import StatedClause

LONG = 22
"""Words of a sentence whose time or place is said behind it."""
LEAST = 5
"""Words of a time or place that is said behind its sentence, at least."""
MOST = 25
"""Words of the rest, at most: behind more of them "that" is heard as the last of it."""
_EACH = frozenset("each every all any most both many".split())
"""Words of several times or places: «In each of the two winters it was shut.»"""
_WHOSE = frozenset("his her he she him".split())
"""Words that point at somebody whom the rest of the sentence names: «On the eve of his trial, Lee rowed.»"""
_AT = frozenset("in at on during amid".split())
"""Words that begin a time, a place or an occasion: «It was shut on the second night of the strike.»"""
_LATER = frozenset("after before into".split())
"""Words between how long it took and since when: «It was shut three days after the strike.»"""
_CAUSES = frozenset(("because", "due", "thanks", "despite"))
"""Words that begin a cause, or what was none: «It was shut because of the strike.»"""
_AIMS = frozenset("effort bid attempt hope hopes move response reaction".split())
"""Nouns of what something was for, behind "in": «It was shut in an effort to save the wall.»"""


def part_at_time(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields when, where or why something was, to be said behind it: "That was on the second night of their trip"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    found = find_front(sentence, statement)
    if found is None or parse.children(found[0], "expl"):
        return
    subject, (at, *others) = found
    if tokens[at].relation == "advcl" and not others:
        yield from _part_at_before(sentence, subject, at)
        return
    is_plain = tokens[at].relation == "prep" and not parse.children(at, "pcomp")
    if not is_plain or any(tokens[one].relation != "npadvmod" for one in others):
        return
    if tokens[at].word == "despite" and tokens[2].word == "fact":
        yield from _part_at_fact(sentence, subject)
        return
    begin = tokens[subject].left
    front = parse.words(0, begin - 1)
    rest = count_words(sentence.text) - count_words(front)
    if (
        count_words(sentence.text) < LONG
        or count_words(front) < LEAST
        or not _can_follow(sentence, at, begin)
    ):
        return
    is_for = _says_why(sentence, at)
    is_report = tokens[parse.root].lemma in SAYING and bool(parse.children(parse.root, "ccomp"))
    if is_report and not is_for:
        opening = _say_so(source, sentence, subject)
    elif rest > MOST or (is_report and tokens[at].word in _CAUSES):
        return  # "Despite the storm, Lee said, it is safe": despite it, it is safe
    else:
        opening = "that was" if tokens[begin_verb(sentence, parse.root)].tag == "VBD" else "that is"
    if opening:
        stop = tokens[begin - 2].end
        yield Parting(stop, 0, opening, (Edit(0, tokens[begin].start),), stop)


def _says_why(sentence: Sentence, at: int) -> bool:
    """Returns whether a preposition at a sentence's beginning begins what something is for, or its cause."""
    tokens = sentence.parse.tokens
    is_aim = tokens[at].word == "in" and any(one.word in _AIMS for one in tokens[1:4])
    return is_aim or tokens[at].word in _CAUSES


def _can_follow(sentence: Sentence, at: int, begin: int) -> bool:
    """Returns whether what stands before a subject that begins at a token means the same behind the statement."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    word, finite = tokens[at].word, tokens[begin_verb(sentence, parse.root)]
    is_for = _says_why(sentence, at)
    is_since = at > 0 and all(one.entity == "DATE" or one.relation == "advmod" for one in tokens[:at])
    if not (is_since and word in _LATER) and not (at == 0 and (word in _AT or is_for)):
        return False
    goes_on = tokens[parse.root].tag == "VBG" or bool(parse.children(parse.root, "neg"))
    is_event = finite.tag == "VBD" and not goes_on and not any(one.word in _EACH for one in tokens[at:begin])
    if finite.tag == "MD" or not (is_event or is_for):
        return False
    # Where the subject has a clause between commas, that one is said apart.
    between = (*tokens[: begin - 1], *tokens[begin : parse.root])
    if any(one.text == "," for one in between) or tokens[begin].word in NOBODY | _EACH:
        return False
    # "On the eve of his birthday, Lee's son told Berg": whose it is is heard only in front.
    points = {one.word for one in tokens[:begin]} & _WHOSE
    return not points or sum(one.begins_entity and one.entity == "PERSON" for one in tokens) < 2


def _part_at_before(sentence: Sentence, subject: int, at: int) -> Iterator[Parting]:
    """Yields the end of what was before: "After the storm had passed, the crew left"; what a pronoun says is not."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    root = tokens[begin_verb(sentence, parse.root)]
    own = find_subject(sentence, at)
    if tokens[0].word != "after" or own is None or tokens[0].head != at or root.tag != "VBD":
        return
    first = tokens[subject].left
    if tokens[begin_verb(sentence, at)].tag != "VBD":
        return
    if tokens[own].pos != "PRON" and tokens[own].left == 1:
        gone = Edit(0, tokens[1].start)
        yield Parting(tokens[first - 2].end, tokens[first].start, "after that,", (gone,))


def _part_at_fact(sentence: Sentence, subject: int) -> Iterator[Parting]:
    """Yields the end of what is so all the same: "Despite the fact that it leaked, the crew stayed"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    first, clauses = tokens[subject].left, parse.children(2, "acl")
    if len(clauses) != 1 or tokens[3].word != "that" or not parse.children(clauses[0], "nsubj", "nsubjpass"):
        return
    if tokens[begin_verb(sentence, clauses[0])].is_finite:
        yield Parting(tokens[first - 2].end, tokens[first].start, "But", (Edit(0, tokens[4].start),))


def _say_so(source: SourceView, sentence: Sentence, subject: int) -> str | None:
    """Returns how it is pointed at what somebody says: "He said so", "They wrote it"."""
    tokens, root = sentence.parse.tokens, sentence.parse.root
    name = name_again(source, sentence, subject)
    if name is None or tokens[root].lemma not in SAYING or sentence.parse.children(root, *HELPERS):
        return None
    return f"{name} said so" if tokens[root].lemma in ("say", "tell") else f"{name} {tokens[root].word} it"
