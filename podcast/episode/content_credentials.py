"""A signed manifest of the C2PA in an MP3's tag: who made the file, how, and that nothing was changed since.

The C2PA's own library writes tags of version 2.4, in which chapters get lost. So the manifest goes into a frame of our
own tag, the last one, and only the library's part for other containers is used: room for a manifest is reserved, the
file is hashed without that room, the manifest is signed over the hash and takes the room. The audio stays as it is.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from podcast.contract import DIGITAL_SOURCE_TYPE
from podcast.episode import id3_tags, retagging
from podcast.errors import EpisodeError
from podcast.installation import extra_command

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA_TYPE = "application/x-c2pa-manifest-store"
_FORM = b"application/c2pa"
"""A manifest by itself, in no container."""
_PIECE = 2**20


@dataclass(frozen=True, slots=True)
class SigningKey:
    """Who signs."""

    algorithm: str
    """As the C2PA calls it: `ed25519`, `es256`, `ps256` …"""
    certificates: bytes
    """PEM: the signer's, then those that vouch for it."""
    key: bytes
    """PEM."""


@dataclass(frozen=True, slots=True)
class ManifestRoom:
    """Where a manifest belongs in an MP3."""

    tag: bytes
    """The whole tag, with nothing in the room."""
    size: int
    """Bytes of the room, which is the tag's end."""

    @property
    def start(self) -> int:
        """Where the room begins."""
        return len(self.tag) - self.size


def reserve(tag: bytes, title: str, signer: SigningKey) -> ManifestRoom:
    """Returns a tag of ours with room for a manifest in place of any that it has.

    EpisodeError when the library is not there, or the key and its certificates do not fit.
    """
    with _native(title, signer) as (library, builder, signing):
        out = ctypes.POINTER(ctypes.c_ubyte)()
        reserved = library.c2pa_signer_reserve_size(signing)
        made = library.c2pa_builder_data_hashed_placeholder(builder, reserved, _FORM, ctypes.byref(out))
        size = len(_taken(library, out, made))
    frames = [frame for name, frame in retagging.split_frames(tag) if name != b"GEOB"]
    return ManifestRoom(id3_tags.join_frames([*frames, id3_tags.object_frame(MEDIA_TYPE, bytes(size))]), size)


def digest(file: BinaryIO, room: ManifestRoom) -> bytes:
    """Returns the SHA-256 of an MP3 without the room of its manifest; the file is read from its beginning."""
    hashed = hashlib.sha256()
    file.seek(0)
    hashed.update(file.read(room.start))
    file.seek(room.size, 1)
    while piece := file.read(_PIECE):
        hashed.update(piece)
    return hashed.digest()


def sign(hashed: bytes, room: ManifestRoom, title: str, signer: SigningKey) -> bytes:
    """Returns a manifest that fills the room; another one each time, for parts of it are drawn by lot."""
    binding = {
        "exclusions": [{"start": room.start, "length": room.size}],
        "name": "jumbf manifest",
        "alg": "sha256",
        "hash": list(hashed),
        "pad": [],
    }
    with _native(title, signer) as (library, builder, signing):
        # The library writes the hash into the room that it reserved in this very manifest.
        placeholder, out = ctypes.POINTER(ctypes.c_ubyte)(), ctypes.POINTER(ctypes.c_ubyte)()
        reserved = library.c2pa_signer_reserve_size(signing)
        _taken(
            library,
            placeholder,
            library.c2pa_builder_data_hashed_placeholder(builder, reserved, _FORM, ctypes.byref(placeholder)),
        )
        text = json.dumps(binding).encode()
        made = library.c2pa_builder_sign_data_hashed_embeddable(
            builder, signing, text, _FORM, None, ctypes.byref(out)
        )
        manifest = _taken(library, out, made)
    if len(manifest) > room.size:
        raise EpisodeError(f"the manifest has {len(manifest)} bytes, reserved were {room.size}")
    return manifest.ljust(room.size, b"\0")


def _definition(title: str) -> bytes:
    """Returns what a manifest says beside the hash."""
    agent = {"name": "podcast"}
    made = {"action": "c2pa.created", "digitalSourceType": DIGITAL_SOURCE_TYPE, "softwareAgent": agent}
    actions = {"label": "c2pa.actions.v2", "data": {"actions": [made]}}
    about = {"title": title, "format": "audio/mpeg", "claim_generator_info": [agent]}
    return json.dumps({**about, "assertions": [actions]}).encode()


@contextlib.contextmanager
def _native(title: str, signer: SigningKey) -> Iterator[tuple[Any, int, int]]:
    """Yields the library, a builder of a manifest and who signs it."""
    library = _load()
    info = _SignerInfo(signer.algorithm.encode(), signer.certificates, signer.key, None)
    builder, signing = 0, 0
    try:
        builder = library.c2pa_builder_from_json(_definition(title))
        signing = library.c2pa_signer_from_info(ctypes.byref(info))
        if not builder or not signing:
            raise _refused(library)
        yield library, builder, signing
    finally:
        if signing:
            library.c2pa_signer_free(signing)
        if builder:
            library.c2pa_builder_free(builder)


class _SignerInfo(ctypes.Structure):
    """Who signs, as the library's C has it."""

    _fields_ = (
        ("alg", ctypes.c_char_p),
        ("sign_cert", ctypes.c_char_p),
        ("private_key", ctypes.c_char_p),
        ("ta_url", ctypes.c_char_p),
    )


@functools.cache
def _load() -> Any:
    """Returns the library that c2pa-python carries; of what is needed here it offers nothing in Python."""
    try:
        import c2pa

        libraries = (Path(c2pa.__file__).parent / "libs").iterdir()
        path = next(file for file in libraries if file.suffix in (".so", ".dylib", ".dll"))
    except (ImportError, OSError, StopIteration) as error:
        mend = f"{extra_command('provenance')}, or leave sign out of [provenance] in show.toml"
        raise EpisodeError("manifests of the C2PA need a library that is not here", mend, ": ") from error
    library = ctypes.CDLL(str(path))
    text, size, number, address = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int64, ctypes.c_void_p
    out = ctypes.POINTER(ctypes.POINTER(ctypes.c_ubyte))
    for name, result, *arguments in (
        ("c2pa_builder_from_json", address, text),
        ("c2pa_signer_from_info", address, ctypes.POINTER(_SignerInfo)),
        ("c2pa_signer_reserve_size", number, address),
        ("c2pa_builder_data_hashed_placeholder", number, address, size, text, out),
        ("c2pa_builder_sign_data_hashed_embeddable", number, address, address, text, text, address, out),
        ("c2pa_manifest_bytes_free", None, ctypes.POINTER(ctypes.c_ubyte)),
        ("c2pa_builder_free", None, address),
        ("c2pa_signer_free", None, address),
        ("c2pa_error", address),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _taken(library: Any, out: Any, size: int) -> bytes:
    """Returns the bytes that the library made, and lets it forget them."""
    if size < 0:
        raise _refused(library)
    data = ctypes.string_at(out, size)
    library.c2pa_manifest_bytes_free(out)
    return data


def _refused(library: Any) -> EpisodeError:
    text = ctypes.string_at(library.c2pa_error()).decode(errors="replace")
    mend = "[provenance] certificate and key in show.toml must be PEM and belong together"
    return EpisodeError(f"no manifest can be signed ({' '.join(text.split())[:200]})", mend)
