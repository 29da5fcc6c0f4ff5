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
from podcast.model import Person

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
    """Returns an element by its prefixed name.

    Text and values are escaped; they must hold nothing that XML cannot. Elements are strings, not a tree: a feed
    of ten thousand episodes has half a million of them.
    """
    start = f"<{name}{_attributes(attributes)}" if attributes else f"<{name}"
    return f"{start}>{escape(text, quote=False)}</{name}>" if text else f"{start}/>"


def block(name: str, depth: int, children: Iterable[str], /, **attributes: str) -> str:
    """Returns an element that holds others, each on a line of its own; `depth` is how many hold it."""
    line = f"\n{'  ' * depth}"
    inside = "".join([f"{line}  {child}" for child in children])
    return f"<{name}{_attributes(attributes)}>{inside}{line}</{name}>"


def cdata(name: str, markup: str) -> str:
    """Returns an element whose text is markup of another language."""
    # A CDATA section cannot hold its own end; in HTML the reference says the same.
    return f"<{name}><![CDATA[{markup.replace(']]>', ']]&gt;')}]]></{name}>"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(
        [
            f' {key}="{escape(value, quote=False).replace(QUOTE, "&quot;")}"'
            for key, value in attributes.items()
        ]
    )


def one_line(text: str, limit: int = VALUE_LIMIT) -> str:
    """Returns a value of one line."""
    return shorten(text, limit)


def description(text: str) -> str:
    """Returns a text as HTML within a description's limit, which readers take for HTML whatever it is."""
    text, room = "\n\n".join(split_paragraphs(text)), DESCRIPTION_LIMIT
    while len((markup := _paragraphs(text)).encode()) > DESCRIPTION_LIMIT:  # escaping makes it longer
        text, room = fit(text, room), room - 100
    return markup


def _paragraphs(text: str) -> str:
    parts = [escape(part, quote=False) for part in split_paragraphs(text)]
    return "".join(f"<p>{part}</p>" for part in parts) if len(parts) > 1 else "".join(parts)


def language_code(text: str) -> str:
    """Returns a language as `en-gb`; empty is English."""
    return one_line(text).lower() or "en"


def mail_date(moment: datetime) -> str:
    """Returns a moment as mail has it; not by strftime, whose names follow the locale."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def true_or_false(holds: bool) -> str:
    """Returns what Apple, and every validator, takes for a yes or no."""
    return "true" if holds else "false"


def license_elements(text: str) -> Iterator[str]:
    """Yields what the namespace can name: a licence by its identifier, or by the address of its text."""
    name, url = find_licence(text)
    if name:
        yield element("podcast:license", name, **({"url": url} if url else {}))


@functools.lru_cache(maxsize=1000)
def find_licence(text: str) -> tuple[str, str]:
    """Returns (name, address) of the licence that the text names, either empty when it does not."""
    if known := _LICENCE.search(text):
        return known[0].lower().replace(" ", "-"), ""
    address = _URL.search(text)
    if address and (url := urls.ascii_url(address[0].rstrip(".,;)"))):
        return one_line(text.replace(address[0], ""), NAME_LIMIT) or "custom", url
    return "", ""


def person_elements(
    hosts: Iterable[Host], known: Iterable[Person] = (), guests: Iterable[Person] = ()
) -> Iterator[str]:
    """Yields who speaks or has another part, with what is `known` of them; an item's list replaces the channel's."""
    facts = {person.name: person for person in known}
    people = [(Person(host.name, role="host"), facts.get(host.name)) for host in hosts]
    for person, more in (*people, *((guest, facts.get(guest.name)) for guest in guests)):
        if name := one_line(person.name, NAME_LIMIT):
            # What a show says of somebody goes for every episode, but for the part in it.
            role = more.role if more and person.role == "guest" else person.role
            links = {"img": (more.picture if more else "") or person.picture}
            links["href"] = person.link or (more.link if more else "")
            there = {key: url for key, value in links.items() if (url := urls.ascii_url(value))}
            group = more.group if more else person.group
            words = {"role": one_line(role, NAME_LIMIT), "group": one_line(group, NAME_LIMIT)}
            yield element(
                "podcast:person", name, **{key: word for key, word in words.items() if word}, **there
            )
