"""Each kind of text, as a listener hears it: who speaks, who asks, what is in order, what is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.model import Article, Host, Line, Script, Section, Show, Voice
from podcast.understanding import understand
from podcast.writers.brief import Brief
from podcast.writers.extractive import Extractive
from podcast.writers.extractive.announcing import ANNOUNCING, LEADING, announces, leads_on
from podcast.writers.extractive.first_person import acts
from podcast.writers.extractive.quoting_frames import Frames
from podcast.writers.extractive.tellers import Narrator

if TYPE_CHECKING:
    from podcast.model import Understanding

ARTICLES = Path(__file__).parents[2] / "samples" / "articles"
HERE = Path(__file__).parent / "genres"
HOSTS = (Host("Maya", Voice("hibari", "heart")), Host("Theo", Voice("piper", "joe")))


@cache
def understood(path: Path) -> Understanding:
    """What an article says; found once for all tests."""
    return understand(read(str(path)))


@cache
def script_of(path: Path, minutes: float = 3) -> Script:
    """The script of an article for two hosts."""
    return script_as(understood(path), minutes)


def script_as(what: Understanding, minutes: float = 3) -> Script:
    """The script of what an article says."""

    def seconds(script: Script) -> float:
        return sum(len(line.text.split()) for line in script.lines) / 2.75 + 0.35 * len(script.lines)

    def known(_: Article) -> Understanding:
        return what

    brief = Brief(Show("Read Aloud", HOSTS), HOSTS, minutes, 160, seconds, lambda _: (), known)
    return Extractive().write(what.article, brief)


def spoken(path: Path, minutes: float = 3) -> str:
    """All that is said, in one text."""
    return " ".join(line.text for line in script_of(path, minutes).lines)


def line_with(path: Path, words: str, minutes: float = 3) -> Line:
    """The only line with these words."""
    (line,) = (line for line in script_of(path, minutes).lines if words in line.text)
    return line


def outside_quotations(text: str) -> str:
    """What the hosts say themselves."""
    return re.sub(r"“[^”]*”", "", text)


# --- first person ---


def test_an_author_who_says_i_is_named_before_the_first_passage() -> None:
    """ "I" is nobody's until somebody is named: the first passage has the full name, word for word, in marks."""
    said = spoken(ARTICLES / "opinion.html")
    first = re.search(r"“[^”]*\bI\b", said)
    assert first is not None
    assert "Ottoline ter Braak" in said[: first.start()]
    assert said[: first.start()].rstrip().endswith(":")


def test_no_host_says_i_for_an_author() -> None:
    """Outside quotation marks a host says "I" only to say who the host is."""
    for name in ("opinion.html", "essay.txt", "review.html", "how-to.md", "list.html"):
        own = outside_quotations(spoken(ARTICLES / name))
        assert re.findall(r"\bI\b(?!['’]m (?:Maya|Theo))", own) == [], name


def test_a_passage_of_several_sentences_has_one_frame() -> None:
    """Sentences that follow each other stand in one pair of marks, behind one name; others in another."""
    line = line_with(ARTICLES / "opinion.html", "I am 78 years old", minutes=6)
    assert line.text.count("ter Braak") == 1
    assert line.text.count("“") == line.text.count("”") < line.text.count(".")


def test_later_passages_have_the_last_name_and_no_form_twice_in_a_row() -> None:
    """The frame is brief from the second passage on, and changes."""
    own = outside_quotations(spoken(ARTICLES / "opinion.html", 6))
    frames = re.findall(r"(?:Back to )?[Tt]er Braak(?: writes| again| goes on|):", own)
    assert len(frames) >= 3
    assert all(one != two for one, two in pairwise(frames))


def test_several_who_share_a_name_are_no_person() -> None:
    """ "Writers writes" has neither the name nor the number."""
    narrator = Narrator("The Corrow Post's Editorial Writers", is_author=True)
    frames = Frames(known={narrator.name})
    assert frames.introduce(narrator, follows=False) == "The Corrow Post's Editorial Writers write:"


def test_an_author_keeps_the_word_when_the_hosts_change() -> None:
    """Who says "I" is named once a passage: at each turn the name would be said a dozen times."""
    lines = script_of(ARTICLES / "opinion.html", 6).lines[2:-1]
    named = [line for line in lines if "raak" in outside_quotations(line.text)]
    assert len(lines) >= 8
    assert 2 <= len(named) <= len(lines) / 2
    assert all("“" in line.text for line in lines if line.text.endswith("”"))


