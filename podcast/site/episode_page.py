"""An episode's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from podcast.language.plain.hygiene import clean, shorten, split_paragraphs
from podcast.language.plain.markup import sanitise
from podcast.site import framing, structured_data, wording
from podcast.site.episode_rows import (
    describe_neighbour,
    describe_row,
    describe_source,
    join_names,
    locate_audio,
)
from podcast.site.page_frame import SPEEDS
from podcast.site.templating import content_policy
from podcast.site.transcript_view import view_transcript

if TYPE_CHECKING:
    from podcast.model import Episode
    from podcast.site.page_frame import PageFrame
    from podcast.site.pages import EpisodePage

_TRANSCRIPTS = (("vtt", "WebVTT"), ("srt", "SubRip"), ("txt", "text"))
TRANSCRIPT_FILES = {f"transcript.{form}" for form, _ in _TRANSCRIPTS}
"""Names of an episode's files that its page names."""


@dataclass(frozen=True, slots=True)
class EpisodeMaterial:
    """What the page of an episode shows beside what lists know of it."""

    episode: Episode
    files: frozenset[str]
    """The names of the files in its folder."""


def episode_values(frame: PageFrame, page: EpisodePage, material: EpisodeMaterial) -> dict[str, Any]:
    """Return what the template of an episode is filled with."""
    edition, listing = frame.edition, page.episode
    address = f"{edition.address}{listing.slug}/"
    audio, small = locate_audio(listing), frame.find_picture(listing)
    picture = f"{address}{listing.art}" if small else f"{edition.address}{edition.cover}"
    whole_audio = audio if listing.enclosure else f"{address}{audio}"
    shared, row = frame.values("../"), describe_row(listing)
    return {
        **shared,
        "title": f"{row['title']} – {shared['show']['title']}",
        "heading": row["title"],
        "description": shorten(listing.summary, 300) or shorten(listing.title, 300),
        "address": f"{address}index.html",
        "image": picture,
        "kind": "article",
        "csp": content_policy([audio]),
        "art": f"../{small}" if small else shared["cover"],
        "audio": audio,
        "whole_audio": whole_audio,
        "media_type": clean(listing.media_type),
        "row": row,
        "clock": wording.clock(round(listing.duration_ms, -3)),
        "alternates": [(other.file, wording.size(other.bytes)) for other in listing.alternates],
        "size": wording.size(listing.bytes) if listing.bytes else "",
        "summary": split_paragraphs(listing.summary) if row["summary"] else (),
        "notes": sanitise(listing.foreign_notes),
        "transcript": view_transcript(material.episode),
        "files": material.files,
        "forms": [form for form in _TRANSCRIPTS if f"transcript.{form[0]}" in material.files],
        "source": describe_source(listing),
        "hosts": join_names([shorten(host.name, 60) for host in listing.hosts])
        if not listing.imported
        else "",
        "alone": len(listing.hosts) == 1,
        "music": shorten(listing.music, 200),
        "rights": shorten(listing.rights, 200),
        "neighbours": [
            describe_neighbour("Newer", page.newer),
            describe_neighbour("Older", page.older),
        ],
        "related": [{**frame.row(other), "art": f"../{frame.picture(other)}"} for other in page.related],
        "frame": framing.place_frame(edition, listing),
        "speeds": SPEEDS,
        "data": structured_data.describe_episode(edition, listing, whole_audio, picture),
    }
