"""When one host takes over from the other: where a thread ends, a side changes, or somebody's own words come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.host_turns import QUOTED, most_words
from podcast.writers.extractive.speakers_first import find_sayer
from podcast.writers.frame import MAX_TURN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.writers.extractive.host_turns import Turn
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.spoken_wording import Wording

FRAGMENT = 5
"""Words of an answer that can stand alone, at least."""
POINT = 8
"""Words of a turn after which the other host says the next point of a list, or what leads to one."""
TURN = 42
"""Words of a turn after which the other host goes on."""
THREAD = 24
"""Words of a turn with several sentences after which the other host has the next paragraph."""
FEW = 2
"""Sentences of a turn, at least: one long sentence each sounds like reading in turn."""
FULL = 65
"""Words of a turn with the sentence that comes, at most."""
LEANING = 60
"""Words of a turn with a sentence of another paragraph that points back to it, at most."""
_POINTERS = frozenset("he she it they this that these those his her its their such".split())
"""First words of a sentence that stays with the one before it: in another voice, nobody knows who "he" is."""
_TURNS = frozenset("but and or so yet then instead still nor".split())
"""First words by which somebody goes on with what they said: in another voice, it is the other host's answer."""


def passes(  # noqa: PLR0911 - one a reason to take over, or not
    source: SourceView,
    voices: Mapping[int, int],
    turn: Turn,
    before: int | None,
    index: int,
    wordings: tuple[Wording, ...],
) -> bool:
    """Returns whether the other host takes over with a sentence."""
    coming = sum(count_words(w.text) for w in wordings)
    if before is None:
        return False
    if index in source.leads or index in source.led:
        return _passes_at_colon(source, turn, before, index)
    same_voice = (
        source.tellers.get(index) is not None and source.tellers.get(index) == source.tellers.get(before)
    ) or (
        any(
            q.speaker is not None
            and q.is_clause
            and any(o.is_clause and o.speaker == q.speaker for o in source.quotations.get(before, ()))
            for q in source.quotations.get(index, ())
        )
        and index == before + 1
    )
    # Who says "I" is played by one host, too, as long as a listener follows.
    goes_on = all(QUOTED.fullmatch(w.text) for w in wordings)
    teller = source.tellers.get(index)
    is_authors = teller is not None and teller.is_author
    is_marked = source.sentence(before).text.startswith(("“", '"'))
    if goes_on and not is_authors and index == before + 1 and is_marked:
        same_voice = same_voice or source.in_one_paragraph(
            before, index
        )  # “To be honest,” he said. “It leaks.”
    if same_voice and turn.words + coming <= (most_words(turn.parts) if goes_on else MAX_TURN):
        return False
    if not same_voice and turn.words >= FRAGMENT and turn.words + _count_run(source, index) > MAX_TURN:
        return True  # who begins somebody's words says them to the end
    if (before in source.tellers) != (index in source.tellers) and turn.words >= 8:
        return True
    by_voice = _passes_by_voice(source, voices, turn, before, index, wordings)
    if by_voice is not None:
        return by_voice
    if turn.parts[-1][0].endswith("”") and not wordings[0].text.startswith("“") and turn.words >= 6:
        return True  # in the same voice, nobody hears where somebody's words end
    if index in source.listed.get(before, ()):
        return False
    return _passes_at_thread(source, turn, before, index, wordings)


def _passes_at_thread(
    source: SourceView,
    turn: Turn,
    before: int,
    index: int,
    wordings: tuple[Wording, ...],
) -> bool:
    """Returns whether the other host takes over where one thread ends and the next one begins."""
    coming = sum(count_words(wording.text) for wording in wordings)
    new_paragraph = (
        source.sentence(index).paragraph != source.sentence(before).paragraph or index != before + 1
    )
    most = MAX_TURN if not new_paragraph else LEANING
    if turn.words + coming <= most and _leans(wordings[0].text, is_told=index in source.tellers):
        return False
    # In one breath, whom the next paragraph is about would be heard as part of this one.
    introduces = new_paragraph and _introduces(source, index)
    if turn.words < 12:
        # What answers a question is not run together with the next matter.
        is_apart = introduces or (new_paragraph and turn.is_answer)
        return is_apart and turn.words >= FRAGMENT
    if index == before + 1 and is_set_against(source, index):
        return True
    if turn.words + coming > FULL:
        return True
    is_thread = len(turn.parts) >= FEW and turn.words >= THREAD
    return introduces or (new_paragraph and is_thread) or turn.words >= TURN


