"""The words that an article gives as somebody's own: between marks, set off in blocks, and in turns of an interview."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from podcast.model import Span
from podcast.understanding.quoting.interviews import find_interview
from podcast.understanding.quoting.quotation_marks import (
    DOUBLE,
    MarkedStretch,
    begins_with_mark,
    closes_alone,
    find_marked,
)
from podcast.understanding.sentences.paragraphs import words_between
from podcast.understanding.sentences.saying_verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.understanding.quoting.interviews import Interview
    from podcast.understanding.sentences.paragraphs import Paragraph, Word

_MARKS = DOUBLE + "'‘’‚"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_NAMED = re.compile(
    r"\b(?:(?:en)?titled|called|named|dubbed|nicknamed|headlined|known\s+as|termed|labell?ed)[,:]?\s*$",
    re.IGNORECASE,
)
"""What stands before a name or title in marks: "a report titled “Forests pay”"."""
_ATTRIBUTION = re.compile(r"\s[—–-]{1,2}\s*[A-Z](?:[\w.,’'&@()-]+\s*){1,10}$")
"""A dash and a name at the end of a set-off quotation: "… — Ann Lee, farmer", "… — Ann Lee (@annlee) May 2, 2016"."""
_NEAR = 3
"""Words before a colon at most among which a verb of saying announces a set-off quotation."""
_BEFORE = 60
"""Characters before a quotation that are looked at for what it is."""
_BLOCK = 30
"""Words that such a quotation has at least."""
_LONG = 8
"""Words in marks that are taken for a clause where the language is not parsed."""


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """A stretch of one paragraph that belongs to a quotation, its marks included."""

    paragraph: int
    """Index among the paragraphs."""
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A quotation before anybody has asked whose it is."""

    pieces: tuple[QuotedStretch, ...]
    """One for each paragraph that it runs over."""
    form: Literal["inline", "block", "turn"]
    text: str
    sentences: tuple[int, ...]
    spans: tuple[Span, ...]
    """Its tokens, the marks around it left out."""
    is_clause: bool
    answers: bool = False
    """Whether it is the answer of whom an interview is with."""


def find_quoted(paragraphs: Sequence[Paragraph]) -> tuple[QuotedPassage, ...]:
    """Returns the quotations of an article in its order; what stands in another quotation's marks is part of that."""
    marked = _mark(paragraphs)
    runs: list[list[QuotedStretch]] = []
    is_open = False
    for index, (paragraph, own) in enumerate(zip(paragraphs, marked, strict=True)):
        for place, one in enumerate(own):
            piece = QuotedStretch(index, one.start, one.stop)
            if place == 0 and is_open and one.start == 0:
                runs[-1].append(piece)
            else:
                runs.append([piece])
            is_open = not one.is_closed
        is_open = is_open and bool(own) and own[-1].stop == len(paragraph.text)
    inline = [_describe(paragraphs, tuple(run), "inline") for run in runs]
    interview = find_interview(paragraphs)
    talking = interview.asking | interview.answering if interview is not None else frozenset()
    set_off = [
        _describe(
            paragraphs, (piece,), "turn" if paragraphs[piece.paragraph].block.kind == "turn" else "block"
        )
        for piece in _find_set_off(paragraphs, marked)
        if piece.paragraph not in talking
    ]
    turns = [] if interview is None else [_take_turn(paragraphs, interview, at) for at in sorted(talking)]
    quoted = [one for one in (*inline, *set_off, *turns) if one.text]
    return tuple(
        sorted(quoted, key=lambda one: (one.pieces[0].paragraph, one.pieces[0].start, -one.pieces[-1].stop))
    )


def _take_turn(paragraphs: Sequence[Paragraph], interview: Interview, index: int) -> QuotedPassage:
    """Returns a paragraph of an interview as what one of the two says, without the label before it."""
    text = paragraphs[index].text
    label = f"{interview.label}:" if interview.label and index in interview.asking else ""
    start = len(label) + 1 if label and text.startswith(label) else 0
    turn = _describe(paragraphs, (QuotedStretch(index, start, len(text)),), "turn")
    return replace(turn, answers=index in interview.answering)


def _mark(paragraphs: Sequence[Paragraph]) -> list[tuple[MarkedStretch, ...]]:
    """Returns the marked stretches of each paragraph; one that runs over paragraphs has one in each of them."""
    marked: list[tuple[MarkedStretch, ...]] = []
    is_open = False
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        same = following is not None and following.section == paragraph.section
        goes_on = same and following is not None and begins_with_mark(following.text)
        if is_open and closes_alone(paragraph.text):
            own: tuple[MarkedStretch, ...] = (MarkedStretch(0, len(paragraph.text), True),)
        else:
            own = find_marked(paragraph.text, goes_on)
        is_open = same and bool(own) and not own[-1].is_closed
        marked.append(own)
    return marked


