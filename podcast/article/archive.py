"""Files inside a zip archive that a stranger made: DOCX and EPUB."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from podcast.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element

_FILES = 10_000
_UNPACKED = 80_000_000
"""Bytes that all files read may have together."""
_DAMAGE = (
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # a way of packing that Python does not know
)
"""What `zipfile` raises when a file is missing from an archive, or cannot be unpacked."""


class Archive:
    """The files of a DOCX or EPUB, within limits; ArticleError for whatever is wrong with it."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._bytes_left = _UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self.damage() from error
        if len(self._zip.filelist) > _FILES:
            raise ArticleError(f"{name}: holds more than {_FILES:,} files", "save its text as .txt")
        self.names = frozenset(self._zip.namelist())

    def damage(self) -> ArticleError:
        """Returns the error to raise for a file that cannot be understood."""
        return ArticleError(
            f"{self.name}: is damaged", "open it in the program that made it and save it again"
        )

    def read(self, path: str) -> bytes:
        """Returns a file's bytes, however small it claims to be."""
        try:
            with self._zip.open(path) as file:
                data = file.read(self._bytes_left + 1)
        except RuntimeError as error:
            # So does a way of packing that Python does not know: NotImplementedError is a RuntimeError.
            raise ArticleError(
                f"{self.name}: is locked with a password or a vendor's key", "give a copy without it"
            ) from error
        except _DAMAGE as error:
            raise self.damage() from error
        self._bytes_left -= len(data)
        if self._bytes_left < 0:
            raise ArticleError(
                f"{self.name}: holds more than {_UNPACKED // 1_000_000} MB of text", "save its text as .txt"
            )
        return data

    def xml(self, path: str) -> _Element:
        """Returns a file's root element; entities stay unresolved."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self.read(path), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damage() from error
