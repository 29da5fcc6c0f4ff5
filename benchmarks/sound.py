"""What an episode costs, as ratios of times taken side by side on this machine: a table in Markdown.

    python benchmarks/sound.py [--only edit,memory] [--minutes 30] [--times 3] [--quick]

Both sides of a ratio run by turns, each in a process of its own, when other programs leave the machine alone or after
a minute of waiting: `--times` times, or up to twice as often until so many runs were left alone; the medians count.
"Others" is the share of the cores that other programs took meanwhile, at its worst: a row with more than a few per cent
is worth another run. Needs ffmpeg. All texts are made up. A `make` is the whole command, with starting up, checking and
the feed; a talk is `--minutes` long and has ten lines a minute, by hibari:heart and piper:joe in turn, with music.

article   `make ARTICLE --minutes` (a third of the talk's) with nothing cached, writing included. The limit is what
          the engines take for the same lines, each once, one after the other in one thread with their models loaded,
          and one LAME for the MP3's sound, divided by the cores.
workers   The first tenth of the talk spoken by one worker and by two: `speech.speak` in one process, models loaded.
          Beside it, the whole command on it with `--workers 1` and `2`, nothing cached.
mix       `make` from raw speech alone (level, mix, encode), against usual.py, which reads the same speech from WAV
          files; its imports are not counted. Beside it, a `make` that has nothing to do, which is part of ours.
encode    The mixed talk in memory to an MP3, nothing kept: on all cores, and by one lameenc with the same settings.
growth    `make` from levelled clips alone (mix, encode) of a talk four times as long, against once, each without what
          a `make` takes that has nothing to do. What is said again has another volume, so that no clip and no encoded
          part serves twice.
memory    The largest process of the same `make`, of a talk six times as long, against once. Beside it, the first
          render of the talk with both models loaded, and the usual way.
edit      `make` after one word changed in the host's line in the middle, a new word each time. The most it may take:
          starting up, loading the voice, that line's speech (each alone in a fresh process) and 2 % of the first
          render, all by turns. Starting up is either to import whatever such a `make` imports (and loading only the
          model), or a `make` that has nothing to do (and loading includes the engine's libraries); the lower sum is
          the limit. And the second of two such edits in one process, against that line's speech there and 2 %.
help      `podcast --help` against `python -c "import click"`.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click
import talk
from running import HERE, PODCAST, Run, alone, alternately, figures, machine, run, typical

from podcast.library import create_show
from podcast.voices.engines.base import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Took = dict[str, list[Run]]

EDIT_SHARE = 0.02
"""Of the first render, that an edit may cost on top."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    value: float
    target: str
    """`≥ 1.7 ×`"""
    took: Took
    detail: str

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        sign, bound, *_ = self.target.split()
        return self.value >= float(bound) if sign == "≥" else self.value <= float(bound)

    @property
    def others(self) -> float:
        """The most that others took of the cores in any run."""
        return max(it.others for runs in self.took.values() for it in runs)

    def __str__(self) -> str:
        unit = "".join(f" {it}" for it in self.target.split()[2:])
        value = f"{self.value:.{0 if self.value >= 100 else 2}f}{unit}"
        met = "yes" if self.met else "**no**"
        return (
            f"| {self.what} | {value} | {self.target} | {met} | {100 * self.others:.0f} % | {self.detail} |"
        )


@dataclass
class Show:
    """A show in a folder of its own, and what is done in it."""

    folder: Path

    def __post_init__(self) -> None:
        create_show(self.folder, "Read Aloud")

    def script(self, name: str, minutes: float, times: int = 1) -> Path:
        """A talk in the show's folder."""
        path = self.folder / "scripts" / f"{name}.md"
        path.write_text(talk.script(minutes, times), encoding="utf-8")
        return path

    def make(self, source: Path, *options: str, forget: tuple[str, ...] = (), **environment: str) -> Run:
        """`podcast make`, after some folders were removed."""
        for name in forget:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return run(PODCAST, "make", source, "--show", self.folder, *options, **environment)


