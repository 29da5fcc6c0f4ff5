"""A show's files brought to where listeners get them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from podcast import publish as publish_room
from podcast import store
from podcast.airing.kept_names import notes_page
from podcast.airing.redirects import former_names, keeping_of, redirect_pages
from podcast.airing.refreshing import build, refresh_feed
from podcast.airing.site_files import SiteFiles
from podcast.airing.source_wishes import refuse_against_wishes
from podcast.contract import FEED, NOTES
from podcast.errors import PublishError
from podcast.library import current_edition, list_public_files
from podcast.media_types import is_media
from podcast.model import silent
from podcast.publish import ChangedError, File, FolderTarget, carry_out, look_at, open_target
from podcast.site.pages import OFFERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.contract import PublicFile
    from podcast.findings import Finding
    from podcast.library import Library
    from podcast.model import Edition, Listing, Report
    from podcast.publish import Target, TargetState, UploadPlan

_TRIES = 3
"""How often a plan is made: `make` in another process may change the show between plan and upload."""


@dataclass(frozen=True, slots=True)
class PublishResult:
    """What publishing did, or would do."""

    feed: str
    """The feed's public address."""
    target: str
    """The target's name, as people are told it."""
    plan: UploadPlan
    notes: tuple[str, ...] = ()
    """Who could not be told of the feed, a line each."""


def publish(
    library: Library,
    address: str = "",
    *,
    dry_run: bool = False,
    report: Report = silent,
    now: datetime | None = None,
) -> PublishResult:
    """Bring the episodes on air, their site and feed to a target (by default the show's), the feed last.

    PublishError says what is missing: the right to publish, `base_url`, a target that can be written to. Whatever
    happens, the feed at the target is whole and every enclosure that it names is there.
    """
    _refuse_without_address(library)
    _refuse_with_listeners(library)
    target = _target(library, address)
    with library.locked_publishing():
        for left in reversed(range(_TRIES)):
            try:
                return _publish(library, target, report, now or datetime.now(UTC), dry_run=dry_run)
            except ChangedError:
                if not left:
                    raise
    raise AssertionError  # the last try returns or raises


def check_url(
    library: Library, url: str, allow: tuple[str, ...] = (), report: Report = silent
) -> list[Finding]:
    """Return what is wrong with the feed at a live address and with what it names, as apps find them."""
    return publish_room.check_url(url, report, allow=(*library.show.fetch_allow, *allow))


def _publish(
    library: Library, target: Target, report: Report, now: datetime, *, dry_run: bool
) -> PublishResult:
    published = current_edition(library, now=now)
    _refuse_without_rights(library, published)
    refresh_feed(library, now)
    feed = {name: path.read_bytes() for name, path in library.feed_files().items()}
    if current_edition(library, now=now) != published:
        mend = "wait for the other `podcast`, then publish again"
        raise ChangedError("the show is being changed", mend, ": ")
    state = look_at(target, published.guid)
    state.refuse_other_shows()
    former = former_names(library, published)
    pages = [File.of(name, "page", page) for name, page in redirect_pages(published, former)]
    keeping = keeping_of(published, former, now)
    plan = state.plan([*_files(library, published, feed, state), *pages], keeping)
    state.refuse_to_overwrite(plan)
    _refuse_to_empty(library, plan, target)
    uploaded = {file.name.partition("/")[0] for file in plan.upload if file.role == "media"}
    refuse_against_wishes(library, [episode for episode in published.episodes if episode.slug in uploaded])
    if not dry_run:
        library.ledger.seen(
            episode.slug for episode in published.episodes
        )  # before: a killed run has told, too
        carry_out(state, plan, report)
    address = f"{published.address}{FEED}"
    changed = not dry_run and any(file.name == FEED for file in plan.upload)
    return PublishResult(address, target.name, plan, _tell_others(library, address) if changed else ())


def _tell_others(library: Library, feed: str) -> tuple[str, ...]:
    """Tell whoever show.toml names that the feed has changed; a show for few is told to nobody."""
    show = library.show
    if show.feed.private:
        return ()
    problems = [publish_room.tell_hub(show.hub, feed, show.fetch_allow)] if show.hub else []
    problems += [publish_room.tell_podping(feed)] if show.podping else []
    return tuple(filter(None, problems))


