"""The words of episodes as the search loads them: a script, for a page that lies on a disk may load nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from podcast.contract import VALUE_LIMIT
from podcast.language.plain.hygiene import clean, shorten
from podcast.site.episode_rows import known_language
from podcast.site.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Episode


def gather_words(number: int, episodes: Iterable[Episode]) -> bytes:
    """Return a script that hands (slug, title, day, language, summary, [(start in s, sentence)]) of each episode over.

    `number` says which of the files it is.
    """
    rows = [
        [
            *(episode.slug, shorten(episode.title, VALUE_LIMIT) or episode.slug, day(episode.published)),
            *(known_language(episode.language), shorten(episode.summary, 1000)),
            [[round(cue.start_ms / 1000, 1), clean(cue.text)] for cue in episode.cues],
        ]
        for episode in episodes
    ]
    return f"podcastWords({number},{json.dumps(rows, ensure_ascii=False, separators=(',', ':'))});\n".encode()
