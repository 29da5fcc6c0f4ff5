"""The sites that new episodes are made from, asked once more before anything is published."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from podcast import urls, wishes
from podcast.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.library import Library
    from podcast.model import Listing
    from podcast.wishes import Wish

_AT_ONCE = 8


def refuse_against_wishes(library: Library, episodes: Sequence[Listing]) -> None:
    """Raise a PublishError when the site of an episode's article wishes that no program uses it.

    It is not asked where rights are stated for that text, or for that site. One that does not answer wishes nothing.
    """
    general, allow = library.show.rights, library.show.fetch_allow
    asked = [
        (episode.slug, url)
        for episode in episodes
        if not episode.imported
        and (url := urls.web_address(episode.source))
        and not wishes.is_overruled(url, episode.rights, general)
    ]

    def read(entry: tuple[str, str]) -> Wish | None:
        return wishes.read_robots(entry[1], allow) or wishes.read_reservation(entry[1], allow)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = [(slug, wish) for (slug, _), wish in zip(asked, pool.map(read, asked), strict=True) if wish]
    if found:
        (slug, wish), more = found[0], len(found) - 1
        rest = f" (and {more} more)" if more else ""
        mend = (
            f"if you have the right, say which in its script, as in `rights: permission by mail of 2 March`, or name "
            f"the site in rights in show.toml; else `podcast episodes {slug} --withdraw`"
        )
        raise PublishError(f"{slug}{rest} is not published: {wish}", mend)
