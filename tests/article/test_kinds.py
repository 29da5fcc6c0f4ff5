"""What a page says it is comes with the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "<p>The bridge over the river was closed on Monday, and nobody knows for how long.</p>" * 3


def test_types_sections_and_folders_are_read(tmp_path: Path) -> None:
    """JSON-LD, microdata, the section and the folders of the canonical address are kept, in lower case, each once."""
    page = tmp_path / "page.html"
    page.write_text(
        '<html itemscope itemtype="https://schema.org/WebPage"><head>'
        '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle", "Review"], "headline": "Bridge"},'
        ' {"@type": "Recipe"}]}</script><meta property="article:section" content="Opinion">'
        '<link rel="canonical" href="https://example.org/comment/bridges/why-closed.html"></head>'
        f"<body><article><h1>Bridge</h1>{TEXT}</article></body></html>"
    )
    kinds = ("newsarticle", "review", "recipe", "webpage", "opinion", "comment", "bridges")
    assert read(str(page)).kinds_stated == kinds


def test_parts_of_a_page_do_not_say_what_it_is(tmp_path: Path) -> None:
    """A comment is a property of an article; the main entity of a page is what the page is. Sections are split."""
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><meta property="article:section" content="Local, Opinion"></head><body>'
        '<article itemscope itemprop="mainEntity" itemtype="https://schema.org/BlogPosting"><h1>Bridge</h1>'
        f'{TEXT}</article><p itemscope itemprop="comment" itemtype="https://schema.org/Comment">Oh.</p></body></html>'
    )
    assert read(str(page)).kinds_stated == ("blogposting", "local", "opinion")


def test_text_states_nothing(tmp_path: Path) -> None:
    """A text file says nothing of what it is."""
    text = tmp_path / "bridge.txt"
    text.write_text(
        "The bridge\n\nThe bridge over the river was closed on Monday, for nobody knows how long.\n"
    )
    assert read(str(text)).kinds_stated == ()
