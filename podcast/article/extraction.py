"""What the readers of each format hand on, and how text is folded into one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from podcast.model import Document

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BREAK = re.compile("\r\n|[\r\x0b\x0c]")
_LOOSE = re.compile(r"(?<=\w) (?=[.,](?:\s|$))")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Extract:
    """A document and its standfirst, which stands in none of the document's blocks."""

    document: Document
    standfirst: tuple[str, ...] = ()


def visible(text: str) -> str:
    """Text without control characters, soft hyphens and zero-width marks; line breaks stay."""
    return _UNSEEN.sub("", _BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """One visible line: white space folded, no space before a comma or full stop where markup left one."""
    return _LOOSE.sub("", " ".join(visible(text).split()))


def key(text: str) -> str:
    """For comparing two texts: their folded words, nothing else."""
    return " ".join(re.findall(r"\w+", fold(text)))


def ends(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))
