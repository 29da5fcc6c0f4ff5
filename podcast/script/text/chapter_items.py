"""What stands in a chapter: blocks to lines and directives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from podcast.model import Delivery, Item, Line, Music, Passage, Pause, SoundbiteMark, Sting
from podcast.script.text import grammar, inline

if TYPE_CHECKING:
    from podcast.script.text.blocks import Block

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?(ms|s)")
_SOUNDBITE = re.compile(rf"({_LENGTH.pattern})(?: (.*))?")
_OF_A_CHAPTER = {"link": grammar.link, "image": grammar.picture}
"""Directives of which a chapter has one, and what is wrong with their values."""
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


def of_chapter(block: Block, told: dict[str, str], state: State) -> bool:
    """Whether the block is a directive about its whole chapter; then what it says is added to `told`."""
    name, value = _directive_of(block)
    if block.kind != "directive" or name not in _OF_A_CHAPTER:
        return False
    if name in told:
        state.fault(block.at, f"the chapter has its `[{name}: …]` already: keep one")
    elif fault := _OF_A_CHAPTER[name](value):
        state.fault(block.at, fault)
    told.setdefault(name, value)
    return True


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


def _directive_of(block: Block) -> tuple[str, str]:
    """(name, value) of a directive."""
    name, _, value = block.text.partition(":")
    return name.strip(), value.strip()


def _directive(block: Block, state: State) -> Item | None:
    name, value = _directive_of(block)
    if name == "sting" and ":" not in block.text:
        return Sting(block.at)
    if name == "music" and value in grammar.PIECES:
        return Music(value, block.at)
    if name == "pause" and 0 < (milliseconds := _milliseconds(value)) <= grammar.MAX_PAUSE_MS:
        return Pause(milliseconds, block.at)
    if name == "soundbite":
        return _soundbite(value, block, state)
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


def _soundbite(value: str, block: Block, state: State) -> SoundbiteMark | None:
    found = _SOUNDBITE.fullmatch(value)
    shortest, longest = grammar.SOUNDBITE_MS
    length, title = (_milliseconds(found[1]), found[4] or "") if found else (0, "")
    if not shortest <= length <= longest:
        state.fault(
            block.at,
            f"`[{block.text[:40]}]` is no soundbite: write `[soundbite: 30s]` or `[soundbite: 30s A title]`, "
            f"{shortest // 1000} to {longest // 1000} seconds",
        )
        return None
    if fault := grammar.soundbite_title(title):
        state.fault(block.at, fault)
    return SoundbiteMark(length, title, block.at)


def _milliseconds(value: str) -> int:
    """Of a length (`0.8s`, `800ms`); 0 when it is none."""
    match = _LENGTH.fullmatch(value)
    exact = Decimal(match[1]) * (1 if match[2] == "ms" else 1000) if match else Decimal(0)
    return int(exact) if exact == int(exact) else 0
