"""Lines to raw speech: from the cache, else spoken by workers and checked; each handed on at once."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections import deque
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

from podcast import recipes
from podcast.errors import EngineError, PodcastError, VoiceError, reason
from podcast.model import Report, Speech, Stage, Utterance, silent
from podcast.store import key as store_key
from podcast.voices import engines
from podcast.voices.engines.base import cores
from podcast.voices.engines.plausibility import implausible
from podcast.voices.engines.throttle import EndedError, Throttle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.store import Store
    from podcast.voices.engines import Engine

T = TypeVar("T")

GRACE_S = 1.0
"""How long lines may take to end after a failure or an interruption; then they are cut off, in as long again."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An utterance, and what to call it in an error: `line 12 (Theo)`."""

    utterance: Utterance
    label: str


@dataclass(frozen=True, slots=True)
class Spoken(Generic[T]):
    """What `speak` returns."""

    made: tuple[T, ...]
    """What `then` returned, one a turn, in order."""
    called: int
    """How many turns an engine spoke."""

    @property
    def reused(self) -> int:
        """How many turns cost nothing."""
        return len(self.made) - self.called


def clip_key(utterance: Utterance) -> str:
    """The key of an utterance's clip. The volume is not in it: the mix applies it."""
    engine = engines.load(utterance.voice.engine)
    return store_key(
        form=recipes.CLIP,
        engine=utterance.voice.engine,
        identity=dict(engine.identity(utterance.voice)),
        voice=utterance.voice.name,
        rate=utterance.delivery.rate,
        pitch=utterance.delivery.pitch,
        language=utterance.language,
        sentences=utterance.sentences,
    )


def speak(
    turns: Sequence[Turn],
    store: Store,
    then: Callable[[int, Speech], T],
    report: Report = silent,
    *,
    workers: int | None = None,
    sleep: Callable[[float], object] | None = None,
) -> Spoken[T]:
    """All turns as speech, each handed with its index to `then` in a worker's thread, and not held.

    `workers` bounds the calls at once: of local engines and of `then` together, and of each online engine.
    Progress is the stage `speak`, in words that no cache holds. VoiceError when a voice cannot be used,
    EngineError when a line has no sound after all tries; both name the line. What is spoken by then stays.
    """
    indexes: dict[str, list[int]] = {}
    for index, turn in enumerate(turns):
        indexes.setdefault(clip_key(turn.utterance), []).append(index)
    jobs = [
        _Job(key, tuple(places), turns[places[0]], kept=store.has(key)) for key, places in indexes.items()
    ]
    for job in jobs:
        if not job.kept and (why := job.refusal()):
            raise VoiceError(f"{job.turn.label}: {why}")
    return _Work(jobs, store, then, workers, sleep).done(report)


@dataclass(frozen=True, slots=True)
class _Job:
    """An utterance, and the turns that it is for."""

    key: str
    indexes: tuple[int, ...]
    turn: Turn
    """The first of them."""
    kept: bool
    """Whether the store has something for it, whole or not."""

    @property
    def engine(self) -> Engine:
        return engines.load(self.turn.utterance.voice.engine)

    @property
    def words(self) -> int:
        return len(self.turn.utterance.text.split())

    def refusal(self) -> str:
        return self.engine.check(self.turn.utterance.voice, self.turn.utterance.delivery)


