"""What a newcomer types first, and the slips that anybody makes: an answer, or one line that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast import airing, cli
from podcast.airing.live_show import LiveShow
from podcast.cli.common import from_here
from podcast.library.ledger import slug_of
from podcast.server.application import BytesContent
from tests.shows import ARTICLE, SCRIPT, add_script, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A show in the working folder."""
    monkeypatch.chdir(tmp_path)
    return make_show(tmp_path)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Usage: podcast"),
        ("help", "Usage: podcast"),
        ("help make", "Usage: podcast make"),
        ("version", "podcast "),
        ("-V", "podcast "),
    ],
)
def test_first_words_are_answered(typed: str, answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No mistake is made by who asks for help or for the version."""
    assert cli.run(typed.split()) == 0
    assert capsys.readouterr().out.startswith(answer)


def test_the_first_page_has_a_line_a_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first page has no line that is broken at 80 columns, and a line a command."""
    monkeypatch.setenv("COLUMNS", "80")
    assert cli.run(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines[-len(cli.COMMANDS) :]] == list(cli.COMMANDS)


def test_a_new_show_has_all_that_init_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """show.toml, folders and a cover; a second time nothing changes, and another title is no secret failure."""
    assert cli.run(["init", str(tmp_path / "new"), "--title", "First"]) == 0
    assert (tmp_path / "new" / "episodes" / "cover.jpg").read_bytes().startswith(b"\xff\xd8")
    assert (tmp_path / "new" / "scripts").is_dir()
    assert cli.run(["init", str(tmp_path / "new")]) == 0
    assert cli.run(["init", str(tmp_path / "new"), "--title", "Other"]) == 1
    assert "calls the show “First”; change its title there" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["make", "example.org/a/report"], "for a web page write https://example.org/a/report"),
        (["make", "www.example.org"], "for a web page write https://www.example.org"),
        (["make", "report.md"], "there is no such file; check its name and folder"),
        (["make", "--allow-private", "https://example.org/a"], "is no host; name one"),
        (["make", "x.md", "--allow-private", "--minutes", "2"], "is no host; name one"),
    ],
)
@pytest.mark.usefixtures("library")
def test_a_slip_is_told_with_what_was_meant(
    capsys: pytest.CaptureFixture[str], command: list[str], told: str
) -> None:
    """An address without https://, an option without its value."""
    assert cli.run(command) in (1, 2)
    assert told in " ".join(capsys.readouterr().err.split())


def test_check_finds_what_make_would_refuse(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture or a theme that is not there, with its line."""
    text = SCRIPT.replace("title: The gauge\n", "title: The gauge\nimage: gone.png\ntheme: marimba\n")
    script = add_script(library, text.replace("## Summary\n", "## Summary\n\n[image: lost.png]\n"))
    assert cli.run(["check", str(script)]) == 1
    out = capsys.readouterr().out
    assert f"scripts/{script.name}:3: there is no picture gone.png" in out
    assert f"scripts/{script.name}:4: there is no theme 'marimba'" in out
    assert "there is no picture lost.png" in out


@pytest.mark.usefixtures("library")
def test_a_wish_for_a_length_is_answered_by_a_dry_run(capsys: pytest.CaptureFixture[str]) -> None:
    """When the article has not the text for it, `--dry-run` says so as `script` does."""
    assert cli.run(["make", str(ARTICLE), "--dry-run", "--minutes", "30"]) == 0
    assert "minutes instead of 30: the article holds no more" in capsys.readouterr().err


def test_a_show_may_have_digits_in_its_title(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """The hosts say its name beside a cited sentence, which the check takes for no claim of the article."""
    settings = library.settings_file
    settings.write_text(settings.read_text().replace("Read Aloud", "fsh24"))
    assert cli.run(["script", str(ARTICLE)]) == 0
    assert cli.run(["check", capsys.readouterr().out.strip()]) == 0
    assert "fsh24" not in capsys.readouterr().out


def test_messages_name_files_as_one_would_type_them(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """Notes and errors on what lies below the folder where one is; what lies elsewhere has its whole path."""
    article = library.folder / "texts" / "report.md"
    article.parent.mkdir()
    article.write_text(ARTICLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert cli.run(["script", "texts/report.md", "--minutes", "1"]) == 0
    article.write_text(f"{article.read_text(encoding='utf-8')}\nOne more sentence.\n", encoding="utf-8")
    capsys.readouterr()
    assert cli.run(["make", "texts/report.md", "--dry-run"]) == 0
    told = capsys.readouterr()
    assert told.err.startswith("texts/report.md has changed since")
    assert "`podcast script texts/report.md --force`" in told.err
    script = library.script_files()[0]
    assert cli.run(["check", str(script)]) == 0
    assert capsys.readouterr().err.splitlines()[-1].startswith("texts/report.md has changed since")
    script.write_text(script.read_text(encoding="utf-8").replace("Maya", "Myra", 1), encoding="utf-8")
    assert cli.run(["check", str(script)]) == 1
    assert capsys.readouterr().out.startswith(f"scripts/{script.name}:")
    (library.folder / "articles.txt").write_text(f"{script}\n", encoding="utf-8")
    assert cli.run(["batch", "articles.txt"]) == 1
    assert f" scripts/{script.name}:" in capsys.readouterr().err
    (library.folder / "show.toml").write_text("title =", encoding="utf-8")
    assert cli.run(["make", "texts/report.md"]) == 1
    assert capsys.readouterr().err.startswith("podcast: show.toml: ")
    assert cli.run(["doctor"]) == 1
    assert "no  show.toml: " in capsys.readouterr().out
    assert from_here("/elsewhere/show.toml: no") == "/elsewhere/show.toml: no"


def test_a_name_is_not_cut_before_a_word_that_leads_on() -> None:
    """Sixty characters at most, and no `-the` at the end."""
    title = "The harbour is the problem is the harbour politics that the few who own it want"
    assert slug_of(title) == "the-harbour-is-the-problem-is-the-harbour-politics"
    assert slug_of("Of the") == "of-the"


def test_a_page_for_this_computer_offers_nothing_to_phones(library: Library) -> None:
    """No code of 127.0.0.1, and no buttons that no app can follow; the public page has both."""
    path = airing.refresh_feed(library).with_name("index.html")
    live = LiveShow(library, "http://127.0.0.1:8000/", print).find("index.html")
    assert isinstance(live, BytesContent)
    for page, public in ((path.read_bytes(), True), (live.body, False)):
        assert (b"pktc://" in page, b"QR code" in page) == (public, public)
        assert (b"for this computer alone" in page) == (not public)
