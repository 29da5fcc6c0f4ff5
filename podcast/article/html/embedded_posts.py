"""Posts of another site that a page shows, for its article quotes them: their words and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POST = re.compile(r"(?<!\S)twitter-(?:tweet|video)(?!\S)")
_SIGNED = re.compile(r"(?P<words>.+?)\s*—\s*(?P<name>[^\W\d_][\w.,’'& -]{2,50}?)\s*\(@\w+\)", re.DOTALL)
"""How such a post ends, before its day: “The bridge is open. — Ann Lee (@annlee)”."""
_SHOWN = re.compile(r"\b(?:https?://|pic\.)\S+")
"""What only leads to a picture or a page."""
_ADDRESSED = re.compile(r"^(?:[.\s]*[@#]\w+[\s:,.]*)+|(?:\s*[@#]\w+)+\s*$")
"""To whom a post goes and of what it is, before and behind its words."""
_MARK = re.compile(r"(?<!\w)[@#](?=\w)")
_SYMBOL = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001ffff]")
_WORDS = 8
"""Words of a post that says something without its picture, at least."""


def show_posts(tree: HtmlElement) -> None:
    """Make a plain quotation of each embedded post that says something, in the language of the page if that has one."""
    for box in list(tree.iter("blockquote")):
        if not _POST.search(box.get("class") or ""):
            continue
        signed = _SIGNED.match(one_line(" ".join(box.itertext())))
        words = _read_words(signed["words"]) if signed else ""
        if signed and words and _is_in(box, tree.get("lang") or ""):
            tail = box.tail
            box.clear()
            box.tail = tail
            paragraph = box.makeelement("p")
            paragraph.text = f"{words} — {signed['name']}"
            box.append(paragraph)


def _read_words(text: str) -> str:
    """Returns what a post says; empty where that is a caption, without a full stop, or a row of symbols."""
    bare, pictures = _SHOWN.subn(" ", text)
    words = one_line(_MARK.sub("", _ADDRESSED.sub("", one_line(bare))))
    is_whole = ends(words) or not pictures
    return words if is_whole and len(words.split()) >= _WORDS and not _SYMBOL.search(words) else ""


def _is_in(box: HtmlElement, language: str) -> bool:
    stated = next((element.get("lang") for element in box.iter("p") if element.get("lang")), "") or ""
    return not (stated and language) or stated[:2].lower() == language[:2].lower()
