"""Lines that are true and false through the whole path of the llm writer: check, judge, repair, what is heard at last.

    python -m benchmarks.judged [--corpus FOLDER --article FILE] [--part seen|aside|all]

Run it in the root of a clone, with the packages for development. The lines are those of `checking.py`. The judge is
played by the tests' server: it refuses just what a line's label says is false. Nothing is mended by the model, so that
what fails is replaced by the article's words, or dropped. A line is heard where its words stand in the script.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

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


def play(case: Case, content: Article, url: str) -> tuple[bool, bool]:
    """Returns whether the check finds a line at fault, and whether it is heard in the end."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(create_show(Path(folder), "Read Aloud").parent)
        choice = WriterChoice(name="llm", model="played", base_url=url)
        library = replace(library, show=replace(library.show, writer=choice))
        brief = brief_writer(library, content, scripting.Order(3), compose_script)
        job = set_up_job(content, brief, client.Patience(tries=1), split_article(content, texts_in("en")))
        host, other = (host.name for host in job.context.hosts[:2])
        turns = tuple(
            DraftTurn(
                host if at % 2 == 0 else other, (CitedSentence(text, tuple(map(job.evidence.number, cites))),)
            )
            for at, (text, cites) in enumerate(case.lines)
        )
        frame = SpokenChapter("Welcome", (DraftTurn(host, (CitedSentence("Hello."),)),), is_frame=True)
        chapters = (frame, SpokenChapter("A part", turns), replace(frame, title="To remember"))
        faults = find_faults(job, chapters)
        heard = " ".join(turn.text for chapter in mend(job, chapters) for turn in chapter.turns)
        return any(place[:2] == (1, 0) for place in faults), turns[0].text in heard


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--article", "path", type=click.Path(path_type=Path, exists=True), help="What probe.jsonl is about."
)
@click.option("--part", type=click.Choice(["seen", "aside", "all"]), default="seen")
def main(corpus: Path | None, path: Path | None, part: str) -> None:
    """Print the table."""
    sets = {"the nine samples": [*read_probe(SAMPLES / "probe.jsonl")]}
    if corpus and path:
        sets["one article"] = [*read_probe(corpus / "probe.jsonl", article.read(str(path)))]
    click.echo("| lines on | | all | found by the check | heard in the end |\n|---|---|--:|--:|--:|")
    for title, every in sets.items():
        cases = [case for case in every if part == "all" or case.is_aside == (part == "aside")]
        wrong = frozenset(case.lines[0][0] for case in cases if not case.is_faithful)
        counts: Counter[tuple[bool, str]] = Counter()
        with TruthfulJudge(wrong) as model:
            for case in cases:
                if case.article is not None:
                    found, heard = play(case, case.article, model.url)
                    counts.update(
                        (case.is_faithful, what) for what in ("all", *["found"] * found, *["heard"] * heard)
                    )
        for label in (True, False):
            row = " | ".join(str(counts[label, what]) for what in ("all", "found", "heard"))
            click.echo(f"| {title}, {part} | {'faithful' if label else 'wrong'} | {row} |")


if __name__ == "__main__":
    main()
