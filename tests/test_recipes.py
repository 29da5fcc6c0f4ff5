"""Output that is kept by a recipe's number is pinned here: who changes the output raises the number."""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from PIL import Image

from podcast import contract, recipes
from podcast.audio import levelling, mixing, mp3, theme_music
from podcast.audio.meter import floats, pcm
from podcast.audio.opus import encode_opus
from podcast.audio.theme_music import Theme
from podcast.audio.timeline import ClipPlacement, Timeline, lay
from podcast.episode import cover, id3_tags, json_chapters, show_notes, transcripts
from podcast.library import Library, listeners, manifest, manifest_format
from podcast.model import (
    SAMPLE_RATE,
    Article,
    AudioFormat,
    Clip,
    Line,
    Listing,
    MusicChoice,
    Parse,
    Passage,
    Pause,
    Script,
    ScriptChapter,
    Section,
    Speech,
    Token,
    Utterance,
    Voice,
)
from podcast.newsroom import followed
from podcast.newsroom.article_feeds import FeedEntry
from podcast.publish import inventory
from podcast.scripting import article_behind
from podcast.understanding.sentences import kept_parses
from podcast.voices.engines import by_sentence
from podcast.voices.pool import clip_key, pack
from podcast.writers.llm import judge_texts, prompt_texts
from tests.episode.conftest import EPISODE, SHOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.audio.meter import Sound

UTTERANCE = Utterance(("One is one.", "Two."), Voice("tone", "high"))
DIGESTS: dict[str, dict[int, str]] = {
    "CLIP": {1: "cc8536db297c863f"},
    "SENTENCE_JOINING": {1: "3881f5528d065d8f"},
    "PART": {1: "33280574216df751"},
    "EPISODE_FILES": {6: "f8897e82d4de4ff2", 7: "3a79f73c6ffde857"},
    "PARSES": {2: "00201bf3c96a3aaf", 3: "00201bf3c96a3aaf"},
    "ARTICLE_COPY": {
        1: "3ec29b1df80c8b11",
        2: "fe544a328dd87c27",
        3: "4df696c26a1a2784",
        4: "8102b94f2ebbebc3",
    },
    "LISTINGS": {2: "aae834981c8c2a41"},
    "PROMPTS": {
        2: "3ef7ad589c991441",
        3: "b4975319e9b86ec4",
        4: "397c25fd7eb6274d",
        5: "2f3a60ab7c5ae70c",
        6: "01b7236523c19859",
        7: "1070682286cc0c73",
    },
    "LEDGER": {1: "b1b74459a52ccd10"},
    "MANIFEST": {1: "dd0333f02205cc50"},
    "INVENTORY": {1: "88bb13e3d518eeaa"},
    "LISTENERS": {1: "d2a7492c725a4b86"},
    "FOLLOWING": {1: "6357cbb0664372e2"},
}
"""Recipe whose output is the same bytes on every machine -> its number -> digest of the output."""


def voice(seconds: float, rate: int = SAMPLE_RATE) -> Sound:
    """A buzz in syllables, the same in every run."""
    time = np.arange(int(seconds * rate)) / rate
    buzz = sum(np.sin(2 * np.pi * 120 * part * time) / part for part in range(1, 9))
    return np.asarray(0.08 * buzz * (0.55 + 0.45 * np.sin(2 * np.pi * 4 * time)))[:, None]


def levels(sound: Sound, count: int = 8) -> list[float]:
    """The level in dB of each of `count` equal pieces of a sound."""
    pieces = np.array_split(sound[:, 0], count)
    return [round(float(10 * np.log10(np.square(piece).mean() + 1e-9)), 2) for piece in pieces]


def clip() -> bytes:
    """A clip's key, and its bytes in the store."""
    return clip_key(UTTERANCE).encode() + pack(Speech(bytes(range(200)), 24_000, (0, 50)))


def sentence_joining() -> bytes:
    """Sentences as whole numbers, which any machine joins to the same bytes."""

    def say(sentence: str) -> by_sentence.Sound:
        steps = np.arange(4_000 + 100 * len(sentence), dtype=np.float32) % 64
        return np.asarray((steps - 32) / 128, dtype=np.float32)

    speech = by_sentence.speak_sentences(UTTERANCE, 24_000, say)
    return speech.pcm + str(speech.marks).encode()


