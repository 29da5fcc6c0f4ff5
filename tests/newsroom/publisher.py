"""A publisher on loopback: articles, a feed of them, and whatever publishers' servers do."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = datetime(2026, 11, 23, 6, tzinfo=UTC)
ALLOW = ("127.0.0.1",)


@dataclass(slots=True)
class Piece:
    """An article of the publisher's, and what its feed says of it."""

    name: str
    title: str
    text: str = "The ferry was late, and nobody minded. It brought the bread and the post."
    guid: str = ""
    head: str = ""
    status: int = 200

    def page(self) -> bytes:
        """Its page."""
        body = (
            f"<h1>{self.title}</h1><p>{self.text}</p><h2>What the harbour says</h2>"
            f"<p>The harbour of Merle has a gauge since 1807. Its ledger on {self.name} has no gap, and the council "
            "has put aside four million euros for the walls.</p><p>However, nobody has decided which wall comes "
            "first. The town will have to raise all of them before 2040.</p>"
        )
        head = f"<head><title>{self.title}</title>{self.head}</head>"
        return f"<html lang='en'>{head}<body><article>{body}</article></body></html>".encode()


@dataclass(slots=True)
class Publisher:
    """What it has at the moment, and how often each address was asked for."""

    address: str = ""
    pieces: list[Piece] = field(default_factory=list)
    feed_status: int = 200
    feed_headers: dict[str, str] = field(default_factory=dict)
    damage: bool = False
    moved: bool = False
    robots: str = ""
    asked: list[tuple[str, int]] = field(default_factory=list)

    def feed(self) -> bytes:
        """Its feed, newest first."""
        rows = "".join(
            f"<item><title>{escape(piece.title)}</title><link>{self.address}/{piece.name}</link>"
            f"<guid isPermaLink='false'>{piece.guid or piece.name}</guid>"
            f"<pubDate>{format_datetime(_START + timedelta(hours=nth))}</pubDate>"
            f"<description>{escape(piece.text)}</description></item>"
            for nth, piece in reversed(list(enumerate(self.pieces)))
        )
        whole = f"<rss version='2.0'><channel><title>The quay</title>{rows}</channel></rss>"
        return (whole[: len(whole) // 2] + "<&" if self.damage else whole).encode()

    def count(self, path: str, status: int) -> int:
        """How often a path was answered with a status."""
        return self.asked.count((path, status))

    def answer(self, path: str, conditions: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        """What a request for a path gets."""
        if path == "/robots.txt":
            return (200 if self.robots else 404), {}, self.robots.encode()
        if path == "/feed.xml" and self.moved:
            return 301, {"Location": "/new/feed.xml"}, b""
        if path in ("/feed.xml", "/new/feed.xml"):
            return self._answer_feed(conditions)
        piece = next((piece for piece in self.pieces if path == f"/{piece.name}"), None)
        if piece is None or piece.status != 200:
            return (piece.status if piece else 404), {}, b""
        return 200, {"Content-Type": "text/html; charset=utf-8"}, piece.page()

    def _answer_feed(self, conditions: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        if self.feed_status != 200:
            return self.feed_status, self.feed_headers, b""
        data = self.feed()
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        if conditions.get("if-none-match") == tag:
            return 304, {"ETag": tag}, b""
        return 200, {"ETag": tag, "Content-Type": "application/rss+xml"}, data


@contextlib.contextmanager
def publishing() -> Iterator[Publisher]:
    """A publisher that answers."""
    publisher = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {key.lower(): value for key, value in self.headers.items()}
            status, fields, body = publisher.answer(self.path, headers)
            publisher.asked.append((self.path, status))
            self.send_response(status)
            for key, value in fields.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002 - as http.server has it
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    publisher.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
