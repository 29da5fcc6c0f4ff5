"""From a script to the files of its episode: spoken, mixed, tagged, described."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import id3_tags, transcripts
from podcast.library.art import art_of, has_own_art
from podcast.making.describing import Material, describe, refuse_short_soundbites
from podcast.making.episode_files import audio_of, hash_of, up_to_date, write_beside
from podcast.making.mixdown import lay_out, theme_of, write_mix
from podcast.making.preparation import beside
from podcast.making.takes import voice_script
from podcast.model import Episode, MakeOrigin
from podcast.script.text import format_script

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.audio.theme_music import Theme
    from podcast.library import Library
    from podcast.making.mixdown import Mixdown
    from podcast.making.order import Order
    from podcast.making.takes import VoicedScript
    from podcast.model import Description, Report
    from podcast.script.text import ScriptFile


@dataclass(frozen=True, slots=True)
class AssemblyResult:
    """An episode whose files are in place."""

    episode: Episode
    called: int = 0
    """Lines that an engine spoke now."""
    fresh: bool = False
    """Whether anything was to be done."""
    notes: tuple[str, ...] = ()


def assemble(library: Library, file: ScriptFile, order: Order, report: Report) -> AssemblyResult:
    """Make the files of a script's episode, unless they are there as the script has them."""
    script = file.script
    audio = audio_of(library, file.path, script)
    theme = theme_of(library)
    made_from = hash_of(library, script, file.canonical, theme)
    with library.locked_episode(audio.stem):  # two runs on one script: the second finds it done
        if episode := up_to_date(library, audio, made_from):
            return AssemblyResult(episode)
        store.sweep(audio.parent)
        identity = library.ledger.mint(audio.stem)
        with beside(partial(art_of, library, script, file.path)) as pictures:
            if has_own_art(script):
                pictures.result()  # what is wrong with a picture of the user's is told before anybody speaks
            voiced = voice_script(library, script, file.path, order.workers, report)
        mixdown = lay_out(library, voiced, theme, order.workers)
        refuse_short_soundbites(file.path, script, mixdown.timeline)
        art = pictures.result()
        material = Material(voiced.script, mixdown.timeline, art, theme.credit)
        origin = MakeOrigin(_hash_as_voiced(library, file, voiced, theme, made_from))
        description = describe(library, identity, audio, origin, material)
        tag = id3_tags.build_tag(
            library.show, description, art.small, transcripts.plain_text(description, mixdown.timeline.cues)
        )
        episode = _write_audio(library, description, tag, mixdown, voiced, report)
        write_beside(library, episode, art)
        return AssemblyResult(episode, voiced.called, fresh=True, notes=voiced.notes)


def _hash_as_voiced(
    library: Library, file: ScriptFile, voiced: VoicedScript, theme: Theme, made_from: str
) -> str:
    """The hash; with a second voice standing in, this is not yet the episode that was asked for."""
    if voiced.script == file.script:
        return made_from
    return hash_of(library, voiced.script, format_script(voiced.script), theme)


def _write_audio(
    library: Library,
    description: Description,
    tag: bytes,
    mixdown: Mixdown,
    voiced: VoicedScript,
    report: Report,
) -> Episode:
    """The MP3, and the episode as it is known once that is written."""
    audio: Path = library.audio_file(description.slug)
    with store.writing(audio) as out:
        out.write(tag)
        write_mix(library, mixdown, out, report)
        size = out.tell()
    return Episode.of(
        description,
        size=size,
        sha256=store.digest(audio),
        cues=mixdown.timeline.cues,
        footnotes=voiced.script.footnotes,
    )
