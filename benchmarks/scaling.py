"""Many articles and many workers, in numbers.

    python benchmarks/scaling.py thousand --count 1000    a batch with tones: memory as it grows, a second run
    python benchmarks/scaling.py batch --count 20         a batch against as many `make`s, with the embedded voices
    python benchmarks/scaling.py workers 1 2 4 8          lines a second by Dask's workers, each taking a second

Articles are made up by putting sections of the samples together anew. What is printed is Markdown.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast import scripting
from podcast.cluster import open_crew
from podcast.library import create_show, open_library
from podcast.model import silent
from podcast.scripting import Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.library import Library
    from podcast.script.text import ScriptFile
    from podcast.scripting import Crew

ROOT = Path(__file__).parents[1]
SAMPLES = (*sorted(ROOT.glob("samples/articles/*.*")), *sorted(ROOT.glob("samples/reports/*.*")))
_TONES = {"hibari:heart": "tone:high", "piper:joe": "tone:low"}
PODCAST = (sys.executable, "-m", "podcast")


@click.group()
def cli() -> None:
    """Many articles and many workers, in numbers."""


@cli.command()
@click.option("--count", default=1000, help="Articles.")
@click.option("--sections", default=1, help="Sections an article.")
@click.option("--paragraphs", default=1, help="Paragraphs a section at most.")
def thousand(count: int, sections: int, paragraphs: int) -> None:
    """A batch with tones: how much memory the run takes as it goes on, and what a second run costs."""
    with tempfile.TemporaryDirectory(prefix="podcast-scaling-") as folder:
        show = make_show(Path(folder) / "show", tones=True)
        articles = Path(folder) / "articles"
        write_articles(articles, count, sections, paragraphs)
        began = time.perf_counter()
        sizes = []
        for size, _ in run_batch(show, articles, "--format", "brief"):
            sizes.append(size)
            if len(sizes) % 50 == 0:
                print(
                    f"{len(sizes)}: {size / 2**20:.0f} MiB, {time.perf_counter() - began:.0f} s",
                    file=sys.stderr,
                )
        took = time.perf_counter() - began
        began = time.perf_counter()
        again = [outcome for _, outcome in run_batch(show, articles, "--format", "brief")]
        second = time.perf_counter() - began
        feed = (show / "episodes" / "feed.xml").read_text(encoding="utf-8").count("<item>")
    if feed != count:
        raise click.ClickException(f"{feed} of {count} are in the feed; the second run said {again[-1:]}")
    rows = {
        "articles": f"{count}",
        "episodes in the feed": f"{feed}",
        "seconds an article": f"{took / count:.2f}",
        "memory after the first hundred": f"{max(sizes[:100]) / 2**20:.0f} MiB",
        "most memory after that": f"{max(sizes[100:] or sizes) / 2**20:.0f} MiB",
        "growth": f"{max(sizes[100:] or sizes) / max(sizes[:100]) - 1:+.1%}",
        "second run": f"{second:.1f} s, {again[-1]}",
    }
    print_table(rows)
    for nth in range(0, len(sizes), max(1, len(sizes) // 10)):
        print(f"| memory after {nth + 1} | {sizes[nth] / 2**20:.0f} MiB |")


@cli.command()
@click.option("--count", default=20, help="Articles.")
@click.option("--sections", default=2, help="Sections an article.")
def batch(count: int, sections: int) -> None:
    """A batch against as many single `make`s, with the embedded voices."""
    with tempfile.TemporaryDirectory(prefix="podcast-scaling-") as folder:
        articles = Path(folder) / "articles"
        paths = write_articles(articles, count, sections)
        single, many = (make_show(Path(folder) / name, tones=False) for name in ("single", "many"))
        began = time.perf_counter()
        for path in paths:
            subprocess.run(
                [*PODCAST, "make", str(path), "--show", str(single)], check=True, capture_output=True
            )
        alone = time.perf_counter() - began
        began = time.perf_counter()
        outcomes = list(run_batch(many, articles))
        together = time.perf_counter() - began
        if outcomes[-1][1]["made"] != count:
            raise click.ClickException(f"not all were made: {outcomes[-1][1]}")
        same = [
            (many / part).read_bytes() == (single / part).read_bytes()
            for part in (path.relative_to(single) for path in (single / "scripts").glob("*.md"))
        ]
    rows = {
        "articles": f"{count}",
        "single makes": f"{alone:.0f} s",
        "one batch": f"{together:.0f} s",
        "ratio": f"{together / alone:.2f}",
        "same scripts": f"{sum(same)} of {len(same)}",
    }
    print_table(rows)


@cli.command()
@click.argument("counts", type=int, nargs=-1)
@click.option("--scripts", default=2, help="Scripts a worker, of 24 lines each: two tasks.")
@click.option("--seconds", default=1.0, help="That each line takes its engine.")
def workers(counts: tuple[int, ...], scripts: int, seconds: float) -> None:
    """Lines a second by so many of Dask's workers, with tones slowed to a fixed time a line."""
    print("| workers | lines | seconds | lines a second | of linear |\n|---|---|---|---|---|")
    first = 0.0
    for count in counts or (1, 2, 4, 8):
        with tempfile.TemporaryDirectory(prefix="podcast-scaling-") as folder:
            library = open_library(make_show(Path(folder) / "show", tones=True))
            paths = [
                _write_lines(library.scripts / f"part-{nth}.md", nth, seconds)
                for nth in range(count * scripts)
            ]
            files = [scripting.load_script(path) for path in paths]
            with open_crew("", count) as crew:
                if crew is None:
                    raise click.ClickException("name one worker or more")
                began = time.perf_counter()
                lines = _speak(crew, library, files)
                took = time.perf_counter() - began
        first = first or lines / took / count
        print(
            f"| {count} | {lines} | {took:.1f} | {lines / took:.2f} | {lines / took / count / first:.2f} |",
            flush=True,
        )


