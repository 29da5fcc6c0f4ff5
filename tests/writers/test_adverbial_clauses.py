"""Clauses of contrast, reason, time and aim as sentences of their own, and where they stay with what they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.writers.worded import read_cases, say, split_case

if TYPE_CHECKING:
    from podcast.writers.extractive.source_view import SourceView

PARTED = {
    "while, of two numbers": """
        The average price of a lamp from the port is 40 crowns, while for a lamp from the mill it is 55 crowns.
        => The average price of a lamp from the port is 40 crowns. | For a lamp from the mill it is 55 crowns.
    """,
    "while, of how it was then": """
        A clerk broke the lock of the old mill on Monday evening by kicking it, while the keeper of the gate was out.
        => the same
    """,
    "after, of an example": """
        For example, after the port had sold its last barge, a clerk decided that the crews should build a new one.
        => After the port had sold its last barge, a clerk decided that the crews should build a new one.
    """,
    "while, of what may be": """
        While the ferry may still be used as a stage in the summer, the council has other plans for the old pier.
        => The ferry may still be used as a stage in the summer. | But the council has other plans for the old pier.
    """,
    "while, of another time": """
        While the mayor said in May that she would close the pier, no crew has been sent to the harbour.
        => The mayor said in May that she would close the pier. | But no crew has been sent to the harbour.
    """,
    "while, of two of a kind": """
        The old ferries ran on oil for thirty years while the new ferries run on batteries that nobody has tested.
        => The old ferries ran on oil for thirty years. | But the new ferries run on batteries that nobody has tested.
    """,
    "although, behind a turn": """
        But although the ferry is old, the crews of the northern harbour would not trade it for a new one.
        => The ferry is old. | But the crews of the northern harbour would not trade it for a new one.
    """,
    "a noun for the pronoun before it": """
        Though they have never left the harbour in a storm, the pilots know each rock of the coast.
        => The pilots have never left the harbour in a storm. | But they know each rock of the coast.
    """,
    "even though": """
        Even though the pump is older than the harbour, nobody has ever seen it stand still.
        => The pump is older than the harbour. | Still, nobody has ever seen it stand still.
    """,
    "though, behind a condition of its own": """
        The pilot faces a year in the old prison if she is found guilty, though she could also pay a fine.
        => The pilot faces a year in the old prison if she is found guilty. | But she could also pay a fine.
    """,
    "what was before it": """
        After the storm had passed over the northern harbour, the crews counted the boats on the quay.
        => The storm had passed over the northern harbour. | After that, the crews counted the boats on the quay.
    """,
    "how long before it": """
        Two days after the storm had torn the roof from the hall, the council closed the whole pier.
        => The storm had torn the roof from the hall. | Two days after that, the council closed the whole pier.
    """,
    "somebody's reason": """
        The pilot said that since the harbour has no lamp of its own, the boats wait outside until the morning.
        => The pilot said that the harbour has no lamp of its own. | The pilot said this is why the boats wait outside
        until the morning.
    """,
    "somebody's contrast": """
        The pilot said that although the harbour has no lamp of its own, the boats find it in the dark.
        => The pilot said that the harbour has no lamp of its own. | But the pilot said the boats find it in the dark.
    """,
    "as, of what makes it so": """
        It is the third leak in the old wall this year, as the council lost two gates in the spring and a pump in May.
        => It is the third leak in the old wall this year. | The council lost two gates in the spring and a pump in
        May.
    """,
    "since, as a reason behind it": """
        The new gauge is a good idea, since the old one is a danger to all who read it at night.
        => The new gauge is a good idea. | That is because the old one is a danger to all who read it at night.
    """,
}
WHOLE = {
    "what it was done for": """
        The gates of the harbour were closed in the first week of May to prevent another flood of the town.
    """,
    "what it is for": """
        The crews gathered in the hall of the harbour on Friday to discuss the price of the new ferry.
    """,
    "what somebody had done": """
        Anna Duarte sold the smaller boat of the two in the first week of May after mending the pump of the
        hall.
    """,
    "while, of what somebody was doing": """
        The pilot broke the lamp of the old pier with one hand while steering the ferry into the harbour.
    """,
    "despite": """
        The port opened two new gates on the northern side of the harbour, despite long protests of the crews.
    """,
    "during": """
        The harbour was built by the crews of two ferries during the long winter after the great flood.
    """,
    "when, of one time": """
        The divers were working below the old pier when the roof of the hall fell into the water.
    """,
    "as, of what else happened": """
        The harbour closed its gates on Tuesday morning as the first storm of the winter moved toward the
        northern coast.
    """,
    "what goes on after something": """
        The council of the port is closing the old pier after two planks broke under a horse in May.
    """,
    "while there is": """
        The old pier is open to all visitors on weekdays, while there is only one guard for the whole harbour.
    """,
    "though, which may be the author's": """
        The managers argue that a lack of wind has led to the cut, though the harbour has seen far worse summers.
    """,
    "when it may have been said": """
        The minister said the port had shut two of its gates in May during a long talk with the crews of the ferry.
    """,
    "while, of the same time": """
        While the crew was asleep in the hall of the harbour, the storm tore the roof from the old pump.
    """,
    "while, without a contrast": """
        Visitors wait in the old hall of the port while the crew of the ferry cleans the deck.
    """,
    "while, before one who is not named": """
        While it seemed late for a new ferry, buying the old one would cost the port more money.
    """,
    "although, behind a consequence": """
        So although the ferry is old, the crews of the northern harbour would not trade it for a new one.
    """,
    "who is new": """
        Although she has never sailed a boat of her own, Tessa Berg knows each rock of the harbour.
    """,
    "though, behind a condition": """
        If the wind turns to the north, the ferry leaks, though nobody on the quay has ever minded it.
    """,
    "though, behind a hedge": """
        Perhaps the ferry is older than the pier, though nobody on the quay has ever asked about it.
    """,
    "even after": """
        Even after the storm had passed over the northern harbour, the crews stayed in the old hall.
    """,
    "after, again and again": """
        After the storm passes over the northern harbour, the crews count the boats on the quay.
    """,
    "as somebody promised": """
        The harbour closed its gates on Tuesday morning, as the ministry had promised in a letter in May.
    """,
    "as somebody ordered": """
        The crew painted the hall of the harbour in red as the captain ordered in May.
    """,
    "as a station": """
        The harbour was founded in 1911 as a station focused on the boats of the fishers.
    """,
    "the more, the more": """
        The pumps of the harbour get louder as the crew of the ferry opens more gates in the summer.
    """,
    "when, of a degree": """
        The mayor of the port was happiest when the crews of the harbour sang in the hall.
    """,
    "when, of nobody": """
        Nobody was in the hall of the harbour when the roof of the old pier fell into the water.
    """,
    "when, of another verb": """
        The mayor tried to leave the harbour when the roof of the old pier fell into the water.
    """,
    "since, of what may be": """
        The new gauge may be a good idea, since the old one is a danger to all who read it at night.
    """,
    "since, of a time": """
        The council has met on each Friday since the old gauge broke in the storm of last winter.
    """,
    "what came of it": """
        The crews rallied from two boats down in the last race to win the cup of the northern harbour.
    """,
    "what somebody is asked": """
        The crews were asked on Friday by the mayor of the port to help with the roof of the hall.
    """,
    "the right to do it": """
        The council won the right in the spring of that year to inspect all the pumps of the harbour.
    """,
    "a thing without an aim": """
        The enzyme works in the gut of a fish for most of its life to help with the food.
    """,
    "what a fine is for": """
        The pilot was fined by the council of the port during the summer of 2011 for a lie about a leak.
    """,
    "when it began": """
        The ferry began its trips to the islands of the north during a storm in the second week of May.
    """,
    "who says it": """
        According to the council, the pier was closed in May after two planks broke under a horse.
    """,
}


@pytest.fixture(scope="module")
def source() -> SourceView:
    """All sentences, understood at once."""
    return read_cases("The harbour", (*PARTED.values(), *WHOLE.values()))


@pytest.mark.parametrize("name", PARTED)
def test_a_clause_is_said_as_a_sentence(source: SourceView, name: str) -> None:
    """With a word that keeps time, reason, aim or contrast, and who says it."""
    sentence, expected = split_case(PARTED[name])
    assert say(source, sentence) == expected


@pytest.mark.parametrize("name", WHOLE)
def test_a_clause_stays_where_it_would_be_a_guess(source: SourceView, name: str) -> None:
    """A condition, a manner, a degree, a habit; what may be denied with it, or belongs to another verb."""
    sentence, _ = split_case(WHOLE[name])
    assert say(source, sentence) == sentence
