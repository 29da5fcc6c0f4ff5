"""Statements and verbs that "and", "but" or a comma joins, each as a sentence that says its subject; and what stays."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.source_view import SourceView, read_source
from podcast.writers.extractive.spoken_wording import word_sentence
from tests.writers.worded import read_cases, say, split_case

CASES = {
    "a list of statements": """
        The water has risen to the third step, the old pumps are slower than a bucket and the lamps went out at noon.
        => The water has risen to the third step. | The old pumps are slower than a bucket. | The lamps went out at
        noon.
    """,
    "a second statement without a comma": """
        Fishers closed the road to the mill yesterday and one woman read the names of all the lost boats.
        => Fishers closed the road to the mill yesterday. | One woman read the names of all the lost boats.
    """,
    "where both hold": """
        With too little rain, the reeds will not grow and the frogs will simply leave the lower meadow.
        => the same
    """,
    "not only": """
        It is not only a useful bridge, but it is also a pleasure for the eye.
        => the same
    """,
    "what was, and what is": """
        While the builders said for years that they would come back, no wall of the mill has been mended since then.
        => The builders said for years that they would come back. | But no wall of the mill has been mended since then.
    """,
    "a year in which both hold": """
        By 2028, the port aims to mend two hundred lamps, while the mill aims to mend sixty.
        => the same
    """,
    "a consequence that a noun begins": """
        The mill has no key to the upper gate, so the flood could reach the lower meadow in one night.
        => The mill has no key to the upper gate. | So the flood could reach the lower meadow in one night.
    """,
    "a consequence that somebody notes": """
        The mayor notes that the upper gate leaks at both ends in winter, so the flood may reach the lower meadow.
        => the same
    """,
    "a second statement of somebody's": """
        The miller argues that the port has lost the trust of its crews and the fishers feel stuck between the two.
        => The miller argues that the port has lost the trust of its crews. | The miller also argues
        that the fishers feel
        stuck between the two.
    """,
    "a contrast of somebody's": """
        The crews note that the risk of a boat being lost at sea is now five percent, but its risk of losing a net is
        sixty percent.
        => The crews note that the risk of a boat being lost at sea is now five percent. | But they note that its risk
        of losing a net is sixty percent.
    """,
    "a day in somebody's second statement": """
        Corrow Lights said two large lamps went out on Friday and, on Saturday, a river mill and another lamp stopped
        giving light.
        => Corrow Lights said two large lamps went out on Friday. | It also said that on Saturday, a river mill and
        another lamp stopped giving light.
    """,
    "a condition on which both hang": """
        If the mill is turned into a school, the valley will have more to teach and the quay will be a better place for
        trade, the mayor said.
        => The mayor said that if the mill is turned into a school, the valley will have more to teach and the quay will
        be a better place for trade.
    """,
    "a condition of one's own": """
        If the dough is soft, you will need about five spoons of flour and if it is firm, you will need about four.
        => the same
    """,
    "two verbs with one object": """
        If you want a stronger hedge by summer, you should clip and tie the whole row regularly.
        => the same
    """,
    "what somebody says besides": """
        The miller admitted that the flood was a topic at the mill, but said that nobody there is afraid of it.
        => The miller admitted that the flood was a topic at the mill. | But the miller said that nobody there is afraid
        of it.
    """,
    "what was done, and said": """
        She has called the protests the work of people who cannot win a vote, and said in May that the mill was old.
        => She has called the protests the work of people who cannot win a vote. | She said in May that the mill was
        old.
    """,
    "three verbs, each with its own form": """
        It had a very long mast, was white in the daytime and would have been a fine sight on the river.
        => It had a very long mast and was white in the daytime. | It would have been a fine sight on the river.
    """,
    "three verbs, one by one": """
        The old barge hit the lower gate and took damage to its bow but was able to reach the quay of the mill.
        => The old barge hit the lower gate. | The old barge took damage to its bow. | But the old barge was able to
        reach the quay of the mill.
    """,
    "never": """
        He had stayed on the list of the crew but never sailed with it after the storm of that winter.
        => He had stayed on the list of the crew. | But he had never sailed with it after the storm of that winter.
    """,
    "what groups ask of others": """
        Groups like the crews of the quay and the friends of the mill recommend that owners oil the gates for at least
        one winter, and give the wheel nothing but water for the first weeks.
        => the same
    """,
}


@pytest.fixture(scope="module")
def source() -> SourceView:
    """All cases, understood at once."""
    return read_cases("The valley", CASES.values())


@pytest.mark.parametrize("name", CASES)
def test_what_is_joined_is_said_so(source: SourceView, name: str) -> None:
    """In several sentences, each true by itself; or whole."""
    sentence, expected = split_case(CASES[name])
    assert say(source, sentence) == expected


def test_words_in_marks_keep_who_says_them() -> None:
    """A sentence with somebody's words is parted before who says them, never between the two."""
    text = (
        "Harbour minister Ana Duarte has ordered a report on the flood and assured that “any careless use of the upper "
        "gate shall be dealt with in the open”."
    )
    article = Article("-", "The flood", Section("", (), "summary"), (Section("", (text,)),))
    view = read_source(understand(article))
    said = [wording.text for wording in word_sentence(view, 0, Heard())]
    assert said[0] == "Harbour minister Ana Duarte has ordered a report on the flood."
    assert "“" not in said[0]
    assert len(said) == 2
    assert "assured that “any careless" in said[1]
