"""What an honest script may say, and what each kind of doubt is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.language.plain.sentences import split
from podcast.language.saying.normalisation import normalise
from podcast.model import Article, Footnote, Host, Line, Passage, Script, ScriptChapter, Section, Voice
from podcast.script.check import CheckContext, article_text, verbatim
from podcast.script.check.basis import read_text
from podcast.script.check.glue import find_statements
from podcast.script.check.grounding import check_grounding
from podcast.script.check.stray_numbers import find_stray_numbers
from podcast.script.text import grammar
from podcast.understanding import understand
from tests.properties import examples
from tests.samples import corpus

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Problem

MAYA = Host("Maya", Voice("tone", "a"))


def script(*lines: tuple[str, list[int]], notes: list[str], title: str = "A title") -> Script:
    """One chapter; a line is what is said and the numbers of the footnotes it cites, from 1."""
    passages = ((text, tuple(map(str, cites))) for text, cites in lines)
    said = tuple(
        Line("Maya", (Passage(text, cites),), at=place) for place, (text, cites) in enumerate(passages, 1)
    )
    footnotes = tuple(Footnote(str(label), note, 100 + label) for label, note in enumerate(notes, 1))
    return Script(title, (MAYA,), (ScriptChapter("A part", said),), footnotes, language="en")


def problems_of(one: Script, article_text: str = "") -> list[Problem]:
    return list(check_grounding(one, CheckContext("s.md", article=article_text))[0])


def messages(said: str, *notes: str, article_text: str = "") -> list[str]:
    """Of one line that cites every footnote."""
    every = [*range(1, len(notes) + 1)]
    return [problem.message for problem in problems_of(script((said, every), notes=[*notes]), article_text)]


# --- honest scripts ----------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    "the a of Ada Brest NATO Marie-Claire Russian “odd” 'so' 30 30% $5m 1980s twice half February 2014 third not "
    "never didn't rose fell more than less water unlikely, he it they said: because but 5 km dozen of thousands "
    "McDonald U.S. -5 10–15 1/2 and Paris… (later) — 'tis ‘well’ ;".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join) | st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
).map(grammar.fold_space).filter(bool)


@given(st.lists(SENTENCES, min_size=1, max_size=5))
@settings(max_examples=examples(200))
def test_a_script_of_its_own_sentences_is_grounded(sentences: list[str]) -> None:
    """Whatever they hold: what is said word for word is in its evidence."""
    lines = [(sentence, [label]) for label, sentence in enumerate(sentences, 1)]
    assert [str(problem) for problem in problems_of(script(*lines, notes=sentences))] == []


@pytest.mark.parametrize(
    "path", corpus.cases([name for name in corpus.OURS | corpus.BESIDE if ".pdf" not in name])
)
def test_the_sentences_of_articles_are_grounded(path: Path) -> None:
    """Each as a line that cites itself, with the article at hand: no problem of any kind."""
    text = article_text(corpus.article(path))
    sentences = [sentence for block in text.split("\n\n") for sentence in split(block)][:400]
    lines = [(sentence, [label]) for label, sentence in enumerate(sentences, 1)]
    assert [str(problem) for problem in problems_of(script(*lines, notes=sentences), text)] == []


@pytest.mark.parametrize(
    ("said", "cited", "wrong"),
    [
        ("Scenario two, at 15 percent: The wall is mended in time.",
         "Scenario 2: The wall is mended in time (probability: 15 percent)", False),
        ("Scenario two, at 15 percent: The wall is not mended in time.",
         "Scenario 2: The wall is mended in time (probability: 15 percent)", True),
        ("Scenario one, likely: A slow repair.", "A slow repair (likely)", False),
        ("Another question from the host: Some keepers say that the wall leaks.",
         "Some keepers say that the wall leaks.", False),
        ("The mayor says: The keepers mended the wall.",
         "The baker says: The keepers mended the wall.", True),
        ("The inaction of the keeper costs more.", "The (in)action of the keeper costs more.", False),
        ("The keeper begins with init.py.", "The keeper begins with __init__.py.", False),
        ("The north wall has 157 stones and the quay 143.",
         "The north wall has 157 stones and the quay 143, while the lock, which came late, has nearly 83.", False),
    ],
)  # fmt: skip
def test_what_is_set_before_and_behind_a_sentence_changes_nothing(said: str, cited: str, wrong: bool) -> None:
    """Labels on either side, an interviewer, marks of code, a half behind a comma; who says it is no label."""
    assert bool(messages(said, cited)) == wrong


# --- names -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "notes"),
    [
        ("Russia left.", ["The Russian army left."]),
        ("The Chinese left.", ["China left."]),
        ("Dutch farmers left.", ["Farmers in the Netherlands left."]),
        ("The WTO agreed.", ["The World Trade Organization agreed."]),
        ("The World Trade Organization agreed.", ["The W.T.O. agreed."]),
        ("Curtin's team left.", ["The team of Marie Curtin left."]),
        ("Meanwhile, fishermen left.", ["The fishermen left."]),
        ("Moscow agreed.", ["Russia agreed."]),
        ("Russian officials agreed.", ["The Kremlin's officials agreed."]),
        ("North Korea agreed.", ["Pyongyang agreed."]),
        ("The SEC agreed.", ["The Securities and Exchange Commission agreed."]),
        ("The DOJ agreed.", ["The Department of Justice agreed."]),
        ("New York City agreed.", ["NYC agreed."]),
        ("American firms agreed.", ["Firms in the United States agreed."]),
        ("JP Morgan agreed.", ["JPMorgan agreed."]),
        ("Democrats agreed.", ["The Democratic party agreed."]),
        ("Professor Ruiz agreed.", ["Ana Ruiz agreed."]),
        ("Apple Inc. agreed.", ["Apple agreed."]),
        ("Older fishermen agreed.", ["Fishermen agreed, but only the older of them."]),
        ("Sixty fishermen agreed.", ["60 fishermen agreed."]),
    ],
)
def test_one_name_in_two_writings(said: str, notes: list[str]) -> None:
    """Lands and their peoples, initials, possessives."""
    assert messages(said, *notes) == []


def test_a_name_may_stand_for_a_pronoun() -> None:
    """Where the cited sentence has one, and a sentence shortly before has the name; nowhere else."""
    notes = ["Marie Curtin read the gauge.", "She wrote down what she saw.", "Paul Dupont built the gauge."]
    first = ("Marie Curtin read the gauge.", [1])
    assert problems_of(script(first, ("Curtin wrote down what she saw.", [2]), notes=notes)) == []
    other = problems_of(script(first, ("Dupont wrote down what she saw.", [2]), notes=notes))
    assert [problem.severity for problem in other] == ["error"]
    assert "cite `[^3]` too" in other[0].message
    no_pronoun = problems_of(script(first, ("Curtin built the gauge.", [3]), notes=notes))
    assert [problem.severity for problem in no_pronoun] == ["error"]


def test_the_article_knows_what_a_pronoun_means() -> None:
    """One of the two sentences before the cited one may have the name."""
    text = "Marie Curtin was a keeper. She read the gauge.\n\nA storm came. A wall fell. She wrote it down."
    assert messages("Curtin read the gauge.", "She read the gauge.", article_text=text) == []
    assert messages("Curtin wrote it down.", "She wrote it down.", article_text=text)


def test_a_full_name_may_be_said_for_a_short_one() -> None:
    """When some footnote has it, and the cited sentence the last part by itself."""
    notes = ["Marie Curtin read the gauge.", "Curtin was content."]
    assert problems_of(script(("Marie Curtin was content.", [2]), notes=notes)) == []
    assert problems_of(script(("Paula Curtin was content.", [2]), notes=notes))
    koreas = ["North Korea sent shells.", "South Korea counted them."]
    assert problems_of(script(("South Korea sent shells.", [1]), notes=koreas))


# --- quotations --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ('She calls it "a long and windy road".', False),
        ("She calls it “a long and windy road.”", False),
        ("She calls it 'a long and windy road'.", False),
        ('She calls it "a long … road".', False),
        ('She calls it "a long ... road".', False),
        ('She calls it "windy".', False),
        ('She calls it "a road … long".', True),
        ('She calls it "a long and winding road".', True),
        ('She calls it "stormy".', True),
        ("She calls it 'a short and windy road'.", True),
        ('She calls it "ong and win".', True),
    ],
)
def test_quotations(said: str, wrong: bool) -> None:
    """Word for word, but for how they are set and what an ellipsis leaves out."""
    complaints = messages(said, "She calls it ‘a long and windy road’, and smiles.")
    assert any("not word for word" in message for message in complaints) == wrong
    assert wrong or not complaints


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Ruiz said: “I asked if the keepers ring it at dusk.”", False),
        ("Ruiz said: “I asked … the keepers ring it at dusk.”", False),
        ("Ruiz said: “I asked whether the keepers ring it at dusk.”", True),
        ("Ruiz said: “I asked if the keeper ring it at dusk.”", True),
        ("Ruiz said: “I asked if the keepers ring it sic at dusk.”", True),
    ],
)
def test_brackets_in_a_quotation_count_as_they_are_said(said: str, wrong: bool) -> None:
    """What an editor put in is said like the words beside it, a pointer or [sic] is not; `normalise` says the same."""
    cited = "“I asked [if] the keeper[s] ring it [sic] at dusk [3],” said Ruiz."
    assert normalise(cited) == "I asked if the keepers ring it at dusk, said Ruiz."
    complaints = messages(said, cited)
    assert any("not word for word" in message for message in complaints) == wrong
    assert wrong or not complaints


# --- claims and opposites ----------------------------------------------------------------------------------

STAYED = "The harbour wall was not damaged by the storm, although the waves rose to more than six metres."


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("The harbour wall was damaged by the storm.", "correct it"),
        ("The waves fell to more than six metres.", "`fell` for `rose`"),
        ("The waves rose to less than six metres.", "`less` for `more`"),
        ("The waves did not rise to more than six metres.", "correct it"),
    ],
)
def test_the_opposite_is_asked_about(said: str, word: str) -> None:
    """As a warning, with the sentence that shows it, and the word where it is one."""
    (problem,) = problems_of(script((said, [1]), notes=[STAYED]))
    assert problem.severity == "warning"
    assert f"says the opposite of `{STAYED[:40]}" in problem.message
    assert word in problem.message


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("The harbour wall was not damaged.", STAYED),
        ("The waves rose to more than six metres.", STAYED),
        ("The wall withstood the storm, although the waves rose.", STAYED),
        ("The keeper could not open the gate.", "The keeper failed to open the gate."),
        ("It is not clear who opened the gate.", "Who opened the gate is unclear."),
        ("The keeper was not only tired, she was cold.", "The keeper was tired and cold."),
        ("Was the wall damaged?", "Nobody found that the wall was damaged."),
        ("Not one gate was opened.", "None of the gates was opened."),
        ("He had no choice but to open the gate.", "He was forced to open the gate."),
    ],
)
def test_what_is_said_in_other_words_is_no_opposite(said: str, note: str) -> None:
    """The doubt is rather not told than told of an honest sentence."""
    assert not any("opposite" in message for message in messages(said, note))


def test_what_the_hosts_say_of_their_own_episode_states_nothing() -> None:
    """The welcome tells that code is not read aloud; that somebody left something is a claim."""
    assert find_statements("The code that it shows is left out.", "en", frozenset()) == ()
    assert find_statements("The article has further pages, which are left out.", "en", frozenset()) == ()
    assert find_statements("The two largest ships left the old port.", "en", frozenset()) != ()


def test_a_claim_from_nowhere_is_told() -> None:
    """With the words that are nowhere; next to an honest sentence too."""
    (problem,) = problems_of(script((f"{STAYED} The moon is made of cheese.", [1]), notes=[STAYED]))
    assert problem.line == 1
    assert problem.severity == "warning"
    assert problem.message.startswith("`The moon is made of cheese.` is not what the cited sentences say")
    assert "`moon`, `cheese`" in problem.message


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("The gate of Lund costs 70 crowns for each boat that comes in.", "error"),
        ("Who comes home late would leave 190 there.", "warning"),
        ("Two hundred crowns are what you'd have to find.", "error"),
        ("The gate of Sarvia costs 60 crowns for each boat that comes in.", "error"),
        ("What a boat pays there is what a meal in Sarvia costs.", "warning"),
        ("What a boat pays is little. The gate of Lund costs 70 crowns for each boat.", "error"),
    ],
)
def test_a_number_or_name_is_certainly_wrong_only_beside_the_articles_words(said: str, severity: str) -> None:
    """In a sentence that is put freely it may be worked out, or be another name for what is cited."""
    notes = ["The gate of Lund costs 60 crowns for each boat that comes in."]
    found = [it for it in problems_of(script((said, [1]), notes=notes)) if "is not in" in it.message]
    assert [problem.severity for problem in found] == [severity]


# --- what the feed shows -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "told"), [(8, False), (9, True)])
def test_who_cites_everything_has_shown_nothing(count: int, told: bool) -> None:
    """Words of nine sentences make any sentence; a line may rest on several, and one that sums them up on eight."""
    notes = [f"Gauge {number} of the harbour stands on pier {number}." for number in range(1, count + 1)]
    assert any("which is no proof" in one for one in messages("The gauges stand on piers.", *notes)) == told


def test_titles_and_summary_are_looked_up() -> None:
    """A warning in a title, which may be the article's own heading; an error when the article has it not."""
    one = script((STAYED, [1]), notes=[STAYED])
    chapters = (ScriptChapter("Calais in 1953", one.chapters[0].items, at=7),)
    shown = Script(
        one.title, one.hosts, chapters, one.footnotes, language="en", summary='A "great wall" of nine metres.'
    )
    problems, figures = check_grounding(shown, CheckContext("s.md", key_lines={"summary": 3}))
    assert [(problem.line, problem.severity) for problem in problems] == [(3, "warning")] * 2 + [
        (7, "warning")
    ] * 2
    assert (figures.numbers, figures.names, figures.quotations) == (2, 1, 1)
    heading = "Calais in 1953"
    known = check_grounding(
        shown, CheckContext("s.md", article=f"{heading}\n\n{STAYED}", key_lines={"summary": 3})
    )[0]
    assert [(problem.line, problem.severity) for problem in known] == [(3, "error")] * 2


