"""From a source to a script on disk: one clear line where there can be none, and what people wrote stays."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast import making, scripting
from podcast.errors import PodcastError
from podcast.library import Library, open_library
from podcast.model import Host, Voice, WriterChoice
from podcast.script.text import read_script
from podcast.scripting import Order
from tests.growth import assert_linear
from tests.properties import examples
from tests.shows import ARTICLE, SAMPLE, SHOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GERMAN = (
    "Der Pegel\n\n"
    + "Der Pegel in Brest wird seit vielen Jahren gelesen, und das Wasser steigt noch immer an. " * 20
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show with the embedded voices."""
    (tmp_path / "show.toml").write_text(
        SHOW.replace("tone:high", "hibari:heart").replace("tone:low", "piper:joe"), encoding="utf-8"
    )
    (tmp_path / "scripts").mkdir()
    return open_library(tmp_path)


def source(library: Library, text: str, name: str = "article.txt") -> str:
    """A file with this text."""
    path = library.folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


WAY_OUT = (
    r"article.txt is in German \(de\), which hibari:heart and piper:joe cannot speak and the writer extractive "
    r"cannot write: add `--writer llm --voice Maya=edge:de-DE-KatjaNeural --voice Theo=edge:de-DE-ConradNeural` "
    r"to the command, or say the same in show.toml for all episodes; `podcast voices --language de` lists more. "
    r"llm asks a language model; first: no model is named: add model = .*; .*OPENAI_API_KEY"
)


def test_a_foreign_language_is_one_line_with_the_whole_way_out(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Voices and writer are told at once, with the options that change them and what the other writer lacks."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(PodcastError, match=WAY_OUT) as error:
        scripting.write_script(library, source(library, GERMAN), Order())
    assert "\n" not in str(error.value)
    assert list(library.scripts.iterdir()) == []


def test_of_a_foreign_language_only_what_lacks_is_told(library: Library) -> None:
    """With voices for it, only the writer is another one."""
    path = library.folder / "show.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("hibari:heart", "edge:de-DE-KatjaNeural").replace(
            "piper:joe", "edge:de-DE-ConradNeural"
        ),
        encoding="utf-8",
    )
    with pytest.raises(
        PodcastError, match=r"which the writer extractive cannot write: add `--writer llm` to"
    ):
        scripting.write_script(open_library(library.folder), source(library, GERMAN), Order())


