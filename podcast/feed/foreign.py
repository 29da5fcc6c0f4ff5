"""A feed by others → what a show of ours takes over."""

from __future__ import annotations

import contextlib
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast import categories, language_codes
from podcast.contract import VALUE_LIMIT
from podcast.errors import FetchError, ShowError
from podcast.feed import elements, foreign_tags, foreign_values
from podcast.feed.foreign_items import read_items
from podcast.feed.foreign_markup import MARKUP, as_text, title_of
from podcast.feed.foreign_values import absolute, attribute, children, text, yes
from podcast.language.plain.hygiene import clean, shorten, split_paragraphs
from podcast.model import FeedChoice

if TYPE_CHECKING:
    from podcast.feed.foreign_items import ForeignItem
    from podcast.feed.foreign_values import Children

_CATEGORY = "News"
"""What a feed without a category gets."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_UNMOVED = FeedChoice()


@dataclass(frozen=True, slots=True)
class ForeignFeed:
    """A feed: the show, and the episodes that can be heard, in the feed's order."""

    title: str
    guid: str
    """The feed's own, else by the namespace's rule of its address; empty when neither is known."""
    items: tuple[ForeignItem, ...]
    description: str = ""
    author: str = ""
    email: str = ""
    language: str = "en"
    category: str = _CATEGORY
    more_categories: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    """Tags that we do not know, as XML."""
    explicit: bool = False
    link: str = ""
    copyright: str = ""
    image: str = ""
    """Address of the show's cover."""
    locked: bool = False
    """Whether its owner does not want it to be taken over."""
    feed: FeedChoice = _UNMOVED
    """Its settings; `new_feed_url` is where the feed has moved to."""
    self_url: str = ""
    next_url: str = ""
    """Address of the page with older episodes."""
    notes: tuple[str, ...] = ()
    """What was left out or mended, a line each."""


def read(data: bytes, address: str = "", charset: str = "") -> ForeignFeed:
    """Returns the feed in a document that came from `address`; FetchError when it is none."""
    root, sound = foreign_values.parse_xml(data, charset)
    name = str(root.tag).rpartition("}")[2].lower()
    if name == "feed":
        what = "is an Atom feed; podcast apps and this command read RSS"
        raise FetchError(what, "give the show's RSS feed", ": ")
    channel = next(iter(children(root).get("channel", ())), None)
    if name != "rss" or channel is None:
        what = f"is no podcast feed (its root is {shorten(name, 40)!r})"
        raise FetchError(what, "give the address of the RSS feed", ": ")
    tags = children(channel)
    links = {link.get("rel") or "": link.get("href") or "" for link in reversed(tags.get("atom:link", []))}
    self_url = absolute(links.get("self", ""), address)
    address = address or self_url
    items, notes = read_items(tags, address)
    known, unknown = _categories(tags)
    category, *more = known or [_CATEGORY]
    for lost in unknown:
        instead = "" if known else f": a new show gets {_CATEGORY!r}; set category in show.toml"
        notes = (f"Apple has no category {shorten(lost, 60)!r}{instead or ': left out'}", *notes)
    trailers = [item.enclosure for item in items if item.kind == "trailer"]
    if not sound:
        notes = ("the feed is not well-formed XML; it was read as far as it can be", *notes)
    return ForeignFeed(
        title=title_of(tags) or "Untitled show",
        guid=_guid(tags),
        items=items,
        description="\n\n".join(
            split_paragraphs(as_text(text(tags, "description", "itunes:summary")[:MARKUP]))
        ),
        author=shorten(text(tags, "itunes:author", "dc:creator"), VALUE_LIMIT),
        email=_email(tags),
        language=_language(text(tags, "language", "dc:language")),
        category=category,
        more_categories=tuple(more),
        extra=foreign_tags.extra_of_channel(tags, trailers),
        explicit=yes(text(tags, "itunes:explicit")),
        link=absolute(text(tags, "link"), address),
        copyright=shorten(text(tags, "copyright", "dc:rights"), VALUE_LIMIT),
        image=_image(tags, address),
        locked=yes(text(tags, "podcast:locked")),
        feed=_choice(tags, address),
        self_url=self_url,
        next_url=absolute(links.get("next") or links.get("prev-archive") or "", address),
        notes=notes,
    )


def _guid(tags: Children) -> str:
    try:
        return str(uuid.UUID(text(tags, "podcast:guid")))
    except ValueError:
        return ""


def _email(tags: Children) -> str:
    for owner in tags.get("itunes:owner", ()):
        email = text(children(owner), "itunes:email")
        if _EMAIL.fullmatch(email):
            return email
    return ""


def _language(code: str) -> str:
    code = code.lower().replace("_", "-")
    return code if language_codes.is_language(code) else "en"


def _categories(tags: Children) -> tuple[list[str], list[str]]:
    """Returns (the feed's categories that Apple has, those that it has not), in the feed's order."""
    known: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for element in tags.get("itunes:category", ()):
        top = clean(element.get("text") or "")
        subs = [clean(sub.get("text") or "") for sub in children(element).get("itunes:category", ())]
        for category in [f"{top} > {sub}" for sub in subs] or [top]:
            try:
                known[" > ".join(filter(None, categories.split(category)))] = None
            except ShowError:
                unknown[category] = None
                with contextlib.suppress(ShowError):
                    known[categories.split(top)[0]] = None
    return list(known), list(filter(None, unknown))


def _image(tags: Children, address: str) -> str:
    plain = [text(children(image), "url") for image in tags.get("image", ())]
    named = (attribute(tags, "itunes:image", "href"), *plain)
    return next(filter(None, (absolute(url, address) for url in named)), "")


def _choice(tags: Children, address: str) -> FeedChoice:
    return FeedChoice(
        type="serial" if text(tags, "itunes:type").lower() == "serial" else "episodic",
        private=yes(text(tags, "itunes:block")),
        complete=yes(text(tags, "itunes:complete")),
        new_feed_url=absolute(text(tags, "itunes:new-feed-url"), address),
        license=_licence(tags),
        update_frequency=_frequency(tags),
        funding_url=absolute(attribute(tags, "podcast:funding", "url"), address),
        funding_text=shorten(text(tags, "podcast:funding"), 128),
    )


def _frequency(tags: Children) -> str:
    """Returns how often episodes come, in words; nothing when the tag says more, and is kept as it is."""
    plain = all(set(element.attrib) <= {"complete"} for element in tags.get("podcast:updateFrequency", ()))
    return shorten(text(tags, "podcast:updateFrequency"), 128) if plain else ""


def _licence(tags: Children) -> str:
    """Returns the licence by its identifier, else by the words and the address that the feed has."""
    words = text(tags, "podcast:license")
    known = elements.find_licence(words)[0]
    return shorten(words if known else f"{words} {attribute(tags, 'podcast:license', 'url')}", VALUE_LIMIT)
