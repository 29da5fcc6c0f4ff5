"""docs/checklist.md: every assertion of the standards has a test, and the page names only tests that are there.

`python -m tests.test_checklist` writes its second column again, from the tests' names.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.feed.test_check import CHANNEL, ITEMS

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "checklist.md"
NUMBERS = [
    f"{kind}{at}" for kind, last in zip("FPHTA", (24, 10, 7, 6, 9), strict=True) for at in range(1, last + 1)
]
_ROW = re.compile(r"\| ([A-Z]\d+) \| (.+?) \| (.*?) \| (.*?) \|$", re.MULTILINE)
_NAMED = re.compile(r"test((?:_[fphta]\d+)+)_")


@cache
def functions() -> dict[str, frozenset[str]]:
    """The test functions of each file below tests/."""
    found = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        found[path.relative_to(TESTS).as_posix()] = frozenset(it for it in names if it.startswith("test_"))
    return found


def by_name(number: str) -> list[str]:
    """The files with a test that carries the number: `test_f8_f9_…` carries F8 and F9."""
    return [
        path
        for path, names in functions().items()
        if any(number.lower() in match[1].split("_") for name in names if (match := _NAMED.match(name)))
    ]


def rows() -> dict[str, tuple[list[str], list[str]]]:
    """Number -> (files with tests named after it, further tests) as the page has them."""
    found = {}
    for number, _, files, further in _ROW.findall(PAGE.read_text(encoding="utf-8")):
        assert number not in found, f"{number} is there twice"
        found[number] = (re.findall(r"`([^`]+)`", files), re.findall(r"`([^`]+::[^`]+)`", further))
    return found


def test_the_page_has_every_assertion() -> None:
    """F1 to F24, P1 to P10, H1 to H7, T1 to T6, A1 to A9, in this order."""
    assert list(rows()) == NUMBERS


def test_the_seeded_faults_are_of_the_numbers_they_stand_under() -> None:
    """Where the page names the check's tests of many faults, one of those faults has that number."""
    seeded = {"test_a_fault_of_the_channel_is_found": CHANNEL, "test_a_fault_of_an_item_is_found": ITEMS}
    for test, faults in seeded.items():
        named = {
            number for number, (_, further) in rows().items() if f"feed/test_check.py::{test}" in further
        }
        assert named == {fault[0] for fault in faults}


@pytest.mark.parametrize("number", NUMBERS)
def test_an_assertion_is_held_by_tests_that_are_there(number: str) -> None:
    """By one at least, but for what the page says is left out on purpose."""
    files, further = rows()[number]
    for path in files:
        assert path in by_name(number), f"{path} has no test named after {number}"
    for test in further:
        path, _, name = test.partition("::")
        assert name in functions().get(path, ()), f"{test} is not there"
    if number != "T4":
        assert files or further


def test_a_number_in_a_tests_name_is_one_of_the_page() -> None:
    """Whoever names a test after an assertion finds it there."""
    for path, names in functions().items():
        for name in names:
            if match := _NAMED.match(name):
                wrong = {it.upper() for it in match[1].split("_")[1:]} - set(NUMBERS)
                assert not wrong, f"{path}::{name}"


def test_the_check_can_fail() -> None:
    """A number that no test carries has no file, and no function is found in a file that is not there."""
    assert by_name("F99") == []
    assert "test_checklist.py" in functions()
    assert "test_the_check_can_fail" in functions()["test_checklist.py"]


def _write() -> None:
    """The page with its second column as the tests' names have it now."""

    def row(match: re.Match[str]) -> str:
        files = ", ".join(f"`{path}`" for path in by_name(match[1]))
        return f"| {match[1]} | {match[2]} | {files} | {match[4]} |"

    PAGE.write_text(_ROW.sub(row, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    _write()
