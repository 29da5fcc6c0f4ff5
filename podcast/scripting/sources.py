"""What a command is given to make an episode of: a script, or an article with or without one."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.library.ledger import slug_of
from podcast.script.text import HEAD, has_hosts, source_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.library import Library
    from podcast.model import Article

_URL = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it was given, and what the show has of it; asked of the disk once."""

    text: str
    """As it was typed: an address, a path or `-`."""
    key: str
    """As scripts name it in their front matter: the address, or the path from the show's folder."""
    script: Path | None = None
    """The script: the source itself, or the one that was made of this article; None when it is still to be written."""
    is_script: bool = False
    """Whether the source itself is a script."""

    @property
    def file(self) -> Path | None:
        """The file that it is; None for an address and a pipe."""
        return Path(self.text) if _is_path(self.text) else None


def resolve_source(library: Library, text: str, scripts: Mapping[str, Path] | None = None) -> Source:
    """Returns what a source is: a script by its place or by `hosts:` in its front matter, else an article.

    `scripts` is what `index_scripts` returned, for who resolves many.
    """
    path = Path(text)
    if _is_path(text) and path.is_file() and (library.is_own_script(path) or has_hosts(_head(path))):
        return Source(text, key_of(library, text), path, is_script=True)
    key = key_of(library, text)
    if key == "-":
        return Source(text, key)
    return Source(text, key, (index_scripts(library) if scripts is None else scripts).get(key))


def index_scripts(library: Library) -> dict[str, Path]:
    """Returns the script of each source that has one, by the source as scripts name it."""
    index: dict[str, Path] = {}
    for script in library.script_files():
        index.setdefault(named_source(script), script)
    return index


def named_source(script: Path) -> str:
    """Returns the source that a script's front matter names, or nothing; the rest of it may be damaged."""
    return source_of(_head(script))


def published_source(source: str, link: str) -> str:
    """Returns a script's source as listeners see it: its address, or of a file that has none only its name."""
    return link or (source if "://" in source else Path(source).name)


def taken_names(library: Library, source: str, link: str) -> set[str]:
    """Returns the names of scripts, and of the episodes of other sources: under such a name a new script would become
    that episode."""
    public = published_source(source, link)
    others = {episode.slug for episode in library.each_listing() if episode.source != public}
    return others | {path.stem for path in library.script_files()}


def new_script_path(library: Library, content: Article) -> Path:
    """Returns where the script of an article goes; text that is piped in is known by its title alone."""
    plain = library.script_file(slug_of(content.title))
    if content.source == "-" and plain.exists() and named_source(plain) == "-":
        return plain
    return library.script_file(slug_of(content.title, taken_names(library, content.source, content.address)))


def key_of(library: Library, text: str) -> str:
    """Returns a source as scripts name it: an address, or the path from the show's folder.

    A file that lies far from it has its whole path, where that is shorter.
    """
    if not _is_path(text):
        return text
    whole = Path(text).resolve()
    try:
        relative = Path(os.path.relpath(whole, library.folder)).as_posix()
    except ValueError:  # on another drive of Windows there is no relative path
        return whole.as_posix()
    return (
        whole.as_posix() if relative.startswith("../../..") and len(relative) > len(str(whole)) else relative
    )


def _is_path(text: str) -> bool:
    return text != "-" and not _URL.match(text)


def _head(path: Path) -> str:
    """Returns so much of a file as its front matter may take; an article can have any length."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(HEAD)
