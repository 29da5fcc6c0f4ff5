"""`podcast check`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from podcast.cli.common import clock, show_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Problem
    from podcast.pipeline import Checked, Studio


@click.command(name="check")
@click.argument("script", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Statements without a citation are errors too.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@show_option
@click.pass_context
def command(context: click.Context, script: Path, strict: bool, as_json: bool, studio: Studio) -> None:
    """Say what is wrong with SCRIPT, line by line, how far it is grounded, and how long it will be.

    Exits with 1 when there is an error.
    """
    from podcast import pipeline
    from podcast.errors import ScriptError

    checked: Checked | None = None
    try:
        checked = pipeline.check_script(studio, script, strict=strict)
        problems = checked.problems
    except ScriptError as error:
        problems = error.problems
    if as_json:
        click.echo(_json(problems, checked))
    else:
        for problem in problems:
            click.echo(str(problem))
        if checked:
            click.echo(_summary(checked), err=True)
    if any(problem.severity == "error" for problem in problems):
        context.exit(1)


def _summary(checked: Checked) -> str:
    """What a person wants to know at a glance: grounding, then length by chapter and by host."""
    timing = checked.timing
    width = max(len(title) for title, _ in timing.chapters)
    rows = [f"  {title:<{width}}  {clock(seconds)}" for title, seconds in timing.chapters]
    spoken = sum(seconds for _, seconds in timing.hosts) or 1
    shares = ", ".join(f"{name} {100 * seconds / spoken:.0f} %" for name, seconds in timing.hosts)
    head = f"{checked.tally}\nAbout {clock(timing.seconds)}, {timing.words} words: {shares}"
    return "\n".join([head, *rows])


def _json(problems: Sequence[Problem], checked: Checked | None) -> str:
    found: dict[str, Any] = {"problems": [asdict(problem) for problem in problems]}
    if checked:
        found |= {"tally": asdict(checked.tally), "timing": asdict(checked.timing)}
    return json.dumps(found, indent=2, ensure_ascii=False)
