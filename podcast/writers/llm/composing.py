"""Chapters → a script: welcome and end around them, footnotes in the order of their use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.model import Footnote, Music, Script, ScriptChapter
from podcast.writers.llm import skeleton
from podcast.writers.llm.job import tells
from podcast.writers.llm.parts import Part
from podcast.writers.llm.turns import Said, items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.writers.llm.job import Job
    from podcast.writers.llm.outline import Plan
    from podcast.writers.llm.schema import Sentence

NEAR = 2
"""Sentences on either side of a cited one that are in view when the hook or the end is mended."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the model says outside the chapters."""

    hook: tuple[Said, ...] = ()
    """One turn, or none."""
    remember: tuple[Said, ...] = ()


def framed(job: Job, plan: Plan, made: Sequence[Part]) -> Frame:
    """Hook and end, every sentence of which passes; the extractive writer's when the outline has none."""
    ours = skeleton.words(job.article.language)
    hook = _mended(job, ours.welcome, plan.hook or job.spare.cited(0)[:1], made)
    last = _mended(job, ours.remember, plan.remember or job.spare.cited(-1)[:2], made)
    hosts = job.stage.hosts
    told = [replace(turn, sentences=(one,)) for turn in last for one in turn.sentences if one.cites]
    shared = (replace(turn, host=hosts[(place + 1) % len(hosts)].name) for place, turn in enumerate(told))
    return Frame(hook[:1], tuple(shared))


def composed(job: Job, frame: Frame, chapters: Iterable[tuple[str, Sequence[Said]]]) -> Script:
    """The whole script of chapters (title, turns); their order and that of their turns is the script's."""
    article = job.article
    ours = skeleton.words(article.language)
    numbers: list[int] = []

    def label(number: int) -> str:
        if number not in numbers:
            numbers.append(number)
        return str(numbers.index(number) + 1)

    hook, hosts = frame.hook, job.stage.hosts
    hello = skeleton.welcome(article, job.brief.show, hosts, hook[0].sentences if hook else ())
    hello = (replace(hello[0], notes=hook[0].notes if hook else ()), *hello[1:])
    written = [ScriptChapter(ours.welcome, (Music("intro"), *items(hello, label)))]
    written += [ScriptChapter(title, items(turns, label)) for title, turns in chapters]
    bye = items(skeleton.close(article, hosts, frame.remember), label)
    written.append(ScriptChapter(ours.remember, (*bye, Music("outro"))))
    return Script(
        title=article.title,
        hosts=hosts,
        chapters=tuple(written),
        footnotes=tuple(Footnote(label(number), job.evidence[number]) for number in numbers),
        source=article.source,
        author=article.author,
        date=article.date,
        language=article.language,
    )


def _mended(job: Job, title: str, sentences: Sequence[Sentence], made: Sequence[Part]) -> tuple[Said, ...]:
    cited = {number for one in sentences for number in one.cites}
    if not cited:
        return ()
    near = {number + off for number in cited for off in range(-NEAR, NEAR + 1)}
    every = {one.number: one for part in made for one in part.sentences}
    view = Part(title, "section", tuple(every[number] for number in sorted(near & set(every))))
    turns = (Said(job.stage.hosts[0].name, tuple(sentences)),)
    mended = job.mender.mended(view, turns, (), ())
    return mended if tells(mended) else ()
