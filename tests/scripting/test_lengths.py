"""How long an episode gets and by how many it is told: the wish, the format, and the article where nobody wished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast import cli, scripting
from podcast.library import open_library
from podcast.script.text import compose_script
from podcast.scripting import Order, count_kept_words, load_script
from podcast.scripting.script_checks import script_timing
from podcast.writers.brief import choose_minutes
from tests.shows import ARTICLE, SAMPLE, SHOW, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Minutes, Script, ScriptFormat

PACE = 160


@pytest.mark.parametrize(
    ("wish", "script_format", "words", "minutes"),
    [
        ("auto", "conversation", 1600, 5.5),
        ("auto", "conversation", 90, 2.0),
        ("auto", "conversation", 20_000, 12.0),
        ("auto", "solo", 1600, 5.5),
        ("auto", "brief", 1600, 2.0),
        (8, "conversation", 90, 8),
        (8, "brief", 20_000, 2.0),
        (1, "brief", 20_000, 1),
    ],
)
def test_the_length_is_the_wish_or_follows_the_article(
    wish: Minutes, script_format: ScriptFormat, words: int, minutes: float
) -> None:
    """Without a wish about half of an article's words carry it, in two to twelve minutes; a brief has two at most."""
    assert choose_minutes(wish, script_format, words, PACE) == minutes


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A show in the working folder that leaves the length to its articles."""
    monkeypatch.chdir(tmp_path)
    return make_show(tmp_path, SHOW.replace("minutes = 4", 'minutes = "auto"'))


def written(library: Library, *options: str, source: Path = SAMPLE) -> Script:
    """The script that `podcast script` writes, after the strictest check found nothing wrong with it."""
    assert cli.run(["script", str(source), "--force", *options]) == 0
    [path] = library.script_files()
    assert [str(problem) for problem in scripting.check_script(library, path, strict=True).problems] == []
    return load_script(path).script


def minutes_of(script: Script) -> float:
    """How long it is going to be."""
    return script_timing(script, "en").seconds / 60


def test_without_a_wish_an_article_that_fits_is_told_whole(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nobody is told that it is not what was asked for."""
    script = written(library)
    words = count_kept_words(scripting.read_article(library, str(SAMPLE), Order()))
    spoken = sum(len(line.text.split()) for line in script.lines)
    assert 0.9 * words < spoken < 1.15 * words
    assert "instead of" not in capsys.readouterr().err


def test_a_brief_has_two_minutes(library: Library) -> None:
    """Whatever the article has, and whatever the show's own length is."""
    assert minutes_of(written(library, "--format", "brief", "--minutes", "9")) < 2.2


def test_one_host_tells_a_solo(library: Library) -> None:
    """From welcome to goodbye, with nobody else announced; the script is one that can be read and checked."""
    script = written(library, "--format", "solo", source=ARTICLE)
    assert [host.name for host in script.hosts] == ["Maya"]
    assert {line.host for line in script.lines} == {"Maya"}
    said = " ".join(line.text for line in script.lines)
    assert "Theo" not in said
    assert "spoken by a synthetic voice" in said
    assert compose_script(script).script == script


def test_the_episode_of_a_solo_needs_no_other_voice(tmp_path: Path) -> None:
    """The show's format is solo, and its second voice cannot speak: nobody asks it to."""
    show = SHOW.replace("tone:low", "piper:/nowhere.onnx").replace("minutes = 4", 'format = "solo"')
    episode = made(make_show(tmp_path, show), ARTICLE).episode
    assert [(host.name, str(host.voice)) for host in episode.hosts] == [("Maya", "tone:high")]
    assert {cue.host for cue in episode.cues} == {"Maya"}


def test_a_length_is_a_number_or_auto(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is wrong usage; `auto` for once goes before the number of the show."""
    assert cli.run(["script", str(ARTICLE), "--minutes", "long"]) == 2
    assert cli.run(["script", str(ARTICLE), "--format", "monologue"]) == 2
    capsys.readouterr()
    path = library.folder / "show.toml"
    path.write_text(SHOW.replace("minutes = 4", "minutes = 30"), encoding="utf-8")
    short = written(open_library(library.folder), "--minutes", "auto", source=ARTICLE)
    assert minutes_of(short) < 3
    assert "instead of" not in capsys.readouterr().err