def part() -> bytes:
    """Two parts of clips that do not overlap, and the parts' keys."""
    clips = [Clip(f"clip {number}", 20_000 + number) for number in range(3)]
    sounds = [np.full(one.samples, 100 * number, "<i2").tobytes() for number, one in enumerate(clips)]
    placements = tuple(ClipPlacement(40_000 * at, one.samples, at) for at, one in enumerate(clips))
    theme = Theme({}, "", AudioFormat())
    parts = mixing.cut_into_parts(
        Timeline(placements, (), (), 120_000), mixing.Sounds(clips, sounds.__getitem__, theme), 2
    )
    return b"".join(one.key.encode() + b"".join(one.pcm()) for one in parts)


def episode_files() -> bytes:
    """Where lines and captions of a script lie, and the tag and the text files of an episode."""
    lines = (
        Line("Maya", (Passage("One is one. Two."),)),
        Line("Theo", (Passage("What does the gauge say?"),)),
    )
    script = Script("T", (), (ScriptChapter("A", lines), ScriptChapter("B", (Pause(900), *lines))))
    laid = lay(script, [Clip("", 100_000, (), ("One is one.", "Two."))] * 4, Theme({}, "", AudioFormat()))
    times = [laid.samples, *(sound.start for sound in laid.placements)]
    times += [time for cue in laid.cues for time in (cue.start_ms, cue.end_ms)]
    times += [time for chapter in laid.chapters for time in (chapter.start_ms, chapter.end_ms)]
    texts = [write(EPISODE) for write in transcripts.FORMS.values()]
    texts += [json_chapters.dumps(EPISODE, SHOW.base_url), show_notes.render_page(EPISODE, SHOW.title)]
    return (
        id3_tags.build_tag(SHOW, EPISODE, {"": b"\xff\xd8"}, texts[-1])
        + "\0".join([*texts, str(times)]).encode()
    )


def parses() -> bytes:
    """A tree as it is packed; a parser's own trees would change with its versions, which are in the key."""
    tokens = (
        Token("Bell", 0, "Bell", "PROPN", "NNP", "nsubj", 1, 0, 0, "PERSON", begins_entity=True),
        Token("isn", 5, "be", "AUX", "VBZ", "ROOT", 1, 0, 2, ""),
        Token("’t", 8, "not", "PART", "RB", "neg", 1, 2, 2, ""),
    )
    return kept_parses.pack([Parse("Bell isn’t", tokens)])


def article_copy() -> bytes:
    """An article as it is kept, and the key that it is kept under."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder).resolve(), SHOW)
        source = Article("a.md", "A", Section("", (), "summary"), (Section("B", ("One. Two.",)),))
        article_behind.keep_article(library, library.script_file("a"), source, None)
        kept = sorted(path for path in (library.cache / "articles").rglob("*") if path.is_file())
        return b"".join(path.parent.name.encode() + path.name.encode() + path.read_bytes() for path in kept)


def listings() -> bytes:
    """A manifest as it is packed."""
    record = manifest_format.decode(Listing, manifest.dumps(EPISODE), "episode.json")
    return bytes(manifest_format.pack(record))


def prompts() -> bytes:
    """All words that a model is told."""
    every = {**vars(prompt_texts), **vars(judge_texts)}
    texts = {name: text for name, text in every.items() if name.isupper()}
    return json.dumps(texts, sort_keys=True).encode()


def saved_manifest() -> bytes:
    """A manifest's text."""
    return manifest.dumps(EPISODE).encode()


def saved_inventory() -> bytes:
    """The list of one file at a target, and of one that was taken away."""
    entries = {
        "feed.xml": inventory.InventoryEntry("0" * 64, 10, "stamp"),
        "a.mp3": inventory.InventoryEntry("1" * 64, 20, gone=True),
    }
    return inventory.dumps(inventory.Inventory(EPISODE.guid, entries))


