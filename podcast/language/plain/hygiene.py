"""Text made fit for captions, tags and pages: no control characters, no footnote marks, no overlength."""

from __future__ import annotations

import re

# Everything XML 1.0 forbids, and the C1 controls, which no reader shows.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FOOTNOTE = re.compile(r" ?\[\^[^\]\s]{1,40}\]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)]*(?=\s|$)")


def strip_controls(text: str) -> str:
    """Returns text without control characters; its lines stay as they are."""
    # Most text is clean, and to ask is cheaper than to replace nothing.
    return text if text.isprintable() else _CONTROLS.sub("", text)


def clean(text: str) -> str:
    """Returns text on one line, without control characters, footnote marks and doubled spaces."""
    # What is printable has no tabs or line breaks, so without two blanks in a row it is on one line already.
    is_on_one_line = text.isprintable() and "  " not in text
    text = text.strip() if is_on_one_line else " ".join(strip_controls(text).split())
    return _FOOTNOTE.sub("", text).strip() if "[^" in text else text


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Returns a text's paragraphs, each cleaned; empty ones left out."""
    parts = (clean(part) for part in re.split(r"\n\s*\n", text))
    return tuple(part for part in parts if part)


def shorten(text: str, limit: int) -> str:
    """Returns text cleaned and within `limit` characters, an ellipsis in place of what was cut."""
    text = clean(text)
    return text if len(text) <= limit else _at_word(text[: limit - 1])


def fit(text: str, limit: int) -> str:
    """Returns text within `limit` bytes of UTF-8, cut after a sentence where half of it survives, else a word."""
    if len(text.encode()) <= limit:
        return text
    room = text.encode()[: max(limit - 3, 0)].decode(errors="ignore")  # the ellipsis takes three bytes
    ends = [match.end() for match in _SENTENCE_END.finditer(room)]
    if ends and ends[-1] >= len(room) // 2:
        return room[: ends[-1]]
    return _at_word(room) if limit >= 3 else ""


def _at_word(text: str) -> str:
    head, space, _ = text.rpartition(" ")
    return (head if space and len(head) >= len(text) // 2 else text).rstrip(" ,;:–—-") + "…"


def format_clock(ms: int) -> str:
    """Returns milliseconds as `HH:MM:SS`, the form of a chapter's time that every directory reads in descriptions."""
    seconds = ms // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
