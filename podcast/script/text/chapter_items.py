"""From the blocks of a chapter to its lines and directives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from podcast.model import Delivery, Item, Line, Music, Passage, Pause, SoundbiteMark, Sting
from podcast.script.text import grammar, inline

if TYPE_CHECKING:
    from podcast.script.text.blocks import ScriptBlock

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?(ms|s)")
_SOUNDBITE = re.compile(rf"({_LENGTH.pattern})(?: (.*))?")
_CHAPTER_DIRECTIVES = {"link": grammar.check_link, "image": grammar.check_picture}
"""Directives of which a chapter has one at most -> the function that says what is wrong with a value."""
_NEAR_TAG = re.compile(r"[*_]{0,3} ?([^*_:()\[\]<>\\`]{1,80}?) ?(?:\([^()]{0,120}\) ?)?[*_]{0,3} ?:")
_BOLD_TAG = re.compile(r"\*\*([^*:]{1,80})\*\* ?:")


@dataclass(slots=True)
class ParseState:
    """What is known while the blocks of a script are read."""

    hosts: dict[str, str]
    """The hosts' names by their case-folded form; empty when the front matter could not be read."""
    labels: frozenset[str] | None
    """Labels of all footnotes; None when not all could be read, as behind a comment that is never closed."""
    faults: list[grammar.Fault]
    """What is wrong so far."""

    def fault(self, at: int, message: str) -> None:
        """Adds what is wrong in a line of the file."""
        self.faults.append((at, message))


def read_item(block: ScriptBlock, state: ParseState) -> Item | None:
    """Returns what a block means that is no heading, comment or footnote; None beside a fault."""
    if block.kind == "directive":
        return _directive(block, state)
    stray = block.kind == "text"
    near = [(at, host) for at, text in block.pieces[not stray :] if (host := _near_host(text, state))]
    for at, host in near:
        state.fault(at, f"a host begins a line in this form: `**{host}:** …`")
    if stray and not near:
        state.fault(block.at, "nobody says this: begin it with a host, as in `**Maya:** …`")
    passages = _passages(block, state)
    return None if stray else _line(block, passages, state)


def read_chapter_directive(block: ScriptBlock, values: dict[str, str], state: ParseState) -> bool:
    """Adds what a directive about its whole chapter says to `values`; False for any other block."""
    name, value = _directive_of(block)
    if block.kind != "directive" or name not in _CHAPTER_DIRECTIVES:
        return False
    if name in values:
        state.fault(block.at, f"the chapter has its `[{name}: …]` already: keep one")
    elif fault := _CHAPTER_DIRECTIVES[name](value):
        state.fault(block.at, fault)
    values.setdefault(name, value)
    return True


def _line(block: ScriptBlock, passages: tuple[Passage, ...], state: ParseState) -> Line:
    names = state.hosts.values()
    if names and block.head not in names:
        state.fault(
            block.at, f"`{block.head}` is not one of the hosts{grammar.suggest_name(block.head, names)}"
        )
    if not passages:
        state.fault(
            block.at, f"{block.head} says nothing here: write the text behind `:**`, or remove the line"
        )
    return Line(block.head, passages, _delivery(block, state), block.at)


def _passages(block: ScriptBlock, state: ParseState) -> tuple[Passage, ...]:
    inline_text = inline.read_inline(block.text)
    line_of = block.line_finder()
    for offset, message in inline_text.faults:
        state.fault(line_of(offset), message)
    for offset, label in inline_text.cites:
        if state.labels is not None and label not in state.labels:
            mend = f"write `[^{label}]: the article's sentence` at the end"
            state.fault(line_of(offset), f"`[^{label}]` is not defined: {mend}")
    return inline_text.passages


def _near_host(text: str, state: ParseState) -> str:
    """Returns the host that a source line seems to begin with, though not in the form that is read."""
    if bold := _BOLD_TAG.match(text):
        return bold[1].strip()
    near = _NEAR_TAG.match(text)
    return state.hosts.get(near[1].casefold(), "") if near else ""


def _delivery(block: ScriptBlock, state: ParseState) -> Delivery:
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
            if fault := grammar.check_delivery(key, values[key]):
                state.fault(block.at, fault)
    return Delivery(**values)


def _directive_of(block: ScriptBlock) -> tuple[str, str]:
    """Returns (name, value) of a directive."""
    name, _, value = block.text.partition(":")
    return name.strip(), value.strip()


def _directive(block: ScriptBlock, state: ParseState) -> Item | None:
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
        near = grammar.suggest_name(value, grammar.PIECES)
        state.fault(block.at, f"{shown} names no piece of music{near}; write `[music: intro]`")
    elif name == "pause":
        state.fault(
            block.at, f"{shown} is no pause: write `[pause: 0.8s]` or `[pause: 800ms]`, 10 seconds at most"
        )
    else:
        near = grammar.suggest_name(name, grammar.DIRECTIVES)
        state.fault(block.at, f"{shown} is no directive{near}; to say it write `\\[`")
    return None


def _soundbite(value: str, block: ScriptBlock, state: ParseState) -> SoundbiteMark | None:
    match = _SOUNDBITE.fullmatch(value)
    shortest, longest = grammar.SOUNDBITE_MS
    length, title = (_milliseconds(match[1]), match[4] or "") if match else (0, "")
    if not shortest <= length <= longest:
        state.fault(
            block.at,
            f"`[{block.text[:40]}]` is no soundbite: write `[soundbite: 30s]` or `[soundbite: 30s A title]`, "
            f"{shortest // 1000} to {longest // 1000} seconds",
        )
        return None
    if fault := grammar.check_soundbite_title(title):
        state.fault(block.at, fault)
    return SoundbiteMark(length, title, block.at)


def _milliseconds(value: str) -> int:
    """Returns the milliseconds of a length (`0.8s`, `800ms`); 0 when it is none."""
    match = _LENGTH.fullmatch(value)
    exact = Decimal(match[1]) * (1 if match[2] == "ms" else 1000) if match else Decimal(0)
    return int(exact) if exact == int(exact) else 0
