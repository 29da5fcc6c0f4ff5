"""The numbers of benchmarks/structure.py: each counter finds what is wrong in a small tree, and only that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from benchmarks import counting, probe

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"


def write_tree(root: Path, files: dict[str, str]) -> list[counting.Module]:
    """The modules of a tree with these files below podcast/."""
    for name, source in files.items():
        path = root / "podcast" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(source), encoding="utf-8")
    return counting.load(root)


def texts(places: list[counting.Place]) -> list[str]:
    """What was counted, without where."""
    return [place.text for place in places]


def run_script(script: str, *words: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A script of benchmarks/ in a process of its own, that sees `path` first."""
    command = [sys.executable, *(["-P"] if path else []), str(BENCHMARKS / script), *words]
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


# --- imports -----------------------------------------------------------------------------------------------


def test_a_circle_of_imports_is_found_wherever_they_stand(tmp_path: Path) -> None:
    """Three modules in a ring, one import inside a function; a module that leads there is no part of it."""
    modules = write_tree(
        tmp_path,
        {
            "first.py": "import podcast.second",
            "second.py": "from podcast.room import third",
            "room/third.py": "def load():\n    from podcast.first import name",
            "outside.py": "from podcast import first",
        },
    )
    ring = ["podcast.first", "podcast.room.third", "podcast.second"]
    assert counting.circles(counting.graph(modules, for_types=False)) == [ring]


def test_a_circle_for_types_counts_only_where_those_are_asked_for(tmp_path: Path) -> None:
    """What stands under TYPE_CHECKING never runs; its `else` does."""
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from podcast.low import B\nelse:\n    B = None"
    modules = write_tree(tmp_path, {"high.py": typed, "low.py": "from podcast.high import A"})
    assert counting.circles(counting.graph(modules, for_types=False)) == []
    assert counting.circles(counting.graph(modules, for_types=True)) == [["podcast.high", "podcast.low"]]


def test_imports_that_lead_one_way_are_no_circle(tmp_path: Path) -> None:
    """Two ways to the same module, and a package whose face imports its own modules."""
    modules = write_tree(
        tmp_path,
        {
            "a.py": "from podcast import b, c",
            "b.py": "from podcast.d import D",
            "c.py": "from podcast.d import D",
            "d.py": "D = 1",
            "room/__init__.py": "from podcast.room.inner import E",
            "room/inner.py": "E = 1",
        },
    )
    assert counting.circles(counting.graph(modules, for_types=True)) == []


def test_the_busiest_module_is_named_with_all_that_it_imports(tmp_path: Path) -> None:
    """Each module counts once, whatever is imported from it; what is not ours does not count."""
    busy = "import json\nfrom podcast import b\nfrom podcast.b import X\nfrom podcast.c import Y, Z"
    modules = write_tree(tmp_path, {"a.py": busy, "b.py": "from podcast import c", "c.py": ""})
    assert counting.fan_out(counting.graph(modules, for_types=True)) == ("podcast.a", 2)


# --- names -------------------------------------------------------------------------------------------------


def test_a_class_that_is_defined_twice_is_found(tmp_path: Path) -> None:
    """An underscore makes no other name; a class inside a function is one, too."""
    modules = write_tree(
        tmp_path,
        {
            "a.py": "class Part: ...\nclass Whole: ...",
            "b.py": "class _Part: ...",
            "c.py": "def f():\n    class Whole: ...",
            "d.py": "class Once: ...",
        },
    )
    assert list(counting.several(counting.classes(modules))) == ["Part", "Whole"]


def test_the_alias_of_a_type_is_a_name_of_a_type(tmp_path: Path) -> None:
    """`Role = …` in two modules are two; constants and local names are none."""
    modules = write_tree(
        tmp_path,
        {
            "a.py": "Role = str\nLIMIT = 1\ndef f():\n    Inner = 1",
            "b.py": "class Role: ...\nLIMIT = 2\nclass Inner: ...",
        },
    )
    assert list(counting.several(counting.types(modules))) == ["Role"]
    assert counting.several(counting.classes(modules)) == {}


