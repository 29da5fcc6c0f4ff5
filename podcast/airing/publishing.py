"""A show's files brought to where listeners get them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import publish as publish_room
from podcast.airing.publishable import (
    choose_target,
    refuse_to_empty,
    refuse_with_listeners,
    refuse_without_address,
    refuse_without_rights,
)
from podcast.airing.redirects import former_names, keeping_of, redirect_pages
from podcast.airing.refreshing import refresh_feed
from podcast.airing.source_wishes import refuse_against_wishes
from podcast.airing.upload_files import list_upload_files
from podcast.contract import FEED
from podcast.library import current_edition
from podcast.model import silent
from podcast.publish import ChangedError, File, carry_out, look_at

if TYPE_CHECKING:
    from podcast.findings import Finding
    from podcast.library import Library
    from podcast.model import Report
    from podcast.publish import Target, UploadPlan

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
    refuse_without_address(library)
    refuse_with_listeners(library)
    target = choose_target(library, address)
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
    refuse_without_rights(library, published)
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
    plan = state.plan([*list_upload_files(library, published, feed, state), *pages], keeping)
    state.refuse_to_overwrite(plan)
    refuse_to_empty(library, plan, target)
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
