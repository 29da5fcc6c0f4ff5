"""The usual way from clips to an MP3: `combined += clip` with pydub, a WAV, ffmpeg's two-pass loudnorm and libmp3lame.

python benchmarks/usual.py CLIPS.. MP3
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import time
from pathlib import Path

from pydub import AudioSegment

GAP_MS = 250
TARGET = "loudnorm=I=-16:TP=-1.5:LRA=11"


def main() -> None:
    """Make the MP3 and print the seconds that each step took as JSON; importing is not counted."""
    *clips, mp3 = map(Path, sys.argv[1:])
    wav = mp3.with_suffix(".wav")
    times = [time.perf_counter()]
    combined = joined(clips)
    times.append(time.perf_counter())
    combined.export(str(wav), format="wav")
    times.append(time.perf_counter())
    measured = measure(wav)
    times.append(time.perf_counter())
    encode(wav, measured, mp3)
    times.append(time.perf_counter())
    join, export, first, second = (stop - start for start, stop in itertools.pairwise(times))
    print(
        json.dumps(
            {"join": join, "export": export, "measure": first, "encode": second, "all": times[-1] - times[0]}
        )
    )


def joined(clips: list[Path]) -> AudioSegment:
    """All clips, a gap after each."""
    combined = AudioSegment.empty()
    for clip in clips:
        combined += AudioSegment.from_wav(str(clip))
        combined += AudioSegment.silent(GAP_MS)
    return combined


def measure(wav: Path) -> dict[str, str]:
    """What the first pass of loudnorm found."""
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", wav, "-af", f"{TARGET}:print_format=json"]
    said = subprocess.run([*command, "-f", "null", "-"], check=True, capture_output=True, text=True).stderr
    found: dict[str, str] = json.loads(said[said.rindex("{") : said.rindex("}") + 1])
    return found


def encode(wav: Path, measured: dict[str, str], mp3: Path) -> None:
    """The second pass, and LAME behind it."""
    told = ":".join(
        f"{name}={measured[key]}"
        for name, key in (
            ("measured_I", "input_i"),
            ("measured_TP", "input_tp"),
            ("measured_LRA", "input_lra"),
            ("measured_thresh", "input_thresh"),
            ("offset", "target_offset"),
        )
    )
    form = ["-ar", "44100", "-ac", "1", "-c:a", "libmp3lame", "-b:a", "96k"]
    command = ["ffmpeg", "-hide_banner", "-nostats", "-y", "-i", wav, "-af", f"{TARGET}:{told}:linear=true"]
    subprocess.run([*command, *form, mp3], check=True, capture_output=True)


if __name__ == "__main__":
    main()
