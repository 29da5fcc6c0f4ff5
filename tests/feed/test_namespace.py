"""The feed against section 3 of the checklist, P1 to P10: the podcast namespace, and chapters within the feed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import podcastparser
import pytest

from podcast.contract import NAMESPACES
from podcast.model import Chapter, FeedChoice, Host, ImportOrigin, Soundbite, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode

GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
BASE = "https://pod.example.org/reports/"


def test_p1_p2_p9_guid_lock_and_medium(
    feed: Any, render: Callable[..., bytes], read: Callable[[bytes], Any]
) -> None:
    """Locked only where there is somebody to ask."""
    assert feed.text("/rss/channel/podcast:guid") == GUID
    assert feed.text("/rss/channel/podcast:medium") == "podcast"
    (locked,) = feed.elements("/rss/channel/podcast:locked")
    assert (locked.text, locked.get("owner")) == ("yes", "us@example.org")
    (unlocked,) = read(render(email="")).elements("/rss/channel/podcast:locked")
    assert (unlocked.text, dict(unlocked.attrib)) == ("no", {})


def test_p3_four_transcripts(feed: Any) -> None:
    """One tag a format, captions marked, WebVTT first."""
    (first, *_) = feed.elements("//item")
    tags = [dict(tag.attrib) for tag in first.findall("podcast:transcript", NAMESPACES)]
    folder = f"{BASE}report-3/transcript"
    assert tags == [
        {"url": f"{folder}.vtt", "type": "text/vtt", "language": "en"},
        {"url": f"{folder}.srt", "type": "application/x-subrip", "language": "en", "rel": "captions"},
        {"url": f"{folder}.html", "type": "text/html", "language": "en"},
        {"url": f"{folder}.json", "type": "application/json", "language": "en"},
    ]


def test_p5_chapters(
    feed: Any, render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Where there are some."""
    (first, *_) = feed.elements("//podcast:chapters")
    assert dict(first.attrib) == {"url": f"{BASE}report-3/chapters.json", "type": "application/json+chapters"}
    assert read(render(make(1, chapters=()))).elements("//podcast:chapters") == []


def test_p7_hosts_are_persons_at_channel_and_item(feed: Any) -> None:
    """Both hosts in each list: an item's replaces the channel's."""
    for parent in ("/rss/channel", "(//item)[1]"):
        people = feed.elements(f"{parent}/podcast:person")
        assert [person.text for person in people] == ["Maya", "Theo"]
        assert {(person.get("role"), person.get("group")) for person in people} == {("host", "cast")}


def test_p8_ai_content_is_declared_at_channel_and_item(feed: Any) -> None:
    """For machines; and for people in the notes."""
    tags = feed.elements("//podcast:txt[@purpose='ai-content']")
    assert len(tags) == 4
    assert {(tag.text, tag.get("purpose")) for tag in tags} == {("true", "ai-content")}
    assert "Made with AI" in feed.text("(//item)[1]/description")


