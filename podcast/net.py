"""The guarded fetch: public addresses only, and limits on size, time and redirects."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
import zlib
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import urlsplit

from podcast.errors import FetchError
from podcast.version import __version__

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    import httpcore
    import httpx

_AGENT = f"podcast/{__version__} (reads one article for its user)"
_ACCEPTED = {"Accept-Encoding": "gzip", "Accept-Language": "en;q=0.5, *;q=0.4"}
_SAVE = "open it in a browser, save it, give the file"
_DOWNLOAD = "download it by hand"
_REDIRECTS = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Resource:
    """What an address answered, whole and decoded."""

    url: str
    """After redirects."""
    body: bytes
    media_type: str
    """Lower case, as in `text/html`; empty when the server names none."""
    charset: str
    """As the server names it, or empty."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By name in small letters."""


@dataclass(frozen=True, slots=True)
class Response:
    """What an address answered to one request, whatever its status."""

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
) -> Resource:
    """Returns what is at an http(s) address; `allow` names hosts (`nas.local`, `127.0.0.1:8000`) that may be private.

    Any port may be asked for: what protects the private network is the address. FetchError.
    """
    fetching = _Fetch(url, frozenset(name.lower() for name in allow), limits or Limits())
    return fetching.run(_Request("GET", {"Accept": accept, **_ACCEPTED}), fetching.page)


def ask(
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    method: Literal["GET", "HEAD"] = "GET",
    body: bytes | None = None,
    allow: Iterable[str] = (),
    limits: Limits | None = None,
) -> Response:
    """Returns how a server answers one request, redirects followed; FetchError when it does not.

    With a `body` it is a POST.

    `allow` is as for `fetch`.
    """
    fetching = _Fetch(url, frozenset(name.lower() for name in allow), limits or Limits())
    fields = {"Accept": "*/*", **(headers or {})}
    request = _Request(method, fields) if body is None else _Request("POST", fields, body)
    return fetching.run(request, fetching.response)


def download(
    url: str,
    part: Path,
    *,
    allow: Iterable[str] = (),
    limits: Limits | None = None,
    report: Callable[[int], None] = lambda _size: None,
) -> None:
    """Read a file into `part`; `report` is called with the number of bytes that are there. FetchError.

    What an earlier call left there when it broke off is kept if the server says that the file is still the same;
    the mark that it is asked by lies beside it, in `PART.same`.
    """
    fetching = _Fetch(url, frozenset(name.lower() for name in allow), limits or Limits())
    mark = _mark_path(part)
    headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
    start = part.stat().st_size if part.exists() and mark.exists() else 0
    if start:
        rest = {"Range": f"bytes={start}-", "If-Range": mark.read_text(encoding="ascii")}
        if fetching.run(_Request("GET", headers | rest), _Receiver(fetching, part, report, start).receive):
            return
    fetching.run(_Request("GET", headers), _Receiver(fetching, part, report).receive)


def is_public(address: str) -> bool:
    """Returns whether an IP address lies on the open internet, whatever IPv4 address it carries inside."""
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
class _Request:
    method: Literal["GET", "HEAD", "POST"]
    headers: Mapping[str, str]
    body: bytes | None = None


