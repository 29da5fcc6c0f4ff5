"""The code that makes the golden files, as a command line whose clock stands still, and the place where it works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACE = Path(tempfile.gettempdir()) / "podcast-golden"
"""Where the shows lie while they are made: paths get into what commands print."""
OUTPUT = "output"
START = datetime(2026, 11, 28, 10, tzinfo=UTC)
"""The first command's now; every later one comes a minute after the one before it."""
PATIENCE_S = 600
_FROZEN = Path(__file__).parent / "frozen"
_HOME, _METADATA = "home", "metadata"


@dataclass(frozen=True, slots=True)
class Tree:
    """The code to run: its folder, and the Python that has its libraries."""

    folder: Path
    python: str

    def run(
        self,
        show: str,
        name: str,
        *words: str | Path,
        stdin: bytes = b"",
        now: datetime | None = None,
    ) -> None:
        """Run `podcast WORDS` in the folder of a show and keep what it printed as output/SHOW-NAME.txt."""
        path = output_path(show, name)
        done = subprocess.run(
            self.command(words),
            cwd=PLACE / show,
            env=self.environment(now),
            input=stdin,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
        self.keep(path, words, done.returncode, done.stdout, done.stderr)

    def keep(self, path: Path, words: tuple[str | Path, ...], status: int, out: bytes, err: bytes) -> None:
        """Write down what a command printed, with the tree's folder under another name."""
        text = f"$ podcast {' '.join(map(str, words))}\nexit status {status}\n\n--- stdout\n{out.decode()}"
        text = f"{text}\n--- stderr\n{err.decode()}"
        path.write_text(text.replace(str(self.folder), "<tree>"), encoding="utf-8")

    def command(self, words: tuple[str | Path, ...]) -> list[str]:
        """Return the command line as a list."""
        return [self.python, "-m", "podcast", *map(str, words)]

    def environment(self, now: datetime | None = None) -> dict[str, str]:
        """Return all variables of a command that starts now, which by default is a minute after the last one."""
        minutes = len(list((PLACE / OUTPUT).iterdir()))
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(PLACE / _HOME),
            "LANG": "C.UTF-8",
            "TZ": "CET-1CEST,M3.5.0,M10.5.0/3",
            "COLUMNS": "100",
            "EDITOR": "true",
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": os.pathsep.join(map(str, (_FROZEN, PLACE / _METADATA, self.folder))),
            "GOLDEN_NOW": (now or START + timedelta(minutes=minutes)).isoformat(),
        }


def put(show: str, files: Mapping[str, str | bytes]) -> None:
    """Write files into a show, by their paths from its folder."""
    (PLACE / show).mkdir(exist_ok=True)
    for name, content in files.items():
        path = PLACE / show / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def output_path(show: str, name: str) -> Path:
    """Return the path for what a command prints; two commands never share one."""
    path = PLACE / OUTPUT / f"{show.replace('/', '-')}-{name}.txt"
    if path.exists():
        raise ValueError(f"{path.name} is there already")
    return path


def file_names(folder: Path) -> list[str]:
    """Return the names of all files below a folder, in order; a link counts as what it is, not as what it names."""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def set_up(tree: Tree) -> None:
    """Empty PLACE for the shows of a tree."""
    shutil.rmtree(PLACE, ignore_errors=True)
    for name in (OUTPUT, _HOME):
        (PLACE / name).mkdir(parents=True)
    declare(tree.folder, PLACE / _METADATA)


def declare(code: Path, metadata: Path) -> None:
    """Write to a new folder `metadata` that by which Python finds the engines and writers of the tree `code`.

    The metadata that lies beside the libraries may be that of another tree.
    """
    project = tomllib.loads((code / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = project.get("version", "0")  # later trees have it in podcast/version.py; no file shows it
    stem = project["name"].replace("-", "_")  # a dash would end the name
    folder = metadata / f"{stem}-{version}.dist-info"
    folder.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {version}\n"
    (folder / "METADATA").write_text(head, encoding="utf-8")
    rows = []
    for group, entries in {
        "console_scripts": project.get("scripts", {}),
        **project.get("entry-points", {}),
    }.items():
        rows += [f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())]
    (folder / "entry_points.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


def tear_down() -> None:
    """Remove from PLACE what is not of the shows, and what the real clock wrote."""
    for name in (_HOME, _METADATA):
        shutil.rmtree(PLACE / name)
    for ledger in PLACE.rglob(
        ".podcast-files.json"
    ):  # a publisher knows a file again by its time at the target
        text = re.sub(r'"stamp": "\d+"', '"stamp": "…"', ledger.read_text(encoding="utf-8"))
        ledger.write_text(text, encoding="utf-8")
