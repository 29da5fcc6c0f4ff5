"""Covers of shows and episodes: made from a title, or the user's own, in the form that directories ask for."""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import TYPE_CHECKING

from podcast.errors import EpisodeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

BYTES = 512 * 1024
SMALLEST, LARGEST = 1400, 3000
"""Pixels of a side, as Apple has it."""
_IN_MP3 = 192 * 1024
"""Bytes of a picture that every MP3 carries."""
_FILE_BYTES = 50 << 20
_PIXELS = 64_000_000
"""More than any camera's, and what a decoder may still hold in memory."""
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
"""Pillow knows more, of which some start other programs."""


def cover(title: str, author: str = "", size: int = LARGEST) -> bytes:
    """A square JPEG below 512 KB with the title set large; the same title always gives the same picture."""
    from podcast.episode.poster import poster

    return _jpeg(poster(title, author, size))


def episode_cover(title: str, show_title: str) -> bytes:
    """As `cover`, for an episode of the show: in its colours, of 1400 pixels, and so fit for each MP3."""
    from podcast.episode.poster import episode_poster

    return _jpeg(episode_poster(title, show_title, SMALLEST), _IN_MP3)


def small(jpeg: bytes, px: int = SMALLEST, limit: int = BYTES) -> bytes:
    """A picture of ours as a JPEG of at most `px` pixels a side and `limit` bytes, to be carried inside an MP3."""
    from PIL import Image

    with Image.open(io.BytesIO(jpeg)) as image:
        if max(image.size) <= px and len(jpeg) <= limit:
            return jpeg
        image.draft("RGB", (px, px))
        return _jpeg(_flat(image, px), limit)


def own_cover(path: Path, where: str = "`cover` in show.toml", name: str = "") -> bytes:
    """Return the user's picture as a cover; EpisodeError when it is not square, or too small.

    `where` it was named; an error calls it by its `name`, which is its path if none is given.
    """
    from PIL.Image import Resampling

    with _opened(path, where, name) as image:
        _require_square(name or str(path), image)
        picture = _flat(image, LARGEST)
    if picture.height != picture.width:
        picture = picture.resize((max(picture.size),) * 2, Resampling.LANCZOS)
    return _jpeg(picture)


def picture(path: Path, where: str) -> bytes:
    """Any picture as a JPEG of at most 1400 pixels a side; EpisodeError when it cannot be read."""
    with _opened(path, where) as image:
        return _jpeg(_flat(image, SMALLEST))


@contextlib.contextmanager
def _opened(path: Path, where: str, name: str = "") -> Iterator[Image]:
    """The user's picture, turned as it is meant; what is wrong with it is an EpisodeError, in the block too."""
    from PIL import Image, ImageOps

    name = name or str(path)
    try:
        if path.stat().st_size > _FILE_BYTES:
            raise EpisodeError(f"{name}: over {_FILE_BYTES >> 20} MB: save it smaller, as a JPEG")
        with warnings.catch_warnings():  # of sizes that are refused below
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path, formats=_FORMATS)
        with image:
            if image.width * image.height > _PIXELS:
                raise EpisodeError(
                    f"{name}: {image.width} × {image.height} pixels are too many: make it smaller"
                )
            ImageOps.exif_transpose(image, in_place=True)
            yield image
    except FileNotFoundError as error:
        raise EpisodeError(f"{name}: no such file: correct {where}, or remove it") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise EpisodeError(f"{name}: not a picture that can be read: save it as JPEG or PNG") from error


def _require_square(name: str, image: Image) -> None:
    width, height = image.size
    # A pixel off is a rounding of somebody's editor; resizing mends it.
    if abs(width - height) > 1 or min(width, height) < SMALLEST:
        raise EpisodeError(
            f"{name}: {width} × {height} pixels: a cover must be square and {SMALLEST} to {LARGEST} wide"
        )


def _flat(image: Image, largest: int) -> Image:
    """RGB of at most so many pixels a side; what is see-through becomes white, as it would on a page."""
    import PIL.Image

    clear = image.has_transparency_data
    if image.mode.startswith("I"):  # 16 bits of grey, of which Pillow would make white
        image = image.convert("I").point(lambda grey: grey / 257).convert("L")
    found = image.convert("RGBA" if clear else "RGB")
    found.thumbnail((largest, largest), PIL.Image.Resampling.LANCZOS)
    if not clear:
        return found
    white = PIL.Image.new("RGBA", found.size, "white")
    return PIL.Image.alpha_composite(white, found).convert("RGB")


def _jpeg(image: Image, limit: int = BYTES) -> bytes:
    """The best quality that stays below the limit; fewer pixels look better than a quality below 50."""
    from PIL.Image import Resampling

    data = b""
    for quality in (92, 88, 84, 78, 70, 60, 50, 40, 30, 20, 10):
        if quality < 50 and image.width > SMALLEST:
            return _jpeg(image.resize((SMALLEST, SMALLEST), Resampling.LANCZOS), limit)
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True)  # not progressive: old players show none
        data = file.getvalue()
        if len(data) < limit:
            break
    return data
