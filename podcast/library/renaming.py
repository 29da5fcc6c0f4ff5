"""An episode under another name: its folder follows its script's file; guid, number, date and state stay."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import store
from podcast.errors import EpisodeError
from podcast.library import manifest
from podcast.library.ledger import slug_of
from podcast.library.superseded import supersede_all
from podcast.model import MakeOrigin

if TYPE_CHECKING:
    from podcast.library.layout import Library
    from podcast.model import Listing, Script

_MOVING = ".moving"
"""Ending of the file `.OLD.NEW.moving`, which holds the manifest to be: once it is there, the move is decided."""
_LEFT = ".left"
"""Ending of that file once the episode has moved: the old folder is still there for those who read the old feed."""


def follow(library: Library, path: Path, script: Script, source: str) -> str:
    """Move the episode whose script this file was under another name; one line on what was found, or nothing.

    It is the only one whose own script is gone and whose `source`, as listeners see it, is the same; without a
    source, or with one that is only a file's name, the title must be the same, too. EpisodeError when the name is
    that of an imported episode of another source, which would be lost.
    """
    settle(library)
    new = slug_of(path.stem)
    if not library.is_own_script(path):
        return ""
    if library.has_episode(new):
        _refuse_imported(library.listing(new), path, source)
        return ""
    with library.locked_renaming():
        if library.has_episode(new):  # another process was quicker
            return ""
        return _followed(library, new, source, script.title)


def _refuse_imported(there: Listing, path: Path, source: str) -> None:
    if not there.imported or (source and there.source == source):
        return
    anew = f", or `source: {there.source}` to make that one anew" if there.source else ""
    raise EpisodeError(
        f"{path}: {there.slug} is an episode that came from elsewhere: give the script's file another name{anew}"
    )


def _followed(library: Library, new: str, source: str, title: str) -> str:
    there = library.scripts_by_slug()
    candidates = [
        episode
        for episode in library.each_listing()
        if episode.source == source
        and episode.slug not in there
        and not episode.imported
        and ("://" in source or episode.title == title)
    ]
    if len(candidates) > 1:
        names = " or ".join(episode.slug for episode in candidates)
        return (
            f"{new} may be {names} under another name; it was taken for a new episode. "
            "`podcast episodes SLUG --rename NEW` says which one is meant, before `make`."
        )
    if not candidates:
        return ""
    _move(library, candidates[0].slug, new)
    return f"{candidates[0].slug} is now {new}: the same episode, with its guid, number and date."


def move(library: Library, old: str, new: str) -> None:
    """Move an episode's folder, crash-safe: killed in the middle, `settle` finishes it."""
    with library.locked_renaming():
        _finish(library)
        if library.has_episode(new):
            raise EpisodeError(f"there is an episode {new} already: choose another name")
        _move(library, old, new)


def settle(library: Library) -> None:
    """Finish the moves that were decided: after it, every episode has one folder with a manifest."""
    if any(library.moves(_MOVING)):
        with library.locked_renaming():
            _finish(library)


def clear(library: Library) -> None:
    """Remove the folders that episodes have left, once no feed names anything in them."""
    for log, old, _ in library.moves(_LEFT):
        with library.locked_episode(old):
            if not library.has_episode(old):  # else another episode lives there by now
                shutil.rmtree(library.episode_folder(old), ignore_errors=True)
            log.unlink(missing_ok=True)


def _move(library: Library, old: str, new: str) -> None:
    with library.locked_episode(old):
        episode = library.episode(old)
        supersede_all(library, episode)
        audio = f"{new}{Path(episode.audio).suffix}"
        _link_all(library, old, new, {episode.audio: audio})
        # Not up to date: its tags and notes name its files. With the sound kept, that costs a second.
        origin = episode.origin
        if isinstance(origin, MakeOrigin):
            origin = MakeOrigin(store.key(moved=origin.made_from))
        moved = replace(episode, slug=new, audio=audio, origin=origin)
        store.write(library.move_file(old, new, _MOVING), manifest.dumps(moved))
        _finish(library)


def _finish(library: Library) -> None:
    for log, old, new in library.moves(_MOVING):
        text = log.read_text(encoding="utf-8")
        # Two manifests with one guid are an error; between these lines the episode has none, and no feed is built.
        with library.locked_feed():
            library.manifest_file(old).unlink(missing_ok=True)
            library.ledger.rename(old, new)
            store.write(library.manifest_file(new), text)
            log.replace(log.with_suffix(_LEFT))


def _link_all(library: Library, old: str, new: str, names: dict[str, str]) -> None:
    """Link the files of one episode's folder into another's, some under new `names`.

    All but the manifest, which vouches for them.
    """
    folder = library.episode_folder(new)
    folder.mkdir(exist_ok=True)
    for path in library.episode_folder(old).iterdir():
        if path.is_file() and path != library.manifest_file(old) and not path.name.startswith("."):
            target = folder / names.get(path.name, path.name)
            target.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # a file system without hard links
                os.link(path, target)
                continue
            shutil.copyfile(path, target)
