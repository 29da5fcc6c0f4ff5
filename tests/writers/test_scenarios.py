"""Scenarios: each is opened with its number, name and likelihood, and all of them are named again at last."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from tests.writers.written import write_script

TEXT = (
    "The harbour of Ostmere needs a new wall. The old one has leaked for nine winters.",
    "The council has three years to decide. The state pays for half of any wall that is begun by then.",
)
NAMES = ("The wall is built of stone", "The dunes are raised", "The lower town moves")
PARTS = (
    "The quarry delivers in spring. The wall is closed before the second winter.",
    "Sand comes from the northern bank. It has to be brought again every ten years.",
    "Forty families get new houses on the hill. The harbour becomes a marsh.",
)


def close(*odds: str) -> str:
    """What is said last of an article with a scenario for each likelihood, without the goodbye."""
    scenarios = tuple(
        Section(name, (part,), "scenario", likelihood=rating, name=name)
        for name, part, rating in zip(NAMES, PARTS, odds, strict=False)
    )
    article = Article("wall.txt", "Ostmere", Section("", (), "summary"), (Section("", TEXT), *scenarios))
    return " ".join(line.text for line in write_script(article, 6).chapters[-1].lines[:-1])


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        (
            ("Probable", "possible", "remote"),
            "Probable: The wall is built of stone. Possible: The dunes are raised. Remote: The lower town moves.",
        ),
        (
            ("High probability", "low"),
            "Likelihood high: The wall is built of stone. Likelihood low: The dunes are raised.",
        ),
        (
            ("Base case (60 percent)", "about 30 percent"),
            "Base case, 60 percent: The wall is built of stone. About 30 percent: The dunes are raised.",
        ),
    ],
)
def test_all_of_them_are_named_again(odds: tuple[str, ...], said: str) -> None:
    """By name and likelihood, in their order: what a listener is to keep of a report."""
    assert close(*odds) == f"The scenarios, in short. {said}"


@pytest.mark.parametrize("odds", [("Probable",), ("Probable", "")])
def test_one_alone_or_without_a_likelihood_is_not_named_again(odds: tuple[str, ...]) -> None:
    """There is nothing to set it against."""
    assert close(*odds) == ""
