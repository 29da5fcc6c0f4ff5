"""Posts of other sites that an article quotes, and those that only show something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "<p>The keeper of the gauge walks down to the quay twice a day and reads it off for everybody.</p>" * 2
SIGNED = '— Anna Low (@annalow) <a href="https://twitter.com/annalow/status/1">May 3, 2024</a>'


def quotes(folder: Path, post: str, language: str = "en") -> list[str]:
    """The quotations of an article with an embedded post."""
    box = f'<blockquote class="twitter-tweet" data-lang="en">{post}</blockquote>'
    article = f"<article><h1>Tides</h1>{TEXT}{box}{TEXT[:-4]} At last.</p></article>"
    (folder / "page.html").write_text(
        f"<html lang={language}><body>{article}</body></html>", encoding="utf-8"
    )
    blocks = [block for section in read(str(folder / "page.html")).sections for block in section.blocks]
    return [block.text for block in blocks if block.kind == "quote"]


@pytest.mark.parametrize(
    ("post", "text"),
    [
        (f"<p>The lock is open, and nobody in town has told us why.</p>{SIGNED}",
         "The lock is open, and nobody in town has told us why. — Anna Low"),
        # to whom it goes, of what it is, and what it leads to
        (f"<p>@quay The lock at the <a>#quay</a> is open, and nobody has told us. <a>#tides</a></p><p>{SIGNED}</p>",
         "The lock at the quay is open, and nobody has told us. — Anna Low"),
        (f"<p>The lock is open, and nobody in town has told us why. <a>https://t.example/x</a></p>{SIGNED}",
         "The lock is open, and nobody in town has told us why. — Anna Low"),
    ],
)  # fmt: skip
def test_a_post_is_a_quotation_with_its_speaker(tmp_path: Path, post: str, text: str) -> None:
    """Without marks, links and its day."""
    assert quotes(tmp_path, post) == [text]


@pytest.mark.parametrize(
    "post",
    [
        # the caption of a picture, a row of symbols, a few words, nobody's
        f"<p>My view of the old lock at the quay this morning pic.twitter.com/x</p>{SIGNED}",
        f"<p>\U0001f6a8 The lock is open, and nobody in town has told us why.</p>{SIGNED}",
        f"<p>The lock is open!</p>{SIGNED}",
        "<p>The lock is open, and nobody in town has told us why.</p>",
    ],
)
def test_a_post_that_says_little_is_left_out(tmp_path: Path, post: str) -> None:
    """With or without its picture."""
    assert quotes(tmp_path, post) == []


def test_a_post_in_another_language_is_left_out(tmp_path: Path) -> None:
    """The page has said in its own what it says."""
    post = f'<p lang="en">The lock is open, and nobody in town has told us why.</p>{SIGNED}'
    assert quotes(tmp_path, post, "de") == []
    assert len(quotes(tmp_path, post, "en-GB")) == 1
