"""From a script to the files of its episode: spoken, mixed, tagged, described."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast import store
from podcast.equipment import theme_of
from podcast.making.audio_file import Recording
from podcast.making.describing import (
    Material,
    describe,
    mint_identity,
    refuse_short_soundbites,
    remark_on_silence,
)
from podcast.making.episode_files import audio_of, hash_of, up_to_date
from podcast.making.episode_writing import write_episode
from podcast.making.mixdown import lay_out
from podcast.making.shared_encoding import share_encoding
from podcast.making.voicing import voice_episode
from podcast.model import MakeOrigin, silent

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Episode, Report
    from podcast.scripting import Order, SpeakableScript


@dataclass(frozen=True, slots=True)
class AssemblyResult:
    """An episode whose files are in place."""

    episode: Episode
    called: int = 0
    """Lines that an engine spoke now."""
    fresh: bool = False
    """Whether anything was to be done."""
    notes: tuple[str, ...] = ()


def assemble(
    library: Library, speakable: SpeakableScript, order: Order, report: Report = silent
) -> AssemblyResult:
    """Makes the files of a script's episode, unless they are there as the script has them."""
    file, script = speakable.file, speakable.file.script
    audio = audio_of(library, file.path, script)
    theme = theme_of(library, script.theme)
    made_from = hash_of(library, script, theme, file.canonical)
    with library.locked_episode(audio.stem):  # two runs on one script: the second finds it done
        if episode := up_to_date(library, audio, made_from):
            return AssemblyResult(episode)
        store.sweep(audio.parent)
        faulty = speakable.errors > 0 and not order.publish_anyway
        identity = mint_identity(library, audio.stem, script, faulty=faulty)
        voiced = voice_episode(library, file, theme, order, report)
        spoken = voiced.lines.script
        mixdown = lay_out(library, voiced.lines, theme, order.workers)
        if order.crew:
            mixdown = replace(mixdown, encoder=share_encoding(mixdown.encoder, library, order.crew))
        refuse_short_soundbites(file.path, script, mixdown.timeline)
        material = Material(spoken, mixdown.timeline, voiced.art, theme.credit, faulty)
        if spoken != script:  # a second voice stood in: it is not yet the episode that was asked for
            made_from = hash_of(library, spoken, theme)
        description = describe(library, identity, audio, MakeOrigin(made_from), material)
        recording = Recording(description, voiced.art, mixdown, voiced.lines)
        episode = write_episode(library, recording, voiced.report)
        notes = (*voiced.lines.notes, *remark_on_silence(mixdown.timeline))
        return AssemblyResult(episode, voiced.called, fresh=True, notes=notes)