def saved_ledger() -> bytes:
    """The ledger of a show with one episode, made at a fixed moment."""
    moment = datetime(2025, 2, 11, 12, 0, 0, tzinfo=UTC)
    show = replace(SHOW, guid="9b024349-ccf0-5f69-a609-6b82873eab3c")
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder), show)
        library.ledger.mint("the-gauge", lambda: moment)
        return (library.episodes / contract.LEDGER).read_bytes()


def saved_listeners() -> bytes:
    """The list of a private show's listeners."""
    return listeners.dumps((listeners.Listener("Ada", "0" * 64, "2026-01-01T07:00:00+00:00"),)).encode()


def saved_following() -> bytes:
    """What is known of one feed and its article."""
    with tempfile.TemporaryDirectory() as folder:
        known = followed.Followed(Path(folder) / "following.json")
        feed = known.feeds["https://a.org/f"] = followed.FollowedFeed(
            "https://a.org/f", next=1.5, answered=True
        )
        entry = FeedEntry("https://a.org/1", "One", ("id tag:a,1",), "v1")
        known.take_in(feed, [entry], newest=None)
        known.save()
        return known.path.read_bytes()


EXACT: dict[str, Callable[[], bytes]] = {
    "CLIP": clip,
    "SENTENCE_JOINING": sentence_joining,
    "PART": part,
    "EPISODE_FILES": episode_files,
    "PARSES": parses,
    "ARTICLE_COPY": article_copy,
    "LISTINGS": listings,
    "PROMPTS": prompts,
    "LEDGER": saved_ledger,
    "MANIFEST": saved_manifest,
    "INVENTORY": saved_inventory,
    "LISTENERS": saved_listeners,
    "FOLLOWING": saved_following,
}


def levelled_clip() -> list[float]:
    """A clip's length, marks and levels; the last bits of filters differ between machines."""
    sound = voice(2.0, 24_000)
    sound[5_000:9_000] *= 2.5  # what the limiter is for
    clip = levelling.level_speech(Speech(pcm(sound), 24_000, (0, 24_000)))
    return [len(clip.pcm) / 20, *(mark / 20 for mark in clip.marks), *levels(floats(clip.pcm), 24)]


def music_piece() -> list[float]:
    """The length, the `clear` and the levels of a piece, of a bed too, from somebody's own file."""
    audio = AudioFormat()
    with tempfile.TemporaryDirectory() as folder:
        fading = np.pad(
            voice(3.0) * np.linspace(1, 0, 3 * SAMPLE_RATE)[:, None] ** 2, ((4_000, 4_000), (0, 0))
        )
        soundfile.write(Path(folder) / "a.wav", fading, SAMPLE_RATE)
        theme = theme_music.load(MusicChoice("", intro="a.wav", bed="a.wav"), audio, Path(folder))
        pieces = [theme.piece("intro"), theme.piece("bed")]
    lengths = [number / 441 for piece in pieces for number in (piece.samples, piece.clear)]
    return [*lengths, *(level for piece in pieces for level in levels(floats(piece.pcm)[: 2 * SAMPLE_RATE]))]


def encoded_part() -> list[float]:
    """How an MP3 is laid out, and the levels of what is heard of it; bytes are LAME's and change with its builds."""
    sound = np.pad(voice(1.0), ((0, 1152 * 41 - SAMPLE_RATE), (0, 0)))
    parts = [mixing.EpisodePart(str(at), len(sound), lambda: [pcm(sound)]) for at in range(2)]
    out = io.BytesIO()
    size = mp3.Encoder(AudioFormat()).write(parts, out)
    back, _ = soundfile.read(io.BytesIO(out.getvalue()), dtype="float64", always_2d=True)
    return [size.frames, size.bytes, size.samples, len(back), *levels(np.asarray(back))]


def opus() -> list[float]:
    """How long an MP3 is as Opus, and the levels of what is heard of it; bytes are libopus's."""
    with tempfile.NamedTemporaryFile(suffix=".mp3") as file:
        soundfile.write(file.name, voice(2.0), SAMPLE_RATE, format="MP3")
        data = encode_opus(Path(file.name), 32_000)
    back, rate = soundfile.read(io.BytesIO(data), dtype="float64", always_2d=True)
    return [rate, len(back) / rate, *levels(np.asarray(back))]


