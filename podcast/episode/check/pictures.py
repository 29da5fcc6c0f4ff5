"""Pictures, as directories ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
_SMALLEST, _LARGEST = 1400, 3000
_BYTES = 512 * 1024


def check(name: str, path: Path, *, quick: bool = False) -> Iterator[Finding]:
    """Yields what is wrong with a show's or an episode's picture; `quick` reads its head only.

    `name` is the file's below the show's address.
    """
    from PIL import Image

    mend = "give the show a square picture of 1400 to 3000 pixels (`cover` in show.toml), then run `podcast feed`"
    if not name.isascii():
        yield Finding("F18", name, "its name is not ASCII", "rename it, then run `podcast feed`")
    try:
        with Image.open(path) as image:
            kind, mode, (width, height) = image.format or "", image.mode, image.size
            transparent = image.has_transparency_data
            if not quick:
                # All of the file is read, at an eighth of the size for a fraction of the time.
                image.draft("RGB", (width // 8, height // 8))
                image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        yield Finding("F18", name, "it is not a picture that can be read", mend)
        return
    if kind not in _ENDINGS:
        yield Finding("F18", name, f"it is {kind}, not JPEG or PNG", mend)
    elif path.suffix not in _ENDINGS[kind]:
        what = f"it is {kind}, and its name ends in {path.suffix!r}"
        yield Finding("F18", name, what, f"let it end in {_ENDINGS[kind][0]!r}, then run `podcast feed`")
    if width != height or not _SMALLEST <= width <= _LARGEST:
        yield Finding("F18", name, f"it has {width} × {height} pixels", mend)
    if mode != "RGB" or transparent:
        yield Finding("F18", name, f"its colours are {mode}, not RGB without transparency", mend)
    if (size := path.stat().st_size) >= _BYTES:
        what = f"it has {size // 1024} KB; apps load pictures below 512 KB at once"
        yield Finding("F18", name, what, "save it as a smaller JPEG", "warning")
