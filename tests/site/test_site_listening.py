"""The episode page as a listener meets it, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from podcast.library import manifest
from tests.site.conftest import GAUGE, audible, playing, position

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from podcast.library import Library
    from podcast.model import Episode
    from tests.site.conftest import Watched

pytestmark = [pytest.mark.slow, pytest.mark.debian("chromium")]
SMALL = {"width": 390, "height": 500}


@pytest.fixture(scope="module")
def episode(site: Library) -> Episode:
    """What the page is made from."""
    return manifest.load(site.manifest_file("the-gauge"))


@pytest.fixture
def page(visit: Callable[..., Watched]) -> Page:
    """The episode's page."""
    return visit().go(GAUGE)


def test_it_plays_and_pauses(page: Page) -> None:
    """A click on Play plays the MP3, a second one pauses it, and the button says which it will do."""
    page.get_by_role("button", name="Play").click()
    playing(page)
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play").wait_for()
    assert page.evaluate("document.getElementById('audio').paused")
    assert page.locator("#now").inner_text() == "0:00"
    assert page.get_by_text(
        "Press a sentence to hear it, a number to read what the source says."
    ).is_visible()


def test_a_chapter_is_a_click_away(page: Page, episode: Episode) -> None:
    """A click on a chapter plays from its first moment, marks it, and the address leads there."""
    chapter = episode.chapters[1]
    page.get_by_role("link", name=chapter.title).click()
    playing(page, chapter.start_ms / 1000)
    assert position(page) < chapter.start_ms / 1000 + 5
    assert page.locator(".chapters [aria-current]").inner_text().endswith(chapter.title)
    assert page.url.endswith(f"#t={round(chapter.start_ms / 1000, 1):g}")


def test_a_sentence_is_a_click_away_and_the_highlight_goes_along(page: Page, episode: Episode) -> None:
    """A click on a sentence plays it; the sentence being spoken is the one marked, and the next one follows."""
    wanted = next(at for at, said in enumerate(episode.cues) if "since 1807" in said.text)
    page.locator(".cue").nth(wanted).click()
    playing(page, episode.cues[wanted].start_ms / 1000)
    for said in episode.cues[wanted : wanted + 2]:
        page.wait_for_function(
            "text => document.querySelector('.cue.now')?.textContent === text", arg=said.text
        )
        assert said.start_ms / 1000 - 0.1 <= position(page) <= said.end_ms / 1000 + 1.6
        assert page.locator(".cue.now").count() == 1


def test_music_and_silence_mark_no_sentence(page: Page, episode: Episode) -> None:
    """While the intro plays nobody speaks, and nothing is marked."""
    audible(page)
    assert episode.cues[0].start_ms > 2000
    assert page.locator(".cue.now").count() == 0


def test_the_transcript_is_kept_in_view_until_the_listener_scrolls(visit: Callable[..., Watched]) -> None:
    """What is spoken comes into view by itself; who scrolls away is left in peace, and a button leads back."""
    page = visit(viewport=SMALL, reduced_motion="reduce").go(GAUGE)
    inside = """() => {
      const box = document.querySelector('.cue.now')?.getBoundingClientRect();
      const player = document.getElementById('player').getBoundingClientRect();
      return Boolean(box) && box.top >= player.bottom && box.bottom <= innerHeight;
    }"""
    page.locator(".cue").nth(1).evaluate("cue => cue.click()")  # without Playwright's own scrolling
    page.evaluate("document.querySelector('.transcript').scrollIntoView()")
    page.wait_for_function(inside)
    page.mouse.move(200, 300)
    page.mouse.wheel(0, 1500)
    back = page.get_by_role("button", name="Follow along")
    back.wait_for()
    there = page.evaluate("scrollY")
    before = page.locator(".cue.now").inner_text()
    page.wait_for_function(
        "before => (document.querySelector('.cue.now')?.textContent ?? before) !== before", arg=before
    )
    assert page.evaluate("scrollY") == there
    assert not page.evaluate(inside)
    back.click()
    page.wait_for_function(inside)
    assert back.is_hidden()