def test_a_file_name_in_two_folders_is_found(tmp_path: Path) -> None:
    """`__init__` and `__main__` are Python's names."""
    names = (
        "__init__.py",
        "a/__init__.py",
        "a/check.py",
        "b/check.py",
        "a/only.py",
        "__main__.py",
        "a/__main__.py",
    )
    assert list(counting.several(counting.files(write_tree(tmp_path, dict.fromkeys(names, ""))))) == ["check"]


def test_a_function_with_its_modules_name_is_found(tmp_path: Path) -> None:
    """Methods and functions elsewhere may have that name."""
    modules = write_tree(
        tmp_path,
        {
            "cover.py": "def cover(): ...",
            "parse.py": "class A:\n    def parse(self): ...",
            "b.py": "def parse(): ...",
        },
    )
    assert [str(place) for place in counting.namesakes(modules)] == ["podcast/cover.py:1  def cover"]


def test_a_class_that_is_a_participle_is_found(tmp_path: Path) -> None:
    """Regular or not; a noun that ends like one is none, nor is a participle before a noun."""
    names = ("Made", "_Held", "Checked", "Feed", "VoicedScript", "DamagedError", "Line")
    modules = write_tree(tmp_path, {"a.py": "\n".join(f"class {name}: ..." for name in names)})
    assert texts(counting.participles(modules)) == ["class Checked", "class _Held", "class Made"]


def test_names_are_counted_wherever_they_stand_for_a_value(tmp_path: Path) -> None:
    """A value, a parameter, an attribute, a function; not a word in a text."""
    source = 'def told(found):\n    "found"\n    said = found\n    return said.found'
    modules = write_tree(tmp_path, {"a.py": source})
    assert counting.identifiers(modules, ("found", "told", "said", "one")) == {
        "found": 3,
        "told": 1,
        "said": 2,
        "one": 0,
    }


# --- texts -------------------------------------------------------------------------------------------------


def test_docstrings_that_are_half_sentences_are_found(tmp_path: Path) -> None:
    """Of modules, functions, constants; a sentence that begins alike is none."""
    source = '''
        """Of the last scalar."""
        LIMIT = 1
        """All of it."""
        def f():
            """See Engine."""
        def g():
            """Often all of it. See Engine."""
    '''
    half = counting.half_sentences(write_tree(tmp_path, {"a.py": source}))
    assert texts(half) == ["Of the last scalar.", "All of it.", "See Engine."]


def test_lines_over_a_hundred_columns_are_found(tmp_path: Path) -> None:
    """A hundred characters fit, of whatever bytes."""
    modules = write_tree(tmp_path, {"a.py": f"# {'ü' * 98}\n# {'x' * 99}\n"})
    assert [place.line for place in counting.long_lines(modules)] == [2]


def test_each_module_that_spells_a_published_name_is_a_home_of_it(tmp_path: Path) -> None:
    """In whole, at the end of an address, or as a link; not in docstrings and messages, nor another file's name."""
    modules = write_tree(
        tmp_path,
        {
            "whole.py": 'FEED = "feed.xml"\nAGAIN = "feed.xml"',
            "address.py": 'def f(base):\n    return f"{base}/feed.xml"',
            "link.py": """PAGE = '<a href="feed.xml">Subscribe now</a>'""",
            "words.py": '"""feed.xml"""\nMESSAGE = "give the address of feed.xml"',
            "other.py": 'OLD = "old-feed.xml"\nNEXT = "feed.xml.bak"',
        },
    )
    homes = [place.file for place in counting.homes(modules, r"feed\.xml")]
    assert homes == ["podcast/address.py", "podcast/link.py", "podcast/whole.py"]