# --- footnotes ---------------------------------------------------------------------------------------------

TEXT = """A storm at Brest

It is not true that the wall fell. The gauge “held”, said Marie Curtin. Nobody was hurt.

- Two boats sank
- The ferry was late
"""


@pytest.mark.parametrize(
    "note",
    [
        "The gauge “held”, said Marie Curtin.",
        'the gauge "held", said  Marie Curtin',
        "A storm at Brest",
        "Two boats sank",
        "It is not true that the wall fell. The gauge “held”, said Marie Curtin.",
        "Nobody was hurt.",
    ],
)
def test_a_footnote_of_the_article(note: str) -> None:
    """A sentence, a heading, a list item, or several in a row, however they are set."""
    text = TEXT.replace("- ", "\n")
    assert verbatim.find_note(note, verbatim.read_sentences(text, "en"), "en").first >= 0
    assert [
        problem
        for problem in problems_of(script(("So it was.", [1]), notes=[note]), text)
        if problem.line > 100
    ] == []


@pytest.mark.parametrize(
    ("note", "severity", "says"),
    [
        ("The wall fell.", "error", "only a part of the sentence, what it leaves out has `not`"),
        ("said Marie Curtin.", "warning", "only a part of the sentence, it is cut"),
        ("The gauge “broke”, said Marie Curtin.", "error", "it has `“held”,` for `“broke”,`"),
        ("Somebody was hurt.", "error", "it has `Nobody` for `Somebody`"),
        ("Nobody was badly hurt.", "error", "it has nothing for `badly`"),
        ("Penguins live in the south.", "error", "copy the sentence from there"),
        ("auge “held”, said Marie Curt", "error", "not in the article word for word"),
    ],
)
def test_a_footnote_that_is_none(note: str, severity: str, says: str) -> None:
    """Told at its line, with the nearest sentence; part of a sentence is worst where the rest turns it."""
    problems = problems_of(script(("So it was.", [1]), notes=[note]), TEXT)
    (problem,) = [problem for problem in problems if problem.line > 100]
    assert (problem.line, problem.severity) == (101, severity)
    assert says in problem.message


