"""From a source to an episode in the feed: whole, cheap to repeat, the same for life."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
import soundfile
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from podcast import making, scripting
from podcast.errors import PodcastError, ScriptError
from podcast.library import create_show, open_library
from podcast.scripting import Order
from tests.mortal import mortal
from tests.shows import ART, ARTICLE, SAMPLE, SCRIPT, SHOW, add_script, files, made, make_show

SIDECARS = ("transcript.vtt", "transcript.srt", "transcript.json", "transcript.html", "transcript.txt")


def test_an_article_becomes_an_episode_in_the_feed(tmp_path: Path) -> None:
    """Every file of the contract is there, and they agree with each other."""
    library = make_show(tmp_path, warm=())
    result = made(library, SAMPLE)
    folder = library.episodes / "the-open-feed-at-a-crossroads"
    assert result.audio == folder / "the-open-feed-at-a-crossroads.mp3"
    for name in (*SIDECARS, "chapters.json", "notes.html", "episode.json"):
        assert (folder / name).stat().st_size > 100, name
    manifest = json.loads((folder / "episode.json").read_text(encoding="utf-8"))
    assert manifest["version"] == 1
    assert manifest["bytes"] == result.audio.stat().st_size
    with soundfile.SoundFile(result.audio) as sound:
        assert sound.samplerate == 44_100
        assert manifest["duration_ms"] == pytest.approx(1000 * sound.frames / 44_100, abs=2)
    feed = feedparser.parse((library.episodes / "feed.xml").read_bytes())
    assert not feed.bozo
    [item] = feed.entries
    assert item.title == "The open feed at a crossroads"
    assert item.id == manifest["guid"]
    assert int(item.enclosures[0].length) == result.audio.stat().st_size
    assert item.enclosures[0].href == f"https://example.org/podcast/{folder.name}/{folder.name}.mp3"


def test_the_chapters_are_the_same_everywhere(tmp_path: Path) -> None:
    """ID3, JSON and manifest name the script's chapters at the same times."""
    library = make_show(tmp_path)
    result = made(library, add_script(library))
    tag = ID3(result.audio)
    id3 = sorted((frame.start_time, str(frame.sub_frames["TIT2"])) for frame in tag.getall("CHAP"))
    kept = json.loads((result.audio.parent / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    plan = [(chapter.start_ms, chapter.title) for chapter in result.episode.chapters]
    assert [title for _, title in plan] == ["Welcome", "Summary", "Outlook"]
    assert id3 == plan
    assert [(round(chapter["startTime"] * 1000), chapter["title"]) for chapter in kept] == plan
    assert vars(MP3(result.audio).info)["bitrate"] == 96_000


def test_nothing_changes_when_nothing_changed(tmp_path: Path) -> None:
    """A second run, even with the cache deleted, leaves every file as it was, to the byte and to the second."""
    library = make_show(tmp_path)
    made(library, ARTICLE)
    before = files(library.episodes)
    times = {name: (library.episodes / name).stat().st_mtime_ns for name in before}
    for path in sorted((tmp_path / ".cache").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    again = made(library, ARTICLE)
    assert not again.fresh
    assert files(library.episodes) == before
    assert {name: (library.episodes / name).stat().st_mtime_ns for name in before} == times


def test_a_render_from_nothing_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the cache nor the history of edits shows in the MP3."""
    one = make_show(tmp_path / "one", warm=ART)
    path = add_script(one)
    made(one, path)
    path.write_text(SCRIPT.replace("thirty centimetres higher", "30 centimetres higher"), encoding="utf-8")
    edited = made(one, path)
    other = make_show(tmp_path / "other", warm=())
    fresh = made(
        other, add_script(other, SCRIPT.replace("thirty centimetres higher", "30 centimetres higher"))
    )
    assert _sound(edited.audio) == _sound(fresh.audio)


def test_an_edited_line_costs_one_engine_call(tmp_path: Path) -> None:
    """Only the changed line is spoken; guid, number and date stay."""
    library = make_show(tmp_path)
    path = add_script(library)
    first = made(library, path)
    assert (first.called, first.lines) == (6, 6)
    path.write_text(
        SCRIPT.replace("What has the gauge measured?", "What did they measure there?"), encoding="utf-8"
    )
    second = made(library, path)
    assert (second.called, second.lines, second.fresh) == (1, 6, True)
    for name in ("guid", "number", "published"):
        assert getattr(second.episode, name) == getattr(first.episode, name)


def test_a_retitle_and_a_new_voice_keep_the_guid(tmp_path: Path) -> None:
    """An app sees the same episode, not a new one."""
    library = make_show(tmp_path)
    path = add_script(library)
    first = made(library, path).episode
    path.write_text(SCRIPT.replace("title: The gauge", "title: The old gauge").replace("tone:low", "tone:c"))
    second = made(library, path).episode
    assert (second.guid, second.number, second.published) == (first.guid, first.number, first.published)
    assert second.title == "The old gauge"


def test_the_source_finds_its_script_again(tmp_path: Path) -> None:
    """`make SOURCE` uses the script that a person has edited, whatever its title is now."""
    library = make_show(tmp_path)
    made(library, ARTICLE)
    [path] = library.scripts.glob("*.md")
    text = path.read_text(encoding="utf-8").replace("title: The harbour gauge", "title: Mine")
    path.write_text(text, encoding="utf-8")
    assert made(library, ARTICLE).episode.title == "Mine"
    assert [path] == list(library.scripts.glob("*.md"))


def test_another_source_with_the_same_title_gets_another_slug(tmp_path: Path) -> None:
    """Two articles never share a script or an episode."""
    library = make_show(tmp_path)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(ARTICLE.read_text(encoding="utf-8"), encoding="utf-8")
    slugs = [made(library, tmp_path / name).episode.slug for name in ("a.md", "b.md")]
    assert slugs == ["the-harbour-gauge", "the-harbour-gauge-2"]


def test_an_episode_whose_script_is_gone_keeps_its_name(tmp_path: Path) -> None:
    """Another article of that title becomes another episode; its own article becomes it again."""
    library = make_show(tmp_path)
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    for path in (first, second):
        path.write_bytes(ARTICLE.read_bytes())
    made = making.make(library, str(first), Order())
    script = library.scripts / f"{made.episode.slug}.md"
    script.unlink()
    other = making.make(library, str(second), Order())
    assert (other.episode.slug, other.episode.number) == (f"{made.episode.slug}-2", 2)
    again = making.make(library, str(first), Order())
    assert script.exists()
    assert (again.episode.guid, again.episode.number) == (made.episode.guid, 1)


def test_an_existing_script_is_not_overwritten(tmp_path: Path) -> None:
    """Only --force writes it anew, and then the old one is kept."""
    library = make_show(tmp_path)
    path = scripting.write_script(library, str(ARTICLE), Order()).path
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(PodcastError, match="--force"):
        scripting.write_script(library, str(ARTICLE), Order(), path)
    scripting.write_script(library, str(ARTICLE), Order(), path, existing="replace")
    assert path.with_name(f"{path.name}.bak").read_text(encoding="utf-8") == "mine"
    assert path.read_text(encoding="utf-8").startswith("---")


def test_a_lost_file_is_made_again(tmp_path: Path) -> None:
    """An episode is up to date only while all of it is there; nothing is spoken for that."""
    library = make_show(tmp_path)
    path = add_script(library)
    folder = made(library, path).audio.parent
    before = files(folder)
    (folder / "transcript.vtt").unlink()
    again = made(library, path)
    assert (again.called, again.fresh) == (0, True)
    assert files(folder) == before


def test_scripts_of_one_name_in_two_folders_are_two_episodes(tmp_path: Path) -> None:
    """Outside of scripts/ a file's name may come twice; an episode never takes another's place."""
    library = make_show(tmp_path)
    slugs = []
    for name in ("a", "b"):
        path = tmp_path / name / "draft.md"
        path.parent.mkdir()
        path.write_text(SCRIPT.replace("example.org/gauge", f"example.org/{name}"), encoding="utf-8")
        slugs += [made(library, path).episode.slug, made(library, path).episode.slug]
    assert slugs == ["draft", "draft", "draft-2", "draft-2"]


def test_a_damaged_script_is_still_its_sources(tmp_path: Path) -> None:
    """It is an error to mend, and never a reason to write another one beside it."""
    library = make_show(tmp_path)
    made(library, ARTICLE)
    [path] = library.scripts.glob("*")
    path.write_text(
        path.read_text(encoding="utf-8").replace("[music: intro]", "[musik: intro]"), encoding="utf-8"
    )
    with pytest.raises(ScriptError, match="musik"):
        made(library, ARTICLE)
    assert [path] == list(library.scripts.glob("*"))


def test_a_state_that_was_set_stays(tmp_path: Path) -> None:
    """The show's state is for new episodes; an edit neither publishes a draft nor hides what is published."""
    library = make_show(tmp_path, f'{SHOW}\n[publish]\nstate = "draft"\n')
    path = add_script(library)
    assert made(library, path).episode.state == "draft"
    assert _whole(library.episodes) == []
    library = make_show(tmp_path)
    path.write_text(SCRIPT.replace("What comes next", "What will come"), encoding="utf-8")
    assert made(library, path).episode.state == "draft"


def test_text_piped_in_twice_uses_the_script_that_is_there(tmp_path: Path) -> None:
    """Standard input has no name; its title finds the script that a person may have edited."""
    library = make_show(tmp_path)
    for _ in range(2):
        making.make(library, "-", Order(stdin=io.BytesIO(ARTICLE.read_bytes())))
        [path] = library.scripts.glob("*")
        path.write_text(path.read_text(encoding="utf-8").replace("Read Aloud", "Read Aloud again", 1))
    assert "again again" in path.read_text(encoding="utf-8")


def test_piped_text_with_the_title_of_an_episode_without_a_script_is_another_one(tmp_path: Path) -> None:
    """Nobody looks for the source in a script that is not there."""
    library = make_show(tmp_path)
    first = made(library, ARTICLE)
    (library.scripts / f"{first.episode.slug}.md").unlink()
    piped = scripting.write_script(library, "-", Order(stdin=io.BytesIO(ARTICLE.read_bytes()))).path
    assert piped.stem == f"{first.episode.slug}-2"


def test_strict_refuses_what_is_not_grounded(tmp_path: Path) -> None:
    """Without --strict the same script is made, and its problems are told."""
    library = make_show(tmp_path)
    path = add_script(library, SCRIPT.replace("since 1807. [^1]", "since 1808. [^1]"))
    with pytest.raises(ScriptError, match="1808"):
        making.make(library, str(path), Order(strict=True))
    assert not (library.episodes / "the-gauge").exists()
    assert any("1808" in problem.message for problem in made(library, path).problems)


@pytest.mark.parametrize(
    "voices",
    [("tone:high", "tone:low"), pytest.param(("hibari:heart", "piper:joe"), marks=pytest.mark.slow)],
)
def test_the_first_episode_needs_no_network_and_no_ffmpeg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voices: tuple[str, str]
) -> None:
    """The embedded voices, with an empty PATH and nothing reachable."""
    monkeypatch.setenv("PATH", str(tmp_path))
    library = open_library(create_show(tmp_path / "show").parent)
    path = add_script(library, SCRIPT.replace("tone:high", voices[0]).replace("tone:low", voices[1]))
    result = made(library, path)
    assert result.called == 6
    assert result.episode.duration_ms > 25_000


@pytest.mark.parametrize("kills", [5, pytest.param(12, marks=pytest.mark.slow)])
def test_a_killed_run_is_finished_by_the_next(tmp_path: Path, kills: int) -> None:
    """At no step is there half a file, or a feed that names what is not in place."""
    chance = random.Random(20261128)
    with mortal(Path(__file__).with_name("mortal.py")) as make_until:
        library = make_show(tmp_path / "whole")
        steps = int(make_until(library.folder, add_script(library), 0))
        for kill in range(kills):
            library = make_show(tmp_path / str(kill))
            path = add_script(library)
            (library.episodes / "the-gauge").mkdir(parents=True)
            (library.episodes / "the-gauge" / ".the-gauge.mp3.abc.part").write_bytes(
                b"left by an earlier one"
            )
            # The work is shared out among threads, so the number of steps may differ by a few: keep away from the end.
            step = chance.randrange(kill * steps // kills, (kill + 1) * steps // kills) * 9 // 10 + 1
            assert make_until(library.folder, path, step) == "killed"
            _whole(library.episodes)
            assert made(library, path).episode.number == 1
            assert len(_whole(library.episodes)) == 1
            assert not list((library.episodes / "the-gauge").glob(".*"))


def test_two_processes_on_one_show_do_not_harm_each_other(tmp_path: Path) -> None:
    """Both episodes are in the feed, under different numbers."""
    library = make_show(tmp_path)
    add_script(library)
    add_script(library, SCRIPT.replace("title: The gauge", "title: The other gauge"), "the-other-gauge")
    command = [sys.executable, "-m", "podcast", "make", "--show", str(tmp_path)]
    runs = [
        subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL)
        for path in library.scripts.glob("*.md")
    ]
    assert [run.wait() for run in runs] == [0, 0]
    assert sorted(item.itunes_episode for item in _whole(library.episodes)) == ["1", "2"]


def _whole(episodes: Path) -> list[feedparser.FeedParserDict]:
    """The feed's items, after a look at whether each one's files are in place."""
    if not (episodes / "feed.xml").exists():
        return []
    feed = feedparser.parse((episodes / "feed.xml").read_bytes())
    assert not feed.bozo
    for item in feed.entries:
        audio = episodes.joinpath(*item.enclosures[0].href.split("/")[-2:])
        assert audio.stat().st_size == int(item.enclosures[0].length)
    return list(feed.entries)


def _sound(path: Path) -> bytes:
    """The MP3 without its tag, which names guid and date."""
    return path.read_bytes()[ID3(path).size :]
