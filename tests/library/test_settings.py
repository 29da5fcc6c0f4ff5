"""show.toml: what is read, and what is said of a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.errors import ShowError
from podcast.library import create_show, settings
from podcast.model import Host, Voice

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_of_the_contract_is_read(tmp_path: Path) -> None:
    """Each key lands where it belongs."""
    (tmp_path / "show.toml").write_text(
        """
        title = "Tides"
        description = "About water."
        author = "A. Writer"
        email = "a@example.org"
        language = "en-gb"
        category = "Science > Earth Sciences"
        explicit = true
        base_url = "https://example.org/tides"
        link = "https://example.org"
        cover = "art.png"
        guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
        rights = "CC BY 4.0"
        copyright = "© 2026 A. Writer"
        [hosts]
        Maya = "hibari:heart"
        Theo = "piper:joe"
        [say]
        Brest = "brest"
        [music]
        intro = "music/in.flac"
        [audio]
        lufs = -18.5
        channels = 2
        bitrate = 128
        [writer]
        minutes = 12
        [publish]
        state = "draft"
        [fetch]
        allow = ["intranet"]
        """,
        encoding="utf-8",
    )
    found = settings.load(tmp_path)
    assert found.hosts == (Host("Maya", Voice("hibari", "heart")), Host("Theo", Voice("piper", "joe")))
    assert found.base_url == "https://example.org/tides/"
    assert (found.audio.lufs, found.audio.channels, found.audio.bitrate) == (-18.5, 2, 128)
    assert found.say == (("Brest", "brest"),)
    assert (found.writer.minutes, found.publish_state, found.fetch_allow) == (12, "draft", ("intranet",))
    assert (found.music.intro, found.music.theme) == ("music/in.flac", "harbour")
    assert found.explicit


def test_a_host_may_name_a_second_voice(tmp_path: Path) -> None:
    """A list is the voice, and the one that stands in for it."""
    (tmp_path / "show.toml").write_text(
        """
        title = "Tides"
        [hosts]
        Maya = ["edge:en-US-AriaNeural", "hibari:heart"]
        Theo = ["piper:joe"]
        """
    )
    assert settings.load(tmp_path).hosts == (
        Host("Maya", Voice("edge", "en-US-AriaNeural"), Voice("hibari", "heart")),
        Host("Theo", Voice("piper", "joe")),
    )


def test_a_new_show_can_be_read(tmp_path: Path) -> None:
    """What init writes is valid, and so is the show of this repository."""
    path = create_show(tmp_path / "a show", 'Quotes "and" umlauts: ü')
    show = settings.load(path.parent)
    assert show.title == 'Quotes "and" umlauts: ü'
    assert (show.writer.minutes, show.writer.format) == ("auto", "conversation")


def test_the_nearest_show_upwards_is_found(tmp_path: Path) -> None:
    """From any folder inside it."""
    create_show(tmp_path)
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert settings.find(tmp_path / "a" / "b") == tmp_path
    with pytest.raises(ShowError, match="podcast init"):
        settings.find(tmp_path.parent / "nowhere")


MISTAKES = {
    "titel = 'x'": "titel is unknown; did you mean title?",
    "[hosts]\nMaya = 'tone:a'": "title is missing",
    "title = 'x'": "one to three hosts",
    "title = 'x'\n[hosts]\na='t:a'\nb='t:b'\nc='t:c'\nd='t:d'": "one to three hosts",
    "title = 'x'\n[hosts]\nMaya = 'heart'": "ENGINE:NAME",
    "title = 'x'\n[audio]\nlufs = true": "a number",
    "title = 'x'\n[hosts]\nMaya='t:a'\n[audio]\nlufs = -5": "between -30 and -9",
    "title = 'x'\n[hosts]\nMaya='t:a'\n[audio]\nchannels = 6": "1 or 2",
    "title = 'x'\n[hosts]\nMaya='t:a'\n[audio]\nbit_rate = 96": "did you mean bitrate?",
    "title = 'x'\n[hosts]\nMaya='t:a'\n[writer]\nminutes = 1000": "between 1 and 180",
    "title = 'x'\n[hosts]\nMaya='t:a'\n[writer]\nminutes = 'long'": 'must be "auto" or lie between',
    "title = 'x'\n[hosts]\nMaya='t:a'\n[writer]\nformat = 'sole'": "did you mean solo?",
    "title = 'x'\n[hosts]\nMaya='t:a'\n[publish]\nstate = 'later'": "published or draft",
    "title = 'x'\n[hosts]\nMaya='t:a'\n[say]\nBrest = 3": "text in quotes",
    "title = 'x'\nbase_url = 'example.org'\n[hosts]\nMaya='t:a'": "https://",
    "title = 'x'\nhosts = 3": "must be a table",
    "title = ": "mend that line",
    "title = 'x'\n[music]\nbed = ''\n[music]\n": "put its keys below the first [music]",
    "title = 'x'\n[hosts]\nMaya = 3": "[hosts] Maya: one voice in quotes, or a list of two",
    "title = 'x'\n[hosts]\nMaya = []": "or a list of two, as in [",
    "title = 'x'\n[hosts]\nMaya = ['a:a', 'b:b', 'c:c']": "or a list of two, as in [",
    "title = 'x'\n[hosts]\nMaya = ['a:a', 2]": "or a list of two, as in [",
    "title = 'x'\n[hosts]\nMaya = [['a:a']]": "or a list of two, as in [",
    "title = 'x'\n[hosts]\nMaya = ['a:a', 'heart']": "[hosts] Maya: 'heart' is not of the form ENGINE:NAME",
    "title = 'x'\n[hosts]\nMaya = ['a:a', 'a: a']": "the second voice is the first",
    "title = 'x'\ncategory = 'Newz'\n[hosts]\nMaya='t:a'": "the nearest is 'News'",
    "title = 'x'\nlanguage = 'klingon'\n[hosts]\nMaya='t:a'": 'a code such as "en", "de" or "pt-BR", not',
    "title = 'x'\nlanguage = 'German'\n[hosts]\nMaya='t:a'": 'did you mean "de"?',
    "title = 'x'\nlanguage = 'de_AT.UTF-8'\n[hosts]\nMaya='t:a'": 'did you mean "de-AT"?',
    "title = 'x'\nlanguage = ''\n[hosts]\nMaya='t:a'": "language must be a code",
    "title = 'x'\nlink = 'example.org'\n[hosts]\nMaya='t:a'": "link must be an address",
    "title = 'x'\nbase_url = 'https://'\n[hosts]\nMaya='t:a'": "base_url must be an address",
    "title = 'x'\nemail = 'me'\n[hosts]\nMaya='t:a'": "email must be an address",
    "title = 'x'\nguid = '12'\n[hosts]\nMaya='t:a'": "is not a UUID",
    "title = 'x'\n[hosts]\n'Maya (guest)'='t:a'": "[hosts] 'Maya (guest)' cannot be a host's name",
    "title = 'x'\n[hosts]\n'Ma:ya'='t:a'": "cannot be a host's name",
    "title = 'x'\n[hosts]\n'*x*'='t:a'": "cannot be a host's name",
    "title = 'x'\n[hosts]\n''='t:a'": "cannot be a host's name",
    "title = 'x'\n[hosts]\n' '='t:a'": "cannot be a host's name",
    "title = 'x'\n[hosts]\nMaya='t:a'\nMAYA='t:b'": "names a host twice",
    "title = 'x'\n[hosts]\nMaya='t:a'\n[say]\n''='x'": "is empty on one side",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_names_the_key_and_the_mend(tmp_path: Path, text: str) -> None:
    """One line with the file's name."""
    (tmp_path / "show.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ShowError) as caught:
        settings.load(tmp_path)
    assert MISTAKES[text] in str(caught.value)
    assert "show.toml" in str(caught.value)
    assert "\n" not in str(caught.value)
