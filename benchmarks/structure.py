"""The structure of the code in numbers, for trees of this project side by side, as one Markdown table.

    python benchmarks/structure.py                        the tree that this file is in
    python benchmarks/structure.py --rev b9f2369 .        a revision, and a folder beside it
    python benchmarks/structure.py --verbose | less       with the rule of each row, and every place it counts
    python benchmarks/structure.py --strict               exit status 1 when a target in bold is missed

Targets are judged for the last tree. Those in bold are demanded: the right-hand column of the review of b9f2369 (28
November 2026), but for the names of classes, of which none may stand for two things.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import counting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE = Path(__file__).resolve().parent
ROOMS = ("library", "making", "airing")
FILE_NAMES = {
    "index.html": r"index\.html",
    "transcript.*": r"transcript\.(?:vtt|srt|json|html|txt)?",
    "chapters.json": r"chapters\.json",
    "notes.html": r"notes\.html",
    "episode.json": r"episode\.json",
}
"""Published beside feed.xml -> how a literal spells it."""


class ProbeError(Exception):
    """A tree cannot be run, or has no function that does what is to be counted; the message says which."""


@dataclass(frozen=True)
class Tree:
    """A tree of the project in a folder."""

    label: str
    root: Path
    scratch: Path
    """An empty folder for what running it needs."""

    @cached_property
    def modules(self) -> list[counting.Module]:
        """Its source."""
        return counting.load(self.root)

    @cached_property
    def edges(self) -> dict[str, set[str]]:
        """Who imports whom, for types too."""
        return counting.graph(self.modules, for_types=True)

    @cached_property
    def calls(self) -> dict[str, int]:
        """How often one `make` of a new article parses, reads front matter and formats."""
        calls: dict[str, int] = self.probe("calls")
        return calls

    def has(self, room: str) -> bool:
        """Whether podcast/ has a folder of this name."""
        return (self.root / counting.PACKAGE / room).is_dir()

    def probe(self, *words: str) -> Any:
        """What probe.py answers in a fresh interpreter that sees this tree first."""
        path = os.pathsep.join((str(self._distribution), str(self.root)))
        command = [sys.executable, "-P", HERE / "probe.py", *words]
        environment = os.environ | {"PYTHONPATH": path}
        done = subprocess.run(
            command, capture_output=True, text=True, env=environment, cwd=self.scratch, check=False
        )
        if done.returncode:
            raise ProbeError(f"{self.label}: probe.py {' '.join(words)}: {done.stderr.strip()}")
        return json.loads(done.stdout)

    @cached_property
    def _distribution(self) -> Path:
        """A folder with the entry points of this tree: those that are installed name the modules of another."""
        folder = self.scratch / "podcast-0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: podcast\nVersion: 0.1.0\n", "utf-8")
        project = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))["project"]
        lines = []
        for group, entries in project.get("entry-points", {}).items():
            lines += [f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())]
        (folder / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")
        return self.scratch


@dataclass(frozen=True, slots=True)
class Value:
    """What a row says of a tree."""

    text: str
    met: bool | None = None
    """Whether the target is reached; None where there is none."""
    places: tuple[str, ...] = ()
    """What was counted, a line each."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    name: str
    target: str
    measure: Callable[[Tree], Value]
    """Its docstring is the rule."""
    demanded: bool = False
    runs: bool = False
    """Whether it runs the tree, not only reads it."""

    def value(self, tree: Tree) -> Value:
        """What it measures; a tree that does not run misses the target, and standard error says why."""
        try:
            return self.measure(tree)
        except ProbeError as error:
            click.echo(f"Error: {error}", err=True)
            return Value("failed", met=False)


def spelled(tree: Tree) -> Value:
    """See `counting.spelled`; the target is a dozen at most, all in the file of the object that knows them."""
    places = counting.spelled(tree.modules)
    return _spread(places, met=len(places) <= 12 and len(_files(places)) <= 1)


def joined(tree: Tree) -> Value:
    """See `counting.joined`."""
    return _spread(counting.joined(tree.modules))


def calls(tree: Tree) -> Value:
    """Counted while `podcast make ARTICLE` runs in a new show with the engine of tones; see `probe.ROLES`."""
    counts = [tree.calls[role] for role in ("parse", "front matter", "format")]
    return Value(" / ".join(map(str, counts)), counts[0] <= 2 and counts[1] <= 1 and counts[2] <= 1)


def classes(tree: Tree) -> Value:
    """Names of classes that are defined more than once in podcast/; `_Part` and `Part` are one name."""
    return _names(counting.several(counting.classes(tree.modules)), 0)


