"""The guarded fetch: public addresses only, and limits on size, time and redirects."""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast import __version__
from podcast.errors import FetchError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable, Iterator

    import httpcore
    import httpx

_AGENT = f"podcast/{__version__} (+https://pypi.org/project/podcast/; reads one article for its user)"
_BY_HAND = "open it in a browser, save it, give the file"
_REDIRECTS = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered."""

    url: str
    """After redirects."""
    body: bytes
    media_type: str
    """Lower case, as in `text/html`; empty when the server names none."""
    charset: str
    """As the server names it, or empty."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost."""

    size: int = 20_000_000
    """Bytes of the body, after decompression."""
    seconds: float = 30.0
    """For everything: redirects, headers and body."""
    connect_seconds: float = 10.0
    """For each connection."""
    redirects: int = 5


def fetch(
    url: str, *, allow: Iterable[str] = (), accept: str = "text/html,*/*;q=0.5", limits: Limits | None = None
) -> Page:
    """Read an http(s) address; `allow` names hosts (`nas.local`, `127.0.0.1:8000`) that may be private.

    Any port may be asked for: what protects the private network is the address. FetchError.
    """
    return _Fetch(url, frozenset(name.lower() for name in allow), accept, limits or Limits()).run()


def is_public(address: str) -> bool:
    """Whether an IP address lies on the open internet, whatever IPv4 address it carries inside."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast
    inner = ip.ipv4_mapped or ip.sixtofour
    if ip in _NAT64:
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if inner is not None:
        return is_public(str(inner))
    # Loopback, link-local, site-local, multicast and IPv4-compatible addresses all lie outside 2000::/3.
    return ip in _GLOBAL_V6 and ip.is_global


class _Fetch:
    """One fetch: what was asked for, and the time by which it must be over."""

    def __init__(self, url: str, allow: frozenset[str], accept: str, limits: Limits) -> None:
        self.url, self.allow, self.accept, self.limits = url.strip(), allow, accept, limits
        self.end = time.monotonic() + limits.seconds

    def run(self) -> Page:
        import httpcore
        import httpx

        try:
            url = self._parse(self.url)
            for _ in range(self.limits.redirects + 1):
                page = self._hop(url)
                if isinstance(page, Page):
                    return page
                url = self._parse(str(url.join(page)))
        except httpx.InvalidURL as error:
            raise FetchError(f"{self.url}: not an address that can be read ({_brief(error)})") from error
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise FetchError(
                f"{self.url}: no complete answer within {self.limits.seconds:g} s; "
                "try again, or save the page and give the file"
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise FetchError(f"{self.url}: {self._trouble(error)}") from error
        raise FetchError(
            f"{self.url}: more than {self.limits.redirects} redirects; give the article's final address"
        )

    def _parse(self, text: str) -> httpx.URL:
        import httpx

        url = httpx.URL(text)
        if url.scheme not in ("http", "https"):
            raise FetchError(
                f"{_safe(text)}: only http and https addresses can be read; save the page and give the file"
            )
        if url.userinfo:
            raise FetchError(
                f"{_safe(text)}: an address with a user name or password in it is not read; take them out"
            )
        if not url.host:
            raise FetchError(f"{_safe(text)}: this address names no host")
        return url.copy_with(fragment=None)

    def _hop(self, url: httpx.URL) -> Page | str:
        """The page, or where it says to look instead."""
        import httpcore
        import httpx

        headers: dict[bytes | str, bytes | str] = {
            "Host": url.netloc.decode(),
            "User-Agent": _AGENT,
            "Accept": self.accept,
            "Accept-Encoding": "gzip",
            "Accept-Language": "en;q=0.5, *;q=0.4",
            "Connection": "close",
        }
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        context = httpx.create_ssl_context() if url.scheme == "https" else None
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self.limits.seconds)
        with (
            httpcore.ConnectionPool(ssl_context=context, network_backend=_backend(self)) as pool,
            pool.stream("GET", target, headers=headers, extensions={"timeout": timeouts}) as answer,
        ):
            fields = httpx.Headers(answer.headers)
            if answer.status in _REDIRECTS and "location" in fields:
                return str(fields["location"])
            if answer.status != 200:
                raise FetchError(f"{self.url}: {_refusal(answer.status)}")
            body = b"".join(self._body(answer.iter_stream(), fields))
        content = Message()
        content["Content-Type"] = fields.get("content-type", "")
        media = content.get_content_type() if "content-type" in fields else ""
        return Page(str(url), body, media, content.get_content_charset() or "")

    def _body(self, stream: Iterable[bytes], fields: httpx.Headers) -> Iterator[bytes]:
        """The decoded body, piece by piece, never more of it than the limit in memory."""
        coding = fields.get("content-encoding", "identity").strip().lower()
        if coding not in ("identity", "", "gzip", "x-gzip"):
            raise FetchError(
                f"{self.url}: comes as {coding!r}, which was not asked for; save the page and give the file"
            )
        inflate = zlib.decompressobj(wbits=31) if coding.endswith("gzip") else None
        left = self.limits.size
        for chunk in stream:
            try:
                # One byte over the limit is enough to know; a bomb is never unpacked whole.
                piece = inflate.decompress(chunk, left + 1) if inflate else chunk
            except zlib.error as error:
                raise FetchError(f"{self.url}: the compressed answer is damaged; try again") from error
            left -= len(piece)
            if left < 0:
                raise FetchError(
                    f"{self.url}: larger than {self.limits.size / 1e6:g} MB; save the part you need as a file"
                )
            yield piece
        if inflate and not inflate.eof:
            raise FetchError(f"{self.url}: the answer broke off; try again")

    def addresses(self, host: str, port: int) -> list[str]:
        """Where the host can be reached, each address checked; FetchError when one of them is private."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        names = {host, f"[{host}]", f"{host}:{port}", f"[{host}]:{port}"}
        private = [address for address in addresses if not is_public(address)]
        if private and not names & self.allow:
            where = host if host == private[0] else f"{host} ({private[0]})"
            raise FetchError(
                f"{self.url}: {where} is a private address; add --allow-private {host} if you trust it"
            )
        return addresses

    def left(self, timeout: float | None) -> float:
        """Seconds that an operation may take."""
        rest = self.end - time.monotonic()
        if rest <= 0:
            raise TimeoutError
        return rest if timeout is None else min(rest, timeout)

    def _trouble(self, error: Exception) -> str:
        cause = error.__cause__ or error.__context__ or error
        if isinstance(cause, socket.gaierror):
            return "no such host, or no network; check the address"
        if isinstance(cause, ConnectionRefusedError):
            return "nothing answers there (connection refused); check the address and the port"
        if "CERTIFICATE" in str(cause).upper():
            return "its certificate is not valid; open it in a browser, and save the page if you trust it"
        return f"the connection failed ({_brief(cause)}); try again"


