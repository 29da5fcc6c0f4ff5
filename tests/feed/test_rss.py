"""The feed against section 2 of the checklist, F1 to F24."""

from __future__ import annotations

import io
import locale
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from podcast.contract import NAMESPACES
from podcast.errors import ShowError
from podcast.model import Chapter, FeedChoice, Host, ImportOrigin, MakeOrigin, Soundbite, Voice

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
    "a\rb\r\nc &#13; d",
]


def test_f1_xml_and_the_namespaces(render: Callable[..., bytes]) -> None:
    """Exactly these addresses, each declared once, at the top."""
    data = render()
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss ")
    root = etree.fromstring(data)
    assert root.get("version") == "2.0"
    assert root.nsmap == {
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "psc": "http://podlove.org/simple-chapters",
    }
    assert data.count(b"xmlns:") == 5


TEXT = st.text() | st.text().map("https://example.org/{}".format) | st.text().map("http://{}/".format)


@given(st.lists(TEXT, min_size=18, max_size=18))
def test_f1_f8_any_text_anywhere_gives_the_bytes_that_lxml_would_write(
    render: Callable[..., bytes], make: Callable[..., Episode], texts: list[str]
) -> None:
    """Well-formed, escaped, indented: another writer writes the same tree to the letter."""
    one, two, three, four, *others = texts
    fields = "guid title summary source source_title source_author source_date language music rights".split()
    *_, imported, notes = others[: len(fields) + 2]
    episode = make(
        1,
        origin=ImportOrigin(notes=notes) if len(imported) % 2 else MakeOrigin(imported),
        hosts=(Host(one, Voice("tone", "a")),),
        chapters=(Chapter(0, 28_400, two, url=three),),
        soundbites=(Soundbite(0, 20_000, four),),
        **dict(zip(fields, others, strict=False)),
    )
    data = render(
        episode,
        feed=FeedChoice("serial", True, True, one, 0, two, three, four, others[-1]),
        **dict(
            zip("title description author email language link copyright rights".split(), texts, strict=False)
        ),
    )
    root = etree.fromstring(data, etree.XMLParser(strip_cdata=False, remove_blank_text=True))
    etree.indent(root)
    assert etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n" == data


@pytest.mark.parametrize(
    "origin", [MakeOrigin, lambda text: ImportOrigin(notes=text)], ids=["made", "imported"]
)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_f1_f8_hostile_text_gives_a_valid_feed(
    render: Callable[..., bytes],
    read: Callable[[bytes], Any],
    make: Callable[..., Episode],
    text: str,
    origin: Callable[[str], MakeOrigin | ImportOrigin],
) -> None:
    """In every field: well-formed, within the limits, and plain text stays text."""
    fields = "title summary source source_title source_author source_date language music rights".split()
    hosts = (Host(text, Voice("tone", "a")),)
    data = render(
        make(
            1,
            hosts=hosts,
            chapters=(Chapter(0, 28_400, text, url=text),),
            soundbites=(Soundbite(0, 20_000, text),),
            origin=origin(text),
            **dict.fromkeys(fields, text),
        ),
        hosts=hosts,
        feed=FeedChoice(
            new_feed_url=text, license=text, update_frequency=text, funding_url=text, funding_text=text
        ),
        **dict.fromkeys("title description author email language link copyright rights".split(), text),
    )
    feed = read(data)
    assert etree.tostring(feed.root, xml_declaration=True, encoding="UTF-8") + b"\n" == data
    (item,) = feed.elements("//item")
    for element in feed.root.iter():
        size = len((element.text or "").encode())
        if element.tag == "description" or element.tag.endswith("encoded"):
            assert size <= 4000
        else:
            assert len(element.text or "") <= 255
        assert (element.text or "").strip() == (element.text or "") or len(element)
        assert not any(re.search(r"[\x00-\x1f]", value) for value in element.attrib.values())
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


