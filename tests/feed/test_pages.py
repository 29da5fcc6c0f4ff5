"""F23: the feed in pages, as RFC 5005 has them, and as a client follows them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from podcast.feed import rss
from podcast.model import FeedChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode

BASE = "https://pod.example.org/reports/"
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def paged(render: Callable[..., bytes], make: Callable[..., Episode]) -> Callable[..., dict[str, bytes]]:
    """The pages of a feed of so many episodes, by address."""

    def pages(count: int, size: int) -> dict[str, bytes]:
        episodes = tuple(make(number) for number in range(1, count + 1))
        facts = FeedChoice(page_size=size)
        total = max(-(-count // size), 1)
        return {
            f"{BASE}{rss.page_name(page)}": render(episodes=episodes, feed=facts, page=page)
            for page in range(1, total + 1)
        }

    return pages


def follow(pages: dict[str, bytes], read: Callable[[bytes], Any], rel: str, start: str) -> list[str]:
    """The addresses that a client reaches from one by links of this kind."""
    reached = [start]
    while True:
        links = read(pages[reached[-1]]).elements(f"/rss/channel/atom:link[@rel='{rel}']")
        if not links:
            return reached
        (link,) = links
        assert link.get("type") == "application/rss+xml"
        reached.append(link.get("href"))


@pytest.mark.parametrize(("count", "size"), [(7, 3), (6, 3), (4, 3), (3, 1)])
def test_f23_a_client_reaches_every_episode_once(
    paged: Callable[..., dict[str, bytes]], read: Callable[[bytes], Any], count: int, size: int
) -> None:
    """Newest first over all pages; each names itself, its neighbours and both ends."""
    pages = paged(count, size)
    there = follow(pages, read, "next", f"{BASE}feed.xml")
    assert there == list(pages)
    assert follow(pages, read, "previous", there[-1]) == there[::-1]
    numbers = [it.text for page in there for it in read(pages[page]).elements("//itunes:episode")]
    assert numbers == [str(number) for number in range(count, 0, -1)]
    for address, data in pages.items():
        links = {it.get("rel"): it.get("href") for it in read(data).elements("/rss/channel/atom:link")}
        assert (links["self"], links["first"], links["last"]) == (address, there[0], there[-1])


@pytest.mark.parametrize("count", [0, 2, 3])
def test_f23_what_fits_on_one_page_is_not_paged(
    paged: Callable[..., dict[str, bytes]], read: Callable[[bytes], Any], count: int
) -> None:
    """It names itself only."""
    ((address, data),) = paged(count, 3).items()
    assert [dict(it.attrib) for it in read(data).elements("/rss/channel/atom:link")] == [
        {"href": address, "rel": "self", "type": "application/rss+xml"}
    ]


def test_f20_f23_a_page_on_which_nothing_changed_keeps_its_date(
    render: Callable[..., bytes], holds: Callable[..., bool], make: Callable[..., Episode]
) -> None:
    """Another title on the first page is nothing to the second."""
    facts = FeedChoice(page_size=2)
    before = [make(number) for number in (1, 2, 3)]
    after = [make(1), make(2), make(3, title="Another")]
    for page, same in ((1, False), (2, True)):
        old = render(*before, feed=facts, page=page, built=NOON)
        assert holds(old, *after, feed=facts, page=page) is same
