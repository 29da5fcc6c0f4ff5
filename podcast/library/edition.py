"""What of a show is published at a moment: the episodes on air, under an address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import urls
from podcast.library.art import cover_art, cover_name
from podcast.model import Edition

if TYPE_CHECKING:
    from podcast.library.layout import Library


def current_edition(library: Library, address: str = "", now: datetime | None = None) -> Edition:
    """Return the show as it is published at `address` (by default its `base_url`) at a moment (by default now)."""
    now = now or datetime.now(UTC)
    on_air = [episode for episode in library.listings() if episode.on_air(now)]
    on_air.sort(key=lambda episode: (datetime.fromisoformat(episode.published), episode.number), reverse=True)
    return Edition(
        library.show,
        library.ledger.show_guid(),
        urls.show_address(address or library.show.base_url),
        cover_name(cover_art(library)),
        tuple(on_air),
    )
