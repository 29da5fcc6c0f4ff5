"""From a script to the files of its episode: spoken, mixed, tagged, described."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import synthetic
from podcast.equipment import theme_of
from podcast.library.art import art_of, has_own_art
from podcast.library.superseded import supersede_audio
from podcast.making.audio_file import Recording, write_audio
from podcast.making.describing import Material, describe, mint_identity, refuse_short_soundbites
from podcast.making.episode_files import audio_of, hash_of, up_to_date, write_beside
from podcast.making.line_clips import voice_script
from podcast.making.mixdown import lay_out
from podcast.making.outlook import whole_run
from podcast.making.preparation import beside
from podcast.making.second_format import write_second_format
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
        with beside(partial(art_of, library, script, file.path)) as pictures:
            if has_own_art(script):
                pictures.result()  # what is wrong with a picture of the user's is raised before anybody speaks
            report = whole_run(library, file, theme, order, report)
            elsewhere = order.crew.finish(library, script, file.path, report) if order.crew else 0
            voiced = voice_script(library, script, file.path, order.workers, report)
        mixdown = lay_out(library, voiced, theme, order.workers)
        refuse_short_soundbites(file.path, script, mixdown.timeline)
        art = pictures.result()
        material = Material(voiced.script, mixdown.timeline, art, theme.credit, faulty)
        if voiced.script != script:  # a second voice stood in: it is not yet the episode that was asked for
            made_from = hash_of(library, voiced.script, theme)
        description = describe(library, identity, audio, MakeOrigin(made_from), material)
        if earlier := library.find_episode(audio.stem):
            supersede_audio(library, earlier)
        episode = write_audio(library, Recording(description, art, mixdown, voiced), report)
        episode = write_second_format(library, episode, report)
        write_beside(library, episode, art)
        called = voiced.called + elsewhere
        return AssemblyResult(episode, called, fresh=True, notes=(*voiced.notes, *_silence(episode)))


def _silence(episode: Episode) -> tuple[str, ...]:
    """Returns a line when listeners are not told at once whom they hear."""
    if synthetic.is_said_early(episode.cues):
        return ()
    return (
        "nobody says in the first 15 seconds that the voices are synthetic: write it into the script's first line",
    )
