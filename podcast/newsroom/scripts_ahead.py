"""Scripts that are read and written in a thread of their own, or by a crew, ahead of who makes episodes of them."""

from __future__ import annotations

import contextlib
import queue
import threading
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from podcast import making, scripting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.library import Library
    from podcast.scripting import BegunDraft, Order, Source, SpeakableScript

T = TypeVar("T")

_AHEAD = 1
"""Scripts that wait to be spoken, beside the one that is written."""
_AHEAD_OF_A_CREW = 16
"""The same where others speak: their lines are on the way by then."""
_LOOK_S = 0.5


class ScriptsAhead:
    """The scripts of sources, in their order; one waits while the next one is written.

    They get their places one after the other, so that two articles of one title never ask for the same name. The
    threads are daemons: an article that hangs must not keep an interrupted process alive.
    """

    def __init__(self, library: Library, sources: Sequence[Source], order: Order) -> None:
        self._library, self._order = library, order
        self._sources = sources
        self._ready: queue.Queue[SpeakableScript | Exception] = queue.Queue(
            _AHEAD_OF_A_CREW if order.crew else _AHEAD
        )
        self._begun: queue.Queue[BegunDraft | Exception | None] = queue.Queue(_AHEAD_OF_A_CREW)
        self._stopped = threading.Event()
        fills = [partial(self._fill, self._ready, self._write)]
        if order.crew:
            fills.append(partial(self._fill, self._begun, self._begin))
        for fill in fills:
            threading.Thread(target=fill, name="scripts", daemon=True).start()

    def take(self) -> SpeakableScript:
        """Returns the next one, as soon as it is there; raises what kept that from being written."""
        ready = self._ready.get()
        if isinstance(ready, Exception):
            raise ready
        return ready

    def stop(self) -> None:
        """Lets no other one begin."""
        self._stopped.set()

    def _fill(self, line: queue.Queue[T], work: Callable[[Source], T]) -> None:
        """Does the work on the sources one after the other, until nobody wants more."""
        for source in self._sources:
            if self._stopped.is_set():
                return
            self._put(line, work(source))

    def _begin(self, source: Source) -> BegunDraft | Exception | None:
        """Loads a source, and lets the crew read it and write its script."""
        try:
            if source.script is None:
                return scripting.begin_draft(self._library, source, self._order)
        except Exception as error:  # noqa: BLE001 - as below
            return error
        return None

    def _write(self, source: Source) -> SpeakableScript | Exception:
        try:
            begun = self._take_begun() if self._order.crew else None
            if isinstance(begun, Exception):
                return begun
            script = making.make_speakable(self._library, source, self._order, begun=begun)
            if self._order.crew:
                self._order.crew.begin(self._library, script.file.script, script.file.path)
        except Exception as error:  # noqa: BLE001 - it is raised where the episode would be made
            return error
        return script

    def _take_begun(self) -> BegunDraft | Exception | None:
        while not self._stopped.is_set():
            with contextlib.suppress(queue.Empty):
                return self._begun.get(timeout=_LOOK_S)
        raise queue.Empty  # nobody wants it any more

    def _put(self, line: queue.Queue[T], thing: T) -> None:
        while not self._stopped.is_set():
            with contextlib.suppress(queue.Full):
                line.put(thing, timeout=_LOOK_S)
                return
