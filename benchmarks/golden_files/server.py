"""The loopback server of golden.py: pages as the web has them, and a language model that answers by rule."""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from golden_files import sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PORT = 8917
"""Fixed, because addresses get into files."""
WORDS_OF_A_CHAPTER = 120

_INVENTED = {"text": "The whole thing cost 7,431 dollars.", "cites": [2]}
"""A statement that the check refuses, so that the writer has to ask for a repair."""
_LATIN = sources.HTML.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("£", "&pound;")
_PAGES: dict[str, tuple[str, bytes]] = {
    "/wall": ("text/html; charset=utf-8", sources.HTML.encode()),
    "/latin": ("text/html", _LATIN.encode("iso-8859-1", "xmlcharrefreplace")),
    "/plain": ("text/plain; charset=utf-8", sources.PLAIN.encode()),
    "/picture": ("image/png", sources.png(8, 8)),
    "/empty": ("text/html", b""),
    "/shell": ("text/html", b"<html><body><div id=root></div><script src=app.js></script></body></html>"),
    "/feedless": ("text/html", b"<html><body><p>Nothing to subscribe to.</p></body></html>"),
    "/show": (
        "text/html",
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
    ),
    "/feed": ("application/rss+xml", b"<rss version='2.0'><channel><title>Small</title></channel></rss>"),
}
_STATUS = {"/forbidden": 403, "/gone": 410, "/broken": 500, "/teapot": 418}
_MOVED = {"/old-wall": "/wall", "/loop": "/loop", "/inside": "http://10.1.2.3/secret"}


class _Answers(BaseHTTPRequestHandler):
    """Gives the pages above, and answers of the model, each asked question kept in `folder`."""

    folder: Path
    lock = threading.Lock()

    def do_GET(self) -> None:
        """Give a page, or the status or the new address that its path stands for."""
        if self.path in _MOVED:
            self._send(302, "text/plain", b"", location=_MOVED[self.path])
        elif self.path == "/packed":
            self._send(200, "text/html", gzip.compress(sources.HTML.encode(), mtime=0), coding="gzip")
        elif self.path == "/badly-packed":
            self._send(200, "text/html", b"\x1f\x8b\x08\0damaged", coding="gzip")
        elif self.path in _PAGES:
            self._send(200, *_PAGES[self.path])
        else:
            self._send(_STATUS.get(self.path, 404), "text/plain", b"no")

    def do_POST(self) -> None:
        """Answer a question to the model and keep what was asked."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.lock:
            number = len(list(self.folder.iterdir())) + 1
            asked = json.dumps(body, indent=1, sort_keys=True, ensure_ascii=False)
            (self.folder / f"{number:03d}.json").write_text(asked, encoding="utf-8")
        text = json.dumps(_answer(body["messages"]), ensure_ascii=False)
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        answer = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "a-model",
            "choices": [choice],
        }
        self._send(200, "application/json", json.dumps(answer).encode())

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        """Print nothing."""

    def _send(self, status: int, kind: str, data: bytes, *, location: str = "", coding: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        self.wfile.write(data)


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[None]:
    """Serve pages and model at PORT while the block runs; questions to the model are kept in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    answers = type("Answers", (_Answers,), {"folder": folder})
    server = ThreadingHTTPServer(("127.0.0.1", PORT), answers)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _answer(messages: list[dict[str, str]]) -> dict[str, Any]:
    """Return what a plain model would say: the article's own sentences, and one invented number."""
    asked = "\n".join(message["content"] for message in messages)
    task = messages[1]["content"]
    sentences = [
        (int(number), text) for number, text in re.findall(r"(?m)^\[(\d+)\] (?!\(heading\))(.*)$", asked)
    ]
    if task.startswith("Plan the"):
        return _outline(asked, sentences)
    if task.startswith("These lines"):
        lines = [int(number) for number in re.findall(r"(?m)^Line (\d+),", asked)]
        pairs = zip(lines, sentences[-len(lines) :], strict=False)
        return {"lines": [{"line": line, "sentences": [_sentence(*pair)]} for line, pair in pairs]}
    return _chapter(asked, sentences)


def _outline(asked: str, sentences: list[tuple[int, str]]) -> dict[str, Any]:
    numbers = [int(number) for number in re.findall(r'<chapter number="(\d+)"', asked)]
    (first, text), (last, end) = sentences[0], sentences[-1]
    plans = [
        {"chapter": number, "question": "", "points": [{"point": text[:60], "cites": [first]}]}
        for number in numbers
    ]
    hook, remember = _sentence(first, text), [_sentence(last, end)]
    return {"chapters": plans, "hook": hook, "remember": remember, "summary": [first]}


def _chapter(asked: str, sentences: list[tuple[int, str]]) -> dict[str, Any]:
    speakers = re.search(r"(\w+) leads and begins, (\w+) knows", asked)
    leader, expert = speakers.groups() if speakers else ("Maya", "Maya")
    turns: list[dict[str, Any]] = []
    words = 0
    for number, text in sentences:
        if words > WORDS_OF_A_CHAPTER:
            break
        words += len(text.split())
        speaker = expert if len(turns) % 2 else leader
        turns.append({"speaker": speaker, "sentences": [_sentence(number, text)]})
    if "Write chapter 2" in asked and turns:
        turns[0]["sentences"].append(_INVENTED)
    return {"turns": turns}


def _sentence(number: int, text: str) -> dict[str, Any]:
    return {"text": text, "cites": [number]}