@pytest.mark.parametrize(
    "said",
    [
        "On March 18, 2015, the wall fell.",
        "The wall fell on 18 March.",
        "On Wednesday, March 18, the wall fell.",
    ],
)
def test_today_may_be_said_as_the_articles_day(said: str) -> None:
    """The day that the front matter has needs no footnote; another day, or the number alone, does."""
    note = "The wall fell today."
    dated = replace(script((said, [1]), notes=[note]), date="2015-03-18")
    assert problems_of(dated) == []
    assert problems_of(replace(dated, date="2015-03-17")) != []
    assert problems_of(replace(script(("The 18 walls fell.", [1]), notes=[note]), date="2015-03-18")) != []


def test_the_weekday_of_the_articles_day_is_known() -> None:
    """It may be said of a day that the front matter has, with or without a footnote; another may not."""
    for cites in ([], [1]):
        lines = ("It was Saturday, March 14, 2026. The wall fell.", cites), ("The wall fell.", [1])
        right = script(*lines, notes=["The wall fell today."])
        assert not [
            one for one in problems_of(replace(right, date="2026-03-14")) if "Saturday" in one.message
        ]
        assert [one for one in problems_of(replace(right, date="2026-03-15")) if "Saturday" in one.message]


def test_a_title_is_none_of_the_things_that_are_counted() -> None:
    """Two cited sentences may tell of two; one and the episode's title do not."""
    said = "The two dams held."
    notes = ["The dam at the mill held back the flood.", "The dam at the lock held as well."]
    titled = script((said, [1, 2]), notes=notes, title="A night of water and of mud")
    assert problems_of(titled) == []
    (alone,) = problems_of(script((said, [1]), notes=notes[:1], title=titled.title))
    assert "`two`" in alone.message


