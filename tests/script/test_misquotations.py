"""Somebody's words are theirs whatever marks stand between them, and no other words are."""

from __future__ import annotations

import pytest

from podcast.script.check.basis import read_text
from podcast.script.check.misquotations import find_misquotations

SOURCE = read_text(
    "“The wall is low—my father built it—and the Tidal Service (TS) knows it,” she said (see Lee, 2019)."
)


@pytest.mark.parametrize(
    ("quotation", "is_theirs"),
    [
        ("The wall is low – my father built it – and the Tidal Service (TS) knows it.", True),
        ("The wall is low; my father built it, and the Tidal Service knows it.", True),
        ("The wall is high; my father built it, and the Tidal Service knows it.", False),
        ("The wall is low, and the Tidal Service knows it.", False),
    ],
)
def test_marks_are_nobodys_words(quotation: str, is_theirs: bool) -> None:
    """A dash may become a pause, and letters for words just said may go; a word may not."""
    assert (find_misquotations(f"She said: “{quotation}”", SOURCE) == ()) == is_theirs
