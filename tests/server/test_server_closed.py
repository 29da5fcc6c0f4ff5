"""Nothing but the published files: whatever is asked for, however it is written."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.library import current_edition, public_files
from tests.properties import examples
from tests.serving import Client, asking, served
from tests.shows import add_script, another, made, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library

SECRET = b"SECRET"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with one episode on air, others that are not, and secrets all around."""
    library = make_show(tmp_path_factory.mktemp("closed") / "show")
    made(library, add_script(library))
    coming = (datetime.now(UTC) + timedelta(days=9)).replace(microsecond=0).isoformat()
    another(library, "the-gauge", "a-draft", state="draft", number=2)
    another(library, "the-gauge", "to-come", state="scheduled", published=coming, number=3)
    another(library, "the-gauge", "gone", state="withdrawn", number=4)
    for place in (
        library.folder.parent / "secret.txt",
        library.folder / ".env",
        library.cache / "secret.txt",
        library.episodes / ".hidden",
        library.episodes / "secret.txt",
        library.episodes / "the-gauge" / ".the-gauge.mp3.x.part",
        library.episodes / "the-gauge" / "secret.txt",
        library.episodes / "the-gauge" / "episode.json.bak",
    ):
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(SECRET)
    return library


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[Client]:
    """A client of the show."""
    with served(library) as address, asking(address) as client:
        yield client


@pytest.fixture(scope="module")
def names(library: Library) -> set[str]:
    """All that may be had: the files of the episodes on air, the pages, the feed."""
    published = current_edition(library)
    from podcast.airing import site_files

    files = (
        *public_files.list_public_files(library, published),
        *site_files.SiteFiles.of(library, published).public_files(),
    )
    pages = {"", "index.html", "the-gauge/", "the-gauge/index.html"}
    return {file.name for file in files} | pages | {"feed.xml"}


ATTACKS = [
    "/.env",
    "/.hidden",
    "/secret.txt",
    "/show.json",
    "/show.toml",
    "/.cache/secret.txt",
    "/.feed.lock",
    "/.show.lock",
    "/the-gauge/episode.json",
    "/the-gauge/episode.json.bak",
    "/the-gauge/secret.txt",
    "/the-gauge/.the-gauge.mp3.x.part",
    "/a-draft/a-draft.mp3",
    "/a-draft/",
    "/to-come/to-come.mp3",
    "/to-come/transcript.vtt",
    "/gone/gone.mp3",
    "/gone/notes.html",
    "/../show.toml",
    "/../../secret.txt",
    "/the-gauge/../secret.txt",
    "/the-gauge/../../show.toml",
    "/the-gauge/../the-gauge/episode.json",
    "/%2e%2e/show.toml",
    "/%2e%2e%2fshow.toml",
    "/..%2fshow.toml",
    "/..%5cshow.toml",
    "/..%c0%afshow.toml",
    "/%252e%252e/show.toml",
    "/....//show.toml",
    "/the-gauge/..%2f..%2fshow.toml",
    "/the-gauge%2f..%2f..%2fshow.toml",
    "//show.toml",
    "//etc/passwd",
    "/etc/passwd",
    "/%2fetc%2fpasswd",
    "/file:///etc/passwd",
    "/~/.env",
    "/./.env",
    "/C:/secret.txt",
    "/the-gauge/the-gauge.mp3%00.txt",
    "/secret.txt%00the-gauge/the-gauge.mp3",
    "/the-gauge/the-gauge.mp3/",
    "/the-gauge/the-gauge.mp3/../episode.json",
    "/the-gauge/THE-GAUGE.MP3",
    "/the-gauge/the-gauge.mp3::$DATA",
    "/the-gauge/the-gauge.mp3%20",
    "/the-gauge/the-gauge.mp3.",
    "/the-gauge\\episode.json",
    "/the-gauge//episode.json",
    "/the-gauge/./episode.json",
    "/the-gauge;/episode.json",
    "/dev/fd/0",
    "/proc/self/environ",
    "/" + "a" * 5000,
    "/" + "../" * 200 + "etc/passwd",
    "show.toml",
    "http://127.0.0.1/show.toml",
    "*",
]


@pytest.mark.parametrize("target", ATTACKS, ids=lambda it: it[:40])
def test_no_way_out_of_what_is_published(client: Client, target: str) -> None:
    """No status but 404 (or 400, where it is no target at all), no word of the file."""
    answer = client.raw(target.encode())
    assert answer.status in (404, 400)
    assert SECRET not in answer.body
    assert b"title" not in answer.body


