"""How a score is written down: pieces hold parts, a part is a line of text.

    "A4:2 D5:1 E5:2 A5:1 | [D3 A3]:3 -:3"

is pitch and length in eighths; brackets hold a chord, `-` is a rest, and a bar line must fall on a bar of the metre.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

Curve = tuple[tuple[float, float], ...]
"""(eighth, value) points, joined by straight lines."""


Mood = Literal["calm", "news", "bright"]

KIT = 128
"""As a part's program: General MIDI's drums, where a pitch is an instrument."""


@dataclass(frozen=True)
class Metre:
    """Eighths to a beat, and what each beat of a bar adds to the velocity; what lies between beats is lighter."""

    beat: int
    weights: tuple[int, ...]

    @property
    def bar(self) -> int:
        """Eighths in a bar."""
        return self.beat * len(self.weights)

    def weight(self, at: float) -> int:
        beat, between = divmod(at % self.bar, self.beat)
        return -3 if between else self.weights[int(beat)]


SIX_EIGHT = Metre(beat=3, weights=(4, 1))
FOUR_FOUR = Metre(beat=2, weights=(4, 0, 2, 0))


@dataclass(frozen=True)
class Note:
    at: float
    length: float
    pitch: int


@dataclass(frozen=True)
class Part:
    """One instrument. `level` is the loudness of its loudest 400 ms in LUFS, so a mix is a list of numbers."""

    name: str
    program: int  # General MIDI, from 0, or KIT
    notes: str
    level: float
    touch: Curve = ((0, 64),)  # velocity
    breath: Curve = ()  # expression (CC 11), for instruments that swell
    hold: float = 0  # let notes ring up to the next multiple of this, as a pedal does
    roll: float = 0.0  # seconds between the notes of a chord, from the bottom
    pan: float = 0.0  # -1 left to 1 right
    room: float = -14.0  # reverb send, dB
    cut: tuple[float, float] = (30.0, 16_000.0)  # low cut and high cut, Hz


@dataclass(frozen=True)
class Piece:
    name: str
    seconds: float
    metre: Metre
    tempo: Curve  # (eighth, beats a minute), in steps
    parts: tuple[Part, ...]
    loop: bool = False
    fade: float = 1.0  # seconds at the end
    momentary: bool = False  # too short for integrated loudness: level its loudest 400 ms instead
    presence: float = 0.0  # dB around 2 kHz, where speech is understood
    width: float = 0.6  # of the stereo image; 0 is one and the same sound left and right
    top: float = 9_000  # high cut, Hz


@dataclass(frozen=True)
class Theme:
    title: str
    mood: Mood
    composer: str
    licence: str
    instruments: str
    soundfont: str
    pieces: tuple[Piece, ...] = field(repr=False)


def pitch(name: str) -> int:
    """69 of A4."""
    match = re.fullmatch(r"([A-G])([#b]?)(\d)", name)
    if match is None:
        raise ValueError(f"not a pitch: {name!r}")
    step, accidental, octave = match.groups()
    return STEPS[step] + {"#": 1, "b": -1, "": 0}[accidental] + 12 * (int(octave) + 1)


def read(text: str, metre: Metre) -> list[Note]:
    """The notes of a line, in order of time, chords from the bottom."""
    notes: list[Note] = []
    at = 0.0
    for item in re.findall(r"\||\[[^\]]*\]:[\d.]+|\S+", text):
        if item == "|":
            if at % metre.bar:
                raise ValueError(f"bar line at eighth {at:g}: {text!r}")
            continue
        what, _, length = item.partition(":")
        if what != "-":
            names = what.strip("[]").split()
            notes.extend(Note(at, float(length), number) for number in sorted(map(pitch, names)))
        at += float(length)
    return notes
