"""A manifest's bytes as an episode: types, then what types do not say."""

from __future__ import annotations

import dataclasses
import functools
import json
import re
import typing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from podcast import recipes, urls
from podcast.errors import EpisodeError
from podcast.language.plain.hygiene import shorten
from podcast.model import Host, ImportOrigin, Listing, MakeOrigin, Voice
from podcast.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    import msgspec

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")

L = TypeVar("L", bound=Listing)


def decode(kind: type[Listing], data: str | bytes, path: Path | str) -> msgspec.Struct:
    """Return what the bytes say, by their types; EpisodeError naming `path` and the key when they are damaged."""
    try:
        record: msgspec.Struct = _reader(typing.cast("type", kind)).decode(data)
    except UnicodeDecodeError as error:
        raise EpisodeError(
            f"{path}: not UTF-8: restore the file, or delete it and `podcast make` again"
        ) from error
    except (ValueError, RecursionError) as error:
        if _newer(data):
            raise EpisodeError(
                f"{path}: made by a newer version of podcast: upgrade the program (this is {__version__})"
            ) from error
        raise _damaged(path, error) from error
    return record


def to_episode(kind: type[L], record: msgspec.Struct, path: Path | str) -> L:
    """Return the episode itself; EpisodeError naming `path` when it cannot be one."""
    try:
        episode = _plain(kind, record)
        _check(episode)
    except ValueError as error:
        raise _damaged(path, error) from error
    return episode


def pack(record: msgspec.Struct) -> msgspec.Raw:
    """Return a listing in a form that is read again many times faster."""
    import msgspec

    return msgspec.Raw(msgspec.msgpack.encode(record))


def unpack(row: msgspec.Raw) -> Listing:
    """Return the listing that was checked before it was packed; ValueError when the row is damaged."""
    return _plain(Listing, _unpacker().decode(row))


@functools.cache
def schema() -> dict[str, Any]:
    """Return the schema of what is packed: another one after every change to a listing's fields."""
    import msgspec

    return msgspec.json.schema(_wire(Listing))


@functools.cache
def _wire(kind: Any) -> type[msgspec.Struct]:
    """An episode as a manifest has it: the version beside it, voices as one word, `hibari:heart`."""
    import msgspec

    host = msgspec.defstruct("Host", [("name", str), ("voice", str), ("second", str | None, None)])
    hints = typing.get_type_hints(kind) | {"hosts": tuple[host, ...]}  # type: ignore[valid-type]
    fields = [field for field in dataclasses.fields(kind) if field.name != "origin"]
    needed = [(f.name, hints[f.name]) for f in fields if f.default is dataclasses.MISSING]
    others = [(f.name, hints[f.name], f.default) for f in fields if f.default is not dataclasses.MISSING]
    needed += [("made_from", str)]
    others += [("enclosure", str, ""), ("notes", str, ""), ("ai", bool, False), ("described", str, "")]
    # Keys that are not fields are let pass, so that a later version may add some.
    return msgspec.defstruct(
        kind.__name__, [("version", Literal[1]), *needed, *others], kw_only=True, omit_defaults=True
    )


@functools.cache
def _reader(kind: Any) -> msgspec.json.Decoder[Any]:
    import msgspec

    return msgspec.json.Decoder(_wire(kind))


@functools.cache
def _unpacker() -> msgspec.msgpack.Decoder[Any]:
    import msgspec

    return msgspec.msgpack.Decoder(_wire(Listing))


def _plain(kind: type[L], record: msgspec.Struct) -> L:
    import msgspec

    values = msgspec.structs.asdict(record)
    del values["version"]
    made_from = values.pop("made_from")
    imported = ImportOrigin(*(values.pop(name) for name in ("enclosure", "notes", "ai", "described")))
    values["origin"] = MakeOrigin(made_from) if made_from else imported
    values["hosts"] = tuple(_host(host.name, host.voice, host.second) for host in values["hosts"])
    return kind(**values)


@functools.lru_cache(maxsize=1000)
def _host(name: str, voice: str, second: str | None) -> Host:
    """A show has the same few hosts in every episode."""
    return Host(name, Voice.parse(voice), Voice.parse(second) if second else None)


def _newer(data: str | bytes) -> bool:
    """Whether what could not be understood is of a later version."""
    try:
        head = json.loads(data)
    except (ValueError, RecursionError):
        return False
    version = head.get("version") if isinstance(head, dict) else None
    return isinstance(version, int) and version > recipes.MANIFEST


def _damaged(path: Path | str, error: BaseException) -> EpisodeError:
    what = shorten(str(error).replace("`$.", "`"), 200)  # `$` is msgspec's name of the whole file
    return EpisodeError(
        f"{path}: cannot be understood ({what}): restore it, or delete it and `podcast make` again"
    )


def _check(episode: Listing) -> None:
    """These values become paths, addresses and numbers that apps count by."""
    if not _SLUG.fullmatch(episode.slug):
        raise ValueError(f"slug {episode.slug!r} has more than a-z, 0-9 and -")
    if not (_FILE.fullmatch(episode.audio) or (episode.enclosure and not episode.audio)):
        raise ValueError(f"audio {episode.audio!r} is not a plain file name")
    pictures = (episode.art, *(chapter.image for chapter in episode.chapters))
    named = [("picture", name) for name in pictures if name]
    for what, name in (*named, *(("alternate", other.file) for other in episode.alternates)):
        if not _FILE.fullmatch(name):
            raise ValueError(f"{what} {name!r} is not a plain file name")
    for place in (*(one.url for one in episode.transcripts), episode.chapters_file):
        if place and not (_FILE.fullmatch(place) or urls.ascii_url(place)):
            raise ValueError(f"{place!r} is neither a plain file name nor an http(s) address")
    if episode.enclosure and not urls.ascii_url(episode.enclosure):
        raise ValueError(f"enclosure {episode.enclosure!r} is not an http(s) address")
    if not _MEDIA_TYPE.fullmatch(episode.media_type):
        raise ValueError(f"media_type {episode.media_type!r} is not like audio/mpeg")
    if datetime.fromisoformat(episode.published).utcoffset() != timedelta(0):
        raise ValueError(f"published {episode.published!r} is not in UTC")
    if min(episode.bytes, episode.duration_ms, episode.season, episode.number) < 0:
        raise ValueError("a negative number")
