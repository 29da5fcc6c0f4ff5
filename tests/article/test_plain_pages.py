"""Pages that are one plain text in `pre`, and pages that show code there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

MEMO = """
Harbour Working Group                                          A. Lee
Memo: 12                                                  J. de Vries
Category: Notes                                            March 1999


                     Gauges of the Harbour

Status of This Memo

   This memo tells how gauges are read in the harbour. It sets no rule
   of any kind, and everybody may copy it as often as they like.

Table of Contents

   1.  Introduction ............................................ 2
   2.  Reading a gauge ......................................... 2

1.  Introduction

   A gauge shows how high the water stands. Keepers have read them
   since the harbour was built, and this is how they are read by



Lee &amp; de Vries                  Notes                       [Page 1]

Memo 12                Gauges of the Harbour              March 1999


   people who never saw one, at any tide and in all weathers.

2.  Reading a gauge

   Stand upright. The number at the line of the water is the height in
   feet, and the mark above it is that of the last flood.

      +-----+--------+
      | 7.0 | =====  |
      +-----+--------+

2.1.  At night

   A lamp is hung behind the gauge, so that the numbers can be read
   from the other side of the water.
"""


def read_page(folder: Path, body: str) -> Article:
    head = "<head><title>Gauges of the Harbour</title></head>"
    (folder / "page.html").write_text(f"<html>{head}<body>{body}</body></html>", encoding="utf-8")
    return read(str(folder / "page.html"))


@pytest.mark.parametrize("cut", ["", "</pre><pre>"])
def test_a_memo_in_plain_text_is_read(tmp_path: Path, cut: str) -> None:
    """Headings by number or margin, paragraphs over pages; no contents, heads, feet, columns and drawings."""
    article = read_page(tmp_path, f"<pre>{MEMO.replace('[Page 1]', f'[Page 1]{cut}')}</pre>")
    assert [section.heading for section in article.sections] == [
        "Status of This Memo", "1. Introduction", "2. Reading a gauge", "2.1. At night",
    ]  # fmt: skip
    paragraphs = [text for section in article.sections for text in section.paragraphs]
    assert len(paragraphs) == 4
    assert paragraphs[1].endswith("read by people who never saw one, at any tide and in all weathers.")


def test_code_alone_is_no_text(tmp_path: Path) -> None:
    """A program has no sentences; reading it out would help nobody."""
    code = "\n\n".join(f"def gauge_{at}(x, y):\n    return x[{at}] + y * {at}" for at in range(30))
    with pytest.raises(ArticleError):
        read_page(tmp_path, f"<pre>{code}</pre>")


def test_code_amid_a_text_stays_code(tmp_path: Path) -> None:
    """Where most words stand outside, what is in `pre` is shown and not told."""
    text = "<p>The keeper of the gauge walks down to the quay twice a day and reads it off for everybody here.</p>"
    article = read_page(
        tmp_path, f"<article>{text * 2}<pre>gauge.read(7); gauge.write(6)</pre>{text}</article>"
    )
    assert article.code
