"""Under which names a server gives what it has, so that nothing it once named is lost or becomes something else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.airing.redirects import former_names
from podcast.contract import FRONT_PAGE, NOTES
from podcast.episode import show_notes
from podcast.library import list_public_files
from podcast.library.superseded import read_superseded, served_audio, superseded_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from podcast.library import Library
    from podcast.model import Edition, Listing


@dataclass(frozen=True, slots=True)
class KeptNames:
    """The names of a show's files beside its pages and its feed."""

    edition: Edition
    """The audio under the names that it is served by."""
    files: Mapping[str, Path]
    """Name -> where it lies, without links but for one to the whole folder of episodes; what was superseded, too."""
    renamed: Mapping[str, Listing]
    """Episodes by slug whose audio has another name than its file."""
    former: Mapping[str, str]
    """Slugs of episodes on air by those that they had before."""

    @classmethod
    def of(cls, library: Library, edition: Edition, now: datetime) -> KeptNames:
        """Return the names for an edition of the show at a moment."""
        superseded = read_superseded(library)
        episodes = [
            replace(one, audio=served_audio(one, superseded)) if not one.enclosure else one
            for one in edition.episodes
        ]
        pairs = list(zip(edition.episodes, episodes, strict=True))
        renamed = {f"{old.slug}/{old.audio}": f"{new.slug}/{new.audio}" for old, new in pairs}
        root = library.episodes.resolve()
        files = {
            renamed.get(file.name, file.name): root / Path(file.name)
            for file in list_public_files(library, edition)
        }
        guids = {"", *(episode.guid for episode in edition.episodes)}
        kept = {
            name: superseded_path(library, file, name).resolve()
            for name, file in superseded.items()
            if file.guid in guids and file.lasts(now)
        }
        return cls(
            replace(edition, episodes=tuple(episodes)),
            kept | files,
            {new.slug: new for old, new in pairs if new != old},
            former_names(library, edition),
        )

    def redirect(self, name: str) -> str:
        """Return the name of the same thing today, for one of an episode that had another name; else nothing."""
        folder, slash, rest = name.partition("/")
        new = self.former.get(folder)
        if not new:
            return ""
        if rest.startswith((f"{folder}.", f"{folder}-")):  # its audio bears its name
            rest = next(one.audio for one in self.edition.episodes if one.slug == new)
        return f"{new}/{rest}" if slash and rest != FRONT_PAGE else f"{new}/"

    def notes_page(self, library: Library, name: str) -> bytes | None:
        """Return the page of notes of an episode whose audio is served by another name than its file has."""
        episode = self.renamed.get(name.partition("/")[0])
        return notes_page(library, episode) if episode and name == f"{episode.slug}/{NOTES}" else None


def notes_page(library: Library, episode: Listing) -> bytes:
    """Return the page of an episode's notes that plays its audio under the name that `episode` has for it."""
    there = replace(library.episode(episode.slug), audio=episode.audio)
    return show_notes.render_page(there, library.show.title).encode()
