"""A plan carried out: what the feed names first, then the feed, and only then what it no longer names goes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from podcast.errors import PublishError
from podcast.media_types import is_media
from podcast.model import Stage, silent
from podcast.publish import inventory
from podcast.publish.files import DamagedError, File
from podcast.publish.inventory import Entry, Inventory
from podcast.publish.repairs import patiently

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast.model import Report
    from podcast.publish.shelf import Plan, Shelf
    from podcast.publish.target import Found, Target

_STAGES = {
    "media": Stage.UPLOADING_MEDIA,
    "sidecar": Stage.UPLOADING_SIDECARS,
    "page": Stage.UPLOADING_PAGES,
    "feed": Stage.UPLOADING_FEED,
}


def carry_out(shelf: Shelf, plan: Plan, report: Report = silent) -> None:
    """Upload, check, and remove; PublishError leaves a whole feed and all that it names."""
    target = shelf.target
    known = dict(shelf.ledger.files)
    known |= {file.name: _entry(file, shelf.found[file.name]) for file in plan.keep}
    written = shelf.written
    if plan.upload:
        # Before the first upload: what a killed run leaves must be known as ours.
        begun = known | {file.name: Entry(file.sha256, file.size) for file in plan.upload}
        written = _write(target, Inventory(shelf.show, begun), written)
        target.sweep(begun)
    for _, files in groupby(plan.upload, lambda file: file.stage):
        known |= _upload(target, plan, tuple(files), report)
    if plan.remove:
        _feed_is_ours(target, plan, known)
        for number, stale in enumerate(plan.remove, 1):
            patiently(partial(target.remove, stale.name), f"{target.name}/{stale.name}")
            report(Stage.REMOVING, number, len(plan.remove))
    _write(target, Inventory(shelf.show, _settled(plan, known)), written)


def _upload(target: Target, plan: Plan, files: Sequence[File], report: Report) -> dict[str, Entry]:
    """The files of one stage, several at once; but the feed's last, with the first page after all others."""
    total, done, known, role = sum(file.size for file in files), 0, {}, files[0].role
    if role == "feed":
        _all_there(target, plan)
    for file, found in _one_by_one(target, files) if role == "feed" else _together(target, files):
        known[file.name] = _entry(file, found)
        done += file.size
        report(_STAGES[role], done, total)
    return known


def _one_by_one(target: Target, files: Iterable[File]) -> Iterator[tuple[File, Found]]:
    for file in files:
        yield file, _put(target, file)


def _together(target: Target, files: Iterable[File]) -> Iterator[tuple[File, Found]]:
    with ThreadPoolExecutor(target.workers) as pool:
        jobs = {pool.submit(_put, target, file): file for file in files}
        try:
            for job in as_completed(jobs):
                yield jobs[job], job.result()
        finally:  # after a failure no other file is begun
            pool.shutdown(wait=False, cancel_futures=True)


def _put(target: Target, file: File) -> Found:
    """A file that arrives damaged is sent once more."""
    where = f"{target.name}/{file.name}"
    try:
        return patiently(lambda: target.put(file), where)
    except DamagedError:
        try:
            return patiently(lambda: target.put(file), where)
        except DamagedError as error:
            raise PublishError(f"{error}, twice: check that disk or server, then publish again") from error


def _all_there(target: Target, plan: Plan) -> None:
    """One more look before the feed: somebody else may have been at the target."""
    found = patiently(target.listing, target.name)
    for file in plan.files:
        if file.role == "media" and (file.name not in found or found[file.name].size != file.size):
            raise PublishError(
                f"{target.name}/{file.name} went away while publishing: somebody else works there; publish again"
            )


def _feed_is_ours(target: Target, plan: Plan, known: dict[str, Entry]) -> None:
    """What our feed does not name another's may: nothing goes away under a feed that we did not write."""
    for file in plan.files:
        if file.role == "feed":
            found = patiently(partial(target.look, file.name), f"{target.name}/{file.name}")
            if found is None or found.stamp != known[file.name].stamp:
                raise PublishError(
                    f"{target.name}/{file.name} was replaced while publishing: somebody else publishes there;"
                    " publish again"
                )


def _settled(plan: Plan, known: dict[str, Entry]) -> dict[str, Entry]:
    """The ledger afterwards: what is there, and the media whose names are used up."""
    wanted = {file.name for file in plan.files}
    kept = {name: entry for name, entry in known.items() if name in wanted}
    for name, entry in known.items():
        if name not in wanted and is_media(name):
            kept[name] = Entry(entry.sha256, entry.size, gone=True)
    return kept


def _write(target: Target, kept: Inventory, written: bytes) -> bytes:
    data = inventory.dumps(kept)
    if data != written:
        _put(target, File.of(inventory.NAME, "sidecar", data))
    return data


def _entry(file: File, found: Found) -> Entry:
    return Entry(file.sha256, file.size, found.stamp)
