"""The feed against the checklist, as strict and as lenient parsers read it."""

from __future__ import annotations

import io
import locale
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import feedparser
import podcastparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from podcast.errors import ShowError
from podcast.feed import rss
from podcast.model import Host, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode

GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
BASE = "https://pod.example.org/reports/"
HOSTILE = [
    "<script>alert(1)</script>",
    "a ]]> b <![CDATA[ c",
    "bell\x07 tab\x0b null\x00 esc\x1b \ufffe\uffff \ud800 end",
    "مرحبا \u202eabc\u202c שלום",
    "👩‍👩‍👧‍👦 🎉",
    '&amp; &lt;b&gt; <!ENTITY x "y"> & < > " \'',
    "word " * 200_000,
    "é" * 1_000_000,
    " \n\t ",
]


def test_f1_xml_and_the_four_namespaces(render: Callable[..., bytes]) -> None:
    """Exactly these, declared once at the top."""
    data = render()
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss ")
    root = etree.fromstring(data)
    assert root.get("version") == "2.0"
    assert root.nsmap == {
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
    }
    assert data.count(b"xmlns:") == 4


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_f1_f8_hostile_text_gives_a_valid_feed(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode], text: str
) -> None:
    """In every field: well-formed, within the limits, and plain text stays text."""
    fields = "title summary source source_title source_author source_date language music rights".split()
    hosts = (Host(text, Voice("tone", "a")),)
    data = render(
        make(1, hosts=hosts, **dict.fromkeys(fields, text)),
        hosts=hosts,
        **dict.fromkeys("title description author email language link copyright rights".split(), text),
    )
    feed = read(data)
    (item,) = feed.elements("//item")
    for element in feed.root.iter():
        size = len((element.text or "").encode())
        if element.tag == "description" or element.tag.endswith("encoded"):
            assert size <= 4000
        else:
            assert len(element.text or "") <= 255
        assert (element.text or "").strip() == (element.text or "") or len(element)
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", element.text or "")
    assert item.findtext("guid") == "guid-1"
    assert item.findtext("title")
    assert item.find("enclosure").get("length") == "1001"
    html = feed.text("//item/content:encoded")
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}
    parsed = feedparser.parse(io.BytesIO(data))
    assert not parsed.bozo
    assert len(parsed.entries) == 1


def test_f2_the_channel_has_all_that_is_required(feed: Any) -> None:
    """By value."""
    assert feed.text("/rss/channel/title") == "Reports, read aloud"
    assert feed.text("/rss/channel/link") == BASE
    assert feed.text("/rss/channel/description") == "Reports that nobody has time to read."
    assert feed.text("/rss/channel/itunes:explicit") == "false"
    (image,) = feed.elements("/rss/channel/itunes:image")
    assert image.get("href") == f"{BASE}cover-1a2b3c4d.jpg"
    (link,) = feed.elements("/rss/channel/atom:link")
    assert dict(link.attrib) == {"href": f"{BASE}feed.xml", "rel": "self", "type": "application/rss+xml"}


def test_f2_what_the_user_left_out_has_a_stand_in(
    render: Callable[..., bytes], read: Callable[[bytes], Any]
) -> None:
    """A show of a title alone is still a feed that may be subscribed to."""
    feed = read(render(description="", author="", email="", language="", copyright="", hosts=(), base_url=""))
    assert feed.text("/rss/channel/description") == "Reports, read aloud"
    assert feed.text("/rss/channel/language") == "en"
    assert feed.text("/rss/channel/link") == "http://127.0.0.1:8000/"
    assert feed.elements("/rss/channel/itunes:owner") == []
    assert feed.elements("/rss/channel/itunes:author") == []
    assert feed.elements("//*[not(node()) and not(@*)]") == []


def test_f3_author_and_owner(feed: Any) -> None:
    """The owner only with an address that can be asked."""
    assert feed.text("/rss/channel/itunes:author") == "The Readers"
    assert feed.text("/rss/channel/itunes:owner/itunes:name") == "The Readers"
    assert feed.text("/rss/channel/itunes:owner/itunes:email") == "us@example.org"


