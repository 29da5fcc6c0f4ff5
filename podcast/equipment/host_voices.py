"""What the hosts' voices can do, asked of their engines: whether they speak here, which language, how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.errors import VoiceError
from podcast.voices import engines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Host, Voice


def voice_problem(voice: Voice) -> str:
    """Returns why a voice cannot speak, or nothing."""
    try:
        return engines.load(voice.engine).check(voice)
    except VoiceError as error:
        return str(error)


def voice_language(voice: Voice) -> str:
    """Returns the language of a voice without its region (`en`), or nothing when nobody knows."""
    if voice_problem(voice):
        return ""
    return engines.load(voice.engine).info(voice).language.partition("-")[0].lower()


def voice_pace(voice: Voice) -> int:
    """Returns the words a minute of a voice, gaps included; VoiceError when there is no such engine."""
    return engines.load(voice.engine).info(voice).words_per_minute


def known_paces(hosts: Iterable[Host]) -> dict[str, int]:
    """Returns the words a minute by host's name, of those whose voice can speak."""
    return {host.name: voice_pace(host.voice) for host in hosts if not voice_problem(host.voice)}
