"""benchmarks/corpus.py holds what was read and written to what people found in texts."""

from __future__ import annotations

from benchmarks import corpus as scores
from podcast.model import Article, Footnote, Host, Line, Passage, Script, ScriptChapter, Section, Voice
from tests.samples.corpus import GOLD

CORE = ("The cure is to ignore everything that comes too soon after a tip.", "The switch bounces.")


def test_reading_is_scored_by_what_the_page_has() -> None:
    """Everything right, and one heading too many."""
    gold = GOLD["interview.html"]
    text = f"{gold.first} and so on. “{gold.quotes[0].begins} thing.” {gold.junk[0]}"
    source = Article(
        "interview.html",
        gold.title.upper(),
        Section("", (text,), "summary"),
        (Section("Not a heading", ("Some text.",)), Section(gold.headings[0], (gold.last,))),
        authors=gold.authors,
        date=gold.date,
    )
    row = scores.score_reading(gold, source)
    assert row == {
        "title": (True, 1),
        "authors": (True, 1),
        "authors, people": (True, 1),
        "date": (True, 1),
        "headings": (1, len(gold.headings)),
    }


def test_bodies_are_no_people() -> None:
    """An agency, letters and the site are left out of authors; a place or a button is not: nobody would sign so."""
    names = ("Ann Low", "Associated Press", "AP", "Harbour Daily", "New Quay", "Print This")
    assert scores.leave_out_bodies(names, ("harbourdaily",)) == {"ann low", "new quay", "print this"}


def test_a_core_sentence_is_said_when_a_cited_footnote_has_most_of_its_words() -> None:
    """A footnote that no line cites says nothing."""
    cited = Footnote("1", "Ignore everything that comes too soon after a tip: that is the cure.")
    loose = Footnote("2", "The switch bounces.")
    chapter = ScriptChapter("A part", (Line("Maya", (Passage("Wait a little.", ("1",)),)),))
    script = Script("T", (Host("Maya", Voice("tone", "a")),), (chapter,), (cited, loose))
    assert scores.find_missed(CORE, script) == [CORE[1]]
