"""What writing costs: against speaking what was written, and as the article grows. Ratios of times taken in one run.

    python benchmarks/writing.py [--words 20000] [--minutes 8]

The article is made up, every sentence different. Writing is timed in a fresh process each time, with starting up,
reading and finding the parts of speech; speaking with the embedded voices and an empty cache, on all cores.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from podcast import scripting
from podcast.library import create_show, open_library
from podcast.making.line_clips import voice_script
from podcast.model import silent
from podcast.scripting import load_script

SUBJECTS = (
    "The council",
    "The harbour master",
    "Ana Ruiz",
    "The second gauge",
    "A clerk of the archive",
    "The ferry",
)
VERBS = ("has measured", "repaired", "never saw", "paid for", "wrote down", "announced", "closed", "read")
OBJECTS = (
    "the tide",
    "a wall of the old quay",
    "the books of the year",
    "forty maps of the coast",
    "a curve on paper",
)
TIMES = ("in the storm of", "before the winter of", "after the flood of", "in the spring of", "at the end of")
JOINTS = (", and", ", but", ", because", ";", ", which was new, and", ", although")


def main() -> None:
    """Print the table."""
    cli()


@click.command()
@click.option("--words", default=20_000)
@click.option("--minutes", default=8.0)
def cli(words: int, minutes: float) -> None:
    """Time both."""
    with tempfile.TemporaryDirectory() as place:
        library = open_library(create_show(Path(place), "Read Aloud").parent)
        source = article(Path(place), words)
        larger = article(Path(place), 4 * words)
        wrote = min(writing(place, source, minutes) for _ in range(3))
        more = min(writing(place, larger, minutes) for _ in range(3))
        order = scripting.Order(minutes)
        path = scripting.write_script(library, str(source), order, existing="replace").path
        start = time.perf_counter()
        voice_script(library, load_script(path).script, path, None, silent)
        spoke = time.perf_counter() - start
    click.echo(f"| writing {minutes:g} minutes of {words} words | {wrote:.1f} s |")
    click.echo(f"| speaking them | {spoke:.1f} s |")
    click.echo(f"| writing ÷ speaking | {wrote / spoke:.3f} |")
    click.echo(f"| writing of {4 * words} words ÷ of {words} | {more / wrote:.1f} |")


def writing(place: str, source: Path, minutes: float) -> float:
    """Seconds of `podcast script`, start to end."""
    start = time.perf_counter()
    options = ["--show", place, "--force", "--minutes", str(minutes)]
    command = [sys.executable, "-m", "podcast", "script", *options, str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def article(folder: Path, words: int) -> Path:
    """A text of so many words in sections of about five hundred, as a file."""
    chance = random.Random(words)
    parts = ["The harbour and its gauges"]
    count = section = 0
    while count < words:
        if count >= 500 * section:
            section += 1
            parts.append(f"Part {section} of the report")
        sentences = [sentence(chance) for _ in range(4)]
        count += sum(len(one.split()) for one in sentences)
        parts.append(" ".join(sentences))
    path = folder / f"article-{words}.txt"
    path.write_text("\n\n".join(parts), encoding="utf-8")
    return path


def sentence(chance: random.Random) -> str:
    """One of several million."""
    banks = (SUBJECTS, VERBS, OBJECTS, TIMES)
    first, second = (
        f"{' '.join(chance.choice(bank) for bank in banks)} {chance.randint(1500, 2024)}" for _ in range(2)
    )
    return f"{first}{chance.choice(JOINTS)} {second[0].lower()}{second[1:]}."


if __name__ == "__main__":
    main()