def _passes_by_voice(
    source: SourceView,
    voices: Mapping[int, int],
    turn: Turn,
    before: int,
    index: int,
    wordings: tuple[Wording, ...],
) -> bool | None:
    """Returns whether the other host takes over for the sake of who speaks; None where that does not tell.

    Who has played somebody plays them again, and not who is set against them; one tells what somebody says, and the
    other plays the words.
    """
    coming = sum(count_words(wording.text) for wording in wordings)
    voice = find_voice(source, voices, index)
    if voice is not None:
        if voice != turn.host:
            return turn.words >= FRAGMENT
        fits = turn.words + coming <= MAX_TURN
        return False if fits and not turn.parts[-1][0].endswith("”") else None
    speaker = find_sayer(source, index)
    if speaker is None or speaker != find_sayer(source, before):
        return None
    if find_quoted(source, index) is not None and not QUOTED.fullmatch(wordings[0].text):
        return turn.words >= POINT
    return False if turn.words + coming <= FULL else None


def find_voice(source: SourceView, voices: Mapping[int, int], index: int) -> int | None:
    """Returns which host says the words of a sentence's speaker: who did before, else not who had the other one's."""
    speaker = find_quoted(source, index)
    if speaker is None or not voices:
        return None
    return voices[speaker] if speaker in voices else 1 - [*voices.values()][-1]


def find_quoted(source: SourceView, index: int) -> int | None:
    """Returns whose own words a sentence has."""
    is_quoted = any(q.is_clause for q in source.quotations.get(index, ()))
    return find_sayer(source, index) if is_quoted else None


def is_set_against(source: SourceView, index: int) -> bool:
    """Returns whether a sentence turns or limits the one before it."""
    return any(
        r.kind in ("contrast", "caveat") and r.first == index - 1 for r in source.backward.get(index, ())
    )


def _passes_at_colon(source: SourceView, turn: Turn, before: int, index: int) -> bool:
    """Returns whether the other host takes over with a line that leads to something, or with a point behind one.

    What is counted up is heard point by point, and the first thing behind a line in the same voice.
    """
    if source.led.get(index) == before:
        return (before in source.tellers) != (index in source.tellers)
    return turn.words >= POINT


def _introduces(source: SourceView, index: int) -> bool:
    """Returns whether a sentence's subject is a person of whom nothing was said before."""
    parse = source.sentence(index).parse
    subjects = parse.children(parse.root, "nsubj", "nsubjpass") if parse.tokens else ()
    return any(
        entity.kind == "person"
        and entity.mentions[0].span.sentence == index
        and entity.mentions[0].head in subjects
        for entity in map(source.entity, source.mentions.get(index, ()))
        if entity.mentions
    )


def _count_run(source: SourceView, index: int) -> int:
    """Returns the words of a quotation that goes on over the sentences behind this one; 0 where it does not."""
    speakers = {q.speaker for q in source.quotations.get(index, ()) if q.is_clause} - {None}
    stop = index + 1
    while any(q.is_clause and q.speaker in speakers for q in source.quotations.get(stop, ())):
        stop += 1
    return sum(source.words(at) for at in range(index, stop)) if stop > index + 1 else 0


def _leans(text: str, *, is_told: bool) -> bool:
    """Returns whether a sentence points back with its first word, or somebody's argument turns with it."""
    first = re.split(r"[ ’']", text.strip('“"‘ '), maxsplit=1)[0].rstrip(",").lower()  # "It's": it
    return first in _POINTERS or (is_told and first in _TURNS)
