"""A show on disk: the one place that knows its paths, locks, listings and identities."""

from __future__ import annotations

import contextlib
import os
import threading
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from podcast import store
from podcast.contract import FEED, FEED_PAGE
from podcast.errors import ShowError
from podcast.library import manifest, settings
from podcast.library.ledger import Ledger, slug_of
from podcast.model import EMBEDDED_VOICES, Host, Show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from podcast.model import Episode, Listing


Lock = Literal["following", "publishing", "renaming", "episode", "feed", "ledger"]
LOCKS: tuple[Lock, ...] = ("following", "publishing", "renaming", "episode", "feed", "ledger")
"""The locks of a show in the order in which they may be taken.

A show is shared by processes: `make` in two terminals, a server, a publisher. Whoever needs several locks takes them
from left to right, so that no two processes wait for each other, and one of a kind at a time: one out of order is a
mistake in this program, and raises at once.
"""

SHARED_KINDS = ("speech", "clips", "parts", "music", "covers", "parses", "writing")
"""Stores that machines may share: what lies under a key there is the same wherever it was made."""

_held = threading.local()


@dataclass(frozen=True, slots=True)
class Library:
    """A show on disk. Every other module asks it where something lies; none joins paths of the show itself."""

    folder: Path
    show: Show

    # --- folders and files ---------------------------------------------------------------------------------

    @property
    def settings_file(self) -> Path:
        """Where `show.toml` lies."""
        return self.folder / settings.FILE

    @property
    def listeners_file(self) -> Path:
        """Where it stands who may hear the show, once that is not everybody."""
        return self.folder / "listeners.json"

    @property
    def following_file(self) -> Path:
        """Where it stands which feeds of articles the show follows, and what they have named."""
        return self.folder / "following.json"

    @property
    def own_signer(self) -> tuple[Path, Path]:
        """Where the certificates and the key lie that sign the show's MP3s, when its owner names none."""
        return self.folder / "signing" / "certificates.pem", self.folder / "signing" / "key.pem"

    @property
    def scripts(self) -> Path:
        """The folder of editable scripts."""
        return self.folder / "scripts"

    @property
    def episodes(self) -> Path:
        """The folder that is served: below it lies what listeners get, and nothing else is public."""
        return self.folder / "episodes"

    @property
    def cache(self) -> Path:
        """The folder of what can be made again."""
        return self.folder / ".cache"

    @property
    def superseded(self) -> Path:
        """The folder of what other files have replaced, and listeners were told of."""
        return self.episodes / ".superseded"

    @property
    def feed(self) -> Path:
        """Where the feed lies."""
        return self.episodes / FEED

    def own_file(self, name: str) -> Path:
        """Return where a file of the user's lies that show or script name, as `cover.png`."""
        return self.folder / name

    def public_file(self, name: str) -> Path:
        """Return where a file lies that has this name under the show's address, as `the-gauge/notes.html`."""
        return self.episodes / PurePosixPath(name)

    def episode_folder(self, slug: str) -> Path:
        """Return the folder of an episode."""
        return self.episodes / slug

    def audio_file(self, slug: str) -> Path:
        """Return where the MP3 of an episode that is made here lies."""
        return self.episodes / slug / f"{slug}.mp3"

    def manifest_file(self, slug: str) -> Path:
        """Return where the manifest of an episode lies, once it is made."""
        return self.episodes / slug / manifest.NAME

    def script_file(self, slug: str) -> Path:
        """Return where the script of an episode lies."""
        return self.scripts / f"{slug}.md"

    def is_own_script(self, path: Path) -> bool:
        """Whether a file lies in the folder of scripts."""
        return path.resolve().parent == self.scripts.resolve()

    # --- listings ------------------------------------------------------------------------------------------

    def script_files(self) -> list[Path]:
        """Return all scripts, by name."""
        return sorted(self.scripts.glob("*.md"))

    def scripts_by_slug(self) -> dict[str, Path]:
        """Return the script of each episode that has one, by the episode's slug."""
        return {slug_of(path.stem): path for path in self.script_files()}

    def feed_files(self) -> dict[str, Path]:
        """Return the feed's files as they lie on disk, by name: `feed.xml`, `feed-2.xml` …"""
        return {path.name: path for path in self.episodes.glob("feed*.xml") if FEED_PAGE.fullmatch(path.name)}

    def cover_files(self) -> list[Path]:
        """Return the show's covers under names that change with the picture, older ones too."""
        return list(self.episodes.glob("cover-????????.jpg"))

    def slugs(self) -> list[str]:
        """Return the slugs of all episodes that have a manifest, in order."""
        return [path.parent.name for path in manifest.files(self.episodes)]

    def listings(self) -> tuple[Listing, ...]:
        """Return every episode without its words, by number; EpisodeError when a manifest is damaged."""
        return manifest.listings(self.episodes, self.cache / "listings")

    def each_listing(self) -> Iterator[Listing]:
        """Yield the same in no order, for who keeps few of them: a batch looks at all for each new article."""
        return manifest.each_listing(self.episodes, self.cache / "listings")

    def deciding_files(self) -> Iterator[str]:
        """Yield the paths that decide what is published: settings, cover and manifests, some of them not there.

        As text: a server looks at them every second, and a Path for each takes three times as long.
        """
        yield str(self.settings_file)
        yield str(self.own_file(self.show.cover or settings.FILE))
        with contextlib.suppress(FileNotFoundError), os.scandir(self.episodes) as entries:
            yield from (
                f"{entry.path}/{manifest.NAME}" for entry in entries if not entry.name.startswith(".")
            )

    # --- episodes ------------------------------------------------------------------------------------------

    def has_episode(self, slug: str) -> bool:
        """Whether there is an episode of that name."""
        return self.manifest_file(slug).exists()

    def episode(self, slug: str) -> Episode:
        """Return the episode of that name; EpisodeError when it is missing or damaged."""
        return manifest.load(self.manifest_file(slug))

    def find_episode(self, slug: str) -> Episode | None:
        """Return the episode of that name, or None; EpisodeError when it is damaged."""
        return self.episode(slug) if self.has_episode(slug) else None

    def listing(self, slug: str) -> Listing:
        """Return the episode of that name without its words; EpisodeError when it is missing or damaged."""
        return manifest.listing(self.manifest_file(slug))

    def save(self, episode: Episode) -> None:
        """Write the episode's manifest, which vouches for its other files: they come before."""
        store.write(self.manifest_file(episode.slug), manifest.dumps(episode))

    @property
    def ledger(self) -> Ledger:
        """What is minted once: the guids, numbers and dates of show and episodes."""
        return Ledger(self.episodes, self.show, self.locked_ledger)

    # --- what can be made again ----------------------------------------------------------------------------

    def store(self, kind: str) -> store.Store:
        """Return the store of things of one kind (`speech`, `clips`, `parts` …), by what they were made from."""
        local = store.FolderStore(self.cache / kind)
        if not self.show.cache_url or kind not in SHARED_KINDS:
            return local
        from podcast.shared_store import SharedStore, shared_folder

        return SharedStore(local, shared_folder(self.show.cache_url), kind)

    def take_cache_trouble(self) -> str:
        """Return one line on what went wrong with the cache that is shared, since it was asked last, or nothing."""
        if not self.show.cache_url:
            return ""
        from podcast.shared_store import shared_folder

        return shared_folder(self.show.cache_url).take_trouble()

    @property
    def site_index(self) -> Path:
        """Where it is kept which page was made of what."""
        return self.cache / "site" / "pages.json"

    # --- locks, in the order in which they may be taken: see LOCKS ---------------------------------------------

    @contextlib.contextmanager
    def locked_following(self) -> Iterator[None]:
        """Hold what is known of the feeds that are followed; ShowError when another process does."""
        try:
            with self._locked("following", ".following.lock", wait=False):
                yield
        except TimeoutError:
            raise ShowError(
                "another `podcast follow` is at work on this show", "wait for it, or end it"
            ) from None

    def locked_publishing(self) -> AbstractContextManager[None]:
        """Hold the show against another upload."""
        return self._locked("publishing", ".publish.lock")

    def locked_renaming(self) -> AbstractContextManager[None]:
        """Hold all episodes where they lie."""
        return self._locked("renaming", ".renaming.lock")

    def locked_episode(self, slug: str) -> AbstractContextManager[None]:
        """Hold the files and the manifest of an episode."""
        return self._locked("episode", f".{slug}.lock")

    def locked_feed(self) -> AbstractContextManager[None]:
        """Hold feed, site and cover as they lie on disk."""
        return self._locked("feed", ".feed.lock")

    def locked_ledger(self) -> AbstractContextManager[None]:
        """Hold what is minted once."""
        return self._locked("ledger", ".show.lock")

    @contextlib.contextmanager
    def _locked(self, kind: Lock, name: str, *, wait: bool = True) -> Iterator[None]:
        outer: list[Lock] = getattr(_held, "locks", [])
        if outer and LOCKS.index(kind) <= LOCKS.index(outer[-1]):
            raise RuntimeError(f"the lock of {kind} is taken inside that of {outer[-1]}: see LOCKS")
        with store.lock(self.episodes / name, wait=wait):
            _held.locks = [*outer, kind]
            try:
                yield
            finally:
                _held.locks = outer

    # --- episodes on their way to another name ---------------------------------------------------------------

    def move_file(self, old: str, new: str, stage: str) -> Path:
        """Return where it is written down that the episode `old` goes by the name `new`, at a stage of the move."""
        return self.episodes / f".{old}.{new}{stage}"

    def moves(self, stage: str) -> Iterator[tuple[Path, str, str]]:
        """Yield (file, old slug, new slug) of each move that is at this stage."""
        for path in sorted(self.episodes.glob(f".*{stage}")):
            old, _, new = path.name.removesuffix(stage)[1:].partition(".")
            yield path, old, new


def open_library(folder: Path | None = None) -> Library:
    """Open the show in `folder`, else the nearest from the working folder upwards; ShowError when there is none."""
    folder = folder.resolve() if folder else settings.find(Path.cwd())
    return Library(folder, settings.load(folder))


def passing_library(folder: Path) -> Library:
    """Return a show that nobody keeps, for what needs none: spoken by the embedded voice, its cache in `folder`."""
    return Library(folder, Show("", (Host("voice", EMBEDDED_VOICES[0]),)))
