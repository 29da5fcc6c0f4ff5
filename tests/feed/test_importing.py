"""Feeds as others write them, and as nobody should: what of them a show takes over."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.errors import FetchError
from podcast.feed import foreign_values
from podcast.feed.foreign import read
from podcast.feed.foreign_chapters import place_chapters, read_json_chapters
from tests.properties import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode

AT = "https://old.example/show/feed.xml"
SPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:psc="http://podlove.org/simple-chapters" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> bytes:
    """A feed in the way of a program that makes feeds."""
    return (SAMPLES / f"{name}.xml").read_bytes()


DATE = "<pubDate>Tue, 04 Mar 2025 07:00:00 GMT</pubDate>"


def feed(*items: str, channel: str = "") -> bytes:
    """A feed of items, each given by what stands in it."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {SPACES}><channel><title>T</title>{channel}{inner}</channel></rss>'.encode()


def enclosed(guid: str = "g", more: str = "", url: str = "https://old.example/a.mp3") -> str:
    """What stands in an ordinary item."""
    head = f"<title>A</title><guid>{guid}</guid>{'' if 'pubDate' in more else DATE}{more}"
    return f'{head}<enclosure url="{url}" length="10" type="audio/mpeg"/>'


def test_a_feed_in_the_way_of_wordpress() -> None:
    """Blank lines before it, typographic references, HTML with what no app may run."""
    found = read(sample("wordpress"), AT)
    assert (found.title, found.language, found.explicit) == ("Harbour & Hills", "en-us", False)
    assert (found.author, found.email) == ("The Walkers", "walk@old.example")
    assert found.category == "Society & Culture > Places & Travel"
    assert found.image == "https://old.example/cover.jpg"
    assert found.self_url == "https://old.example/feed/podcast/"
    [item] = found.items
    assert item.guid == "https://old.example/?p=41"
    assert item.title == "Low tide – a walk"
    assert item.published == "2020-03-03T06:00:00Z"
    assert (item.duration_ms, item.bytes, item.number) == (1_471_000, 24_000_000, 0)
    assert '<a href="https://map.example/?a=1&amp;b=2">the map</a>' in item.notes
    assert "<em>walk</em>" in item.notes
    assert not re.search("script|alert|img|onclick|figure|h2", item.notes)
    assert item.summary == "We walk out. […]"
    assert found.notes == ()


def test_a_feed_in_the_way_of_castopod() -> None:
    """Seasons, a trailer, its own guid, chapters in the feed, relative addresses."""
    found = read(sample("castopod"), "https://pod.example/@port/feed.xml")
    assert found.guid == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert found.locked
    assert found.description == "Tout sur le port."
    assert found.category == "History"
    assert found.image == "https://pod.example/cover_1400.png"
    assert (found.feed.type, found.feed.license) == ("serial", "cc-by-4.0")
    assert (found.feed.funding_url, found.feed.funding_text) == ("https://pod.example/don", "Un don")
    two, trailer = found.items
    assert (two.season, two.number, two.kind, two.explicit) == (1, 2, "full", True)
    assert two.art == "https://pod.example/2.jpg"
    assert two.media_type == "audio/x-m4a"
    chapters = place_chapters(two.marks, two.duration_ms)
    assert [(one.start_ms, one.end_ms, one.title) for one in chapters] == [
        (0, 60_500, "Début"),
        (60_500, 125_000, "La mer"),
    ]
    assert (trailer.kind, trailer.number, trailer.published) == ("trailer", 0, "2024-06-01T00:00:00Z")
    assert trailer.notes == "<p>Bande-annonce</p>"


