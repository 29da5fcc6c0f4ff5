"""`podcast follow`: what feeds name anew becomes episodes, each article once for ever."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import newsroom
from podcast.cli import run
from podcast.errors import ShowError
from podcast.newsroom import FollowOptions
from podcast.newsroom.article_feeds import plain_link, read_feed
from podcast.newsroom.followed import Followed, FollowedFeed
from podcast.scripting import Order
from tests.newsroom.publisher import ALLOW, Piece, Publisher, publishing
from tests.shows import make_show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library
    from podcast.newsroom import FollowRound

URL = "https://example.org/feed.xml"


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """A publisher on loopback."""
    with publishing() as there:
        yield there


@dataclass(slots=True)
class Desk:
    """A newsroom with a clock of its own; each `look` is a process of its own, as far as it knows."""

    library: Library
    feed: str
    now: float = 1_795_000_000.0
    slept: list[float] = field(default_factory=list)

    def look(self, *, update: bool = False, publish: bool = False, every_s: float = 3600.0) -> FollowRound:
        """One round, as `--once` does it."""
        follower = newsroom.Follower(
            self.library,
            [self.feed],
            Order(allow=ALLOW, format="brief"),
            FollowOptions(publish=publish, update=update, every_s=every_s),
            clock=lambda: self.now,
            sleep=self.sleep,
        )
        return follower.look()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds

    def hours(self, count: float) -> None:
        """Let hours pass."""
        self.now += 3600 * count

    def slugs(self) -> list[str]:
        """The episodes that there are."""
        return sorted(self.library.slugs())


@pytest.fixture
def desk(tmp_path: Path, publisher: Publisher) -> Desk:
    """A show that follows the publisher."""
    return Desk(make_show(tmp_path / "show"), f"{publisher.address}/feed.xml")


def statuses(result: FollowRound) -> list[str]:
    """What became of the articles of a round."""
    return [outcome.status for outcome in result.outcomes]


def test_a_new_entry_is_a_draft_once(desk: Desk, publisher: Publisher) -> None:
    """It is made, and neither 304 nor the same feed again, nor the loss of its episode, makes it anew."""
    publisher.pieces.append(Piece("ferry", "The ferry was late"))
    assert statuses(desk.look()) == ["made"]
    assert [listing.state for listing in desk.library.listings()] == ["draft"]
    desk.hours(2)
    assert statuses(desk.look()) == []
    assert publisher.count("/feed.xml", 304) == 1
    publisher.pieces[0].title = "The ferry was late, and nobody minded"
    desk.hours(2)
    result = desk.look()
    assert (statuses(result), result.changed) == ([], 1)
    assert desk.slugs() == ["the-ferry-was-late"]
    assert publisher.count("/ferry", 200) == 2  # what the site wishes, and the article
    assert all(0 < pause <= 1 for pause in desk.slept)


def test_what_a_site_does_not_wish_is_left_alone(desk: Desk, publisher: Publisher) -> None:
    """Neither read against robots.txt nor made of a text whose mining is reserved; told once."""
    publisher.robots = "User-agent: *\nDisallow: /private\n"
    reserved = '<meta name="tdm-reservation" content="1">'
    publisher.pieces += [Piece("private", "For members"), Piece("mine", "Mine alone", head=reserved)]
    result = desk.look()
    assert statuses(result) == []
    assert len(result.troubles) == 2
    assert not publisher.count("/private", 200)
    desk.hours(30)
    assert desk.look().troubles == ()


def test_a_feed_in_trouble_gets_a_rest(desk: Desk, publisher: Publisher) -> None:
    """It is asked less and less often, as late as it says, and after a success as before; one that is gone, no more."""
    publisher.feed_status, publisher.feed_headers = 503, {"Retry-After": "7200"}
    result = desk.look()
    assert result.next_s == 7200
    assert "503" in result.troubles[0]
    publisher.feed_headers = {}
    waits = [result.next_s]
    for _ in range(7):
        desk.now += waits[-1]
        waits.append(desk.look().next_s)
    assert waits == [7200, 7200, 14400, 28800, 57600, 86400, 86400, 86400]
    desk.now -= 300 * 86_400  # a clock that was wrong must not keep a feed waiting for a year
    publisher.feed_status = 200
    assert desk.look().next_s == 3600
    publisher.feed_status = 410
    desk.hours(2)
    assert "followed no more" in desk.look().troubles[0]
    desk.hours(48)
    asked = len(publisher.asked)
    desk.look()
    assert len(publisher.asked) == asked


def test_an_article_that_cannot_be_had_is_tried_again_and_given_up(desk: Desk, publisher: Publisher) -> None:
    """It holds up nobody else; after six tries it is told no more."""
    publisher.pieces += [Piece("late", "The page comes late", status=404)]
    assert statuses(desk.look()) == ["failed"]
    for _ in range(8):
        desk.hours(25)
        result = desk.look()
    assert statuses(result) == []
    assert publisher.count("/late", 404) == 12
    [known] = Followed.load(desk.library.following_file).articles
    assert known.stand == "given up"


def test_an_edit_here_is_not_overwritten_by_one_there(desk: Desk, publisher: Publisher) -> None:
    """--update makes a changed article's episode anew, with its guid, unless a person has edited the script."""
    publisher.pieces.append(Piece("ferry", "The ferry was late"))
    desk.look()
    before = desk.library.episode("the-ferry-was-late")
    publisher.pieces[
        0
    ].text = "The ferry sank in the night. Nobody was on it, and the post was saved by the crew."
    desk.hours(2)
    assert statuses(desk.look(update=True)) == ["made"]
    after = desk.library.episode("the-ferry-was-late")
    assert (after.guid, after.number, after.published) == (before.guid, before.number, before.published)
    assert after.origin != before.origin
    assert "sank" in desk.library.script_file(after.slug).read_text(encoding="utf-8")
    with desk.library.script_file(after.slug).open("a", encoding="utf-8") as file:
        file.write("\n")
    publisher.pieces[
        0
    ].text = "The ferry was raised from the ground of the harbour by a crane, and it will sail again."
    desk.hours(2)
    result = desk.look(update=True)
    assert statuses(result) == []
    assert "--force" in result.troubles[0]


