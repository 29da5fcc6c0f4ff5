"""What somebody says besides, as a sentence of its own that says whose it is: "Lee said it leaks, and added that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.named_again import name_again
from podcast.writers.extractive.participles import say_so
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import (
    HELPERS,
    SUBJECTS,
    Parting,
    StatedClause,
    begin_verb,
    find_subject,
    is_last,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

_JOINS = {"and": "", "but": "But"}
"""Word that joins two things that are said → how the second sentence begins."""
_PLAIN = frozenset("say note add report caution warn argue explain tell".split())
"""Verbs that only tell that something is said: «They say and add that it leaks.»"""
_ONE = frozenset("he she his her".split())
"""Words that behind a speaker's name would be taken for the speaker: «He says his wall is new.»"""
_LINKS = frozenset("it they he she its their his her these those this such".split())
"""Words by which what is said goes on with what was said before: «It leaks, but its wall is new.»"""


def part_report_on(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the places before what a sentence's subject says besides."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    root = parse.root
    subject = find_subject(sentence, root)
    reports = any(said > root for said in parse.children(root, "ccomp"))
    if subject is None or subject > root or not reports or parse.children(root, "neg", "mark"):
        return
    name = name_again(source, sentence, subject)
    if not name or not tokens[begin_verb(sentence, root)].is_finite:
        return
    yield from _part_at_saying(sentence, root, name)
    if tokens[root].lemma in SAYING and not parse.children(root, *HELPERS):
        yield from _part_at_adding(sentence, root, name)
        if statement.lead and statement.stop is None:
            yield from _part_at_joined(sentence, statement)


def _part_at_saying(sentence: Sentence, root: int, name: str) -> Iterator[Parting]:
    """Yields the place before a second verb of saying behind a comma: "…, and added that it is old"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    verbs = [at for at in parse.children(root, "conj") if tokens[at].pos == "VERB"]
    verb = verbs[0] if len(verbs) == 1 else 0
    if not verb or tokens[verb].left != verb or parse.children(verb, *SUBJECTS, *HELPERS):
        return
    joins = tokens[verb - 1]
    is_said = tokens[verb].lemma in SAYING and tokens[verb].tag in ("VBD", "VBZ", "VBP")
    if is_said and parse.children(verb, "ccomp") and joins.word in _JOINS and tokens[verb - 2].text == ",":
        opening = f"{_JOINS[joins.word]} {name}".strip()
        yield Parting(tokens[verb - 3].end, tokens[verb].start, opening)


def _part_at_adding(sentence: Sentence, root: int, name: str) -> Iterator[Parting]:
    """Yields the place before what somebody adds, who said what stands before it: "Lee said …, adding that …"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    for at, token in enumerate(tokens):
        is_added = (
            token.tag == "VBG" and token.lemma == "add" and token.relation == "advcl" and token.left == at
        )
        if not is_added or at < root + 2 or tokens[at - 1].text != "," or not parse.children(at, "ccomp"):
            continue
        if is_last(sentence, at, StatedClause(root)):
            edit = Edit(token.start, token.end, say_so(token, tokens[root].tag))
            yield Parting(tokens[at - 2].end, token.start, name, (edit,))


def _part_at_joined(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before a second statement that goes on with the first: "Lee said it leaks, but its wall is new".

    Without a comma it is said, too; behind one, it may be what the article says.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    verbs = [at for at in parse.children(statement.verb, "conj") if parse.children(at, *SUBJECTS)]
    if len(verbs) != 1 or tokens[parse.root].lemma not in _PLAIN:
        return
    verb = verbs[0]
    first, subject = tokens[verb].left, find_subject(sentence, verb)
    joins = tokens[first - 1]
    if subject is None or joins.word not in _JOINS or tokens[begin_verb(sentence, verb)].is_finite is False:
        return
    own = {token.word for token in tokens[tokens[subject].left : subject + 1]}
    if own & _ONE and not statement.lead.startswith("they "):
        return
    has_comma = tokens[first - 2].text == ","
    is_whole = not parse.children(verb, "mark") and is_last(sentence, verb, statement)
    if (
        is_whole
        and tokens[first].pos in ("PRON", "DET", "NOUN", "PROPN", "ADJ")
        and (own & _LINKS or not has_comma)
    ):
        yield Parting(
            tokens[first - 2 - has_comma].end, tokens[first].start, statement.open(_JOINS[joins.word], "")
        )
