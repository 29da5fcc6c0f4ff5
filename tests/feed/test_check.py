"""`podcast feed --check`: a good show has no finding, and each fault that a feed can have gets its own."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from podcast import airing, cli
from podcast.airing.checking import check_feed
from podcast.feed import check
from podcast.library import current_edition, open_library
from podcast.model import ImportOrigin
from tests.clients.fullshow import BASE, full_show
from tests.shows import change

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.findings import Finding
    from podcast.library import Library
    from podcast.model import Edition

NOW = datetime.now(UTC) + timedelta(hours=1)
ITEM = "<item>\n      <title>The walls"
"""How the first item begins."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with every field, nothing wrong with it."""
    return full_show(tmp_path_factory.mktemp("good"))


@pytest.fixture(scope="module")
def published(good: Library) -> Edition:
    """What its manifests say."""
    return current_edition(good)


@pytest.fixture(scope="module")
def feed(good: Library) -> str:
    """The text of its feed."""
    return (good.episodes / "feed.xml").read_text(encoding="utf-8")


@pytest.fixture
def library(good: Library, tmp_path: Path) -> Library:
    """A copy of the good show, to be broken."""
    folder = tmp_path / "show"
    shutil.copytree(good.folder, folder, ignore=shutil.ignore_patterns("clips", "speech", "parts"))
    return open_library(folder)


def findings(text: str | dict[str, str], published: Edition, now: datetime = NOW) -> list[Finding]:
    """What the check says of a feed's bytes."""
    files = {"feed.xml": text} if isinstance(text, str) else text
    return list(check.check(check.read({name: it.encode() for name, it in files.items()}), published, now))


def of(found: list[Finding], number: str) -> Finding:
    """The first finding of that number; each says in one line what to do."""
    chosen = [it for it in found if it.number == number]
    assert chosen, f"no {number} among {[str(it) for it in found]}"
    assert chosen[0].mend
    assert "\n" not in str(chosen[0])
    return chosen[0]


def test_a_good_show_has_no_finding(good: Library) -> None:
    """Neither error nor warning, with every field set and every file read."""
    checked = check_feed(good)
    assert [str(it) for it in checked.findings] == []
    assert checked.episodes == 3
    assert checked.seconds > 90


def test_a_good_feed_by_itself_has_no_finding(feed: str, published: Edition) -> None:
    """What the seeded faults below are held against."""
    assert findings(feed, published) == []