def test_the_first_person_of_nobody_known_is_not_said() -> None:
    """A story in which a reporter whom nobody names says "I" once is told without that sentence."""
    said = spoken(HERE / "unsigned.md", 2)
    assert "the harbour" in said
    assert "I counted" not in said


def test_the_we_of_a_press_release_is_who_issued_it() -> None:
    """Where nobody has signed, it is the organisation that the title names."""
    said = spoken(HERE / "battery-trains.md", 2)
    assert "In the words of Varden Rail: “We will invite the public" in said
    assert "The author" not in said


def test_a_we_that_is_everybody_stays_as_it_is() -> None:
    """ "We need sleep" is no report of what the author does, and needs no frame."""
    said = spoken(HERE / "everybody.md", 2)
    assert "we all need sleep" in outside_quotations(said).lower()
    assert "writes:" not in said


# --- interviews ---


def test_an_interview_says_who_asked_whom_before_the_first_question() -> None:
    """Both are named once, then the question is asked as it stands."""
    line = line_with(ARTICLES / "interview.html", "Why would anybody record a fridge?")
    assert "Fold asked Marit af Ekenstam: Why would anybody record a fridge?" in line.text


def test_questions_and_answers_have_different_hosts() -> None:
    """Whoever asks does not answer, in no exchange of the interview."""
    lines = script_of(ARTICLES / "interview.html").lines
    asked = [at for at, line in enumerate(lines) if line.text.endswith("?")]
    assert len(asked) >= 3
    for at in asked:
        assert lines[at + 1].host != lines[at].host
        assert "“" in lines[at + 1].text


def test_whoever_plays_somebody_in_an_interview_plays_them_to_the_end() -> None:
    """One voice asks in all chapters, the other one answers, and nothing of that is said again between."""
    chapters = script_of(ARTICLES / "interview.html").chapters[2:-1]
    lines = [line for chapter in chapters for line in chapter.lines]
    assert len(chapters) > 1
    assert len({line.host for line in lines if line.text.endswith("?")}) == 1
    assert len({line.host for line in lines if line.text.endswith("”")}) == 1
    assert sum(line.text.count(" asked Marit") for line in lines) == 1


def test_answers_are_quoted_and_belong_to_their_question() -> None:
    """The line behind a question begins the answer that the interview has there."""
    lines = script_of(ARTICLES / "interview.html").lines
    at = next(at for at, line in enumerate(lines) if line.text.endswith("record a fridge?"))
    assert lines[at + 1].text.startswith("The answer: “Because it was my mother's.")


def test_later_questions_are_asked_without_a_frame() -> None:
    """Within a chapter nobody says again who asks and who answers."""
    lines = script_of(ARTICLES / "interview.html").lines
    at = [at for at, line in enumerate(lines) if line.text.endswith("?")][1]
    assert ":" not in lines[at].text
    assert lines[at + 1].text.startswith("“")


def test_an_interview_with_headings_for_questions_is_no_story_of_who_asks() -> None:
    """Below a heading that asks speaks the one whom the text introduces, and never the author of the page."""
    said = spoken(HERE / "snow.md", 2)
    assert "Hanne Borg asked Mikael Strand: How did you begin?" in said
    assert not re.search(r"Borg(?: writes| again| goes on|): “", said.partition("asked")[2])


def test_an_interview_without_labels_is_played_and_answers_keep_their_first_words() -> None:
    """Who asks has signed the page, who answers stands in its title; “Of course I was” is an answer."""
    said = spoken(HERE / "bridge.html", 2)
    assert "Jonas Hell asked Dora Vesk: How do you close a bridge?" in said
    assert "Were you afraid of being wrong? “Of course I was." in said


def test_two_who_answer_the_same_question_are_told_apart() -> None:
    """Behind a question each one's name stands before what that one says."""
    said = spoken(HERE / "two-keepers.md", 2)
    assert "Lene Falk: “When they sent me a box." in said
    assert "Otto Brun: “For me it was the fog signal." in said
    assert "Brun: “I would take the fog signal back.”" in said