CLIPS_KEPT = ("episodes", ".cache/parts")
SPEECH_KEPT = (*CLIPS_KEPT, ".cache/clips")
NOTHING_KEPT = ("episodes", ".cache")


@dataclass
class Bench:
    """What several rows need, made when the first of them asks."""

    place: Path
    minutes: float
    times: int

    @cached_property
    def show(self) -> Show:
        """The show of the talk."""
        return Show(self.place / "talk")

    @cached_property
    def _made(self) -> tuple[Path, Run]:
        path = self.show.script("talk", self.minutes)
        sides = alternately(1, first=lambda: self.show.make(path, forget=NOTHING_KEPT))
        return path, sides["first"][0]

    @property
    def spoken(self) -> Path:
        """The talk's script, of which every clip is cached."""
        return self._made[0]

    @property
    def first(self) -> Run:
        """Making the talk's episode with nothing cached."""
        return self._made[1]

    @cached_property
    def clips(self) -> list[Path]:
        """The talk's raw speech as WAV files."""
        folder = self.place / "clips"
        folder.mkdir()
        alone("clips", self.show.folder, self.spoken, folder)
        return sorted(folder.iterdir())

    def usual(self) -> Run:
        """The usual way from clips to an MP3."""
        return run(sys.executable, HERE / "usual.py", *self.clips, self.place / "usual.mp3")

    def mixed(self, times: int) -> Took:
        """Levelled clips to an MP3, of the talk once and said several times over."""
        once, longer = self.spoken, self.show.script(f"talk-{times}", self.minutes, times)
        called(self.show.make(longer), 0)
        return alternately(
            self.times,
            once=lambda: self.show.make(once, forget=CLIPS_KEPT),
            idle=lambda: self.show.make(once),
            longer=lambda: self.show.make(longer, forget=CLIPS_KEPT),
        )

    def modules(self, name: str) -> Path:
        """A file that lists what making the talk's episode imports now, in that order."""
        path = self.place / f"{name}.modules"
        said = self.show.make(self.spoken, PYTHONPROFILEIMPORTTIME="1").err
        path.write_text(
            "\n".join(re.findall(r"^import time:.*\| +([\w.]+)$", said, re.MULTILINE)), encoding="utf-8"
        )
        return path


def article(bench: Bench) -> Iterator[Row]:
    """From an article to an MP3, against the limit of the machine."""
    from writing import article as made_up

    show, minutes = Show(bench.place / "article"), bench.minutes / 3
    source = made_up(bench.place, round(500 * minutes))

    def limit() -> Run:
        [script] = (show.folder / "scripts").glob("*.md")
        [mp3] = show.folder.glob("episodes/*/*.mp3")
        return alone("limit", show.folder, script, mp3)

    took = alternately(
        bench.times,
        make=lambda: show.make(source, "--minutes", str(minutes), forget=(*NOTHING_KEPT, "scripts")),
        limit=limit,
    )
    seconds, told = typical(took["make"]).seconds, figures(took["limit"])
    detail = (
        f"{told['audio'] / 60:.1f} min of audio in {seconds:.1f} s, {told['audio'] / seconds:.0f}× real time; "
        f"engines {told['speech']:.1f} s, LAME {told['lame']:.1f} s"
    )
    share = (told["speech"] + told["lame"]) / cores() / seconds
    yield Row(f"article to MP3, {minutes:g} minutes: the limit ÷ ours", share, "≥ 0.75", took, detail)


def workers(bench: Bench) -> Iterator[Row]:
    """Two workers against one."""
    show = Show(bench.place / "workers")
    path = show.script("short", bench.minutes / 10)
    took = alternately(
        bench.times,
        speaking=lambda: alone("workers", show.folder, path),
        one=lambda: show.make(path, "--workers", "1", forget=NOTHING_KEPT),
        two=lambda: show.make(path, "--workers", "2", forget=NOTHING_KEPT),
    )
    told, one, two = figures(took["speaking"]), typical(took["one"]).seconds, typical(took["two"]).seconds
    detail = (
        f"{told['two']:.1f} s, with one {told['one']:.1f} s; "
        f"the whole command {one / two:.2f} × ({two:.1f} s, with one {one:.1f} s)"
    )
    yield Row("speaking: one worker ÷ two", told["one"] / told["two"], "≥ 1.7 ×", took, detail)


