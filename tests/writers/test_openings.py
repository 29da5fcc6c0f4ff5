"""What stands before a sentence's subject, or at its end, as a sentence of its own, and what holds together."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.spoken_wording import word_sentence

CASES = {
    "what was done to the subject": """
        Moved from the old quay to the new harbour, the crane was shown to the crews on Friday at a feast in the hall.
        => the same
    """,
    "what it still is": """
        Made of oak from the hills behind the town, the gate keeps its shape even when it stands in the water for weeks.
        => the same
    """,
    "what it would be": """
        Seen from the deck of a boat in the evening, the town looks like a heap of coal that somebody has lit.
        => the same
    """,
    "what somebody was asked": """
        Asked on Monday if the gate would be mended before the winter, the keepers refused to say a single word.
        => the same
    """,
    "what they did": """
        Using an old map from the cellar of the town hall, the divers found three shafts that nobody had heard of.
        => the same
    """,
    "what is to be seen in it": """
        Reflecting the mood of the whole town, the two papers had just one letter in support of the new gate.
        => the same
    """,
    "what they did before": """
        After testing the pumps of the whole port, the keepers began a search for others that may burst in the winter.
        => the same
    """,
    "how they did it": """
        By studying the old logs and counting the storms, the pilots learned how often the wall had broken since May.
        => the same
    """,
    "what somebody has done before what comes": """
        Having put off the feast by a week for the sake of the fishers, the mayors will open the new gate on Friday.
        => the same
    """,
    "who would do it": """
        Using the wheel behind the gate, you can let the water out of the basin in less than a quarter of an hour.
        => the same
    """,
    "how somebody was": """
        Unable to sell its fish in the towns of the coast, the crew gave them to the school behind the old mill.
        => the same
    """,
    "when it was": """
        On the third evening of the long strike, the keepers called a doctor who lived behind the old mill on the hill.
        => the same
    """,
    "in each of several times": """
        In each of the last two winters of the strike, the keepers called a doctor who lived behind the mill.
        => the same
    """,
    "where it was said": """
        In a letter sent through the keeper of the port, the pilots said that the wall is not their main care now.
        => the same
    """,
    "what it was for": """
        In an effort to keep the sand out of the new basin, the builders sank two barges in front of the gate.
        => the same
    """,
    "in spite of what": """
        Despite the fact that the gate was old, the keepers of the port opened it twice a day in the winter.
        => the same
    """,
    "what goes on besides, before": """
        With the water rising behind the old wall, the keepers of the port face a choice between two bad ways.
        => the same
    """,
    "what goes on besides, behind": """
        The port pays for the pumps of the poorest crews on the coast, with the grants shrinking as the crews get
        richer.
        => the same
    """,
    "what all of it was": """
        The keepers of the port took the two old pumps away, a move that the crews had asked for since May.
        => the same
    """,
    "what it was before": """
        Between May and October the port sold about 300 boats to the crews, down from 400 in the summer before.
        => the same
    """,
    "what comes of it": """
        The storm broke the lower gate of the basin, flooding the cellars of the school and killing two horses.
        => The storm broke the lower gate of the basin. | That flooded the cellars of the school and killed two horses.
    """,
    "what will come of it": """
        The barge will reach the wall of the port in June, perhaps blocking the gate for the rest of the summer.
        => The barge will reach the wall of the port in June. | That will perhaps block the gate for the rest of the
        summer.
    """,
    "what will surely come of it": """
        The barge will reach the wall of the port in the summer, finally blocking the gate for the fishers of the coast.
        => The barge will reach the wall of the port in the summer. | That will finally block the gate for the fishers
        of the coast.
    """,
    "what goes on with what goes on": """
        The fishers of the coast are turning their boats, climbing into the hills and singing songs of the old war.
        => The fishers of the coast are turning their boats. | They are climbing into the hills and singing songs of the
        old war.
    """,
    "what it was after": """
        The fishers of the lower coast sold the last of their old boats to the port after a long strike of the pilots.
        => the same
    """,
    "what came next": """
        After the builders had shown that the wall was safe, the pilots took the barge through the gate at noon.
        => The builders had shown that the wall was safe. | After that, the pilots took the barge through the gate at
        noon.
    """,
    "why, where nobody asks": """
        The builders of the wall declined to show the plan of the gate because their talks with the port are going on.
        => the same
    """,
    "what comes of it, and who says it": """
        The gate broke in the storm of that night, flooding the cellars of the school, according to a letter of the
        port.
        => According to a letter of the port, the gate broke in the storm of that night, flooding the cellars of the
        school.
    """,
    "what was known, before": """
        It was already known before the strike of the crews began in the spring that the gate lets the water in.
        => the same
    """,
    "a place with what is said of it": """
        At its feast, which began on Friday in Corrow, Wales, the port showed the crews how the new gate opens.
        => the same
    """,
}


def words(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_stands_before_and_behind_is_said_apart(case: str) -> None:
    """Each is a whole sentence with a subject and a verb, in the time of the first one."""
    text, _, said = case.partition("=>")
    source = read_source(
        understand(Article("-", "A", Section("", (), "summary"), (Section("", (words(text),)),)))
    )
    spoken = [wording.text for wording in word_sentence(source, 0, Heard())]
    expected = [words(text)] if words(said) == "the same" else [words(one) for one in said.split("|")]
    assert spoken == expected