def types(tree: Tree) -> Value:
    """As classes, with the names that a module gives to types by assignment, `Role = Literal[…]`."""
    return _names(counting.several(counting.types(tree.modules)), 0)


def files(tree: Tree) -> Value:
    """Names of files that are in more than one folder of podcast/, but `__init__` and `__main__`."""
    return _names(counting.several(counting.files(tree.modules)), 7)


def circles(tree: Tree) -> Value:
    """Groups of modules that import each other, by imports anywhere in them, those under TYPE_CHECKING too."""
    return _circles(tree.edges)


def circles_at_run_time(tree: Tree) -> Value:
    """As circles, without the imports under TYPE_CHECKING."""
    return _circles(counting.graph(tree.modules, for_types=False))


def fan_out(tree: Tree) -> Value:
    """Modules of podcast that the busiest one imports, those under TYPE_CHECKING too."""
    name, count = counting.fan_out(tree.edges)
    busiest = sorted(((len(targets), each) for each, targets in tree.edges.items()), reverse=True)[:5]
    places = tuple(f"{each}: {number}" for number, each in busiest)
    return Value(f"{count} ({name.removeprefix('podcast.')})", count <= 12, places)


def feed_homes(tree: Tree) -> Value:
    """Modules whose code has the literal; see `counting.homes`."""
    return _count(counting.homes(tree.modules, r"feed\.xml"), 1)


def other_homes(tree: Tree) -> Value:
    """As for feed.xml."""
    homes = {name: counting.homes(tree.modules, pattern) for name, pattern in FILE_NAMES.items()}
    text = ", ".join(f"{name} {len(places)}" for name, places in homes.items())
    return Value(text, all(len(places) <= 1 for places in homes.values()), _lines(chain(*homes.values())))


def namespaces(tree: Tree) -> Value:
    """See `counting.namespace_lists`; the target is the writer's, and the check's on purpose."""
    return _count(counting.namespace_lists(tree.modules), 2)


def size(tree: Tree) -> Value:
    """Python files in podcast/, and their lines; an estimate, not a target."""
    lines = sum(len(module.source.splitlines()) for module in tree.modules)
    return Value(f"{len(tree.modules)}; {lines:,}")


def namesakes(tree: Tree) -> Value:
    """Public functions at the top of a module that bear its name."""
    return _count(counting.namesakes(tree.modules), 0)


def participles(tree: Tree) -> Value:
    """Classes whose whole name is a participle (by -ed, or a list), each definition."""
    return _count(counting.participles(tree.modules), 0)


def identifiers(tree: Tree) -> Value:
    """Uses as the name of a value, parameter, attribute, function or class."""
    return Value(", ".join(f"{name} {n}" for name, n in counting.identifiers(tree.modules).items()))


def half_sentences(tree: Tree) -> Value:
    """Docstrings that begin with `Of `, are `All of it.`, or begin with `See `."""
    return _count(counting.half_sentences(tree.modules), 0)


def long_lines(tree: Tree) -> Value:
    """Lines of podcast/ over 100 columns."""
    return _count(counting.long_lines(tree.modules))


def room(name: str) -> Callable[[Tree], Value]:
    """The measure of one room."""

    def measure(tree: Tree) -> Value:
        """Modules of podcast loaded by importing the room's face and all it offers, and CPU time, the least of 3."""
        if not tree.has(name):
            return Value("–")
        runs = [tree.probe("imports", f"podcast.{name}") for _ in range(3)]
        loaded = runs[0]["podcast"]
        seconds = min(each["seconds"] for each in runs)
        face = "" if runs[0]["face"] else ", no face"
        return Value(f"{len(loaded)}, {seconds:.2f} s{face}", places=tuple(loaded))

    return measure


def strangers(tree: Tree) -> Value:
    """Rooms that load one they must not: library loads neither making nor airing, and those two not each other."""
    if not all(tree.has(name) for name in ROOMS):
        return Value("–")
    loads = {name: tree.probe("imports", f"podcast.{name}")["podcast"] for name in ROOMS}
    wrong = [
        f"{name} loads {other}"
        for name in ROOMS
        for other in ROOMS[1:]
        if name != other and any(f"{each}.".startswith(f"podcast.{other}.") for each in loads[name])
    ]
    return Value(", ".join(wrong) or "none", not wrong)


