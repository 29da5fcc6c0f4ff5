"""What understanding costs: seconds from a fresh process to what an article says, and memory beside the voices.

    python benchmarks/cost.py

Articles are made of the sample's sentences, none twice the same. `understanding.py --only cost` prints it, too. Seconds
are the processor's, which hardly change when others work on the machine; the clock's stand beside them.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import count
from pathlib import Path

import click
from running import Run, run

from podcast import article
from podcast.language.plain.sentences import count_words, split

SAMPLE = Path(__file__).parents[1] / "samples" / "the-open-feed.md"
LENGTHS = (1_500, 5_000, 20_000)
"""Words of the articles that are understood."""
TRIES = 3

_OUTLINE = """
from podcast.cli import cli
cli(['script', sys.argv[1], '--outline', '--show', sys.argv[2]], standalone_mode=False)
"""
_UNDERSTAND = (
    "from podcast import article, understanding; understanding.understand(article.read(sys.argv[1]))"
)
_VOICES = """
from podcast.model import Utterance, Voice
from podcast.voices import engines
spoken = [engines.load(name).synthesize(Utterance(('The tide rose again in May.',), Voice(name, voice)))
          for name, voice in (('hibari', 'heart'), ('piper', 'joe'))]
"""


def main() -> None:
    """Print the table of seconds and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        click.echo("\n| cost | s | by the clock | s, parses kept | peak MB |\n|---|--:|--:|--:|--:|")
        for length in LENGTHS:
            text = folder / f"{length}.md"
            text.write_text(make_article(length), encoding="utf-8")
            show = folder / f"show-{length}"
            run(Path(sys.executable).with_name("podcast"), "init", show)
            first = _outline(text, show, anew=True)
            again = _outline(text, show, anew=False)
            peak = max(it.peak for it in first)
            best, clock, kept = _best(first), min(it.seconds for it in first), _best(again)
            click.echo(f"| {length:,} words | {best:.2f} | {clock:.2f} | {kept:.2f} | {peak:.0f} |")
        text = folder / f"{LENGTHS[0]}.md"
        without, beside = _run(_VOICES).peak, _run(_UNDERSTAND + _VOICES, text).peak
        click.echo(f"| both voices | | | | {without:.0f} |")
        click.echo(f"| {LENGTHS[0]:,} words, then both voices | | | | {beside:.0f} |")


def _outline(text: Path, show: Path, *, anew: bool) -> list[Run]:
    """Returns some tries of a command in processes of their own."""
    runs = []
    for _ in range(TRIES):
        if anew:
            for file in show.glob(".cache/parses/*/*"):
                file.unlink()
        runs.append(_run(_OUTLINE, text, show))
    return runs


def _best(runs: list[Run]) -> float:
    return min(float(it.err.split()[-1]) for it in runs)


def _run(program: str, *arguments: Path) -> Run:
    told = "import time; print(time.process_time(), file=sys.stderr)"
    # Bytecode lies beside an installed program's modules; a shell may be told to leave none.
    return run(sys.executable, "-c", f"import sys; {program}\n{told}", *arguments, PYTHONDONTWRITEBYTECODE="")


def make_article(length: int) -> str:
    """Returns Markdown of so many words: the sample's paragraphs again and again, each sentence a new one."""
    parts = article.read(str(SAMPLE)).sections
    lines, words = ["# The same gauge, read again"], 0
    for turn in count(1):
        for part in parts:
            lines.append(f"## {part.heading}, reading {turn}")
            for paragraph in part.paragraphs:
                sentences = [
                    f"{sentence.rstrip('.')}, as reading {turn} has it."
                    if sentence.endswith(".")
                    else sentence
                    for sentence in split(paragraph)
                ]
                lines.append(" ".join(sentences))
                words += count_words(lines[-1])
                if words >= length:
                    return "\n\n".join(lines)
    raise AssertionError("count ends never")


if __name__ == "__main__":
    main()