def _backend(fetch: _Fetch) -> httpcore.NetworkBackend:
    """Connections to the very addresses that were checked, each operation within the fetch's time."""
    import httpcore

    class Stream(httpcore.NetworkStream):
        def __init__(self, inner: httpcore.NetworkStream) -> None:
            self.inner = inner

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self.inner.read(max_bytes, fetch.left(timeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self.inner.write(buffer, fetch.left(timeout))

        def close(self) -> None:
            self.inner.close()

        def start_tls(
            self,
            ssl_context: ssl.SSLContext,
            server_hostname: str | None = None,
            timeout: float | None = None,
        ) -> httpcore.NetworkStream:
            return Stream(self.inner.start_tls(ssl_context, server_hostname, fetch.left(timeout)))

        def get_extra_info(self, info: str) -> Any:
            return self.inner.get_extra_info(info)

    class Backend(httpcore.NetworkBackend):
        def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,  # noqa: ARG002  # the fetch has its own
            local_address: str | None = None,
            socket_options: Iterable[Any] | None = None,
        ) -> httpcore.NetworkStream:
            failure: Exception | None = None
            for address in fetch.addresses(host, port):
                try:
                    limit = fetch.left(fetch.limits.connect_seconds)
                    inner = httpcore.SyncBackend().connect_tcp(
                        address, port, limit, local_address, socket_options
                    )
                    return Stream(inner)
                except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                    failure = error
            raise failure or httpcore.ConnectError(f"no address for {host}")

    return Backend()


def _refusal(status: int) -> str:
    if status in (404, 410):
        return f"there is no such page ({status}); check the address"
    if status in (401, 402, 403, 429, 451):
        return f"the site refuses to give this page to a program ({status}); {_BY_HAND}"
    if status >= 500:
        return f"the site has trouble ({status}); try again later"
    return f"the site answered {status} instead of the page; {_BY_HAND}"


def _safe(url: str) -> str:
    """An address as it may be shown: without a password."""
    host = urlsplit(url).netloc
    return url.replace(host, host.rpartition("@")[2], 1) if "@" in host else url


def _brief(error: object) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
