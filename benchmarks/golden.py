"""Golden files: shows made by the command line of one tree, to compare with those that another tree makes.

python benchmarks/golden.py make FOLDER --tree DIR --python EXE     builds them with the code below DIR
python benchmarks/golden.py compare OLD NEW                         exit status 1 when a file differs

Clock, chance and network stand still (golden_files/frozen), and the shows lie at the same path while they are made,
so that two runs of one tree give the same bytes. What every command printed lies in output/, its exit status too. Of
.cache only the names of files are kept, in cache.txt: a changed key costs time, not truth, and is a note. Needs
nothing but Python.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import fcntl
import fnmatch
import hashlib
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from golden_files.server import serving
from golden_files.shows import SHOWS
from golden_files.tree import PLACE, Tree, file_names, set_up, tear_down

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHE, HASHES = "cache.txt", "hashes.txt"
_LINES = 12
"""How many lines of a difference are shown."""


def main() -> None:
    """Run the command line; exit with 1 when something differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="make the golden files of a tree")
    making.add_argument("folder", type=Path)
    making.add_argument("--tree", type=Path, required=True)
    making.add_argument("--python", required=True)
    comparing = commands.add_parser("compare", help="say what differs between two folders")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument(
        "--allow", action="append", default=[], metavar="GLOB", help="files that may differ"
    )
    chosen = parser.parse_args()
    if chosen.command == "make":
        make(chosen.folder.resolve(), chosen.tree.resolve(), chosen.python)
    elif not compare(chosen.old, chosen.new, chosen.allow):
        sys.exit(1)


# --- making ------------------------------------------------------------------------------------------------


def make(folder: Path, code: Path, python: str) -> None:
    """Make all shows with the code of a tree, and move them to `folder`, which must not exist."""
    if folder.exists():
        sys.exit(f"{folder} exists: name another folder, or remove it")
    with _alone():
        tree = Tree(code, python)
        set_up(tree)
        with serving(PLACE / "asked"):
            for show in SHOWS:
                print(f"{show.__name__} …", file=sys.stderr)
                show(tree)
        tear_down()
        _keep_cache_names()
        names = file_names(PLACE)
        hashes = [f"{hashlib.sha256((PLACE / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
        (PLACE / HASHES).write_text("".join(hashes), encoding="utf-8")
        shutil.move(PLACE, folder)
    print(f"{len(names)} files in {folder}")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold PLACE against another run; the system lets go of it when this process ends, however that is."""
    with PLACE.with_suffix(".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            sys.exit(f"another run is at {PLACE}: wait for it")
        yield


def _keep_cache_names() -> None:
    """Write the names of all files below .cache to CACHE, and remove the files."""
    names = [name for name in file_names(PLACE) if "/.cache/" in f"/{name}"]
    (PLACE / CACHE).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    for folder in [*PLACE.rglob(".cache")]:
        shutil.rmtree(folder)


# --- comparing ---------------------------------------------------------------------------------------------


def compare(old: Path, new: Path, allowed: list[str]) -> bool:
    """Print what differs between two golden folders; whether nothing does but what is allowed."""
    before, after = _hashes(old), _hashes(new)
    names = sorted(before.keys() | after.keys())
    differing = [name for name in names if name != CACHE and before.get(name) != after.get(name)]
    expected = [name for name in differing if any(fnmatch.fnmatch(name, glob) for glob in allowed)]
    for name in differing:
        print(f"{'allowed' if name in expected else 'DIFFERS'}  {name}")
        for line in _first_difference(old / name, new / name):
            print(f"    {line}")
    _note_cache(old / CACHE, new / CACHE)
    failures = len(differing) - len(expected)
    print(f"{len(names)} files: {failures} differ, {len(expected)} differ as allowed")
    return not failures


def _hashes(folder: Path) -> dict[str, str]:
    rows = (folder / HASHES).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (row.split("  ", 1) for row in rows)}


def _first_difference(old: Path, new: Path) -> list[str]:
    """Return the first lines of the difference of two texts, or where two other files part."""
    if not (old.exists() and new.exists()):
        return [f"only in {'the new folder' if new.exists() else 'the old folder'}"]
    before, after = old.read_bytes(), new.read_bytes()
    try:
        texts = before.decode().splitlines(), after.decode().splitlines()
    except UnicodeDecodeError:
        pairs = zip(before, after, strict=False)
        place = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))
        return [f"byte {place:,} is the first that differs, of {len(before):,} and {len(after):,}"]
    rows = list(difflib.unified_diff(*texts, lineterm="", n=0))[2:]
    more = [f"… {len(rows) - _LINES} more lines"] if len(rows) > _LINES else []
    return [*(row[:300] for row in rows[:_LINES]), *more]


def _note_cache(old: Path, new: Path) -> None:
    """Print which names below .cache are other ones: allowed, as nothing but time is lost."""
    before, after = (set(path.read_text(encoding="utf-8").splitlines()) for path in (old, new))
    for what, names in (("gone", before - after), ("new", after - before)):
        if names:
            print(f"note: {len(names)} of {len(before)} names below .cache are {what}:")
            for name in sorted(names)[:_LINES]:
                print(f"    {name}")


if __name__ == "__main__":
    main()
