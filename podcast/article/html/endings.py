"""What stands in the element of a text, at its edges, and is none of it: notes about it, teasers of other texts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from podcast.article.extraction import key
from podcast.article.html.appeals import APPEAL, is_offer
from podcast.article.html.headings import ONE_LINK, OVER_LINKS
from podcast.article.html.selecting import DOUBTED
from podcast.article.html.shapes import is_bold_line, is_listed, is_prose, is_quotation, is_sentence
from podcast.article.notes import NOTE, find_notes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_SLANTED = 0.9
"""Share of a line in italics from which on it is set so."""
_LINK = 0.9
"""Share of a line that is a link, from which on it is one."""
_MOST = 40
"""Words of a slanted line that leads elsewhere at most."""
_MUCH = 0.2
"""Share of such a line that is a link, at least."""
_LITTLE = 15
"""Words of a slanted line at most that says little."""
_QUOTED = re.compile(r"[\"“”„«»]")
_TEASER = 60
"""Words of a teaser at most, beside its link."""
_CARDS = 3
"""Boxes alike in a row that are cards, at least."""
_CUT = re.compile(r"(?:\.\.\.|…)[\])]?$")
_INITIALS = 4
"""Words at most of a line that is left below a text: “Ann Lee”, “ale”."""
_REMNANT = "below the text"
_BANNER = 15
"""Words of a banner at most, beside its button."""
_SCRAPS = 60
"""Lines in a banner's box at most."""
_BUTTON = 5
"""Words on a button at most."""
_DEPTH = 8
"""Elements around a line within which its card is found."""
_CALLING = frozenset((ONE_LINK, OVER_LINKS, APPEAL, "appeal to subscribe", "form", "teaser"))
"""Reasons for which a box's parts are left out that make it one of the page's own."""
_TOOL = 4
"""Words of a tool at most that stands behind the heading of a part: “Edit”, “Link to this heading”."""
_HOLLOW = "heading over nothing"
_REPEATED = 12
"""Words of a paragraph that is said twice, at least."""
_REPEAT = "said in a box, too"
_OTHER = "another article"
"""Why what stands in one is none of the text."""
_SIGNED = re.compile(r"(?:^|[\s_-])(?:authors?|by-?line)(?:$|[\s_-])", re.IGNORECASE)
"""What the class of a part says that tells whose an article is."""
_TEXT = 0.5
"""Share of the words that must be left above the teasers: a page may be nothing but cards."""


def mark_notes(leaves: Sequence[Leaf], authors: Sequence[str]) -> list[Leaf]:
    """Returns the leaves, with a reason for those at the edges of the text that are notes about it.

    Amid it, a slanted line much of which is a link leads elsewhere: “See how the river was measured.”
    """
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    slanted = {at for at, index in enumerate(kept) if leaves[index].italic > _SLANTED}
    if 2 * len(slanted) > len(kept):
        slanted = set()
    # What stands under a heading of its own is a part of the text.
    free = {at for at in slanted if not _heads(leaves[kept[at - 1]])}
    aside = {at for at in free if _is_aside(leaves[kept[at]])}
    texts = [leaves[index].text for index in kept]
    found = find_notes(texts, authors, slanted=slanted, aside=aside)
    notes = {kept[at] for at in (*found, *free) if at in found or _leads_away(leaves[kept[at]])}
    return [replace(leaf, because=NOTE) if index in notes else leaf for index, leaf in enumerate(leaves)]


def _leads_away(leaf: Leaf) -> bool:
    """Returns whether a slanted line is much of it a link, and neither a note to a table nor somebody's words."""
    is_line = leaf.kind == "paragraph" and leaf.words <= _MOST and not leaf.text.startswith("*")
    return is_line and leaf.linked > _MUCH and not _QUOTED.search(leaf.text)


def _is_aside(leaf: Leaf) -> bool:
    """Returns whether a slanted line leads elsewhere, or is a short sentence of nobody's: “We will go on with it.”"""
    is_short = leaf.words <= _LITTLE and (is_sentence(leaf.text) or leaf.text[-1] == ":")
    return leaf.linked > 0 or (is_short and not _QUOTED.search(leaf.text))


def _heads(leaf: Leaf) -> bool:
    return (leaf.kind == "heading" and not is_quotation(leaf)) or is_bold_line(leaf)


