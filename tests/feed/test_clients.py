"""The feed as parsers see it that nobody here wrote: every item, every field they know."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import feedparser
import podcastparser
import pytest

from podcast.model import Chapter, FeedChoice, ImportOrigin

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode

BASE = "https://pod.example.org/reports/"
FEED = f"{BASE}feed.xml"


@pytest.fixture(scope="module")
def rich(render: Callable[..., bytes], make: Callable[..., Episode]) -> bytes:
    """A feed in which everything is told that can be told."""
    return render(
        make(1, kind="trailer", season=1, art="art.jpg", explicit=True),
        make(
            2,
            season=1,
            chapters=(Chapter(0, 6000, "Welcome"), Chapter(6000, 28_400, "Summary", "https://a.example/")),
        ),
        make(
            3,
            kind="bonus",
            media_type="audio/x-m4a",
            guid="https://old.example/?p=3",
            origin=ImportOrigin("https://cdn.example/a.m4a", "<p>From <b>elsewhere</b>.</p>"),
        ),
        explicit=False,
        feed=FeedChoice(
            type="serial",
            private=True,
            complete=True,
            new_feed_url="https://new.example/feed.xml",
            license="cc-by-4.0",
            update_frequency="weekly",
            funding_url="https://example.org/give",
            funding_text="Give",
        ),
    )


def test_feedparser_reads_it_without_complaint(render: Callable[..., bytes]) -> None:
    """The parser of many directories."""
    parsed = feedparser.parse(io.BytesIO(render()))
    assert not parsed.bozo
    assert parsed.version == "rss20"
    assert parsed.feed.title == "Reports, read aloud"
    assert parsed.feed.image.href == f"{BASE}cover-1a2b3c4d.jpg"
    assert [entry.id for entry in parsed.entries] == ["guid-3", "guid-2", "guid-1"]
    assert parsed.entries[0].enclosures[0].href == f"{BASE}report-3/report-3.mp3"
    assert parsed.entries[0].itunes_duration == "28"


def test_podcastparser_reads_what_a_client_needs(render: Callable[..., bytes]) -> None:
    """gPodder's parser: guids, files, sizes, lengths, times, artwork."""
    parsed = podcastparser.parse(f"{BASE}feed.xml", io.BytesIO(render()))
    assert parsed["title"] == "Reports, read aloud"
    assert parsed["cover_url"] == f"{BASE}cover-1a2b3c4d.jpg"
    first = parsed["episodes"][0]
    assert (first["guid"], first["total_time"], first["number"]) == ("guid-3", 28, 3)
    assert first["link"] == f"{BASE}report-3/index.html"
    assert first["published"] == datetime(2025, 2, 13, 6, tzinfo=UTC).timestamp()
    assert first["description_html"].startswith("<p>What the report says.</p>")
    (enclosure,) = first["enclosures"]
    assert enclosure == {"url": f"{BASE}report-3/report-3.mp3", "file_size": 1003, "mime_type": "audio/mpeg"}
    assert len({episode["guid"] for episode in parsed["episodes"]}) == 3


def test_feedparser_sees_every_field(rich: bytes) -> None:
    """Apple's, the namespace's and the chapters."""
    parsed = feedparser.parse(io.BytesIO(rich))
    assert not parsed.bozo
    channel = parsed.feed
    assert (channel.itunes_type, channel.itunes_block, channel.itunes_complete) == ("serial", 1, "Yes")
    assert channel.publisher_detail == {"name": "The Readers", "email": "us@example.org"}
    assert channel["itunes_new-feed-url"] == "https://new.example/feed.xml"
    assert (channel.podcast_guid, channel.podcast_medium) == (
        "917393e3-1b1e-5cef-ace4-edaa54e1f810",
        "podcast",
    )
    # Of the namespace's tags it keeps the attributes where there are some, else the text.
    assert (channel.podcast_locked, channel.podcast_license) == ({"owner": "us@example.org"}, "cc-by-4.0")
    assert channel.podcast_updatefrequency == {"complete": "true"}
    assert channel.podcast_funding == {"url": "https://example.org/give"}
    assert channel.podcast_trailer["url"] == f"{BASE}report-1/report-1.mp3"
    assert [tag.term for tag in channel.tags] == ["Kids & Family", "Pets & Animals"]
    bonus, full, trailer = parsed.entries
    assert [entry.itunes_episodetype for entry in parsed.entries] == ["bonus", "full", "trailer"]
    assert (full.itunes_season, full.itunes_episode, full.podcast_episode) == ("1", "2", "2")
    assert trailer.image.href == f"{BASE}report-1/art.jpg"
    assert full.podcast_chapters["url"] == f"{BASE}report-2/chapters.json"
    assert [(it.start, it.title) for it in full.psc_chapters.chapters] == [
        ("00:00:00.000", "Welcome"),
        ("00:00:06.000", "Summary"),
    ]
    assert (bonus.id, bonus.guidislink) == ("https://old.example/?p=3", False)
    assert dict(bonus.enclosures[0]) == {
        "href": "https://cdn.example/a.m4a",
        "length": "1003",
        "type": "audio/x-m4a",
    }
    assert bonus.content[0].value == "<p>From <b>elsewhere</b>.</p>"


def test_podcastparser_sees_every_field(rich: bytes) -> None:
    """Of the show, and of each kind of episode. It knows the podcast namespace by its former address only."""
    former = b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
    parsed = podcastparser.parse(
        FEED, io.BytesIO(rich.replace(b"https://podcastindex.org/namespace/1.0", former))
    )
    assert (parsed["type"], parsed["explicit"], parsed["import_prohibited"]) == ("serial", False, True)
    assert parsed["new_url"] == "https://new.example/feed.xml"
    assert parsed["funding_url"] == "https://example.org/give"
    assert parsed["itunes_owner"] == {"name": "The Readers", "email": "us@example.org"}
    assert parsed["itunes_categories"] == [["Kids & Family", "Pets & Animals"]]
    trailer, full, bonus = parsed["episodes"]  # a serial's come in the order of listening
    assert (trailer["type"], trailer["season"], trailer["explicit"]) == ("trailer", 1, True)
    assert trailer["episode_art_url"] == f"{BASE}report-1/art.jpg"
    assert (full["type"], full["season"], full["number"], full["explicit"]) == ("full", 1, 2, False)
    assert full["chapters_json_url"] == f"{BASE}report-2/chapters.json"
    assert full["transcript_url"].startswith(f"{BASE}report-2/transcript.")
    assert [(it["start"], it["title"], it.get("href")) for it in full["chapters"]] == [
        (0, "Welcome", None),
        (6, "Summary", "https://a.example/"),
    ]
    assert [it["name"] for it in full["persons"]] == ["Maya", "Theo"]
    assert (bonus["type"], bonus["guid"]) == ("bonus", "https://old.example/?p=3")
    assert bonus["enclosures"] == [
        {"url": "https://cdn.example/a.m4a", "file_size": 1003, "mime_type": "audio/x-m4a"}
    ]
    assert bonus["description_html"] == "<p>From <b>elsewhere</b>.</p>"
    assert "transcript_url" not in bonus
