"""Key points: by what stands over them, or by their shape over longer text that says the same things again."""

from __future__ import annotations

import pytest

from podcast.article.extraction import Extract
from podcast.article.outlining import outline
from podcast.model import Block, BlockKind, Document

TEXT = (
    "The harbour of Lenn has silted up for thirty years, and the boats that still call there wait for the tide. What "
    "the council saved on dredging it pays twice over in fees that no longer come."
)
POINTS = ("The harbour silts up faster", "The council saves on dredging", "Boats wait for the tide")
LABELS = ("Our main findings", "Five takeaways", "What it is about", "In 60 seconds")


def summary(*blocks: Block | str) -> tuple[str, tuple[str, ...]]:
    """Heading and texts of the summary of an article of these blocks; a string is a paragraph."""
    whole = [Block("paragraph", block) if isinstance(block, str) else block for block in blocks]
    article = outline(Extract(Document("a.html", "The harbour", tuple(whole))))
    return article.summary.heading, article.summary.paragraphs


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("kind", ["heading", "paragraph"])
def test_a_list_near_the_top_under_any_label(label: str, kind: BlockKind) -> None:
    """The label may be a heading, or a line as others."""
    points = [Block("item", point) for point in POINTS]
    assert summary(
        "The sea takes a town.", Block(kind, label, 2 * (kind == "heading")), *points, TEXT, TEXT
    ) == (
        label,
        ("The sea takes a town.", *POINTS),
    )


def test_sentences_without_bullets() -> None:
    """Under a label, where the text's paragraphs are much longer and say the same things again."""
    sentences = tuple(f"{point}." for point in POINTS)
    label = Block("heading", "What it is about", 2)
    assert summary(label, *sentences, TEXT, TEXT) == (label.text, sentences)
    others = ("Trees grow slowly.", "Every lawn is mown on Fridays.", "Paper is white.")
    assert summary(label, *others, TEXT, TEXT) == ("", ())
    assert summary(label, *sentences, "The tide comes in.", "It goes out again.") == ("", ())


def test_rows_with_numbers_are_points() -> None:
    """A table may hold them; the number is no part of the point."""
    rows = [Block("row", f"{number} {point}", label=str(number)) for number, point in enumerate(POINTS, 1)]
    assert summary(Block("heading", "The short version", 2), *rows, TEXT, TEXT) == (
        "The short version",
        POINTS,
    )


def test_a_line_that_leads_to_a_list_belongs_to_it() -> None:
    """Unless it says that key points follow."""
    points = [Block("item", point) for point in POINTS]
    assert summary("The council decided three things:", *points, TEXT, TEXT) == ("", ())
    assert summary("Our main findings:", *points, TEXT, TEXT) == ("Our main findings", POINTS)
