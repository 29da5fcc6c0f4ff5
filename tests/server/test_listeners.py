"""A show for its listeners alone: an address each, that can be taken back and stands in no log."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from podcast import airing, cli
from podcast.errors import PodcastError, ShowError
from podcast.library import listeners
from podcast.library.listeners import add_listener, list_listeners, revoke_listener
from tests.serving import asking, served
from tests.shows import add_script, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library

MP3 = "the-gauge/the-gauge.mp3"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show with an episode on air."""
    library = make_show(tmp_path)
    made(library, add_script(library))
    return library


def test_a_listener_gets_all_of_the_show_at_an_address_of_their_own(library: Library) -> None:
    """Feed, page and audio; each address in the feed is that listener's own, and it asks not to be listed."""
    ada, ben = add_listener(library, "Ada"), add_listener(library, "Ben")
    with served(library) as address, asking(address) as client:
        feeds = {token: client.get(f"~{token}/feed.xml").body.decode() for token in (ada, ben)}
        for token, feed in feeds.items():
            places = re.findall(rf'"{re.escape(address)}([^"#]*)"', feed)
            assert len(places) > 5
            assert all(place.startswith(f"~{token}/") for place in places)
            assert {client.get(place).status for place in places} == {200}
            assert "<itunes:block>Yes</itunes:block>" in feed
        guids = [re.findall(r"<(?:guid|podcast:guid)[^>]*>([^<]+)<", feed) for feed in feeds.values()]
        assert guids[0] == guids[1] != []
        page = client.get(f"~{ada}/").body.decode()
        assert f"{address}~{ada}/feed.xml" in page
        assert 'content="noindex"' in page
        assert client.get(f"~{ada}/{MP3}", range="bytes=0-9").status == 206
        assert client.get(f"~{ada}").headers["location"] == f"/~{ada}/"
        assert client.get(f"~{ada}/the-gauge").headers["location"] == f"/~{ada}/the-gauge/"


def test_nobody_else_gets_anything(library: Library) -> None:
    """Without a token, with another, or with half of one; a refusal does not say which it was."""
    token = add_listener(library, "Ada")
    tries = ["", "feed.xml", MP3, "~/feed.xml", f"~{token[:-1]}/feed.xml", f"~{token}x/feed.xml"]
    tries += [
        f"{token}/feed.xml",
        f"x/~{token}/feed.xml",
        f"~{token.swapcase()}/feed.xml",
        "~%ff%fe/feed.xml",
    ]
    tries += [f"~{token}/../show.json", f"~{token}/~{token}/feed.xml", f"~{token}/listeners.json"]
    with served(library) as address, asking(address) as client:
        assert {(client.get(name).status, client.get(name).body) for name in tries} == {
            (404, b"404 Not Found\n")
        }
        assert client.get(f"~{token}/feed.xml").status == 200


def test_pages_of_a_closed_show_tell_nobody_of_it(library: Library) -> None:
    """At a listener's address there are no lists for strangers and no player for frames; the search works; without
    one not even the page that says that nothing is here."""
    token = add_listener(library, "Ada")
    with served(library) as address, asking(address) as client:
        for name in ("search.html", "search-1.js", "the-gauge/index.html"):
            page = client.get(f"~{token}/{name}")
            assert page.status == 200
            assert not re.search(rb"iframe|oembed|twitter:player|opml", page.body)
        closed = (
            "sitemap.xml",
            "subscribe.opml",
            "robots.txt",
            "the-gauge/embed.html",
            "the-gauge/oembed.json",
        )
        assert {client.get(f"~{token}/{name}", accept="text/html").status for name in closed} == {404}
        for name in ("no-such-page", "404.html", "index.html", f"~{token}x/index.html"):
            lost = client.get(name, accept="text/html")
            assert (lost.status, lost.body) == (404, b"404 Not Found\n")


def test_a_revoked_address_gets_nothing_from_the_next_request_on(library: Library) -> None:
    """Over the same connection, without a wait; others listen on, and the show stays closed when all are gone."""
    ada, ben = add_listener(library, "Ada"), add_listener(library, "Ben")
    with served(library) as address, asking(address) as client:
        assert [client.get(f"~{token}/{MP3}").status for token in (ada, ben)] == [200, 200]
        revoke_listener(library, "Ada")
        assert [client.get(f"~{token}/{MP3}").status for token in (ada, ben)] == [404, 200]
        again = add_listener(library, "Ada")
        assert again != ada
        assert [client.get(f"~{token}/feed.xml").status for token in (ada, again)] == [404, 200]
        revoke_listener(library, "Ada")
        revoke_listener(library, "Ben")
        assert [client.get(name).status for name in (f"~{ben}/feed.xml", "feed.xml")] == [404, 404]
        library.listeners_file.unlink()
        assert client.get("feed.xml").status == 200