# --- lists and reviews ---


def test_all_items_of_a_list_are_named_in_order() -> None:
    """Counted items are said all, in the order of the article, each by its name."""
    said = spoken(ARTICLES / "list.html").lower()
    names = [
        "lost umbrellas",
        "second prize",
        "weather house",
        "salt room",
        "instructions",
        "kitchen",
        "almost nothing",
    ]
    places = [said.index(name) for name in names]
    assert places == sorted(places)


def test_a_list_that_is_too_long_says_that_there_are_more() -> None:
    """With too few minutes the weightiest items are said whole, and how many there are."""
    said = spoken(ARTICLES / "list.html", 1)
    assert "The article names 7." in said or "some of them" in said or "Seven" in said
    assert said.count("Museum") + said.count("museum") >= 1


def test_paragraphs_that_count_are_items() -> None:
    """Without headings, too, each thing is named before it is "it", and nothing is said twice."""
    said = spoken(HERE / "dark-hallway.html", 2)
    for name, words in (
        ("Cast-iron plant.", "It grows one leaf a year"),
        ("Snake plant.", "Its leaves store water"),
        ("Parlour palm.", "It was the plant of Victorian hallways"),
        ("Spider plant.", "It is hard to kill"),
    ):
        assert f"{name} {words}" in said
    assert said.count("It is hard to kill") == 1


def test_what_speaks_for_and_against_stays_apart() -> None:
    """Pros answer one question and cons another, by the other host's question each."""
    lines = script_of(ARTICLES / "review.html").lines
    texts = [line.text for line in lines]
    pros = next(at for at, text in enumerate(texts) if "Steady even with a full load" in text)
    cons = next(at for at, text in enumerate(texts) if "The brakes squeal in the rain" in text)
    assert pros < cons
    assert "What speaks for it?" in texts[pros - 1]
    assert texts[cons - 1].endswith("And against it?")
    assert lines[pros].host != lines[cons].host


def test_a_review_begins_with_its_verdict() -> None:
    """Before anything about the test, the listener hears for whom the thing is."""
    said = spoken(ARTICLES / "review.html")
    assert said.index("second floor") < said.index("What speaks for it?")


def test_points_for_and_against_go_with_the_thing_that_they_are_about() -> None:
    """Where several things are reviewed, each one's points are heard before the next one's name."""
    said = spoken(HERE / "grinders.html", 2)
    places = [
        said.index(words)
        for words in (
            "Karo",
            "Heavy at 780 grams",
            "Pavo",
            "Too coarse for espresso",
            "Oldham",
            "Loud",
            "Zenko",
            "240 euros",
        )
    ]
    assert places == sorted(places)


# --- how-to and recipe ---


def test_all_steps_are_said_in_order() -> None:
    """A how-to is complete: each step by its number and its name."""
    said = spoken(ARTICLES / "how-to.md")
    steps = [
        "Step one: Cut the gnomon.",
        "Step two: Work out the hour lines.",
        "Step three: Draw the lines.",
        "Step four: Fix the gnomon.",
        "Step five: Find true north.",
        "Step six: Set up the dial.",
    ]
    places = [said.lower().index(step.lower()) for step in steps]
    assert places == sorted(places)


def test_what_you_need_comes_before_the_first_step() -> None:
    """One host asks for it, the other lists it whole."""
    lines = script_of(ARTICLES / "how-to.md").lines
    at = next(at for at, line in enumerate(lines) if "a spirit level" in line.text.lower())
    assert "What do you need for it?" in lines[at - 1].text
    assert lines[at].host != lines[at - 1].host
    assert "exterior varnish" in lines[at].text.lower()
    assert any("Step one" in line.text for line in lines[at + 1 :])


def test_points_that_command_are_steps() -> None:
    """A numbered list without a heading is said whole, and in order."""
    said = spoken(HERE / "knife.html", 2)
    places = [
        said.index(words)
        for words in (
            "Lay the stone",
            "Put it on the towel",
            "Hold the knife",
            "Draw it",
            "Turn the stone",
            "Wash the blade",
        )
    ]
    assert places == sorted(places)


