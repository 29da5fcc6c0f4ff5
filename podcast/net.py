"""The guarded fetch: public addresses only, and limits on size, time and redirects."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
import zlib
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import urlsplit

from podcast import __version__
from podcast.errors import FetchError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    import httpcore
    import httpx

_AGENT = f"podcast/{__version__} (+https://pypi.org/project/podcast/; reads one article for its user)"
_ACCEPTED = {"Accept-Encoding": "gzip", "Accept-Language": "en;q=0.5, *;q=0.4"}
_BY_HAND = "open it in a browser, save it, give the file"
_REDIRECTS = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")
Read = TypeVar("Read")


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
class Answer:
    """What an address answered to one question, whatever its status."""

    url: str
    """After redirects."""
    status: int
    headers: Mapping[str, str]
    """By name in small letters."""
    body: bytes
    """As sent, compressed or not; its beginning when it is longer than the limit."""


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
    idle_seconds: float = 30.0
    """For each piece of the body to come."""


def fetch(
    url: str, *, allow: Iterable[str] = (), accept: str = "text/html,*/*;q=0.5", limits: Limits | None = None
) -> Page:
    """Read an http(s) address; `allow` names hosts (`nas.local`, `127.0.0.1:8000`) that may be private.

    Any port may be asked for: what protects the private network is the address. FetchError.
    """
    one = _Fetch(url, frozenset(name.lower() for name in allow), limits or Limits())
    return one.run(_Question("GET", {"Accept": accept, **_ACCEPTED}), one.page)


def ask(
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    method: Literal["GET", "HEAD"] = "GET",
    allow: Iterable[str] = (),
    limits: Limits | None = None,
) -> Answer:
    """How a server answers one request, redirects followed; `allow` as for `fetch`. FetchError when it does not."""
    one = _Fetch(url, frozenset(name.lower() for name in allow), limits or Limits())
    return one.run(_Question(method, {"Accept": "*/*", **(headers or {})}), one.answer)


def download(
    url: str,
    part: Path,
    *,
    allow: Iterable[str] = (),
    limits: Limits | None = None,
    told: Callable[[int], None] = lambda _size: None,
) -> None:
    """Read a file into `part`; `told` hears how many bytes of it are there. FetchError.

    What an earlier call left there when it broke off is kept if the server says that the file is still the same;
    what tells so lies beside it, in `PART.same`.
    """
    one = _Fetch(url, frozenset(name.lower() for name in allow), limits or Limits())
    same = part.with_name(f"{part.name}.same")
    headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
    start = part.stat().st_size if part.exists() and same.exists() else 0
    if start:
        rest = {"Range": f"bytes={start}-", "If-Range": same.read_text(encoding="ascii")}
        if one.run(_Question("GET", headers | rest), _Receiver(one, part, told, start).receive):
            return
    one.run(_Question("GET", headers), _Receiver(one, part, told).receive)


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


@dataclass(frozen=True, slots=True)
class _Question:
    method: Literal["GET", "HEAD"]
    headers: Mapping[str, str]


class _Fetch:
    """One fetch: where, what may be asked, and the time by which it must be over."""

    def __init__(self, url: str, allow: frozenset[str], limits: Limits) -> None:
        self.url, self.allow, self.limits = url.strip(), allow, limits
        self.end = time.monotonic() + limits.seconds

    def run(
        self, question: _Question, read: Callable[[httpx.URL, httpcore.Response, httpx.Headers], Read]
    ) -> Read:
        """What `read` makes of the answer behind all redirects."""
        import httpcore
        import httpx

        try:
            url = self._parse(self.url)
            for _ in range(self.limits.redirects + 1):
                found, elsewhere = self._hop(url, question, read)
                if found is not None:
                    return found
                url = self._parse(str(url.join(elsewhere)))
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

    def _hop(
        self,
        url: httpx.URL,
        question: _Question,
        read: Callable[[httpx.URL, httpcore.Response, httpx.Headers], Read],
    ) -> tuple[Read | None, str]:
        """What was read, or where the answer says to look instead."""
        import httpcore
        import httpx

        headers = {
            "Host": url.netloc.decode(),
            "User-Agent": _AGENT,
            **question.headers,
            "Connection": "close",
        }
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        context = httpx.create_ssl_context() if url.scheme == "https" else None
        timeouts = dict.fromkeys(
            ("connect", "read", "write", "pool"), min(self.limits.seconds, self.limits.idle_seconds)
        )
        with (
            httpcore.ConnectionPool(ssl_context=context, network_backend=_backend(self)) as pool,
            pool.stream(
                question.method, target, headers=list(headers.items()), extensions={"timeout": timeouts}
            ) as answer,
        ):
            fields = httpx.Headers(answer.headers)
            if answer.status in _REDIRECTS and "location" in fields:
                return None, str(fields["location"])
            return read(url, answer, fields), ""

    def page(self, url: httpx.URL, answer: httpcore.Response, fields: httpx.Headers) -> Page:
        """The whole page; any other status is a FetchError."""
        if answer.status != 200:
            raise FetchError(f"{self.url}: {_refusal(answer.status)}")
        body = b"".join(self._body(answer.iter_stream(), fields))
        content = Message()
        content["Content-Type"] = fields.get("content-type", "")
        media = content.get_content_type() if "content-type" in fields else ""
        return Page(str(url), body, media, content.get_content_charset() or "")

    def answer(self, url: httpx.URL, answer: httpcore.Response, fields: httpx.Headers) -> Answer:
        """Any answer, as much of its body as the limit has room for."""
        body = bytearray()
        for chunk in answer.iter_stream():
            body += chunk
            if len(body) >= self.limits.size:
                break
        return Answer(str(url), answer.status, dict(fields.items()), bytes(body[: self.limits.size]))

    def too_large(self) -> FetchError:
        """The answer is larger than the limit."""
        return FetchError(
            f"{self.url}: larger than {self.limits.size / 1e6:g} MB; save the part you need as a file"
        )

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
                raise self.too_large()
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


@dataclass(frozen=True, slots=True)
class _Receiver:
    """Writes what comes to a file, from `start` on."""

    fetch: _Fetch
    part: Path
    told: Callable[[int], None]
    start: int = 0

    def receive(self, _url: httpx.URL, answer: httpcore.Response, fields: httpx.Headers) -> bool:
        """Whether the file is whole now; not when there is nothing from `start` on, and it is another by now."""
        url = self.fetch.url
        if self.start and answer.status == 416:
            return bool(fields.get("content-range") == f"bytes */{self.start}")
        if answer.status not in (200, 206):
            raise FetchError(f"{url}: {_refusal(answer.status)}")
        if fields.get("content-encoding", "identity").strip().lower() not in ("identity", ""):
            raise FetchError(f"{url}: comes compressed, which was not asked for; download it by hand")
        at = self.start if answer.status == 206 else 0
        if answer.status == 206 and not re.match(rf"bytes {self.start}-", fields.get("content-range", "")):
            raise FetchError(
                f"{url}: the server sent another part than it was asked for; download it by hand"
            )
        length = fields.get("content-length", "")
        if length.isdecimal() and at + int(length) > self.fetch.limits.size:
            raise self.fetch.too_large()
        same = self.part.with_name(f"{self.part.name}.same")
        if not at:
            same.unlink(missing_ok=True)
        with self.part.open("r+b" if at else "wb") as file:
            if not at and (mark := _mark(fields)):
                same.write_text(mark, encoding="ascii")
            file.seek(at)
            for piece in answer.iter_stream():
                at += len(piece)
                if at > self.fetch.limits.size:
                    raise self.fetch.too_large()
                file.write(piece)
                self.told(at)
        return True


def _mark(fields: httpx.Headers) -> str:
    """What tells this file from a later one at the same address, which a weak ETag does not; empty if nothing does."""
    tag = fields.get("etag", "")
    tag = tag if tag.startswith('"') else fields.get("last-modified", "")
    return tag if tag.isascii() else ""


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
