"""A script's article is read for its check wherever it can be had without the network."""

from __future__ import annotations

import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from podcast import article, cli
from podcast.language.grammar import parsing
from podcast.language.meaning import kinship, lexicon
from podcast.model import Article, Section
from podcast.script.check import basis
from podcast.scripting import article_behind, understood
from podcast.scripting.script_checks import load_script
from tests.samples.corpus import OURS
from tests.shows import SCRIPT, add_script, make_show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from podcast.library import Library

REPORT = (
    "# The gauge\n\nThe gauge has measured the tide since 1807. The sea stands 30 centimetres higher now. "
    "Nobody expected that when the quay was built.\n\nThe harbour will have to raise its walls. "
    "The town has put aside the money for the first two of them, and asks who pays for the third.\n"
)
PARAGRAPHS = "".join(f"<p>{part}</p>" for part in REPORT.split("\n\n")[1:])
PAGE = (
    "<html><head><title>The gauge</title></head>"
    f"<body><article><h1>The gauge</h1>{PARAGRAPHS}</article></body></html>"
)


class Town(ThreadingHTTPServer):
    """A site of one page on loopback, which counts who asks."""

    asked = 0


class _Page(BaseHTTPRequestHandler):
    server: Town

    def do_GET(self) -> None:
        """Serve the page."""
        self.server.asked += self.path == "/gauge"  # what the site wishes is asked, too
        body = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Tests are quiet."""


@pytest.fixture
def town() -> Iterator[Town]:
    """The site, served."""
    server = Town(("127.0.0.1", 0), _Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A show in the working folder with a report in it."""
    monkeypatch.chdir(tmp_path)
    library = make_show(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gauge.md").write_text(REPORT, encoding="utf-8")
    return library


def change(path: Path, old: str, new: str) -> None:
    """Changes a file in one place."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_footnote(path: Path) -> str:
    """Makes a footnote say something else than the article does; returns how the error begins."""
    label = path.read_text(encoding="utf-8").partition("]: The harbour will")[0].rpartition("[^")[2]
    change(path, "]: The harbour will have to raise", "]: The harbour will want to raise")
    text = path.read_text(encoding="utf-8")
    at = text.partition("]: The harbour will want")[0].count("\n") + 1
    return f"{path.relative_to(path.parent.parent)}:{at}: `[^{label}]` is not in the article word for word"


def of_file(library: Library) -> Path:
    """The script that is written of the report."""
    assert cli.run(["script", "texts/gauge.md"]) == 0
    return library.script_file("the-gauge")


def test_a_script_of_a_page_is_checked_without_the_network(
    library: Library, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page is kept when it is read; nobody asks for it again, whatever check and make are for."""
    address = f"http://127.0.0.1:{town.server_port}/gauge"
    assert cli.run(["script", address, "--allow-private", f"127.0.0.1:{town.server_port}"]) == 0
    asked, path = town.asked, library.script_file("the-gauge")
    capsys.readouterr()
    assert cli.run(["check", "scripts/the-gauge.md"]) == 0
    assert "footnotes, all in the article\n" in capsys.readouterr().err
    error = change_footnote(path)
    assert cli.run(["check", "scripts/the-gauge.md"]) == 1
    assert capsys.readouterr().out.startswith(error)
    assert cli.run(["make", "scripts/the-gauge.md"]) == 0
    assert error in capsys.readouterr().err
    assert town.asked == asked == 1


def test_a_page_that_is_not_kept_is_one_line(
    library: Library, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """No error, nothing is fetched, and the line says what would do it."""
    address = f"http://127.0.0.1:{town.server_port}/gauge"
    add_script(library, SCRIPT.replace("https://example.org/gauge", address))
    for command in ("check", "make"):
        assert cli.run([command, "scripts/the-gauge.md"]) == 0
        lines = capsys.readouterr().err.splitlines()
        [line] = [line for line in lines if "not kept here" in line]
        assert line.endswith(f"`podcast check scripts/the-gauge.md --article {address}` does that.")
    assert town.asked == 0


def test_a_page_that_was_fetched_for_a_check_is_kept(
    library: Library, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a clone nobody has read it yet: the line that is told mends that for all later runs."""
    address = f"http://127.0.0.1:{town.server_port}/gauge"
    path = add_script(library, SCRIPT.replace("https://example.org/gauge", address))
    allowed = ("--article", address, "--allow-private", f"127.0.0.1:{town.server_port}")
    assert cli.run(["check", "scripts/the-gauge.md", *allowed]) == 0
    error = change_footnote(path)
    capsys.readouterr()
    assert cli.run(["check", "scripts/the-gauge.md"]) == 1
    assert error in capsys.readouterr().out
    assert town.asked == 1


@pytest.mark.usefixtures("library")
def test_edit_and_make_look_into_the_file_that_the_script_names(
    library: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the path from the show's folder, wherever one stands."""
    path = of_file(library)
    error = change_footnote(path).partition(":")[2]
    monkeypatch.chdir(path.parent)
    monkeypatch.setenv("EDITOR", "true")
    capsys.readouterr()
    assert cli.run(["edit", "the-gauge.md"]) == 1
    assert f"the-gauge.md:{error}" in capsys.readouterr().out
    assert cli.run(["make", "the-gauge.md"]) == 0
    assert f"the-gauge.md:{error}" in capsys.readouterr().err


def test_an_article_beside_its_script_is_found(
    tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pair that came from elsewhere: nothing was kept, the file is read."""
    (tmp_path / "pair").mkdir()
    (tmp_path / "texts" / "gauge.md").rename(tmp_path / "pair" / "report.md")
    script = tmp_path / "pair" / "the-gauge.md"
    script.write_text(SCRIPT.replace("https://example.org/gauge", "report.md"), encoding="utf-8")
    assert cli.run(["check", "pair/the-gauge.md"]) == 0
    assert "3 footnotes, all in the article" in capsys.readouterr().err
    error = change_footnote(script)
    assert cli.run(["check", "pair/the-gauge.md"]) == 1
    assert error in capsys.readouterr().out
    assert library.script_files() == []


def test_an_article_that_has_changed_is_one_line(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was word for word when it was written is no error; nor is what follows the article as it is now."""
    path = of_file(library)
    change(library.folder / "texts" / "gauge.md", "The harbour will have to", "The harbour will soon have to")
    capsys.readouterr()
    assert cli.run(["check", "scripts/the-gauge.md"]) == 0
    out, err = capsys.readouterr()
    assert "footnote" not in out
    [line] = [line for line in err.splitlines() if "has changed since this script was written" in line]
    assert "lacks 1 of its " in line
    assert line.endswith("gauge.md --force` writes it anew.")
    change(path, "]: The harbour will have to", "]: The harbour will soon have to")
    assert cli.run(["check", "scripts/the-gauge.md"]) == 0
    assert "has all of its footnotes" in capsys.readouterr().err
    change(path, "]: The harbour will soon have to", "]: The harbour will never have to")
    assert cli.run(["check", "scripts/the-gauge.md"]) == 1
    assert cli.run(["script", "texts/gauge.md", "--force"]) == 0
    capsys.readouterr()
    assert cli.run(["check", "scripts/the-gauge.md"]) == 0
    assert "has changed" not in capsys.readouterr().err


def _lose(library: Library) -> None:
    (library.folder / "texts" / "gauge.md").unlink()


def _damage(library: Library) -> None:
    _lose(library)
    for path in (library.cache / "articles").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])


def _empty(library: Library) -> None:
    (library.folder / "texts" / "gauge.md").write_text(" \n", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "line"),
    [(_lose, ""), (_damage, "not kept here"), (_empty, "gauge.md: is empty")],
)
def test_what_cannot_be_read_is_told_and_no_error(
    library: Library, capsys: pytest.CaptureFixture[str], harm: Callable[[Library], None], line: str
) -> None:
    """A file that is gone was kept; without that the footnotes are held against nothing."""
    path = of_file(library)
    harm(library)
    capsys.readouterr()
    assert cli.run(["check", "scripts/the-gauge.md"]) == 0
    assert line in capsys.readouterr().err
    change_footnote(path)
    found = cli.run(["check", "scripts/the-gauge.md"])
    assert found == (0 if harm is _damage else 1)


def test_a_book_is_not_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cache holds nothing without bounds; a file is read all the same."""
    monkeypatch.setattr(article_behind, "_MOST_KEPT", 100)
    path = of_file(library)
    assert not (library.cache / "articles").exists()
    change_footnote(path)
    assert cli.run(["check", "scripts/the-gauge.md"]) == 1
    assert "is not in the article word for word" in capsys.readouterr().out


def test_the_article_of_a_renamed_script_is_known_by_its_source(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever renames the file by hand has what was kept as well."""
    path = of_file(library).rename(library.script_file("tides"))
    (library.folder / "texts" / "gauge.md").unlink()
    error = change_footnote(path)
    assert cli.run(["check", "scripts/tides.md"]) == 1
    assert error in capsys.readouterr().out


def test_what_is_kept_is_the_article_and_not_its_text_alone(tmp_path: Path) -> None:
    """Who posted what stands in no sentence of a forum: it is known later, too."""
    library = make_show(tmp_path)
    path = add_script(library)
    forum = replace(article.read(str(OURS["forum.html"])), source="https://example.org/gauge")
    article_behind.keep_article(library, path, forum, None)
    assert article_behind.find_article(library, load_script(path)).content == forum


def test_nothing_is_kept_of_an_article_once_another_one_is_understood(tmp_path: Path) -> None:
    """A run of a thousand articles has one of them in memory: its parses, and what its check has read."""
    library = make_show(tmp_path, warm=())
    looked_up: list[int] = []
    for sentence in ("The weir fell in 1911.", "A mill rose in 1912."):
        section = Section("", (f"{sentence} Nobody wrote down why.",))
        understood.understand_once(
            library, Article(sentence, "The mill", Section("", (), "summary"), (section,))
        )
        assert [cache.cache_info().currsize for cache in (basis.read_text, kinship.compare)] == [0, 0]
        looked_up.append(lexicon.look_up.cache_info().currsize)
        basis.read_text(sentence)
        assert kinship.compare("weir", "n", "mill", "n") == kinship.STRANGERS
        assert lexicon.look_up.cache_info().currsize > looked_up[-1]
    assert looked_up[0] == looked_up[1], (
        "understanding looks words up itself, and keeps none of another article"
    )
    assert {"The weir fell in 1911.", "A mill rose in 1912."} & parsing._known.keys() == {
        "A mill rose in 1912."
    }
