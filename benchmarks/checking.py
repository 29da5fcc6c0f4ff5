"""How well the check tells what is false from what is said otherwise: tables in Markdown.

    python benchmarks/checking.py [--corpus FOLDER] [--article FILE] [--part seen|aside|all] [--scripts]
        [--lines FILE] [--pages FOLDER]…

Lines of our own on the samples always (`probe.jsonl` in samples/articles and, freely put, in samples/reports; with
other constructions than the article's, each beside its twin that says something else, `constructions.jsonl`); with
FOLDER also summaries of other people's texts, each line of which cites its four most similar sentences
(`summedits-*.json`), and lines on FILE (`probe.jsonl`). A third of each is set aside by the hash of its text or line;
of our own probes, seven articles. `--lines` are of pages that lie in the folders of `--pages`. With `--scripts`, what
is told of the scripts that the writer makes of the samples: all of it false alarms.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast import article, scripting, writers
from podcast.language.plain.sentences import split
from podcast.library import create_show, open_library
from podcast.model import (
    Article,
    Footnote,
    Host,
    Line,
    Passage,
    Script,
    ScriptChapter,
    Section,
    Voice,
)
from podcast.script.check import CheckContext, article_text, check
from podcast.script.check.stems import collect_stems
from podcast.script.text import compose_script
from podcast.scripting.briefing import brief_writer
from podcast.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Understanding

SAMPLES = Path(__file__).parent.parent / "samples" / "articles"
REPORTS = SAMPLES.parent / "reports"
ASIDE = frozenset(
    """essay.txt interview.html opinion.html grain-corridor.txt desert-ports.md lowland-chips.html
    night-trains.html""".split()
)
"""The articles whose lines are set aside: those with the lowest hashes, a third of each kind."""
CITED = 4
"""Sentences of its text that a line of a summary cites."""
HAD = 0.5
"""What a word counts that an earlier one of them has already: a person would cite what is still lacking."""
LEVELS = re.compile(r"^\S+: (warning|note): ")
"""How a message begins that is no error."""
HOST = Host("Maya", Voice("tone", "a"))


@dataclass(frozen=True, slots=True)
class Case:
    """Something said, what it rests on, and whether it is true to that."""

    kind: str
    group: str
    """What it is of: a text, an article."""
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    """(what is said, the sentences it cites)."""
    is_faithful: bool
    is_aside: bool
    article: Article | None = None


def is_aside(key: str) -> bool:
    """Returns whether something is set aside: a third of all, by its hash."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0


def read_summaries(path: Path) -> Iterator[Case]:
    """Yields the summaries of a file."""
    for entry in json.loads(path.read_text(encoding="utf-8")):
        text = entry["doc"]
        sentences = split_text(text)
        lines = [(line, find_similar(line, sentences)) for line in split(entry["summary"])]
        kind = path.stem.removeprefix("summedits-")
        yield Case(kind, text, tuple(lines), bool(entry["label"]), is_aside(text), as_article(text))


def read_probe(
    path: Path, content: Article | None = None, folders: Sequence[Path] = (SAMPLES, REPORTS)
) -> Iterator[Case]:
    """Yields the lines of a file, with what is wrong with each where it says that."""
    for row in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(row)
        name = "" if content else entry["file"]
        of = content or read_page(name, tuple(folders))
        said = [(entry["line"], tuple(entry["sources"]))]
        if entry.get("kind") in ("question", "presupposition"):  # a question cites nothing, its answer does
            said = [(entry["line"], ()), (" ".join(entry["sources"]), tuple(entry["sources"]))]
        aside = name in ASIDE if name else is_aside(entry["line"])
        kind = entry.get("kind", entry["label"])
        yield Case(kind, name or "probe", tuple(said), entry["label"] == "faithful", aside, of)


@lru_cache(maxsize=100)
def read_page(name: str, folders: tuple[Path, ...]) -> Article:
    """Returns an article of one of several folders; a text that was made of a page stands for the page."""
    places = [folder / it for it in (name, name.removesuffix(".txt")) for folder in folders]
    return article.read(str(next(place for place in places if place.exists())))


