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
from podcast.errors import EngineError, VoiceError
from podcast.model import Report, Speech, Stage, Utterance, silent
from podcast.store import key as store_key
from podcast.voices import engines
from podcast.voices.engines.base import cores
from podcast.voices.engines.guard import synthesize
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
class SpeechRequest:
    """An utterance, and what to call it in an error: `line 12 (Theo)`."""

    utterance: Utterance
    label: str


@dataclass(frozen=True, slots=True)
class SpeechResults(Generic[T]):
    """The results of all requests, and how many of them an engine had to speak."""

    results: tuple[T, ...]
    """What `then` returned, one a request, in order."""
    called: int
    """How many requests an engine spoke."""

    @property
    def reused(self) -> int:
        """Returns how many requests cost nothing."""
        return len(self.results) - self.called


def clip_key(utterance: Utterance) -> str:
    """Returns the key of an utterance's clip. The volume is not in it: the mix applies it."""
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
    requests: Sequence[SpeechRequest],
    store: Store,
    then: Callable[[int, Speech], T],
    report: Report = silent,
    *,
    workers: int | None = None,
    sleep: Callable[[float], object] | None = None,
) -> SpeechResults[T]:
    """Speaks all requests; hands each one's speech with its index to `then` in a worker's thread, and keeps none.

    `workers` bounds the calls at once: of local engines and of `then` together, and of each online engine.
    Progress is the stage `speak`, in words that no cache holds. VoiceError when a voice cannot be used,
    EngineError when a request has no sound after all tries; both name the line. What is spoken by then stays.
    """
    indexes: dict[str, list[int]] = {}
    for index, request in enumerate(requests):
        indexes.setdefault(clip_key(request.utterance), []).append(index)
    jobs = [
        _SpeechJob(key, tuple(same), requests[same[0]], in_store=store.has(key))
        for key, same in indexes.items()
    ]
    for job in jobs:
        if not job.in_store and (problem := job.problem()):
            raise VoiceError(f"{job.request.label}: {problem}")
    return _SpeechWorkers(jobs, store, then, workers, sleep).run(report)


@dataclass(frozen=True, slots=True)
class _SpeechJob:
    """An utterance, and the requests that it is for."""

    key: str
    indexes: tuple[int, ...]
    """Of the requests that say the same."""
    request: SpeechRequest
    """The first of them."""
    in_store: bool
    """Whether the store has something for it, whole or not."""

    @property
    def engine(self) -> Engine:
        return engines.load(self.request.utterance.voice.engine)

    @property
    def words(self) -> int:
        return len(self.request.utterance.text.split())

    def problem(self) -> str:
        """Returns why the voice cannot speak this, or nothing."""
        return self.engine.check(self.request.utterance.voice, self.request.utterance.delivery)


