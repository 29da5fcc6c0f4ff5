"""What somebody is quoted with, in the mouth of a host who seems to say it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from podcast.model import Article, Block, Section, Understanding
from podcast.script.check import CheckContext, article_text, check
from podcast.understanding import understand
from tests.script.test_grounding import script

TEXT = (
    "The lamp of Hest went out on Monday. The keeper is Mara Quill. She has asked for a new one.",
    "“We count every seal ourselves,” said Quill. “Our boat leaks. You cannot mend a boat with a letter.”",
    "“We have a boat that sleeps,” said Quill.",
    "“In a year the lamp will be dark for good,” the keeper said. The island council has not answered.",
    "“I would rather row,” she said of the ferry. The council finds the ferry safe. It says that we all grow old.",
)


@lru_cache(maxsize=1)
def read() -> Understanding:
    """What the text says."""
    return understand(Article("lamp.txt", "", Section("", (), "summary"), (Section("", TEXT),)))


def told(*lines: str, cites: str, of: Understanding | None = None) -> list[tuple[str, str]]:
    """What the check tells of the last of several lines, that cites the sentence with some words: how bad, and what."""
    understood = of or read()
    notes = [sentence.text for sentence in understood.sentences]
    number = next(at for at, text in enumerate(notes, 1) if cites in text)
    *before, last = lines
    one = script(*((text, []) for text in before), (last, [number]), notes=notes)
    context = CheckContext("s.md", (), article_text(understood.article), understood, is_whole=False)
    problems = [
        it for it in check(one, context) if it.line == len(lines) and "twice in a row" not in it.message
    ]
    return [(problem.severity, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("line", "cites", "pronoun"),
    [
        ("We count every seal ourselves.", "count every seal", "We"),
        ("We've counted each seal ourselves.", "count every seal", "We"),
        ("And our boat is leaking.", "boat leaks", "our"),
        ("I'd rather row.", "rather row", "I"),
        ("I think that our boat leaks.", "boat leaks", "our"),
    ],
)
def test_a_host_is_not_whoever_is_quoted(line: str, cites: str, pronoun: str) -> None:
    """Whose "I" and "we" it is, is certain; it is told with the words, and with who says them."""
    ((severity, message),) = told(line, cites=cites)
    assert severity == "error"
    assert message.startswith(f"`{line}` has `{pronoun}` of `Mara Quill`")


@pytest.mark.parametrize(
    ("line", "cites", "part"),
    [
        ("You can't mend a boat with a letter.", "mend a boat", "claims what `Mara Quill` says"),
        ("In a year the lamp will be dark for good.", "In a year", "claims what `Mara Quill` says"),
    ],
)
def test_what_is_said_in_somebodys_words_is_theirs(line: str, cites: str, part: str) -> None:
    """An opinion and a forecast: it may be meant so, and is a doubt."""
    ((severity, message),) = told(line, cites=cites)
    assert severity == "warning"
    assert part in message


@pytest.mark.parametrize(
    ("lines", "cites"),
    [
        (["“We count every seal ourselves,” says Quill."], "count every seal"),
        (["She says that we cannot know: we count every seal ourselves."], "count every seal"),
        (["The keeper puts it like this: our boat leaks."], "boat leaks"),
        (["What does the keeper say?", "We count every seal ourselves."], "count every seal"),
        (["In the words of its keeper:", "We count every seal ourselves."], "count every seal"),
        (["Here is Mara Quill.", "I would rather row."], "rather row"),
        (["She would rather row, and not take the ferry."], "rather row"),
        (["They count every seal themselves."], "count every seal"),
        (["In a year, Quill fears, the lamp will be dark for good."], "In a year"),
        (["We come to the ferry, and to a boat that leaks."], "boat leaks"),
        (["Each seal, we learn, is one that they count themselves."], "count every seal"),
        (["And we have a boat that sleeps on every calm day, as long as it leaks."], "that sleeps"),
    ],
)
def test_who_is_named_speaks_for_themself(lines: list[str], cites: str) -> None:
    """By marks, by a name or a verb of saying, by the line before, or as one who is spoken of."""
    assert [message for _, message in told(*lines, cites=cites) if "mouth" in message] == []


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("The lamp went out.", ["warning"]),
        ("“I would rather row,” said Quill.", []),
        ("Hear what she thinks:", []),
        ("“Nobody pays us.”", []),
    ],
)
def test_nobody_hears_marks(before: str, found: list[str]) -> None:
    """Words in marks are somebody's for those who read; who listens has to be told, here or just before."""
    problems = told(before, "“We count every seal ourselves.”", cites="count every seal")
    assert [severity for severity, message in problems if "hears the marks" in message] == found


def test_somebody_who_was_only_named_before_does_not_speak() -> None:
    """The listener may still guess it, so that it is a doubt and no more."""
    ((severity, _),) = told("The lamp of Mara Quill went out.", "Our boat leaks.", cites="boat leaks")
    assert severity == "warning"


def test_a_footnote_may_leave_out_the_mark_that_stands_open() -> None:
    """As people copy a sentence from the middle of what somebody says."""
    understood = read()
    one = script(("Our boat leaks.", [1]), notes=["Our boat leaks."])
    context = CheckContext("s.md", (), article_text(understood.article), understood, is_whole=False)
    assert [it.severity for it in check(one, context)] == ["error"]
    assert check(one, replace(context, understanding=None)) == ()


def test_turns_may_be_played_and_authors_told() -> None:
    """An interview gives a voice to who answers; a story that its author tells has the author's "I"."""
    turns = (
        "What do you count?",
        "I count every seal myself.",
        "Why?",
        "My boat leaks, and I am afraid of the ferry.",
    )
    blocks = tuple(Block("turn", text, label=("Fold", "Mara Quill")[at % 2]) for at, text in enumerate(turns))
    section = Section("", turns, blocks=blocks)
    talk = understand(Article("-", "A talk", Section("", (), "summary"), (section,)))
    story = understand(
        Article(
            "-",
            "My lamp",
            Section("", (), "summary"),
            (
                Section(
                    "",
                    ("I kept the lamp of Hest. We counted every seal, my wife and I, and I was glad of it.",),
                ),
            ),
            authors=("Mara Quill",),
        )
    )
    assert told("I count every seal myself.", cites="every seal", of=talk) == []
    assert told("We counted every seal, my wife and I.", cites="every seal", of=story) == []
