"""The show's front and its archive: pages that list episodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from podcast import urls
from podcast.contract import VALUE_LIMIT
from podcast.language.plain.hygiene import shorten
from podcast.site import structured_data
from podcast.site.episode_rows import locate_audio
from podcast.site.pages import SUBSCRIPTIONS, page_name
from podcast.site.subscribe_links import page_code, subscribe_places
from podcast.site.templating import content_policy

if TYPE_CHECKING:
    from podcast.site.page_frame import PageFrame
    from podcast.site.pages import ListPage


def list_values(frame: PageFrame, page: ListPage) -> dict[str, Any]:
    """Return what the template of a list of episodes is filled with."""
    edition = frame.edition
    address = f"{edition.address}{page.name}"
    title = shorten(edition.show.title, VALUE_LIMIT)
    return {
        **frame.values(""),
        "page": page,
        "title": f"{title}: archive, page {page.number}" if page.number else title,
        "address": address,
        "csp": content_policy([locate_audio(episode) for episode in page.episodes]),
        "rows": [frame.row(episode) for episode in page.episodes],
        "start": {"label": page.start[0], "href": page_name(page.start[1])} if page.start else None,
        "apps": subscribe_places(edition),
        "local": urls.is_local(edition.address),
        "list": "" if edition.show.feed.private else SUBSCRIPTIONS,
        "qr": "" if page.number or urls.is_local(edition.address) else page_code(address),
        "data": None if page.number else structured_data.describe_show(edition),
    }
