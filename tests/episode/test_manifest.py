"""`episode.json`: what goes in comes out, and damage is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.episode import manifest
from podcast.errors import EpisodeError
from podcast.model import Chapter, Cue, Episode, Footnote, Host, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

AT = Path("episodes/a/episode.json")
TEXT = st.text(max_size=40)
MS = st.integers(0, 10**8)
WORD = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
HOSTS = st.builds(Host, TEXT, st.builds(Voice, WORD, WORD))
TEXTS = "title summary source source_title source_author source_date language music made_from rights".split()
EPISODES = st.builds(
    Episode,
    slug=WORD,
    guid=TEXT,
    number=st.integers(1, 10**6),
    published=st.datetimes().map(lambda moment: f"{moment.isoformat()}Z"),
    hosts=st.lists(HOSTS, max_size=3).map(tuple),
    audio=WORD,
    bytes=MS,
    duration_ms=MS,
    chapters=st.lists(st.builds(Chapter, MS, MS, TEXT), max_size=3).map(tuple),
    cues=st.lists(st.builds(Cue, MS, MS, TEXT, TEXT, st.lists(TEXT, max_size=2).map(tuple)), max_size=4).map(
        tuple
    ),
    footnotes=st.lists(st.builds(Footnote, TEXT, TEXT), max_size=3).map(tuple),
    **dict.fromkeys(TEXTS, TEXT),
)


@given(EPISODES)
def test_writing_and_reading_gives_the_same_episode(episode: Episode) -> None:
    """Whatever the text in it; and writing is stable."""
    text = manifest.dumps(episode)
    assert manifest.loads(text, AT) == episode
    assert manifest.dumps(manifest.loads(text, AT)) == text


def test_a_manifest_is_readable(episode: Episode) -> None:
    """Letters as letters, a line a cue, a newline at the end."""
    text = manifest.dumps(episode)
    data = json.loads(text)
    assert data["version"] == 1
    assert list(data)[:4] == ["version", "slug", "guid", "number"]
    assert data["hosts"] == [
        {"name": "Maya", "voice": "hibari:heart"},
        {"name": "Theo", "voice": "piper:joe"},
    ]
    assert text.endswith("}\n")
    assert sum("start_ms" in line and "text" in line for line in text.splitlines()) == len(episode.cues)


def test_keys_of_a_later_version_are_let_pass(episode: Episode) -> None:
    """At the top and inside."""
    data = json.loads(manifest.dumps(episode))
    data["mood"] = 2
    data["cues"][0]["mood"] = "glad"
    assert manifest.loads(json.dumps(data), AT) == episode


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 2}, "newer version"),
        ({"version": None}, "version"),
        ({"title": 3}, "title is not a text"),
        ({"bytes": "9"}, "bytes is not a whole number"),
        ({"bytes": True}, "bytes is not a whole number"),
        ({"bytes": -1}, "negative"),
        ({"state": "gone"}, "state is not one of draft, scheduled, published, withdrawn"),
        ({"slug": "../etc"}, "slug"),
        ({"audio": "../../etc/passwd"}, "audio"),
        ({"audio": ".env"}, "audio"),
        ({"published": "yesterday"}, "yesterday"),
        ({"published": "2025-02-11T06:00:00"}, "UTC"),
        ({"cues": [{"start_ms": 1}]}, "cues[0].end_ms is missing"),
        ({"cues": {}}, "cues is not a list"),
        ({"hosts": [{"name": "Maya", "voice": "heart"}]}, "ENGINE:NAME"),
    ],
)
def test_damage_is_one_line_that_names_file_and_place(
    episode: Episode, change: dict[str, object], said: str
) -> None:
    """Seeded faults, each seen."""
    data = json.loads(manifest.dumps(episode)) | change
    with pytest.raises(EpisodeError) as caught:
        manifest.loads(json.dumps(data), AT)
    assert str(caught.value).startswith(f"{AT}: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", "[" * 100_000])
def test_what_is_no_manifest_is_an_error(text: str) -> None:
    """Half a file, another file, an attack on the parser."""
    with pytest.raises(EpisodeError, match="cannot be understood"):
        manifest.loads(text, AT)


def put(folder: Path, episode: Episode) -> Path:
    """Write a manifest where it belongs."""
    path = folder / episode.slug / manifest.NAME
    path.parent.mkdir(parents=True)
    path.write_text(manifest.dumps(episode), encoding="utf-8")
    return path


def test_all_episodes_come_by_number(tmp_path: Path, make: Callable[..., Episode]) -> None:
    """Folders without a manifest are not episodes yet."""
    for number, slug in ((2, "a"), (1, "b"), (3, "c")):
        put(tmp_path, make(slug=slug, guid=slug, number=number))
    (tmp_path / "half-made").mkdir()
    assert [episode.slug for episode in manifest.load_all(tmp_path)] == ["b", "a", "c"]
    assert manifest.load_all(tmp_path / "nowhere") == ()


def test_nothing_is_skipped_in_silence(tmp_path: Path, make: Callable[..., Episode]) -> None:
    """A damaged manifest, a folder renamed, a folder copied: each is told."""
    first = put(tmp_path, make(slug="a", guid="1"))
    put(tmp_path, make(slug="b", guid="1"))
    with pytest.raises(EpisodeError, match=r"b/episode\.json: has the guid of .*a/episode\.json"):
        manifest.load_all(tmp_path)
    first.write_bytes(b'{"version": 1, \xff')
    with pytest.raises(EpisodeError, match=r"a/episode\.json: not UTF-8"):
        manifest.load_all(tmp_path)
    first.unlink()
    (tmp_path / "b").rename(tmp_path / "renamed")
    with pytest.raises(EpisodeError, match="belongs in a folder named b"):
        manifest.load_all(tmp_path)
