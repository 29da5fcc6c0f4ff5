"""A feed at its public address: is it served as apps and directories need it?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from podcast import net
from podcast.contract import NAMESPACES
from podcast.errors import FetchError, PodcastError
from podcast.findings import Finding
from podcast.model import Stage, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element

    from podcast.model import Report

NEWEST = 10
"""Episodes that are looked at."""
_FEED_LIMIT = 100_000_000
_BRIEF = net.Limits(size=4096)
_FILES = 12
"""Files of an episode that are looked at: nobody's feed makes us ask for thousands."""
_WORKERS = 4
"""Requests at once: a check is no load test."""
_SMALL = 1000
"""Bytes below which nobody need compress a feed."""
_ORIGIN = {"Origin": "https://player.example"}
_RANGE = range(100)
_FEED_TYPES = ("application/rss+xml", "application/xml", "text/xml")
_ART_TYPES = ("image/jpeg", "image/png")
_PAGES = "docs/hosting.md shows the setting for nginx, Caddy and S3"


@dataclass(frozen=True, slots=True)
class _File:
    """Something that the feed names."""

    url: str
    what: str
    """For a person: `the audio of “The gauge”`."""
    kind: Literal["feed", "audio", "sidecar", "art"]
    types: tuple[str, ...]
    """Media types that it may have, the best one first."""
    length: str = ""
    """Of an enclosure, as the feed has it."""


@dataclass(frozen=True, slots=True)
class _Client:
    """Who asks, and which private hosts may be asked."""

    allow: tuple[str, ...]

    def ask(
        self, url: str, headers: Mapping[str, str] | None = None, method: Literal["GET", "HEAD"] = "GET"
    ) -> net.Answer:
        return net.ask(url, headers, method=method, allow=self.allow, limits=_BRIEF)


def check_url(
    url: str, report: Report = silent, *, allow: tuple[str, ...] = (), newest: int = NEWEST
) -> list[Finding]:
    """Ask for the feed at `url`, its art, and the files of its newest episodes, as apps do; what is wrong.

    `allow` names hosts whose address may be private. PodcastError when there is no feed at that address.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise PodcastError(
            f"{url!r} is no live address: give that of the feed, as in https://example.org/feed.xml"
        )
    client = _Client(allow)
    limits = net.Limits(size=_FEED_LIMIT, seconds=120)
    page = net.fetch(url, allow=allow, accept=", ".join(_FEED_TYPES), limits=limits)
    channel = _parse(url, page.body)
    feed = _File(page.url, "the feed", "feed", _FEED_TYPES)
    episodes = (islice(_episode(item), _FILES) for item in channel.findall("item")[:newest])
    files = [feed, *dict.fromkeys(chain(islice(_art(channel), 1), *episodes))]
    findings = [*_addressed(url, page.url, channel, private=bool(_hosts(page.url) & set(allow)))]
    pool = ThreadPoolExecutor(_WORKERS, "live")
    try:
        for done, found in enumerate(pool.map(lambda file: list(_check(client, file)), files), start=1):
            report(Stage.ASKING_SERVER, done, len(files))
            findings += found
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    if len(page.body) >= _SMALL:
        findings += _compressed(client, page.url)
    return findings


def _parse(url: str, data: bytes) -> _Element:
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        what = " ".join(str(error.msg).split())
        raise PodcastError(
            f"{url}: not a feed ({what}); give the address of feed.xml, and upload it with `podcast publish`"
        ) from error
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        raise PodcastError(f"{url}: not an RSS feed; give the address of feed.xml")
    return channel


def _art(channel: _Element) -> Iterator[_File]:
    for image in channel.findall("itunes:image", NAMESPACES):
        yield _File(image.get("href", ""), "the show's picture", "art", _ART_TYPES)


def _episode(item: _Element) -> Iterator[_File]:
    title = f"“{' '.join((item.findtext('title') or '').split())[:60]}”"
    for it in item.findall("enclosure"):
        kind = it.get("type", "audio/mpeg")
        yield _File(it.get("url", ""), f"the audio of {title}", "audio", (kind,), it.get("length", ""))
    for it in item.findall("podcast:transcript", NAMESPACES):
        yield _File(it.get("url", ""), f"a transcript of {title}", "sidecar", (it.get("type", ""),))
    for it in item.findall("podcast:chapters", NAMESPACES):
        yield _File(it.get("url", ""), f"the chapters of {title}", "sidecar", (it.get("type", ""),))
    for it in item.findall("itunes:image", NAMESPACES):
        yield _File(it.get("href", ""), f"the picture of {title}", "art", _ART_TYPES)


def _addressed(asked: str, final: str, channel: _Element, *, private: bool) -> Iterator[Finding]:
    selves = [
        link.get("href") for link in channel.findall("atom:link", NAMESPACES) if link.get("rel") == "self"
    ]
    if not {asked, final} & set(selves):
        what = (
            f"the feed says that it lies at {selves[0]!r}" if selves else "the feed has no atom:link rel=self"
        )
        mend = "set base_url in show.toml to the address without feed.xml, and publish again"
        yield Finding("F2", asked, what, mend, "warning")
    if urlsplit(final).scheme != "https" and not private:
        what = "it is served without encryption, which browsers and some apps refuse"
        yield Finding(
            "H1", asked, what, "get a certificate (Caddy does by itself), set base_url to https://", "warning"
        )


def _check(client: _Client, file: _File) -> Iterator[Finding]:
    """Each question by itself: one that gets no answer leaves the others."""
    questions: tuple[Callable[[_Client, _File], Iterator[Finding]], ...] = (_head,)
    questions += {
        "feed": (_again, _shared),
        "audio": (_part, _again),
        "sidecar": (_again, _shared),
        "art": (),
    }[file.kind]
    for question in questions:
        try:
            found = list(question(client, file))
        except FetchError as error:
            what, _, mend = str(error).rpartition("; ")
            yield Finding("H1", file.what, what or mend, mend if what else "correct the address")
            return
        yield from found
        if any(finding.what.startswith("its address answers") for finding in found):
            return  # what is not there has no other faults


def _head(client: _Client, file: _File) -> Iterator[Finding]:
    """H1, H4, and the enclosure's length."""
    head = client.ask(file.url, method="HEAD")
    if head.status != 200:
        got = client.ask(file.url)
        if got.status != 200:
            yield Finding(
                "H1",
                file.what,
                f"its address answers {got.status}: {file.url}",
                "`podcast publish` uploads it",
            )
            return
        what = f"HEAD is answered by {head.status}, GET by 200; directories ask by HEAD"
        yield Finding("H1", file.what, what, "let the server answer HEAD as it answers GET")
        head = got
    kind = head.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in file.types:
        what = f"its Content-Type is {kind!r}, not {file.types[0]!r} ({file.url})"
        severity: Literal["error", "warning"] = "warning" if file.kind == "sidecar" else "error"
        yield Finding("H4", file.what, what, _PAGES, severity)
    length = head.headers.get("content-length", "")
    if file.kind == "audio" and length != file.length:
        served = f"the server has {length} bytes" if length else "the server tells no Content-Length"
        what = f"the enclosure's length is {file.length!r}, {served} ({file.url})"
        yield Finding("F12", file.what, what, "run `podcast feed --check`, then `podcast publish`")


