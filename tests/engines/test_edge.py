"""The real edge client against a loopback service that speaks its protocol, and fails as it fails."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from podcast import engines
from podcast.errors import EngineError, VoiceError
from podcast.model import Delivery, Speech, Utterance, Voice
from podcast.speech import TRIES, Turn, speak
from podcast.store import FolderStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engines.edge_server import EdgeServer

ARIA = Voice("edge", "en-US-AriaNeural")
TEXT = ("The gauge at Brest has measured the tide.", "Why does that matter & to whom?")


def say(deadline_s: float = 20, delivery: Delivery = Delivery()) -> Speech:  # noqa: B008 - frozen
    """Speak with the engine itself."""
    return engines.load("edge").synthesize(Utterance(TEXT, ARIA, delivery, deadline_s=deadline_s))


def test_sound_and_marks(edge_server: EdgeServer) -> None:
    """The MP3 is decoded whole, and each sentence has its start."""
    speech = say()
    long = 0.065 * (len(TEXT[0]) + len(TEXT[1])) + 0.1
    assert speech.sample_rate == 24_000
    assert speech.seconds == pytest.approx(long, abs=0.12)
    assert speech.marks == (2400, round((0.1 + 0.065 * len(TEXT[0])) * 24_000))
    assert "&amp; to whom" in edge_server.requests[0]


def test_delivery(edge_server: EdgeServer) -> None:
    """Rate and pitch are sent in the service's own syntax; the volume is the mix's business."""
    say(delivery=Delivery("+12.5%", "-2Hz", "+50%"))
    assert "pitch='-2Hz' rate='+12%' volume='+0%'" in edge_server.requests[0]


@pytest.mark.parametrize(
    ("fault", "passing", "words"),
    [
        ("drop", True, "no connection"),
        ("close", True, "closed before the end"),
        ("no audio", True, "sent no audio for edge:en-US-AriaNeural"),
        ("429", True, "busy (429)"),
        ("503", True, "busy (503)"),
        ("garbage text", True, "cannot be read"),
        ("garbage frame", True, "cannot be read"),
        ("garbage sound", True, "no audio"),
        ("400", False, "refuses edge:en-US-AriaNeural (400)"),
        ("401", False, "(401)"),
        ("403", False, "(403)"),
    ],
)
def test_fault(edge_server: EdgeServer, fault: str, passing: bool, words: str) -> None:
    """Each fault is one line that says what to do, and whether another try may help."""
    edge_server.faults = [fault] * 2  # the client itself asks twice after a 403, to mend its clock
    with pytest.raises(EngineError) as caught:
        say()
    assert caught.value.passing is passing
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a service to connect to, the network is named."""
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", "ws://127.0.0.1:9/edge?x=1")
    with pytest.raises(EngineError, match=r"check the network, or use hibari:heart") as caught:
        say()
    assert caught.value.passing


def test_deadline(edge_server: EdgeServer) -> None:
    """A service that never answers is left at the deadline."""
    edge_server.faults = ["hang"]
    start = time.monotonic()
    with pytest.raises(EngineError, match=r"did not finish within 0\.5 s") as caught:
        say(deadline_s=0.5)
    assert time.monotonic() - start < 3
    assert caught.value.passing


@pytest.mark.parametrize(
    ("name", "delivery", "word"),
    [
        ("en-US-Aria", Delivery(), "did you mean 'en-US-AriaNeural'"),
        ("en-US-Aria'/><Neural", Delivery(), "no voice"),
        ("en-US-AriaNeural", Delivery(pitch="+10%"), "hertz"),
        ("en-US-AriaNeural", Delivery(rate="quick"), "write it as"),
    ],
)
def test_check(name: str, delivery: Delivery, word: str) -> None:
    """What can be known without the network is said without it."""
    assert word in engines.load("edge").check(Voice("edge", name), delivery)
    with pytest.raises(VoiceError):
        engines.load("edge").synthesize(Utterance(("Hello.",), Voice("edge", name), delivery))


@pytest.mark.parametrize("name", ["en-US-AriaNeural", "zh-CN-liaoning-XiaobeiNeural", "fil-PH-AngeloNeural"])
def test_any_well_formed_name(name: str) -> None:
    """The service has hundreds of voices; any name of their form may be one."""
    assert engines.load("edge").check(Voice("edge", name)) == ""


class TestSpoken:
    """The same faults, with the tries that `speak` adds."""

    TURNS = (Turn(Utterance(TEXT, ARIA), "line 7 (Theo)"),)

    @pytest.mark.parametrize("fault", ["drop", "close", "no audio", "429", "garbage sound"])
    def test_a_fault_that_passes(self, edge_server: EdgeServer, tmp_path: Path, fault: str) -> None:
        """Three faults, then sound."""
        edge_server.faults = [fault] * 3
        waits: list[float] = []
        spoken = speak(self.TURNS, FolderStore(tmp_path), sleep=waits.append)
        assert spoken.speeches[0].seconds > 4
        assert edge_server.handshakes == 4
        assert len(waits) == 3
        assert waits == sorted(waits)

    def test_a_fault_that_stays(self, edge_server: EdgeServer, tmp_path: Path) -> None:
        """After the last try, one line that names the line."""
        edge_server.faults = ["drop"] * 99
        with pytest.raises(EngineError, match=r"^line 7 \(Theo\): no connection to the edge service"):
            speak(self.TURNS, FolderStore(tmp_path), sleep=lambda _: None)
        assert edge_server.handshakes == TRIES

    def test_a_refusal(self, edge_server: EdgeServer, tmp_path: Path) -> None:
        """What is refused is not asked for again."""
        edge_server.faults = ["400"] * 99
        with pytest.raises(EngineError, match=r"^line 7 \(Theo\): the edge service refuses"):
            speak(self.TURNS, FolderStore(tmp_path), sleep=lambda _: None)
        assert edge_server.handshakes == 1