def test_p7_p8_a_show_that_was_taken_over_is_neither_declared_ai_nor_given_our_hosts(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Until an episode of ours is on air."""
    taken = [make(number, origin=ImportOrigin(), hosts=()) for number in (1, 2)]
    alone = read(render(*taken))
    assert not alone.elements("//podcast:txt")
    assert not alone.elements("//podcast:person")
    joined = read(render(*taken, make(3)))
    assert len(joined.elements("/rss/channel/podcast:person")) == 2
    assert len(joined.elements("//podcast:txt[@purpose='ai-content']")) == 2
    declared = read(
        render(make(1, origin=ImportOrigin(ai=True), hosts=()), make(2, origin=ImportOrigin(), hosts=()))
    )
    assert len(declared.elements("/rss/channel/podcast:txt")) == 1
    assert [bool(it.findall("podcast:txt", NAMESPACES)) for it in declared.elements("//item")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("© 2025 The Readers, CC-BY-4.0", "cc-by-4.0", None),
        ("CC BY 4.0", "cc-by-4.0", None),
        ("CC0 1.0", "cc0-1.0", None),
        ("CC BY-NC-SA 4.0.", "cc-by-nc-sa-4.0", None),
        ("CC BY 4.04", None, None),
        ("cc-by-nc-sa-4.0", "cc-by-nc-sa-4.0", None),
        ("Our terms: https://example.org/terms.", "Our terms:", "https://example.org/terms"),
        ("All rights reserved", None, None),
        ("", None, None),
    ],
)
def test_p9_licence_where_it_has_a_name(
    render: Callable[..., bytes], read: Callable[[bytes], Any], text: str, name: str | None, url: str | None
) -> None:
    """By identifier or by address; a phrase is neither."""
    tags = read(render(copyright=text)).elements("/rss/channel/podcast:license")
    assert [(tag.text, tag.get("url")) for tag in tags] == ([(name, url)] if name else [])


def test_p10_an_items_link_is_its_own_page_and_its_notes_link_the_article(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """The page has transcript, sentences and player; one that was taken over keeps the page that it had."""
    for source in ("https://example.org/report?a=1&b=2", "article.txt", "javascript:alert(1)"):
        assert read(render(make(1, source=source))).text("//item/link") == f"{BASE}report-1/index.html"
    assert 'href="https://example.org/report?a=1&amp;b=2"' in read(render()).text("(//item)[1]/description")
    for source, link in (
        ("https://example.org/bericht/größe", "https://example.org/bericht/gr%C3%B6%C3%9Fe"),
        ("https://[broken", f"{BASE}report-1/index.html"),
    ):
        assert read(render(make(1, source=source, origin=ImportOrigin()))).text("//item/link") == link


def test_p6_chapters_within_the_feed_are_those_of_the_file(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """For apps that read them here only: the same times and titles, the first at 0; as a client sees them."""
    chapters = (
        Chapter(0, 6000, "Welcome"),
        Chapter(6000, 28_400, "Sea & land", "https://example.org/größe", "chapter-1.jpg"),
    )
    data = render(make(1, chapters=chapters))
    assert [dict(it.attrib) for it in read(data).elements("//item/psc:chapters/psc:chapter")] == [
        {"start": "00:00:00.000", "title": "Welcome"},
        {
            "start": "00:00:06.000",
            "title": "Sea & land",
            "href": "https://example.org/gr%C3%B6%C3%9Fe",
            "image": f"{BASE}report-1/chapter-1.jpg",
        },
    ]
    (episode,) = podcastparser.parse(f"{BASE}feed.xml", io.BytesIO(data))["episodes"]
    assert [(it["start"], it["title"]) for it in episode["chapters"]] == [(0, "Welcome"), (6, "Sea & land")]
    for chapter in chapters:
        minutes = f"00:00:{chapter.start_ms // 1000:02d} {chapter.title}"
        assert minutes in episode["description"]


def test_p7_an_item_names_who_spoke_in_it(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Others than the show's hosts, their names within the limit."""
    guests = (Host("N" * 200, Voice("tone", "a")), Host(" ", Voice("tone", "b")))
    (person,) = read(render(make(1, hosts=guests))).elements("//item/podcast:person")
    assert len(person.text) == 128


def test_p9_funding_frequency_and_licence(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode], feed: Any
) -> None:
    """As `[feed]` says; a licence named there counts more than words that look like one."""
    facts = FeedChoice(
        license="CC-BY-SA-4.0",
        update_frequency="weekly",
        funding_url="https://example.org/give?a=1&b=2",
        funding_text="Keep it going",
    )
    told = read(
        render(make(1, rights="cc-by-nc-4.0"), make(2, rights="cc-by-4.0"), feed=facts, rights="cc-by-4.0")
    )
    assert told.text("/rss/channel/podcast:license") == "cc-by-sa-4.0"
    assert told.text("/rss/channel/podcast:updateFrequency") == "weekly"
    (funding,) = told.elements("/rss/channel/podcast:funding")
    assert (funding.text, dict(funding.attrib)) == (
        "Keep it going",
        {"url": "https://example.org/give?a=1&b=2"},
    )
    assert [it.text for it in told.elements("//item/podcast:license")] == ["cc-by-nc-4.0"]
    for name in ("updateFrequency", "funding"):
        assert feed.elements(f"//podcast:{name}") == []
    (text,) = read(render(feed=FeedChoice(license="https://example.org/terms"))).elements(
        "//channel/podcast:license"
    )
    assert (text.text, text.get("url")) == ("custom", "https://example.org/terms")


def test_p9_a_trailer_is_told_at_the_channel(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode], feed: Any
) -> None:
    """Its file is that of its item."""
    told = read(render(make(1, kind="trailer", season=3), make(2)))
    (trailer,) = told.elements("/rss/channel/podcast:trailer")
    assert trailer.text == "Report 1: sea & land"
    assert dict(trailer.attrib) == {
        "pubdate": "Tue, 11 Feb 2025 06:00:00 GMT",
        "url": f"{BASE}report-1/report-1.mp3",
        "length": "1001",
        "type": "audio/mpeg",
        "season": "3",
    }
    assert feed.elements("//podcast:trailer") == []


def test_p9_soundbites(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Seconds; under the episode's title when they have none; those of 15 to 120 s only."""
    bites = (
        Soundbite(1500, 20_250, "The gauge"),
        Soundbite(0, 15_000),
        Soundbite(0, 14_999),
        Soundbite(0, 120_001),
    )
    tags = read(render(make(1, soundbites=bites, duration_ms=200_000))).elements("//item/podcast:soundbite")
    assert [(tag.text, dict(tag.attrib)) for tag in tags] == [
        ("The gauge", {"startTime": "1.500", "duration": "20.250"}),
        ("Report 1: sea & land", {"startTime": "0.000", "duration": "15.000"}),
    ]
