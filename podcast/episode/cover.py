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
"""What a picture must stay below, so that apps load it at once."""
SMALLEST, LARGEST = 1400, 3000
"""Pixels of a side, as Apple has it."""
_IN_MP3 = 192 * 1024
"""Bytes of a picture that every MP3 carries."""
_FILE_BYTES = 50 << 20
_PIXELS = 64_000_000
"""More than any camera's, and what a decoder may still hold in memory."""
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
"""Pillow knows more, of which some start other programs."""


def draw_cover(title: str, author: str = "", size: int = LARGEST) -> bytes:
    """Returns a square JPEG below 512 KB with the title set large.

    The same title always gives the same picture.
    """
    from podcast.episode.poster import draw_poster

    return _jpeg(draw_poster(title, author, size))


def draw_episode_cover(title: str, show_title: str) -> bytes:
    """Returns a cover for an episode of the show, in the show's colours, small enough for each MP3."""
    from podcast.episode.poster import draw_episode_poster

    return _jpeg(draw_episode_poster(title, show_title, SMALLEST), _IN_MP3)


def shrink(jpeg: bytes, px: int = SMALLEST, limit: int = BYTES) -> bytes:
    """Returns a picture of ours as a JPEG of at most `px` pixels a side and `limit` bytes, for an MP3."""
    from PIL import Image

    with Image.open(io.BytesIO(jpeg)) as image:
        if max(image.size) <= px and len(jpeg) <= limit:
            return jpeg
        image.draft("RGB", (px, px))
        return _jpeg(_flatten(image, px), limit)


def read_own_cover(path: Path, where: str = "`cover` in show.toml", name: str = "") -> bytes:
    """Returns the user's picture as a cover; EpisodeError when it is not square, or too small.

    `where` is what named the file, for the mend; an error calls it by its `name`, or by its path if none is given.
    """
    from PIL.Image import Resampling

    with _open(path, where, name) as image:
        _require_square(name or str(path), image)
        if _is_cover(image, path):  # not made worse by another generation of JPEG, and still of the same name
            return path.read_bytes()
        picture = _flatten(image, LARGEST)
    if picture.height != picture.width:
        picture = picture.resize((max(picture.size),) * 2, Resampling.LANCZOS)
    return _jpeg(picture)


def read_picture(path: Path, where: str) -> bytes:
    """Returns any picture as a JPEG of at most 1400 pixels a side; EpisodeError when it cannot be read."""
    with _open(path, where) as image:
        return _jpeg(_flatten(image, SMALLEST))


@contextlib.contextmanager
def _open(path: Path, where: str, name: str = "") -> Iterator[Image]:
    """Gives the user's picture, turned as it is meant.

    What is wrong with it is an EpisodeError, in the block too.
    """
    from PIL import Image, ImageOps

    # Pillow warns of pictures above 89 million pixels, on top of our own error below. The filter stays: to lift it
    # again (`warnings.catch_warnings`) would set all filters of the process back, and covers are drawn in a thread.
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning, module=r"PIL\.Image")
    name = name or str(path)
    try:
        if path.stat().st_size > _FILE_BYTES:
            raise EpisodeError(f"{name}: over {_FILE_BYTES >> 20} MB", "save it smaller, as a JPEG", ": ")
        with Image.open(path, formats=_FORMATS) as image:
            if image.width * image.height > _PIXELS:
                what = f"{name}: {image.width} × {image.height} pixels are too many"
                raise EpisodeError(what, "make it smaller", ": ")
            ImageOps.exif_transpose(image, in_place=True)
            yield image
    except FileNotFoundError as error:
        raise EpisodeError(f"{name}: no such file", f"correct {where}, or remove it", ": ") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise EpisodeError(
            f"{name}: not a picture that can be read", "save it as JPEG or PNG", ": "
        ) from error


def _is_cover(image: Image, path: Path) -> bool:
    """Returns whether a square picture is as we would make it: no byte but what shows it, so no place or owner."""
    plain = {"jfif", "jfif_version", "jfif_density", "jfif_unit", "dpi"}
    fits = image.width == image.height <= LARGEST and path.stat().st_size < BYTES
    if not (fits and image.format == "JPEG" and image.mode == "RGB" and set(image.info) <= plain):
        return False
    image.load()  # raises what is wrong with one that was cut off
    return True


def _require_square(name: str, image: Image) -> None:
    width, height = image.size
    # A pixel off is a rounding of somebody's editor; resizing mends it.
    if abs(width - height) > 1 or min(width, height) < SMALLEST:
        mend = f"a cover must be square and {SMALLEST} to {LARGEST} wide"
        raise EpisodeError(f"{name}: {width} × {height} pixels", mend, ": ")


def _flatten(image: Image, largest: int) -> Image:
    """Returns the picture in RGB, of at most so many pixels a side.

    What is see-through becomes white, as on a page.
    """
    import PIL.Image

    clear = image.has_transparency_data
    if image.mode.startswith("I"):  # 16 bits of grey, of which Pillow would make white
        image = image.convert("I").point(lambda grey: grey / 257).convert("L")
    scaled = image.convert("RGBA" if clear else "RGB")
    scaled.thumbnail((largest, largest), PIL.Image.Resampling.LANCZOS)
    if not clear:
        return scaled
    white = PIL.Image.new("RGBA", scaled.size, "white")
    return PIL.Image.alpha_composite(white, scaled).convert("RGB")


def _jpeg(image: Image, limit: int = BYTES) -> bytes:
    """Returns the best quality that stays below the limit.

    Fewer pixels look better than a quality below 50.
    """
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
