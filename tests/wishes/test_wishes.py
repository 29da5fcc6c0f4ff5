"""What sites wish is read as they mean it, obeyed, and overruled by a right alone."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import airing, scripting
from podcast.errors import FetchError, PublishError
from podcast.scripting import Order
from podcast.wishes import Wish, is_overruled, read_reservation, read_robots
from podcast.wishes.robots import fits, may_read
from tests.shows import SCRIPT, add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library

ALLOW = ("127.0.0.1",)
PAGE = "<html><head>{head}</head><body><h1>The gauge</h1>{text}</body></html>"
TEXT = "".join(
    f"<p>The gauge at the harbour was read {n} times a day by its keeper.</p>" for n in range(2, 30)
)

ROBOTS = """
User-agent: *
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
Disallow: /q?

User-agent: Other
User-agent: Podcast/2.0   # us
Disallow: /ours
"""


@pytest.mark.parametrize(
    ("path", "agent", "may"),
    [
        ("/", "x", True),
        ("/private/a", "x", False),
        ("/private/open/a", "x", True),
        ("/a/b.pdf", "x", False),
        ("/a/b.pdf?x", "x", True),
        ("/q?a=1", "x", False),
        ("/private/a", "podcast", True),
        ("/ours/a", "podcast", False),
        ("/ours", "other", False),
        ("/%70rivate/a", "x", False),
    ],
)
def test_robots_are_read_as_rfc_9309_has_it(path: str, agent: str, may: bool) -> None:
    """Groups by name, the longest pattern, stars, the end, escapes."""
    assert may_read(ROBOTS, path, agent) == may


@pytest.mark.parametrize(
    "text", ["", "Disallow: /", "User-agent: *\nDisallow:", "<html>", "User-agent: x\nDisallow: /", "\x00:"]
)
def test_what_says_nothing_forbids_nothing(text: str) -> None:
    """Rules for nobody, for another, empty ones, and what is no such file."""
    assert may_read(text, "/a", "podcast")


@given(st.text(max_size=300), st.text(max_size=50), st.text(max_size=30))
def test_any_file_and_pattern_is_read(text: str, path: str, pattern: str) -> None:
    """Without an exception; a pattern that is the path fits."""
    assert may_read(text, f"/{path}", "podcast") in (True, False)
    assert fits(f"/{path}".replace("*", "").replace("$", ""), f"/{path}".replace("*", "").replace("$", ""))
    assert fits(pattern, f"/{path}") in (True, False)


def test_many_stars_take_no_time() -> None:
    """As a regular expression they would take for ever."""
    assert not fits("*a" * 5000 + "b$", "/" + "a" * 20_000)


class Town:
    """A site that wishes something."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.asked: list[str] = []
        town = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                """Answer what is there."""
                town.asked.append(self.path)
                text = town.files.get(self.path)
                self.send_response(200 if text is not None else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                for name, value in town.headers.items() if text is not None else ():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write((text or "").encode())

            def log_message(self, *_arguments: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.url = f"{self.address}/news/gauge"
        self.files["/news/gauge"] = PAGE.format(head="", text=TEXT)

    def state(self, where: str, value: str = "1") -> None:
        """Reserve, or expressly not, in one of the ways that there are."""
        if where == "file":
            rules = [
                {"location": "/old", "tdm-reservation": 0},
                {"location": "/news/*", "tdm-reservation": int(value), "tdm-policy": "https://x.example/p"},
            ]
            self.files["/.well-known/tdmrep.json"] = json.dumps(rules)
        elif where == "header":
            self.headers["TDM-Reservation"] = value
        elif where == "meta":
            head = f'<META content="{value}" name="TDM-reservation"><meta name=tdm-policy content="https://x.example/p">'
            self.files["/news/gauge"] = PAGE.format(head=head, text=TEXT)
        else:
            self.files["/robots.txt"] = "User-agent: *\nDisallow: /news/"


@pytest.fixture
def town() -> Iterator[Town]:
    """One that wishes nothing yet."""
    town = Town()
    yield town
    town.server.shutdown()
    town.server.server_close()


@pytest.mark.parametrize("where", ["file", "header", "meta"])
def test_a_reservation_is_found_wherever_it_is_stated(town: Town, where: str) -> None:
    """With its terms where it names them; 0 is none."""
    assert read_reservation(town.url, ALLOW) is None
    town.state(where, "0")
    assert read_reservation(town.url, ALLOW) is None
    town.state(where)
    wish = read_reservation(town.url, ALLOW)
    assert wish
    assert wish.what == "reserves text and data mining"
    assert wish.policy == ("" if where == "header" else "https://x.example/p")
    assert read_robots(town.url, ALLOW) is None


@pytest.mark.parametrize(("nearer", "farther"), [("meta", "header"), ("meta", "file"), ("header", "file")])
def test_what_is_nearer_to_the_text_decides(town: Town, nearer: str, farther: str) -> None:
    """The page before its header, that before the site's file; both ways round."""
    for value in ("0", "1"):
        town.state(nearer, value)
        town.state(farther, "1" if value == "0" else "0")
        assert (read_reservation(town.url, ALLOW) is not None) == (value == "1")


@pytest.mark.parametrize(
    "text", ["", "{", "[1, null, {}]", '{"location": "/"}', "[" * 100_000, '[{"location": "/news/*"}]']
)
def test_a_damaged_file_reserves_nothing(town: Town, text: str) -> None:
    """And stops nobody."""
    town.files["/.well-known/tdmrep.json"] = text
    assert read_reservation(town.url, ALLOW) is None


@pytest.mark.parametrize(
    ("rights", "general", "overruled"),
    [
        ("", "", False),
        ("CC BY 4.0", "CC BY 4.0", False),
        ("by mail of 2 March", "CC BY 4.0", True),
        ("by mail of 2 March", "", True),
        ("our own, Town.example and others", "our own, Town.example and others", True),
    ],
)
def test_a_right_goes_before_a_wish(rights: str, general: str, overruled: bool) -> None:
    """When it is stated for this text, or names the site; a general word of the show does not."""
    assert is_overruled("https://www.town.example/news", rights, general) == overruled


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show that may ask loopback."""
    library = make_show(tmp_path)
    return replace(library, show=replace(library.show, fetch_allow=ALLOW))


def test_a_page_that_programs_are_asked_not_to_read_is_not_read(library: Library, town: Town) -> None:
    """One line says what else there is; nothing but robots.txt was asked for."""
    town.state("robots")
    with pytest.raises(FetchError, match=r"asks programs not to read this page .*robots\.txt.*save the page"):
        scripting.read_article(library, town.url, Order())
    assert town.asked == ["/robots.txt"]
    own = replace(library, show=replace(library.show, rights="Our own pages, 127.0.0.1"))
    assert scripting.read_article(own, town.url, Order()).title == "The gauge"


def test_a_reservation_is_told_when_the_script_is_written(library: Library, town: Town) -> None:
    """In one line, with what publishing will ask."""
    town.state("header")
    result = scripting.write_script(library, town.url, Order())
    assert [note for note in result.notes if "reserves text and data mining" in note and "rights" in note]


@pytest.mark.parametrize("where", ["file", "header", "meta", "robots"])
def test_publishing_asks_again(library: Library, town: Town, tmp_path: Path, where: str) -> None:
    """A wish that came after the script was written stops the upload, until a right is stated for that text."""
    public = replace(library.show, base_url="https://pod.example/", rights="CC BY 4.0")
    library = replace(library, show=public)
    target = str(tmp_path / "out")
    text = SCRIPT.replace("https://example.org/gauge", town.url, 1)
    made(library, add_script(library, text))
    town.state(where)
    with pytest.raises(PublishError, match=r"^the-gauge is not published: 127\.0\.0\.1 [^\n]+rights: "):
        airing.publish(library, target)
    assert not (tmp_path / "out" / "feed.xml").exists()
    made(library, add_script(library, text.replace("hosts:", "rights: by mail of 2 March\nhosts:", 1)))
    airing.publish(library, target)
    assert (tmp_path / "out" / "feed.xml").exists()
    town.asked.clear()
    airing.publish(library, target)
    assert town.asked == []


def test_a_page_that_was_saved_is_its_sites(library: Library, town: Town, tmp_path: Path) -> None:
    """Its episode names the address that the page states, and its site's wishes are asked when that is to go out."""
    library = replace(
        library, show=replace(library.show, base_url="https://pod.example/", rights="CC BY 4.0")
    )
    saved = library.folder / "saved.html"
    saved.write_text(
        PAGE.format(head=f'<link rel="canonical" href="{town.url}">', text=TEXT), encoding="utf-8"
    )
    episode = made(library, saved).episode
    assert episode.source == town.url
    assert town.asked == []
    town.state("robots")
    with pytest.raises(PublishError, match=r"is not published: 127\.0\.0\.1 asks programs not to read"):
        airing.publish(library, str(tmp_path / "out"))


def test_a_site_that_does_not_answer_wishes_nothing() -> None:
    """Its page could not be read either."""
    assert read_robots("http://127.0.0.1:9/x", ALLOW) is None
    assert read_reservation("http://127.0.0.1:9/x", ALLOW) is None


def test_a_wish_is_one_sentence() -> None:
    """Who, what, where, and the terms."""
    wish = Wish(
        "reserves text and data mining",
        "https://town.example/.well-known/tdmrep.json",
        "https://town.example/p",
    )
    assert str(wish) == (
        "town.example reserves text and data mining (https://town.example/.well-known/tdmrep.json; "
        "its terms: https://town.example/p)"
    )
