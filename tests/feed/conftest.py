"""A show with three episodes, and how its feed is made and read."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from podcast import urls
from podcast.contract import NAMESPACES
from podcast.episode import show_notes
from podcast.feed import rss
from podcast.model import Chapter, Edition, Episode, Host, MakeOrigin, Show, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

MAYA = Host("Maya", Voice("hibari", "heart"))
THEO = Host("Theo", Voice("piper", "joe"))
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
BUILT = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)
BASE = "https://pod.example.org/reports/"

SHOW = Show(
    title="Reports, read aloud",
    hosts=(MAYA, THEO),
    description="Reports that nobody has time to read.",
    author="The Readers",
    email="us@example.org",
    language="en-GB",
    category="Kids & Family > Pets & Animals",
    base_url=BASE,
    copyright="© 2025 The Readers, CC-BY-4.0",
)


def an_episode(number: int, **changes: Any) -> Episode:
    """An episode of the show."""
    plain = Episode(
        slug=f"report-{number}",
        guid=f"guid-{number}",
        number=number,
        title=f"Report {number}: sea & land",
        published=f"2025-02-{10 + number:02d}T06:00:00Z",
        state="published",
        summary="What the report says.\n\nAnd what it does not.",
        source="https://example.org/report?a=1&b=2",
        source_title="The report",
        source_author="A. Writer",
        source_date="2025-02-10",
        language="en",
        hosts=(MAYA, THEO),
        audio=f"report-{number}.mp3",
        bytes=1000 + number,
        duration_ms=28_400,
        chapters=(Chapter(0, 6000, "Welcome"), Chapter(6000, 28_400, "Summary")),
        cues=(),
        footnotes=(),
        music="Harbour, CC0",
        origin=MakeOrigin("0" * 64),
    )
    return replace(plain, **changes)


@pytest.fixture(scope="session")
def show() -> Show:
    """The show."""
    return SHOW


@pytest.fixture(scope="session")
def make() -> Callable[..., Episode]:
    """An episode by number, with changes."""
    return an_episode


def an_edition(
    *some: Episode, episodes: tuple[Episode, ...] | None = None, base_url: str = BASE, **changes: Any
) -> Edition:
    """Some episodes (three when nothing is said of them) of the show with changes."""
    newest = sorted(
        (some or tuple(map(an_episode, (2, 1, 3)))) if episodes is None else episodes,
        key=lambda it: (datetime.fromisoformat(it.published), it.number),
        reverse=True,
    )
    return Edition(
        replace(SHOW, **changes), GUID, urls.show_address(base_url), "cover-1a2b3c4d.jpg", tuple(newest)
    )


@pytest.fixture(scope="session")
def render() -> Callable[..., bytes]:
    """The feed of an edition."""

    def rendered(*some: Episode, built: datetime = BUILT, page: int = 1, **what: Any) -> bytes:
        return b"".join(rss.build_page(an_edition(*some, **what), built, show_notes.to_html, page))

    return rendered


@pytest.fixture(scope="session")
def holds() -> Callable[..., bool]:
    """Whether a feed is that of an edition, whenever it was built."""

    def held(data: bytes, /, *some: Episode, page: int = 1, **what: Any) -> bool:
        return rss.holds_page(io.BytesIO(data), an_edition(*some, **what), show_notes.to_html, page)

    return held


class Feed:
    """A feed's tree, asked with prefixes."""

    def __init__(self, data: bytes) -> None:
        self.root = etree.fromstring(data, etree.XMLParser(strip_cdata=False))

    def elements(self, path: str) -> list[Any]:
        """What an XPath finds."""
        found = self.root.xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return found

    def text(self, path: str) -> str:
        """The text of the one element there."""
        (element,) = self.elements(path)
        return str(element.text or "")


@pytest.fixture(scope="session")
def read() -> Callable[[bytes], Feed]:
    """The feed as a strict parser sees it."""
    return Feed


@pytest.fixture(scope="session")
def feed(render: Callable[..., bytes]) -> Feed:
    """The ordinary feed."""
    return Feed(render())
