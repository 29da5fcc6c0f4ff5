"""Many articles and many workers, in numbers.

    python benchmarks/scaling.py thousand --count 1000    a batch with tones: memory as it grows, a second run
    python benchmarks/scaling.py batch [FILES]            batches against as many `make`s, with the embedded voices
    python benchmarks/scaling.py workers 1 2 4 8          lines a second by Dask's workers, each taking a second
    python benchmarks/scaling.py voices                   the same by the embedded voices, two workers and one

Articles are made up by putting sections of the samples together anew. What is printed is Markdown.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast import making, scripting
from podcast.cluster import open_crew
from podcast.cluster.dask_crew import DaskCrew
from podcast.library import create_show, open_library
from podcast.model import silent
from podcast.scripting import Order
from podcast.store import FolderStore
from podcast.store import key as digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.library import Library
    from podcast.script.text import ScriptFile
    from podcast.scripting import Crew

ROOT = Path(__file__).parents[1]
SAMPLES = (*sorted(ROOT.glob("samples/articles/*.*")), *sorted(ROOT.glob("samples/reports/*.*")))
_TONES = {"hibari:heart": "tone:high", "piper:joe": "tone:low"}
_TONE_VOICES = {"Maya": "tone:high", "Theo": "tone:low"}
_EMBEDDED = {"Maya": "hibari:heart", "Theo": "piper:joe"}
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
        sizes, most = [], []
        for (size, highest), _ in run_batch(show, articles, "--format", "brief"):
            sizes.append(size)
            most.append(highest)
            if len(sizes) % 50 == 0:
                print(
                    f"{len(sizes)}: {size / 2**20:.0f} MiB, at most {highest / 2**20:.0f} MiB, "
                    f"{time.perf_counter() - began:.0f} s",
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
        "most at any moment, first hundred and all": f"{most[:100][-1] / 2**20:.0f}, {most[-1] / 2**20:.0f} MiB: "
        f"{most[-1] / most[:100][-1] - 1:+.1%}",
        "second run": f"{second:.1f} s, {again[-1]}",
    }
    print_table(rows)
    for nth in range(0, len(sizes), max(1, len(sizes) // 10)):
        print(f"| memory after {nth + 1} | {sizes[nth] / 2**20:.0f} MiB |")


@cli.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--minutes", default="1", help="Of each episode.")
@click.option("--portion", default=5, help="Articles of a batch.")
def batch(sources: tuple[Path, ...], minutes: str, portion: int) -> None:
    """Batches against as many single `make`s, with the embedded voices; sources are files, by default the samples.

    The two take turns, portion by portion, so that whatever else this machine does slows both. A batch of all would
    cost less than portions do: each of these loads the voices anew.
    """
    options = ("--minutes", minutes)
    alone, together = Cost(), Cost()
    with tempfile.TemporaryDirectory(prefix="podcast-scaling-") as folder:
        single, many = (make_show(Path(folder) / name, tones=False) for name in ("single", "many"))
        paths = sources or tuple(
            path for path in SAMPLES if path.suffix != ".jsonl" and path.stem != "README"
        )
        for first in range(0, len(paths), portion):
            some = paths[first : first + portion]
            with alone.counted():
                for path in some:
                    command = [*PODCAST, "make", str(path), "--show", str(single), *options]
                    subprocess.run(command, check=True, capture_output=True)
            listed = Path(folder) / "list.txt"
            listed.write_text("".join(f"{path.resolve()}\n" for path in some), encoding="utf-8")
            with together.counted():
                outcomes = [outcome for _, outcome in run_batch(many, listed, *options)]
            if outcomes[-1]["made"] != len(some):
                raise click.ClickException(f"not all were made: {outcomes}")
            print(
                f"{first + len(some)}: {alone.seconds:.0f} s, {together.seconds:.0f} s of the clock; "
                f"{alone.processor:.0f} s, {together.processor:.0f} s of processors",
                file=sys.stderr,
            )
        audio = [path.relative_to(single) for path in single.glob("episodes/*/*.mp3")]
        same = [(many / path).stat().st_size == (single / path).stat().st_size for path in audio]
    rows = {
        "articles": f"{len(paths)}, {portion} a batch",
        "single makes": f"{alone.seconds:.0f} s",
        "batches": f"{together.seconds:.0f} s",
        "ratio": f"{together.seconds / alone.seconds:.2f}",
        "the same of processors": f"{alone.processor:.0f} s, {together.processor:.0f} s: "
        f"{together.processor / alone.processor:.2f}",
        "MP3s of the same size": f"{sum(same)} of {len(same)}",
    }
    print_table(rows)


class Cost:
    """What child processes have cost so far."""

    seconds = 0.0
    """By the clock."""
    processor = 0.0

    @contextlib.contextmanager
    def counted(self) -> Iterator[None]:
        """Adds what the block's processes cost."""
        began, spent = time.perf_counter(), children_seconds()
        yield
        self.seconds += time.perf_counter() - began
        self.processor += children_seconds() - spent


