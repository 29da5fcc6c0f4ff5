"""`episode.json`: what goes in comes out, and damage is told."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast import store
from podcast.errors import EpisodeError
from podcast.library import manifest
from podcast.library.manifest import NAME as MANIFEST
from podcast.model import (
    Chapter,
    Cue,
    Episode,
    Footnote,
    Host,
    ImportOrigin,
    Listing,
    MakeOrigin,
    Soundbite,
    Voice,
)
from tests.properties import examples

if TYPE_CHECKING:
    from collections.abc import Callable

AT = Path("episodes/a/episode.json")
TEXT = st.text(max_size=40)
MS = st.integers(0, 10**8)
WORD = st.from_regex(
    r"[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,9}", fullmatch=True
)  # as long as a folder's name may be
VOICES = st.builds(Voice, WORD, WORD)
HOSTS = st.builds(Host, TEXT, VOICES, st.none() | VOICES)
TEXTS = "title summary source source_title source_author source_date language music rights".split()
ADDRESS = st.sampled_from(("https://cdn.example/a.mp3?b=1&c=ü", "http://räder.example/a%20b.m4a"))
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
    state=st.sampled_from(("draft", "scheduled", "published", "withdrawn")),
    sha256=TEXT,
    aired=st.booleans(),
    season=st.integers(0, 100),
    kind=st.sampled_from(("full", "trailer", "bonus")),
    explicit=st.booleans(),
    art=st.just("") | WORD,
    soundbites=st.lists(st.builds(Soundbite, MS, MS, TEXT), max_size=2).map(tuple),
    media_type=st.sampled_from(("audio/mpeg", "audio/x-m4a", "video/mp4")),
    origin=st.builds(MakeOrigin, st.text(min_size=1))
    | st.builds(ImportOrigin, st.just("") | ADDRESS, TEXT, st.booleans()),
    chapters=st.lists(st.builds(Chapter, MS, MS, TEXT, TEXT, st.just("") | WORD), max_size=3).map(tuple),
    cues=st.lists(st.builds(Cue, MS, MS, TEXT, TEXT, st.lists(TEXT, max_size=2).map(tuple)), max_size=4).map(
        tuple
    ),
    footnotes=st.lists(st.builds(Footnote, TEXT, TEXT), max_size=3).map(tuple),
    **dict.fromkeys(TEXTS, TEXT),
)


@given(EPISODES)
@settings(max_examples=examples(50))
def test_writing_and_reading_gives_the_same_episode(episode: Episode) -> None:
    """Whatever the text in it; and writing is stable."""
    text = manifest.dumps(episode)
    assert manifest.loads(text, AT) == episode
    assert manifest.loads(text.encode(), AT) == episode
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
        ({"title": 3}, "Expected `str`, got `int` - at `title`"),
        ({"bytes": "9"}, "Expected `int`, got `str` - at `bytes`"),
        ({"bytes": True}, "Expected `int`, got `bool` - at `bytes`"),
        ({"bytes": 9.0}, "Expected `int`, got `float` - at `bytes`"),
        ({"bytes": -1}, "negative"),
        ({"state": "gone"}, "Invalid enum value 'gone' - at `state`"),
        ({"state": "a\nb" * 1000}, "Invalid enum value"),
        ({"slug": "../etc"}, "slug"),
        ({"audio": "../../etc/passwd"}, "audio"),
        ({"audio": ".env"}, "audio"),
        ({"audio": ""}, "audio"),
        ({"art": "../cover.jpg"}, "picture '../cover.jpg'"),
        ({"chapters": [{"start_ms": 0, "end_ms": 1, "title": "", "image": "/etc/x"}]}, "picture '/etc/x'"),
        ({"made_from": "", "enclosure": "ftp://example.org/a.mp3"}, "not an http(s) address"),
        ({"media_type": 'audio/mpeg; x="y"'}, "media_type"),
        ({"season": -1}, "negative"),
        ({"published": "yesterday"}, "yesterday"),
        ({"published": "2025-02-11T06:00:00"}, "UTC"),
        ({"cues": [{"start_ms": 1}]}, "missing required field `end_ms` - at `cues[0]`"),
        ({"cues": {}}, "Expected `array`, got `object` - at `cues`"),
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
    assert len(str(caught.value)) < 400
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
    path = folder / episode.slug / MANIFEST
    path.parent.mkdir(parents=True)
    path.write_text(manifest.dumps(episode), encoding="utf-8")
    return path


def test_all_episodes_come_by_number(tmp_path: Path, make: Callable[..., Episode]) -> None:
    """Folders without a manifest are not episodes yet."""
    for number, slug in ((2, "a"), (1, "b"), (3, "c")):
        put(tmp_path, make(slug=slug, guid=slug, number=number))
    (tmp_path / "half-made").mkdir()
    assert [episode.slug for episode in manifest.listings(tmp_path)] == ["b", "a", "c"]
    assert manifest.listings(tmp_path / "nowhere") == ()


def test_nothing_is_skipped_in_silence(tmp_path: Path, make: Callable[..., Episode]) -> None:
    """A damaged manifest, a folder renamed, a folder copied: each is told."""
    first = put(tmp_path, make(slug="a", guid="1"))
    put(tmp_path, make(slug="b", guid="1"))
    with pytest.raises(EpisodeError, match=r"b/episode\.json: has the guid of .*a/episode\.json"):
        manifest.listings(tmp_path)
    first.write_bytes(b'{"version": 1, "title": "\xff"}')
    with pytest.raises(EpisodeError, match=r"a/episode\.json: not UTF-8"):
        manifest.listings(tmp_path)
    first.unlink()
    (tmp_path / "b").rename(tmp_path / "renamed")
    with pytest.raises(EpisodeError, match="belongs in a folder named b"):
        manifest.listings(tmp_path)


@given(EPISODES)
@settings(max_examples=examples(50))
def test_a_listing_is_the_episode_without_its_words(
    tmp_path_factory: pytest.TempPathFactory, episode: Episode
) -> None:
    """Read from the manifest, and again from what was kept of it."""
    folder = tmp_path_factory.mktemp("episodes")
    put(folder, episode)
    age(folder)
    facts = {f.name: getattr(episode, f.name) for f in dataclasses.fields(Listing)}
    for _ in range(2):
        (listing,) = manifest.listings(folder, folder / ".kept")
        assert type(listing) is Listing
        assert listing == Listing(**facts)


def age(folder: Path) -> None:
    """Let all manifests be old: what was written a moment ago is read again, it might change within one tick."""
    for path in folder.glob(f"*/{MANIFEST}"):
        os.utime(path, (1_000_000_000, 1_000_000_000))


def reads(monkeypatch: pytest.MonkeyPatch, folder: Path) -> tuple[set[str], tuple[Listing, ...]]:
    """The manifests that were opened for the listings, by folder; and the listings."""
    opened = set()
    real = io.FileIO

    def opening(path: str | Path) -> io.FileIO:
        opened.add(Path(path).parent.name)
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(io, "FileIO", opening)
        return opened, manifest.listings(folder, folder / ".kept")


@pytest.fixture
def kept(tmp_path: Path, make: Callable[..., Episode], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three manifests that have been read before."""
    for number, slug in enumerate("abc", start=1):
        put(tmp_path, make(slug=slug, guid=slug, number=number, title="One"))
    age(tmp_path)
    assert reads(monkeypatch, tmp_path)[0] == {"a", "b", "c"}
    assert reads(monkeypatch, tmp_path)[0] == set()
    return tmp_path


