"""A site asked what it wishes: its robots.txt, its tdmrep.json, the header and the metadata of a page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from podcast.errors import FetchError
from podcast.net import Limits, ask
from podcast.wishes.robots import fits, may_read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.net import Resource, Response

AGENT = "podcast"
"""By which a robots.txt may name this program."""
_LIMITS = Limits(size=500_000, seconds=8.0, connect_seconds=4.0)
_RESERVATION, _POLICY = "tdm-reservation", "tdm-policy"


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that a site asks programs not to do."""

    what: str
    """`asks programs not to read this page`, `reserves text and data mining`."""
    where: str
    """The address at which it says so."""
    policy: str = ""
    """Where its terms are, if it names them."""

    def __str__(self) -> str:
        terms = f"; its terms: {self.policy}" if self.policy else ""
        return f"{urlsplit(self.where).hostname} {self.what} ({self.where}{terms})"


def read_robots(url: str, allow: Iterable[str] = ()) -> Wish | None:
    """Returns what robots.txt says against reading a page; None also when it cannot be had."""
    parts = urlsplit(url)
    where = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
    text = _text(where, allow)
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    if may_read(text, path, AGENT):
        return None
    return Wish("asks programs not to read this page", where)


def read_reservation(url: str, allow: Iterable[str] = ()) -> Wish | None:
    """Returns the reservation of text and data mining for a page (TDMRep); None also when nobody can be asked.

    What the page says goes before its header, and that before the site's file.
    """
    try:
        answer = ask(url, {"Accept": "text/html,*/*;q=0.5"}, allow=allow, limits=_LIMITS)
    except FetchError:
        return _of_file(url, allow)
    page = answer if answer.status == 200 else replace(answer, headers={}, body=b"")
    return find_reservation(page, allow)


def find_reservation(page: Resource | Response, allow: Iterable[str] = ()) -> Wish | None:
    """Returns what `read_reservation` does, for a page that was fetched; only the site's file is asked for."""
    stated = _Metadata.of(page.body[: _LIMITS.size].decode("utf-8", "replace"))
    for facts in (stated, page.headers):
        if _RESERVATION in facts:
            return _wish(facts, page.url)
    return _of_file(page.url, allow)


def is_overruled(url: str, rights: str, general: str = "") -> bool:
    """Returns whether a right to a page's text goes before what its site wishes.

    `rights` is what somebody has stated: for this very text, unless it is the `general` statement of the show, which
    says nothing of a site that it does not name.
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return bool(rights.strip()) and (rights != general or (bool(host) and host in rights.lower()))


def _of_file(url: str, allow: Iterable[str]) -> Wish | None:
    parts = urlsplit(url)
    where = urlunsplit((parts.scheme, parts.netloc, "/.well-known/tdmrep.json", "", ""))
    try:
        rules: Any = json.loads(_text(where, allow) or "[]")
    except (ValueError, RecursionError):
        return None
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    for rule in rules if isinstance(rules, list) else ():
        if isinstance(rule, dict) and fits(str(rule.get("location", "")), path):
            return _wish({key: str(value) for key, value in rule.items()}, where)
    return None


def _wish(facts: Any, where: str) -> Wish | None:
    if str(facts.get(_RESERVATION, "")).strip() != "1":
        return None
    policy = str(facts.get(_POLICY, "")).strip()
    return Wish("reserves text and data mining", where, policy if re.match(r"https?://\S+$", policy) else "")


def _text(url: str, allow: Iterable[str]) -> str:
    try:
        answer = ask(url, allow=tuple(allow), limits=_LIMITS)
    except FetchError:
        return ""
    return answer.body.decode("utf-8", "replace") if answer.status == 200 else ""


class _Metadata(HTMLParser):
    """What a page's `meta` elements say of text and data mining."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[str, str] = {}

    @classmethod
    def of(cls, page: str) -> dict[str, str]:
        """Returns the first value of each name."""
        reader = cls()
        reader.feed(page)
        return reader.facts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps what a `meta` says."""
        named = dict(attrs)
        name = (named.get("name") or "").strip().lower()
        if tag == "meta" and name in (_RESERVATION, _POLICY):
            self.facts.setdefault(name, named.get("content") or "")
