"""A publisher for `tests.mortal`: each line is `SHOW TARGET STEP`.

Steps are also every piece read of what is sent, and every piece that goes out by the network.
"""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import s3fs  # noqa: F401 - a second that no publisher has to spend

from podcast.airing import publishing
from podcast.library import open_library
from podcast.publish.files import File
from podcast.publish.upload import carry_out
from tests.mortal import Steps, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 16 * 1024


def publish(words: list[str], steps: Steps) -> None:
    """Publish a show; steps count from when the plan is made."""
    show, target = words
    pieces, send = File.pieces, socket.socket.send

    def planned(*arguments: Any) -> None:
        steps.begin()
        carry_out(*arguments)

    def stepwise(self: File, size: int = PIECE) -> Iterator[bytes]:
        for piece in pieces(self, size):
            steps.step()
            yield piece

    def slowly(self: socket.socket, data: Any, *flags: int) -> int:
        steps.step()
        return send(self, bytes(data[:PIECE]), *flags)

    vars(publishing)["carry_out"] = planned
    File.pieces = stepwise  # type: ignore[method-assign]
    socket.socket.send = slowly  # type: ignore[assignment, method-assign]
    publishing.publish(open_library(Path(show)), target)


if __name__ == "__main__":
    serve(publish)
