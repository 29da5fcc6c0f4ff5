"""Where every sound of an episode lies, counted in samples before any of them is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast import urls
from podcast.audio.cues import make_cues, milliseconds
from podcast.audio.gaps import LEAST_TAIL_MS, REACTION_MS, TAIL_MS, gap_ms
from podcast.audio.info_frame import FRAME
from podcast.audio.levelling import LEAD, TAIL
from podcast.errors import SoundError
from podcast.model import (
    SAMPLE_RATE,
    Chapter,
    Comment,
    Line,
    Music,
    Pause,
    Soundbite,
    SoundbiteMark,
    Sting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.audio.theme_music import Theme
    from podcast.model import Clip, Cue, Script, ScriptChapter

BED = "bed"


@dataclass(frozen=True, slots=True)
class _SoundPlace:
    """What both kinds of sound have on the timeline."""

    start: int
    """First sample."""
    samples: int
    """How long it plays; the bed repeats until then."""

    @property
    def end(self) -> int:
        """First sample after it."""
        return self.start + self.samples


@dataclass(frozen=True, slots=True)
class ClipPlacement(_SoundPlace):
    """The place of a line's clip."""

    index: int
    """Which of the script's lines."""


@dataclass(frozen=True, slots=True)
class MusicPlacement(_SoundPlace):
    """The place of a piece of the theme."""

    piece: str


Placement = ClipPlacement | MusicPlacement
"""A sound's place on the timeline."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """An episode laid out, to the sample."""

    placements: tuple[Placement, ...]
    """The sounds in the order in which they start."""
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    """Their pictures still as the script has them."""
    samples: int
    soundbites: tuple[Soundbite, ...] = ()
    """One a mark of the script, in order; none goes on after the end."""

    @property
    def has_music(self) -> bool:
        """Whether a piece of the theme is heard."""
        return any(isinstance(placement, MusicPlacement) for placement in self.placements)


def lay(script: Script, clips: Sequence[Clip], theme: Theme) -> Timeline:
    """Returns the timeline of the clips, one a line, and of the pieces that the script asks for.

    SoundError for music that cannot play, and for a script in which nothing sounds.
    """
    if len(clips) != len(script.lines):
        raise ValueError(f"{len(clips)} clips for {len(script.lines)} lines")
    layout = _Layout(theme)
    clip = iter(enumerate(clips))
    starts: list[tuple[int, ScriptChapter]] = []
    cues: list[Cue] = []
    marks: list[tuple[int, SoundbiteMark]] = []
    for chapter in script.chapters:
        layout.opening = True
        for item in chapter.items:
            match item:
                case Line():
                    index, sound = next(clip)
                    cues += make_cues(item, sound, layout.add_line(item, index, sound.samples))
                case Music(piece="bed"):
                    layout.start_bed(item)
                case Music() | Sting():
                    layout.add_piece(item)
                case Pause():
                    layout.asked_ms = (layout.asked_ms or 0) + item.ms
                case SoundbiteMark():
                    marks.append((len(cues), item))
                case Comment():
                    pass
        layout.end_bed()
        if not layout.opening:
            starts.append((layout.opened, chapter))
    samples = layout.close()
    end = milliseconds(samples)
    return Timeline(
        tuple(sorted(layout.placements, key=lambda placement: (placement.start, placement.end))),
        tuple(cues),
        _chapters(starts, end),
        samples,
        tuple(_soundbites(marks, cues, end)),
    )


class _Layout:
    """The sounds placed so far, and where the next one may start."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.placements: list[Placement] = []
        self.asked_ms: int | None = None
        """`[pause]` since the last sound; None where the script asks for none."""
        self.opening = True
        """Whether the chapter has not sounded yet."""
        self.opened = 0
        """Where the chapter starts."""
        self._before: Line | Music | Sting | None = None
        self._over = 0
        """Where the last sound is heard no more, or low enough for speech."""
        self._free = 0
        """Where the next sound may start at the earliest."""
        self._bed: tuple[int, Music] | None = None

    def add_line(self, line: Line, index: int, samples: int) -> int:
        """Places a line's clip and returns its first sample on the timeline."""
        start = self._start(line, LEAD)
        self._place(line, ClipPlacement(start, samples, index), start + samples - TAIL, start + samples)
        return start

    def add_piece(self, item: Music | Sting) -> None:
        """Places a piece of the theme."""
        name = item.piece if isinstance(item, Music) else "sting"
        piece = self.theme.piece(name, item.at)
        self.end_bed()
        start = self._start(item, 0)
        clear = start + piece.clear
        self._place(item, MusicPlacement(start, piece.samples, name), clear, clear)

    def start_bed(self, item: Music) -> None:
        """Lets the bed begin here, under the lines that follow."""
        self.theme.piece(BED, item.at)
        self.end_bed()
        self._bed = self._free, item

    def end_bed(self) -> None:
        """Ends the bed, if one plays, with the last sound."""
        if self._bed is None:
            return
        start, item = self._bed
        if start >= self._free:
            raise SoundError(f"{_at(item)}no line follows [music: bed] in its chapter", "put it above one")
        self.placements.append(MusicPlacement(start, self._free - start, BED))
        self._bed = None

    def close(self) -> int:
        """Returns the sample at which the episode ends."""
        if not self.placements:
            raise SoundError("the script has nothing that sounds", "write a line: **Name:** what is said")
        last = max(placement.end for placement in self.placements)
        if self.asked_ms is not None:
            return max(last, self._over + _samples(self.asked_ms))
        return max(self._over + _samples(TAIL_MS), last + _samples(LEAST_TAIL_MS))

    def _start(self, item: Line | Music | Sting, lead: int) -> int:
        """Returns where a sound starts whose first `lead` samples are silent, and notes the chapter's start."""
        gap = gap_ms(self._before, item, opens=self.opening) if self.asked_ms is None else self.asked_ms
        start = max(self._free, self._over + _samples(gap) - lead)
        # On a whole MP3 frame, a line's own frames are the same wherever it lies: an edit leaves them as they are.
        # A pause that is asked for is exact, and one of 100 ms would be felt to vary.
        if self.asked_ms is None and gap != REACTION_MS:
            start = -(-start // FRAME) * FRAME
        if self.opening:
            # A player lands on a frame, and needs one more to sound right: both are silence.
            self.opened = max(self._free, start - 2 * FRAME)
            self.opening = False
        self.asked_ms = None
        return start

    def _place(self, item: Line | Music | Sting, placement: Placement, over: int, free: int) -> None:
        self.placements.append(placement)
        self._before, self._over, self._free = item, over, free


def _chapters(starts: Sequence[tuple[int, ScriptChapter]], end: int) -> tuple[Chapter, ...]:
    times = [0, *(milliseconds(start) for start, _ in starts[1:]), end]
    return tuple(
        Chapter(first, last, chapter.title, urls.ascii_url(chapter.link), chapter.image)
        for (_, chapter), first, last in zip(starts, times, times[1:], strict=False)
    )


def _soundbites(
    marks: Sequence[tuple[int, SoundbiteMark]], cues: Sequence[Cue], end: int
) -> Iterator[Soundbite]:
    """Yields a soundbite for each mark, from the first sound of the cue that follows it."""
    for place, mark in marks:
        start = cues[place].start_ms if place < len(cues) else end
        yield Soundbite(start, min(mark.ms, end - start), mark.title)


def _samples(ms: int) -> int:
    return ms * SAMPLE_RATE // 1000


def _at(item: Music | Sting) -> str:
    return f"line {item.at}: " if item.at else ""