def test_f4_one_episode_may_be_explicit(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """In a show that is not; never the other way round."""
    explicit = make(1, explicit=True)
    feed = read(render(explicit, make(2)))
    assert [element.text for element in feed.elements("//itunes:explicit")] == ["false", "false", "true"]
    assert {
        it.text for it in read(render(explicit, make(2), explicit=True)).elements("//itunes:explicit")
    } == {"true"}


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


def test_f7_f17_serial_seasons_trailers_and_bonus_episodes(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Every full episode of a serial is numbered; trailers and bonus episodes are not counted."""
    feed = read(
        render(
            make(1, kind="trailer", season=2),
            make(2, season=2),
            make(3, kind="bonus"),
            feed=FeedChoice(type="serial"),
        )
    )
    assert feed.text("/rss/channel/itunes:type") == "serial"
    names = "itunes:episodeType itunes:season itunes:episode podcast:season podcast:episode".split()
    facts = [[item.findtext(name, None, NAMESPACES) for name in names] for item in feed.elements("//item")]
    assert facts == [
        ["bonus", None, None, None, None],
        ["full", "2", "2", "2", "2"],
        ["trailer", "2", None, "2", None],
    ]


def test_f9_both_descriptions_are_html_in_cdata(render: Callable[..., bytes], feed: Any) -> None:
    """Links are absolute."""
    html = feed.text("(//item)[1]/content:encoded")
    assert html.startswith("<p>What the report says.</p>")
    assert '<a href="https://example.org/report?a=1&amp;b=2">The report</a>' in html
    assert render().count(b"<content:encoded><![CDATA[<p>") == 3
    assert feed.text("(//item)[1]/description") == html


def test_f9_imported_notes_stand_in_place_of_ours(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Brought down to the allowed tags, absolute links, and to whole blocks within the limit."""
    notes = (
        "<h2>About</h2><p>The <b>sea</b> &amp; <a href='/land' onclick='x()'>land</a>,"
        " <a href='https://example.org/ö'>here</a><script>alert(1)</script></p><ul><li>one<li>two</ul>"
    )
    feed = read(render(make(1, origin=ImportOrigin(notes=notes))))
    assert feed.text("//item/content:encoded") == (
        "<p>About</p><p>The <b>sea</b> &amp; land,"
        ' <a href="https://example.org/%C3%B6">here</a></p><ul><li>one</li><li>two</li></ul>'
    )
    long = read(render(make(1, origin=ImportOrigin(notes="<p>" + "word &amp; <b>more</b> " * 1000))))
    html = long.text("//item/content:encoded")
    assert 3000 < len(html.encode()) <= 4000
    assert html.endswith("</p>")


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


def test_f11_f12_audio_may_lie_elsewhere(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """An imported episode keeps its address and type; nothing is named that does not exist."""
    url = "https://cdn.example/a%20b.m4a?x=1&y=2"
    elsewhere = make(
        1, audio="", bytes=77, media_type="audio/x-m4a", origin=ImportOrigin(enclosure=url), chapters=()
    )
    feed = read(render(elsewhere))
    (enclosure,) = feed.elements("//enclosure")
    assert dict(enclosure.attrib) == {"url": url, "length": "77", "type": "audio/x-m4a"}
    for name in ("transcript", "chapters", "txt"):
        assert feed.elements(f"//item/podcast:{name}") == []
    here = make(1, audio="old.m4a", media_type="audio/mp4", origin=ImportOrigin(), chapters=())
    taken = read(render(here))
    assert taken.elements("//enclosure")[0].get("url") == f"{BASE}report-1/old.m4a"
    assert taken.elements("//item/podcast:transcript") == []


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


@pytest.mark.parametrize(
    "guid", ["https://old.example/?p=1&x=2", "tag:old,2019:" + "x" * 400, "a  b", "é<&>"]
)
def test_f14_an_imported_guid_stays_to_the_letter(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode], guid: str
) -> None:
    """However long or odd it is."""
    assert read(render(make(1, guid=guid))).text("//item/guid") == guid


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


def test_f16_an_unknown_duration_is_not_told(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """An imported episode may not have said it; and no episode is of no length."""
    assert read(render(make(1, duration_ms=0))).elements("//itunes:duration") == []
    assert read(render(make(1, duration_ms=300))).text("//itunes:duration") == "1"


def test_f18_an_episode_may_have_its_own_picture(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode], feed: Any
) -> None:
    """Beside its audio; else apps show the show's."""
    (image,) = read(render(make(1, art="art-1a2b3c4d.jpg"))).elements("//item/itunes:image")
    assert image.get("href") == f"{BASE}report-1/art-1a2b3c4d.jpg"
    assert feed.elements("//item/itunes:image") == []


def test_f19_a_feed_without_episodes_is_valid(
    render: Callable[..., bytes], read: Callable[[bytes], Any]
) -> None:
    """Before the first episode, and after the last is withdrawn."""
    data = render(episodes=())
    assert read(data).elements("//item") == []
    assert not feedparser.parse(io.BytesIO(data)).bozo


def test_f20_the_feed_is_deterministic_whatever_the_order(
    render: Callable[..., bytes], make: Callable[..., Episode]
) -> None:
    """The same manifests, the same bytes."""
    episodes = [make(number) for number in range(1, 6)]
    assert render(*episodes) == render(*reversed(episodes))


NOW = datetime(2025, 3, 1, 9, 30, 15, 250_000, tzinfo=UTC)


def test_f20_only_the_content_makes_another_feed(
    render: Callable[..., bytes], holds: Callable[..., bool], make: Callable[..., Episode]
) -> None:
    """Nothing new: it is the feed still, whenever it was built. Something new, or gone: it is not."""
    one, two = make(1), make(2)
    feed = render(one, built=NOW)
    assert b"<lastBuildDate>Sat, 01 Mar 2025 09:30:15 GMT</lastBuildDate>" in feed
    assert holds(feed, one)
    assert not holds(feed, one, two)
    assert not holds(render(one, two, built=NOW), one)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"<rss>",
        lambda _: b"\x00" * 100,
        lambda feed: feed[:-1],
        lambda feed: feed + b" ",
        lambda feed: feed.replace(b"Sat, 01 Mar", b"soon"),
        lambda feed: feed.replace(b"Sat, 01 Mar", b"Sat, 41 Mar"),
        lambda feed: feed.replace(b"Sat, 01 Mar", b"Sun, 01 Mar"),
        lambda feed: feed.replace(b"<lastBuildDate>", b"<lastBuildDate>\xff"),
        lambda feed: feed.replace(b"sea &amp; land", b"sea &amp; band"),
    ],
    ids=range(10),
)
def test_f20_a_damaged_feed_is_made_again(
    render: Callable[..., bytes], holds: Callable[..., bool], damage: Callable[[bytes], bytes]
) -> None:
    """Whatever differs but the time."""
    whole = render(built=NOW)
    damaged = damage(whole)
    assert damaged != whole
    assert not holds(damaged)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds are naive
