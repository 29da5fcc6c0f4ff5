"""What benchmarks/scripts.py counts: faults that were put into a script are found, each by its name, and no others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from benchmarks.corpus import Annotation, Person, Quotation
from benchmarks.hearing import announcements, junk, questions
from benchmarks.hearing.announcements import count_forms, find_announcements
from benchmarks.hearing.first_person import find_strangers
from benchmarks.hearing.junk import find_junk
from benchmarks.hearing.marks import find_marked
from benchmarks.hearing.open_references import find_open_references
from benchmarks.hearing.questions import find_questions
from benchmarks.hearing.speakers import find_quoted
from benchmarks.hearing.spoken import hear
from podcast.model import Article, Section
from podcast.script.text import read_script
from podcast.understanding import understand

if TYPE_CHECKING:
    from benchmarks.hearing.spoken import Talk
    from podcast.model import Understanding

ROOT = Path(__file__).parents[1]
TEXTS = {
    "stopped": "The ferry to the island of Norr has stopped for the winter.",
    "decided": "Marta Lindqvist, the head of the Coastal Transport Office (CTO), decided it on Monday.",
    "captain": "“We looked for another captain for three months,” Lindqvist said.",
    "route": "“Nobody wanted to sail this route in January.”",
    "because": "The office closed the line because its only captain had retired.",
    "berg": "Jonas Berg, a fisherman with a boat of his own, disagrees.",
    "asked": "“They never asked a single one of us about it,” Berg said.",
    "crossed": "He has crossed the sound every week since 1994.",
    "plants": "Norr also has two old power plants, which burn oil.",
    "fuel": "The plants need a delivery every ten days.",
    "i": "I went there in a rowing boat to see for myself.",
    "way": "Is there a way out?",
    "offer": "The council has offered to pay a captain from the mainland.",
    "ends": "However, the offer ends in March.",
    "wants": "It also wants a smaller boat.",
    "such": "Such boats are cheap in Denmark.",
}
HEADING = "What the islanders ask for"
FIRST = 11
"""Sentences before the heading."""
GOLD = Annotation(
    file="norr.txt",
    genre="news",
    title="No ferry to Norr",
    authors=("Ida Holm",),
    date="",
    headings=(HEADING,),
    first="The ferry to",
    last="cheap in Denmark.",
    core=(TEXTS["stopped"],),
    quotes=(
        Quotation("We looked for another captain", "Marta Lindqvist"),
        Quotation("Nobody wanted to sail", "Marta Lindqvist"),
        Quotation("They never asked a single", "Jonas Berg"),
    ),
    people=(Person("Marta Lindqvist", "the head"), Person("Jonas Berg", "a fisherman")),
    first_person="the author",
    junk=("Tickets can be booked at the harbour kiosk only",),
)
SENTENCES = tuple(TEXTS.values())
ARTICLE = Article(
    "norr.txt",
    GOLD.title,
    Section("", (), "summary"),
    (
        Section(
            "", tuple(" ".join(SENTENCES[at : at + 3]) for at in range(0, FIRST - 1, 3)) + SENTENCES[9:FIRST]
        ),
        Section(HEADING, (" ".join(SENTENCES[FIRST:]),)),
    ),
    authors=GOLD.authors,
)
HEAD = "---\ntitle: No ferry to Norr\nsource: norr.txt\nhosts:\n  Maya: tone:a\n  Theo: tone:b\n---\n"
WELCOME = """
**Maya:** This is Read Aloud. I'm Maya.

**Theo:** I'm Theo. We are synthetic voices, and this script was made from one article: “No ferry to Norr”, by Ida Holm.
"""
CLOSE = "**Maya:** The article is “No ferry to Norr”, by Ida Holm. Its link is in the show notes. Thanks for listening."
SOUND = """
**Maya:** The ferry to the island of Norr has stopped for the winter. [^stopped] Marta Lindqvist, the head of the
Coastal Transport Office, decided it on Monday. [^decided]

**Theo:** Why?

**Maya:** Because its only captain had retired. [^because] Lindqvist said: “We looked for another captain for three
months.” [^captain] “Nobody wanted to sail this route in January.” [^route]

**Theo:** Jonas Berg, a fisherman with a boat of his own, disagrees. [^berg] “They never asked a single one of us about
it,” Berg said. [^asked] He has crossed the sound every week since 1994. [^crossed]

