"""Addresses: a show's own, once its folder `episodes/` is served, and any other in ASCII."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

LOCAL = "http://127.0.0.1:8000/"
"""In place of a `base_url` that is not known yet."""
_HOST = re.compile(r"[A-Za-z0-9._:%-]+")


def show_address(base_url: str) -> str:
    """Returns the show's address, in ASCII and ending in `/`; LOCAL when the show has none yet."""
    return f"{ascii_url(base_url).rstrip('/')}/" if base_url else LOCAL


def is_local(address: str) -> bool:
    """Returns whether nobody but this machine can reach an address."""
    host = urlsplit(address).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def with_prefix(address: str, prefix: str) -> str:
    """Returns an https address behind that of a service which counts who asks for it, and leads on to it."""
    bare = address.removeprefix("https://")
    return f"{ascii_url(prefix).rstrip('/')}/{bare}" if prefix and bare != address else address


def without_prefix(address: str, prefix: str) -> str:
    """Returns an address without what `with_prefix` put before it."""
    start = f"{ascii_url(prefix).rstrip('/')}/"
    return f"https://{address.removeprefix(start)}" if prefix and address.startswith(start) else address


def web_address(source: str) -> str:
    """Returns the address that a source may be linked by; empty when it is no http(s) address."""
    try:
        parts = urlsplit(source.strip())
    except ValueError:
        return ""
    plain_url = parts.scheme in ("http", "https") and parts.hostname and len(source.split()) == 1
    return source.strip() if plain_url else ""


def ascii_url(url: str) -> str:
    """Returns an http(s) address in ASCII: host in punycode, the rest per cent escaped; empty when it is none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return ""
    host = f"[{host}]" if ":" in host else host
    # What a URL may hold unescaped, and the sign of what is escaped already.
    safe = "%:/?#[]@!$&'()*+,;=~"
    rest = (quote(part, safe=safe) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, *rest))