def test_p8_who_declares_that_ai_made_it_is_believed() -> None:
    """An item by its own word, else by its show's; without a word nobody is accused."""
    namespaces = (
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
        'xmlns:podcast="https://podcastindex.org/namespace/1.0"'
    )
    said = '<podcast:txt purpose="ai-content">{}</podcast:txt>'

    def item(name: str, extra: str = "") -> str:
        return f'<item><title>{name}</title><enclosure url="https://a.example/{name}.mp3"/>{extra}</item>'

    def declared(channel: str) -> list[bool]:
        feed = f"<rss {namespaces}><channel><title>T</title>{channel}</channel></rss>"
        return [one.ai for one in read(feed.encode(), AT).items]

    mixed = item("a") + item("b", said.format("false")) + item("c", said.format("true"))
    assert declared(said.format("true") + mixed) == [True, False, True]
    assert declared(mixed) == [False, False, True]
    assert declared('<podcast:txt purpose="verify">true</podcast:txt>' + item("a")) == [False]


def test_a_feed_in_the_way_of_anchor() -> None:
    """Everything in CDATA, a fraction of a second, an address inside an address."""
    found = read(sample("anchor"), AT)
    assert (found.title, found.language, found.image) == ("Night talk", "de", "https://img.example/n.jpg")
    [item] = found.items
    assert item.enclosure == "https://anchor.example/play/1/https%3A%2F%2Fcdn.example%2Fa.m4a"
    assert item.duration_ms == 61_700
    assert item.summary == "Hallo\n\nWelt"


def test_a_feed_in_the_way_of_feedgen() -> None:
    """Latin-1 as it says, `no` for false, a zone by its name, no size."""
    found = read(sample("feedgen"), AT)
    assert (found.title, found.explicit) == ("Café radio", False)
    [item] = found.items
    assert (item.title, item.published, item.bytes) == ("Un café", "2019-12-01T15:00:00Z", 0)
    assert item.guid == "tag:cafe.example,2019:1"
    assert found.notes == ()


def test_our_own_feed_is_read_whole(render: Callable[..., bytes], make: Callable[..., Episode]) -> None:
    """Every guid, date, number, title and length."""
    episodes = [make(number) for number in (3, 2, 1)]
    found = read(render(*episodes), AT)
    assert found.notes == ()
    assert found.locked
    got = [(it.guid, it.published, it.number, it.title, it.bytes, it.link) for it in found.items]
    assert got == [
        (
            it.guid,
            it.published,
            it.number,
            it.title,
            it.bytes,
            f"https://pod.example.org/reports/{it.slug}/index.html",
        )
        for it in episodes
    ]


def test_f14_a_guid_is_taken_to_the_byte() -> None:
    """Whatever it looks like; a missing one is the enclosure's address, as apps have it."""
    strange = 'urn:x:Ä "1" &amp; &#x2764; %20'
    found = read(feed(enclosed(strange), '<title>B</title><enclosure url="/b.mp3" type="audio/mpeg"/>'), AT)
    assert [item.guid for item in found.items] == ['urn:x:Ä "1" & ❤ %20', "https://old.example/b.mp3"]


@pytest.mark.parametrize(
    ("said", "url", "media_type"),
    [
        ('type="audio/mp3"', "a.mp3", "audio/mpeg"),
        ('type="Audio/X-MPEG-3"', "a.mp3", "audio/mpeg"),
        ('type="audio/x-m4a"', "a.m4a", "audio/x-m4a"),
        ('type="application/octet-stream"', "a.m4a?x=1", "audio/mp4"),
        ("", "a.MP3", "audio/mpeg"),
        ("", "a.m4b", "audio/mpeg"),
    ],
)
def test_f11_media_types_are_those_that_apps_accept(said: str, url: str, media_type: str) -> None:
    """MP3 has one name, and what the feed does not say the ending does."""
    [item] = read(feed(f'<guid>g</guid>{DATE}<enclosure url="{url}" {said}/>'), AT).items
    assert item.media_type == media_type


def test_a_title_that_is_escaped_twice_is_read_as_it_is_meant() -> None:
    """As HTML inside of XML, which many programs write; what only looks so stays."""
    said = "<title><![CDATA[Q&amp;A &#8211; caf&eacute;]]></title>"
    found = read(feed(enclosed().replace("<title>A</title>", said), channel=""), AT)
    assert found.items[0].title == "Q&A – café"
    plain = read(feed(enclosed().replace("<title>A</title>", "<title>R&amp;D &amp;copy it</title>")), AT)
    assert plain.items[0].title == "R&D &copy it"


