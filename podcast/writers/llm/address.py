"""Where the model is, and the key that its server wants."""

from __future__ import annotations

import ipaddress
import os
from urllib.parse import urlsplit

from podcast.errors import WriterError

OPENAI = "https://api.openai.com/v1"
KEY = "OPENAI_API_KEY"
"""Environment variable."""


def bare(base_url: str) -> str:
    """A base URL without name and password."""
    parts = urlsplit(base_url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def host(base_url: str) -> str:
    """Host and port for messages; WriterError when the URL is none."""
    try:
        parts = urlsplit(base_url)
        name, port = parts.hostname, parts.port
    except ValueError:
        name, port = None, None
    if not name or parts.scheme not in ("http", "https"):
        raise WriterError(
            'base_url under [writer] in show.toml must be an address such as "http://127.0.0.1:11434/v1"'
        )
    return f"{name}:{port}" if port else name


def key(base_url: str) -> str:
    """The key to send, or nothing where none is needed."""
    found = os.environ.get(KEY, "").strip()
    if found:
        if not (found.isascii() and found.isprintable()):
            raise WriterError(f"{KEY} holds characters that no key has: set it again")
        return found
    if urlsplit(base_url).scheme == "http" or _is_loopback(urlsplit(base_url).hostname or ""):
        return ""
    raise WriterError(
        f"{host(base_url)} needs a key: set the environment variable {KEY}, or name a server of your own as base_url "
        "under [writer]"
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
