"""`podcast script`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from podcast.cli.common import show_option, source_options, stdin

if TYPE_CHECKING:
    from podcast.model import Article
    from podcast.pipeline import Studio


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
    studio: Studio,
) -> None:
    """Write the script of SOURCE to scripts/, and print its path.

    SOURCE is an http(s) URL, a file (.html .md .txt) or `-` for standard input.

    \b
      podcast script report.md --minutes 6
    """
    from podcast import pipeline
    from podcast.cli.progress import progress

    order = pipeline.Order(minutes or 0.0, writer, allow=allow, stdin=stdin() if source == "-" else None)
    if outline:
        click.echo(_outline(pipeline.read_article(studio, source, order)))
        return
    if dry_run:
        click.echo(pipeline.preview_script(studio, source, order))
        return
    existing: Literal["replace", "refuse"] = "replace" if force else "refuse"
    with progress() as report:
        written = pipeline.write_script(studio, source, order, path, existing=existing, report=report)
    if written.note:
        click.echo(written.note, err=True)
    click.echo(written.path)


def _outline(article: Article) -> str:
    """What was found, as a table of contents."""
    parts = (article.summary, *article.sections)
    rows = [f"{len(part.paragraphs):4}  {part.kind:9} {part.heading or '(no heading)'}" for part in parts]
    return "\n".join([article.title, *rows])