def test_p6_times_in_notes_without_html_stay_on_lines_of_their_own() -> None:
    """Apps know chapters by them; a line that goes on is no line of its own."""
    said = (
        "<description>We walk\nout.\n00:00 Start\n(1:30) Tide\n- a list\nhttps://map.example/</description>"
    )
    [item] = read(feed(enclosed("g", said)), AT).items
    lines = ["We walk out.", "00:00 Start", "(1:30) Tide", "- a list", "https://map.example/"]
    assert item.notes == "".join(f"<p>{line}</p>" for line in lines)
    assert item.summary == "\n\n".join(lines)


def test_f5_a_category_that_apple_has_no_more_is_told() -> None:
    """Nobody finds a show again under another one."""
    found = read(feed(channel='<itunes:category text="Games &amp; Hobbies"/>'), AT)
    assert found.category == "News"
    assert "no category 'Games & Hobbies'" in found.notes[0]
    assert read(feed(), AT).notes == ()


def test_p9_a_licence_keeps_its_address() -> None:
    """By which the namespace names one that is nobody else's."""
    licence = '<podcast:license url="https://old.example/licence">Ours</podcast:license>'
    assert read(feed(channel=licence), AT).feed.license == "Ours https://old.example/licence"


def test_f14_of_two_items_with_one_guid_the_first_is_kept() -> None:
    """And the other one is told."""
    found = read(feed(enclosed("g", "<itunes:episode>1</itunes:episode>"), enclosed("g")), AT)
    assert [item.number for item in found.items] == [1]
    assert found.notes == ("'A', with the guid of another one: left out; the first in the feed stays",)


def test_items_that_cannot_be_heard_are_left_out_and_told() -> None:
    """A blog's posts, a video site's pages, a script for an address."""
    silent = (
        "<title>Post</title><guid>p</guid>",
        enclosed("j", url="javascript:alert(1)"),
        enclosed("f", url="file:///etc/passwd"),
    )
    found = read(feed(enclosed(), *silent), AT)
    assert [item.guid for item in found.items] == ["g"]
    assert found.notes == ("'Post' and 2 more, without audio at an http(s) address: left out",)


def test_items_without_a_date_go_by_their_neighbours() -> None:
    """The next older one's, else the next newer one's; and that is told."""
    items = enclosed("a", "<pubDate>soon</pubDate>"), enclosed("b"), enclosed("c", "<pubDate/>")
    found = read(feed(*items), AT)
    assert {item.published for item in found.items} == {"2025-03-04T07:00:00Z"}
    assert found.notes == ("'A' and 1 more, without a date that can be read: dated like their neighbours",)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("Tue, 04 Mar 2025 07:00:00 +0530", "2025-03-04T01:30:00Z"),
        ("4 Mar 25 07:00 GMT", "2025-03-04T07:00:00Z"),
        ("Mon, 04 Mar 2025 07:00:00 GMT", "2025-03-04T07:00:00Z"),
        ("Tue, 04 Mar 2025 07:00:00 -0000", "2025-03-04T07:00:00Z"),
        ("2025-03-04T07:00:00.5+01:00", "2025-03-04T06:00:00Z"),
        ("2025-03-04", "2025-03-04T00:00:00Z"),
        ("Tue, 04 Mar 2025", "2025-03-04T00:00:00Z"),
        ("4 March 2025", "2025-03-04T00:00:00Z"),
        ("Tue, 31 Feb 2025 07:00:00 GMT", ""),
        ("Tue, 04 Mar 2025 07:00:00 +9999", ""),
        ("Sat, 01 Jan 1901 00:00:00 +0100", ""),
        ("Fri, 31 Dec 9999 12:00:00 GMT", ""),
        ("1.3.2025", ""),
        ("", ""),
    ],
)
def test_f15_dates_as_feeds_write_them(said: str, moment: str) -> None:
    """By the rules and beside them; wrong weekdays are let pass."""
    assert foreign_values.utc_date(said) == moment


