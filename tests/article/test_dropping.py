"""Nothing goes without being listed, and the list is in the order of the source."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.article.dropping import in_order
from podcast.article.extraction import key
from podcast.model import Omission
from tests.samples.corpus import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = sorted(
    path
    for path in (ROOT / "samples").rglob("*")
    if path.suffix in (".txt", ".md") and path.name != "README.md"
)
UNSEEN = re.compile(r"\A---\n.*?\n---\n|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^```\w*", re.DOTALL | re.MULTILINE)
"""Front matter, texts of pictures, targets of links, the language of code."""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_word_is_read_or_listed(path: Path) -> None:
    """The words of the source are those of the article and those that are listed as left out."""
    article = read(str(path))
    texts = [article.title, *(piece.text for piece in article.dropped)]
    for section in (article.summary, *article.sections):
        texts += [section.heading, *section.paragraphs, *(block.label for block in section.blocks)]
    known = Counter(word for text in texts for word in key(text).split())
    words = Counter(key(UNSEEN.sub(" ", path.read_text(encoding="utf-8"))).split())
    # Numbers and letters count points, which are read without them.
    assert {
        word for word in words - known if len(word) > 3 or not (word.isdigit() or len(word) == 1)
    } == set()
    assert all(piece.because for piece in article.dropped)


def test_the_list_is_in_the_order_of_the_source() -> None:
    """Whichever rule found a line first; what begins no line stays behind its neighbour."""
    source = (
        "<p>Home and away from the river</p>\nShare\n\nThe bridge fell. Photo: Lee\nShare\nBack to the top"
    )
    pieces = [Omission(text, "rule") for text in ("Back to the top", "Share", "Home and away from", "Share")]
    assert [piece.text for piece in in_order(pieces, source)] == [
        "Home and away from", "Share", "Share", "Back to the top",
    ]  # fmt: skip
