"""The writer that asks a language model, on any server that speaks OpenAI's protocol, and checks every line of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Music, Script, ScriptChapter, Stage
from podcast.writers.llm import client, outline, parts, prompts, skeleton, turns
from podcast.writers.llm.asking import Asker
from podcast.writers.llm.checker import Checker
from podcast.writers.llm.composing import framed
from podcast.writers.llm.evidence import Evidence, Spare
from podcast.writers.llm.fitting import fitted, settled
from podcast.writers.llm.job import Job
from podcast.writers.llm.repair import Mender

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.llm.client import Patience
    from podcast.writers.llm.job import Draft
    from podcast.writers.llm.parts import Part

OURS = 70
"""Words of the hook and of what to remember."""


class LLM:
    """See the module; model and server are the show's `[writer]`, the key is in the environment."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or client.PATIENCE

    def write(self, article: Article, brief: Brief) -> Script:
        """The script; WriterError says what to do when the model cannot be asked, or no answer can be used."""
        asker = Asker(client.Client(brief.show.writer, self._patience), brief.once)
        made, wanted = _cast(article, brief)
        evidence = Evidence(made)
        stage = prompts.stage(article, brief.hosts)
        mender = Mender(stage, asker, Checker(article, brief, evidence))
        job = Job(article, brief, stage, asker, mender, evidence, Spare(article, brief, evidence))
        return _written(job, made, wanted)

    def preview(self, article: Article, brief: Brief) -> str:
        """The messages of every call, with a placeholder for what only an answer can tell."""
        from podcast.writers.llm.preview import preview

        made, _ = _cast(article, brief)
        return preview(brief, prompts.stage(article, brief.hosts), made)


def _cast(article: Article, brief: Brief) -> tuple[tuple[Part, ...], float]:
    """The parts with their words, and how many seconds the whole is then going to have."""
    found = parts.parts(article, skeleton.words(article.language))
    bare = _seconds(article, brief, found) + OURS * 60 / brief.pace
    made = parts.cast(found, (brief.minutes * 60 - bare) * brief.pace / 60, brief.hosts)
    return made, bare + sum(part.words for part in made) * 60 / brief.pace


def _seconds(article: Article, brief: Brief, found: Sequence[Part]) -> float:
    """Of music, gaps and what is ours."""
    hello = turns.items(skeleton.welcome(article, brief.show, brief.hosts, ()), str)
    bye = turns.items(skeleton.close(article, brief.hosts, ()), str)
    chapters = (
        ScriptChapter("Welcome", (Music("intro"), *hello)),
        *(ScriptChapter(part.title, ()) for part in found if part.piece == 1),
        ScriptChapter("To remember", (*bye, Music("outro"))),
    )
    return brief.seconds(Script(article.title, brief.hosts, chapters))


def _written(job: Job, made: Sequence[Part], wanted: float) -> Script:
    from podcast.writers.llm import drafts

    report = job.brief.report
    total = len(made) + 2
    report(Stage.WRITING, 0, total)
    plan, made = outline.planned(job, made)
    report(Stage.WRITING, 1, total)
    frame = framed(job, plan, made)
    written: list[Draft] = []
    for number, part in enumerate(made, 1):
        written.append(drafts.first(job, (number, len(made)), part, plan, written))
        report(Stage.WRITING, 1 + number, total)
    script = settled(job, fitted(job, written, frame, wanted), frame)
    report(Stage.WRITING, total, total)
    return script