Fault = tuple[str, str, str, str]
CHANNEL: list[Fault] = [
    # number, what the finding says, what is replaced (the first place), by what
    ("F1", "not well-formed", "</channel>", ""),
    ("F1", "not well-formed", "<title>Read Aloud", "<title>Read \x0b Aloud"),
    ("F1", "not well-formed", "<title>Read Aloud", "<title>Read & Aloud"),
    ("F1", "not RSS 2.0", 'version="2.0"', 'version="0.91"'),
    ("F1", "namespace itunes", "podcast-1.0.dtd", "Podcast-1.0.DTD"),
    (
        "F1",
        "namespace podcast",
        "https://podcastindex.org/namespace/1.0",
        "https://podcastindex.org/namespace/1.0/",
    ),
    ("F1", "document type", "<rss ", '<!DOCTYPE rss [<!ENTITY x "y">]><rss '),
    ("F2", "title is missing", "<title>Read Aloud</title>", ""),
    ("F2", "link is missing", "<link>https://example.org/read-aloud</link>", ""),
    ("F2", "link is no absolute", "<link>https://example.org/read-aloud", "<link>/read-aloud"),
    ("F2", "description is missing", "Articles worth hearing, read by two voices.", ""),
    ("F2", "language is missing", "<language>en-gb</language>", ""),
    ("F2", "language is there more than once", "<language>en-gb</language>", "<language>en</language>" * 2),
    ("F2", "itunes:image has no", f'<itunes:image href="{BASE}cover', '<itunes:image href="cover'),
    ("F2", "rel=self is missing", 'rel="self"', 'rel="other"'),
    ("F2", "own address is", f'href="{BASE}feed.xml"', 'href="https://old.example.org/feed.xml"'),
    ("F2", "not of type", 'rel="self" type="application/rss+xml"', 'rel="self" type="text/xml"'),
    (
        "F2",
        "itunes:explicit is missing",
        "<itunes:explicit>false</itunes:explicit>\n    <itunes:type>",
        "<itunes:type>",
    ),
    ("F3", "itunes:author is missing", "<itunes:author>The studio</itunes:author>", ""),
    ("F3", "itunes:owner is missing", r"<itunes:owner>[\s\S]*</itunes:owner>", ""),
    ("F3", "has no name", "<itunes:name>The studio</itunes:name>", ""),
    ("F3", "no e-mail address", "<itunes:email>studio@example.org", "<itunes:email>studio at example"),
    ("F4", "is 'no'", "<itunes:explicit>false</itunes:explicit>", "<itunes:explicit>no</itunes:explicit>"),
    ("F5", "no category 'news'", 'text="News"', 'text="news"'),
    ("F5", "no subcategory 'Parenting'", 'text="Tech News"', 'text="Parenting"'),
    ("F5", "itunes:category is missing", r"<itunes:category text=\"News\">[\s\S]*?</itunes:category>", ""),
    ("F6", "'english'", "<language>en-gb", "<language>english"),
    ("F6", "'xx'", "<language>en-gb", "<language>xx"),
    ("F7", "'weekly'", "<itunes:type>serial", "<itunes:type>weekly"),
    ("F8", "description has 4042 bytes", "Articles worth hearing, read by two voices.", "é" * 2021),
    ("F8", "copyright has 300 characters", "© 2025 The studio", "c" * 300),
    ("F8", "title has blanks", "<title>Read Aloud", "<title> Read Aloud"),
    ("F15", "lastBuildDate", r"<lastBuildDate>\w+,", "<lastBuildDate>Someday,"),
    (
        "F22",
        "is no absolute address",
        "<podcast:guid>",
        "<itunes:new-feed-url>there</itunes:new-feed-url><podcast:guid>",
    ),
    ("F24", "'No'", "<podcast:guid>", "<itunes:block>No</itunes:block><podcast:guid>"),
    ("P1", "not a UUID", r"<podcast:guid>[^<]*", "<podcast:guid>our show"),
    ("P1", "the show's is", "<podcast:guid>9", "<podcast:guid>8"),
    ("P2", "'maybe'", ">yes</podcast:locked>", ">maybe</podcast:locked>"),
    ("P2", "no e-mail address", 'owner="studio@example.org"', 'owner="studio"'),
    ("P7", "129 characters", ">Maya</podcast:person>", f">{'M' * 129}</podcast:person>"),
    ("P7", "the role 'Host'", 'role="host"', 'role="Host"'),
    ("P8", "made with AI", 'purpose="ai-content"', 'purpose="verify"'),
    ("P8", "has 4001 characters", ">true</podcast:txt>", f">{'x' * 4001}</podcast:txt>"),
    ("P9", "podcast:funding has no absolute", 'url="https://example.org/support"', 'url="support"'),
    ("P9", "text of 0", "Support the show", ""),
    ("P9", "'radio'", "<podcast:medium>podcast", "<podcast:medium>radio"),
    ("P9", "podcast:license has a text", ">cc-by-4.0</podcast:license>", "></podcast:license>"),
    ("P9", "podcast:updateFrequency", ">weekly<", f">{'w' * 129}<"),
]
ITEMS: list[Fault] = [
    ("F4", "is 'clean'", "<itunes:explicit>true", "<itunes:explicit>clean"),
    ("F7", "no itunes:episode", "<itunes:episode>3</itunes:episode>", ""),
    ("F8", "description has", "The sea stands thirty", "The sea " * 500 + "stands thirty"),
    ("F9", "<script>", "<p>The gauge", "<p><script>alert(1)</script>The gauge"),
    ("F9", "the attribute onclick", "<p>The gauge", '<p onclick="x()">The gauge'),
    ("F9", "which is not absolute", '<a href="https://example.org/walls"', '<a href="walls.html"'),
    ("F9", "which is not absolute", '<a href="https://example.org/walls"', '<a href="javascript:x()"'),
    ("F9", "none of HTML's", "<p>The gauge", "<p><![x[y]<p>The gauge"),
    ("F9", "never closed", "<p>The gauge", "<p><b>The gauge"),
    ("F10", "title is missing", "<title>The walls</title>", ""),
    ("F10", "title is empty", "<title>The walls</title>", "<title></title>"),
    ("F10", "repeats the show's name", "<title>The walls", "<title>Read Aloud: The walls"),
    ("F10", "has the episode's number", "<title>The walls", "<title>Episode 3: The walls"),
    ("F10", "enclosure is missing", r"<enclosure [^>]*the-walls[^>]*>", ""),
    ("F10", "enclosure is there 2 times", r"(<enclosure [^>]*the-walls[^>]*>)", r"\1\1"),
    ("F10", "guid is missing", r"<guid [^>]*>[^<]*</guid>", ""),
    ("F11", "not absolute", f'<enclosure url="{BASE}', '<enclosure url="/'),
    ("F11", "not absolute and ASCII", "the-walls.mp3", "the-wälls.mp3"),
    ("F11", "more than letters", "the-walls.mp3", "the%20walls.mp3"),
    ("F11", "more than letters", "the-walls.mp3", "the-walls.mp3?source=feed"),
    ("F11", "ends in ''", "the-walls.mp3", "the-walls"),
    ("F11", "ends in '.m4a'", "the-walls.mp3", "the-walls.m4a"),
    ("F11", "'audio/mp3'", 'type="audio/mpeg"/>\n      <itunes:title>', 'type="audio/mp3"/><itunes:title>'),
    ("F11", "not absolute", f'<enclosure url="{BASE}', '<enclosure url="http://[x/'),
    ("F12", "is '9999", r'(the-walls\.mp3" length=)"\d+"', rf'\1"{"9" * 5000}"'),
    ("F12", "'0'", r'(the-walls\.mp3" length=)"\d+"', r'\1"0"'),
    ("F12", "'9:26'", r'(the-walls\.mp3" length=)"\d+"', r'\1"9:26"'),
    ("F13", "the enclosure address of", "the-walls/the-walls.mp3", "the-gauge/the-gauge.mp3"),
    ("F14", "isPermaLink", ' isPermaLink="false"', ""),
    ("F14", "listeners' apps know it by", r'(isPermaLink="false">)[^<]*', r"\1new-guid"),
    ("F14", "the guid of", r'(isPermaLink="false">)[^<]*([\s\S]*isPermaLink="false">)([^<]*)', r"\1\3\2\3"),
    ("F15", "is not a date", r"<pubDate>[^<]*", "<pubDate>2025-03-03T06:00:00Z"),
    ("F15", "is not a date", r"<pubDate>[^<]*", "<pubDate>Mo, 03 März 2025 06:00:00 GMT"),
    ("F15", "was a Mon", r"<pubDate>[^<]*", "<pubDate>Tue, 03 Mar 2025 06:00:00 GMT"),
    ("F15", "no date", r"<pubDate>[^<]*", "<pubDate>Tue, 30 Feb 2025 06:00:00 GMT"),
    ("F15", "it was published at", r"<pubDate>[^<]*", "<pubDate>Mon, 03 Mar 2025 06:00:00 GMT"),
    ("F15", "newer than the item above", r"<pubDate>[^<]*", "<pubDate>Mon, 03 Mar 2025 06:00:00 +0100"),
    ("F15", "lies ahead", r"<pubDate>[^<]*", "<pubDate>Mon, 03 Mar 2200 06:00:00 GMT"),
    ("F16", "'41.5'", "<itunes:duration>41", "<itunes:duration>41.5"),
    ("F16", "is missing", "<itunes:duration>41</itunes:duration>", ""),
    ("F17", "itunes:episode is '0'", "<itunes:episode>3", "<itunes:episode>0"),
    ("F17", "itunes:season is 'two'", "<itunes:season>2", "<itunes:season>two"),
    ("F17", "'Full'", "<itunes:episodeType>full", "<itunes:episodeType>Full"),
    ("F20", "on air, but not in the feed", r"<item>[\s\S]*?</item>", ""),
    (
        "F20",
        "no episode on air has this guid",
        r"(<item>[\s\S]*?)(<item>[\s\S]*</item>)",
        r"\1\2<item></item>",
    ),
    ("P3", "'text/plain', not 'text/vtt'", 'type="text/vtt"', 'type="text/plain"'),
    ("P3", "not absolute", f'<podcast:transcript url="{BASE}', '<podcast:transcript url="/'),
    ("P3", "of one type", 'type="application/x-subrip"', 'type="text/vtt"'),
    ("P5", "podcast:chapters lacks", "application/json+chapters", "application/json"),
    ("P7", "0 characters", '(the-walls[\\s\\S]*)group="cast">Theo<', r'\1group="cast"><'),
    ("P8", "made with AI", r"(<title>The walls[\s\S]*?)<podcast:txt[^/]*/podcast:txt>", r"\1"),
    ("P9", "lacks a startTime", 'startTime="1.000"', ""),
    ("P9", "runs from 40", 'startTime="1.000"', 'startTime="40"'),
    ("P9", "apps want 15 to 120", 'duration="15.000"', 'duration="5"'),
    ("P10", "no absolute address of a page", f"<link>{BASE}the-walls", "<link>the-walls"),
]


