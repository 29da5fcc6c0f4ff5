"""Everything that is wrong with a script that could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.script.grounding import grounding
from podcast.script.lint import lint

if TYPE_CHECKING:
    from podcast.model import Problem, Script
    from podcast.script.desk import Desk


def check(script: Script, desk: Desk) -> tuple[Problem, ...]:
    """Problems in the order of the file, errors before warnings."""
    found = dict.fromkeys((*lint(script, desk), *grounding(script, desk)))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.severity)))
