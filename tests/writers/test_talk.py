"""Who asks what, who is introduced, and how an author who says "I" is reported."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.language.grammar.parts_of_speech import tag_words
from podcast.language.plain.sentences import split
from podcast.model import Article, Host, Script, Section, Show, Voice
from podcast.script.check import estimate_timing
from podcast.writers.brief import Brief
from podcast.writers.extractive import Extractive
from podcast.writers.extractive.choosing import TopicsHeard, choose
from podcast.writers.extractive.conversation import Conversation, Exchange
from podcast.writers.extractive.dialogue import split_exchanges
from podcast.writers.extractive.first_person import in_third_person
from podcast.writers.extractive.introductions import needed_introductions
from podcast.writers.extractive.phrases import Phrases
from podcast.writers.extractive.questions import question_for
from podcast.writers.extractive.survey import survey_article, topic_words

TWO = (Host("Maya", Voice("hibari", "heart")), Host("Theo", Voice("piper", "joe")))


def article(*paragraphs: str, heading: str = "The gauge") -> Article:
    """One section of these paragraphs."""
    return Article("-", "The harbour", Section("", (), "summary"), (Section(heading, paragraphs),))


def question(text: str, *, follows: bool = True, proper: tuple[str, ...] = ()) -> str:
    """What is asked before a turn that begins with this text, after a line about ships."""
    conversation = Conversation(TWO, Phrases("seed"), proper=frozenset(proper))
    conversation.words.update("the ships and the storms".split())
    return question_for(conversation, Exchange(survey_article(article(text)), follows))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("But the sea went on rising.", "but|side|simple|whole|stop|complicated|picture|against"),
        ("For example, the quay was raised.", "example|practice|concrete|seen"),
        ("As a result, the ferry lands elsewhere.", "follows|lead|consequence|came out|add up"),
        ("Ana Ruiz says the books will be scanned.", "Ana Ruiz"),
        ("According to the ministry in Oslo, the quay will be raised.", "the ministry in Oslo"),
        ("He added that the quay will be raised.", r"\bhe\b"),
        ("In 1921, a second gauge was built.", "after|next|then|go on|continue"),
        ("The council plans to raise the quay.", "does the council plan to do"),
        ("The council decided to raise the quay.", "did the council decide"),
        ("The old quay was flooded in the spring.", "the old quay"),
        ("A tide gauge is a staff with marks.", "a tide gauge"),
        ("More than forty ships were lost in the winter.", "How many ships|how many ships"),
        ("Brest has kept the oldest books of all.", "Brest"),
    ],
)
def test_a_question_is_about_what_its_answer_holds(text: str, asked: str) -> None:
    """Joints, speakers, numbers, subjects."""
    spoken = question(text, proper=("Brest",))
    assert spoken.endswith("?")
    assert re.search(asked, spoken)


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("It was raised in the spring.", True),
        ("But the sea went on rising.", False),
        ("More than forty divers were hired in the winter.", True),
        ("No gauge has been read for so long.", True),
        ("Would you read a staff for forty years?", True),
    ],
)
def test_no_question_that_the_listener_could_not_follow(text: str, follows: bool) -> None:
    """None about an unsaid noun, none that counts what nobody has spoken of, none before a question."""
    assert question(text, follows=follows) == ""


def test_the_articles_own_question_is_asked_by_the_one_who_leads() -> None:
    """And the other host answers it."""
    script = write_script(
        article(
            "The quay is old. Nobody knows who built the first of its four walls by the river. "
            "Who pays for the repairs? The city pays for all of them, from a fund that the ferries feed."
        )
    )
    lines = script.chapters[1].lines
    asked = next(line for line in lines if "Who pays for the repairs?" in line.text)
    answer = next(line for line in lines if "from a fund" in line.text)
    assert asked.cites
    assert asked.host != answer.host


def test_what_is_taken_for_known_brings_its_introduction() -> None:
    """A thing by its first mention, somebody by the full name, a price by whose price it is."""
    rows = [
        (0, 1, "The council has paid for a second gauge on the pier."),
        (0, 1, "The sea has risen by a hand since then."),
        (0, 1, "The gauge wrote its own curve on paper."),
        (0, 2, "The head of the archive is Ana Ruiz."),
        (0, 2, "Every book has been scanned, says Ruiz."),
        (0, 3, "Denmark sells two kinds of paper."),
        (0, 3, "Prices range from three euros to nine."),
        (1, 4, "The gauge still stands."),
    ]
    assert [sorted(needs) for needs in needed_introductions(rows)] == [[], [], [0], [], [3], [], [5], []]


def test_whoever_is_called_by_the_last_name_is_named_in_full_at_first() -> None:
    """When the sentence that names him is not said, both sentences are cited."""
    shelves = " ".join(
        f"The {word} shelf holds the books of the years when the {word} quay was raised by the council."
        for word in ("upper", "lower", "eastern", "western", "northern")
    )
    clerk = "The books of the harbour are kept by a clerk, says Ana Ruiz of the archive in Brest."
    first = Section("Books", (f"{clerk} {shelves}",))
    second = Section(
        "Curve", ("The curve of the sea is steeper than it was when the quay was raised, says Ruiz.",)
    )
    script = write_script(Article("-", "Quays", Section("", (), "summary"), (first, second)), minutes=1)
    spoken = " ".join(line.text for line in script.lines)
    assert spoken.index("Ana Ruiz") < spoken.index("steeper")


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("I came for the wine.", "The author came for the wine."),
        ("I've never seen such a quay.", "The author has never seen such a quay."),
        ("I am not a diver.", "The author is not a diver."),
        ("Then I try the door.", "Then the author tries the door."),
        ("The clerk gave me a book.", "The clerk gave the author a book."),
        ("My legs are tired.", "The author’s legs are tired."),
        ("We have never seen it.", ""),
        ("“I came,” she said.", ""),
        ("I stop and lean on the wall.", ""),
        ("I said that I had lost my way and my hat.", ""),
    ],
)
def test_the_author_is_reported_where_that_comes_out_right(text: str, reported: str) -> None:
    """And is quoted where it might not."""
    assert " ".join(in_third_person((text,))) == reported


def test_somebody_elses_words_are_never_the_authors() -> None:
    """Inside a quotation of several sentences "I" is who is quoted."""
    own = "I came to the harbour in the spring. I read the books for a year. I never saw the sea."
    script = write_script(
        article(
            own, "Ana Ruiz tells it so: “The quay was old. I have never liked it. It was never raised.”", own
        )
    )
    spoken = " ".join(line.text for line in script.lines)
    assert "author has never liked" not in spoken
    assert "I have never liked it." in spoken


def test_a_list_of_things_is_one_sentence() -> None:
    """Not a sentence for each."""
    script = write_script(
        article(
            "Bring these things to the quay in the morning.", "a wooden staff", "two coils of rope", "a lamp"
        )
    )
    assert "A wooden staff, two coils of rope, and a lamp." in " ".join(line.text for line in script.lines)


def test_what_was_heard_is_known_again() -> None:
    """The echo of a text is one when all of it was said, and none when nothing was."""
    heard = TopicsHeard([topic_words("The sea has risen in the harbour of Brest")])
    assert heard.echo(topic_words("The sea has risen in the harbour of Brest")) == pytest.approx(1)
    assert heard.echo(topic_words("Nobody paid the divers")) == 0
    assert 0 < heard.echo(topic_words("The harbour was closed")) < 1


@given(st.integers(0, 400))
def test_a_choice_keeps_to_its_words(words: int) -> None:
    """It is in order, has no sentence twice, and is longer than asked for by no more than its last run."""
    sentences = survey_article(
        article(
            *(f"The {n} ship of the harbour sank in the storm of the year {1800 + n}." for n in range(40))
        )
    )
    chosen = choose(sentences, words, TopicsHeard())
    orders = [sentence.order for sentence in chosen]
    assert orders == sorted(set(orders))
    assert sum(sentence.words for sentence in chosen) <= words + 15


@given(st.text(max_size=200))
def test_any_text_has_tags(text: str) -> None:
    """Each token stands where it says, in order."""
    end = 0
    for token in tag_words(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        end = token.end


def test_an_exchange_ends_where_the_thought_does() -> None:
    """No exchange is endless, and none ends before a sentence that leans."""
    text = "The quay is old and grey. It was raised in the spring of the year. " * 6
    for exchange in split_exchanges(survey_article(article(text))):
        assert sum(sentence.words for sentence in exchange.sentences) <= 60
    assert len(split(text)) == 12


def write_script(source: Article, minutes: float = 3) -> Script:
    """The writer's script."""
    pace = {"Maya": 161, "Theo": 176}
    show = Show("Read Aloud", TWO)
    brief = Brief(show, TWO, minutes, 168, lambda script: estimate_timing(script, pace).seconds, lambda _: ())
    return Extractive().write(source, brief)
