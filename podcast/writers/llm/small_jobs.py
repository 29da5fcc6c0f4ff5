"""Two small jobs for a small model, each of which code can verify: shorter sentences, questions before what comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.llm import judge_texts, prompts
from podcast.writers.llm.answers import TEXTS, CitedSentence, UnusableAnswerError
from podcast.writers.llm.checking import find_faults
from podcast.writers.llm.left_out import leaves_out_whole_phrases
from podcast.writers.llm.model_pace import TokenCost
from podcast.writers.llm.places import exchange, list_sentences, sentence_at
from podcast.writers.llm.same_facts import asks_what_is_said, says_the_same

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.places import SentencePlace
    from podcast.writers.llm.turns import SpokenChapter

TOGETHER = 6
"""Sentences or pieces in one small job: more than a few confuse a small model."""
LONG = 22
"""Words from which on a sentence is to be shortened."""
SHORT = 15
"""Words that it is asked for; some more are no harm."""
SHOWN, WRITTEN = 70, 30
"""Tokens of a piece, and of what is written for it."""
FORM, LONGEST = 300, 250
"""Characters of an answer at most, and for each piece: twice what a good one takes."""
FRUITLESS = 2
"""Requests in a row without anything that can be used, after which a job is given up."""


def shorten_sentences(job: WritingJob, chapters: tuple[SpokenChapter, ...]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with shorter sentences, where they say the same."""
    long = {
        place: sentence
        for place, sentence in list_sentences(chapters)
        if sentence.cites and is_long(sentence.text)
    }
    wanted = judge_texts.SHORTEN.replace("{words}", str(SHORT))
    pieces = {place: one.text for place, one in long.items()}
    texts = _ask(job, "shorter sentences", wanted, pieces, _is_shorter)
    shorter: dict[SentencePlace, tuple[CitedSentence, ...]] = {
        place: (replace(long[place], text=text),) for place, text in texts.items()
    }
    return _keep_sound(job, chapters, shorter)


def is_long(text: str) -> bool:
    """Returns whether a sentence is to be shortened: a long one, and nobody's words."""
    return count_words(text) >= LONG and not set('“”"?') & set(text)


def _is_shorter(original: str, short: str) -> bool:
    return says_the_same(original, short) and leaves_out_whole_phrases(original, short)


def ask_questions(job: WritingJob, chapters: tuple[SpokenChapter, ...]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with a question before what a host tells next, once in each chapter at most."""
    runs: dict[SentencePlace, str] = {}
    for at, chapter in enumerate(chapters):
        if chapter.is_frame or any("?" in turn.text for turn in chapter.turns):
            continue
        for turn_at in range(1, len(chapter.turns)):
            before, turn = chapter.turns[turn_at - 1], chapter.turns[turn_at]
            if before.host != turn.host and turn.sentences[0].cites:
                runs[at, turn_at - 1, len(before.sentences) - 1] = turn.text
                break
    texts = _ask(job, "questions", judge_texts.ASK, runs, lambda told, asked: asks_what_is_said(asked, told))
    asked: dict[SentencePlace, tuple[CitedSentence, ...]] = {
        place: (sentence_at(chapters, place), CitedSentence(text)) for place, text in texts.items()
    }
    return _keep_sound(job, chapters, asked)


def expect_pieces(count: int) -> list[TokenCost]:
    """Returns what a job with so many pieces takes, a request each."""
    sizes = (min(TOGETHER, count - start) for start in range(0, count, TOGETHER))
    return [TokenCost(size * SHOWN, size * WRITTEN) for size in sizes]


def _ask(
    job: WritingJob,
    purpose: str,
    task: str,
    pieces: dict[SentencePlace, str],
    is_good: Callable[[str, str], bool],
) -> dict[SentencePlace, str]:
    """What the model writes for pieces, a few at a time, as far as that is good for the piece.

    Who writes nothing good for many pieces is not asked for the others.
    """
    places = list(pieces)
    texts: dict[SentencePlace, str] = {}
    fruitless = 0
    starts = range(0, len(places), TOGETHER)
    job.progress.expect(purpose, expect_pieces(len(places)))
    for start in starts:
        if fruitless == FRUITLESS:
            job.progress.expect(purpose, ())
            break
        fruitless += 1
        some = dict(enumerate(places[start : start + TOGETHER], 1))
        shown = prompts.list_pieces({number: pieces[place] for number, place in some.items()})
        shape = replace(TEXTS, longest=FORM + len(some) * LONGEST)
        try:
            answer = job.asker.ask(
                purpose, prompts.small_messages(task.replace("{pieces}", shown)), shape, TEXTS.read
            )
        except UnusableAnswerError:
            continue
        written = {some[one.number]: " ".join(one.text.split()) for one in answer.texts if one.number in some}
        good = {place: text for place, text in written.items() if is_good(pieces[place], text)}
        texts |= good
        fruitless = 0 if good else fruitless
    return texts


def _keep_sound(
    job: WritingJob,
    chapters: tuple[SpokenChapter, ...],
    instead: dict[SentencePlace, tuple[CitedSentence, ...]],
) -> tuple[SpokenChapter, ...]:
    """The chapters with other sentences in place of some, but for those that the check finds anything wrong with."""
    before = {sentence_at(chapters, place).text for place in find_faults(job, chapters)}
    while instead:
        changed = exchange(job.context.hosts, chapters, instead, {})
        wrong = {sentence_at(changed, place).text for place in find_faults(job, changed)} - before
        bad = {place for place, some in instead.items() if any(one.text in wrong for one in some)}
        if not bad:
            return changed
        instead = {place: some for place, some in instead.items() if place not in bad}
    return chapters
