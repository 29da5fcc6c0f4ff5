"""Pictures that a feed by others names, fetched."""

from __future__ import annotations

import tempfile
from pathlib import Path

from podcast import net
from podcast.episode import cover
from podcast.errors import EpisodeError, FetchError

PICTURE_LIMITS = net.Limits(size=20_000_000, seconds=60)


class Pictures:
    """Pictures from elsewhere as covers, each fetched once."""

    def __init__(self, allow: tuple[str, ...]) -> None:
        self.allow = allow
        self.covers: dict[str, bytes] = {}
        self.refused: list[str] = []

    def cover(self, url: str) -> bytes:
        """Return the picture as a JPEG; empty when it is not to be had, or none that apps would take."""
        if url not in self.covers:
            self.covers[url] = self._fetch(url)
        return self.covers[url]

    def _fetch(self, url: str) -> bytes:
        try:
            page = net.fetch(url, allow=self.allow, accept="image/*", limits=PICTURE_LIMITS)
        except FetchError as error:
            self.refused.append(str(error))
            return b""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "picture"
            path.write_bytes(page.body)
            try:
                return cover.read_own_cover(path, name=url)
            except EpisodeError as error:
                self.refused.append(str(error))
        return b""

    def notes(self) -> tuple[str, ...]:
        """Return one line on the pictures that could not be taken, or none."""
        if not self.refused:
            return ()
        more = f" (and {len(self.refused) - 1} more)" if len(self.refused) > 1 else ""
        return (f"Left out a picture, {self.refused[0]}{more}",)
