"""The real edge client against a loopback service that speaks its protocol, and fails as it fails."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from podcast.errors import EngineError, VoiceError
from podcast.model import Delivery, Speech, Utterance, Voice
from podcast.store import FolderStore
from podcast.voices import engines
from podcast.voices.engines.throttle import TRIES
from podcast.voices.pool import SpeechRequest, speak

if TYPE_CHECKING:
    from pathlib import Path

    from tests.voices.edge_server import EdgeServer

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
    ("fault", "wait_s"), [("429", 4), ("503", 4), ("no audio", 1), ("drop", None), ("garbage text", None)]
)
def test_who_is_to_wait(edge_server: EdgeServer, fault: str, wait_s: float | None) -> None:
    """A service that says stop says it to all; a connection that drops is one line's affair."""
    edge_server.faults = [fault]
    with pytest.raises(EngineError) as caught:
        say()
    assert caught.value.wait_s == wait_s


@pytest.mark.parametrize(
    ("named", "least", "most"),
    [("30", 30, 30), ("0", 4, 4), ("soon", 4, 4), ("-5", 4, 4), ("date", 97, 101), ("past", 4, 4)],
)
def test_retry_after(edge_server: EdgeServer, named: str, least: float, most: float) -> None:
    """A wait that the service names, in seconds or as a date, is the one to keep."""
    dates = {"date": datetime.now(UTC) + timedelta(seconds=100), "past": datetime(2020, 1, 1, tzinfo=UTC)}
    edge_server.retry_after = format_datetime(dates[named], usegmt=True) if named in dates else named
    edge_server.faults = ["429"]
    with pytest.raises(EngineError) as caught:
        say()
    assert caught.value.passing
    assert caught.value.wait_s is not None
    assert least <= caught.value.wait_s <= most


def test_a_wait_that_is_too_long(edge_server: EdgeServer) -> None:
    """Nobody sits through an hour: that is a failure, which says so."""
    edge_server.retry_after = "3600"
    edge_server.faults = ["503"]
    with pytest.raises(
        EngineError, match=r"busy \(503\); wait a while, 60 minutes by its own word, or use"
    ) as caught:
        say()
    assert not caught.value.passing


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
    assert caught.value.wait_s == 1
    german = Utterance(("Der Pegel wird täglich gelesen.",), Voice("edge", "de-DE-KatjaNeural"))
    with pytest.raises(EngineError, match=r"or use piper:/path/to/voice\.onnx in that language") as caught:
        engines.load("edge").synthesize(german)
    assert "hibari" not in str(caught.value), "no English voice is a way out of German"


def test_deadline(edge_server: EdgeServer) -> None:
    """A service that never answers is left at the deadline; else this test would never end."""
    edge_server.faults = ["hang"]
    with pytest.raises(EngineError, match=r"did not finish within 0\.5 s") as caught:
        say(deadline_s=0.5)
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

    TURNS = (SpeechRequest(Utterance(TEXT, ARIA), "line 7 (Theo)"),)

    @pytest.mark.parametrize("fault", ["drop", "close", "no audio", "429", "garbage sound"])
    def test_a_fault_that_passes(self, edge_server: EdgeServer, tmp_path: Path, fault: str) -> None:
        """Three faults, then sound."""
        edge_server.faults = [fault] * 3
        waits: list[float] = []
        spoken = speak(self.TURNS, FolderStore(tmp_path), lambda _, said: said, sleep=waits.append)
        assert spoken.results[0].seconds > 4
        assert edge_server.handshakes == 4
        assert len(waits) == 3
        assert waits == sorted(waits)

    def test_a_fault_that_stays(self, edge_server: EdgeServer, tmp_path: Path) -> None:
        """After the last try, one line that names the line."""
        edge_server.faults = ["drop"] * 99
        with pytest.raises(EngineError, match=r"^line 7 \(Theo\): no connection to the edge service"):
            speak(self.TURNS, FolderStore(tmp_path), lambda _, said: said, sleep=lambda _: None)
        assert edge_server.handshakes == TRIES

    def test_a_refusal(self, edge_server: EdgeServer, tmp_path: Path) -> None:
        """What is refused is not asked for again."""
        edge_server.faults = ["400"] * 99
        with pytest.raises(EngineError, match=r"^line 7 \(Theo\): the edge service refuses"):
            speak(self.TURNS, FolderStore(tmp_path), lambda _, said: said, sleep=lambda _: None)
        assert edge_server.handshakes == 1


class TestBusy:
    """A service that says stop, and four lines at once that hear it."""

    @pytest.fixture
    def busy(self, edge_server: EdgeServer) -> EdgeServer:
        """It refuses everybody for ten seconds, which pass while the workers wait."""
        edge_server.busy_until = 10.0
        edge_server.together = asyncio.Barrier(4)
        return edge_server

    @pytest.fixture
    def turns(self) -> list[SpeechRequest]:
        """Twelve lines, each longer than the one before."""
        return [
            SpeechRequest(Utterance((f"This is line number {'x' * at}.",), ARIA), f"line {at}")
            for at in range(1, 13)
        ]

    def test_all_wait_and_one_goes_first(
        self, busy: EdgeServer, turns: list[SpeechRequest], tmp_path: Path
    ) -> None:
        """The others ask nothing until one has been answered; in the end all is spoken, once, in order."""
        waits: list[float] = []

        def sleep(seconds: float) -> None:
            waits.append(seconds)
            busy.now += seconds

        spoken = speak(turns, FolderStore(tmp_path), lambda at, said: (at, said.seconds), sleep=sleep)
        what = [what for what, *_ in busy.log]
        assert what[:12] == [*["asked"] * 4, *["refused"] * 4, "asked", "refused", "asked", "spoken"]
        asked = [when for what, when, _ in busy.log if what == "asked"]
        assert asked[:6] == [0, 0, 0, 0, waits[0], sum(waits)]
        assert 4 <= waits[0] <= 5
        assert 8 <= waits[1] <= 10
        assert len(waits) == 2
        assert max(asking for *_, asking in busy.log) == 4
        texts = [turn.utterance.text for turn in turns]
        assert sorted(re.sub("<.*?>", "", request) for request in busy.requests) == sorted(texts)
        assert [at for at, _ in spoken.results] == list(range(12))
        assert [seconds for _, seconds in spoken.results] == pytest.approx(
            [0.1 + 0.065 * len(text) for text in texts], abs=0.12
        )
        assert (spoken.called, spoken.reused) == (12, 0)

    def test_the_wait_it_names(self, busy: EdgeServer, turns: list[SpeechRequest], tmp_path: Path) -> None:
        """Retry-After is kept: one wait is enough."""
        busy.retry_after = "12"
        waits: list[float] = []

        def sleep(seconds: float) -> None:
            waits.append(seconds)
            busy.now += seconds

        speak(turns, FolderStore(tmp_path), lambda *_: None, sleep=sleep)
        assert len(waits) == 1
        assert 12 <= waits[0] <= 15
        assert busy.handshakes == 4 + 12

    def test_for_good(self, busy: EdgeServer, turns: list[SpeechRequest], tmp_path: Path) -> None:
        """One line has its tries, nobody asks after the last of them, and the error tells which it was."""
        busy.busy_until = 1e9
        waits: list[float] = []
        with pytest.raises(EngineError, match=r"^line 12: the edge service is busy \(429\)") as caught:
            speak(turns, FolderStore(tmp_path), lambda *_: None, sleep=waits.append)
        assert caught.value.index == 11
        assert busy.handshakes == 4 + TRIES - 1
        assert len(waits) == TRIES - 1
        assert not busy.requests
