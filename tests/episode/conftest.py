"""An episode to write files of, and the hostile text that any of its fields may hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import lameenc
import pytest

from podcast.model import Chapter, Cue, Episode, Footnote, Host, MakeOrigin, Show, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

MAYA = Host("Maya", Voice("hibari", "heart"))
THEO = Host("Theo", Voice("piper", "joe"))

EPISODE = Episode(
    slug="the-harbour-that-measures-the-sea",
    guid="5d9fbb3e-5a3c-5c0e-9f8f-0f9a3a1f2b11",
    number=3,
    title="The harbour that measures the sea",
    published="2025-02-11T06:00:00Z",
    state="published",
    summary="The gauge at Brest has been read since 1807. [^1]\n\nHalf of the rise came after 1980.",
    source="https://example.org/reports/tide-gauge?a=1&b=2",
    source_title="The harbour that measures the sea",
    source_author="A. Writer",
    source_date="2025-02-10",
    language="en-gb",
    hosts=(MAYA, THEO),
    audio="the-harbour-that-measures-the-sea.mp3",
    bytes=345_678,
    duration_ms=28_400,
    chapters=(
        Chapter(0, 6000, "Welcome"),
        Chapter(6000, 21_000, "Summary"),
        Chapter(21_000, 28_400, "Thanks"),
    ),
    cues=(
        Cue(500, 3000, "Maya", "This is the Reports podcast."),
        Cue(
            3200,
            5600,
            "Theo",
            "And I'm Theo; both of us are synthetic voices, reading a script made from one article.",
        ),
        Cue(6100, 9000, "Maya", "How long has anyone been watching this water?"),
        Cue(9200, 12_000, "Theo", "Since 1807.", ("1",)),
        Cue(
            12_100,
            20_800,
            "Theo",
            "The gauge at Brest has measured the tide for longer than almost any other.",
            ("1", "2"),
        ),
        Cue(21_200, 28_000, "Maya", "Thank you for listening."),
    ),
    footnotes=(Footnote("1", "The tide gauge at Brest has been read since 1807."),),
    music="Harbour, composed for this project, CC0",
    origin=MakeOrigin("0" * 64),
)

SHOW = Show(
    title="Reports, read aloud",
    hosts=(MAYA, THEO),
    description="Reports that nobody has time to read.",
    author="The Readers",
    email="us@example.org",
    language="en-gb",
    category="News > Politics",
    base_url="https://pod.example.org/reports/",
)

HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "cdata": "a ]]> b <![CDATA[ c",
    "controls": "bell\x07 tab\x0b null\x00 esc\x1b[31m \ufffe end",
    "arrow": "a --> b\n\n00:00:01.000 --> 00:00:02.000\ncue",
    "rtl": "مرحبا بالعالم \u202eabc\u202c שלום",
    "emoji": "👩‍👩‍👧‍👦 🎉🏳️‍🌈 e\u0301",
    "entities": "&amp; &lt;b&gt; &#x0; & < > \" '",
    "long": "word " * 40_000,
    "unbroken": "x" * 200_000,
    "blank": " \n\t ",
}


@pytest.fixture(scope="session")
def episode() -> Episode:
    """An ordinary episode."""
    return EPISODE


@pytest.fixture(scope="session")
def show() -> Show:
    """The show it belongs to."""
    return SHOW


@pytest.fixture(scope="session")
def make() -> Callable[..., Episode]:
    """The ordinary episode with changes."""

    def changed(**changes: Any) -> Episode:
        return replace(EPISODE, **changes)

    return changed


@pytest.fixture(scope="session", params=sorted(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> Episode:
    """The episode with one kind of hostile text in every field that an article or a user fills."""
    text = HOSTILE[request.param]
    return replace(
        EPISODE,
        title=text,
        summary=text,
        source=text,
        source_title=text,
        source_author=text,
        source_date=text,
        language="en",
        hosts=(Host(text, MAYA.voice), THEO),
        chapters=(Chapter(0, 9000, text), Chapter(9000, 28_400, text)),
        cues=(
            Cue(100, 9000, text, text),
            Cue(9000, 28_000, "Theo", text),
            Cue(28_000, 28_400, "Theo", "End."),
        ),
        music=text,
        rights=text,
    )


@pytest.fixture(scope="session")
def frames() -> bytes:
    """Thirty seconds of silence as MP3 frames."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(96)
    encoder.set_in_sample_rate(44_100)
    encoder.set_channels(1)
    encoder.set_quality(7)
    return bytes(encoder.encode(bytes(2 * 44_100 * 30)) + encoder.flush())