def picture() -> list[float]:
    """The colours of a drawn cover, and of one that goes with it, in four by four pixels."""
    drawn = (
        cover.draw_cover("The gauge", "The Readers", 320),
        cover.draw_episode_cover("A tide", "The gauge"),
    )
    colours: list[float] = []
    for jpeg in drawn:
        with Image.open(io.BytesIO(jpeg)) as image:
            colours += list(image.convert("RGB").resize((4, 4), Image.Resampling.BOX).tobytes())
    return colours


FIGURES: dict[str, dict[int, str]] = {
    "LEVELLED_CLIP": {
        2: """
        9152 33 2233 -16.81 -17.54 -21.54 -12.37 -15.01 -24 -15.89 -19.08 -22.5 -15.75 -20.05
        -21.23 -15.5 -21.96 -20.13 -15.57 -23.32 -19.14 -15.74 -24.8 -17.77 -16.35 -26.12 -25.62
        """
    },
    "MUSIC_PIECE": {
        1: """
        288 240 216 0 -12.48 -13.99 -15.69 -17.58 -19.7 -22.11 -24.91 -28.24 -50.51 -41.62
        -40.05 -41.43 -43.55 -45.96 -48.76 -52.1
        """
    },
    "ENCODED_PART": {
        2: """
        84 26644 94464 94464 -27 -26.83 -26.72 -29.29 -27 -26.83 -26.72 -29.29
        """
    },
    "OPUS": {
        1: """
        48000 2 -27.28 -27.09 -27.13 -27.24 -27.35 -27.13 -27.3 -27.34
        """
    },
    "PICTURE": {
        4: """
        55 72 87 53 70 86 12 34 57 12 34 57 60 76 90 78 92 103 57 74 89 12 34 57 50 57 70 23 42
        63 20 50 70 15 42 63 69 58 65 52 60 70 29 82 95 22 62 79 52 69 85 63 79 93 56 73 88 12
        34 57 27 46 67 23 44 65 21 42 63 12 34 57 31 43 61 29 42 61 16 46 68 16 45 67 58 57 68
        48 62 76 33 68 84 21 59 79
        """
    },
}
"""Recipe whose last bits depend on machine and libraries -> its number -> figures of the output."""
MEASURED: dict[str, tuple[Callable[[], list[float]], float]] = {
    "LEVELLED_CLIP": (levelled_clip, 0.1),
    "MUSIC_PIECE": (music_piece, 0.1),
    "ENCODED_PART": (encoded_part, 0.2),
    "OPUS": (opus, 0.3),
    "PICTURE": (picture, 6),
}
"""Recipe -> its figures, and by how much each of them may differ on another machine."""


def changed(name: str) -> str:
    """What to do when the output of a recipe is another one."""
    return (
        f"the output of recipes.{name} changed: raise that number, then write the new output here, under it"
    )


def test_every_recipe_is_pinned() -> None:
    """A number that no output stands for could be forgotten."""
    assert EXACT.keys() | MEASURED.keys() == {name for name in vars(recipes) if name.isupper()}
    assert not EXACT.keys() & MEASURED.keys()


@pytest.mark.parametrize("name", EXACT)
def test_output_changes_with_its_number_only(name: str) -> None:
    """Byte for byte, where whole numbers and text are all there is."""
    digest = hashlib.sha256(EXACT[name]()).hexdigest()[:16]
    assert DIGESTS[name].get(getattr(recipes, name)) == digest, changed(name)


@pytest.mark.parametrize("name", MEASURED)
def test_sound_and_pictures_change_with_their_number_only(name: str) -> None:
    """Within what filters, LAME and Pillow may differ between machines: what is heard or seen would be more."""
    figures, tolerance = MEASURED[name]
    expected = FIGURES[name].get(getattr(recipes, name))
    assert expected is not None, changed(name)
    assert figures() == pytest.approx([float(figure) for figure in expected.split()], abs=tolerance), changed(
        name
    )
