"""What a command asks for beside the source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from podcast.model import Host, Minutes, ScriptFormat, Show, WriterChoice


@dataclass(frozen=True, slots=True)
class Steering:
    """How a script is wanted, in words that only a language model can follow; empty is the show's own."""

    tone: str = ""
    audience: str = ""
    focus: str = ""
    language: str = ""


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
    """Returns who is going to speak: of a solo the first host alone."""
    return show.hosts[:1] if format_of(order, show) == "solo" else show.hosts