def mark_teasers(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for those below the text that are on cards: boxes alike, each with a link."""
    words: Counter[HtmlElement] = Counter()
    linked: set[HtmlElement] = set()
    for leaf in leaves:
        for element in _around(leaf):
            if leaf.linked > _LINK or (leaf.kind == "heading" and leaf.because == ONE_LINK):
                linked.add(element)
            else:
                words[element] += leaf.words
    alike = Counter(_place(element) for element in linked if words[element] <= _TEASER)
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    tail = set(
        takewhile(
            lambda index: (
                leaves[index].kind == "heading"
                or any(
                    element in linked and words[element] <= _TEASER and alike[_place(element)] >= _CARDS
                    for element in _around(leaves[index])
                )
            ),
            reversed(kept),
        )
    )
    if _is_most(leaves, tail, kept) and not _are_cut(leaves, tail, kept):
        return list(leaves)
    return [replace(leaf, because="teaser") if index in tail else leaf for index, leaf in enumerate(leaves)]


def _are_cut(leaves: Sequence[Leaf], tail: Collection[int], kept: Iterable[int]) -> bool:
    """Returns whether all on the cards below a text is cut off, “The boat that was […]”, and above stands a text."""
    on_cards = [leaves[index].text for index in tail if is_prose(leaves[index])]
    is_text_above = any(is_prose(leaves[index]) for index in kept if index not in tail)
    return is_text_above and len(on_cards) >= _CARDS and all(map(_CUT.search, on_cards))


def mark_others(leaves: Sequence[Leaf], title: str) -> list[Leaf]:
    """Returns the leaves, with a reason for those in other articles of a page that shows one below the other.

    Each has a headline of its own and says whose it is; `title` is the key of the one that the page is about.
    """
    articles = [next(leaf.element.iterancestors("article"), None) for leaf in leaves]
    headlines = [
        (box, key(leaf.text)) for leaf, box in zip(leaves, articles, strict=True) if leaf.element.tag == "h1"
    ]
    own = next((box for box, text in headlines if text == title and box is not None), None)
    words: Counter[HtmlElement | None] = Counter()
    for leaf, box in zip(leaves, articles, strict=True):
        words[box] += 0 if leaf.because else leaf.words
    others = {
        box
        for box, text in headlines
        if own is not None
        and words[own] >= _TEASER
        and box is not None
        and text != title
        and box.getparent() is not None
        and box not in {own, *own.iterancestors()}
        and any(_SIGNED.search(part.get("class") or "") for part in box.iter("a", "div", "p", "span"))
    }
    return [
        replace(leaf, because=_OTHER) if box in others and not leaf.because else leaf
        for leaf, box in zip(leaves, articles, strict=True)
    ]


def mark_cards(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for a few words below a heading that is a link, in one box with it amid text.

    Where more boxes are like it, their words are what the page says of what it links to.
    """
    inside = _gather(leaves)
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    cards: dict[HtmlElement, list[int]] = {}
    for index, leaf in enumerate(leaves):
        if leaf.kind == "heading" and leaf.because == ONE_LINK:
            box = next((box for box in _around(leaf) if len(inside[box]) > 1), None)
            own = [at for at in inside[box] if not leaves[at].because] if box is not None else []
            if box is not None and own and kept[0] < index and sum(leaves[at].words for at in own) <= _TEASER:
                cards[box] = own
    alike = Counter(map(_place, cards))
    teasers = {at for box, own in cards.items() if alike[_place(box)] == 1 for at in own}
    return [
        replace(leaf, because="teaser") if index in teasers else leaf for index, leaf in enumerate(leaves)
    ]


def mark_banners(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for a few words in a box amid the text that has a button or a link alone.

    A site announces its meetings so, and says what its members are.
    """
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    inside = _gather(leaves)
    banners: set[int] = set()
    for leaf in leaves:
        if leaf.linked <= _LINK or leaf.words > _BUTTON:
            continue
        boxes = (box for box in _around(leaf) if len(inside[box]) > 1)
        box = next(boxes, None)
        own = inside[box] if box is not None and box.tag in ("div", "section") else ()
        if len(own) > _SCRAPS:
            continue
        said = [at for at in own if not leaves[at].because]
        is_few = sum(leaves[at].words for at in said) <= _BANNER and not any(
            _is_said(leaves[at]) for at in said
        )
        if said and is_few and kept[0] < own[0] and own[-1] < kept[-1]:
            banners.update(said)
    return [
        replace(leaf, because="banner") if index in banners else leaf for index, leaf in enumerate(leaves)
    ]


def _is_said(leaf: Leaf) -> bool:
    return is_prose(leaf) or is_listed(leaf) or leaf.kind == "heading"


def _gather(leaves: Sequence[Leaf]) -> Mapping[HtmlElement, Sequence[int]]:
    """Returns the indices of the leaves in each element around them."""
    inside: defaultdict[HtmlElement, list[int]] = defaultdict(list)
    for index, leaf in enumerate(leaves):
        for element in _around(leaf):
            inside[element].append(index)
    return inside


def mark_remnants(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for what is left below the last sentence of a text that ends with paragraphs.

    That is a word or a few, such as the initials of who wrote it, and a sentence that is cut off, over a link to the
    rest. One that is hardly more than links is the author's: “Couple with …”.
    """
    result = list(leaves)
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    while len(kept) > 1 and _is_paragraph(leaves[kept[-2]]) and _is_remnant(leaves, kept[-1]):
        result[kept[-1]] = replace(leaves[kept[-1]], because=_REMNANT)
        kept.pop()
    return result


def _is_remnant(leaves: Sequence[Leaf], index: int) -> bool:
    leaf = leaves[index]
    if leaf.kind != "paragraph" or leaf.level:
        return False
    is_word = leaf.words <= _INITIALS and not is_sentence(leaf.text)
    is_over_link = index + 1 < len(leaves) and leaves[index + 1].because == ONE_LINK
    is_cut = leaf.text.endswith(("...", "…")) and is_over_link
    return is_word or is_cut


def _is_paragraph(leaf: Leaf) -> bool:
    return leaf.kind in ("paragraph", "quote") and (is_prose(leaf) or is_sentence(leaf.text))


def mark_repeats(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for what stands below the text under headings of its own, and also in a box.

    Sites ask for letters and donations beside a text and once more below it.
    """
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    in_boxes = {key(leaf.text) for leaf in leaves if leaf.because and leaf.words >= _REPEATED}
    tail = list(
        takewhile(
            lambda index: (
                (leaves[index].kind == "heading" and not is_quotation(leaves[index]))
                or key(leaves[index].text) in in_boxes
            ),
            reversed(kept),
        )
    )
    # A last paragraph under no heading may stand in a box because somebody quotes it there.
    while tail and leaves[tail[-1]].kind != "heading":
        tail.pop()
    if _is_most(leaves, tail, kept):
        return list(leaves)
    return [replace(leaf, because=_REPEAT) if index in tail else leaf for index, leaf in enumerate(leaves)]


def mark_offers(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for what a page offers right above an appeal below the text.

    Where the text itself speaks of such things, nothing tells the two apart.
    """
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    offers = list(takewhile(lambda index: is_offer(leaves[index]), reversed(kept)))
    is_asked = bool(kept) and any(leaf.because == APPEAL for leaf in leaves[kept[-1] :])
    above = kept[: len(kept) - len(offers)]
    if not is_asked or _is_most(leaves, offers, kept) or any(is_offer(leaves[index]) for index in above):
        return list(leaves)
    return [replace(leaf, because=APPEAL) if index in offers else leaf for index, leaf in enumerate(leaves)]


def mark_hollow(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for headings in boxes of which all else was left out: a link, an appeal."""
    hollow = {index for index, leaf in enumerate(leaves) if leaf.kind == "heading" and not leaf.because}
    inside = _gather(leaves)
    return [
        replace(leaf, because=_HOLLOW) if index in hollow and _is_hollow(leaves, index, inside) else leaf
        for index, leaf in enumerate(leaves)
    ]


def _is_hollow(leaves: Sequence[Leaf], index: int, inside: Mapping[HtmlElement, Sequence[int]]) -> bool:
    """Returns whether the nearest box around a heading that holds anything else has nothing else that is text."""
    boxes = (inside[box] for box in _around(leaves[index]))
    others = [at for at in next((own for own in boxes if len(own) > 1), ()) if at != index]
    if all(at > index for at in others) and sum(leaves[at].words for at in others) <= _TOOL:
        return False
    because = {leaves[at].because for at in others}
    return bool(because & _CALLING) and because <= _CALLING | {DOUBTED}


def _is_most(leaves: Sequence[Leaf], tail: Collection[int], kept: Iterable[int]) -> bool:
    """Returns whether the leaves below the text would be most of it."""
    below = sum(leaves[index].words for index in tail)
    return below > (1 - _TEXT) * sum(leaves[index].words for index in kept)


def _around(leaf: Leaf) -> Iterator[HtmlElement]:
    """Yields the element of a leaf and some around it."""
    yield leaf.element
    yield from islice(leaf.element.iterancestors(), _DEPTH)


def _place(element: HtmlElement) -> tuple[HtmlElement | None, str, str]:
    """Returns what boxes alike share: the element around them, their tag, their first class."""
    return element.getparent(), element.tag, next(iter((element.get("class") or "").split()), "")
