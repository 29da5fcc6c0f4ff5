"""What a person does after `make`: hears it, by whatever this machine has."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast import cli
from podcast.errors import EngineError
from podcast.voices.engines.tone import Tone
from tests.shows import ARTICLE, SCRIPT, add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.library import Library
    from podcast.model import Speech, Utterance

    Machine = Callable[..., Callable[[], list[list[str]]]]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A show in the working folder."""
    show = tmp_path / "show"
    show.mkdir()
    monkeypatch.chdir(show)
    return make_show(show)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine that has only the players that are named; each writes down how it is called."""

    def install(*names: str, status: int = 0) -> Callable[[], list[list[str]]]:
        programs, log = tmp_path / "bin", tmp_path / "calls"
        programs.mkdir()
        for name in names:
            program = programs / name
            program.write_text(
                f"#!{sys.executable}\nimport json, sys\nfrom pathlib import Path\n"
                f"with Path({str(log)!r}).open('a') as log:\n"
                f"    print(json.dumps([{name!r}, *sys.argv[1:]]), file=log)\n"
                f"sys.exit({status})\n"
            )
            program.chmod(0o755)
        monkeypatch.setenv("PATH", str(programs))
        for variable in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
            monkeypatch.delenv(variable, raising=False)
        return lambda: [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []

    return install


def test_the_newest_episode_is_played_by_the_best_player_there_is(library: Library, machine: Machine) -> None:
    """`podcast play` alone plays what was made last; mpv goes before ffplay."""
    made(library, add_script(library))
    newest = made(library, add_script(library, SCRIPT.replace("The gauge", "The wall"), "the-wall"))
    calls = machine("ffplay", "mpv")
    assert cli.run(["play"]) == 0
    [[program, *_, sound]] = calls()
    assert (program, sound) == ("mpv", str(newest.audio))


@pytest.mark.parametrize("name", ["the-gauge", "scripts/the-gauge.md", "episodes/the-gauge/"])
def test_an_episode_is_named_in_any_way_and_begins_at_a_chapter(
    library: Library, machine: Machine, name: str
) -> None:
    """Slug, script and folder mean the same episode, and `--chapter` begins where the chapter does."""
    result = made(library, add_script(library))
    calls = machine("ffplay")
    assert cli.run(["play", name, "--chapter", "2"]) == 0
    [call] = calls()
    assert call[-1] == str(result.audio)
    assert float(call[call.index("-ss") + 1]) == pytest.approx(result.episode.chapters[1].start_ms / 1000)


def test_a_sound_file_needs_no_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: Machine
) -> None:
    """Any file is played where it lies."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-a hello.wav").write_bytes(b"RIFF")
    calls = machine("afplay")
    assert cli.run(["play", "--", "-a hello.wav"]) == 0
    assert calls() == [["afplay", str(tmp_path / "-a hello.wav")]]


