"""The language models that run on this machine, as `show.toml` names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import writers

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 6
"""Models of a server that are named."""


def describe_models() -> Iterator[tuple[str, str]]:
    """Yields each server with its models, and the lines for `[writer]` that choose the first of them."""
    for server in writers.find_model_servers():
        more = f" and {len(server.models) - SHOWN} more" if len(server.models) > SHOWN else ""
        address = server.base_url.removeprefix("http://").removesuffix("/v1")
        what = f"language models: {server.name} at {address} has {', '.join(server.models[:SHOWN])}{more}"
        yield what, f'model = "{server.models[0]}"\nbase_url = "{server.base_url}"'
