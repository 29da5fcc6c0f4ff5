"""The cache: told of, checked, kept small; and shows on disks where nothing can be written."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast import airing, cli
from podcast.library import cache_care, open_library
from tests.shows import ART, SCRIPT, add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.library import Library


@pytest.fixture(scope="module")
def two_episodes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a show with two episodes, the first of which was made a year ago; to be copied."""
    library = make_show(tmp_path_factory.mktemp("two") / "show", warm=ART)
    made(library, add_script(library))
    for path in library.cache.rglob("*"):
        os.utime(path, (time.time() - 365 * 86400,) * 2)
    made(library, add_script(library, SCRIPT.replace("gauge", "gate"), "the-gate"))
    for path in library.cache.rglob("*"):
        os.utime(path, (path.stat().st_mtime - 3600,) * 2)
    return library.folder


@pytest.fixture
def library(two_episodes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """That show in the working folder, each file as old as it was."""
    shutil.copytree(two_episodes, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return open_library(tmp_path)


def sizes(library: Library) -> dict[str, int]:
    """Bytes by store."""
    return {kind.name: kind.bytes for kind in cache_care.cache_kinds(library)}


def test_it_is_told_how_much_there_is(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """By kind, as people and as programs read it; the sum is that of the files."""
    assert cli.run(["cache"]) == 0
    out = capsys.readouterr().out
    assert "what voices said" in out
    assert cli.run(["cache", "--json"]) == 0
    kinds = {kind["name"]: kind["bytes"] for kind in json.loads(capsys.readouterr().out)["kinds"]}
    assert kinds == sizes(library)
    files = [path for name in kinds for path in (library.cache / name).rglob("*") if path.is_file()]
    assert sum(kinds.values()) == sum(path.stat().st_size for path in files)


def test_what_is_damaged_is_removed(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing else; to look at a file is no use of it."""
    clip = next(path for path in (library.cache / "clips").rglob("*") if path.is_file())
    before = {path: path.stat().st_mtime for path in library.cache.rglob("*") if path.is_file()}
    clip.write_bytes(clip.read_bytes()[:-1])
    assert cli.run(["cache", "--verify"]) == 0
    assert "1 of them damaged" in capsys.readouterr().err
    after = {path: path.stat().st_mtime for path in library.cache.rglob("*") if path.is_file()}
    assert after == {path: used for path, used in before.items() if path != clip}


def test_what_was_not_used_for_long_goes_first(library: Library) -> None:
    """By age, then by size; articles and answers stay, and all can be made again."""
    library.store("writing").put("0" * 64, b"an answer that has cost money")
    os.utime(library.cache / "writing" / "00" / ("0" * 62), (0, 0))
    whole = sum(sizes(library).values())
    pruned = cache_care.prune_cache(library, None, 30 * 86400)
    assert pruned.files > 0
    assert pruned.left == whole - pruned.bytes == sum(sizes(library).values())
    gate = made(library, library.scripts / "the-gate.md")
    assert (gate.fresh, gate.called) == (False, 0)
    cache_care.prune_cache(library, 0, since=time.time() + 1)
    assert sizes(library).keys() <= {"articles", "writing"}
    shutil.rmtree(library.episodes / "the-gauge")
    assert made(library, library.scripts / "the-gauge.md").called == 6


def test_make_keeps_it_small_and_what_it_uses(library: Library) -> None:
    """`[cache] size` is kept at the end of `make`; the edit after it costs a line all the same."""
    settings = library.settings_file
    settings.write_text(settings.read_text() + '\n[cache]\nsize = "1 MB"\n')
    small = open_library(library.folder)
    before = sum(sizes(small).values())
    path = add_script(small, SCRIPT.replace("What comes next", "What will come next"))
    assert made(small, path).called == 1
    assert sum(sizes(small).values()) < before
    path = add_script(small, SCRIPT.replace("What comes next", "What else comes next"))
    assert made(small, path).called == 1


@pytest.mark.parametrize("size", ["2", "two GB", "-1 GB", "1e9 GB", "2 KB"])
def test_a_wrong_size_is_told(library: Library, capsys: pytest.CaptureFixture[str], size: str) -> None:
    """In show.toml and on the command line."""
    assert cli.run(["cache", "--prune", "--size", size]) == 2
    assert 'written as "500 MB"' in " ".join(capsys.readouterr().err.split())
    library.settings_file.write_text(library.settings_file.read_text() + f'\n[cache]\nsize = "{size}"\n')
    assert cli.run(["cache"]) == 1
    assert "[cache] size" in capsys.readouterr().err


# --- episodes that go ------------------------------------------------------------------------------------------


def test_a_deleted_episode_leaves_its_script_and_its_number(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """Folder and feed have it no more; made again it is the same episode for listeners."""
    old = library.episode("the-gate")
    assert cli.run(["episodes", "the-gate", "--delete", "--yes"]) == 0
    assert "scripts/the-gate.md still" in capsys.readouterr().err
    assert not library.episode_folder("the-gate").exists()
    assert "the-gate" not in library.feed.read_text()
    assert library.script_file("the-gate").exists()
    again = made(library, library.script_file("the-gate")).episode
    assert (again.guid, again.number, again.published) == (old.guid, old.number, old.published)


def test_a_draft_that_nobody_has_seen_leaves_nothing(library: Library) -> None:
    """Its guid and number are free again."""
    settings = library.settings_file
    settings.write_text(settings.read_text() + '\n[publish]\nstate = "draft"\n')
    drafts = open_library(library.folder)
    made(drafts, add_script(drafts, SCRIPT, "a-draft"))
    ledger = json.loads((drafts.episodes / "show.json").read_text())
    airing.delete_episode(drafts, "a-draft")
    kept = json.loads((drafts.episodes / "show.json").read_text())
    assert ledger["episodes"].keys() - kept["episodes"].keys() == {"a-draft"}


def test_nothing_is_deleted_by_a_slip(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal it takes --yes; a name that there is not is told with the nearest."""
    assert cli.run(["episodes", "the-gate", "--delete"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert cli.run(["episodes", "the-gat", "--delete", "--yes"]) == 1
    assert "did you mean the-gate" in capsys.readouterr().err
    assert library.has_episode("the-gate")


# --- disks where nothing can be written ----------------------------------------------------------------------------


@pytest.fixture
def read_only() -> Iterator[Library]:
    """A show with an episode in folders that this process may not write to."""
    folder = Path(tempfile.mkdtemp(prefix="podcast-read-only-"))
    library = make_show(folder / "show", warm=ART)
    made(library, add_script(library))
    for command in ("make", "episodes", "feed", "doctor"):  # whose modules nobody else may be able to read
        cli.run([command, "--help"])
    shutil.rmtree(library.cache)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    powerful = os.geteuid() == 0
    if powerful:
        os.seteuid(65534)
    try:
        yield library
    finally:
        if powerful:
            os.seteuid(0)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
        shutil.rmtree(folder)


def test_a_read_only_show_is_listed_checked_and_served(
    read_only: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it is; nothing is written for that, no lock either."""
    from podcast.airing.live_show import LiveShow

    show = str(read_only.folder)
    assert cli.run(["episodes", "--show", show]) == 0
    assert cli.run(["episodes", "the-gauge", "--show", show]) == 0
    assert cli.run(["feed", "--check", "--quick", "--show", show]) in (0, 1)
    assert "the-gauge" in capsys.readouterr().out
    live = LiveShow(read_only, "http://127.0.0.1:8000/", print)
    assert live.find("feed.xml") is not None
    assert live.find("the-gauge/the-gauge.mp3") is not None


def test_making_in_a_read_only_show_is_one_line(
    read_only: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the path; and doctor says so."""
    assert cli.run(["make", str(read_only.scripts / "the-gauge.md"), "--show", str(read_only.folder)]) in (
        0,
        1,
    )
    script = read_only.scripts / "the-gauge.md"
    assert cli.run(["make", str(script), "--title", "New", "--show", str(read_only.folder)]) == 1
    err = capsys.readouterr().err
    assert str(read_only.folder) in err
    assert "Traceback" not in err
