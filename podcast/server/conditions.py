"""What a client says it has, and what it asks for on that condition only (RFC 9110, 13)."""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.datastructures import Headers

_TAG = re.compile(r'(?:W/)?"[^"]*"')


def failed(asked: Headers, tag: str, modified: datetime) -> bool:
    """Whether the client wants no other version than the one it names: 412, so that it joins no two.

    `tag` is strong and quoted; by the tags that are named, only without any by the date.
    """
    if "if-match" in asked:
        tags = ",".join(asked.getlist("if-match"))
        return tags.strip() != "*" and tag not in _TAG.findall(tags)
    since = _date(asked.get("if-unmodified-since", ""))
    return since is not None and modified.replace(microsecond=0) > since


def unchanged(asked: Headers, tag: str, modified: datetime) -> bool:
    """Whether what the client has is still right: by the tags that it names, only without any by the date."""
    if "if-none-match" in asked:
        tags = ",".join(asked.getlist("if-none-match"))
        return tags.strip() == "*" or tag in re.findall('"[^"]*"', tags)
    since = _date(asked.get("if-modified-since", ""))
    return since is not None and modified.replace(microsecond=0) <= since


def _date(text: str) -> datetime | None:
    """Return a header's moment with its zone; None when it is none, which leaves the condition out."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
