"""Sentences for the ear: taken apart at their joints, and nothing lost on the way."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.language.facts import numbers
from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words, split
from podcast.writers.extractive.dependence import leans
from podcast.writers.extractive.ear import for_ear
from tests.samples import corpus

if TYPE_CHECKING:
    from pathlib import Path

CASES = {
    "a drawn rating": """
        The gauge gets 3.5 out of 5 ★★★½.
        => The gauge gets 3.5 out of 5.
    """,
    "two clauses": """
        The harbour master has measured the tide for two hundred years, and the city council has
        paid for every one of them.
        => The harbour master has measured the tide for two hundred years. | The city council has
        paid for every one of them.
    """,
    "a contrast": """
        The gauge was built to serve the merchant ships of the northern coast, but it has outlived
        all of them by a century.
        => The gauge was built to serve the merchant ships of the northern coast. | But it has
        outlived all of them by a century.
    """,
    "a concession": """
        Although the new gauge is more precise than the old one, the engineers still trust the old
        one in a storm.
        => The new gauge is more precise than the old one. | But the engineers still trust the old
        one in a storm.
    """,
    "a concession about what comes later stays": """
        Although it is more precise than the old one, the new gauge has never been trusted by the
        engineers in a storm.
        => the same
    """,
    "a reason": """
        Because the gauge of the harbour had failed in the storm of that year, the engineers
        measured the tide by hand for a week.
        => The gauge of the harbour had failed in the storm of that year. | So the engineers
        measured the tide by hand for a week.
    """,
    "a reason about what comes later stays": """
        Because it had failed in the storm of that year, the engineers of the harbour measured the
        tide by hand for a whole week.
        => the same
    """,
    "a condition stays whole": """
        If the ice on the northern coast goes on melting at this pace, the harbour will flood, and
        the city will have to move.
        => the same
    """,
    "reported speech stays whole": """
        The engineer said that the gauge had failed in the storm of that year, and the harbour had
        been closed for a week.
        => the same
    """,
    "which": """
        The council has paid for a second gauge at the mouth of the river, which was finished in the
        spring of last year.
        => The council has paid for a second gauge at the mouth of the river. | It was finished in
        the spring of last year.
    """,
    "which, of all of it": """
        The old gauge stands on the quay where the ferries to the islands land every morning, which
        makes it hard to read.
        => The old gauge stands on the quay where the ferries to the islands land every morning. |
        That makes it hard to read.
    """,
    "making": """
        The water in the harbour now stands higher than at any time in the past two centuries,
        making every storm a danger.
        => The water in the harbour now stands higher than at any time in the past two centuries. |
        That makes every storm a danger.
    """,
    "two verbs": """
        The project has a budget of four million euros from the ministry and still has to find
        divers for the winter.
        => The project has a budget of four million euros from the ministry. | The project still has to find
        divers for the winter.
    """,
    "a semicolon": """
        The first gauge was a wooden staff with marks that a clerk read twice a day; the second
        wrote its own curve on paper.
        => The first gauge was a wooden staff with marks that a clerk read twice a day. | The second
        wrote its own curve on paper.
    """,
    "a dash": """
        The clerk wrote down the height of the tide every morning for forty years – nobody in the
        city ever asked for the books.
        => The clerk wrote down the height of the tide every morning for forty years. | Nobody in
        the city ever asked for the books.
    """,
    "a list stays": """
        They looked at wind, waves and salt; temperature at the surface; and the sand that the river
        brings down in the spring.
        => the same
    """,
    "quoted words": """
        “We have never seen the water stand this high in a summer,” says Ana Ruiz, the head of the
        observatory.
        => Ana Ruiz, the head of the observatory, says: “We have never seen the water stand this
        high in a summer.”
    """,
    "who says it, and what is told of her": """
        “Nobody reads the books,” says Ana Ruiz, who has kept the archive of the harbour for twenty
        years.
        => Ana Ruiz says: “Nobody reads the books.” | Ruiz has kept the archive of the harbour for
        twenty years.
    """,
    "said at the end": """
        The curve of the last decade is steeper than that of the whole century before, says Ruiz.
        => According to Ruiz, the curve of the last decade is steeper than that of the whole century
        before.
    """,
    "he says at the end": """
        The old books will be scanned by the end of the year, he says.
        => He says the old books will be scanned by the end of the year.
    """,
    "an aside in brackets": """
        The gauge (built by a clockmaker) has never been moved.
        => The gauge, built by a clockmaker, has never been moved.
    """,
    "an acronym in brackets": """
        The Permanent Service for Mean Sea Level (PSMSL) keeps the data.
        => The Permanent Service for Mean Sea Level keeps the data.
    """,
    "a reference in brackets": """
        The rise has doubled since then (Ruiz et al., 2019) in most ports (see Fig. 2).
        => The rise has doubled since then in most ports.
    """,
    "a clause in brackets": """
        The ferry still lands there (it has no other quay).
        => The ferry still lands there. | It has no other quay.
    """,
    "an adverb in brackets": """
        The sea has (slowly) risen.
        => The sea has slowly risen.
    """,
    "footnote marks": """
        The sea has risen.3 It goes on.
        => The sea has risen. It goes on.
    """,
}


@pytest.mark.parametrize("name", CASES)
def test_a_sentence_is_taken_apart_where_it_has_a_joint(name: str) -> None:
    """And nowhere else."""
    sentence, _, expected = " ".join(CASES[name].split()).partition(" => ")
    expected = sentence if expected == "the same" else expected
    assert " | ".join(for_ear(sentence, follows=True)) == expected


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("However, the sea went on rising.", "The sea went on rising."),
        ("But the sea went on rising.", "The sea went on rising."),
        ("In addition, the river brought sand.", "The river brought sand."),
        ("Butter was sold on the quay.", "Butter was sold on the quay."),
    ],
)
def test_a_connective_goes_with_the_sentence_it_leans_on(sentence: str, alone: str) -> None:
    """Unless that one is said."""
    assert for_ear(sentence, follows=False) == (alone,)
    assert for_ear(sentence, follows=True) == (sentence,)


@pytest.mark.parametrize(
    ("sentence", "needs"),
    [
        ("It was finished in the spring.", True),
        ("They had read the books for years.", True),
        ("Over the past few decades, they have read every book.", True),
        ("No one knows why, he says.", True),
        ("This rule has been kept.", True),
        ("In that year, the ministry paid for this gauge.", True),
        ("Another gauge stands on the pier.", True),
        ("The latter is cheaper.", True),
        ("However, the sea rose.", True),
        ("It is clear that the sea has risen.", False),
        ("The ministry says it will pay.", False),
        ("The clerks read the gauge before they went home.", False),
        ("This year the sea rose by a hand.", False),
        ("The sea has risen by thirty centimetres since then.", False),
    ],
)
def test_what_leans_on_the_sentence_before(sentence: str, needs: bool) -> None:
    """Pronouns without a noun, words that point back, connectives."""
    assert leans(sentence) is needs


# What a cut may take away, and what it may put in its place.
_DRAWN = re.compile(r"[★☆⭐]+½?")
"""A rating in stars, which words beside it say."""
_LOST = re.compile(
    r"(?:although|though|even|whereas|which|who|where|and|given|that|because|now|but|so|yet|or|including|however|eg|says|said)$"
    r"|\w+ing$"
)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


@lru_cache
def sentences_of(path: Path) -> tuple[tuple[str, str, int], ...]:
    """Each sentence of an article without brackets, as it is written, as it is said, and in how many parts."""
    whole = [
        sentence
        for section in corpus.article(path).sections
        for text in section.paragraphs
        for sentence in split(text)
        if not re.search(r"[(\[*†‡\d][)\]]?$|[(\[*†‡`_]", sentence)
    ]
    parted = [(sentence, for_ear(sentence, follows=True)) for sentence in whole]
    return tuple((sentence, " ".join(parts), len(parts)) for sentence, parts in parted)


@pytest.mark.parametrize(
    "path",
    corpus.cases(corpus.ENGLISH),
)
def test_no_word_of_substance_is_lost(path: Path) -> None:
    """In no sentence of an article: nor is anything said that it does not have."""
    assert sentences_of(path)
    for sentence, spoken, _ in sentences_of(path):
        lost = [
            word
            for word in _words(_DRAWN.sub("", sentence))
            if word not in _words(spoken) and not _LOST.match(word)
        ]
        assert not lost, (sentence, spoken)
        assert not numbers.find_unsupported(spoken, sentence), (sentence, spoken)


def test_articles_have_sentences_to_part() -> None:
    """Ours alone have so many that the test before this one means something."""
    parts = [parts for path in corpus.OURS.values() for _, _, parts in sentences_of(path)]
    assert len(parts) > 500
    assert sum(number > 1 for number in parts) > 30


@given(st.text(max_size=300))
def test_any_text_is_said_or_left_out(text: str) -> None:
    """Nothing crashes, and every part ends as a sentence."""
    for follows in (False, True):
        for part in for_ear(text, follows=follows):
            assert re.search(r"[.!?…:][”’\"')]*$", part)


def test_a_sentence_without_an_end_costs_no_ages() -> None:
    """Ten thousand words without a full stop are said as they are."""
    endless = "the sea and " * 10_000
    assert count_words(" ".join(for_ear(endless, follows=True))) == 30_000
