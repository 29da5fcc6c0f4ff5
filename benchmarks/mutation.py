"""Mutants of Python code, and their twins in code that was moved and renamed: by syntax trees, names folded away."""

from __future__ import annotations

import ast
import copy
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEAST = 0.5
"""The least likeness of two functions that may be each other's twins."""
LEAD = 0.02
"""By how much the likeness of the best must exceed that of the next."""
TRIED = 5
"""How many functions a site is looked for in, the likest first: a function may have been cut in two."""
CONTEXT = 5
"""Tokens in a row that must be the same around a site, fewer only where the function has no more."""
LARGEST = 1_000_000
"""Pairs of nodes up to which two units are aligned by the best of all ways, which takes about a second."""
_RUN, _NAMED = 0.25, 0.5
"""What a pair of nodes is worth more, against 1, that follows another pair, or that has the same name."""

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_EMPTY: tuple[tuple[type[ast.expr], ast.expr], ...] = (
    (ast.JoinedStr, ast.Constant("")),
    (ast.Tuple, ast.Tuple([], ast.Load())),
    (ast.List, ast.List([], ast.Load())),
    (ast.ListComp, ast.List([], ast.Load())),
    (ast.Dict, ast.Dict([], [])),
    (ast.DictComp, ast.Dict([], [])),
)
_UNSEEN = {"annotation", "returns", "decorator_list", "ctx", "type_comment", "format_spec", "type_params"}
"""Fields that hold no code which runs, or are too easy to kill."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A function, a method, or a statement of a module or class: what is looked for in the other tree."""

    module: str
    """Path from the tree: `podcast/audio/mp3.py`."""
    place: int
    """In the order of the module."""
    name: str
    """`Encoder.write`; of a statement what it assigns to."""
    nodes: tuple[ast.AST, ...]
    """All that runs in it, a parent before its children."""
    tokens: tuple[str, ...]
    """Of each node its type, and of a constant its value; names and attributes are all alike."""
    words: frozenset[str]
    """Names and attributes in it."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place that can be changed, and how."""

    module: str
    unit: int
    """Place of its unit in the module."""
    node: int
    """Place of its node in the unit."""
    kind: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change."""

    source: str
    line: int
    """Of the original code."""
    before: str
    """The node's code on one line."""
    after: str


def units(source: str, module: str) -> list[Unit]:
    """Return all units of a module, in order."""
    return [
        _unit(module, place, name, node) for place, (name, node) in enumerate(_statements(ast.parse(source)))
    ]


def sites(unit: Unit) -> Iterator[Site]:
    """Yield every change that can be made in a unit."""
    for place, node in enumerate(unit.nodes):
        for kind in _kinds(node):
            yield Site(unit.module, unit.place, place, kind)


def draw(every: Iterable[Site], seed: str) -> list[Site]:
    """Return all sites in an order drawn by the seed, the kinds of change as often as each other at first."""
    chance = random.Random(seed)
    by_kind = defaultdict(list)
    for site in every:
        by_kind[site.kind].append(site)
    for group in by_kind.values():
        chance.shuffle(group)
    order = []
    while by_kind:
        kind = chance.choice(sorted(by_kind))
        order.append(by_kind[kind].pop())
        if not by_kind[kind]:
            del by_kind[kind]
    return order


def mutate(source: str, site: Site) -> Mutant:
    """Return the module with the change at the site."""
    tree = ast.parse(source)
    name, top = list(_statements(tree))[site.unit]
    node = _unit(site.module, site.unit, name, top).nodes[site.node]
    before = ast.unparse(node)
    new = _change(node, site.kind)
    after = ast.unparse(new)
    changed = ast.fix_missing_locations(_Replacement(node, new).visit(tree))
    return Mutant(ast.unparse(changed), getattr(node, "lineno", 0), before, after)


