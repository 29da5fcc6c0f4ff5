"""What is told of a thing or somebody new where they are first named, said behind the sentence: "a lamp that sank".

Only of what has happened, to one new thing: who wants "a lamp that burns" may never have one, and "the lamps that burn"
are told from those that do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.known_facts import VAGUE, find_setting, name_common
from podcast.writers.extractive.named_again import PLURAL
from podcast.writers.extractive.relative_clauses import is_subject
from podcast.writers.extractive.verb_groups import HELPERS, Parting, begin_verb, find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence, Token
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import StatedClause

LEAST = 5
"""Words and marks of a clause that is worth a sentence, at least."""
_ONE = frozenset(("a", "an"))
_WANTING = frozenset(
    """want need seek look search wish hope ask demand expect imagine wait call prefer propose consider require request
    promise lack avoid describe envision fear use become resemble""".split()
)
"""Verbs of what may not be there, or be any of its kind: «They want and need a lamp.»"""
_EACH = frozenset(
    "each every all most many some several both few often usually always sometimes never".split()
)
"""Words by which there are several, each with its own: «Each crew had a lamp.»"""
_EMPTY = frozenset("man woman person boy girl somebody someone people way time moment".split())
"""Nouns of which a sentence says nothing without their clause: «They met a man at the time.»"""
_SORTS = ("JJS", "RBS", "JJR", "RBR")
_TIMES = ("DATE", "TIME")
_SAID = ("dobj", "pobj", "nsubj", "nsubjpass")


def tell_new(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the clauses without a comma that tell what has happened to or by something new, once it is there."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    for verb, token in enumerate(tokens):
        first, after, head = token.left, token.right + 1, token.head
        is_clause = token.relation == "relcl" and _tells_past(sentence, verb)
        if not (is_clause or _is_past_participle(sentence, verb)) or after - first < LEAST or head >= first:
            continue
        if not _is_new(sentence, head, first) or not _is_bare_clause(sentence, verb, statement):
            continue
        is_end = all(one.pos == "PUNCT" for one in tokens[after : statement.stop])
        is_before = tokens[head].relation in ("nsubj", "nsubjpass") and _goes_on(sentence, head, after)
        setting = find_setting(source, sentence, head, statement)
        if (
            not (is_end or is_before)
            or setting is None
            or not setting.is_sure
            or not _has_happened(sentence, head)
        ):
            continue
        finite = tokens[begin_verb(sentence, verb)]
        before = {tokens[at].word for at in parse.children(head, "det")}
        name = name_common(sentence, head, finite, before, is_who=False)
        if not name:
            continue
        opening = f"{name}, {setting.teller}," if setting.teller else name
        if not is_clause:
            opening += " were" if tokens[head].tag in PLURAL else " was"
        start = tokens[first + is_clause].start
        if is_end:
            yield Parting(tokens[first - 1].end, start, opening)
        else:
            gone = Edit(tokens[first - 1].end, tokens[after - 1].end)
            yield Parting(tokens[first - 1].end, start, opening, (gone,), tokens[after - 1].end)


def _tells_past(sentence: Sentence, verb: int) -> bool:
    """Returns whether a clause has "that", "who" or "which" as its subject, and a verb in the past or the perfect."""
    tokens = sentence.parse.tokens
    first, finite = tokens[verb].left, tokens[begin_verb(sentence, verb)]
    is_perfect = finite.lemma == "have" and finite is not tokens[verb] and tokens[verb].tag == "VBN"
    is_past = finite.tag == "VBD" or (finite.tag in ("VBZ", "VBP") and is_perfect)
    return tokens[first].word in ("that", "who", "which") and is_subject(sentence, first, verb) and is_past


def _is_past_participle(sentence: Sentence, verb: int) -> bool:
    """Returns whether a participle tells what was done by somebody: "a study led by Lee"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    token = tokens[verb]
    has_doer = bool(parse.children(verb, "agent"))
    is_plain = token.relation == "acl" and token.tag == "VBN" and token.left == verb
    return is_plain and has_doer and not parse.children(verb, *HELPERS)


