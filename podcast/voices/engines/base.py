"""The seam: what an engine is, and what several engines need."""

from __future__ import annotations

import functools
import os
import re
from abc import ABC, abstractmethod
from importlib import metadata
from typing import TYPE_CHECKING

from podcast.errors import VoiceError
from podcast.model import EMBEDDED_VOICES, Delivery, VoiceInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Speech, Utterance, Voice

OFFLINE = " or ".join(map(str, EMBEDDED_VOICES))
"""What an error offers to those whose English voice cannot speak now."""


class Engine(ABC):
    """Turns text into speech. Only `synthesize` must be written; the rest has defaults that are safe."""

    name = ""
    """The `ENGINE` of `ENGINE:NAME`; set when it is loaded."""
    version = ""
    """Version of the package it came with; set when it is loaded."""
    online = True
    """Whether it needs the network: then another try may help, and it does not compete for our cores."""
    parallel = 1
    """How many utterances at once make sense; more than one needs a thread-safe `synthesize`."""

    @abstractmethod
    def synthesize(self, utterance: Utterance) -> Speech:
        """Returns the speech, within `utterance.deadline_s`. Volume is not for engines: the mix applies it.

        Raises EngineError when there is no audio; any other exception is reported as one.
        """

    def prepare(self, voice: Voice) -> None:  # noqa: ARG002 - for those who override it
        """Loads what the voice needs, so that its first utterance need not wait; nobody looks at what it raises."""
        return

    def stop(self) -> None:
        """Ends the calls that run now, if that can be done; nobody looks at what they raise.

        An engine is one instance a process, so this ends the calls of every run in the process, not only of
        the one that failed or was interrupted.
        """
        return

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Returns the voices to list; others may work too."""
        return ()

    def identity(self, voice: Voice) -> Mapping[str, object]:  # noqa: ARG002 - for those who override it
        """Returns all that decides the sound besides the utterance, as JSON holds it: part of the clip's key."""
        return {"version": self.version}

    def check(self, voice: Voice, delivery: Delivery = Delivery()) -> str:  # noqa: ARG002, B008 - frozen
        """Returns one line why this voice cannot speak like that, or nothing."""
        return ""

    def info(self, voice: Voice) -> VoiceInfo:
        """Returns what is known of a voice, listed or not."""
        listed = (info for info in self.voices() if info.voice == voice)
        return next(listed, VoiceInfo(voice, language=""))


# --- for engines -------------------------------------------------------------------------------------------


def percent(text: str) -> float:
    """Returns `+10%` as 0.1 and nothing as 0; VoiceError when it is neither."""
    if not text:
        return 0.0
    if not re.fullmatch(r"[+-]\d+(\.\d+)?%", text):
        raise VoiceError(f"{text!r} is not a change in percent", "write it as +10% or -10%")
    return float(text[:-1]) / 100


def rate_problem(delivery: Delivery) -> str:
    """Returns why an engine that can change only the rate, from half to double, cannot speak like that, or nothing."""
    if delivery.pitch:
        return "cannot change its pitch; take `pitch` away, or use an edge voice"
    try:
        rate = percent(delivery.rate)
    except VoiceError as error:
        return f"cannot be asked for that rate: {error}"
    if -0.5 <= rate <= 1:
        return ""
    return f"cannot change its rate by {delivery.rate}; stay within -50% and +100%"


@functools.cache
def package_version(package: str) -> str:
    """Returns the version of a package, empty when it is not there."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def cores() -> int:
    """Returns how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return len(affinity(0)) if affinity else os.cpu_count() or 1
