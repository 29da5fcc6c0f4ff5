"""Which episodes listeners get, and from when on: somebody's decision, kept in the manifest.

The feed follows in `airing.on_air`, which joins a decision with its consequences.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import store, suggest
from podcast.episode import retagging
from podcast.errors import EpisodeError
from podcast.library import renaming
from podcast.library.ledger import slug_of
from podcast.library.numbering import Numbering
from podcast.library.sealing import write_mp3
from podcast.library.superseded import supersede_audio

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library.layout import Library
    from podcast.model import Episode, Listing, State


def episodes(library: Library) -> tuple[Listing, ...]:
    """Return all episodes of the show, the newest first."""
    renaming.settle(library)
    newest_first = sorted(
        library.listings(), key=lambda episode: (episode.published, episode.number), reverse=True
    )
    return tuple(newest_first)


def episode(library: Library, slug: str) -> Episode:
    """Return the episode of that name; EpisodeError names the nearest there are."""
    renaming.settle(library)
    return _episode(library, slug)


def _episode(library: Library, slug: str) -> Episode:
    names = library.slugs()
    if slug in names:
        return library.episode(slug)
    if not names:
        raise EpisodeError(f"no episode {slug!r}: the show has none yet; `podcast make SOURCE` makes one")
    near = list(suggest.nearest(slug, names, 3)) or [name for name in names if slug in name][:3]
    hint = f"did you mean {' or '.join(near)}?" if near else "`podcast episodes` lists them"
    raise EpisodeError(f"no episode {slug!r}: {hint}")


def state_of(episode: Listing, now: datetime | None = None) -> State:
    """Return an episode's state as listeners see it: a scheduled episode whose time has come is published."""
    return "published" if episode.on_air(now or datetime.now(UTC)) else episode.state


def publish(library: Library, slug: str, at: datetime | None = None, now: datetime | None = None) -> Episode:
    """Let an episode be in the feed, now or from a moment on.

    One that nobody has seen gets that moment as its date, to the next free second; one that has been out before
    keeps its own. EpisodeError when the moment is past, or the episode has been out.
    """
    now = now or datetime.now(UTC)
    if at is not None and at <= now:
        raise EpisodeError(
            f"{_moment(at)} is past: leave the time out to publish {slug} now, or give a later one"
        )
    return _set(library, slug, "published" if at is None else "scheduled", at, now)


def draft(library: Library, slug: str, now: datetime | None = None) -> Episode:
    """Take an episode out of the feed to work on it."""
    return _set(library, slug, "draft", None, now or datetime.now(UTC))


def state_to_make(earlier: Listing | None, usual: State, *, faulty: bool) -> tuple[State, State | None]:
    """Return the state of an episode that is made now, and the one that errors in its script keep it from.

    `earlier` is what there was of it, `usual` the state of new ones. What is held back is so until it is released.
    """
    chosen = (earlier.held or earlier.state) if earlier else usual
    stays = faulty or (earlier is not None and earlier.held is not None)
    return ("draft", chosen) if stays and chosen in ("published", "scheduled") else (chosen, None)


def release(library: Library, slug: str, now: datetime | None = None) -> Episode:
    """Let an episode that errors in its script held back be what it was to be; one whose time has come, now."""
    now = now or datetime.now(UTC)
    held = episode(library, slug)
    at = datetime.fromisoformat(held.published)
    if held.held == "scheduled" and at > now:
        return _set(library, slug, "scheduled", at, now)
    return _set(library, slug, "published", None, now)


def withdraw(library: Library, slug: str, now: datetime | None = None) -> Episode:
    """Take an episode out of the feed; its files, guid and date stay for when it is published again.

    So does its number, if no other episode has got that meanwhile.
    """
    return _set(library, slug, "withdrawn", None, now or datetime.now(UTC))


def rename(library: Library, slug: str, new: str) -> Path | None:
    """Let an episode and its script go by another name; return where the script is now, if it has one.

    Guid, number, date and state stay. EpisodeError when the name is taken or cannot be one.
    """
    episode(library, slug)
    if slug_of(new) != new:
        raise EpisodeError(f"{new!r} cannot be a folder's name: take {slug_of(new)}")
    scripts = library.scripts_by_slug()
    script, target = scripts.get(slug), library.script_file(new)
    if library.has_episode(new) or (script and new in scripts):
        raise EpisodeError(f"there is an episode or script {new} already: choose another name")
    if script:  # first: `make` knows an episode again by its script, but no script by its episode
        script.rename(target)
    renaming.move(library, slug, new)
    return scripts.get(new, target if script else None)


def delete(library: Library, slug: str) -> None:
    """Let there be no episode of that name any more; its files stay until `clear_deleted`, for a feed names them still.

    Its guid, number and date stay in the ledger once listeners have had it; then nobody else gets them.
    """
    episode(library, slug)
    with library.locked_episode(slug):
        gone = _episode(library, slug)
        library.ledger.mint(slug)  # in the ledger, should that have been lost
        library.manifest_file(slug).unlink()
        if not (gone.aired or gone.on_air(datetime.now(UTC)) or gone.imported):
            library.ledger.forget(slug)


def clear_deleted(library: Library, slug: str) -> None:
    """Remove the files of an episode that was deleted, once no feed names them."""
    with library.locked_episode(slug):
        if not library.has_episode(slug):  # else it was made again meanwhile
            shutil.rmtree(library.episode_folder(slug), ignore_errors=True)


def _set(library: Library, slug: str, state: State, at: datetime | None, now: datetime) -> Episode:
    episode(library, slug)
    with library.locked_episode(slug):  # `make` of the same episode keeps what it finds
        old = _episode(library, slug)
        unseen = library.ledger.is_unseen(slug)
        aired = old.aired or old.on_air(now)
        if at is not None and aired:
            if not unseen:
                raise EpisodeError(
                    f"{slug} has been out since {_moment(datetime.fromisoformat(old.published))} and keeps that "
                    "date: publish it without a time"
                )
            aired = False  # in the feed here, but nobody has been told of it
        on_air = state in ("published", "scheduled")
        keeps = on_air or (state == "draft" and aired and not unseen)
        numbering = Numbering(old.season, old.kind == "full" and keeps)
        minted = library.ledger.mint(slug, numbering=numbering)
        if on_air and not aired:
            # The ledger first: `make` takes the date from there, and before it has aired any date will do.
            minted = library.ledger.redate(slug, at, lambda: now)
        new = replace(
            old,
            state=state,
            held=None,
            published=minted.published if on_air and not aired else old.published,
            number=old.number if state == "withdrawn" or old.imported else minted.number,
            aired=aired or state == "published",
        )
        new = _retagged(library, new) if on_air else new
        library.save(new)
    return new


def _retagged(library: Library, episode: Episode) -> Episode:
    """Return the episode with its number and day in its MP3's tag, too."""
    path = library.audio_file(episode.slug)
    if episode.imported or not path.is_file():
        return episode
    with path.open("rb") as file:
        tag = retagging.read_tag(file)
        new = retagging.retag(tag, episode.number, episode.published) if tag else tag
        if new == tag:
            return episode
        supersede_audio(library, episode)
        size = write_mp3(library, path, episode.title, new, lambda out: shutil.copyfileobj(file, out))
    return replace(episode, bytes=size, sha256=store.digest(path))


def _moment(at: datetime) -> str:
    """In local time, as it was typed."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