class _SpeechWorkers(Generic[T]):
    """The threads that do the jobs of one call of `speak`.

    The threads are daemons: a call that hangs in the network must not keep an interrupted process alive.
    """

    def __init__(
        self,
        jobs: list[_SpeechJob],
        store: Store,
        then: Callable[[int, Speech], T],
        workers: int | None,
        sleep: Callable[[float], object] | None,
    ) -> None:
        self.jobs = jobs
        self.store = store
        self.then = then
        self.stop = threading.Event()
        self.results: SimpleQueue[tuple[_SpeechJob, _JobResult[T] | BaseException]] = SimpleQueue()
        # Local engines share the cores, whichever of them a host uses, with what `then` does.
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

    def _lanes(self) -> dict[Engine, deque[tuple[int, _SpeechJob]]]:
        """Returns the jobs by engine, numbered: what is to be spoken first, and the longest of it first."""
        lanes: dict[Engine, deque[tuple[int, _SpeechJob]]] = {}
        order = sorted(self.jobs, key=lambda job: (job.in_store, -len(job.request.utterance.text)))
        for place, job in enumerate(order):
            lanes.setdefault(job.engine, deque()).append((place, job))
        return lanes

    def run(self, report: Report) -> SpeechResults[T]:
        """Does all jobs; the first failure ends them and is raised."""
        results: dict[int, T] = {}
        called = words = 0
        unspoken = [job for job in self.jobs if not job.in_store]
        total, lines = sum(job.words for job in unspoken), len(unspoken)
        if total:
            report(Stage.SPEAKING, 0, total, f"{lines} line{'s' * (lines != 1)}")
        try:
            for thread in self.threads:
                thread.start()
            for _ in self.jobs:
                job, result = self.results.get()
                if isinstance(result, BaseException):
                    raise _with_label(result, job)
                results.update(zip(job.indexes, result.values, strict=True))
                if result.called:
                    called += 1
                    words += job.words
                    if job.in_store:  # but it had come to harm
                        total, lines = total + job.words, lines + 1
                    report(Stage.SPEAKING, words, total, f"line {called} of {lines}")
        finally:
            self._end()
        return SpeechResults(tuple(results[index] for index in sorted(results)), called)

    def _end(self) -> None:
        """Lets no call begin, and waits for those that run; after GRACE_S their engines are told to stop."""
        self.stop.set()
        for throttle in self.throttles.values():
            throttle.end()
        end = time.monotonic() + GRACE_S
        ended = self._join(end)
        # A thread that is inside onnxruntime when the interpreter ends brings the process down.
        while not ended and time.monotonic() < end + GRACE_S:
            for engine in self.throttles:
                with contextlib.suppress(Exception):  # of another package's engine: the run has ended anyway
                    engine.stop()
            ended = self._join(time.monotonic() + GRACE_S / 20)

    def _join(self, end: float) -> bool:
        """Waits for the threads until `end`; returns whether all of them have ended."""
        for thread in self.threads:
            if thread.ident:
                thread.join(max(0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self.threads)

    def _run(self, engine: Engine, throttle: Throttle, lane: deque[tuple[int, _SpeechJob]]) -> None:
        """Does one job of the lane after the other, in a thread, until there is none or one fails."""
        while lane and not self.stop.is_set():
            with contextlib.suppress(IndexError):  # another thread took the last one
                place, job = lane.popleft()
                try:
                    result = self._do(engine, throttle, place, job)
                except EndedError:
                    return
                except BaseException as error:  # noqa: BLE001 - raised again where it can be seen
                    self.stop.set()
                    self.results.put((job, error))
                    return
                self.results.put((job, result))

    def _do(self, engine: Engine, throttle: Throttle, place: int, job: _SpeechJob) -> _JobResult[T]:
        if job.in_store:
            with self.local:
                if speech := unpack(self.store.get(job.key)):
                    return _JobResult(self._hand_on(job, speech), called=False)
            if problem := job.problem():
                raise VoiceError(problem)
        speech = throttle.retry(place, lambda: self._speak(engine, job.request.utterance))
        self.store.put(job.key, pack(speech))
        with self.local:
            return _JobResult(self._hand_on(job, speech), called=True)

    def _speak(self, engine: Engine, utterance: Utterance) -> Speech:
        with contextlib.nullcontext() if engine.online else self.local:
            if self.stop.is_set():
                raise EndedError
            return _speak_plausibly(engine, utterance)

    def _hand_on(self, job: _SpeechJob, speech: Speech) -> list[T]:
        values = []
        for index in job.indexes:
            if self.stop.is_set():
                raise EndedError
            values.append(self.then(index, speech))
        return values


@dataclass(frozen=True, slots=True)
class _JobResult(Generic[T]):
    """The values of a job's requests, and whether an engine had to speak."""

    values: list[T]
    """What `then` returned, one a request."""
    called: bool
    """Whether an engine spoke."""


def _speak_plausibly(engine: Engine, utterance: Utterance) -> Speech:
    """Returns the engine's speech; EngineError when that cannot be the sound of the text."""
    plain = replace(utterance, delivery=replace(utterance.delivery, volume=""))
    speech = synthesize(engine, plain)
    if fault := implausible(speech, utterance):
        raise EngineError(
            f"{utterance.voice} {fault}", "try again, or rewrite the line", passing=engine.online
        )
    return speech


def _with_label(error: BaseException, job: _SpeechJob) -> BaseException:
    """Returns a failure as one that names the line it belongs to."""
    if isinstance(error, EngineError):
        labelled: BaseException = EngineError(
            f"{job.request.label}: {error.what}",
            error.mend,
            passing=error.passing,
            wait_s=error.wait_s,
            index=job.indexes[0],
        )
    elif isinstance(error, VoiceError):
        labelled = VoiceError(f"{job.request.label}: {error}")
    else:
        return error
    labelled.__cause__ = error
    return labelled


def pack(speech: Speech) -> bytes:
    """Returns speech as it lies in the store."""
    head = json.dumps({"rate": speech.sample_rate, "marks": speech.marks})
    return head.encode() + b"\n" + speech.pcm


def unpack(data: bytes | None) -> Speech | None:
    """Returns the speech that `pack` packed; None when there is none that can be read."""
    if data is None:
        return None
    head, _, pcm = data.partition(b"\n")
    try:
        facts = json.loads(head)
        return Speech(pcm, int(facts["rate"]), tuple(facts["marks"]))
    except (ValueError, LookupError, TypeError):
        return None
