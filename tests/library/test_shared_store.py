"""The cache that machines share: checked, atomic, never needed."""

from __future__ import annotations

import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from podcast import cli, store
from podcast.errors import ShowError
from podcast.library import open_library
from podcast.shared_store import SharedFolder, SharedStore, shared_folder
from tests.buckets import use_s3
from tests.shows import SHOW, add_script, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library

KEY = store.key(a=1)


def show_with(folder: Path, address: str) -> Library:
    """A show whose cache is shared at an address."""
    return make_show(folder, f'{SHOW}\n[cache]\nurl = "{address}"\n')


def stores(tmp_path: Path, address: str) -> tuple[SharedStore, SharedStore]:
    """The stores of two machines."""
    first, second = (
        SharedStore(store.FolderStore(tmp_path / name), SharedFolder(address), "clips")
        for name in ("one", "two")
    )
    return first, second


@pytest.fixture(params=["file", *(pytest.param(name, marks=pytest.mark.slow) for name in ("memory", "s3"))])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place to share: a disk, fsspec's memory, a bucket."""
    if request.param == "s3":
        bucket = request.getfixturevalue("s3_bucket")
        return f"s3://{bucket}/cache"
    return f"file://{tmp_path}/shared" if request.param == "file" else f"memory://{tmp_path.name}"


@pytest.fixture
def s3_bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A new bucket, and the environment in which s3fs finds it."""
    import httpx

    use_s3(monkeypatch, s3_server)
    name = f"bucket-{time.monotonic_ns()}"
    httpx.put(f"{s3_server}/{name}").raise_for_status()
    return name


def test_what_one_machine_puts_another_gets(tmp_path: Path, address: str) -> None:
    """Once over the network, then from its own disk; what nobody has put is not there."""
    one, two = stores(tmp_path, address)
    assert not two.has(KEY)
    one.put(KEY, b"sound")
    assert two.has(KEY)
    assert two.get(KEY) == b"sound"
    assert store.FolderStore(tmp_path / "two").get(KEY) == b"sound"
    assert two.get(store.key(a=2)) is None
    assert SharedFolder(address).take_trouble() == ""


def test_what_is_damaged_there_is_never_used(tmp_path: Path, address: str) -> None:
    """A body cut short, or with another byte, is a miss; who makes it anew mends it."""
    one, two = stores(tmp_path, address)
    one.put(KEY, b"sound" * 100)
    folder = SharedFolder(address)
    [file] = folder.files("clips")
    whole = folder.read(f"clips/{KEY[:2]}/{KEY[2:]}")
    assert whole is not None
    for damaged in (whole[:-1], whole[:20], b"", whole[:-1] + b"?"):
        folder.write(f"clips/{KEY[:2]}/{KEY[2:]}", damaged)
        assert two.get(KEY) is None
        assert not folder.is_whole(file)
    two.put(KEY, b"sound" * 100)
    assert folder.is_whole(file)


def test_two_machines_speak_a_line_once(tmp_path: Path, address: str) -> None:
    """What one has made costs the other nothing, and its episode is the same to the byte."""
    libraries = [show_with(tmp_path / name, address) for name in ("one", "two")]
    results = [made(library, add_script(library)) for library in libraries]
    assert [result.called for result in results] == [6, 0]
    assert results[0].audio.stat().st_size == results[1].audio.stat().st_size
    assert not any("shared cache" in note for result in results for note in result.notes)


def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str], address: str) -> None:
    """`podcast cache --shared` says how much there is, finds damage, and prunes what is old, but nothing fresh."""
    library = show_with(tmp_path / "show", address)
    made(library, add_script(library))
    folder = shared_folder(address)
    harmed = folder.files("speech")[0]
    name = harmed.path.partition("/speech/")[2]
    folder.write(f"speech/{name}", b"noise")
    show = ["--show", str(library.folder)]
    assert cli.run(["cache", "--shared", "--verify", "--json", *show]) == 0
    report = json.loads(capfd.readouterr().out)
    assert report["damaged"] == 1
    assert {kind["name"] for kind in report["kinds"]} >= {"speech", "clips"}
    assert cli.run(["cache", "--shared", "--prune", *show]) == 2
    assert cli.run(["cache", "--shared", "--prune", "--size", "0 MB", "--json", *show]) == 0
    assert json.loads(capfd.readouterr().out)["pruned"]["files"] == 0


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    """By the dates that files have there; an old one that is used is put anew."""
    from podcast.library import shared_care

    address = f"file://{tmp_path}/shared"
    library = show_with(tmp_path / "show", address)
    kept = library.store("clips")
    keys = [store.key(n=nth) for nth in range(3)]
    for nth, key in enumerate(keys):
        kept.put(key, bytes(1000))
        path = tmp_path / "shared" / "clips" / key[:2] / key[2:]
        os.utime(path, (time.time() - 864_000 + nth,) * 2)
    other = show_with(tmp_path / "other", address).store("clips")
    assert other.get(keys[0]) == bytes(1000)  # the oldest is fresh now
    assert shared_care.prune_shared(library, 2100).files == 1
    assert not (tmp_path / "shared" / "clips" / keys[1][:2] / keys[1][2:]).exists()


@pytest.mark.parametrize(
    "fault", ["refused", *(pytest.param(name, marks=pytest.mark.slow) for name in ("500", "503", "half"))]
)
def test_a_store_in_trouble_costs_no_episode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """A server that is away, answers 500 or SlowDown, or half a body: the episode is made, and one line tells."""

    class Handler(BaseHTTPRequestHandler):
        def _fail(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if fault == "half":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b"x" * 500)
            else:
                body = b"<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>"
                self.send_response(int(fault))
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            self.close_connection = True

        do_GET = do_PUT = do_HEAD = do_POST = _fail  # noqa: N815 - as http.server has it

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002 - as http.server has it
            return

    monkeypatch.setattr("podcast.shared_store._S3", {"config_kwargs": {"retries": {"max_attempts": 1}}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    port = server.server_address[1]
    if fault == "refused":
        server.server_close()
    else:
        thread.start()
    use_s3(monkeypatch, f"http://127.0.0.1:{port}")
    try:
        library = show_with(tmp_path / fault, f"s3://bucket/{fault}-{port}")
        result = made(library, add_script(library))
    finally:
        if fault != "refused":
            server.shutdown()
            thread.join()
            server.server_close()
    assert result.called == 6
    assert [note for note in result.notes if "the shared cache s3://bucket/" in note]
    assert all("\n" not in note for note in result.notes)


@pytest.mark.parametrize(
    ("value", "says"),
    [("shared", "must be an address"), ("nothing://x", r"\[cache\] url"), ("gs://bucket/x", "gcsfs")],
)
def test_an_address_that_leads_nowhere_is_one_line(tmp_path: Path, value: str, says: str) -> None:
    """It is told before anything is made."""
    (tmp_path / "show.toml").write_text(f'{SHOW}\n[cache]\nurl = "{value}"\n', encoding="utf-8")
    with pytest.raises(ShowError, match=says):
        open_library(tmp_path).store("clips")