def _files(
    library: Library, published: Edition, feed: dict[str, bytes], state: TargetState
) -> Iterator[File]:
    """Yield all that is to be at the target, the media under names that do not disturb the feed there.

    `feed` is as it lies on disk; where media have got other names it is built for them.
    """
    episodes = {episode.slug: episode for episode in published.episodes}
    for file in list_public_files(library, published):
        if file.role == "media":
            slug = file.name.partition("/")[0]
            placed = state.place(_candidates(file, episodes[slug]))
            episodes[slug] = replace(episodes[slug], audio=PurePosixPath(placed.name).name)
            yield placed
        else:
            slug, _, name = file.name.partition("/")
            other = name == NOTES and episodes[slug] not in published.episodes
            yield File.of(file.name, file.role, notes_page(library, episodes[slug]) if other else file.path)
    there = replace(published, episodes=tuple(episodes.values()))
    pairs = zip(there.episodes, published.episodes, strict=True)
    renamed = {episode.slug for episode, old in pairs if episode != old}
    site = SiteFiles.of(library, there)
    for page in SiteFiles.of(library, published).public_files():
        if page.name in OFFERED and state.has_another(page.name):
            continue
        folder = page.name.rpartition("/")[0]
        # Lists of episodes and the pages of such episodes name the audio; what pages load does not.
        body = site.render(page.name) if renamed and (not folder or folder in renamed) else None
        yield File.of(page.name, page.role, page.path if body is None else body)
    if renamed:
        feed = build(there, {name: state.read(name) for name in feed if name in state.files})
    for name in sorted(feed, key=lambda name: (len(name), name), reverse=True):  # feed.xml after feed-2.xml
        yield File.of(name, "feed", feed[name])


def _candidates(file: PublicFile, episode: Listing) -> tuple[File, ...]:
    """Return an episode's media under its own name, and under those that it gets when other bytes have that."""
    sha256 = episode.sha256 or store.digest(file.path)
    path = PurePosixPath(file.name)
    versions = (path.with_stem(f"{path.stem}-{sha256[:digits]}") for digits in (8, 16))
    return tuple(
        File(str(name), "media", episode.bytes, sha256, file.path, episode.media_type)
        for name in (path, *versions)
    )


def _target(library: Library, address: str) -> Target:
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


def _refuse_without_address(library: Library) -> None:
    if not library.show.base_url:
        mend = 'set base_url in show.toml, as in base_url = "https://example.org/podcast/"'
        raise PublishError("the feed needs the address that the files will have", mend, ": ")


def _refuse_with_listeners(library: Library) -> None:
    if library.listeners_file.exists():
        what = "this show is for its listeners alone, and files at a target are for everybody"
        mend = f"serve it by `podcast serve`, or delete {library.listeners_file} to publish it for all"
        raise PublishError(what, mend, ": ")


def _refuse_without_rights(library: Library, published: Edition) -> None:
    # What came from another feed was published by whoever imports it, and speaks no article.
    ours = (episode for episode in published.episodes if not episode.imported)
    without = [episode.slug for episode in ours if not episode.rights.strip()]
    if without and not library.show.rights.strip():
        need = "an episode speaks its article's words, and publishing them needs a right"
        mend = 'set rights in show.toml, as in rights = "CC BY 4.0", or in the script'
        raise PublishError(f"{need}: {_some(without)} names none", mend)


def _refuse_to_empty(library: Library, plan: UploadPlan, target: Target) -> None:
    """Raise a PublishError when all would go: a show whose folder was lost looks like one that withdrew everything."""
    lost = sum(is_media(file.name) for file in plan.remove)
    if lost and not library.slugs():
        mend = "restore that folder; to take an episode off the air, use `podcast episodes SLUG --withdraw`"
        raise PublishError(f"{library.episodes} holds no episode, and {target.name} has {lost}", mend, ": ")


def _some(names: list[str]) -> str:
    """Return the first name, and how many there are beside it."""
    return names[0] if len(names) == 1 else f"{names[0]} (and {len(names) - 1} more)"
