"""The pages, held against axe's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.conftest import ROOT, lacking
from tests.site.conftest import GAUGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Watched

pytestmark = [pytest.mark.slow, pytest.mark.debian("chromium")]
AXE = ROOT / "tests" / "clients" / "node" / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}
PAGES = [
    *("index.html", GAUGE, "search.html#q=gauge", "404.html", "the-gauge/embed.html"),
    *("the-gauge/notes.html", "the-gauge/transcript.html"),
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def axe() -> str:
    """Its source."""
    if not AXE.is_file():
        lacking("Node's packages: `npm ci --ignore-scripts` in tests/clients/node")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    visit: Callable[..., Watched], axe: str, name: str, size: str, scheme: Literal["light", "dark"]
) -> None:
    """WCAG 2.2 A and AA and good practice, on each kind of page, at both sizes, by day and by night, in use."""
    page = visit(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce").go(name)
    if name == "index.html":
        page.locator(".hear").first.click()
        page.locator(".dock").wait_for()
    if name.startswith("search"):
        page.locator(".results mark").first.wait_for()
    if name == GAUGE:
        page.locator(".ref").first.click()
        page.locator(".cue").nth(3).click()
        page.locator(".cue.now").wait_for()
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    assert [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found["violations"]] == []
    assert len(found["passes"]) > 10
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        "nothing hangs out at the side"
    )


GROUND = """() => {
  const colours = [document.body, document.documentElement].map(one => getComputedStyle(one).backgroundColor);
  return colours.find(colour => colour !== "rgba(0, 0, 0, 0)").match(/\\d+/g).map(Number);
}"""


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_dark_by_night(visit: Callable[..., Watched], name: str) -> None:
    """Its paper is nearly black then, and nearly white by day."""
    for scheme, (least, most) in {"light": (240, 255), "dark": (0, 40)}.items():
        red, green, blue = visit(color_scheme=scheme).go(name).evaluate(GROUND)
        assert least <= min(red, green, blue) <= max(red, green, blue) <= most, scheme


def test_axe_would_find_something(visit: Callable[..., Watched], axe: str) -> None:
    """Seeded: a button without a name and faint letters are violations."""
    page = visit().go(GAUGE)
    page.evaluate("document.getElementById('play').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    assert {"button-name", "color-contrast"} <= {rule["id"] for rule in found["violations"]}
