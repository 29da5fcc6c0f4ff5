"""Elements of a feed that this program does not know: kept as XML, and written as they are."""

from __future__ import annotations

from xml.etree import ElementTree

from podcast.contract import NAMESPACES

_OPEN = "<extra {}>".format(" ".join(f'xmlns:{prefix}="{url}"' for prefix, url in NAMESPACES.items()))


def fault_in(text: str) -> str:
    """Returns why a text cannot stand in a feed; empty when it holds whole elements and nothing else.

    The feed's own prefixes (`podcast:`, `itunes:` …) are known in it; others declare themselves.
    """
    try:
        root = ElementTree.fromstring(f"{_OPEN}{text}</extra>")  # noqa: S314 - the user's own, and no file is read
    except ElementTree.ParseError as error:
        return f"it is no XML ({error})"
    if (root.text or "").strip() or any((child.tail or "").strip() for child in root):
        return "it has text beside its elements"
    return ""
