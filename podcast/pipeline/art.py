"""The show's cover, kept once it is drawn."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import cover

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.pipeline.studio import Studio

COVER_FORM = 2
"""Part of a kept cover's key: raise it when drawing or converting changes."""


def cover_art(studio: Studio) -> bytes:
    """The show's cover as a JPEG: the user's own, or one drawn from the title."""
    show = studio.show
    if not show.cover:
        return _once(
            studio, lambda: cover.cover(show.title, show.author), title=show.title, author=show.author
        )
    own = studio.folder / show.cover
    content = hashlib.sha256(own.read_bytes()).hexdigest() if own.is_file() else ""
    return _once(studio, lambda: cover.own_cover(own), own=content)


def cover_thumbnail(studio: Studio) -> bytes:
    """The cover as small as it lies in an MP3."""
    art = cover_art(studio)
    return _once(studio, lambda: cover.small(art), small=hashlib.sha256(art).hexdigest())


def _once(studio: Studio, make: Callable[[], bytes], **made_of: str) -> bytes:
    """A cover from the store; drawing or converting one takes a second, and every run asks for it."""
    return store.once(studio.store("covers"), store.key(form=COVER_FORM, **made_of), make)
