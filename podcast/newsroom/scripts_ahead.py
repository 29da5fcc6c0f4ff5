"""Scripts that are read and written in a thread of their own, a little ahead of who makes episodes of them."""

from __future__ import annotations

import contextlib
import queue
import threading
from typing import TYPE_CHECKING

from podcast import making

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.library import Library
    from podcast.scripting import Order, Source, SpeakableScript

_AHEAD = 1
"""Scripts that wait to be spoken, beside the one that is written."""
_AHEAD_OF_A_CREW = 16
"""The same where others speak: their lines are on the way by then."""
_LOOK_S = 0.5


class ScriptsAhead:
    """The scripts of sources, in their order; one waits while the next one is written.

    They are written one after the other, so that two articles of one title never ask for the same name. The thread is a
    daemon: an article that hangs must not keep an interrupted process alive.
    """

    def __init__(self, library: Library, sources: Sequence[Source], order: Order) -> None:
        self._library, self._order = library, order
        self._sources = sources
        self._ready: queue.Queue[SpeakableScript | Exception] = queue.Queue(
            _AHEAD_OF_A_CREW if order.crew else _AHEAD
        )
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._write_all, name="scripts", daemon=True)
        self._thread.start()

    def take(self) -> SpeakableScript:
        """Returns the next one, as soon as it is there; raises what kept that from being written."""
        ready = self._ready.get()
        if isinstance(ready, Exception):
            raise ready
        return ready

    def stop(self) -> None:
        """Lets no other one begin."""
        self._stopped.set()

    def _write_all(self) -> None:
        for source in self._sources:
            if self._stopped.is_set():
                return
            self._hand_over(self._write(source))

    def _write(self, source: Source) -> SpeakableScript | Exception:
        try:
            script = making.make_speakable(self._library, source, self._order)
            if self._order.crew:
                self._order.crew.begin(self._library, script.file.script, script.file.path)
        except Exception as error:  # noqa: BLE001 - it is raised where the episode would be made
            return error
        return script

    def _hand_over(self, ready: SpeakableScript | Exception) -> None:
        while not self._stopped.is_set():
            with contextlib.suppress(queue.Full):
                self._ready.put(ready, timeout=_LOOK_S)
                return
