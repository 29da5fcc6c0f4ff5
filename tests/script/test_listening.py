"""A script as it is heard: what points at nothing said before, and claims whose caveat nobody says."""

from __future__ import annotations

from functools import lru_cache

import pytest

from podcast.model import Article, Section, Understanding
from podcast.script.check import CheckContext, article_text, check
from podcast.understanding import understand
from tests.script.test_grounding import script

TEXT = (
    "Ada Ferro keeps the bridge of Lund. She has mended it twice. The Bridge Board pays her.",
    "A court ruled in May that the council must pay. The ruling surprised the mayor. He had expected to win.",
    "Two engineers saw the piers. They found cracks in both. A second reason is old age. Both want a bridge.",
    "The Northern Water Authority (NWA) of Lund disagrees. The NWA sells water to three towns. Ferro is not afraid.",
    "The bank will lend the money. However, the money must not be spent on ropes.",
    "The crew is small, but the board refuses to hire anybody.",
    "A rope has strength. It rots in salt. The strength varies from year to year. Both towns pay for ropes.",
    "One student at Alder College in Sarvia said: “I walk over it.” Sarvia has no bridge.",
)


@lru_cache(maxsize=1)
def read() -> Understanding:
    """What the text says."""
    return understand(Article("bridge.txt", "", Section("", (), "summary"), (Section("", TEXT),)))


def told(*lines: tuple[str, list[int]], is_whole: bool = True) -> list[str]:
    """What the check tells of lines that cite sentences by their number in the text, the first of which is 1."""
    understood = read()
    one = script(*lines, notes=[sentence.text for sentence in understood.sentences])
    context = CheckContext("s.md", (), article_text(understood.article), understood, is_whole=is_whole)
    problems = check(one, context)
    assert all(problem.severity == "warning" for problem in problems if "nobody" in problem.message)
    return [problem.message for problem in problems if "nobody" in problem.message]


@pytest.mark.parametrize(
    ("line", "cites", "words"),
    [
        ("She has mended it twice.", 2, "`She` points at what nobody has said yet, which means `Ada Ferro`"),
        ("The ruling surprised the mayor.", 5, "`The ruling`"),
        ("He had expected to win.", 6, "`He`"),
        ("A second reason is old age.", 9, "`A second`"),
        ("Both want a bridge.", 10, "`Both`"),
        ("Both towns pay for ropes.", 20, "`Both`"),
        ("The NWA sells water to three towns.", 12, "`NWA` points at"),
        ("Ferro is not afraid.", 13, "`Ferro` points at what nobody has said yet, which means `Ada Ferro`"),
    ],
)
def test_what_nobody_can_resolve_is_told(line: str, cites: int, words: str) -> None:
    """Pronouns, deeds by their noun, members of a count, both, acronyms and bare last names, each once."""
    (message,) = told((line, [cites]))
    assert message.startswith(words)


@pytest.mark.parametrize(
    "lines",
    [
        [("Ada Ferro keeps the bridge of Lund. She has mended it twice.", [1, 2])],
        [("Ada Ferro keeps the bridge of Lund.", [1]), ("She has mended it twice.", [2])],
        [("A court ruled in May that the council must pay.", [4]), ("The ruling surprised the mayor.", [5])],
        [("The mayor had expected to win.", [6])],
        [("The Northern Water Authority disagrees.", [11]), ("The NWA sells water to three towns.", [12])],
        [("Ada Ferro keeps the bridge of Lund.", [1]), ("Ferro is not afraid.", [13])],
        [("Bridge keeper Ada Ferro is not afraid.", [13])],
        [("The towns share it.", [1]), ("Both towns pay for ropes.", [20])],
        [("The strength varies from year to year.", [19])],
        [("Two engineers saw the piers. They found cracks in both.", [7, 8])],
        [("Sarvia has no bridge.", [22])],
    ],
)
def test_what_was_said_before_is_known(lines: list[tuple[str, list[int]]]) -> None:
    """In the line, or in one shortly before; a noun or a whole name in place of what points needs nothing."""
    assert told(*lines) == []


