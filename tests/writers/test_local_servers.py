"""Models on this machine are found by themselves, and a wrong name is told with the nearest right one."""

from __future__ import annotations

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from podcast import cli
from podcast.writers.llm import local_servers
from tests.writers.test_llm import library, model  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library
    from tests.writers.llm_server import Model

STRANGE = {
    "a page": b"<html>It works!</html>",
    "another list": b'[{"id": "m"}]',
    "no names": b'{"data": [{"id": 7}, {"id": ""}, {"id": "a\\nb"}, "m"]}',
    "nothing": b"",
    "brackets": b"[" * 100_000,
    "too long": b'{"data": [' + b" " * 3_000_000 + b"]}",
}


@pytest.fixture
def stranger() -> Iterator[dict[str, object]]:
    """A server at a model's port that is something else; `body` is what it answers."""
    answer: dict[str, object] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answers what the test wants, or leads elsewhere."""
            body = answer["body"]
            assert isinstance(body, bytes)
            self.send_response(302 if body == b"elsewhere" else 200)
            self.send_header("Location", "http://192.0.2.1/models")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        answer["url"] = f"http://127.0.0.1:{server.server_port}/v1"
        yield answer
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("body", [*STRANGE.values(), b"elsewhere"], ids=[*STRANGE, "elsewhere"])
def test_a_stranger_at_the_port_has_no_models(stranger: dict[str, object], body: bytes) -> None:
    """Whatever answers there: nothing is found, and nothing fails."""
    stranger["body"] = body
    assert local_servers.list_models(str(stranger["url"])) == ()


def test_nobody_at_the_port_and_no_address() -> None:
    """Loopback refuses, and what is no address of a server is none."""
    assert local_servers.list_models("http://127.0.0.1:9/v1") == ()
    assert local_servers.list_models("file:///etc") == ()


def test_doctor_and_init_name_the_models(
    library: Library,  # noqa: F811
    model: Model,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each server with its models, and the lines for show.toml; a show that asks it already is told no more."""
    port = int(re.findall(r":(\d+)/", model.url)[0])
    monkeypatch.setattr(local_servers, "PORTS", (("Ollama", port), ("vLLM", 9)))
    model.models = ["llama3.1:8b", "qwen2.5:14b"]
    cli.run(["doctor"])
    shown = capsys.readouterr().out
    assert f"Ollama at 127.0.0.1:{port} has llama3.1:8b, qwen2.5:14b" in shown
    assert "to write with it" not in shown
    assert cli.run(["init", str(tmp_path / "other")]) == 0
    out, err = capsys.readouterr()
    assert out.strip().endswith("show.toml")
    assert f'name = "llm"\nmodel = "llama3.1:8b"\nbase_url = "{model.url}"\n' in err
    cli.run(["doctor", "--show", str(tmp_path / "other")])
    assert f'name = "llm", model = "llama3.1:8b" and base_url = "{model.url}"' in capsys.readouterr().out
    assert library.folder == tmp_path


def test_a_wrong_name_is_told_with_the_nearest(
    library: Library,  # noqa: F811 - the show of the folder
    model: Model,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A model that the server lacks: the line names the one that was meant, and what else there is."""
    model.models = ["mistral:7b", "played:latest"]
    model.always["any"] = "404"
    assert cli.run(["script", "harbour.md", "--minutes", "2"]) == 1
    err = capsys.readouterr().err
    assert 'write model = "played:latest" (it has mistral:7b, played:latest)' in err
