"""What the best publishers' feeds have: categories, seasons, people, prefixes, platforms, tags of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from podcast import urls
from podcast.errors import ShowError
from podcast.library import settings
from podcast.model import FeedChoice, ImportOrigin, Person
from podcast.site.subscribe_links import subscribe_places
from tests.shows import SHOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Episode, Show

BASE = "https://pod.example.org/reports/"
TABLES = """
[people]
Maya = { picture = "https://pod.example.org/maya.jpg", link = "https://maya.example" }
"Ada Ray" = { role = "Author", group = "writing", link = "https://ada.example" }

[seasons]
2 = "The northern coast"

[links]
apple = "https://podcasts.apple.com/podcast/id1"
Castro = "https://castro.fm/x"

[feed]
block = ["spotify"]
enclosure_prefix = "https://op3.dev/e/"
extra = '<podcast:location geo="geo:48.4,-4.5">Brest</podcast:location>'

[publish]
hub = "https://hub.example/"
podping = true
"""


def read_show(folder: Path, *changes: tuple[str, str]) -> Show:
    """The settings with these tables and changes."""
    text = f"{SHOW}\n{TABLES}"
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "show.toml").write_text(text, encoding="utf-8")
    return settings.load(folder)


def test_every_table_lands_in_the_feed(
    tmp_path: Path, render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """Two categories, a named season, who has a part with link and picture, a hub, a tag of one's own."""
    show = read_show(
        tmp_path, ('category = "News"', 'category = ["News > Politics", "Arts", "News > Politics"]')
    )
    names = ("category", "more_categories", "people", "seasons", "feed", "hub", "podping")
    episode = make(
        1, season=2, display="Chapter 1", people=(Person("Ada Ray"), Person("Bo", link="https://b.example"))
    )
    feed = read(render(episode, **{name: getattr(show, name) for name in names}))
    tops = [
        [top.get("text"), *(sub.get("text") for sub in top)]
        for top in feed.elements("/rss/channel/itunes:category")
    ]
    assert tops == [["News", "Politics"], ["Arts"]]
    [season], [number] = feed.elements("//item/podcast:season"), feed.elements("//item/podcast:episode")
    assert (season.text, season.get("name")) == ("2", "The northern coast")
    assert (number.text, number.get("display")) == ("1", "Chapter 1")
    people = [(one.text, dict(one.attrib)) for one in feed.elements("//item/podcast:person")]
    assert people == [
        (
            "Maya",
            {
                "role": "host",
                "group": "cast",
                "img": "https://pod.example.org/maya.jpg",
                "href": "https://maya.example",
            },
        ),
        ("Theo", {"role": "host", "group": "cast"}),
        ("Ada Ray", {"role": "author", "group": "writing", "href": "https://ada.example"}),
        ("Bo", {"role": "guest", "group": "cast", "href": "https://b.example"}),
    ]
    assert [one.text for one in feed.elements("/rss/channel/podcast:person")] == ["Maya", "Theo"]
    links = {link.get("rel"): link.get("href") for link in feed.elements("/rss/channel/atom:link")}
    assert links == {"self": f"{BASE}feed.xml", "hub": "https://hub.example/"}
    [block] = feed.elements("/rss/channel/podcast:block")
    assert (block.text, block.get("id")) == ("yes", "spotify")
    assert [one.get("usesPodping") for one in feed.elements("/rss/channel/podcast:podping")] == ["true"]
    assert feed.text("/rss/channel/podcast:location") == "Brest"


def test_a_prefix_stands_before_our_own_audio_at_its_own_address(
    render: Callable[..., bytes], read: Callable[[bytes], Any], make: Callable[..., Episode]
) -> None:
    """In items and trailers; not before audio that lies elsewhere, nor what a server at home gives."""
    choice = FeedChoice(enclosure_prefix="https://op3.dev/e")
    audio = [make(1, kind="trailer"), make(2, origin=ImportOrigin("https://cdn.example/2.mp3"))]
    feed = read(render(*audio, feed=choice))
    there = [one.get("url") for one in feed.elements("//enclosure")]
    assert there == ["https://cdn.example/2.mp3", f"https://op3.dev/e/{BASE[8:]}report-1/report-1.mp3"]
    [trailer] = feed.elements("//podcast:trailer")
    assert trailer.get("url") == there[1]
    assert urls.without_prefix(there[1], "https://op3.dev/e/") == f"{BASE}report-1/report-1.mp3"
    at_home = read(render(make(1), feed=choice, base_url="http://192.168.1.2:8000/"))
    assert [one.get("url") for one in at_home.elements("//enclosure")] == [
        "http://192.168.1.2:8000/report-1/report-1.mp3"
    ]


def test_the_page_links_where_the_show_is_listed(tmp_path: Path) -> None:
    """A page that any browser opens takes the place of a link that only its app knows."""
    from podcast.model import Edition

    show = read_show(tmp_path)
    places = subscribe_places(Edition(show, "", BASE, "cover.jpg", ()))
    assert places[0] == ("Apple Podcasts", "web and app", "https://podcasts.apple.com/podcast/id1")
    assert places[1][0] == "Castro"
    assert len([name for name, _, _ in places if name == "Apple Podcasts"]) == 1
    assert not [link for _, _, link in places if link.startswith("podcast://")]
    bare = Edition(replace(show, links=()), "", BASE, "cover.jpg", ())
    assert next(iter(subscribe_places(bare)))[2].startswith("podcast://")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('category = "News"', "category = []", "category must be text in quotes, or a list"),
        ('category = "News"', 'category = ["News", "Politics"]', "the nearest is 'News > Politics'"),
        ('role = "Author"', 'rank = "Author"', r"\[people\] Ada Ray: rank is unknown; known are role, group"),
        ('"https://maya.example"', '"maya"', r"\[people\] Maya: link must begin with https:// or http://"),
        ("2 = ", "two = ", r"\[seasons\] two must be a number and a name"),
        ('"The northern coast"', '""', r"\[seasons\] 2 has a name of 0 characters"),
        ('"https://castro.fm/x"', '"castro"', r"\[links\] Castro must begin with https:// or http://"),
        ('["spotify"]', '["Spotify!"]', r"\[feed\] block must be a list of platforms"),
        ("</podcast:location>", "", r"\[feed\] extra: it is no XML \(.*\); write whole elements"),
        (">Brest</podcast:location>", "/> Brest", r"\[feed\] extra: it has text beside its elements"),
        ('"https://op3.dev/e/"', '"op3"', r"\[feed\] enclosure_prefix must begin with"),
        ('hub = "https://hub.example/"', 'hub = "hub"', "hub must be an address"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_that_says_what_to_write(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Before anything is made."""
    with pytest.raises(ShowError, match=message) as told:
        read_show(tmp_path, (old, new))
    assert "\n" not in str(told.value)
