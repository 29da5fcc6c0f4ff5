"""Which scripts' episodes are known to be up to date, by the stamps of their files: a shortcut, never the truth.

`making` finds out what is to be done by reading script, article and episode, which takes a tenth of a second; a look at
six stamps takes no time, and a second run over a thousand articles is a matter of seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING

from podcast import recipes, scripting, store
from podcast.episode.sidecars import SIDECARS
from podcast.errors import PodcastError
from podcast.library.art import has_own_art
from podcast.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.making import MakeResult
    from podcast.scripting import SpeakableScript

_FILE = "finished.jsonl"


class FinishedWork:
    """A file of lines, a script each; a script's last line counts, and one that a kill has cut counts for nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._file = library.cache / _FILE
        self._settings = _stamp_settings(library)
        self._entries: dict[str, tuple[str, str]] = {}
        for line in self._lines():
            with contextlib.suppress(ValueError, KeyError, TypeError):
                entry = json.loads(line)
                self._entries[str(entry["script"])] = (str(entry["slug"]), str(entry["stamp"]))

    def slug_of(self, script: Path) -> str:
        """Returns the episode of a script, if both are as they were when that was up to date, else nothing."""
        slug, stamp = self._entries.get(str(script.resolve()), ("", ""))
        return slug if slug and stamp == self._stamp(script, slug) else ""

    def note(self, result: MakeResult, script: SpeakableScript) -> None:
        """Takes down that an episode is up to date with its script.

        Not of one that is held back or has pictures of the user's own, nor when the script was edited meanwhile.
        """
        episode = result.episode
        name, slug = str(result.script.resolve()), episode.slug
        # Before the script is looked at: a later edit changes it.
        entry = (slug, self._stamp(result.script, slug))
        if episode.held or has_own_art(script.file.script):
            return
        try:
            if scripting.load_script(result.script).canonical != script.file.canonical:
                return
        except (PodcastError, OSError):
            return  # edited until it cannot be read: the episode stands, and the next run tells
        if self._entries.get(name) != entry:
            self._entries[name] = entry
            self._file.parent.mkdir(parents=True, exist_ok=True)
            line = json.dumps({"script": name, "slug": slug, "stamp": entry[1]})
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"\n{line}\n")  # what a kill has left of a line before it ends here

    def _stamp(self, script: Path, slug: str) -> str:
        audio, manifest = self._library.audio_file(slug), self._library.manifest_file(slug)
        return store.key(
            settings=self._settings,
            files=[_stamp_file(path) for path in (script, audio, manifest)],
            beside=_names(audio.parent),
        )

    def _lines(self) -> list[str]:
        try:
            return self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []


def _names(folder: Path) -> list[str]:
    """Returns which of an episode's own files lie in its folder; its pages come with the feed."""
    try:
        with os.scandir(folder) as entries:
            return sorted({entry.name for entry in entries} & SIDECARS.keys())
    except OSError:
        return []


def _stamp_settings(library: Library) -> str:
    show = library.show
    own = (show.cover, show.music.intro, show.music.bed, show.music.sting, show.music.outro)
    paths = [library.settings_file, *(library.own_file(name) for name in own if name)]
    return store.key(
        version=__version__, recipes=recipes.read_numbers(), files=[_stamp_file(path) for path in paths]
    )


def _stamp_file(path: Path) -> tuple[int, int]:
    """Returns when a file was changed last, and its size; zeros when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