def test_speed_is_chosen_and_remembered(visit: Callable[..., Watched]) -> None:
    """The speed holds for what plays, and for the next visit."""
    watched = visit()
    page = watched.go(GAUGE)
    page.get_by_label("Speed").select_option("2")
    assert page.evaluate("document.getElementById('audio').playbackRate") == 2
    page = watched.go(GAUGE)
    assert page.get_by_label("Speed").input_value() == "2"
    assert page.evaluate("document.getElementById('audio').playbackRate") == 2


def test_skips_go_back_15_and_ahead_30_seconds_and_stay_inside(page: Page, episode: Episode) -> None:
    """Both skips move by what they say, and never beyond either end."""
    audible(page)
    page.get_by_role("button", name="Ahead 30 seconds").click()
    expected = min(30, episode.duration_ms / 1000 - 0.1)
    page.wait_for_function(
        "t => Math.abs(document.getElementById('audio').currentTime - t) < 0.3", arg=expected
    )
    page.get_by_role("button", name="Back 15 seconds").click()
    page.wait_for_function(
        "t => Math.abs(document.getElementById('audio').currentTime - t) < 0.3", arg=expected - 15
    )
    for _ in range(2):
        page.get_by_role("button", name="Back 15 seconds").click()
    page.wait_for_function("document.getElementById('audio').currentTime === 0")


