"""A feed of articles asked for and read: RSS, Atom or RDF as its publisher has it, good or bad."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from podcast import urls
from podcast.net import Limits, ask
from podcast.retry_after import read_wait

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.errors import FetchError

_ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"
_LIMITS = Limits(size=20_000_000, seconds=30.0)
_MOST_ENTRIES = 2_000
_SAME_BODY = 400
"""Characters from which on two entries with the same words are the same article, whatever else they say."""
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|at_\w+|ns_\w+|cmp|ref_src", re.IGNORECASE)

_REFUSALS = {
    401: "wants a password",
    403: "is refused",
    404: "is not there",
    410: "is gone for good",
    429: "is asked too often",
}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says of one article."""

    link: str
    """Its address; empty when the feed names none that can be read."""
    title: str
    marks: tuple[str, ...]
    """By any of which it is the same article as another entry: `id …`, `link …`, `body …`."""
    version: str
    """Changes with anything that the feed says of it."""


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What an address answered that was asked for a feed."""

    status: int
    url: str
    """After redirects."""
    entries: tuple[FeedEntry, ...] = ()
    """The oldest first, as far as dates tell, else the last of the feed first."""
    fault: str = ""
    """One line: why there are none, or not all."""
    etag: str = ""
    modified: str = ""
    wait_s: float = 0.0
    """How long the server asks not to be asked again."""


def ask_feed(url: str, etag: str, modified: str, allow: Iterable[str]) -> FeedAnswer:
    """Returns what a feed has; with what it gave as `etag` and `modified` the last time, 304 when that is the same.

    FetchError when nobody answers.
    """
    headers = {"Accept": _ACCEPT}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    answer = ask(url, headers, allow=tuple(allow), limits=_LIMITS)
    wait_s = read_wait(answer.headers.get("retry-after", "")) or 0.0
    if answer.status != 200:
        return FeedAnswer(answer.status, answer.url, fault=_explain(answer.status), wait_s=wait_s)
    entries, fault = read_feed(answer.body, answer.url, answer.headers)
    # A feed that came damaged is asked for again as a whole.
    etag, modified = (
        ("", "") if fault else (answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
    )
    return FeedAnswer(200, answer.url, entries, fault, etag, modified, wait_s)


def read_feed(
    data: bytes, url: str, headers: Mapping[str, str] | None = None
) -> tuple[tuple[FeedEntry, ...], str]:
    """Returns the entries of a feed that lies at an address, and one line on what is wrong with it."""
    import feedparser

    own = {"content-location": url, "content-type": (headers or {}).get("content-type", "application/xml")}
    try:
        parsed = feedparser.parse(data, response_headers=own)
    except Exception as error:  # noqa: BLE001 - of a library about a text by anybody
        return (), f"{url} is a feed that cannot be read ({type(error).__name__})"
    # As plain dictionaries: the library's own give what was not asked for, and warn of it.
    found = [dict(entry) for entry in parsed.entries[:_MOST_ENTRIES]]
    fault = ""
    if not parsed.get("version") and not found:
        fault = f"{url} is no feed{_hint(parsed)}"
    elif parsed.get("bozo") and _is_damaged(parsed):
        fault = f"{url} is damaged, {len(found)} entries of it can be read"
    return _in_order(found, url), fault


def _in_order(found: Sequence[Any], url: str) -> tuple[FeedEntry, ...]:
    host = urlsplit(url).netloc
    drafts = [(_draft(entry, host), entry) for entry in reversed(found)]
    counts = Counter(mark for marks, _ in drafts for mark in set(marks))
    # What several entries share tells none of them from another: a home page as everybody's link, a standing text.
    entries = [
        (entry.get("published_parsed") or entry.get("updated_parsed"), _entry(entry, marks, counts))
        for marks, entry in drafts
    ]
    dated = all(date for date, _ in entries)
    entries = sorted(entries, key=lambda pair: pair[0]) if dated else entries
    return tuple(entry for _, entry in entries)


def _entry(entry: Any, marks: tuple[str, ...], counts: Counter[str]) -> FeedEntry:
    own = tuple(mark for mark in marks if counts[mark] == 1)
    title, link = _plain(str(entry.get("title", ""))), urls.web_address(str(entry.get("link", "")))
    version = _digest(title, _body(entry), str(entry.get("updated", "")))
    # Twins to the letter are one entry.
    return FeedEntry(link, title[:300], own or marks or (f"title {_digest(title)}",), version)


def _draft(entry: Any, host: str) -> tuple[str, ...]:
    marks = []
    if name := str(entry.get("id", "")).strip():
        everywhere = re.match(r"(https?|tag|urn|doi):", name)
        marks.append(f"id {name if everywhere else f'{host} {name}'}"[:600])
    if link := urls.web_address(str(entry.get("link", ""))):
        marks.append(f"link {plain_link(link)}"[:600])
    body = _body(entry)
    if len(body) >= _SAME_BODY:
        marks.append(f"body {_digest(body)}")
    return tuple(dict.fromkeys(marks))


def plain_link(link: str) -> str:
    """Returns an address without what differs between ways to the same page: scheme, www, tracking, fragment."""
    parts = urlsplit(link)
    query = [(key, value) for key, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(key)]
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/') or '/'}{'?' if query else ''}{urlencode(query)}"


def _body(entry: Any) -> str:
    """Returns an entry's words without markup, in one line."""
    contents = [str(part.get("value", "")) for part in entry.get("content") or () if isinstance(part, dict)]
    return _plain(max([*contents, str(entry.get("summary", ""))], key=len))


def _plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", text)).split())


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:24]


def _is_damaged(parsed: Any) -> bool:
    """Whether the parser stumbled over the text itself, and not over what the server calls it."""
    return type(parsed.get("bozo_exception")).__name__ not in (
        "CharacterEncodingOverride",
        "NonXMLContentType",
    )


def _hint(parsed: Any) -> str:
    """Returns where a page says that its feed lies."""
    for link in parsed.get("feed", {}).get("links") or ():
        if link.get("rel") == "alternate" and re.search(r"rss|atom", str(link.get("type", ""))):
            return f", but a page whose feed is {link.get('href')}"
    return "; give the address of one, RSS or Atom"


def _explain(status: int) -> str:
    return "" if status == 304 else f"{_REFUSALS.get(status, 'has trouble')} ({status})"


def explain_failure(error: FetchError) -> str:
    """Returns why a feed could not be had, without its address."""
    return error.what.partition(": ")[2] or error.what
