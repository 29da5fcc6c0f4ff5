"""A plan carried out: what the feed names first, then the feed, and only then what it no longer names goes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from podcast.errors import PublishError
from podcast.media_types import is_media
from podcast.model import Stage, silent
from podcast.publish import inventory
from podcast.publish.files import DamagedError, File
from podcast.publish.inventory import Inventory, InventoryEntry
from podcast.publish.repairs import patiently

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast.model import Report
    from podcast.publish.target import Target, TargetFile
    from podcast.publish.target_state import TargetState
    from podcast.publish.upload_plan import UploadPlan

_STAGES = {
    "media": Stage.UPLOADING_MEDIA,
    "sidecar": Stage.UPLOADING_SIDECARS,
    "page": Stage.UPLOADING_PAGES,
    "feed": Stage.UPLOADING_FEED,
}


def carry_out(state: TargetState, plan: UploadPlan, report: Report = silent) -> None:
    """Upload, check, and remove; a PublishError leaves a whole feed and all that it names."""
    target = state.target
    entries = dict(state.inventory.files)
    entries |= {file.name: _entry(file, state.files[file.name]) for file in plan.keep}
    inventory_bytes = state.inventory_bytes
    if plan.upload:
        # Before the first upload: what a killed run leaves must be known as ours.
        begun = entries | {file.name: InventoryEntry(file.sha256, file.size) for file in plan.upload}
        inventory_bytes = _write(target, Inventory(state.show, begun), inventory_bytes)
        target.sweep(begun)
    for _, files in groupby(plan.upload, lambda file: file.stage):
        entries |= _upload(target, plan, tuple(files), report)
    if plan.remove or plan.wait:
        _refuse_to_remove_under_another_feed(target, plan, entries)
        for number, stale in enumerate(plan.remove, 1):
            patiently(partial(target.remove, stale.name), f"{target.name}/{stale.name}")
            report(Stage.REMOVING, number, len(plan.remove))
    _write(target, Inventory(state.show, _settled(plan, entries)), inventory_bytes)


def _upload(
    target: Target, plan: UploadPlan, files: Sequence[File], report: Report
) -> dict[str, InventoryEntry]:
    """Put the files of one stage, several at once; but the feed's last, with its first page after all others."""
    total, done, entries, role = sum(file.size for file in files), 0, {}, files[0].role
    if role == "feed":
        _refuse_without_media(target, plan)
    for file, there in _one_by_one(target, files) if role == "feed" else _together(target, files):
        entries[file.name] = _entry(file, there)
        done += file.size
        report(_STAGES[role], done, total)
    return entries


def _one_by_one(target: Target, files: Iterable[File]) -> Iterator[tuple[File, TargetFile]]:
    for file in files:
        yield file, _put(target, file)


def _together(target: Target, files: Iterable[File]) -> Iterator[tuple[File, TargetFile]]:
    with ThreadPoolExecutor(target.workers) as pool:
        jobs = {pool.submit(_put, target, file): file for file in files}
        try:
            for job in as_completed(jobs):
                yield jobs[job], job.result()
        finally:  # after a failure no other file is begun
            pool.shutdown(wait=False, cancel_futures=True)


def _put(target: Target, file: File) -> TargetFile:
    """Put a file; one that arrives damaged is sent once more."""
    where = f"{target.name}/{file.name}"
    try:
        return patiently(lambda: target.put(file), where)
    except DamagedError:
        try:
            return patiently(lambda: target.put(file), where)
        except DamagedError as error:
            mend = "check that disk or server, then publish again"
            raise PublishError(f"{error}, twice", mend, ": ") from error


def _refuse_without_media(target: Target, plan: UploadPlan) -> None:
    """Look once more before the feed: somebody else may have been at the target meanwhile."""
    files = patiently(target.listing, target.name)
    for file in plan.files:
        if file.role == "media" and (file.name not in files or files[file.name].size != file.size):
            what = f"{target.name}/{file.name} went away while publishing: somebody else works there"
            raise PublishError(what, "publish again")


def _refuse_to_remove_under_another_feed(
    target: Target, plan: UploadPlan, entries: dict[str, InventoryEntry]
) -> None:
    """Raise a PublishError when the feed there is not the one we wrote: it may name what ours does not."""
    for file in plan.files:
        if file.role == "feed":
            there = patiently(partial(target.look, file.name), f"{target.name}/{file.name}")
            if there is None or there.stamp != entries[file.name].stamp:
                what = (
                    f"{target.name}/{file.name} was replaced while publishing: somebody else publishes there"
                )
                raise PublishError(what, "publish again")


def _settled(plan: UploadPlan, entries: dict[str, InventoryEntry]) -> dict[str, InventoryEntry]:
    """Return the inventory afterwards: what is there, and the media whose names are used up."""
    wanted = {file.name for file in plan.files}
    settled = {name: replace(entry, until="") for name, entry in entries.items() if name in wanted}
    waiting = {file.name: file.until for file in plan.wait}
    settled |= {name: replace(entries[name], until=until) for name, until in waiting.items()}
    for name, entry in entries.items():
        if name not in settled and is_media(name):
            settled[name] = InventoryEntry(entry.sha256, entry.size, gone=True)
    return settled


def _write(target: Target, files: Inventory, old: bytes) -> bytes:
    """Put the inventory where it is another than the `old` one; return its bytes."""
    data = inventory.dumps(files)
    if data != old:
        _put(target, File.of(inventory.NAME, "sidecar", data))
    return data


def _entry(file: File, there: TargetFile) -> InventoryEntry:
    return InventoryEntry(file.sha256, file.size, there.stamp)
