"""Honest scripts with one fault each, put in wherever it can be: what share of them the check tells of."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast import article
from podcast.errors import ScriptError
from podcast.script.check import CheckContext, article_text, check
from tests.conftest import lacking
from tests.script import faults
from tests.script.sample import ARTICLE, SCRIPT, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from podcast.model import Script
    from tests.script.faults import Fault

SHARED = Path(__file__).parents[2].parent / "shared"
KINDS: list[tuple[Callable[[Script], Iterator[Fault]], bool, float]] = [
    (faults.changed_numbers, True, 1.0),
    (faults.swapped_names, True, 1.0),
    (faults.changed_quotations, True, 1.0),
    (faults.altered, True, 1.0),
    (faults.shortened, False, 1.0),
    (faults.uncited, False, 0.85),
    (faults.shifted, False, 0.8),
    (faults.invented, False, 0.95),
    (faults.negated, False, 0.85),
]
"""(kind, whether it has to be an error, the share that has to be told of)."""


def sample() -> tuple[Script, CheckContext]:
    """The script of the tests and its article."""
    return parsed(SCRIPT), CheckContext("s.md", article=ARTICLE)


def example() -> tuple[Script, CheckContext]:
    """The script that was written by hand beside the repository."""
    script, source = SHARED / "example-script.md", SHARED / "articles" / "rogue-state-alliances.txt"
    if not (script.is_file() and source.is_file()):
        lacking("the example script beside the repository")
    return parsed(script.read_text(encoding="utf-8")), CheckContext(
        "s.md", article=article_text(article.read(str(source)))
    )


def reported(
    script: Script,
    context: CheckContext,
    kind: Callable[[Script], Iterator[Fault]],
    *,
    error: bool,
    most: int = 40,
) -> list[bool]:
    """Of each fault, or of `most` of them, evenly taken: whether there is a new problem in its line."""
    before = {(problem.line, problem.message) for problem in check(script, context)}
    faulty = list(kind(script))
    assert faulty, "the script has no place for such a fault"
    return [
        any(
            problem.line == fault.at
            and (problem.line, problem.message) not in before
            and (problem.severity == "error" or not error)
            for problem in check(fault.script, context)
        )
        for fault in faulty[:: -(-len(faulty) // most)]
    ]


@pytest.mark.parametrize(("kind", "error", "share"), KINDS, ids=[kind.__name__ for kind, _, _ in KINDS])
@pytest.mark.parametrize(
    ("source", "most"),
    [
        pytest.param(sample, 40, id="sample"),
        pytest.param(example, 10, id="example-few"),
        pytest.param(example, 40, id="example", marks=pytest.mark.slow),
    ],
)
def test_faults_are_told(
    source: Callable[[], tuple[Script, CheckContext]],
    most: int,
    kind: Callable[[Script], Iterator[Fault]],
    error: bool,
    share: float,
) -> None:
    """Every number, name, quotation and footnote that is changed; nearly all that only seems wrong."""
    caught = reported(*source(), kind, error=error, most=most)
    assert sum(caught) >= share * len(caught), f"{sum(caught)} of {len(caught)}"


@pytest.mark.parametrize("kind", [faults.affirmed, faults.turned])
def test_opposites_are_told(kind: Callable[[Script], Iterator[Fault]]) -> None:
    """A "not" too few, and "fell" for "rose"."""
    assert all(reported(*sample(), kind, error=False))


@pytest.mark.parametrize("kind", [faults.uncited, faults.invented, faults.shortened, faults.turned])
def test_strict_makes_every_doubt_an_error(kind: Callable[[Script], Iterator[Fault]]) -> None:
    """What is told of at all refuses the script."""
    script, context = sample()
    strict = dataclasses.replace(context, strict=True)
    assert reported(script, context, kind, error=False) == reported(script, strict, kind, error=True)


def test_a_footnote_that_is_gone_is_an_error() -> None:
    """Each of them: its label is not defined."""
    for line in SCRIPT.splitlines():
        if line.startswith("[^"):
            with pytest.raises(ScriptError, match="is not defined"):
                parsed(SCRIPT.replace(f"{line}\n", ""))


def test_honest_scripts_are_left_alone() -> None:
    """With the article and without it, in strict too."""
    script, context = sample()
    for one in (context, dataclasses.replace(context, article=""), dataclasses.replace(context, strict=True)):
        assert check(script, one) == ()
