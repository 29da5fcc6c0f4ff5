"""Counts in the source of this project: names, imports, spelled paths. Reads the syntax, imports and runs nothing.

Used by structure.py, which prints the counts as a table, and by tests that hold some of them.
"""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PACKAGE = "podcast"
MANIFEST = "episode.json"
SHOW_CLASSES = {"Library", "Studio"}
"""What the class is called that stands for the show on disk; it was Studio until 28 November 2026."""
SHOW_FOLDERS = {"episodes", "scripts", "cache"}
NAMESPACES = {
    "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "https://podcastindex.org/namespace/1.0",
    "http://www.w3.org/2005/atom",
}
"""Of a feed's elements; lower case, without a slash at the end."""
NO_PARTICIPLES = {"Bed", "Embed", "Feed", "Need", "Seed", "Shed", "Speed"}
IRREGULAR = set(
    "Begun Bound Built Chosen Done Drawn Found Given Gone Heard Held Kept Known Left Lost Made Read Ready Said Seen "
    "Sent Shown Sold Spoken Taken Told Understood Written".split()
)
"""Participles that do not end in -ed. Ready is none, but was used as one."""
VAGUE = ("found", "told", "said", "made", "one", "it")
MAX_COLUMNS = 100

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a source file, and what stands there."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.text}"


@dataclass(frozen=True, slots=True)
class Import:
    """What an import statement names: `podcast.store.lock` of `from podcast.store import lock`."""

    target: str
    alias: str
    """The name that it has in the importing module, `store` of `import podcast.store as store`."""
    for_types: bool
    """Whether it stands under `if TYPE_CHECKING:`, so that it never runs."""


@dataclass(frozen=True)
class Module:
    """A source file of the package."""

    name: str
    """Dotted: `podcast.store`, and `podcast.feed` for podcast/feed/__init__.py."""
    file: str
    """Its path from the root of the tree."""
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.source, self.file)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes of its syntax tree."""
        return list(ast.walk(self.tree))

    @cached_property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.file.rpartition("/")[2].removesuffix(".py")

    @cached_property
    def imports(self) -> list[Import]:
        """All imports in the module, those inside functions too."""
        return list(_imports(self.tree, for_types=False))

    @cached_property
    def aliases(self) -> dict[str, str]:
        """What each imported name stands for, dotted."""
        return {imported.alias: imported.target for imported in self.imports}

    @cached_property
    def docstrings(self) -> list[ast.Constant]:
        """Strings that stand alone as a statement: of modules, classes, functions, fields and constants."""
        alone = (node.value for node in self.nodes if isinstance(node, ast.Expr))
        return [value for value in alone if isinstance(value, ast.Constant) and isinstance(value.value, str)]

    def place(self, node: ast.expr | ast.stmt) -> Place:
        """Where a node stands, with the first line of its code."""
        text = ast.unparse(node).splitlines()[0]
        return Place(self.file, node.lineno, text if len(text) <= MAX_COLUMNS else f"{text[:MAX_COLUMNS]}…")


def load(root: Path) -> list[Module]:
    """The modules of the package in a tree of the project, by path; ValueError when there is none."""
    modules = []
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules.append(Module(name, path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")))
    if not modules:
        raise ValueError(f"{root} has no package {PACKAGE}: give the root of a tree of this project")
    return modules


def _imports(node: ast.AST, *, for_types: bool) -> Iterator[Import]:
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        for child in node.body:
            yield from _imports(child, for_types=True)
        for child in node.orelse:
            yield from _imports(child, for_types=for_types)
        return
    if isinstance(node, ast.Import):
        for name in node.names:
            # `import a.b` binds `a`; attributes lead from there to `a.b`.
            alias = name.asname or name.name.partition(".")[0]
            yield Import(name.name, alias, for_types)
    elif isinstance(node, ast.ImportFrom):
        for name in node.names:
            yield Import(f"{node.module}.{name.name}", name.asname or name.name, for_types)
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield from _imports(child, for_types=for_types)


# --- imports -----------------------------------------------------------------------------------------------


def graph(modules: list[Module], *, for_types: bool) -> dict[str, set[str]]:
    """Which modules of the package each one imports, anywhere in it; those for types only where asked for.

    That Python also loads the packages above a module is left out: every package with a face would be a circle.
    """
    names = {module.name for module in modules}
    edges: dict[str, set[str]] = {}
    for module in modules:
        wanted = [each.target for each in module.imports if for_types or not each.for_types]
        targets = {target if target in names else target.rpartition(".")[0] for target in wanted}
        edges[module.name] = (targets & names) - {module.name}
    return edges


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Modules that reach each other: the strongly connected components of more than one, each in order."""
    reach = {name: _reachable(name, edges) for name in edges}
    groups = {tuple(sorted(other for other in reach[name] if name in reach[other])) for name in edges}
    return sorted(list(group) for group in groups if len(group) > 1)


