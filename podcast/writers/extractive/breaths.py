"""Where a long sentence that is said word for word may end and go on: at a dash or semicolon behind its main verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.asides import mark_words
from podcast.writers.extractive.cutting import find_ends
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.pointing import cut_pointers
from podcast.writers.extractive.quoting_frames import quote
from podcast.writers.extractive.verb_groups import CONDITIONS
from podcast.writers.frame import MAX_TURN

if TYPE_CHECKING:
    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

FRAME = 5
"""Words that say whose words come, at most."""
LONGEST = MAX_TURN - FRAME
"""Words of a sentence in somebody's own words that one host says in a turn, at most."""
SHORTEST = 8
"""Words of a piece, at least."""
LONG = 20
"""Words of an author's sentence above which each of its statements is one."""
_JOINT = re.compile(r"[\s,;]*")
"""What stands between two statements, besides the word that joins them: «The pump is old, and it leaks.»"""
_JOINS = frozenset(("and", "but", "so"))
"""Words that join what somebody says next: «It is old, and it leaks.»"""
_HOLDING = frozenset("because although though while whether suppose as since".split())
"""Words before a statement that may hold for the next one, too: «I know it because it leaks, and it is wet.»"""
_PAIRED = re.compile(r"\bnot (?:only|just|merely|so much)\b", re.IGNORECASE)
"""Words whose other half comes with "but": «Not only the pump is old, but the well is dry.»"""
_BREATH = re.compile(r"\s*---?\s*|\s*—\s*|\s+–\s+|;\s+")
"""Where a reader breathes: «The pump is old --- it was here before the well.»"""
_DASH = re.compile(r"---?|—|\s–\s")
"""A dash, which may be one of a pair: «The pump — it is old — was here before the well.»"""
_OPENS, _CLOSES = "(“[", ")”]"


def quote_in_breaths(source: SourceView, index: int, start: int) -> tuple[str, ...]:
    """Returns a sentence in quotation marks, from a character on; as two quotations where that is too long.

    None where it says nothing: "[laughs]".
    """
    sentence, teller = source.sentence(index), source.tellers.get(index)
    start = max((start, *(edit.stop for edit in cut_pointers(source, index))))
    breaths = _find_breaths(sentence, start)
    if teller is not None and teller.is_author and len(breaths) == 1:
        breaths = _find_statements(sentence, start)
    quoted = (quote(mark_words(source, index, first, stop)) for first, stop in breaths)
    return tuple(words for words in quoted if any(map(str.isalnum, words)))


def _find_breaths(sentence: Sentence, start: int) -> tuple[tuple[int, int], ...]:
    text = sentence.text
    root = sentence.parse.root
    if count_words(text[start:]) <= LONGEST or root < 0:
        return ((start, len(text)),)
    said = sentence.parse.tokens[root].end
    places = [
        (match.start(), match.end())
        for match in _BREATH.finditer(text, max(said, start))
        if _is_outside(text[: match.start()])
        and _is_even(text[start : match.start()])
        and _is_even(text[match.end() :])
        and count_words(text[start : match.start()]) >= SHORTEST
        and count_words(text[match.end() :]) >= SHORTEST
        and max(count_words(text[start : match.start()]), count_words(text[match.end() :])) <= LONGEST
    ]
    if not places:
        return ((start, len(text)),)
    middle = (start + len(text)) / 2
    stop, begin = min(places, key=lambda place: abs(place[0] - middle))
    return ((start, stop), (begin, len(text)))


