"""The MP3 as others read it: right length, no complaint, the samples that went in and no more."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import mutagen.mp3
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.audio import info_frame, meter, mp3
from podcast.audio.mixing import EpisodePart
from podcast.errors import SoundError
from podcast.model import BITRATES, SAMPLE_RATE, AudioFormat
from podcast.store import FolderStore
from tests.properties import examples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    Sound = NDArray[np.float64]

EVERY = [AudioFormat(channels=channels, bitrate=bitrate) for channels in (1, 2) for bitrate in BITRATES]
NAMES = [f"{audio.channels}x{audio.bitrate}" for audio in EVERY]
USUAL = {"1x96", "2x128"}


@pytest.fixture(scope="module")
def words(speechlike: Callable[..., Sound]) -> Callable[..., list[bytes]]:
    """Blocks as the mix gives them: sound, silence to a whole frame and two more."""

    @cache
    def block(channels: int, seed: int) -> bytes:
        sound = speechlike(0.7 + 0.3 * seed, seed, quiet=0.015)
        padded = np.pad(sound, ((0, -len(sound) % 1152 + 2304), (0, 0)))
        return meter.pcm(np.repeat(padded, channels, axis=1))

    def blocks(channels: int, count: int = 5) -> list[bytes]:
        return [block(channels, seed) for seed in range(count)]

    return blocks


def parts(blocks: list[bytes], audio: AudioFormat) -> list[EpisodePart]:
    """Each block as a part, given in two pieces."""

    def part(block: bytes) -> EpisodePart:
        half = len(block) // 8 * 4
        key = hashlib.sha256(block).hexdigest()
        return EpisodePart(key, len(block) // 2 // audio.channels, lambda: [block[:half], block[half:]])

    return [part(block) for block in blocks]


def encoded(blocks: list[bytes], audio: AudioFormat, workers: int = 1) -> bytes:
    out = io.BytesIO()
    mp3.Encoder(audio, workers=workers).write(parts(blocks, audio), out)
    return out.getvalue()


def decoded(data: bytes) -> Sound:
    sound, rate = soundfile.read(io.BytesIO(data), dtype="float64", always_2d=True)
    assert rate == SAMPLE_RATE
    return np.asarray(sound)


def saved(blocks: list[bytes], audio: AudioFormat, path: Path) -> Sound:
    """The samples that are then in the file, as they were before."""
    sound = meter.floats(b"".join(blocks), audio.channels)
    with path.open("w+b") as out:
        made = mp3.Encoder(audio).write(parts(blocks, audio), out)
    assert made.bytes == path.stat().st_size
    assert made.samples == len(sound)
    return sound


@pytest.mark.parametrize("audio", EVERY, ids=NAMES)
def test_every_format_comes_back(
    audio: AudioFormat, words: Callable[..., list[bytes]], tmp_path: Path
) -> None:
    """libsndfile and mutagen agree, and the samples come back where they were."""
    path = tmp_path / "it.mp3"
    sound = saved(words(audio.channels, 3), audio, path)
    back = decoded(path.read_bytes())
    assert back.shape == sound.shape
    assert delay(sound[:, 0], back[:, 0]) == 0
    assert loudness_kept(sound, back) == pytest.approx(1.0, abs=0.03 if audio.bitrate < 64 else 0.01)

    about: Any = mutagen.mp3.MP3(path).info
    assert about.bitrate_mode == mutagen.mp3.BitrateMode.CBR
    assert about.length == pytest.approx(len(sound) / SAMPLE_RATE, abs=0.0001)
    assert about.channels == audio.channels


@pytest.mark.debian("ffmpeg", "mp3val")
@pytest.mark.parametrize(
    "audio",
    [
        pytest.param(audio, id=name, marks=[] if name in USUAL else pytest.mark.slow)
        for audio, name in zip(EVERY, NAMES, strict=True)
    ],
)
def test_every_format_reads_right_everywhere(
    audio: AudioFormat, words: Callable[..., list[bytes]], tmp_path: Path
) -> None:
    """ffprobe, ffmpeg and mp3val agree and have no complaint."""
    path = tmp_path / "it.mp3"
    sound = saved(words(audio.channels), audio, path)
    probed = run("ffprobe", "-v", "warning", "-of", "json", "-show_entries", "format=duration,bit_rate", path)
    assert probed.stderr == ""
    told = json.loads(probed.stdout)["format"]
    assert float(told["duration"]) == pytest.approx(len(sound) / SAMPLE_RATE, abs=0.08)
    assert int(told["bit_rate"]) == pytest.approx(audio.bitrate * 1000, rel=0.02)
    assert run("ffmpeg", "-v", "warning", "-i", path, "-f", "null", "-").stderr == ""
    complaints = [it for it in run("mp3val", path).stdout.splitlines() if it.startswith(("WARNING", "ERROR"))]
    assert all("No supported tags" in complaint for complaint in complaints)


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True)


def delay(before: Sound, after: Sound) -> int:
    """By how many samples `after` is late, by correlation."""
    size = 1 << (len(before) * 2).bit_length()
    product = np.fft.irfft(np.fft.rfft(after, size) * np.conj(np.fft.rfft(before, size)), size)
    place = int(product.argmax())
    return place if place < size // 2 else place - size


def loudness_kept(before: Sound, after: Sound) -> float:
    """The factor between two sounds below 3 kHz; LAME changes it unasked."""
    spectra = [np.fft.rfft(sound[:, 0])[: len(sound) * 3000 // SAMPLE_RATE] for sound in (before, after)]
    return float(abs(np.vdot(spectra[0], spectra[1])) / np.vdot(spectra[0], spectra[0]).real)


def test_the_delay_check_can_fail() -> None:
    """A sample late is seen."""
    sound = np.random.default_rng(1).normal(size=5_000)
    assert delay(sound, sound) == 0
    assert delay(sound, np.roll(sound, 1)) == 1


def test_the_frame_tells_what_is_there(words: Callable[..., list[bytes]]) -> None:
    """Frames, bytes, both checksums, delay and padding, counted here from the bytes."""
    audio = AudioFormat(channels=2, bitrate=128)
    data = encoded(words(2), audio)
    head, rest = data[: info_frame.info_frame_bytes(128)], data[info_frame.info_frame_bytes(128) :]
    frames, place = 0, 0
    while place < len(rest):
        assert rest[place] == 0xFF
        frames += 1
        place += 417 + (rest[place + 2] >> 1 & 1)
    assert place == len(rest)
    told = head[36:]
    assert told[:8] == b"Info\0\0\0\x0f"
    assert int.from_bytes(told[8:12], "big") == frames
    assert int.from_bytes(told[12:16], "big") == len(data)
    table = told[16:116]
    assert all(abs(entry / 256 - percent / 100) <= 1 / 256 for percent, entry in enumerate(table))
    lame = told[120:]
    assert lame[:9] == b"LAME3.100"
    gaps = int.from_bytes(lame[21:24], "big")
    samples = sum(map(len, words(2))) // 4
    assert (gaps >> 12) + samples + (gaps & 0xFFF) == frames * 1152
    assert int.from_bytes(lame[28:32], "big") == len(data)
    assert int.from_bytes(lame[32:34], "big") == slow_crc(rest)
    assert int.from_bytes(lame[34:36], "big") == slow_crc(head[:190])


def slow_crc(data: bytes, crc: int = 0) -> int:
    """CRC-16, polynomial 0x8005, bit by bit."""
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


@given(st.binary(max_size=5000), st.binary(max_size=50))
def test_the_checksum_is_the_slow_one(first: bytes, second: bytes) -> None:
    """In one go or in two; `123456789` has the published value."""
    whole = info_frame.checksum(first + second)
    assert whole == slow_crc(first + second) == info_frame.checksum(second, info_frame.checksum(first))
    assert info_frame.checksum(b"123456789") == 0xBB3D


def test_parts_sound_like_one_encode(words: Callable[..., list[bytes]]) -> None:
    """Joined parts are no further from the original than one encoder's work, nowhere, joins included."""
    audio = AudioFormat()
    blocks = words(1)
    sound = meter.floats(b"".join(blocks))
    joined = decoded(encoded(blocks, audio))
    whole = decoded(encoded([b"".join(blocks)], audio))
    assert joined.shape == whole.shape == sound.shape
    joins = np.cumsum([len(block) // 2 for block in blocks])[:-1]
    windows = [(start, 4410) for start in range(0, len(sound) - 4410, 4410)]
    windows += [(int(join) + offset, 576) for join in joins for offset in (-1152, -576, 0, 576)]
    for start, length in windows:
        part = slice(start, start + length)
        error, usual = (float(np.square(sound[part] - it[part]).mean()) for it in (joined, whole))
        assert error <= 4 * usual + 1e-6


@settings(max_examples=examples(15))
@given(st.lists(st.integers(1, 25), max_size=4), st.integers(1, 30_000), st.integers(1, 2))
def test_any_parts_come_back_whole(frames: list[int], last: int, channels: int) -> None:
    """Whatever their lengths, and that of the last: as many samples come back as went in."""
    random = np.random.default_rng(1)
    lengths = [*(1152 * count for count in frames), last]
    blocks = [meter.pcm(random.normal(size=(length, channels)) * 0.05) for length in lengths]
    data = encoded(blocks, AudioFormat(channels=channels, bitrate=128))
    assert len(decoded(data)) == sum(lengths)


@pytest.mark.parametrize("workers", [2, 5])
def test_workers_change_nothing(workers: int, words: Callable[..., list[bytes]]) -> None:
    """The same bytes from one and from many."""
    blocks = words(1, 12)
    assert encoded(blocks, AudioFormat(), workers) == encoded(blocks, AudioFormat())


def test_only_a_changed_part_is_encoded_again(words: Callable[..., list[bytes]], tmp_path: Path) -> None:
    """The rest comes from the store, byte for byte, and is not even mixed."""
    blocks = words(1, 8)
    encoder = mp3.Encoder(AudioFormat(), FolderStore(tmp_path))
    first, second = io.BytesIO(), io.BytesIO()
    encoder.write(parts(blocks, AudioFormat()), first)
    blocks[3] = blocks[4] + blocks[3]
    edited = parts(blocks, AudioFormat())
    assert encoder.in_store(edited) == [True] * 3 + [False] + [True] * 4
    broken = [part if index == 3 else replace(part, pcm=unheard) for index, part in enumerate(edited)]
    encoder.write(broken, second)
    assert encoder.in_store(edited) == [True] * 8
    assert second.getvalue() == encoded(blocks, AudioFormat()) != first.getvalue()


def unheard() -> list[bytes]:
    """The samples of a part that must not be mixed."""
    raise AssertionError


def test_a_tag_may_stand_before_the_frames(words: Callable[..., list[bytes]]) -> None:
    """The Info frame goes where the file stood, and the file stands at its end after."""
    out = io.BytesIO(b"ID3" + bytes(97))
    out.seek(100)
    made = mp3.Encoder(AudioFormat()).write(parts(words(1), AudioFormat()), out)
    assert out.getvalue()[:100] == b"ID3" + bytes(97)
    assert out.getvalue()[100:] == encoded(words(1), AudioFormat())
    assert out.tell() == 100 + made.bytes == len(out.getvalue())


@pytest.mark.parametrize("audio", [AudioFormat(bitrate=100), AudioFormat(channels=3)])
def test_what_an_mp3_cannot_be(audio: AudioFormat) -> None:
    """Said in one line, with what it can be."""
    with pytest.raises(SoundError, match="96, 112"):
        mp3.Encoder(audio).write([], io.BytesIO())


def test_an_error_in_a_part_comes_through(words: Callable[..., list[bytes]]) -> None:
    """As it is, however many workers are at it."""

    def broken() -> list[bytes]:
        raise SoundError("no more")

    whole = parts(words(1), AudioFormat())
    with pytest.raises(SoundError, match="no more"):
        mp3.Encoder(AudioFormat(), workers=2).write([*whole, replace(whole[1], pcm=broken)], io.BytesIO())
