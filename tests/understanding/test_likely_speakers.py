"""Whom a cue means by a pronoun or a noun that no rule can follow: the likeliest, where that is nearly sure."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.understanding.quoting.speaker_ratings import (
    WEIGHTS,
    OpenQuotation,
    SpeakerChoice,
    choose_speaker,
    rate_speakers,
)


def _told(text: str) -> list[tuple[str, str]]:
    """Speaker and evidence of each quotation of a text."""
    understood = understand(Article("-", "", Section("", (), "summary"), (Section("", (text,)),)))
    return [
        ("" if one.speaker is None else understood.entities[one.speaker].name, one.evidence)
        for one in understood.quotations
    ]


LIKELY = {
    "In a post on the website of Norline, Anthony Levy, head of the company’s ferries, explained why it chose to close "
    "the quay. “Before you write, let us take a moment to explain,” he wrote, with a nod to the many letters.": [
        ("Anthony Levy", "likely")
    ],
    "“The crew has been quite amazing,” Mark McCall says. “Nobody sleeps on it.” That is due to its keeper, Tom Reyes. "
    "But for McCall, it was important that the fun didn’t hide the work. “I think we’ve set that right,” he says. "
    "“And that is what matters.”": [
        ("Mark McCall", "cue"),
        ("Mark McCall", "continued"),
        ("Mark McCall", "likely"),
        ("Mark McCall", "continued"),
    ],
    "While working on it, he met Tom Reyes, who had been on the boats; Emma Strand had just come off a play and met "
    "the captain there. “It was at a diner,” the actress says of their first meeting.": [
        ("Emma Strand", "likely")
    ],
    "For Nora, the seed of that plan was sown by Ferris, who early on insisted that the crew cut its boats by half. "
    "“Half of the boats that we have here are clutter,” the coach said.": [("Ferris", "likely")],
}


@pytest.mark.parametrize(("text", "speakers"), LIKELY.items())
def test_whoever_is_likely_by_far_is_named(text: str, speakers: list[tuple[str, str]]) -> None:
    """What they go on to say is theirs, too."""
    assert _told(text) == speakers


OPEN = {
    "by a noun it is not who has just spoken": (
        "Asked about her coat, Jenna Aldis said, “I wore it four times.” The host quipped, “Is that not forbidden?”"
    ),
    "a title": "Anton Levy sang of the sea. In May he won a prize with his song “Do not leave without me.”",
    "what anybody might say": "Anton Levy knows the sea. You could tell him, “You look tired today.”",
    "of the other gender": "It was Anna Pardo who came. “We lost the boat in the first storm,” he said.",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_nobody_is_named_where_that_is_not_nearly_sure(text: str) -> None:
    """Who speaks last stays open."""
    assert _told(text)[-1] == ("", "")


def test_the_likeliest_must_be_far_ahead() -> None:
    """Of two of whom the same is known neither is; and of one who has no signs nobody is sure."""
    signs = {name: 1.0 for name, weight in WEIGHTS.items() if weight > 0 and not name.startswith("nobody")}
    alone = OpenQuotation((SpeakerChoice(4, signs),), {})
    both = OpenQuotation((SpeakerChoice(4, signs), SpeakerChoice(5, signs)), {})
    assert rate_speakers(both)[0] == rate_speakers(both)[1] <= 0.5
    assert (choose_speaker(alone), choose_speaker(both)) == (4, None)
    assert choose_speaker(OpenQuotation((SpeakerChoice(4, {}),), {})) is None
    assert choose_speaker(OpenQuotation((), {})) is None
