"""`podcast serve` as a person meets it."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from podcast import cli
from podcast.airing import live_show, serving
from podcast.errors import PodcastError
from podcast.server import listening
from tests.serving import asking
from tests.shows import SHOW, add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from podcast.library import Library

COMMAND = """
import signal, sys
from podcast import cli
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests in the background may ignore it
sys.argv[0] = "podcast"
cli.main()
"""


@contextlib.contextmanager
def command(library: Library, *arguments: str, before: str = "") -> Iterator[subprocess.Popen[str]]:
    """`podcast serve` in a process of its own, which runs the program `before` first."""
    line = [sys.executable, "-c", before + COMMAND, "serve", "--show", str(library.folder), *arguments]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show with nothing in it yet."""
    return make_show(tmp_path)


def test_the_first_line_is_the_feeds_address(library: Library) -> None:
    """On stdout, and it answers at once; the rest is chatter on stderr, a line for each request."""
    with command(library, "--port", "0") as process:
        assert process.stdout
        assert process.stderr
        feed = process.stdout.readline().strip()
        assert feed.startswith("http://127.0.0.1:")
        assert feed.endswith("/feed.xml")
        with asking(feed) as client:
            assert b"<title>Read Aloud</title>" in client.get("feed.xml").body
            assert client.get("%1b[31m?secret").status == 404
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert out == ""
    assert "200 GET /feed.xml\n404 GET /%1B%5B31m\n" in err
    assert "Traceback" not in err


def test_ctrl_c_ends_it_with_downloads_open(library: Library) -> None:
    """As the screen says: with 0, whatever is under way, and without a word of it."""
    made(library, add_script(library))
    (library.episodes / "the-gauge" / "the-gauge.mp3").write_bytes(bytes(30_000_000))
    with command(library, "--port", "0") as process:
        assert process.stdout
        host, _, port = process.stdout.readline().removeprefix("http://").partition("/")[0].partition(":")
        with socket.create_connection((host, int(port)), timeout=60) as link:
            link.sendall(b"GET /the-gauge/the-gauge.mp3 HTTP/1.1\r\nHost: x\r\n\r\n")
            assert link.recv(15) == b"HTTP/1.1 200 OK"
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=60)
            with contextlib.suppress(ConnectionResetError):
                while link.recv(1 << 20):
                    pass
    assert process.returncode == 0
    assert "Traceback" not in err
    assert "interrupted" not in err


