"""`podcast episodes` and `podcast import` as a person meets them."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import feedparser
import pytest

from podcast import cli
from podcast.library import open_library
from tests.shows import SCRIPT, add_script, files, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with two episodes; made once."""
    library = make_show(tmp_path_factory.mktemp("show"))
    made(library, add_script(library))
    made(
        library,
        add_script(library, SCRIPT.replace("The gauge", "A red one").replace("org/gauge", "org/red"), "red"),
    )
    return library.folder


@pytest.fixture
def library(show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The show in the working folder, published before, where it is Berlin time."""
    shutil.copytree(show, tmp_path / "show")
    monkeypatch.chdir(tmp_path / "show")
    library = open_library()
    library.ledger.seen(library.slugs())
    return library


def listed(library: Library) -> list[str]:
    """The links of the feed's items."""
    feed = feedparser.parse((library.episodes / "feed.xml").read_bytes())
    return [entry.enclosures[0].href.split("/")[-2] for entry in feed.entries]


def test_episodes_are_listed_newest_first(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Number, date, state, length, name, title; nothing in a title can steer the terminal."""
    path = library.episodes / "red" / "episode.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"A red one"', '"A \\u001b[31mred one"', 1))
    assert cli.run(["episodes"]) == 0
    rows = capsys.readouterr().out.splitlines()
    moment = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.fullmatch(rf" +2  {moment}  published +0:\d\d  red +A \[31mred one", rows[0])
    assert re.fullmatch(rf" +1  {moment}  published +0:\d\d  the-gauge  The gauge", rows[1])


def test_episodes_as_json(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """All, or one."""
    assert cli.run(["episodes", "--json"]) == 0
    both = json.loads(capsys.readouterr().out)
    assert [(one["slug"], one["number"], one["state"]) for one in both] == [
        ("red", 2, "published"),
        ("the-gauge", 1, "published"),
    ]
    assert cli.run(["episodes", "the-gauge", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == both[1]


@pytest.mark.parametrize("name", ["the-gauge", "scripts/the-gauge.md", "episodes/the-gauge/"])
def test_one_episode_in_detail(library: Library, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """By its name, or as a shell completes it."""
    assert cli.run(["episodes", name]) == 0
    out = capsys.readouterr().out
    for word in ("The gauge", "published", "tone:high", "https://example.org/gauge", "the-gauge.mp3"):
        assert word in out


def test_withdrawn_published_scheduled(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Each prints the feed's path, says on stderr what is, and the feed obeys."""
    assert cli.run(["episodes", "red", "--withdraw"]) == 0
    assert capsys.readouterr() == (f"{library.episodes / 'feed.xml'}\n", "red is withdrawn.\n")
    assert listed(library) == ["the-gauge"]
    assert cli.run(["episodes", "red", "--publish"]) == 0
    assert listed(library) == ["red", "the-gauge"]
    assert cli.run(["episodes", "the-gauge", "--draft"]) == 0
    assert listed(library) == ["red"]
    assert "is a draft" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("time", "published"),
    [
        ("2099-12-01T07:00+01:00", "2099-12-01T06:00:00Z"),
        ("2099-12-01T07:00:30Z", "2099-12-01T07:00:30Z"),
        ("2099-12-01 07:00", "2099-12-01T15:00:00Z"),
        ("2099-12-01", "2099-12-01T08:00:00Z"),
    ],
)
def test_a_time_is_local_unless_it_says(
    library: Library,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    time: str,
    published: str,
) -> None:
    """ISO 8601, in the zone of whoever types it."""
    import time as clock

    monkeypatch.setenv("TZ", "America/Los_Angeles")
    clock.tzset()
    try:
        (library.folder / "show.toml").write_text(
            f'{(library.folder / "show.toml").read_text()}\n[publish]\nstate = "draft"\n'
        )
        assert (
            cli.run(["make", str(add_script(library, SCRIPT.replace("org/gauge", "org/draft"), "draft"))])
            == 0
        )
        capsys.readouterr()
        assert cli.run(["episodes", "draft", "--publish", "--at", time, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["published"] == published
        assert listed(library) == ["red", "the-gauge"]
    finally:
        monkeypatch.undo()
        clock.tzset()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["nowhere"], 1, "no episode 'nowhere': `podcast episodes` lists them"),
        (["the-guage", "--publish"], 1, "did you mean the-gauge?"),
        (["red", "--publish", "--at", "2099-12-01"], 1, "keeps that date: publish it without a time"),
        (["red", "--publish", "--at", "2001-12-01"], 1, "is past: leave the time out"),
        (["red", "--rename", "the-gauge"], 1, "there is an episode or script the-gauge already"),
        (["red", "--rename", "scripts/no.7.md"], 1, "'no.7' cannot be a folder's name: take no-7"),
        (["red", "--publish", "--at", "tomorrow"], 2, "'tomorrow' is not a time such as 2026-12-01"),
        (["red", "--publish", "--at", "0001-01-01"], 2, "is not a time such as"),
        (["red", "--publish", "--at", "9999-12-31T12:00Z"], 2, "is not a time such as"),
        (["red", "--publish", "--draft"], 2, "give one of --publish"),
        (["red", "--at", "2099-12-01"], 2, "--at needs --publish"),
        (["--publish"], 2, "say which episode"),
    ],
)
def test_mistakes_are_one_line_and_change_nothing(
    library: Library, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, message: str
) -> None:
    """Exit 1 for what is there, 2 for how it was asked."""
    before = files(library.episodes)
    assert cli.run(["episodes", *arguments]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert message in " ".join(err.split())
    assert "Traceback" not in err
    assert {
        name for name in files(library.episodes).items() ^ before.items() if ".lock" not in name[0]
    } == set()


def test_a_rename_makes_the_episode_anew_from_the_kept_sound(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its tags name its new address; script and folder go together."""
    from mutagen.id3 import ID3

    assert cli.run(["episodes", "the-gauge", "--rename", "gauge"]) == 0
    assert capsys.readouterr().out == f"{library.episodes / 'feed.xml'}\n"
    assert listed(library) == ["red", "gauge"]
    assert sorted(path.name for path in library.scripts.iterdir()) == ["gauge.md", "red.md"]
    tag = ID3(library.episodes / "gauge" / "gauge.mp3")
    assert tag["WOAF"].url == "https://example.org/podcast/gauge/index.html"
    assert cli.run(["make", "scripts/gauge.md"]) == 0
    assert "Nothing to do" in capsys.readouterr().err


def test_import_makes_a_show_where_there_is_none(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Prints the path of its feed; a second time nothing is new; what failed is one line and exit 1."""
    feed = tmp_path / "feed.xml"
    shutil.copy(library.episodes / "feed.xml", feed)
    assert cli.run(["import", str(feed), "--dir", str(tmp_path / "new")]) == 0
    out, err = capsys.readouterr()
    assert out == f"{tmp_path / 'new' / 'episodes' / 'feed.xml'}\n"
    assert "Took over 2 episodes." in err
    monkeypatch.chdir(tmp_path / "new" / "scripts")
    assert cli.run(["import", str(feed)]) == 0
    assert "Took over 0 episodes, 2 known already." in capsys.readouterr().err
    assert cli.run(["import", str(tmp_path / "none.xml")]) == 1
    assert "there is no such file" in capsys.readouterr().err
    assert cli.run(["import", "http://127.0.0.1:9/feed.xml"]) == 1
    assert "is a private address; add --allow-private 127.0.0.1" in capsys.readouterr().err