def test_the_first_listener_closes_a_show_that_is_being_served(library: Library) -> None:
    """From the next request on."""
    with served(library) as address, asking(address) as client:
        assert client.get("feed.xml").status == 200
        token = add_listener(library, "Ada")
        assert [client.get(name).status for name in ("feed.xml", f"~{token}/feed.xml")] == [404, 200]


def test_no_token_is_kept_or_logged(library: Library) -> None:
    """Neither in the show's folder nor in the log: not of who is let in, not of who was, not of a mistyped one."""
    lines: list[str] = []
    ada, ben = add_listener(library, "Ada"), add_listener(library, "Ben")
    revoke_listener(library, "Ben")
    with served(library, lines.append) as address, asking(address) as client:
        for name in (
            f"~{ada}/feed.xml",
            f"~{ben}/feed.xml",
            f"/~{ada}/x",
            f"~{ada}x",
            f"%7e{ada}/feed.xml",
            f"~{ada}",
        ):
            client.get(name)
        client.raw(f"http://x/~{ada}/feed.xml".encode())
    assert len(lines) == 7
    assert "200 GET /~/feed.xml" in lines
    kept = [path for path in library.folder.rglob("*") if path.is_file()]
    texts = [*lines, *(path.read_bytes().decode("latin-1") for path in kept)]
    assert not [text for text in texts if ada in text or ben in text]


def test_a_text_cannot_hold_a_link_with_a_listeners_token(library: Library) -> None:
    """The address for which the show is built is another one in each run."""
    ada = add_listener(library, "Ada")
    with served(library) as address, asking(address) as client:
        first = client.get(f"~{ada}/feed.xml").body.decode().replace(ada, "…").replace(address, "")
    with served(library) as address, asking(address) as client:
        second = client.get(f"~{ada}/feed.xml").body.decode().replace(ada, "…").replace(address, "")
    assert first == second
    assert not re.search(r"~[\w-]{20}", first)


def test_while_the_file_is_damaged_nobody_is_answered(library: Library) -> None:
    """Half a file must not open the show; once it is right again, the listener is let in."""
    token = add_listener(library, "Ada")
    good = library.listeners_file.read_bytes()
    lines: list[str] = []
    with served(library, lines.append) as address, asking(address) as client:
        for bad in (b"", b"{", b"[]", b'{"format": 99, "listeners": []}'):
            library.listeners_file.write_bytes(bad)
            assert [client.get(name).status for name in ("feed.xml", f"~{token}/feed.xml")] == [404, 404]
        library.listeners_file.write_bytes(good)
        assert client.get(f"~{token}/feed.xml").status == 200
    assert [line for line in lines if line.startswith("answered nobody: ")]


def test_names_are_told_apart(library: Library) -> None:
    """One address a name; what is mistyped is answered by the nearest."""
    add_listener(library, "Ada")
    with pytest.raises(ShowError, match=r"already: .*revoke"):
        add_listener(library, " Ada ")
    with pytest.raises(ShowError, match="did you mean Ada"):
        revoke_listener(library, "Adda")
    with pytest.raises(ShowError, match="needs a name"):
        add_listener(library, " \n")
    assert [listener.name for listener in list_listeners(library)] == ["Ada"]


def test_it_is_not_published_for_everybody(library: Library, tmp_path: Path) -> None:
    """A folder or a bucket cannot ask who somebody is."""
    add_listener(library, "Ada")
    public = replace(
        library.show, base_url="https://example.org/", rights="CC0", publish_target=str(tmp_path / "out")
    )
    with pytest.raises(PodcastError, match="for its listeners alone"):
        airing.publish(replace(library, show=public))
    assert not (tmp_path / "out").exists()


def test_the_command_prints_each_address_once(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output; afterwards there are names and days only."""
    show = ["--show", str(library.folder)]
    where = ["--address", "https://pod.example/x"]
    assert cli.run(["listeners", "add", "Ada Lovelace", *where, *show]) == 0
    out, err = capsys.readouterr()
    token = re.fullmatch(r"https://pod\.example/x/~([\w-]{32})/feed\.xml\n", out)
    assert token
    assert "not shown again" in err
    assert cli.run(["listeners", "list", *show]) == 0
    out, _ = capsys.readouterr()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d  Ada Lovelace\n", out)
    kept = json.loads(library.listeners_file.read_bytes())
    assert kept["listeners"][0]["name"] == "Ada Lovelace"
    assert token[1] not in library.listeners_file.read_text()
    assert cli.run(["listeners", "revoke", "Ada Lovelace", *show]) == 0
    assert list_listeners(library) == ()
    assert cli.run(["listeners", "add", "Ben", "--address", "ftp://x", *show]) == 2
    assert listeners.SIGN == "~"