def _part(client: _Client, file: _File) -> Iterator[Finding]:
    """H2: a player that seeks asks for a part."""
    got = client.ask(file.url, {"Range": f"bytes={_RANGE[0]}-{_RANGE[-1]}"})
    told = got.headers.get("content-range", "")
    if got.status != 206:
        what = f"a range of bytes is answered by {got.status}, not 206: nobody can seek or resume"
        yield Finding(
            "H2", file.what, what, "turn on byte ranges: every usual web server has them, a script has not"
        )
    elif told != f"bytes {_RANGE[0]}-{_RANGE[-1]}/{file.length}" or len(got.body) != len(_RANGE):
        what = f"bytes 0 to 99 came as Content-Range {told!r} with {len(got.body)} bytes"
        yield Finding("H2", file.what, what, "see that no cache or proxy on the way changes ranges")


def _again(client: _Client, file: _File) -> Iterator[Finding]:
    """H3: who has it already must not load it again."""
    got = client.ask(file.url, {"Range": "bytes=0-0"} if file.kind == "audio" else None)
    conditions = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    there = {header: asked for header, asked in conditions.items() if header in got.headers}
    if not there:
        what = "it has neither ETag nor Last-Modified: apps load it whole each time"
        yield Finding("H3", file.what, what, "let the server send an ETag", "warning")
    for header, asked in there.items():
        again = client.ask(file.url, {asked: got.headers[header]})
        if again.status != 304:
            what = f"{asked} is answered by {again.status}, not 304: apps load it whole each time"
            yield Finding("H3", file.what, what, "see that no proxy on the way drops it", "warning")


def _shared(client: _Client, file: _File) -> Iterator[Finding]:
    """H5: players on other sites."""
    got = client.ask(file.url, _ORIGIN)
    if got.headers.get("access-control-allow-origin", "") not in ("*", _ORIGIN["Origin"]):
        what = f"Access-Control-Allow-Origin is missing: players on web pages cannot read it ({file.url})"
        yield Finding("H5", file.what, what, _PAGES, "warning" if file.kind == "feed" else "error")


def _compressed(client: _Client, url: str) -> Iterator[Finding]:
    """H6: a feed is asked for more often than anything else."""
    got = client.ask(url, {"Accept-Encoding": "gzip"})
    if got.headers.get("content-encoding", "").lower() not in ("gzip", "br", "zstd"):
        what = "it is not compressed, though the client takes gzip"
        yield Finding("H6", "the feed", what, f"turn on gzip for application/rss+xml; {_PAGES}", "warning")


def _hosts(url: str) -> set[str]:
    """As `--allow-private` may name it."""
    parts = urlsplit(url)
    return {parts.hostname or "", parts.netloc}