@pytest.mark.parametrize(
    ("said", "ms"),
    [
        *(("61", 61_000), ("1:01", 61_000), ("01:01:01", 3_661_000), ("14.5", 14_500)),
        *((wrong, 0) for wrong in ("0", "-3", "1h", "99:99:99:99", "999999", "")),
    ],
)
def test_f16_durations_as_feeds_write_them(said: str, ms: int) -> None:
    """Seconds or a clock; nonsense is none."""
    assert foreign_values.milliseconds(said) == ms


@pytest.mark.parametrize(
    "name", ["http://www.itunes.com/DTDs/Podcast-1.0.dtd", "http://www.itunes.com/dtds/podcast-1.0.dtd/"]
)
def test_namespaces_that_are_almost_right_are_understood(name: str) -> None:
    """As in many old feeds."""
    data = feed(enclosed("g", "<itunes:episode>7</itunes:episode>")).replace(
        b"http://www.itunes.com/dtds/podcast-1.0.dtd", name.encode()
    )
    assert read(data, AT).items[0].number == 7


ENTITY = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "ha">{more}]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [ENTITY.format(more=""), ENTITY.format(more='<!ENTITY l0 "lol">' + LAUGHS)],
    ids=["file", "billion laughs"],
)
def test_entities_bring_nothing_in(doctype: str) -> None:
    """No file, no flood."""
    items = enclosed("a"), enclosed("b", "<description>&x;&l11;</description>")
    found = read(doctype.encode() + feed(*items), AT)
    assert len(str(found)) < 5000
    assert "root:" not in str(found)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no feed that can be read"),
        (b"hello", "is no feed that can be read"),
        (b"\x00\x01\x02" * 50, "is no feed that can be read"),
        (b'{"items": []}', "is no feed that can be read"),
        (b"<opml/>", "is no podcast feed (its root is 'opml')"),
        (b"<rss version='2.0'/>", "is no podcast feed (its root is 'rss')"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "is an Atom feed"),
        (b"<a>" * 100_000, "is no podcast feed"),
    ],
)
def test_what_is_no_feed_is_one_line(data: bytes, message: str) -> None:
    """That says so."""
    with pytest.raises(FetchError, match=re.escape(message)) as caught:
        read(data, AT)
    assert "\n" not in str(caught.value)


def test_a_damaged_feed_is_read_as_far_as_it_can_be() -> None:
    """Cut off, with entities of HTML, with an unescaped ampersand, with bytes of another encoding; and told."""
    whole = feed(enclosed("a"), enclosed("b"), enclosed("c"))
    cut = read(whole[: whole.index(b"<guid>c")], AT)
    assert [item.guid for item in cut.items] == ["a", "b"]
    entities = read(feed(enclosed("a", "<description>one&nbsp;two &eacute; &unknown;</description>")), AT)
    assert entities.items[0].summary.startswith("one two é")
    ampersand = read(
        feed(
            enclosed("https://old.example/?p=1&q=2", url="https://old.example/a.mp3?a&b=2&amp;copy=3"),
            "<title>Salt & &lt;spray> < 3 &#38; &;</title><description><![CDATA[<p>&amp;c &</p>]]></description>"
            '<enclosure url="b.mp3" type="audio/mpeg"/>',
        ),
        AT,
    )
    assert ampersand.items[0].guid == "https://old.example/?p=1&q=2"
    assert ampersand.items[0].enclosure == "https://old.example/a.mp3?a&b=2&copy=3"
    assert ampersand.items[1].title == "Salt & <spray> < 3 & &;"
    assert ampersand.items[1].notes == "<p>&amp;c &amp;</p>"
    latin = read(feed(enclosed("a", "<description>caf\xe9</description>")).decode().encode("latin-1"), AT)
    assert latin.items[0].summary == "café"
    for found in (cut, entities, ampersand, latin):
        assert found.notes[0] == "the feed is not well-formed XML; it was read as far as it can be"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "koi8-r", "shift_jis"])