## A way out

**Maya:** Is there a way out? [^way]

**Theo:** The council has offered to pay a captain from the mainland. [^offer] However, the offer ends in March. [^ends]
"""


@lru_cache
def understood() -> Understanding:
    """Returns what the article says, found once."""
    return understand(ARTICLE)


def talk(*chapters: str) -> Talk:
    """Returns a script with a welcome, these chapters and a close as it is heard; labels name sentences of TEXTS."""
    parts = [f"## Part {number}\n\n{dedent(chapter).strip()}\n" for number, chapter in enumerate(chapters, 1)]
    body = "\n".join(
        "\n\n".join(
            " ".join(block.split()) if block.startswith("**") else block for block in part.split("\n\n")
        )
        for part in (f"## Welcome\n\n{WELCOME.strip()}\n", *parts, f"\n## Close\n\n{CLOSE}\n")
    )
    cited = {label: text for label, text in (TEXTS | {"heading": HEADING}).items() if f"[^{label}]" in body}
    notes = "\n".join(f"[^{label}]: {text}" for label, text in cited.items())
    file = read_script(f"{HEAD}\n{body}\n\n{notes}\n", Path("norr.md"))
    return hear(file.script, understood())


def open_words(heard: Talk) -> set[tuple[str, str]]:
    """Returns the kinds and words of the open references of a script."""
    names = [person.name for person in GOLD.people]
    return {(one.kind, one.words.lower()) for one in find_open_references(heard, names)}


def faults(heard: Talk) -> list[str]:
    """Returns what is wrong with the quotations of a script."""
    return [one.fault for one in find_quoted(heard, GOLD) if one.fault]


def test_a_sound_script_has_no_faults() -> None:
    """Its references are closed, its speakers named, its questions the article's, and nothing announces."""
    heard = talk(SOUND)
    assert open_words(heard) == set()
    assert faults(heard) == []
    assert [one.origin for one in find_questions(heard)] == ["cause", "its own"]
    assert find_announcements(heard) == ()
    assert count_forms(heard)[1] == ()
    assert find_strangers(heard, GOLD) == ()
    assert find_junk(GOLD.junk, heard.script, [one.text for one in heard.sentences]) == []


# --- references --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("He has crossed the sound every week since 1994. [^crossed]", ("pronoun", "he")),
        ("The plants need a delivery every ten days. [^fuel]", ("noun", "the plants")),
        ("Lindqvist decided it on Monday. [^decided]", ("last name", "lindqvist")),
        ("The CTO closed the line. [^because]", ("acronym", "cto")),
        ("However, the offer ends in March. [^ends]", ("connective", "however")),
        ("Such boats are cheap in Denmark. [^such]", ("demonstrative", "such boats")),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_word_that_points_at_nothing_is_found(line: str, wanted: tuple[str, str]) -> None:
    """At the start of an episode, where nothing was said that it could mean."""
    assert wanted in open_words(talk(f"**Maya:** {line}"))


def test_a_pronoun_that_would_mean_somebody_else_is_found() -> None:
    """In the article "he" is the fisherman; the listener has just heard of the head of the office alone."""
    heard = talk(
        """
        **Maya:** Marta Lindqvist, the head of the Coastal Transport Office, decided it on Monday. [^decided]

        **Theo:** He has crossed the sound every week since 1994. [^crossed]
        """
    )
    assert ("pronoun", "he") in open_words(heard)


def test_what_was_said_five_lines_before_is_still_in_mind() -> None:
    """Over the beginning of a chapter, too; further back it is not."""
    plants = "**Maya:** Norr also has two old power plants, which burn oil. [^plants]"
    other = (
        "**Theo:** The ferry has stopped. [^stopped]",
        "**Maya:** The office closed the line. [^because]",
    )
    fuel = "**Theo:** The plants need a delivery every ten days. [^fuel]"
    near = talk("\n\n".join((plants, *other)), fuel)
    far = talk("\n\n".join((plants, *other, *other, *other)), fuel)
    assert ("noun", "the plants") not in open_words(near)
    assert ("noun", "the plants") in open_words(far)


# --- quotations --------------------------------------------------------------------------------------------

