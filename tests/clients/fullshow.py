"""A show with every field that a feed can have, made by the pipeline and finished in its manifests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import airing
from podcast.model import Soundbite
from tests.shows import SCRIPT, add_script, change, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library

BASE = "https://pod.example.org/read-aloud/"
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
SHOW = f"""
title = "Read Aloud"
description = "Articles worth hearing, read by two voices."
author = "The studio"
email = "studio@example.org"
language = "en-GB"
category = "News > Tech News"
explicit = false
base_url = "{BASE}"
link = "https://example.org/read-aloud"
guid = "{GUID}"
rights = "CC-BY-4.0"
copyright = "© 2025 The studio"

[hosts]
Maya = "tone:high"
Theo = "tone:low"

[feed]
type = "serial"
license = "cc-by-4.0"
update_frequency = "weekly"
funding_url = "https://example.org/support"
funding_text = "Support the show"
"""
WALLS = (
    SCRIPT.replace("title: The gauge", "title: The walls")
    .replace("example.org/gauge", "example.org/walls")
    .replace("## Outlook", "## What the walls hold")
)
HELLO = SCRIPT.replace("title: The gauge", "title: What this is").replace(
    "example.org/gauge", "example.org/about"
)
SOUNDBITE = Soundbite(1000, 15_000, "Since 1807")


def full_show(folder: Path) -> Library:
    """Three episodes: a trailer, one with a sample, and the newest with a season."""
    library = make_show(folder, SHOW)
    made(library, add_script(library, HELLO, "what-this-is"))
    made(library, add_script(library))
    made(library, add_script(library, WALLS, "the-walls"))
    change(library, "what-this-is", kind="trailer", season=1)
    change(library, "the-gauge", soundbites=(SOUNDBITE,), season=1)
    change(library, "the-walls", season=2, explicit=True)
    airing.refresh_feed(library)
    return library
