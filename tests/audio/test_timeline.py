"""What lies where, before there is a sample: pauses exact, gaps human, chapters whole, whatever the script."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.audio.info_frame import FRAME
from podcast.audio.levelling import LEAD, TAIL
from podcast.audio.theme_music import MusicPiece, Theme
from podcast.audio.timeline import ClipPlacement, MusicPlacement, Placement, Timeline, lay
from podcast.errors import SoundError
from podcast.language.plain.sentences import split
from podcast.model import (
    SAMPLE_RATE,
    AudioFormat,
    Clip,
    Comment,
    Line,
    Music,
    Passage,
    Pause,
    Script,
    ScriptChapter,
    Soundbite,
    SoundbiteMark,
    Sting,
)
from tests.properties import examples

if TYPE_CHECKING:
    from podcast.model import Item


class Pieces(Theme):
    """A theme of lengths only."""

    def __init__(self) -> None:
        super().__init__({}, "", AudioFormat())
        self._pieces = {
            "intro": MusicPiece("", bytes(2 * 300_000), 1, 270_001),
            "sting": MusicPiece("", bytes(2 * 60_000), 1, 50_003),
            "outro": MusicPiece("", bytes(2 * 400_000), 1, 380_000),
            "bed": MusicPiece("", bytes(2 * 500_000), 1, 0),
        }


def line(text: str, host: str = "Maya") -> Line:
    return Line(host, (Passage(text),))


def clip(samples: int, marks: tuple[int, ...] = (), text: str = "") -> Clip:
    return Clip("", samples, marks, split(text))


def script(*chapters: tuple[Item, ...]) -> Script:
    return Script("T", (), tuple(ScriptChapter(f"C{n}", items) for n, items in enumerate(chapters)))


def laid(*chapters: tuple[Item, ...], samples: int = 100_000) -> Timeline:
    whole = script(*chapters)
    return lay(whole, [clip(samples)] * len(whole.lines), Pieces())


def silence(before: Placement, after: Placement) -> float:
    """ms from one clip's last sound to the next one's first."""
    return (after.start + LEAD - (before.end - TAIL)) / SAMPLE_RATE * 1000


TEXTS = st.sampled_from(
    [
        "Yes.",
        "Right, so it is.",
        "Why does the water rise there and not here?",
        "It rises. It falls. It stays,",
        "Then —",
    ]
)
ITEMS = st.one_of(
    st.builds(line, TEXTS, st.sampled_from(["Maya", "Theo"])),
    st.builds(line, TEXTS, st.sampled_from(["Maya", "Theo"])),
    st.builds(Pause, st.integers(0, 3000)),
    st.just(Sting()),
    st.sampled_from([Music("intro"), Music("outro"), Music("sting")]),
    st.just(Comment("a note")),
    st.just(SoundbiteMark(15_000)),
)
SILENT = Comment | Pause | SoundbiteMark
CHAPTERS = st.lists(st.lists(ITEMS, max_size=6).map(tuple), min_size=1, max_size=5)


@settings(max_examples=examples(200))
@given(CHAPTERS, st.data())
def test_whatever_the_script(chapters: list[tuple[Item, ...]], data: st.DataObject) -> None:
    """Order kept, no speech over speech, pauses exact, gaps within limits, chapters and cues whole."""
    whole = script(*chapters)
    sounding = [item for items in chapters for item in items if not isinstance(item, SILENT)]
    lengths = data.draw(
        st.lists(
            st.integers(LEAD + TAIL + 2_000, 300_000), min_size=len(whole.lines), max_size=len(whole.lines)
        )
    )
    clips = [clip(length, text=line.text) for length, line in zip(lengths, whole.lines, strict=True)]
    if not sounding:
        with pytest.raises(SoundError):
            lay(whole, clips, Pieces())
        return
    made = lay(whole, clips, Pieces())
    assert made == lay(whole, clips, Pieces())

    spoken = [sound for sound in made.placements if isinstance(sound, ClipPlacement)]
    assert [sound.index for sound in spoken] == list(range(len(clips)))
    assert [sound.samples for sound in spoken] == lengths
    assert len(made.placements) == len(sounding)
    assert all(before.end <= after.start for before, after in pairwise(spoken))
    assert [isinstance(sound, ClipPlacement) for sound in made.placements] == [
        isinstance(item, Line) for item in sounding
    ]

    check_gaps(chapters, made)
    assert made.samples >= max(sound.end for sound in made.placements)
    assert made.chapters[0].start_ms == 0
    assert made.chapters[-1].end_ms == round(made.samples / 44.1)
    assert all(a.end_ms == b.start_ms and a.start_ms < a.end_ms for a, b in pairwise(made.chapters))
    assert all(cue.start_ms < cue.end_ms <= made.chapters[-1].end_ms for cue in made.cues)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(made.cues))
    assert [cue.text for cue in made.cues] == [text for said in whole.lines for text in split(said.text)]


def check_gaps(chapters: list[tuple[Item, ...]], made: Timeline) -> None:
    """Each silence between two sounds, by what lies between them in the script."""
    sounds = iter(made.placements)
    before: Placement | None = None
    asked: int | None = None
    for items in chapters:
        opens = True
        for item in items:
            if isinstance(item, Pause):
                asked = (asked or 0) + item.ms
            elif not isinstance(item, SILENT):
                after = next(sounds)
                gap = heard_at(after) - over_at(before)
                if asked is not None:
                    least = after.start == free_at(before)
                    assert gap == asked * SAMPLE_RATE // 1000 or (least and gap > asked * SAMPLE_RATE // 1000)
                elif before is None:
                    assert gap <= SAMPLE_RATE // 2
                elif isinstance(before, ClipPlacement) and isinstance(after, ClipPlacement):
                    assert (500 if opens else 95) <= gap / 44.1 <= (800 if opens else 350)
                else:
                    assert 100 <= gap / 44.1 <= 800
                before, asked, opens = after, None, False
    tail = (made.samples - over_at(before)) / 44.1
    assert tail >= (asked if asked is not None else 500) - 0.1
    last = max(sound.end for sound in made.placements)
    assert asked is not None or (made.samples - last) / 44.1 <= 1000


def heard_at(sound: Placement) -> int:
    return sound.start + (LEAD if isinstance(sound, ClipPlacement) else 0)


def over_at(sound: Placement | None) -> int:
    if sound is None:
        return 0
    return sound.end - TAIL if isinstance(sound, ClipPlacement) else free_at(sound)


def free_at(sound: Placement | None) -> int:
    if sound is None:
        return 0
    return sound.end if isinstance(sound, ClipPlacement) else sound.start + Pieces().piece(sound.piece).clear


def test_gaps_between_turns() -> None:
    """150 to 350 ms and never all alike; longer after a full stop than after a comma; 100 ms before a reaction."""
    asking = [f"What does the gauge of number {n} say of the sea?" for n in range(40)]
    made = laid(tuple(line(text) for text in asking))
    gaps = [silence(*pair) for pair in pairwise(made.placements)]
    assert all(150 <= gap <= 350 for gap in gaps)
    assert len({round(gap) for gap in gaps}) > 3
    broken = laid(tuple(line(text.replace("?", ",")) for text in asking))
    commas = [silence(*pair) for pair in pairwise(broken.placements)]
    assert all(150 <= gap <= 350 for gap in commas)
    assert sum(gaps) / len(gaps) > sum(commas) / len(commas) + 40
    short = laid((line(asking[0]), line("Not at all.", "Theo"), line(asking[1])))
    assert 90 <= silence(*short.placements[:2]) <= 130


def test_a_gap_is_a_matter_of_its_two_lines_alone() -> None:
    """An edit elsewhere leaves it, and moves what follows by whole frames."""
    rest = [line(f"This is the line of number {n}, and it stays.") for n in range(12)]
    whole = script((line("A first line that will be edited."), *rest))
    old = lay(whole, [clip(90_000), *[clip(100_000 + 7 * n) for n in range(12)]], Pieces())
    new = lay(whole, [clip(123_456), *[clip(100_000 + 7 * n) for n in range(12)]], Pieces())
    moved = {b.start - a.start for a, b in zip(old.placements[1:], new.placements[1:], strict=True)}
    assert len(moved) == 1
    assert moved.pop() % FRAME == 0


@pytest.mark.parametrize("ms", [100, 800, 2500])
def test_a_pause_is_exact(ms: int) -> None:
    """To the sample, in place of the gap, between turns and between chapters."""
    made = laid((line("One is one."), Pause(ms), line("Two is two.")), (Pause(ms), line("Three is three.")))
    for pair in pairwise(made.placements):
        assert silence(*pair) == pytest.approx(ms, abs=0.03)


def test_chapters_start_in_silence_just_before_their_sound() -> None:
    """A player lands on a frame or two before: it must land in silence, and soon hear something."""
    made = laid(
        (Music("intro"), line("One is one.")), (Sting(), line("Two is two.")), (line("Three is three."),)
    )
    intro, one, sting, two, three = made.placements
    assert made.chapters[0].start_ms == 0
    for chapter, first, before in zip(made.chapters[1:], (sting, three), (one, two), strict=True):
        assert 20 <= heard_at(first) / 44.1 - chapter.start_ms <= 100
        assert before.end / 44.1 <= chapter.start_ms
    assert intro.start / 44.1 <= 500


def test_music_is_down_before_the_first_word() -> None:
    """The voice comes in over the last of the intro, once it is low enough."""
    intro, first = laid((Music("intro"), line("One is one."))).placements
    assert intro.start + 270_001 < first.start < intro.end


def test_the_bed_lies_under_the_lines_that_follow() -> None:
    """Until the chapter or another piece ends it; without a line to lie under, it is a mistake."""
    made = laid(
        (Music("intro"), Music("bed"), line("One is one."), Pause(700), line("Two is two.")),
        (line("Three."),),
    )
    beds = [sound for sound in made.placements if isinstance(sound, MusicPlacement) and sound.piece == "bed"]
    spoken = [sound for sound in made.placements if isinstance(sound, ClipPlacement)]
    assert len(beds) == 1
    assert beds[0].start <= spoken[0].start
    assert beds[0].end == spoken[1].end
    cut = laid((Music("bed"), line("One is one."), Sting(), line("Two is two.")))
    assert [
        sound.end for sound in cut.placements if isinstance(sound, MusicPlacement) and sound.piece == "bed"
    ] == [cut.placements[1].end]
    with pytest.raises(SoundError, match="line 7"):
        laid((line("One is one."), Music("bed", at=7)))


def test_an_unknown_piece_names_those_there_are() -> None:
    """And the place in the script."""
    theme = Theme({}, "", AudioFormat())
    with pytest.raises(SoundError, match=r"line 12: there is no music 'fanfare'"):
        lay(script((Music("fanfare", at=12), line("One."))), [clip(9_000)], theme)


def test_cues_start_where_their_sentences_sound() -> None:
    """By the engine's marks; shared by length where it gave none; with the footnotes of their own passages."""
    said = Line(
        "Maya",
        (Passage("One is one.", ("1",)), Passage("Two is two and", ("2",)), Passage("that is all.", ("3",))),
    )
    whole = script((said,))
    marked = lay(whole, [clip(200_000, (LEAD, 88_200), said.text)], Pieces())
    start = marked.placements[0].start
    assert [cue.start_ms for cue in marked.cues] == [round((start + at) / 44.1) for at in (LEAD, 88_200)]
    assert marked.cues[-1].end_ms == round((start + 200_000 - TAIL) / 44.1)
    assert [cue.cites for cue in marked.cues] == [("1",), ("2", "3")]
    shared = lay(whole, [clip(200_000, (LEAD, 10_000, 20_000), said.text)], Pieces())
    assert shared.cues[0].start_ms == marked.cues[0].start_ms
    part = (shared.cues[1].start_ms - shared.cues[0].start_ms) / (
        shared.cues[1].end_ms - shared.cues[0].start_ms
    )
    assert part == pytest.approx(11 / 38, abs=0.02)


