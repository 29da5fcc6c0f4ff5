"""An episode's MP3: its tag, then its sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import id3_tags, source_sentences, transcripts
from podcast.library.sealing import write_mp3
from podcast.making.mixdown import write_mix
from podcast.model import Episode

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.library.art import Art
    from podcast.making.line_clips import VoicedScript
    from podcast.making.mixdown import Mixdown
    from podcast.model import Description, Report


@dataclass(frozen=True, slots=True)
class Recording:
    """An episode that is spoken and laid out, with all that goes into its MP3."""

    description: Description
    art: Art
    mixdown: Mixdown
    voiced: VoicedScript


def write_audio(library: Library, recording: Recording, report: Report) -> Episode:
    """Writes the MP3; returns the episode as it is known once that is written."""
    description, mixdown = recording.description, recording.mixdown
    cues = mixdown.timeline.cues
    behind = source_sentences.sentences_by_chapter(
        description.chapters, cues, recording.voiced.script.footnotes
    )
    text = "\n".join(
        filter(None, [transcripts.plain_text(description, cues), source_sentences.to_text(behind)])
    )
    tag = id3_tags.build_tag(library.show, description, recording.art.small, text)
    audio = library.audio_file(description.slug)
    size = write_mp3(
        library, audio, description.title, tag, lambda out: write_mix(library, mixdown, out, report)
    )
    return Episode.of(
        description,
        size=size,
        sha256=store.digest(audio),
        cues=cues,
        footnotes=recording.voiced.script.footnotes,
    )
