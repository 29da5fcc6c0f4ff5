"""`chapters.json`: Podcasting 2.0 JSON chapters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import VALUE_LIMIT
from podcast.language.plain.hygiene import shorten

if TYPE_CHECKING:
    from podcast.model import Episode

TITLE_LIMIT = VALUE_LIMIT


def chapter_title(text: str) -> str:
    """Returns a chapter's title as every form of the chapters has it: one line, never empty."""
    return shorten(text, TITLE_LIMIT) or "…"


def dumps(episode: Episode, base_url: str = "") -> str:
    """Returns the file's text, times in seconds.

    Without a `base_url`, pictures are named from the file itself.
    """
    folder = f"{urls.show_address(base_url)}{episode.slug}/" if base_url else ""
    chapters = [
        {
            "startTime": chapter.start_ms / 1000,
            "endTime": chapter.end_ms / 1000,
            "title": chapter_title(chapter.title),
            **({"img": f"{folder}{chapter.image}"} if chapter.image else {}),
            **({"url": url} if (url := urls.ascii_url(chapter.url)) else {}),
        }
        for chapter in episode.chapters
    ]
    return json.dumps({"version": "1.2.0", "chapters": chapters}, indent=2, ensure_ascii=False) + "\n"