@pytest.mark.parametrize(
    ("said", "cited", "stray"),
    [
        ("Income dropped by almost a fifth.", "Income from them fell by 18 percent.", ()),
        ("Income dropped by more than a fifth.", "Income from them fell by 18 percent.", ("a fifth",)),
        (
            "Over ten years they have moved 300 kilometres.",
            "Over the past decade they have moved by 30 kilometres a year.",
            (),
        ),
        ("Seventy percent named it.", "Seven out of ten named the network.", ()),
        ("Sixty percent named it.", "Seven out of ten named the network.", ("Sixty",)),
        ("It was flooded two years in a row.", "It was flooded in 2023 and again in 2024.", ()),
        ("About 1,500 people came.", "In all, 1,487 people came.", ()),
        ("About 1,500 people came.", "In all, 1,600 people came.", ("1,500",)),
        ("Costs more than doubled.", "Costs rose from $20 million to $45 million.", ()),
        ("Costs tripled.", "Costs rose from $20 million to $45 million.", ("tripled",)),
        ("In all 65 ships came.", "In spring 40 ships came, and in summer 25 ships.", ()),
        ("It left in August 2022.", "It left on 17 August last year.", ()),
        ("It took an hour and a half.", "It took 90 minutes.", ()),
        ("It took an hour and a half.", "It took 80 minutes.", ("a half",)),
        ("It cost $100,000.", "It cost 100 grand.", ()),
        ("It was two months late.", "It was eight weeks late.", ()),
        ("It was two months late.", "It was four weeks late.", ("two",)),
        ("A man in his thirties left.", "A man of 34 left.", ()),
        ("A man in his forties left.", "A man of 34 left.", ("forties",)),
        ("Nine in ten agreed.", "90 percent agreed.", ()),
        ("Eight in ten agreed.", "90 percent agreed.", ("Eight", "ten")),
        ("They explain three words: mill, lock and boat.", "They explain mill, lock and boat.", ()),
        ("They explain four words: mill, lock and boat.", "They explain mill, lock and boat.", ("four",)),
        ("Three people came.", "Ann, Ben and Carl Lund came.", ()),
        ("A tenth of the homes were built.", "Of 9,000 homes, 900 homes were built.", ()),
        ("COVID-19 came.", "Covid came.", ()),
        ("Three requests failed.", "It asked three times.", ()),
        (
            "It is faster than the first and safer than the second.",
            "It is faster than one, safer than the other.",
            (),
        ),
    ],
)
def test_what_can_be_reckoned_from_the_evidence_is_in_it(
    said: str, cited: str, stray: tuple[str, ...]
) -> None:
    """Shares, rounded values, sums, rates and multiples follow from the numbers of a sentence; others do not."""
    assert find_stray_numbers(said, read_text(cited), frozenset()) == stray


