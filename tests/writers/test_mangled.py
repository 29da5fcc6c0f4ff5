"""Texts as bad copies leave them: words and marks lost, doubled, swapped, sentences that break off."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.errors import ArticleError
from podcast.model import Article, Section
from podcast.script.text import compose_script
from tests.properties import examples
from tests.samples import corpus
from tests.writers.written import write_script

MARKS = (".", ",", "”", "“", '"', " —", ":", "?", "…", ")", " (", "'s")
WORDS = tuple("and but said who which that not he it because while Mr. $3 %".split())


@st.composite
def mangled(draw: st.DrawFn) -> Article:
    """A few paragraphs of one of our own articles, some of whose words were harmed."""
    article = corpus.article(draw(st.sampled_from(sorted(corpus.OURS.values()))))
    paragraphs = [paragraph for section in article.sections for paragraph in section.paragraphs]
    first = draw(st.integers(0, len(paragraphs) - 1))
    kept = paragraphs[first : first + draw(st.integers(1, 8))]
    harmed = [" ".join(harm(draw, paragraph.split())) for paragraph in kept]
    heading = draw(st.sampled_from(("", "( ‘Late Trains’", "1. The", " ".join(harmed[0].split()[:6]))))
    sections = (Section(heading, tuple(filter(None, harmed)) or ("Gone.",)),)
    return Article("-", article.title, Section("", (), "summary"), sections, language="en")


def harm(draw: st.DrawFn, words: list[str]) -> list[str]:
    """Some words of a paragraph with what a bad copy does to them."""
    for _ in range(draw(st.integers(0, 4))):
        if len(words) < 3:
            break
        at = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(("lose", "stop", "start", "bare", "mark", "word", "shout", "swap"))):
            case "lose":
                del words[at]
            case "stop":
                words = words[: at + 1]
            case "start":
                words = words[at:]
            case "bare":
                words[at] = words[at].strip('.,;:!?"”“')
            case "mark":
                words[at] += draw(st.sampled_from(MARKS))
            case "word":
                words.insert(at, draw(st.sampled_from(WORDS)))
            case "shout":
                words[at] = words[at].upper()
            case _:
                words[at - 1], words[at] = words[at], words[at - 1]
    return words


@settings(max_examples=examples(300))
@given(mangled())
def test_a_mangled_text_gives_a_script_that_reads_back_or_one_clear_error(article: Article) -> None:
    """`compose_script` raises for what its own file would not read back as."""
    try:
        script = write_script(article)
    except ArticleError:
        return
    assert compose_script(script).canonical


def test_a_text_may_break_off_at_the_name_of_who_speaks() -> None:
    """Nothing stands behind the last word, not even a full stop."""
    last = '"It will be a quiet day," says Reuters meteorologist'
    sections = (Section("", ("The tower leans a little more each year.", last)),)
    script = write_script(Article("-", "A tower", Section("", (), "summary"), sections, language="en"))
    assert "The tower leans a little more each year." in compose_script(script).canonical


def test_a_title_of_which_nothing_is_left_names_no_chapter() -> None:
    """What stands in brackets at a heading's end is no part of it: "[6]" of a note."""
    sections = (Section("", ("The case has been continued, and nobody knows for how long.",)),)
    script = write_script(Article("-", "[6]", Section("", (), "summary"), sections, language="en"))
    assert all(chapter.title for chapter in compose_script(script).script.chapters)
