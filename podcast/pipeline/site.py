"""The show's pages on disk, and as they are under another address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Edition
    from podcast.pipeline.public import PublicFile
    from podcast.pipeline.studio import Studio


def refresh_site(studio: Studio, published: Edition) -> None:
    """Write the pages whose content changed; remove those of episodes that went off air."""


def pages(studio: Studio, published: Edition) -> Iterator[PublicFile]:
    """The pages and what they load, as they lie on disk."""
    yield from ()


def render(studio: Studio, published: Edition, name: str) -> bytes | None:
    """A page (`index.html`, `the-gauge/index.html`) as it is in this edition; None when there is none of that name."""
    return None
