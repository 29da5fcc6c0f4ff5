"""What README and docs say is there: links lead somewhere, made pages are the code's, commands and options exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from podcast.cli import cli
from tests.docs.pages import PAGES, ROOT, CodeBlock, anchors, blocks, links
from tests.docs.reference import docstrings, made_pages

if TYPE_CHECKING:
    from pathlib import Path

SHELL = [block for page in PAGES for block in blocks(page) if block.language == "sh"]
LANGUAGES = {"ini", "sh", "python", "toml", "text", "markdown", "nginx", "caddy", "json", "yaml", "xml"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Each link of a page to a file of ours finds the file, and the heading in it; others are whole addresses."""
    for target in links(page):
        if re.match(r"https?://[\w.-]+\.\w+(/|$)|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        path = page.parent / name if name else page
        assert path.exists(), f"{page.name}: {target} leads nowhere"
        if anchor:
            assert anchor in anchors(path), f"{page.name}: {target}: there is no such heading"


def test_every_page_of_docs_is_on_the_list() -> None:
    """docs/README.md has each page of its folder, so that nobody has to look for one."""
    listed = {target.partition("#")[0] for target in links(ROOT / "docs/README.md")}
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"} <= listed


def test_the_readme_is_short() -> None:
    """At most 120 lines: the rest is in docs."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", made_pages(), ids=lambda path: path.name)
def test_a_page_made_from_the_code_is_the_codes(path: Path) -> None:
    """Whoever changes an option, a setting or an example writes the pages again: `make docs`."""
    assert path.read_text(encoding="utf-8") == made_pages()[path], (
        f"docs/{path.name} is older than the code: make docs"
    )


def test_a_setting_without_a_meaning_is_noticed() -> None:
    """The reference takes what a setting means from below its field, and nothing from elsewhere."""

    class Choice:
        told: str = ""
        """What it
        means."""
        bare: str = ""

    assert docstrings(Choice) == {"told": "What it means."}


def test_nobody_is_told_to_install_a_strangers_package() -> None:
    """`podcast` on the package index is another project: no page, message or file of ours has it installed."""
    files = (path for path in ROOT.glob("install/*") if path.is_file())
    ours = [*PAGES, *ROOT.glob("podcast/**/*.py"), *files, *ROOT.glob(".github/**/*.yml")]
    unregistered = re.compile(r"\bpipx? install [\"'`]*podcast-footnotes")
    others = re.compile(r"(?:pip|pipx|uv)\b[^\n`]*\binstall\b[^\n`]* [\"']?podcast(?![-\w/])")
    for path in ours:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not others.search(line) or "would fetch" in line, f"{path.name}: {line}"
            assert not unregistered.search(line), f"{path.name}: the name is nobody's yet: {line}"


def test_blocks_name_their_language() -> None:
    """A block of code says what it is in, so that it is coloured on a page, and tried by a test."""
    for page in PAGES:
        for block in blocks(page):
            assert block.language in LANGUAGES, f"{block} has the language {block.language!r}"


@pytest.mark.parametrize("block", SHELL, ids=str)
def test_commands_and_options_exist(block: CodeBlock) -> None:
    """Every command line of ours on a page is one that the program understands, also where a test cannot run it."""
    for words in block.commands:
        if words[0] == "podcast":
            understand(list(words[1:]))


def understand(words: list[str]) -> None:
    """Raise click's UsageError for a command line with a command or an option that does not exist."""
    command: click.Command = cli
    context = click.Context(cli, info_name="podcast")
    while isinstance(command, click.Group):
        _, inner, words = command.resolve_command(context, words)
        assert inner is not None
        command, context = inner, click.Context(inner, info_name=inner.name, parent=context)
    command.make_parser(context).parse_args(args=words)


@pytest.mark.parametrize("line", ["mak report.md", "make report.md --minute-s 3"])
def test_a_command_that_does_not_exist_is_noticed(line: str) -> None:
    """The test above can fail."""
    with pytest.raises(click.UsageError):
        understand(line.split())