def _speak(crew: Crew, library: Library, files: Sequence[ScriptFile]) -> int:
    """Sends out all lines, as a batch does some scripts ahead, and waits for them; returns how many were spoken."""
    for file in files:
        crew.begin(library, file.script, file.path)
    return sum(crew.finish(library, file.script, file.path, silent) for file in files)


def _write_lines(path: Path, nth: int, seconds: float) -> Path:
    path.parent.mkdir(exist_ok=True)
    hosts = {"Maya": f"tone:high@{seconds}", "Theo": f"tone:low@{seconds}"}
    head = "".join(f"  {host}: {voice}\n" for host, voice in hosts.items())
    lines = "".join(f"**{host}:** Line {n} of {nth}.\n\n" for n in range(12) for host in hosts)
    path.write_text(f"---\ntitle: Part {nth}\nhosts:\n{head}---\n\n## Lines\n\n{lines}", encoding="utf-8")
    return path


def run_batch(show: Path, articles: Path, *options: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Yields (bytes of memory that the run has then, outcome) of each source, and of the sum at last."""
    command = [*PODCAST, "batch", str(articles), "--show", str(show), "--json", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        size = 0
        for line in process.stdout or ():
            size = resident(process.pid) or size
            yield size, json.loads(line)


def resident(process: int) -> int:
    """Returns the bytes of memory of a process; 0 once it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


def make_show(folder: Path, *, tones: bool) -> Path:
    """Returns the folder of a new show, spoken by tones or by the embedded voices."""
    settings = create_show(folder, "The scaling show")
    if tones:
        text = settings.read_text(encoding="utf-8")
        for voice, tone in _TONES.items():
            text = text.replace(voice, tone)
        settings.write_text(text, encoding="utf-8")
    return folder


def write_articles(folder: Path, count: int, sections: int, paragraphs: int = 3) -> list[Path]:
    """Writes articles of so many sections of the samples each, in an order that is the same every time."""
    folder.mkdir(parents=True)
    pieces, chance = [(heading, texts[:paragraphs]) for heading, texts in _sections()], random.Random(17)
    paths = [folder / f"{nth:05}.md" for nth in range(count)]
    for nth, path in enumerate(paths):
        path.write_text(_compose(nth, chance.sample(pieces, sections)), encoding="utf-8")
    return paths


def _sections() -> Iterator[tuple[str, tuple[str, ...]]]:
    with tempfile.TemporaryDirectory(prefix="podcast-scaling-") as folder:
        library = open_library(create_show(Path(folder), "Samples").parent)
        for sample in SAMPLES:
            if sample.suffix in (".html", ".txt", ".md") and sample.name != "README.md":
                article = scripting.read_article(library, str(sample), Order())
                for section in article.sections:
                    if len(" ".join(section.paragraphs).split()) > 60:
                        yield section.heading, section.paragraphs[:3]


def _compose(nth: int, pieces: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    parts = [f"# Dispatch {nth}: {pieces[0][0] or 'notes'}"]
    for heading, paragraphs in pieces:
        parts += [f"## {heading or 'Further'}", *paragraphs]
    parts.append(f"This dispatch has the number {nth} of the archive.")
    return "\n\n".join(parts) + "\n"


def print_table(rows: dict[str, str]) -> None:
    """Prints a table of two columns."""
    print("| what | how much |\n|---|---|")
    for name, value in rows.items():
        print(f"| {name} | {value} |")


if __name__ == "__main__":  # Dask's workers are started anew, and read this file
    cli()