def test_f20_any_moment_is_stable(
    render: Callable[..., bytes], holds: Callable[..., bool], now: datetime
) -> None:
    """The date survives its own text."""
    assert holds(render(built=now))


def test_f22_a_move_is_announced_and_guids_stay(
    render: Callable[..., bytes], read: Callable[[bytes], Any]
) -> None:
    """At the old address the feed names the new one; apps that follow it know show and episodes again."""
    new = "https://new.example/feed.xml"
    old_place = read(render(feed=FeedChoice(new_feed_url=new)))
    new_place = read(render(base_url="https://new.example/"))
    assert old_place.text("/rss/channel/itunes:new-feed-url") == new
    assert new_place.elements("//itunes:new-feed-url") == []
    for path in ("//podcast:guid", "//item/guid"):
        assert [it.text for it in old_place.elements(path)] == [it.text for it in new_place.elements(path)]


def test_f24_a_private_show_asks_directories_to_stay_away(
    render: Callable[..., bytes], read: Callable[[bytes], Any], feed: Any
) -> None:
    """Blocked and locked, with or without an address to ask; a public show is not."""
    for email in ("us@example.org", ""):
        private = read(render(feed=FeedChoice(private=True), email=email))
        assert private.text("/rss/channel/itunes:block") == "Yes"
        assert private.text("/rss/channel/podcast:locked") == "yes"
    assert feed.elements("//itunes:block") == []


def test_a_show_that_has_ended_says_so(
    render: Callable[..., bytes], read: Callable[[bytes], Any], feed: Any
) -> None:
    """Apps stop asking."""
    assert read(render(feed=FeedChoice(complete=True))).text("/rss/channel/itunes:complete") == "Yes"
    assert feed.elements("//itunes:complete") == []
