"""A show under an address for each listener, once it has listeners; until then, for everybody under one."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast import qr
from podcast.contract import FRONT_PAGE
from podcast.errors import PodcastError
from podcast.library.listeners import SIGN, Admission
from podcast.server.application import BytesContent, Redirect

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.library import Library
    from podcast.server.application import Content


class AdmittedShow:
    """What somebody gets: all of a show, or nothing of it.

    The show is built once for all listeners, under an address that stands for each of theirs. Nobody else has that
    address: a text from outside cannot hold it, and so cannot be turned into a link with a listener's token.
    """

    def __init__(
        self,
        library: Library,
        address: str,
        find_in: Callable[[str, bool], Callable[[str], Content | None]],
        log: Callable[[str], None],
    ) -> None:
        """Take `find_in`, which returns what finds the files of the show at an address, private or not."""
        self._admission = Admission(library)
        self._find_in, self._address, self._log = find_in, address, log
        self._folder = f"{SIGN}{secrets.token_urlsafe(24)}/"
        self._found: dict[bool, Callable[[str], Content | None]] = {}
        self._show(private=self._is_private())  # a damaged show is told now

    def find(self, name: str) -> Content | None:
        """Return what is published under a name, `~TOKEN/feed.xml` where the show is for listeners; else None."""
        if not self._is_private():
            return self._show(private=False)(name)
        folder, slash, rest = name.partition("/")
        if not folder.startswith(SIGN) or not self._admission.admits(folder.removeprefix(SIGN)):
            return None
        if not slash:
            return Redirect(f"{folder}/")
        content = self._show(private=True)(rest)
        if isinstance(content, Redirect):
            return Redirect(f"{folder}/{content.name}")
        if isinstance(content, BytesContent):
            return replace(content, body=self._for_listener(content.body, folder, rest))
        return content

    def _for_listener(self, body: bytes, folder: str, name: str) -> bytes:
        """Return a page or feed with a listener's address in place of the one that it was built for."""
        if name in ("", FRONT_PAGE):
            built, own = (f"{self._address}{part}{FRONT_PAGE}" for part in (self._folder, f"{folder}/"))
            body = body.replace(qr.svg(built).encode(), qr.svg(own).encode())
        return body.replace(self._folder.encode(), f"{folder}/".encode())

    def _is_private(self) -> bool:
        """Whether only listeners are answered; nobody is, while their file cannot be read."""
        try:
            return self._admission.is_needed()
        except (PodcastError, OSError) as error:
            self._log(f"answered nobody: {error}")
            self._admission = Admission(self._admission.library)
            return True

    def _show(self, *, private: bool) -> Callable[[str], Content | None]:
        if private not in self._found:
            address = f"{self._address}{self._folder if private else ''}"
            self._found[private] = self._find_in(address, private)
        return self._found[private]
