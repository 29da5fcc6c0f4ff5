"""Each rule about boxes is for the class that stands beside it; what only sounds like one holds text."""

from __future__ import annotations

import pytest
from lxml import html

from podcast.article.html.boxes import BOXES, BoxRule, name_of_box


@pytest.mark.parametrize("rule", BOXES, ids=lambda rule: rule.name)
def test_a_rule_is_for_its_example(rule: BoxRule) -> None:
    """The example names the box as the rule does, whether as class or as id."""
    assert name_of_box(html.fromstring(f"<div class='x {rule.example}'>x</div>")) == rule.name
    assert name_of_box(html.fromstring(f"<div id='{rule.example}'>x</div>")) == rule.name


@pytest.mark.parametrize(
    "box",
    [
        "<div class='article-body has-sidebar-none'>x</div>",
        "<div class='teaser-text'>x</div>",
        "<p class='shared'>x</p>",
        "<div id='comments-on-the-bridge'>x</div>",
        "<section role='main'>x</section>",
    ],
)
def test_other_boxes_hold_text(box: str) -> None:
    """A word within another, an id that names a place, and the page's own roles say nothing."""
    assert name_of_box(html.fromstring(box)) == ""


@pytest.mark.parametrize(
    ("box", "name"),
    [
        ("<aside>x</aside>", "beside the text"),
        ("<div role='complementary'>x</div>", "beside the text"),
        ("<div role='navigation'>x</div>", "way around the page"),
        ("<form>x</form>", "form"),
        ("<div style='display: none'>x</div>", "hidden"),
        ("<div class='sr-only'>x</div>", "hidden"),
    ],
)
def test_tags_roles_and_attributes_count(box: str, name: str) -> None:
    """What a page says in its markup is believed before its classes."""
    assert name_of_box(html.fromstring(box)) == name
