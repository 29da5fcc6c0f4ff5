"""The search, the list that plays, the links to apps and the framed player, in a browser."""

from __future__ import annotations

import http.server
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from podcast import airing
from tests.serving import served
from tests.shows import SHOW, add_script, another, made, make_show
from tests.site.conftest import Watched, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from podcast.library import Library

pytestmark = [pytest.mark.slow, pytest.mark.debian("chromium")]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show of thirty episodes, so that the search has two files."""
    library = make_show(tmp_path_factory.mktemp("finding"), SHOW)
    made(library, add_script(library))
    for number in range(30):
        another(
            library,
            "the-gauge",
            f"part-{number}",
            title=f"Part {number}: crème brûlée" if number == 7 else f"Part {number}",
            published=f"2020-01-{number + 1:02d}T00:00:00Z",
            number=number,
            cues=(),
            summary="A walk <b>along</b> the quay" if number == 9 else "",
        )
    airing.refresh_feed(library)
    return library


@pytest.fixture(scope="module")
def here(library: Library) -> Iterator[str]:
    """Where it is served."""
    with served(library) as url:
        yield url


def found(page: Page, query: str) -> list[str]:
    """The titles of what is found for a query."""
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("button", name="Search").click()
    page.wait_for_function(
        "() => /^(\\d+ episodes?|No episode)/.test(document.getElementById('status').textContent)"
    )
    page.wait_for_function("() => !/so far/.test(document.getElementById('status').textContent)")
    return page.locator(".results h2").all_inner_texts()


def test_the_search_finds_what_was_said(visit: Callable[..., Watched], here: str) -> None:
    """Words in any order, phrases, beginnings, accents or none; over all files; what is not there is told."""
    page = visit(at=here).go("search.html")
    assert found(page, "raise walls") == ["The gauge"]
    assert found(page, '"raise its walls"') == ["The gauge"]
    assert found(page, '"walls its raise"') == []
    assert found(page, "centimet") == ["The gauge"]
    assert found(page, "creme brulee") == ["Part 7: crème brûlée"]
    assert found(page, "quay") == ["Part 9"]
    assert len(found(page, "part")) == 30
    assert page.locator("#status").inner_text() == "30 episodes"
    assert found(page, "zeppelin") == []
    assert page.locator("#status").inner_text() == "No episode"


def test_what_is_found_leads_to_its_moment(visit: Callable[..., Watched], here: str) -> None:
    """The address keeps the query; a time opens the episode there; markup in a text stays text."""
    page = visit(at=here).go("search.html#q=walls")
    page.locator(".results mark").first.wait_for()
    assert page.locator(".results mark").first.inner_text() == "walls"
    page.locator(".results .clock").first.click()
    page.wait_for_url("**/the-gauge/index.html#t=*")
    page.wait_for_function("() => document.getElementById('audio').currentTime > 20")
    page = visit(at=here).go("search.html?q=quay")
    page.locator(".results mark").first.wait_for()
    assert page.locator(".results .summary").inner_text() == "A walk <b>along</b> the quay"


@pytest.mark.parametrize("way", ["a disk", "a plain web server"])
def test_the_search_needs_no_server(
    browser: Browser, library: Library, way: str, request: pytest.FixtureRequest
) -> None:
    """From files on a disk, and from any server of files below a folder, as a bucket is; nothing foreign is asked."""
    context = browser.new_context()
    address = f"{library.episodes.as_uri()}/" if way == "a disk" else request.getfixturevalue("plain")
    watched = Watched(context.new_page(), address)
    watch(watched)
    asked: list[str] = []
    watched.page.on("request", lambda one: asked.append(one.url))
    assert found(watched.go("search.html"), "raise walls") == ["The gauge"]
    assert [one for one in asked if not one.startswith(address)] == []
    assert watched.problems == []
    context.close()


@pytest.fixture(scope="module")
def plain(library: Library) -> Iterator[str]:
    """A web server that knows nothing but files."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

    handler = partial(Quiet, directory=str(library.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/episodes/"
        server.shutdown()


def test_the_list_plays(visit: Callable[..., Watched], here: str) -> None:
    """One press plays an episode where it stands, another one pauses it; its page goes on from there."""
    watched = visit(at=here)
    page = watched.go("index.html")
    first, second = page.locator(".hear").nth(0), page.locator(".hear").nth(1)
    first.click()
    page.wait_for_function("() => document.querySelector('.dock audio').currentTime > 0.3")
    page.locator("[aria-label='Pause The gauge']").first.wait_for()
    assert page.locator(".dock > a").inner_text() == "The gauge"
    first.press("Space")
    # The label follows the pause by an event.
    page.wait_for_function("() => document.querySelector('.dock audio').paused")
    page.locator("[aria-label='Play The gauge']").first.wait_for()
    page.evaluate("document.querySelector('.dock audio').currentTime = 12")
    second.click()
    page.wait_for_function("() => document.querySelector('.dock audio').src.includes('part-29')")
    watched.go("the-gauge/index.html")
    page.wait_for_function("() => document.getElementById('audio').currentTime >= 11")


def test_the_first_button_plays_what_it_names(visit: Callable[..., Watched], here: str) -> None:
    """The latest episode, where it stands in the list; pressed again it plays on."""
    watched = visit(at=here)
    page = watched.go("index.html")
    assert page.locator(".start").inner_text() == "Listen to the latest episode"
    for _ in range(2):
        page.locator(".start").click()
        page.wait_for_function("() => document.querySelector('.dock audio').currentTime > 0.3")
    assert page.url.endswith("/index.html")
    page.locator("[aria-label='Pause The gauge']").first.wait_for()


def test_the_list_plays_without_scripts(visit: Callable[..., Watched], here: str) -> None:
    """The button is a link to the audio, which any browser plays."""
    page = visit(at=here, java_script_enabled=False).go("index.html")
    assert page.locator(".hear").first.get_attribute("href") == "the-gauge/the-gauge.mp3"


def test_a_link_to_an_app_that_is_not_there_says_so(browser: Browser, library: Library) -> None:
    """A page at a public address, on a machine without such apps: a moment later it says what to do instead."""
    folder = library.episodes
    context = browser.new_context()
    page = context.new_page()

    def answer(route: object) -> None:
        name = route.request.url.partition("/podcast/")[2].partition("?")[0] or "index.html"  # type: ignore[attr-defined]
        route.fulfill(path=str(folder / name))  # type: ignore[attr-defined]

    page.route("https://example.org/podcast/**", answer)
    page.goto("https://example.org/podcast/index.html")
    page.locator(".apps a", has_text="Overcast").click()
    page.wait_for_function(
        "() => document.getElementById('app-hint').textContent.startsWith('Overcast did not open.')"
    )
    assert page.evaluate("document.activeElement.id") == "feed"
    assert page.evaluate("getSelection().toString()") == "https://example.org/podcast/feed.xml"
    context.close()


def test_the_player_plays_in_a_frame_of_another_site(
    browser: Browser, library: Library, here: str, tmp_path: Path
) -> None:
    """As a page of somebody else's would show it; without scripts it has the browser's own controls."""
    host = tmp_path / "blog.html"
    host.write_text(
        f'<!doctype html><title>Blog</title><iframe src="{here}the-gauge/embed.html" height="190"></iframe>'
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(host.as_uri())
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Play").click()
    page.frames[1].wait_for_function("() => document.getElementById('audio').currentTime > 0.3")
    context.close()
    bare = browser.new_context(java_script_enabled=False)
    page = bare.new_page()
    page.goto(f"{here}the-gauge/embed.html")
    assert page.locator("audio[controls]").is_visible()
    assert not page.locator(".controls").is_visible()
    bare.close()


def test_a_phone_has_the_transcript_one_press_away(visit: Callable[..., Watched], here: str) -> None:
    """On the first screen of a phone there is a link to it, which shows its first words."""
    page = visit(at=here, viewport={"width": 390, "height": 844}).go("the-gauge/index.html")
    link = page.get_by_role("navigation", name="On this page").get_by_role("link", name="Transcript")
    box = link.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 844
    link.click()
    page.wait_for_function(
        "() => document.querySelector('.cue').getBoundingClientRect().top < innerHeight / 2"
    )
