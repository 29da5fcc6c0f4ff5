"""`chapters.json`, and that all forms of the chapters agree."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import mutagen.id3

from podcast.episode import id3_tags, json_chapters, show_notes
from podcast.language.plain import hygiene
from podcast.model import Chapter

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode, Show


def test_p5_json_chapters(episode: Episode) -> None:
    """Version, seconds, rising, titled."""
    data = json.loads(json_chapters.dumps(episode))
    assert data["version"] == "1.2.0"
    assert data["chapters"] == [
        {"startTime": 0.0, "endTime": 6.0, "title": "Welcome"},
        {"startTime": 6.0, "endTime": 21.0, "title": "Summary"},
        {"startTime": 21.0, "endTime": 28.4, "title": "Thanks"},
    ]


def test_p5_links_and_pictures(make: Callable[..., Episode]) -> None:
    """Absolute where the show's address is known; from the file itself where it is not."""
    whole = make(
        chapters=(
            Chapter(0, 6000, "Welcome"),
            Chapter(6000, 28_400, "Summary", "https://example.org/é", "chapter-1.jpg"),
        )
    )
    hygiene, full = json.loads(json_chapters.dumps(whole, "https://pod.example.org/rep orts"))["chapters"]
    assert set(hygiene) == {"startTime", "endTime", "title"}
    assert full["url"] == "https://example.org/%C3%A9"
    assert full["img"] == f"https://pod.example.org/rep%20orts/{whole.slug}/chapter-1.jpg"
    assert json.loads(json_chapters.dumps(whole))["chapters"][1]["img"] == "chapter-1.jpg"


def test_p6_chapters_agree_in_all_forms(hostile: Episode, show: Show) -> None:
    """JSON, ID3 and notes: the same times and titles, whatever is in them."""
    data = json.loads(json_chapters.dumps(hostile))["chapters"]
    id3: Any = mutagen.id3
    frames = id3.ID3(io.BytesIO(id3_tags.build_tag(show, hostile, {}, ""))).getall("CHAP")
    frames.sort(key=lambda frame: frame.start_time)
    assert [frame.start_time / 1000 for frame in frames] == [chapter["startTime"] for chapter in data]
    assert [str(frame.sub_frames["TIT2"]) for frame in frames] == [chapter["title"] for chapter in data]
    assert all(0 < len(chapter["title"]) <= 255 for chapter in data)
    shown = show_notes.to_text(hostile)
    for chapter in data:
        assert f"{hygiene.format_clock(int(chapter['startTime'] * 1000))} {chapter['title']}" in shown
