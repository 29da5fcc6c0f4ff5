"""A line's day: split into sentences once, so that what is spoken and what is shown are the same sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.audio.cues import milliseconds
from podcast.audio.levelling import LEAD, TAIL
from podcast.equipment import theme_of
from podcast.making.line_clips import LineClips, utterance_of, voice_script
from podcast.making.mixdown import lay_out
from podcast.model import silent
from podcast.script.text import read_script
from podcast.voices.splitting import split_line
from tests.shows import SHOW, make_show

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """\
---
title: Die Ankunft
hosts:
  Maya: tone:high
---

## Anfang

**Maya:** {}
"""
DATED = "Am 3. Mai kam er. Dann nicht."


def test_captions_are_the_sentences_that_were_spoken(tmp_path: Path) -> None:
    """The show speaks German and the script does not say: two sentences, two cues, at the engine's own marks."""
    library = make_show(tmp_path, f'language = "de"\n{SHOW}')
    script = read_script(SCRIPT.format(DATED), tmp_path).script
    line_clips = LineClips(library, script, tmp_path / "ankunft.md")
    (clip,), called = line_clips.make_all(1, silent)
    assert called == 1
    assert len(clip.marks) == 2
    laid = lay_out(library, voice_script(library, script, tmp_path / "x.md", 1, silent), theme_of(library), 1)
    assert [cue.text for cue in laid.timeline.cues] == ["Am 3. Mai kam er.", "Dann nicht."]
    [start] = [sound.start for sound in laid.timeline.placements]
    assert [cue.start_ms for cue in laid.timeline.cues] == [milliseconds(start + mark) for mark in clip.marks]
    assert clip.marks[0] == LEAD
    assert clip.marks[1] < clip.samples - TAIL


def test_a_clip_from_the_cache_has_the_same_sentences(tmp_path: Path) -> None:
    """What is shown comes from the script, so two lines that sound alike may be written differently."""
    library = make_show(tmp_path)
    for text in ("It rose by 3 cm. Then it fell.", "It rose by three centimetres. Then it fell."):
        line_clips = LineClips(library, read_script(SCRIPT.format(text), tmp_path).script, tmp_path / "s.md")
        fresh, _ = line_clips.make_all(1, silent)
        again, called = line_clips.make_all(1, silent)
        assert called == 0
        assert fresh == again
        assert " ".join(fresh[0].written) == text


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("One. Two.", [("One.", "One."), ("Two.", "Two.")]),
        ("One. ?! Two.", [("One. ?!", "One."), ("Two.", "Two.")]),
        ("😀! One. Two. 👍", [("😀! One.", "One."), ("Two. 👍", "Two.")]),
        ("… 👍", []),
        (DATED, [("Am 3.", "Am three."), ("Mai kam er.", "Mai kam er."), ("Dann nicht.", "Dann nicht.")]),
    ],
)
def test_what_has_no_words_is_shown_with_its_neighbour(text: str, pairs: list[tuple[str, str]]) -> None:
    """An engine gets no empty sentence, and no caption loses what the script has."""
    assert split_line(text, (), "en") == pairs


def test_the_language_of_the_script_comes_first(tmp_path: Path) -> None:
    """The show's is for scripts that name none."""
    library = make_show(tmp_path, f'language = "de"\n{SHOW}')
    script = read_script(SCRIPT.format(DATED).replace("title:", "language: en\ntitle:"), tmp_path).script
    assert utterance_of(library, script, script.lines[0]).language == "en"