class _Fetch:
    """One fetch: where, what may be asked, and the time by which it must be over."""

    def __init__(self, url: str, allow: frozenset[str], limits: Limits) -> None:
        self.url, self.allow, self.limits = url.strip(), allow, limits
        self.end = time.monotonic() + limits.seconds

    def run(
        self, request: _Request, read: Callable[[httpx.URL, httpcore.Response, httpx.Headers], Result]
    ) -> Result:
        """Returns what `read` makes of the answer behind all redirects."""
        import httpcore
        import httpx

        try:
            url = self._parse(self.url)
            for _ in range(self.limits.redirects + 1):
                result, location = self._hop(url, request, read)
                if result is not None:
                    return result
                url = self._parse(str(url.join(location)))
        except httpx.InvalidURL as error:
            raise FetchError(f"{self.url}: not an address that can be read ({_brief(error)})") from error
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise FetchError(
                f"{self.url}: no complete answer within {self.limits.seconds:g} s",
                "try again, or save the page and give the file",
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise self.failure(*_explain(error)) from error
        raise self.failure(f"more than {self.limits.redirects} redirects", "give the article's final address")

    def _parse(self, text: str) -> httpx.URL:
        import httpx

        url = httpx.URL(text)
        if url.scheme not in ("http", "https"):
            raise FetchError(
                f"{_safe(text)}: only http and https addresses can be read", "save the page and give the file"
            )
        if url.userinfo:
            raise FetchError(
                f"{_safe(text)}: an address with a user name or password in it is not read", "take them out"
            )
        if not url.host:
            raise FetchError(f"{_safe(text)}: this address names no host")
        return url.copy_with(fragment=None)

    def _hop(
        self,
        url: httpx.URL,
        request: _Request,
        read: Callable[[httpx.URL, httpcore.Response, httpx.Headers], Result],
    ) -> tuple[Result | None, str]:
        """Returns what was read, or None and where the answer says to look instead."""
        import httpcore
        import httpx

        headers = {
            "Host": url.netloc.decode(),
            "User-Agent": _AGENT,
            **request.headers,
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
                request.method,
                target,
                headers=list(headers.items()),
                content=request.body,
                extensions={"timeout": timeouts},
            ) as answer,
        ):
            fields = httpx.Headers(answer.headers)
            if answer.status in _REDIRECTS and "location" in fields:
                return None, str(fields["location"])
            return read(url, answer, fields), ""

    def page(self, url: httpx.URL, answer: httpcore.Response, fields: httpx.Headers) -> Resource:
        """Returns the whole body of an answer with status 200; any other status is a FetchError."""
        if answer.status != 200:
            raise self.failure(*_explain_status(answer.status))
        body = b"".join(self._body(answer.iter_stream(), fields))
        content = Message()
        content["Content-Type"] = fields.get("content-type", "")
        media = content.get_content_type() if "content-type" in fields else ""
        charset = content.get_content_charset() or ""
        return Resource(str(url), body, media, charset, dict(fields.items()))

    def response(self, url: httpx.URL, answer: httpcore.Response, fields: httpx.Headers) -> Response:
        """Returns any answer, with as much of its body as the limit has room for."""
        body = bytearray()
        for chunk in answer.iter_stream():
            body += chunk
            if len(body) >= self.limits.size:
                break
        return Response(str(url), answer.status, dict(fields.items()), bytes(body[: self.limits.size]))

    def too_large(self) -> FetchError:
        """Returns the error to raise for an answer that is larger than the limit."""
        return self.failure(f"larger than {self.limits.size / 1e6:g} MB", "save the part you need as a file")

    def _body(self, stream: Iterable[bytes], fields: httpx.Headers) -> Iterator[bytes]:
        """Yields the decoded body, piece by piece, never more of it than the limit in memory."""
        coding = fields.get("content-encoding", "identity").strip().lower()
        if coding not in ("identity", "", "gzip", "x-gzip"):
            raise self.failure(
                f"comes as {coding!r}, which was not asked for", "save the page and give the file"
            )
        inflate = zlib.decompressobj(wbits=31) if coding.endswith("gzip") else None
        left = self.limits.size
        for chunk in stream:
            try:
                # One byte over the limit is enough to know; a bomb is never unpacked whole.
                piece = inflate.decompress(chunk, left + 1) if inflate else chunk
            except zlib.error as error:
                raise self.failure("the compressed answer is damaged", "try again") from error
            left -= len(piece)
            if left < 0:
                raise self.too_large()
            yield piece
        if inflate and not inflate.eof:
            raise self.failure("the answer broke off", "try again")

    def addresses(self, host: str, port: int) -> list[str]:
        """Returns where the host can be reached; FetchError when one of the addresses is private and not allowed."""
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in entries))
        names = {host, f"[{host}]", f"{host}:{port}", f"[{host}]:{port}"}
        private = [address for address in addresses if not is_public(address)]
        if private and not names & self.allow:
            where = host if host == private[0] else f"{host} ({private[0]})"
            raise self.failure(f"{where} is a private address", f"add --allow-private {host} if you trust it")
        return addresses

    def seconds_left(self, timeout: float | None) -> float:
        """Returns the seconds that an operation may take; TimeoutError when none are left."""
        rest = self.end - time.monotonic()
        if rest <= 0:
            raise TimeoutError
        return rest if timeout is None else min(rest, timeout)

    def failure(self, what: str, mend: str) -> FetchError:
        """Returns the error to raise: what is wrong with the address that was asked for, and how to mend it."""
        return FetchError(f"{self.url}: {what}", mend)


