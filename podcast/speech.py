"""Lines to clips of raw speech: from the cache, else spoken by workers, tried again, and checked."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections import deque
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import TYPE_CHECKING

from podcast import engines
from podcast.engines.base import cores, reason
from podcast.engines.plausible import implausible
from podcast.errors import EngineError, PodcastError, VoiceError
from podcast.model import Report, Speech, Utterance, silent
from podcast.store import key as store_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.engines import Engine
    from podcast.store import Store

FORM = 1
"""Part of each clip's key: raise it when what is stored, or what the key means, changes."""
TRIES = 4
GRACE_S = 2.0
"""How long lines that are being spoken may take to end, after a failure or an interruption."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An utterance, and what to call it in an error: `line 12 (Theo)`."""

    utterance: Utterance
    label: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What `speak` returns."""

    speeches: tuple[Speech, ...]
    """One a turn, in order."""
    keys: tuple[str, ...]
    """Under which each lies in the store; what is made from a clip can use it in its own key."""
    called: int
    """How many turns an engine spoke."""

    @property
    def reused(self) -> int:
        """How many turns cost nothing."""
        return len(self.speeches) - self.called


def clip_key(utterance: Utterance) -> str:
    """The key of an utterance's clip. The volume is not in it: the mix applies it."""
    engine = engines.load(utterance.voice.engine)
    return store_key(
        form=FORM,
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
    report: Report = silent,
    *,
    workers: int | None = None,
    sleep: Callable[[float], None] | None = None,
) -> Spoken:
    """All turns as speech. `workers` bounds the calls at once, of all local engines and of each online one.

    Progress is the stage `speak`, in words that no cache holds. VoiceError when a voice cannot be used,
    EngineError when a line has no sound after all tries; both name the line. What is spoken by then stays.
    """
    keys = tuple(clip_key(turn.utterance) for turn in turns)
    clips: dict[str, Speech] = {}
    misses: dict[str, Turn] = {}
    for key, turn in zip(keys, turns, strict=True):
        if key not in clips and key not in misses:
            clip = unpack(store.get(key))
            if clip:
                clips[key] = clip
            else:
                misses[key] = turn
    for turn in misses.values():
        if why := engines.load(turn.utterance.voice.engine).check(
            turn.utterance.voice, turn.utterance.delivery
        ):
            raise VoiceError(f"{turn.label}: {why}")
    if misses:
        clips |= _Work(misses, store, workers or 0, sleep).done(report)
    return Spoken(tuple(clips[key] for key in keys), keys, called=len(misses))


class _Work:
    """The turns that no cache holds, and the threads that speak them.

    The threads are daemons: a call that hangs in the network must not keep an interrupted process alive.
    """

    def __init__(
        self, turns: dict[str, Turn], store: Store, workers: int, sleep: Callable[[float], None] | None
    ) -> None:
        self.turns = turns
        self.store = store
        self.stop = threading.Event()
        self.sleep = sleep or self._wait
        self.results: SimpleQueue[tuple[str, Speech | BaseException]] = SimpleQueue()
        # Local engines share the cores, whichever of them a host uses.
        self.local = threading.BoundedSemaphore(workers or cores())
        self.threads: list[threading.Thread] = []
        for engine, jobs in self._by_engine().items():
            for _ in range(min(engine.parallel, workers or engine.parallel, len(jobs))):
                self.threads.append(threading.Thread(target=self._run, args=(engine, jobs), daemon=True))

    def done(self, report: Report) -> dict[str, Speech]:
        """Speak everything; the first failure ends it."""
        words = {key: len(turn.utterance.text.split()) for key, turn in self.turns.items()}
        total, spoken = sum(words.values()), 0
        clips: dict[str, Speech] = {}
        report("speak", 0, total)
        try:
            for thread in self.threads:
                thread.start()
            while len(clips) < len(self.turns):
                key, result = self.results.get()
                if isinstance(result, BaseException):
                    raise _named(result, self.turns[key].label)
                clips[key] = result
                spoken += words[key]
                report("speak", spoken, total)
        finally:
            self.stop.set()
            end = time.monotonic() + GRACE_S
            for thread in self.threads:
                if thread.ident:
                    thread.join(max(0, end - time.monotonic()))
        return clips

    def _by_engine(self) -> dict[Engine, deque[str]]:
        """The keys each engine has to speak, the longest first so that no long one is left for the end."""
        jobs: dict[Engine, deque[str]] = {}
        for key in sorted(self.turns, key=lambda key: -len(self.turns[key].utterance.text)):
            jobs.setdefault(engines.load(self.turns[key].utterance.voice.engine), deque()).append(key)
        return jobs

    def _run(self, engine: Engine, jobs: deque[str]) -> None:
        """A thread's life: one line after the other until there is none, or one fails."""
        while jobs:
            with contextlib.suppress(IndexError):  # another thread took the last one
                key = jobs.popleft()
                try:
                    with contextlib.nullcontext() if engine.online else self.local:
                        if self.stop.is_set():
                            return
                        clip = self._tried(engine, self.turns[key].utterance)
                    self.store.put(key, pack(clip))
                except BaseException as error:  # noqa: BLE001 - raised again where it can be seen
                    self.results.put((key, error))
                    return
                self.results.put((key, clip))

    def _wait(self, seconds: float) -> None:
        self.stop.wait(seconds)

    def _tried(self, engine: Engine, utterance: Utterance) -> Speech:
        import tenacity

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, EngineError) and error.passing),
            wait=tenacity.wait_exponential_jitter(initial=1, max=20, jitter=1),
            stop=tenacity.stop_after_attempt(TRIES) | tenacity.stop_when_event_set(self.stop),
            sleep=self.sleep,
            reraise=True,
        )
        return retrying(_synthesized, engine, utterance)


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


def _named(error: BaseException, label: str) -> BaseException:
    """A failure with the line it belongs to."""
    if isinstance(error, EngineError):
        named: BaseException = EngineError(f"{label}: {error}", passing=error.passing)
    elif isinstance(error, VoiceError):
        named = VoiceError(f"{label}: {error}")
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
