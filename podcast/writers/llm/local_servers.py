"""Servers of language models on this machine, and the models that a server has."""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

PORTS = (("Ollama", 11434), ("LM Studio", 1234), ("llama.cpp", 8080), ("vLLM", 8000))
"""The servers that people run, each at the port that it takes when nobody chooses another."""
PATIENCE_S = 1.0
"""Seconds that a server may take to name its models."""
MOST_BYTES = 2_000_000
MOST_MODELS = 200
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A server that answers on this machine."""

    name: str
    base_url: str
    models: tuple[str, ...]


def find_servers() -> tuple[LocalServer, ...]:
    """Returns the servers that run at their usual ports and have models; others are not looked for."""
    with ThreadPoolExecutor(len(PORTS)) as pool:
        servers = tuple(pool.map(lambda entry: _look(*entry), PORTS))
    return tuple(server for server in servers if server.models)


def list_models(base_url: str, key: str = "", patience_s: float = PATIENCE_S) -> tuple[str, ...]:
    """Returns the names of the models that a server has; nothing where it does not say."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    request = urllib.request.Request(f"{base_url.rstrip('/')}/models", headers=headers)  # noqa: S310 - see below
    if request.type not in ("http", "https"):
        return ()
    # No proxy, for the server is here; no redirect, for the key is for this address.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
    try:
        with opener.open(request, timeout=patience_s) as response:
            data = json.loads(_read(response, time.monotonic() + patience_s))
    except (OSError, ValueError, RecursionError, http.client.HTTPException):
        return ()
    entries = data.get("data") if isinstance(data, dict) else None
    names = (
        [entry.get("id") for entry in entries or () if isinstance(entry, dict)]
        if isinstance(entries, list)
        else []
    )
    usable = (name for name in names if isinstance(name, str) and 0 < len(name) <= LONGEST_NAME)
    return tuple(name for name in usable if name.isprintable())[:MOST_MODELS]


def short_name(model: str) -> str:
    """Returns a model's name for a line of text, without the folders and the ending that a file has.

    llama.cpp's server names a model by its file: `/models/small/Some-1B-Q4.gguf` is `Some-1B-Q4`.
    """
    if not model.lower().endswith(".gguf"):
        return model
    return re.split(r"[/\\]", model)[-1][: -len(".gguf")] or model


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Another address is not the one that was asked for."""

    def redirect_request(self, *_args: Any, **_others: Any) -> None:
        """Follows nowhere."""


def _read(response: Any, end: float) -> bytes:
    """The whole body; OSError when it is too long, or takes too long."""
    body = b""
    while chunk := response.read1(65_536):
        body += chunk
        if len(body) > MOST_BYTES or time.monotonic() > end:
            raise OSError("no list of models")
    return body


def _look(name: str, port: int) -> LocalServer:
    base_url = f"http://127.0.0.1:{port}/v1"
    return LocalServer(name, base_url, list_models(base_url))
