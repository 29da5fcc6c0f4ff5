"""A feed's bytes as any reader gets them: parsed strictly, and nothing taken from the manifests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.contract import FEED
from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

# Written out a second time on purpose: what the writer has wrong must not be wrong here too.
NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
_ALSO_READ = {"psc": "http://podlove.org/simple-chapters"}
REBUILD = "run `podcast feed`"
FETCH = "fetch the audio with `podcast import FEED --media`"


@dataclass(frozen=True, slots=True)
class Node:
    """An element, asked by prefixed names."""

    element: _Element

    def all(self, name: str) -> list[Node]:
        """Returns its children of that name."""
        return [Node(child) for child in self.element.findall(_tag(name))]

    def value(self, name: str) -> str:
        """Returns the text of its first child of that name, or empty."""
        return self.element.findtext(_tag(name)) or ""

    def attribute(self, name: str, key: str) -> str:
        """Returns an attribute of its first child of that name, or empty."""
        child = self.element.find(_tag(name))
        return "" if child is None else child.get(key, "")

    def get(self, key: str) -> str:
        """Returns an attribute, or empty."""
        return self.element.get(key, "")

    @property
    def text(self) -> str:
        """The text before any child."""
        return self.element.text or ""

    def leaves(self) -> Iterator[tuple[str, str]]:
        """Yields (prefixed name, text) of everything in it that holds no element; items are left out."""
        for child in self.element.iterchildren("{*}*"):
            if child.tag == "item":
                continue
            if len(child):
                yield from Node(child).leaves()
            else:
                yield _prefixed(child), child.text or ""


@dataclass(frozen=True, slots=True)
class FeedPage(Node):
    """The channel of one file of the feed."""

    name: str

    @property
    def where(self) -> str:
        """The place as a person finds it."""
        return self.name

    def link(self, rel: str) -> list[str]:
        """Returns the addresses of its atom:link of that relation."""
        return [link.get("href") for link in self.all("atom:link") if link.get("rel") == rel]


@dataclass(frozen=True, slots=True)
class FeedItem(Node):
    """One item, and where it stands."""

    page: str
    place: int
    """Its place among the page's items, from 1."""

    @property
    def where(self) -> str:
        """The place as a person finds it."""
        title = " ".join(self.value("title").split())[:60]
        return f"{self.page} “{title}”" if title else f"{self.page} item {self.place}"


@dataclass(frozen=True, slots=True)
class Feed:
    """All pages of a feed that can be read, `feed.xml` first."""

    pages: tuple[FeedPage, ...]
    items: tuple[FeedItem, ...]
    faults: tuple[Finding, ...]
    """Why others cannot."""

    @property
    def address(self) -> str:
        """The address at which it says that it lies, without `feed.xml`; empty when it does not say."""
        links = self.pages[0].link("self") if self.pages else []
        return links[0].removesuffix(FEED) if links and links[0].endswith(f"/{FEED}") else ""


def read(files: Mapping[str, bytes]) -> Feed:
    """Returns the feed in files by name: `feed.xml`, and its further pages."""
    pages: list[FeedPage] = []
    faults: list[Finding] = []
    if FEED not in files:
        faults.append(Finding("F1", FEED, "there is no feed", REBUILD))
    for name in sorted(files, key=lambda name: (name != FEED, len(name), name)):
        page = _page(name, files[name])
        if isinstance(page, FeedPage):
            pages.append(page)
            faults += _form(page)
        else:
            faults.append(page)
    items = [
        FeedItem(child.element, page.name, place)
        for page in pages
        for place, child in enumerate(page.all("item"), start=1)
    ]
    return Feed(tuple(pages), tuple(items), tuple(faults))


def _page(name: str, data: bytes) -> FeedPage | Finding:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        what = " ".join(str(error.msg).split())
        return Finding("F1", name, f"line {error.lineno} is not well-formed XML ({what})", REBUILD)
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        return Finding("F1", name, "it is not RSS 2.0 with a channel", REBUILD)
    return FeedPage(channel, name)


def _form(page: FeedPage) -> Iterator[Finding]:
    tree = page.element.getroottree()
    if (encoding := tree.docinfo.encoding or "UTF-8").upper() != "UTF-8":
        yield Finding("F1", page.name, f"its encoding is {encoding}, not UTF-8", REBUILD)
    if tree.docinfo.internalDTD is not None:
        yield Finding("F1", page.name, "it has a document type, which readers refuse", REBUILD)
    declared = tree.getroot().nsmap
    for prefix, address in NAMESPACES.items():
        if declared.get(prefix) != address:
            what = f"the namespace {prefix} is {declared.get(prefix)!r}, not {address!r}"
            yield Finding("F1", page.name, what, REBUILD)


def _tag(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return f"{{{(NAMESPACES | _ALSO_READ)[prefix]}}}{local}" if colon else name


def _prefixed(element: _Element) -> str:
    from lxml import etree

    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local