LINDQVIST = "Marta Lindqvist said: “We looked for another captain for three months.” [^captain]"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("**Maya:** “We looked for another captain for three months.” [^captain]", "no speaker"),
        (
            "**Maya:** She said: “We looked for another captain for three months.” [^captain]",
            "only a pronoun",
        ),
        (
            "**Maya:** Jonas Berg said: “We looked for another captain for three months.” [^captain]",
            "another speaker",
        ),
        ("**Maya:** Marta Lindqvist said: “We looked for another captain [^captain]", "cut"),
        ("**Maya:** Nobody wanted to sail this route in January. [^route]", "marks lost"),
        (
            f"**Maya:** {LINDQVIST}\n\n**Theo:** “Nobody wanted to sail this route in January.” [^route]",
            "no speaker",
        ),
        (
            f"**Maya:** {LINDQVIST} Jonas Berg said: “Nobody wanted to sail this route.” [^route]",
            "another speaker",
        ),
    ],
    ids=["bare", "pronoun", "another", "cut", "marks", "by the other host", "two in a line"],
)
def test_a_quotation_without_its_speaker_is_found(lines: str, wanted: str) -> None:
    """By what is wrong: nobody is named, somebody else is, the other host goes on with it, its marks are gone."""
    assert faults(talk(lines)) == [wanted]


@pytest.mark.parametrize(
    "lines",
    [
        f"**Maya:** {LINDQVIST} “Nobody wanted to sail this route in January.” [^route]",
        "**Maya:** “We looked for another captain for three months,” Marta Lindqvist said. [^captain]",
        "**Maya:** Marta Lindqvist decided it. [^decided] “Nobody wanted to sail this route,” she said. [^route]",
        "**Maya:** Marta Lindqvist decided it. [^decided]\n\n**Maya:** “Nobody wanted to sail,” she said. [^route]",
        "**Maya:** The article is called “No ferry to Norr”.",
    ],
    ids=["goes on", "behind", "by a pronoun", "the line before", "a title"],
)
def test_a_quotation_with_its_speaker_is_none(lines: str) -> None:
    """Before it or behind it, in the line or the one before by the same host; a title is nobody's words."""
    assert faults(talk(lines)) == []


def test_marks_are_found_whatever_their_form() -> None:
    """Straight ones in pairs, curly ones inside others; None where one stays open."""
    assert find_marked('He said "yes" and “no “never” at all”.') is not None
    assert find_marked("“no “never” at all”") == [(0, 19)]
    assert find_marked('"a" b "c"') == [(0, 3), (6, 9)]
    assert find_marked("“a") is None
    assert find_marked('"a" b "c') is None


def test_a_host_who_says_i_as_somebody_else_is_found() -> None:
    """Until a sentence says who tells; the name in the welcome is no such sentence."""
    words = "I went there in a rowing boat to see for myself. [^i]"
    assert [one.fault for one in find_strangers(talk(f"**Maya:** {words}"), GOLD)] == ["whose I"]
    assert [
        one.fault for one in find_strangers(talk(f"**Maya:** Ida Holm tells it herself. {words}"), GOLD)
    ] == [""]


# --- the hosts' own words ----------------------------------------------------------------------------------


def test_a_question_that_the_writer_made_up_is_found() -> None:
    """Though its noun stands in the answer; and one of the article that something else answers."""
    heard = talk(
        """
        **Maya:** What do we hear about the office?

        **Theo:** The office closed the line because its only captain had retired. [^because]

        **Maya:** Is there a way out? [^way]

        **Theo:** Norr also has two old power plants, which burn oil. [^plants]
        """
    )
    assert [one.origin for one in find_questions(heard)] == [questions.MADE_UP, questions.ELSEWHERE]


@pytest.mark.parametrize("form", questions.SLOTS, ids=lambda form: form.name)
def test_a_question_that_the_article_answers_in_its_form_is_from_a_slot(form: questions.SlotForm) -> None:
    """Each form by its example; the same question before another sentence is made up."""
    article = Article(
        "a.txt", "A", Section("", (), "summary"), (Section("", (form.sentence, "Tea is hot.")),)
    )
    head = HEAD.replace("No ferry to Norr", "A") + "\n## A\n\n**Maya:** Hello.\n\n## B\n\n"
    own = understand(article)

    def origin(answer: str) -> str:
        text = f"{head}**Theo:** {form.question}\n\n**Maya:** {answer} [^1]\n\n**Theo:** Bye.\n\n[^1]: {answer}\n"
        return find_questions(hear(read_script(text, Path("a.md")).script, own))[0].origin

    assert origin(form.sentence) in (form.name, "predicate")
    assert origin("Tea is hot.") == questions.MADE_UP


