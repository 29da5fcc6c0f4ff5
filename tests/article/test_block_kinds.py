"""What a block is: turns, questions, steps, ingredients, pros, cons and facts, in any format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.article.kind_rules import CONS, FACTS, INGREDIENTS, PROS, STEPS
from podcast.article.rules import any_of

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.article.rules import WordingRule
    from podcast.model import Block

TEXT = (
    "The old bridge has carried carts, trams and buses, and it has never been closed for longer than a day."
)


def blocks(folder: Path, text: str, name: str = "a.md") -> list[Block]:
    """The blocks of an article's sections, summary first; each stands for the paragraph of its place."""
    (folder / name).write_text(text, encoding="utf-8")
    article = read(str(folder / name))
    sections = (article.summary, *article.sections)
    for section in sections:
        assert tuple(block.text for block in section.blocks) == section.paragraphs
    return [block for section in sections for block in section.blocks]


@pytest.mark.parametrize("rule", [*INGREDIENTS, *STEPS, *PROS, *CONS, *FACTS], ids=lambda rule: rule.name)
def test_a_rule_is_for_its_example(rule: WordingRule) -> None:
    """The example is a heading that the rule finds; a sentence is none."""
    assert any_of([rule]).match(rule.example)
    assert not any_of([rule]).match(TEXT)


def test_an_interview_is_turns(tmp_path: Path) -> None:
    """Labels leave the text and stand in the block; an answer's second paragraph has that of the first."""
    text = f"""# A talk about a bridge

{TEXT}

## The bridge

### How it is kept

Bridge News: How old is it?

Ann Lee: It is two hundred years old.

Bridge News: And who looks after it?

AL: I do, with my brother.

He does the painting, and I do the rest of what has to be done.
"""
    assert [(block.kind, block.label, block.text) for block in blocks(tmp_path, text)[1:]] == [
        ("turn", "Bridge News", "How old is it?"),
        ("turn", "Ann Lee", "It is two hundred years old."),
        ("turn", "Bridge News", "And who looks after it?"),
        ("turn", "Ann Lee", "I do, with my brother."),
        ("turn", "Ann Lee", "He does the painting, and I do the rest of what has to be done."),
    ]


def test_questions_without_a_label_are_turns_of_the_other(tmp_path: Path) -> None:
    """Where only the answers, and one question, have a label, the other questions are asked by the same one."""
    text = f"""# A talk about a bridge

{TEXT}

Bridge News: How old is it?

Lee: It is two hundred years old.

And who looks after it?

Lee:I do, with my brother.

Do you like to paint?

Lee: Not in the rain.
"""
    assert [(block.kind, block.label) for block in blocks(tmp_path, text)[1:]] == [
        ("turn", "Bridge News"),
        ("turn", "Lee"),
    ] * 3


def test_labels_that_take_no_turns_are_no_speakers(tmp_path: Path) -> None:
    """The same labels under each heading stay in the text."""
    part = f"{TEXT}\n\nOpen: daily from nine until five.\n\nPrice: five crowns for everybody.\n\n"
    text = f"# Bridges\n\n## The old bridge\n\n{part}## The new bridge\n\n{part}## The third bridge\n\n{part}"
    assert {block.kind for block in blocks(tmp_path, text)} == {"paragraph"}


def test_questions_that_a_page_prints_in_bold_are_no_headings(tmp_path: Path) -> None:
    """Three or more of them are what is asked; the paragraphs below answer."""
    asked = ("How old is it?", "Who built it?", "Who pays for it?")
    html = "".join(
        f"<p><b>{question}</b></p><p>{TEXT} {number}.</p>" for number, question in enumerate(asked)
    )
    page = f"<html><body><article><h1>Old bridges</h1><p>{TEXT}</p>{html}</article></body></html>"
    found = blocks(tmp_path, page, "a.html")
    assert [block.text for block in found if block.kind == "question"] == list(asked)


def test_a_short_question_among_long_ones_is_no_heading(tmp_path: Path) -> None:
    """Length does not make it one: an interviewer explains most questions, and not the last."""
    long = "You have said that it stood for a hundred years before anybody in town looked at its feet. Why was that?"
    html = "".join(f"<p><b>{question}</b></p><p>{TEXT}</p>" for question in (long, long, "What comes next?"))
    (tmp_path / "a.html").write_text(
        f"<html><body><article><h1>Old bridges</h1><p>{TEXT}</p>{html}</article></body></html>",
        encoding="utf-8",
    )
    assert not any(section.heading for section in read(str(tmp_path / "a.html")).sections)


def test_a_recipe_is_ingredients_and_steps(tmp_path: Path) -> None:
    """By the headings over the two lists."""
    text = f"""# Bridge cake

{TEXT}

## Ingredients

- 200 g of flour
- two eggs from the market

## Directions

1. Mix the flour with the eggs.
2. Bake the dough until it is brown.
"""
    assert [block.kind for block in blocks(tmp_path, text)[1:]] == ["ingredient"] * 2 + ["step"] * 2


def test_pros_and_cons_are_told_apart(tmp_path: Path) -> None:
    """By headings, by lines over lists, and by labels inside points."""
    text = f"""# A new bridge, tried

{TEXT}

## What we liked

- It is wide enough for two carts

## Drawbacks

- It sways in the wind

## The old bridge

Pros:

- It stands as it has stood for two hundred years

Cons:

- It is narrow and has no railing

{TEXT} It always will be there.

## The third bridge

- Advantages: it is short and easy to paint
- Disadvantages: nobody knows where it leads
- Length: twelve metres
"""
    found = [(block.kind, block.label) for block in blocks(tmp_path, text) if block.kind != "paragraph"]
    assert found == [
        ("pro", ""),
        ("con", ""),
        ("pro", ""),
        ("con", ""),
        ("pro", "Advantages"),
        ("con", "Disadvantages"),
        ("fact", "Length"),
    ]


def test_a_box_of_facts_does_not_swallow_the_text_below(tmp_path: Path) -> None:
    """What goes on below the box belongs to the part that it interrupts."""
    text = f"""# Bridges

## The old bridge

{TEXT}

## Facts & figures

- Length: 80 metres
- Age: 200 years
- Carts a day: 12

Nobody alive has seen it closed, and the town would rather not think about the day on which it will be.
"""
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    sections = read(str(tmp_path / "a.md")).sections
    assert [(section.heading, len(section.paragraphs)) for section in sections] == [
        ("The old bridge", 2),
        ("Facts & figures", 3),
    ]
    assert [(block.kind, block.label) for block in sections[1].blocks] == [
        ("fact", "Length"),
        ("fact", "Age"),
        ("fact", "Carts a day"),
    ]
