"""The five transcripts, as the programs that read them see them."""

from __future__ import annotations

import html
import html.parser
import io
import itertools
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import srt
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.episode import transcripts
from podcast.language.plain import hygiene
from podcast.model import Cue
from tests.properties import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode


def seconds(stamp: str) -> float:
    """Of `HH:MM:SS.mmm`, to the millisecond: sums of floats would not compare."""
    hours, minutes, rest = stamp.replace(".", "").split(":")
    return (int(hours) * 3_600_000 + int(minutes) * 60_000 + int(rest)) / 1000


def read_vtt(episode: Episode) -> Any:
    """What webvtt-py reads."""
    return webvtt.from_buffer(io.StringIO(transcripts.to_vtt(episode))).captions


def words(text: str) -> list[str]:
    """The words alone."""
    return text.split()


def test_p4_vtt_has_speakers_short_lines_and_rising_times(episode: Episode) -> None:
    """As Apple asks."""
    text = transcripts.to_vtt(episode)
    assert text.startswith("WEBVTT\n\nNOTE Made with AI: Maya and Theo are synthetic voices.\n")
    assert "\n\n00:00:00.500 --> 00:00:03.000\n<v Maya>This is the Reports podcast.\n\n" in text
    captions = read_vtt(episode)
    assert {caption.voice for caption in captions} == {"Maya", "Theo"}
    assert all(caption.identifier is None for caption in captions)
    assert all(len(line) <= 65 for caption in captions for line in caption.lines)
    ends = [0.0]
    for caption in captions:
        assert ends[-1] <= seconds(caption.start) < seconds(caption.end)
        ends.append(seconds(caption.end))
    assert ends[-1] <= episode.duration_ms / 1000
    said = [word for cue in episode.cues for word in words(cue.text)]
    assert [word for caption in captions for word in words(caption.text)] == said


def test_p4_srt_has_two_short_lines_and_names_on_change(episode: Episode) -> None:
    """A card names who speaks when that changes, and only then."""
    cards = list(srt.parse(transcripts.to_srt(episode)))
    assert [card.index for card in cards] == list(range(1, len(cards) + 1))
    for card in cards:
        assert len(card.content.splitlines()) <= 2
        assert all(len(line) <= 32 for line in card.content.splitlines())
    for card, following in itertools.pairwise(cards):
        assert card.start < card.end <= following.start
    names = [name for card in cards for name in ("Maya:", "Theo:") if card.content.startswith(name)]
    assert names == ["Maya:", "Theo:", "Maya:", "Theo:", "Maya:"]
    assert "Theo: Since 1807." in transcripts.to_srt(episode)


def test_no_card_is_one_last_word(make: Callable[..., Episode]) -> None:
    """A word alone would be a flash of a third of a second: a long sentence is cut into lines of about one length."""
    words = "the gauge in the harbour of Merle has been read every day".split()
    for count in range(4, 40):
        text = " ".join(words[at % len(words)] for at in range(count))
        episode = make(cues=(Cue(0, 350 * count, "Maya", text),))
        cards = list(srt.parse(transcripts.to_srt(episode)))
        captions = webvtt.from_string(transcripts.to_vtt(episode))
        assert min((card.end - card.start).total_seconds() for card in cards) > 0.8
        assert min(one.end_in_seconds - one.start_in_seconds for one in captions.captions) > 0.8


def test_p4_json_has_a_segment_a_sentence(episode: Episode) -> None:
    """Version, speaker, seconds, body."""
    data = json.loads(transcripts.to_json(episode))
    assert data["version"] == "1.0.0"
    assert len(data["segments"]) == len(episode.cues)
    assert data["segments"][0] == {
        "speaker": "Maya",
        "startTime": 0.5,
        "endTime": 3.0,
        "body": "This is the Reports podcast.",
    }


