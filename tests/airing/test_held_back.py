"""An episode whose script has errors stays a draft, until it has none or somebody knows better."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Self

import pytest
from lxml import etree

from podcast import airing, cli
from podcast.library import ledger, open_library, states
from tests.shows import SCRIPT, SHOW, add_script, make_show

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from podcast.library import Library

WRONG = SCRIPT.replace("since 1807. [^1]", "since 1808. [^1]")
"""The footnote has another year."""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A show in the working folder."""
    monkeypatch.chdir(tmp_path)
    return make_show(tmp_path)


def titles(library: Library) -> list[str]:
    """Of the items that the feed has."""
    root = etree.fromstring(library.feed.read_bytes())
    return [item.findtext("title") or "" for item in root.iter("item")]


def make(library: Library, text: str, *options: str) -> None:
    """`podcast make` of a script with this text."""
    assert cli.run(["make", str(add_script(library, text)), *options]) == 0


def test_errors_keep_an_episode_from_listeners(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """It is made and can be heard here; feed, site and target have nothing of it, and one line says why."""
    make(library, WRONG)
    out, err = capsys.readouterr()
    assert out.endswith("the-gauge.mp3\n")
    assert "`1808`" in err
    [line] = [line for line in err.splitlines() if "kept as a draft" in line]
    assert line.startswith("the-gauge is kept as a draft, for its script has an error: ")
    assert "--publish-anyway" in line
    assert titles(library) == []
    assert not (library.episode_folder("the-gauge") / "index.html").exists()
    airing.publish(library, str(library.folder / "out"))
    assert not list((library.folder / "out").rglob("*.mp3"))


class Clock(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2026, 3, 1, 12, 0, tzinfo=tz)


def test_a_script_that_is_mended_airs_its_episode(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the guid that it had, a number, and the date of the moment: nobody has seen it before."""
    with monkeypatch.context() as earlier:
        earlier.setattr(ledger, "datetime", Clock)
        make(library, WRONG)
    draft = library.episode("the-gauge")
    assert (draft.state, draft.aired) == ("draft", False)
    make(library, SCRIPT)
    assert "the-gauge was kept as a draft, and is published now." in capsys.readouterr().err
    aired = library.episode("the-gauge")
    assert titles(library) == ["The gauge"]
    assert (draft.number, aired.number, aired.aired) == (0, 1, True)
    assert aired.guid == draft.guid
    assert aired.published > draft.published == "2026-03-01T12:00:00Z"
    make(library, SCRIPT)
    assert "draft" not in capsys.readouterr().err
    assert library.episode("the-gauge") == aired


def test_who_knows_better_publishes_anyway(library: Library) -> None:
    """From the first, or what was held back; a later run that changes nothing leaves it on the air."""
    make(library, WRONG, "--publish-anyway")
    assert titles(library) == ["The gauge"]
    make(library, WRONG)
    assert titles(library) == ["The gauge"]
    make(library, WRONG.replace("What comes next", "What will come"))
    assert titles(library) == []
    make(library, WRONG.replace("What comes next", "What will come"), "--publish-anyway")
    assert titles(library) == ["The gauge"]


def test_an_episode_that_was_out_keeps_its_date(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Back on the air it is the same to every app."""
    make(library, SCRIPT)
    before = library.episode("the-gauge")
    make(library, WRONG)
    assert "the-gauge is off the air, a draft, for its script has an error" in capsys.readouterr().err
    assert titles(library) == []
    make(library, SCRIPT)
    after = library.episode("the-gauge")
    assert (after.guid, after.published, after.state) == (before.guid, before.published, "published")


@pytest.mark.parametrize("decide", [airing.draft_episode, airing.withdraw_episode])
def test_mending_a_script_decides_nothing_that_a_person_decided(library: Library, decide: object) -> None:
    """What somebody took off the air stays off, before an error and after it."""
    assert callable(decide)
    make(library, SCRIPT)
    decide(library, "the-gauge")
    state = library.episode("the-gauge").state
    for text in (WRONG, SCRIPT):
        make(library, text)
        assert library.episode("the-gauge").state == state
    make(library, WRONG)
    decide(library, "the-gauge")
    make(library, SCRIPT)
    assert (library.episode("the-gauge").state, titles(library)) == (state, [])


def test_a_schedule_holds_over_an_error(library: Library) -> None:
    """The time somebody gave comes back with the mended script."""
    make(library, WRONG)
    assert cli.run(["episodes", "the-gauge", "--publish", "--at", "2099-12-01T07:00+00:00"]) == 0
    assert library.episode("the-gauge").held is None
    for text, state in ((WRONG.replace("What comes", "What came"), "draft"), (SCRIPT, "scheduled")):
        make(library, text)
        episode = library.episode("the-gauge")
        assert (episode.state, episode.published) == (state, "2099-12-01T07:00:00Z")


def test_a_show_of_drafts_keeps_its_drafts(library: Library) -> None:
    """New episodes of it wait for somebody anyway."""
    (library.folder / "show.toml").write_text(f'{SHOW}\n[publish]\nstate = "draft"\n', encoding="utf-8")
    library = open_library(library.folder)
    for text in (WRONG, SCRIPT):
        make(library, text)
        assert (library.episode("the-gauge").state, library.episode("the-gauge").held) == ("draft", None)


def test_lists_say_what_is_held_back(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """For people and machines; another name changes nothing about it."""
    make(library, WRONG)
    capsys.readouterr()
    assert cli.run(["episodes"]) == 0
    assert " draft " in capsys.readouterr().out
    assert cli.run(["episodes", "the-gauge", "--rename", "tides"]) == 0
    capsys.readouterr()
    assert cli.run(["episodes", "tides"]) == 0
    assert "draft, until its script has no errors" in capsys.readouterr().out
    assert cli.run(["episodes", "tides", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["state"], found["held"]) == ("draft", True)
    assert states.episode(library, "tides").guid


def test_another_name_takes_nothing_off_the_air(library: Library) -> None:
    """Not even an episode with an error that somebody published anyway."""
    make(library, WRONG, "--publish-anyway")
    assert cli.run(["episodes", "the-gauge", "--rename", "tides"]) == 0
    assert titles(library) == ["The gauge"]


def test_the_forecast_counts_no_page_for_what_will_be_held_back(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fewer files beside the MP3: no page, no player for frames."""
    path = add_script(library)
    for text, files in ((SCRIPT, "13 other files"), (WRONG, "10 other files")):
        path.write_text(text, encoding="utf-8")
        assert cli.run(["make", str(path), "--dry-run"]) == 0
        assert files in capsys.readouterr().out