@lru_cache(maxsize=100)
def split_text(text: str) -> tuple[str, ...]:
    """Returns the sentences of a text."""
    return tuple(sentence for block in text.split("\n") if block.strip() for sentence in split(block))


@lru_cache(maxsize=100)
def as_article(text: str) -> Article:
    """Returns a bare text as an article."""
    blocks = tuple(block.strip() for block in text.split("\n") if block.strip())
    return Article("", "", Section("", (), "summary"), (Section("", blocks),), language="en")


def find_similar(line: str, sentences: Sequence[str]) -> tuple[str, ...]:
    """Returns the sentences that share most with a line, rare words and those still lacking counting more."""
    words = [collect_words(sentence) for sentence in sentences]
    shares = Counter(word for one in words for word in one)
    own = collect_words(line)
    best: list[int] = []

    def likeness(at: int) -> float:
        had = set().union(*(words[it] for it in best))
        common = sum(
            math.log(1 + len(sentences) / shares[word]) * (HAD if word in had else 1)
            for word in own & words[at]
        )
        return common / math.sqrt(len(words[at]) + 5)

    for _ in range(min(CITED, len(sentences))):
        best.append(min({*range(len(sentences))} - {*best}, key=lambda at: (-likeness(at), at)))
    return tuple(sentences[at] for at in sorted(best))


def collect_words(text: str) -> frozenset[str]:
    """Returns the stems of the words of a text, and its numbers."""
    return collect_stems([text]) | {*re.findall(r"\d+(?:[.,]\d+)*", text)}


def compose(case: Case) -> Script:
    """Returns the script that says just this."""
    labels: dict[str, str] = {}
    said = []
    for at, (text, cites) in enumerate(case.lines, 1):
        own = tuple(labels.setdefault(sentence, str(len(labels) + 1)) for sentence in cites)
        said.append(Line(HOST.name, (Passage(text, own),), at=at))
    notes = tuple(Footnote(label, text, 100 + int(label)) for text, label in labels.items())
    author = case.article.author if case.article else ""
    return Script("", (HOST,), (ScriptChapter("", tuple(said)),), notes, author=author, language="en")


def find_messages(case: Case) -> list[str]:
    """Returns what the check tells of a case's lines, of a question alone where it has one."""
    content = case.article
    context = (
        CheckContext("s.md", article=article_text(content), understanding=read(content), is_whole=False)
        if content
        else CheckContext("s.md", is_whole=False)
    )
    lines = [1] if case.kind in ("question", "presupposition") else range(1, len(case.lines) + 1)
    return [str(problem) for problem in check(compose(case), context) if problem.line in lines]


def is_flag(message: str) -> bool:
    """Returns whether a message says that a line is or may be wrong, and not only that nothing proves it."""
    return ": note: " not in message


@lru_cache(maxsize=100)
def read(content: Article) -> Understanding:
    """Returns what an article says."""
    return understand(content)


def print_table(title: str, cases: Sequence[Case], flags: Sequence[bool]) -> None:
    """Print a row for each kind, and in how many cases the check was right."""
    click.echo(
        f"\n{title}\n\n| kind | faithful | flagged | wrong | found | balanced |\n|---|--:|--:|--:|--:|--:|"
    )
    counts: defaultdict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
    for case, flag in zip(cases, flags, strict=True):
        for kind in (case.kind, "all"):
            counts[kind][case.is_faithful, flag] += 1
    for kind, count in sorted(counts.items(), key=lambda item: item[0] == "all"):
        faithful, wrong = (count[label, False] + count[label, True] for label in (True, False))
        shares = [count[True, False] / faithful] if faithful else []
        shares += [count[False, True] / wrong] if wrong else []
        balanced = f"{100 * sum(shares) / len(shares):.1f}" if len(shares) == 2 else ""
        flagged, hits = count[True, True], count[False, True]
        click.echo(f"| {kind} | {faithful} | {flagged} | {wrong} | {hits} | {balanced} |")


