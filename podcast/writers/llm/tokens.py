"""How long a text is for a model."""

from __future__ import annotations


def count_tokens(text: str) -> int:
    """Returns about how many tokens a text has, rather too many: models differ, and other scripts have more bytes."""
    return len(text.encode("utf-8", "replace")) * 2 // 7 + 1
