"""A show taken over without loss: what we know is ours, what we do not know is kept, the rest is told in a line."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from podcast.airing import fetching_beside
from podcast.airing.refreshing import build
from podcast.airing.takeover import TakeoverOptions, take_over
from podcast.library import current_edition, open_library
from tests.serving import asking, served
from tests.shows import SCRIPT, SHOW, add_script, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library

FILES = (".mp3", ".jpg", ".vtt", ".srt", ".json", "transcript.html")
OPTIONS = TakeoverOptions(media=True, mine=True, allow=("127.0.0.1",))
FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:x="urn:x-own"
  xmlns:podcast="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Tides</title><link>https://o.example/</link><description>Sea &amp;lt;and&amp;gt; land</description>
<language>en</language><itunes:explicit>no</itunes:explicit>
<itunes:category text="Society &amp; Culture"><itunes:category text="Documentary"/></itunes:category>
<itunes:category text="News"/><itunes:category text="Technology"><itunes:category text="Podcasting"/></itunes:category>
<podcast:location geo="geo:48,-4">Brest</podcast:location>
<podcast:value type="lightning" method="keysend">
<podcast:valueRecipient name="A" address="x" split="100"/></podcast:value>
<podcast:podroll><podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/></podcast:podroll>
<podcast:medium>audiobook</podcast:medium><podcast:person role="Host">Bo</podcast:person>
<podcast:updateFrequency rrule="FREQ=WEEKLY">Weekly</podcast:updateFrequency>
<x:own deep="1"><x:in>&lt;b&gt;</x:in></x:own>
<item><title>One</title><guid>g1</guid><pubDate>Tue, 11 Mar 2025 07:00:00 GMT</pubDate>
<enclosure url="https://o.example/1.mp3" length="9" type="audio/mpeg"/><itunes:duration>100</itunes:duration>
<description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>
<itunes:episode>0</itunes:episode><podcast:season name="The coast">2</podcast:season><itunes:season>2</itunes:season>
<podcast:person role="Guest" group="Cast" img="/ada.jpg" href="https://ada.example">Ada</podcast:person>
<podcast:transcript url="https://o.example/1.vtt" type="text/vtt" language="en" rel="captions"/>
<podcast:chapters url="https://o.example/1.json" type="application/json+chapters"/>
<podcast:soundbite startTime="1.5" duration="30">Listen</podcast:soundbite>
<podcast:soundbite startTime="1.5" duration="5"/>
<podcast:alternateEnclosure type="audio/opus" length="5"><podcast:source uri="https://o.example/1.opus"/>
</podcast:alternateEnclosure><podcast:socialInteract uri="https://s.example/1" protocol="activitypub"/></item>
<item><title>Two</title><guid>g2</guid><pubDate>Wed, 12 Mar 2025 07:00:00 GMT</pubDate>
<enclosure url="https://o.example/2.mp3" length="9" type="audio/mpeg"/><description>Same.</description>
<itunes:episode>3</itunes:episode><podcast:episode display="Ch. 3">3.5</podcast:episode></item>
<item><title>Three</title><guid>g3</guid><pubDate>Thu, 13 Mar 2025 07:00:00 GMT</pubDate>
<enclosure url="https://o.example/3.mp3" length="9" type="audio/mpeg"/><itunes:episodeType>bonus</itunes:episodeType>
<itunes:episode>3</itunes:episode><podcast:episode display="Ch. 3">3</podcast:episode></item>
</channel></rss>
"""


def child(root: etree._Element, path: str) -> etree._Element:
    """The element at a path, which is there."""
    found = root.find(path)
    assert found is not None
    return found


