"""Whatever a script holds, its text reads back as the same script, and no text brings the parser down."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.errors import ScriptError
from podcast.script.text import compose_script, format_script
from tests.growth import assert_linear
from tests.properties import examples
from tests.script.sample import parsed
from tests.script.strategies import NASTY, scripts

if TYPE_CHECKING:
    from podcast.model import Script

SMALL = """---
title: "Tides: a history"
date: 2025-02-11
season: 2
type: bonus
explicit: true
image: pictures/tides.png
hosts:
  Maya: hibari:heart
  Theo: ['edge:en-US-GuyNeural', 'piper:joe']
say:
  Brest: brest
---

<!-- a note -->

## Welcome

[link: https://example.org/gauge?a=1]

[image: pictures/gauge.jpg]

[music: intro]

**Maya:** This is a show.

**Theo (rate +10%, pitch -2Hz):** Since 1807. [^1][^2] And more, [^2], \\[^1] too.

[pause: 0.8s]

[sting]

[soundbite: 30s What the gauge says]

[^1]: The gauge has been read since 1807.
[^2]: More followed.
"""


@given(scripts())
@settings(max_examples=examples(120))
def test_every_script_reads_back(script: Script) -> None:
    """read_script(format_script(s)) is s, and the formatter is at rest after one pass."""
    text = format_script(script)
    assert parsed(text) == script
    assert format_script(parsed(text)) == text


@given(scripts())
@settings(max_examples=examples(100))
def test_other_tools_read_the_same_front_matter(script: Script) -> None:
    """PyYAML's own types agree with ours: nothing turns into a date, a number or a truth value elsewhere."""
    front = yaml.safe_load(format_script(script).split("\n---\n")[0].removeprefix("---\n"))
    assert front["title"] == script.title
    assert front["hosts"] == {
        host.name: [str(host.voice), str(host.second)] if host.second else str(host.voice)
        for host in script.hosts
    }
    assert front.get("say", {}) == dict(script.say)


def _reads_or_refuses(text: str) -> None:
    try:
        script = parsed(text)
    except ScriptError as error:
        problems, first = error.problems, str(error)
    else:
        assert parsed(format_script(script)) == script
        return
    assert all(problem.path == "s.md" and problem.line >= 1 and problem.message for problem in problems)
    assert "\n" not in first


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from([*NASTY, "\n", "\n\n", " "]), max_size=40).map("".join),
    )
)
@settings(max_examples=examples(300))
def test_any_text_is_a_script_or_is_refused(text: str) -> None:
    """Nothing but ScriptError leaves the parser, in the body or in the front matter."""
    front = SMALL.split("\n---\n", maxsplit=1)[0] + "\n"
    for whole in (
        text,
        f"---\n{text}\n---\n## A\n",
        f"{front}---\n{text}",
        f"{front}---\n## A\n**Maya:** {text}",
    ):
        _reads_or_refuses(whole)


@given(
    st.lists(
        st.tuples(st.sampled_from("dxis"), st.integers(0, len(SMALL) - 1), st.sampled_from(NASTY)), max_size=4
    )
)
@settings(max_examples=examples(500))
def test_a_damaged_script_is_read_or_refused(edits: list[tuple[str, int, str]]) -> None:
    """Characters deleted, doubled, swapped or put in."""
    text = SMALL
    for kind, at, nasty in edits:
        here = min(at, len(text) - 1)
        head, tail = text[:here], text[here:]
        text = {"d": head + tail[1:], "x": head + tail[:1] + tail, "i": head + nasty + tail}.get(
            kind, head + tail[1:2] + tail[:1] + tail[2:]
        )
    _reads_or_refuses(text)


TRAPS = [
        "[", "[^", "[^1]", "[^1]:\n", "[^zz]\n", "[x]\n", "[music", "*", "**", "**a", "**Maya (",
        "**Maya:** a\n", "**Maya:\n", "[link: https://a.b/", "[image: a/", "[image: a]\n", "[soundbite: 1",
        "* * ", "\\", "<!--", "<!--\n", "-->", "`", "(", "# ", "#", "a\n", "-", "- ", "\n", " ", "> \n",
        "{", "[a, ", "a: ", "? ", "&a ", "!", "'",
    ]  # fmt: skip
"""What the grammar knows the beginning of, and some of it never ends."""


def with_filler(filler: str) -> None:
    """Parse scripts with much of something in body, front matter and line."""
    front, body = SMALL.split("\n---\n", 1)
    for text in (
        f"{front}\n---\n{body}\n{filler}",
        f"---\n{filler}\n---\n",
        f"{front}\n---\n## A\n**Maya:** {filler}",
    ):
        with contextlib.suppress(ScriptError):
            parsed(text)


@pytest.mark.parametrize("unit", TRAPS)
def test_much_of_anything_is_read_or_refused(unit: str) -> None:
    """Whatever is repeated a thousand times, no other error comes of it."""
    with_filler(unit * (3000 // len(unit)))


@pytest.mark.slow
@pytest.mark.parametrize("unit", TRAPS)
def test_time_is_linear(unit: str) -> None:
    """Four times the text takes about four times as long."""
    assert_linear(lambda size: with_filler(unit * (size // len(unit))), 15_000)


def test_the_formatter_changes_only_what_it_must() -> None:
    """Hand-written text in canonical order stays as it is, but for quotes that keep a value a string."""
    text = format_script(parsed(SMALL))
    quoted = SMALL.replace('"Tides: a history"', "'Tides: a history'")
    for value in ("2025-02-11", "2", "true"):
        quoted = quoted.replace(f": {value}\n", f": '{value}'\n")
    assert text == quoted


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""}, {"title": "a  b"}, {"title": "a\x00b"}, {"author": "a\nb"},
        {"hosts": ()}, {"chapters": ()}, {"footnotes": ()},
        {"season": -1}, {"season": 10_000}, {"kind": "teaser"}, {"image": "../../etc/passwd"},
    ],
)  # fmt: skip
def test_an_invalid_script_is_never_written(change: dict[str, object]) -> None:
    """A writer's slip is a ValueError at once, not a file that does not read back."""
    with pytest.raises(ValueError, match="not a valid script"):
        compose_script(dataclasses.replace(parsed(SMALL), **change))  # type: ignore[arg-type]
