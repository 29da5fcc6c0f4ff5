"""Episode ⇄ `episode.json`: everything the feed and the site need, readable and stable."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import time
from typing import TYPE_CHECKING, Any

from podcast import recipes, store
from podcast.errors import EpisodeError
from podcast.library import manifest_format
from podcast.model import Episode, Listing, Voice

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    import msgspec

NAME = "episode.json"
_GRANULE_NS = 2_000_000_000
"""A file may change twice within a tick of its clock, and no clock ticks slower than FAT's."""

_Stamp = tuple[int, int, int, int]
_Rows = dict[str, "tuple[_Stamp, msgspec.Raw]"]
"""Folder -> which file its manifest was, and what that said."""


_KEYS = (
    *("slug", "guid", "number", "title", "published", "state", "summary"),
    *("source", "source_title", "source_author", "source_date", "language", "hosts"),
    *("audio", "bytes", "duration_ms", "chapters", "music", "made_from", "rights", "sha256"),
    *("aired", "held", "season", "kind", "explicit", "art", "soundbites", "cited"),
    *(
        "enclosure",
        "media_type",
        "notes",
        "ai",
        "display",
        "people",
        "extra",
        "transcripts",
        "chapters_file",
        "described",
        "alternates",
        "cues",
        "footnotes",
    ),
)
"""The keys of a manifest in their order, which version 1 keeps, so that what has not changed stays the same bytes."""


def dumps(episode: Episode) -> str:
    """Return the manifest's text: one line for each value and each element of a list; defaults left out."""
    rows = [f'  "version": {recipes.MANIFEST}']
    for name, value in _flat(_encode(episode)).items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            items = ",\n".join(f"    {_json(item)}" for item in value)
            rows.append(f"  {_json(name)}: [\n{items}\n  ]")
        else:
            rows.append(f"  {_json(name)}: {_json(value)}")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def loads(text: str | bytes, path: Path) -> Episode:
    """Return the Episode in a manifest's text; EpisodeError naming `path` when it is damaged."""
    return manifest_format.to_episode(Episode, manifest_format.decode(Episode, text, path), path)


def load(path: Path) -> Episode:
    """Return the Episode of an `episode.json`; EpisodeError when it is missing or damaged."""
    return loads(_read(path)[0], path)


def listing(path: Path) -> Listing:
    """Return the episode of an `episode.json` without its words; EpisodeError when it is missing or damaged."""
    return manifest_format.to_episode(Listing, manifest_format.decode(Listing, _read(path)[0], path), path)


def listings(episodes_dir: Path, cache: Path | None = None) -> tuple[Listing, ...]:
    """Return what `each_listing` yields, by number."""
    every = each_listing(episodes_dir, cache)
    return tuple(sorted(every, key=lambda episode: (episode.number, episode.published, episode.slug)))


def each_listing(episodes_dir: Path, cache: Path | None = None) -> Iterator[Listing]:
    """Yield every episode of a show without its words, in no order; EpisodeError when a manifest is damaged.

    What manifests say is saved in the folder `cache`; one is read again only when its file is another.
    """
    saved = _load_rows(cache)
    rows: _Rows = {}
    yield from _distinct(episodes_dir, _read_listings(episodes_dir, saved, rows))
    if cache and rows != saved:
        _save_rows(cache, rows)


def folders(episodes_dir: Path) -> list[str]:
    """Return the names of the folders that may hold an episode, in order; some may have no manifest yet."""
    try:
        with os.scandir(episodes_dir) as entries:
            return sorted(
                entry.name for entry in entries if entry.is_dir() and not entry.name.startswith(".")
            )
    except FileNotFoundError:
        return []


def files(episodes_dir: Path) -> Iterator[Path]:
    """Yield the manifests of a show, in the order of their folders' names."""
    paths = (episodes_dir / name / NAME for name in folders(episodes_dir))
    return (path for path in paths if path.exists())


