"""The feed as Podcast Index's own parser reads it, whose database most apps ask."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.clients.fullshow import BASE, GUID, full_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Episode


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with every field."""
    return full_show(tmp_path_factory.mktemp("show"))


@pytest.fixture(scope="module")
def episodes(library: Library) -> dict[str, Episode]:
    """Its manifests by title."""
    return {it.title: it for it in [library.episode(slug) for slug in library.slugs()]}


def partytime(data: bytes, node: Path) -> dict[str, Any]:
    """What it makes of a feed."""
    told = subprocess.run(
        ["node", "partytime.mjs"],  # noqa: S607 - the first one on the path, as for every program of Debian's
        cwd=node,
        input=data,
        capture_output=True,
        check=True,
        timeout=60,
    )
    parsed: dict[str, Any] = json.loads(told.stdout)
    return parsed


@pytest.fixture(scope="module")
def feed(library: Library, node_modules: Path) -> dict[str, Any]:
    """The feed, parsed."""
    return partytime((library.episodes / "feed.xml").read_bytes(), node_modules.parent)


def test_partytime_sees_the_show(feed: dict[str, Any], library: Library) -> None:
    """F2 to F7: every field of the channel that it knows, by value."""
    [cover] = library.episodes.glob("cover-*.jpg")
    expected = {
        "title": "Read Aloud",
        "link": "https://example.org/read-aloud",
        "description": "Articles worth hearing, read by two voices.",
        "language": "en-gb",
        "explicit": False,
        "author": "The studio",
        "owner": {"name": "The studio", "email": "studio@example.org"},
        "itunesImage": f"{BASE}{cover.name}",
        "itunesType": "serial",
        "itunesBlock": False,
        "itunesComplete": False,
        "copyright": "© 2025 The studio",
        "generator": "podcast",
    }
    assert {name: feed[name] for name in expected} == expected
    assert feed["itunesCategory"]
    assert feed["pubsub"]["self"] == f"{BASE}feed.xml"
    assert feed["image"]["url"] == f"{BASE}{cover.name}"


def test_partytime_sees_the_shows_podcasting_2_0(feed: dict[str, Any], episodes: dict[str, Episode]) -> None:
    """P1, P2, P7 to P9 at the channel."""
    trailer = episodes["What this is"]
    assert feed["guid"] == GUID
    assert feed["locked"] is True
    assert feed["podcastOwner"] == "studio@example.org"
    assert feed["medium"] == "podcast"
    assert feed["podcastFunding"] == [{"message": "Support the show", "url": "https://example.org/support"}]
    assert feed["license"]["identifier"] == "cc-by-4.0"
    assert [(it["name"], it["role"], it["group"]) for it in feed["podcastPeople"]] == [
        ("Maya", "Host", "Cast"),  # it spells them as the taxonomy's headings do
        ("Theo", "Host", "Cast"),
    ]
    [found] = feed["trailers"]
    assert found["url"] == f"{BASE}what-this-is/what-this-is.mp3"
    assert found["season"] == 1
    assert found["length"] == trailer.bytes


def test_partytime_sees_every_item(feed: dict[str, Any], episodes: dict[str, Episode]) -> None:
    """F10 to F18 of each, newest first; the enclosure with its bytes, the guid unchanged."""
    assert [item["title"] for item in feed["items"]] == ["The walls", "The gauge", "What this is"]
    for item in feed["items"]:
        episode = episodes[item["title"]]
        folder = f"{BASE}{episode.slug}/"
        assert item["guid"] == episode.guid
        assert item["enclosure"] == {
            "url": f"{folder}{episode.audio}",
            "length": episode.bytes,
            "type": "audio/mpeg",
        }
        assert item["duration"] == round(episode.duration_ms / 1000)
        assert item["link"] == f"{folder}index.html"
        assert datetime.fromisoformat(item["pubDate"]) == datetime.fromisoformat(
            episode.published
        ).astimezone(UTC)
        assert item["itunesEpisodeType"] == episode.kind
        assert item["itunesSeason"] == episode.season
        assert item.get("itunesEpisode") == (episode.number if episode.kind == "full" else None)
        assert item["itunesImage"] == f"{folder}{episode.art}"
        assert item["explicit"] is episode.explicit
        assert "synthetic voices" in item["description"]
        assert "synthetic voices" in item["content"]


def test_partytime_sees_every_items_podcasting_2_0(
    feed: dict[str, Any], episodes: dict[str, Episode]
) -> None:
    """P3, P5, P7 to P9: transcripts in four forms, chapters, season, the sample, who speaks."""
    for item in feed["items"]:
        episode = episodes[item["title"]]
        folder = f"{BASE}{episode.slug}/"
        assert {(it["url"], it["type"], it.get("rel")) for it in item["podcastTranscripts"]} == {
            (f"{folder}transcript.vtt", "text/vtt", None),
            (f"{folder}transcript.srt", "application/srt", "captions"),  # which it writes for both names
            (f"{folder}transcript.html", "text/html", None),
            (f"{folder}transcript.json", "application/json", None),
        }
        assert item["podcastChapters"] == {
            "url": f"{folder}chapters.json",
            "type": "application/json+chapters",
        }
        assert [it["name"] for it in item["podcastPeople"]] == ["Maya", "Theo"]
        assert item["podcastSeason"]["number"] == episode.season
        if episode.kind == "full":
            assert item["podcastEpisode"]["number"] == episode.number
    [bite] = feed["items"][1]["podcastSoundbites"]
    assert (bite["startTime"], bite["duration"], bite["title"]) == (1, 15, "Since 1807")
    assert "podcastSoundbites" not in feed["items"][0]


def test_partytime_counts_the_phases(feed: dict[str, Any]) -> None:
    """What Podcast Index says a feed supports: nothing that we write is lost on it."""
    phases = {name for names in feed["pc20support"].values() for name in names}
    known = "locked funding transcript chapters soundbite person season trailer license guid medium episode"
    assert set(known.split()) <= phases


def test_p8_partytime_sees_the_disclosure_where_it_can(library: Library, node_modules: Path) -> None:
    """At the channel and at each item. The namespace's own value, `true`, becomes a truth value in it and gets lost."""
    data = (library.episodes / "feed.xml").read_bytes()
    assert data.count(b">true</podcast:txt>") == 4
    found = partytime(data.replace(b">true</podcast:txt>", b">yes</podcast:txt>"), node_modules.parent)
    for place in (found, *found["items"]):
        assert {"value": "yes", "purpose": "ai-content"} in place["podcastTxt"]
