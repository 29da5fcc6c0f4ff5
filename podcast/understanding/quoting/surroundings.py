"""The words around a quotation in which its speaker may be named."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from podcast.understanding.sentences.paragraphs import words_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.sentences.paragraphs import Paragraph, Word

    Places = dict[int, list[tuple[int, int]]]
    """Paragraph -> where its quotations are, in order."""

DASHES = ("—", "–", "-")
LINE = 12
"""Words of a line at most that names whose words stand above it."""
_LONG_WORD = 12
"""Characters of a long word."""


_MOST = 30
"""Quotations of a sentence up to which anybody looks whose they are; a text of marks has thousands."""


def words_before(paragraphs: Sequence[Paragraph], one: QuotedPassage, places: Places) -> tuple[Word, ...]:
    """Returns what stands before a quotation in its sentence, or in the sentence before where a colon ends that.

    Before a paragraph it may be a comma: "Lee declared,".
    """
    index, start = one.pieces[0].paragraph, one.pieces[0].start
    paragraph = paragraphs[index]
    own = paragraph.sentence_at(start)
    begins = paragraph.starts[own]
    if not paragraph.text[begins:start].strip():
        if own and paragraph.text[:begins].rstrip().endswith(":"):
            begins = paragraph.starts[own - 1]
        elif not own and index and paragraphs[index - 1].text.endswith((":", ",")):
            index -= 1
            paragraph = paragraphs[index]
            start, begins = len(paragraph.text), paragraph.starts[-1]
    earlier = _stop_before(places.get(index, []), start)
    return words_between(paragraph, max(begins, earlier), start)


def words_after(paragraphs: Sequence[Paragraph], one: QuotedPassage, places: Places) -> tuple[Word, ...]:
    """Returns what stands behind a quotation in its sentence, or in the next where marks have cut it off."""
    piece = one.pieces[-1]
    paragraph = paragraphs[piece.paragraph]
    own = paragraph.sentence_at(piece.stop - 1)
    last = one.text.rstrip()[-1:]
    stop = _sentence_end(paragraph, own)
    if not paragraph.text[piece.stop : stop].strip() and last in "?!":
        stop = _sentence_end(paragraph, own + 1)
    following = paragraph.text[piece.stop : stop].lstrip()
    if paragraph.text[piece.stop : piece.stop + 2].lstrip()[:1] in DASHES:
        stop = min(len(paragraph.text), piece.stop + LINE * _LONG_WORD)
    elif last == "." and following[:1].isupper():
        return ()
    later = _start_behind(places.get(piece.paragraph, []), piece.stop, stop)
    return words_between(paragraph, piece.stop, later)


def words_around(paragraphs: Sequence[Paragraph], one: QuotedPassage, places: Places) -> tuple[Word, ...]:
    """Returns what stands in the sentence in which a quotation begins, and in no quotation."""
    piece = one.pieces[0]
    return _outside_marks(
        paragraphs, piece.paragraph, paragraphs[piece.paragraph].sentence_at(piece.start), places
    )


def words_leading(paragraphs: Sequence[Paragraph], one: QuotedPassage, places: Places) -> tuple[Word, ...]:
    """Returns what stands outside marks in the sentence before a set-off quotation, where a colon ends that."""
    index = one.pieces[0].paragraph - 1
    set_off = one.form == "block" or one.pieces[0].start == 0
    if index < 0 or not set_off or not paragraphs[index].text.endswith(":"):
        return ()
    return _outside_marks(paragraphs, index, len(paragraphs[index].starts) - 1, places)


def words_closing(paragraphs: Sequence[Paragraph], one: QuotedPassage) -> tuple[Word, ...]:
    """Returns the last sentence of the paragraph before a quotation that begins one."""
    index = one.pieces[0].paragraph - 1
    if index < 0 or one.pieces[0].start or paragraphs[index].section != paragraphs[index + 1].section:
        return ()
    return words_between(paragraphs[index], paragraphs[index].starts[-1], len(paragraphs[index].text))


def _outside_marks(paragraphs: Sequence[Paragraph], index: int, own: int, places: Places) -> tuple[Word, ...]:
    """Returns the words of a sentence of a paragraph that stand in no quotation."""
    paragraph = paragraphs[index]
    begins, ends = paragraph.starts[own], _sentence_end(paragraph, own)
    quoted = places.get(index, [])
    first = max(0, bisect_left(quoted, (begins, 0)) - 1)
    inside = [place for place in quoted[first : bisect_left(quoted, (ends, 0))] if place[1] > begins]
    if len(inside) > _MOST:
        return ()
    stops = [begins, *(stop for _, stop in inside)]
    starts = [*(start for start, _ in inside), ends]
    gaps = zip(stops, starts, strict=True)
    return tuple(
        word for stop, start in gaps if stop < start for word in words_between(paragraph, stop, start)
    )


def _sentence_end(paragraph: Paragraph, sentence: int) -> int:
    """Returns where a sentence of a paragraph ends."""
    is_last = sentence + 1 >= len(paragraph.starts)
    return len(paragraph.text) if is_last else paragraph.starts[sentence + 1] - 1


def _stop_before(places: list[tuple[int, int]], offset: int) -> int:
    """Returns where the last quotation before an offset stops; 0 without one."""
    place = bisect_left(places, (offset, 0))
    return places[place - 1][1] if place else 0


def _start_behind(places: list[tuple[int, int]], offset: int, end: int) -> int:
    """Returns where the first quotation behind an offset starts, or the end that comes before."""
    place = bisect_left(places, (offset, 0))
    return min(places[place][0], end) if place < len(places) else end


def next_line(paragraphs: Sequence[Paragraph], one: QuotedPassage) -> tuple[Word, ...]:
    """Returns the words of the paragraph behind a quotation, where that begins with a dash."""
    following = one.pieces[-1].paragraph + 1
    if following >= len(paragraphs) or paragraphs[following].text[:1] not in DASHES:
        return ()
    return words_between(paragraphs[following], 0, len(paragraphs[following].text))