@cli.command()
@click.argument("counts", type=int, nargs=-1)
@click.option("--lines", default=60, help="Lines a worker.")
@click.option(
    "--seconds", default=1.0, help="That each line takes its engine; cloud and neural voices take 0.5 to 2."
)
def workers(counts: tuple[int, ...], lines: int, seconds: float) -> None:
    """Lines a second by so many of Dask's workers, with tones slowed to a fixed time a line.

    The time of processors a line, here and on the workers, tells what was computed from what was waited for; which
    share of this machine's cores that is, and how much of them nobody used, tells whether there was more to be had.
    """
    print(
        "| workers | lines | seconds | lines a second | of linear | a worker's processor, s a line | driver's "
        "| cores: by both | idle |\n|---|---|---|---|---|---|---|---|---|"
    )
    first = 0.0
    for count in counts or (1, 2, 4, 8):
        run = speak_by_workers(count, count * lines, _TONE_VOICES, f"@{seconds}")
        first = first or run.rate / count
        print(
            f"| {count} | {run.lines} | {run.seconds:.1f} | {run.rate:.2f} | {run.rate / count / first:.2f} "
            f"| {run.workers_cpu:.3f} | {run.driver_cpu:.3f} | {run.busy:.0%} | {run.idle:.0%} |",
            flush=True,
        )


@cli.command()
@click.option("--lines", default=40, help="Lines of all.")
@click.option("--tries", default=2, help="Of each, in turn; the best counts.")
def voices(lines: int, tries: int) -> None:
    """Lines a second with the embedded voices: by one and two workers, and by the threads of this process."""
    runs = {
        "one thread": partial(speak_here, 1, lines),
        "two threads": partial(speak_here, 2, lines),
        "one worker": partial(speak_by_workers, 1, lines, _EMBEDDED),
        "two workers": partial(speak_by_workers, 2, lines, _EMBEDDED),
    }
    best: dict[str, LinesRun] = {}
    sounds = set()
    for _ in range(tries):
        for name, run in runs.items():
            tried = run()
            sounds.add(tried.digest)
            best[name] = max(best.get(name, tried), tried, key=lambda each: each.rate)
    print(
        "| | lines | seconds | lines a second | of one alike | processor, s a line |\n|---|---|---|---|---|---|"
    )
    for name, each in best.items():
        alike = best[name.replace("two", "one").rstrip("s")]
        print(
            f"| {name} | {each.lines} | {each.seconds:.1f} | {each.rate:.2f} | {each.rate / alike.rate:.2f} "
            f"| {each.workers_cpu + each.driver_cpu:.2f} |"
        )
    ratio = best["one worker"].seconds / best["one thread"].seconds
    print(f"\nA line by one worker takes {ratio:.2f} of one thread's time; {len(sounds)} kind(s) of bytes.")


@dataclass(frozen=True, slots=True)
class LinesRun:
    """Lines that were spoken, once everything was loaded."""

    lines: int
    seconds: float
    workers_cpu: float
    """Seconds of processors a line, of all workers."""
    driver_cpu: float
    digest: str
    """Of all clips."""
    idle: float = 0.0
    """Share of this machine's cores that nobody used meanwhile."""

    @property
    def busy(self) -> float:
        """Share of this machine's cores that driver and workers used."""
        return (self.workers_cpu + self.driver_cpu) * self.rate / (os.cpu_count() or 1)

    @property
    def rate(self) -> float:
        """Lines a second."""
        return self.lines / self.seconds