def _is_new(sentence: Sentence, head: int, first: int) -> bool:
    """Returns whether a noun brings in one new thing, of which a sentence says enough without its clause."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    token = tokens[head]
    own = [at for at in range(token.left, head) if tokens[at].head == head]
    words = {tokens[at].word for at in range(token.left, head)}
    articles = {tokens[at].word for at in parse.children(head, "det")}
    counts = parse.children(head, "nummod")
    is_one = token.tag == "NN" and bool(articles) and articles <= _ONE and not counts
    is_counted = token.tag == "NNS" and bool(counts) and not articles
    if (
        token.pos != "NOUN"
        or token.lemma in _EMPTY
        or token.relation not in _SAID
        or not (is_one or is_counted)
    ):
        return False
    if words & VAGUE or any(tokens[at].tag in _SORTS or tokens[at].entity == "ORDINAL" for at in own):
        return False
    if parse.children(head, "conj", "cc", "appos", "prep") or len(parse.children(head, "relcl", "acl")) > 1:
        return False
    between = tokens[head + 1 : first]
    is_bare = not any(tokens[at].relation in ("amod", "compound", "nmod", "nummod") for at in own)
    return all(one.entity in _TIMES for one in between) and not (is_bare and not _is_told_of(sentence, head))


def _is_told_of(sentence: Sentence, head: int) -> bool:
    """Returns whether something is told of a bare noun by itself: "it lost a bet", but not "in a game"."""
    tokens = sentence.parse.tokens
    above = tokens[tokens[head].head]
    return tokens[head].relation == "dobj" or (
        tokens[head].relation == "pobj" and above.word in ("after", "from", "by")
    )


def _is_bare_clause(sentence: Sentence, verb: int, statement: StatedClause) -> bool:
    """Returns whether all that stands in a clause surely belongs to it: no time or place at the sentence's end.

    "She wore a coat that hid her hands to the Corrow Ball", "a base held by two crews on Thursday".
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    last = tokens[verb].right
    if any(one.text in (",", "—", "–", "(", "“", '"') for one in tokens[tokens[verb].left : last + 1]):
        return False
    if any(one.pos != "PUNCT" for one in tokens[last + 1 : statement.stop]):
        return True
    is_dated = tokens[last].entity in _TIMES
    objects = parse.children(verb, "dobj", "agent")
    named = [
        place
        for prep in parse.children(verb, "prep")
        for place in parse.children(prep, "pobj")
        if tokens[place].pos == "PROPN" and objects and prep > objects[0]
    ]
    return not is_dated and not named


def _goes_on(sentence: Sentence, head: int, after: int) -> bool:
    """Returns whether the verb of a subject follows."""
    tokens = sentence.parse.tokens
    verb = tokens[head].head
    return after == begin_verb(sentence, verb) and tokens[after].is_finite


def _has_happened(sentence: Sentence, head: int) -> bool:
    """Returns whether what is told of a noun has happened, once: all verbs above it are in the past or the perfect."""
    tokens = sentence.parse.tokens
    at = head
    while True:
        if at != head and tokens[at].pos in ("NOUN", "PROPN") and not _is_the(sentence, at):
            return False  # "a picture of a boat that sold"
        if tokens[at].pos in ("VERB", "AUX") and not _is_once(sentence, at):
            return False
        if tokens[at].head == at:
            return True
        at = tokens[at].head


def _is_once(sentence: Sentence, verb: int) -> bool:
    """Returns whether a verb tells what one did, or several together, once."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    token, finite = tokens[verb], tokens[begin_verb(sentence, verb)]
    is_perfect = finite.lemma == "have" and finite is not token and token.tag == "VBN"
    is_real = finite.tag == "VBD" or is_perfect or (token.tag == "VBN" and finite is token)
    is_often = any(tokens[it].word in _EACH for it in parse.children(verb, "advmod", "neg"))
    subject = find_subject(sentence, verb)
    are_several = subject is not None and _are_several(sentence, subject)
    return is_real and not (is_often or are_several or token.lemma in (*_WANTING, "be"))


def _is_the(sentence: Sentence, at: int) -> bool:
    return "the" in {sentence.parse.tokens[it].word for it in sentence.parse.children(at, "det")}


def _are_several(sentence: Sentence, subject: int) -> bool:
    """Returns whether a subject may be several, each of whom has a thing of their own: "Crews had a lamp"."""
    tokens = sentence.parse.tokens
    token: Token = tokens[subject]
    if any(one.word in _EACH for one in tokens[token.left : subject + 1]):
        return True
    return (
        token.tag == "NNS"
        and not _is_the(sentence, subject)
        and not sentence.parse.children(subject, "nummod")
    )
