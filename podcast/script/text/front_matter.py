"""The front matter: YAML whose scalars are all strings."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import yaml

from podcast.script.text.grammar import CONTROL, KEYS, MAPPINGS, MAX_FRONT, MAX_KEY, Fault, folded, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

_SOURCE = "source:"
HEAD = MAX_FRONT + 100
"""Characters from the start of a file in which any front matter ends that is not too long."""
_TWO = 'a host has one voice, or a list of two: Maya: ["edge:en-US-AriaNeural", "hibari:heart"]'
_QUOTE = 'put the value in quotes, as in title: "Tides: a history"'


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of the front matter and the line of the file it stands on."""

    section: str
    """`hosts`, `say` or empty."""
    key: str
    value: str
    at: int
    second: str | None = None
    """What follows the value in a list; only hosts have lists."""


@dataclass(frozen=True, slots=True)
class Front:
    """All entries, what is wrong with them, and whether they could be read to the end."""

    entries: list[Entry]
    faults: list[Fault]
    whole: bool


class _MistakeError(Exception):
    """Where reading cannot go on."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at


def lines_of(text: str) -> list[str]:
    """Returns a file's lines without their ends, those of Windows and old Macs too, and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def find_end(lines: Sequence[str]) -> tuple[int, bool]:
    """Returns (how many lines the front matter takes with both its `---`, whether the second one is there).

    Without a first one there are none; without the second it takes all of the file.
    """
    if lines[0].rstrip() != "---":
        return 0, False
    end = next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == "---"), 0)
    return end or len(lines), end > 0


def read_front_matter(text: str, first: int) -> Front:
    """What the YAML holds that starts at line `first` of the file."""
    walk = _Walk(text, first)
    whole = False
    try:
        walk.run()
        whole = True
    except yaml.MarkedYAMLError as error:
        walk.faults.append(_broken(error, first))
    except yaml.YAMLError as error:
        walk.faults.append((first, f"this is not YAML ({folded(str(error))}): {_QUOTE}"))
    except _MistakeError as mistake:
        walk.faults.append((mistake.at, str(mistake)))
    return Front(walk.entries, walk.faults + _strangers(walk.entries), whole)


def write_front_matter(entries: list[Entry]) -> str:
    """YAML of the entries, sections in one piece; every value reads back as the same string everywhere."""
    out = []
    section = ""
    for entry in entries:
        if entry.section and entry.section != section:
            out.append(f"{entry.section}:\n")
        section = entry.section
        value = entry.value if entry.second is None else [entry.value, entry.second]
        out.append(f"{'  ' if section else ''}{_dumped(entry.key)}: {_dumped(value)}\n")
    return "".join(out)


class _Walk:
    """Events, not nodes: no alias is followed and no nesting recursed into, so that no file is a bomb."""

    def __init__(self, text: str, first: int) -> None:
        self.entries: list[Entry] = []
        self.faults: list[Fault] = []
        self._text = text
        self._first = first
        self._section = ""
        self._key: str | None = None
        self._depth = 0
        self._list: list[str] | None = None
        """The values of the list that is open, from line `_list_at`."""
        self._list_at = 0
        self._end, self._line = 0, first
        """Of the last scalar: what stands between two is searched for comments."""

    def run(self) -> None:
        """To the end, or to the first _MistakeError."""
        if len(self._text) > MAX_FRONT:
            raise _MistakeError(self._first, f"the front matter is over {MAX_FRONT} characters: shorten it")
        for event in yaml.parse(self._text, Loader=yaml.SafeLoader):
            at = self._first + cast("yaml.Mark", event.start_mark).line
            if isinstance(event, yaml.AliasEvent):
                raise _MistakeError(at, f"`*` at the start of a value is YAML's own: {_QUOTE}")
            if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and (
                event.anchor or event.tag
            ):
                raise _MistakeError(at, f"`&` and `!` at the start of a value are YAML's own: {_QUOTE}")
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event, at)
                case yaml.MappingStartEvent():
                    self._open(at)
                case yaml.MappingEndEvent():
                    self._section, self._depth = "", self._depth - 1
                case yaml.SequenceStartEvent():
                    self._open_list(at)
                case yaml.SequenceEndEvent():
                    self._close_list()
        _comment(self._text[self._end :], self._line, self.faults)

    def _scalar(self, event: yaml.ScalarEvent, at: int) -> None:
        start, stop = cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))
        _comment(self._text[self._end : start.index], self._line, self.faults)
        _comment(_header(event, self._text[start.index : stop.index]), at, self.faults)
        self._end, self._line = stop.index, self._first + stop.line
        if self._depth == 0:
            raise _MistakeError(
                at, f"`{folded(event.value)[:40]}` is no `key: value`; a script begins with `title: …`"
            )
        if self._list is not None:
            self._list.append(folded(event.value))
        elif self._key is None:
            self._key = event.value
        else:
            self.entries.append(Entry(self._section, folded(self._key), folded(event.value), at))
            self._key = None

    def _open(self, at: int) -> None:
        """Begin the mapping of everything, or that of a section."""
        key = self._key or ""
        if self._depth > 1 or (self._depth == 1 and key not in MAPPINGS):
            raise _MistakeError(at, f"`{folded(key)[:40]}` takes one value, no list of `key: value` below it")
        self._section, self._key, self._depth = key, None, self._depth + 1

    def _open_list(self, at: int) -> None:
        if self._section != "hosts" or self._key is None or self._list is not None:
            raise _MistakeError(
                at,
                f"a list is not understood here; a value that starts with `[` or `-` needs quotes: {_QUOTE}",
            )
        self._list, self._list_at = [], at

    def _close_list(self) -> None:
        key, values = folded(self._key or ""), self._list or []
        if len(values) > 2:
            self.faults.append((self._list_at, f"`{key[:40]}` has a list of {len(values)}: {_TWO}"))
        value, second = values[0] if values else "", values[1] if len(values) > 1 else None
        self.entries.append(Entry(self._section, key, value, self._list_at, second))
        self._key = self._list = None


