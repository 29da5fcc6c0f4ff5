"""An episode's sound in a second, smaller file, where `show.toml` wants one."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast import recipes, store
from podcast.audio.opus import encode_opus
from podcast.episode.opus_tags import tag_opus
from podcast.episode.retagging import read_tag
from podcast.media_types import media_type
from podcast.model import Alternate

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Episode, Report


def write_second_format(library: Library, episode: Episode, report: Report) -> Episode:
    """Writes the Opus file beside an episode's MP3, made of that; returns the episode with it."""
    kbits = library.show.audio.opus
    if not kbits:
        return episode
    mp3 = library.audio_file(episode.slug)
    key = store.key(form=recipes.OPUS, bitrate=kbits, sound=_sound_of(mp3))
    data = store.once(library.store("parts"), key, lambda: encode_opus(mp3, kbits * 1000, report))
    data = tag_opus(data, library.show, episode)
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"audio-{sha256[:8]}.opus"
    store.write(library.episode_folder(episode.slug) / name, data)
    rate = len(data) * 8000 // max(episode.duration_ms, 1)
    return replace(episode, alternates=(Alternate(name, media_type(name), len(data), sha256, rate),))


def _sound_of(mp3: Path) -> str:
    """Returns the digest of an MP3's sound: another title is no reason to encode it again."""
    with mp3.open("rb") as file:
        read_tag(file)
        return hashlib.file_digest(file, "sha256").hexdigest()