def others(episodes_dir: Path, known: Container[str]) -> Iterator[tuple[str, Listing]]:
    """Yield (folder, episode) of the folders that are not `known`; EpisodeError when a manifest is damaged."""
    for name in folders(episodes_dir):
        if name not in known and (path := episodes_dir / name / NAME).exists():
            yield name, listing(path)


def _distinct(
    episodes_dir: Path, episodes_by_folder: Iterable[tuple[str, manifest_format.L]]
) -> Iterator[manifest_format.L]:
    """The episodes; every one in its own folder and with its own guid."""
    places: dict[str, str] = {}
    for name, episode in episodes_by_folder:
        if episode.slug != name:
            path = episodes_dir / name / NAME
            raise EpisodeError(f"{path}: belongs in a folder named {episode.slug}: move or delete this copy")
        if episode.guid in places:
            path, other = (episodes_dir / folder / NAME for folder in (name, places[episode.guid]))
            raise EpisodeError(f"{path}: has the guid of {other}: delete one of the two folders")
        places[episode.guid] = name
        yield episode


def _read_listings(episodes_dir: Path, saved: _Rows, rows: _Rows) -> Iterator[tuple[str, Listing]]:
    """The listings, from what is saved where that still holds; `rows` gets what is to be saved."""
    trusted = time.time_ns() - _GRANULE_NS
    for name in folders(episodes_dir):
        path = f"{episodes_dir}{os.sep}{name}{os.sep}{NAME}"  # of ten thousand, a Path each is a cost
        try:
            if name in saved and saved[name][0] == _stamp(os.stat(path)):  # noqa: PTH116 - as above
                rows[name] = saved[name]
                yield name, manifest_format.unpack(rows[name][1])
                continue
            data, stamp = _open(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise _unreadable(path, error) from error
        record = manifest_format.decode(Listing, data, path)
        yield name, manifest_format.to_episode(Listing, record, path)
        if stamp[0] < trusted:
            rows[name] = (stamp, manifest_format.pack(record))


def _read(path: Path) -> tuple[bytes, _Stamp]:
    try:
        return _open(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _open(path: Path | str) -> tuple[bytes, _Stamp]:
    """A manifest's bytes, and which file they are of."""
    with io.FileIO(path) as file:
        return file.readall(), _stamp(os.fstat(file.fileno()))


def _stamp(stat: os.stat_result) -> _Stamp:
    """Another after every change: a manifest that is replaced is another file, with another inode."""
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def _unreadable(path: Path | str, error: OSError) -> EpisodeError:
    return EpisodeError(f"{path}: cannot be read ({error.strerror}): `podcast make` writes it")


def _load_rows(cache: Path | None) -> _Rows:
    """Empty when nothing is saved, or it is damaged."""
    import msgspec

    data = store.FolderStore(cache).get(_key()) if cache else None
    if data is None:
        return {}
    try:
        return msgspec.msgpack.decode(data, type=dict[str, tuple[_Stamp, msgspec.Raw]])
    except ValueError:
        return {}


def _save_rows(cache: Path, rows: _Rows) -> None:
    import msgspec

    store.FolderStore(cache).put(_key(), msgspec.msgpack.encode(rows))


def _key() -> str:
    """What is saved is good for the fields that it was read for."""
    return store.key(form=recipes.LISTINGS, schema=manifest_format.schema())


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    """The fields with those of the origin among them, in the order that manifests of version 1 have."""
    origin = values.pop("origin")
    values |= {name: origin[name] for name in ("enclosure", "notes", "ai", "described") if name in origin}
    values["made_from"] = origin.get("made_from", "")
    return {name: values[name] for name in _KEYS if name in values}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _encode(value: Any) -> Any:
    if isinstance(value, Voice):
        return str(value)
    if dataclasses.is_dataclass(value):
        # compare=False marks where in the script something stood: not the episode's business.
        saved = [f for f in dataclasses.fields(value) if f.compare and getattr(value, f.name) != f.default]
        return {f.name: _encode(getattr(value, f.name)) for f in saved}
    return [_encode(item) for item in value] if isinstance(value, tuple) else value
