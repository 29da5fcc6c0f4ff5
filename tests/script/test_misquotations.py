"""Somebody's words are theirs whatever marks stand between them, and no other words are."""

from __future__ import annotations

import pytest

from podcast.script.check.basis import read_text
from podcast.script.check.misquotations import find_misquotations

SOURCE = read_text(
    "“The wall is low—my father built it—and the Tidal Service (TS) has known it (from 1991 to 2020),” she said."
)


@pytest.mark.parametrize(
    ("quotation", "is_theirs"),
    [
        (
            "The wall is low – my father built it – and the Tidal Service (TS) has known it (from 1991 to 2020).",
            True,
        ),
        ("The wall is low; my father built it, and the Tidal Service has known it, from 1991 to 2020.", True),
        ("The wall is low; my father built it, and the Tidal Service has known it.", True),
        ("The wall is high; my father built it, and the Tidal Service has known it.", False),
        ("The wall is low, and the Tidal Service has known it.", False),
    ],
)
def test_marks_are_nobodys_words(quotation: str, is_theirs: bool) -> None:
    """A dash may become a pause, and letters for words just said may go; a word may not."""
    assert (find_misquotations(f"She said: “{quotation}”", SOURCE) == ()) == is_theirs
