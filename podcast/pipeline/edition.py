"""What of a show is published at a moment: the episodes on air, under an address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import urls
from podcast.episode import identity, manifest
from podcast.model import Edition
from podcast.pipeline.art import cover_art, cover_name

if TYPE_CHECKING:
    from podcast.pipeline.studio import Studio


def edition(studio: Studio, address: str = "", now: datetime | None = None) -> Edition:
    """The show as it is published at `address` (by default its `base_url`) at a moment (by default now)."""
    now = now or datetime.now(UTC)
    on_air = [it for it in manifest.listings(studio.episodes, studio.cache / "listings") if it.on_air(now)]
    on_air.sort(key=lambda it: (datetime.fromisoformat(it.published), it.number), reverse=True)
    return Edition(
        studio.show,
        identity.show_guid(studio.episodes, studio.show),
        urls.base(address or studio.show.base_url),
        cover_name(cover_art(studio)),
        tuple(on_air),
    )