def test_soundbites_begin_with_the_sound_of_the_next_line() -> None:
    """Whatever lies between; none goes on after the end, and they move nothing."""
    plain = laid((Music("intro"), line("One is one.")), (Pause(900), line("Two is two."), line("Three.")))
    made = laid(
        (Music("intro"), SoundbiteMark(15_000, "The first"), line("One is one.")),
        (SoundbiteMark(20_000), Pause(900), Comment("and"), line("Two is two."), line("Three.")),
        samples=100_000,
    )
    assert (made.placements, made.cues, made.samples) == (plain.placements, plain.cues, plain.samples)
    one, two, _ = made.cues
    end = made.chapters[-1].end_ms
    assert made.soundbites == (
        Soundbite(one.start_ms, min(15_000, end - one.start_ms), "The first"),
        Soundbite(two.start_ms, end - two.start_ms),
    )
    long = laid((SoundbiteMark(15_000), line("One is one.")), samples=44_100 * 60)
    assert long.soundbites[0].duration_ms == 15_000


def test_chapters_keep_what_they_link_to_and_show() -> None:
    """The address in ASCII, as apps need it."""
    chapter = ScriptChapter("A", (line("One."),), link="https://example.org/é?q=ü", image="pictures/a.png")
    (made,) = lay(Script("T", (), (chapter,)), [clip(9_000)], Pieces()).chapters
    assert (made.url, made.image) == ("https://example.org/%C3%A9?q=%C3%BC", "pictures/a.png")


def test_clips_and_lines_must_match() -> None:
    """A dropped line must not pass."""
    with pytest.raises(ValueError, match="1 clips for 2 lines"):
        lay(script((line("One."), line("Two."))), [clip(9_000)], Pieces())


def test_the_check_of_gaps_can_fail() -> None:
    """A sound moved by 300 ms does not pass it."""
    chapters: list[tuple[Item, ...]] = [
        (line("One is one."), line("Two is two and so on."), line("Three is three too."))
    ]
    made = laid(*chapters)
    check_gaps(chapters, made)
    first, second, third = made.placements
    late = replace(second, start=second.start + 13_230)
    with pytest.raises(AssertionError):
        check_gaps(chapters, Timeline((first, late, third), made.cues, made.chapters, made.samples))
