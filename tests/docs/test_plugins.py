"""The engine and the writer of docs/plugins.md are whole: they are found, listed and used, and their types hold."""

from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
import threading
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from benchmarks.golden_files.tree import declare
from podcast import cli
from podcast.voices.engines import loading
from tests.docs.pages import ROOT, blocks
from tests.shows import ARTICLE, SHOW, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXAMPLES = (ROOT / "examples/engine", ROOT / "examples/writer")


class SpeechHandler(BaseHTTPRequestHandler):
    """A server of speech: a second of noise for whatever it is asked."""

    asked: list[dict[str, str]]

    def do_POST(self) -> None:
        """Answers with a WAV file."""
        self.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(noise())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def noise() -> bytes:
    """Returns a second and a half of something as loud as speech, as WAV."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(24_000)
        sound.writeframes(b"".join((n * 37 % 8000).to_bytes(2, "little") for n in range(36_000)))
    return file.getvalue()


@pytest.fixture
def server() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The address of a server of speech on loopback, and what it was asked."""
    asked: list[dict[str, str]] = []
    handler = type("Handler", (SpeechHandler,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_address[1]}/v1", asked
        listening.shutdown()


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: tuple[str, list[dict[str, str]]]) -> Path:
    """A show in the working folder; both examples are installed as their own pyproject.toml says."""
    monkeypatch.setenv("SPEECH_SERVER", server[0])
    for number, example in enumerate(EXAMPLES):
        declare(example, tmp_path / f"metadata{number}")
        monkeypatch.syspath_prepend(str(tmp_path / f"metadata{number}"))
        monkeypatch.syspath_prepend(str(example))
    monkeypatch.setattr(loading, "_loaded", {})
    monkeypatch.delitem(sys.modules, "speech_server", raising=False)
    importlib.invalidate_caches()
    make_show(tmp_path / "show", SHOW.replace("tone:low", "server:alloy"), warm=())
    monkeypatch.chdir(tmp_path / "show")
    return tmp_path / "show"


@pytest.mark.usefixtures("show")
def test_they_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """`podcast voices` and `podcast doctor` show what other packages bring, with the package's name."""
    assert cli.run(["voices"]) == 0
    assert "server:alloy" in capsys.readouterr().out
    assert cli.run(["doctor", "--json"]) == 0
    told = [diagnosis["what"] for diagnosis in json.loads(capsys.readouterr().out)]
    assert "the engine server of podcast-speech-server 1.0" in told
    assert "the writer headlines of podcast-headlines 1.0" in told


def test_the_engine_speaks(show: Path, server: tuple[str, list[dict[str, str]]]) -> None:
    """A voice of it says a text: the server is asked for just that, and a sound file comes of it."""
    assert cli.run(["say", "It rose by 3.5%.", "--voice", "server:alloy", "-o", "said.wav"]) == 0
    assert (show / "said.wav").stat().st_size > 44
    assert server[1] == [
        {
            "model": "tts-1",
            "voice": "alloy",
            "input": "It rose by three point five percent.",
            "response_format": "wav",
        }
    ]


def test_the_writer_writes(show: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its script passes the check as strict as it goes."""
    assert cli.run(["script", str(ARTICLE), "--writer", "headlines"]) == 0
    script = capsys.readouterr().out.strip()
    assert cli.run(["check", script, "--strict"]) == 0
    text = (show / script).read_text(encoding="utf-8")
    assert text.count("**Maya:**") == text.count("\n## ")


@pytest.mark.usefixtures("show")
@pytest.mark.parametrize("answer", ["KeyError('tide')", "None"])
def test_what_another_writer_does_wrong_is_one_line(
    answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It raises, or returns no script: a line that names the package and what to do, and nothing is written."""
    from examples.writer import headlines

    def write(*_: object) -> object:
        if answer == "None":
            return None
        raise KeyError("tide")

    monkeypatch.setitem(sys.modules, "headlines", headlines)
    monkeypatch.setattr(headlines.Headlines, "write", write)
    assert cli.run(["script", str(ARTICLE), "--writer", "headlines"]) == 1
    told = capsys.readouterr().err.strip().splitlines()[-1]
    assert told.startswith("podcast: ")
    assert "headlines" in told
    assert "choose another --writer" in told
    assert "Traceback" not in told


def test_what_a_library_warns_of_is_not_shown(tmp_path: Path) -> None:
    """Somebody who makes an episode cannot mend a library; who develops asks for warnings by -W."""
    declare(EXAMPLES[0], tmp_path / "metadata")
    (tmp_path / "speech_server.py").write_text("import warnings\nwarnings.warn('old')\n", encoding="utf-8")
    path = f"{tmp_path}:{tmp_path / 'metadata'}"
    for options, shown in (((), False), (("-W", "default"), True)):
        command = [sys.executable, *options, "-m", "podcast", "voices"]
        result = subprocess.run(
            command, check=False, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True
        )
        assert "does not load" in result.stderr
        assert ("UserWarning" in result.stderr) is shown


@pytest.mark.slow
def test_types_hold_from_outside(tmp_path: Path) -> None:
    """mypy, as strict as it goes, finds nothing in the examples and in docs/python.md by the package's types."""
    [program] = [block.text for block in blocks(ROOT / "docs/python.md") if block.language == "python"]
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    for example in EXAMPLES:
        for path in example.glob("*.py"):
            (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "wrong.py").write_text("from podcast import open_show\n\nopen_show(1)\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--cache-dir",
        str(ROOT / ".mypy_cache"),
    ]
    result = subprocess.run([*command, "."], check=False, cwd=tmp_path, capture_output=True, text=True)
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["wrong.py"], result.stdout


@pytest.mark.slow
def test_the_program_of_the_page_runs(tmp_path: Path) -> None:
    """Ten lines open a show, read, write, check and make; the last says where the episode and its feed lie."""
    [program] = [block.text for block in blocks(ROOT / "docs/python.md") if block.language == "python"]
    assert len([line for line in program.splitlines() if line]) <= 13
    (tmp_path / "report.md").write_text(ARTICLE.read_text(encoding="utf-8"), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", program], check=True, cwd=tmp_path, capture_output=True, text=True
    )
    first, *_, last = result.stdout.splitlines()
    assert first.startswith("The harbour gauge ")
    audio, duration, feed = last.split()
    assert (tmp_path / audio).stat().st_size > 100_000
    assert int(duration) > 30_000
    assert (tmp_path / feed).read_bytes().startswith(b"<?xml")
