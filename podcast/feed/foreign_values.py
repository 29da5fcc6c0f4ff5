"""XML and HTML by others, read as far as they can be; nothing in them is fetched, run or blown up."""

from __future__ import annotations

import codecs
import html
import html.entities
import re
from datetime import MAXYEAR, UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from podcast import urls
from podcast.contract import NAMESPACES
from podcast.errors import FetchError
from podcast.language.plain.hygiene import strip_controls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

Children = dict[str, list["_Element"]]
"""Elements by their name, with the usual prefix (`itunes:image`) whatever the feed's own is."""

_PREFIXES = {
    **{address.casefold().rstrip("/"): f"{prefix}:" for prefix, address in NAMESPACES.items()},
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast:",
    "http://purl.org/dc/elements/1.1": "dc:",
    "http://search.yahoo.com/mrss": "media:",
}
"""Namespace in small letters, without a slash at its end (feeds agree on no more) -> our prefix."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE)
_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]{0,200}\?>")
_DAMAGE = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&#\w{1,8};"  # stay as they are
    rb"|&([A-Za-z][A-Za-z0-9]{1,31});|(&|<(?![A-Za-z_/!?]))",
    re.DOTALL,
)
"""References by name, and signs that begin nothing."""
_ENTITIES = {**html.entities.name2codepoint, "apos": ord("'")}
_HTML = re.compile(
    rb"(?:<\?xml[^<>]*>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOCK = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(\.\d+)?")
_MOST_MS = 100 * 3_600_000


def is_html(data: bytes) -> bool:
    """Returns whether this is a page rather than a feed."""
    return bool(_HTML.match(data[:5000].lstrip(codecs.BOM_UTF8)))


def find_feed_link(data: bytes, address: str) -> str:
    """Returns the address of the feed that a page names; empty when it names none."""
    from lxml import html as pages

    try:
        page = pages.document_fromstring(data, parser=pages.HTMLParser(no_network=True, huge_tree=False))
    except (ValueError, SyntaxError):
        return ""
    for link in page.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in (
            "application/rss+xml",
            "text/xml",
        ):
            url = absolute(link.get("href") or "", address)
            if url:
                return url
    return ""


def parse_xml(data: bytes, charset: str = "") -> tuple[_Element, bool]:
    """Returns the root of an XML document, and whether it is as XML should be.

    FetchError when nothing can be read.
    `charset` is what the server says; a document that names its own encoding knows better.
    """
    from lxml import etree

    marked = data.startswith(_MARKS)
    data = data if marked else data.lstrip()
    declared = _DECLARED.match(data[:300])
    if not marked and not declared and charset:
        data = _in_utf_8(data, charset)
    try:
        return etree.fromstring(data, _parser()), True
    except etree.XMLSyntaxError as error:
        problem = " ".join(str(error).split())[:120]
    if not data.startswith(_MARKS[1:]):
        data = _in_utf_8(data, declared[1].decode("ascii", "replace") if declared else "utf-8")
        data = _DAMAGE.sub(_as_number, data)
    try:
        root: _Element | None = etree.fromstring(data, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise FetchError(f"is no feed that can be read ({problem})")
    return root, False


def _parser(*, recover: bool = False) -> Any:
    from lxml import etree

    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _in_utf_8(data: bytes, encoding: str) -> bytes:
    """Returns the document in UTF-8, without what a damaged one may have of control characters."""
    try:
        document = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        document = data.decode("cp1252", "replace")  # what says UTF-8 and is not, mostly is this
    return _DECLARATION.sub(b"", strip_controls(document).encode())


def _as_number(match: re.Match[bytes]) -> bytes:
    """Returns a reference, or a sign that begins none, as a number.

    After a fault, libxml2 drops `&amp;` and its like, but not numbers.
    """
    name, sign = match[1], match[2]
    if sign:
        return b"&#%d;" % ord(sign)
    if name is None:
        return match[0]
    code = _ENTITIES.get(name.decode())
    return b"&#38;%b;" % name if code is None else b"&#%d;" % code


def children(element: _Element) -> Children:
    """Returns the elements that stand in an element, by their names."""
    tags: Children = {}
    for child in element:
        if isinstance(child.tag, str):
            space, _, name = child.tag.rpartition("}")
            prefix = _PREFIXES.get(space[1:].lower().rstrip("/"), "?:") if space else ""
            tags.setdefault(prefix + name, []).append(child)
    return tags


def canonical(name: str) -> str:
    """Returns a name of lxml's, `{namespace}local`, with the namespace as we spell it where we know it."""
    space, _, local = name.rpartition("}")
    prefix = _PREFIXES.get(space[1:].lower().rstrip("/"), "")[:-1]
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix in NAMESPACES else name


def text(tags: Mapping[str, list[_Element]], *names: str) -> str:
    """Returns the text of the first element of these names that has any."""
    for name in names:
        for element in tags.get(name, ()):
            content = strip_controls("".join(str(part) for part in element.itertext())).strip()
            if content:
                return content
    return ""


def attribute(tags: Mapping[str, list[_Element]], name: str, key: str) -> str:
    """Returns an attribute of the first element of that name."""
    return strip_controls(tags[name][0].get(key) or "").strip() if name in tags else ""


def absolute(url: str, base: str) -> str:
    """Returns an http(s) address in ASCII, whatever it was relative to; empty when it is none."""
    try:
        return urls.ascii_url(urljoin(base, url.strip())) if url.strip() else ""
    except ValueError:
        return ""


def utc_date(date: str) -> str:
    """Returns a date of mail or ISO 8601 as RFC 3339 has it, in UTC to the second.

    The text is empty when it is no date.
    """
    for read in (parsedate_to_datetime, _day, datetime.fromisoformat):
        try:
            moment = read(date.strip())
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            moment = moment.astimezone(UTC).replace(microsecond=0)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if 1970 <= moment.year < MAXYEAR:  # in the last one, other zones have no time for it
            return moment.isoformat().replace("+00:00", "Z")
    return ""


def _day(date: str) -> datetime:
    """Returns the moment of a date as in mail, without its time."""
    return parsedate_to_datetime(f"{date} 00:00:00 GMT")


def milliseconds(duration: str) -> int:
    """Returns the ms of seconds, `MM:SS` or `HH:MM:SS`; 0 when it is none of them."""
    match = _CLOCK.fullmatch(duration.strip())
    if not match:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + round(float(match[4] or 0) * 1000)
    return ms if ms <= _MOST_MS else 0


def whole(digits: str, most: int = 1_000_000) -> int:
    """Returns a positive whole number; 0 when it is none, or past all bounds."""
    digits = digits.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 20):
        return 0
    return int(digits) if int(digits) <= most else 0


def yes(word: str) -> bool:
    """Returns whether that means yes, in any of the ways that feeds say it."""
    return word.strip().lower() in ("yes", "true", "explicit", "1")
