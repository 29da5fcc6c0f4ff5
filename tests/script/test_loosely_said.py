"""Lines put freely beside what they cite: what is false in each, and its twin that is true."""

from __future__ import annotations

import pytest

from podcast.script.check.basis import read_text
from podcast.script.check.evidence import Evidence
from podcast.script.check.judging import Doubt, judge
from podcast.script.check.loose_signs import says_no
from podcast.script.check.statements import read_statements
from podcast.script.check.stray_numbers import find_stray_numbers
from podcast.script.check.sureness_signs import SURENESS, Sureness


def doubt_of(said: str, *cited: str, line: str | None = None) -> Doubt | None:
    """What a sentence of a line comes to that cites these; a question cites nothing."""
    (statement,) = read_statements([said])
    return judge(statement, Evidence(read_statements(cited)), said if line is None else line)


@pytest.mark.parametrize("sureness", SURENESS)
def test_what_leaves_no_doubt_is_told_where_the_article_leaves_some(sureness: Sureness) -> None:
    """The example of each, beside a sentence that only suspects it, and one that has the same words."""
    found = doubt_of(sureness.example, "The old gate may leak, the keeper thinks.")
    assert found is not None
    assert doubt_of(sureness.example, sureness.example) is None
    assert sureness.pattern.search(sureness.example)
    assert sureness.alike.search(sureness.example)


PAIRS = [
    # Denied there, and nowhere here.
    (
        "In that gauge, the keeper sees a warning.",
        "The gauge hardly warns anybody, the keeper finds.",
        "The gauge does not warn the keeper.",
    ),
    (
        "To the clerk, the tunnel counts as a road.",
        "To the clerk, the tunnel is anything but a road.",
        "“The tunnel isn't a road,” said the clerk.",
    ),
    # For some only.
    (
        "Shutting the sluices is something that every village does with ease.",
        "Shutting the sluices is something that a few villages do with ease.",
        "Some villages can easily shut the sluices.",
    ),
    (
        "With more watchmen on the dam, a leak will never get past it.",
        "With more watchmen on the dam, a leak gets past it less often.",
        "Where there are more watchmen on the dam, a leak tends to be found before it gets past.",
    ),
    # Joined by nobody.
    (
        "Because the miller wants a bridge, the town has put lamps on the quay.",
        "While the miller wants a bridge, the town has put lamps on the quay.",
        "The miller wants a bridge for his carts. This week, the town put lamps on the quay.",
    ),
    (
        "The bakers had run out of flour, so in the cold spring the oven was given up.",
        "The oven was given up in the cold spring, and the bakers had run out of flour.",
        "The oven was given up in the cold spring. In that week the bakers ran out of flour.",
    ),
    # Whose it is.
    (
        "Ferro has set three conditions for any talks about the canal.",
        "Brandt has set three conditions for any talks about the canal.",
        "Ferro wants a wider canal. Brandt has named three conditions for talks about the canal.",
    ),
    (
        "A harbour like that would spare the boats a long detour, says the engineer Olaf Brandt.",
        "A harbour like that would spare the boats a long detour, says the planner Ada Ferro.",
        "“A harbour like ours would spare the boats a detour,” said planner Ada Ferro, a clerk in Brandt's office.",
    ),
    (
        "Brandt, for years the mayor, is rather shocked that the bridge is still shut.",
        "Ferro, for years the keeper, is rather shocked that the bridge is still shut.",
        "“It is shocking that the bridge is still shut,” said Ada Ferro, the keeper.",
    ),
    # Turned round.
    (
        "Because the curfew on beer was breached, the town banned fairs.",
        "The town put a curfew on beer so as to stop breaches of the ban on fairs.",
        "The town put a curfew on beer to stop the breaches of a ban on fairs.",
    ),
    # Listed by nobody.
    (
        "Along with the house you get a barn, an orchard and a swimming pool.",
        "Along with the house you get a barn, an orchard and a well.",
        "The house comes with a barn, a well, an orchard and a meadow.",
    ),
    # Disputed.
    (
        "For the author, no winter on the coast was colder than that one.",
        "For the author, that winter on the coast was not the coldest.",
        "The author disputes the notion that that winter was the coldest on the coast.",
    ),
]


