"""The show's cover: made from its title, or the user's own, in the form that directories ask for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from podcast.errors import EpisodeError

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

BYTES = 512 * 1024
SMALLEST, LARGEST = 1400, 3000
"""Pixels of a side, as Apple has it."""


def cover(title: str, author: str = "", size: int = LARGEST) -> bytes:
    """A square JPEG below 512 KB with the title set large; the same title always gives the same picture."""
    from podcast.episode.poster import poster

    return _jpeg(poster(title, author, size))


def small(cover_bytes: bytes, px: int = SMALLEST) -> bytes:
    """The cover as a JPEG of at most `px` pixels a side, to be carried inside each MP3."""
    from PIL import Image

    with Image.open(io.BytesIO(cover_bytes)) as image:
        image.draft("RGB", (px, px))
        picture = image.convert("RGB")
    if picture.width > px:
        picture = picture.resize((px, px), Image.Resampling.LANCZOS)
    return _jpeg(picture)


def own_cover(path: Path) -> bytes:
    """The user's picture as the show's cover; EpisodeError when it is not square, or too small."""
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as image:
            _require_square(path, image)
            image.draft("RGB", (LARGEST, LARGEST))
            picture = _flat(ImageOps.exif_transpose(image))
    except FileNotFoundError as error:
        raise EpisodeError(f"{path}: no such file: correct `cover` in show.toml, or remove it") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise EpisodeError(f"{path}: not a picture that can be read: save it as JPEG or PNG") from error
    if picture.width > LARGEST or picture.height != picture.width:
        picture = picture.resize((min(LARGEST, picture.width),) * 2, Image.Resampling.LANCZOS)
    return _jpeg(picture)


def _require_square(path: Path, image: Image) -> None:
    width, height = image.size
    # A pixel off is a rounding of somebody's editor; resizing mends it.
    if abs(width - height) > 1 or min(width, height) < SMALLEST:
        raise EpisodeError(
            f"{path}: {width} × {height} pixels: a cover must be square and {SMALLEST} to {LARGEST} wide"
        )


def _flat(image: Image) -> Image:
    """RGB; what is see-through becomes white, as it would on a page."""
    import PIL.Image

    if not image.has_transparency_data:
        return image.convert("RGB")
    picture = image.convert("RGBA")
    white = PIL.Image.new("RGBA", picture.size, "white")
    return PIL.Image.alpha_composite(white, picture).convert("RGB")


def _jpeg(image: Image) -> bytes:
    """The best quality that stays below the limit; fewer pixels look better than a quality below 50."""
    from PIL.Image import Resampling

    data = b""
    for quality in (92, 88, 84, 78, 70, 60, 50, 40, 30, 20, 10):
        if quality < 50 and image.width > SMALLEST:
            return _jpeg(image.resize((SMALLEST, SMALLEST), Resampling.LANCZOS))
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True)  # not progressive: old players show none
        data = file.getvalue()
        if len(data) < BYTES:
            break
    return data
