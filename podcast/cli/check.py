"""`podcast check`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from podcast.cli.common import allow_option, clock, from_here, show_option, stdin, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.library import Library
    from podcast.model import Problem
    from podcast.scripting import ScriptReport


@click.command(name="check")
@click.argument("script", type=click.Path(path_type=Path))
@click.option(
    "--article",
    "source",
    metavar="SOURCE",
    help="Check the footnotes against this one: a URL, a file, or `-`; by default the script's own, as it is kept.",
)
@click.option(
    "--strict", is_flag=True, help="Doubts about what a line rests on, and over-long turns, are errors."
)
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@allow_option
@show_option
@click.pass_context
def command(
    context: click.Context,
    script: Path,
    source: str | None,
    strict: bool,
    as_json: bool,
    allow: tuple[str, ...],
    library: Library,
) -> None:
    """Say what is wrong with SCRIPT, line by line, how far it is grounded, and how long it will be.

    Every number, name and quotation is looked up in the footnotes that its line cites, every footnote in the
    article. Exits with 1 when there is an error.

    \b
      podcast check scripts/the-title.md
      podcast check scripts/the-title.md --article https://example.org/report
    """
    from podcast import scripting
    from podcast.cli.progress import show_waiting
    from podcast.errors import ScriptError

    checked: ScriptReport | None = None
    try:
        order = scripting.Order(allow=allow, stdin=stdin() if source == "-" else None)
        with show_waiting("Checking"):
            article = scripting.read_article(library, source, order) if source else None
            checked = scripting.check_script(
                library, script, strict=strict, article=article, named=source or ""
            )
        problems = checked.problems
    except ScriptError as error:
        problems = error.problems
    if as_json:
        click.echo(_json(problems, checked))
    else:
        for problem in problems:
            click.echo(from_here(str(problem)))
        if checked:
            tell(_summary(checked))
            if checked.note:
                tell(checked.note)
    if any(problem.severity == "error" for problem in problems):
        context.exit(1)


def _summary(checked: ScriptReport) -> str:
    """Returns what a person wants to know at a glance: grounding, then length by host and by chapter."""
    timing = checked.timing
    rows = [f"{clock(seconds):>7}  {title}" for title, seconds in timing.chapters]
    spoken = sum(seconds for _, seconds in timing.hosts) or 1
    shares = ", ".join(f"{name} {100 * seconds / spoken:.0f} %" for name, seconds in timing.hosts)
    head = f"{checked.tally}\nAbout {clock(timing.seconds)}, {timing.words} words: {shares}"
    return "\n".join([head, *rows])


def _json(problems: Sequence[Problem], checked: ScriptReport | None) -> str:
    report: dict[str, Any] = {"problems": [asdict(problem) for problem in problems]}
    if checked:
        report |= {"tally": asdict(checked.tally), "timing": asdict(checked.timing)}
    return json.dumps(report, indent=2, ensure_ascii=False)
