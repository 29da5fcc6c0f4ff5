"""Who is told that a feed has changed, so that apps hear of it at once: a WebSub hub, and podping.cloud."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from podcast import net
from podcast.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PODPING = "https://podping.cloud/"
TOKEN = "PODPING_TOKEN"  # noqa: S105 - the name of the variable
"""The environment variable that holds the publisher's key."""
_LIMITS = net.Limits(size=100_000, seconds=20)


def tell_hub(hub: str, feed: str, allow: Iterable[str] = ()) -> str:
    """Tell a WebSub hub of a feed's new content; return what went wrong, empty when nothing did."""
    body = urlencode({"hub.mode": "publish", "hub.url": feed, "hub.topic": feed}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    return _tell(hub, headers, body, allow, "the hub")


def tell_podping(
    feed: str, environment: Mapping[str, str] = os.environ, service: str = PODPING, allow: Iterable[str] = ()
) -> str:
    """Tell podping.cloud of a feed's new content; return what went wrong, empty when nothing did."""
    token = environment.get(TOKEN, "")
    if not token:
        return f"podping.cloud was not told: set {TOKEN} to the key that you got there"
    address = f"{service}?url={quote(feed, safe='')}&reason=update&medium=podcast"
    return _tell(address, {"Authorization": token}, b"", allow, "podping.cloud")


def _tell(address: str, headers: Mapping[str, str], body: bytes, allow: Iterable[str], name: str) -> str:
    try:
        answer = net.ask(address, headers, body=body or None, allow=allow, limits=_LIMITS)
    except FetchError as error:
        return f"{name} was not told: {error.what}"
    return "" if 200 <= answer.status < 300 else f"{name} was not told: it answered {answer.status}"
