"""Makes an environment with the program in it, and shows how far that is: `python3 install/set_up.py FOLDER`.

With names of groups of pyproject.toml behind it (`… FOLDER dev music`) these are added to an environment that is there.

Needs nothing but Python's standard library; whoever has uv or pipx does not need this.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZE = "650 MB"
"""Of the environment when it is complete; tests/install holds it."""
FILLING = "Fetching and installing packages"
PROGRAM = ("-e", ".")
TICK_S = 0.25
WIDTH = 79


def main(folder: Path, *groups: str) -> int:
    """Returns the exit status: 0 once the program is there, else that of what failed, whose words are shown."""
    if groups:
        return install(folder, *(word for group in groups for word in ("--group", group)))
    begin = time.monotonic()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    tell(f"Setting up {folder.name} with Python {version}: {SIZE}, once; it takes half a minute or more.")
    environment = [sys.executable, "-m", "venv", "--clear", str(folder)]
    status = run("Making an empty environment", environment, folder) or install(folder, *PROGRAM)
    if not status:
        tell(f"Ready after {time.monotonic() - begin:.0f} s.")
    return status


def install(folder: Path, *wanted: str) -> int:
    """Adds what is wanted to an environment and returns the exit status.

    It is uv that does it, which takes a fifth of the time, else pip; `wanted` is what both of them understand: `-e .`,
    `--group dev`.
    """
    python = str(folder / "bin" / "python")
    pip = [python, "-m", "pip"]
    get = [*pip, "install", "--disable-pip-version-check"]
    packages = ["-c", "constraints.txt", *wanted]
    with tempfile.TemporaryDirectory() as passing:
        get_uv = [*get, "--only-binary", ":all:", "--target", passing, "uv"]
        uv = [f"{passing}/bin/uv", "pip", "install", "--python", python, "--system-certs", "--no-cache"]
        if index := index_of_pip(pip):
            uv += ["--default-index", index]
        if not (
            run("Fetching the installer", get_uv, folder, optional=True)
            or run(FILLING, [*uv, *packages], folder, optional=True)
        ):
            return 0
    if "--group" in wanted and (
        status := run("Fetching a pip that knows groups", [*get, "pip>=25.1"], folder)
    ):
        return status
    # Bytecode of all that is installed would take as long as the rest, and a seventh of the room: Python makes that of
    # what is used when it is used.
    return run(FILLING, [*get, "--no-compile", *packages], folder)


def index_of_pip(pip: list[str]) -> str:
    """Returns the package index that pip is told to use in place of the public one, or nothing."""
    listed = subprocess.run([*pip, "config", "list"], check=False, capture_output=True, text=True).stdout
    own = re.search(r"(?<!extra-)index-url='(.+)'", listed)
    return own[1] if own else ""


def run(what: str, command: list[str], folder: Path, *, optional: bool = False) -> int:
    """Runs a command and returns its exit status; shows that it goes on.

    What the command says is shown when it fails, unless it is `optional`: then there is another way.
    """
    begin = time.monotonic()
    watched = sys.stderr.isatty()
    if not watched:
        tell(f"{what} …")
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        with subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT) as process:
            while process.poll() is None:
                if watched:
                    line = f"{what} … {time.monotonic() - begin:.0f} s{count_packages(folder)}"
                    print(f"\r\x1b[K{line[:WIDTH]}", end="", file=sys.stderr, flush=True)
                time.sleep(TICK_S)
        if watched:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        if process.returncode and not optional:
            log.seek(0)
            tell(log.read())
    return process.returncode


def count_packages(folder: Path) -> str:
    """Returns how many packages are in the environment, in words; nothing while pip is alone."""
    there = sum(1 for _ in folder.glob("lib/python*/site-packages/*.dist-info"))
    return f", {there} packages are in" if there > 2 else ""


def tell(line: str) -> None:
    """Writes a line for the person who waits."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), *sys.argv[2:]))
