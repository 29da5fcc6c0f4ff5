"""Progress of long stages on standard error: one line that moves, or lines now and then where none can."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from podcast.cli.common import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console
    from rich.text import Text

    from podcast.model import Report, Stage

T = TypeVar("T")

_BAR = range(8, 25)
"""Characters of the bar, where there is room for one."""
_NAME = 22
"""Characters of a stage's name."""
_EVERY_S = {True: 5.0, False: 30.0}
"""Between two lines of one stage, on a terminal that cannot move its cursor, and in a file."""


@contextlib.contextmanager
def show_progress() -> Iterator[Report]:
    """Gives a Report that shows the stages while the block runs, with the time that is left as far as it is known."""
    from rich.console import Console

    console = Console(stderr=True)
    if not _moves(console):
        yield _Lines(console, _EVERY_S[console.is_terminal]).report
        return
    from rich.live import Live

    line = MovingLine(console)
    # What a stage took is printed above the line that moves: drawing all again each time took 540 kB for an episode.
    with Live(console=console, get_renderable=line.draw, refresh_per_second=4, transient=True):
        yield line.report
        line.finish()


def show_each(items: Iterable[T], what: str) -> Iterator[T]:
    """Yields what takes a while to come, and shows a person meanwhile that something goes on."""
    from rich.console import Console

    waiting, console = iter(items), Console(stderr=True)
    while True:
        with _status(console, what):
            item = next(waiting, None)
        if item is None:
            return
        yield item


@contextlib.contextmanager
def show_waiting(what: str) -> Iterator[None]:
    """Shows a person that something goes on while the block runs, and leaves nothing of it on the screen."""
    from rich.console import Console

    console = Console(stderr=True)
    if console.is_dumb_terminal:
        console.print(f"{what} …", highlight=False)
    with _status(console, what):
        yield


def _status(console: Console, what: str) -> contextlib.AbstractContextManager[object]:
    """Returns what moves on the screen while something goes on; nothing where a screen moves nothing."""
    return console.status(f"{what} …") if _moves(console) else contextlib.nullcontext()


def _moves(console: Console) -> bool:
    return console.is_terminal and not console.is_dumb_terminal


@dataclass(slots=True)
class _StageProgress:
    """Where a stage is."""

    stage: Stage
    began: float
    share: float = 0.0
    detail: str = ""
    left_s: float | None = None
    """Seconds until all is done, when it was told at `told`."""
    told: float = 0.0

    def update(self, share: float, detail: str, left_s: float | None) -> None:
        """Takes in what was reported; without a word on the time that is left, the stage's own pace tells."""
        self.share, self.detail, self.told = share, detail, time.monotonic()
        elapsed = self.told - self.began
        guess = elapsed / share - elapsed if 0.05 < share < 1 and elapsed > 2 else None
        self.left_s = guess if left_s is None else left_s

    @property
    def elapsed(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.began

    @property
    def left(self) -> str:
        """`about 0:45 left`, or nothing when nobody knows."""
        if self.left_s is None:
            return ""
        return f"about {clock(round(max(self.left_s - (time.monotonic() - self.told), 1)))} left"


class MovingLine:
    """A line that says where the stage is, in the width that the terminal has at the moment."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage: _StageProgress | None = None

    def report(
        self, stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        """Takes in how far a stage is; what the one before it took is told then."""
        if self._stage is None or self._stage.stage is not stage:
            self.finish()
            self._stage = _StageProgress(stage, time.monotonic())
        self._stage.update(done / total if total else 0.0, detail, left_s)

    def finish(self) -> None:
        """Leaves a line on what the stage took."""
        if self._stage is not None:
            name = f"{self._stage.stage.value:<{min(_NAME, self._console.width - 6)}}"
            self._console.print(f"{name} {clock(self._stage.elapsed)}", highlight=False)
            self._stage = None

    def draw(self) -> Text:
        """Returns the line; what matters least is left out first where there is no room."""
        from rich.text import Text

        if self._stage is None:
            return Text("")
        moment, width = self._stage, self._console.width
        name = moment.stage.value
        elapsed = f"{clock(moment.elapsed)} so far"
        words = moment.detail
        others = (f"{name:<{_NAME}}", words, elapsed, moment.left)
        room = min(width - sum(len(piece) + 2 for piece in others if piece), _BAR[-1])
        bar = _draw_bar(room, moment.share) if room in _BAR else Text("━" * width)
        for pieces in (
            (others[0], bar, *others[1:]),
            (name, words, elapsed, moment.left),
            (name, words, moment.left or elapsed),
            (name, words.replace("line ", "").replace(" of ", "/"), moment.left.replace("about ", "~")),
            (name, moment.left.replace("about ", "~") or elapsed),
        ):
            line = Text("  ").join(
                Text(piece) if isinstance(piece, str) else piece for piece in pieces if piece
            )
            if line.cell_len <= width:
                break
        line.truncate(width)
        return line


def _draw_bar(room: int, share: float) -> Text:
    from rich.text import Text

    filled = round(room * min(share, 1))
    return Text.assemble(("━" * filled, "bold"), ("─" * (room - filled), "dim"))


class _Lines:
    """A line when a stage begins, and one now and then while it lasts."""

    def __init__(self, console: Console, every_s: float) -> None:
        self._say: Callable[[str], None] = lambda text: console.print(text, highlight=False, soft_wrap=True)
        self._every_s = every_s
        self._stage: _StageProgress | None = None
        self._next = 0.0

    def report(
        self, stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        """Says a stage once, when it begins, and where it is each time that some seconds have passed."""
        now = time.monotonic()
        if self._stage is None or self._stage.stage is not stage:
            self._stage, self._next = _StageProgress(stage, now), now + self._every_s
            self._stage.update(done / total if total else 0.0, detail, left_s)
            told = ", ".join(filter(None, (detail, self._stage.left)))
            self._say(f"{stage.value} …" + (f" {told}" if told else ""))
            return
        self._stage.update(done / total if total else 0.0, detail, left_s)
        if now >= self._next and done < total:
            self._next = now + self._every_s
            parts = (detail, f"{clock(self._stage.elapsed)} so far", self._stage.left)
            self._say(f"{stage.value}: {', '.join(filter(None, parts))}")
