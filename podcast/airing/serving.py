"""A show served as it is at the moment, under the server's own address."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from podcast import qr, urls
from podcast.airing.listener_feeds import AdmittedShow
from podcast.airing.live_show import LiveShow
from podcast.server import application, listening

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.library import Library


def make_show_application(
    library: Library, address: str, log: Callable[[str], None]
) -> application.Application:
    """Return an ASGI application of the show's published files; `log` gets a line for each answer and each trouble.

    PodcastError when the show is damaged.
    """

    def find_in(there: str, private: bool) -> Callable[[str], application.Content | None]:
        return LiveShow(library, there, log, private=private).find

    return application.make_application(AdmittedShow(library, address, find_in, log).find, log)


def serve(
    library: Library,
    host: str,
    port: int,
    ready: Callable[[str], None],
    log: Callable[[str], None],
    address: str = "",
) -> None:
    """Serve the show until the process is interrupted, which is how it ends; `ready` gets the address first.

    That is `address` when others reach the server by another one than its own, as behind a proxy.

    PodcastError when the show is damaged, or nothing can listen there.
    """
    with contextlib.closing(listening.bind(host, port)) as bound:
        address = urls.show_address(address) if address else listening.address_of(bound)
        app = make_show_application(library, address, log)
        bound.listen(2048)
        with contextlib.suppress(KeyboardInterrupt):
            ready(address)
            listening.make_server(app, log).run(sockets=[bound])


def qr_code(address: str) -> str:
    """Return the lines of a QR code of the show's page, for a terminal.

    Not of the feed: a phone's camera opens a browser, which has no use for a feed, and the page's
    buttons open the app that the listener has.
    """
    return qr.terminal(address)