def named(fault: Fault) -> str:
    """For pytest's list."""
    return f"{fault[0]}-{fault[1][:30]}"


@pytest.mark.parametrize("fault", CHANNEL, ids=named)
def test_a_fault_of_the_channel_is_found(feed: str, published: Edition, fault: Fault) -> None:
    """F1 to F8, F15, F22, F24, P1, P2, P7 to P9: broken in exactly one place."""
    number, says, pattern, broken = fault
    pattern = pattern if "\\" in pattern or "[^" in pattern else re.escape(pattern)
    text, count = re.subn(pattern, lambda _: broken, feed, count=1)
    assert count == 1
    found = findings(text, published)
    one = of([it for it in found if says in it.what], number)
    assert one.where in ("feed.xml", "show.toml")


@pytest.mark.parametrize("fault", ITEMS, ids=named)
def test_a_fault_of_an_item_is_found(feed: str, published: Edition, fault: Fault) -> None:
    """F4 to F20 and P3 to P10 of one item: the finding carries its title."""
    number, says, pattern, broken = fault
    pattern = pattern if "\\" in pattern or "[" in pattern else re.escape(pattern)
    at = feed.index(ITEM)
    text, count = re.subn(pattern, broken if "\\1" in broken else lambda _: broken, feed[at:], count=1)
    assert count == 1
    found = findings(feed[:at] + text, published)
    of([it for it in found if says in it.what], number)