def test_a_recipe_says_every_step_to_its_end() -> None:
    """No step stops in the middle, and the numbers of the page are not read out."""
    said = spoken(HERE / "recipe.md", 2)
    for words in ("Heat the oven", "Rub the butter", "Bake for 20 minutes", "Let them cool"):
        assert words in said
    assert not re.search(r"\b[1-4]\. [A-Z]", said)


# --- study, forum, letters ---


def test_a_study_says_its_finding_with_the_number_and_its_limits() -> None:
    """The result, what may have gone wrong, and whose words "we" are."""
    said = spoken(ARTICLES / "study.html")
    assert "37 percent" in said
    assert "three limits" in said
    assert not re.search(r"\b[Ww]e (?:dimmed|planted|counted)", outside_quotations(said))


def test_the_first_person_of_a_study_without_names_is_the_authors() -> None:
    """“We tested this” has been done by those who wrote the study, whoever they are."""
    said = spoken(HERE / "cows.html", 2)
    assert re.search(r"The authors \w+: “We tested this on six farms", said)
    assert "The authors writes" not in said


def test_who_we_are_is_told_by_what_we_do() -> None:
    """What everybody does is nobody's in particular; who did, holds, counts or owns something is the author."""
    everybodys = ("The way we heat our homes has not changed.", "What we eat is what we will have to grow.")
    own = (
        "We dimmed the lamps for a week.",
        "We have measured the tide since May.",
        "We urge the council to wait.",
        "We see two ways out of it.",
        "For our readers the price is the same.",
    )
    section = Section("", (*everybodys, *own), "section")
    sentences = understand(Article("-", "The tide", Section("", (), "summary"), (section,))).sentences
    assert [acts(sentence) for sentence in sentences] == [False] * len(everybodys) + [True] * len(own)


def test_everybody_in_a_forum_is_named_before_speaking() -> None:
    """The question, the answer and the doubts, each by who posted it."""
    said = spoken(ARTICLES / "forum.html")
    for name, words in (
        ("Tipping point", "I have built a logger"),
        ("Greta v d Berg", "The switch bounces"),
        ("Mudlark42", "This is right as far as it goes"),
    ):
        before = said[: said.index(words)]
        assert re.search(rf"{name} \w+: “[^”]*$", before), name


def test_signatures_and_words_to_other_users_are_not_said() -> None:
    """What stands below a post, and "@name", is for the page."""
    said = spoken(ARTICLES / "forum.html")
    assert "station 06-117" not in said
    assert "@" not in said


def test_letters_are_told_by_those_who_wrote_them() -> None:
    """Each letter has its own writer's name before its words."""
    said = spoken(HERE / "letters.html", 2)
    for name, words in (("Ida Corrin", "The ferry"), ("Bram Tolliver", "Nobody asked")):
        assert re.search(rf"{name}(?: writes)?: “[^”]*{words}", said), name


def test_an_open_letter_says_who_writes_to_whom() -> None:
    """The salutation is no sentence, but it tells whom "you" means; all of the letter is its writer's."""
    said = spoken(HERE / "open-letter.md", 2)
    assert "Ingrid Solheim writes to Minister Dahl: “I live on an island" in said
    assert "You say" not in outside_quotations(said)


# --- headings that ask ---


def test_a_heading_that_asks_is_asked_by_one_and_answered_by_the_other() -> None:
    """The question of the page is heard, and not only shown in the chapters."""
    lines = script_of(HERE / "questions.md", 2).lines
    at = next(at for at, line in enumerate(lines) if line.text.endswith("Who pays for the bridge?"))
    assert lines[at + 1].host != lines[at].host
    assert "toll" in lines[at + 1].text


def test_an_answer_of_one_word_is_not_lost() -> None:
    """“No.” is the answer, and what follows only its reason."""
    lines = script_of(HERE / "heat-pumps.md", 2).lines
    at = next(at for at, line in enumerate(lines) if line.text.endswith("Do I have to put in floor heating?"))
    assert lines[at + 1].text.startswith("No. Bigger radiators")


def test_told_me_becomes_said() -> None:
    """Whom somebody told it is not the listener's affair: no host was told anything."""
    said = spoken(HERE / "night-train.md", 2)
    assert "told me" not in outside_quotations(said)
    assert "had never once been on time" in said


def test_sentences_that_only_announce_are_not_said() -> None:
    """“In this guide we will look at …” is nothing for the ear."""
    assert "In this guide" not in spoken(HERE / "questions.md", 2)


