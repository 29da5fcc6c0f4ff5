"""A page's runs of text, one for each stretch that no block element divides: what a reader sees as a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from podcast.article.extraction import one_line
from podcast.article.html.boxes import is_unseen, name_of_box
from podcast.article.html.runs import Leaf, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr""".split()
)
"""Elements within a line of text; all others begin a line of their own."""
_UNREAD = frozenset(
    """head script style noscript template svg math iframe object embed audio video canvas map button select option
    textarea input datalist figcaption nav dialog menu""".split()
)
"""Elements whose text nobody reads as part of an article."""
_BOLD = frozenset(("b", "strong", "u", "big"))
_SET_BOLD = re.compile(
    r"bold|(?:^|[\s_-])(?:(?:sub-?)?head(?:ing|line)?|speaker(?:[\s_-]?name)?|interview(?:er|ee))(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of what stands apart from the text beside it."""
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOTE = re.compile(r"(?:^|[#\s_-])(?:(?:foot|end)?-?notes?|fn|ftn)(?![a-z])", re.IGNORECASE)
"""Where the number of a note leads, or what pages call it."""
_NOTE_BOX = re.compile(r"(?:foot|side|margin)-?note(?:[-_]?(?:text|content|body))?|annotation", re.IGNORECASE)
_MARK_WORDS = 3
"""Words of a note's mark at most."""
_NUMBER = re.compile(r"\[?(?:\d{1,3}|[*†‡])\]?")
_NUMBERS = re.compile(r"\[?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]?")
_CLAUSE_END = re.compile(r"[^\W\d]{2}[.,;:?!)”’\"]+$|%[.,;]$")
_ITALIC = frozenset(("i", "em"))
_MARKS = ("way around the page", "buttons that share", "caption")
"""Boxes that also stand inside a line: “[edit]”."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST_CELL = 200
"""Characters of a cell that can be one of a row; a longer one holds text, as tables do that lay out a page."""

_WORDS = "AIO"
"""Letters that are words, too."""
_LONGEST_VALUE = 20
"""Words of what a list of terms says of one, when it is a value and no text."""


def read_leaves(tree: HtmlElement) -> Iterator[Leaf]:
    """Yields the leaves of a page in the order of its text; a term and what is said of it are one row."""
    term: Leaf | None = None
    for leaf in _join_capitals(list(_read_runs(tree))):
        tag = leaf.element.tag
        if term is not None and tag == "dd" and leaf.words <= _LONGEST_VALUE:
            text = f"{term.text.rstrip(':')}: {leaf.text}"
            yield replace(leaf, kind="row", text=text, label=term.text)
            term = None
            continue
        if term is not None:
            yield term
        term = leaf if tag == "dt" else None
        if term is None:
            yield leaf
    if term is not None:
        yield term


def _join_capitals(leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yields the leaves, a large first letter in a box of its own with the paragraph that it begins."""
    capital = ""
    words: Counter[str] = Counter()
    for leaf, after in zip_longest(leaves, leaves[1:]):
        if capital:
            # “A keeper” has a space where the rest is a word of its own, which the page has elsewhere, too.
            words = words or Counter(word for other in leaves for word in other.text.split())
            own = leaf.text.split()
            is_word = capital[-1] in _WORDS and words[own[0]] > own.count(own[0])
            yield replace(leaf, text=f"{capital}{' ' if is_word else ''}{leaf.text}")
            capital = ""
        elif (
            _is_capital(leaf) and after is not None and after.kind == "paragraph" and after.text[0].islower()
        ):
            capital = leaf.text
        else:
            yield leaf


def _is_capital(leaf: Leaf) -> bool:
    """Returns whether a leaf is one letter, perhaps behind a mark that opens a quotation."""
    letter = leaf.text.lstrip("“\"‘'")
    return len(letter) == 1 and letter.isupper() and leaf.kind == "paragraph" and len(leaf.text) <= 2


def _read_runs(tree: HtmlElement) -> Iterator[Leaf]:
    from lxml import etree

    run = Run(tree)
    around = [tree]
    """Block elements that are open, the innermost last."""
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    skipped: HtmlElement | None = None
    links = bolds = italics = 0
    for event, element in walk:
        if event in ("comment", "pi"):
            run.add(element.tail, links, bolds, italics)
            continue
        tag = element.tag
        is_inline = (
            tag in _INLINE
            or (tag not in _UNREAD and "-" in tag and not _holds_blocks(element))
            or (tag == "button" and _unfolds(element))
        )
        if event == "start":
            cells = _cells(element) if tag == "tr" else []
            if (tag in _UNREAD and not is_inline) or cells or (is_inline and _is_mark(element)):
                walk.skip_subtree()
                skipped = element
                run.add(_space_at_end(element) if is_inline else "", links, bolds, italics)
                if cells:
                    yield from run.close()
                    yield _row(element, cells)
            elif tag == "br":
                run.break_line()
            elif is_inline:
                links, bolds = links + _is_link(element), bolds + _is_bold(element)
                italics += tag in _ITALIC
                run.add(f"{_gap(element)}{element.text or ''}", links, bolds, italics)
            else:
                yield from run.close()
                around.append(element)
                run = Run(element)
                run.add(element.text, links, bolds, italics)
            continue
        if element is skipped:
            skipped = None
        elif is_inline:
            links, bolds = links - _is_link(element), bolds - _is_bold(element)
            italics -= tag in _ITALIC
        elif tag != "br":
            yield from run.close()
            around.pop()
            run = Run(around[-1] if around else tree)
        if element is not tree:
            run.add(element.tail, links, bolds, italics)
    yield from run.close()


def _gap(element: HtmlElement) -> str:
    """Returns a space where two boxes meet and no word would: "Likelihood" and "45%" are set beside each other."""
    before, text = element.getprevious(), element.text or ""
    is_box = element.tag == "span" and before is not None and before.tag == "span" and not before.tail
    meets = is_box and (before.text or "")[-1:].islower() and (text[:1].isupper() or text[:1].isdigit())
    return " " if meets else ""


def _space_at_end(element: HtmlElement) -> str:
    """Returns the space that stands within a mark and belongs to the line: “<sup>1 </sup>So he said.”"""
    return " " if element.text_content()[-1:].isspace() else ""


def _is_link(element: HtmlElement) -> bool:
    """Returns whether an element leads somewhere; one with a name alone is where others lead: `<a name="costs">`."""
    is_place = (element.get("name") or "#")[0].isalnum()
    return element.tag == "a" and bool(element.get("href") or not is_place)


def _is_bold(element: HtmlElement) -> bool:
    """Returns whether an element within a line sets its text apart, as one in bold type does."""
    if element.tag in ("span", "font"):
        return bool(
            _SET_BOLD.search(element.get("class") or "") or _BOLD_STYLE.search(element.get("style") or "")
        )
    return element.tag in _BOLD


def _holds_blocks(element: HtmlElement) -> bool:
    return any(child.tag not in _INLINE for child in element)


def _is_mark(element: HtmlElement) -> bool:
    """Returns whether an inline element is for screen readers alone, a switch, or the raised number of a note."""
    if element.tag == "sup":
        return element.find(".//a") is not None or _is_note_number(element)
    if element.tag == "a":
        return (
            _is_switch(element)
            or _is_place_mark(element)
            or _is_note_mark(element)
            or (
                len(element) == 1
                and element[0].tag == "sup"
                and not (element.text or element[0].tail or "").strip()
            )
        )
    return element.tag == "span" and (
        is_unseen(element) or name_of_box(element) in _MARKS or _is_note_inside(element)
    )


def _is_note_number(raised: HtmlElement) -> bool:
    """Returns whether raised numbers stand right behind a sentence or clause, where they are no power: “a sham.1,2”."""
    is_number = _NUMBERS.fullmatch(raised.text_content().strip()) is not None
    return is_number and _CLAUSE_END.search(_text_before(raised)) is not None


def _is_note_inside(span: HtmlElement) -> bool:
    """Returns whether a box within a line is a note on it that a reader opens: `<span class="footnote">`."""
    return (
        bool(_NOTE_BOX.fullmatch(span.get("class") or "")) and len(span.text_content().split()) > _MARK_WORDS
    )


def _is_switch(link: HtmlElement) -> bool:
    """Returns whether a link leads nowhere and stands at an end: it unfolds the text before it, “More”."""
    return (
        not any(link.get(name) for name in ("href", "name", "id"))
        and len(link.text_content().split()) <= 2
        and not (link.tail or "").strip()
    )


def _unfolds(button: HtmlElement) -> bool:
    """Returns whether a button is all of a heading: it folds the text below."""
    heading = next(button.iterancestors(*_HEADINGS), None)
    return heading is not None and one_line(heading.text_content()) == one_line(button.text_content())


def _is_place_mark(link: HtmlElement) -> bool:
    """Returns whether a link in a heading is a sign without words, by which readers take its address: “#”."""
    parent = link.getparent()
    is_in_heading = parent is not None and parent.tag in _HEADINGS
    return is_in_heading and not any(map(str.isalnum, link.text_content()))


def _is_note_mark(link: HtmlElement) -> bool:
    """Returns whether a link is the number of a note, set right behind a word: “a sham.1”."""
    if not _NUMBER.fullmatch(link.text_content().strip()):
        return False
    leads_to_note = _NOTE.search(link.get("href") or "") or _NOTE.search(link.get("class") or "")
    return bool(leads_to_note) and not _text_before(link)[-1:].isspace()


def _text_before(element: HtmlElement) -> str:
    """Returns the text right before an element in its line; a space where it begins one."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        text = (before.tail or "") if before.tail else before.text_content() if before.tag in _INLINE else ""
    else:
        text = (parent.text or "") if parent is not None else ""
    if not text and before is None and parent is not None and parent.tag in _INLINE:
        return _text_before(parent)
    return text or " "


def _cells(row: HtmlElement) -> list[str]:
    """Returns the texts of a row of a table of two columns or more; none where cells hold paragraphs or tables."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(
        next(cell.iter("table", "ul", "ol", "h1", "h2", "h3", "script"), None) is not None for cell in cells
    ):
        return []
    texts = [one_line(cell.text_content()) for cell in cells]
    return [] if any(len(text) > _LONGEST_CELL for text in texts) else [text for text in texts if text]


def _row(element: HtmlElement, cells: list[str]) -> Leaf:
    linked = sum(len(one_line(link.text_content())) for link in element.iter("a")) / sum(map(len, cells))
    first, values = cells[0].rstrip(":"), ", ".join(cells[1:])
    # "250 g | flour" is an amount of something, "Weight | 24 kg" something and its value.
    text = f"{first} {values}" if first[0].isdigit() and not values[:1].isdigit() else f"{first}: {values}"
    return (
        Leaf("row", text, element, min(1.0, linked), label=first)
        if values
        else Leaf("row", first, element, min(1.0, linked))
    )
