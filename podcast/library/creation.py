"""A new show on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import store
from podcast.contract import COVER
from podcast.library import settings
from podcast.library.art import cover_art
from podcast.library.layout import open_library

if TYPE_CHECKING:
    from pathlib import Path


def create_show(folder: Path, title: str = "") -> Path:
    """Make a show in `folder`, leaving what is there, and return the path of its show.toml.

    Without a title it is called as its folder, in words: `my-show` is “My show”.
    """
    folder = folder.resolve()
    path = folder / settings.FILE
    if not path.exists():
        store.write(path, settings.new_show(title or _in_words(folder.name) or "My show"))
    add_folders(folder)
    library = open_library(folder)
    cover = library.public_file(COVER)
    if not cover.exists():
        store.write(cover, cover_art(library))
    return path


def _in_words(name: str) -> str:
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def add_folders(folder: Path) -> None:
    """Make the folders of a show that are not there yet."""
    for name in ("scripts", "episodes"):
        (folder / name).mkdir(exist_ok=True)
