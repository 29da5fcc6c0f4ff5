"""What was said and when, in the five forms that apps, browsers and people read."""

from __future__ import annotations

import bisect
import html
import itertools
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.contract import DIGITAL_SOURCE_TYPE, VALUE_LIMIT
from podcast.episode import json_chapters, plain_page, synthetic
from podcast.language.plain.hygiene import clean, format_clock, shorten
from podcast.model import Cue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from podcast.model import Chapter, Description, Episode

VTT_LINE = 65
"""Characters of a line of WebVTT."""
SRT_LINE = 32
"""Characters of a line of SubRip."""
SRT_LINES = 2
"""Lines of a card of SubRip."""
_NAME = 128
"""Characters of a host's name."""
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


@dataclass(frozen=True, slots=True)
class _Caption:
    """What is shown from one moment to another."""

    start_ms: int
    end_ms: int
    host: str
    lines: tuple[str, ...]


def to_vtt(episode: Episode) -> str:
    """Returns WebVTT: a line a cue, the speaker in a voice tag on each, which is how Apple reads speakers."""
    made = _safe(synthetic.statement(episode))
    blocks = ["WEBVTT", f"NOTE {made}\n{synthetic.SOURCE_TYPE_FIELD}: {DIGITAL_SOURCE_TYPE}"]
    lined = [(cue, [(line,) for line in _even_lines(cue.text, VTT_LINE)]) for cue in _cues(episode.cues)]
    for caption in _captions(lined):
        times = f"{_stamp(caption.start_ms, '.')} --> {_stamp(caption.end_ms, '.')}"
        text = html.escape(caption.lines[0], quote=False)
        blocks.append(f"{times}\n<v {html.escape(caption.host, quote=False)}>{text}")
    return "\n\n".join(blocks) + "\n"


def to_srt(episode: Episode) -> str:
    """Returns SubRip: cards of two lines of 32 characters, `Name:` where the speaker changes."""
    cards: list[tuple[Cue, list[tuple[str, ...]]]] = []
    speaker = ""
    for cue in _cues(episode.cues):
        named = cue.text if cue.host == speaker else f"{cue.host}: {cue.text}"
        speaker = cue.host
        lines = _even_lines(_TAG.sub("‹", named), SRT_LINE)
        cards.append((cue, [tuple(lines[at : at + SRT_LINES]) for at in range(0, len(lines), SRT_LINES)]))
    blocks = []
    for number, caption in enumerate(_captions(cards), start=1):
        times = f"{_stamp(caption.start_ms, ',')} --> {_stamp(caption.end_ms, ',')}"
        blocks.append(f"{number}\n{times}\n" + "\n".join(caption.lines) + "\n")
    return "\n".join(blocks)


def to_json(episode: Episode) -> str:
    """Returns the podcast namespace's JSON: a segment a sentence, times in seconds."""
    spoken = [
        {
            "speaker": cue.host,
            "startTime": cue.start_ms / 1000,
            "endTime": cue.end_ms / 1000,
            "body": cue.text,
        }
        for cue in _cues(episode.cues)
    ]
    rows = ",\n".join(f"    {json.dumps(segment, ensure_ascii=False)}" for segment in spoken)
    mark = f'"digitalSourceType": "{DIGITAL_SOURCE_TYPE}"'  # a key that readers of the form skip
    return f'{{\n  "version": "1.0.0",\n  {mark},\n  "segments": [\n{rows}\n  ]\n}}\n'


def to_html(episode: Episode) -> str:
    """Returns a page of `cite`, `time` and `p`, a paragraph a turn."""
    title = html.escape(shorten(episode.title, VALUE_LIMIT))
    rows = [
        f'<cite dir="auto">{html.escape(turn.host)}:</cite>\n<time>{format_clock(turn.start_ms)}</time>\n'
        f'<p dir="auto">{html.escape(turn.lines[0])}</p>'
        for turn in _turns(episode.chapters, episode.cues)
    ]
    turns = "\n".join(rows)
    return f"""{plain_page.render_head(episode)}<body>
<header><h1 dir="auto">{title}</h1>
<small>{html.escape(synthetic.statement(episode))}</small></header>
<main>
{turns}
</main>
</body>
</html>
"""


