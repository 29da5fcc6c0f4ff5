"""`podcast serve`."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from podcast import urls
from podcast.cli.common import show_option
from podcast.cli.players import open_browser
from podcast.contract import FEED

if TYPE_CHECKING:
    from podcast.library import Library


@click.command(name="serve")
@click.option("--host", metavar="ADDRESS", help="Address of this machine to listen on; by default 127.0.0.1.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@click.option(
    "--lan", is_flag=True, help="For every device on the local network, with a QR code for a phone."
)
@click.option(
    "--address", metavar="URL", default="", help="By which others reach it, behind a proxy of yours."
)
@click.option("--open", "browse", is_flag=True, help="Show the site in this machine's browser.")
@show_option
def command(host: str | None, port: int, lan: bool, address: str, browse: bool, library: Library) -> None:
    """Serve feed, site and episodes to apps and browsers until Ctrl-C; prints the feed's address.

    Only what is published is served, under the server's own address. Changes appear by themselves. A show with
    listeners (`podcast listeners`) is served to them alone, each at an address of their own.

    \b
      podcast serve --open
      podcast serve --lan          # subscribe from a phone in the same network
      podcast serve --address https://example.org/podcast/   # behind a proxy
    """
    from podcast import airing

    if lan and host:
        raise click.UsageError("give either --lan or --host")
    if address and not urls.ascii_url(address):
        raise click.UsageError(f"--address must begin with https:// or http://, not {address!r}")

    def log(line: str) -> None:
        with contextlib.suppress(OSError):  # whoever read along has gone; listeners have not
            click.echo(line, err=True)

    def ready(address: str) -> None:
        if library.listeners_file.exists():
            click.echo(f"{address}~…/{FEED}")
            log("For listeners alone, each at the address that `podcast listeners add` gave. Ctrl-C ends it.")
            return
        click.echo(f"{address}{FEED}")
        if lan:
            log(airing.qr_code(address))
            log(f"Point a phone's camera here, or open {address} on it, and choose an app.")
        else:
            log(f"The site is at {address}")
        if browse and not open_browser(address):
            log("There is no browser here: open that address in one, or take --lan and listen on a phone.")
        log("Ctrl-C ends it.")

    airing.serve(library, "0.0.0.0" if lan else host or "127.0.0.1", port, ready, log, address)  # noqa: S104 - asked for
    log("The server has ended.")