def test_a_list_of_namespaces_is_found(tmp_path: Path) -> None:
    """By two addresses or more, whether keys or values; one alone is a use."""
    itunes, atom = "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.w3.org/2005/Atom"
    modules = write_tree(
        tmp_path,
        {
            "values.py": f"SPACES = {{'itunes': '{itunes}', 'atom': '{atom}'}}",
            "keys.py": f"SPACES = {{'{itunes}': 'itunes', '{atom.lower()}/': 'atom'}}",
            "use.py": f"SPACES = {{'itunes': '{itunes}'}}",
        },
    )
    assert [place.file for place in counting.namespace_lists(modules)] == [
        "podcast/keys.py",
        "podcast/values.py",
    ]


# --- the show on disk --------------------------------------------------------------------------------------

SHOW_ON_DISK = {
    "contract.py": 'MANIFEST = "episode.json"',
    "store.py": "import filelock\ndef lock(path):\n    with filelock.FileLock(path):\n        yield",
    "library/manifest.py": "def listings(folder): ...",
    "library/__init__.py": "from podcast.library.show import Library\nfrom podcast.contract import MANIFEST",
    "library/show.py": """
        from podcast import store
        from podcast.contract import MANIFEST
        from podcast.library.manifest import listings

        class Library:
            @property
            def episodes(self):
                return self.folder / "episodes"

            def manifest(self, slug):
                return self.episodes / slug / MANIFEST

            def lock(self, slug):
                return store.lock(self.episodes / f".{slug}.lock")

            def listings(self):
                return listings(self.episodes)

            def scripts(self):
                return sorted(self.folder.glob("*.md"))
    """,
}


def test_what_the_shows_own_object_spells_is_in_its_file(tmp_path: Path) -> None:
    """Calls of its methods spell nothing; where the name and the lock are defined is no place either."""
    calls = """
        def make(library: Library):
            with library.lock("a"):
                return library.manifest("a"), library.listings(), library.scripts()
    """
    modules = write_tree(tmp_path, SHOW_ON_DISK | {"making/make.py": calls})
    places = counting.spelled(modules)
    assert texts(places) == [
        "MANIFEST",
        "store.lock(self.episodes / f'.{slug}.lock')",
        "listings(self.episodes)",
        "self.folder.glob('*.md')",
    ]
    assert {place.file for place in places} == {"podcast/library/show.py"}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("contract.MANIFEST", "contract.MANIFEST"),
        ("library.MANIFEST", "library.MANIFEST"),
        ("folder / 'episode.json'", "'episode.json'"),
        ("lock_file(folder / '.lock')", "lock_file(folder / '.lock')"),
        ("filelock.FileLock(folder / '.lock')", "filelock.FileLock(folder / '.lock')"),
        ("manifest.listings(folder)", "manifest.listings(folder)"),
        ("folder.rglob('*.md')", "folder.rglob('*.md')"),
    ],
)
def test_what_anybody_else_spells_is_found(tmp_path: Path, line: str, text: str) -> None:
    """A manifest by its constant (through a face, too) or its name, a lock by any alias, a listing, a glob."""
    source = f"""
        import filelock
        from podcast import contract, library
        from podcast.library import manifest
        from podcast.store import lock as lock_file

        def f(folder):
            return {line}
    """
    places = counting.spelled(write_tree(tmp_path, SHOW_ON_DISK | {"making/make.py": source}))
    assert [place.text for place in places if place.file == "podcast/making/make.py"] == [text]


def test_uses_of_the_shows_folders_are_found_once_each(tmp_path: Path) -> None:
    """By what is annotated as the show; the episodes of something else are no folder."""
    source = """
        from podcast import store

        def make(show: Library, edition: Edition, episodes_dir):
            with store.lock(show.episodes / ".lock"):
                show.folder / "cover.jpg" / "small"
                episodes_dir / "ledger"
                read(show.cache)
                edition.episodes, show.folder
    """
    places = counting.joined(write_tree(tmp_path, SHOW_ON_DISK | {"making/make.py": source}))
    assert [place.text for place in places if place.file == "podcast/making/make.py"] == [
        "store.lock(show.episodes / '.lock')",
        "show.folder / 'cover.jpg' / 'small'",
        "episodes_dir / 'ledger'",
        "show.cache",
    ]