@pytest.mark.parametrize("jump", [9_000.0, -9_000.0])
def test_a_clock_that_jumps_makes_no_article_twice_and_none_never(
    desk: Desk, publisher: Publisher, jump: float
) -> None:
    """By a year ahead or back, and home again: what a feed names meanwhile becomes an episode, once."""
    publisher.pieces.append(Piece("ferry", "The ferry was late"))
    assert statuses(desk.look()) == ["made"]
    desk.hours(jump)
    publisher.pieces.append(Piece("quay", "The quay was closed"))
    assert statuses(desk.look()) == ["made"]
    desk.hours(-jump)
    publisher.pieces.append(Piece("crane", "The crane was sold"))
    result = desk.look()
    if not result.outcomes:  # it was asked just now
        assert result.next_s <= 86_400
        desk.hours(2)
        result = desk.look()
    assert statuses(result) == ["made"]
    assert len(desk.slugs()) == 3


@pytest.mark.slow
def test_a_week(desk: Desk, publisher: Publisher) -> None:
    """A feed that adds, edits, reorders, duplicates, breaks and redirects makes each article once, as it changes."""
    pieces = publisher.pieces
    pieces += [Piece(f"day-0-{nth}", f"Sunday {nth}") for nth in range(2)]
    for hour in range(7 * 24):
        day, clock = divmod(hour, 24)
        if clock == 6 and day:  # one new article a day
            pieces.append(Piece(f"day-{day}", f"Day {day} at the quay", guid=f"tag:quay,{day}"))
        if hour == 30:  # retitled; the next hour its guid changes, then its address
            pieces[0].title = "Sunday, corrected"
        if hour == 31:
            pieces[0].guid = "another-name"
        if hour == 32:
            pieces[1].name = "day-0-1?utm_source=feed"
            pieces[1].guid = "day-0-1"
        if hour == 40:
            pieces.reverse()
        if hour == 41:
            pieces.append(pieces[0])  # twice in the feed
        if hour == 50:
            pieces.pop()
        publisher.damage = 60 <= hour < 64
        publisher.feed_status = {70: 500, 71: 503, 72: 403}.get(hour, 200)
        publisher.moved = hour >= 90
        if hour == 120:
            pieces[2].text += " It was said again on Friday, with one more sentence."
        desk.look(update=True)
        desk.hours(1)
    assert len(desk.library.slugs()) == 2 + 6
    titles = [listing.title for listing in desk.library.listings()]
    assert len(set(titles)) == len(titles)
    assert publisher.count("/new/feed.xml", 304) > 50
    assert publisher.count("/feed.xml", 200) < 40
    assert not [
        known for known in Followed.load(desk.library.following_file).articles if known.stand != "made"
    ]


# --- what feeds say --------------------------------------------------------------------------------------------------


def rss(*items: str) -> bytes:
    """A feed of these items."""
    return f"<rss version='2.0'><channel><title>x</title>{''.join(items)}</channel></rss>".encode()


def item(guid: str = "", link: str = "", title: str = "", text: str = "") -> str:
    """An item of RSS."""
    parts = {"guid": guid, "link": link, "title": title, "description": text}
    return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in parts.items() if value)}</item>"


