"""Audio that a feed by others names, fetched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast import net, store
from podcast.audio import durations
from podcast.contract import CHAPTERS
from podcast.episode import media
from podcast.errors import FetchError, SoundError
from podcast.feed import foreign_chapters
from podcast.model import ImportOrigin, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from podcast.feed.foreign_chapters import ChapterMark
    from podcast.feed.foreign_items import ForeignItem
    from podcast.library import Library
    from podcast.model import Report

CHAPTERS_LIMITS = net.Limits(size=1_000_000, seconds=30)
AUDIO_LIMITS = net.Limits(size=2_000_000_000, seconds=4 * 3600)
_PART = ".audio"
"""In an episode's folder, what has come of its audio so far."""
_TRIES = 3
"""For a file that breaks off, as long as each try brings more of it."""


@dataclass(frozen=True, slots=True)
class AudioResult:
    """An episode's audio that was fetched, or why it did not come."""

    bytes: int = 0
    problem: str = ""


def fetch_audio(
    library: Library, episodes: Sequence[tuple[ForeignItem, str]], allow: tuple[str, ...], report: Report
) -> list[AudioResult]:
    """Fetch the audio of the episodes (item, slug) that have it elsewhere; what breaks off changes no episode."""
    waiting = [(item, slug) for item, slug in episodes if library.episode(slug).enclosure]
    total = float(sum(item.bytes for item, _ in waiting)) or 1.0
    done = 0
    results = []
    for item, slug in waiting:

        def report_size(size: int, before: int = done) -> None:
            report(Stage.FETCHING_AUDIO, before + size, max(total, before + size))

        with library.locked_episode(slug):
            episode = library.episode(slug)
            if not episode.enclosure:  # another process was quicker
                continue
            part = library.episode_folder(slug) / _PART
            try:
                _download(episode.enclosure, part, allow, report_size)
                results.append(
                    AudioResult(_take_in(library, slug, part, _chapter_marks(library, slug, item, allow)))
                )
            except FetchError as error:
                results.append(AudioResult(problem=f"{slug}: {error}"))
            except SoundError as error:
                part.unlink()
                results.append(AudioResult(problem=f"{slug}: {episode.enclosure}: {error}"))
        done += item.bytes
    return results


def _download(url: str, part: Path, allow: tuple[str, ...], report: Callable[[int], None]) -> None:
    """Fetch the whole file; one that breaks off is taken up again while that brings more."""
    for last in (False,) * (_TRIES - 1) + (True,):
        before = part.stat().st_size if part.exists() else 0
        try:
            net.download(url, part, allow=allow, limits=AUDIO_LIMITS, report=report)
        except FetchError:
            if last or not part.exists() or part.stat().st_size <= before:
                raise
        else:
            return


def _take_in(library: Library, slug: str, part: Path, marks: Sequence[ChapterMark]) -> int:
    """Give what was fetched its name, say so in the manifest, and return its bytes; SoundError when it is no sound."""
    ending, media_type, seconds = media.identify(part)
    if ending not in (".m4a", ".aac"):  # libsndfile cannot read these
        seconds = durations.measure_seconds(part)
    if seconds <= 0:
        raise SoundError("holds no sound")
    old = library.episode(slug)
    if ending == ".m4a" and old.media_type.startswith("video/"):
        ending, media_type = ".mp4", "video/mp4"
    target = part.with_name(f"{slug}{ending}")
    duration_ms = round(seconds * 1000)
    episode = replace(
        old,
        audio=target.name,
        bytes=part.stat().st_size,
        sha256=store.digest(part),
        duration_ms=duration_ms,
        media_type=media_type,
        chapters=(chapters := foreign_chapters.place_chapters(marks, duration_ms)),
        extra=tuple(one for one in old.extra if not (chapters and one.startswith("<psc:chapters"))),
        origin=replace(old.origin, enclosure="") if isinstance(old.origin, ImportOrigin) else old.origin,
    )
    part.replace(target)
    part.with_name(f"{part.name}.same").unlink(missing_ok=True)
    library.save(episode)
    return episode.bytes


def _chapter_marks(
    library: Library, slug: str, item: ForeignItem, allow: tuple[str, ...]
) -> Sequence[ChapterMark]:
    """Return the marks that stand in the feed, else those in a file that it names, if that can be had."""
    if item.marks or not item.chapters_url:
        return item.marks
    if (path := library.public_file(f"{slug}/{CHAPTERS}")).is_file():  # it was fetched before the audio
        return foreign_chapters.read_json_chapters(path.read_bytes())
    try:
        return foreign_chapters.read_json_chapters(
            net.fetch(item.chapters_url, allow=allow, limits=CHAPTERS_LIMITS).body
        )
    except FetchError:
        return ()
