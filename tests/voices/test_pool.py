"""Lines to clips: what is spoken is kept, what is kept is not spoken, and nothing is missing in silence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast.errors import EngineError, PodcastError, VoiceError
from podcast.model import Delivery, Report, Speech, Stage, Utterance, Voice, silent
from podcast.store import FolderStore
from podcast.voices import engines, pool
from podcast.voices.engines.plausibility import implausible
from podcast.voices.engines.throttle import TRIES
from podcast.voices.pool import SpeechRequest, SpeechResults, clip_key, speak
from tests.voices import stand_in

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = [
    "How long has anyone been watching this water?",
    "Since long ago. The gauge has measured the tide for longer than almost any other.",
    "And what does it show?",
    "The sea there now stands thirty centimetres higher.",
    "Right.",
]


class Fake(engines.Engine):
    """Speaks by the tone engine, counts, and fails as a test asks."""

    online = True
    parallel = 4

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.answers: list[Speech | Exception] = []
        """What the next calls give in place of sound."""
        self.bad = ""
        """A text that never works."""
        self.at_once = 0
        self.most_at_once = 0
        self._lock = threading.Lock()

    def synthesize(self, utterance: Utterance) -> Speech:
        """Speak, or fail."""
        with self._lock:
            self.calls.append(utterance.text)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            answer = self.answers.pop(0) if self.answers else None
        try:
            time.sleep(0.01)
            if self.bad and self.bad in utterance.text:
                raise EngineError("it is broken; mend it")
            if isinstance(answer, Exception):
                raise answer
            return answer or engines.load("tone").synthesize(utterance)
        finally:
            with self._lock:
                self.at_once -= 1


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """An engine named `fake`."""
    engines.load("tone")
    engine = Fake()
    stand_in.install(monkeypatch, "fake", engine)
    return engine


def requests(*lines: str, voice: str = "fake:a") -> list[SpeechRequest]:
    """Return lines as requests, one sentence each."""
    return [
        SpeechRequest(Utterance(tuple(line.split(". ")), Voice.parse(voice)), f"line {at} (Theo)")
        for at, line in enumerate(lines, 1)
    ]


def speak_all(
    requests: list[SpeechRequest],
    store: FolderStore,
    report: Report = silent,
    *,
    workers: int | None = None,
    sleep: Callable[[float], object] | None = None,
) -> SpeechResults[Speech]:
    """Return the speech itself of all requests."""
    return speak(requests, store, lambda _, sound: sound, report, workers=workers, sleep=sleep)


class TestCache:
    """What an engine is asked for."""

    def test_second_run_asks_for_nothing(self, fake: Fake, tmp_path: Path) -> None:
        """All from the cache: the same speech, with its marks."""
        first = speak_all(requests(*LINES), FolderStore(tmp_path))
        assert (first.called, first.reused, len(fake.calls)) == (5, 0, 5)
        second = speak_all(requests(*LINES), FolderStore(tmp_path))
        assert (second.called, second.reused, len(fake.calls)) == (0, 5, 5)
        assert second.results == first.results
        assert len(second.results[1].marks) == 2

    def test_changed_line_costs_one_call(self, fake: Fake, tmp_path: Path) -> None:
        """An edit speaks the edited line alone, and the order is the script's."""
        first = speak_all(requests(*LINES), FolderStore(tmp_path))
        edited = [*LINES[:2], "And what is new?", *LINES[3:]]
        second = speak_all(requests(*edited), FolderStore(tmp_path))
        assert fake.calls[5:] == ["And what is new?"]
        assert second.called == 1
        assert second.results[:2] + second.results[3:] == first.results[:2] + first.results[3:]

    def test_same_line_twice_is_spoken_once(self, fake: Fake, tmp_path: Path) -> None:
        """Identical utterances are one call."""
        spoken = speak_all(requests("Right.", "Why?", "Right."), FolderStore(tmp_path))
        assert (spoken.called, spoken.reused, sorted(fake.calls)) == (2, 1, ["Right.", "Why?"])
        assert spoken.results[0] == spoken.results[2]

    @pytest.mark.parametrize("harm", ["cut", "flip", "empty", "no header"])
    def test_damaged_clip_is_spoken_again(self, fake: Fake, tmp_path: Path, harm: str) -> None:
        """A damaged clip costs one call and is mended."""
        store = FolderStore(tmp_path)
        first = speak_all(requests(*LINES), store)
        path = store._path(clip_key(requests(*LINES)[0].utterance))
        data = path.read_bytes()
        if harm == "no header":
            store.put(clip_key(requests(*LINES)[0].utterance), b"neither header nor sound")
        else:
            path.write_bytes({"cut": data[:-9], "flip": data[:-1] + b"\x55", "empty": b""}[harm])
        assert speak_all(requests(*LINES), store).results == first.results
        assert fake.calls[5:] == [LINES[0]]
        assert speak_all(requests(*LINES), store).called == 0

    @pytest.mark.usefixtures("fake")
    def test_key_holds_all_that_decides(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Voice, engine, its version, delivery, language and sentences; not volume, not deadline."""
        plain = Utterance(("Yes.", "No."), Voice("fake", "a"))
        others = [
            replace(plain, voice=Voice("fake", "b")),
            replace(plain, voice=Voice("tone", "a")),
            replace(plain, sentences=("Yes. No.",), written=()),
            replace(plain, delivery=Delivery(rate="+10%")),
            replace(plain, delivery=Delivery(pitch="+10%")),
            replace(plain, language="de"),
        ]
        keys = {clip_key(utterance) for utterance in (plain, *others)}
        assert len(keys) == 7
        assert clip_key(replace(plain, delivery=Delivery(volume="+10%"), deadline_s=1)) in keys
        monkeypatch.setattr(engines.load("fake"), "version", "2")
        assert clip_key(plain) not in keys

    def test_damage_is_found_by_a_worker(
        self, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is spoken again is called, counted in the progress, and needs its voice."""
        store = FolderStore(tmp_path)
        speak_all(requests(*LINES), store)
        key = clip_key(requests(*LINES)[2].utterance)
        store._path(key).write_bytes(b"")
        reports: list[tuple[Stage, float, float, str]] = []
        spoken = speak_all(requests(*LINES), store, lambda *progress: reports.append(progress))
        assert (spoken.called, spoken.reused) == (1, 4)
        assert reports == [(Stage.SPEAKING, 5, 5, "line 1 of 1")]
        store._path(key).write_bytes(b"")
        monkeypatch.setattr(fake, "check", lambda *_: "gone")
        with pytest.raises(VoiceError, match=r"^line 3 \(Theo\): gone"):
            speak_all(requests(*LINES), store)

    def test_what_is_cached_needs_no_voice(
        self, fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A voice that cannot be used any more does no harm to what it has spoken."""
        speak_all(requests(*LINES), FolderStore(tmp_path))
        monkeypatch.setattr(fake, "check", lambda *_: "gone")
        assert speak_all(requests(*LINES), FolderStore(tmp_path)).called == 0
        with pytest.raises(VoiceError, match=r"^line 2 \(Theo\): gone"):
            speak_all(requests(LINES[0], "New."), FolderStore(tmp_path))


class TestThen:
    """What is done with the speech."""

    @pytest.mark.usefixtures("fake")
    @pytest.mark.parametrize("kept", [False, True])
    def test_once_a_turn_in_a_worker_and_in_order(self, tmp_path: Path, kept: bool) -> None:
        """Each turn is handed its own sound, spoken or kept, away from the caller's thread."""
        lines = requests(*LINES, LINES[0], LINES[4])
        if kept:
            speak_all(lines, FolderStore(tmp_path))
        threads = set()
        handed = []

        def then(index: int, sound: Speech) -> tuple[int, Speech]:
            threads.add(threading.current_thread())
            handed.append(index)
            return index, sound

        made = speak(lines, FolderStore(tmp_path), then).results
        tone = engines.load("tone")
        assert made == tuple((at, tone.synthesize(turn.utterance)) for at, turn in enumerate(lines))
        assert sorted(handed) == list(range(7))
        assert threading.current_thread() not in threads

    @pytest.mark.usefixtures("fake")
    @pytest.mark.parametrize("kept", [False, True])
    def test_its_failure_ends_the_run(self, tmp_path: Path, kept: bool) -> None:
        """As it is, and what is spoken stays."""
        lines = [f"This is line number {'x' * at}." for at in range(1, 40)]
        store = FolderStore(tmp_path)
        if kept:
            speak_all(requests(*lines), store)
        slip = ZeroDivisionError("a slip")
        handed = []

        def then(index: int, _: Speech) -> None:
            handed.append(index)
            if index == 30:
                raise slip

        with pytest.raises(ZeroDivisionError) as caught:
            speak(requests(*lines), store, then)
        assert caught.value is slip
        assert len(handed) < 39
        assert all(store.has(clip_key(requests(*lines)[index].utterance)) for index in handed)

    @pytest.mark.usefixtures("fake")
    @pytest.mark.parametrize("kept", [False, True])
    def test_speech_is_dropped(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool) -> None:
        """Of 200 lines no more are in memory at once than there are threads."""

        class Watched(Speech):
            """Speech that can be watched: it has no slots."""

        alive: weakref.WeakSet[Watched] = weakref.WeakSet()
        most = 0

        def watched(pcm: bytes, rate: int, marks: tuple[int, ...]) -> Watched:
            alive.add(pool := Watched(pcm, rate, marks))
            return pool

        def tone(utterance: Utterance) -> Speech:
            pool = engines.load("tone").synthesize(utterance)
            return watched(pool.pcm, pool.sample_rate, pool.marks)

        def then(*_: object) -> None:
            nonlocal most
            most = max(most, len(alive))

        monkeypatch.setattr(engines.load("fake"), "synthesize", tone)
        monkeypatch.setattr(pool, "Speech", watched)
        monkeypatch.setattr(Watched, "__hash__", object.__hash__)
        lines = requests(*[f"This is line number {at}." for at in range(200)])
        if kept:
            speak(lines, FolderStore(tmp_path), lambda *_: None)
            most = 0
        assert speak(lines, FolderStore(tmp_path), then).called == (0 if kept else 200)
        assert 1 <= most <= 2 * 4
        assert not alive

    def test_it_shares_the_cores_with_local_engines(self, fake: Fake, tmp_path: Path) -> None:
        """Speaking here and what follows are never more at once than the workers."""
        fake.online = False
        busy: list[int] = []
        most = 0
        lock = threading.Lock()

        def working(thing: Speech) -> Speech:
            nonlocal most
            with lock:
                busy.append(1)
                most = max(most, len(busy))
            time.sleep(0.002)
            with lock:
                busy.pop()
            return thing

        synthesize = fake.synthesize
        fake.synthesize = lambda utterance: working(synthesize(utterance))  # type: ignore[method-assign]
        lines = [f"This is line number {'x' * at}." for at in range(1, 25)]
        mixed = [*requests(*lines), *requests(*lines, voice="tone:a")]
        speak(mixed, FolderStore(tmp_path), lambda _, thing: working(thing), workers=2)
        assert most == 2

    def test_an_online_engine_that_waits_holds_no_core(self, fake: Fake, tmp_path: Path) -> None:
        """One worker: while the service thinks, the other host is spoken and made ready."""
        other = threading.Event()
        came: list[bool] = []
        synthesize = fake.synthesize

        def slow(utterance: Utterance) -> Speech:
            came.append(other.wait(10))
            return synthesize(utterance)

        fake.synthesize = slow  # type: ignore[method-assign]

        def then(index: int, _: Speech) -> None:
            if index == 1:
                other.set()

        both = [*requests(LINES[0]), *requests(LINES[1], voice="tone:a")]
        assert speak(both, FolderStore(tmp_path), then, workers=1).called == 2
        assert came == [True]


class TestFaults:
    """What happens when there is no sound, or the wrong one."""

    SILENCE = Speech(bytes(48_000 * 3), 24_000)

    @pytest.mark.parametrize(
        "answer",
        [
            EngineError("dropped", passing=True),
            ConnectionResetError("foreign"),
            Speech(b"", 24_000),
            Speech(b"\1\2\3", 24_000),
            SILENCE,
            Speech(b"\x00\x20\x00\xe0" * 300, 24_000),
            Speech(b"\x00\x20\x00\xe0" * 600_000, 24_000),
        ],
        ids=["error", "foreign", "empty", "odd", "silent", "short", "long"],
    )
    def test_passing(self, fake: Fake, tmp_path: Path, answer: Speech | Exception) -> None:
        """Tried again with growing waits, then spoken; at last, one line that names the line."""
        fake.answers = [answer] * (TRIES - 1)
        waits: list[float] = []
        assert speak_all(requests(LINES[0]), FolderStore(tmp_path / "a"), sleep=waits.append).called == 1
        assert len(waits) == TRIES - 1
        assert waits[0] < waits[1] < waits[2] < 10
        fake.answers = [answer] * TRIES
        with pytest.raises(EngineError) as caught:
            speak_all(requests(LINES[0]), FolderStore(tmp_path / "b"), sleep=waits.append)
        assert str(caught.value).startswith("line 1 (Theo): ")
        assert "\n" not in str(caught.value)
        assert not [path for path in (tmp_path / "b").rglob("*") if path.is_file()]

    def test_first_failure_ends_it_and_keeps_the_rest(self, fake: Fake, tmp_path: Path) -> None:
        """What will never work is tried once; what is spoken stays, and only the rest is spoken later."""
        lines = [f"This is line number {'x' * at}." for at in range(1, 40)]
        fake.bad = lines[20]
        with pytest.raises(EngineError, match=r"^line 21 \(Theo\): it is broken; mend it"):
            speak_all(requests(*lines), FolderStore(tmp_path))
        asked = len(fake.calls)
        assert fake.calls.count(fake.bad) == 1
        assert asked < 39
        fake.bad = ""
        assert speak_all(requests(*lines), FolderStore(tmp_path)).called == 39 - asked + 1

    def test_the_error_tells_which_turn(self, fake: Fake, tmp_path: Path) -> None:
        """By its index, the first of those that say the same."""
        fake.bad = LINES[3]
        with pytest.raises(EngineError) as caught:
            speak_all(requests(*LINES, *LINES), FolderStore(tmp_path))
        assert (caught.value.index, caught.value.passing) == (3, False)

    def test_a_wait_ends_with_the_run(self, fake: Fake, tmp_path: Path) -> None:
        """Nobody waits for an hour when the other host's line has failed meanwhile."""
        refused = threading.Event()
        asked: list[str] = []

        def busy(utterance: Utterance) -> Speech:
            asked.append(utterance.text)
            refused.set()
            raise EngineError("busy", passing=True, wait_s=3600)

        def then(*_: object) -> None:
            assert refused.wait(20)
            raise ZeroDivisionError

        fake.synthesize = busy  # type: ignore[method-assign]
        with pytest.raises(ZeroDivisionError):
            speak([*requests(*LINES), *requests("Hello.", voice="tone:a")], FolderStore(tmp_path), then)
        assert len(asked) == len(set(asked)), "nobody asked again"
        assert not [thread for thread in threading.enumerate() if thread.name.endswith("(_run)")]

    def test_a_line_that_goes_on_is_cut_off(self, fake: Fake, tmp_path: Path) -> None:
        """An engine that is amid a long line when the run has failed is asked to stop."""
        begun, stopped = threading.Event(), threading.Event()

        def on_and_on(utterance: Utterance) -> Speech:
            begun.set()
            assert stopped.wait(20)
            raise EngineError("cut off")

        def then(*_: object) -> None:
            assert begun.wait(20)
            raise ZeroDivisionError

        fake.online = False
        fake.synthesize = on_and_on  # type: ignore[method-assign]
        fake.stop = stopped.set  # type: ignore[method-assign]
        with pytest.raises(ZeroDivisionError):
            speak(
                [*requests("Why?"), *requests("Hello.", voice="tone:a")],
                FolderStore(tmp_path),
                then,
                workers=2,
            )
        assert stopped.is_set()

    def test_local_engine_is_not_asked_again(self, fake: Fake, tmp_path: Path) -> None:
        """What a deterministic engine gives, it gives again."""
        fake.online = False
        fake.answers = [self.SILENCE]
        with pytest.raises(EngineError, match="gave silence"):
            speak_all(requests(LINES[0]), FolderStore(tmp_path))
        assert len(fake.calls) == 1

    def test_unknown_engine(self, tmp_path: Path) -> None:
        """An engine that does not exist is a PodcastError before anything is spoken."""
        with pytest.raises(PodcastError, match="no engine 'nobody'"):
            speak_all(requests("Hello.", voice="nobody:a"), FolderStore(tmp_path))


class TestWorkers:
    """How many at once, and what the progress says."""

    def test_bounds(self, fake: Fake, tmp_path: Path) -> None:
        """Never more at once than the engine or the caller allows."""
        lines = [f"This is line number {'x' * at}." for at in range(1, 25)]
        speak_all(requests(*lines), FolderStore(tmp_path / "a"))
        assert 2 <= fake.most_at_once <= 4
        fake.most_at_once = 0
        speak_all(requests(*lines), FolderStore(tmp_path / "b"), workers=1)
        assert fake.most_at_once == 1
        assert fake.calls[24:] == lines[::-1], "the longest first"

    def test_same_speech_for_any_workers(self, tmp_path: Path) -> None:
        """The result does not depend on who spoke what, when."""
        mixed = [
            replace(turn, utterance=replace(turn.utterance, voice=Voice.parse(voice)))
            for turn, voice in zip(requests(*LINES), ["hibari:heart", "piper:joe"] * 3, strict=False)
        ]
        one = speak_all(mixed, FolderStore(tmp_path / "1"), workers=1)
        four = speak_all(mixed[::-1], FolderStore(tmp_path / "4"), workers=4)
        assert one.results == four.results[::-1]
        files = [sorted(p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()) for n in "14"]
        assert files[0] == files[1]

    @pytest.mark.usefixtures("fake")
    def test_progress_is_the_work_in_words(self, tmp_path: Path) -> None:
        """From nothing to all the words that no cache holds, never backwards."""
        reports: list[tuple[Stage, float, float, str]] = []
        store = FolderStore(tmp_path)
        speak_all(requests(LINES[0]), store)
        speak_all(requests(*LINES), store, lambda *progress: reports.append(progress))
        words = sum(len(line.split()) for line in LINES[1:])
        ends = [(Stage.SPEAKING, 0, words, "4 lines"), (Stage.SPEAKING, words, words, "line 4 of 4")]
        assert [reports[0], reports[-1]] == ends
        assert [done for _, done, *_ in reports] == sorted(done for _, done, *_ in reports)
        assert len({done for _, done, *_ in reports}) == 5
        before = list(reports)
        speak_all(requests(*LINES), store, lambda *progress: reports.append(progress))
        assert reports == before, "nothing to do, nothing to report"


INTERRUPTED = """
import signal, sys, time
from pathlib import Path
import pytest
from podcast.voices import engines
from podcast.model import Utterance, Voice
from podcast.voices.pool import SpeechRequest, speak
from podcast.store import FolderStore
from tests.voices import stand_in

class Slow(engines.Engine):
    parallel = 2
    def synthesize(self, utterance):
        time.sleep(3600 if "hangs" in utterance.text else 0.05)
        return engines.load("tone").synthesize(utterance)

signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests in the background may ignore it
stand_in.install(pytest.MonkeyPatch(), "slow", Slow())
if sys.argv[2] == "real":
    voices = ["hibari:heart", "piper:joe"]
    lines = [f"{number} and this sentence goes on " + "and on " * 60 for number in range(60)]
else:
    voices = ["slow:a"]
    lines = [f"Line number {'x' * at}." for at in range(1, 200)] + ["hangs " * 60] * (sys.argv[2] == "hangs")
turns = [
    SpeechRequest(Utterance((line,), Voice.parse(voices[at % len(voices)])), line) for at, line in enumerate(lines)
]
speak(turns, FolderStore(Path(sys.argv[1])), lambda *_: None, lambda stage, done, *_: print(done, flush=True))
"""


@pytest.mark.parametrize("kind", ["works", "hangs", pytest.param("real", marks=pytest.mark.slow)])
def test_interrupted(tmp_path: Path, kind: str) -> None:
    """Ctrl-C ends it, even when a call hangs for an hour, or amid long sentences; what is spoken is kept."""
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(tmp_path), kind],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        for _ in range(3 if kind == "real" else 6):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        try:
            _, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == -signal.SIGINT
    assert errors.rstrip().endswith("KeyboardInterrupt")
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert (2 if kind == "real" else 5) <= len(kept) < 50
    assert not [path for path in kept if path.suffix == ".part"]


def test_plausible_length_in_any_script_and_rate() -> None:
    """Ideographs are words, capitals may be spelled, and the rate counts."""
    second = b"\x00\x20\x00\xe0" * 12_000

    def judged(text: str, seconds: float, rate: str = "") -> str:
        pcm = second[: round(seconds * 48_000) // 4 * 4] if seconds < 1 else second * round(seconds)
        return implausible(Speech(pcm, 24_000), Utterance((text,), Voice("fake", "a"), Delivery(rate)))

    assert judged("海平面上升了三十厘米", 3) == ""
    assert judged("FBI, CIA, NSA.", 4) == ""
    assert "too little" in judged("The sea there now stands thirty centimetres higher.", 0.6)
    assert judged("The sea there now stands thirty centimetres higher.", 0.6, "+100%") == ""
    assert "too much" in judged("The sea there now stands thirty centimetres higher.", 20)
    assert "too much" in judged("Right.", 5)
