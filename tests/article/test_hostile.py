"""Whatever somebody sends: an article or one clear line, in time that grows with the text and not faster."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.article import read
from podcast.errors import ArticleError
from tests.growth import assert_linear
from tests.properties import examples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Article

PROSE = "The keeper reads the gauge every morning, and what it shows goes into a ledger. "
HEBREW = "השומר קורא את המפלס בכל בוקר, ומה שהוא רואה נכתב בספר זקן ממנו. "
CONTROLS = "".join(
    map(chr, (*range(1, 9), 11, 12, *range(14, 32), *range(127, 160), 0x200B, 0x202E, 0xFEFF, 0xFFFE))
)


def outcome(source: str, stdin: io.BytesIO | None = None) -> Article | None:
    """An article that has sections, or None when there was an ArticleError of one line."""
    message = ""
    try:
        result = read(source, stdin=stdin)
    except ArticleError as error:
        message, result = str(error), None
    assert "\n" not in message
    assert result is None or result.sections
    return result


def texts(result: Article | None) -> list[str]:
    return [] if result is None else [text for section in result.sections for text in section.paragraphs]


# --- much of everything ------------------------------------------------------------------------------------

BIG: dict[str, Callable[[int], str]] = {
    "line.txt": lambda n: PROSE * n * 12,
    "line.md": lambda n: PROSE * n * 12,
    "line.html": lambda n: f"<p>{PROSE * n * 12}</p>",
    "word.txt": lambda n: "x" * n * 1000,
    "word.md": lambda n: "*" * n * 50 + "x" * n * 1000,
    "headings.txt": lambda n: "\n\n".join(f"Heading {i}\n\n{PROSE * 2}{i}." for i in range(n * 10)),
    "headings.md": lambda n: "\n\n".join(f"## Heading {i}\n\n{PROSE}{i}." for i in range(n * 10)),
    "headings.html": lambda n: "".join(f"<h2>Heading {i}</h2><p>{PROSE}{i}.</p>" for i in range(n * 10)),
    "bare headings.md": lambda n: PROSE + "".join(f"\n\n# Heading {i}" for i in range(n * 10)),
    "same.txt": lambda n: "\n\n".join([PROSE] * n * 10),
    "same.html": lambda n: f"<p>{PROSE}</p>" * n * 10,
    "nested.html": lambda n: "<div>" * n * 10 + f"<p>{PROSE}</p>",
    "inline.html": lambda n: "<b><i>" * n * 5 + PROSE,
    "lists.html": lambda n: "<ul><li>" * n * 5 + PROSE,
    "tables.html": lambda n: "<table><tr><td>" * n * 5 + PROSE,
    "quotes.md": lambda n: "> " * n * 10 + PROSE,
    "lists.md": lambda n: "- " * n * 10 + PROSE,
    "steps.md": lambda n: "\n".join("  " * i + "- " + PROSE for i in range(n // 4)),
    "brackets.md": lambda n: "[" * n * 50 + PROSE + "](" * n * 50,
    "stars.md": lambda n: "*a **b " * n * 20,
    "front.md": lambda n: f"---\na: {'[' * n * 10}\n---\n\n{PROSE}",
    "anchors.md": lambda n: (
        "---\na: &a [x]\n" + "".join(f"k{i}: [*a, *a, *a]\n" for i in range(n)) + f"---\n\n{PROSE}"
    ),
    "laughs.md": lambda n: (
        "---\na0: &a0 [ha, ha]\n"
        + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n" for i in range(1, n // 10))
        + f"author: *a{n // 10 - 1}\n---\n\n{PROSE}"
    ),
    "credits.txt": lambda n: "\n\n".join([PROSE + "© " * 2_000] * (n // 50)),
    "blanks.txt": lambda n: "Title\n\n" + " " * n * 500 + PROSE,
    "breaks.txt": lambda n: "Title" + "\n" * n * 500 + PROSE,
    "appeals.txt": lambda n: "\n\n".join(["sign up " * 40] * n * 2),
    "dots.txt": lambda n: ". " * n * 300,
    "bullets.txt": lambda n: "\n".join(["• x"] * n * 20) + f"\n\n{PROSE}",
    "attributes.html": lambda n: f"<p {'a ' * n * 100}>{PROSE}</p>",
    "entities.html": lambda n: f"<p>{PROSE}{'&amp;' * n * 100}</p>",
    "comments.html": lambda n: f"<p>{PROSE}</p>" + "<!--" * n * 100,
    "linked.html": lambda n: f'<script type="application/ld+json">{"[" * n * 50}</script><p>{PROSE}</p>',
}

SIZE = (
    dict.fromkeys(BIG, 200)
    | dict.fromkeys(("headings.txt", "headings.md", "headings.html"), 50)
    | {"front.md": 400}
)
"""How much of each: a quarter of the headings, with prose between them, takes as long as the rest.