def plain(element: etree._Element) -> str:
    """An element as XML compares them: no prefixes of choice, no white space around."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    old = "{https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md}"
    for one in copy.iter():
        one.tag = str(one.tag).replace(old, "{https://podcastindex.org/namespace/1.0}")
    return str(
        etree.canonicalize(etree.tostring(copy, encoding="unicode"), strip_text=True, rewrite_prefixes=True)
    )


def test_every_tag_of_a_feed_is_there_afterwards(tmp_path: Path) -> None:
    """As it was, or with the same meaning; what Apple does not know is told, what is kept is counted."""
    (tmp_path / "feed.xml").write_text(FOREIGN, encoding="utf-8")
    done = take_over(str(tmp_path / "feed.xml"), tmp_path / "new", TakeoverOptions())
    before, after = etree.fromstring(FOREIGN.encode()), etree.fromstring(done.feed.read_bytes())
    changed = {
        *("title", "link", "description", "language", "explicit", "item", "pubDate", "guid", "enclosure"),
        *("duration", "category", "transcript", "person", "season", "encoded"),
    }
    for place in ("channel", "channel/item[1]", "channel/item[2]", "channel/item[3]"):
        found = child(after, place if place == "channel" else f"channel/item[{4 - int(place[-2])}]")
        there = {plain(one) for one in found}
        names = {etree.QName(one).localname for one in found}
        for one in child(before, place):
            name = etree.QName(one).localname
            assert name in names or name == "episodeType", name
            if name not in changed and not (name == "soundbite" and one.text):
                assert plain(one) in there, plain(one)
    first, second, third = reversed(after.findall("channel/item"))
    assert (first.findtext("description"), first.findtext("{*}encoded")) == ("<p>Short.</p>", "<p>Long.</p>")
    numbers = [[one.text for one in item.findall("{*}episode")] for item in (first, second, third)]
    assert numbers == [["0"], ["3", "3.5"], ["3", "3"]]
    assert [one.get("name") for one in first.findall("{*}season")] == [None, "The coast"]
    [person] = first.findall("{*}person")
    assert (person.text, person.get("role"), person.get("href")) == ("Ada", "guest", "https://ada.example")
    library = open_library(tmp_path / "new")
    assert (library.show.category, *library.show.more_categories) == (
        "Society & Culture > Documentary",
        *("News", "Technology"),
    )
    assert "Apple has no category 'Technology > Podcasting': left out" in done.notes
    [kept] = [note for note in done.notes if note.startswith("Kept in the feed as they were")]
    assert "1 podcast:alternateEnclosure" in kept
    assert "1 x:own" in kept or "own" in kept
    assert "1 transcripts and 1 files of chapters stay where they are: --media fetches them." in done.notes
    again = take_over(str(done.feed), tmp_path / "again", TakeoverOptions())
    for now, then in zip(items(again.feed.read_bytes()), items(done.feed.read_bytes()), strict=True):
        assert now.splitlines() == then.splitlines()


def items(feed: bytes) -> list[str]:
    """The items of a feed, each to the letter."""
    return re.findall(r"<item>.*?</item>", feed.decode(), re.DOTALL)


@pytest.fixture
def ours(tmp_path: Path) -> Library:
    """A show of ours: a trailer, a season with a name, guests, a sample, several categories, hostile words."""
    tables = (
        '[seasons]\n2 = "The coast"\n[feed]\nfunding_url = "https://fund.example"\nlicense = "cc-by-4.0"\n'
    )
    show = SHOW.replace(
        'category = "News"', 'category = ["News > Politics", "Arts"]\nemail = "us@example.org"'
    )
    library = make_show(tmp_path / "ours", f"{show}\n{tables}")
    keys = "season: 2\nguests:\n  Ada Ray: https://ada.example\nsummary: A <b> of R&D ]]>\nhosts:"
    for name, more in (("trailer", "type: trailer\nhosts:"), ("gauge", "hosts:"), ("coast", keys)):
        text = SCRIPT.replace("hosts:", more, 1).replace("The gauge\n", f"The {name}\n", 1)
        made(library, add_script(library, text.replace("org/gauge", f"org/{name}"), name))
    return library


def test_a_show_exported_and_imported_gives_the_same_feed(ours: Library, tmp_path: Path) -> None:
    """With its audio, transcripts, chapters and pictures: each item by its lines, the channel, too."""
    with served(ours) as address, asking(address) as client:
        before = client.get("feed.xml").body
        done = take_over(f"{address}feed.xml", tmp_path / "new", OPTIONS)
        assert done.failed == ()
        assert (done.files, done.beside) == (3, 3 * 5)
        library = open_library(tmp_path / "new")
        moment = datetime(2030, 1, 1, tzinfo=UTC)
        after = build(current_edition(library, address), {}, moment)["feed.xml"]
        named = {name for name in re.findall(rf'"{address}([^"]+)"', after.decode()) if name.endswith(FILES)}
        for name in named:
            assert (library.episodes / name).is_file(), name
            assert (library.episodes / name).read_bytes() == client.get(name).body
    built = re.compile(r"<lastBuildDate>.*?</lastBuildDate>")
    lines = [
        sorted(line.strip() for line in built.sub("", feed.decode()).splitlines()) for feed in (before, after)
    ]
    assert lines[1] == lines[0]
    same = [sorted(map(str.strip, one.splitlines())) for one in items(after)]
    assert same == [sorted(map(str.strip, one.splitlines())) for one in items(before)]


@pytest.mark.parametrize(
    ("page", "inert"),
    [
        ("<!doctype html><p><cite>Maya</cite> <time>0:01</time> On the record.</p>", True),
        (
            '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
            True,
        ),
        ("<p>1 < 2</p><script>alert(1)</script>", False),
        ('<p onclick="x()">a</p>', False),
        ('<a href=" java\nscript:x()">a</a>', False),
        ('<meta http-equiv="refresh" content="0; url=https://x.example">', False),
        ("<iframe src=https://x.example>", False),
        ("<svg><animate></svg>", False),
    ],
)
def test_a_page_that_does_something_is_not_served_as_ours(page: str, inert: bool) -> None:
    """A transcript is text; where it is more it stays where it is."""
    assert fetching_beside.is_inert(page.encode()) is inert
