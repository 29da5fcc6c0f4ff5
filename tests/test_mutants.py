"""What benchmarks/mutation.py takes for a twin decides what benchmarks/mutants.py proves."""

from __future__ import annotations

import ast

import pytest

from benchmarks import mutation

OLD = '''
"""A module."""

LIMIT = 20

def total(prices: list[int], most: int = 5) -> int:
    """Return the sum of the first prices."""
    if not prices or len(prices) < most:
        return 0
    return sum(prices[:most]) + 1

class Basket:
    """Things to buy."""

    def add(self, name: str) -> None:
        """Put something in."""
        if name in self.names:
            raise ValueError("twice")
        self.names.append(name)
'''
NEW = '''
class Trolley:
    def put(self, item):
        """Put an item in."""
        if item in self.items:
            raise ValueError("twice")
        self.log(item)
        self.items.append(item)

def amount(costs, limit=5):
    first = costs[:limit]
    if not costs or len(costs) < limit:
        return 0
    return sum(first) + 1
'''
OLD_UNITS = mutation.units(OLD, "old.py")
NEW_UNITS = mutation.units(NEW, "new.py")


def mutants(source: str, units: list[mutation.Unit]) -> dict[str, mutation.Site]:
    """Every site, by what the change is."""
    sites = [site for unit in units for site in mutation.sites(unit)]
    changes = [mutation.mutate(source, site) for site in sites]
    return {f"{change.before} → {change.after}": site for change, site in zip(changes, sites, strict=True)}


def test_changes_are_of_every_kind_and_none_is_in_docstrings_or_annotations() -> None:
    """A function with most kinds of code has most kinds of changes, each of which is valid code."""
    every = mutants(OLD, OLD_UNITS)
    assert {site.kind for site in every.values()} == {
        *("compare", "and/or", "not", "upper", "return", "remove", "plus 1", "minus 1", "empty"),
    }
    assert "len(prices) < most → len(prices) <= most" in every
    assert not any("Return the sum" in change or "list[int]" in change for change in every)
    for site in every.values():
        ast.parse(mutation.mutate(OLD, site).source)


@pytest.mark.parametrize(
    ("change", "twin"),
    [
        ("len(prices) < most → len(prices) <= most", "len(costs) < limit → len(costs) <= limit"),
        ("not prices → prices", "not costs → costs"),
        ("self.names.append(name) → pass", "self.items.append(item) → pass"),
        ("'twice' → ''", "'twice' → ''"),
    ],
)
def test_a_twin_is_found_under_other_names(change: str, twin: str) -> None:
    """A function that was renamed and moved, and a statement more in it, hide no twin."""
    site = mutants(OLD, OLD_UNITS)[change]
    assert mutation.twin(site, OLD_UNITS[site.unit], NEW_UNITS) == mutants(NEW, NEW_UNITS)[twin]


def test_what_is_gone_has_no_twin() -> None:
    """A constant without a counterpart, and a place in a function that is written otherwise, have none."""
    every = mutants(OLD, OLD_UNITS)
    for change, reason in (("20 → 21", "no function is like LIMIT"), (":most → :", "has no such place")):
        answer = mutation.twin(every[change], OLD_UNITS[every[change].unit], NEW_UNITS)
        assert isinstance(answer, str)
        assert reason in answer


def test_a_draw_is_the_same_for_a_seed_and_holds_every_site_once() -> None:
    """The order is the seed's alone."""
    sites = [site for unit in OLD_UNITS for site in mutation.sites(unit)]
    drawn = mutation.draw(sites, "a")
    assert drawn == mutation.draw(sites, "a")
    assert sorted(map(repr, drawn)) == sorted(map(repr, sites))
    assert drawn != mutation.draw(sites, "b")
