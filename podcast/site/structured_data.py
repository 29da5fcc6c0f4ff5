"""What a page says of itself to machines, in schema.org's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from podcast import urls
from podcast.contract import FEED, VALUE_LIMIT
from podcast.language.plain.hygiene import clean, shorten
from podcast.site.wording import iso_length

if TYPE_CHECKING:
    from podcast.model import Edition, Listing


def describe_show(edition: Edition) -> dict[str, Any]:
    """Return the show as a PodcastSeries."""
    show = edition.show
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "PodcastSeries",
            "name": shorten(show.title, VALUE_LIMIT),
            "description": clean(show.description),
            "url": f"{edition.address}index.html",
            "webFeed": f"{edition.address}{FEED}",
            "image": f"{edition.address}{edition.cover}",
            "author": _author("Organization", show.author),
            "inLanguage": clean(show.language),
        }
    )


def describe_episode(edition: Edition, listing: Listing, audio: str, picture: str) -> dict[str, Any]:
    """Return an episode as a PodcastEpisode; `audio` and `picture` are whole addresses."""
    show = edition.show
    made = "https://schema.org/TrainedAlgorithmicMediaDigitalSource" if not listing.imported else ""
    sound = {
        "@type": "AudioObject",
        "contentUrl": audio,
        "encodingFormat": clean(listing.media_type),
        "contentSize": str(listing.bytes),
        "duration": iso_length(listing.duration_ms),
        **({"digitalSourceType": made} if made else {}),
    }
    source = _filled(
        {
            "@type": "CreativeWork",
            "name": shorten(listing.source_title, VALUE_LIMIT),
            "url": urls.ascii_url(listing.source),
            "author": _author("Person", listing.source_author),
            "datePublished": clean(listing.source_date),
        }
    )
    title_only = {
        "@type": "CreativeWork",
        "name": shorten(listing.title, VALUE_LIMIT),
    }  # of a trailer no more is known
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "PodcastEpisode",
            "name": shorten(listing.title, VALUE_LIMIT),
            "description": shorten(listing.summary, 1000),
            "url": f"{edition.address}{listing.slug}/index.html",
            "datePublished": listing.published,
            "episodeNumber": listing.number or "",
            "timeRequired": iso_length(listing.duration_ms),
            "inLanguage": clean(listing.language),
            "image": picture,
            "digitalSourceType": made,
            "associatedMedia": sound,
            "isBasedOn": source if len(source) > 1 and source != title_only else "",
            "partOfSeries": {
                "@type": "PodcastSeries",
                "name": shorten(show.title, VALUE_LIMIT),
                "url": f"{edition.address}index.html",
                "webFeed": f"{edition.address}{FEED}",
            },
        }
    )


def _author(kind: str, name: str) -> dict[str, str] | None:
    return {"@type": kind, "name": shorten(name, VALUE_LIMIT)} if clean(name) else None


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that say something."""
    return {key: value for key, value in values.items() if value}
