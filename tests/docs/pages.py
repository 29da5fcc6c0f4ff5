"""README, docs and the other pages for people, as the tests of this folder read them."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
PAGES = tuple(
    sorted(
        [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/**/*.md"), ROOT / "music/README.md"]
    )
)
GENERATED = {"cli.md", "show-toml.md", "checklist.md"}
_MARK = re.compile(r"<!-- (needs|file|run): (.+?) -->")
_PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    text: str
    needs: str = ""
    """What it needs that a test has not, from the comment above it: `<!-- needs: the network -->`."""
    file: str = ""
    """Of which file of the repository it is the text: `<!-- file: examples/x.py -->`."""

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def commands(self) -> tuple[tuple[str, ...], ...]:
        """The commands of a block of shell, each as its words, parted at `&&`, without comments."""
        lines = (shlex.split(line, comments=True) for line in self.text.splitlines())
        return tuple(command for words in lines for command in _parted(words))


def _parted(words: list[str]) -> list[tuple[str, ...]]:
    text = "\0".join(words).split("\0&&\0")
    return [tuple(part.split("\0")) for part in text if part]


def blocks(page: Path) -> list[CodeBlock]:
    """Returns the fenced blocks of a page, in order."""
    found, mark = [], {}
    for token in _PARSER.parse(page.read_text(encoding="utf-8")):
        if token.type == "html_block":
            mark = dict(_MARK.findall(token.content))
        elif token.type == "fence":
            line = token.map[0] + 1 if token.map else 0
            found.append(
                CodeBlock(
                    page, line, token.info.strip(), token.content, mark.get("needs", ""), mark.get("file", "")
                )
            )
            mark = {}
        elif token.level == 0:
            mark = {}
    return found


def links(page: Path) -> list[str]:
    """Returns what the links and pictures of a page lead to."""
    tokens = [
        child for token in _PARSER.parse(page.read_text(encoding="utf-8")) for child in token.children or ()
    ]
    targets = (token.attrGet("href") or token.attrGet("src") for token in tokens)
    return [str(target) for target in targets if target]


def anchors(page: Path) -> set[str]:
    """Returns the names that headings of a page have in addresses, as GitHub makes them."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
