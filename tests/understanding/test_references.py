"""Pronouns, demonstratives and definite nouns point at what came before, or are open."""

from __future__ import annotations

import pytest

from podcast.model import Article, Reference, Section, Understanding
from podcast.understanding import understand
from podcast.understanding.referring.noun_phrases import read_noun_phrases
from podcast.understanding.referring.pronouns import decide
from podcast.understanding.referring.ratings import WEIGHTS


def read(*paragraphs: str) -> Understanding:
    """Returns what a text says."""
    return understand(Article("", "", Section("", (), "summary"), (Section("", paragraphs),)))


def points(understood: Understanding, words: str) -> list[str | int | None]:
    """Returns what the references of the given words point at: words, a sentence, or None."""
    return [_target(understood, one) for one in understood.references if _text(understood, one) == words]


def _text(understood: Understanding, reference: Reference) -> str:
    span = reference.span
    return understood.sentences[span.sentence].parse.words(span.start, span.stop)


def _target(understood: Understanding, reference: Reference) -> str | int | None:
    span = reference.antecedent
    if span is None:
        return reference.antecedent_sentence
    return understood.sentences[span.sentence].parse.words(span.start, span.stop)


@pytest.mark.parametrize(
    ("text", "pronoun", "target"),
    [
        ("Susan Barker built the ferry. She sold it last year.", "She", "Susan Barker"),
        ("Mr Lee runs the mill. His wife keeps the books.", "His", "Mr Lee"),
        ("Thomas Lee met Susan Barker in Hull. She was late.", "She", "Susan Barker"),
        ("Thomas Lee met Susan Barker in Hull. He was late.", "He", "Thomas Lee"),
        ("The farmers blocked the road. They want higher prices.", "They", "The farmers"),
        ("Thomas Lee hurt himself.", "himself", "Thomas Lee"),
        ("The miners of Hull sold their tools.", "their", "The miners of Hull"),
        ("Peter Hall spoke first. Thomas Lee, he said nothing.", "he", "Thomas Lee"),
    ],
)
def test_a_pronoun_points_at_who_fits_it(text: str, pronoun: str, target: str) -> None:
    """Gender, number and grammar tell whom a pronoun means."""
    assert points(read(text), pronoun) == [target]


def test_a_chain_of_pronouns_leads_back_to_the_name() -> None:
    """Each pronoun of a chain points at the name that began it, and is one of the person's mentions."""
    understood = read(
        "Susan Barker opened a shop in Hull. She sold nets. In 1980 she closed it. Her son has the house."
    )
    assert {*points(understood, "She"), *points(understood, "she"), *points(understood, "Her")} == {
        "Susan Barker"
    }
    person = next(entity for entity in understood.entities if entity.kind == "person")
    assert [mention.form for mention in person.mentions] == ["name", "pronoun", "pronoun", "pronoun"]


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the mill will close.",
        "It rained all day in Hull.",
        "It took two hours to cross the river.",
        "It was Susan Barker who built the mill.",
        "It is said that the mill is haunted.",
        "It’s impossible to say why.",
        "As it turned out, the mill was closed.",
    ],
)
def test_an_empty_it_points_at_nothing(text: str) -> None:
    """An "it" that stands for a clause to come, the weather or the time is no reference."""
    assert not read("The ferry left early.", text).references


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Thomas Lee and Peter Hall met in Hull. The mill was closed. He was tired.", "He"),
        ("“The mill is closed,” said Thomas Lee. “He has sold it.”", "He"),
        ("Thomas Lee runs the mill. A guest may say what he or she likes.", "he"),
        ("The mayor spoke of farmers and of dockers. They want higher prices.", "They"),
        ("The mill had a wheel. It was sold.", "It"),
    ],
)
def test_what_may_mean_somebody_else_is_open(text: str, pronoun: str) -> None:
    """Two who fit, whom a speaker speaks of, anybody, what is no subject or has no name: all of it is open."""
    assert points(read(text), pronoun) == [None]


@pytest.mark.parametrize(
    ("text", "pronoun", "target"),
    [
        ("Thomas Lee ran the mill. Susan Barker had a share. It was sold. She left.", "She", "Susan Barker"),
        ("Norwell Ltd. bought the harbour. Norwell Ltd. is small. It has a fleet.", "It", "Norwell Ltd."),
        ("Thomas Lee met Peter Hall in Hull. Mr Lee had run the mill. His wife kept the books.", "His", "Mr Lee"),
    ],
)  # fmt: skip
def test_two_signs_name_an_antecedent(text: str, pronoun: str, target: str) -> None:
    """Whom the text is about is named if nobody else near fits, or the sentence before goes on about them."""
    assert points(read(text), pronoun) == [target]


def test_an_open_pronoun_is_nobodys_mention() -> None:
    """A pronoun in doubt makes nobody likelier for the next one."""
    understood = read("Thomas Lee and Peter Hall met in Hull. He was tired. He left. His boat sank.")
    assert [*points(understood, "He"), *points(understood, "His")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "pronoun", "target"),
    [
        (
            "Peter Hall told the board that Thomas Lee was ill. He said Lee would come in May.",
            "He",
            "Peter Hall",
        ),
        ("Peter Hall spoke to Thomas Lee. Lee would come in May, he said.", "he", "Peter Hall"),
        ("When Thomas Lee came to Hull, he bought a mill.", "he", "Thomas Lee"),
        ("Thomas Lee met Peter Hall and thanked him.", "him", "Peter Hall"),
        ("Thomas Lee wanted to see Peter Hall and to thank him.", "him", "Peter Hall"),
    ],
)
def test_who_stands_in_a_pronouns_own_clause_is_not_meant_by_it(text: str, pronoun: str, target: str) -> None:
    """Whom "he" says something of by name is another, and so is who does what is done to "him"."""
    assert points(read(text), pronoun) == [target]


