"""The front matter: YAML whose scalars are all strings."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import yaml

from podcast.script.text.grammar import (
    CONTROL,
    KEYS,
    MAPPINGS,
    MAX_FRONT,
    MAX_KEY,
    Fault,
    fold_space,
    suggest_name,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_SOURCE = "source:"
HEAD = MAX_FRONT + 100
"""Characters from the start of a file in which any front matter ends that is not too long."""
_TWO_VOICES = 'a host has one voice, or a list of two: Maya: ["edge:en-US-AriaNeural", "hibari:heart"]'
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
class FrontMatter:
    """What a script's front matter holds, as far as it could be read."""

    entries: list[Entry]
    faults: list[Fault]
    """What is wrong with it, by line of the file."""
    whole: bool
    """Whether it could be read to its end."""


class _FrontMatterError(Exception):
    """A line behind which reading cannot go on."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at
        """Number of the line in the file."""


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


def read_front_matter(text: str, first: int) -> FrontMatter:
    """Reads the YAML that starts at line `first` of the file."""
    walk = _Walk(text, first)
    whole = False
    try:
        walk.run()
        whole = True
    except yaml.MarkedYAMLError as error:
        walk.faults.append(_broken(error, first))
    except yaml.YAMLError as error:
        walk.faults.append((first, f"this is not YAML ({fold_space(str(error))}): {_QUOTE}"))
    except _FrontMatterError as unreadable:
        walk.faults.append((unreadable.at, str(unreadable)))
    return FrontMatter(walk.entries, walk.faults + _check_entries(walk.entries), whole)


def write_front_matter(entries: list[Entry]) -> str:
    """Returns the entries as YAML; every value reads back as the same string, in other tools too.

    The entries of a section stand side by side.
    """
    out = []
    section = ""
    for entry in entries:
        if entry.section and entry.section != section:
            out.append(f"{entry.section}:\n")
        section = entry.section
        value = entry.value if entry.second is None else [entry.value, entry.second]
        out.append(f"{'  ' if section else ''}{_dump(entry.key)}: {_dump(value)}\n")
    return "".join(out)


class _Walk:
    """Reads YAML by its events, not its nodes.

    No alias is followed and no nesting recursed into: nine lines of aliases to aliases, or 60,000 brackets, would
    take all memory else.
    """

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
        """Offset and line at which the last scalar ended: what stands between two is searched for comments."""

    def run(self) -> None:
        """Reads to the end; _FrontMatterError where that is not possible."""
        if len(self._text) > MAX_FRONT:
            raise _FrontMatterError(
                self._first, f"the front matter is over {MAX_FRONT} characters: shorten it"
            )
        for event in yaml.parse(self._text, Loader=yaml.SafeLoader):
            at = self._first + cast("yaml.Mark", event.start_mark).line
            if isinstance(event, yaml.AliasEvent):
                raise _FrontMatterError(at, f"`*` at the start of a value is YAML's own: {_QUOTE}")
            if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and (
                event.anchor or event.tag
            ):
                raise _FrontMatterError(at, f"`&` and `!` at the start of a value are YAML's own: {_QUOTE}")
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
        _refuse_comment(self._text[self._end :], self._line, self.faults)

    def _scalar(self, event: yaml.ScalarEvent, at: int) -> None:
        start, stop = cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))
        _refuse_comment(self._text[self._end : start.index], self._line, self.faults)
        _refuse_comment(_header(event, self._text[start.index : stop.index]), at, self.faults)
        self._end, self._line = stop.index, self._first + stop.line
        if self._depth == 0:
            raise _FrontMatterError(
                at, f"`{fold_space(event.value)[:40]}` is no `key: value`; a script begins with `title: …`"
            )
        if self._list is not None:
            self._list.append(fold_space(event.value))
        elif self._key is None:
            self._key = event.value
        else:
            self.entries.append(Entry(self._section, fold_space(self._key), fold_space(event.value), at))
            self._key = None

    def _open(self, at: int) -> None:
        """Begins the mapping of everything, or that of a section."""
        key = self._key or ""
        if self._depth > 1 or (self._depth == 1 and key not in MAPPINGS):
            raise _FrontMatterError(
                at, f"`{fold_space(key)[:40]}` takes one value, no list of `key: value` below it"
            )
        self._section, self._key, self._depth = key, None, self._depth + 1

    def _open_list(self, at: int) -> None:
        if self._section != "hosts" or self._key is None or self._list is not None:
            raise _FrontMatterError(
                at,
                f"a list is not understood here; a value that starts with `[` or `-` needs quotes: {_QUOTE}",
            )
        self._list, self._list_at = [], at

    def _close_list(self) -> None:
        key, values = fold_space(self._key or ""), self._list or []
        if len(values) > 2:
            self.faults.append((self._list_at, f"`{key[:40]}` has a list of {len(values)}: {_TWO_VOICES}"))
        value, second = values[0] if values else "", values[1] if len(values) > 1 else None
        self.entries.append(Entry(self._section, key, value, self._list_at, second))
        self._key = self._list = None


def _broken(error: yaml.MarkedYAMLError, first: int) -> Fault:
    # A quotation mark or bracket that is never closed is noticed at the end of the text, and mended where it opens.
    closes = re.search("quoted scalar|flow (sequence|mapping)", error.context or "")
    mark = error.context_mark if closes else error.problem_mark
    tab = "; use spaces, no tabs" if "\\t" in (error.problem or "") else ""
    return first + (mark.line if mark else 0), f"this is not YAML ({error.problem}): {_QUOTE}{tab}"


def _header(event: yaml.ScalarEvent, written: str) -> str:
    """Returns the first line of a block scalar, where YAML allows a comment too."""
    return written.partition("\n")[0] if event.style in ("|", ">") else ""


def _refuse_comment(between: str, line: int, faults: list[Fault]) -> None:
    """Adds a fault for a comment in what starts at `line`: YAML drops it, and a title's words behind ` #` too."""
    before, mark, _ = between.partition("#")
    if mark:
        mend = "put a value that holds it in quotes, and a comment as <!-- … --> below the front matter"
        faults.append((line + before.count("\n"), f"YAML drops what stands behind `#`: {mend}"))


def _check_entries(entries: list[Entry]) -> list[Fault]:
    faults = []
    places: set[tuple[str, str]] = set()
    for entry in entries:
        place = (entry.section, entry.key)
        shown = entry.key[:MAX_KEY]
        if CONTROL.search(entry.key + entry.value + (entry.second or "")):
            faults.append((entry.at, "an escape stands here for a control character: delete it"))
        if place in places:
            faults.append((entry.at, f"`{shown}` stands here a second time: keep one"))
        elif not entry.section and entry.key not in KEYS:
            faults.append((entry.at, f"`{shown}` is not a key of a script{suggest_name(entry.key, KEYS)}"))
        elif not entry.section and entry.key in MAPPINGS and entry.value:
            faults.append((entry.at, f"`{shown}` takes `name: value` lines below it, indented by two spaces"))
        places.add(place)
    return faults


def _dump(value: str | list[str]) -> str:
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
