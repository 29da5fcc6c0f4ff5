"""What keeps a show from being published, and where it would go: asked before anything is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from podcast.errors import PublishError
from podcast.media_types import is_media
from podcast.publish import FolderTarget, open_target

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Edition
    from podcast.publish import Target, UploadPlan


def choose_target(library: Library, address: str) -> Target:
    """Return the target of an address, by default the show's; PublishError when it is the show's own folder."""
    address = address or _from_the_show(library, library.show.publish_target)
    if not address:
        mend = (
            "name a folder or a bucket, as in `podcast publish s3://bucket/podcast`, "
            "or set target under [publish] in show.toml"
        )
        raise PublishError("no target", mend, ": ")
    target = open_target(address)
    if isinstance(target, FolderTarget):
        root = target.root.resolve()
        own = {folder.resolve() for folder in (library.episodes, library.scripts, library.cache)}
        if root == library.folder.resolve() or own & {root, *root.parents}:
            what = f"{target.name} is where the show is made"
            raise PublishError(what, "name a folder outside of it", ": ")
    return target


def _from_the_show(library: Library, address: str) -> str:
    """Return the address, a path as it is from the show's folder: in show.toml it is meant from there."""
    return address if not address or "://" in address else str(library.folder / Path(address).expanduser())


def refuse_without_address(library: Library) -> None:
    """Raise a PublishError when nobody knows which addresses the files will have."""
    if not library.show.base_url:
        mend = 'set base_url in show.toml, as in base_url = "https://example.org/podcast/"'
        raise PublishError("the feed needs the address that the files will have", mend, ": ")


def refuse_with_listeners(library: Library) -> None:
    """Raise a PublishError when the show is for some people alone."""
    if library.listeners_file.exists():
        what = "this show is for its listeners alone, and files at a target are for everybody"
        mend = f"serve it by `podcast serve`, or delete {library.listeners_file} to publish it for all"
        raise PublishError(what, mend, ": ")


def refuse_without_rights(library: Library, published: Edition) -> None:
    """Raise a PublishError when nothing says by what right an episode speaks its article."""
    # What came from another feed was published by whoever imports it, and speaks no article.
    ours = (episode for episode in published.episodes if not episode.imported)
    without = [episode.slug for episode in ours if not episode.rights.strip()]
    if without and not library.show.rights.strip():
        need = "an episode speaks its article's words, and publishing them needs a right"
        mend = 'set rights in show.toml, as in rights = "CC BY 4.0", or in the script'
        raise PublishError(f"{need}: {_some(without)} names none", mend)


def refuse_to_empty(library: Library, plan: UploadPlan, target: Target) -> None:
    """Raise a PublishError when all would go: a show whose folder was lost looks like one that withdrew everything."""
    lost = sum(is_media(file.name) for file in plan.remove)
    if lost and not library.slugs():
        mend = "restore that folder; to take an episode off the air, use `podcast episodes SLUG --withdraw`"
        raise PublishError(f"{library.episodes} holds no episode, and {target.name} has {lost}", mend, ": ")


def _some(names: list[str]) -> str:
    """Return the first name, and how many there are beside it."""
    return names[0] if len(names) == 1 else f"{names[0]} (and {len(names) - 1} more)"