def _reachable(start: str, edges: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = edges[waiting.pop()] - reached
        reached |= fresh
        waiting += fresh
    return reached


def fan_out(edges: dict[str, set[str]]) -> tuple[str, int]:
    """The module that imports most of the others, and how many."""
    return max(((name, len(targets)) for name, targets in edges.items()), key=lambda pair: pair[1])


# --- names -------------------------------------------------------------------------------------------------


def classes(modules: list[Module]) -> dict[str, list[Place]]:
    """Every class by its name; an underscore in front makes no other name."""
    places = defaultdict(list)
    for module in modules:
        for node in module.nodes:
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(Place(module.file, node.lineno, f"class {node.name}"))
    return places


def types(modules: list[Module]) -> dict[str, list[Place]]:
    """As `classes`, with the aliases: names like one that a module gives at its top level."""
    places = classes(modules)
    for module in modules:
        for node in module.tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            for target in targets:
                if isinstance(target, ast.Name) and re.fullmatch("_?[A-Z]+[a-z]+[A-Za-z]*", target.id):
                    places[target.id.lstrip("_")].append(module.place(node))
    return places


def files(modules: list[Module]) -> dict[str, list[Place]]:
    """Every module by its file's name, but `__init__.py` and `__main__.py`, whose names are Python's."""
    places = defaultdict(list)
    for module in modules:
        if not module.stem.startswith("__"):
            places[module.stem].append(Place(module.file, 1, ""))
    return places


def several(places: dict[str, list[Place]]) -> dict[str, list[Place]]:
    """The names that stand for more than one thing."""
    return {name: each for name, each in sorted(places.items()) if len(each) > 1}


def namesakes(modules: list[Module]) -> list[Place]:
    """Public functions that bear the name of their module: where one is imported, the other is hidden."""
    return [
        Place(module.file, node.lineno, f"def {node.name}")
        for module in modules
        for node in module.tree.body
        if isinstance(node, FunctionNode) and node.name == module.stem
    ]


def participles(modules: list[Module]) -> list[Place]:
    """Classes whose whole name is a participle: `Made`, `_Held`; `VoicedScript` is none."""
    names = classes(modules)
    return [place for name, places in sorted(names.items()) if _participle(name) for place in places]


def _participle(name: str) -> bool:
    one_word = re.fullmatch("[A-Z][a-z]+", name)
    return bool(one_word) and (name in IRREGULAR or (name.endswith("ed") and name not in NO_PARTICIPLES))


def identifiers(modules: list[Module], names: Iterable[str] = VAGUE) -> dict[str, int]:
    """How often each name is used for a value, a parameter, an attribute, a function or a class."""
    counts: Counter[str] = Counter()
    for module in modules:
        for node in module.nodes:
            match node:
                case ast.Name():
                    counts[node.id] += 1
                case ast.arg():
                    counts[node.arg] += 1
                case ast.Attribute():
                    counts[node.attr] += 1
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                    counts[node.name] += 1
    return {name: counts[name] for name in names}


# --- texts -------------------------------------------------------------------------------------------------


def half_sentences(modules: list[Module]) -> list[Place]:
    """Docstrings that do not name their subject: `Of …`, `All of it.`, `See …`."""
    half = re.compile(r"Of |All of it\.$|See ")
    return [
        Place(module.file, node.lineno, str(node.value).splitlines()[0])
        for module in modules
        for node in module.docstrings
        if half.match(str(node.value).strip())
    ]


def long_lines(modules: list[Module]) -> list[Place]:
    """Lines over a hundred columns."""
    return [
        Place(module.file, number, line.strip())
        for module in modules
        for number, line in enumerate(module.source.splitlines(), 1)
        if len(line) > MAX_COLUMNS
    ]


def homes(modules: list[Module], name: str) -> list[Place]:
    """Modules whose code has the literal `name` (a regular expression) of a published file, each with its first place.

    Docstrings and prose are left out: what has blanks, but for links in HTML. Of an address only the last part
    must match, `feed.xml` in f"{base}/feed.xml".
    """
    whole, link = re.compile(rf"(\S*/)?(?:{name})"), re.compile(rf'="(?:{name})"')
    places = []
    for module in modules:
        docstrings = {id(node) for node in module.docstrings}
        texts = (node for node in module.nodes if isinstance(node, ast.Constant))
        for node in texts:
            text = node.value if isinstance(node.value, str) and id(node) not in docstrings else ""
            if whole.fullmatch(text) or link.search(text):
                places.append(Place(module.file, node.lineno, repr(text)[:MAX_COLUMNS]))
                break
    return places


def namespace_lists(modules: list[Module]) -> list[Place]:
    """Displays (of a dict, list, tuple or set) that hold two or more addresses of a feed's namespaces."""
    places = []
    for module in modules:
        for node in module.nodes:
            if isinstance(node, ast.Dict):
                values = [*filter(None, node.keys), *node.values]
            elif isinstance(node, ast.List | ast.Tuple | ast.Set):
                values = node.elts
            else:
                continue
            texts = {str(value.value) for value in values if isinstance(value, ast.Constant)}
            if len({text.lower().rstrip("/") for text in texts} & NAMESPACES) > 1:
                places.append(module.place(node))
    return places


# --- the show on disk --------------------------------------------------------------------------------------


def spelled(modules: list[Module]) -> list[Place]:
    """Places that spell a manifest's path, a lock, a listing or a glob of scripts, as the review of b9f2369 counted.

    - a manifest: the constant that is "episode.json", used outside the module that defines it, or that literal
    - a lock: a call of a function that locks the path it is given with `filelock`, or of that anywhere else
    - a listing: a call of a module's function `listings` (not of a method) with the folder to list
    - a glob of scripts: a call of `glob` with "*.md"

    Methods of the object that stands for the show are those places; calls of them are none.
    """
    return [module.place(node) for module, node in _matches(modules, _Spelling(modules))]


def joined(modules: list[Module]) -> list[Place]:
    """As `spelled`, with every other use of the show's folders, each outermost expression once.

    Uses are `.episodes`, `.scripts` and `.cache` of a name that is annotated with the show's class (or of `self`
    in that class), and what is joined with `/` to those, to its `.folder` or to a name `episodes_dir`.
    """
    return [module.place(node) for module, node in _matches(modules, _Folders(modules))]


def _matches(modules: list[Module], match: _Spelling) -> Iterator[tuple[Module, ast.expr]]:
    """The outermost expressions that match, in the order of the source."""
    for module in modules:
        waiting: list[ast.AST] = [module.tree]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.expr) and match(module, node):
                yield module, node
            elif not match.skips(module, node):
                waiting += reversed(list(ast.iter_child_nodes(node)))


