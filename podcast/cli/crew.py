"""Options that say who works beside this process."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.cli.common import Command
    from podcast.library import Library
    from podcast.scripting import Order


def cluster_option(command: Command) -> Command:
    """Adds `--cluster ADDRESS`, given to the command as `cluster`."""
    option = click.option(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="Let the workers of a Dask scheduler help, as tcp://10.0.0.5:8786; by default [cluster] address.",
    )
    return option(command)


def crew_options(command: Command) -> Command:
    """Adds `--cluster ADDRESS` and `--workers N`, given to the command as `cluster` and `processes`."""
    option = click.option(
        "--workers",
        "processes",
        type=click.IntRange(1, 256),
        metavar="N",
        help="Let N processes of this machine help (by Dask, an extra); by default [cluster] workers.",
    )
    return cluster_option(option(command))


@contextlib.contextmanager
def with_crew(library: Library, order: Order, address: str, processes: int | None = 0) -> Iterator[Order]:
    """Gives the order with the crew that options or show ask for; options go before the show."""
    choice = library.show.cluster
    if not address and not processes:
        address, processes = choice.address, choice.workers if processes is None else 0
    if not address and not processes:
        yield order
        return
    from podcast.cluster import open_crew

    with open_crew(address, processes) as crew:
        yield replace(order, crew=crew)
