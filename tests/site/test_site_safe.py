"""Nothing of an article, a feed or a show runs in a page; and the check for it can fail."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from podcast import airing, store
from podcast.library import manifest
from podcast.model import Footnote, Host, ImportOrigin, Voice
from tests.serving import served
from tests.shows import add_script, another, made, make_show
from tests.site.conftest import playing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Route

    from podcast.library import Library
    from tests.site.conftest import Watched

pytestmark = [pytest.mark.slow, pytest.mark.debian("chromium")]

EVIL = (
    "</title></script></style></p></blockquote></textarea>-->]]>"
    "<script>window.pwned = 'script'; alert(1)</script>"
    "<img src=x onerror=\"window.pwned = 'img'\"><svg onload=\"window.pwned = 'svg'\">"
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>"
    '" onfocus="window.pwned=1" autofocus tabindex=0 x="'
    "' onmouseover='window.pwned=2' {{ 7*7 }} ${7*7} <!-- <meta http-equiv=refresh content=0;url=data:text/html,x>"
)
STRANGE = "\x0b\x1b\x00\ud800\u2028 שלום עולם \u202e مرحبا 👩‍👩‍👧‍👦 " + EVIL
RTL = "הים עולה שלושים סנטימטרים"
EVIL_LINK = "javascript:window.pwned='link'"
MEGABYTE = f"{STRANGE} " + "Sea level rises " * 65_000

SHOW = f"""
title = 'Evil {EVIL.replace("'", '"')}'
description = 'Evil {EVIL.replace("'", '"')}'
author = 'Evil {EVIL.replace("'", '"')}'
link = "https://example.org/?a='onclick='window.pwned=1"
base_url = "https://example.org/podcast"
[hosts]
Maya = "tone:high"
Theo = "tone:low"
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show whose every text is an attack: one episode made here, one from a feed of somebody else's."""
    library = make_show(tmp_path_factory.mktemp("hostile"), SHOW)
    made(library, add_script(library))
    path = library.manifest_file("the-gauge")
    plain = manifest.load(path)
    changes = replace(
        plain,
        held=None,
        state="published",  # the check has words with such a show, which keep its episode a draft
        title=MEGABYTE.replace("\ud800", ""),
        summary=clean(STRANGE),
        source=EVIL_LINK,
        source_title=clean(EVIL),
        source_author=clean(STRANGE),
        source_date=clean(EVIL),
        language='he" onload="window.pwned=3',
        music=EVIL,
        rights=EVIL,
        hosts=(Host(EVIL, Voice("tone", "high")), Host("Theo", Voice("tone", "low"))),
        chapters=tuple(replace(one, title=clean(STRANGE), url=EVIL_LINK) for one in plain.chapters),
        cues=tuple(replace(cue, text=f"{RTL} {clean(STRANGE)}", host=EVIL) for cue in plain.cues),
        footnotes=tuple(replace(note, text=clean(STRANGE)) for note in plain.footnotes),
    )
    store.write(path, manifest.dumps(changes))
    another(
        library,
        "the-gauge",
        "imported",
        title=f"{RTL} {EVIL}",
        origin=ImportOrigin(
            notes=f'<p onclick="pwned=1">Hello <a href="{EVIL_LINK}">x</a></p>{EVIL}<b>bold</b>'
        ),
        number=2,
        cues=(),
        footnotes=(Footnote("1", "x"),),
    )
    airing.refresh_feed(library)
    return library


def clean(text: str) -> str:
    """A text as a manifest can hold it: UTF-8 has no lone surrogates."""
    return text.replace("\ud800", "")


@pytest.fixture(scope="module")
def evil(hostile: Library) -> Iterator[str]:
    """Where the hostile show is served."""
    with served(hostile) as url:
        yield url


def poke(page: Page) -> None:
    """Do what a visitor does: point, focus, click, open every note, play."""
    page.evaluate(
        "document.querySelectorAll('*').forEach(one => { one.dispatchEvent(new Event('mouseover')); one.focus?.(); })"
    )
    page.evaluate("document.querySelectorAll('.ref, .cue, .chapters a, summary').forEach(one => one.click())")