def test_f1_encodings(encoding: str) -> None:
    """By mark, by declaration, or as the server says."""
    text = feed(enclosed("g", "<description>TEXT</description>")).decode()
    said = "テスト" if encoding == "shift_jis" else "тест"
    data = text.replace("TEXT", said).encode(encoding)
    assert read(data, AT, charset=encoding.removesuffix("-sig")).items[0].summary == said
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{text.replace("TEXT", said)}'
    if encoding in ("koi8-r", "shift_jis"):
        assert read(declared.encode(encoding), AT, charset="utf-8").items[0].summary == said
        assert read(text.replace("TEXT", "x").encode(), AT, charset="no-such-thing").items[0].summary == "x"


def test_a_page_names_its_feed() -> None:
    """The first alternate that is RSS."""
    page = b"""<!DOCTYPE html><html><head><link rel="alternate" type="application/json" href="/wp-json">
    <link rel="stylesheet" href="x.css">
    <link rel="Alternate" type="application/rss+xml" href="feed/?a=1&amp;b=2"></head></html>"""
    assert foreign_values.is_html(page)
    assert (
        foreign_values.find_feed_link(page, "https://old.example/show/")
        == "https://old.example/show/feed/?a=1&b=2"
    )
    assert foreign_values.find_feed_link(b"<html><body>none", "https://old.example/") == ""
    assert not foreign_values.is_html(feed())
    assert not foreign_values.is_html(b"<?xml version='1.0'?><!-- <html> --><rss/>")


def test_a_title_of_a_megabyte_and_notes_without_end() -> None:
    """Cut."""
    item = f"<title>{'x' * 1_000_000}</title><guid>g</guid>{enclosed().partition('</guid>')[2]}"
    notes = f"<content:encoded><![CDATA[{'<a<p>' * 400_000}]]></content:encoded>"
    [found] = read(feed(item + notes), AT).items
    assert len(found.title) <= 500
    assert len(found.notes.encode()) < 500_000


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"[]", b"{}", b'{"chapters": 3}', b'{"chapters": [1]}', b'{"chapters": [{"startTime": "x"}]}'),
        *(b'{"chapters": [{"startTime": 1e999}]}', b"[" * 100_000, b"\xff"),
    ],
)
def test_p5_chapters_that_cannot_be_read_are_none(data: bytes) -> None:
    """Nothing to fail for."""
    assert read_json_chapters(data) == ()


def test_p6_chapters_meet_and_end_with_the_audio() -> None:
    """Whatever their order; those that do not fit the audio are not its."""
    marks = read_json_chapters(
        b'{"version": "1.2.0", "chapters": [{"startTime": 30.5, "title": "B", "url": "javascript:x"},'
        b'{"startTime": 2, "title": "A"}, {"startTime": 40, "title": "hidden", "toc": false}]}'
    )
    assert [(it.start_ms, it.end_ms, it.title, it.url) for it in place_chapters(marks, 60_000)] == [
        (0, 30_500, "A", ""),
        (30_500, 60_000, "B", ""),
    ]
    assert place_chapters(marks, 30_000) == ()
    assert place_chapters([(-5, "x", "")], 30_000) == ()


@settings(max_examples=examples(200))
@given(st.binary(max_size=400))
def test_any_bytes_are_a_feed_or_one_line(junk: bytes) -> None:
    """Never another kind of error: alone, within a feed, in place of a part of one."""
    whole = feed(enclosed("a"), enclosed("b"))
    for data in (junk, whole[:300] + junk + whole[300:], whole.replace(b"<title>A", b"<title>" + junk)):
        with contextlib.suppress(FetchError):
            found = read(data, AT, charset="utf-8")
            assert len({item.guid for item in found.items}) == len(found.items)
