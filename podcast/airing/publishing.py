"""A show's files brought to where listeners get them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from podcast import store
from podcast.airing import site_files
from podcast.airing.refreshing import build, refresh_feed
from podcast.contract import FEED
from podcast.errors import PublishError
from podcast.library.edition import edition
from podcast.library.public_files import all_public_files
from podcast.media_types import is_media
from podcast.model import silent
from podcast.publish import live
from podcast.publish.files import ChangedError, File
from podcast.publish.folder import FolderTarget
from podcast.publish.opening import open_target
from podcast.publish.target_state import look_at
from podcast.publish.upload import carry_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.contract import PublicFile
    from podcast.findings import Finding
    from podcast.library.layout import Library
    from podcast.model import Edition, Listing, Report
    from podcast.publish.target import Target
    from podcast.publish.target_state import TargetState
    from podcast.publish.upload_plan import UploadPlan

_TRIES = 3
"""`make` in another process may change the show between the plan and the upload."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publisher did, or would do."""

    feed: str
    """The feed's public address."""
    target: str
    plan: UploadPlan


def publish(
    library: Library, address: str = "", *, dry_run: bool = False, report: Report = silent
) -> Published:
    """Bring the episodes on air, their site and feed to a target (by default the show's), the feed last.

    PublishError says what is missing: the right to publish, `base_url`, a target that can be written to. Whatever
    happens, the feed at the target is whole and every enclosure that it names is there.
    """
    _refuse_without_address(library)
    target = _target(library, address)
    with library.locked_publishing():
        for left in reversed(range(_TRIES)):
            try:
                return _publish(library, target, report, dry_run=dry_run)
            except ChangedError:
                if not left:
                    raise
    raise AssertionError  # the last try returns or raises


def check_url(
    library: Library, url: str, allow: tuple[str, ...] = (), report: Report = silent
) -> list[Finding]:
    """What is wrong with the feed at a live address and with what it names, as apps find them."""
    return live.check_url(url, report, allow=(*library.show.fetch_allow, *allow))


def _publish(library: Library, target: Target, report: Report, *, dry_run: bool) -> Published:
    published = edition(library)
    _refuse_without_rights(library, published)
    refresh_feed(library)
    feed = {name: path.read_bytes() for name, path in library.feed_files().items()}
    if edition(library) != published:
        raise ChangedError("the show is being changed: wait for the other `podcast`, then publish again")
    state = look_at(target, published.guid)
    state.refuse_other_shows()
    plan = state.plan(_files(library, published, feed, state))
    state.refuse_to_overwrite(plan)
    _refuse_to_empty(library, plan, target)
    if not dry_run:
        carry_out(state, plan, report)
    return Published(f"{published.address}{FEED}", target.name, plan)


def _files(
    library: Library, published: Edition, feed: dict[str, bytes], state: TargetState
) -> Iterator[File]:
    """All that is to be at the target, the media under names that do not disturb the feed there.

    `feed` is as it lies on disk; where media have got other names it is built for them.
    """
    episodes = {it.slug: it for it in published.episodes}
    for file in all_public_files(library, published):
        if file.role == "media":
            slug = file.name.partition("/")[0]
            placed = state.place(_candidates(file, episodes[slug]))
            episodes[slug] = replace(episodes[slug], audio=PurePosixPath(placed.name).name)
            yield placed
        else:
            yield File.of(file.name, file.role, file.path)
    there = replace(published, episodes=tuple(episodes.values()))
    moved = {it.slug for it, was in zip(there.episodes, published.episodes, strict=True) if it != was}
    for page in site_files.pages(library, published):
        folder = page.name.rpartition("/")[0]
        anew = (
            site_files.render(library, there, page.name)
            if moved and (not folder or folder in moved)
            else None
        )
        yield File.of(page.name, page.role, page.path if anew is None else anew)
    if moved:
        feed = build(there, {name: state.read(name) for name in feed if name in state.files})
    for name in sorted(feed, key=lambda name: (len(name), name), reverse=True):  # feed.xml after feed-2.xml
        yield File.of(name, "feed", feed[name])


def _candidates(file: PublicFile, episode: Listing) -> tuple[File, ...]:
    """An episode's media under its own name, and under those that it gets when other bytes have that."""
    sha256 = episode.sha256 or store.digest(file.path)
    path = PurePosixPath(file.name)
    versions = (path.with_stem(f"{path.stem}-{sha256[:digits]}") for digits in (8, 16))
    return tuple(
        File(str(name), "media", episode.bytes, sha256, file.path, episode.media_type)
        for name in (path, *versions)
    )


def _target(library: Library, address: str) -> Target:
    address = address or _at_the_show(library, library.show.publish_target)
    if not address:
        raise PublishError(
            "no target: name a folder or a bucket, as in `podcast publish s3://bucket/podcast`, "
            "or set target under [publish] in show.toml"
        )
    target = open_target(address)
    if isinstance(target, FolderTarget):
        root = target.root.resolve()
        made = {folder.resolve() for folder in (library.episodes, library.scripts, library.cache)}
        if root == library.folder.resolve() or made & {root, *root.parents}:
            raise PublishError(f"{target.name} is where the show is made: name a folder outside of it")
    return target


def _at_the_show(library: Library, address: str) -> str:
    """A path in show.toml starts from there."""
    return address if not address or "://" in address else str(library.folder / Path(address).expanduser())


def _refuse_without_address(library: Library) -> None:
    if not library.show.base_url:
        raise PublishError(
            "the feed needs the address that the files will have: set base_url in show.toml, "
            'as in base_url = "https://example.org/podcast/"'
        )


def _refuse_without_rights(library: Library, published: Edition) -> None:
    # What came from another feed was published by whoever imports it, and speaks no article.
    without = [it.slug for it in published.episodes if not it.imported and not it.rights.strip()]
    if without and not library.show.rights.strip():
        raise PublishError(
            f"an episode speaks its article's words, and publishing them needs a right: {_some(without)} names none; "
            'set rights in show.toml, as in rights = "CC BY 4.0", or in the script'
        )


def _refuse_to_empty(library: Library, plan: UploadPlan, target: Target) -> None:
    """A show whose folder was lost looks like one that has withdrawn everything."""
    lost = sum(is_media(it.name) for it in plan.remove)
    if lost and not library.slugs():
        raise PublishError(
            f"{library.episodes} holds no episode, and {target.name} has {lost}: restore that folder; "
            "to take an episode off the air, use `podcast episodes SLUG --withdraw`"
        )


def _some(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} (and {len(names) - 1} more)"
