"""The HTML of an item's notes: a few tags, absolute links, nothing that runs."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast.feed.check.feed_file import REBUILD
from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.feed.check.feed_file import FeedItem

_TAGS = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}
_ATTRIBUTES = {"href", "title", "rel"}
_SCHEMES = ("http", "https", "mailto")


def faults_of_html(item: FeedItem) -> Iterator[Finding]:
    """Yields what is wrong with the HTML of the notes."""
    for html in (*item.all("description"), *item.all("content:encoded")):
        tags = _NoteTags()
        try:
            tags.feed(html.text)
            tags.close()
        except AssertionError:  # the parser's word for a declaration that it does not know
            tags.strange["a declaration that is none of HTML's"] = None
        for what in tags.faults:
            yield Finding("F9", item.where, f"the notes' HTML has {what}", REBUILD)


class _NoteTags(HTMLParser):
    """The tags, attributes and links that apps would not show."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: dict[str, None] = {}
        self.open: list[str] = []

    @property
    def faults(self) -> tuple[str, ...]:
        """Each once, in order."""
        return (*self.strange, *(f"<{tag}> that is never closed" for tag in dict.fromkeys(self.open)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.strange[f"<{tag}>, which apps do not show"] = None
        else:
            self.open.append(tag)
        for name, value in attrs:
            if name not in _ATTRIBUTES:
                self.strange[f"the attribute {name} on <{tag}>"] = None
            if name == "href" and not _absolute(value or ""):
                self.strange[f"the link {value!r}, which is not absolute"] = None

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag)]


def _absolute(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc or parts.scheme == "mailto")