def test_f1_another_encoding_is_found(feed: str, published: Edition) -> None:
    """Apps differ in what else they read."""
    data = feed.replace("UTF-8", "ISO-8859-1").encode("iso-8859-1", errors="xmlcharrefreplace")
    found = list(check.check(check.read({"feed.xml": data}), published, NOW))
    assert "ISO-8859-1" in of(found, "F1").what


def test_f1_a_feed_that_is_not_there_is_found(published: Edition) -> None:
    """With the command that makes it."""
    one = of(findings({}, published), "F1")
    assert "`podcast feed`" in one.mend


def test_f19_an_empty_feed_is_a_warning(feed: str, published: Edition) -> None:
    """Validators accept it and directories do not."""
    text = re.sub(r"<item>[\s\S]*</item>", "", feed)
    found = findings(text, replace(published, episodes=()))
    assert [(it.number, it.severity) for it in found] == [("F19", "warning")]


def test_f22_a_move_that_is_not_announced_is_found(feed: str, published: Edition) -> None:
    """The show's settings say so, the feed does not."""
    moved = replace(published.show.feed, new_feed_url="https://new.example.org/feed.xml")
    found = findings(feed, replace(published, show=replace(published.show, feed=moved)))
    assert "new-feed-url is missing" in of(found, "F22").what


def test_f24_a_private_show_that_is_open_is_found(feed: str, published: Edition) -> None:
    """Block and lock are both asked for."""
    private = replace(
        published, show=replace(published.show, feed=replace(published.show.feed, private=True))
    )
    found = findings(feed.replace(">yes</podcast:locked>", ">no</podcast:locked>"), private)
    assert [it.what.rpartition(", but ")[2] for it in found if it.number == "F24"] == [
        "itunes:block is missing",
        "podcast:locked is not 'yes'",
    ]


