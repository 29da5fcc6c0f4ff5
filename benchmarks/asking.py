"""What the llm writer asks a model for articles of four lengths: requests and tokens, as a table in Markdown.

    python -m benchmarks.asking [--slack 1.2] [--slips 3] [WORDS ...]

Run it in the root of a clone, with the packages for development. The articles are made of our own samples. The model
is the tests' loopback server: it answers from the sentences that it is shown, says `slack` words for a word that it
is asked for, marks one sentence in six as one that may go, and slips in every third chapter. Tokens are characters by
4.3, as the writer estimates them.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import click

from podcast import article, cli
from tests.writers.llm_server import Model

SAMPLES = Path(__file__).parent.parent / "samples"
LENGTHS = (500, 1_500, 5_000, 20_000)
CHARACTERS = 4.3
SECTION = 500
"""Words of a section."""
OPTIONAL = 6
"""One sentence of so many may go, as the model is asked to say."""
SHOW = """\
title = "Read Aloud"
description = "Articles worth hearing."
author = "The studio"

[hosts]
Maya = "tone:high"
Theo = "tone:low"

[writer]
name = "llm"
model = "played"
base_url = "{url}"
minutes = {minutes}
"""


class CountedModel(Model):
    """The server, with what it was asked and answered in characters."""

    def __init__(self, slack: float, slips: int) -> None:
        super().__init__()
        self.slack = slack
        self.slips = slips
        self.answered = 0

    def fault(self, kind: str) -> str:
        """An invented number in every so many chapters."""
        chapters = self.kinds().count("chapter")
        return "number" if kind == "chapter" and self.slips and chapters % self.slips == 0 else ""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """As the server answers, counted."""
        answer = super().answer(messages)
        said = [sentence for turn in answer.get("turns", ()) for sentence in turn["sentences"]]
        for sentence in said[OPTIONAL - 1 :: OPTIONAL]:
            sentence["optional"] = True
        self.answered += len(json.dumps(answer, ensure_ascii=False))
        return answer


def make_article(words: int) -> str:
    """Returns an article of about so many words, of the samples' own paragraphs, a heading every 500 words."""
    parts = ["# What was read in a year"]
    left, section = words, 0
    for path in sorted((*(SAMPLES / "reports").iterdir(), *(SAMPLES / "articles").iterdir())):
        if path.suffix not in (".html", ".md", ".txt") or path.stem in ("README", "forum"):
            continue
        name, part = path.stem.replace("-", " ").capitalize(), 0
        for paragraph in (one for held in article.read(str(path)).sections for one in held.paragraphs):
            if left <= 0:
                return "\n\n".join(parts)
            if section <= 0 or not part:
                part, section = part + 1, SECTION
                parts.append(f"## {name}, part {part}")
            parts.append(paragraph)
            size = len(paragraph.split())
            left, section = left - size, section - size
    return "\n\n".join(parts)


def ask(text: str, minutes: float, slack: float, slips: int) -> tuple[Counter[str], int, int]:
    """Returns the requests for an article by kind, and the tokens in and out."""
    with tempfile.TemporaryDirectory() as name, CountedModel(slack, slips) as model:
        folder = Path(name)
        (folder / "show.toml").write_text(SHOW.format(url=model.url, minutes=minutes), encoding="utf-8")
        (folder / "article.md").write_text(text, encoding="utf-8")
        status = cli.run(["script", str(folder / "article.md"), "--show", str(folder)])
        if status:
            raise SystemExit(status)
        sent = sum(len(message["content"]) for one in model.requests for message in one["messages"])
        return Counter(model.kinds()), round(sent / CHARACTERS), round(model.answered / CHARACTERS)


@click.command()
@click.argument("lengths", nargs=-1, type=int)
@click.option("--slack", default=1.2, help="Words that the model says for a word that it is asked for.")
@click.option("--slips", default=3, help="Chapters of which one has an invented number; 0 for none.")
def main(lengths: tuple[int, ...], slack: float, slips: int) -> None:
    """Print the table."""
    rows = []
    for words in lengths or LENGTHS:
        text = make_article(words)
        minutes = min(max(round(len(text.split()) / 300), 2), 12)
        kinds, sent, back = ask(text, minutes, slack, slips)
        shown = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        rows.append(
            f"| {len(text.split()):,} | {minutes} | {sum(kinds.values())} ({shown}) | {sent:,} | {back:,} |"
        )
    click.echo("| words | minutes | requests | tokens in | out |\n|--:|--:|---|--:|--:|")
    click.echo("\n".join(rows))


if __name__ == "__main__":
    main()
