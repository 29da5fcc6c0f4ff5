"""A made-up talk of two hosts as a script: plain English, every line different, no number and no name in it."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HOSTS = {"Maya": "hibari:heart", "Theo": "piper:joe"}
LINES_A_MINUTE = 10
LINES_A_CHAPTER = 25
VOLUMES = ("", "+1%", "-1%", "+2%", "-2%", "+3%")
"""Of a talk that is said over and over: each time another sound, though no engine speaks it anew."""

PEOPLE = (
    *("the old keeper of the lighthouse", "a quiet neighbour", "the baker on the corner", "our postman"),
    *("the teacher from the hill", "a young fisherman", "the mayor", "a traveller with a heavy bag"),
    *("the children of the village", "the ferryman", "a painter from the city", "the choir"),
)
DEEDS = (
    *("carried", "repaired", "remembered", "painted", "borrowed", "described", "found", "sold", "watched"),
    *("counted", "wanted to keep", "could not forget", "brought home", "spoke kindly about"),
)
THINGS = (
    *(
        "a basket of green apples",
        "the bells of the church",
        "the narrow wooden bridge",
        "an almost empty boat",
    ),
    *("the letters in the blue box", "a map of the river", "the long stone wall", "a table and a few chairs"),
    *(
        "the lamp above the door",
        "a song about the sea",
        "the garden behind the mill",
        "the keys of the barn",
    ),
)
PLACES = ("by the water", "on the way to the harbour", "in the rain", "with great patience", "without a word")
TIMES = ("before the", "long after the", "all through the", "just ahead of the", "because of the")
EVENTS = (
    "storm",
    "harvest",
    "market",
    "flood",
    "wedding",
    "journey",
    "concert",
    "meeting",
    "sunrise",
    "thaw",
)
OTHER_EVENTS = (
    *("parade", "banquet", "eclipse", "festival", "regatta", "auction", "drought", "blizzard", "carnival"),
    *("funeral", "election", "rehearsal", "pilgrimage", "picnic", "earthquake", "sermon", "voyage", "feast"),
    *("tournament", "lecture", "exhibition", "vintage", "snowfall", "expedition", "ceremony", "sunset"),
)
"""What no line ends with until it is edited."""
JOINTS = (", and", ", but", ", while", ", although", "; later")
OPENINGS = ("And", "You know,", "They say that", "I was told that", "Well,", "It seems that")


def script(minutes: float, times: int = 1) -> str:
    """A script of about so many minutes, said so many times over, with chapters and music."""
    lines = _lines(round(minutes * LINES_A_MINUTE))
    titles = (f"{thing[0].upper()}{thing[1:]} and the {event}" for event in EVENTS for thing in THINGS)
    parts = [_head()]
    for turn, volume in enumerate(VOLUMES[:times]):
        for at, line in enumerate(lines):
            if at % LINES_A_CHAPTER == 0:
                parts += [f"## {next(titles)}", "[sting]" if at or turn else "[music: intro]"]
            parts.append(_said(at + turn * len(lines), line, volume))
    return "\n\n".join([*parts, "[music: outro]"]) + "\n"


def edit(path: Path, host: str, count: int) -> int:
    """Change the last word of the host's line in the middle to the `count`th other one; the line's number."""
    text = path.read_text(encoding="utf-8")
    own = [match for match in re.finditer(r"^\*\*(\w+).*\b(\w+)\.$", text, re.MULTILINE) if match[1] == host]
    middle = own[len(own) // 2]
    path.write_text(
        f"{text[: middle.start(2)]}{OTHER_EVENTS[count]}{text[middle.end(2) :]}", encoding="utf-8"
    )
    return text.count("\n", 0, middle.start()) + 1


def _head() -> str:
    hosts = "\n".join(f"  {name}: {voice}" for name, voice in HOSTS.items())
    return f"---\ntitle: A talk about a village\nsource: https://example.org/village\nhosts:\n{hosts}\n---"


def _said(at: int, line: str, volume: str) -> str:
    host = tuple(HOSTS)[at % len(HOSTS)]
    return f"**{host} (volume {volume}):** {line}" if volume else f"**{host}:** {line}"


def _lines(count: int) -> list[str]:
    """Lines of 8 to 25 words."""
    chance = random.Random(1)
    lines: dict[str, None] = {}
    while len(lines) < count:
        line = _line(chance)
        if 8 <= len(line.split()) <= 25:
            lines[line] = None
    return list(lines)


def _line(chance: random.Random) -> str:
    clauses = [f"{chance.choice(PEOPLE)} {chance.choice(DEEDS)} {chance.choice(THINGS)}"]
    if chance.random() < 0.5:
        clauses[0] += f" {chance.choice(PLACES)}"
    if chance.random() < 0.4:
        clauses.append(f" {chance.choice(PEOPLE)} {chance.choice(DEEDS)} {chance.choice(THINGS)}")
    words = f"{chance.choice(JOINTS).join(clauses)} {chance.choice(TIMES)} {chance.choice(EVENTS)}."
    if chance.random() < 0.4:
        return f"{chance.choice(OPENINGS)} {words}"
    return words[0].upper() + words[1:]
