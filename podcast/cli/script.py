"""`podcast script`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from podcast.cli.common import NewFile, json_option, print_json, show_option, source_options, tell
from podcast.cli.completers import offer_files

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.scripting import Order


@click.command(name="script")
@click.argument("source", shell_complete=offer_files)
@source_options
@click.option("-o", "path", type=NewFile(), metavar="PATH", help="Write it here instead.")
@click.option("--force", is_flag=True, help="Write an existing script anew; the old one is kept as .bak.")
@click.option("--outline", is_flag=True, help="Only show what was understood of the article.")
@click.option("--dropped", is_flag=True, help="With --outline: only what was left out of it, and why.")
@click.option("--dry-run", is_flag=True, help="Only show what the writer would send, and what it would cost.")
@json_option
@click.option(
    "--show-requests", is_flag=True, help="Only show what a model was asked for it, and its answers."
)
@show_option
def command(
    source: str,
    order: Order,
    path: Path | None,
    force: bool,
    outline: bool,
    dropped: bool,
    dry_run: bool,
    as_json: bool,
    show_requests: bool,
    library: Library,
) -> None:
    """Write the script of SOURCE to scripts/, and print its path.

    SOURCE is an http(s) URL, a file (.html .md .txt .pdf .docx .epub) or `-` for standard input.

    \b
      podcast script report.md --minutes 6
      podcast script report.md --format brief
    """
    from podcast import scripting
    from podcast.cli.outline_forms import format_dropped, format_json, format_outline
    from podcast.cli.progress import show_progress, show_waiting

    if dropped and not outline:
        raise click.UsageError("--dropped goes with --outline")
    if as_json and dry_run:
        raise click.UsageError("what would be sent is text: --dry-run goes without --json")
    if show_requests:
        click.echo(scripting.show_requests(library, source), nl=False)
        return
    if outline:
        if dropped:
            with show_waiting("Reading"):
                article = scripting.read_article(library, source, order)
            click.echo(format_dropped(article, as_json=as_json))
        else:
            with show_waiting("Reading"):
                understood = scripting.understand_article(library, source, order)
            click.echo(format_json(understood) if as_json else format_outline(understood, source))
        return
    if dry_run:
        with show_waiting("Reading"):
            preview = scripting.preview_script(library, source, order)
        click.echo(preview)
        return
    existing: Literal["replace", "refuse"] = "replace" if force else "refuse"
    with show_progress() as report:
        result = scripting.write_script(library, source, order, path, existing=existing, report=report)
    if as_json:
        print_json({"path": result.path, "notes": result.notes})
        return
    for note in result.notes:
        tell(note)
    click.echo(result.path)
