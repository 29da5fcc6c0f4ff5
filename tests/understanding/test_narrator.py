"""Whose "I" and "we" it is."""

from __future__ import annotations

from podcast.model import Article, Entity, Quotation, Section, Span
from podcast.understanding import understand
from podcast.understanding.discourse.narrator import find_first_person
from podcast.understanding.discourse.own_words import find_own_words

NO_SUMMARY = Section("", (), "summary")


def first_person(*texts: str, site: str = "", authors: tuple[str, ...] = ()) -> str:
    """Whose first person a text has."""
    article = Article("-", "Wells", NO_SUMMARY, (Section("", texts),), authors=authors, site=site)
    return understand(article).first_person


def test_an_i_is_the_authors() -> None:
    """By name where it is known; "the author" where it is not."""
    assert first_person("I dug a well in May.", authors=("Ada Lund",), site="Fold") == "Ada Lund"
    assert first_person("My well ran dry in May.", site="Fold") == "the author"


def test_a_we_without_a_name_is_the_sites() -> None:
    """What nobody has signed is the publication's; so is the "we" of news that somebody signed."""
    assert first_person("We dig wells for villages that have none.", site="Wells for All") == "Wells for All"
    news = (
        "The ministry said on Tuesday that the well had run dry, and that it had told the council in March.",
        "The council said that it had received no letter. It met on Monday and put off the matter for a week.",
        "We asked the mayor, who said nothing.",
    )
    assert first_person(*news, site="The Sound Herald", authors=("Liv Dahl",)) == "The Sound Herald"


def test_numerals_names_and_quotations_are_no_first_person() -> None:
    """World War I, a numbered item, the US, a name with "Me", what somebody else says, and a reader's question."""
    texts = (
        "The well was dug before World War I began.",
        "I. The pump was sold to a firm in the US.",
        "The money came from a page on Go Fund Me.",
        "“I will never sell it,” said Ines Pardo.",
        "How do I dig a well?",
    )
    assert [text for text in texts if first_person(text, authors=("Ada Lund",))] == []


def test_what_is_everybodys_is_no_first_person() -> None:
    """ "Our" and "us" without an "I" or a "we" that does something mean people in general."""
    texts = "Our bodies need water every day.", "Wells gave us the first towns."
    assert first_person(*texts, site="Fold") == ""
    assert first_person(*texts, "We dig them.", site="Fold") == "Fold"


def test_a_name_before_an_i_does_not_hide_it() -> None:
    """In "In Lisbon I met …" the pronoun is one."""
    assert first_person("In Lisbon I met a man who digs wells.") == "the author"


def test_in_turns_it_is_who_says_most_of_it() -> None:
    """The interviewee says "I" more often than the one who asks, and than the author who introduces both."""
    texts = (
        "I met her in May.",
        "May I ask how it began?",
        "I dug my first well with my father.",
        "Then I dug my own.",
    )
    article = Article("-", "Wells", NO_SUMMARY, (Section("", texts),), authors=("Ada Lund",))
    sentences = understand(article).sentences
    people = Entity("Ada Lund", "person"), Entity("Ines Pardo", "person")
    turns = [
        Quotation(
            sentence.text, (at,), (Span(at, 0, len(sentence.parse.tokens)),), "turn", True, min(at - 1, 1)
        )
        for at, sentence in enumerate(sentences)
        if at
    ]
    own = find_own_words(sentences, turns)
    assert find_first_person(article, own, turns, people, "interview") == "Ines Pardo"
