"""The files of an episode written: the MP3 and what lies beside it, the manifest last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import store
from podcast.episode.sidecars import SIDECARS
from podcast.library.superseded import supersede_audio
from podcast.making.audio_file import write_audio
from podcast.making.second_format import write_second_format

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.library.art import Art
    from podcast.making.audio_file import Recording
    from podcast.model import Episode, Report


def write_episode(library: Library, recording: Recording, report: Report) -> Episode:
    """Writes all files of an episode; an earlier take that listeners may have stays. Returns the episode."""
    if earlier := library.find_episode(recording.description.slug):
        supersede_audio(library, earlier)
    episode = write_second_format(library, write_audio(library, recording, report), report)
    _write_beside(library, episode, recording.art)
    return episode


def _write_beside(library: Library, episode: Episode, art: Art) -> None:
    """Writes what lies beside an episode's MP3; the manifest, which vouches for all of it, comes last."""
    folder = library.episode_folder(episode.slug)
    for name, write in SIDECARS.items():
        store.write(folder / name, write(episode, library.show))
    for name, picture in art.files.items():
        store.write(folder / name, picture)
    library.save(episode)