def to_text(episode: Episode) -> str:
    """Returns text for people: chapters as headings, a paragraph a turn."""
    return plain_text(episode, episode.cues)


def plain_text(description: Description, cues: Sequence[Cue]) -> str:
    """Returns what `to_text` does, of an episode whose MP3 is still to be written."""
    parts = [shorten(description.title, VALUE_LIMIT), synthetic.statement(description)]
    starts = [
        (chapter.start_ms, json_chapters.chapter_title(chapter.title)) for chapter in description.chapters
    ]
    for turn in _turns(description.chapters, cues):
        while starts and starts[0][0] <= turn.start_ms:
            parts.append(f"## {starts.pop(0)[1]}")
        parts.append(f"{turn.host}: {turn.lines[0]}")
    return "\n\n".join(parts) + "\n"


def _safe(text: str) -> str:
    """Returns the text without the one sequence that ends a cue early in WebVTT and SubRip."""
    return text.replace("-->", "→")


def _cues(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yields the cues that have words, name and text on one line each."""
    names = {name: _safe(shorten(name, _NAME)) or "Host" for name in {cue.host for cue in cues}}
    for cue in cues:
        if text := _safe(clean(cue.text)):
            yield Cue(cue.start_ms, cue.end_ms, names[cue.host], text)


def _turns(chapters: Sequence[Chapter], cues: Sequence[Cue]) -> Iterator[_Caption]:
    """Yields neighbouring cues of one host within one chapter as one."""
    starts = [chapter.start_ms for chapter in chapters]

    def turn_of(cue: Cue) -> tuple[str, int]:
        return cue.host, bisect.bisect(starts, cue.start_ms)

    for (host, _), group in itertools.groupby(_cues(cues), turn_of):
        turn = list(group)
        yield _Caption(turn[0].start_ms, turn[-1].end_ms, host, (" ".join(cue.text for cue in turn),))


def _captions(cues: Sequence[tuple[Cue, Sequence[tuple[str, ...]]]]) -> Iterator[_Caption]:
    """Yields the pieces of each cue with their share of its time, by characters.

    No piece begins before the one before it ends.
    """
    free = 0
    for cue, pieces in cues:
        total = sum(_length(piece) for piece in pieces)
        done = 0
        for piece in pieces:
            start = max(cue.start_ms + (cue.end_ms - cue.start_ms) * done // total, free)
            done += _length(piece)
            end = max(cue.start_ms + (cue.end_ms - cue.start_ms) * done // total, start + 1)
            free = end
            yield _Caption(start, end, cue.host, piece)


def _length(lines: tuple[str, ...]) -> int:
    return sum(len(line) for line in lines)


def _even_lines(text: str, width: int) -> list[str]:
    """Returns lines of about equal length: one last word alone would be a flash of a third of a second."""
    lines = _lines(text, width)
    if 1 < len(lines) <= 8:
        for narrower in range(-(-len(text) // len(lines)), width):
            even = _lines(text, narrower)
            if len(even) == len(lines):
                lines = even
                break
    return lines


def _lines(text: str, width: int) -> list[str]:
    """Returns the text in lines, each as full as can be.

    The standard library's `textwrap` takes a time that grows with the square of a word's length.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *full, line = (word[at : at + width] for at in range(0, len(word), width))
        lines += full
    return [*lines, line] if line else lines


def _stamp(ms: int, point: str) -> str:
    return f"{format_clock(ms)}{point}{ms % 1000:03d}"


FORMS: dict[str, Callable[[Episode], str]] = {
    "transcript.vtt": to_vtt,
    "transcript.srt": to_srt,
    "transcript.json": to_json,
    "transcript.html": to_html,
    "transcript.txt": to_text,
}
"""File name -> what writes it."""