def test_what_is_published_is_there(client: Client, names: set[str]) -> None:
    """So that the refusals above mean something; however the name is escaped."""
    assert client.raw(b"/the-gauge/the-gauge.mp3").status == 200
    assert client.raw(b"/the%2Dgauge/%74he-gauge.mp3?from=app").status == 200
    assert {"feed.xml", "the-gauge/the-gauge.mp3", "the-gauge/transcript.vtt", "cover.jpg"} <= names


_PIECES = st.sampled_from(
    ["the-gauge", "a-draft", "gone", "to-come", "the-gauge.mp3", "a-draft.mp3", "episode.json", "transcript.vtt",
     "secret.txt", "show.toml", "show.json", ".env", ".hidden", ".cache", "..", ".", "", "feed.xml", "index.html",
     "%2e%2e", "%2f", "%5c", "%00", "\\", "~", "etc", "passwd", "cover.jpg"]
)  # fmt: skip
_TARGETS = st.one_of(
    st.lists(st.tuples(_PIECES, st.sampled_from(["/", "/", "/", "//", "%2f", "\\", ""])), max_size=6).map(
        lambda pieces: "/" + "".join(part for piece in pieces for part in piece)
    ),
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=40).map(lambda text: f"/{text}"),
)


@settings(max_examples=examples(300))
@given(_TARGETS)
def test_nothing_else_is_ever_given(client: Client, names: set[str], library: Library, target: str) -> None:
    """200 only for a published name, and then with that very file."""
    answer = client.raw(target.encode())
    name = unquote_to_bytes(target.partition("?")[0]).decode(errors="replace")[1:]
    if answer.status == 200:
        assert name in names
        if name.startswith("the-gauge/") and not name.endswith(("/", "index.html")):
            assert answer.body == (library.episodes / name).read_bytes()
    elif answer.status == 307:
        assert answer.headers["location"] == f"/{name}/" == "/the-gauge/"
    else:
        assert answer.status in (404, 400)
        assert name not in names - {"", "index.html", "the-gauge/", "the-gauge/index.html"}
    assert SECRET not in answer.body


@pytest.mark.parametrize(
    "where",
    [
        "show.toml",
        "episodes/a-draft/a-draft.mp3",
        "episodes/the-gauge/episode.json",
        "episodes/the-gauge/transcript.txt",  # itself
        "/etc/passwd",
    ],
)
def test_a_link_in_place_of_a_file_is_not_followed(library: Library, client: Client, where: str) -> None:
    """Not out of the folder, and not to what lies in it unpublished."""
    path = library.episodes / "the-gauge" / "transcript.txt"
    kept = path.read_bytes()
    path.unlink()
    try:
        path.symlink_to(library.folder / where)
        assert client.get("the-gauge/transcript.txt").status == 404
    finally:
        path.unlink()
        path.write_bytes(kept)
    assert client.get("the-gauge/transcript.txt").body == kept


def test_a_link_in_place_of_an_episodes_folder_is_not_followed(
    library: Library, client: Client, tmp_path: Path
) -> None:
    """Even to a folder that is just like it."""
    folder = library.episodes / "the-gauge"
    elsewhere = tmp_path / "the-gauge"
    folder.rename(elsewhere)
    try:
        folder.symlink_to(elsewhere)
        assert client.get("the-gauge/the-gauge.mp3").status == 404
    finally:
        folder.unlink()
        elsewhere.rename(folder)
    assert client.get("the-gauge/the-gauge.mp3", "HEAD").status == 200


def test_the_whole_folder_may_lie_elsewhere(library: Library, tmp_path: Path) -> None:
    """A show's owner may keep all episodes on another disk, behind one link."""
    away = make_show(tmp_path / "away")
    away.episodes.symlink_to(library.episodes)
    with served(away) as address, asking(address) as client:
        assert client.get("the-gauge/the-gauge.mp3", "HEAD").status == 200
        assert client.get("the-gauge/episode.json").status == 404


def test_what_is_no_file_or_not_to_be_read_is_not_there(library: Library, client: Client) -> None:
    """A pipe, which would never end, and a folder."""
    path = library.episodes / "the-gauge" / "transcript.txt"
    kept = path.read_bytes()
    path.unlink()
    try:
        for put, take in ((os.mkfifo, os.unlink), (os.mkdir, os.rmdir)):
            put(path)
            assert client.get("the-gauge/transcript.txt").status == 404
            take(path)
        assert client.get("the-gauge/transcript.txt").status == 404
    finally:
        path.write_bytes(kept)
