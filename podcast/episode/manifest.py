"""Episode ⇄ `episode.json`: everything the feed and the site need, readable and stable."""

from __future__ import annotations

import dataclasses
import functools
import json
import re
import typing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from podcast.errors import EpisodeError
from podcast.model import Episode, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION = 1
NAME = "episode.json"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


def dumps(episode: Episode) -> str:
    """The manifest's text: one line for each value and each element of a list; defaults left out."""
    rows = [f'  "version": {VERSION}']
    for name, value in _encode(episode).items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            items = ",\n".join(f"    {_json(item)}" for item in value)
            rows.append(f"  {_json(name)}: [\n{items}\n  ]")
        else:
            rows.append(f"  {_json(name)}: {_json(value)}")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def loads(text: str, path: Path) -> Episode:
    """The Episode in a manifest's text; EpisodeError naming `path` when it is damaged."""
    try:
        data = json.loads(text)
        version = data.get("version") if isinstance(data, dict) else None
        if isinstance(version, int) and version > VERSION:
            raise EpisodeError(
                f"{path}: made by a newer version of podcast: upgrade with `pip install -U podcast`"
            )
        if version != VERSION:
            raise ValueError('"version" is missing')  # noqa: TRY301 - damage of every kind gets the one message below
        episode: Episode = _decode(Episode, data, "")
        _check(episode)
    except (ValueError, RecursionError) as error:
        raise EpisodeError(
            f"{path}: cannot be understood ({error}): restore it, or delete it and `podcast make` again"
        ) from error
    return episode


def load(path: Path) -> Episode:
    """The Episode of an `episode.json`; EpisodeError when it is missing or damaged."""
    try:
        return loads(path.read_text(encoding="utf-8"), path)
    except UnicodeDecodeError as error:
        raise EpisodeError(
            f"{path}: not UTF-8: restore the file, or delete it and `podcast make` again"
        ) from error
    except OSError as error:
        raise EpisodeError(f"{path}: cannot be read ({error.strerror}): `podcast make` writes it") from error


def load_all(episodes_dir: Path) -> tuple[Episode, ...]:
    """Every episode of a show by number; a damaged manifest is an EpisodeError, never skipped."""
    found: dict[str, Path] = {}
    episodes = []
    for path in sorted(episodes_dir.glob(f"*/{NAME}")):
        if path.parent.name.startswith("."):
            continue
        episode = load(path)
        if episode.slug != path.parent.name:
            raise EpisodeError(f"{path}: belongs in a folder named {episode.slug}: move or delete this copy")
        if episode.guid in found:
            raise EpisodeError(
                f"{path}: has the guid of {found[episode.guid]}: delete one of the two folders"
            )
        found[episode.guid] = path
        episodes.append(episode)
    return tuple(sorted(episodes, key=lambda episode: (episode.number, episode.published, episode.slug)))


def _check(episode: Episode) -> None:
    """What types do not say; these values become paths and addresses."""
    if not _SLUG.fullmatch(episode.slug):
        raise ValueError(f"slug {episode.slug!r} has more than a-z, 0-9 and -")
    if not _FILE.fullmatch(episode.audio):
        raise ValueError(f"audio {episode.audio!r} is not a plain file name")
    if datetime.fromisoformat(episode.published).utcoffset() != timedelta(0):
        raise ValueError(f"published {episode.published!r} is not in UTC")
    if min(episode.bytes, episode.duration_ms) < 0 or episode.number < 1:
        raise ValueError("a negative number")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _encode(value: Any) -> Any:
    if isinstance(value, Voice):
        return str(value)
    if dataclasses.is_dataclass(value):
        # compare=False marks where in the script something stood: not the episode's business.
        kept = [f for f in dataclasses.fields(value) if f.compare and getattr(value, f.name) != f.default]
        return {f.name: _encode(getattr(value, f.name)) for f in kept}
    return [_encode(item) for item in value] if isinstance(value, tuple) else value


@functools.cache
def _hints(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, data: Any, where: str) -> Any:
    """`data` as a value of the annotated type `kind`; ValueError naming the key."""
    if kind is Voice:
        return Voice.parse(_decode(str, data, where))
    if dataclasses.is_dataclass(kind):
        _expect(isinstance(data, dict), where, "an object")
        values = {}
        for f in dataclasses.fields(kind):
            inside = f"{where}.{f.name}".lstrip(".")
            if f.name in data:
                values[f.name] = _decode(_hints(typing.cast("type", kind))[f.name], data[f.name], inside)
            elif f.default is dataclasses.MISSING:
                raise ValueError(f"{inside} is missing")
        # Keys that are not fields are let pass, so that a later version may add some.
        return typing.cast("type", kind)(**values)
    if typing.get_origin(kind) is tuple:
        _expect(isinstance(data, list), where, "a list")
        return tuple(
            _decode(typing.get_args(kind)[0], item, f"{where}[{at}]") for at, item in enumerate(data)
        )
    if typing.get_origin(kind) is Literal:
        _expect(data in typing.get_args(kind), where, f"one of {', '.join(typing.get_args(kind))}")
        return data
    _expect(type(data) is kind, where, {str: "a text", int: "a whole number"}.get(kind, "something else"))
    return data


def _expect(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise ValueError(f"{where or 'it'} is not {what}")
