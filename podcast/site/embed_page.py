"""An episode's player alone, for other people's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from podcast.contract import DIGITAL_SOURCE_TYPE
from podcast.site import framing, wording
from podcast.site.episode_rows import describe_row, locate_audio
from podcast.site.page_frame import SPEEDS
from podcast.site.templating import content_policy

if TYPE_CHECKING:
    from podcast.model import Listing
    from podcast.site.page_frame import PageFrame


def embed_values(frame: PageFrame, episode: Listing) -> dict[str, Any]:
    """Return what the template of an episode's player alone is filled with."""
    audio, row = locate_audio(episode), describe_row(episode)
    return {
        **frame.values("../"),
        "title": row["title"],
        "address": f"{frame.edition.address}{row['href']}",
        "csp": content_policy([audio]),
        "art": f"../{frame.picture(episode)}",
        "audio": audio,
        "row": row,
        "clock": wording.clock(round(episode.duration_ms, -3)),
        "speeds": SPEEDS,
        "made_with": "" if episode.imported else DIGITAL_SOURCE_TYPE,
    }


def describe_embedding(frame: PageFrame, episode: Listing) -> bytes:
    """Return what a site needs that frames the player, as oEmbed has it."""
    picture = f"{frame.edition.address}{frame.picture(episode)}"
    return framing.describe_frame(frame.edition, episode, picture)
