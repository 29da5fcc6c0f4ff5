"""A feed at its public address: is it served as apps and directories need it?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast import net
from podcast.contract import FEED
from podcast.errors import FetchError, PodcastError
from podcast.feed.check import FeedPage
from podcast.findings import Finding
from podcast.model import Stage, silent
from podcast.publish.http_checks import FeedReference, HttpClient, check_compression, check_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.feed.check import Node
    from podcast.model import Report

NEWEST = 10
"""Episodes that are looked at."""
_FEED_LIMITS = net.Limits(size=100_000_000, seconds=120)
_FILES = 12
"""Files of an episode that are looked at: nobody's feed makes us ask for thousands."""
_WORKERS = 4
"""Requests at once: a check is no load test."""
_SMALL = 1000
"""Bytes below which nobody need compress a feed."""
_FEED_TYPES = ("application/rss+xml", "application/xml", "text/xml")
_ART_TYPES = ("image/jpeg", "image/png")


def check_url(
    url: str, report: Report = silent, *, allow: tuple[str, ...] = (), newest: int = NEWEST
) -> list[Finding]:
    """Ask for the feed at `url`, its art, and the files of its newest episodes, as apps do; return what is wrong.

    `allow` names hosts whose address may be private. PodcastError when there is no feed at that address.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        mend = "give that of the feed, as in https://example.org/feed.xml"
        raise PodcastError(f"{url!r} is no live address", mend, ": ")
    client = HttpClient(allow)
    page = _fetch(url, allow)
    channel = _parse(url, page.body)
    feed = FeedReference(page.url, "the feed", "feed", _FEED_TYPES)
    episodes = (islice(_episode_files(item), _FILES) for item in channel.all("item")[:newest])
    files = [feed, *dict.fromkeys(chain(islice(_show_art(channel), 1), *episodes))]
    findings = [*_check_address(url, page.url, channel, private=bool(_host_names(page.url) & set(allow)))]
    pool = ThreadPoolExecutor(_WORKERS, "live")
    try:
        for done, faults in enumerate(pool.map(partial(check_reference, client), files), start=1):
            report(Stage.ASKING_SERVER, done, len(files))
            findings += faults
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    if len(page.body) >= _SMALL:
        findings += check_compression(client, page.url)
    return findings


def _fetch(url: str, allow: tuple[str, ...]) -> net.Resource:
    """Return the feed; FetchError says what its publisher can do about it."""
    try:
        return net.fetch(url, allow=allow, accept=", ".join(_FEED_TYPES), limits=_FEED_LIMITS)
    except FetchError as error:
        if "refuses" not in error.what:
            raise
        mend = "apps are refused, too: let everybody read what lies there; docs/hosting.md says how"
        raise FetchError(error.what, mend) from error


def _parse(url: str, data: bytes) -> FeedPage:
    """Return the channel of the feed; PodcastError when it is none."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        what = " ".join(str(error.msg).split())
        mend = "give the address of feed.xml, and upload it with `podcast publish`"
        raise PodcastError(f"{url}: not a feed ({what})", mend) from error
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        raise PodcastError(f"{url}: not an RSS feed", "give the address of feed.xml")
    return FeedPage(channel, FEED)


def _show_art(channel: FeedPage) -> Iterator[FeedReference]:
    for image in channel.all("itunes:image"):
        yield FeedReference(image.get("href"), "the show's picture", "art", _ART_TYPES)


def _episode_files(item: Node) -> Iterator[FeedReference]:
    """Yield what an item names: its audio, transcripts, chapters and picture."""
    title = f"“{' '.join(item.value('title').split())[:60]}”"
    for audio in item.all("enclosure"):
        types = (audio.element.get("type", "audio/mpeg"),)
        yield FeedReference(audio.get("url"), f"the audio of {title}", "audio", types, audio.get("length"))
    for name, sidecar in (("podcast:transcript", "a transcript"), ("podcast:chapters", "the chapters")):
        for file in item.all(name):
            types = (file.get("type"),)
            yield FeedReference(file.get("url"), f"{sidecar} of {title}", "sidecar", types)
    for image in item.all("itunes:image"):
        yield FeedReference(image.get("href"), f"the picture of {title}", "art", _ART_TYPES)


def _check_address(asked: str, final: str, channel: FeedPage, *, private: bool) -> Iterator[Finding]:
    """Yield F2 for a feed that says it lies elsewhere, H1 for one that is served without encryption.

    `final` is the address behind the redirects from `asked`; `private` says that it is of a private network.
    """
    selves = channel.link("self")
    if not {asked, final} & set(selves):
        what = "the feed has no atom:link rel=self"
        if selves:
            what = f"the feed says that it lies at {selves[0]!r}"
        mend = "set base_url in show.toml to the address without feed.xml, and publish again"
        yield Finding("F2", asked, what, mend, "warning")
    if urlsplit(final).scheme != "https" and not private:
        what = "it is served without encryption, which browsers and some apps refuse"
        mend = "get a certificate (Caddy does by itself), set base_url to https://"
        yield Finding("H1", asked, what, mend, "warning")


def _host_names(url: str) -> set[str]:
    """Return the host of an address as `--allow-private` may name it, with its port and without."""
    parts = urlsplit(url)
    return {parts.hostname or "", parts.netloc}
