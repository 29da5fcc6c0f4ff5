"""What pages load: style sheet and scripts, each under a name that changes with its content."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.site.colour import palette

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "assets"
_HERE = Path(__file__).parent
_STATIC = ("site.css", "player.js", "list.js", "search.js", "subscribe.js")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that pages load."""

    files: Mapping[str, bytes]
    """By name from the show's address: `assets/site-1a2b3c4d.css`."""
    names: Mapping[str, str]
    """That name by what the file is: `site.css`."""


@functools.lru_cache(maxsize=16)
def load_assets(accent: str) -> Assets:
    """Return style sheet and scripts of a show whose cover has that colour (`#rrggbb`)."""
    files, names = {}, {}
    for name in _STATIC:
        data = (_HERE / "static" / name).read_bytes()
        if name == "site.css":
            data = palette(accent).encode() + data
        stem, _, ending = name.rpartition(".")
        names[name] = f"{FOLDER}/{stem}-{hashlib.sha256(data).hexdigest()[:8]}.{ending}"
        files[names[name]] = data
    return Assets(files, names)


@functools.cache
def version() -> str:
    """Return a hash of all that decides how a page comes out: templates, styles, scripts and this package's code."""
    digest = hashlib.sha256()
    for path in sorted(_HERE.rglob("*")):
        if path.suffix in (".py", ".html", ".css", ".js"):
            digest.update(path.read_bytes())
    return digest.hexdigest()
