"""Everything that is wrong with a script that could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.script.check.grounding import check_grounding
from podcast.script.check.lint import lint_script

if TYPE_CHECKING:
    from podcast.model import Problem, Script
    from podcast.script.check.context import CheckContext
    from podcast.script.check.grounding import Tally


_ORDER = ("error", "warning", "note")


def check(script: Script, context: CheckContext) -> tuple[Problem, ...]:
    """Returns the script's problems in the order of its file, errors before warnings within a line."""
    return examine(script, context)[0]


def examine(script: Script, context: CheckContext) -> tuple[tuple[Problem, ...], Tally]:
    """Returns the problems as `check` does, and how far the script is grounded."""
    ungrounded, tally = check_grounding(script, context)
    problems = dict.fromkeys((*lint_script(script, context), *ungrounded))
    return tuple(sorted(problems, key=lambda problem: (problem.line, _ORDER.index(problem.severity)))), tally