def _find_set_off(
    paragraphs: Sequence[Paragraph], marked: Sequence[Sequence[MarkedStretch]]
) -> list[QuotedStretch]:
    """Returns the blocks and turns; a block that is one quotation in marks is left to its marks."""
    pieces = []
    for index, (paragraph, own) in enumerate(zip(paragraphs, marked, strict=True)):
        block, length = paragraph.block, len(paragraph.text)
        if block.kind == "turn" and block.label:
            label = f"{block.label}:"
            start = len(label) if paragraph.text.startswith(label) else 0
            pieces.append(QuotedStretch(index, start, length))
        elif (block.kind == "quote" or _is_announced(paragraphs, index)) and not any(
            one.start == 0 for one in own
        ):
            line = _ATTRIBUTION.search(paragraph.text)
            pieces.append(QuotedStretch(index, 0, line.start() if line else length))
    return pieces


def _is_announced(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Returns whether a paragraph is long, and the one before ends with a verb of saying and a colon.

    So begins a set-off quotation that lost its shape on the way: "As Lee writes:".
    """
    paragraph, before = paragraphs[index], paragraphs[index - 1]
    is_plain = paragraph.block.kind == before.block.kind == "paragraph"
    if not index or not is_plain or before.section != paragraph.section or not before.text.endswith(":"):
        return False
    tokens = [token for token in before.sentences[-1].parse.tokens if token.pos != "PUNCT"]
    speaks = any(token.pos == "VERB" and token.lemma.lower() in SAYING for token in tokens[-_NEAR:])
    return speaks and len(paragraph.sentences) > 1 and len(paragraph.text.split()) >= _BLOCK


def _describe(
    paragraphs: Sequence[Paragraph],
    pieces: tuple[QuotedStretch, ...],
    form: Literal["inline", "block", "turn"],
) -> QuotedPassage:
    texts: list[str] = []
    spans: list[Span] = []
    words: list[Word] = []
    for piece in pieces:
        paragraph = paragraphs[piece.paragraph]
        start, stop = (piece.start, piece.stop) if form != "inline" else _inside(paragraph.text, piece)
        texts.append(paragraph.text[start:stop].strip())
        own = words_between(paragraph, start, stop)
        words += own
        by_sentence: dict[int, list[int]] = {}
        for word in own:
            by_sentence.setdefault(word.sentence.index, []).append(word.at)
        spans += [Span(index, ats[0], ats[-1] + 1) for index, ats in by_sentence.items()]
    text = "\n\n".join(texts)
    if form == "block" and text[:1] in tuple(DOUBLE):
        text = text[1:]
    start = pieces[0].start
    before = paragraphs[pieces[0].paragraph].text[max(0, start - _BEFORE) : start]
    is_clause = form != "inline" or _is_clause(text, words, before)
    return QuotedPassage(pieces, form, text, _touched(paragraphs, pieces), tuple(spans), is_clause)


def _inside(text: str, piece: QuotedStretch) -> tuple[int, int]:
    start, stop = piece.start, piece.stop
    while start < stop and text[start] in _MARKS:
        start += 1
    if stop - start > 1 and text[stop - 1] in _MARKS:
        stop -= 1
    return start, stop


def _touched(paragraphs: Sequence[Paragraph], pieces: Sequence[QuotedStretch]) -> tuple[int, ...]:
    touched = []
    for piece in pieces:
        paragraph = paragraphs[piece.paragraph]
        first, last = (
            paragraph.sentence_at(piece.start),
            paragraph.sentence_at(max(piece.start, piece.stop - 1)),
        )
        touched += [sentence.index for sentence in paragraph.sentences[first : last + 1]]
    return tuple(touched)


def _is_clause(text: str, words: Sequence[Word], before: str) -> bool:
    """Returns whether words in marks say something by themselves, and are neither a title nor a few words."""
    if _NAMED.search(before):
        return False
    ends = text.rstrip()[-1:]
    longer = re.findall(r"[^\W\d_]{4,}", text)
    is_title = len(longer) > 1 and all(word[0].isupper() for word in longer)
    # The full stop may be the sentence's: "she recalled in “Old Ports.”"
    if is_title and (ends not in ".!?" or (ends == "." and before.rstrip()[-1:].isalpha())):
        return False
    begins = not before.rstrip() or before.rstrip()[-1] in '.!?:”"'
    if begins and ends in ".!?" and text[:1].isupper():
        return True
    if not words:
        return len(text.split()) >= _LONG
    return _has_clause(words)


def _has_clause(words: Sequence[Word]) -> bool:
    inside = {(word.sentence.index, word.at) for word in words}
    for word in words:
        token, parse = word.token, word.sentence.parse
        is_inside = token.relation in _SUBJECTS and (word.sentence.index, token.head) in inside
        if is_inside and any(verb.is_finite for verb in parse.verb_group(token.head)):
            return True
    first = words[0].token
    return (
        first.tag in ("VB", "VBP")
        and first.pos == "VERB"
        and words[0].sentence.parse.tokens[first.head] is first
    )