def test_p10_missing_rights_and_address_are_warnings(feed: str, published: Edition) -> None:
    """Each in one line that says what to set."""
    bare = replace(
        published,
        show=replace(published.show, rights="", base_url=""),
        episodes=tuple(replace(it, rights="") for it in published.episodes),
    )
    found = [it for it in findings(feed, bare) if it.where == "show.toml"]
    assert [(it.number, it.severity) for it in found] == [("F11", "warning"), ("P10", "warning")]
    assert 'base_url = "' in found[0].mend
    assert 'rights = "' in found[1].mend
    assert "3 of 3" in found[1].what


@pytest.fixture
def paged(library: Library) -> dict[str, str]:
    """The show's feed on three pages, by name."""
    path = library.folder / "show.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[feed]", "[feed]\npage_size = 1"), encoding="utf-8"
    )
    changed = open_library(library.folder)
    airing.refresh_feed(changed)
    assert check_feed(changed, quick=True).findings == ()
    return {it.name: it.read_text(encoding="utf-8") for it in library.episodes.glob("feed*.xml")}


@pytest.mark.parametrize(
    ("page", "pattern", "broken", "says"),
    [
        ("feed.xml", 'feed-2.xml" rel="next"', 'feed-3.xml" rel="next"', "no page leads to it"),
        ("feed.xml", 'feed-2.xml" rel="next"', 'feed-9.xml" rel="next"', "which is not there"),
        ("feed-2.xml", 'rel="previous"', 'rel="before"', "rel=previous is []"),
        ("feed-3.xml", 'feed.xml" rel="first"', 'feed-2.xml" rel="first"', "rel=first and rel=last"),
        ("feed-2.xml", 'feed-3.xml" rel="last"', 'feed-2.xml" rel="last"', "rel=first and rel=last"),
    ],
)
def test_f23_a_broken_chain_of_pages_is_found(
    paged: dict[str, str], published: Edition, page: str, pattern: str, broken: str, says: str
) -> None:
    """RFC 5005: every page is reached, and each names its neighbours and both ends."""
    assert set(paged) == {"feed.xml", "feed-2.xml", "feed-3.xml"}
    assert pattern in paged[page]
    found = findings(paged | {page: paged[page].replace(pattern, broken)}, published)
    of([it for it in found if says in it.what], "F23")


def test_f2_a_page_with_another_pages_address_is_found(paged: dict[str, str], published: Edition) -> None:
    """Each page is linked to itself."""
    text = paged["feed-2.xml"].replace('feed-2.xml" rel="self"', 'feed.xml" rel="self"')
    assert "feed-2.xml" in of(findings(paged | {"feed-2.xml": text}, published), "F2").where


def test_f20_a_feed_that_is_out_of_date_is_found(library: Library) -> None:
    """A change of a manifest or of the settings that the feed does not have yet."""
    change(library, "the-walls", summary="Another summary.")
    one = of(list(check_feed(library, quick=True).findings), "F20")
    assert (one.severity, one.mend) == ("warning", "run `podcast feed`")
    airing.refresh_feed(library)
    assert "F20" not in {it.number for it in check_feed(library, quick=True).findings}


def test_f20_a_withdrawn_episode_that_is_still_in_the_feed_is_an_error(library: Library) -> None:
    """Whoever withdraws one wants it gone."""
    change(library, "the-walls", state="withdrawn")
    one = of(list(check_feed(library, quick=True).findings), "F20")
    assert (one.severity, one.where) == ("error", "feed.xml “The walls”")


def test_f20_settings_that_make_no_feed_are_found(library: Library) -> None:
    """The feed on disk is right, and cannot be made again."""
    wrong = replace(library, show=replace(library.show, category="News > Tec News"))
    found = check_feed(wrong, quick=True).findings
    assert "cannot be built again" in of(list(found), "F20").what


def test_audio_that_lies_elsewhere_is_looked_at_by_its_form(library: Library) -> None:
    """An imported episode: its address, length and type, and no file."""
    url = "https://media.example.net/old/1.m4a?from=feed"
    change(library, "the-walls", origin=ImportOrigin(url), media_type="audio/x-m4a", sha256="", bytes=7)
    (library.episodes / "the-walls" / "the-walls.mp3").unlink()
    airing.refresh_feed(library)
    assert [str(it) for it in check_feed(library).findings] == []
    change(library, "the-walls", origin=ImportOrigin(url.replace("1.m4a", "1.ogg")))
    airing.refresh_feed(library)
    ogg = of(list(check_feed(library).findings), "F11")
    assert "'.ogg'" in ogg.what
    assert "MP3 or M4A" in ogg.mend


