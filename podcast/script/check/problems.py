"""Everything that is wrong with a script that could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.script.check.grounding import grounding
from podcast.script.check.lint import lint

if TYPE_CHECKING:
    from podcast.model import Problem, Script
    from podcast.script.check.context import Desk
    from podcast.script.check.grounding import Tally


def check(script: Script, desk: Desk) -> tuple[Problem, ...]:
    """Problems in the order of the file, errors before warnings."""
    return examine(script, desk)[0]


def examine(script: Script, desk: Desk) -> tuple[tuple[Problem, ...], Tally]:
    """The problems as `check` gives them, and how far the script is grounded."""
    problems, tally = grounding(script, desk)
    found = dict.fromkeys((*lint(script, desk), *problems))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.severity))), tally
