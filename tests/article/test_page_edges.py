"""What surrounds a text that was pasted with its page: known by place and shape, not by a list of sites."""

from __future__ import annotations

import pytest

from podcast.article.page_edges import find_end, find_furniture, find_title
from podcast.article.pasted_boxes import name_box
from podcast.model import Block

PROSE = (
    "The ferrymen of the lower valley have kept the same timetable for sixty years, and whoever asks them why is told "
    "that the river has kept it for longer than they have."
)
STANDFIRST = "A valley learns that its ferry was a promise."


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


@pytest.mark.parametrize(
    ("lines", "above"),
    [
        (("The ferry that nobody wanted", STANDFIRST, PROSE), 0),
        (("Valley Forum", "About", "Reports", "The ferry that nobody wanted", STANDFIRST, PROSE), 0),
        (("Valley Forum", "POLICY PAPER", "The ferry that nobody wanted", PROSE), 3),
        (
            (
                "The Lower Valley Review",
                "The ferry that nobody wanted",
                PROSE,
                "© 2025 The Lower Valley Review",
            ),
            0,
        ),
        (("The ferry that nobody wanted", "How it all began in spring", PROSE, PROSE), 0),
        (("The ferry that nobody wanted", "And why the valley kept it", PROSE), 2),
    ],
)
def test_the_title_is_neither_the_site_nor_the_menu(lines: tuple[str, ...], above: int) -> None:
    """It stands over a standfirst or the line of authors, and first where nothing speaks against it."""
    given = blocks(*lines)
    at = find_title(given, above)
    assert at is not None
    assert given[at].text == "The ferry that nobody wanted"


def test_a_text_that_begins_with_a_sentence_has_no_title() -> None:
    """Nor has one line alone."""
    assert find_title(blocks(PROSE, PROSE), 0) is None
    assert find_title(blocks("The ferry"), 0) is None


def test_lines_between_title_and_text_are_buttons() -> None:
    """The one right above the list or the text is its heading."""
    given = blocks("Share", "Chirper", "Copy link", "What it says", PROSE)
    assert find_furniture(given) == {0, 1, 2}
    points = blocks("In brief", "The ferry has run for sixty years", "Nobody pays for it any more", PROSE)
    assert find_furniture(points) == set()


def test_below_the_last_paragraph_all_is_the_pages() -> None:
    """From the first line that says so, with the lines right above it; without such a line all is text."""
    end = ("Author", "Ann Lee", "Ann Lee writes about rivers.", "Sign up for our newsletter", "Your address")
    assert find_end(blocks(PROSE, "So it went.", *end)) == 2
    assert find_end(blocks(PROSE, "So it went.", "Nobody asked again")) == 3


@pytest.mark.parametrize(
    ("group", "because"),
    [
        (("A ferry at dawn", "The old ferry crosses the river in 2024. © Ann Lee"), "caption"),
        # however long the caption is
        (("A ferry at dawn", f"A ferry at dawn seen from {'the old bridge, ' * 15}in May", "×"), "caption"),
        (("Read more about rivers", "The bridge that failed", "Why boats sink"), "box of links"),
        (("Help us go on", "We live on what readers give.", "GIVE"), "box with a button"),
        (("Path one: The ferry stays", "Probability: High"), ""),
        (("The ferry stays", "It goes on as before.", "Likelihood: low"), ""),
        (("Two sentences stand here.", "Both of them are text."), ""),
        (("How it began", PROSE), ""),
    ],
)
def test_boxes_in_a_text(group: tuple[str, ...], because: str) -> None:
    """A caption with its picture's text, links, an appeal over a button; a likelihood is none of these."""
    assert name_box(group) == because


def test_ten_thousand_lines_cost_no_square() -> None:
    """A run of short lines is walked once; a square of it would take minutes."""
    given = blocks(*("Menu", "Another way around") * 10_000, PROSE)
    assert len(find_furniture(given)) > 19_000
