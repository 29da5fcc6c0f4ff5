"""What works on this machine, tried out, and what mends the rest."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import plugins, writers
from podcast.audio import theme_music
from podcast.errors import PodcastError
from podcast.library import settings
from podcast.model import EMBEDDED_VOICES, AudioFormat, Show, Utterance
from podcast.voices import engines
from podcast.voices.engines import ENGINES
from podcast.voices.engines.guard import synthesize
from podcast.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Voice

_REINSTALL = "make clean && make episode, in the program's own folder"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Something that an episode needs, and whether it works here."""

    ok: bool
    what: str
    mend: str = ""
    """What to do, as a command where there is one."""
    needed: bool = True
    """Whether episodes of this show cannot be made without it."""


def examine(folder: Path | None) -> tuple[Diagnosis, ...]:
    """Tries everything an episode needs, with the show in `folder` or around the working folder."""
    return tuple(_examine(folder))


def _examine(folder: Path | None) -> Iterator[Diagnosis]:
    version = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    yield Diagnosis(sys.version_info[:2] >= (3, 11), version, "")
    show = None
    try:
        place = folder or settings.find(Path.cwd())
        show = settings.load(place)
        yield Diagnosis(True, f"the show “{show.title}” in {place.resolve()}")
        yield from _folder(place / "episodes")
    except PodcastError as error:
        yield Diagnosis(False, f"no show: {error}", "podcast init", needed=False)
    hosts = show.hosts if show else ()
    yield from _voices([voice for host in hosts for voice in host.voices])
    yield from _music(show, folder or Path())
    yield from _other_packages()
    if show and not show.base_url:
        mend = 'set base_url = "https://…" in show.toml'
        yield Diagnosis(False, "the feed has no public address yet", mend, needed=False)


def _folder(episodes: Path) -> Iterator[Diagnosis]:
    try:
        episodes.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=episodes):
            yield Diagnosis(True, f"{episodes} can be written to")
    except OSError as error:
        yield Diagnosis(False, f"{episodes} cannot be written to: {error.strerror}", f"chmod u+w {episodes}")


def _voices(hosts: Sequence[Voice]) -> Iterator[Diagnosis]:
    """Lets the show's voices and the embedded ones speak; services are not called for a mere look."""
    for voice in dict.fromkeys((*hosts, *EMBEDDED_VOICES)):
        try:
            engine = engines.load(voice.engine)
            if problem := engine.check(voice):
                yield Diagnosis(False, f"{voice}: {problem}", "podcast voices", needed=voice in hosts)
            elif engine.online:
                yield Diagnosis(True, f"{voice} needs the network when it speaks", "", needed=False)
            else:
                speech = synthesize(engine, Utterance(("This is a test.",), voice))
                yield Diagnosis(speech.seconds > 0.3, f"{voice} speaks offline", "", needed=voice in hosts)
        except PodcastError as error:
            yield Diagnosis(False, f"{voice}: {error}", _REINSTALL, needed=voice in hosts)


def _other_packages() -> Iterator[Diagnosis]:
    """Loads the engines and writers that other packages bring; those the show speaks with are tried above, too."""
    for kind, load in ((ENGINES, engines.load), (WRITERS, writers.load)):
        for name, package in plugins.list_foreign(kind):
            try:
                load(name)
                yield Diagnosis(True, f"the {kind.noun} {name} of {package}", needed=False)
            except PodcastError as error:
                yield Diagnosis(False, f"{error.what}", error.mend, needed=False)


def _music(show: Show | None, folder: Path) -> Iterator[Diagnosis]:
    audio, choice = (show.audio, show.music) if show else (AudioFormat(), None)
    try:
        theme = theme_music.load(choice, audio, folder) if choice else None
        yield Diagnosis(True, f"music: {theme.credit}" if theme else "music: not looked at without a show")
    except PodcastError as error:
        yield Diagnosis(False, f"music: {error}", "mend [music] in show.toml")