class _Spelling:
    """Whether an expression spells one of the four kinds."""

    def __init__(self, modules: list[Module]) -> None:
        self._modules = {module.name: module for module in modules}
        self._manifests = {
            f"{module.name}.{target.id}"
            for module in modules
            for node in module.tree.body
            for target in _constants(node, MANIFEST)
        }
        self._locks = {
            f"{module.name}.{node.name}"
            for module in modules
            for node in module.tree.body
            if isinstance(node, FunctionNode) and _locks_its_parameter(node)
        }

    def __call__(self, module: Module, node: ast.expr) -> bool:
        match node:
            case ast.Constant():
                return node.value == MANIFEST
            case ast.Name() | ast.Attribute():
                return self._resolve(module, node) in self._manifests
            case ast.Call():
                return self._called(module, node)
        return False

    def skips(self, module: Module, node: ast.AST) -> bool:
        """Whether nothing inside counts: a definition of the manifest's name, a function that locks its parameter."""
        if isinstance(node, FunctionNode):
            return f"{module.name}.{node.name}" in self._locks
        return isinstance(node, ast.stmt) and bool(_constants(node, MANIFEST))

    def _called(self, module: Module, node: ast.Call) -> bool:
        name = self._resolve(module, node.func)
        if name in self._locks or name == "filelock.FileLock":
            return True
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("glob", "rglob"):
            return any(isinstance(value, ast.Constant) and value.value == "*.md" for value in node.args)
        home, _, function = name.rpartition(".")
        return function == "listings" and home in self._modules and bool(node.args)

    def _resolve(self, module: Module, node: ast.expr) -> str:
        """The dotted name of what is imported from elsewhere, through the faces of packages; else empty."""
        if isinstance(node, ast.Attribute):
            owner = self._resolve(module, node.value)
            return self._followed(f"{owner}.{node.attr}") if owner else ""
        return self._followed(module.aliases.get(node.id, "")) if isinstance(node, ast.Name) else ""

    def _followed(self, name: str) -> str:
        home, _, attribute = name.rpartition(".")
        if name in self._modules or home not in self._modules:
            return name
        further = self._modules[home].aliases.get(attribute, "")
        return self._followed(further) if further and further != name else name