@pytest.mark.parametrize(("wrong", "right", "cited"), PAIRS)
def test_a_line_put_freely_is_told_of_where_it_is_false(wrong: str, right: str, cited: str) -> None:
    """Its twin in the same words is none."""
    sentences = cited.split(". ") if "”" not in cited else [cited]
    assert doubt_of(wrong, *sentences) is not None
    assert doubt_of(right, *sentences) is None


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        ("For the better part of the day the gate stayed shut.", "The gate was shut for most of the day."),
        ("The older locks had barges in mind.", "Traditional locks were built for barges."),
        ("More than half of the boats leak.", "Of the 40 boats 24 leak."),
        (
            "Two weeks later the bread cost thirty cents more.",
            "The bread was $2.10, and two weeks later $2.40.",
        ),
        ("It was four boats in every ten thousand.", "It was 0.04 percent of the boats."),
        ("Everybody got home unharmed from the flood.", "No injuries were reported after the flood."),
        (
            "In that she agrees with Brandt, the man she wants to follow.",
            "Ada Ferro, a rival of Brandt, shares his view.",
        ),
        ("The leak shows up in May, the keeper says.", "“It leaks in May,” said the keeper."),
        ("Whether he will mend it, he has left open.", "He has not said whether he will mend it."),
        ("Work has yet to begin on the dam.", "Work on the dam has not begun."),
    ],
)
def test_what_is_put_otherwise_is_left_alone(said: str, cited: str) -> None:
    """Idioms, names of kinds, amounts, and denials put otherwise."""
    assert doubt_of(said, cited) is None


@pytest.mark.parametrize(
    ("question", "answer", "takes"),
    [
        ("Why was the keeper so startled by the flood?", "The keeper wasn't surprised by the flood.", True),
        ("Why was the keeper so startled by the flood?", "The keeper was surprised by the flood.", False),
        ("Why did the council shut that gate for good?", "The council has temporarily shut the gate.", True),
        ("Why did the council shut that gate?", "The council has temporarily shut the gate.", False),
        ("How does the lift manage so well with carts?", "The lift won't work yet for sacks or carts.", True),
        ("How does the lift manage with carts?", "The lift works well for carts.", False),
        ("What was the wall that the builders hit?", "Have the builders hit a wall?", True),
        ("Have the builders hit a wall?", "Have the builders hit any wall?", False),
        ("And in wet springs?", "In wet springs there was no flood.", False),
        ("What makes the lock smaller than anything else?", "The lock is smaller than the mill.", True),
        ("What makes the lock smaller than the mill?", "The lock is smaller than the mill.", False),
        ("Was the keeper surprised by the flood?", "The keeper wasn't surprised by the flood.", False),
        ("Why wasn't the keeper surprised by the flood?", "The keeper wasn't surprised by the flood.", False),
    ],
)
def test_a_question_takes_nothing_for_granted_that_its_answer_denies(
    question: str, answer: str, takes: bool
) -> None:
    """What asks for the reason of something says that it is so."""
    assert (doubt_of(question, answer, line="") is not None) is takes


@pytest.mark.parametrize(
    ("said", "held", "stray"),
    [
        ("One in six of the boats came home.", "Eight of the 48 boats came home.", ()),
        ("One boat in seven came home.", "Seven out of every 100 boats came home.", ("seven",)),
        (
            "Bought one by one, the six lamps come to about 120 dollars.",
            "The six lamps cost $19.99 each.",
            (),
        ),
        (
            "Bought one by one, the six lamps come to about 150 dollars.",
            "The six lamps cost $19.99 each.",
            ("150",),
        ),
        ("A tenth of a second is too long.", "A delay of 100 milliseconds is too long.", ()),
        ("A fifth of a second is too long.", "A delay of 100 milliseconds is too long.", ("A fifth",)),
        ("A bit more than a quarter of the homes are cheap.", "Of 350 homes, 99 of them are cheap.", ()),
        (
            "A bit more than a third of the homes are cheap.",
            "Of 350 homes, 99 of them are cheap.",
            ("a third",),
        ),
        ("A quarter of the way was still to go.", "They had gone three quarters of the way.", ()),
        ("A quarter of the way lay behind them.", "They had gone three quarters of the way.", ("A quarter",)),
        ("More than half of them fish.", "There are 280 of them: 160 fishers and 120 bakers.", ()),
        ("It costs seventy cents more.", "It was $4.10 and is $4.80 now.", ()),
        ("It costs sixty cents more.", "It was $4.10 and is $4.80 now.", ("sixty",)),
        ("It is a little under a hundred million dollars.", "It is $95 million.", ()),
        ("They mend some 120 nets a week.", "They work five days a week and mend 24 nets each day.", ()),
        ("That takes an hour or so.", "That takes about half an hour.", ("an hour",)),
        ("That takes half an hour or so.", "That takes about half an hour.", ()),
    ],
)
def test_numbers_that_a_speaker_reckons(said: str, held: str, stray: tuple[str, ...]) -> None:
    """What follows is no stray number, and what does not is one."""
    assert find_stray_numbers(said, read_text(held), frozenset()) == stray


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("She refused to go.", True),
        ("They came home unhurt.", True),
        ("It is harmless.", True),
        ("It remains to be seen.", True),
        (
            "The union opens the gate at nine.",
            True,
        ),  # "union" looks like one that denies: nothing is told then
        ("The gate leaks.", False),
    ],
)
def test_words_that_deny(text: str, denies: bool) -> None:
    """However they do."""
    assert says_no(text) is denies
