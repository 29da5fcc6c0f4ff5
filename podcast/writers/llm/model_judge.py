"""The judge: a model that says of each sentence whether it follows from what it cites; the check gets only stricter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.writers.llm import prompts
from podcast.writers.llm.answers import JUDGEMENT, JudgeAnswer, UnusableAnswerError
from podcast.writers.llm.turns import is_question

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import WriterChoice
    from podcast.writers.llm.answers import CitedSentence
    from podcast.writers.llm.asking import Asker
    from podcast.writers.llm.checking import Place, SentenceFaults
    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.turns import SpokenChapter

BIG = 14
"""Billions of parameters from which on a model judges its own script; those that do not say are taken for big."""
_SIZE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?) ?b(?![a-z])", re.IGNORECASE)
"""A size in a model's name: `llama3.1:8b`, `Qwen2.5-7B-Instruct`."""
_TOGETHER = 30
"""Sentences for which chapters are judged in one call."""


def judge_of(choice: WriterChoice) -> str:
    """Returns which model judges; empty for none."""
    if choice.judge == "off":
        return ""
    if choice.judge not in ("auto", "on"):
        return choice.judge
    size = _SIZE.search(choice.model)
    return "" if choice.judge == "auto" and size and float(size[1]) < BIG else choice.model


def judge_chapters(
    job: WritingJob, chapters: Sequence[SpokenChapter], barred: Collection[Place], only: Collection[str] = ()
) -> SentenceFaults:
    """Returns what the judge refuses of what cites, whole chapters at a time; `barred` fails already.

    `only`, where it has any, are the texts to be judged. Without a usable answer nothing is refused.
    """
    if job.judge is None:
        return {}
    calls: list[list[tuple[Place, str, CitedSentence]]] = []
    for at, chapter in enumerate(chapters):
        call: list[tuple[Place, str, CitedSentence]] = []
        before = ""
        said = [
            ((at, turn_at, place), sentence)
            for turn_at, turn in enumerate(chapter.turns)
            for place, sentence in enumerate(turn.sentences)
        ]
        for number, (here, sentence) in enumerate(said):
            shown = sentence
            if is_question(sentence) and not sentence.cites:  # it rests on what answers it
                answers = (cited.cites for _, cited in said[number + 1 : number + 3] if cited.cites)
                shown = replace(sentence, cites=next(answers, ()))
            if _is_open(job, shown) and here not in barred and (not only or sentence.text in only):
                call.append((here, before, shown))
            before = sentence.text
        if calls and len(calls[-1]) + len(call) <= _TOGETHER:
            calls[-1] += call
        elif call:
            calls.append(call)
    judge = job.judge
    return {place: why for call in calls for place, why in _judge(job, judge, call).items()}


def _is_open(job: WritingJob, sentence: CitedSentence) -> bool:
    """Whether there is anything to judge: a sentence that cites, and is not the article's own."""
    own = {fold(job.evidence[number]).strip(" .!?\"'") for number in sentence.cites}
    return bool(sentence.cites) and fold(sentence.text).strip(" .!?\"'") not in own


def _judge(job: WritingJob, judge: Asker, call: Sequence[tuple[Place, str, CitedSentence]]) -> SentenceFaults:
    numbered = [(number, before, sentence) for number, (_, before, sentence) in enumerate(call, 1)]
    texts = {number: job.evidence[number] for _, _, sentence in call for number in sentence.cites}
    try:
        answer: JudgeAnswer = judge.ask(
            f"judgement of {len(call)}",
            prompts.judge_messages(job.context, numbered, texts),
            JUDGEMENT,
            JUDGEMENT.read,
        )
    except UnusableAnswerError:
        return {}
    return {
        call[verdict.number - 1][0]: (f"not what the article says, the judge finds: {verdict.why}",)
        for verdict in answer.verdicts
        if not verdict.supported and 1 <= verdict.number <= len(call)
    }
