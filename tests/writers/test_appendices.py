"""An article's last thought ends an episode, and not what stands behind it; what is said twice is said once."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.writers.extractive.appendices import APPENDED, find_appendices
from podcast.writers.extractive.source_view import read_source
from tests.writers.written import understood

BODY = tuple(
    f"{name} has measured the wind on the northern ridge since the {number} winter."
    for name, number in zip(
        ("Ada", "Bela", "Cora", "Dina", "Elsa", "Fina", "Gina", "Hila", "Ida"),
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
        strict=True,
    )
)
THOUGHT = "Whoever stands up there in November knows why."


def behind(*paragraphs: str) -> list[str]:
    """What is not said of an article that ends with these paragraphs."""
    article = Article("-", "The ridge", Section("", (), "summary"), (Section("", (*BODY, *paragraphs)),))
    found = find_appendices(understood(article))
    return [understood(article).sentences[index].text for index in sorted(found)]


@pytest.mark.parametrize("example", [example for _, example in APPENDED])
def test_what_stands_behind_the_last_thought_is_not_said(example: str) -> None:
    """Each rule finds its example at the end, and nowhere else."""
    assert behind(THOUGHT, example) == [example]
    assert behind(example, THOUGHT) == []


def test_what_a_firm_is_ends_no_episode() -> None:
    """All of the paragraph in which it speaks of itself."""
    firm = "Ridgeline Ltd. is a young company for masts. It has forty people."
    assert " ".join(behind(THOUGHT, firm)) == firm
    assert behind(THOUGHT, "North Ridge is a hard place for any company.") == []


def test_a_key_point_that_the_text_has_is_said_once() -> None:
    """In nearly the same words; what the text says otherwise stays a key point."""
    points = (
        "Masts on a ridge need deep steel anchors.",
        "The wind is worth more than the view.",
        "Nobody counts the birds.",
    )
    said = "In such a place, masts on a ridge of slate always need deep anchors, of steel."
    sections = (Section("", (*BODY, said, THOUGHT)),)
    article = Article("-", "Of wind", Section("Key points", points, "summary"), sections)
    source = read_source(understood(article))
    assert [source.sentence(index).text for index in sorted(source.repeats)] == [points[0]]
