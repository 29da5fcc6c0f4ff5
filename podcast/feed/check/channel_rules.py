"""What a page of the feed says of the show."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from podcast import language_codes
from podcast.categories import CATEGORIES
from podcast.feed.check import value_rules
from podcast.feed.check.feed_file import REBUILD
from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.feed.check.feed_file import FeedPage, Node
    from podcast.model import Edition

_ONCE = (
    "title",
    "link",
    "description",
    "language",
    "itunes:explicit",
    "itunes:type",
    "podcast:guid",
    "podcast:locked",
)
_NEEDED = ("title", "link", "description", "language", "itunes:explicit")
_MEDIUMS = "podcast music video film audiobook newsletter blog publisher course mixed".split()
"""The media of the podcast namespace; each has a list, too: `podcastL`."""


def check(page: FeedPage, edition: Edition) -> Iterator[Finding]:
    """Yields what is wrong with what a page of the feed says of the show."""
    for rule in (_required, _owner, _explicit, _category, _kind, _identity, _extras, _private, _moved):
        yield from rule(page, edition)


def _required(page: FeedPage, edition: Edition) -> Iterator[Finding]:
    for name in _NEEDED:
        if not page.value(name):
            yield Finding("F2", page.name, f"{name} is missing", _set(name))
    for name in _ONCE:
        if len(page.all(name)) > 1:
            yield Finding("F2", page.name, f"{name} is there more than once", REBUILD)
    if page.value("link") and not value_rules.is_address(page.value("link")):
        yield Finding("F2", page.name, "link is no absolute address", _set("link"))
    if not value_rules.is_address(page.attribute("itunes:image", "href")):
        yield Finding("F2", page.name, "itunes:image has no absolute address", REBUILD)
    own = f"{edition.address}{page.name}"
    selves = page.link("self")
    if selves != [own]:
        what = f"its own address is {selves[0]!r}" if selves else "atom:link rel=self is missing"
        yield Finding("F2", page.name, f"{what}, it should be {own!r}", REBUILD)
    kinds = {link.get("type") for link in page.all("atom:link") if link.get("rel") == "self"}
    if selves and kinds != {"application/rss+xml"}:
        yield Finding("F2", page.name, "atom:link rel=self is not of type application/rss+xml", REBUILD)
    language = page.value("language")
    if language and not language_codes.is_language(language):
        what = f"language {language!r} is not a code of ISO 639 such as 'en' or 'en-us'"
        yield Finding("F6", page.name, what, _set("language"))


def _owner(page: FeedPage, edition: Edition) -> Iterator[Finding]:
    if not page.value("itunes:author"):
        yield Finding("F3", page.name, "itunes:author is missing", _set("author"), "warning")
    owners = page.all("itunes:owner")
    if edition.show.email and not owners:
        yield Finding(
            "F3", page.name, "itunes:owner is missing, though the show has an e-mail address", REBUILD
        )
    for owner in owners:
        if not owner.value("itunes:name"):
            yield Finding("F3", page.name, "itunes:owner has no name", _set("author"))
        if not value_rules.is_email(email := owner.value("itunes:email")):
            yield Finding("F3", page.name, f"itunes:email {email!r} is no e-mail address", _set("email"))


def _explicit(page: FeedPage, _: Edition) -> Iterator[Finding]:
    value = page.value("itunes:explicit")
    if value and value not in ("true", "false"):
        yield Finding("F4", page.name, f"itunes:explicit is {value!r}, not 'true' or 'false'", REBUILD)


def _category(page: FeedPage, _: Edition) -> Iterator[Finding]:
    tops = page.all("itunes:category")
    if not tops:
        yield Finding("F5", page.name, "itunes:category is missing", _set("category"))
    for top in tops:
        known = CATEGORIES.get(top.get("text"))
        if known is None:
            yield Finding("F5", page.name, f"Apple has no category {top.get('text')!r}", _set("category"))
            continue
        for sub in top.all("itunes:category"):
            if sub.get("text") not in known:
                what = f"Apple's category {top.get('text')!r} has no subcategory {sub.get('text')!r}"
                yield Finding("F5", page.name, what, _set("category"))


def _kind(page: FeedPage, _: Edition) -> Iterator[Finding]:
    kind = page.value("itunes:type")
    if kind not in ("episodic", "serial"):
        what = f"itunes:type is {kind!r}, not 'episodic' or 'serial'"
        yield Finding("F7", page.name, what, "set type under [feed] in show.toml, then run `podcast feed`")
    built = page.value("lastBuildDate")
    if built and (wrong := value_rules.read_date(built)[1]):
        yield Finding("F15", page.name, f"lastBuildDate: {wrong}", REBUILD)


def _identity(page: FeedPage, edition: Edition) -> Iterator[Finding]:
    guid = page.value("podcast:guid")
    if not _is_uuid(guid):
        yield Finding("P1", page.name, f"podcast:guid {guid!r} is not a UUID", REBUILD)
    elif guid.lower() != edition.guid.lower():
        yield Finding("P1", page.name, f"podcast:guid is {guid}, the show's is {edition.guid}", REBUILD)
    for locked in page.all("podcast:locked"):
        if locked.text not in ("yes", "no"):
            yield Finding("P2", page.name, f"podcast:locked is {locked.text!r}, not 'yes' or 'no'", REBUILD)
        if (owner := locked.get("owner")) and not value_rules.is_email(owner):
            yield Finding(
                "P2", page.name, f"podcast:locked names {owner!r}, no e-mail address", _set("email")
            )
    yield from people_and_licence(page, page.name)
    if any(episode.synthetic for episode in edition.episodes) and not says_ai(page):
        yield Finding("P8", page.name, "it does not say that the show is made with AI (podcast:txt)", REBUILD)


def _extras(page: FeedPage, _: Edition) -> Iterator[Finding]:
    for funding in page.all("podcast:funding"):
        if not value_rules.is_address(funding.get("url")):
            what = "podcast:funding has no absolute address"
            yield Finding("P9", page.name, what, "set funding_url under [feed] in show.toml")
        if not 0 < len(funding.text) <= 128:
            what = f"podcast:funding has a text of {len(funding.text)} characters; 1 to 128 are allowed"
            yield Finding("P9", page.name, what, "change funding_text under [feed] in show.toml")
    medium = page.value("podcast:medium")
    if medium and medium.removesuffix("L") not in _MEDIUMS:
        yield Finding("P9", page.name, f"podcast:medium {medium!r} is unknown", REBUILD)
    for frequency in page.all("podcast:updateFrequency"):
        if not 0 < len(frequency.text) <= 128:
            what = f"podcast:updateFrequency has a text of {len(frequency.text)} characters; 1 to 128 are allowed"
            yield Finding("P9", page.name, what, "change update_frequency under [feed] in show.toml")


def _private(page: FeedPage, edition: Edition) -> Iterator[Finding]:
    blocks = [block.text for block in page.all("itunes:block")]
    if any(block != "Yes" for block in blocks):
        yield Finding("F24", page.name, f"itunes:block is {blocks[0]!r}: only 'Yes' blocks", REBUILD)
    if edition.show.feed.private and not blocks:
        yield Finding("F24", page.name, "the show is private, but itunes:block is missing", REBUILD)
    if edition.show.feed.private and page.value("podcast:locked") != "yes":
        yield Finding("F24", page.name, "the show is private, but podcast:locked is not 'yes'", REBUILD)


def _moved(page: FeedPage, edition: Edition) -> Iterator[Finding]:
    new = page.value("itunes:new-feed-url")
    mend = "correct new_feed_url under [feed] in show.toml, then run `podcast feed`"
    if page.all("itunes:new-feed-url") and not value_rules.is_address(new):
        yield Finding("F22", page.name, f"itunes:new-feed-url {new!r} is no absolute address", mend)
    if edition.show.feed.new_feed_url and not new:
        yield Finding("F22", page.name, "the show has moved, but itunes:new-feed-url is missing", REBUILD)


def people_and_licence(node: Node, where: str) -> Iterator[Finding]:
    """Yields what is wrong with the tags that channel and items have alike."""
    for person in node.all("podcast:person"):
        if not 0 < len(person.text.strip()) <= 128:
            what = f"podcast:person has a name of {len(person.text.strip())} characters; 1 to 128 are allowed"
            yield Finding("P7", where, what, "shorten the host's name in show.toml and in the scripts")
        for key in ("role", "group"):
            if person.get(key) != person.get(key).lower():
                what = f"podcast:person has the {key} {person.get(key)!r}; it is written in small letters"
                yield Finding("P7", where, what, REBUILD)
    for licence in node.all("podcast:license"):
        if not 0 < len(licence.text) <= 128:
            what = f"podcast:license has a text of {len(licence.text)} characters; 1 to 128 are allowed"
            yield Finding("P9", where, what, "set license under [feed] in show.toml, then run `podcast feed`")
        if (url := licence.get("url")) and not value_rules.is_address(url):
            yield Finding(
                "P9", where, f"podcast:license has the address {url!r}, which is not absolute", REBUILD
            )


def says_ai(node: Node) -> bool:
    """Returns whether a channel or item discloses that it is made with AI."""
    texts = node.all("podcast:txt")
    return any(txt.get("purpose") == "ai-content" and txt.text == "true" for txt in texts)


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _set(name: str) -> str:
    key = name.rpartition(":")[2]
    return f"set {key} in show.toml, then run `podcast feed`"