def speak_by_workers(count: int, lines: int, hosts: dict[str, str], pace: str = "") -> LinesRun:
    """Speaks lines by so many workers; each has spoken some before, so that nothing is loaded meanwhile."""
    with tempfile.TemporaryDirectory(prefix="podcast-scaling-") as folder, open_crew("", count) as crew:
        if not isinstance(crew, DaskCrew):
            raise click.ClickException("name one worker or more")
        library = open_library(make_show(Path(folder) / "show", tones=True))
        _speak(crew, library, [_write_lines(library, "warm", 8 * count, hosts, pace and "@0.2")])
        kept = set(_clips(library))
        files = [
            _write_lines(library, f"part-{nth}", min(24, lines - nth), hosts, pace)
            for nth in range(0, lines, 24)
        ]
        idle, cpu, here = idle_seconds(), crew.processor_seconds(), time.process_time()
        began = time.perf_counter()
        spoken = _speak(crew, library, files)
        took = time.perf_counter() - began
        return LinesRun(
            spoken,
            took,
            workers_cpu=(crew.processor_seconds() - cpu) / spoken,
            driver_cpu=(time.process_time() - here) / spoken,
            digest=_digest(_clips(library), kept),
            idle=(idle_seconds() - idle) / took / (os.cpu_count() or 1),
        )


def speak_here(threads: int, lines: int) -> LinesRun:
    """Speaks lines by the embedded voices and the threads of this process."""
    with tempfile.TemporaryDirectory(prefix="podcast-scaling-") as folder:
        library = open_library(make_show(Path(folder) / "show", tones=True))
        warm = _write_lines(library, "warm", 8, _EMBEDDED)
        making.LineClips(library, warm.script, warm.path).make_all(threads, silent)
        kept = set(_clips(library))
        files = [
            _write_lines(library, f"part-{nth}", min(24, lines - nth), _EMBEDDED)
            for nth in range(0, lines, 24)
        ]
        cpu, began = time.process_time(), time.perf_counter()
        for file in files:
            making.LineClips(library, file.script, file.path).make_all(threads, silent)
        took, spent = time.perf_counter() - began, time.process_time() - cpu
        return LinesRun(lines, took, 0.0, spent / lines, _digest(_clips(library), kept))


def _speak(crew: Crew, library: Library, files: Sequence[ScriptFile]) -> int:
    """Sends out all lines, as a batch does some scripts ahead, and waits for them; returns how many were spoken."""
    for file in files:
        crew.begin(library, file.script, file.path)
    return sum(crew.finish(library, file.script, file.path, silent) for file in files)


def _write_lines(
    library: Library, name: str, lines: int, hosts: dict[str, str], pace: str = ""
) -> ScriptFile:
    head = "".join(f"  {host}: {voice}{pace}\n" for host, voice in hosts.items())
    names = [*hosts]
    text = "".join(
        f"**{names[n % 2]}:** At the quay of {name} the gauge stood at {n} metres, and it fell by noon.\n\n"
        for n in range(lines)
    )
    path = library.scripts / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\ntitle: {name}\nhosts:\n{head}---\n\n## Lines\n\n{text}", encoding="utf-8")
    return scripting.load_script(path)


def _clips(library: Library) -> dict[str, bytes]:
    clips = library.store("clips")
    keys = clips.list_keys() if isinstance(clips, FolderStore) else ()
    return {key: data for key in keys if (data := clips.get(key)) is not None}


def _digest(clips: dict[str, bytes], but: set[str]) -> str:
    return digest_of(**{key: data.hex() for key, data in clips.items() if key not in but})


def run_batch(
    show: Path, articles: Path, *options: str
) -> Iterator[tuple[tuple[int, int], dict[str, object]]]:
    """Yields (bytes of memory that the run has and had at most, outcome) of each source, and of the sum at last."""
    command = [*PODCAST, "batch", str(articles), "--show", str(show), "--json", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        sizes = 0, 0
        for line in process.stdout or ():
            now = resident(process.pid)
            sizes = now if any(now) else sizes
            yield sizes, json.loads(line)


def children_seconds() -> float:
    """Returns the processor time of all processes that were started here and have ended."""
    times = os.times()
    return times.children_user + times.children_system


def idle_seconds() -> float:
    """Returns how long cores of this machine have had nothing to do, all together; 0 where /proc is not."""
    try:
        fields = Path("/proc/stat").read_text(encoding="ascii").split(maxsplit=6)
    except OSError:
        return 0.0
    return sum(map(int, fields[4:6])) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> tuple[int, int]:
    """Returns the bytes of memory that a process has and that it had at most; zeros once it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0, 0
    sizes = {
        line.split()[0]: int(line.split()[1]) * 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))
    }
    return sizes.get("VmRSS:", 0), sizes.get("VmHWM:", 0)


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
