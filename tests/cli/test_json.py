"""What commands tell people, they tell programs too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from podcast import cli
from tests.shows import ARTICLE, make_show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from podcast.library import Library

WITHOUT = {"play", "serve", "completion", "listeners revoke"}
"""What prints no result, one line until Ctrl-C, or code for a shell."""


def leaves(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that is called by itself, by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        if isinstance(command, click.Group):
            yield from leaves(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A show of tones, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return make_show(tmp_path)


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Runs a command with `--json` and reads what it prints."""

    def run(*arguments: str, status: int = 0) -> Any:
        assert cli.run([*arguments, "--json"]) == status
        return json.loads(capsys.readouterr().out)

    return run


def test_every_command_that_tells_something_has_json() -> None:
    """Of all commands only those that have no result to tell lack `--json`."""
    lacking = {
        name
        for name, command in leaves(cli.cli)
        if not any("--json" in parameter.opts for parameter in command.params)
    }
    assert lacking == WITHOUT


@pytest.mark.parametrize("columns", [80, 40])
def test_help_fits_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    """No line of any help is longer than the terminal; examples are as long as they are where it is a phone's."""
    monkeypatch.setenv("COLUMNS", str(columns))
    for name in ("", *(name for name, _ in leaves(cli.cli))):
        assert cli.run([*name.split(), "--help"]) == 0
        lines = capsys.readouterr().out.splitlines()
        begin = lines.index("Options:") if columns < 80 else 0
        long = [line for line in lines[begin:] if len(line) > columns]
        assert not long, f"podcast {name} --help: {long}"


def test_an_episode_from_article_to_feed(library: Library, told: Callable[..., Any]) -> None:
    """Each step of an episode gives one value, of which the next step can be called."""
    written = told("script", str(ARTICLE))
    script = written["path"]
    planned = told("make", script, "--dry-run")
    assert sum(voice["lines"] for voice in planned["spoken"]) == planned["lines"] > 3
    made = told("make", script)
    assert Path(made["audio"]).stat().st_size == made["bytes"]
    assert (made["slug"], made["state"], made["fresh"]) == ("the-harbour-gauge", "published", True)
    assert told("make", script)["fresh"] is False
    chapter = told("make", script, "--chapter", "2", "-o", "two.mp3")
    assert chapter["audio"] == "two.mp3"
    assert 0 < chapter["seconds"] < made["duration_ms"] / 1000
    assert [episode["guid"] for episode in told("episodes")] == [made["guid"]]
    assert told("feed", "--check")["episodes"] == 1
    assert Path(told("feed")["feed"]).name == "feed.xml"


def test_the_rest_of_a_show(
    library: Library, told: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shows, voices, themes, sounds, checks and listeners are told as values, too."""
    new = told("init", "the-other_show")
    assert (Path(new["path"]).is_file(), new["title"]) == (True, "The other show")
    assert {theme["name"] for theme in told("music")} >= {"harbour", "kite", "telegraph"}
    for made in (told("music", "harbour", "--piece", "outro"), told("say", "Hello.", "-o", "hello.wav")):
        assert Path(made["audio"]).stat().st_size > 1000
    assert all(set(diagnosis) == {"ok", "what", "mend", "needed"} for diagnosis in told("doctor"))
    monkeypatch.setenv("EDITOR", "true")
    assert told("edit", told("script", str(ARTICLE))["path"])["problems"] == []
    added = told("listeners", "add", "Ada")
    assert added["feed"].startswith("https://example.org/podcast/~")
    assert [listener["name"] for listener in told("listeners", "list")] == ["Ada"]
