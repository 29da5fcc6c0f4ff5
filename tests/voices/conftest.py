"""What the tests of the engines share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.voices.edge_server import EdgeServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def edge_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[EdgeServer]:
    """The edge service on loopback, with the real client pointed at it."""
    with EdgeServer() as server:
        monkeypatch.setattr("edge_tts.communicate.WSS_URL", server.url)
        yield server