def test_a_machine_that_cannot_play_says_what_would(
    library: Library, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, with what to install and another way to listen."""
    made(library, add_script(library))
    machine()
    assert cli.run(["play"]) == 1
    assert "install mpv or ffmpeg" in capsys.readouterr().err


def test_a_player_that_fails_is_told_of(
    library: Library, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its exit status is not lost."""
    made(library, add_script(library))
    machine("mpv", status=2)
    assert cli.run(["play"]) == 1
    assert "mpv could not play" in capsys.readouterr().err


def test_a_show_without_episodes_says_how_to_make_one(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to hear yet."""
    assert cli.run(["play", "--show", str(library.folder)]) == 1
    assert "podcast make SOURCE" in capsys.readouterr().err


def test_make_ends_with_three_commands_that_work(
    library: Library,
    machine: Machine,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Hear, see, change: run from where `make` was run, outside the show, too."""
    script = add_script(library)
    monkeypatch.chdir(tmp_path)
    assert cli.run(["make", str(script), "--show", "show"]) == 0
    steps = capsys.readouterr().err.splitlines()[-3:]
    hear, see, change = (shlex.split(step.partition(" ")[2]) for step in steps)
    assert [step.split()[0] for step in steps] == ["hear", "see", "change"]
    assert see[:3] == ["podcast", "serve", "--open"]
    calls = machine("mpv", "editor")
    assert cli.run(hear[1:]) == 0
    monkeypatch.setenv("EDITOR", "editor")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert cli.run(change[1:]) == 0
    assert [call[0] for call in calls()] == ["mpv", "editor"]


def test_a_draft_is_aired_before_it_is_seen(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """The second of the three lines is the command that puts a draft on the air."""
    library.settings_file.write_text(library.settings_file.read_text() + '[publish]\nstate = "draft"\n')
    assert cli.run(["make", str(add_script(library))]) == 0
    assert "podcast episodes the-gauge --publish" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.debian("ffplay", "mpv")
@pytest.mark.parametrize("program", ["ffplay", "mpv"])
def test_real_players_take_what_they_are_told(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """A line is spoken and played to its end by mpv and ffplay themselves."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / program).symlink_to(shutil.which(program) or "")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setenv("MPV_HOME", str(tmp_path))
    (tmp_path / "mpv.conf").write_text("ao=null\n")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert cli.run(["say", "Yes.", "--voice", "tone:high", "-o", "yes.mp3"]) == 0
    assert cli.run(["play", "yes.mp3"]) == 0


def test_a_voice_is_heard_without_a_show_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """`podcast say --play` works anywhere; with -o the file stays, too."""
    monkeypatch.chdir(tmp_path)
    calls = machine("mpv")
    assert cli.run(["say", "Hi.", "--voice", "tone:high", "--play"]) == 0
    [[*_, sound]] = calls()
    assert not Path(sound).exists()
    assert not list(tmp_path.glob("*.wav"))
    assert capsys.readouterr().out == ""
    assert cli.run(["say", "Hi.", "--voice", "tone:high", "--play", "-o", "hi.wav"]) == 0
    assert calls()[1][-1] == str(tmp_path / "hi.wav")
    assert capsys.readouterr().out == "hi.wav\n"


def test_a_theme_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: Machine) -> None:
    """`podcast music THEME --play` plays it and leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    calls = machine("ffplay")
    assert cli.run(["music", "kite", "--piece", "sting", "--play"]) == 0
    [[*_, sound]] = calls()
    assert Path(sound).name == "kite-sting.flac"
    assert not Path(sound).exists()
    assert not list(tmp_path.glob("*.flac"))


@pytest.mark.parametrize("command", [["say", "Hi."], ["music", "kite"]])
def test_a_file_goes_into_a_folder_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """A slip in a path makes no folders."""
    monkeypatch.chdir(tmp_path)
    assert cli.run([*command, "-o", "no/such/x.wav"]) == 2
    assert "there is no folder no/such" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "answer"),
    [("999", "ends with line 33"), ("20", "nobody speaks there"), ("9", "nobody speaks")],
)
def test_a_line_where_nobody_speaks_is_refused(
    library: Library, capsys: pytest.CaptureFixture[str], number: str, answer: str
) -> None:
    """Neither a blank line, nor a heading, nor what lies behind the end is the line above it."""
    script = add_script(library)
    assert cli.run(["say", "--line", f"{script}:{number}"]) == 1
    assert answer in capsys.readouterr().err
    assert cli.run(["say", "--line", f"{script}:15"]) == 0


def test_the_second_voice_says_it_when_the_first_is_down(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `make` does; the line says which voice failed, and why."""
    text = library.settings_file.read_text()
    library.settings_file.write_text(text.replace('"tone:high"', '["tone:high", "tone:low"]', 1))
    speak = Tone.synthesize

    def fail_high(engine: Tone, utterance: Utterance) -> Speech:
        if utterance.voice.name == "high":
            raise EngineError("the high tone is down", "wait")
        return speak(engine, utterance)

    monkeypatch.setattr(Tone, "synthesize", fail_high)
    assert cli.run(["say", "Hi."]) == 0
    out, err = capsys.readouterr()
    assert out == "say.wav\n"
    assert "the high tone is down; wait. So tone:low says it." in err


def test_an_editor_that_is_not_there_says_how_to_name_one(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, with the variable to set."""
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert cli.run(["edit", str(add_script(library))]) == 1
    assert "set EDITOR" in capsys.readouterr().err


def test_the_first_chapter_is_heard_while_the_rest_is_made(
    library: Library, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--listen` plays it before the episode is there, and goes on with the second where that begins."""
    calls = machine("mpv")
    assert cli.run(["make", str(ARTICLE), "--listen", "--voice", "Theo=tone:other"]) == 0
    (first, episode), out = calls(), capsys.readouterr()
    slug = Path(out.out.strip()).stem
    assert Path(first[-1]).name == "first.mp3"
    assert not Path(first[-1]).exists()
    assert "--no-terminal" in first
    assert episode[-1] == out.out.strip()
    second = library.episode(slug).chapters[1].start_ms / 1000
    assert f"--start={second:.3f}" in episode
    assert "while the rest is made" in out.err
    assert "Spoke" in out.err


def test_a_player_that_was_silent_is_told_of_once_all_is_made(
    library: Library, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """A machine without sound: the episode is there, and the player is not called a second time for it."""
    calls = machine("mpv", status=2)
    assert cli.run(["make", str(ARTICLE), "--listen"]) == 1
    told = capsys.readouterr().err
    assert "Spoke" in told
    assert "The rest follows" not in told
    assert told.splitlines()[-1].startswith("podcast: mpv could not play “Welcome” (it ended with 2);")
    assert len(calls()) == len(library.listings()) == 1


@pytest.mark.usefixtures("library")
def test_listening_needs_a_player(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is made before that is said."""
    machine()
    assert cli.run(["make", str(ARTICLE), "--listen"]) == 1
    assert "install mpv" in capsys.readouterr().err


def test_one_episode_has_another_voice_theme_and_title(library: Library) -> None:
    """They stand in the script that is written, so that the next `make` has them, too; the show stays as it is."""
    options = ["--voice", "Theo=tone:deep", "--theme", "kite", "--title", "Mud and tide"]
    assert cli.run(["make", str(ARTICLE), *options]) == 0
    [episode] = library.listings()
    assert (episode.slug, episode.title) == ("mud-and-tide", "Mud and tide")
    assert [str(host.voice) for host in episode.hosts] == ["tone:high", "tone:deep"]
    assert "Kite" in episode.music
    script = library.script_file("mud-and-tide").read_text()
    assert "theme: kite" in script
    assert cli.run(["make", str(ARTICLE)]) == 0
    assert library.listings() == (episode,)


def test_a_script_that_is_there_is_changed_in_its_lines(library: Library) -> None:
    """Only those lines are other ones; a dry run and a chapter change nothing."""
    script = add_script(library, SCRIPT.replace("title: The gauge", "title:   'The gauge'"))
    before = script.read_text()
    options = ["--voice", "Maya=tone:new", "--theme", "telegraph", "--title", "Gauge: two"]
    assert cli.run(["make", str(script), "--dry-run", *options]) == 0
    assert cli.run(["make", str(script), "--chapter", "1", *options]) == 0
    assert script.read_text() == before
    assert cli.run(["make", str(script), *options]) == 0
    [episode] = library.listings()
    assert (episode.title, str(episode.hosts[0].voice)) == ("Gauge: two", "tone:new")
    assert script.read_text() == before.replace(
        "title:   'The gauge'", "title: 'Gauge: two'\ntheme: telegraph"
    ).replace("tone:high", "tone:new")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--voice=Maja=tone:a", "no host 'Maja'; did you mean 'Maya'?"),
        ("--voice=Maya=heart", "not of the form ENGINE:NAME"),
        ("--voice=tone:a", "HOST=ENGINE:NAME"),
        ("--voice=Maya=toon:a", "no engine 'toon'"),
        ("--theme=harbor", "no theme 'harbor'"),
    ],
)
def test_a_wrong_wish_is_one_line_before_anything_is_made(
    library: Library, capsys: pytest.CaptureFixture[str], option: str, told: str
) -> None:
    """Of an article and of a script."""
    script = add_script(library)
    before = script.read_text()
    for source in (str(ARTICLE), str(script)):
        assert cli.run(["make", source, option]) in (1, 2)
        assert told in capsys.readouterr().err
    assert script.read_text() == before
    assert not library.listings()
