"""The check of a live address, against a server that does all as it should, and one that fails in a single thing."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from podcast import net
from podcast.errors import PodcastError
from podcast.publish.live import check_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from podcast.findings import Finding
    from podcast.model import Stage

LOCAL = ("127.0.0.1",)
AUDIO = bytes(range(256)) * 40
TYPES = {
    "feed.xml": "application/rss+xml; charset=utf-8",
    "cover.jpg": "image/jpeg",
    "a.mp3": "audio/mpeg",
    "a.vtt": "text/vtt",
    "a.srt": "application/x-subrip",
    "chapters.json": "application/json+chapters",
}


def feed(base: str, episodes: int = 2) -> bytes:
    """A feed whose files lie beside it."""
    items = "".join(
        f"""
  <item><title>Episode {"ABC"[number % 3]}</title>
    <enclosure url="{base}{number}/a.mp3" length="{len(AUDIO)}" type="audio/mpeg"/>
    <podcast:transcript url="{base}{number}/a.vtt" type="text/vtt"/>
    <podcast:transcript url="{base}{number}/a.srt" type="application/x-subrip"/>
    <podcast:chapters url="{base}{number}/chapters.json" type="application/json+chapters"/>
    <itunes:image href="{base}{number}/cover.jpg"/>
  </item>"""
        for number in range(episodes)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Show</title><description>{"About it. " * 100}</description>
  <atom:link href="{base}feed.xml" rel="self" type="application/rss+xml"/>
  <itunes:image href="{base}cover.jpg"/>{items}
</channel></rss>""".encode()