def count_levels(cases: Sequence[Case], messages: Sequence[Sequence[str]]) -> None:
    """Print how many lines have what is told of them at worst: an error, a warning, only a note."""
    levels: Counter[tuple[bool, str]] = Counter()
    for case, told in zip(cases, messages, strict=True):
        found = [LEVELS.search(message) for message in told]
        marks = {match[1] if match else "error" for match in found}
        worst = next((it for it in ("error", "warning", "note") if it in marks), "nothing")
        levels[case.is_faithful, worst] += 1
    told_of = (
        f"{level} {levels[True, level]} / {levels[False, level]}" for level in ("error", "warning", "note")
    )
    click.echo(f"\nAt worst, faithful / wrong: {', '.join(told_of)}")


def list_alarms(path: Path, minutes: float) -> tuple[int, list[str]]:
    """Returns how many lines the writer's script of an article has, and what is told of them: false alarms, all."""
    content = article.read(str(path))
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(create_show(Path(folder), "Read Aloud").parent)
        brief = brief_writer(library, content, scripting.Order(minutes), compose_script)
        brief = replace(
            brief, faults=lambda script: tuple(() for _ in script.lines)
        )  # it drops what is told of
        script = compose_script(writers.load("extractive").write(content, brief)).script
    context = CheckContext(
        path.name, ("Read Aloud",), article=article_text(content), understanding=read(content)
    )
    return len(script.lines), [str(problem) for problem in check(script, context)]


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--article", "path", type=click.Path(path_type=Path, exists=True), help="What probe.jsonl is about."
)
@click.option("--part", type=click.Choice(["seen", "aside", "all"]), default="seen")
@click.option(
    "--lines", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Lines on other pages."
)
@click.option(
    "--pages",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where these pages lie.",
)
@click.option("--scripts", is_flag=True, help="Check the scripts that the writer makes of the samples, too.")
@click.option("--missed", is_flag=True, help="List what was judged wrongly.")
def main(  # noqa: PLR0913, PLR0917 - one an option
    corpus: Path | None,
    path: Path | None,
    part: str,
    lines: Path | None,
    pages: tuple[Path, ...],
    scripts: bool,
    missed: bool,
) -> None:
    """Print the tables."""
    sets = {
        "Lines on the samples": [*read_probe(SAMPLES / "probe.jsonl")],
        "Lines on reports, freely put": [*read_probe(REPORTS / "probe.jsonl")],
        "Lines on reports, turned round": [*read_probe(REPORTS / "constructions.jsonl")],
    }
    if lines:
        sets[f"Lines on pages, {lines.stem}"] = [
            replace(case, is_aside=False) for case in read_probe(lines, folders=pages)
        ]
    if corpus and path:
        sets["Lines on one article"] = [*read_probe(corpus / "probe.jsonl", article.read(str(path)))]
    if corpus:
        sets["Summaries"] = [
            case for file in sorted(corpus.glob("summedits-*.json")) for case in read_summaries(file)
        ]
    for title, every in sets.items():
        for name in ("seen", "aside"):
            cases = [case for case in every if case.is_aside == (name == "aside")]
            if part not in (name, "all") or not cases:
                continue
            messages = [find_messages(case) for case in cases]
            flags = [any(map(is_flag, told)) for told in messages]
            print_table(f"{title}, {name}", cases, flags)
            count_levels(cases, messages)
            for case, told, flag in zip(cases, messages, flags, strict=True):
                if missed and flag == case.is_faithful:
                    click.echo(f"- {case.kind}: {case.lines[0][0]} {' | '.join(told)}")
    if scripts:
        places = [*SAMPLES.iterdir(), *REPORTS.iterdir()]
        places = [
            place
            for place in sorted(places)
            if place.suffix in (".html", ".md", ".txt") and place.stem != "README"
        ]
        found = [list_alarms(place, minutes) for place in places for minutes in (3, 6)]
        alarms = [alarm for _, some in found for alarm in some]
        click.echo(f"\nScripts of the writer: {sum(lines for lines, _ in found)} lines, {len(alarms)} alarms")
        click.echo("".join(f"- {alarm}\n" for alarm in alarms))


if __name__ == "__main__":
    main()