# --- the table ---------------------------------------------------------------------------------------------


def test_strict_fails_by_the_last_tree_alone_and_names_what_is_missed(tmp_path: Path) -> None:
    """A class that stands for two things is missed; the sound tree beside it is not what is judged."""
    sound, wrong = tmp_path / "sound", tmp_path / "wrong"
    write_tree(sound, {"a.py": "class Part: ..."})
    write_tree(wrong, {"a.py": "class Part: ...", "b.py": "class Part: ..."})
    missed = run_script("structure.py", "--no-run", "--strict", "--verbose", str(sound), str(wrong))
    assert missed.returncode == 1
    assert "missed: class names with several meanings\n" in missed.stderr
    assert "| class names with several meanings | 0 | 1 | **0** | no |" in missed.stdout
    assert "Part: podcast/a.py:1, podcast/b.py:1" in missed.stdout
    met = run_script("structure.py", "--no-run", "--strict", str(wrong), str(sound))
    assert met.returncode == 0, met.stderr


def test_a_folder_without_the_package_is_refused(tmp_path: Path) -> None:
    """Rather than a table of zeros, which would meet every target."""
    with pytest.raises(ValueError, match="no package podcast"):
        counting.load(tmp_path)


# --- running a tree ----------------------------------------------------------------------------------------

SCRIPT_ROOM = {
    "__init__.py": "",
    "script/__init__.py": "",
    "script/parse.py": "from podcast.script.front import read\ndef parse(text):\n    read(text)",
    "script/front.py": "def read(text): ...",
    "script/form.py": "from podcast.script.parse import parse\ndef form(script):\n    parse(script)",
    "cli.py": """
        import os
        import sys

        def main():
            from podcast.script.form import form
            form(form(open(sys.argv[2]).read()))
            os._exit(0)
    """,
}


def test_calls_are_counted_under_whatever_name_they_are_made(tmp_path: Path) -> None:
    """Of functions that other modules import by name, in a command that ends the process."""
    write_tree(tmp_path, SCRIPT_ROOM)
    answer = run_script("probe.py", "calls", path=tmp_path)
    assert json.loads(answer.stdout) == {"parse": 2, "front matter": 2, "format": 2}, answer.stderr


def test_a_tree_without_such_a_function_is_an_error(tmp_path: Path) -> None:
    """Nothing to count is not a count of 0."""
    write_tree(tmp_path, SCRIPT_ROOM | {"script/front.py": "def scan(text): ...", "script/parse.py": ""})
    answer = run_script("probe.py", "calls", path=tmp_path)
    assert answer.returncode == 1
    assert "nothing here does what `parse` counts" in answer.stderr


@pytest.mark.parametrize("role", probe.ROLES)
def test_the_functions_to_count_are_known_by_their_present_names(role: str) -> None:
    """Who renames one, names it in the probe's table as well."""

    def there(name: str) -> bool:
        home, _, function = name.rpartition(".")
        path = ROOT / f"{home.replace('.', '/')}.py"
        return path.exists() and f"\ndef {function}(" in path.read_text(encoding="utf-8")

    assert any(map(there, probe.ROLES[role])), (
        f"add the function's new name to ROLES[{role!r}] in benchmarks/probe.py"
    )


def test_what_a_room_loads_includes_what_its_face_loads_late(tmp_path: Path) -> None:
    """A face that imports on demand has not saved anybody the import."""
    face = """
        __all__ = ["late"]

        def __getattr__(name):
            import podcast.airing
            return podcast.airing
    """
    write_tree(tmp_path, {"__init__.py": "", "making/__init__.py": face, "airing/__init__.py": ""})
    answer = run_script("probe.py", "imports", "podcast.making", path=tmp_path)
    loaded = json.loads(answer.stdout)["podcast"]
    assert loaded == ["podcast", "podcast.airing", "podcast.making"]
