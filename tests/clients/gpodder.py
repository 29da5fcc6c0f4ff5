"""gPodder without a screen: Debian's `gpo`, and what it keeps in its database.

It exits with 0 whatever happens, so that only its database, its files and the server's log tell.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_DOWNLOADED = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """An episode as gPodder knows it."""

    guid: str
    title: str
    url: str
    new: bool
    """Shown to the listener as not heard yet."""
    downloaded: bool
    file: str
    seconds: int


class Gpodder:
    """One listener, with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.downloads = home / "downloads"
        for folder in (home, self.downloads):
            folder.mkdir(parents=True, exist_ok=True)

    def run(self, *arguments: str) -> str:
        """What a `gpo` command prints."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        places = {"HOME": self.home, "GPODDER_HOME": self.home, "GPODDER_DOWNLOAD_DIR": self.downloads}
        done = subprocess.run(
            ["gpo", "-q", *arguments],  # noqa: S607 - wherever Debian put it
            env=kept | {name: str(path) for name, path in places.items()},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done.stdout + done.stderr

    @property
    def episodes(self) -> dict[str, Kept]:
        """All of them by guid; a guid that is there twice is an error."""
        rows = self._rows(
            "SELECT guid, title, url, is_new, state, download_filename, total_time FROM episode"
        )
        every = [
            Kept(guid, title, url, bool(new) and state == 0, state == _DOWNLOADED, file or "", seconds)
            for guid, title, url, new, state, file, seconds in rows
        ]
        assert len({it.guid for it in every}) == len(every), every
        return {it.guid: it for it in every}

    @property
    def feeds(self) -> list[str]:
        """The addresses that are subscribed to."""
        return [url for (url,) in self._rows("SELECT url FROM podcast")]

    def audio(self, guid: str) -> bytes:
        """What was downloaded of an episode."""
        (path,) = self.downloads.rglob(self.episodes[guid].file)
        return path.read_bytes()

    def heard(self, guid: str) -> None:
        """Mark an episode as played."""
        with closing(sqlite3.connect(self.home / "Database")) as database, database:
            database.execute("UPDATE episode SET is_new = 0 WHERE guid = ?", (guid,))

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.home / "Database")) as database:
            return database.execute(query).fetchall()
