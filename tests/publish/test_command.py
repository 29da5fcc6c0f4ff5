"""`podcast publish` as a user types it, and what it refuses."""

from __future__ import annotations

import errno
import json
import threading
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from podcast import cli, store
from podcast.airing.publishing import publish
from podcast.errors import PublishError
from podcast.library import manifest, open_library
from podcast.model import ImportOrigin
from tests.publish.shows import FolderPlace, assert_published, revoice, set_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from podcast.library import Library


@pytest.fixture
def run(library: Library, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Exit status, stdout and stderr of a command about the show."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = cli.run([*arguments, "--show", str(library.folder)])
        return status, *capsys.readouterr()

    return call


def edit(library: Library, old: str, new: str) -> Library:
    """The show with another show.toml."""
    path = library.folder / "show.toml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    return open_library(library.folder)


def test_the_last_line_is_the_feeds_address(run, library: Library, folder: FolderPlace) -> None:  # type: ignore[no-untyped-def]
    """Standard output holds the public address and nothing else; the rest is chatter."""
    status, out, err = run("publish", str(folder.root))
    assert (status, out) == (0, "https://example.org/podcast/feed.xml\n")
    assert "Uploaded" in err
    assert_published(folder, library)
    status, out, err = run("publish", str(folder.root))
    assert (status, out) == (0, "https://example.org/podcast/feed.xml\n")
    assert "Nothing to do" in err


def test_a_dry_run_lists_what_it_would_do(run, library: Library, folder: FolderPlace) -> None:  # type: ignore[no-untyped-def]
    """Each file to upload or remove with its size, the sum of what stays, and at last the address."""
    run("publish", str(folder.root))
    revoice(library, "gauge-2", b"another take")
    set_state(library, "gauge-3", "withdrawn")
    names = folder.names()
    status, out, _ = run("publish", str(folder.root), "--dry-run")
    *rows, kept, address = out.splitlines()
    assert status == 0
    assert any(row.startswith("upload") and "gauge-2/gauge-2-" in row for row in rows)
    assert any(row.startswith("remove") and row.endswith("gauge-3/gauge-3.mp3") for row in rows)
    assert kept.startswith("keep")
    assert address == "https://example.org/podcast/feed.xml"
    assert folder.names() == names


def test_the_plan_as_json(run, library: Library, folder: FolderPlace) -> None:  # type: ignore[no-untyped-def]
    """A machine reads the same plan."""
    status, out, _ = run("publish", str(folder.root), "--dry-run", "--json")
    plan = json.loads(out)
    assert status == 0
    assert plan["feed"] == "https://example.org/podcast/feed.xml"
    assert plan["upload"][-1]["name"] == "feed.xml"
    assert plan["keep"] == plan["remove"] == []
    audio = {it["name"]: it["bytes"] for it in plan["upload"]}["gauge-2/gauge-2.mp3"]
    assert audio == (library.episodes / "gauge-2" / "gauge-2.mp3").stat().st_size


def test_h2_the_live_address_is_checked(  # type: ignore[no-untyped-def]
    run, library: Library, folder: FolderPlace, http_server: tuple[str, list[Path]]
) -> None:
    """`--check-url` says what the server there lacks; alone it uploads nothing, with TARGET it comes afterwards."""
    address, root = http_server
    root.append(folder.root)
    edit(library, "https://example.org/podcast", address)
    check = ("--check-url", f"{address}/feed.xml", "--allow-private", "127.0.0.1")
    status, out, _ = run("publish", str(folder.root), *check)
    *findings, last = out.splitlines()
    assert (status, last) == (1, f"{address}/feed.xml")
    assert any(line.startswith("error:") and line.endswith("[H2]") for line in findings)
    names = folder.names()
    revoice(library, "gauge-2", b"another take")
    status, out, _ = run("publish", *check, "--json")
    assert (status, folder.names()) == (1, names)
    assert "H2" in {finding["number"] for finding in json.loads(out)["findings"]}
    assert run("publish", *check, "--dry-run")[0] == 2


@pytest.mark.parametrize("url", ["", "episodes/feed.xml", "file:///etc/passwd", "s3://bucket/podcast"])
def test_what_is_no_live_address_is_one_line(run, library: Library, folder: FolderPlace, url: str) -> None:  # type: ignore[no-untyped-def]
    """And nothing is uploaded instead, though the show has a target: a script's variable may be empty."""
    edit(library, "[writer]", '[publish]\ntarget = "../www"\n\n[writer]')
    status, out, err = run("publish", "--check-url", url)
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "is no live address" in err
    assert not folder.root.exists()


@pytest.fixture
def http_server() -> Iterator[tuple[str, list[Path]]]:
    """Python's own server, which knows no ranges: its address, and a list for the folder that it serves."""
    root: list[Path] = []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *it: Quiet(*it, directory=str(root[0]))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", root
        server.shutdown()
        thread.join()


def test_the_target_of_the_show(run, library: Library, folder: FolderPlace) -> None:  # type: ignore[no-untyped-def]
    """Without TARGET it is the one in show.toml, a path from there."""
    status, _, err = run("publish")
    assert status == 1
    assert "no target" in err
    edit(library, "[writer]", '[publish]\ntarget = "../www"\n\n[writer]')
    assert run("publish")[0] == 0
    assert_published(folder, library)


def test_publishing_needs_the_right_to(run, library: Library, folder: FolderPlace) -> None:  # type: ignore[no-untyped-def]
    """Without `rights` one line says why and what to set; nothing gets to the target."""
    edit(library, 'rights = "CC BY 4.0"\n', "")
    for path in library.episodes.glob("*/episode.json"):
        text = path.read_text()
        store.write(path, text.replace('"rights": "CC BY 4.0"', '"rights": ""'))
    status, out, err = run("publish", str(folder.root))
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "set rights in show.toml" in err
    assert "(and 2 more)" in err
    assert not folder.root.exists()


def test_each_episodes_own_right_will_do(library: Library, folder: FolderPlace) -> None:
    """When all on air have their own, the show needs none; a draft's does not matter."""
    library = edit(library, 'rights = "CC BY 4.0"\n', "")
    path = library.manifest_file("gauge-3")
    store.write(path, path.read_text().replace('"rights": "CC BY 4.0"', '"rights": ""'))
    with pytest.raises(PublishError, match="gauge-3 names none"):
        publish(library, str(folder.root))
    set_state(library, "gauge-3", "draft")
    publish(library, str(folder.root))
    assert_published(folder, library)


def test_what_came_from_another_feed_needs_no_right(library: Library, folder: FolderPlace) -> None:
    """No article is behind an imported episode, and it was published before."""
    library = edit(library, 'rights = "CC BY 4.0"\n', "")
    for path in library.episodes.glob("*/episode.json"):
        came = replace(manifest.load(path), origin=ImportOrigin(), rights="")
        store.write(path, manifest.dumps(came))
    publish(library, str(folder.root))
    assert_published(folder, library)


def test_publishing_needs_an_address(run, library: Library, folder: FolderPlace) -> None:  # type: ignore[no-untyped-def]
    """Without `base_url` nobody could find the files: one line says what to set."""
    edit(library, 'base_url = "https://example.org/podcast"\n', "")
    status, out, err = run("publish", str(folder.root))
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "set base_url in show.toml" in err


@pytest.mark.parametrize("inside", ["", "episodes", "episodes/www", "scripts", ".cache/www"])
def test_the_show_itself_is_no_target(library: Library, inside: str) -> None:
    """Nothing is published onto what it is made from."""
    with pytest.raises(PublishError, match="is where the show is made"):
        publish(library, str(library.folder / inside))


def test_a_full_disk_is_told_in_one_line(  # type: ignore[no-untyped-def]
    run, folder: FolderPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing half is left."""

    def full(path: Path, **_: bool) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("podcast.publish.folder.store", SimpleNamespace(writing=full))
    status, _, err = run("publish", str(folder.root))
    assert status == 1
    assert "the disk is full: make room there" in err.splitlines()[-1]
    assert not folder.root.exists()


def test_a_file_in_the_way_is_told_in_one_line(run, folder: FolderPlace) -> None:  # type: ignore[no-untyped-def]
    """The target is a file, or a folder has the feed's name."""
    folder.root.write_text("a file")
    status, _, err = run("publish", str(folder.root))
    assert (status, folder.root.read_text()) == (1, "a file")
    assert "something else has that name" in err.splitlines()[-1]
    folder.root.unlink()
    (folder.root / "feed.xml").mkdir(parents=True)
    status, _, err = run("publish", str(folder.root))
    assert status == 1
    assert "something else has that name" in err.splitlines()[-1]


def test_a_damaged_manifest_is_told_before_anything_is_done(  # type: ignore[no-untyped-def]
    run, library: Library, folder: FolderPlace
) -> None:
    """An episode that cannot be read is not taken for one that was withdrawn."""
    run("publish", str(folder.root))
    names = folder.names()
    store.write(library.manifest_file("gauge-2"), "{")
    status, _, err = run("publish", str(folder.root))
    assert status == 1
    assert "gauge-2" in err
    assert folder.names() == names
