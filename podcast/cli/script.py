"""`podcast script`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from podcast.cli.common import show_option, source_options, stdin

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Article


@click.command(name="script")
@click.argument("source")
@source_options
@click.option("-o", "path", type=click.Path(path_type=Path), metavar="PATH", help="Write it here instead.")
@click.option("--force", is_flag=True, help="Write an existing script anew; the old one is kept as .bak.")
@click.option("--outline", is_flag=True, help="Only show what was found in the article.")
@click.option("--dry-run", is_flag=True, help="Only show what the writer would send, and what it would cost.")
@show_option
def command(
    source: str,
    minutes: float | None,
    writer: str,
    allow: tuple[str, ...],
    path: Path | None,
    force: bool,
    outline: bool,
    dry_run: bool,
    library: Library,
) -> None:
    """Write the script of SOURCE to scripts/, and print its path.

    SOURCE is an http(s) URL, a file (.html .md .txt .pdf .docx .epub) or `-` for standard input.

    \b
      podcast script report.md --minutes 6
    """
    from podcast import making
    from podcast.cli.progress import show_progress

    order = making.Order(minutes or 0.0, writer, allow=allow, stdin=stdin() if source == "-" else None)
    if outline:
        click.echo(_outline(making.read_article(library, source, order)))
        return
    if dry_run:
        click.echo(making.preview_script(library, source, order))
        return
    existing: Literal["replace", "refuse"] = "replace" if force else "refuse"
    with show_progress() as report:
        result = making.write_script(library, source, order, path, existing=existing, report=report)
    if result.note:
        click.echo(result.note, err=True)
    click.echo(result.path)


_WIDTHS = {"heading": 44, "likelihood": 22, "begins": 48}
"""Column of the outline → its width at most, in characters of a terminal."""


def _outline(article: Article) -> str:
    """What an article holds: title, author and so on, then each part's kind, length, heading and first words."""
    from podcast.language.plain.sentences import count_words

    parts = [part for part in (article.summary, *article.sections) if part.paragraphs]
    words = [sum(map(count_words, part.paragraphs)) for part in parts]
    tally = Counter(part.kind for part in parts)
    counts = [
        f"{tally[kind]} {kind}{'s' * (tally[kind] > 1)}" for kind in ("section", "scenario") if tally[kind]
    ]
    summary = "a summary" if tally["summary"] else "no summary"
    facts = {
        "Title": article.title,
        "Author": article.author,
        "Date": article.date,
        "Language": article.language,
        "Site": article.site,
        "Source": article.source,
        "Found": f"{sum(words):,} words: {', '.join([summary, *counts])}",
    }
    table: list[tuple[str, ...]] = [("kind", "words", "paragraphs", "heading", "likelihood", "begins")]
    for part, count in zip(parts, words, strict=True):
        heading = part.name or part.heading or "(none)"
        begins = " ".join(part.paragraphs[0].split()[:12])
        table.append((part.kind, f"{count:,}", str(len(part.paragraphs)), heading, part.likelihood, begins))
    lines = [f"{name:10}{value or '(not found)'}" for name, value in facts.items()]
    return "\n".join([*lines, "", *_aligned(table)])


def _aligned(table: list[tuple[str, ...]]) -> list[str]:
    """The rows in columns: figures to the right, empty columns left out, long cells cut."""
    from rich.cells import cell_len, set_cell_size

    columns = [list(column) for column in zip(*table, strict=True) if any(column[1:])]
    for column in columns:
        most = _WIDTHS.get(column[0], 12)
        cut = [
            cell if cell_len(cell) <= most else f"{set_cell_size(cell, most - 1).rstrip()}…"
            for cell in column
        ]
        width = max(map(cell_len, cut))
        right = column[0] in ("words", "paragraphs")
        spaces = [" " * (width - cell_len(cell)) for cell in cut]
        column[:] = [space + cell if right else cell + space for cell, space in zip(cut, spaces, strict=True)]
    return ["  ".join(row).rstrip() for row in zip(*columns, strict=True)]
