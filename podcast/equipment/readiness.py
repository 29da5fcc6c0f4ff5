"""What an episode needs, asked before anything is written or spoken: the show's own files, its writer, its voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import language_codes, writers
from podcast.equipment.catalogue import list_voices
from podcast.equipment.host_voices import voice_language, voice_problem
from podcast.equipment.lineup import Lineup, choose_speakers
from podcast.equipment.theme_choice import theme_of
from podcast.errors import ArticleError, VoiceError, WriterError
from podcast.library.art import cover_art
from podcast.voices import engines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from podcast.library import Library
    from podcast.model import Host

OWN_PIECES = ("intro", "bed", "sting", "outro")


def refuse_unready(library: Library, lineup: Lineup) -> None:
    """Raises PodcastError for what would keep every article from becoming an episode: music, writer, voices."""
    refuse_unready_show(library)
    refuse_unready_writer(library, lineup)


def refuse_unready_show(library: Library) -> None:
    """Raises PodcastError for a cover or music of the user's own that cannot be used."""
    if library.show.cover:
        cover_art(library)
    theme = theme_of(library)
    for name in OWN_PIECES:
        if getattr(library.show.music, name):
            theme.piece(name)


def refuse_unready_writer(library: Library, lineup: Lineup) -> None:
    """Raises PodcastError when the writer that is asked for cannot write here, a host of the show cannot speak, or
    the theme that is asked for is not there."""
    theme_of(library, lineup.theme)
    name = lineup.writer
    if steps := writers.needs(name, library.show.writer):
        raise WriterError(f"the writer {name} cannot write yet", "; ".join(steps), ": ")
    refuse_silent_hosts(lineup.hosts, "show.toml")


def refuse_silent_hosts(hosts: Iterable[Host], where: str) -> None:
    """Raises VoiceError when a host has a voice that cannot speak; `where` is the file that names it."""
    for host in hosts:
        for voice in host.voices:
            if problem := voice_problem(voice):
                raise VoiceError(f"{where}: {host.name}'s voice: {problem}")


def refuse_foreign_language(library: Library, lineup: Lineup, what: str, language: str) -> None:
    """Raises ArticleError when voices or writer do not know the language that something is to have, with the way out.

    `what` begins the message: `report.md is in`.
    """
    if way_out := describe_way_out(library, lineup, language):
        name = language_codes.language_name(language)
        raise ArticleError(f"{what} {name} ({language.partition('-')[0]}), {way_out}")


def describe_way_out(library: Library, lineup: Lineup, language: str) -> str:
    """Returns who does not know a language, and all that must be done so that somebody does; nothing when all do."""
    hosts, writer = lineup.hosts, lineup.writer
    foreign = _foreign_voices(hosts, language)
    writes = not language or writers.writes(writer, language)
    if writes and not foreign:
        return ""
    lacks = [f"which {' and '.join(foreign)} cannot speak"] if foreign else []
    options: list[str] = []
    steps: tuple[str, ...] = ()
    if not writes:
        lacks.append(f"{'and ' if lacks else 'which '}the writer {writer} cannot write")
        options.append("--writer llm")
        steps = writers.needs("llm", library.show.writer)
    if foreign:
        options += [f"--voice {host.name}={voice}" for host, voice in _speakers(hosts, language)]
    before = f" llm asks a language model; first: {'; '.join(steps)}." if steps else ""
    return (
        f"{' '.join(lacks)}: add `{' '.join(options)}` to the command, or say the same in show.toml for all "
        f"episodes; `podcast voices --language {language.partition('-')[0]}` lists more.{before}"
    )


def describe_own_way_out(library: Library) -> str:
    """Returns what `describe_way_out` does, of the show's own hosts, writer and language."""
    show = library.show
    lineup = Lineup(choose_speakers(show.hosts, show.writer.format), show.writer.name)
    return describe_way_out(library, lineup, show.language)


def _foreign_voices(hosts: Iterable[Host], language: str) -> list[str]:
    own = {str(voice): voice_language(voice) for host in hosts for voice in host.voices}
    wanted = language.partition("-")[0].lower()
    return [voice for voice, spoken in own.items() if wanted and spoken and spoken != wanted]


def _speakers(hosts: Iterable[Host], language: str) -> Iterator[tuple[Host, str]]:
    """Yields each host with a voice of that language that no other has: one like its own, as far as there is one."""
    free = list_voices(language)
    for host in hosts:
        gender = engines.load(host.voice.engine).info(host.voice).gender
        likely = sorted(free, key=lambda info: info.gender != gender)
        if likely:
            free.remove(likely[0])
        yield host, str(likely[0].voice) if likely else "piper:/path/to/voice.onnx"
