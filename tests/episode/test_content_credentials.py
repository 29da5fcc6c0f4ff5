"""The extra `provenance`: a manifest of the C2PA in our own tag, which the C2PA's reader finds valid."""

from __future__ import annotations

import importlib.util
import io
import json
import stat
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from mutagen.id3 import ID3

from podcast.episode import content_credentials, retagging
from podcast.errors import EpisodeError, PodcastError
from podcast.library import manifest, states
from podcast.library.sealing import write_mp3
from podcast.model import ProvenanceChoice
from tests.conftest import lacking
from tests.shows import add_script, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library

TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
HEADER = 10


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show that signs, with an episode that its own key has signed."""
    if importlib.util.find_spec("c2pa") is None:
        lacking("c2pa-python: the extra `provenance`")
    library = make_show(tmp_path)
    signed = replace(library, show=replace(library.show, provenance=ProvenanceChoice(sign=True)))
    made(signed, add_script(signed))
    return signed


def mp3_of(library: Library) -> bytes:
    """The MP3 as it lies there."""
    return library.audio_file("the-gauge").read_bytes()


def sound_of(data: bytes) -> bytes:
    """What follows the tag."""
    return data[HEADER + sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True)) :]


def read(data: bytes) -> dict[str, Any]:
    """What the C2PA's own reader says of an MP3."""
    from c2pa import Reader

    shown: dict[str, Any] = json.loads(Reader("audio/mpeg", io.BytesIO(data)).json())
    return shown


def faults(shown: dict[str, Any]) -> list[str]:
    """What it finds wrong, but that nobody it knows vouches for the key."""
    codes = [status["code"] for status in shown.get("validation_status", ())]
    return [code for code in codes if code != "signingCredential.untrusted"]


def test_a_stranger_finds_it_valid(library: Library) -> None:
    """Signed, the whole file as it was signed, and that a model made it; in a tag of version 2.3."""
    data = mp3_of(library)
    shown = read(data)
    assert (shown["validation_state"], faults(shown)) == ("Valid", [])
    claimed = shown["manifests"][shown["active_manifest"]]
    [action] = claimed["assertions"][0]["data"]["actions"]
    assert (action["action"], action["digitalSourceType"]) == ("c2pa.created", TERM)
    assert claimed["signature_info"]["common_name"] == library.show.title
    assert ID3(io.BytesIO(data), translate=False).version == (2, 3, 0)
    assert manifest.load(library.manifest_file("the-gauge")).bytes == len(data)


def test_a_change_shows(library: Library) -> None:
    """Of the sound, or of the tag."""
    for at in (-5000, HEADER + 30):
        data = bytearray(mp3_of(library))
        data[at] ^= 1
        assert faults(read(bytes(data))) == ["assertion.dataHash.mismatch"]


def test_the_sound_is_that_of_an_unsigned_episode(library: Library, tmp_path: Path) -> None:
    """To the byte; and all other frames of the tag are the same."""
    plain = make_show(tmp_path / "plain")
    made(plain, add_script(plain))
    unsigned, signed = (one.audio_file("the-gauge").read_bytes() for one in (plain, library))
    assert sound_of(signed) == sound_of(unsigned)
    tags = [ID3(io.BytesIO(data), translate=False) for data in (unsigned, signed)]
    assert [key for key in tags[1] if key not in tags[0]] == ["GEOB:"]
    assert not (plain.folder / "signing").exists()


def test_the_same_episode_made_again_is_the_same_bytes(library: Library) -> None:
    """Though a signature has something of chance in it: what was signed once is kept."""
    before = mp3_of(library)
    library.manifest_file("the-gauge").unlink()
    made(library, library.script_file("the-gauge"))
    assert mp3_of(library) == before


def test_a_number_that_comes_later_is_signed_too(library: Library) -> None:
    """Publishing writes number and day into the tag, and the manifest is of that."""
    states.draft(library, "the-gauge")
    old = manifest.load(library.manifest_file("the-gauge"))
    tag_and_sound = mp3_of(library)
    tag = tag_and_sound[: -len(sound_of(tag_and_sound))]
    later = retagging.retag(tag, 7, "2031-01-02T03:04:05+00:00")
    assert later != tag
    write_mp3(
        library,
        library.audio_file("the-gauge"),
        old.title,
        later,
        lambda out: out.write(sound_of(tag_and_sound)),
    )
    data = mp3_of(library)
    assert faults(read(data)) == []
    assert str(ID3(io.BytesIO(data), translate=False)["TRCK"]) == "7"
    assert len(ID3(io.BytesIO(data), translate=False).getall("GEOB")) == 1


def test_the_key_is_its_owners_alone(library: Library) -> None:
    """It lies in the show's folder, of which only `episodes/` is served, and nobody else may read it."""
    _, key = library.own_signer
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert not key.is_relative_to(library.episodes)


def test_a_signer_of_ones_own(library: Library) -> None:
    """Two PEM files; what is no key, or not theirs, is told in one line before anything is written."""
    certificates, key = library.own_signer
    own = ProvenanceChoice(True, str(certificates), str(key))
    with_own = replace(library, show=replace(library.show, provenance=own))
    made(with_own, library.script_file("the-gauge"))
    assert faults(read(mp3_of(library))) == []
    wrong = library.folder / "wrong.pem"
    wrong.write_text("no key")
    for choice in (
        replace(own, key=str(wrong)),
        replace(own, key="gone.pem"),
        replace(own, certificate=str(key)),
    ):
        with_wrong = replace(library, show=replace(library.show, provenance=choice))
        before = mp3_of(library)
        with pytest.raises(EpisodeError, match=r"^[^\n]+$"):
            made(with_wrong, library.script_file("the-gauge"))
        assert mp3_of(library) == before


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, and no half file."""
    monkeypatch.setitem(__import__("sys").modules, "c2pa", None)
    content_credentials._load.cache_clear()
    library = make_show(tmp_path)
    signing = replace(library, show=replace(library.show, provenance=ProvenanceChoice(sign=True)))
    try:
        with pytest.raises(PodcastError, match="provenance"):
            made(signing, add_script(signing))
    finally:
        content_credentials._load.cache_clear()
    assert not library.audio_file("the-gauge").exists()