Brackets in front matter are refused at the depth of YAML's recursion, after one second: half of theirs is beyond it.
"""


@pytest.mark.parametrize("name", BIG)
def test_much_of_anything_is_an_article_or_one_line(tmp_path: Path, name: str) -> None:
    """A long line, thousands of headings and levels: no recursion gives way, and none hangs."""
    (tmp_path / name).write_text(BIG[name](SIZE[name]), encoding="utf-8")
    outcome(str(tmp_path / name))


@pytest.mark.slow
@pytest.mark.parametrize("name", BIG)
def test_four_times_as_much_takes_four_times_the_work(tmp_path: Path, name: str) -> None:
    """Reading takes time that grows with the text and not faster, to half a megabyte in one line and 4,000 levels."""

    def work(size: int) -> None:
        (tmp_path / name).write_text(BIG[name](size), encoding="utf-8")
        outcome(str(tmp_path / name))

    assert_linear(work, max(50, SIZE[name] // 2))


# --- odd writing -------------------------------------------------------------------------------------------

FORMATS: dict[str, Callable[[str], str]] = {
    "a.txt": lambda text: f"A title\n\n{text}\n\n{text.replace('.', '!')}",
    "a.md": lambda text: f"# A title\n\n{text}\n\n{text.replace('.', '!')}",
    "a.html": lambda text: (
        f"<html><body><h1>A title</h1><p>{text}</p><p>{text.replace('.', '!')}</p></body></html>"
    ),
}


@pytest.mark.parametrize("name", FORMATS)
def test_right_to_left_text_is_text(tmp_path: Path, name: str) -> None:
    """It keeps its letters and their order, and its language is known."""
    (tmp_path / name).write_text(FORMATS[name](HEBREW * 3), encoding="utf-8")
    result = outcome(str(tmp_path / name))
    assert result is not None
    assert result.language == "he"
    assert texts(result)[0] == (HEBREW * 3).strip()


@pytest.mark.parametrize("name", FORMATS)
def test_control_characters_are_gone(tmp_path: Path, name: str) -> None:
    """No escape sequence reaches a terminal, no zero byte a feed; the words stay."""
    text = "".join(
        f"{word}{CONTROLS[index % len(CONTROLS)]} " for index, word in enumerate((PROSE * 8).split())
    )
    (tmp_path / name).write_text(FORMATS[name](text), encoding="utf-8")
    result = outcome(str(tmp_path / name))
    assert result is not None
    said = " ".join([result.title, *texts(result)])
    assert not [char for char in said if not char.isprintable() and char != "\u202e"]
    assert PROSE.split()[1] in said


@pytest.mark.parametrize("name", FORMATS)
def test_emoji_alone_are_no_article(tmp_path: Path, name: str) -> None:
    """Nobody could read them out."""
    for text in ("🎉🎉 🎉", "👩‍👩‍👧‍👦 " * 1000, "· · ·", "12 34 56"):
        (tmp_path / name).write_text(FORMATS[name](text).replace("A title", "🎉"), encoding="utf-8")
        assert outcome(str(tmp_path / name)) is None


PIECES = st.sampled_from(
    """<p> </p> <div class="comment"> </div> <h1> <h2> </h2> <ul><li> </li> <table><tr><td> <blockquote> <br>
    <script> </script> <!-- --> <meta charset="x"> &#0; &#x0c; &#12; &lt; <a href="x"> </a> <strong> </strong> <sup>
    <html lang="xx"> <time datetime="x"> # ## - * > ``` --- === | [^1]: [x](y) ![x](y) 1. 2) • © × : . ?
    Scenarios Summary Likely: References Abstract""".split()
)
PARTS = st.lists(
    st.one_of(PIECES, st.text(max_size=20), st.sampled_from(["\n", "\n\n", " ", PROSE, HEBREW, CONTROLS])),
    max_size=30,
)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
@settings(max_examples=examples(60))
@given(parts=PARTS)
def test_any_text_is_an_article_or_one_clear_line(tmp_path: Path, name: str, parts: list[str]) -> None:
    """Whatever stands in it, each paragraph is one line."""
    (tmp_path / name).write_bytes("".join(parts).encode("utf-8", "surrogatepass"))
    assert all(text == " ".join(text.split()) for text in texts(outcome(str(tmp_path / name))))


@settings(max_examples=examples(60))
@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_one_clear_line(data: bytes) -> None:
    """Piped in, where no name says what they are."""
    outcome("-", io.BytesIO(data))


@settings(max_examples=examples(15))
@given(st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04"]), st.binary(max_size=300))
def test_any_bytes_that_claim_to_be_a_document_are_too(start: bytes, data: bytes) -> None:
    """A signature alone makes no document."""
    outcome("-", io.BytesIO(start + data))
