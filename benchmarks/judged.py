"""Lines that are true and false through the whole path of the llm writer: check, judge, repair, what is heard at last.

    python -m benchmarks.judged [--corpus FOLDER --article FILE] [--part seen|aside|all]

Run it in the root of a clone, with the packages for development. The lines are those of `checking.py`. The judge is
played by the tests' server: it refuses just what a line's label says is false. Nothing is mended by the model, so that
what fails is replaced by the article's words, or dropped. A line is heard where its words stand in the script.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benchmarks.checking import SAMPLES, Case, read_probe
from podcast import article, scripting
from podcast.library import create_show, open_library
from podcast.model import Article, WriterChoice
from podcast.script.text import compose_script
from podcast.scripting.briefing import brief_writer
from podcast.writers.frame_texts import texts_in
from podcast.writers.llm import client
from podcast.writers.llm.answers import CitedSentence
from podcast.writers.llm.checking import find_faults
from podcast.writers.llm.parts import split_article
from podcast.writers.llm.proofing import mend
from podcast.writers.llm.setting_up import set_up_job
from podcast.writers.llm.turns import DraftTurn, SpokenChapter
from tests.writers.llm_server import Model, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from podcast.writers.llm.drafts import WritingJob


class TruthfulJudge(Model):
    """Refuses the lines that are false; writes nothing again."""

    def __init__(self, wrong: frozenset[str]) -> None:
        super().__init__()
        self.wrong = wrong

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """Verdicts by the labels; no repair is of any use."""
        if kind_of(messages) != "judge":
            return {"mended": []}
        said = [
            line.partition(": ")
            for line in messages[1]["content"].splitlines()
            if line.startswith("Sentence ")
        ]
        verdicts = [(int(head.split()[1]), text) for head, _, text in said]
        return {
            "verdicts": [
                {"number": number, "supported": text not in self.wrong, "why": ""}
                for number, text in verdicts
            ]
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a line."""

    case: Case
    is_found: bool
    """Whether the check finds it at fault."""
    is_heard: bool
    """Whether it is said in the end, word for word."""


def play(cases: Iterable[Case], content: Article, judge: TruthfulJudge) -> Iterator[Outcome]:
    """Yields what becomes of each line on an article, which is understood once."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(create_show(Path(folder), "Read Aloud").parent)
        choice = WriterChoice(name="llm", model="played", base_url=judge.url)
        library = replace(library, show=replace(library.show, writer=choice))
        brief = brief_writer(library, content, scripting.Order(3), compose_script)
        parts = split_article(content, texts_in("en"))
        for case in cases:
            job = set_up_job(content, brief, client.Patience(tries=1), parts)
            chapters = _lay_out(job, case)
            faults = find_faults(job, chapters)
            heard = " ".join(turn.text for chapter in mend(job, chapters) for turn in chapter.turns)
            is_found = any(place[:2] == (1, 0) for place in faults)
            yield Outcome(case, is_found, case.lines[0][0] in heard)


def _lay_out(job: WritingJob, case: Case) -> tuple[SpokenChapter, ...]:
    """An episode of one line, and of what answers it where it is a question."""
    host, other = (host.name for host in job.context.hosts[:2])
    turns = tuple(
        DraftTurn(
            host if at % 2 == 0 else other, (CitedSentence(text, tuple(map(job.evidence.number, cites))),)
        )
        for at, (text, cites) in enumerate(case.lines)
    )
    frame = SpokenChapter("Welcome", (DraftTurn(host, (CitedSentence("Hello."),)),), is_frame=True)
    return (frame, SpokenChapter("A part", turns), replace(frame, title="To remember"))


def play_all(cases: Iterable[Case]) -> Iterator[Outcome]:
    """Yields what becomes of lines on any articles, those on one after the other."""
    by_article: dict[str, list[Case]] = {}
    for case in cases:
        by_article.setdefault(case.group, []).append(case)
    for some in by_article.values():
        wrong = frozenset(case.lines[0][0] for case in some if not case.is_faithful)
        content = some[0].article
        if content is not None:
            with TruthfulJudge(wrong) as judge:
                yield from play(some, content, judge)


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--article", "path", type=click.Path(path_type=Path, exists=True), help="What probe.jsonl is about."
)
@click.option("--part", type=click.Choice(["seen", "aside", "all"]), default="seen")
def main(corpus: Path | None, path: Path | None, part: str) -> None:
    """Print the table."""
    sets = {"the samples": [*read_probe(SAMPLES / "probe.jsonl")]}
    if corpus and path:
        sets["one article"] = [*read_probe(corpus / "probe.jsonl", article.read(str(path)))]
    click.echo("| lines on | | all | found by the check | heard in the end |\n|---|---|--:|--:|--:|")
    for title, every in sets.items():
        cases = [case for case in every if part == "all" or case.is_aside == (part == "aside")]
        outcomes = [*play_all(cases)]
        for label in (True, False):
            some = [one for one in outcomes if one.case.is_faithful is label]
            found, heard = sum(one.is_found for one in some), sum(one.is_heard for one in some)
            name = "faithful" if label else "wrong"
            click.echo(f"| {title}, {part} | {name} | {len(some)} | {found} | {heard} |")


if __name__ == "__main__":
    main()
