"""Names that mean the same person, organisation or place are one entity."""

from __future__ import annotations

from podcast.model import Article, Entity, Section
from podcast.understanding.entities import find_entities
from podcast.understanding.sentences import read_sentences


def read(*paragraphs: str) -> tuple[Entity, ...]:
    """Returns the entities of a text."""
    sentences = read_sentences(Article("", "", Section("", (), "summary"), (Section("", paragraphs),)))
    return find_entities(sentences)


def people(*paragraphs: str) -> dict[str, Entity]:
    """Returns the people of a text, by their names."""
    return {entity.name: entity for entity in read(*paragraphs) if entity.kind == "person"}


def test_a_last_name_alone_is_the_person_who_was_named_in_full() -> None:
    """A full name and its last name alone are one person with two mentions, the possessive cut."""
    assert people("Susan Barker opened the harbour on Monday.", "Critics liked Barker’s speech.")[
        "Susan Barker"
    ].aliases == ("Barker",)


def test_two_people_with_one_last_name_are_kept_apart() -> None:
    """Where two people have a last name, it alone is neither of them."""
    found = people("Susan Barker met Thomas Barker in Hull.", "Later, Barker sold the house.")
    assert len(found["Susan Barker"].mentions) == len(found["Thomas Barker"].mentions) == 1