def test_f8_a_long_guid_is_never_shortened(library: Library) -> None:
    """Whoever did would give listeners the episode a second time."""
    change(library, "the-walls", guid="https://old.example/" + "g" * 250, origin=ImportOrigin())
    airing.refresh_feed(library)
    one = of(list(check_feed(library, quick=True).findings), "F8")
    assert (one.severity, one.mend) == ("warning", "leave it: apps know the episode by it")


def test_what_a_feed_does_not_say_of_audio_elsewhere_is_fetched_with_it(library: Library) -> None:
    """Building the feed again would mend nothing."""
    for slug in ("the-walls", "the-gauge"):
        change(library, slug, origin=ImportOrigin("https://media.example.net/1.m4a"), media_type="audio/x-mp4",
               sha256="", bytes=0, duration_ms=0, soundbites=())  # fmt: skip
    airing.refresh_feed(library)
    found = [
        it for it in check_feed(library, quick=True).findings if it.number in ("F11", "F12", "F13", "F16")
    ]
    assert sorted(it.number for it in found) == [*["F11"] * 2, *["F12"] * 2, "F13", *["F16"] * 2]
    assert {it.mend for it in found} == {"fetch the audio with `podcast import FEED --media`"}


def test_the_command_prints_a_problem_a_line_and_exits_by_errors(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 for a good show and for warnings alone, 1 for an error."""
    show = ["--show", str(library.folder)]
    assert cli.run(["feed", "--check", *show]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "3 episodes" in told.err
    assert "Nothing to mend" in told.err
    change(library, "the-walls", summary="Another summary.")
    assert cli.run(["feed", "--check", "--quick", *show]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("warning: feed.xml: ")
    assert "run `podcast feed` [F20]" in told.out
    (library.episodes / "the-gauge" / "transcript.vtt").unlink()
    assert cli.run(["feed", "--check", *show]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["error", "warning"]
    assert "the-gauge/transcript.vtt is not there" in lines[0]


def test_the_command_speaks_json(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Every finding with its number, place, mend and severity."""
    (library.episodes / "the-gauge" / "chapters.json").unlink()
    assert cli.run(["feed", "--check", "--quick", "--json", "--show", str(library.folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["episodes"] == 3
    [one] = told["findings"]
    assert one == {
        "number": "F21",
        "where": "feed.xml “The gauge”",
        "what": "the-gauge/chapters.json is not there",
        "mend": "run `podcast make` on the episode's script, then run `podcast feed`",
        "severity": "error",
    }


def test_quick_and_json_belong_to_the_check(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is exit 2."""
    assert cli.run(["feed", "--quick", "--show", str(library.folder)]) == 2
    assert "--check" in capsys.readouterr().err


def test_a_fault_of_every_item_does_not_hide_the_others(published: Edition, feed: str) -> None:
    """Of a thousand findings of one kind a person reads twenty, and how many more there are."""
    from podcast.cli.feed import finding_lines

    [one] = findings(feed.replace("<language>en-gb", "<language>english"), published)
    other = replace(one, number="F5", mend="something else")
    told = list(finding_lines([one] * 1000 + [other]))
    assert len(told) == 22
    assert told[20] == str(other)
    assert "980 more like it" in told[21]
    assert "[F6]" in told[21]


def test_progress_is_told_an_episode_at_a_time(good: Library) -> None:
    """Decoding ten thousand takes a while."""
    told: list[Any] = []
    check_feed(good, lambda *it: told.append(it))
    assert [it[1:] for it in told] == [(done, 7) for done in range(1, 8)], "four pictures, three episodes"


def test_a_check_changes_nothing(good: Library) -> None:
    """Not a byte of what is served."""
    before = {path: path.read_bytes() for path in good.episodes.rglob("*") if path.is_file()}
    check_feed(good)
    assert {path: path.read_bytes() for path in good.episodes.rglob("*") if path.is_file()} == before
