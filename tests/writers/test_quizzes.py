"""Of a quiz, hosts say what its answers teach; choices and letters are for the eye."""

from __future__ import annotations

from podcast.model import Article, Block, Section
from tests.writers.written import faults, write_script

QUIZ = (
    "Which of the following words is not on the gauge?",
    "a. Tide",
    "b. Wind",
    "Answer: b. The gauge of Corrow shows the tide alone, and has done so since 1911.",
    "The lamp of the old pier is dark. You should:",
    "a. Call the keeper. Why wait?",
    "b. Wait for the morning",
    "Answer: a--or b. The keeper of the pier lives beside the lamp, and mends it at night.",
    "How often does the ferry cross the bay in winter?",
    "a. Once a day",
    "b. Twice a day",
    "Answer: b. The ferry of Corrow crosses at nine and at four from October to March.",
    "True or false: the wall of the port is older than its gate.",
    "Answer: false, by a year.",
    "The gate was built in 1901 and the wall in 1902, when a storm had taken the first one.",
)


def _article(paragraphs: tuple[str, ...]) -> Article:
    blocks = tuple(Block("question" if text[-1] == "?" else "paragraph", text) for text in paragraphs)
    summary = Section("", (), "summary")
    return Article("-", "How well do you know the port?", summary, (Section("", paragraphs, blocks=blocks),))


def test_a_quiz_is_told_by_its_answers() -> None:
    """No letter, no choice and no question that needs them is heard."""
    article = _article(QUIZ)
    script = write_script(article)
    said = " ".join(line.text for line in script.lines)
    assert "Answer:" not in said
    choices = ("Which of", "You should", "Call the", "Why wait", "True or", "by a year")
    assert not [word for word in choices if word in said]
    assert "The gauge of Corrow shows the tide alone" in said
    assert "The keeper of the pier lives beside the lamp" in said
    assert not faults(script, article)


def test_one_answer_makes_no_quiz() -> None:
    """A page that says "Answer:" once is read as it stands."""
    text = (*QUIZ[4:5], *QUIZ[12:13], QUIZ[3], QUIZ[14])
    said = " ".join(line.text for line in write_script(_article(text)).lines)
    assert "lamp of the old pier is dark" in said
