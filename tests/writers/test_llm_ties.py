"""What belongs together is told together: in what the model is asked, and where an episode is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.writers.llm import parts
from podcast.writers.llm.answers import CitedSentence
from podcast.writers.llm.drafts import ChapterDraft
from podcast.writers.llm.optional_sentences import cut_optional
from podcast.writers.llm.parts import ChapterPart, NumberedSentence
from podcast.writers.llm.ties import find_ties, group
from podcast.writers.llm.turns import DraftTurn
from tests.samples import corpus
from tests.writers.written import TWO, understood

if TYPE_CHECKING:
    from collections.abc import Sequence

A, B = "Maya", "Theo"


def said(text: str, *cites: int, optional: bool = False) -> CitedSentence:
    """A sentence that cites."""
    return CitedSentence(text, cites, optional)


def draft(
    *turns: tuple[str, Sequence[CitedSentence]], together: tuple[tuple[int, ...], ...] = (), words: int = 10
) -> ChapterDraft:
    """A chapter of these turns, planned for so many words."""
    part = ChapterPart("A part", "section", (NumberedSentence(1, "A."),), words=words, together=together)
    return ChapterDraft(part, tuple(DraftTurn(host, tuple(sentences)) for host, sentences in turns))


def texts(chapter: ChapterDraft) -> list[str]:
    """What is said, in order."""
    return [sentence.text for turn in chapter.turns for sentence in turn.sentences]


@pytest.mark.parametrize(
    ("file", "tie"),
    [
        ("news.html", ("But it assumed that a repair", "The last of these studies")),
        ("news.html", ("However, the guarantee does not extend", "The maker of the cable")),
        ("essay.txt", ("This has three consequences.", "The second is that it is almost blind.")),
    ],
)
def test_the_article_says_what_belongs_together(file: str, tie: tuple[str, str]) -> None:
    """A study and what it assumed; a guarantee and what it does not cover; a count and its members."""
    article = corpus.article(corpus.FOLDER / file)
    counter = parts.SentenceCounter("en")
    sentences = [one for section in article.sections for one in counter.section(section)]
    known = {sentence.number: sentence.text for sentence in sentences}
    groups = [{known[number] for number in tie} for tie in find_ties(understood(article), sentences)]
    assert any(all(any(text.startswith(begins) for text in one) for begins in tie) for one in groups)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The makers guarantee it for forty years.", "But not against damage by rock."),
        ("Three things follow.", "The second is that nobody sees it."),
        ("The ship has turned back.", "It waits for calm."),
        ("What does the hospital run on?", "On two generators."),
    ],
)
def test_what_is_half_of_something_hangs_on_the_other_half(first: str, second: str) -> None:
    """The other side, a member, a pronoun, an answer."""
    assert group([said(first, 1), said(second, 2)], ()) == ((0, 1),)


def test_sentences_of_their_own_stand_alone() -> None:
    """Two facts side by side; "Theo" and "Notes" are no words that go on from something."""
    row = [said("The quay is old.", 1), said("Notes of 1807 name it.", 2), said("There is no crane.", 3)]
    assert group(row, ()) == ((0,), (1,), (2,))
    assert group(row, [(1, 3)]) == ((0, 2), (1,))


def test_half_a_pair_is_not_cut() -> None:
    """The guarantee stays as long as what it does not cover stays, in words or in the article."""
    chapter = draft(
        (A, [said("The quay is old.", 1, optional=True), said("It is guaranteed.", 2, optional=True)]),
        (B, [said("But not against rock.", 3)]),
        (A, [said("The council pays.", 4, optional=True)]),
        (B, [said("The harbour pays, too.", 5)]),
    )
    [shorter] = cut_optional([chapter], 99, TWO)
    assert texts(shorter) == [
        "The quay is old.",
        "It is guaranteed.",
        "But not against rock.",
        "The harbour pays, too.",
    ]


def test_a_pair_goes_as_a_whole() -> None:
    """Both are optional: both go, and what the article joins goes with its other half."""
    chapter = draft(
        (A, [said("The quay is old.", 1), said("The town owns it.", 2, optional=True)]),
        (B, [said("The state refuses.", 3, optional=True), said("The harbour pays.", 4)]),
        together=((2, 3),),
    )
    [shorter] = cut_optional([chapter], 3, TWO)
    assert texts(shorter) == ["The quay is old.", "The harbour pays."]


def test_no_more_is_cut_than_asked_for() -> None:
    """Words that are enough; the chapter that is furthest over its plan gives first."""
    long = draft(
        (A, [said("One is long enough here.", 1), said("Two goes first.", 2, optional=True)]), words=2
    )
    short = draft((B, [said("One stays here.", 3), said("Two may stay here.", 4, optional=True)]), words=9)
    shorter = cut_optional([long, short], 2, TWO)
    assert texts(shorter[0]) == ["One is long enough here."]
    assert texts(shorter[1]) == ["One stays here.", "Two may stay here."]
