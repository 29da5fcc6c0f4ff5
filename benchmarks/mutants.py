"""Do the new tests find what the old ones found? Mutants of the old code, and their twins in the new code.

python benchmarks/mutants.py --old DIR --old-python EXE --results FILE.json
python benchmarks/mutants.py --old DIR --old-python EXE --results FILE.json --new DIR --new-python EXE

The first draws five mutants in each of twelve modules of the old tree by a fixed seed, and runs the old tests of the
module against each; what FILE.json has already is not run again. The second looks for the twin of each in the new tree,
where modules and functions may have other names, and runs the new tests against it, in the fast lane where there is
one. A mutant without a clear twin gives way to the next of the draw. Both print a table in Markdown; the second exits
with 1 when a mutant that the old tests killed lives. Trees are copied: none is touched.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mutation
from golden_files.tree import declare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = "2026-11-28"
EACH = 5
"""Mutants of a module."""
PATIENCE = 10
"""How many times as long as without a mutant the tests may take."""
TESTS = {
    "podcast/script/parse.py": ("tests/script/test_parse.py",),
    "podcast/script/grounding.py": ("tests/script/test_grounding.py", "tests/script/test_check.py"),
    "podcast/text/amounts.py": ("tests/text/test_spoken.py",),
    "podcast/text/numerals.py": ("tests/text/test_numbers.py",),
    "podcast/audio/timeline.py": ("tests/audio/test_timeline.py",),
    "podcast/audio/level.py": ("tests/audio/test_level.py",),
    "podcast/episode/identity.py": ("tests/episode/test_identity.py",),
    "podcast/feed/item.py": ("tests/feed/test_rss.py", "tests/feed/test_namespace.py"),
    "podcast/feed/check/items.py": ("tests/feed/test_check.py",),
    "podcast/publish/shelf.py": ("tests/publish/test_folder.py", "tests/publish/test_remote.py"),
    "podcast/net.py": ("tests/test_net.py",),
    "podcast/speech.py": ("tests/test_speech.py",),
}
"""Old module -> its old tests."""
NEW_TESTS = {
    "podcast/episode/identity.py": ("tests/library/test_ledger.py",),
    "podcast/speech.py": ("tests/voices/test_pool.py",),
}
"""Old module -> its new tests, where these do not lie at the old path: files of which any may hold its claims."""
_IGNORED = shutil.ignore_patterns(
    ".git", ".venv", ".cache", ".hypothesis", "__pycache__", ".*_cache", "node_modules"
)
_FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Result:
    """What the tests said to a mutant."""

    killed: bool
    by: str
    """The test that failed first, or `timeout`; empty for a mutant that lives."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree with its tests, and the Python that has its libraries."""

    folder: Path
    python: str
    shared: Path | None = None
    """Articles that its tests look for beside it."""

    def source(self, module: str) -> str:
        """Return the text of a module."""
        return (self.folder / module).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a tree in which one mutant at a time is tested."""

    tree: Tree
    folder: Path
    options: tuple[str, ...]
    """What pytest is told beside the files."""

    def test(self, files: Sequence[str], timeout: float, module: str = "", source: str = "") -> Result:
        """Run test files, with a module replaced when one is given."""
        path = self.folder / module
        original = path.read_bytes() if module else b""
        start = time.perf_counter()
        try:
            if module:
                path.write_text(source, encoding="utf-8")
            status, text = self._run(files, timeout)
        finally:
            if module:
                path.write_bytes(original)
            shutil.rmtree(self.folder / ".hypothesis", ignore_errors=True)
        seconds = round(time.perf_counter() - start, 1)
        if status == 0:
            return Result(killed=False, by="", seconds=seconds)
        failed = _FAILED.search(text)
        by = "timeout" if status is None else failed[1] if failed else f"status {status}: {text[-300:]}"
        return Result(killed=True, by=by, seconds=seconds)

    def _run(self, files: Sequence[str], timeout: float) -> tuple[int | None, str]:
        """Run pytest; its status, None when it took too long, and what it printed."""
        command = ("nice", "-n", "5", self.tree.python, "-m", "pytest", "-x", "-q", *self.options, *files)
        environment = os.environ | {
            "PYTHONPATH": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",  # else bytecode of one mutant may be taken for that of the next
            "TMPDIR": str(self.folder.parent),
        }
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            text, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return None, ""
        return process.returncode, text


class Bench:
    """Copies of a tree, as many as tests may run at once, and what each module's tests take without a mutant."""

    def __init__(self, tree: Tree, folder: Path, jobs: int) -> None:
        self.tree = tree
        self.jobs = jobs
        self._free: queue.SimpleQueue[Copy] = queue.SimpleQueue()
        self._usual: dict[str, float] = {}
        for number in range(jobs):
            self._free.put(_copy_tree(tree, folder / str(number)))

    def test(self, module: str, files: Sequence[str], source: str, changed: str = "") -> Result:
        """Run the tests of a module against a mutant of it, or of the module that `changed` names."""
        timeout = max(60.0, PATIENCE * self._usual[module])
        with self._copy() as copy:
            return copy.test(files, timeout, changed or module, source)

    def measure(self, module: str, files: Sequence[str]) -> None:
        """Run the tests of a module as it is; RuntimeError when they do not pass."""
        if module in self._usual:
            return
        with self._copy() as copy:
            result = copy.test(files, 1800)
        if result.killed:
            raise RuntimeError(
                f"{self.tree.folder}: the tests of {module} fail without a mutant: {result.by}"
            )
        self._usual[module] = result.seconds
        _log(f"{self.tree.folder}: {module}: {result.seconds:.1f} s without a mutant")

    @contextlib.contextmanager
    def _copy(self) -> Iterator[Copy]:
        copy = self._free.get()
        try:
            yield copy
        finally:
            self._free.put(copy)