def mix(bench: Bench) -> Iterator[Row]:
    """Level, mix and encode, against the usual way."""
    path = bench.spoken
    bench.clips  # noqa: B018 - written now, not while somebody is timed
    took = alternately(
        bench.times,
        ours=lambda: called(bench.show.make(path, forget=SPEECH_KEPT), 0),
        idle=lambda: bench.show.make(path),
        usual=bench.usual,
    )
    ours, idle, usual = typical(took["ours"]).seconds, typical(took["idle"]).seconds, figures(took["usual"])
    steps = ", ".join(f"{step} {usual[step]:.1f}" for step in ("join", "export", "measure", "encode"))
    detail = f"{ours:.1f} s, with nothing to do {idle:.1f} s; the usual way {usual['all']:.1f} s ({steps})"
    what = f"level, mix and encode {bench.minutes:g} minutes: the usual way ÷ ours"
    yield Row(what, usual["all"] / ours, "≥ 5 ×", took, detail)


def encode(bench: Bench) -> Iterator[Row]:
    """Encoding on all cores, against one LAME."""
    path = bench.spoken
    took = alternately(bench.times, encoding=lambda: alone("encoding", bench.show.folder, path))
    told = figures(took["encoding"])
    detail = f"{told['ours']:.1f} s in {told['parts']:.0f} parts, one {told['lame']:.1f} s"
    yield Row("encoding: one lameenc ÷ ours", told["lame"] / told["ours"], "≥ 1.6 ×", took, detail)


def growth(bench: Bench) -> Iterator[Row]:
    """Four times the length, mix to MP3."""
    took = bench.mixed(4)
    idle, once, longer = (typical(took[side]).seconds for side in ("idle", "once", "longer"))
    what = f"mix to MP3: {4 * bench.minutes:g} minutes ÷ {bench.minutes:g}"
    detail = f"{longer:.1f} s, {once:.1f} s, {idle:.1f} s of each with nothing to do; with that {longer / once:.2f} ×"
    yield Row(what, (longer - idle) / (once - idle), "≤ 4.4 ×", took, detail)


def memory(bench: Bench) -> Iterator[Row]:
    """The most memory, of six times the length."""
    took = bench.mixed(6)
    once, longer = typical(took["once"]).peak, typical(took["longer"]).peak
    what = f"peak memory, clips to MP3: {6 * bench.minutes:g} minutes"
    detail = (
        f"first render, with models, {bench.first.peak:.0f} MB; the usual way {bench.usual().peak:.0f} MB"
    )
    yield Row(
        f"{what} ÷ {bench.minutes:g}", longer / once, "≤ 1.25 ×", took, f"{longer:.0f} MB, {once:.0f} MB"
    )
    yield Row(what, longer, "≤ 500 MB", took, detail)


