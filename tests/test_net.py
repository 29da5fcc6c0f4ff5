"""The guarded fetch, against real servers on loopback and the faults they can have."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from podcast.errors import FetchError
from podcast.net import Limits, fetch, is_public

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCAL = ("127.0.0.1",)


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    seen: list[dict[str, str]]

    def do_GET(self) -> None:
        type(self).seen.append({name.lower(): value for name, value in self.headers.items()})
        with contextlib.suppress(OSError):
            getattr(self, f"answer_{self.path.strip('/').split('/')[0]}")()

    def reply(self, status: int = 200, body: bytes = b"", **fields: str) -> None:
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.reply(body=b"<p>caf\xe9</p>", Content_Type="Text/HTML; charset=ISO-8859-1")

    def answer_bare(self) -> None:
        self.reply(body=b"text")

    def answer_status(self) -> None:
        self.reply(int(self.path.rsplit("/", 1)[1]))

    def answer_to(self) -> None:
        self.reply(302, Location=self.path.split("/", 2)[2])

    def answer_loop(self) -> None:
        self.reply(301, Location="/loop")

    def answer_gzip(self) -> None:
        self.reply(body=gzip.compress(b"hello" * 100), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.reply(body=gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")

    def answer_twice(self) -> None:
        self.reply(body=gzip.compress(gzip.compress(b"hello")), Content_Encoding="gzip, gzip")

    def answer_damaged(self) -> None:
        self.reply(body=b"not gzip at all", Content_Encoding="gzip")

    def answer_cut(self) -> None:
        self.reply(body=gzip.compress(b"hello" * 100)[:-9], Content_Encoding="gzip")

    def answer_short(self) -> None:
        self.reply(body=b"half", Content_Length="8")

    def answer_large(self) -> None:
        self.reply(body=b"x" * 3000)

    def answer_hang(self) -> None:
        time.sleep(0.8)

    def answer_trickle(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.02)

    def log_message(self, *args: object) -> None:
        """Servers in tests are silent."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server, without a slash at its end."""
    Handler.seen = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        running.block_on_close = False
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def refused(url: str, allow: tuple[str, ...] = LOCAL, limits: Limits | None = None) -> str:
    """The one line of a FetchError."""
    with pytest.raises(FetchError) as caught:
        fetch(url, allow=allow, limits=limits)
    message = str(caught.value)
    assert "\n" not in message
    assert message.count(";") >= 1, "says what to do next"
    return message


def test_a_page_comes_with_its_type_and_charset(server: str) -> None:
    """Body, media type and charset are those that the server sent."""
    page = fetch(f"{server}/page#part", allow=LOCAL)
    assert (page.url, page.body) == (f"{server}/page", b"<p>caf\xe9</p>")
    assert (page.media_type, page.charset) == ("text/html", "iso-8859-1")


def test_a_server_may_say_nothing_about_its_answer(server: str) -> None:
    """A missing media type is empty, and no error."""
    page = fetch(f"{server}/bare", allow=LOCAL)
    assert (page.media_type, page.charset) == ("", "")


def test_the_request_names_the_program_and_carries_no_secrets(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Servers see which program asks, and no login or cookie; proxies of the environment see nothing."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    fetch(f"{server}/page", allow=LOCAL)
    (seen,) = Handler.seen
    assert seen["user-agent"].startswith("podcast/")
    assert seen["host"] == server.removeprefix("http://")
    assert not {"cookie", "authorization"} & set(seen)


def test_compressed_answers_are_unpacked(server: str) -> None:
    """What comes as gzip is read as text."""
    assert fetch(f"{server}/gzip", allow=LOCAL).body == b"hello" * 100


def test_redirects_are_followed_to_the_page(server: str) -> None:
    """The address of the last page is the one that counts."""
    assert fetch(f"{server}/to/{server}/to/{server}/page", allow=LOCAL).url == f"{server}/page"
    assert fetch(f"{server}/to//page", allow=LOCAL).url.endswith("/page")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/status/404", "no such page"),
        ("/status/403", "refuses"),
        ("/status/429", "refuses"),
        ("/status/500", "trouble"),
        ("/status/204", "204"),
        ("/status/304", "304"),
        ("/loop", "5 redirects"),
        ("/to/ftp://127.0.0.1/x", "only http and https"),
        ("/to/file:///etc/passwd", "only http and https"),
        ("/to/http://user:secret@127.0.0.1/", "user name"),
        ("/bomb", "larger than 20 MB"),
        ("/twice", "was not asked for"),
        ("/damaged", "damaged"),
        ("/cut", "broke off"),
        ("/short", "failed"),
    ],
)
def test_a_fault_of_the_server_is_one_line(server: str, path: str, says: str) -> None:
    """Each status other than 200 says in one line what to do."""
    message = refused(server + path)
    assert says in message
    assert "secret" not in message


