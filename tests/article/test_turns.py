"""Labels before paragraphs: whose they are, and when they are nobody's."""

from __future__ import annotations

import pytest

from podcast.article.block_kinds import tell_kinds
from podcast.article.section_drafts import DraftSection
from podcast.model import Block


def tell(*texts: str | Block) -> list[tuple[str, str]]:
    """Kind and label of each paragraph of a text without headings."""
    blocks = tuple(text if isinstance(text, Block) else Block("paragraph", text) for text in texts)
    (part,) = tell_kinds([DraftSection("", 0, blocks)])
    return [(block.kind, block.label) for block in part.blocks]


ANN, BO, CY = ("turn", "Ann Lee"), ("turn", "Bo Ray"), ("turn", "Cy Moss")


def test_three_people_who_come_back_in_no_fixed_order_take_turns() -> None:
    """A round table has no row in which the same two speak again and again."""
    texts = (
        "Ann Lee: I dig.",
        "Bo Ray: I pay.",
        "Cy Moss: I wait.",
        "Cy Moss: Still.",
        "Ann Lee: We all do.",
    )
    assert tell(*texts, "Bo Ray: Not for long.") == [ANN, BO, CY, CY, ANN, BO]


def test_the_same_labels_in_the_same_order_are_fields() -> None:
    """Three museums, each with its place, hours and price, are no conversation."""
    fields = ("Place: the old quay", "Hours: ten to four", "Price: five crowns")
    assert {kind for kind, _ in tell(*fields, *fields, *fields)} == {"paragraph"}


@pytest.mark.parametrize(
    "labels",
    [
        ("Ann Lee, mayor of Hull", "Bo Ray", "Lee", "Ray"),
        ("Ann Lee (Greens)", "Bo Ray (Lab)", "Ann Lee", "Bo Ray"),
        ("Ann Lee", "Bo Ray", "AL", "BR"),
    ],
)
def test_a_label_is_the_name_alone_in_full(labels: tuple[str, ...]) -> None:
    """Jobs and parties behind a name are no part of it; last names and letters stand for it."""
    assert tell(*(f"{label}: We have dug for a year." for label in labels)) == [ANN, BO, ANN, BO]


def test_a_question_without_a_label_is_not_the_other_guest_s() -> None:
    """With two guests it is nobody's; with one who asks elsewhere under a label, it is theirs."""
    question = Block("question", "And when it rains?")
    guests = ("Ann Lee: I dig.", "Bo Ray: I pay.", "Ann Lee: He does.")
    assert tell(*guests, question, "Bo Ray: I pay double.")[3] == ("question", "")
    asked = ("Ann Lee: Do you pay?", "Bo Ray: I do.", "Ann Lee: For all?", "Bo Ray: For most.")
    assert tell(*asked, question, "Bo Ray: Then, too.")[4] == ANN


def test_the_letters_q_and_a_may_have_a_full_stop() -> None:
    """“Q. …” and “A. …”, as older papers print it."""
    assert tell("Q. Do you dig?", "A. I do.", "Q. Where?", "A. Here.")[1] == ("turn", "A")
