"""A hub and podping.cloud are told of a feed that changed, by their own protocols, and never stop a publication."""

from __future__ import annotations

import contextlib
import http.server
import threading
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from podcast.airing.publishing import publish
from podcast.library import open_library
from podcast.publish import notices
from tests.publish.shows import FolderPlace, revoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from podcast.library import Library


@contextlib.contextmanager
def listening(status: int = 204) -> Iterator[tuple[str, list[tuple[str, str, str, str]]]]:
    """The address of a server that answers all with one status, and (method, path, key, body) of what it got."""
    got: list[tuple[str, str, str, str]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        """Takes down what comes."""

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            got.append((self.command, self.path, self.headers.get("Authorization", ""), body))
            self.send_response(status)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the name that the library asks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", got
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def show_with(library: Library, hub: str, private: str = "false") -> Library:
    """The show with that hub."""
    text = library.settings_file.read_text(encoding="utf-8")
    tables = f'[publish]\nhub = "{hub}"\n[fetch]\nallow = ["127.0.0.1"]\n[feed]\nprivate = {private}\n'
    library.settings_file.write_text(f"{text}\n{tables}", encoding="utf-8")
    return open_library(library.folder)


def test_a_hub_is_told_once_the_feed_is_there(library: Library, folder: FolderPlace) -> None:
    """As WebSub has it, for what changed the feed only; a dry run tells nobody."""
    with listening() as (hub, got):
        told = show_with(library, hub)
        publish(told, str(folder.root), dry_run=True)
        assert got == []
        assert publish(told, str(folder.root)).notes == ()
        publish(told, str(folder.root))
        [(method, _, _, body)] = got
        feed = "https://example.org/podcast/feed.xml"
        assert (method, parse_qs(body)) == (
            "POST",
            {"hub.mode": ["publish"], "hub.url": [feed], "hub.topic": [feed]},
        )
        assert f'<atom:link href="{hub}" rel="hub"/>'.encode() in (folder.get("feed.xml") or b"")


def test_a_hub_that_fails_is_a_note(library: Library, folder: FolderPlace) -> None:
    """The show is published all the same."""
    with listening(500) as (hub, _):
        told = show_with(library, hub)
        assert publish(told, str(folder.root)).notes == ("the hub was not told: it answered 500",)
    revoice(told, "gauge-2", b"another take")
    [note] = publish(told, str(folder.root)).notes
    assert note.startswith("the hub was not told: ")


def test_a_show_for_few_is_told_to_nobody(library: Library, folder: FolderPlace) -> None:
    """Whatever its settings say."""
    with listening() as (hub, got):
        publish(show_with(library, hub, "true"), str(folder.root))
        assert got == []


def test_podping_gets_the_feed_and_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the way that podping.cloud asks for; without a key the line says which variable to set."""
    feed = "https://example.org/podcast/feed.xml"
    with listening(200) as (service, got):
        assert notices.tell_podping(feed, {"PODPING_TOKEN": "key"}, service, ["127.0.0.1"]) == ""
        [(method, path, key, _)] = got
        assert (method, key) == ("GET", "key")
        assert parse_qs(urlsplit(path).query) == {"url": [feed], "reason": ["update"], "medium": ["podcast"]}
    assert "set PODPING_TOKEN" in notices.tell_podping(feed, {})
