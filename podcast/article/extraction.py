"""What the readers of each format hand on, and how they fold text: one line, one key to compare by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.article_memory import keep_for_article
from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from podcast.model import Document, Omission

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
    r"|(?<=\w)[®™](?![®™©])"
)
"""What nobody sees, and the signs of registered names, which nobody says: «Corrowin®»"""
_BREAK = re.compile("\r\n|[\r\x0b\x0c]")
_SPACE_BEFORE_MARK = re.compile(r"(?<=\w) (?=[.,](?:\s|$))")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_PARAGRAPHS = 3
"""Paragraphs of sentences that blank lines divide, at least: a single one may be how somebody wrote the page."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A document and its standfirst, which stands in none of the document's blocks."""

    document: Document
    standfirst: tuple[str, ...] = ()
    dropped: tuple[Omission, ...] = ()
    """What was left out of the document so far."""
    visible_words: int = 0
    """Words of the source's readable text; 0 where nobody has counted."""

    def counted(self, text: str) -> Extract:
        """Returns it with its visible words: of a source that is nothing but `text` those, else all that was read."""
        from podcast.language.plain.sentences import count_words

        read = (
            *self.standfirst,
            *(block.text for block in self.document.blocks),
            *(o.text for o in self.dropped),
        )
        return replace(self, visible_words=sum(map(count_words, [text] if text else read)))


def visible(text: str) -> str:
    """Returns text without control characters, soft hyphens and zero-width marks; line breaks stay."""
    return _UNSEEN.sub("", _BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """Returns text as one visible line, without the spaces that markup leaves before a comma or full stop."""
    return _SPACE_BEFORE_MARK.sub("", " ".join(visible(text).split()))


def split_at_blank_lines(text: str) -> list[str]:
    """Returns the paragraphs of text in which blank lines stand between sentences, as a page may show it; else all."""
    if "\n" not in text:
        return [text]
    parts = [part for part in _BLANK_LINE.split(text) if part.strip()]
    ended = sum(ends(part.rstrip()) for part in parts)
    return parts if ended >= _PARAGRAPHS and 2 * ended > len(parts) else [text]


@keep_for_article(4096)
def key(text: str) -> str:
    """Returns the folded words of a text and nothing else: equal for two writings of the same words."""
    return " ".join(re.findall(r"\w+", fold(text)))


def ends(text: str) -> bool:
    """Returns whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))
