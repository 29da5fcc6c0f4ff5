"""For a small model: three small jobs in place of chapters, each of which code can verify.

It chooses sentences by number, asks one question for what a host tells next, and shortens long sentences. The script is
the extractive writer's otherwise; what the model does not do well stays as that writer has it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.llm import judge_texts, prompts
from podcast.writers.llm.answers import POINTS, TEXTS, CitedSentence, UnusableAnswerError
from podcast.writers.llm.checking import find_faults
from podcast.writers.llm.mending import drop_failing, exchange
from podcast.writers.llm.parts import portions
from podcast.writers.llm.same_facts import asks_what_is_said, says_the_same
from podcast.writers.llm.spoken import compose
from podcast.writers.llm.tokens import count_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Script
    from podcast.writers.llm.checking import Place
    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.turns import SpokenChapter

TOGETHER = 6
"""Sentences or pieces in one small job: more than a few confuse a small model."""
CHOICE_TOKENS = 1_500
"""Tokens of the sentences among which it chooses."""
LONG = 22
"""Words from which on a sentence is to be shortened."""
SHORT = 15
"""Words that it is asked for; some more are no harm."""
SHARE = 0.5
"""Share of the sentences that it chooses at most."""


def write_small(job: WritingJob, parts: Sequence[ChapterPart]) -> Script | None:
    """Returns the script; None where the extractive writer does not know the language."""
    chapters = job.fallback.prefer(choose_points(job, parts)).whole()
    if not chapters:
        return None
    shorter = shorten_sentences(job, chapters)
    asked = drop_failing(job, ask_questions(job, shorter))
    own = _count_own(chapters, asked)
    lines = sum(len(turn.sentences) for chapter in asked for turn in chapter.turns)
    job.brief.note(
        f"{own} of {lines} sentences are {job.asker.client.model}'s, the others the extractive writer's."
    )
    return compose(job, asked)


def choose_points(job: WritingJob, parts: Sequence[ChapterPart]) -> frozenset[str]:
    """Returns the sentences that the model would have said; those of a useless answer are nobody's choice."""
    sentences = [one for part in parts for one in part.sentences if not one.heading]
    chosen: set[str] = set()
    for start, end in portions([count_tokens(one.text) for one in sentences], CHOICE_TOKENS):
        shown = {one.number: one for one in sentences[start:end]}
        many = max(1, round(len(shown) * SHARE / 2))
        text = judge_texts.CHOOSE.format(sentences=prompts.list_sentences(shown.values()), many=many)
        try:
            numbers = job.asker.ask("points", prompts.small_messages(text), POINTS, POINTS.read).points
        except UnusableAnswerError:
            continue
        known = [number for number in dict.fromkeys(numbers) if number in shown]
        if 0 < len(known) <= max(2, len(shown) * SHARE):  # who chooses all has not chosen
            chosen |= {shown[number].text for number in known}
    return frozenset(chosen)


def shorten_sentences(job: WritingJob, chapters: tuple[SpokenChapter, ...]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with shorter sentences, where they say the same."""
    long = {
        place: sentence
        for place, sentence in _places(chapters)
        if sentence.cites and count_words(sentence.text) >= LONG and not set('“”"?') & set(sentence.text)
    }
    wanted = judge_texts.SHORTEN.replace("{words}", str(SHORT))
    texts = _ask(job, "shorter sentences", wanted, {place: one.text for place, one in long.items()})
    shorter: dict[Place, tuple[CitedSentence, ...]] = {
        place: (replace(long[place], text=text),)
        for place, text in texts.items()
        if says_the_same(long[place].text, text)
    }
    return _keep_sound(job, chapters, shorter)


def ask_questions(job: WritingJob, chapters: tuple[SpokenChapter, ...]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with a question before what a host tells next, once in each chapter at most."""
    runs: dict[Place, str] = {}
    for at, chapter in enumerate(chapters):
        if chapter.is_frame or any("?" in turn.text for turn in chapter.turns):
            continue
        for turn_at in range(1, len(chapter.turns)):
            before, turn = chapter.turns[turn_at - 1], chapter.turns[turn_at]
            if before.host != turn.host and turn.sentences[0].cites:
                runs[at, turn_at - 1, len(before.sentences) - 1] = turn.text
                break
    texts = _ask(job, "questions", judge_texts.ASK, runs)
    asked: dict[Place, tuple[CitedSentence, ...]] = {
        place: (_sentence(chapters, place), CitedSentence(text))
        for place, text in texts.items()
        if asks_what_is_said(text, runs[place])
    }
    return _keep_sound(job, chapters, asked)


def _ask(job: WritingJob, purpose: str, task: str, pieces: dict[Place, str]) -> dict[Place, str]:
    """What the model writes for each piece, a few at a time."""
    places = list(pieces)
    texts: dict[Place, str] = {}
    for start in range(0, len(places), TOGETHER):
        some = dict(enumerate(places[start : start + TOGETHER], 1))
        shown = prompts.list_pieces({number: pieces[place] for number, place in some.items()})
        try:
            answer = job.asker.ask(
                purpose, prompts.small_messages(task.replace("{pieces}", shown)), TEXTS, TEXTS.read
            )
        except UnusableAnswerError:
            continue
        texts |= {some[one.number]: " ".join(one.text.split()) for one in answer.texts if one.number in some}
    return texts


def _keep_sound(
    job: WritingJob, chapters: tuple[SpokenChapter, ...], instead: dict[Place, tuple[CitedSentence, ...]]
) -> tuple[SpokenChapter, ...]:
    """The chapters with other sentences in place of some, but for those that the check finds anything wrong with."""
    before = {_text(chapters, place) for place in find_faults(job, chapters)}
    while instead:
        changed = exchange(job, chapters, instead, {})
        wrong = {_text(changed, place) for place in find_faults(job, changed)} - before
        bad = {place for place, some in instead.items() if any(one.text in wrong for one in some)}
        if not bad:
            return changed
        instead = {place: some for place, some in instead.items() if place not in bad}
    return chapters


def _places(chapters: Sequence[SpokenChapter]) -> list[tuple[Place, CitedSentence]]:
    return [
        ((at, turn_at, place), sentence)
        for at, chapter in enumerate(chapters)
        for turn_at, turn in enumerate(chapter.turns)
        for place, sentence in enumerate(turn.sentences)
    ]


def _sentence(chapters: Sequence[SpokenChapter], place: Place) -> CitedSentence:
    at, turn, sentence = place
    return chapters[at].turns[turn].sentences[sentence]


def _text(chapters: Sequence[SpokenChapter], place: Place) -> str:
    return _sentence(chapters, place).text


def _count_own(before: Sequence[SpokenChapter], after: Sequence[SpokenChapter]) -> int:
    had = {sentence.text for _, sentence in _places(before)}
    return sum(sentence.text not in had for _, sentence in _places(after))
