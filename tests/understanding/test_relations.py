"""How sentences and clauses go together: each connective is for its example, and what only looks like one is none."""

from __future__ import annotations

import pytest

from podcast.language.grammar.parsing import parse
from podcast.model import Article, Block, Relation, Section, Sentence
from podcast.understanding import understand
from podcast.understanding.discourse.connectives import ASIDES, JOINTS, OPENINGS, Joint, Opening
from podcast.understanding.discourse.joined_clauses import join_clauses

BEFORE = "The harbour was full."


def relations(*paragraphs: str, blocks: tuple[Block, ...] = ()) -> list[tuple[str, int, int, str]]:
    """(kind, first, second, words) of each relation of a text."""
    section = Section("", paragraphs or tuple(block.text for block in blocks), blocks=blocks)
    understood = understand(Article("-", "Ferries", Section("", (), "summary"), (section,)))
    return [(one.kind, one.first, one.second, one.words) for one in understood.relations]


def inside(sentence: str) -> list[tuple[str, str]]:
    """(kind, words) of the relations inside a sentence."""
    found: list[Relation] = list(join_clauses(Sentence(0, 0, 0, parse([sentence])[0])))
    return [(one.kind, one.words) for one in found]


@pytest.mark.parametrize("opening", [*OPENINGS, *ASIDES], ids=lambda opening: opening.example)
def test_words_tie_a_sentence_to_the_one_before(opening: Opening) -> None:
    """The example goes with the sentence before it in the way that the row says, and by words of its own."""
    between = [one for one in relations(f"{BEFORE} {opening.example}") if one[1] != one[2]]
    assert [(kind, first, second) for kind, first, second, _ in between] == [(opening.kind, 0, 1)]
    assert between[0][3] in opening.example


@pytest.mark.parametrize("joint", JOINTS, ids=lambda joint: joint.words)
def test_a_word_joins_clauses(joint: Joint) -> None:
    """The example has the relation of its row, and no other."""
    assert inside(joint.example) == [(joint.kind, joint.words)]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("The ferry was old, but the crew was young.", "contrast", "but"),
        ("The ferry is small, while the bridge is wide.", "contrast", "while"),
        ("While the plan is cheap, it is slow.", "concession", "While"),
        ("They have stayed at home since the ferry sank.", "time", "since"),
        ("They stay at home since the ferry is old.", "cause", "since"),
        ("The ferry was late, so they took the train.", "consequence", "so"),
        ("The ferry was late and therefore they took the train.", "consequence", "therefore"),
        ("The pump failed, causing a flood in the hold.", "consequence", "causing"),
        ("The pump failed, resulting in a flood in the hold.", "consequence", "resulting"),
    ],
)
def test_an_ambiguous_word_counts_with_a_second_sign(sentence: str, kind: str, words: str) -> None:
    """A comma, a tense or what the parser makes of it tells what the word means."""
    assert inside(sentence) == [(kind, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They asked if the ferry was late.",
        "They behaved as if the ferry was late.",
        "They sailed not only by day but by night.",
        "The ferry is so old that nobody repairs it.",
        "They have sailed since May.",
        "They sang while they sailed.",
        "Nothing but the storm can stop them.",
    ],
)
def test_what_only_looks_like_a_connective_joins_nothing(sentence: str) -> None:
    """The same words in other uses show no relation."""
    assert inside(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "So far nobody has come.",
        "So popular was the ferry.",
        "Still waters run deep.",
        "But for the rain they had sailed.",
        "Instead of bread they sent salt.",
        "Soon after his arrival they sailed.",
    ],
)
def test_an_opening_that_only_looks_like_one_ties_nothing(sentence: str) -> None:
    """The first word alone is not enough."""
    assert [one for one in relations(f"{BEFORE} {sentence}") if one[1] != one[2]] == []


def test_clauses_of_a_relation_are_told() -> None:
    """A relation inside a sentence names the clause that is said and the one that it is said of."""
    text = "They stayed at home because the ferry was late."
    section = Section("", (text,))
    understood = understand(Article("-", "Ferries", Section("", (), "summary"), (section,)))
    (relation,) = understood.relations
    clauses = understood.sentences[0].clauses
    assert relation.first_clause is not None
    assert relation.second_clause is not None
    assert clauses[relation.second_clause].marker == "because"
    assert clauses[relation.first_clause].kind == "main"


def test_a_noun_is_no_clause() -> None:
    """ "Despite the storm" is said of the clause around it and has none of its own."""
    section = Section("", ("They sailed despite the storm.",))
    (relation,) = understand(Article("-", "Ferries", Section("", (), "summary"), (section,))).relations
    assert (relation.first_clause, relation.second_clause) == (0, None)


def test_a_question_is_answered_by_the_next_sentence() -> None:
    """Of two questions the last one is answered, also by the next paragraph."""
    assert relations("Who pays? And when?", "The island pays every spring.") == [("answer", 1, 2, "?")]


def test_members_go_with_their_announcer() -> None:
    """Three consequences are announced, and told one after the other, with sentences between them."""
    text = (
        "The end of the ferry had three consequences. One was a shortage of bread. The bakers left in May."
        " Another was silence in the harbour. The third was a new bridge."
    )
    assert [one for one in relations(text) if one[0] == "enumeration"] == [
        ("enumeration", 0, 1, "One was"),
        ("enumeration", 0, 3, "Another was"),
        ("enumeration", 0, 4, "The third was"),
    ]


def test_members_without_an_announcer_go_with_the_first() -> None:
    """First, second and finally belong together; a first without a second is no enumeration."""
    text = "First, the ferry was sold. Second, the pier was closed. Finally, the bakers left."
    assert [one[:3] for one in relations(text)] == [("enumeration", 0, 1), ("enumeration", 0, 2)]
    assert relations("First, the ferry was sold. The pier was closed.") == []


def test_people_who_are_counted_announce_nothing() -> None:
    """ "Two men" before "First, …" are no announcer, unless as many things are told as they are."""
    text = "Some men were on the pier. First, the ferry was sold. Second, the pier was closed."
    assert [one[:3] for one in relations(text)] == [("enumeration", 1, 2)]


def test_a_list_goes_with_the_sentence_before_it() -> None:
    """Items behind a colon are its members."""
    items = tuple(Block("item", text) for text in ("Bread for a week.", "A rope. It must be long."))
    assert relations(blocks=(Block("paragraph", "Bring two things:"), *items)) == [
        ("enumeration", 0, 1, ":"),
        ("enumeration", 0, 2, ":"),
    ]


def test_the_next_section_begins_anew() -> None:
    """Words at the beginning of a section tie it to nothing."""
    sections = Section("Boats", (BEFORE,)), Section("Trains", ("However, the train was early.",))
    understood = understand(Article("-", "Ferries", Section("", (), "summary"), sections))
    assert understood.relations == ()
