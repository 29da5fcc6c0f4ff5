"""An analysis beside the news is by who has signed it, and that one has not written the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article import read
from tests.article.test_subheads import PLACES, paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

BOX = (
    '<div class="inset"><h2>Analysis</h2><div class="byline"><span class="name">Ines Vark</span> '
    '<span class="job">harbour correspondent</span></div>{text}</div>'
)
BYLINE = '<div class="byline">By <span class="name">{name}</span></div>'


def _read(folder: Path, *, top: str = "", box: str = paragraph("mole")) -> Article:
    above, below = "".join(map(paragraph, PLACES[:2])), "".join(map(paragraph, PLACES[2:]))
    text = f"<article><h1>The gauges of Corrow are read again</h1>{top}{above}{BOX.format(text=box)}{below}</article>"
    page = f"<html><head><title>The gauges of Corrow are read again</title></head><body>{text}</body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    return read(str(folder / "page.html"))


def _signed(article: Article) -> dict[str, str]:
    """The place of each paragraph of a box → who has signed that."""
    blocks = [block for section in article.sections for block in section.blocks if block.label]
    return {block.text.partition(" at the ")[2].partition(" walks")[0]: block.label for block in blocks}


def test_a_box_is_by_who_has_signed_it(tmp_path: Path) -> None:
    """Its paragraphs are theirs, those above and below it are not; nor is the article."""
    article = _read(tmp_path)
    assert _signed(article) == {"mole": "Ines Vark"}
    assert not article.authors


def test_who_has_signed_the_article_stays_its_author(tmp_path: Path) -> None:
    """A by-line above the text signs all of it."""
    article = _read(tmp_path, top=BYLINE.format(name="Tomas Rell"))
    assert article.authors == ("Tomas Rell",)
    assert _signed(article) == {"mole": "Ines Vark"}
    article = _read(tmp_path, top=BYLINE.format(name="Ines Vark"))
    assert article.authors == ("Ines Vark",)


def test_an_element_with_most_of_the_text_is_no_box(tmp_path: Path) -> None:
    """What is signed there is the article."""
    more = "".join(
        paragraph(f"gate of the {place}") for place in ("north", "south", "east", "west", "inner bay")
    )
    assert not _signed(_read(tmp_path, box=more))


def test_posts_of_those_who_report_live_are_no_boxes(tmp_path: Path) -> None:
    """Where many parts are signed, none stands beside a text."""
    posts = "".join(BOX.format(text=paragraph(f"{place} pier")) for place in ("north", "south"))
    assert not _signed(
        _read(tmp_path, top=paragraph("inner bay"), box=f"{paragraph('mole')}</div>{posts}<div>")
    )