@pytest.mark.parametrize("example", [example for _, example in ANNOUNCING])
def test_each_rule_of_announcing_finds_its_example(example: str) -> None:
    """The example is the test."""
    assert announces(example)


@pytest.mark.parametrize("example", [example for _, example in LEADING])
def test_each_rule_of_leading_finds_its_example(example: str) -> None:
    """The example is the test."""
    assert leads_on(example)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour could use the ferry's access to video of the locks.",
        "I would use it here if it was nearer.",
        "Check out any old nets that hang in the attic.",
        "None of this is to say Page ever stopped reading.",
        "This section of the road will be closed until May.",
        "Here the river is 840 metres wide.",
        "In this example, a farmer sells the water twice.",
        "The temperature fell below the mean of 30 years.",
        "The clerks noted that the peak use over the weekend fell below the peaks of other years.",
        "Let's not forget who paid for it.",
    ],
)
def test_sentences_about_the_subject_do_not_announce(sentence: str) -> None:
    """A word of the page alone makes no announcement."""
    assert not announces(sentence)


def test_headings_that_name_no_things_are_not_read_out(tmp_path: Path) -> None:
    """A text of no known kind is a list only where its headings count, or its items have the same labels."""
    page = tmp_path / "walls.md"
    page.write_text(
        "# The right way to keep a wall dry\n\n"
        "For decades, walls were kept dry by tar. Each new paint was to be the last one.\n\n"
        "## The trouble with absolutes\n\n"
        "Strong rules are easy to follow. They save a mason from thinking about each stone.\n\n"
        "## Walls shaped by weather\n\n"
        "Once masons look at the wind, the talk becomes more useful. A wall in the lee needs less lime.\n\n"
        "## Embracing the damp\n\n"
        "The idea of a dry wall is losing its grip. Most walls breathe, and the old ones breathe best.\n",
        encoding="utf-8",
    )
    said = spoken_as_unknown(page)
    assert "Strong rules are easy to follow" in said
    for heading in ("absolutes", "shaped by weather", "Embracing"):
        assert heading not in said
    counted = tmp_path / "counted.md"
    text = page.read_text(encoding="utf-8")
    for place, heading in enumerate(("The trouble", "Walls shaped", "Embracing"), 1):
        text = text.replace(f"## {heading}", f"## {place}. {heading}")
    counted.write_text(text, encoding="utf-8")
    assert "Embracing the damp." in spoken_as_unknown(counted)


def spoken_as_unknown(path: Path) -> str:
    """All that is said of an article of no known kind."""
    return " ".join(line.text for line in script_as(replace(understood(path), genre="")).lines)


def test_an_answer_goes_with_its_question_or_not_at_all() -> None:
    """A question under the title that the text asks again is not asked there, and its answer is nothing without it."""
    question = "Should you tar a wall against the rain, or let it breathe?"
    summary = Section("", (f"{question} Yes and more.",), "summary")
    body = (
        f"Every mason is asked the same thing. {question} The answer depends on the stone and on the wind.",
        "Granite takes tar well. Sandstone crumbles under it within twenty winters.",
        "A wall in the lee dries by itself, and a wall on the shore never does.",
    )
    article = Article("-", "Dry walls", summary, (Section("", body),))
    said = " ".join(line.text for line in script_as(understand(article)).lines)
    assert "Yes and more" not in said


def test_who_is_new_is_introduced_by_the_other_host() -> None:
    """A judge and a mother in one breath would be heard as one story, though two paragraphs tell of them."""
    body = (
        (
            "The island has closed its harbour to boats without papers since the first week of the year. "
            "Most crews left within days, and the fish market has been empty ever since."
        ),
        "A court has stopped the rule for a month so that it can be studied again.",
        "Ines Moreira, a mother of four, has not left her house on the quay since the rule came.",
        "She sends her children to school with a neighbour who has papers, and waits for the evening.",
    )
    article = Article("-", "The closed harbour", Section("", (), "summary"), (Section("", body),))
    lines = script_as(understand(article)).lines
    court = next(line for line in lines if "A court has stopped" in line.text)
    mother = next(line for line in lines if "Ines Moreira" in line.text)
    assert court.host != mother.host