ROWS = [
    Row("places that spell a manifest, lock, listing or glob", "about 10, in 1 file", spelled, demanded=True),
    Row("parses / front-matter reads / formats in `make`", "2 / 1 / 1", calls, demanded=True, runs=True),
    Row("class names with several meanings", "0", classes, demanded=True),
    Row("module names with several meanings", "< 8", files, demanded=True),
    Row("circles of imports, those for types too", "0", circles, demanded=True),
    Row("fan-out of the busiest module", "12", fan_out, demanded=True),
    Row('homes of "feed.xml"', "1", feed_homes, demanded=True),
    Row("lists of XML namespaces", "2", namespaces, demanded=True),
    Row("modules; lines", "about 205; 28,300", size),
    Row("spelled as above, or a folder of the show used", "", joined),
    Row("circles of imports that run", "0", circles_at_run_time),
    Row("homes of other published names", "1 each", other_homes),
    Row("names of types with several meanings", "0", types),
    Row("functions that bear their module's name", "0", namesakes),
    Row("classes that are participles", "0", participles),
    Row("vague names", "", identifiers),
    Row("docstrings that are half sentences", "0", half_sentences),
    Row("lines over 100 columns", "", long_lines),
    *(
        Row(f"modules and time to import podcast.{name}", "", room(name), runs=True)
        for name in ("pipeline", *ROOMS)
    ),
    Row("rooms that load another one", "none", strangers, runs=True),
]


def _spread(places: list[counting.Place], *, met: bool | None = None) -> Value:
    spread = len(_files(places))
    return Value(f"{len(places)} in {spread} file{'' if spread == 1 else 's'}", met, _lines(places))


def _count(places: list[counting.Place], most: int | None = None) -> Value:
    return Value(str(len(places)), None if most is None else len(places) <= most, _lines(places))


def _names(names: dict[str, list[counting.Place]], most: int) -> Value:
    lines = (f"{name}: {', '.join(f'{p.file}:{p.line}' for p in places)}" for name, places in names.items())
    return Value(str(len(names)), len(names) <= most, tuple(lines))


def _circles(edges: dict[str, set[str]]) -> Value:
    groups = counting.circles(edges)
    return Value(str(len(groups)), not groups, tuple(" ↔ ".join(group) for group in groups))


def _files(places: Iterable[counting.Place]) -> set[str]:
    return {place.file for place in places}


def _lines(places: Iterable[counting.Place]) -> tuple[str, ...]:
    return tuple(map(str, places))


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rev", "revisions", multiple=True, help="A revision of this repository, before the folders.")
@click.option("--no-run", is_flag=True, help="Read the code only, run nothing of it.")
@click.option("--strict", is_flag=True, help="Exit status 1 when the last tree misses a target in bold.")
@click.option("--verbose", is_flag=True, help="Below the table: each row's rule, and what it counts.")
def main(
    folders: tuple[Path, ...], revisions: tuple[str, ...], *, no_run: bool, strict: bool, verbose: bool
) -> None:
    """Print the table."""
    if not (folders or revisions):
        folders = (HERE.parent,)
    with ExitStack() as stack:
        trees = []
        for revision in revisions:
            root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            _extract(revision, root)
            trees.append(Tree(revision, root, Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        for folder in folders:
            scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            trees.append(Tree(str(folder), folder.resolve(), scratch))
        rows = [row for row in ROWS if not (no_run and row.runs)]
        values = [[row.value(tree) for tree in trees] for row in rows]
    _print_table(trees, rows, values)
    if verbose:
        _print_places(trees, rows, values)
    missed = [row.name for row, row_values in zip(rows, values, strict=True) if _missed(row, row_values)]
    if strict and missed:
        raise click.ClickException(f"missed: {'; '.join(missed)}")


def _extract(revision: str, root: Path) -> None:
    """Put the files of a revision into a folder."""
    command = ["git", "-C", str(HERE.parent), "archive", "--format=tar", revision]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise click.ClickException(done.stderr.decode().strip())
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(root, filter="data")


def _missed(row: Row, values: list[Value]) -> bool:
    return row.demanded and not values[-1].met


def _print_table(trees: list[Tree], rows: list[Row], values: list[list[Value]]) -> None:
    print(f"| in numbers | {' | '.join(tree.label for tree in trees)} | target | met |")
    print(f"|---|{'--:|' * len(trees)}--:|---|")
    for row, row_values in zip(rows, values, strict=True):
        target = f"**{row.target}**" if row.demanded else row.target
        met = {True: "yes", False: "no", None: ""}[row_values[-1].met]
        print(f"| {row.name} | {' | '.join(value.text for value in row_values)} | {target} | {met} |")


def _print_places(trees: list[Tree], rows: list[Row], values: list[list[Value]]) -> None:
    for row, row_values in zip(rows, values, strict=True):
        print(f"\n## {row.name}\n\n{row.measure.__doc__}")
        for tree, value in zip(trees, row_values, strict=True):
            print(f"\n{tree.label}: {value.text}\n")
            for place in value.places:
                print(f"    {place}")


if __name__ == "__main__":
    main()