def _find_statements(sentence: Sentence, start: int) -> tuple[tuple[int, int], ...]:
    """Returns what an author's long sentence states, one by one, each with the word that joins it."""
    text = sentence.text
    statements: list[tuple[int, int]] = []
    root = sentence.parse.root
    is_order = root < 0 or not any(token.is_finite for token in sentence.parse.verb_group(root))
    is_long = count_words(text[start:]) > LONG and not is_order and not _PAIRED.search(text)
    ends = find_ends(sentence) if is_long else []
    for end in ends:
        first, rest = text[start:end], text[end:]
        is_whole = _is_outside(text[:end]) and _is_even(first) and _is_even(rest)
        if is_whole and min(count_words(first), count_words(rest)) >= SHORTEST:
            statements.append((start, end))
            start = end + len(_JOINT.match(rest)[0])  # type: ignore[index]
    return (*statements, (start, len(text)))


def mark_statements(source: SourceView, index: int, start: int, stop: int) -> str:
    """Returns somebody's own words, of which each long statement that "and", "but" or "so" joins is a sentence."""
    sentence = source.sentence(index)
    pieces = []
    for end in _find_joints(sentence, start, stop):
        pieces.append(as_sentence(mark_words(source, index, start, end)))
        start = end + len(_JOINT.match(sentence.text[end:])[0])  # type: ignore[index]
    rest = mark_words(source, index, start, stop)
    return " ".join([*pieces, as_sentence(rest) if pieces else rest])


def _find_joints(sentence: Sentence, start: int, stop: int) -> list[int]:
    """Returns where statements end in somebody's long sentence, before the word that joins the next one."""
    tokens = sentence.parse.tokens
    text = sentence.text[start:stop]
    ends: list[int] = []
    if count_words(text) <= LONG or _PAIRED.search(text) or _DASH.search(text) or "?" in text:
        return ends
    for verb, token in enumerate(tokens):
        first = token.left
        if token.relation != "conj" or not start < token.start < stop or first < 3:
            continue
        is_joined = tokens[first - 1].word in _JOINS and tokens[first - 2].text == ","
        if not is_joined or not _states(sentence, verb):
            continue
        begin = ends[-1] if ends else start
        if not _is_top(sentence, token.head, begin):
            continue
        end = tokens[first - 3].end
        if min(count_words(sentence.text[begin:end]), count_words(sentence.text[end:stop])) >= SHORTEST:
            ends.append(end)
    return ends


def _states(sentence: Sentence, verb: int) -> bool:
    """Returns whether a verb is that of a whole statement: no "… and how it leaks", no "… and that it leaks"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subjects = parse.children(verb, "nsubj", "nsubjpass", "expl")
    group = parse.verb_group(verb)
    if not subjects or subjects[0] > verb or not any(one.is_finite for one in group):
        return False
    before = tokens[tokens[verb].left : subjects[0] + 1]
    return not any(one.pos == "SCONJ" or one.relation == "mark" or one.tag[0] == "W" for one in before)


def _is_top(sentence: Sentence, verb: int, begin: int) -> bool:
    """Returns whether a verb is that of a statement on which no condition, wish or report holds."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    while (
        tokens[verb].relation == "conj"
        and tokens[verb].head < verb
        and tokens[tokens[verb].head].start >= begin
    ):
        verb = tokens[verb].head
    is_main = tokens[verb].relation in ("ROOT", "ccomp", "parataxis", "conj")
    above = tokens[tokens[verb].head]
    is_inner = tokens[verb].relation == "ccomp" and above.start >= begin and tokens[verb].head < verb
    before = {token.word for token in tokens[: verb + 1] if token.start >= begin}
    is_order = tokens[verb].tag == "VB" and not parse.children(verb, "aux")
    return is_main and not is_inner and not is_order and not before & (_HOLDING | CONDITIONS)


def _is_outside(before: str) -> bool:
    """Returns whether a place stands in no brackets and no marks, by what is before it."""
    opened = sum(map(before.count, _OPENS)) - sum(map(before.count, _CLOSES))
    return opened == 0 and before.count('"') % 2 == 0


def _is_even(part: str) -> bool:
    """Returns whether no aside between dashes has its other dash elsewhere."""
    return len(_DASH.findall(part)) % 2 == 0