@pytest.mark.parametrize(
    "name", ["index.html", "the-gauge/index.html", "imported/index.html", "the-gauge/embed.html"]
)
def test_nothing_runs_on_a_hostile_articles_page(visit: Callable[..., Watched], evil: str, name: str) -> None:
    """Tags, event handlers, CDATA ends, control characters, a megabyte of title: all of it is text to the page."""
    watched = visit(at=evil)
    page = watched.go(name)
    poke(page)
    assert page.evaluate("window.pwned") is None
    assert page.frames == [page.main_frame]
    assert (
        page.locator("script:not([src]):not([type='application/ld+json']), iframe, img[src='x']").count() == 0
    )
    names = "[...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames())"
    found = [name for name in page.evaluate(names) if name == "style" or name.startswith("on")]
    assert found == ["style"] * page.locator("#seek").count(), "the slider's own, set by our script"
    links = page.eval_on_selector_all("a", "all => all.map(one => one.protocol)")
    assert set(links) <= {"http:", "https:", "podcast:", "overcast:", "pktc:"}
    assert "<script>" in page.locator("h1").inner_text()
    assert len(page.content()) < 150_000
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        "nothing hangs out at the side"
    )


def test_the_search_shows_hostile_words_as_text(visit: Callable[..., Watched], evil: str) -> None:
    """Titles and sentences of an attack are found and marked; nothing of them runs."""
    page = visit(at=evil).go("search.html#q=script")
    page.locator(".results mark").first.wait_for()
    assert page.evaluate("window.pwned") is None
    assert page.locator(".results :is(script, img, iframe, svg)").count() == 0
    assert page.frames == [page.main_frame]
    assert "<script>" in page.locator(".results").inner_text()


def test_a_page_of_theirs_still_works(visit: Callable[..., Watched], evil: str) -> None:
    """The hostile episode plays, reads from right to left where its words do, and its data parse."""
    page = visit(at=evil).go("the-gauge/index.html")
    page.get_by_role("button", name="Play", exact=True).click()
    playing(page)
    for part in (".turn", ".turn b", ".transcript h3", ".chapters a"):
        assert page.locator(part).first.evaluate("one => getComputedStyle(one).direction") == "rtl", part
    data = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )
    assert data["@type"] == "PodcastEpisode"
    assert "url" not in data.get("isBasedOn", {})


def test_the_watch_sees_an_attack_that_succeeds(visit: Callable[..., Watched]) -> None:
    """Seeded: the same attack, put into a page as HTML and without a policy, is noticed."""
    watched = visit()
    watched.page.set_content(f"<!doctype html><body>{EVIL}</body>")
    watched.page.wait_for_function("window.pwned")
    assert any("dialog" in problem for problem in watched.problems)
    watched.problems.clear()


def test_the_policy_is_a_second_wall(visit: Callable[..., Watched], evil: str) -> None:
    """Seeded: even if a text came out unescaped, the page's policy would let nothing of it run, and say so."""
    watched = visit(at=evil)

    def unescaped(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace("<main", f"{EVIL.partition('-->]]>')[2]}<main", 1)
        headers = {key: value for key, value in answer.headers.items() if "content-" not in key}
        route.fulfill(status=200, headers=headers, content_type="text/html; charset=utf-8", body=body)

    watched.page.route(re.compile(r"/the-gauge/index\.html$"), unescaped)
    page = watched.go("the-gauge/index.html")
    assert page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in problem for problem in watched.problems)
    watched.problems.clear()


def test_audio_that_lies_elsewhere_plays(
    visit: Callable[..., Watched], site: Library, tmp_path_factory: pytest.TempPathFactory, address: str
) -> None:
    """An imported episode's audio comes from another host: the policy of its page lets it, and only media."""
    library = make_show(tmp_path_factory.mktemp("elsewhere"))
    made(library, add_script(library))
    elsewhere = f"{address.replace('127.0.0.1', 'localhost')}the-gauge/the-gauge.mp3"
    path = library.manifest_file("the-gauge")
    imported = replace(manifest.load(path), origin=ImportOrigin(elsewhere, "<p>As they <b>wrote</b> it.</p>"))
    store.write(path, manifest.dumps(imported))
    airing.refresh_feed(library)
    with served(library) as url:
        page = visit(at=url).go("the-gauge/index.html")
        page.get_by_role("button", name="Play").click()
        playing(page)
        assert page.evaluate("document.getElementById('audio').currentSrc") == elsewhere
        assert page.locator(".notes b").inner_text() == "wrote"
        assert "Made with AI" not in page.locator("body").inner_text(), "nobody knows how theirs was made"