def twin(site: Site, old: Unit, candidates: Sequence[Unit]) -> Site | str:
    """Return the same change in the unit of another tree that is the likest, or why there is none."""
    ranked = _rank(old, candidates)
    if not ranked or ranked[0][0] < LEAST:
        likest = f"{ranked[0][1].module}: {ranked[0][1].name} ({ranked[0][0]:.2f})" if ranked else "none"
        return f"no function is like {old.name}; the likest is {likest}"
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD:
        names = " and ".join(f"{unit.module}: {unit.name}" for _, unit in ranked[:2])
        return f"{names} are as like {old.name} as each other"
    for likeness, unit in ranked[:TRIED]:
        if likeness >= LEAST / 2 and (place := _align(site.node, old, unit)) is not None:
            return Site(unit.module, unit.place, place, site.kind)
    return f"{ranked[0][1].module}: {ranked[0][1].name} has no such place"


# --- reading -----------------------------------------------------------------------------------------------


def _statements(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield functions, methods, and other statements that run, with their names."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if not _is_idle(inner):
                    yield f"{node.name}.{_name(inner)}", inner
        elif not _is_idle(node):
            yield _name(node), node


def _is_idle(node: ast.stmt) -> bool:
    """Whether a statement is an import, a docstring, a class, a mere annotation or for type checkers."""
    if isinstance(node, ast.Import | ast.ImportFrom | ast.ClassDef | ast.Pass):
        return True
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    if isinstance(node, ast.AnnAssign):
        return node.value is None
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _name(node: ast.stmt) -> str:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return node.name
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", node)]
    return ast.unparse(targets[0]).split("\n", 1)[0][:60]


def _unit(module: str, place: int, name: str, node: ast.stmt) -> Unit:
    nodes = tuple(_walk(node))
    words = frozenset(word for inner in nodes if (word := _word(inner)))
    return Unit(module, place, name, nodes, tuple(map(_token, nodes)), words)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run, a parent before its children, docstrings left out."""
    yield node
    for field, value in ast.iter_fields(node):
        if field in _UNSEEN:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not (isinstance(child, ast.stmt) and _is_text(child)):
                yield from _walk(child)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _token(node: ast.AST) -> str:
    return (
        f"{type(node.value).__name__} {node.value!r}"
        if isinstance(node, ast.Constant)
        else type(node).__name__
    )


def _word(node: ast.AST) -> str:
    """Return the name that a node brings, or nothing."""
    for field in ("id", "attr", "arg", "name"):
        if isinstance(word := getattr(node, field, None), str):
            return word
    return ""


# --- changing ----------------------------------------------------------------------------------------------


def _kinds(node: ast.AST) -> list[str]:  # noqa: PLR0911 - one a kind of node
    """Return the changes that a node takes."""
    match node:
        case ast.Compare():
            return ["compare"]
        case ast.BoolOp():
            return ["and/or"]
        case ast.UnaryOp(op=ast.Not()):
            return ["not"]
        case ast.Slice():
            return [bound for bound in ("lower", "upper") if getattr(node, bound) is not None]
        case ast.Return(value=ast.expr() as value):
            return [] if isinstance(value, ast.Constant) and not value.value else ["return"]
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign() | ast.Raise():
            return ["remove"]
        case ast.Constant(value=bool()):
            return ["flip"]
        case ast.Constant(value=int() | float()):
            return ["plus 1", "minus 1"]
        case ast.Constant(value=str() as text):
            return ["empty"] if text else []
    return []


def _change(node: ast.AST, kind: str) -> ast.AST:
    """Return a node with the change made."""
    new = copy.deepcopy(node)
    match new:
        case ast.Compare():
            new.ops[0] = _COMPARED[type(new.ops[0])]()
        case ast.BoolOp():
            new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
        case ast.UnaryOp():
            return new.operand
        case ast.Slice():
            setattr(new, kind, None)
        case ast.Return(value=ast.expr() as value):
            new.value = next(
                (empty for type_, empty in _EMPTY if isinstance(value, type_)), ast.Constant(None)
            )
        case ast.Constant(value=bool()):
            new.value = not new.value
        case ast.Constant(value=int() | float() as number):
            new.value = number + (1 if kind == "plus 1" else -1)
        case ast.Constant():
            new.value = ""
        case _:
            return ast.Pass()
    return new


class _Replacement(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old = old
        self.new = new

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the new node in place of the old one, any other as it is."""
        if node is self.old:
            return self.new
        self.generic_visit(node)
        return node


# --- likeness ----------------------------------------------------------------------------------------------


def _rank(old: Unit, candidates: Sequence[Unit]) -> list[tuple[float, Unit]]:
    """Return the likest units with their likeness, the best first: mostly by shape, a little by words and name."""
    bag = Counter(old.tokens)
    bounded = [
        (2 * (bag & Counter(unit.tokens)).total() / (len(old.tokens) + len(unit.tokens)), place)
        for place, unit in enumerate(candidates)
    ]
    bounded.sort(key=lambda pair: (-pair[0], pair[1]))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(old.tokens)
    ranked: list[tuple[float, Unit]] = []
    for bound, place in bounded[: 4 * TRIED]:
        unit = candidates[place]
        if (
            len(ranked) >= TRIED
            and 0.8 * bound + 0.2 + 2 * LEAD < sorted(score for score, _ in ranked)[-TRIED]
        ):
            continue  # cannot come among the best
        matcher.set_seq1(unit.tokens)
        shared = len(old.words & unit.words) / (len(old.words | unit.words) or 1)
        ranked.append((0.8 * matcher.ratio() + 0.2 * shared + 2 * LEAD * (unit.name == old.name), unit))
    ranked.sort(key=lambda pair: -pair[0])
    return ranked


def _align(place: int, old: Unit, new: Unit) -> int | None:
    """Return where the node at a place lies in the other unit, when its surroundings are there, too."""
    pairs = dict(_pairs(old, new))
    there = pairs.get(place)
    if there is None:
        return None
    first, last = place, place
    while pairs.get(first - 1) == there - (place - first) - 1:
        first -= 1
    while pairs.get(last + 1) == there + (last - place) + 1:
        last += 1
    return there if last - first + 1 >= min(CONTEXT, len(old.tokens)) else None


def _pairs(old: Unit, new: Unit) -> list[tuple[int, int]]:
    """Return the places of nodes that correspond, in order: as many as can be, most of them in runs and named alike."""
    rows, columns = len(old.tokens), len(new.tokens)
    if rows * columns > LARGEST:
        blocks = SequenceMatcher(None, old.tokens, new.tokens, autojunk=False).get_matching_blocks()
        return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    # The scores of what stands before two places, and of that with a pair at its very end.
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    ending = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    old_words, new_words = ([_word(node) for node in unit.nodes] for unit in (old, new))
    for row in range(rows):
        for column in range(columns):
            score = 0.0
            if old.tokens[row] == new.tokens[column]:
                alike = bool(old_words[row]) and old_words[row] == new_words[column]
                run = _RUN if ending[row][column] else 0.0
                score = 1.0 + _NAMED * alike + max(ending[row][column] + run, best[row][column])
            ending[row + 1][column + 1] = score
            best[row + 1][column + 1] = max(score, best[row][column + 1], best[row + 1][column])
    return _trace(best, ending)


def _trace(best: list[list[float]], ending: list[list[float]]) -> list[tuple[int, int]]:
    """Return the pairs that give the best score, found from its end."""
    row, column = len(best) - 1, len(best[0]) - 1
    pairs = []
    in_run = False
    while row and column:
        if in_run or ending[row][column] == best[row][column] > 0:
            pairs.append((row - 1, column - 1))
            row, column = row - 1, column - 1
            in_run = ending[row][column] > 0 and ending[row][column] + _RUN >= best[row][column]
        elif best[row - 1][column] == best[row][column]:
            row -= 1
        else:
            column -= 1
    return pairs[::-1]