@pytest.mark.parametrize(
    ("said", "stray"),
    [
        ("A wall for 2026?", ""),
        ("A wall for 2028?", "2028"),
        ("In August 2024, or later?", ""),
        ("In August 2019, or later?", "August 2019"),
    ],
)
def test_a_year_that_nothing_is_cited_for_is_reckoned_from_the_articles_day(said: str, stray: str) -> None:
    """In a question and in the summary as in a line that cites: "next year" is one year, no other."""
    said_by_all = script(
        (said, []),
        ("It will be raised next year, and was damaged last August.", [1, 2]),
        notes=["The wall will be raised next year.", "It was damaged in August last year."],
    )
    found = problems_of(replace(said_by_all, date="2025-06-17", summary=said))
    numbers = [problem for problem in found if "the number" in problem.message]
    assert len(numbers) == (2 if stray else 0)
    assert all(f"`{stray}`" in problem.message for problem in numbers)


VALLEY = Article(
    "valley.txt",
    "",
    Section("", (), "summary"),
    (
        Section("", ("Lumen Works grinds glass.", "Lumen Works wants land, and Lumen Works pays well.")),
        Section("The town", ("Lumen Works is full.", "It asked for land.")),
        Section("It grows", ("The company builds a second hall.",), "scenario", name="It grows"),
        Section("It leaves", ("The company moves to the hills.",), "scenario", name="It leaves"),
    ),
)


@pytest.mark.parametrize(
    ("said", "place", "part"),
    [
        ("In the second, the company moves to the hills.", -1, ""),
        ("In the third, the firm moves to the hills.", -1, "number `third`"),
        ("In the third, the firm builds a hall.", -2, "number `third`"),
        ("Lumen Works builds a second hall.", -2, ""),
        ("Carden Works builds a second hall.", -2, "name `Carden Works`"),
    ],
)
def test_the_article_counts_its_scenarios_and_has_one_name_most(said: str, place: int, part: str) -> None:
    """A line is of the scenario that it cites, by its place; "the company" is what the article names most."""
    understood = understand(VALLEY)
    note = understood.sentences[place].text
    context = CheckContext("s.md", article=article_text(VALLEY), understanding=understood, is_whole=False)
    found = [problem.message for problem in check_grounding(script((said, [1]), notes=[note]), context)[0]]
    told = [message for message in found if "the number" in message or "the name" in message]
    assert bool(told) == bool(part)
    assert all(part in message for message in told)