class Tags(html.parser.HTMLParser):
    """Every tag of a page, with its attributes, and its text by tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        if self.tags:
            self.text.setdefault(self.tags[-1], []).append(data.strip())


def test_p4_html_has_cite_time_and_p_a_turn(episode: Episode) -> None:
    """Sentences of one turn stand together."""
    page = Tags(transcripts.to_html(episode))
    assert [text for text in page.text["cite"] if text] == ["Maya:", "Theo:", "Maya:", "Theo:", "Maya:"]
    assert page.text["time"][0] == "00:00:00"
    assert any("Since 1807. The gauge at Brest" in text for text in page.text["p"])


def test_text_has_chapters_and_turns(episode: Episode) -> None:
    """For people."""
    text = transcripts.to_text(episode)
    assert text.startswith("The harbour that measures the sea\n\nMade with AI: ")
    assert "\n\n## Welcome\n\nMaya: This is" in text
    assert "\n\n## Summary\n\nMaya: How long" in text
    assert text.endswith("## Thanks\n\nMaya: Thank you for listening.\n")


def test_forms_are_the_contracts_five_files(episode: Episode) -> None:
    """By name."""
    assert sorted(transcripts.FORMS) == [
        f"transcript.{ending}" for ending in ("html", "json", "srt", "txt", "vtt")
    ]
    assert all(form(episode).endswith("\n") for form in transcripts.FORMS.values())


def test_hostile_text_stays_text(hostile: Episode) -> None:
    """Every form is read whole by its reader, and no tag of the article's is among its tags."""
    for caption in read_vtt(hostile):
        assert len(caption.lines) == 1
    assert read_vtt(hostile)[-1].text == "End."
    cards = list(srt.parse(transcripts.to_srt(hostile)))
    assert cards[-1].content.endswith("End.")
    assert "<script" not in transcripts.to_srt(hostile)
    assert json.loads(transcripts.to_json(hostile))["segments"][-1]["body"] == "End."
    page = Tags(transcripts.to_html(hostile))
    assert set(page.tags) <= {"html", "head", "meta", "title", "body", "cite", "time", "p"} | {
        *("header", "h1", "small", "main", "style")
    }
    for name, form in transcripts.FORMS.items():
        text = form(hostile)
        assert not {"\x00", "\x07", "\x0b", "\x1b", "\ufffe"} & set(text), name
        text.encode()


def test_an_episode_without_words_gives_files_that_parse(make: Callable[..., Episode]) -> None:
    """No cue, no crash."""
    empty = make(cues=(), chapters=())
    assert read_vtt(empty) == []
    assert list(srt.parse(transcripts.to_srt(empty))) == []
    assert json.loads(transcripts.to_json(empty))["segments"] == []


CUES = st.lists(
    st.tuples(
        st.integers(0, 5000),
        st.integers(1, 20_000),
        st.sampled_from(["Maya", "Theo", "Dr. Ångström-van der Something-Extraordinarily-Long"]),
        st.text(max_size=400)
        | st.lists(st.text("abcde", min_size=1, max_size=40), max_size=60).map(" ".join),
    ),
    max_size=12,
)


@settings(max_examples=examples(150))
@given(CUES)
def test_p4_limits_hold_for_any_words(episode: Episode, rows: list[tuple[int, int, str, str]]) -> None:
    """Lines are short, times rise strictly and stay with their cue, no word is lost or split from its speaker."""
    cues = []
    now = 0
    for gap, length, host, text in rows:
        # Nobody says five hundred characters in a millisecond.
        cues.append(Cue(now + gap, now + gap + length + 2 * len(text), host, text))
        now = cues[-1].end_ms
    spoken = replace(episode, cues=tuple(cues))
    captions = read_vtt(spoken)
    end = 0.0
    for caption in captions:
        assert len(caption.lines) == 1
        assert len(html.unescape(caption.text)) <= 65
        assert end <= seconds(caption.start) < seconds(caption.end) <= now / 1000
        end = seconds(caption.end)
    cards = list(srt.parse(transcripts.to_srt(spoken)))
    for card, following in itertools.pairwise(cards):
        assert card.start < card.end <= following.start
    for card in cards:
        assert 1 <= len(card.content.split("\n")) <= 2
        assert all(len(line) <= 32 for line in card.content.split("\n"))
    letters = "".join("".join(hygiene.clean(cue.text).replace("-->", "→").split()) for cue in cues)
    assert "".join("".join(html.unescape(caption.text).split()) for caption in captions) == letters


def test_times_rise_even_where_cues_do_not(make: Callable[..., Episode]) -> None:
    """Cues without length, or over each other, give captions that players can still order."""
    odd = make(
        cues=(
            Cue(500, 500, "Maya", "word " * 40),
            Cue(100, 200, "Theo", "Under."),
            Cue(300, 250, "Maya", "Back."),
        )
    )
    times = [(seconds(caption.start), seconds(caption.end)) for caption in read_vtt(odd)]
    assert all(start < end for start, end in times)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(times))


@pytest.mark.parametrize("form", sorted(transcripts.FORMS))
def test_forms_are_deterministic(episode: Episode, form: str) -> None:
    """The same cues, the same bytes."""
    assert transcripts.FORMS[form](episode) == transcripts.FORMS[form](episode)
