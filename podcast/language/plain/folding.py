"""Text made comparable: two writings of the same words become the same string."""

from __future__ import annotations

import unicodedata

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ´`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
}
_TABLE = str.maketrans(_PLAIN)


def straighten(text: str) -> str:
    """Returns `text` with typographic quotes, dashes and spaces as plain ones; letters and case are kept."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TABLE).split())


def leave_out_accents(text: str) -> str:
    """Returns a text without the marks over and under its letters: "Celine" for "Céline"."""
    return "".join(it for it in unicodedata.normalize("NFD", text) if not unicodedata.combining(it))


def fold(text: str) -> str:
    """Returns `text` for comparisons: plain characters, single spaces, no case. Folding twice changes nothing."""
    # Folding the case can leave a decomposed letter behind (ΐ), composing it one that folds again.
    return straighten(unicodedata.normalize("NFKC", straighten(text).casefold()).casefold())
