"""Questions come from what the article answers in its own form; the rules of the writer each fit their example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.language.plain.sentences import count_words
from podcast.model import Article, Host, Line, Passage, ScriptChapter, Section, Voice
from podcast.understanding import understand
from podcast.writers.extractive.airtime import balance_airtime
from podcast.writers.extractive.asked_forms import FORMS, QuestionForm
from podcast.writers.extractive.asked_openings import OPENINGS, AskedOpening
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.host_turns import Turn, add_part, part_long_turns
from podcast.writers.extractive.neighbours import BACK, FORTH, NeighbourLean
from podcast.writers.extractive.quoting_frames import Frames, quote
from podcast.writers.extractive.shares import fill_evenly
from podcast.writers.extractive.slots import find_counted, find_slot
from podcast.writers.extractive.source_view import SourceView, read_source
from podcast.writers.extractive.spoken_wording import word_sentence
from podcast.writers.extractive.titles import title_of
from tests.samples import corpus
from tests.writers.written import script_of

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = (
    "The council, the port, Adwoa Mensah and Hartmann Stone Inc. read the study of the wall, its price, its sand and"
    " its ships."
)
"""What was said just before: nobody asks for a part of what was not spoken of."""
NO_SUMMARY = Section("", (), "summary")
ASKED = {
    "The council closed the old quay because its wall had cracks.": (
        "The council closed the old quay.",
        "Why?",
        "Because its wall had cracks.",
    ),
    "The council shut the old quay in no small part because it leaked.": (
        "The council shut the old quay.",
        "Why?",
        "In no small part because it leaked.",
    ),
    "The trade of the port has been slow, primarily due to the sand in its old basin.": (
        "The trade of the port has been slow.",
        "Why is that?",
        "Primarily due to the sand in its old basin.",
    ),
    "The quay was flooded twice last year because of the storm in the spring.": (
        "The quay was flooded twice last year.",
        "Why?",
        "Because of the storm in the spring.",
    ),
    "The council wants to lower the water by opening the old sluice.": (
        "The council wants to lower the water.",
        "How?",
        "By opening the old sluice.",
    ),
    "The council didn't close the old quay, because its wall had been mended.": (
        "The council didn't close the old quay.",
        "Why not?",
        "Because its wall had been mended.",
    ),
    "What makes this unlikely is that it hinges on the port.": (
        "",
        "What makes this unlikely?",
        "It hinges on the port.",
    ),
    "The main attraction of the deal was that the island had ships.": (
        "",
        "And the main attraction of the deal?",
        "The island had ships.",
    ),
    "If the wall gives way, the lower town is under water by night.": (
        "",
        "And if the wall gives way?",
        "The lower town is under water by night.",
    ),
    "For the fishermen, the new wall is the end of the harbour.": (
        "",
        "And for the fishermen?",
        "The new wall is the end of the harbour.",
    ),
    "The wall would cost about 40 million crowns and a year of noise.": (
        "",
        "What would the wall cost?",
        "About 40 million crowns and a year of noise.",
    ),
    "The wall rests on a bank of sand that moves every winter.": (
        "",
        "What does the wall rest on?",
        "A bank of sand that moves every winter.",
    ),
    "The council wants to decide before the storms of October.": (
        "",
        "What does the council want to do?",
        "To decide before the storms of October.",
    ),
    "A spokeswoman for Hartmann Stone Inc. disputed the price of the wall, and said that nobody had asked her.": (
        "",
        "What does Hartmann Stone Inc. say to that?",
        "A spokeswoman for Hartmann Stone Inc. disputed the price of the wall.",
    ),
    "The study found that the sand under the wall moves north.": (
        "",
        "What did the study find?",
        "That the sand under the wall moves north.",
    ),
    "The wall is a dam of clay that was raised by hand in 1911.": (
        "",
        "What is the wall?",
        "A dam of clay that was raised by hand in 1911.",
    ),
    "It is still unclear who will pay for the wall.": (
        "",
        "Who will pay for the wall?",
        "That is still unclear.",
    ),
    "It is not known how the sand came under the wall.": (
        "",
        "How did the sand come under the wall?",
        "That is not known.",
    ),
    "Adwoa Mensah is a keeper of charts who lives at the quay.": (
        "",
        "Who is Adwoa Mensah?",
        "A keeper of charts who lives at the quay.",
    ),
}
"""A sentence → what is said before the question, what is asked and answered."""
UNASKED = (
    # What is denied: "Was anybody hurt?" "No." sounds false to most listeners, for nobody had thought so.
    "But the wall did not stop the sand.",
    "Nobody at the quay was hurt.",
    "The quay will not be open until the first of May.",
    "The wall was not only high, and it was thick.",
    "The port did not respond to a request for comment.",
    "Many crews at the quay have not been paid.",
    "The wall was mended last spring by leading engineers of the coast.",
    "The reason for the noise at the quay is likely because of the pump.",
    "The council closed the old quay only because it leaked so much.",
    "Please, don't ever leave the old quay because you are tired.",
    "The port pays the crews that left the quay because it leaked.",
    "The council closed the quay because it leaked, and the crews have left it.",
    "The gate of the quay can't be moved by hand, the makers say, because the hinges are made of lead.",
    "Hartmann Stone Inc. responded to the strike with a lower price for its stone.",
    # Of what is reported, the reason is reported, too; of two things, nobody knows which one has it.
    "The ministry says that the quay is safe because nobody has asked.",
    "The port denied a rumour that the old wall had moved because of the flood.",
    "According to the crews, the old quay was closed because the wall had cracks.",
    "As the story goes, the council closed the old quay because it leaked.",
    "The council of the port met in May and closed the old quay because it leaked.",
    "The council concluded the talks on the quay by reading a letter of the port.",
    "We do not know the people at the quay.",
    "The wall is not as high as the old one.",
    "The clerk said that the quay is not safe.",
    "The crews do not believe that the quay is safe.",
    "The old quay was flooded in the spring of last year.",
    "They closed the quay not because it leaked, but for its price.",
    "The reason is a small text file, and its future is less certain than its past.",
    "What matters is whether the wall of the quay holds in the spring.",
    "The port signed a deal with the navy to use the quay.",
    "The port bought a second pump to keep the old quay dry.",
    "In November, the wall of the quay was mended again.",
    "In a statement, the port said that the quay was safe.",
    "Within this quay, the boats of the port lie close to each other.",
    "For some boats, the new wall of the quay is too high.",
    "The oldest place along the wall of the old quay belongs to a company from the far north.",
    "A spokeswoman for Hartmann Stone Inc. did not reply to the council about the wall.",
    "The wall has two gates on the side of the harbour.",
    "The port is testing a pump that was made for a mine.",
    "The wall carries 80 carts and can be closed by hand.",
    "The ministry estimates that the wall moves by a hand a year.",
    "It is believed that the wall of the quay was never finished.",
)
"""What answers no question in its own form, or one nobody should ask."""
ALONE = "It is unclear who will mend the gate of the wall."
"""What is not known, and nothing else of it: who asks that gets no answer."""


@pytest.fixture(scope="module")
def source() -> SourceView:
    """All sentences, understood at once; each stands behind one that speaks of the same things."""
    examples = (*(form.example for form in FORMS), *(opening.example for opening in OPENINGS))
    texts = dict.fromkeys((*ASKED, *UNASKED, *examples))
    behind = "The clerk of the works has written all of it down."
    sections = [Section(str(at), (BEFORE, f"{text} {behind}")) for at, text in enumerate(texts)]
    sections.append(Section("alone", (ALONE,)))
    return read_source(understand(Article("-", "The quay", NO_SUMMARY, tuple(sections))))


def slot(source: SourceView, text: str) -> tuple[str, str, str] | None:
    """What is said, asked and answered for a sentence, after the one before it."""
    index = next(one.index for one in source.sentences if one.text == text)
    heard = Heard(order=[index - 1])
    found = find_slot(source, word_sentence(source, index, heard)[0], heard, follows=True)
    return (found.claim, found.question, found.answer) if found else None


@pytest.mark.parametrize("text", ASKED)
def test_a_question_is_what_the_article_answers(source: SourceView, text: str) -> None:
    """In its own form, by its own words."""
    assert slot(source, text) == ASKED[text]


@pytest.mark.parametrize("text", UNASKED)
def test_nothing_else_is_asked(source: SourceView, text: str) -> None:
    """No question about a noun because it stands there, none whose answer says a second thing."""
    assert slot(source, text) is None


def test_nobody_asks_what_is_not_known_and_then_dropped(source: SourceView) -> None:
    """An answer that says nothing needs something behind it."""
    assert slot(source, ALONE) is None


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda opening: opening.question)
def test_each_opening_asks_and_the_rest_answers(source: SourceView, opening: AskedOpening) -> None:
    """What stands before the comma is asked, nothing of the rest is lost."""
    _, _, rest = opening.example.partition(", ")
    assert slot(source, opening.example) == ("", opening.question, f"{rest[0].upper()}{rest[1:]}")


def test_nobody_asks_for_a_part_of_what_was_not_spoken_of(source: SourceView) -> None:
    """Who asks what the wall costs has heard of a wall."""
    text = "The wall would cost about 40 million crowns and a year of noise."
    index = next(one.index for one in source.sentences if one.text == text)
    wording = word_sentence(source, index, Heard(order=[index - 1]))[0]
    assert find_slot(source, wording, Heard(), follows=True) is None
    assert find_slot(source, wording, Heard(order=[index - 1]), follows=False) is None


def test_nobody_asks_who_somebody_is_of_whom_they_have_talked_all_along(source: SourceView) -> None:
    """Only of who was just named."""
    text = "Adwoa Mensah is a keeper of charts who lives at the quay."
    index = next(one.index for one in source.sentences if one.text == text)
    heard = Heard(order=[index - 1] * 5)
    assert find_slot(source, word_sentence(source, index, heard)[0], heard, follows=True) is None


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_each_form_asks_what_its_example_answers(source: SourceView, form: QuestionForm) -> None:
    """And the answer is the rest of it."""
    asked = slot(source, form.example)
    assert asked
    assert asked[1].endswith("?")
    assert asked[2].rstrip(".").lower() in form.example.lower()


def test_a_count_is_told_without_the_words_that_count() -> None:
    """Where each member has such words."""
    assert find_counted(("One was a collapse.", "Another was that the alliance slept.")) == (
        "A collapse.",
        "The alliance slept.",
    )
    assert find_counted(("One was a collapse.", "The alliance slept.")) == ()


@pytest.mark.parametrize("path", corpus.cases(corpus.ENGLISH))
def test_questions_are_few_and_the_other_host_answers(path: Path) -> None:
    """What one host asks of ours is the end of the turn; no episode is a quiz, but an interview or a list of labels."""
    script = script_of(path, 8)
    short = [line for line in script.lines if line.text.endswith("?") and count_words(line.text) <= 20]
    assert len(short) <= 12
    texts = [line.text for line in short]
    assert len(texts) == len(set(texts))
    # What a standfirst asks all of the episode answers.
    open_ends = [chapter.title for chapter in script.chapters[1:] if chapter.lines[-1].text.endswith("?")]
    if corpus.article(path).sections[-1].paragraphs[-1].endswith("?"):
        assert open_ends.pop() == script.chapters[-2].title  # the article ends with it
    assert open_ends == (["Introduction"] if path.name == "study.html" else [])  # so does what a study asks


def test_hosts_ask_amid_a_chapter() -> None:
    """A sentence that is said without a question keeps nobody from asking behind it."""
    script = script_of(corpus.OPEN_FEED, 8)
    amid = [line.text for chapter in script.chapters for line in chapter.lines[1:] if line.text.endswith("?")]
    assert {"What is a feed?", "Why is that?"} <= set(amid)


@pytest.mark.parametrize("lean", [*BACK, *FORTH], ids=lambda lean: lean.example)
def test_what_leans_is_known_by_its_words(lean: NeighbourLean) -> None:
    """Each pattern is for its example."""
    assert lean.pattern.search(lean.example)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("2.1 The quay:", "The quay"),
        ("THE OLD QUAY", "The old quay"),
        ("How the Harbour Was Saved", "How the harbour was saved"),
        ("The Quay of Ostmere", "The quay of Ostmere"),
        ("a market for the harbour", "A market for the harbour"),
        ("iQuay of Ostmere", "iQuay of Ostmere"),
        ("555 0100 200", ""),
    ],
)
def test_a_title_is_a_heading_as_it_is_said(heading: str, title: str) -> None:
    """Without number, shouting and headline case; names stay."""
    words = "the old quay of how harbour was saved".split()
    spellings = {word: word for word in words} | {"ostmere": "Ostmere"}
    assert title_of(heading, spellings) == title


def test_a_quotation_keeps_inner_marks_in_pairs() -> None:
    """Those that close in another sentence are closed in this one."""
    assert quote('He said "no" to me.') == "“He said ‘no’ to me.”"
    assert quote("“People want it,” he said: “The line is there.") == (
        "“‘People want it,’ he said: ‘The line is there.’”"
    )


def test_a_long_turn_is_two_hosts(source: SourceView) -> None:
    """And who follows changes with it; nothing is lost."""
    turns: list[Turn] = []
    for number in range(5):
        add_part(
            turns,
            0,
            f"The {number} quay is old, and nobody knows who built its wall by the river of the town.",
            0,
        )
        add_part(turns, 0, "It was raised in the spring.", 0)
    add_part(turns, 1, "Nobody paid.", 1)
    parted = part_long_turns(source, turns, Frames())
    assert [turn.host for turn in parted] == [0, 1, 0]
    assert max(turn.words for turn in parted) <= 75
    assert [part for turn in parted for part in turn.parts] == [part for turn in turns for part in turn.parts]


def test_hosts_swap_where_one_has_much_more() -> None:
    """In as few chapters as will do, never in the first."""
    hosts = [Host(name, Voice("tone", "high")).name for name in ("Maya", "Theo")]
    much, little = (Passage("word " * 40 + "."),), (Passage("A word."),)
    chapters = [ScriptChapter(str(number), (Line("Maya", much), Line("Theo", little))) for number in range(5)]
    balanced = balance_airtime(chapters, hosts)
    assert [chapter.lines[0].host for chapter in balanced].count("Theo") == 2
    assert balanced[0] == chapters[0]
    assert balance_airtime(chapters, hosts[:1]) == tuple(chapters)


def test_things_share_words_evenly() -> None:
    """The first run of each is never left out; who has had least is next."""
    runs = [[(0,), (1,), (2,)], [(3,), (4,), (5,)]]
    assert fill_evenly(runs, 40, lambda _: 10, 100) == [(0, 1), (3, 4)]
    assert fill_evenly(runs, 5, lambda _: 10, 100) == [(0,), (3,)]
    assert fill_evenly(runs, 100, lambda _: 10, 20) == [(0, 1), (3, 4)]


def test_nobody_is_asked_what_they_say_to_their_own_words() -> None:
    """Lund spoke last."""
    text = "“Will it matter?” said Tom Lund. Lund responded when he was asked about the wall of the old quay."
    view = read_source(understand(Article("-", "The quay", NO_SUMMARY, (Section("", (BEFORE, text)),))))
    last = len(view.sentences) - 1
    heard = Heard(order=[last - 1])
    found = find_slot(view, word_sentence(view, last, heard)[0], heard, follows=True)
    assert found is None or found.form != "reply"