@pytest.mark.parametrize("explicit", [True, False])
def test_f4_explicit_is_true_or_false(
    render: Callable[..., bytes], read: Callable[[bytes], Any], explicit: bool
) -> None:
    """At channel and item."""
    feed = read(render(explicit=explicit))
    assert {element.text for element in feed.elements("//itunes:explicit")} == {
        "true" if explicit else "false"
    }
    assert len(feed.elements("//itunes:explicit")) == 4


def test_f5_category_under_its_parent(render: Callable[..., bytes], feed: Any) -> None:
    """Escaped, and checked before it is written."""
    (top,) = feed.elements("/rss/channel/itunes:category")
    assert top.get("text") == "Kids & Family"
    assert [sub.get("text") for sub in top] == ["Pets & Animals"]
    assert b'text="Kids &amp; Family"' in render()
    with pytest.raises(ShowError, match="'News > Politics'"):
        render(category="Politics")


def test_f6_language(feed: Any) -> None:
    """Lower case, as Apple lists it."""
    assert feed.text("/rss/channel/language") == "en-gb"


def test_f7_type_is_episodic_and_episodes_are_numbered(feed: Any) -> None:
    """Full ones."""
    assert feed.text("/rss/channel/itunes:type") == "episodic"
    assert [element.text for element in feed.elements("//itunes:episode")] == ["3", "2", "1"]
    assert {element.text for element in feed.elements("//itunes:episodeType")} == {"full"}


def test_f9_item_html_is_in_cdata_and_plain_text_beside_it(render: Callable[..., bytes], feed: Any) -> None:
    """Links are absolute."""
    html = feed.text("(//item)[1]/content:encoded")
    assert html.startswith("<p>What the report says.</p>")
    assert '<a href="https://example.org/report?a=1&amp;b=2">The report</a>' in html
    assert render().count(b"<content:encoded><![CDATA[<p>") == 3
    plain = feed.text("(//item)[1]/description")
    assert plain.startswith("What the report says.\n\nAnd what")
    assert "<" not in plain


def test_f10_f11_f12_items_have_title_enclosure_and_guid(feed: Any) -> None:
    """The enclosure by its address, size and type."""
    for item, number in zip(feed.elements("//item"), (3, 2, 1), strict=True):
        assert item.findtext("title") == f"Report {number}: sea & land"
        assert dict(item.find("enclosure").attrib) == {
            "url": f"{BASE}report-{number}/report-{number}.mp3",
            "length": str(1000 + number),
            "type": "audio/mpeg",
        }


def test_f11_enclosures_are_ascii_whatever_the_address(
    render: Callable[..., bytes], read: Callable[[bytes], Any]
) -> None:
    """An address with letters of its own is written as the network has it."""
    feed = read(render(base_url="https://räder.example/größe"))
    (url, *_) = [element.get("url") for element in feed.elements("//enclosure")]
    assert url == "https://xn--rder-loa.example/gr%C3%B6%C3%9Fe/report-3/report-3.mp3"


