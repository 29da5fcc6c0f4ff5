"""The ID3 tag of an episode's MP3, as it lies in the file."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from podcast.episode.check.captions import MEND
from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.episode.check.chapter_files import Starts

_NEEDED = ("TIT2", "TALB", "TPE1", "TPE2", "TCON", "TYER", "TLAN", "COMM", "USLT", "APIC")
_TOP_LEVEL, _ORDERED = 2, 1
_NO_OFFSET = 0xFFFFFFFF
_PICTURE = 512 * 1024


def read(path: Path) -> Any:
    """Returns the tag as its version has it (mutagen's ID3), or None when there is none that can be read."""
    from mutagen import MutagenError
    from mutagen.id3 import ID3, Frames

    # Of the others only the names: reading a long transcript takes longer than all of the rest.
    known = {name: Frames[name] for name in ("CHAP", "CTOC", "TIT2", "APIC", "TGID")}
    try:
        return ID3(path, known_frames=known, translate=False)
    except MutagenError:
        return None


def chapters(tag: Any) -> Starts:
    """Returns start and title of each chapter, in the file's order."""
    return tuple((frame.start_time, _title(frame)) for frame in tag.getall("CHAP"))


def check(name: str, tag: Any, guid: str, seconds: float) -> Iterator[Finding]:
    """Yields what players would stumble over; `guid` is the feed's, `seconds` the length of the audio."""
    if tag is None:
        yield Finding("T1", name, "it has no ID3 tag", MEND)
        return
    if tag.version[:2] != (2, 3):
        what = f"its tag is ID3v2.{tag.version[1]}: long chapter titles and pictures get lost but in v2.3"
        yield Finding("T1", name, what, MEND)
    there = {frame[:4].decode("latin-1") for frame in tag.unknown_frames} | {key[:4] for key in tag}
    if "TDRC" in there:  # the year, as v2.4 has it
        there.add("TYER")
    if missing := [name for name in _NEEDED if name not in there]:
        yield Finding("T2", name, f"its tag lacks {', '.join(missing)}", MEND)
    for picture in tag.getall("APIC"):
        if (
            picture.mime != "image/jpeg"
            or not picture.data.startswith(b"\xff\xd8")
            or len(picture.data) > _PICTURE
        ):
            what = f"the picture in its tag ({picture.mime}, {len(picture.data) // 1024} KB) is no JPEG up to 512 KB"
            yield Finding("T2", name, what, MEND)
    tagged = [str(text) for frame in tag.getall("TGID") for text in frame.text]
    if tagged != [guid]:
        yield Finding("T3", name, f"the guid in its tag is {tagged}, the feed's {guid!r}", MEND)
    yield from _chapters(name, tag, seconds)


def _chapters(name: str, tag: Any, seconds: float) -> Iterator[Finding]:
    frames = tag.getall("CHAP")
    times = [(frame.start_time, frame.end_time) for frame in frames]
    if any(not _title(frame) for frame in frames):
        yield Finding("T5", name, "a chapter in its tag has no title", MEND)
    if any({frame.start_offset, frame.end_offset} != {_NO_OFFSET} for frame in frames):
        yield Finding("T5", name, "a chapter in its tag has byte offsets, which cutting makes wrong", MEND)
    if times != sorted(times):
        yield Finding("T5", name, "the chapters in its tag are not in the order of time", MEND)
    elif times:
        gaps = any(end != start for (_, end), (start, _) in pairwise(times))
        if times[0][0] != 0 or gaps:
            yield Finding("T5", name, "the chapters in its tag do not meet, from 0 on", MEND)
        if abs(times[-1][1] / 1000 - seconds) > 1:
            what = (
                f"the last chapter in its tag ends at {times[-1][1] / 1000:g} s, the audio at {seconds:g} s"
            )
            yield Finding("T5", name, what, MEND)
    yield from _contents(name, tag, [frame.element_id for frame in frames])


def _contents(name: str, tag: Any, names: list[str]) -> Iterator[Finding]:
    """Yields what is wrong unless one ordered table is on top, its leaves the chapters in their order."""
    tables = {table.element_id: table for table in tag.getall("CTOC")}
    tops = [table for table in tables.values() if table.flags & _TOP_LEVEL]
    if not names and not tables:
        return
    if len(tops) != 1:
        what = f"its tag has {len(tops)} top-level tables of contents; without one, apps hide the chapters"
        yield Finding("T5", name, what, MEND)
        return
    if not all(table.flags & _ORDERED for table in tables.values()):
        yield Finding("T5", name, "a table of contents in its tag is not marked as ordered", MEND)
    leaves: list[str] = []
    for child in tops[0].child_element_ids:
        leaves += tables[child].child_element_ids if child in tables else [child]
    if leaves != names:
        yield Finding(
            "T5", name, "the table of contents in its tag does not list the chapters in order", MEND
        )


def _title(frame: Any) -> str:
    return "".join(str(title) for title in frame.sub_frames.getall("TIT2"))