def test_ctrl_c_ends_it_while_a_browser_starts(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the moment on at which the address is told."""

    def interrupt(_address: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("podcast.cli.serve.open_browser", interrupt)
    assert cli.run(["serve", "--port", "0", "--open", "--show", str(library.folder)]) == 0
    assert "interrupted" not in capsys.readouterr().err


def test_out_of_descriptors_is_not_out_of_episodes(library: Library) -> None:
    """More downloads than the system allows files: the surplus is told to come again, and none that it is gone."""
    made(library, add_script(library))
    (library.episodes / "the-gauge" / "the-gauge.mp3").write_bytes(bytes(30_000_000))
    few = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))\n"
    with command(library, "--port", "0", before=few) as process:
        assert process.stdout
        feed = process.stdout.readline().strip()
        host, _, port = feed.removeprefix("http://").partition("/")[0].partition(":")
        with contextlib.ExitStack() as open_ones:
            got = []
            for _ in range(30):
                link = open_ones.enter_context(socket.create_connection((host, int(port)), timeout=60))
                link.sendall(b"GET /the-gauge/the-gauge.mp3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                got.append(link.recv(12, socket.MSG_WAITALL))
        assert got[0] == b"HTTP/1.1 200"
        assert set(got) == {b"HTTP/1.1 200", b"HTTP/1.1 503"}
        while True:  # until the server has seen that they are gone
            with asking(feed) as client:
                answer = client.get("the-gauge/the-gauge.mp3", "HEAD")
            if answer.status == 200:
                break
            assert answer.status == 503
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert "Traceback" not in err


def test_nobody_need_read_along(library: Library) -> None:
    """`podcast serve 2>&1 | head`: the chatter ends, the service does not."""
    with command(library, "--port", "0") as process:
        assert process.stdout
        assert process.stderr
        feed = process.stdout.readline().strip()
        process.stderr.close()
        with asking(feed) as client:
            assert {client.get("feed.xml").status for _ in range(3)} == {200}


def test_a_port_in_use_is_one_line(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """That says how to take another."""
    with contextlib.closing(listening.bind("127.0.0.1", 0)) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.run(["serve", "--show", str(library.folder), "--port", str(port)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert f"port {port} is in use" in err
    assert "--port" in err


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "256.1.1.1"])
def test_an_address_of_nobody_is_one_line(
    library: Library, host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of another machine, or none at all."""
    assert cli.run(["serve", "--show", str(library.folder), "--port", "0", "--host", host]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_damaged_show_is_one_line(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anybody is told an address."""
    folder = library.episodes / "broken"
    folder.mkdir(parents=True)
    (folder / "episode.json").write_text("{")
    assert cli.run(["serve", "--show", str(library.folder), "--port", "0"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "broken/episode.json" in err


def test_lan_and_host_do_not_go_together(library: Library) -> None:
    """Wrong usage."""
    assert cli.run(["serve", "--show", str(library.folder), "--lan", "--host", "127.0.0.1"]) == 2


def test_lan_shows_a_phone_the_way(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Listens on every address, prints the one on the network and its QR code; by default nobody else can reach it."""
    asked: list[tuple[str, int]] = []

    def serve(_library: Library, host: str, port: int, ready: Callable[[str], None], *_more: object) -> None:
        asked.append((host, port))
        ready("http://192.168.1.7:8000/")

    monkeypatch.setattr(serving, "serve", serve)
    assert cli.run(["serve", "--show", str(library.folder), "--lan"]) == 0
    out, err = capsys.readouterr()
    assert out == "http://192.168.1.7:8000/feed.xml\n"
    assert "http://192.168.1.7:8000/ " in err
    assert sum("█" in line or "▀" in line or "▄" in line for line in err.splitlines()) > 10
    assert cli.run(["serve", "--show", str(library.folder)]) == 0
    assert asked == [("0.0.0.0", 8000), ("127.0.0.1", 8000)]  # noqa: S104 - what --lan is for


def test_the_address_on_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one by which packets leave, without sending any; else one of the machine's name; else one line."""

    class Probe(socket.socket):
        def connect(self, address: object) -> None:
            """Nothing is sent."""

        def getsockname(self) -> tuple[str, int]:
            return ("192.168.1.7", 40000)

    with contextlib.closing(listening.bind("0.0.0.0", 0)) as bound:  # noqa: S104 - that is the case
        port = bound.getsockname()[1]
        own = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 0)) for host in ("127.0.1.1", "10.0.0.9")]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: own)
        assert listening.address_of(bound) == f"http://10.0.0.9:{port}/"  # no way out: tests have no network
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: own[:1])
        with pytest.raises(PodcastError, match=r"^this machine has no address on a local network: [^\n]+$"):
            listening.address_of(bound)
        monkeypatch.setattr(socket, "socket", Probe)
        assert listening.address_of(bound) == f"http://192.168.1.7:{port}/"


def test_an_address_of_the_sixth_version_is_bracketed() -> None:
    """As addresses have it."""
    try:
        bound = listening.bind("::1", 0)
    except PodcastError:
        pytest.skip("this machine has no IPv6")
    with contextlib.closing(bound):
        assert listening.address_of(bound) == f"http://[::1]:{bound.getsockname()[1]}/"


def test_an_empty_show_is_served(library: Library) -> None:
    """Before its first episode: the feed is there."""
    assert SHOW
    live = live_show.LiveShow(library, "http://127.0.0.1:1/", lambda _line: None)
    found = live.find("feed.xml")
    assert found
    assert live.find("nothing") is None
