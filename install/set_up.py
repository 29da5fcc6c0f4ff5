"""Makes an environment with the program in it, and shows how far that is: `python3 install/set_up.py FOLDER`.

Needs nothing but Python's standard library; whoever has uv or pipx does not need this.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZE = "650 MB"
"""Of the environment when it is complete; tests/install holds it."""
TICK_S = 0.25
WIDTH = 79


def main(folder: Path) -> int:
    """Returns the exit status: 0 once the program is there, else that of what failed, whose words are shown."""
    begin = time.monotonic()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    tell(f"Setting up {folder.name} with Python {version}: {SIZE}, once; it takes about a minute.")
    python = str(folder / "bin" / "python")
    # Bytecode of all that is installed would take as long as the rest, and a seventh of the room: Python makes that of
    # what is used when it is used.
    install = [python, "-m", "pip", "install", "--no-compile", "--disable-pip-version-check"]
    steps = {
        "Making an empty environment": [sys.executable, "-m", "venv", "--clear", str(folder)],
        "Fetching and installing packages": [*install, "-c", "constraints.txt", "-e", "."],
    }
    for what, command in steps.items():
        status = run(what, command, folder)
        if status:
            return status
    tell(f"Ready after {time.monotonic() - begin:.0f} s.")
    return 0


def run(what: str, command: list[str], folder: Path) -> int:
    """Runs a command and returns its exit status; shows that it goes on, and its words only when it fails."""
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
        if process.returncode:
            log.seek(0)
            tell(log.read())
    return process.returncode


def count_packages(folder: Path) -> str:
    """Returns how many packages are in the environment, in words; nothing while there is none but pip."""
    there = sum(1 for _ in folder.glob("lib/python*/site-packages/*.dist-info"))
    return f", {there} packages are in" if there > 1 else ""


def tell(line: str) -> None:
    """Writes a line for the person who waits."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
