"""Progress of long stages on standard error: a bar with an honest estimate, or a line a stage without a terminal."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import TaskID

    from podcast.model import Report, Stage


@contextlib.contextmanager
def show_progress() -> Iterator[Report]:
    """Gives a Report that shows the stages while the block runs; the estimate is rich's, from the pace so far."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _report_once(console.print)
        return
    columns = (
        TextColumn("{task.description:<22}"),
        BarColumn(bar_width=32),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as bars:
        tasks: dict[Stage, TaskID] = {}

        def report(stage: Stage, done: float, total: float) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage.value, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield report


def _report_once(say: Callable[[str], None]) -> Report:
    """Returns a Report that says each stage once, when it begins."""
    begun: set[Stage] = set()

    def report(stage: Stage, done: float, total: float) -> None:  # noqa: ARG001
        if stage not in begun:
            begun.add(stage)
            say(f"{stage.value} …")

    return report
