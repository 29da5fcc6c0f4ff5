"""Each pattern and word list of the extractive writer says, behind it, which sentence it is for; and it fits that."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast.writers import extractive

if TYPE_CHECKING:
    from collections.abc import Iterator

Rule = re.Pattern[str] | frozenset[str] | dict[str, str]
_EXAMPLE = re.compile("«(.+)»", re.DOTALL)


def rules() -> Iterator[tuple[str, str, str]]:
    """Yields (module, name, docstring) of every pattern, and of the word lists that have an example."""
    for path in sorted(Path(extractive.__path__[0]).glob("*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        for node, after in zip(body, [*body[1:], ast.Pass()], strict=True):
            if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)):
                continue
            doc = ast.unparse(after.value) if isinstance(after, ast.Expr) else ""
            if "«" in doc or ast.unparse(node.value).startswith("re.compile("):
                yield path.stem, node.targets[0].id, doc


@pytest.mark.parametrize(("module", "name", "doc"), tuple(rules()))
def test_a_rule_fits_its_example(module: str, name: str, doc: str) -> None:
    """A pattern is found in the sentence, a list has one of its words."""
    example = _EXAMPLE.search(ast.literal_eval(doc)) if doc else None
    assert example, f"{module}.{name} does not say which sentence it is for"
    sentence = " ".join(example[1].split())
    rule: Rule = getattr(importlib.import_module(f"{extractive.__name__}.{module}"), name)
    if isinstance(rule, re.Pattern):
        assert rule.search(sentence)
    else:
        assert set(rule) & set(re.findall(r"\w+", sentence.lower()))