def test_a_large_answer_is_refused_without_being_read_whole(server: str) -> None:
    """Neither a large body nor a bomb gets past the limit."""
    assert "larger than 0.002 MB" in refused(f"{server}/large", limits=Limits(size=2000))
    assert len(fetch(f"{server}/large", allow=LOCAL, limits=Limits(size=3000)).body) == 3000


@pytest.mark.parametrize("path", ["/hang", "/trickle"])
def test_no_server_outlives_the_deadline(server: str, path: str) -> None:
    """However slowly it answers."""
    assert "within 0.2 s" in refused(server + path, limits=Limits(seconds=0.2))


def test_private_addresses_are_refused_unless_named(server: str) -> None:
    """Only the host that is allowed by name is asked in a private network."""
    assert "--allow-private 127.0.0.1" in refused(f"{server}/page", allow=())
    assert "--allow-private" in refused(f"{server}/page", allow=("127.0.0.1:9",))
    assert fetch(f"{server}/page", allow=(server.removeprefix("http://"),)).body
    assert len(Handler.seen) == 1


def test_a_redirect_to_a_private_address_is_refused(server: str) -> None:
    """A public page cannot send the program into the private network."""
    port = server.rsplit(":", 1)[1]
    assert "localhost (127.0.0.1) is a private address" in refused(
        f"{server}/to/http://localhost:{port}/page"
    )
    assert len(Handler.seen) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
    ],
)
def test_loopback_in_disguise_is_refused(url: str) -> None:
    """Other writings of 127.0.0.1 are no way around the rule."""
    assert "private address" in refused(url, allow=())


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a private address is refused, whichever comes first."""

    def both(*_: object, **__: object) -> object:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert "10.0.0.7" in refused("http://mixed.example/", allow=())


def test_the_checked_address_is_the_one_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its mind between check and connection (DNS rebinding) gains nothing."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *args: object, **kwargs: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "twice.example" else host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    port = server.rsplit(":", 1)[1]
    assert fetch(f"http://twice.example:{port}/page", allow=("twice.example",)).body
    assert asked.count("twice.example") == 1
    assert Handler.seen[0]["host"] == f"twice.example:{port}"


def test_failures_before_any_answer_are_one_line() -> None:
    """A port where nobody listens and a name without a host are two messages."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert "refused" in refused(f"http://127.0.0.1:{port}/")
    assert "no such host" in refused("http://nowhere.invalid/")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("https://me:secret@example.org/", "user name"),
        ("http://", "names no host"),
        ("http://[::1", "not an address"),
        ("http://exa\tmple.org/", "not an address"),
    ],
)
def test_addresses_that_are_none(url: str, says: str) -> None:
    """Other schemes and passwords are refused, and the message does not repeat a password."""
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert says in str(caught.value)
    assert "secret" not in str(caught.value)


PRIVATE = """
    0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.168.1.1 198.18.0.1 224.0.0.1
    240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2001:db8::1 2001:0:a00:1::
    2002:7f00:1:: fc00::1 fe80::1%eth0 fec0::1 ff02::1
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_addresses(address: str) -> None:
    """Private, local and reserved addresses are none of the open internet."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    """Addresses of the open internet are public, also inside IPv6."""
    assert is_public(address)


def test_a_server_without_tls_fails_in_one_line(server: str) -> None:
    """An https address of a plain server is refused in one line."""
    assert "connection failed" in refused(server.replace("http:", "https:") + "/page")