@pytest.mark.parametrize(
    ("line", "cites", "caveat"),
    [
        ("The bank will lend the money.", 14, "must not be spent"),
        ("The crew is small.", 16, "but the board refuses"),
    ],
)
def test_a_claim_without_its_caveat_is_told(line: str, cites: int, caveat: str) -> None:
    """With what the article adds: the next sentence, or the rest of its own."""
    (message,) = told((line, [cites]))
    assert caveat in message


@pytest.mark.parametrize(
    "lines",
    [
        [("The bank will lend the money.", [14]), ("However, the money must not be spent on ropes.", [15])],
        [("The bank will lend the money, though none of it may be spent on ropes.", [14, 15])],
        [("The crew is small, but the board refuses to hire anybody.", [16])],
    ],
)
def test_a_caveat_that_is_said_is_enough(lines: list[tuple[str, list[int]]]) -> None:
    """In the next line, in the same one, in words of one's own."""
    assert told(*lines) == []


def test_a_chapter_alone_is_not_heard() -> None:
    """A writer has it checked before the others are there."""
    assert told(("She has mended it twice.", [2]), ("The crew is small.", [16]), is_whole=False) == []


IF = "If the wall gives way, the lower town is under water by night."
"""A sentence that is true on a condition."""


def doubts(*lines: str) -> list[str]:
    """The messages on lines that all cite that sentence, and an article that has it."""
    article = Article("wall.txt", "", Section("", (), "summary"), (Section("", (IF,)),))
    one = script(*((line, [1]) for line in lines), notes=[IF])
    return [problem.message for problem in check(one, CheckContext("s.md", (), IF, understand(article)))]


def test_an_answer_stands_under_the_condition_that_was_asked() -> None:
    """One host asks what is if, the other says what then is; without the question, or for another, that is no fact."""
    answer = "The lower town is under water by night."
    assert doubts("And if the wall gives way?", answer) == []
    for before in ((), ("And the wall?",)):
        (message,) = doubts(*before, answer)
        assert "makes a fact of what depends on a condition" in message


DENIED = ("The wall does not hold in a storm. It is made of sand.", "Nobody has come to harm. It was night.")
"""What is not so, and a reason."""


def answers(question: str, answer: str) -> list[str]:
    """The messages on a question, and an answer that cites the sentences of its paragraph."""
    text = next(part for part in DENIED if part.split()[-1] in answer)
    article = Article("wall.txt", "", Section("", (), "summary"), (Section("", DENIED),))
    notes = [f"{sentence}." for sentence in text.rstrip(".").split(". ")]
    one = script((question, [1]), (answer, [1, 2]), notes=notes)
    return [
        problem.message
        for problem in check(one, CheckContext("s.md", (), "\n\n".join(DENIED), understand(article)))
    ]


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Does the wall hold in a storm?", "It is made of sand."),
        ("Has anybody come to harm?", "It was night."),
    ],
)
def test_yes_and_no_state_what_was_asked(question: str, rest: str) -> None:
    """ "No" denies the question before it, "Yes" says it is so, which is false here."""
    assert answers(question, f"No. {rest}") == []
    (message,) = answers(question, f"Yes. {rest}")
    assert "opposite" in message
    assert answers("What is the wall made of?", f"No. {rest}") == []


@pytest.mark.parametrize(
    ("question", "is_known"),
    [
        ("Did anybody ever listen to the horn?", False),
        ("Did anybody ever listen?", True),
        ("Did anybody ever blow a horn?", True),
        ("So what's the upshot of it?", True),
        ("And the upshot?", True),
    ],
)
def test_no_question_names_as_known_what_the_article_does_not_have(question: str, is_known: bool) -> None:
    """A model had asked for the horn that only the example in its instructions has."""
    messages = answers(question, "No. It was night.")
    assert [message for message in messages if "takes for granted" in message and "horn" in message] == (
        [] if is_known else messages
    )
    assert is_known or messages
