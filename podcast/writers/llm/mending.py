"""Sentences that fail: written again by the model, once, all together; what fails then may be exchanged, or go."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.writers.llm import prompts
from podcast.writers.llm.answers import REPAIR, CitedSentence, UnusableAnswerError
from podcast.writers.llm.checking import find_faults
from podcast.writers.llm.model_judge import NEAR
from podcast.writers.llm.turns import DraftTurn, RepairNote, alternate, is_question, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.writers.llm.checking import SentenceFaults, SentencePlace
    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.prompts import FailedSentence
    from podcast.writers.llm.turns import SpokenChapter

TOGETHER = 20
"""Sentences mended in one call at most."""
ROUNDS = 3
"""Times that sentences which fail beside all the others are dropped."""
LONGEST = 160
"""Characters of a reason, or of the words that were there, in a note of the script."""


def mend_faults(
    job: WritingJob,
    chapters: Sequence[SpokenChapter],
    faults: SentenceFaults,
    instead: Mapping[SentencePlace, tuple[CitedSentence, ...]],
) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with what the judge would have `instead`, and what else the model writes again.

    What it would rather not say stays, and fails: the listener has to hear what the next sentence goes on from.
    """
    mended = dict(instead)
    places = sorted(set(faults) - set(instead))
    for start in range(0, len(places), TOGETHER):
        batch = places[start : start + TOGETHER]
        failed = [_failed(job, chapters, at, faults[at], number) for number, at in enumerate(batch, 1)]
        try:
            answer = job.asker.ask(
                f"repair of {len(batch)}", prompts.repair_messages(job.context, failed), REPAIR, REPAIR.read
            )
        except UnusableAnswerError:
            continue
        for one in answer.mended:
            if 1 <= one.number <= len(batch):
                view = {sentence.number for sentence in failed[one.number - 1].near}
                better = tidy(one.sentences, view, job.context.language)
                mended |= {batch[one.number - 1]: better} if better else {}
    notes = {place: RepairNote("repaired", explain(chapters, place, faults[place])) for place in mended}
    return exchange(job, chapters, mended, notes)


def drop_failing(job: WritingJob, chapters: tuple[SpokenChapter, ...]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters without what fails, and without the questions that nobody answers then."""
    for _ in range(ROUNDS):
        faults = find_faults(job, chapters)
        if not faults:
            break
        chapters = _drop(job, chapters, faults)
    return chapters


def _drop(
    job: WritingJob, chapters: Sequence[SpokenChapter], faults: SentenceFaults
) -> tuple[SpokenChapter, ...]:
    notes = {
        place: RepairNote("dropped", explain(chapters, place, messages)) for place, messages in faults.items()
    }
    return exchange(job, chapters, dict.fromkeys(faults, ()), notes)


def exchange(
    job: WritingJob,
    chapters: Sequence[SpokenChapter],
    instead: dict[SentencePlace, tuple[CitedSentence, ...]],
    notes: dict[SentencePlace, RepairNote],
) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with other sentences at these places, all else as it is."""
    result = []
    for at, chapter in enumerate(chapters):
        if not any(place[0] == at for place in instead):
            result.append(chapter)
            continue
        turns = []
        for turn_at, turn in enumerate(chapter.turns):
            sentences: list[CitedSentence] = []
            added: list[RepairNote] = []
            for place, sentence in enumerate(turn.sentences):
                here = (at, turn_at, place)
                sentences += instead.get(here, (sentence,))
                added += [notes[here]] if here in notes else []
            turns.append(DraftTurn(turn.host, tuple(sentences), (*turn.notes, *added)))
        result.append(replace(chapter, turns=alternate(_answered(turns), job.context.hosts)))
    return tuple(result)


def _answered(turns: Sequence[DraftTurn]) -> tuple[DraftTurn, ...]:
    """The turns without a question before a turn of which nothing is left."""
    result = list(turns)
    for place, (turn, follows) in enumerate(pairwise(turns)):
        if turn.sentences and turn.asks and not follows.sentences:
            result[place] = replace(turn, sentences=turn.sentences[:-1])
    return tuple(result)


def _failed(
    job: WritingJob,
    chapters: Sequence[SpokenChapter],
    place: SentencePlace,
    faults: tuple[str, ...],
    number: int,
) -> FailedSentence:
    at, turn_at, sentence_at = place
    chapter = chapters[at]
    turn = chapter.turns[turn_at]
    said = [(t, s) for t, other in enumerate(chapter.turns) for s in range(len(other.sentences))]
    here = said.index((turn_at, sentence_at))
    sentence = turn.sentences[sentence_at]
    beside = (chapter.turns[t].sentences[s] for t, s in said[max(0, here - 1) : here + 2])
    cites = sentence.cites or tuple(number for other in beside for number in other.cites)
    return prompts.FailedSentence(
        number,
        chapter.title,
        turn.host,
        _text(chapter, said, here - 1),
        _text(chapter, said, here + 1),
        sentence,
        faults,
        job.evidence.near(cites, NEAR),
    )


def _text(chapter: SpokenChapter, said: Sequence[tuple[int, int]], at: int) -> str:
    if not 0 <= at < len(said):
        return ""
    turn, sentence = said[at]
    return chapter.turns[turn].sentences[sentence].text


def _sentence(chapters: Sequence[SpokenChapter], place: SentencePlace) -> CitedSentence:
    at, turn, sentence = place
    return chapters[at].turns[turn].sentences[sentence]


def explain(chapters: Sequence[SpokenChapter], place: SentencePlace, messages: tuple[str, ...]) -> str:
    """Returns what was wrong, without the mend, which messages have after a colon, and what was there."""
    sentence = _sentence(chapters, place)
    asked = " (a question)" if is_question(sentence) else ""
    return f"{_short(messages[0].rpartition(': ')[0] or messages[0])}; it was{asked}: {_short(sentence.text)}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