class Handler(BaseHTTPRequestHandler):
    """Serves the show of the test; `fault` names what it gets wrong."""

    fault = ""
    seen: list[str]

    def do_HEAD(self) -> None:
        if self.fault == "no HEAD":
            self.reply(405)
        else:
            self.serve()

    def do_GET(self) -> None:
        self.serve()

    def serve(self) -> None:
        type(self).seen.append(f"{self.command} {self.path}")
        name = self.path.rsplit("/", 1)[1]
        if self.path == "/moved/feed.xml":
            self.reply(301, {"Location": "/show/feed.xml"})
            return
        if self.fault == "private":
            self.reply(403)
            return
        if name not in TYPES or (self.fault == "no art" and name == "cover.jpg"):
            self.reply(404)
            return
        base = f"http://{self.headers['Host']}/show/"
        body = feed(base) if name == "feed.xml" else AUDIO if name == "a.mp3" else name.encode() * 20
        if self.fault == "not XML" and name == "feed.xml":
            body = b"<html><p>Not found"
        self.send(name, body)

    def send(self, name: str, body: bytes) -> None:
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = {"Content-Type": TYPES[name], "Access-Control-Allow-Origin": "*", "ETag": tag}
        status = 200
        if self.fault == f"type of {name}":
            headers["Content-Type"] = "text/plain"
        if self.fault == f"no CORS on {name}":
            del headers["Access-Control-Allow-Origin"]
        if self.fault == "no validator":
            del headers["ETag"]
        if self.headers["If-None-Match"] == tag and self.fault != "no 304":
            self.reply(304, headers)
            return
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers["Range"] or "")
        if wanted and self.fault != "no ranges":
            first, last = int(wanted[1]), int(wanted[2])
            total = len(body) + (self.fault == "wrong Content-Range")
            status, headers["Content-Range"] = 206, f"bytes {first}-{last}/{total}"
            body = body[first : last + 1]
        if (
            name == "feed.xml"
            and "gzip" in (self.headers["Accept-Encoding"] or "")
            and self.fault != "no gzip"
        ):
            body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
        if self.fault == "longer audio" and name == "a.mp3" and status == 200:
            body += b"x"
        self.reply(status, headers, body)

    def reply(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        with contextlib.suppress(OSError):  # who has seen enough hangs up
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Servers in tests are silent."""


@pytest.fixture
def serve() -> Iterator[Callable[[str], str]]:
    """Starts the server with a fault; the address of its feed."""
    with contextlib.ExitStack() as stack:

        def start(fault: str = "") -> str:
            handler = type("Faulty", (Handler,), {"fault": fault, "seen": []})
            Handler.seen = handler.seen  # type: ignore[attr-defined]
            running = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            running.daemon_threads = True
            running.block_on_close = False
            thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            stack.callback(thread.join)
            stack.callback(running.shutdown)
            return f"http://127.0.0.1:{running.server_port}/show/feed.xml"

        yield start


def found(url: str) -> list[Finding]:
    """What the check says of a server on loopback."""
    return check_url(url, allow=LOCAL)


def test_a_server_that_does_all_as_it_should_has_no_finding(serve: Callable[[str], str]) -> None:
    """H1 to H6 hold, and the check says nothing."""
    assert found(serve("")) == []
    assert "HEAD /show/1/a.mp3" in Handler.seen
    assert "GET /show/0/chapters.json" in Handler.seen


@pytest.mark.parametrize(
    ("fault", "number", "where", "says"),
    [
        ("no HEAD", "H1", "the feed", "HEAD is answered by 405"),
        ("no HEAD", "H1", "the audio of “Episode A”", "HEAD is answered by 405"),
        ("no HEAD", "H1", "the show's picture", "HEAD is answered by 405"),
        ("no art", "H1", "the show's picture", "answers 404"),
        ("no ranges", "H2", "the audio of “Episode B”", "answered by 200, not 206"),
        ("wrong Content-Range", "H2", "the audio of “Episode A”", f"bytes 0-99/{len(AUDIO) + 1}"),
        ("no validator", "H3", "the feed", "neither ETag nor Last-Modified"),
        ("no 304", "H3", "the feed", "If-None-Match is answered by 200, not 304"),
        ("no 304", "H3", "the audio of “Episode A”", "If-None-Match is answered by 200"),
        ("type of feed.xml", "H4", "the feed", "'text/plain', not 'application/rss+xml'"),
        ("type of a.mp3", "H4", "the audio of “Episode A”", "'text/plain', not 'audio/mpeg'"),
        ("type of a.vtt", "H4", "a transcript of “Episode A”", "'text/plain', not 'text/vtt'"),
        ("type of a.srt", "H4", "a transcript of “Episode A”", "not 'application/x-subrip'"),
        ("type of chapters.json", "H4", "the chapters of “Episode A”", "not 'application/json+chapters'"),
        ("type of cover.jpg", "H4", "the picture of “Episode A”", "not 'image/jpeg'"),
        ("no CORS on feed.xml", "H5", "the feed", "Access-Control-Allow-Origin is missing"),
        ("no CORS on a.vtt", "H5", "a transcript of “Episode A”", "Access-Control-Allow-Origin"),
        ("no CORS on chapters.json", "H5", "the chapters of “Episode B”", "Access-Control-Allow-Origin"),
        ("no gzip", "H6", "the feed", "not compressed"),
        (
            "longer audio",
            "F12",
            "the audio of “Episode A”",
            f"'{len(AUDIO)}', the server has {len(AUDIO) + 1}",
        ),
    ],
)
def test_a_server_with_one_fault_gets_it_named(
    serve: Callable[[str], str], fault: str, number: str, where: str, says: str
) -> None:
    """The finding carries the assertion's number, the file, what is wrong, and what to do."""
    findings = found(serve(fault))
    [one] = [it for it in findings if (it.number, it.where) == (number, where)]
    assert says in one.what
    assert len(one.mend) > 10
    assert {it.number for it in findings} == {number}, "and nothing else is blamed"


def test_a_redirect_to_the_feed_is_no_fault(serve: Callable[[str], str]) -> None:
    """Subscribers follow it, and so does the check."""
    assert found(serve("").replace("/show/", "/moved/")) == []


def test_only_the_newest_episodes_are_asked_for(serve: Callable[[str], str]) -> None:
    """A long feed costs its host no more than a short one."""
    check_url(serve(""), allow=LOCAL, newest=1)
    assert any("/0/a.mp3" in line for line in Handler.seen)
    assert not any("/1/" in line for line in Handler.seen)


def test_progress_is_told(serve: Callable[[str], str]) -> None:
    """A file at a time, up to all of them."""
    told: list[tuple[float, float]] = []

    def report(
        stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        told.append((done, total))

    check_url(serve(""), report, allow=LOCAL)
    assert told == [(at, 12) for at in range(1, 13)]


def test_one_question_gets_its_answer_whatever_it_is(serve: Callable[[str], str]) -> None:
    """`net.ask`: status, headers and body as sent; HEAD has none; a redirect is followed; no more than the limit."""
    url = serve("no ranges")
    audio = url.replace("feed.xml", "0/a.mp3")
    head = net.ask(audio, method="HEAD", allow=LOCAL)
    assert (head.status, head.headers["content-length"], head.body) == (200, str(len(AUDIO)), b"")
    cut = net.ask(audio, {"Range": "bytes=0-99"}, allow=LOCAL, limits=net.Limits(size=300))
    assert (cut.status, cut.body) == (200, AUDIO[:300])
    packed = net.ask(url.replace("/show/", "/moved/"), {"Accept-Encoding": "gzip"}, allow=LOCAL)
    assert (packed.url, packed.headers["content-encoding"]) == (url, "gzip")
    assert gzip.decompress(packed.body).startswith(b"<?xml")
    assert net.ask(f"{url}.gone", allow=LOCAL).status == 404
    with pytest.raises(PodcastError, match="private address"):
        net.ask(audio)


@pytest.mark.parametrize(
    ("fault", "path", "says"),
    [
        ("not XML", "feed.xml", "not a feed"),
        ("", "nothing.xml", "no such page"),
        ("private", "feed.xml", "let everybody read"),
    ],
)
def test_what_is_no_feed_is_one_line(serve: Callable[[str], str], fault: str, path: str, says: str) -> None:
    """An error that says what to give instead."""
    with pytest.raises(PodcastError, match=says) as caught:
        found(serve(fault).replace("feed.xml", path))
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value)


def test_a_private_address_is_asked_only_when_it_is_named(serve: Callable[[str], str]) -> None:
    """The address itself, and what a feed names: no feed can make us knock on doors inside."""
    url = serve("")
    with pytest.raises(PodcastError, match=r"--allow-private 127\.0\.0\.1"):
        check_url(url)
    assert Handler.seen == []


def test_a_feed_of_another_place_is_told(serve: Callable[[str], str]) -> None:
    """Whose atom:link names another address than the one it is read from."""
    findings = found(serve("").replace("/show/", "/copy/"))
    assert [(it.number, it.severity) for it in findings] == [("F2", "warning")]
    assert "/show/feed.xml" in findings[0].what
