"""From a score to a theme's files: `python music/render.py harbour`.

Each part becomes a MIDI file and a dry stem (fluidsynth); stems are levelled, placed and sent to one room; the piece
is brought to its loudness, limited, faded and written. The same programs give the same samples.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import mido
import numpy as np
import pyloudnorm
import soundfile
from numpy.typing import NDArray
from scipy import ndimage, signal
from score import KIT, Note, Part, Piece, Theme, read

if TYPE_CHECKING:
    from score import Curve

Audio = NDArray[np.float64]

RATE = 44_100
LUFS, PEAK = -16.0, -2.2
TICKS = 480  # to a quarter, so 240 to an eighth
TAIL = 4.0
SOUNDFONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
THEMES = Path(__file__).parents[1] / "podcast" / "audio" / "themes"


def value(curve: Curve, at: float) -> float:
    return float(np.interp(at, *zip(*curve, strict=True)))


def speed(piece: Piece, at: float) -> float:
    """Eighths a second."""
    return [pace for start, pace in piece.tempo if start <= at][-1] * piece.metre.beat / 60


# --- score to MIDI ----------------------------------------------------------------------------


def performed(piece: Piece, part: Part) -> list[tuple[float, float, int, int]]:
    """(start, end, pitch, velocity) in eighths as a player would: weight on the beat, nobody quite on time."""
    dice = random.Random(f"{piece.name}/{part.name}")  # noqa: S311  the same performance each time
    notes = read(part.notes, piece.metre)
    played: list[tuple[float, float, int, int]] = []
    for index, note in enumerate(notes):
        below = sum(other.at == note.at for other in notes[:index])
        late = dice.triangular(-0.008, 0.012, 0.0) + below * part.roll
        start = max(0.0, note.at + late * speed(piece, note.at))
        velocity = value(part.touch, note.at) + piece.metre.weight(note.at) + dice.triangular(-3, 3)
        played.append(
            (
                start,
                max(start + 0.1, released(note, part, notes)),
                note.pitch,
                round(np.clip(velocity, 1, 127)),
            )
        )
    return played


def released(note: Note, part: Part, notes: list[Note]) -> float:
    end = note.at + note.length
    if part.hold:
        end = max(end, (note.at // part.hold + 1) * part.hold)
    again = [other.at for other in notes if other.pitch == note.pitch and other.at > note.at]
    return min([end, *again]) - 0.02


def midi(piece: Piece, part: Part) -> mido.MidiFile:
    events: list[tuple[float, int, mido.Message | mido.MetaMessage]] = [
        (at, 0, mido.MetaMessage("set_tempo", tempo=round(120e6 / pace / piece.metre.beat)))
        for at, pace in piece.tempo
    ]
    channel, program = (9, part.program - KIT) if part.program >= KIT else (0, part.program)
    events.append((0, 1, mido.Message("program_change", channel=channel, program=program)))
    for quarter in range(int(4 * part.breath[-1][0]) + 1 if part.breath else 0):
        swell = round(value(part.breath, quarter / 4))
        events.append(
            (quarter / 4, 2, mido.Message("control_change", channel=channel, control=11, value=swell))
        )
    for start, end, number, velocity in performed(piece, part):
        events.append((start, 4, mido.Message("note_on", channel=channel, note=number, velocity=velocity)))
        events.append((end, 3, mido.Message("note_off", channel=channel, note=number)))
    last = max(at for at, *_ in events) + TAIL * speed(piece, 1e9)
    events.append((last, 5, mido.MetaMessage("end_of_track")))
    track = mido.MidiTrack()
    ticks = 0
    for at, _, message in sorted(events, key=lambda event: event[:2]):
        now = round(at * TICKS / 2)
        track.append(message.copy(time=now - ticks))
        ticks = now
    return mido.MidiFile(type=0, ticks_per_beat=TICKS, tracks=[track])


# --- MIDI to stems ----------------------------------------------------------------------------


def stem(piece: Piece, part: Part, folder: Path) -> Audio:
    """The part alone, dry, at its level; a loop's tail comes round to its start."""
    score, wav = folder / "part.mid", folder / "part.wav"
    midi(piece, part).save(score)
    command = [synthesizer(), "-niq", "-R0", "-C0", "-g0.5", f"-r{RATE}", "-Ofloat", "-Twav"]
    command += ["-osynth.dynamic-sample-loading=1", f"-F{wav}", str(SOUNDFONT), str(score)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own program, our own files
    # One microphone, as the two of the piano and the strings cancel each other in mono: the right one, where the
    # piano is even from note to note. The room gives width.
    sound = soundfile.read(wav, always_2d=True)[0][:, 1:]
    sound = signal.sosfilt(signal.butter(2, part.cut, "bandpass", fs=RATE, output="sos"), sound, axis=0)
    turn = (part.pan + 1) * np.pi / 4
    sound = sound * np.sqrt(2) * [np.cos(turn), np.sin(turn)]
    length = round(piece.seconds * RATE)
    sound = wrapped(sound, length) if piece.loop else fitted(sound, length)
    return sound * 10 ** ((part.level - momentary(sound).max()) / 20)


def synthesizer() -> str:
    program = shutil.which("fluidsynth")
    if program is None or not SOUNDFONT.exists():
        raise SystemExit("render.py: needs Debian's fluidsynth and fluid-soundfont-gm")
    return program


def fitted(sound: Audio, length: int) -> Audio:
    return np.pad(sound[:length], ((0, max(0, length - len(sound))), (0, 0)))


def wrapped(sound: Audio, length: int) -> Audio:
    """What sounds after the end sounds over the beginning, as in a loop that has always been going."""
    rounds = -(-len(sound) // length)
    return fitted(sound, rounds * length).reshape(rounds, length, 2).sum(axis=0)


# --- stems to a piece -------------------------------------------------------------------------


def room() -> Audio:
    """A small hall's impulse response: noise whose highs die first, 20 ms after the sound."""
    noise = np.random.RandomState(1).standard_normal((round(2.2 * RATE), 2))  # the frozen generator
    time = np.arange(len(noise))[:, None] / RATE
    response = np.zeros_like(noise)
    for low, high, decay in ((150, 500, 1.8), (500, 2_000, 1.5), (2_000, 6_000, 0.9)):
        band = signal.sosfilt(signal.butter(2, (low, high), "bandpass", fs=RATE, output="sos"), noise, axis=0)
        response += band * 10 ** (-3 * time / decay)
    response *= np.minimum(1, time / 0.015)
    response = np.pad(response, ((round(0.02 * RATE), 0), (0, 0)))
    return response / np.sqrt((response**2).sum(axis=0))


def mixed(piece: Piece, stems: list[Audio]) -> Audio:
    dry = np.sum(stems, axis=0)
    sent = np.sum(
        [sound * 10 ** (part.room / 20) for sound, part in zip(stems, piece.parts, strict=True)], axis=0
    )
    response = room()
    wet = signal.fftconvolve(np.tile(sent, (2 if piece.loop else 1, 1)), response, axes=0)
    return dry + (wet[len(dry) : 2 * len(dry)] if piece.loop else wet[: len(dry)])


def mastered(piece: Piece, sound: Audio) -> Audio:
    """A little EQ, the loudness, the ceiling, the ends. A loop is worked on in the middle of three rounds of itself."""
    rounds = 3 if piece.loop else 1
    centre = sound.mean(axis=1, keepdims=True)
    whole = np.tile(centre + (sound - centre) * piece.width, (rounds, 1))
    whole = signal.sosfilt(signal.butter(2, 32, "highpass", fs=RATE, output="sos"), whole, axis=0)
    whole = signal.sosfilt(signal.butter(6, piece.top, fs=RATE, output="sos"), whole, axis=0)
    whole = whole + (10 ** (piece.presence / 20) - 1) * signal.sosfiltfilt(
        signal.butter(1, (1_200, 3_600), "bandpass", fs=RATE, output="sos"), whole, axis=0
    )
    for _ in range(3):  # the limiter takes a little loudness away
        whole = limited(whole * 10 ** ((LUFS - loudness(piece, whole)) / 20))
    middle = whole[len(sound) : 2 * len(sound)] if piece.loop else whole
    return middle if piece.loop else middle * ends(piece)


def ends(piece: Piece) -> Audio:
    """2 ms in; out along half a cosine, then 50 ms of nothing."""
    length, fade, quiet = (round(value * RATE) for value in (piece.seconds, piece.fade, 0.05))
    gain = np.ones(length)
    gain[:88] = np.linspace(0, 1, 88)
    gain[-fade - quiet : -quiet] = (1 + np.cos(np.linspace(0, np.pi, fade))) / 2
    gain[-quiet:] = 0
    return gain[:, None]


def limited(sound: Audio) -> Audio:
    """Look 5 ms ahead for true peaks over the ceiling and duck smoothly under them."""
    peaks = np.zeros(len(sound))
    for channel in sound.T:  # one after the other, in a row of its own: half the time
        between = np.abs(signal.resample_poly(np.ascontiguousarray(channel), 4, 1))
        for at in range(4):
            np.maximum(peaks, between[at::4], out=peaks)
    need = np.minimum(1, 10 ** (PEAK / 20) / np.maximum(peaks, 1e-9))
    window = signal.windows.hann(round(0.01 * RATE) | 1)
    need = ndimage.minimum_filter1d(need, len(window))
    around = np.pad(need, len(window) // 2, "symmetric")
    return sound * signal.oaconvolve(around, window / window.sum(), mode="valid")[:, None]


def momentary(sound: Audio) -> Audio:
    """BS.1770 loudness of each 400 ms, every 100 ms."""
    weighted = np.pad(sound, ((0, max(0, round(0.4 * RATE) - len(sound))), (0, 0)))
    for stage in (
        pyloudnorm.IIRfilter(4.0, 1 / np.sqrt(2), 1500.0, RATE, "high_shelf"),
        pyloudnorm.IIRfilter(0.0, 0.5, 38.0, RATE, "high_pass"),
    ):
        weighted = signal.lfilter(stage.b, stage.a, weighted, axis=0)
    power = np.cumsum(np.pad((weighted**2).sum(axis=1), (1, 0)))
    block = round(0.4 * RATE)
    return -0.691 + 10 * np.log10((power[block :: RATE // 10] - power[: -block : RATE // 10]) / block + 1e-12)


def loudness(piece: Piece, sound: Audio) -> float:
    if piece.momentary:
        return float(momentary(sound).max())
    return float(pyloudnorm.Meter(RATE).integrated_loudness(sound))


# --- a theme ----------------------------------------------------------------------------------


def describe(theme: Theme) -> str:
    """theme.toml."""
    version = subprocess.run([synthesizer(), "--version"], check=True, capture_output=True, text=True).stdout  # noqa: S603
    rows = [
        f'{key} = "{getattr(theme, key)}"'
        for key in ("title", "mood", "composer", "licence", "instruments", "soundfont")
    ]
    rows += ["", "[rendered]", "# Same versions, same samples."]
    rows += [f'fluidsynth = "{version.split("version ")[1].split()[0]}"']
    rows += [f'soundfont = "sha256:{hashlib.sha256(SOUNDFONT.read_bytes()).hexdigest()}"']
    return "\n".join(rows) + "\n"


def render(theme: Theme, out: Path, stems: Path | None = None) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for piece in theme.pieces:
            parts = [stem(piece, part, Path(folder)) for part in piece.parts]
            sound = mastered(piece, mixed(piece, parts))
            samples = np.round(sound * 32_767).astype(np.int16)
            soundfile.write(out / f"{piece.name}.flac", samples, RATE, "PCM_16", compression_level=1.0)
            if stems is not None:
                stems.mkdir(parents=True, exist_ok=True)
                for part, audio in zip(piece.parts, parts, strict=True):
                    soundfile.write(stems / f"{piece.name}-{part.name}.wav", audio, RATE, "FLOAT")
                    midi(piece, part).save(stems / f"{piece.name}-{part.name}.mid")
    (out / "theme.toml").write_text(describe(theme), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("theme", help="a score beside this file: harbour, telegraph or kite")
    parser.add_argument("--out", type=Path, help="instead of podcast/audio/themes/THEME")
    parser.add_argument("--stems", type=Path, help="also keep each part's sound and MIDI here")
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    render(importlib.import_module(options.theme).THEME, options.out or THEMES / options.theme, options.stems)


if __name__ == "__main__":
    main()