def test_the_keyboard_is_enough(page: Page, episode: Episode) -> None:
    """Space, arrows, Tab and Enter reach everything: play, skip, speed, a chapter, a sentence, its source."""
    audible(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the transcript"
    page.keyboard.press("Space")
    playing(page)
    page.keyboard.press("Space")
    page.wait_for_function("document.getElementById('audio').paused")
    here = position(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("t => document.getElementById('audio').currentTime > t + 10", arg=here)

    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
        if reached[-1].startswith("cue"):
            break
    assert {"back", "play", "ahead", "seek", "speed"} <= set(reached)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    said = page.evaluate("document.activeElement.textContent")
    sentence = next(one for one in episode.cues if one.text == said)
    page.keyboard.press("Enter")
    playing(page, sentence.start_ms / 1000)
    page.keyboard.press("Space")
    page.wait_for_function("document.getElementById('audio').paused")

    page.locator(".chapters a").nth(1).focus()
    page.keyboard.press("Enter")
    playing(page, episode.chapters[1].start_ms / 1000)
    page.locator(".ref").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".note").inner_text().endswith(episode.footnotes[0].text)
    page.keyboard.press("Space")
    assert page.locator(".note").count() == 0
    assert not page.evaluate("document.getElementById('audio').paused"), "Space on a mark is the mark's"


def test_every_statement_shows_the_sentence_of_the_article_behind_it(page: Page, episode: Episode) -> None:
    """Each sentence that cites has a mark, no other has one, and the mark opens the article's own words."""
    texts = {note.label: note.text for note in episode.footnotes}
    cited = [said for said in episode.cues if said.cites]
    marks = page.locator(".ref")
    assert marks.count() == len(cited) > 2
    for at, said in enumerate(cited):
        mark = marks.nth(at)
        assert mark.evaluate("mark => mark.previousElementSibling.textContent") == said.text
        mark.click()
        assert mark.get_attribute("aria-expanded") == "true"
        quotes = page.locator(f"#{mark.get_attribute('id')}-note blockquote").all_inner_texts()
        assert quotes == [texts[label] for label in said.cites]
        mark.click()
        assert mark.get_attribute("aria-expanded") == "false"
    assert page.locator(".note").count() == 0


def test_the_position_is_remembered(visit: Callable[..., Watched]) -> None:
    """Who comes back goes on where they stopped; another episode's place is another matter."""
    watched = visit()
    page = watched.go(GAUGE)
    audible(page)
    page.locator("#seek").fill("12")
    page.wait_for_function("Math.abs(document.getElementById('audio').currentTime - 12) < 0.2")
    page.goto("about:blank")
    page = watched.go(GAUGE)
    assert page.locator("#now").inner_text() == "0:12"
    audible(page)
    assert 11 < position(page) < 13


def test_a_reload_goes_on_where_the_listener_was(page: Page, episode: Episode) -> None:
    """The address names the chapter that was chosen; whoever has heard on from there does not fall back to it."""
    page.locator(".chapters a").nth(1).click()
    playing(page, episode.chapters[1].start_ms / 1000)
    page.locator("#play").click()
    page.locator("#seek").fill("12")
    page.wait_for_function("Math.abs(document.getElementById('audio').currentTime - 12) < 0.2")
    assert "#t=" in page.url
    page.reload()
    audible(page)
    assert position(page) == pytest.approx(12, abs=0.9)


def test_an_address_leads_to_a_moment(visit: Callable[..., Watched]) -> None:
    """`#t=9` and `#t=0:14` begin there, whatever was remembered, and nothing plays unasked."""
    watched = visit()
    for fragment, expected in (("#t=9", 9), ("#t=0:14", 14), ("#t=npt:7.5,9", 7.5)):
        watched.page.goto("about:blank")
        page = watched.go(GAUGE + fragment)
        audible(page)
        assert position(page) == pytest.approx(expected, abs=0.3)
        assert page.evaluate("document.getElementById('audio').paused")
    page.evaluate("location.hash = '#t=3'")
    page.wait_for_function("Math.abs(document.getElementById('audio').currentTime - 3) < 0.3")


def test_a_browser_that_keeps_nothing_still_plays(visit: Callable[..., Watched]) -> None:
    """Storage may be forbidden; then nothing is remembered, and that is all."""
    watched = visit()
    watched.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = watched.go(GAUGE)
    page.get_by_role("button", name="Play").click()
    playing(page)


def test_audio_that_does_not_come_is_said(visit: Callable[..., Watched]) -> None:
    """When the MP3 is gone the page says so and points to the download."""
    watched = visit()
    watched.page.route(re.compile(r"\.mp3$"), lambda route: route.fulfill(status=404))
    page = watched.go(GAUGE)
    page.get_by_role("status").filter(has_text="does not play").wait_for()
    assert any("404" in problem for problem in watched.problems), "the watch sees what fails"
    watched.problems.clear()


def test_audio_that_comes_back_plays_on(visit: Callable[..., Watched]) -> None:
    """Out of the tunnel: Play tries again, from where it was, and what was said about it goes away."""
    watched = visit()
    watched.page.route(re.compile(r"\.mp3$"), lambda route: route.abort())
    page = watched.go(f"{GAUGE}#t=9")
    page.get_by_role("status").filter(has_text="does not play").wait_for()
    watched.problems.clear()
    page.unroute_all()
    page.get_by_role("button", name="Play").click()
    playing(page, 9)
    assert page.get_by_role("status").is_hidden()


def test_without_javascript_all_of_it_is_there(visit: Callable[..., Watched], episode: Episode) -> None:
    """Native controls, the whole transcript, chapters as media fragments, sources by anchors and back."""
    page = visit(java_script_enabled=False).go(GAUGE)
    assert page.locator("audio[controls]").is_visible()
    assert page.locator(".controls").is_hidden()
    assert page.locator("#hint").is_hidden(), "a press on a sentence would do nothing"
    assert page.locator(".cue").all_inner_texts() == [said.text for said in episode.cues]
    hrefs = [link.get_attribute("href") for link in page.locator(".chapters a").all()]
    assert hrefs == [f"the-gauge.mp3#t={chapter.start_ms / 1000:.10g}" for chapter in episode.chapters]
    page.locator(".ref").first.click()
    assert page.url.endswith("#n1")
    assert page.locator("#n1 blockquote").inner_text() == episode.footnotes[0].text
    page.locator("#n1 .backs a").click()
    assert page.url.endswith(page.locator(".ref").first.get_attribute("id") or "-")


def test_it_works_from_disk(visit: Callable[..., Watched], site: Library) -> None:
    """Opened as files, without any server, both pages are styled, linked, and play."""
    watched = visit(at=f"{site.episodes.as_uri()}/")
    page = watched.go("index.html")
    page.get_by_role("link", name="The gauge").click()
    page.wait_for_url("**/the-gauge/index.html")
    assert page.evaluate("getComputedStyle(document.getElementById('player')).position") == "sticky"
    page.get_by_role("button", name="Play").click()
    playing(page)
    page.get_by_role("link", name="Read Aloud", exact=True).click()
    page.wait_for_url("**/episodes/index.html")


def test_the_feed_address_is_copied(visit: Callable[..., Watched], address: str) -> None:
    """One click puts the address of the feed, as it is served here, on the clipboard."""
    page = visit(permissions=["clipboard-read", "clipboard-write"]).go("index.html")
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}feed.xml"