def test_only_what_changed_is_read_again(
    kept: Path, make: Callable[..., Episode], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A manifest replaced by one of the same size and time, one that is new, one that is gone."""
    path = kept / "a" / MANIFEST
    before = path.stat()
    store.write(path, manifest.dumps(make(slug="a", guid="a", number=1, title="Two")))
    os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    put(kept, make(slug="d", guid="d", number=4))
    shutil.rmtree(kept / "b")
    opened, listings = reads(monkeypatch, kept)
    assert opened == {"a", "d"}
    assert [(it.slug, it.title[:3]) for it in listings] == [("a", "Two"), ("c", "One"), ("d", "The")]


def test_what_was_written_just_now_is_not_trusted_to_stay(
    tmp_path: Path, make: Callable[..., Episode], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a tick of the clock it may change again, in place and at the same length, and nobody could tell."""
    put(tmp_path, make(slug="a", guid="a"))
    assert reads(monkeypatch, tmp_path)[0] == {"a"}
    assert reads(monkeypatch, tmp_path)[0] == {"a"}


@pytest.mark.parametrize("damage", [b"", b"x", b"\x00" * 5000])
def test_a_damaged_index_is_made_again(kept: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    """Cut, foreign or zeroed: the manifests are read, and then the index serves again."""
    (index,) = (path for path in (kept / ".kept").rglob("*") if path.is_file())
    index.write_bytes(damage)
    opened, listings = reads(monkeypatch, kept)
    assert opened == {"a", "b", "c"}
    assert [it.slug for it in listings] == ["a", "b", "c"]
    assert reads(monkeypatch, kept)[0] == set()


def test_an_index_that_is_whole_but_of_something_else_is_made_again(kept: Path) -> None:
    """As a later version might leave it."""
    store.FolderStore(kept / ".kept").put(manifest._key(), b"\x93\x01\x02\x03")
    assert [it.slug for it in manifest.listings(kept, kept / ".kept")] == ["a", "b", "c"]


def test_a_copied_folder_is_told_though_it_is_kept(kept: Path, make: Callable[..., Episode]) -> None:
    """What is kept is checked against all the others, too."""
    put(kept, make(slug="d", guid="a"))
    with pytest.raises(EpisodeError, match="has the guid of"):
        manifest.listings(kept, kept / ".kept")
