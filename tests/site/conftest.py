"""A show on loopback, and Debian's Chromium to look at it with eyes that miss nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.serving import served
from tests.shows import add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from podcast.library import Library

GAUGE = "the-gauge/index.html"


@dataclass
class Watched:
    """A page, and everything that went wrong on it."""

    page: Page
    address: str
    problems: list[str] = field(default_factory=list)

    def go(self, name: str) -> Page:
        """The page of that name, loaded."""
        self.page.goto(f"{self.address}{name}")
        return self.page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with one episode, made from a script."""
    library = make_show(tmp_path_factory.mktemp("site"))
    made(library, add_script(library))
    return library


@pytest.fixture(scope="session")
def address(site: Library) -> Iterator[str]:
    """Where it is served."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium.

    Until it is closed, this thread has Playwright's event loop and nothing else can run one here: hence a module.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--mute-audio"]
        )
        yield program
        program.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Watched]]:
    """A watched page in a context of its own; at the end nothing may have gone wrong on any of them."""
    contexts: list[BrowserContext] = []
    visits: list[Watched] = []

    def visited(at: str = address, **options: Any) -> Watched:
        context = browser.new_context(**options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        watched = Watched(context.new_page(), at)
        watch(watched)
        visits.append(watched)
        return watched

    yield visited
    for context in contexts:
        context.close()
    assert [problem for one in visits for problem in one.problems] == []


def watch(watched: Watched) -> None:
    """Note errors and warnings of the console, exceptions, dialogs, and files that do not come."""
    page, found = watched.page, watched.problems
    page.on("console", lambda line: found.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(f"exception: {error}"))

    def dialog(shown: Any) -> None:
        found.append(f"dialog: {shown.message}")
        shown.dismiss()

    page.on("dialog", dialog)
    page.on(
        "response",
        lambda answer: found.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
    )


def playing(page: Page, after: float = 0.0) -> None:
    """Wait until the audio has played on beyond a time in seconds."""
    page.wait_for_function(
        "after => { const a = document.getElementById('audio'); return !a.paused && a.currentTime > after + 0.2; }",
        arg=after,
    )


def position(page: Page) -> float:
    """Where the audio is, in seconds."""
    return float(page.evaluate("document.getElementById('audio').currentTime"))


def audible(page: Page) -> None:
    """Wait until the audio can be played from anywhere."""
    page.wait_for_function("document.getElementById('audio').readyState >= 2")
