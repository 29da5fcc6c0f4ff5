"""Transcripts in each of their forms: do they parse, and do their times lie in the audio?"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MEND = "run `podcast make` on the episode's script"
SLACK = 0.2
"""Seconds that a time may lie behind the end: players round."""
_VTT_LINE = 65
_SRT_LINE = 32
_SRT_LINES = 2
_VTT_TIMES = re.compile(
    r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d\.\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?([0-5]\d):([0-5]\d\.\d{3})(?:[ \t].*)?"
)
_SRT_TIMES = re.compile(
    r"(\d{2,}):([0-5]\d):([0-5]\d,\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d,\d{3})(?:[ \t].*)?"
)
_MARKUP = re.compile(r"<[^>]*>")

Interval = tuple[float, float]
"""Start and end in seconds."""


def check(name: str, path: Path, seconds: float) -> Iterator[Finding]:
    """Yields what is wrong with a transcript, read by its ending; `seconds` is the length of the audio."""
    read = _READERS.get(path.suffix)
    if read is None:
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        yield Finding("P4", name, "it is not UTF-8", MEND)
        return
    try:
        times, soft = read(text)
    except _TranscriptError as error:
        yield Finding("P4", name, str(error), MEND)
        return
    for what in soft:
        yield Finding("P4", name, what, MEND, "warning")
    if wrong := _wrong_times(times, seconds):
        yield Finding("P4", name, wrong, MEND)


class _TranscriptError(ValueError):
    """What keeps a transcript from being read."""


def _wrong_times(times: list[Interval], seconds: float) -> str:
    """Returns the first fault of the times; empty when there is none."""
    last = 0.0
    for start, end in times:
        if start < last:
            return f"the cue at {start:.3f} s comes after one at {last:.3f} s"
        if end <= start:
            return f"the cue at {start:.3f} s ends before it starts"
        if end > seconds + SLACK:
            return f"the cue at {start:.3f} s ends at {end:.3f} s, the audio at {seconds:.3f} s"
        last = start
    return "" if times else "it has no cue"


def _vtt(text: str) -> tuple[list[Interval], list[str]]:
    head, *blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n").replace("\r", "\n").strip("\n"))
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", head):
        raise _TranscriptError("it does not begin with WEBVTT")
    times, lengths, named = [], [], False
    for block in blocks:
        lines = block.split("\n")
        if re.match(r"(NOTE|STYLE|REGION)\b", lines[0]) and "-->" not in lines[0]:
            continue
        at = 0 if "-->" in lines[0] else 1
        match = _VTT_TIMES.fullmatch(lines[at]) if at < len(lines) else None
        if not match:
            raise _TranscriptError(f"{lines[min(at, len(lines) - 1)][:60]!r} is no line of times")
        times.append(_interval(match))
        lengths += [len(_MARKUP.sub("", line)) for line in lines[at + 1 :]]
        if len(times) == 1:
            named = any(re.match(r"<v[ .]", line) for line in lines[at + 1 :])
    soft = []
    if max(lengths, default=0) > _VTT_LINE:
        soft.append(f"a line has {max(lengths)} characters; {_VTT_LINE} fit")
    if not named:
        soft.append("its first cue has no <v Name>, by which apps know the speaker")
    return times, soft


def _srt(text: str) -> tuple[list[Interval], list[str]]:
    blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n").strip("\n"))
    times: list[Interval] = []
    soft: dict[str, None] = {}
    for number, block in enumerate(blocks, start=1):
        head, *rest = block.split("\n")
        match = _SRT_TIMES.fullmatch(rest[0]) if rest else None
        if head.strip() != str(number) or not match:
            raise _TranscriptError(f"card {number} does not begin with its number and its times")
        times.append(_interval(match))
        lines = rest[1:]
        if len(lines) > _SRT_LINES:
            soft[f"a card has {len(lines)} lines; {_SRT_LINES} fit"] = None
        if any(len(_MARKUP.sub("", line)) > _SRT_LINE for line in lines):
            soft[f"a line has more than {_SRT_LINE} characters"] = None
    return times, list(soft)


def _json(text: str) -> tuple[list[Interval], list[str]]:
    try:
        data = json.loads(text)
        version, segments = data["version"], data["segments"]
        times = [(float(segment["startTime"]), float(segment["endTime"])) for segment in segments]
        bodies = [segment["body"] for segment in segments]
        silent = [segment for segment in segments if not segment.get("speaker")]
    except (ValueError, RecursionError) as error:
        raise _TranscriptError("it is not JSON with times in seconds") from error
    except (KeyError, TypeError, AttributeError) as error:
        what = "it is not a version and segments with startTime, endTime and body"
        raise _TranscriptError(f"{what} ({error})") from error
    if not (isinstance(version, str) and version):
        raise _TranscriptError("its version is missing")
    if not all(isinstance(body, str) and body for body in bodies):
        raise _TranscriptError("a segment has no body")
    return times, ["a segment has no speaker"] if silent else []


class _TranscriptPage(HTMLParser):
    """The tags of a transcript's page, and what its `time` elements say."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.stamps: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "time":
            self.stamps.append(data.strip())


def _html(text: str) -> tuple[list[Interval], list[str]]:
    page = _TranscriptPage()
    try:
        page.feed(text)
        page.close()
    except AssertionError as error:  # the parser's word for a declaration that it does not know
        raise _TranscriptError(f"it is not HTML ({error})") from error
    if missing := {"cite", "time", "p"} - page.tags:
        raise _TranscriptError(f"it has no <{min(missing)}>")
    if "script" in page.tags:
        raise _TranscriptError("it has a script")
    times = []
    for stamp in page.stamps:
        match = re.fullmatch(r"(?:(\d+):)?(\d\d?):(\d\d)", stamp)
        if not match:
            raise _TranscriptError(f"{stamp!r} is no time")
        start = _seconds(*match.groups())
        times.append((start, start + 0.001))
    return times, []


def _interval(match: re.Match[str]) -> Interval:
    parts = match.groups()
    return _seconds(*parts[:3]), _seconds(*parts[3:6])


def _seconds(hours: Any, minutes: Any, rest: Any) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(rest.replace(",", "."))


_READERS: dict[str, Callable[[str], tuple[list[Interval], list[str]]]] = {
    ".vtt": _vtt,
    ".srt": _srt,
    ".json": _json,
    ".html": _html,
}
