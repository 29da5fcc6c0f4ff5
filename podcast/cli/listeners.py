"""`podcast listeners`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from podcast import urls
from podcast.cli.common import json_option, print_json, show_option
from podcast.contract import FEED

if TYPE_CHECKING:
    from podcast.library import Library


@click.group(name="listeners")
def command() -> None:
    """Say who may hear the show; from the first listener on, `podcast serve` answers nobody else.

    Each listener subscribes to an address of their own, which can be taken back. It is shown once: kept is what
    recognises it (`listeners.json`), and no log has it. To let everybody hear the show again, delete that file.

    \b
      podcast listeners add Ada
      podcast listeners list
      podcast listeners revoke Ada
    """


@command.command(name="add")
@click.argument("name")
@click.option(
    "--address", metavar="URL", default="", help="Where the show is served; by default its base_url."
)
@json_option
@show_option
def add_command(name: str, address: str, as_json: bool, library: Library) -> None:
    """Let somebody listen, and print the address of their feed."""
    from podcast.library import listeners

    if address and not urls.ascii_url(address):
        raise click.UsageError(f"--address must begin with https:// or http://, not {address!r}")
    first = not library.listeners_file.exists()
    token = listeners.add_listener(library, name)
    feed = f"{urls.show_address(address or library.show.base_url)}{listeners.SIGN}{token}/{FEED}"
    print_json({"name": name, "feed": feed}) if as_json else click.echo(feed)
    click.echo("This address is not shown again. Whoever has it can listen.", err=True)
    if first:
        click.echo("From now on `podcast serve` answers nobody without one.", err=True)


@command.command(name="list")
@json_option
@show_option
def list_command(library: Library, as_json: bool) -> None:
    """Print who may listen, and since when."""
    from podcast.library import listeners

    if as_json:
        listed = listeners.list_listeners(library)
        print_json([{"name": listener.name, "since": listener.since} for listener in listed])
        return
    for listener in listeners.list_listeners(library):
        since = datetime.fromisoformat(listener.since).astimezone()
        click.echo(f"{since:%Y-%m-%d}  {listener.name}")


@command.command(name="revoke")
@click.argument("name")
@show_option
def revoke_command(name: str, library: Library) -> None:
    """Take an address back.

    Nothing comes to it from the next request on.
    """
    from podcast.library import listeners

    listeners.revoke_listener(library, name)
    click.echo(f"{name} gets nothing any more.", err=True)