def test_an_article_that_drafts_are_not_written_of_has_no_forecast(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a writer and voices for its language there is no estimate, and nothing else is wrong."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    hosts = (Host("Maya", Voice("edge", "de-DE-KatjaNeural")),)
    show = replace(library.show, hosts=hosts, writer=WriterChoice("llm", model="m"))
    with pytest.raises(PodcastError, match="there is no estimate for"):
        making.forecast(replace(library, show=show), source(library, GERMAN), Order())


def test_what_a_person_wrote_stays(library: Library) -> None:
    """Writing again is refused; force keeps the old script beside the new one."""
    path = scripting.write_script(library, str(ARTICLE), Order()).path
    edited = path.read_text(encoding="utf-8").replace("## Welcome", "## Hello")
    path.write_text(edited, encoding="utf-8")
    with pytest.raises(PodcastError, match="--force"):
        scripting.write_script(library, str(ARTICLE), Order())
    assert scripting.write_script(library, str(ARTICLE), Order(), existing="use").path == path
    assert path.read_text(encoding="utf-8") == edited
    scripting.write_script(library, str(ARTICLE), Order(), existing="replace")
    assert "## Welcome" in path.read_text(encoding="utf-8")
    assert path.with_name(f"{path.name}.bak").read_text(encoding="utf-8") == edited


def test_a_script_that_was_written_need_not_be_read(library: Library) -> None:
    """What is carried along after writing is what the file says, lines included."""
    written = scripting.write_script(library, str(ARTICLE), Order())
    assert written.file == read_script(written.path.read_text(encoding="utf-8"), written.path)
    assert written.file is not None
    lines = written.path.read_text(encoding="utf-8").splitlines()
    assert all(lines[line.at - 1].startswith(f"**{line.host}") for line in written.file.script.lines)


def test_the_script_of_the_sample_has_nothing_to_complain_of(library: Library) -> None:
    """Not even with every warning an error, and with the article at hand."""
    found = scripting.read_article(library, str(SAMPLE), Order())
    for minutes in (5, 8, 12):
        path = scripting.write_script(library, str(SAMPLE), Order(minutes), existing="replace").path
        checked = scripting.check_script(library, path, strict=True, article=found)
        assert [str(problem) for problem in checked.problems] == []
        assert checked.tally.statements == checked.tally.grounded > 15


def _sea(words: int, seed: int) -> str:
    chance = random.Random(seed)
    bank = "the sea has risen and nobody knows why so they read a gauge in the harbour of Brest for 200 years".split()
    return " ".join(chance.choice(bank) for _ in range(words))


def _sentences(count: int) -> str:
    return "The sea\n\n" + " ".join(f"{_sea(12, n).capitalize()}." for n in range(count))


LONG: dict[str, Callable[[int], str]] = {
    "no full stop": lambda size: "The sea\n\n" + _sea(size // 5, 1),
    "sentences in one line": lambda size: _sentences(size // 72),
    "one word": lambda size: (
        "The sea\n\n" + "a" * size + " rose. The sea has risen since 1990, and nobody knows why."
    ),
    "headings": lambda size: (
        "# The sea\n\n" + "\n\n".join(f"## Part {n}\n\nThe sea rose in {n}." for n in range(size // 100))
    ),
    "nothing but headings": lambda size: (
        "# The sea\n\n" + "\n\n".join(f"## Part {n}" for n in range(size // 100))
    ),
    "nothing but questions": lambda size: "The sea\n\n" + "Why has the sea risen so much? " * (size // 330),
}
"""Name -> an article that is long in one way, by its size in bytes, or by what takes as much time."""
HOSTILE = {
    "nothing but commas": "The sea\n\n" + "The sea, " * 20_000 + "has risen.",
    "nothing but emoji": "😀😀\n\n" + "🌊🌊🌊 🌍. " * 500,
    "right to left": "כותרת\n\n" + "הים עלה מאוד בשנים האחרונות ואיש אינו יודע מדוע. " * 200,
    "marks of direction": "The sea\n\n"
    + "The sea \u202ehas risen\u202c a lot since \u05d0\u05d1 1990. " * 200,
    "control characters": "The sea\n\n" + "The sea \x07\x1b[31mhas risen\x08 since 1990. " * 100,
    "quotation marks": "The sea\n\n"
    + "“" * 5000
    + "The sea has risen."
    + "”" * 5000
    + "\n\n"
    + '"The sea" said ' * 3000,
    "brackets": "The sea\n\n" + "(" * 20_000 + "The sea has risen since 1990." + ")" * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_text_gives_a_script_or_one_line(library: Library, name: str) -> None:
    """And never a script that check finds an error in."""
    assert_script_or_line(library, LONG[name](25_000), ".md" if "headings" in name else ".txt")


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_four_times_the_text_takes_four_times_the_work(library: Library, name: str) -> None:
    """Reading, writing and checking take time that grows with the text and not faster; both scripts are sound."""
    ending = ".md" if "headings" in name else ".txt"
    assert_linear(lambda size: assert_script_or_line(library, LONG[name](size), ending), 30_000)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gives_a_script_or_one_line(library: Library, name: str) -> None:
    """And never a script that check finds an error in."""
    assert_script_or_line(library, HOSTILE[name], ".txt")


def assert_script_or_line(library: Library, text: str, ending: str) -> None:
    """Write a script of the text: it has no error, or one line says why there is none."""
    article = source(library, text, f"hostile{ending}")
    for earlier in library.scripts.iterdir():
        earlier.unlink()
    if line := refused(library, article, library.scripts / "hostile.md"):
        assert "\n" not in line
        assert list(library.scripts.iterdir()) == []
    else:
        assert scripting.check_script(library, library.scripts / "hostile.md").errors == ()


LINES = st.sampled_from(
    [
        "# A", "## The sea", "- an item", "> quoted", "1. first", "Why?", "The sea has risen since 1990.",
        "“We know,” says Ana Ruiz.", "I came to see it.", "“The [old] quay is closed,” she said.",
        "See <b>here</b> & there.", "A_B and *C*", "A [link](https://example.org) here.",
    ]
)  # fmt: skip


@settings(max_examples=examples(30))
@given(st.lists(st.one_of(st.text(max_size=300), LINES), max_size=12))
def test_any_lines_give_a_script_or_one_line(library: Library, lines: list[str]) -> None:
    """Whatever the reader makes of them."""
    article = source(library, "\n\n".join(lines).encode(errors="ignore").decode(), "any.md")
    if line := refused(library, article, library.folder / "any-script.md"):
        assert "\n" not in line
    else:
        assert scripting.check_script(library, library.folder / "any-script.md").errors == ()


def refused(library: Library, article: str, path: Path) -> str:
    """Why no script was written to `path`; empty when one was."""
    try:
        scripting.write_script(library, article, Order(), path, existing="replace")
    except PodcastError as error:
        return str(error)
    return ""