@dataclass(frozen=True, slots=True)
class _Receiver:
    """Writes what comes to a file, from `start` on."""

    fetch: _Fetch
    part: Path
    report: Callable[[int], None]
    start: int = 0

    def receive(self, _url: httpx.URL, answer: httpcore.Response, fields: httpx.Headers) -> bool:
        """Returns whether the file is whole now: not when the server has another file by now and sent nothing of it."""
        if self.start and answer.status == 416:
            return bool(fields.get("content-range") == f"bytes */{self.start}")
        if answer.status not in (200, 206):
            raise self.fetch.failure(*_explain_status(answer.status))
        if fields.get("content-encoding", "identity").strip().lower() not in ("identity", ""):
            raise self.fetch.failure("comes compressed, which was not asked for", _DOWNLOAD)
        at = self.start if answer.status == 206 else 0
        if answer.status == 206 and not re.match(rf"bytes {self.start}-", fields.get("content-range", "")):
            raise self.fetch.failure("the server sent another part than it was asked for", _DOWNLOAD)
        length = fields.get("content-length", "")
        if length.isdecimal() and at + int(length) > self.fetch.limits.size:
            raise self.fetch.too_large()
        mark_path = _mark_path(self.part)
        if not at:
            mark_path.unlink(missing_ok=True)
        with self.part.open("r+b" if at else "wb") as file:
            if not at and (mark := _mark(fields)):
                mark_path.write_text(mark, encoding="ascii")
            file.seek(at)
            for piece in answer.iter_stream():
                at += len(piece)
                if at > self.fetch.limits.size:
                    raise self.fetch.too_large()
                file.write(piece)
                self.report(at)
        return True


def _mark_path(part: Path) -> Path:
    return part.with_name(f"{part.name}.same")


def _mark(fields: httpx.Headers) -> str:
    """Returns what tells this file from a later one at the same address, or empty; a weak ETag does not tell."""
    tag = fields.get("etag", "")
    tag = tag if tag.startswith('"') else fields.get("last-modified", "")
    return tag if tag.isascii() else ""


def _backend(fetch: _Fetch) -> httpcore.NetworkBackend:
    """Returns connections to the very addresses that were checked, each operation within the fetch's time.

    A name that is resolved again when the connection is made may lead elsewhere by then (DNS rebinding).
    """
    import httpcore

    class DeadlineStream(httpcore.NetworkStream):
        def __init__(self, inner: httpcore.NetworkStream) -> None:
            self.inner = inner

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self.inner.read(max_bytes, fetch.seconds_left(timeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self.inner.write(buffer, fetch.seconds_left(timeout))

        def close(self) -> None:
            self.inner.close()

        def start_tls(
            self,
            ssl_context: ssl.SSLContext,
            server_hostname: str | None = None,
            timeout: float | None = None,
        ) -> httpcore.NetworkStream:
            return DeadlineStream(
                self.inner.start_tls(ssl_context, server_hostname, fetch.seconds_left(timeout))
            )

        def get_extra_info(self, info: str) -> Any:
            return self.inner.get_extra_info(info)

    class CheckedBackend(httpcore.NetworkBackend):
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
                    limit = fetch.seconds_left(fetch.limits.connect_seconds)
                    inner = httpcore.SyncBackend().connect_tcp(
                        address, port, limit, local_address, socket_options
                    )
                    return DeadlineStream(inner)
                except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                    failure = error
            raise failure or httpcore.ConnectError(f"no address for {host}")

    return CheckedBackend()


def _explain(error: Exception) -> tuple[str, str]:
    """Returns what went wrong with a connection, and how to mend it."""
    cause = error.__cause__ or error.__context__ or error
    if isinstance(cause, socket.gaierror):
        return "no such host, or no network", "check the address"
    if isinstance(cause, ConnectionRefusedError):
        return "nothing answers there (connection refused)", "check the address and the port"
    if "CERTIFICATE" in str(cause).upper():
        return "its certificate is not valid", "open it in a browser, and save the page if you trust it"
    return f"the connection failed ({_brief(cause)})", "try again"


def _explain_status(status: int) -> tuple[str, str]:
    """Returns what a status other than 200 means, and how to mend it."""
    if status in (404, 410):
        return f"there is no such page ({status})", "check the address"
    if status in (401, 402, 403, 429, 451):
        return f"the site refuses to give this page to a program ({status})", _SAVE
    if status >= 500:
        return f"the site has trouble ({status})", "try again later"
    return f"the site answered {status} instead of the page", _SAVE


def _safe(url: str) -> str:
    """Returns an address as it may be shown: without a password."""
    host = urlsplit(url).netloc
    return url.replace(host, host.rpartition("@")[2], 1) if "@" in host else url


def _brief(error: object) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
