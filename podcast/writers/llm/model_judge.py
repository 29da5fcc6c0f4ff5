"""The judge: a model that says of each sentence whether it follows from what it cites; the check gets only stricter.

In the same answer it writes again what it refuses, and what fails the check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.writers.llm import local_servers, prompts
from podcast.writers.llm.answers import JUDGEMENT, JudgeAnswer, UnusableAnswerError
from podcast.writers.llm.model_pace import TokenCost
from podcast.writers.llm.parts import NumberedSentence
from podcast.writers.llm.places import list_chapter
from podcast.writers.llm.prompts import PromptContext, SentenceToJudge
from podcast.writers.llm.tokens import count_tokens
from podcast.writers.llm.turns import is_question, tidy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from podcast.model import WriterChoice
    from podcast.writers.llm.answers import CitedSentence
    from podcast.writers.llm.asking import Asker
    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.places import PlacedSentence, SentenceFaults, SentencePlace
    from podcast.writers.llm.turns import SpokenChapter

BIG = 14
"""Billions of parameters from which on a model judges its own script; those that do not say are taken for big."""
_SIZE = re.compile(r"(?<![\d.])(?:(\d+(?:\.\d+)?) ?b|\d{2,3} ?m)(?![a-z])", re.IGNORECASE)
"""A size in a model's name: `llama3.1:8b`, `Qwen2.5-7B-Instruct`, `SmolLM2-135M`; `-1M` is what it can read."""
VERDICT = 25
"""Tokens of what it says of a sentence, one with another."""
_TOGETHER = 30
"""Sentences for which chapters are judged in one call."""
NEAR = 2
"""Sentences on either side of a cited one that the model sees when it mends."""


def judge_of(choice: WriterChoice) -> str:
    """Returns which model judges; empty for none."""
    if choice.judge == "off":
        return ""
    if choice.judge not in ("auto", "on"):
        return choice.judge
    return "" if choice.judge == "auto" and count_billions(choice.model) < BIG else choice.model


def count_billions(model: str) -> float:
    """Returns how many parameters a model's name says that it has; as many as a judge has where it says nothing."""
    size = _SIZE.search(local_servers.short_name(model))
    return float(size[1] or 0) if size else BIG


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge makes of an episode."""

    refused: SentenceFaults
    instead: dict[SentencePlace, tuple[CitedSentence, ...]]
    """What to say in place of sentences that it refuses, or that fail the check."""


def judge_chapters(
    job: WritingJob, chapters: Sequence[SpokenChapter], faults: SentenceFaults, only: Collection[str] = ()
) -> Judgement:
    """Returns what the judge refuses of what cites, and what it would say in place of that and of what has `faults`.

    `only`, where it has any, are the texts to be judged. Without a usable answer nothing is refused.
    """
    if job.judge is None:
        return Judgement({}, {})
    calls: list[list[tuple[SentencePlace, SentenceToJudge]]] = []
    for at in range(len(chapters)):
        call = [
            (place, sentence)
            for place, sentence in _to_judge(job, list_chapter(chapters, at), faults)
            if not only or (sentence.text in only and not sentence.faults)
        ]
        if calls and len(calls[-1]) + len(call) <= _TOGETHER:
            calls[-1] += call
        elif call:
            calls.append(call)
    job.progress.expect("judgement", [_cost(call) for call in calls])
    judgements = [_judge(job, job.judge, call) for call in calls]
    return Judgement(
        {place: why for one in judgements for place, why in one.refused.items()},
        {place: said for one in judgements for place, said in one.instead.items()},
    )


def _to_judge(
    job: WritingJob, said: Sequence[PlacedSentence], faults: SentenceFaults
) -> Iterator[tuple[SentencePlace, SentenceToJudge]]:
    """Yields the sentences of a chapter about which there is anything to say, whole chapters at a time."""
    before = ""
    for number, (here, sentence) in enumerate(said):
        cites = sentence.cites
        if is_question(sentence) and not cites:  # it rests on what answers it
            answers = (cited.cites for _, cited in said[number + 1 : number + 3] if cited.cites)
            cites = next(answers, ())
        if here in faults:
            beside = (one.cites for _, one in said[max(0, number - 1) : number + 2])
            near = cites or tuple(cited for some in beside for cited in some)
            sources = job.evidence.near(near, NEAR)
            yield here, SentenceToJudge(sentence.text, before, sources, faults[here])
        elif _is_open(job, replace(sentence, cites=cites)):
            sources = tuple(NumberedSentence(cited, job.evidence[cited]) for cited in cites)
            yield here, SentenceToJudge(sentence.text, before, sources)
        before = sentence.text


def _is_open(job: WritingJob, sentence: CitedSentence) -> bool:
    """Whether there is anything to judge: a sentence that cites, and is not the article's own."""
    own = {fold(job.evidence[number]).strip(" .!?\"'") for number in sentence.cites}
    return bool(sentence.cites) and fold(sentence.text).strip(" .!?\"'") not in own


def tidy_own(
    context: PromptContext, sentences: Sequence[CitedSentence], view: Collection[int]
) -> tuple[CitedSentence, ...]:
    """Returns what is to be said in place of something, as a script can hold it; nothing in another language."""
    tidied = tidy(sentences, view, context.language)
    return () if context.is_foreign(" ".join(sentence.text for sentence in tidied)) else tidied


def _cost(call: Sequence[tuple[SentencePlace, SentenceToJudge]]) -> TokenCost:
    """What a call is going to take, of which more is known when it is asked."""
    texts = (source.text for _, sentence in call for source in sentence.sources)
    return TokenCost(sum(count_tokens(text) for text in texts), len(call) * VERDICT)


def _judge(job: WritingJob, judge: Asker, call: Sequence[tuple[SentencePlace, SentenceToJudge]]) -> Judgement:
    sentences = [sentence for _, sentence in call]
    try:
        answer: JudgeAnswer = judge.ask(
            f"judgement of {len(call)}",
            prompts.judge_messages(job.context, sentences),
            JUDGEMENT,
            JUDGEMENT.read,
        )
    except UnusableAnswerError:
        return Judgement({}, {})
    view = {source.number for sentence in sentences for source in sentence.sources}
    refused: SentenceFaults = {}
    instead: dict[SentencePlace, tuple[CitedSentence, ...]] = {}
    for verdict in answer.verdicts:
        if not 1 <= verdict.number <= len(call):
            continue
        place, sentence = call[verdict.number - 1]
        if not verdict.supported and not sentence.faults:
            refused[place] = (f"not what the article says, the judge finds: {verdict.why}",)
        better = tidy_own(job.context, verdict.instead, view)
        if better and (place in refused or sentence.faults):
            instead[place] = better
    return Judgement(refused, instead)
