"""Where words stand inside quotation marks."""

from __future__ import annotations

import re


def find_marked(text: str) -> list[tuple[int, int]] | None:
    """Returns where words stand inside marks, marks included; None where one does not close."""
    opening, closing = text.count("“") + text.count("„"), text.count("”")
    if opening != closing or '"' in text:
        # Whatever form they have, they come in pairs.
        places = [match.start() for match in re.finditer(r"[“”„\"]", text)]
        return (
            None
            if len(places) % 2
            else [(one, two + 1) for one, two in zip(places[::2], places[1::2], strict=True)]
        )
    spans = []
    depth = start = 0
    for match in re.finditer(r"[“”„]", text):
        if match[0] == "”":
            depth -= 1
            if depth < 0:
                return None
            if depth == 0:
                spans.append((start, match.end()))
        else:
            start = start if depth else match.start()
            depth += 1
    return spans


def unmarked(text: str) -> str:
    """Returns a text without what stands in marks."""
    spans = find_marked(text) or []
    for start, stop in reversed(spans):
        text = f"{text[:start]} … {text[stop:]}"
    return text
