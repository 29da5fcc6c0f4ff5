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


BESIDE = read_text(
    "“The wall matters to me,” said Lee.\n“Ruan has a low wall.”\n"
    "“She’ll say, ‘The gate leaks.\nIt leaked last year.’” Lee said.\n“I see.”"
)


@pytest.mark.parametrize(
    ("quotation", "is_theirs"),
    [
        ("The wall matters to me. Ruan has a low wall.", True),
        ("She’ll say, ‘The gate leaks. It leaked last year.’ I see.", True),
        ("She’ll say, ‘The gate leaks. It leaked this year.’ I see.", False),
        ("The wall matters to me. Ruan has a high wall.", False),
    ],
)
def test_sentences_of_a_quotation_count_one_by_one(quotation: str, is_theirs: bool) -> None:
    """Also those that somebody else says in it, and one that ends like a word cut short."""
    assert (find_misquotations(f"Lee said: “{quotation}”", BESIDE) == ()) == is_theirs
