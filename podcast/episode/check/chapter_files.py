"""Chapters as JSON, in the tag and in the notes: each right, and all the same."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from podcast.episode.check.captions import MEND, SLACK
from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Starts = tuple[tuple[int, str], ...]
"""(start in ms, title)."""
_VERSION = "1.2.0"
_TIMED = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d\d)[ \t]+(\S.*)")


@dataclass(frozen=True, slots=True)
class ChapterFile:
    """What a JSON file of chapters holds; no chapters when it cannot be read."""

    starts: Starts = ()
    images: tuple[str, ...] = ()
    """Their addresses."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with its form."""


def read(name: str, path: Path) -> ChapterFile:
    """Returns the chapters of a JSON file."""
    try:
        data = json.loads(path.read_bytes())
        chapters = data["chapters"]
        starts = tuple(
            (round(float(chapter["startTime"]) * 1000), str(chapter["title"])) for chapter in chapters
        )
        images = tuple(str(chapter["img"]) for chapter in chapters if "img" in chapter)
        return ChapterFile(starts, images, tuple(_form(name, data, chapters)))
    except (KeyError, TypeError, AttributeError) as error:
        what = f"it is not a version and chapters with startTime and title ({error})"
    except (ValueError, OverflowError, RecursionError):
        what = "it is not JSON with times in seconds"
    return ChapterFile(findings=(Finding("P5", name, what, MEND),))


def _form(name: str, data: Any, chapters: Sequence[Any]) -> Iterator[Finding]:
    if data.get("version") != _VERSION:
        yield Finding("P5", name, f"its version is {data.get('version')!r}, not {_VERSION!r}", MEND)
    for chapter in chapters:
        if not str(chapter["title"]).strip():
            yield Finding("P5", name, f"the chapter at {chapter['startTime']} s has no title", MEND)
        for key in ("img", "url"):
            if key in chapter and not str(chapter[key]).startswith(("http://", "https://")):
                what = f"the {key} of the chapter at {chapter['startTime']} s is no absolute address"
                yield Finding("P5", name, what, MEND)


def check(name: str, starts: Starts, seconds: float) -> Iterator[Finding]:
    """Yields what is wrong with times that do not stand in order, from 0, within `seconds` of audio."""
    times = [start for start, _ in starts]
    if times and times[0] != 0:
        yield Finding("P6", name, f"the first chapter begins at {times[0] / 1000:g} s, not at 0", MEND)
    if any(second <= first for first, second in pairwise(times)):
        yield Finding("P5", name, "its chapters are not in the order of time", MEND)
    if times and max(times) > (seconds + SLACK) * 1000:
        what = f"a chapter begins at {max(times) / 1000:g} s, and the audio ends at {seconds:g} s"
        yield Finding("P5", name, what, MEND)


def compare(where: str, starts: Starts, tagged: Starts, notes: dict[str, Starts]) -> Iterator[Finding]:
    """Yields where the tag has not the chapters of the JSON, or notes not its first ones, to the second."""
    if starts != tagged:
        what = f"the MP3's tag has {_difference(starts, tagged)}"
        yield Finding("P6", where, what, MEND)
    whole = [(start // 1000, _plain(title)) for start, title in starts]
    for name, times in notes.items():
        listed = [(start // 1000, _plain(title)) for start, title in times]
        if listed != whole[: len(listed)] or (starts and not listed):
            what = f"the times in {name} are not those of chapters.json"
            yield Finding("P6", where, what, f"{MEND}, then `podcast feed`")


def _difference(starts: Starts, tagged: Starts) -> str:
    if len(starts) != len(tagged):
        return f"{len(tagged)} chapters, chapters.json has {len(starts)}"
    ours, its = next(pair for pair in zip(starts, tagged, strict=True) if pair[0] != pair[1])
    return f"{its[1]!r} at {its[0] / 1000:g} s, chapters.json {ours[1]!r} at {ours[0] / 1000:g} s"


def _plain(title: str) -> str:
    return " ".join(title.split())


def lines_of(markup: str) -> str:
    """Returns the text of notes in HTML, a line a block."""
    lines = _BlockLines()
    with contextlib.suppress(AssertionError):  # the parser's word for a declaration that it does not know
        lines.feed(markup)
        lines.close()
    return "".join(lines.parts)


def times_in(text: str) -> Starts:
    """Returns the chapters that notes list: their lines that begin with a time."""
    matches = (_TIMED.fullmatch(line.strip()) for line in text.splitlines())
    return tuple((_ms(*match.group(1, 2, 3)), match[4]) for match in matches if match)


def _ms(hours: str | None, minutes: str, seconds: str) -> int:
    return 1000 * (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds))


class _BlockLines(HTMLParser):
    """The text of a page, a line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in ("a", "b", "i", "strong", "em", "time", "span"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(" ".join(data.split(" ")))
