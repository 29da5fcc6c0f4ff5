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
    (
        "Berg bought the lamp for the quay.",
        "Berg did without a lamp for the quay.",
        "Berg did not buy the lamp for the quay.",
    ),
    # To whom it is done.
    (
        "The keeper alerted the mayor to the flood.",
        "The mayor alerted the keeper to the flood.",
        "At ten the mayor notified the keeper of the flood.",
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
    (
        "The bridge was closed all summer.",
        "The bridge was closed in summer.",
        "The bridge was closed in the two hottest weeks of summer.",
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
        ("The boat is always the same.", "The boat is consistently the same."),
        ("Leaks are found everywhere.", "Leaks are found across the board."),
        ("Nearly half of all the boats leak.", "Up to 47 percent of the boats leak."),
        ("The keeper has every right to complain.", "The keeper may rightly complain."),
        ("Of the boats, the keeper likes the blue one best.", "My favourite of the boats is the blue one."),
        (
            "It was the gravest flood that the town ever met.",
            "It was the most serious flood that the town ever met.",
        ),
        ("A third of the boats or more leak.", "At least one third of the boats leak."),
        (
            "The mill sold more bread than the inn.",
            "The mill sold 40 percent of the bread. The inn sold 27 percent.",
        ),
        ("You cannot open the gate without a key.", "To open the gate, you need a key."),
        ("The boats are not all the same.", "The boats vary."),
        (
            "By the river, so the farmers fear, the wall is weak.",
            "Farmers fear that the wall by the river is weak.",
        ),
        ("After the storm the prices fell.", "The storm led to lower prices."),
        ("Most of the boats are his.", "Two thirds of the boats are his."),
        ("Berg has reportedly said no to the post.", "The mayor said that Berg declined the post."),
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
        ("What do the keepers earn from the lift?", "The keepers earn nothing from the lift.", False),
        ("Why do the keepers earn from the lift?", "The keepers earn nothing from the lift.", True),
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


def test_what_is_put_too_freely_is_no_fault() -> None:
    """Only its words are others, so nobody can say that it is wrong, nor that it is right."""
    doubt = doubt_of(
        "The steam has gone out of the quarrel.", "“Vik took the air out of that controversy,” notes Lund."
    )
    assert doubt is None or (doubt.is_unproved and not doubt.is_certain)
    wrong = doubt_of(
        "Vik never took the air out of that.", "“Vik took the air out of that controversy,” notes Lund."
    )
    assert wrong is not None
    assert not wrong.is_unproved


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
        # On top, and before as after.
        ("The herd nearly doubled.", "The herd grew by 96 percent.", ()),
        ("The herd nearly tripled.", "The herd grew by 96 percent.", ("tripled",)),
        ("Vik earned about three times as much.", "Vik earned $170,000. Lund earned $56,000.", ()),
        ("Vik earned about five times as much.", "Vik earned $170,000. Lund earned $56,000.", ("five",)),
        ("The ship lay there five times as long.", "It sailed for two years and lay there for a decade.", ()),
        (
            "The ship lay there six times as long.",
            "It sailed for two years and lay there for a decade.",
            ("six",),
        ),
        # What else there is, and all of them.
        ("Before her, just two women had been keepers.", "She is only the third woman to be a keeper.", ()),
        (
            "Before her, just four women had been keepers.",
            "She is only the third woman to be a keeper.",
            ("four",),
        ),
        ("It is a dozen in all.", "It holds nine boats and three others.", ()),
        ("It is a score of 14 in all.", "It holds nine boats and three others.", ("14",)),
        ("Berg was 74 votes ahead.", "Berg got 306 votes to Lund's 232.", ()),
        ("Berg was 84 votes ahead.", "Berg got 306 votes to Lund's 232.", ("84",)),
        ("The three of them left.", "The triumvirate left.", ()),
        ("The four of them left.", "The triumvirate left.", ("four",)),
        ("Berg, Lund and Vik: all three of them left.", "Berg and Lund left. Later Vik left, too.", ()),
        ("Of twenty boats, nineteen were blue.", "Of the boats, 95% were blue.", ()),
        ("Of twenty boats, eighteen were blue.", "Of the boats, 95% were blue.", ("twenty", "eighteen")),
        (
            "Spread evenly, it is about eleven from each village.",
            "The 1,500 boats come from 140 villages.",
            (),
        ),
        (
            "Spread evenly, it is about thirty from each village.",
            "The 1,500 boats come from 140 villages.",
            ("thirty",),
        ),
        ("It burns around 22,000 litres a day.", "It burns around 21,000 litres a day.", ("22,000",)),
        # By the clock and the calendar.
        (
            "By about half past ten the keeper knew.",
            "At 10:17 p.m. the bell rang. He came 11 minutes later.",
            (),
        ),
        ("By about half past eleven the keeper knew.", "At 10:17 p.m. the bell rang.", ("half", "eleven")),
        ("In more than four decades it never leaked.", "It has not leaked for 40+ years.", ()),
        ("Three days later it sank.", "It sailed on Monday. On Thursday it sank.", ()),
        ("Five days later it sank.", "It sailed on Monday. On Thursday it sank.", ("Five",)),
        ("The next bridge came in 2010.", "In 2009 they built one, and a year later another one.", ()),
        (
            "The next bridge came in 2012.",
            "In 2009 they built one, and a year later another one.",
            ("2012",),
        ),
        # No numbers at all.
        ("The answer was half-hearted.", "The answer was lukewarm.", ()),
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
