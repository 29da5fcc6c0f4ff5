"""What the values of a show must be beyond their kinds, so that nothing is refused once an episode is spoken."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from podcast import categories, extra_tags, language_codes, urls
from podcast.contract import HOST_NAME
from podcast.errors import ShowError

if TYPE_CHECKING:
    from podcast.model import Show

_UNITS = {"MB": 10**6, "GB": 10**9, "TB": 10**12}
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?([MGT]B)", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def refuse_wrong_values(show: Show) -> None:
    """Raises ShowError for the first value that a feed or a script cannot hold; it names the key and the mend."""
    for category in (show.category, *show.more_categories):
        categories.split(category)
    _refuse_language(show.language)
    for key in ("base_url", "link", "hub"):
        address = getattr(show, key)
        if address and not urls.ascii_url(address):
            raise ShowError(f"{key} must be an address that begins with https:// or http://, not {address!r}")
    if show.email and not _EMAIL.fullmatch(show.email):
        raise ShowError(f"email must be an address such as studio@example.org, not {show.email!r}")
    _refuse_guid(show.guid)
    if not all(re.fullmatch(r"[a-z0-9]{1,64}", platform) for platform in show.feed.block):
        raise ShowError(
            f'[feed] block must be a list of platforms, as in ["spotify"], not {show.feed.block!r}'
        )
    if fault := extra_tags.fault_in(show.feed.extra):
        raise ShowError(
            f"[feed] extra: {fault}; write whole elements, as <podcast:location>Brest</podcast:location>"
        )
    if not 0 <= show.keep_days <= 3650:
        raise ShowError(f"[publish] keep_days must lie between 0 and 3650, not {show.keep_days}")
    _refuse_names([host.name for host in show.hosts])
    for word, spoken in show.say:
        if not (word.strip() and spoken.strip()):
            raise ShowError(
                f'[say] {word!r} is empty on one side; write a word and how it is spoken: Brest = "brest"'
            )


def read_size(text: str) -> int:
    """Returns `500 MB` as bytes; ValueError when it is no size."""
    match = _SIZE.fullmatch(text.strip())
    if not match:
        raise ValueError(f'a size is written as "500 MB" or "2 GB", not {text!r}')
    return round(float(match[1]) * _UNITS[match[2].upper()])


def _refuse_language(language: str) -> None:
    if not language_codes.is_language(language):
        near = language_codes.nearest_code(language)
        hint = f'; did you mean "{near}"?' if near else ""
        raise ShowError(f'language must be a code such as "en", "de" or "pt-BR", not {language!r}{hint}')


def _refuse_guid(guid: str) -> None:
    try:
        uuid.UUID(guid or str(uuid.NAMESPACE_URL))
    except ValueError:
        raise ShowError(
            f"guid {guid!r} is not a UUID: copy the old feed's podcast:guid, or remove it"
        ) from None


def _refuse_names(names: list[str]) -> None:
    for name in names:
        if not HOST_NAME.fullmatch(name):
            raise ShowError(
                f"[hosts] {name!r} cannot be a host's name, which scripts write as **Name:**; "
                "take one of letters, digits, spaces and hyphens"
            )
    if len({name.casefold() for name in names}) < len(names):
        raise ShowError("[hosts] names a host twice, but for capitals; give them names that sound different")
