"""What two rooms must agree on: names of files, addresses of namespaces, limits, roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

# Files below the folder `episodes/`, and so below the show's address.
FEED = "feed.xml"
"""The feed's newest page; the others are `feed-2.xml`, `feed-3.xml` and so on."""
FEED_GUID = re.compile(rb"<podcast:guid>\s*([0-9a-fA-F-]{36})\s*</podcast:guid>")
"""Where the bytes of a feed of ours have the show's guid: what names the show when the ledger or inventory is lost."""
FEED_PAGE = re.compile(r"feed(-\d+)?\.xml")
FRONT_PAGE = "index.html"
"""The page of a folder: the show's, and in an episode's folder the episode's."""
EMBED = "embed.html"
"""In an episode's folder: its player alone, for the frames of other sites."""
OEMBED = "oembed.json"
"""In an episode's folder: what a site needs to frame that player."""
COVER = "cover.jpg"
"""The show's cover under the name that stays; the feed names it by one that changes with the picture."""
LEDGER = "show.json"

# Files in an episode's folder.
CHAPTERS = "chapters.json"
NOTES = "notes.html"
SENTENCES = "sentences"
"""Where on the page of notes the article's sentences stand."""

Role = Literal["media", "sidecar", "page", "feed"]
"""What a public file is, in the order in which files may appear: nothing may name what is not there yet."""


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file under the show's address."""

    name: str
    """From the address: `the-gauge/the-gauge.mp3`."""
    path: Path
    role: Role


# Limits of the apps' rules for feeds, which captions, tags and pages keep, too.
VALUE_LIMIT = 255
"""Characters of every value but the descriptions."""
DESCRIPTION_LIMIT = 4000
"""Bytes of UTF-8."""
LINK_LIMIT = 700
"""Bytes of an address in the notes: three longer ones would fill a description."""
NAME_LIMIT = 128
"""Characters of a name in the podcast namespace."""

MOST_QUOTED = 150
"""Words of a turn that is one quotation, at most: parted, "Lee goes on" stands between its halves."""
ONE_QUOTATION = re.compile(r"[^“”]{0,200}“[^“”]*”?")
"""A turn that is one, with who says it: «Lee says: “Nobody asked.”»"""
NAME_LENGTH = 80
"""Characters of a host's name; YAML reads no key over 1024, escapes counted."""
HOST_NAME = re.compile(
    rf"[^\s*:()\[\]<>\\_`](?:[^*:()\[\]<>\\_`]{{0,{NAME_LENGTH - 2}}}[^\s*:()\[\]<>\\_`])?"
)
"""What a script's line can begin with: `**Maya (rate +10%):**`."""

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""The IPTC's term for what a trained model made: it stands in MP3, feed, page and transcript."""

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}
"""Prefix -> address, in the order in which our feed declares them. The check of feeds has a list of its own, so that
what is wrong here shows there."""
