"""Sentences that fail: written again by the model, once, all together; what fails then may be exchanged, or go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import prompts
from podcast.writers.llm.answers import REPAIR, UnusableAnswerError
from podcast.writers.llm.checking import find_faults
from podcast.writers.llm.model_judge import NEAR, tidy_own
from podcast.writers.llm.model_pace import TokenCost
from podcast.writers.llm.places import exchange, list_chapter, sentence_at
from podcast.writers.llm.turns import RepairNote, is_question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.writers.llm.answers import CitedSentence
    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.places import SentenceFaults, SentencePlace
    from podcast.writers.llm.prompts import FailedSentence
    from podcast.writers.llm.turns import SpokenChapter

TOGETHER = 20
"""Sentences mended in one call at most."""
SHOWN, WRITTEN = 250, 40
"""Tokens that such a sentence takes in a call: its neighbours and what it cites, and what is said in its place."""
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
    starts = range(0, len(places), TOGETHER)
    sizes = [len(places[start : start + TOGETHER]) for start in starts]
    job.progress.expect("repair", [TokenCost(size * SHOWN, size * WRITTEN) for size in sizes])
    for start in starts:
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
                better = tidy_own(job.context, one.sentences, view)
                mended |= {batch[one.number - 1]: better} if better else {}
    notes = {place: RepairNote("repaired", explain(chapters, place, faults[place])) for place in mended}
    return exchange(job.context.hosts, chapters, mended, notes)


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
    return exchange(job.context.hosts, chapters, dict.fromkeys(faults, ()), notes)


def _failed(
    job: WritingJob,
    chapters: Sequence[SpokenChapter],
    place: SentencePlace,
    faults: tuple[str, ...],
    number: int,
) -> FailedSentence:
    chapter = chapters[place[0]]
    said = list_chapter(chapters, place[0])
    here = [at for at, _ in said].index(place)
    sentence = said[here][1]
    beside = (other for _, other in said[max(0, here - 1) : here + 2])
    cites = sentence.cites or tuple(number for other in beside for number in other.cites)
    return prompts.FailedSentence(
        number,
        chapter.title,
        chapter.turns[place[1]].host,
        said[here - 1][1].text if here else "",
        said[here + 1][1].text if here + 1 < len(said) else "",
        sentence,
        faults,
        job.evidence.near(cites, NEAR),
    )


def explain(chapters: Sequence[SpokenChapter], place: SentencePlace, messages: tuple[str, ...]) -> str:
    """Returns what was wrong, without the mend, which messages have after a colon, and what was there."""
    sentence = sentence_at(chapters, place)
    asked = " (a question)" if is_question(sentence) else ""
    return f"{_short(messages[0].rpartition(': ')[0] or messages[0])}; it was{asked}: {_short(sentence.text)}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