def _broken(error: yaml.MarkedYAMLError, first: int) -> Fault:
    # What is never closed is noticed at the end of the text, and mended at its start.
    closes = re.search("quoted scalar|flow (sequence|mapping)", error.context or "")
    mark = error.context_mark if closes else error.problem_mark
    tab = "; use spaces, no tabs" if "\\t" in (error.problem or "") else ""
    return first + (mark.line if mark else 0), f"this is not YAML ({error.problem}): {_QUOTE}{tab}"


def _header(event: yaml.ScalarEvent, written: str) -> str:
    """The first line of a block scalar, where YAML allows a comment too."""
    return written.partition("\n")[0] if event.style in ("|", ">") else ""


def _comment(between: str, line: int, faults: list[Fault]) -> None:
    """Refuse a comment in what starts at `line`: YAML would drop it, and a title's words behind ` #` too."""
    before, mark, _ = between.partition("#")
    if mark:
        mend = "put a value that holds it in quotes, and a comment as <!-- … --> below the front matter"
        faults.append((line + before.count("\n"), f"YAML drops what stands behind `#`: {mend}"))


def _strangers(entries: list[Entry]) -> list[Fault]:
    faults = []
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        place = (entry.section, entry.key)
        shown = entry.key[:MAX_KEY]
        if CONTROL.search(entry.key + entry.value + (entry.second or "")):
            faults.append((entry.at, "an escape stands here for a control character: delete it"))
        if place in seen:
            faults.append((entry.at, f"`{shown}` stands here a second time: keep one"))
        elif not entry.section and entry.key not in KEYS:
            faults.append((entry.at, f"`{shown}` is not a key of a script{nearest(entry.key, KEYS)}"))
        elif not entry.section and entry.key in MAPPINGS and entry.value:
            faults.append((entry.at, f"`{shown}` takes `name: value` lines below it, indented by two spaces"))
        seen.add(place)
    return faults


def _dumped(value: str | list[str]) -> str:
    text = yaml.safe_dump(value, allow_unicode=True, width=sys.maxsize, default_flow_style=True)
    return str(text).removesuffix("\n").removesuffix("\n...")


def has_hosts(text: str) -> bool:
    """Whether the text is a script's: its front matter, which may be damaged in any way, has `hosts:`.

    HEAD characters of the file are enough.
    """
    lines = lines_of(text)
    end, _ = find_end(lines)
    return any(line.startswith("hosts:") for line in lines[1:end])


def source_of(text: str) -> str:
    """Returns the `source` of a script without reading the rest: a damaged script is still its source's.

    It is empty where there is none. HEAD characters of the file are enough.
    """
    lines = lines_of(text)
    end, closed = find_end(lines)
    values = (line[len(_SOURCE) :].strip(" \t") for line in lines[1:end] if line.startswith(_SOURCE))
    value = next(values, "") if closed else ""
    try:
        return str(yaml.load(value, yaml.BaseLoader) or "")  # noqa: S506 - BaseLoader makes strings only
    except yaml.YAMLError:
        return value
