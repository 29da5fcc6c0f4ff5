"""The command line as a person meets it: results on stdout, one line for a mistake, help that teaches."""

from __future__ import annotations

import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import soundfile

from podcast import cli
from tests.shows import ARTICLE, SAMPLE, SCRIPT, add_script, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.library import Library


class Site(BaseHTTPRequestHandler):
    """A page that is there, one that is not, one without text."""

    def do_GET(self) -> None:
        """Serve /article and /empty; 404 for all else."""
        pages = {
            "/article": _page(ARTICLE.read_text(encoding="utf-8")),
            "/empty": "<html><body></body></html>",
        }
        body = pages.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Tests are quiet."""


def _page(markdown: str) -> str:
    paragraphs = [part for part in markdown.split("---", 2)[2].split("\n\n") if part.strip()]
    html = []
    for part in paragraphs:
        text = part.strip().lstrip("#- ")
        tag = f"h{len(part.strip()) - len(part.strip().lstrip('#'))}" if part.strip().startswith("#") else "p"
        html.append(f"<{tag}>{text}</{tag}>")
    return f"<html><head><title>The open feed</title></head><body><article>{''.join(html)}</article></body></html>"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a small site on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A show in the working folder."""
    monkeypatch.chdir(tmp_path)
    return make_show(tmp_path)


