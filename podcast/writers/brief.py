"""What a writer is asked for, and what the studio does for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.model import Host, Report, Script, ScriptFormat, Show, silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Article, Minutes, Understanding

CARRYING = 0.5
"""The share of an article's words that carries it, where the writer puts them in words of its own."""
FRAME_MINUTES = 0.5
"""What the welcome, the goodbye and the music take."""
AUTO_MINUTES = (2.0, 12.0)
"""The shortest and the longest episode that nobody asked a length for."""
BRIEF_MINUTES = 2.0
"""The longest brief."""


def _tell_nobody(_text: str) -> None:
    return None


def _find_nothing(_script: Script) -> tuple[tuple[str, ...], ...]:
    return ()


def _every_time(_key: str, make: Callable[[], bytes]) -> bytes:
    return make()


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer is asked for."""

    show: Show
    hosts: tuple[Host, ...]
    minutes: float
    """Target length of the whole episode."""
    pace: float
    """Words a minute of the hosts' voices on average, gaps included."""
    seconds: Callable[[Script], float]
    """How long a script is going to be."""
    faults: Callable[[Script], tuple[tuple[str, ...], ...]]
    """For every line of a script, in order, what the check finds wrong with it."""
    understand: Callable[[Article], Understanding]
    """What an article says; found when it is first asked for."""
    is_exact: bool = True
    """Whether somebody asked for that length; else it is what the article should need, and may turn out otherwise."""
    format: ScriptFormat = "conversation"
    """A brief says what happened, why, and what comes next; for a solo there is one host."""
    once: Callable[[str, Callable[[], bytes]], bytes] = _every_time
    """What the second argument returns, or returned for this key in an earlier run."""
    gaps: Callable[[Script], tuple[tuple[str, ...], ...]] = _find_nothing
    """The same of what only a whole script can lack: a caveat that nobody says, a word that points at nothing."""
    report: Report = silent
    note: Callable[[str], None] = _tell_nobody
    """Takes a line for people about the script that was written."""
    keep_requests: Callable[[str], None] = _tell_nobody
    """Takes the record of all that a model was asked, and its answers as they came."""


def choose_minutes(
    wish: Minutes, script_format: ScriptFormat, words: int, pace: float, carrying: float = CARRYING
) -> float:
    """Returns how long an episode is to be of an article of so many words, at so many spoken words a minute.

    `carrying` is the share of the words that an episode is told in which nobody wished a length for.
    """
    shortest, longest = AUTO_MINUTES
    minutes = min(max(carrying * words / pace + FRAME_MINUTES, shortest), longest) if wish == "auto" else wish
    return min(minutes, BRIEF_MINUTES) if script_format == "brief" else minutes
