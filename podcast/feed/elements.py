"""Elements of a feed by their prefixed names, and the values that several of them have."""

from __future__ import annotations

import functools
import re
from datetime import UTC
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import DESCRIPTION_LIMIT, NAME_LIMIT, VALUE_LIMIT
from podcast.language.plain.hygiene import fit, shorten, split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from podcast.model import Host

QUOTE = '"'
_LICENCE = re.compile(
    r"\b(?:cc0[ -]1\.0|cc[ -]by(?:[ -]nc)?(?:[ -](?:nd|sa))?[ -][1-4]\.[05])\b", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s<>\"]+")


def element(name: str, text: str = "", /, **attributes: str) -> str:
    """An element by its prefixed name. Text and values are escaped; they must hold nothing that XML cannot.

    A string at a time: a feed of ten thousand episodes has half a million elements.
    """
    start = f"<{name}{_written(attributes)}" if attributes else f"<{name}"
    return f"{start}>{escape(text, quote=False)}</{name}>" if text else f"{start}/>"


def block(name: str, depth: int, children: Iterable[str], /, **attributes: str) -> str:
    """An element that holds others, each on a line of its own; `depth` is how many hold it."""
    line = f"\n{'  ' * depth}"
    inside = "".join([f"{line}  {child}" for child in children])
    return f"<{name}{_written(attributes)}>{inside}{line}</{name}>"


def cdata(name: str, markup: str) -> str:
    """An element whose text is markup of another language."""
    # A CDATA section cannot hold its own end; in HTML the reference says the same.
    return f"<{name}><![CDATA[{markup.replace(']]>', ']]&gt;')}]]></{name}>"


def _written(attributes: dict[str, str]) -> str:
    return "".join(
        [
            f' {key}="{escape(value, quote=False).replace(QUOTE, "&quot;")}"'
            for key, value in attributes.items()
        ]
    )


def value(text: str, limit: int = VALUE_LIMIT) -> str:
    """A value of one line."""
    return shorten(text, limit)


def description(text: str) -> str:
    """Paragraphs within a description's limit."""
    return fit("\n\n".join(split_paragraphs(text)), DESCRIPTION_LIMIT)


def language(text: str) -> str:
    """`en-gb`; empty is English."""
    return value(text).lower() or "en"


def date(moment: datetime) -> str:
    """As in mail; not by strftime, whose names follow the locale."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def truth(holds: bool) -> str:
    """What Apple, and every validator, takes for a yes or no."""
    return "true" if holds else "false"


def licences(text: str) -> Iterator[str]:
    """Only what the namespace can name: a licence by its identifier, or by the address of its text."""
    name, url = licence(text)
    if name:
        yield element("podcast:license", name, **({"url": url} if url else {}))


@functools.lru_cache(maxsize=1000)
def licence(text: str) -> tuple[str, str]:
    """(name, address) of the licence that the text names, either empty when it does not."""
    if known := _LICENCE.search(text):
        return known[0].lower().replace(" ", "-"), ""
    found = _URL.search(text)
    if found and (url := urls.ascii_url(found[0].rstrip(".,;)"))):
        return value(text.replace(found[0], ""), NAME_LIMIT) or "custom", url
    return "", ""


def people(hosts: Iterable[Host]) -> Iterator[str]:
    """Who speaks; an item's list replaces the channel's."""
    for host in hosts:
        if name := value(host.name, NAME_LIMIT):
            yield element("podcast:person", name, role="host", group="cast")