BODY = "The gauge was read by its keeper in the morning and in the evening. " * 8


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        (item("1", "https://a.org/1", "A"), item("1", "https://a.org/1", "B"), 0),
        (item("1", "https://a.org/1", "A"), item("2", "https://a.org/1", "A"), 0),
        (item("1", "https://a.org/1", "A"), item("1", "https://a.org/2", "A"), 0),
        (item("1", "https://a.org/1", "A"), item("2", "http://www.a.org/1/?utm_source=x#top", "A"), 0),
        (item("1", "https://a.org/1", "A", BODY), item("2", "https://b.org/9", "B", BODY), 0),
        (item("1", "https://a.org/1", "A"), item("2", "https://a.org/2", "A"), 1),
        (item("1", "https://a.org/1", "A", "Read more"), item("2", "https://a.org/2", "B", "Read more"), 1),
        (item("1", "https://a.org/?p=1", "A"), item("2", "https://a.org/?p=2", "B"), 1),
    ],
)
def test_what_makes_an_entry_the_same_article(tmp_path: Path, before: str, after: str, new: int) -> None:
    """Its id, its link or its words; a title is none of them."""
    followed, feed = Followed(tmp_path / "following.json"), FollowedFeed(URL)
    followed.take_in(feed, read_feed(rss(before), URL)[0], newest=None)
    assert len(followed.take_in(feed, read_feed(rss(after), URL)[0], newest=None)) == new


def test_what_all_entries_share_tells_none_from_another(tmp_path: Path) -> None:
    """A home page as everybody's link, one id for all, a standing text: each entry is still an article."""
    links = [item(f"{nth}", "https://a.org/", f"T{nth}", BODY) for nth in range(3)]
    ids = [item("1", f"https://a.org/{nth}", f"T{nth}") for nth in range(3)]
    for items in (links, ids):
        followed, feed = Followed(tmp_path / "following.json"), FollowedFeed(URL)
        assert len(followed.take_in(feed, read_feed(rss(*items), URL)[0], newest=None)) == 3


def test_of_a_new_feed_the_newest_alone(tmp_path: Path) -> None:
    """`--newest 1` takes the one with the latest date, and notes the others for ever."""
    dates = (
        "Mon, 23 Nov 2026 06:00:00 GMT",
        "Wed, 25 Nov 2026 06:00:00 GMT",
        "Tue, 24 Nov 2026 06:00:00 GMT",
    )
    items = [
        item(f"{nth}", f"https://a.org/{nth}").replace("</item>", f"<pubDate>{date}</pubDate></item>")
        for nth, date in enumerate(dates)
    ]
    followed = Followed(tmp_path / "following.json")
    followed.take_in(FollowedFeed(URL), read_feed(rss(*items), URL)[0], newest=1)
    assert [known.link for known in followed.articles if known.stand == "waiting"] == ["https://a.org/1"]


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 60))
def test_no_feed_brings_it_down(noise: bytes, at: int, cut: int) -> None:
    """Noise, and a feed with noise in its midst, give entries or one line."""
    whole = rss(item("1", "https://a.org/1", "A", "<b>x</b>"), item("2", "javascript:alert(1)", "B"))
    for data in (noise, whole[:at] + noise + whole[at + cut :]):
        entries, fault = read_feed(data, URL)
        assert "\n" not in fault
        assert all(entry.marks and entry.link[:4] in ("", "http") for entry in entries)


@given(st.text(max_size=60))
def test_an_address_may_be_anything(text: str) -> None:
    """What feeds give as links never ends in an error."""
    entries, _ = read_feed(
        rss(item("1", f"https://a.org/{text.replace('<', '').replace('&', '')}", "A")), URL
    )
    assert all(plain_link(entry.link) for entry in entries if entry.link)


def test_a_page_that_is_no_feed_is_told_with_its_feed() -> None:
    """Who gives a site's address learns where its feed lies."""
    page = b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head><body>x</body></html>"
    assert (
        read_feed(page, "https://a.org/")[1]
        == "https://a.org/ is no feed, but a page whose feed is https://a.org/rss"
    )


# --- what is known ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"version": 1}', '{"version": 99, "feeds": [], "articles": []}']
)
def test_what_is_known_is_never_thrown_away(tmp_path: Path, text: str) -> None:
    """A file that is damaged, or of a later version, stays, and one line says what to do."""
    path = tmp_path / "following.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ShowError):
        Followed.load(path)
    assert path.read_text(encoding="utf-8") == text


def test_two_processes_do_not_follow_at_once(desk: Desk) -> None:
    """The second ends in one line."""
    with desk.library.locked_following():
        other = Desk(desk.library, desk.feed)
        with pytest.raises((ShowError, RuntimeError)):
            other.look()


def test_the_command(desk: Desk, publisher: Publisher, capfd: pytest.CaptureFixture[str]) -> None:
    """`--once` prints paths, or JSON; published with `--publish`, in the feed; without a feed it says what to name."""
    show = ["--show", str(desk.library.folder)]
    assert run(["follow", "--once", *show]) == 1
    assert "podcast follow https://" in capfd.readouterr().err
    publisher.pieces.append(Piece("ferry", "The ferry was late"))
    allow = ["--allow-private", "127.0.0.1", "--format", "brief"]
    assert run(["follow", desk.feed, "--once", "--publish", *allow, *show]) == 0
    assert capfd.readouterr().out.split() == [str(desk.library.audio_file("the-ferry-was-late"))]
    assert [entry.title for entry in feedparser.parse(desk.library.feed.read_bytes()).entries] == [
        "The ferry was late"
    ]
    assert run(["follow", "--once", "--json", *allow, *show]) == 0
    assert json.loads(capfd.readouterr().out)["total"] == 0
