"""What works on this machine, tried out, and what mends the rest."""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import language_codes, plugins, writers
from podcast.equipment.model_servers import describe_models
from podcast.equipment.readiness import describe_own_way_out, refuse_unready_show
from podcast.equipment.theme_choice import theme_of
from podcast.errors import PodcastError
from podcast.library import open_library, settings
from podcast.model import EMBEDDED_VOICES, Utterance
from podcast.voices import engines
from podcast.voices.engines import ENGINES
from podcast.voices.engines.guard import synthesize
from podcast.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.library import Library
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


def examine(folder: Path | None) -> Iterator[Diagnosis]:
    """Tries everything an episode needs, with the show in `folder` or around the working folder; yields as it goes."""
    version = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    yield Diagnosis(sys.version_info[:2] >= (3, 11), version, "")
    try:
        place = folder or settings.find(Path.cwd())
    except PodcastError as error:
        yield Diagnosis(False, f"no show: {error}", "podcast init", needed=False)
        yield from _voices(())
        return
    try:
        library = open_library(place)
    except PodcastError as error:
        yield Diagnosis(False, error.what, error.mend)
        yield from _voices(())
        return
    show = library.show
    yield Diagnosis(True, f"the show “{show.title}” in {library.folder}")
    yield from _folder(library.episodes)
    yield from _voices([voice for host in show.hosts for voice in host.voices])
    yield from _own_files(library)
    yield from _writer(library)
    yield from _models(library)
    yield from _other_packages()
    if not show.base_url:
        mend = 'set base_url = "https://…" in show.toml'
        yield Diagnosis(False, "the feed has no public address yet", mend, needed=False)


def _folder(episodes: Path) -> Iterator[Diagnosis]:
    try:
        episodes.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=episodes):
            yield Diagnosis(True, f"{episodes} can be written to")
    except OSError as error:
        mend = f"chmod u+w {episodes}"
        if error.errno == errno.EROFS:
            mend = "its disk is read-only: episodes can be listed, played and served, and made in a copy elsewhere"
        yield Diagnosis(False, f"{episodes} cannot be written to: {error.strerror}", mend)


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


def _own_files(library: Library) -> Iterator[Diagnosis]:
    """Reads the cover and the music of the user's own, as `make` does before anything else."""
    try:
        refuse_unready_show(library)
        cover = f"cover: {library.show.cover}" if library.show.cover else "cover: drawn from the title"
        yield Diagnosis(True, cover)
        yield Diagnosis(True, f"music: {theme_of(library).credit or 'your own'}")
    except PodcastError as error:
        yield Diagnosis(False, str(error), "mend cover or [music] in show.toml")


def _models(library: Library) -> Iterator[Diagnosis]:
    """Looks for language models on this machine; whether the show's writer asks one is its own choice."""
    chosen = library.show.writer
    for what, lines in describe_models():
        uses = chosen.name == "llm" and chosen.base_url in lines and chosen.base_url
        both = " and ".join(lines.splitlines())
        mend = "" if uses else f'to write with it, set name = "llm", {both} under [writer] in show.toml'
        yield Diagnosis(True, what, mend, needed=False)


def _writer(library: Library) -> Iterator[Diagnosis]:
    """Asks the writer what it lacks, and writer and voices whether they know the show's language."""
    show = library.show
    try:
        steps = writers.needs(show.writer.name, show.writer)
        yield Diagnosis(not steps, f"the writer {show.writer.name}", "; ".join(steps))
        if way_out := describe_own_way_out(library):
            name = language_codes.language_name(show.language)
            lacks, _, mend = way_out.partition(": ")
            yield Diagnosis(False, f"articles in {name}, the show's language, {lacks}", mend)
    except PodcastError as error:
        yield Diagnosis(False, str(error), "mend name under [writer] in show.toml")
