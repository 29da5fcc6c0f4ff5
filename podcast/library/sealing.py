"""How an MP3 is written: its tag, its sound and, where the show wants that, a signed manifest over both."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, BinaryIO

from podcast import store
from podcast.episode import content_credentials, signing_keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.episode.content_credentials import ManifestRoom, SigningKey
    from podcast.library.layout import Library


def write_mp3(
    library: Library, path: Path, title: str, tag: bytes, write_sound: Callable[[BinaryIO], object]
) -> int:
    """Write an MP3 whole or not at all, and return its bytes; `write_sound` writes what follows the tag.

    A manifest is kept by what it signs: the same MP3 made again is the same bytes. EpisodeError when the show wants
    one and none can be signed, before the sound is written.
    """
    signer = _signer(library)
    room = content_credentials.reserve(tag, title, signer) if signer else None
    with store.writing(path) as out:
        out.write(room.tag if room else tag)
        write_sound(out)
        size = out.tell()
        if room and signer:
            manifest = _manifest(library, out, title, room, signer)
            out.seek(room.start)
            out.write(manifest)
    return size


def _manifest(library: Library, file: BinaryIO, title: str, room: ManifestRoom, signer: SigningKey) -> bytes:
    hashed = content_credentials.digest(file, room)
    who = hashlib.sha256(signer.certificates).hexdigest()
    key = store.key(digest=hashed.hex(), start=room.start, size=room.size, title=title, who=who)
    return store.once(
        library.store("manifests"), key, lambda: content_credentials.sign(hashed, room, title, signer)
    )


def _signer(library: Library) -> SigningKey | None:
    """Return who signs the show's episodes, or None; made at the first call where show.toml names nobody."""
    choice = library.show.provenance
    if not choice.sign:
        return None
    if choice.certificate or choice.key:
        return signing_keys.read_key(library.own_file(choice.certificate), library.own_file(choice.key))
    certificates, key = library.own_signer
    with library.locked_ledger():
        if not key.exists():
            made = signing_keys.make_key(library.show.title)
            store.write(certificates, made.certificates)
            with store.writing(key) as file:
                if hasattr(os, "fchmod"):  # not on Windows
                    os.fchmod(file.fileno(), 0o600)
                file.write(made.key)
    return signing_keys.read_key(certificates, key)