@dataclass(frozen=True, slots=True)
class Row:
    """A mutant of the old tree, and what came of it."""

    key: str
    """`podcast/net.py#3`: the module, and the place in its draw."""
    module: str
    what: str
    """The function, the line, and the code before and after."""
    old: Result
    new: Result | None = None
    twin: str = ""
    """Module and function of the twin."""


def main() -> None:
    """Run the command line; exit with 1 when a mutant lives that the old tests killed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--old", type=Path, required=True, help="the old tree")
    parser.add_argument("--old-python", required=True, help="the Python with its libraries")
    parser.add_argument("--new", type=Path, help="the new tree")
    parser.add_argument("--new-python", help="the Python with its libraries")
    parser.add_argument("--results", type=Path, required=True, help="where the old tests' results are kept")
    parser.add_argument("--shared", type=Path, help="articles that the old tests look for beside their tree")
    parser.add_argument("--jobs", type=int, default=2, help="tests at once")
    parser.add_argument("--module", action="append", help="only this old module; may be given several times")
    chosen = parser.parse_args()
    shared = chosen.shared.resolve() if chosen.shared else None
    old = Tree(chosen.old.resolve(), chosen.old_python, shared)
    modules = chosen.module or list(TESTS)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        results = Results(chosen.results, Bench(old, Path(folder) / "old", chosen.jobs))
        try:
            if chosen.new is None:
                rows = _old_half(results, modules)
            else:
                new = Tree(chosen.new.resolve(), chosen.new_python)
                rows = _both_halves(results, Bench(new, Path(folder) / "new", chosen.jobs), modules)
        except RuntimeError as error:
            sys.exit(str(error))
    print("\n".join(_table(rows)))
    if any(row.new and row.old.killed and not row.new.killed for row in rows):
        sys.exit(1)


class Results:
    """What the old tests say to each mutant: from the file, else found out and added to it."""

    def __init__(self, path: Path, bench: Bench) -> None:
        self.path = path
        self.bench = bench
        self.tree = bench.tree
        self._known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self._draws: dict[str, list[mutation.Site]] = {}

    def draw(self, module: str) -> list[mutation.Site]:
        """Return all sites of a module in the order of the draw."""
        if module not in self._draws:
            every = mutation.units(self.tree.source(module), module)
            drawn = mutation.draw(
                (site for unit in every for site in mutation.sites(unit)), f"{SEED} {module}"
            )
            self._draws[module] = drawn
        return self._draws[module]

    def row(self, module: str, place: int) -> Row:
        """Return the mutant at a place of the draw, and what the old tests say to it."""
        key, site = f"{module}#{place}", self.draw(module)[place]
        mutant = mutation.mutate(self.tree.source(module), site)
        what = f"{_name_of(self.tree, site)}, line {mutant.line}, {site.kind}: {_show(mutant)}"
        if self._known.get(key, {}).get("what") != what:
            self.bench.measure(module, TESTS[module])
            result = self.bench.test(module, TESTS[module], mutant.source)
            self._known[key] = {"what": what, **asdict(result)}
            text = json.dumps(dict(sorted(self._known.items())), indent=1, ensure_ascii=False)
            self.path.write_text(text, encoding="utf-8")
            _log(f"{key}: {what}: {_verdict(result)}")
        known = {name: value for name, value in self._known[key].items() if name != "what"}
        return Row(key, module, what, Result(**known))


def _old_half(results: Results, modules: Sequence[str]) -> list[Row]:
    """Run the old tests against the first mutants of each module's draw."""
    places = [(module, place) for module in modules for place in range(EACH)]
    with ThreadPoolExecutor(results.bench.jobs) as pool:
        return list(pool.map(lambda pair: results.row(*pair), places))


