"""The one test of what is said: the studio's check of the finished script, sentence by sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.writers.llm.places import list_sentences
from podcast.writers.llm.spoken import compose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.places import SentenceFaults, SentencePlace
    from podcast.writers.llm.turns import DraftTurn, SpokenChapter

_LABEL = re.compile(r"\[\^([^\]]+)\]")
"""A footnote's label in a message: the model knows sentences by their numbers."""
_NAMED = re.compile(r"`([^`]+)`")


def find_faults(job: WritingJob, chapters: Sequence[SpokenChapter]) -> SentenceFaults:
    """Returns the sentences that the finished script cannot hold."""
    script = compose(job, chapters)
    numbers = {note.label: job.evidence.number(note.text) for note in script.footnotes}
    faults: dict[SentencePlace, list[str]] = {}
    for at, number, turn, messages in _by_turn(chapters, job.brief.faults(script)):
        for told in messages:
            message = _LABEL.sub(lambda label: f"[{numbers.get(label[1], '')}]", told)
            for place in _blame(turn, message):
                if turn.sentences[place].cites or not chapters[at].is_frame:
                    faults.setdefault((at, number, place), []).append(message)
    return {place: tuple(messages) for place, messages in sorted(faults.items())}


def find_gaps(
    job: WritingJob, chapters: Sequence[SpokenChapter], ties: Iterable[Collection[int]] = ()
) -> SentenceFaults:
    """Returns the sentences that say less than a listener needs: a claim without its caveat, "it" without its noun.

    `ties` are the numbers of sentences that are told together or not at all: a count and its members.
    """
    gaps = {place: [why] for place, why in _find_halves(job, chapters, ties)}
    for at, number, turn, messages in _by_turn(chapters, job.brief.gaps(compose(job, chapters))):
        for message in messages:
            named = _NAMED.search(message)
            begins = fold(named[1].rstrip("…")) if named else ""
            cites = (
                place
                for place, one in enumerate(turn.sentences)
                if begins and any(fold(job.evidence[cited]).startswith(begins) for cited in one.cites)
            )
            place = next(cites, _blame(turn, message)[0])
            if turn.sentences[place].cites:
                gaps.setdefault((at, number, place), []).append(message)
    return {place: tuple(messages) for place, messages in sorted(gaps.items())}


def _find_halves(
    job: WritingJob, chapters: Sequence[SpokenChapter], ties: Iterable[Collection[int]]
) -> Iterator[tuple[SentencePlace, str]]:
    """Yields the last sentence that tells some of what is told together, and what of it nobody tells."""
    said = list_sentences(chapters)
    told = {number for _, sentence in said for number in sentence.cites}
    for tie in ties:
        untold = sorted({*tie} - told)
        places = [place for place, sentence in said if {*tie} & {*sentence.cites}]
        if untold and places:
            texts = " ".join(f"`{job.evidence[number]}`" for number in untold)
            yield (
                places[-1],
                f"the article says this together with {texts}, and nobody tells that: say it, too",
            )


def _by_turn(
    chapters: Sequence[SpokenChapter], messages: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, int, DraftTurn, tuple[str, ...]]]:
    """Yields chapter, turn and the messages for its line; a turn of which only notes are left is no line."""
    lines = iter(messages)
    for at, chapter in enumerate(chapters):
        for number, turn in enumerate(chapter.turns):
            if turn.sentences:
                yield at, number, turn, next(lines, ())


def _blame(turn: DraftTurn, message: str) -> tuple[int, ...]:
    """Which sentences of a turn a message is about: those that hold what it names first, else all."""
    named = _NAMED.search(message)
    words = fold(named[1].rstrip("…")).strip() if named else ""
    texts = [fold(sentence.text) for sentence in turn.sentences]
    if not words:
        return tuple(range(len(texts)))
    # As a word first: `Islam` is not in "Islamists". What is cut may end inside a word, and SAVE20 has a number.
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return (
        tuple(place for place, text in enumerate(texts) if whole.search(text))
        or tuple(_holding(texts, words))
        or tuple(range(len(texts)))
    )


def _holding(texts: Sequence[str], words: str) -> Iterator[int]:
    """Yields the texts that hold words, or begin as they begin; the check may have cut them elsewhere."""
    for place, text in enumerate(texts):
        if words in text or (len(text.split()) > 2 and words.startswith(text[:60])):
            yield place
