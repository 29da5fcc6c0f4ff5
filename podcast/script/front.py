"""The front matter: YAML whose scalars are all strings."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import cast

import yaml

from podcast.script.grammar import CONTROL, KEYS, MAPPINGS, MAX_FRONT, MAX_KEY, Fault, folded, nearest

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_SOURCE = re.compile(r"^source:[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_QUOTE = 'put the value in quotes, as in title: "Tides: a history"'


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of the front matter and the line of the file it stands on."""

    section: str
    """`hosts`, `say` or empty."""
    key: str
    value: str
    at: int


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


def read(text: str, first: int) -> Front:
    """What the YAML holds that starts at line `first` of the file."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    whole = False
    try:
        _walk(text, first, entries, faults)
        whole = True
    except yaml.MarkedYAMLError as error:
        faults.append(_broken(error, first))
    except yaml.YAMLError as error:
        faults.append((first, f"this is not YAML ({folded(str(error))}): {_QUOTE}"))
    except _MistakeError as mistake:
        faults.append((mistake.at, str(mistake)))
    return Front(entries, faults + _strangers(entries), whole)


def write(entries: list[Entry]) -> str:
    """YAML of the entries, sections in one piece; every value reads back as the same string everywhere."""
    out = []
    section = ""
    for entry in entries:
        if entry.section and entry.section != section:
            out.append(f"{entry.section}:\n")
        section = entry.section
        out.append(f"{'  ' if section else ''}{_scalar(entry.key)}: {_scalar(entry.value)}\n")
    return "".join(out)


def _walk(text: str, first: int, entries: list[Entry], faults: list[Fault]) -> None:
    if len(text) > MAX_FRONT:
        raise _MistakeError(first, f"the front matter is over {MAX_FRONT} characters: shorten it")
    # Events, not nodes: no alias is followed and no nesting recursed into, so that no file is a bomb.
    section, key, depth = "", None, 0
    end, line = 0, first  # of the last scalar: what stands between two is searched for comments
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        start, stop = cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))
        at = first + start.line
        if isinstance(event, yaml.MappingStartEvent):
            section, key, depth = _open(depth, key, at), None, depth + 1
        elif isinstance(event, yaml.MappingEndEvent):
            section, depth = "", depth - 1
        elif isinstance(event, yaml.ScalarEvent):
            _comment(text[end : start.index], line, faults)
            _comment(_header(event, text[start.index : stop.index]), at, faults)
            end, line = stop.index, first + stop.line
            if event.anchor or event.tag:
                raise _MistakeError(at, f"`&` and `!` at the start of a value are YAML's own: {_QUOTE}")
            if depth == 0:
                raise _MistakeError(
                    at, f"`{folded(event.value)[:40]}` is no `key: value`; a script begins with `title: …`"
                )
            if key is None:
                key = event.value
                continue
            entries.append(Entry(section, folded(key), folded(event.value), at))
            key = None
        elif isinstance(event, yaml.AliasEvent):
            raise _MistakeError(at, f"`*` at the start of a value is YAML's own: {_QUOTE}")
        elif isinstance(event, yaml.SequenceStartEvent):
            raise _MistakeError(
                at,
                f"a list is not understood here; a value that starts with `[` or `-` needs quotes: {_QUOTE}",
            )
    _comment(text[end:], line, faults)


def _broken(error: yaml.MarkedYAMLError, first: int) -> Fault:
    # A quotation that is never closed is noticed at the end of the text, and mended at its start.
    quotation = "quoted scalar" in (error.context or "")
    mark = error.context_mark if quotation else error.problem_mark
    tab = "; use spaces, no tabs" if "\\t" in (error.problem or "") else ""
    return first + (mark.line if mark else 0), f"this is not YAML ({error.problem}): {_QUOTE}{tab}"


def _open(depth: int, key: str | None, at: int) -> str:
    """The section that a mapping opens."""
    if depth == 0:
        return ""
    if depth == 1 and key in MAPPINGS:
        return str(key)
    raise _MistakeError(at, f"`{folded(key or '')[:40]}` takes one value, no list of `key: value` below it")


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
        if CONTROL.search(entry.key + entry.value):
            faults.append((entry.at, "an escape stands here for a control character: delete it"))
        if place in seen:
            faults.append((entry.at, f"`{shown}` stands here a second time: keep one"))
        elif not entry.section and entry.key not in KEYS:
            faults.append((entry.at, f"`{shown}` is not a key of a script{nearest(entry.key, KEYS)}"))
        elif not entry.section and entry.key in MAPPINGS and entry.value:
            faults.append((entry.at, f"`{shown}` takes `name: value` lines below it, indented by two spaces"))
        seen.add(place)
    return faults


def _scalar(value: str) -> str:
    text = yaml.safe_dump(value, allow_unicode=True, width=sys.maxsize)
    return str(text).removesuffix("\n").removesuffix("\n...")


def source(text: str) -> str:
    """The `source` of a script, read without the rest: a damaged script is still its source's."""
    block = _BLOCK.match(text)
    found = _SOURCE.search(block[1]) if block else None
    if not found:
        return ""
    try:
        return str(yaml.load(found[1], yaml.BaseLoader) or "")  # noqa: S506 - BaseLoader makes strings only
    except yaml.YAMLError:
        return found[1].strip()
