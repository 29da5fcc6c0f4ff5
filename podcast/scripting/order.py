"""What a command asks for beside the source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from podcast.equipment import Lineup, choose_speakers
from podcast.errors import VoiceError
from podcast.plugins import alternatives

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from podcast.library import Library
    from podcast.model import Host, Minutes, Report, Script, ScriptFormat, Show, Voice, WriterChoice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Steering:
    """How a script is wanted, in words that only a language model can follow; empty is the show's own."""

    tone: str = ""
    audience: str = ""
    focus: str = ""
    language: str = ""


class Crew(Protocol):
    """Others who work: what they make lies in the show's stores then, as if it had been made here."""

    @property
    def size(self) -> int:
        """How many they are."""
        ...

    def begin(self, library: Library, script: Script, path: Path) -> None:
        """Lets the lines of a script be spoken that have no clip yet, and waits for none."""
        ...

    def finish(self, library: Library, script: Script, path: Path, report: Report) -> int:
        """Waits until they are spoken, as far as that can be done; returns how many were."""
        ...

    def start(self, library: Library, work: Callable[[Library], T]) -> Callable[[], T | None]:
        """Lets work be done on the show without its folder: a function at a module's top, with values.

        Returns what waits for its result, which is None when it has to be done here.
        """
        ...

    def spare(self, library: Library, prepare: Callable[[], Callable[[Library], T]]) -> T | None:
        """Returns what short work comes to, which is prepared if somebody has nothing else to do; else None."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """What a command asks for beyond the source."""

    minutes: Minutes | None = None
    """None is the show's own."""
    writer: str = ""
    """Empty is the show's own."""
    strict: bool = False
    workers: int | None = None
    allow: tuple[str, ...] = ()
    """Hosts that may be fetched though private, beside the show's."""
    stdin: BinaryIO | None = None
    format: ScriptFormat | None = None
    """None is the show's own."""
    publish_anyway: bool = False
    """Whether an episode whose script has errors is no draft."""
    steering: Steering = Steering()
    title: str = ""
    """Of this episode; empty is the article's own, or the script's."""
    theme: str = ""
    """Of this episode's music; empty is the show's, or the script's."""
    voices: tuple[tuple[str, Voice], ...] = ()
    """(host, voice in this episode), beside the show's, or the script's."""
    crew: Crew | None = None
    """Who works beside this process; None is nobody."""


def choice_of(order: Order, show: Show) -> WriterChoice:
    """Returns who writes, and how; what the show wishes of its own writer is none of another's business."""
    choice = show.writer
    if order.writer and order.writer != choice.name:
        choice = replace(choice, name=order.writer, tone="", audience="", focus="", language="")
    wishes = {name: getattr(order.steering, name) for name in ("tone", "audience", "focus", "language")}
    return replace(choice, **{name: text for name, text in wishes.items() if text})


def format_of(order: Order, show: Show) -> ScriptFormat:
    """Returns the format that a script is wanted in."""
    return order.format or show.writer.format


def hosts_of(order: Order, show: Show) -> tuple[Host, ...]:
    """Returns who is going to speak: of a solo the first host alone; VoiceError for a host that there is not."""
    return choose_speakers(recast(order, show.hosts), format_of(order, show))


def lineup_of(order: Order, show: Show) -> Lineup:
    """Returns who is to speak and to write, and the music; VoiceError for a host that there is not."""
    return Lineup(hosts_of(order, show), order.writer or show.writer.name, order.theme)


def recast(order: Order, hosts: tuple[Host, ...]) -> tuple[Host, ...]:
    """Returns the hosts with the voices that are asked for; VoiceError for a host that there is not."""
    wanted = dict(order.voices)
    names = tuple(host.name for host in hosts)
    if strangers := wanted.keys() - set(names):
        stranger = min(strangers)
        raise VoiceError(f"there is no host {stranger!r}", alternatives(stranger, names))
    return tuple(_with_voice(host, wanted.get(host.name, host.voice)) for host in hosts)


def _with_voice(host: Host, voice: Voice) -> Host:
    return replace(host, voice=voice, second=None if host.second == voice else host.second)


def wants_changes(order: Order) -> bool:
    """Returns whether a script that is there is to be another one in title, theme or voices."""
    return bool(order.title or order.theme or order.voices)
