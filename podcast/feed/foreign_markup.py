"""Texts of a feed by others, which may be HTML, HTML escaped once more, or plain: as HTML, as text, as a title."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from podcast.feed.foreign_values import text
from podcast.language.plain.hygiene import shorten, split_paragraphs
from podcast.language.plain.markup import sanitise

if TYPE_CHECKING:
    from podcast.feed.foreign_values import Children

NOTES = 100_000
"""Bytes of an episode's notes."""
MARKUP = 300_000
"""Characters of what they are made from."""
TITLE = 500
"""Characters of a title."""
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_REFERENCE = re.compile(r"&(?:#\w+|[A-Za-z]\w+);")
_LISTED = re.compile(r"\n(?=[ \t]*(?:[-*•–] |\(?\d{1,2}:\d\d|https?://))")
"""Before a line of plain text that stands for itself: a chapter's time, an item, a link."""


def title_of(tags: Children) -> str:
    """Returns the title as apps show it: many feeds have it escaped as HTML once more."""
    title = text(tags, "title", "itunes:title")
    return shorten(_REFERENCE.sub(lambda match: html.unescape(match[0]), title), TITLE)


def as_html(markup: str) -> str:
    """Returns notes as HTML; those without a tag are paragraphs of text."""
    if not _TAG.search(markup):
        parts = split_paragraphs(_LISTED.sub("\n\n", markup))
        markup = "".join(f"<p>{html.escape(html.unescape(part))}</p>" for part in parts)
    notes = sanitise(markup)
    if len(notes.encode()) <= NOTES:
        return notes
    return sanitise(notes.encode()[:NOTES].decode(errors="ignore"))


def as_text(markup: str) -> str:
    """Returns notes as text, a blank line between paragraphs."""
    if not _TAG.search(markup):
        return html.unescape(_LISTED.sub("\n\n", markup))
    return html.unescape(_TAG.sub("", re.sub(r"</(?:p|li|ul|ol)>", "\n\n", sanitise(markup))))