def test_f14_guids_are_no_addresses_and_survive_everything(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Another title, another file, another host, https."""
    for data in (
        render(make(1)),
        render(make(1, title="New", bytes=7, duration_ms=1), base_url="http://elsewhere.example/x"),
    ):
        feed = read(data)
        (guid,) = feed.elements("//item/guid")
        assert (guid.text, guid.get("isPermaLink")) == ("guid-1", "false")
        assert feed.text("//podcast:guid") == GUID


def test_f15_dates_are_rfc_2822_and_newest_first(feed: Any, render: Callable[..., bytes]) -> None:
    """English names in any locale."""
    dates = [element.text for element in feed.elements("//pubDate")]
    assert dates[0] == "Thu, 13 Feb 2025 06:00:00 GMT"
    assert [parsedate_to_datetime(date).day for date in dates] == [13, 12, 11]
    before = locale.setlocale(locale.LC_TIME)
    for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "C"):
        try:
            locale.setlocale(locale.LC_TIME, name)
        except locale.Error:
            continue
        assert b"Thu, 13 Feb 2025 06:00:00 GMT" in render()
    locale.setlocale(locale.LC_TIME, before)


def test_f15_order_is_by_moment_not_by_text(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """`Z` and an offset, a fraction of a second, equal dates."""
    feed = read(
        render(
            make(1, published="2025-02-11T06:00:00+00:00"),
            make(2, published="2025-02-11T06:00:00Z"),
            make(3, published="2025-02-11T05:59:59.900000Z"),
        )
    )
    assert [element.text for element in feed.elements("//itunes:episode")] == ["2", "1", "3"]


def test_f16_duration_is_whole_seconds(feed: Any) -> None:
    """Rounded: 28.4 is 28."""
    assert {element.text for element in feed.elements("//itunes:duration")} == {"28"}


def test_f19_a_feed_without_episodes_is_valid(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Drafts, scheduled and withdrawn episodes are not in it."""
    hidden = [make(n, state=state) for n, state in enumerate(("draft", "scheduled", "withdrawn"), start=1)]
    assert read(render(*hidden)).elements("//item") == []
    assert len(read(render(*hidden, make(4))).elements("//item")) == 1


def test_f20_the_feed_is_deterministic_whatever_the_order(
    render: Callable[..., bytes], make: Callable[..., Episode]
) -> None:
    """The same manifests, the same bytes."""
    episodes = [make(number) for number in range(1, 6)]
    assert render(*episodes) == render(*reversed(episodes))


NOW = datetime(2025, 3, 1, 9, 30, 15, 250_000, tzinfo=UTC)


def test_f20_last_build_date_changes_only_with_the_content(
    render: Callable[..., bytes], make: Callable[..., Episode]
) -> None:
    """Nothing new: the old bytes, for ever. Something new: the time of now, and again stable."""
    one, two = make(1), make(2)
    first = rss.refresh(None, lambda built: render(one, built=built), NOW)
    assert b"<lastBuildDate>Sat, 01 Mar 2025 09:30:15 GMT</lastBuildDate>" in first
    later = NOW + timedelta(days=1)
    assert rss.refresh(first, lambda built: render(one, built=built), later) == first
    second = rss.refresh(first, lambda built: render(one, two, built=built), later)
    assert b"<lastBuildDate>Sun, 02 Mar 2025 09:30:15 GMT</lastBuildDate>" in second
    assert rss.refresh(second, lambda built: render(one, two, built=built), later + timedelta(1)) == second


@pytest.mark.parametrize(
    "old",
    [
        b"",
        b"<rss>",
        b"<lastBuildDate>soon</lastBuildDate>",
        b"<lastBuildDate>\xff</lastBuildDate>",
        b"\x00" * 100,
    ],
)
def test_f20_a_damaged_feed_is_made_again(render: Callable[..., bytes], old: bytes) -> None:
    """It cannot say when it was built, nor does it match."""
    assert rss.refresh(old, lambda built: render(built=built), NOW) == render(built=NOW)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds are naive
def test_f20_any_moment_is_stable(render: Callable[..., bytes], now: datetime) -> None:
    """The date survives its own text."""
    first = rss.refresh(None, lambda built: render(built=built), now)
    assert rss.refresh(first, lambda built: render(built=built), now + timedelta(hours=1)) == first


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
    tags = [dict(tag.attrib) for tag in first.findall("podcast:transcript", rss.NAMESPACES)]
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
    tags = feed.elements("//podcast:txt")
    assert len(tags) == 4
    assert {(tag.text, tag.get("purpose")) for tag in tags} == {("true", "ai-content")}
    assert "Made with AI" in feed.text("(//item)[1]/description")


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("© 2025 The Readers, CC-BY-4.0", "cc-by-4.0", None),
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


def test_p10_an_items_link_is_the_article(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Or the notes, when the source is not on the web."""
    for source, link in (
        ("https://example.org/report?a=1&b=2", "https://example.org/report?a=1&b=2"),
        ("https://example.org/bericht/größe", "https://example.org/bericht/gr%C3%B6%C3%9Fe"),
        ("article.txt", f"{BASE}report-1/notes.html"),
        ("javascript:alert(1)", f"{BASE}report-1/notes.html"),
        ("https://[broken", f"{BASE}report-1/notes.html"),
    ):
        assert read(render(make(1, source=source))).text("//item/link") == link


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
    assert first["link"] == "https://example.org/report?a=1&b=2"
    assert first["published"] == datetime(2025, 2, 13, 6, tzinfo=UTC).timestamp()
    assert first["description_html"].startswith("<p>What the report says.</p>")
    (enclosure,) = first["enclosures"]
    assert enclosure == {"url": f"{BASE}report-3/report-3.mp3", "file_size": 1003, "mime_type": "audio/mpeg"}
    assert len({episode["guid"] for episode in parsed["episodes"]}) == 3