class _Work(Generic[T]):
    """The jobs, and the threads that do them.

    The threads are daemons: a call that hangs in the network must not keep an interrupted process alive.
    """

    def __init__(
        self,
        jobs: list[_Job],
        store: Store,
        then: Callable[[int, Speech], T],
        workers: int | None,
        sleep: Callable[[float], object] | None,
    ) -> None:
        self.jobs = jobs
        self.store = store
        self.then = then
        self.stop = threading.Event()
        self.results: SimpleQueue[tuple[_Job, _Made[T] | BaseException]] = SimpleQueue()
        # Local engines share the cores, whichever of them a host uses, with what is made of the speech.
        self.local = threading.BoundedSemaphore(workers or cores())
        self.throttles: dict[Engine, Throttle] = {}
        threads: list[tuple[int, threading.Thread]] = []
        for engine, lane in self._lanes().items():
            most = min(engine.parallel, workers or engine.parallel)
            self.throttles[engine] = throttle = Throttle(most, sleep or self.stop.wait)
            for nth in range(min(len(lane), max(most, workers or cores()))):
                thread = threading.Thread(target=self._run, args=(engine, throttle, lane), daemon=True)
                threads.append((nth, thread))
        # Each engine's first thread before any second one: while one loads its model, another speaks.
        self.threads = [thread for _, thread in sorted(threads, key=lambda pair: pair[0])]

    def _lanes(self) -> dict[Engine, deque[tuple[int, _Job]]]:
        """The jobs by engine, numbered: what is to be spoken first, and the longest of it first."""
        lanes: dict[Engine, deque[tuple[int, _Job]]] = {}
        order = sorted(self.jobs, key=lambda job: (job.kept, -len(job.turn.utterance.text)))
        for place, job in enumerate(order):
            lanes.setdefault(job.engine, deque()).append((place, job))
        return lanes

    def done(self, report: Report) -> Spoken[T]:
        """Do everything; the first failure ends it."""
        made: dict[int, T] = {}
        called = spoken = 0
        total = sum(job.words for job in self.jobs if not job.kept)
        if total:
            report(Stage.SPEAKING, 0, total)
        try:
            for thread in self.threads:
                thread.start()
            for _ in self.jobs:
                job, result = self.results.get()
                if isinstance(result, BaseException):
                    raise _named(result, job)
                made.update(zip(job.indexes, result.things, strict=True))
                if result.called:
                    called += 1
                    spoken += job.words
                    if job.kept:  # but it had come to harm
                        total += job.words
                    report(Stage.SPEAKING, spoken, total)
        finally:
            self._end()
        return Spoken(tuple(made[index] for index in sorted(made)), called)

    def _end(self) -> None:
        self.stop.set()
        for throttle in self.throttles.values():
            throttle.end()
        end = time.monotonic() + GRACE_S
        ended = self._joined(end)
        # A thread that is inside onnxruntime when the interpreter ends brings the process down.
        while not ended and time.monotonic() < end + GRACE_S:
            for engine in self.throttles:
                engine.stop()
            ended = self._joined(time.monotonic() + GRACE_S / 20)

    def _joined(self, end: float) -> bool:
        """Whether all threads have ended by then."""
        for thread in self.threads:
            if thread.ident:
                thread.join(max(0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self.threads)

    def _run(self, engine: Engine, throttle: Throttle, lane: deque[tuple[int, _Job]]) -> None:
        """A thread's life: one job after the other until there is none, or one fails."""
        while lane and not self.stop.is_set():
            with contextlib.suppress(IndexError):  # another thread took the last one
                place, job = lane.popleft()
                try:
                    result = self._made(engine, throttle, place, job)
                except EndedError:
                    return
                except BaseException as error:  # noqa: BLE001 - raised again where it can be seen
                    self.stop.set()
                    self.results.put((job, error))
                    return
                self.results.put((job, result))

    def _made(self, engine: Engine, throttle: Throttle, place: int, job: _Job) -> _Made[T]:
        if job.kept:
            with self.local:
                if speech := unpack(self.store.get(job.key)):
                    return _Made(self._handed(job, speech), called=False)
            if why := job.refusal():
                raise VoiceError(why)
        speech = throttle.tried(place, lambda: self._spoken(engine, job.turn.utterance))
        self.store.put(job.key, pack(speech))
        with self.local:
            return _Made(self._handed(job, speech), called=True)

    def _spoken(self, engine: Engine, utterance: Utterance) -> Speech:
        with contextlib.nullcontext() if engine.online else self.local:
            if self.stop.is_set():
                raise EndedError
            return _synthesized(engine, utterance)

    def _handed(self, job: _Job, speech: Speech) -> list[T]:
        things = []
        for index in job.indexes:
            if self.stop.is_set():
                raise EndedError
            things.append(self.then(index, speech))
        return things


@dataclass(frozen=True, slots=True)
class _Made(Generic[T]):
    """A job's result."""

    things: list[T]
    """What `then` returned, one a turn."""
    called: bool
    """Whether an engine spoke."""


def _synthesized(engine: Engine, utterance: Utterance) -> Speech:
    """What the engine says, if it can be what the text needs."""
    plain = replace(utterance, delivery=replace(utterance.delivery, volume=""))
    try:
        speech = engine.synthesize(plain)
    except PodcastError:
        raise
    except Exception as error:  # of any library behind an engine
        message = f"{utterance.voice} failed ({reason(error)}); try again, or use another voice"
        raise EngineError(message, passing=engine.online) from error
    if why := implausible(speech, utterance):
        raise EngineError(f"{utterance.voice} {why}; try again, or rewrite the line", passing=engine.online)
    return speech


def _named(error: BaseException, job: _Job) -> BaseException:
    """A failure with the line it belongs to."""
    if isinstance(error, EngineError):
        named: BaseException = EngineError(
            f"{job.turn.label}: {error}", passing=error.passing, wait_s=error.wait_s, index=job.indexes[0]
        )
    elif isinstance(error, VoiceError):
        named = VoiceError(f"{job.turn.label}: {error}")
    else:
        return error
    named.__cause__ = error
    return named


def pack(speech: Speech) -> bytes:
    """Speech as it lies in the store."""
    head = json.dumps({"rate": speech.sample_rate, "marks": speech.marks})
    return head.encode() + b"\n" + speech.pcm


def unpack(data: bytes | None) -> Speech | None:
    """What was packed; None when there is none that can be read."""
    if data is None:
        return None
    head, _, pcm = data.partition(b"\n")
    try:
        facts = json.loads(head)
        return Speech(pcm, int(facts["rate"]), tuple(facts["marks"]))
    except (ValueError, LookupError, TypeError):
        return None
