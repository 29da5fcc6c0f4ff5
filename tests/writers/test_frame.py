"""What both writers say alike: hello, the disclosure, how an article is named, who gets how many words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.episode import show_notes
from podcast.model import Article, Host, Passage, Section, Show, Voice
from podcast.understanding import understand
from podcast.writers import frame, plain_speech
from podcast.writers.brief import Brief
from podcast.writers.extractive import Extractive
from podcast.writers.frame_texts import texts_in
from podcast.writers.llm import bookends
from podcast.writers.llm.answers import CitedSentence
from podcast.writers.llm.turns import DraftTurn
from tests.episode.conftest import EPISODE

HOSTS = tuple(Host(name, Voice("tone", "high")) for name in ("Maya", "Theo", "Ada"))
ENGLISH = texts_in("en")


@pytest.mark.parametrize("many", [1, 2, 3])
def test_both_writers_say_hello_in_the_same_words(many: int) -> None:
    """Whoever wrote it, an episode without a hook begins with the same lines, the first of which has the disclosure."""
    hosts = HOSTS[:many]
    section = Section("The gauge", ("The harbour has a gauge.",))
    article = Article("-", "A gauge", Section("", (), "summary"), (section,), authors=("A. One",))
    show = Show("Read Aloud", hosts)
    brief = Brief(show, hosts, 3, 160, lambda _: 180.0, lambda _: (), understand)
    lines = Extractive().write(article, brief).chapters[0].lines
    turns = bookends.welcome(article, show, hosts, article.language)
    assert [(line.host, line.text) for line in lines] == [(turn.host, turn.text) for turn in turns]
    assert "synthetic voice" in lines[0].text.partition(". ")[0]


@pytest.mark.parametrize("many", [1, 2, 3])
def test_an_episode_begins_with_what_it_is_about(many: int) -> None:
    """The hook comes before the show's name, which the other host says, if there is one."""
    hosts = HOSTS[:many]
    hook = "The harbour had a gauge that nobody read for ninety years."
    summary = Section("", (hook,), "summary")
    article = Article("-", "A gauge", summary, (Section("The gauge", ("Its papers lay in a loft.",)),))
    show = Show("Read Aloud", hosts)
    brief = Brief(show, hosts, 3, 160, lambda _: 180.0, lambda _: (), understand)
    lines = Extractive().write(article, brief).chapters[0].lines
    said = DraftTurn(hosts[0].name, (CitedSentence(hook, (1,)),))
    turns = bookends.welcome(article, show, hosts, article.language, (said,))
    for spoken in ([(line.host, line.text) for line in lines], [(turn.host, turn.text) for turn in turns]):
        assert spoken[0][0] == hosts[0].name
        assert spoken[0][1].startswith(hook)
        [place] = [at for at, (_, text) in enumerate(spoken) if "This is Read Aloud" in text]
        assert place == 1
        names = " ".join(text for _, text in spoken)
        assert all(names.count(f"m {host.name}") == 1 for host in hosts)


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("", "“A title”"),
        ("Ana Ruiz", "“A title”, by Ana Ruiz"),
        ("Ana  Ruiz and Ben Low", "“A title”, by Ana Ruiz and Ben Low"),
        ("Ana Ruiz; Ben Low, Cy Moe", "“A title”, by Ana Ruiz and others"),
        (" ; ", "“A title”"),
        ("ANA O'HARA", "“A title”, by Ana O'Hara"),
        ("IAN MCBRIDE-LUND and CNN STAFF", "“A title”, by Ian McBride-Lund and CNN STAFF"),
    ],
)
def test_an_article_is_named_with_its_authors(author: str, name: str) -> None:
    """One, two, or the first of many."""
    assert frame.name_article(ENGLISH, "“A title”", author) == name


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("https://example.org/gauge", True),
        ("reports/gauge.md", False),
        ("-", False),
        (f"https://example.org/{'gauge' * 200}", False),
        ("file:///gauge.md", False),
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl"])
def test_the_goodbye_promises_what_the_notes_have(language: str, source: str, linked: bool) -> None:
    """The article's link only where they have one; its sentences are always a link away."""
    texts = texts_in(language)
    said = frame.farewell(texts, "“A gauge”", source, "Bye.")
    assert (
        said
        == f"{texts.close.format(article='“A gauge”.')} {texts.linked if linked else texts.unlinked} Bye."
    )
    notes = show_notes.to_html(replace(EPISODE, source=source, cited=3), folder="https://pod.example/a/")
    assert (f'href="{source}"' in notes) == linked
    assert "#sentences" in notes


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("2.1 The quay:", "The quay"),
        ("3) What comes next?", "What comes next?"),
        ("...", ""),
    ],
)
def test_a_title_has_no_number_of_an_outline(heading: str, title: str) -> None:
    """Chapters have an order of their own."""
    assert frame.chapter_title(heading) == title


@pytest.mark.parametrize(
    ("text", "spoken", "plain"),
    [
        ("A *star* in `code`", "A star in code", "A star in code"),
        ("__init__ in C#", "init in C#", "init in C"),
        ("snake_case &amp; 5 < 6", "snake_case 5 < 6", "snakecase &amp; 5 6"),
    ],
)
def test_nobody_reads_marks_aloud(text: str, spoken: str, plain: str) -> None:
    """Of what is spoken only what marks it up goes; of titles for a model all that could."""
    assert plain_speech.unmarked(text) == spoken
    assert frame.without_marks(text) == plain


@given(
    st.lists(st.tuples(st.floats(0.1, 5000), st.floats(0, 5000)), min_size=1, max_size=30),
    st.floats(-100, 20_000),
)
def test_words_are_shared_by_wish_up_to_what_there_is(parts: list[tuple[float, float]], words: float) -> None:
    """Nothing is lost or invented, nobody gets more than his most, and who has not enough wished for the same."""
    wishes, most = [wish for wish, _ in parts], [top for _, top in parts]
    shares = frame.share_words(words, wishes, most)
    assert sum(shares) == pytest.approx(min(max(words, 0), sum(most)), abs=1e-6)
    assert all(0 <= share <= top + 1e-9 for share, top in zip(shares, most, strict=True))
    rates = [
        share / wish for share, wish, top in zip(shares, wishes, most, strict=True) if share < top - 1e-6
    ]
    assert not rates or max(rates) - min(rates) < 1e-6 * max(1, *rates)


def test_text_without_a_footnote_goes_with_the_passage_after_it() -> None:
    """And two halves of one sentence carry its mark once."""
    halves = [
        Passage("It says:", ()),
        Passage("The sea", ("1",)),
        Passage("rose.", ("1",)),
        Passage("Why?", ()),
    ]
    assert frame.merge_passages(halves) == (Passage("It says: The sea rose.", ("1",)), Passage("Why?", ()))
