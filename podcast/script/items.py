"""What stands in a chapter: blocks to lines and directives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from podcast.model import Delivery, Item, Line, Music, Passage, Pause, Sting
from podcast.script import grammar, inline

if TYPE_CHECKING:
    from podcast.script.blocks import Block

_PAUSE = re.compile(r"(\d{1,5}(?:\.\d{1,3})?) ?(ms|s)")
_NEAR_TAG = re.compile(r"[*_]{0,3} ?([^*_:()\[\]<>\\`]{1,80}?) ?(?:\([^()]{0,120}\) ?)?[*_]{0,3} ?:")
_BOLD_TAG = re.compile(r"\*\*([^*:]{1,80})\*\* ?:")


@dataclass(slots=True)
class State:
    """What is known while the blocks are gone through."""

    hosts: dict[str, str]
    """Names by their case-folded form; empty when the front matter could not be read."""
    labels: frozenset[str] | None
    """All that are defined; None when not all could be read."""
    faults: list[grammar.Fault]

    def fault(self, at: int, message: str) -> None:
        """Note what is wrong in a line of the file."""
        self.faults.append((at, message))


def item(block: Block, state: State) -> Item | None:
    """What a block that is no heading, comment or footnote means; None beside a fault."""
    if block.kind == "directive":
        return _directive(block, state)
    stray = block.kind == "text"
    near = [(at, found) for at, text in block.pieces[not stray :] if (found := _near_host(text, state))]
    for at, host in near:
        state.fault(at, f"a host begins a line in this form: `**{host}:** …`")
    if stray and not near:
        state.fault(block.at, "nobody says this: begin it with a host, as in `**Maya:** …`")
    passages = _passages(block, state)
    return None if stray else _line(block, passages, state)


def _line(block: Block, passages: tuple[Passage, ...], state: State) -> Line:
    names = state.hosts.values()
    if names and block.head not in names:
        state.fault(block.at, f"`{block.head}` is not one of the hosts{grammar.nearest(block.head, names)}")
    if not passages:
        state.fault(
            block.at, f"{block.head} says nothing here: write the text behind `:**`, or remove the line"
        )
    return Line(block.head, passages, _delivery(block, state), block.at)


def _passages(block: Block, state: State) -> tuple[Passage, ...]:
    reading = inline.read(block.text)
    place = block.places()
    for offset, message in reading.faults:
        state.fault(place(offset), message)
    for offset, label in reading.cites:
        if state.labels is not None and label not in state.labels:
            mend = f"write `[^{label}]: the article's sentence` at the end"
            state.fault(place(offset), f"`[^{label}]` is not defined: {mend}")
    return reading.passages


def _near_host(text: str, state: State) -> str:
    """The name that a source line seems to begin with, though not in the form that is read."""
    if bold := _BOLD_TAG.match(text):
        return bold[1].strip()
    near = _NEAR_TAG.match(text)
    return state.hosts.get(near[1].casefold(), "") if near else ""


def _delivery(block: Block, state: State) -> Delivery:
    if block.delivery is None:
        return Delivery()
    values: dict[str, str] = {}
    for part in block.delivery.split(","):
        key, _, amount = part.strip().replace("−", "-").partition(" ")
        if key not in ("rate", "pitch", "volume"):
            forms = "`rate +10%`, `pitch -2Hz`, `volume -10%`"
            state.fault(block.at, f"`{part.strip()}` is not understood: in brackets stand {forms}")
        elif key in values:
            state.fault(block.at, f"`{key}` stands here twice: keep one")
        else:
            values[key] = amount.strip()
            if fault := grammar.delivery(key, values[key]):
                state.fault(block.at, fault)
    return Delivery(**values)


def _directive(block: Block, state: State) -> Item | None:
    name, colon, value = (part.strip() for part in block.text.partition(":"))
    if name == "sting" and not colon:
        return Sting(block.at)
    if name == "music" and value in grammar.PIECES:
        return Music(value, block.at)
    if name == "pause" and (milliseconds := _milliseconds(value)):
        return Pause(milliseconds, block.at)
    shown = f"`[{block.text[:40]}]`"
    if name == "sting":
        state.fault(block.at, f"{shown} takes no value: write `[sting]`")
    elif name == "music":
        near = grammar.nearest(value, grammar.PIECES)
        state.fault(block.at, f"{shown} names no piece of music{near}; write `[music: intro]`")
    elif name == "pause":
        state.fault(
            block.at, f"{shown} is no pause: write `[pause: 0.8s]` or `[pause: 800ms]`, 10 seconds at most"
        )
    else:
        near = grammar.nearest(name, grammar.DIRECTIVES)
        state.fault(block.at, f"{shown} is no directive{near}; to say it write `\\[`")
    return None


def _milliseconds(value: str) -> int:
    """Of a pause; 0 when it is none."""
    match = _PAUSE.fullmatch(value)
    exact = Decimal(match[1]) * (1 if match[2] == "ms" else 1000) if match else Decimal(0)
    return int(exact) if exact == int(exact) and exact <= grammar.MAX_PAUSE_MS else 0