def test_make_prints_the_path_and_nothing_else(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Progress and chatter go to stderr."""
    path = add_script(library)
    assert cli.run(["make", str(path)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{library.episodes / 'the-gauge' / 'the-gauge.mp3'}\n"
    assert "Spoke 6 of 6 lines, 0 from the cache" in err
    path.write_text(SCRIPT.replace("What has the gauge measured?", "What do we know of the gauge?"))
    assert cli.run(["make", str(path)]) == 0
    assert "Spoke 1 of 6 lines, 5 from the cache" in capsys.readouterr().err
    assert cli.run(["make", str(path)]) == 0
    assert "Nothing to do" in capsys.readouterr().err


def test_make_tells_before_it_does(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """What is to be done on stdout, nothing of it done; afterwards nothing is left to do."""
    path = add_script(library)
    assert cli.run(["make", str(path), "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^speak +6 of 6 lines: tone:high 3 \(\d+ words\); tone:low 3 ", out, re.MULTILINE)
    assert re.search(r"^encode +0:\d\d of about 0:\d\d, 0\.\d MB$", out, re.MULTILINE)
    assert re.search(r"^write +episodes/the-gauge/the-gauge\.mp3, 13 other files, and", out, re.MULTILINE)
    assert re.search(r"^time +about 0:\d\d", out, re.MULTILINE)
    assert not list(library.episodes.rglob("*.*"))
    assert cli.run(["make", str(path)]) == 0
    capsys.readouterr()
    assert cli.run(["make", str(path), "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("Nothing to do")


def test_make_a_chapter_to_listen_to(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """The path of its file, here or where one says; a chapter that is not there is one line."""
    path = add_script(library)
    assert cli.run(["make", str(path), "--chapter", "2"]) == 0
    out, err = capsys.readouterr()
    assert out == "the-gauge-chapter-2.mp3\n"
    assert "Chapter 2, Summary: 0:10" in err
    assert "spoke 2 lines" in err
    assert cli.run(["make", str(path), "--chapter", "2", "-o", "it.mp3"]) == 0
    assert capsys.readouterr().out == "it.mp3\n"
    assert Path("it.mp3").read_bytes() == Path("the-gauge-chapter-2.mp3").read_bytes()
    assert cli.run(["make", str(path), "--chapter", "9"]) == 1
    assert "has no chapter 9; it has 1 Welcome, 2 Summary, 3 Outlook" in _one_line(capsys)


@pytest.mark.parametrize("wrong", [["-o", "it.mp3"], ["--dry-run", "--chapter", "1"]])
def test_make_refuses_what_does_not_go_together(library: Library, wrong: list[str]) -> None:
    """Wrong usage, before anything is done."""
    assert cli.run(["make", str(add_script(library)), *wrong]) == 2


def test_make_reads_a_page(library: Library, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A URL becomes an episode whose item links to it; a private address must be named first."""
    assert cli.run(["make", f"{site}/article"]) == 1
    assert "--allow-private 127.0.0.1" in capsys.readouterr().err
    assert cli.run(["make", f"{site}/article", "--allow-private", "127.0.0.1"]) == 0
    [manifest] = library.episodes.glob("*/episode.json")
    assert json.loads(manifest.read_text(encoding="utf-8"))["source"] == f"{site}/article"
    assert f"{site}/article" in (library.episodes / "feed.xml").read_text(encoding="utf-8")


def test_script_and_check(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """The path of the script; then what there is to say of it, for people and for machines."""
    assert cli.run(["script", str(SAMPLE), "--minutes", "4"]) == 0
    path = capsys.readouterr().out.strip()
    assert Path(path).is_relative_to(library.scripts)
    assert cli.run(["check", path]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "statements" in err
    assert "About 4:" in err or "About 3:" in err
    text = Path(path).read_text(encoding="utf-8")
    wrong = re.sub(r"(?m)^(\*\*\w+:\*\* .*)\. \[\^", r"\g<1> since 2089. [^", text, count=1)
    Path(path).write_text(wrong, encoding="utf-8")
    assert cli.run(["check", path, "--json"]) == 1
    [problem] = json.loads(capsys.readouterr().out)["problems"]
    assert problem["severity"] == "error"
    assert "2089" in problem["message"]


def test_say_writes_a_file(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """A text, or a line of a script, as WAV or MP3."""
    assert cli.run(["say", "It rose by 3.5%.", "--voice", "tone:c", "-o", "hello.wav"]) == 0
    assert capsys.readouterr().out == "hello.wav\n"
    path = add_script(library)
    line = next(i for i, text in enumerate(SCRIPT.splitlines(), 1) if "since 1807. [^1]" in text)
    assert cli.run(["say", "--line", f"{path}:{line}", "-o", "line.mp3"]) == 0
    for name, least in (("hello.wav", 1.5), ("line.mp3", 4)):
        with soundfile.SoundFile(name) as sound:
            assert sound.samplerate == 44_100
            assert sound.frames / sound.samplerate > least


def test_music_lists_the_themes_and_writes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A piece as it comes; a theme that does not exist is one line."""
    monkeypatch.chdir(tmp_path)
    assert cli.run(["music"]) == 0
    moods = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert sorted(moods) == [["harbour", "calm"], ["kite", "bright"], ["telegraph", "news"]]
    assert cli.run(["music", "kite"]) == 0
    assert capsys.readouterr().out == "kite.flac\n"
    assert 40 < soundfile.info("kite.flac").duration < 50, "all four pieces"
    assert cli.run(["music", "harbour", "--piece", "outro"]) == 0
    assert capsys.readouterr().out == "harbour-outro.flac\n"
    assert 8 < soundfile.info("harbour-outro.flac").duration < 12
    assert cli.run(["music", "harbor"]) == 1
    assert "harbour" in _one_line(capsys)


def test_voices_lists_the_embedded_ones_first(capsys: pytest.CaptureFixture[str]) -> None:
    """For people, and as JSON; what beeps for tests is offered to nobody."""
    assert cli.run(["voices"]) == 0
    listed = capsys.readouterr().out
    assert listed.startswith("hibari:heart ")
    assert "tone" not in listed
    assert cli.run(["voices", "--json"]) == 0
    voices = {row["voice"] for row in json.loads(capsys.readouterr().out)}
    assert {"hibari:heart", "piper:joe", "edge:en-US-AriaNeural"} <= voices
    assert not any(voice.startswith("tone:") for voice in voices)
    assert cli.run(["say", "Hello.", "--voice", "tona:a"]) == 1
    assert "tone" not in capsys.readouterr().err


def test_init_makes_a_show_and_leaves_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second init changes nothing."""
    assert cli.run(["init", str(tmp_path / "new"), "--title", 'The "best" show']) == 0
    path = Path(capsys.readouterr().out.strip())
    path.write_text(
        path.read_text(encoding="utf-8").replace('minutes = "auto"', 'minutes = "auto" # 9'), encoding="utf-8"
    )
    assert cli.run(["init", str(tmp_path / "new")]) == 0
    assert 'minutes = "auto" # 9' in path.read_text(encoding="utf-8")
    assert cli.run(["feed", "--show", str(tmp_path / "new")]) == 0
    assert '<title>The "best" show</title>' in (tmp_path / "new/episodes/feed.xml").read_text(
        encoding="utf-8"
    )


def test_doctor_finds_the_embedded_voices(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """They speak here, so an episode can be made."""
    assert cli.run(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "hibari:heart speaks offline" in out
    assert "piper:joe speaks offline" in out


def test_edit_opens_the_editor_and_checks(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the editor left is checked at once."""
    path = add_script(library)
    editor = library.folder / "editor.py"
    editor.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text().replace('1807', '1806'))\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    monkeypatch.delenv("VISUAL", raising=False)
    assert cli.run(["edit", str(path)]) == 0
    assert "1806" in path.read_text(encoding="utf-8")
    assert "statements" in capsys.readouterr().err


BAD: dict[str, tuple[str, str]] = {
    "an unknown host": ("**Theo:** The harbour", "**Thea:** The harbour"),
    "an unknown directive": ("[music: intro]", "[musik: intro]"),
    "a missing footnote": ("[^3]: The harbour will have to raise its walls.\n", ""),
    "an engine that does not exist": ("tone:low", "tune:low"),
    "a voice that does not exist": ("tone:low", "hibari:hart"),
    "front matter that does not parse": ("title: The gauge", "title: The gauge: a story"),
    "music that does not exist": ("[music: intro]", "[music: overture]"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_damaged_script_is_one_line(
    library: Library, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    """It names the file and what to do; never a traceback, and never an article made of it."""
    path = add_script(library, SCRIPT.replace(*BAD[case]))
    assert cli.run(["make", str(path)]) == 1
    line = _one_line(capsys)
    assert "the-gauge.md" in line or "tune" in line
    assert not (library.episodes / "the-gauge" / "episode.json").exists()


SOURCES: dict[str, bytes | None] = {
    "empty.txt": b"",
    "missing.txt": None,
    "binary.txt": bytes(range(256)) * 40,
    "no-text.html": b"<html><body><img src='a.png'></body></html>",
    "emoji.md": "😀 😀 😀".encode(),
    "report.pdf": b"%PDF-1.7",
    "unknown.xyz": b"What is this?",
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_without_an_article_is_one_line(
    library: Library, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Whatever a file holds, the message names it."""
    data = SOURCES[name]
    if data is not None:
        Path(name).write_bytes(data)
    assert cli.run(["make", name]) == 1
    assert name in _one_line(capsys)
    assert not list(library.scripts.glob("*"))


@pytest.mark.parametrize(
    ("page", "told"), [("/nothing", "404"), ("/empty", "no article text"), ("/article:x", "404")]
)
def test_a_page_without_an_article_is_one_line(
    library: Library, site: str, capsys: pytest.CaptureFixture[str], page: str, told: str
) -> None:
    """The address and the reason."""
    assert cli.run(["make", f"{site}{page}", "--allow-private", "127.0.0.1"]) == 1
    assert told in _one_line(capsys)


@pytest.mark.parametrize(
    ("show", "told"),
    [
        ("titel = 'x'", "did you mean title?"),
        ("title = 'x'\n[hosts]\nMaya = 'heart'", "ENGINE:NAME"),
        ("title = 'x'\n[hosts]\nMaya = 'tone:a'\n[audio]\nbitrate = 100", "bitrate"),
        ("title = 'x'\n[hosts]\nMaya = 'tone:a'\n[music]\ntheme = 'nothing'", "theme"),
        ("title = x", "show.toml"),
        ("title = 'x'\nexplicit = 'no'\n[hosts]\nMaya = 'tone:a'", "true or false"),
        ("title = 'x'\ncategory = 'Gossip'\n[hosts]\nMaya = 'tone:a'", "Gossip"),
    ],
)
def test_a_wrong_show_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, show: str, told: str
) -> None:
    """The key and what it should be."""
    monkeypatch.chdir(tmp_path)
    Path("show.toml").write_text(show, encoding="utf-8")
    assert cli.run(["make", str(ARTICLE)]) == 1
    assert told in _one_line(capsys)


def test_wrong_usage_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that does not exist is told the nearest one."""
    assert cli.run(["mak"]) == 2
    assert "Did you mean 'make'?" in capsys.readouterr().err
    assert cli.run(["make"]) == 2
    assert cli.run(["make", "x", "--minutes", "0"]) == 2


@pytest.mark.parametrize("command", ["", *cli.COMMANDS])
def test_help_teaches(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command says what it does; the first page shows examples."""
    assert cli.run([*command.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert "Usage: podcast" in out
    assert command or "podcast make https://" in out


def _one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line of the error; stages that had begun may have told of themselves."""
    out, err = capsys.readouterr()
    assert out == ""
    lines = [line for line in err.splitlines() if not line.endswith("…")]
    assert len(lines) == 1, err
    assert lines[0].startswith("podcast: ")
    return lines[0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('cover = "gone.png"', "gone.png"),
        ('[music]\nintro = "gone.wav"', "gone.wav does not exist"),
        ('[music]\nintro = "notes.txt"', "cannot be read as sound"),
        ('[writer]\nname = "magic"', "no writer 'magic'"),
        ('[writer]\nname = "llm"', "no model is named"),
        ('language = "de"', "which the writer extractive cannot write"),
    ],
)
def test_doctor_finds_what_make_would(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: str, told: str
) -> None:
    """What is wrong in show.toml is told by `doctor`, and by `make` and its dry run before anything is spoken."""
    monkeypatch.chdir(tmp_path)
    head, table = ("", line) if line.startswith("[") else (line, "")
    Path("show.toml").write_text(
        f'title = "x"\n{head}\n[hosts]\nMaya = "tone:a"\n{table}\n', encoding="utf-8"
    )
    Path("notes.txt").write_text("No sound.", encoding="utf-8")
    assert cli.run(["doctor"]) == 1
    assert told in capsys.readouterr().out
    article = Path("article.md")
    article.write_text(ARTICLE.read_text(encoding="utf-8"), encoding="utf-8")
    if "language" in line:  # of the show; this article is English
        return
    for dry_run in ([], ["--dry-run"]):
        assert cli.run(["make", str(article), *dry_run]) == 1
        assert told in _one_line(capsys)
    assert not list(tmp_path.glob(".cache/speech/*"))