def test_a_question_for_a_label_is_from_the_list_that_follows() -> None:
    """By the label itself, by other words for it, or by the heading over the items; not before anything else."""
    items = ("Advantage: it folds.", "Drawback: it weighs too much.", "A long rope.")
    article = Article(
        "a.txt",
        "A",
        Section("", (), "summary"),
        (Section("", items[:2]), Section("What you need", items[2:])),
    )
    asked = ("What speaks for it?", "And against it?", "What do you need?", "And the colour?")
    answers = (*items, items[0])
    turns = "\n\n".join(
        f"**Theo:** {question}\n\n**Maya:** {answer} [^{answers.index(answer)}]"
        for question, answer in zip(asked, answers, strict=True)
    )
    notes = "\n".join(f"[^{number}]: {item}" for number, item in enumerate(items))
    text = f"{HEAD}\n## A\n\n**Maya:** Hello.\n\n## B\n\n{turns}\n\n**Theo:** Bye.\n\n{notes}\n"
    heard = hear(read_script(text, Path("a.md")).script, understand(article))
    assert [one.origin for one in find_questions(heard)] == ["label", "label", "label", questions.MADE_UP]


@pytest.mark.parametrize(("name", "_shape", "example"), announcements.SHAPES)
def test_an_announcement_is_found(name: str, _shape: str, example: str) -> None:
    """Each shape by its example, whether it stands alone or before words of the article."""
    lead = f"{example.rstrip('.:')}: " if example.endswith(":") else f"{example} "
    heard = talk(f"**Maya:** {lead}The ferry to the island of Norr has stopped for the winter. [^stopped]")
    assert [one.kind for one in find_announcements(heard)] == [name]


def test_a_heading_that_is_read_out_is_found() -> None:
    """In marks or without; a signpost with a noun is neither."""
    assert [one.kind for one in find_announcements(talk(f"**Maya:** {HEADING}. [^heading]"))] == [
        "heading read out"
    ]
    assert [one.kind for one in find_announcements(talk(f"**Maya:** Then, “{HEADING}”. [^heading]"))] == [
        "heading read out"
    ]
    assert find_announcements(talk("**Maya:** Back to the ferry. [^stopped]")) == ()


def test_a_form_of_words_that_comes_again_is_found() -> None:
    """With another noun in it."""
    heard = talk(
        "**Maya:** Take the ferry first.\n\n**Theo:** Take the old plants first.\n\n**Maya:** Now the other side."
    )
    every, again = count_forms(heard)
    assert every == 3
    assert [one.words for one in again] == ["Take the old plants first."]


@pytest.mark.parametrize(("name", "_shape", "example"), junk.SHAPES)
def test_what_has_the_shape_of_junk_is_found(name: str, _shape: str, example: str) -> None:
    """Each shape by its example; a marked string by its first words."""
    heard = talk(f"**Maya:** The ferry has stopped. [^stopped] {GOLD.junk[0]} these days.")
    assert find_junk(GOLD.junk, heard.script, [example]) == [GOLD.junk[0], f"{name}: {example}"]


# --- the table ---------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_folder_of_texts_is_measured(tmp_path: Path) -> None:
    """A row for each text and length, the sums, and what is wrong by page and line; what cannot be read is named."""
    samples = ROOT / "samples" / "articles"
    lines = (samples / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    chosen = [line for line in lines if '"forum.html"' in line or '"essay.txt"' in line]
    (tmp_path / "gold.jsonl").write_text("\n".join(chosen), encoding="utf-8")
    shutil.copy(samples / "forum.html", tmp_path)
    (tmp_path / "essay.txt").write_text("***", encoding="utf-8")
    command = [
        sys.executable,
        str(ROOT / "benchmarks" / "scripts.py"),
        str(tmp_path),
        "--minutes",
        "3",
        "--misses",
    ]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr
    rows = {row.split("|")[1].strip(): row for row in done.stdout.splitlines() if row.startswith("|")}
    assert {"forum.html", "essay.txt", "**sum of 2**"} <= rows.keys()
    assert "essay.txt" in rows["essay.txt"].split("|")[-2]
    assert "1 failed" in rows["**sum of 2**"]
