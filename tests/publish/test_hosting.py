"""The server settings of docs/hosting.md, in a real server that serves a published show, as a real client asks it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from podcast.publish.live import check_url
from tests.clients.fullshow import BASE, full_show
from tests.conftest import ROOT
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from podcast.library import Library

LOCAL = ("127.0.0.1",)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with every field."""
    return full_show(tmp_path_factory.mktemp("show"))


def test_h1_h6_our_own_server_passes_the_check(library: Library) -> None:
    """`podcast serve`, asked for the feed, the art and every file of each episode."""
    with served(library) as address:
        assert [str(it) for it in check_url(f"{address}feed.xml", allow=LOCAL)] == []


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def settings(language: str, *changes: tuple[str, str]) -> str:
    """The page's settings in a language, with the place and the port of the test and no certificate."""
    page = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    [text] = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return str(text)


def nginx(root: Path, port: int, place: Path) -> list[str]:
    """The command that serves `root` by the page's settings."""
    kept = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"{name}_temp_path {place}/{name};" for name in kept)
    server = settings(
        "nginx",
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("root /srv/podcast;", f"root {root};"),
    )
    conf = place / "nginx.conf"
    conf.write_text(f"events {{}}\nhttp {{\n{temporary}\naccess_log off;\n{server}\n}}\n", encoding="utf-8")
    options = f"daemon off; master_process off; pid {place}/nginx.pid;"
    return ["nginx", "-p", str(place), "-c", str(conf), "-e", str(place / "error.log"), "-g", options]


def caddy(root: Path, port: int, place: Path) -> list[str]:
    """The same of Caddy."""
    site = settings(
        "caddy",
        ("podcast.example.org {", f"http://127.0.0.1:{port} {{"),
        ("root * /srv/podcast", f"root * {root}"),
    )
    conf = place / "Caddyfile"
    conf.write_text(f"{{\n    admin off\n}}\n{site}", encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(conf)]


@contextlib.contextmanager
def answering(server: Callable[[Path, int, Path], list[str]], root: Path, place: Path) -> Iterator[str]:
    """The address of a server's process, once it listens; its home is in the test's folder.

    A port is free when it is chosen; where another program takes it before the server does, the next one is tried.
    """
    place.mkdir()
    environment = {
        **os.environ,
        "HOME": str(place),
        "XDG_DATA_HOME": str(place),
        "XDG_CONFIG_HOME": str(place),
    }
    for _ in range(5):
        port = free_port()
        with (
            (place / "output").open("wb") as output,
            subprocess.Popen(
                server(root, port, place), env=environment, stdout=output, stderr=output
            ) as running,
        ):
            try:
                if listens(running, port):
                    yield f"http://127.0.0.1:{port}/"
                    return
            finally:
                running.terminate()
    pytest.fail((place / "output").read_text(encoding="utf-8"))


def listens(running: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the process listens, or has ended."""
    while running.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    return False


@pytest.mark.slow
@pytest.mark.parametrize(
    "server",
    [
        pytest.param(nginx, marks=pytest.mark.debian("nginx")),
        pytest.param(caddy, marks=pytest.mark.debian("caddy")),
    ],
)
def test_h1_h6_the_settings_for_a_server_pass_the_check(
    library: Library, tmp_path: Path, server: Callable[[Path, int, Path], list[str]]
) -> None:
    """As the page has them: HEAD, ranges, validators, types, CORS, gzip; nothing is left to wish for."""
    root = tmp_path / "public"
    shutil.copytree(library.episodes, root)
    feed = root / "feed.xml"
    with answering(server, root, tmp_path / "server") as address:
        feed.write_text(feed.read_text(encoding="utf-8").replace(BASE, address), encoding="utf-8")
        assert [str(it) for it in check_url(f"{address}feed.xml", allow=LOCAL)] == []
        with urlopen(f"{address}the-gauge/transcript.html") as page:  # noqa: S310 - loopback
            assert page.headers["Content-Type"] == "text/html; charset=utf-8"
            assert page.headers["Cache-Control"] == "no-cache"
    said = [path.read_text(encoding="utf-8") for path in (tmp_path / "server").glob("*") if path.is_file()]
    assert "[warn]" not in "".join(said)