@pytest.mark.parametrize(
    ("text", "pronoun", "target"),
    [
        (
            "Peter Hall disliked Thomas Lee. Even before his trial began in Hull, Lee said that he would lose.",
            "his",
            "Lee",
        ),
        ("Thomas Lee opened the mill around 10 pm. It rained. He was tired.", "He", "Thomas Lee"),
    ],
)
def test_signs_tell_who_is_likelier(text: str, pronoun: str, target: str) -> None:
    """The subject of which a clause in front is said, and nobody who is but an hour."""
    assert points(read(text), pronoun) == [target]


def test_the_lexicon_tells_who_is_a_person() -> None:
    """A magician is nobody whom "it" means, but whom "he" does."""
    understood = read("The magician lived in Hull. He had a shop. It was small.")
    assert points(understood, "He") == ["The magician"]
    assert points(understood, "It") != ["The magician"]


def test_a_demonstrative_noun_points_at_the_same_noun() -> None:
    """ "This plan" is the plan that was spoken of; "this" alone is what the sentence before says."""
    understood = read("The council has a plan for the harbour. This plan costs little. This helps.")
    assert points(understood, "This plan") == ["a plan for the harbour"]
    assert points(understood, "This") == [1]


def test_a_definite_noun_points_at_the_latest_of_its_kind() -> None:
    """ "The plants" are those of the sentence before, not others further back; a company is the one named."""
    understood = read(
        "Old coal plants are expensive.",
        "Two gas plants shut down on Friday. Neighbours want the plants to stay closed.",
        "Norwell Ltd. bought the harbour. Norwell Ltd. is small. The company has a fleet.",
    )
    assert points(understood, "the plants") == ["Two gas plants"]
    assert points(understood, "The company") == ["Norwell Ltd."]


def test_what_says_itself_which_one_is_meant_is_no_reference() -> None:
    """The sun, the head of the board and those who came need nobody to have spoken of them."""
    understood = read("The sun rose. The head of the board spoke to those who came.")
    assert not understood.references


@pytest.mark.parametrize(
    ("text", "pronoun", "target"),
    [
        ("“We sail at dawn,” said Susan Barker. “The boats are old. The nets are new,” she added.", "she",
         "Susan Barker"),
        ("Thomas Lee told the council of his plan. “The mill is old. The wheel is gone. It leaks,” he said.", "he",
         "Thomas Lee"),
        ("As noted by Susan Barker, the mill is old. “The wheel is gone,” she said.", "she", "Susan Barker"),
        ("Thomas Lee spoke to the council. The boats were his concern, he said.", "he", "Thomas Lee"),
        ("Susan Barker thanked a visitor. She was late.", "She", "Susan Barker"),
        ("Thomas Lee opened the mill. Peter Hall asked him to stay.", "him", "Thomas Lee"),
    ],
)  # fmt: skip
def test_a_newsreader_knows_whom_a_pronoun_means(text: str, pronoun: str, target: str) -> None:
    """Who has spoken speaks on, what is quoted puts nobody at a distance, and who has a name goes before strangers."""
    assert points(read(text), pronoun) == [target]


def test_what_somebody_says_of_another_is_not_of_themselves() -> None:
    """A "she" between quotation marks is not who speaks, in whatever sentence the quotation names its speaker."""
    understood = read(
        "Anna Reed has left Hull.", "“The mill was hers. She sold it last year,” said Susan Barker in Hull."
    )
    assert "Susan Barker" not in points(understood, "She")


def test_a_label_is_nobody_whom_its_own_words_mean() -> None:
    """In "Lee: He came" Lee speaks of somebody else."""
    understood = read("Peter Hall is a baker in Hull.", "Thomas Lee: He came to us in May.")
    assert "Thomas Lee" not in points(understood, "He")


def test_every_sign_that_is_read_can_weigh_something() -> None:
    """A sign that no meaning has a weight for would be dead."""
    understood = read(
        "Susan Barker and Thomas Lee opened a shop. “She knew the woman’s boats,” said Lee. He smiled.",
        "The farmers met their guests. They praised the town. Although she was ill, Ann Reed came.",
    )
    phrases = read_noun_phrases(
        understood.sentences, (span for one in understood.quotations for span in one.spans)
    )
    decisions = decide(understood.sentences, phrases, understood.entities, understood.quotations)
    signs = {name for one in decisions for choice in one.choices for name in choice.signs}
    weights = {name for weights in WEIGHTS.values() for name in weights} - {"nobody", "quoted"}
    assert signs <= weights


def test_of_whom_nobody_knows_whether_it_is_a_she_is_not_preferred() -> None:
    """Another one is there of whom the text says so: who is meant stays open."""
    text = "Susan Barker studied in Hull with Rimko Stael. Stael praised the boat. The paper printed her picture."
    assert points(read(text), "her") == [None]