def _both_halves(results: Results, bench: Bench, modules: Sequence[str]) -> list[Row]:
    """Run the new tests against the twins of each module's first mutants that have one."""
    paths = sorted(bench.tree.folder.joinpath("podcast").rglob("*.py"))
    names = [path.relative_to(bench.tree.folder).as_posix() for path in paths]
    every = [unit for name in names for unit in mutation.units(bench.tree.source(name), name)]
    tests = {module: new_tests(bench.tree, module) for module in modules}
    pairs = [(module, pair) for module in modules for pair in _twins(results, module, every)]

    def row(module: str, place: int, twin: mutation.Site) -> Row:
        files = tests[module]
        mutant = mutation.mutate(bench.tree.source(twin.module), twin)
        result = bench.test(module, files, mutant.source, twin.module)
        old = results.row(module, place)
        where = f"{twin.module}: {_name_of(bench.tree, twin)}, line {mutant.line}"
        _log(f"{old.key}: {where}: old {_verdict(old.old)}, new {_verdict(result)}")
        return Row(old.key, module, old.what, old.old, result, where)

    with ThreadPoolExecutor(bench.jobs) as pool:
        list(
            pool.map(lambda module: bench.measure(module, tests[module]), modules)
        )  # what fails ends all early
        return list(pool.map(lambda pair: row(pair[0], *pair[1]), pairs))


def _twins(results: Results, module: str, every: Sequence[mutation.Unit]) -> list[tuple[int, mutation.Site]]:
    """Return places in a module's draw and the twins there, as many as are wanted; say why others have none."""
    own = mutation.units(results.tree.source(module), module)
    pairs: list[tuple[int, mutation.Site]] = []
    for place, site in enumerate(results.draw(module)):
        if len(pairs) == EACH:
            break
        answer = mutation.twin(site, own[site.unit], every)
        if isinstance(answer, str):
            _log(f"{module}#{place} is drawn again: {answer}")
        else:
            pairs.append((place, answer))
    return pairs


def new_tests(tree: Tree, module: str) -> tuple[str, ...]:
    """Return the test files of an old module in the new tree: by NEW_TESTS, else those of the old name."""
    if module in NEW_TESTS:
        return NEW_TESTS[module]
    files = []
    for old in TESTS[module]:
        there = [old] if (tree.folder / old).exists() else _of_that_name(tree, Path(old).name)
        if len(there) != 1:
            sys.exit(
                f"{old} is in the new tree {len(there)} times: name the new tests of {module} in NEW_TESTS"
            )
        files += there
    return tuple(files)


def _of_that_name(tree: Tree, name: str) -> list[str]:
    return [path.relative_to(tree.folder).as_posix() for path in (tree.folder / "tests").rglob(name)]


def _copy_tree(tree: Tree, folder: Path) -> Copy:
    """Copy a tree, with bytecode that is checked against the source by its hash."""
    there = folder / "tree"
    shutil.copytree(tree.folder, there, ignore=_IGNORED, symlinks=True)
    declare(tree.folder, there)  # among its code, for tests start programs that see nothing else
    if tree.shared:
        (folder / "shared").symlink_to(tree.shared)
    compiling = (
        tree.python,
        "-m",
        "compileall",
        "-q",
        "--invalidation-mode",
        "checked-hash",
        "podcast",
        "tests",
    )
    subprocess.run(compiling, cwd=there, check=True)
    options = ["-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    settings = (tree.folder / "pyproject.toml").read_text(encoding="utf-8")
    if re.search(r"[\"']slow\b", settings):
        options += ["-m", "not slow"]
    return Copy(tree, there, tuple(options))


def _name_of(tree: Tree, site: mutation.Site) -> str:
    return mutation.units(tree.source(site.module), site.module)[site.unit].name


def _show(mutant: mutation.Mutant) -> str:
    before, after = (" ".join(code.split())[:60] for code in (mutant.before, mutant.after))
    return f"`{before}` → `{after}`"


def _verdict(result: Result) -> str:
    return f"killed by {result.by}" if result.killed else "lives"


def _table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the table, and below it what only the old tests killed."""
    yield "| module | mutant | killed by old? | twin | killed by new? |"
    yield "|---|---|---|---|---|"
    for row in rows:
        new = "" if row.new is None else _yes(row.new)
        yield f"| {row.key} | {row.what.replace('|', chr(92) + '|')} | {_yes(row.old)} | {row.twin} | {new} |"
    yield ""
    yield f"{len(rows)} mutants: the old tests killed {sum(row.old.killed for row in rows)}."
    tested = [row for row in rows if row.new]
    if tested:
        lost = [row for row in tested if row.new and row.old.killed and not row.new.killed]
        yield f"The new tests killed {sum(bool(row.new and row.new.killed) for row in tested)}."
        yield f"Killed by the old tests, not by the new ones: {len(lost) or 'none'}."
        for row in lost:
            yield f"- {row.key}: {row.what}; twin {row.twin}; the old tests' killer was {row.old.by}"


def _yes(result: Result) -> str:
    return f"yes ({result.by.rpartition('/')[2]})" if result.killed else "no"


def _log(line: str) -> None:
    """Print a line of progress to standard error."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
