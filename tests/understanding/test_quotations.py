"""The quotations of an article: where they begin and end, their forms, and what is no clause."""

from __future__ import annotations

from podcast.model import Article, Block, Quotation, Section
from podcast.understanding import understand


def _quotations(*paragraphs: str, language: str = "en") -> tuple[Quotation, ...]:
    section = Section("", paragraphs)
    return understand(
        Article("-", "Wells", Section("", (), "summary"), (section,), language=language)
    ).quotations


def _set_off(*blocks: Block) -> tuple[Quotation, ...]:
    section = Section("", tuple(block.text for block in blocks), blocks=blocks)
    return understand(Article("-", "Wells", Section("", (), "summary"), (section,))).quotations


def test_a_quotation_runs_over_paragraphs_until_it_is_closed() -> None:
    """Marks that open each paragraph and close only the last are one quotation with all its sentences."""
    (quotation,) = _quotations(
        "Ines Pardo wrote: “The well is dry. We dig.",
        "“Nobody helps us.",
        "“We will leave in May.”",
        "The ministry has not answered.",
    )
    assert quotation.text == "The well is dry. We dig.\n\nNobody helps us.\n\nWe will leave in May."
    assert quotation.sentences == (0, 1, 2, 3)


def test_a_quotation_may_be_closed_paragraphs_later() -> None:
    """A paragraph with nothing but a closing mark at its end belongs to the quotation that is open."""
    (quotation,) = _quotations("She wrote: “The well is dry.", "We will leave in May.”")
    assert quotation.text == "The well is dry.\n\nWe will leave in May."


def test_marks_inside_marks_stay_inside() -> None:
    """A quotation in a quotation is part of it, in one word or over a sentence."""
    (quotation,) = _quotations("“My father said, ‘Never sell the well,’ and he meant it,” she said.")
    assert quotation.text == "My father said, ‘Never sell the well,’ and he meant it,"


def test_scare_quotes_and_titles_say_nothing_by_themselves() -> None:
    """Words in marks without a clause, and titles of works, are no clauses; what is said is one."""
    quotations = _quotations(
        "The “water police” came with a report titled “The wells are running dry” and a film, “We Need More Rain”.",
        "“Never!” she said. “Go home.” The well “has been dry since May”, but “we dig” is their answer.",
    )
    assert [(one.text, one.is_clause) for one in quotations] == [
        ("water police", False),
        ("The wells are running dry", False),
        ("We Need More Rain", False),
        ("Never!", True),
        ("Go home.", True),
        ("has been dry since May", False),
        ("we dig", True),
    ]


def test_blocks_and_turns_are_quotations() -> None:
    """A set-off quotation and a turn of an interview are quotations without marks; a label is no part of it."""
    quotations = _set_off(
        Block("quote", "The well was dug by hand. It took a year."),
        Block("turn", "Ines Pardo: We begin before sunrise.", label="Ines Pardo"),
        Block("quote", "“Water is memory.”"),
    )
    assert [(one.form, one.text) for one in quotations] == [
        ("block", "The well was dug by hand. It took a year."),
        ("turn", "We begin before sunrise."),
        ("inline", "Water is memory."),
    ]


def test_other_languages_have_quotations_by_their_marks_alone() -> None:
    """Without a parse, long words in marks are clauses and nobody is named as their speaker."""
    quotations = _quotations(
        "„Der Brunnen ist seit Mai trocken, und niemand hilft uns hier“, sagte Ines. Die „Wasserpolizei“ kam.",
        language="de",
    )
    assert [(one.is_clause, one.speaker) for one in quotations] == [(True, None), (False, None)]


def test_the_tokens_inside_the_marks_are_known() -> None:
    """The spans of a quotation hold its words and none of the marks around it."""
    article = Article("-", "", Section("", (), "summary"), (Section("", ("“It is dry,” she said.",)),))
    understood = understand(article)
    (span,) = understood.quotations[0].spans
    assert understood.sentences[0].parse.words(span.start, span.stop) == "It is dry,"
