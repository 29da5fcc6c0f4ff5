"""What a feed by others says beside the usual: people, transcripts, samples; and tags that we keep as they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.contract import NAME_LIMIT, NAMESPACES
from podcast.feed.elements import find_licence
from podcast.feed.foreign_values import absolute, attribute, canonical, text, whole
from podcast.language.plain.hygiene import shorten
from podcast.model import Attachment, Person, Soundbite

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from podcast.feed.foreign_values import Children

    Rules = Mapping[str, Callable[[_Element], bool]]
    """Name of a tag -> whether its meaning was taken over, so that we write one of our own."""

_ITEM = frozenset(
    """
    title link guid pubDate description content:encoded enclosure itunes:title itunes:duration itunes:explicit
    itunes:image itunes:episodeType podcast:transcript podcast:chapters podcast:person
    """.split()
)
_CHANNEL = frozenset(
    """
    title link description language copyright generator image lastBuildDate pubDate item itunes:image itunes:author
    itunes:owner itunes:category itunes:explicit itunes:type itunes:block itunes:complete itunes:new-feed-url
    podcast:guid podcast:locked podcast:podping
    """.split()
)
"""Tags whose meaning we take over: they are written anew."""
_MOST = 200_000
"""Characters of kept tags in an item or a channel."""
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_SOUNDBITE_S = (15.0, 120.0)


def read_people(tags: Children, address: str) -> tuple[Person, ...]:
    """Returns who has a part in an item, in small letters what it is."""
    people = []
    for element in tags.get("podcast:person", ()):
        if name := shorten(_words(element), NAME_LIMIT):
            words = {key: shorten(element.get(key) or "", NAME_LIMIT).lower() for key in ("role", "group")}
            picture, link = (absolute(element.get(key) or "", address) for key in ("img", "href"))
            people.append(Person(name, words["role"], words["group"], link, picture))
    return tuple(people)


def read_transcripts(tags: Children, address: str) -> tuple[Attachment, ...]:
    """Returns an item's transcripts, each where it lies now."""
    found = []
    for element in tags.get("podcast:transcript", ()):
        if url := absolute(element.get("url") or "", address):
            facts = (shorten(element.get(key) or "", NAME_LIMIT) for key in ("type", "language", "rel"))
            found.append(Attachment(url, *facts))
    return tuple(dict.fromkeys(found))


def read_soundbites(tags: Children) -> tuple[Soundbite, ...]:
    """Returns the samples that apps play."""
    return tuple(filter(None, map(_soundbite, tags.get("podcast:soundbite", ()))))


def _soundbite(element: _Element) -> Soundbite | None:
    try:
        start, seconds = (float(element.get(key) or "") for key in ("startTime", "duration"))
    except ValueError:
        return None
    if not (0 <= start < 1e6 and _SOUNDBITE_S[0] <= seconds <= _SOUNDBITE_S[1]):
        return None
    title = shorten(_words(element), NAME_LIMIT)
    return Soundbite(round(start * 1000), round(seconds * 1000), title)


def season_name(tags: Children) -> tuple[int, str]:
    """Returns (season, its name) as an item has them; 0 and empty when it does not."""
    return whole(text(tags, "podcast:season")), shorten(attribute(tags, "podcast:season", "name"), NAME_LIMIT)


def extra_of_item(tags: Children, number: int, *, marked: bool) -> tuple[str, ...]:
    """Returns the tags of an item that are kept as they are.

    `number` is the episode's; `marked` says that its chapters in the feed were understood.
    """
    ours: Rules = {
        **dict.fromkeys(("itunes:season", "podcast:season"), lambda one: _is_number(one, whole(_words(one)))),
        **dict.fromkeys(("itunes:episode", "podcast:episode"), lambda one: _is_number(one, number)),
        "podcast:txt": _says_ai,
        "podcast:soundbite": lambda one: _soundbite(one) is not None,
        "psc:chapters": lambda _: marked,
        "media:content": lambda _: "enclosure" not in tags,
    }
    return tuple(_kept(tags, _ITEM, ours))


def extra_of_channel(tags: Children, audio: Iterable[str]) -> tuple[str, ...]:
    """Returns the tags of a channel that are kept as they are; `audio` are the addresses of its trailers."""
    trailers = set(audio)
    funding = next(iter(tags.get("podcast:funding", ())), None)
    ours: Rules = {
        # Where this feed and its pages lie, and who is told of them, is not so of ours.
        "atom:link": lambda one: one.get("rel") in ("self", "hub", "first", "last", "next", "previous"),
        "podcast:medium": lambda one: _words(one) == "podcast",
        "podcast:txt": _says_ai,
        "podcast:trailer": lambda one: one.get("url") in trailers,
        "podcast:funding": lambda one: one is funding,
        "podcast:updateFrequency": lambda one: set(one.attrib) <= {"complete"},
        "podcast:license": lambda one: not (one.get("url") and find_licence(_words(one))[0]),
    }
    return tuple(_kept(tags, _CHANNEL, ours))


def count_tags(extras: Iterable[str]) -> str:
    """Returns which tags were kept how often, as `2 podcast:value, 1 podcast:location`; empty when none was."""
    counted = Counter(extra[1:].partition(">")[0].split("/")[0].split()[0] for extra in extras)
    return ", ".join(f"{number} {name}" for name, number in counted.most_common(12))


def _kept(tags: Children, names: Collection[str], rules: Rules) -> Iterator[str]:
    """Yields the elements that are neither of these `names` nor ours by the rule of their name."""
    room = _MOST
    pairs = [(name, element) for name, elements in tags.items() for element in elements]
    parent = pairs[0][1].getparent() if pairs else None
    places = {child: place for place, child in enumerate(parent if parent is not None else ())}
    for name, element in sorted(pairs, key=lambda pair: places.get(pair[1], 0)):  # as they stand in the feed
        if name in names or (name in rules and rules[name](element)):
            continue
        snippet = _snippet(element)
        room -= len(snippet)
        if room >= 0:
            yield snippet


def _words(element: _Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()


def _is_number(element: _Element, number: int) -> bool:
    """Returns whether a tag says that number, or nothing that a number is: `0` and `3.5` are kept as they are."""
    words = _words(element)
    return words == str(number or "none") or not _NUMBER.fullmatch(words)


def _says_ai(element: _Element) -> bool:
    return element.get("purpose") == "ai-content"


def _snippet(element: _Element) -> str:
    """Returns an element as it stands in a feed of ours: with our prefixes, others declared where they are used."""
    from lxml import etree

    wrapper = etree.Element("w", nsmap=NAMESPACES)
    _add_copy(wrapper, element)
    whole_text = etree.tostring(wrapper, encoding="unicode")
    return whole_text[whole_text.index(">") + 1 : whole_text.rindex("</")].strip()


def _add_copy(parent: _Element, element: _Element) -> None:
    """Add a copy of an element, in the namespaces as we spell them; comments are left out."""
    from lxml import etree

    tag = canonical(str(element.tag))
    space = etree.QName(tag).namespace
    own = {element.prefix: space} if space and space not in NAMESPACES.values() else None
    attributes = {canonical(str(name)): str(value) for name, value in element.attrib.items()}
    copy = etree.SubElement(parent, tag, attributes, nsmap=own)
    copy.text = element.text
    for child in element:
        if isinstance(child.tag, str):
            _add_copy(copy, child)
            copy[-1].tail = child.tail