class _Folders(_Spelling):
    """Whether an expression spells one of the four kinds, or uses a folder of the show."""

    def __init__(self, modules: list[Module]) -> None:
        super().__init__(modules)
        self._shows = {name.lower() for name in SHOW_CLASSES}
        self._own: dict[int, bool] = {}
        """Nodes inside the show's class, by identity."""
        for module in modules:
            for node in module.nodes:
                if isinstance(node, ast.ClassDef) and node.name in SHOW_CLASSES:
                    self._own.update((id(inner), True) for inner in ast.walk(node))
                self._shows.update(_annotated(node))

    def __call__(self, module: Module, node: ast.expr) -> bool:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            left = node
            while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Div):
                left = left.left  # type: ignore[assignment]
            joins_to = isinstance(left, ast.Name) and left.id == "episodes_dir"
            return joins_to or self._folder(left, SHOW_FOLDERS | {"folder"}) or super().__call__(module, node)
        return self._folder(node, SHOW_FOLDERS) or super().__call__(module, node)

    def _folder(self, node: ast.expr, folders: set[str]) -> bool:
        if not (isinstance(node, ast.Attribute) and node.attr in folders):
            return False
        owner = node.value
        name = (
            owner.id
            if isinstance(owner, ast.Name)
            else owner.attr
            if isinstance(owner, ast.Attribute)
            else ""
        )
        return name.lstrip("_") in self._shows or (name == "self" and id(node) in self._own)


def _constants(node: ast.stmt, value: str) -> list[ast.Name]:
    """The names to which a statement gives this text."""
    if not (isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)):
        return []
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target for target in targets if isinstance(target, ast.Name) and node.value.value == value]


def _locks_its_parameter(function: FunctionNode) -> bool:
    parameters = {parameter.arg for parameter in function.args.args}
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call) and node.args)
    given = [call.args[0] for call in calls if ast.unparse(call.func).endswith("FileLock")]
    return any(isinstance(path, ast.Name) and path.id in parameters for path in given)


def _annotated(node: ast.AST) -> list[str]:
    """The parameter or field that is annotated with the show's class."""
    if not isinstance(node, ast.arg | ast.AnnAssign) or node.annotation is None:
        return []
    if not SHOW_CLASSES & set(re.findall(r"\w+", ast.unparse(node.annotation))):
        return []
    if isinstance(node, ast.arg):
        return [node.arg.lstrip("_")]
    return [node.target.id.lstrip("_")] if isinstance(node.target, ast.Name) else []
