"""`podcast cache`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from podcast.cli.common import json_option, print_json, show_option

if TYPE_CHECKING:
    from podcast.library import Library


class _Size(click.ParamType):  # type: ignore[type-arg]
    """A size such as `500 MB`."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Returns bytes."""
        from podcast.library.setting_rules import read_size

        try:
            return value if isinstance(value, int) else read_size(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command(name="cache")
@click.option("--verify", is_flag=True, help="Read all of it, and remove what is damaged.")
@click.option("--prune", is_flag=True, help="Remove what was not used for longest, down to [cache] size.")
@click.option("--size", type=_Size(), metavar="SIZE", help="With --prune: down to this, as `500 MB`.")
@click.option(
    "--days", type=click.FloatRange(0), metavar="N", help="With --prune: what was not used for N days."
)
@click.option("--shared", is_flag=True, help="Of the cache at [cache] url, which machines share.")
@json_option
@show_option
def command(
    verify: bool,
    prune: bool,
    size: int | None,
    days: float | None,
    shared: bool,
    as_json: bool,
    library: Library,
) -> None:
    """Say how much is kept in .cache/ so that nothing is spoken or encoded twice; check it, or make it smaller.

    All of it can be made again; removing it costs time only. Pages of articles and answers of language models are
    never pruned. `make` keeps the rest under `[cache] size` in show.toml, 2 GB by default.

    \b
      podcast cache
      podcast cache --prune --days 30
      podcast cache --prune --size "500 MB"
      podcast cache --shared --verify
    """
    from podcast.library import cache_care, shared_care

    if not prune and (size is not None or days is not None):
        raise click.UsageError("--size and --days go with --prune")
    report: dict[str, Any] = {}
    if verify:
        looked, damaged = (shared_care.verify_shared if shared else cache_care.verify_cache)(library)
        report |= {"verified": looked, "damaged": damaged}
        click.echo(f"{looked} files, {damaged} of them damaged and removed.", err=True)
    if prune:
        if shared and size is None and days is None:
            raise click.UsageError(
                "--shared --prune needs --size or --days: other shows may share that cache"
            )
        most = size if size is not None else library.show.cache_size if days is None else None
        older_s = None if days is None else days * 86400
        pruned = (shared_care.prune_shared if shared else cache_care.prune_cache)(library, most, older_s)
        report |= {"pruned": asdict(pruned)}
        click.echo(f"Removed {pruned.files} files, {_megabytes(pruned.bytes)}.", err=True)
    kinds = (shared_care.shared_kinds if shared else cache_care.cache_kinds)(library)
    if as_json:
        print_json(report | {"kinds": [asdict(kind) for kind in kinds]})
        return
    for kind in kinds:
        click.echo(f"{kind.name:<9} {_megabytes(kind.bytes):>10}  {kind.files:>6} files  {kind.what}")
    click.echo(f"{'all':<9} {_megabytes(sum(kind.bytes for kind in kinds)):>10}")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
