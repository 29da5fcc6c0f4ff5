"""What listeners were told of and another file has replaced: kept under its name until its time is over.

Whoever subscribes keeps a feed for a while, and a download that broke off is taken up again: the address of a file that
the server has named goes on giving that very file for `keep_days`, and never gives other bytes for audio.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from podcast import store
from podcast.contract import NOTES
from podcast.episode.sidecars import SIDECARS
from podcast.errors import EpisodeError
from podcast.library.art import named_by_content
from podcast.media_types import is_media

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from podcast.library.layout import Library
    from podcast.model import Listing

_LIST = "files.json"


@dataclass(frozen=True, slots=True)
class SupersededFile:
    """A file that another one has replaced."""

    sha256: str
    until: str
    """When its time is over: RFC 3339 in UTC."""
    guid: str = ""
    """Whose it is: once that episode is off the air, so is this. Empty is: the show's."""
    gone: bool = False
    """Whether its time was over: then it only keeps other audio from its name."""

    def lasts(self, now: datetime) -> bool:
        """Whether its time is not over yet."""
        return not self.gone and datetime.fromisoformat(self.until) > now


def read_superseded(library: Library) -> dict[str, SupersededFile]:
    """Return the superseded files by their names under the show's address; EpisodeError for a damaged list."""
    path = library.superseded / _LIST
    try:
        rows = json.loads(path.read_bytes())
        return {str(name): SupersededFile(**row) for name, row in rows.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError) as error:
        mend = "delete it: apps that have an older feed then get less"
        raise EpisodeError(f"{path}: damaged", mend, ": ") from error


def superseded_path(library: Library, file: SupersededFile, name: str) -> Path:
    """Return where the bytes of a superseded file lie."""
    return library.superseded / f"{file.sha256[:32]}{PurePosixPath(name).suffix}"


def served_audio(episode: Listing, superseded: Mapping[str, SupersededFile]) -> str:
    """Return the file name under which the server gives an episode's audio.

    That is its own, unless listeners got other bytes under it: then one that has its digest, as `publish` does it.
    """
    path = PurePosixPath(episode.audio)
    versions = (f"{path.stem}-{episode.sha256[:digits]}{path.suffix}" for digits in (8, 16))
    for name in (episode.audio, *versions):
        old = superseded.get(f"{episode.slug}/{name}")
        if old is None or old.sha256 == episode.sha256:
            return name
    return f"{path.stem}-{episode.sha256}{path.suffix}"


def supersede_audio(library: Library, episode: Listing, now: datetime | None = None) -> None:
    """Keep an episode's audio as it is now, before another takes its place; nothing if nobody was told of it."""
    if episode.sha256 and episode.audio and library.ledger.is_told(episode.slug):
        path = library.public_file(f"{episode.slug}/{episode.audio}")
        name = served_audio(episode, read_superseded(library))
        _keep(library, {f"{episode.slug}/{name}": path}, episode.guid, now)


def supersede_all(library: Library, episode: Listing, now: datetime | None = None) -> None:
    """Keep all that lies in an episode's folder but its pages, which lead on, before that goes by another name."""
    supersede_audio(library, episode, now)
    if library.ledger.is_told(episode.slug):
        names = (f"{episode.slug}/{name}" for name in {*SIDECARS, *named_by_content(episode)} - {NOTES})
        _keep(library, {name: library.public_file(name) for name in names}, episode.guid, now)


def supersede_pictures(library: Library, names: Iterable[str], episode: Listing | None = None) -> None:
    """Move pictures that no feed names any more to what is kept; without `episode` they are the show's covers."""
    files = {name: library.public_file(name) for name in names}
    if files and library.ledger.is_told(episode.slug if episode else ""):
        _keep(library, files, episode.guid if episode else "", None)
    for path in files.values():
        path.unlink(missing_ok=True)


def sweep_superseded(library: Library, now: datetime) -> None:
    """Remove the files whose time is over; the names of audio stay known."""
    old = read_superseded(library)
    if all(file.gone or file.lasts(now) for file in old.values()):
        return
    with library.locked_ledger():
        files = {}
        for name, file in read_superseded(library).items():
            if file.gone or file.lasts(now):
                files[name] = file
            elif is_media(name):
                files[name] = replace(file, gone=True)
        _write(library, files)
        kept = {superseded_path(library, file, name) for name, file in files.items() if not file.gone}
        for path in library.superseded.iterdir():
            if path.name != _LIST and path not in kept:
                path.unlink()


def _keep(library: Library, paths: Mapping[str, Path], guid: str, now: datetime | None) -> None:
    """Keep files under their names: linked, so that it costs no time and no room while both are there."""
    if not library.show.keep_days:
        return
    until = (now or datetime.now(UTC)) + timedelta(days=library.show.keep_days)
    text = until.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with library.locked_ledger():
        files = read_superseded(library)
        for name, path in paths.items():
            if path.is_file():
                file = SupersededFile(store.digest(path), text, guid)
                _link(path, superseded_path(library, file, name))
                files[name] = file
        _write(library, files)


def _link(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        return
    with contextlib.suppress(OSError):  # a file system without hard links
        os.link(path, target)
        return
    with path.open("rb") as source, store.writing(target) as out:
        shutil.copyfileobj(source, out)


def _write(library: Library, files: Mapping[str, SupersededFile]) -> None:
    rows = {
        name: {key: value for key, value in asdict(file).items() if value} for name, file in files.items()
    }
    store.write(library.superseded / _LIST, json.dumps(rows, indent=1, sort_keys=True) + "\n")
