"""What a long sentence can be said without: words that add to a noun or a statement and are set off by marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.results import RESULTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model.sentence import Parse
    from podcast.model.understanding import Sentence
    from podcast.writers.extractive.source_view import SourceView

LONG = 15
"""Words of a stretch that is shortened where it can be."""
LEAST = 3
"""Words that are worth leaving out."""
_INTRODUCTION = 14
"""Words and marks of what says who somebody or something is, above which it is no mere introduction."""
LEFT = 5
"""Words that must stay."""
_BEFORE = frozenset((",", "—", "–", "-", "(", "--"))
_AFTER = frozenset((",", "—", "–", "-", ")", "--", ".", ";", ":", "?", "!"))
_BOUND = re.compile(
    r"\b(?:not|no|never|n[’']t|only|unless|except|if|may|might|could|unlikely|likely|however|but|although|though|allegedly|reportedly|you|"
    r"because|so|which means|therefore)\b",
    re.IGNORECASE,
)
"""Words that make an aside a caveat, a condition or a reason, which stays: «…, which may not survive a storm, …»"""
_EMPTY = re.compile(
    r"^(?:Of course|In fact|In other words|Indeed|Meanwhile|In addition|Additionally|Moreover|Furthermore|To be sure|"
    r"Needless to say|As a matter of fact|In particular|Notably|Interestingly|For his part"
    r"|For her part|Importantly|Simply put|"
    r"In general|Overall|Ultimately|Clearly|Obviously|Naturally|Basically),\s+"
)
"""A beginning without content: «In other words, the gate is shut.»"""
_DAY = re.compile(
    r"\b(?:yesterday|today|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(\s*\(([A-Z][a-z]{2,8}\.? \d{1,2})\))"
)
"""A day of the week, or one that nobody knows later, with its date: «yesterday (Nov. 7)»"""
_ACRONYM = re.compile(r"\s*\(([A-Z]{2,8}s?)\)")
"""What stands for a name just said: «the Tidal Service (TS)»"""
_HEARD = re.compile(
    r",? (?:of course|in fact|in other words|indeed|meanwhile|for (?:his|her|its|their) part"
    r"|to be sure|after all),(?= )"
)
"""Asides without content: «The gate, of course, was shut.»"""


@dataclass(frozen=True, slots=True)
class Trim:
    """Words of a sentence that can go, and why."""

    edit: Edit
    kind: str
    words: int


def shorten(source: SourceView, index: int, start: int, stop: int, kept: Sequence[Edit] = ()) -> list[Edit]:
    """Returns the cuts that bring a stretch of a sentence near LONG words, fewest facts first; none where it is short.

    `kept` are changes that are made already; what they touch stays.
    """
    sentence = source.sentence(index)
    text = sentence.text[start:stop]
    edits = [Edit(start + m.start(), start + m.end()) for m in (_EMPTY.match(text),) if m]
    edits += [
        Edit(start + m.start(), start + m.end(), " " if not m[0].startswith(",") else "")
        for m in _HEARD.finditer(text)
    ]
    for match in _DAY.finditer(text):
        edits.append(Edit(start + match.start(1), start + match.end(1), f", {match[2]},"))
    for match in _ACRONYM.finditer(text):
        if source.acronyms.get(match[1], 0) > 1:
            edits.append(Edit(start + match.start(), start + match.end(), f", or {match[1]},"))
    left = count_words(text)
    if left <= LONG:
        return edits
    for omission in find_omissions(source, index, start, stop):
        edit = omission.edit
        if left <= LONG or left - omission.words < LEFT:
            continue
        if any(edit.start < other.stop and other.start < edit.stop for other in (*edits, *kept)):
            continue
        edits.append(edit)
        left -= omission.words
    return edits


def find_omissions(source: SourceView, index: int, start: int, stop: int) -> list[Trim]:
    """Returns what a stretch can be said without, what is missed least first."""
    sentence = source.sentence(index)
    parse = sentence.parse
    inside = [
        range(span.start, span.stop)
        for quotation in source.quotations.get(index, ())
        for span in quotation.spans
        if span.sentence == index
    ]
    if parse.root < 0 or any(
        parse.tokens[at].word in _SUBORDINATES for at in parse.children(parse.root, "mark", "advmod")
    ):
        return []  # the parser took a clause before the main one for the main one
    result: list[tuple[int, int, Trim]] = []
    for at, token in enumerate(parse.tokens):
        kind = _kind(parse, at)
        if not kind or token.start < start or parse.tokens[token.right].end > stop:
            continue
        first, last = token.left, token.right
        if any(first < run.stop and run.start <= last for run in inside):
            continue
        if kind in ("apposition", "relative") and _introduces(source, sentence, at):
            continue
        if kind != "relative" and token.left <= parse.root <= token.right:
            continue
        edit = _front(parse, at, start) if kind == "fronted" else _set_off(parse, at, start, stop)
        if edit is None:
            continue
        words = count_words(parse.text[edit.start : edit.stop])
        if _carries(source, sentence, kind, range(first, last + 1)):
            continue
        if words < LEAST or _BOUND.search(parse.text[edit.start : edit.stop]):
            continue
        result.append((_ORDER.index(kind), -words, Trim(edit, kind, words)))
    for match in re.finditer(
        r"(?<! one)\s*\((?![a-z]+\)|and/or|[^()]*\b(?:or|including|except|only|other)\b)[^()]{2,200}\)",
        parse.text[start:stop],
    ):
        edit = Edit(start + match.start(), start + match.end())
        result.append((0, 0, Trim(edit, "parenthesis", count_words(match[0]))))
    return [omission for _, _, omission in sorted(result, key=lambda entry: entry[:2])]


def _carries(source: SourceView, sentence: Sentence, kind: str, tokens: range) -> bool:
    """Returns whether an aside is what matters: it ends the sentence, has a number, or the next one takes it up."""
    parse = sentence.parse
    if kind != "list" and parse.tokens[tokens[-1]].end >= len(parse.text.rstrip('.!?”"')):
        return True  # "…, prompting officials to close the statue"
    if kind in ("participle", "circumstance") and any(parse.tokens[at].pos == "NUM" for at in tokens):
        return True
    return _is_taken_up(source, sentence, tokens[0], tokens[-1])


def _is_taken_up(source: SourceView, sentence: Sentence, first: int, last: int) -> bool:
    """Returns whether the next sentence speaks of a noun that stands only in what would go."""
    if not source.in_one_paragraph(sentence.index, sentence.index + 1):
        return False
    after = source.sentence(sentence.index + 1)
    nouns = {t.lemma.lower() for t in sentence.parse.tokens[first : last + 1] if t.pos in ("NOUN", "PROPN")}
    rest = {t.lemma.lower() for at, t in enumerate(sentence.parse.tokens) if not first <= at <= last}
    return bool((nouns - rest) & {t.lemma.lower() for t in after.parse.tokens if t.pos in ("NOUN", "PROPN")})


_ORDER = ("parenthesis", "list", "relative", "apposition", "participle", "circumstance", "fronted")
_SUBORDINATES = frozenset(
    ("as", "when", "while", "if", "because", "since", "although", "though", "after", "before", "until")
)


def _kind(parse: Parse, at: int) -> str:  # noqa: PLR0911 - one a kind of aside
    """Returns which kind of aside a token is the head of; empty for none."""
    token = parse.tokens[at]
    head = parse.tokens[token.head]
    opening = parse.tokens[token.left].word
    if token.relation == "relcl" and opening in ("which", "who", "whose", "where", "when"):
        return "relative"
    if token.relation == "appos" and head.pos in ("NOUN", "PROPN") and at > token.head:
        within = parse.tokens[token.left : token.right + 1]
        holds_statement = any(
            other.is_finite and other.relation not in ("relcl", "aux", "auxpass") for other in within
        )
        return "" if holds_statement or token.tag == "CD" else "apposition"
    if (
        token.left == 0
        and at < token.head
        and token.head == parse.root
        and token.relation == "advcl"
        and token.tag in ("VBG", "VBN")
        and opening == token.word
    ):
        # When, where and for whom it holds stays: "For the three states, the lake is a third of all food."
        is_bound = token.word in ("according", "given", "considering", "depending")
        return "" if is_bound or token.right - token.left < 6 else "fronted"
    if (
        token.relation in ("advcl", "acl")
        and token.tag in ("VBG", "VBN")
        and at > token.head
        and opening == token.word
    ):
        # "all levels of pruning, trimming and pinching": members of a list
        if head.tag == token.tag == "VBG" or token.lemma in RESULTS:
            return ""
        return "participle"
    if token.relation == "prep" and at > token.head and token.word in ("including", "like", "as"):
        following = parse.tokens[at - 1].word if at else ""
        if token.word == "as" and following != "such":
            return ""
        return "list"
    if (
        token.relation == "prep"
        and token.word in ("with", "after", "amid", "following")
        and at > token.head
        and head.pos in ("VERB", "AUX")
    ):
        return "circumstance"
    return ""


def _introduces(source: SourceView, sentence: Sentence, at: int) -> bool:
    """Returns whether an aside says who a person is, or names what stands before it."""
    parse = sentence.parse
    token = parse.tokens[at]
    head = parse.tokens[token.head]
    if token.relation == "relcl" and token.lemma != "be":
        return False
    if token.pos == "PROPN" or head.entity == "PERSON":
        return True
    return any(
        mention.span.sentence == sentence.index
        and mention.head == token.head
        and (source.entity(number).kind == "person" or mention == source.entity(number).mentions[0])
        and token.right - token.left < _INTRODUCTION
        for number in source.mentions.get(sentence.index, ())
        for mention in source.entity(number).mentions
    )


def _set_off(parse: Parse, at: int, start: int, stop: int) -> Edit | None:
    """Returns the cut of a subtree with the marks around it, where marks stand on both sides of it."""
    tokens = parse.tokens
    first, last = tokens[at].left, tokens[at].right
    if tokens[first].text in _BEFORE:
        first += 1
    while last > first and tokens[last].text in _AFTER:
        last -= 1
    if first == 0 or tokens[first - 1].text not in _BEFORE or tokens[first - 1].start < start:
        if first and tokens[first - 1].word == "such" and first > 1 and tokens[first - 2].text in _BEFORE:
            first -= 1
        else:
            return None
    if "-" in (tokens[first - 1].text, tokens[min(last + 1, len(tokens) - 1)].text) and not _is_dash(
        parse, first - 1
    ):
        return None  # "co-created"
    ends = last + 1 >= len(tokens) or tokens[last + 1].start >= stop
    if not ends and tokens[last + 1].text not in _AFTER:
        return None
    left = tokens[first - 1]
    right = tokens[last + 1] if not ends else None
    if right is not None and right.text == "," and _trails(parse, last + 2):
        return None  # "such as mills, known as towers, and kilns": it is not clear where the aside ends
    # Of a pair of commas both go, where nothing else needs one: "The plant, which …, closed".
    end = tokens[last].end
    if right is not None and right.text == left.text and not _needs_comma(parse, at, last):
        end = right.end
    elif right is not None and left.text == "(":
        return None
    return Edit(left.start, end, " " if right is not None and end == right.end else "")


def _trails(parse: Parse, at: int) -> bool:
    """Returns whether a conjunction follows that joins no statement."""
    tokens = parse.tokens
    return (
        at < len(tokens) and tokens[at].pos == "CCONJ" and not any(token.is_finite for token in tokens[at:])
    )


def _front(parse: Parse, at: int, start: int) -> Edit | None:
    """Returns the cut of what stands before the subject, with its comma."""
    tokens = parse.tokens
    last = tokens[at].right
    comma = last if tokens[last].text == "," else last + 1
    if tokens[at].left != 0 or start != 0 or comma >= len(tokens) or tokens[comma].text != ",":
        return None
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if following is None or (following.pos == "PRON" and following.word not in ("i", "we", "you", "there")):
        return None  # whom "he" means stands in what would go
    return Edit(0, following.start)


def _is_dash(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    return parse.text[token.start - 1 : token.start] == " " and parse.text[token.end : token.end + 1] == " "


def _needs_comma(parse: Parse, at: int, last: int) -> bool:
    """Returns whether the comma behind an aside does something besides: it ends what stands before the main clause, or
    parts the members of a list ("the mill, which is old, the quay and the ferry")."""
    tokens = parse.tokens
    while tokens[at].head != at:
        head = tokens[at].head
        if tokens[at].left <= last < tokens[at].right or head > last:
            return (
                head > last
                and tokens[at].right >= last
                and tokens[at].relation in ("advcl", "prep", "npadvmod")
            )
        if any(
            tokens[child].pos in ("NOUN", "PROPN") for child in parse.children(head, "conj") if child > last
        ):
            return True
        at = head
    return False