def edit(bench: Bench) -> Iterator[Row]:
    """One line changed, for each host: in a new process, and in one that has the voice loaded."""
    fresh = Show(bench.place / "first")
    script = fresh.script("talk", bench.minutes)
    sides = {
        "first": lambda: fresh.make(script, forget=NOTHING_KEPT),
        **{name: side for host in talk.HOSTS for name, side in _edits(bench, host).items()},
        "idle": lambda: bench.show.make(bench.spoken),
    }
    took = alternately(bench.times, **sides)
    for host, voice in talk.HOSTS.items():
        seconds = {name: typical(runs).seconds for name, runs in took.items()}
        model, engine, loaded = (figures(took[f"{host} {side}"]) for side in ("model", "engine", "loaded"))
        edited, share = seconds[f"{host} edit"], EDIT_SHARE * seconds["first"]
        by_imports = seconds[f"{host} imports"] + model["load"] + model["speech"] + share
        by_idle = seconds["idle"] + engine["load"] + engine["speech"] + share
        detail = (
            f"{edited:.2f} s and one engine call; {seconds[f'{host} imports']:.2f} imports + {model['load']:.2f} model "
            f"+ {model['speech']:.2f} speech + {share:.2f} = {by_imports:.2f} s; {seconds['idle']:.2f} nothing to do "
            f"+ {engine['load']:.2f} engine and model + {engine['speech']:.2f} speech + {share:.2f} = {by_idle:.2f} s"
        )
        what = f"one line of {bench.minutes:g} minutes edited, {voice}: the command ÷ its parts"
        yield Row(what, edited / min(by_imports, by_idle), "≤ 1", took, detail)
        what = f"the same with the voice loaded, {voice}: the call ÷ its parts"
        detail = f"{loaded['make']:.2f} s; {loaded['speech']:.2f} speech + {share:.2f} s"
        yield Row(what, loaded["make"] / (loaded["speech"] + share), "≤ 1", took, detail)


def _edits(bench: Bench, host: str) -> dict[str, Callable[[], Run]]:
    """The sides that a host's edit is measured by."""
    show, path = bench.show.folder, bench.spoken
    words = iter(range(len(talk.OTHER_EVENTS)))  # a new one each time
    at = talk.edit(path, host, next(words))
    full = bench.modules(f"{host}-edit")
    bare = bench.modules(f"{host}-idle")

    def edited() -> Run:
        talk.edit(path, host, next(words))
        return called(bench.show.make(path), 1)

    return {
        f"{host} edit": edited,
        f"{host} imports": lambda: alone("imports", full),
        f"{host} model": lambda: alone("line", full, show, path, at),
        f"{host} engine": lambda: alone("line", bare, show, path, at),
        f"{host} loaded": lambda: alone("edits", show, path, host, next(words), next(words)),
    }


def help_(bench: Bench) -> Iterator[Row]:
    """`podcast --help`."""
    took = alternately(
        7 * bench.times,
        help=lambda: run(PODCAST, "--help"),
        click=lambda: run(sys.executable, "-c", "import click"),
    )
    ours, theirs = typical(took["help"]).seconds, typical(took["click"]).seconds
    detail = f"{1000 * ours:.0f} ms, {1000 * theirs:.0f} ms"
    yield Row("`podcast --help` ÷ `import click`", ours / theirs, "≤ 2 ×", took, detail)


def called(made: Run, times: int) -> Run:
    """The run, if so many lines were spoken in it."""
    if f"Spoke {times} of" not in made.err:
        raise click.ClickException(f"not {times} engine calls: {made.err.splitlines()[-1]}")
    return made


ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "article": article,
    "workers": workers,
    "mix": mix,
    "encode": encode,
    "growth": growth,
    "memory": memory,
    "edit": edit,
    "help": help_,
}


@click.command()
@click.option("--only", default=",".join(ROWS), help="Rows, with commas.")
@click.option("--minutes", default=30.0, help="Of the talk.")
@click.option("--times", default=3, type=click.IntRange(1, 4), help="Runs of each side.")
@click.option("--quick", is_flag=True, help="3 minutes, each side once.")
def main(only: str, minutes: float, times: int, quick: bool) -> None:
    """Print the table; exit with 1 when a target is missed."""
    names = only.split(",")
    if unknown := set(names) - set(ROWS):
        raise click.UsageError(f"no such rows: {', '.join(unknown)}; there are {', '.join(ROWS)}")
    click.echo(f"{machine()}\n\n| | measured | target | met | others | |\n|---|--:|--:|---|--:|---|")
    missed = False
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(Path(place), 3 if quick else minutes, 1 if quick else times)
        for name in names:
            click.echo(f"{time.strftime('%H:%M:%S')} {name}", err=True)
            for row in ROWS[name](bench):
                click.echo(row)
                missed = missed or not row.met
    sys.exit(missed)


if __name__ == "__main__":
    main()
