"""HTML by others, brought down to what apps and pages show."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from podcast.language.plain.markup import TAGS, sanitise
from tests.growth import assert_linear

PIECES = [
    *(f"<{slash}{tag}>" for tag in sorted(TAGS) for slash in ("", "/")),
    *(
        "<script>",
        "</script>",
        "<a href='https://e.org/?a=1&b=2'>",
        '<a href="javascript:x">',
        "<br>",
        "<div>",
    ),
    *(
        "</div>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<",
        ">",
        "&",
        "&lt;b&gt;",
        "&#11;",
        '"',
        "x",
        "<svg/onload=x>",
    ),
]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a<p>b<br>c", "<p>a</p><p>b</p><p>c</p>"),
        ("<b onclick=x>bo<script>alert(1)</script>ld</b>", "<b>bold</b>"),
        ('<a href="javascript:x">y</a>', "y"),
        ('<a href="https://e.org/?a=1&amp;b=2" target=x>y</a>', '<a href="https://e.org/?a=1&amp;b=2">y</a>'),
        ("<li>no</li><ul><li>1<li>2</ul>", "no<ul><li>1</li><li>2</li></ul>"),
        ("1 < 2 &amp; <b>3", "1 &lt; 2 &amp; <b>3</b>"),
        ("<h2>News</h2>text", "<p>News</p><p>text</p>"),
        ("<p>x<ul><li>1</ul>", "<p>x</p><ul><li>1</li></ul>"),
    ],
)
def test_f9_only_what_directories_show_is_left(markup: str, expected: str) -> None:
    """p, ol, ul, li, a, b, i, strong and em stay, well-formed; links stay when they are http or https."""
    assert sanitise(markup) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_f9_whatever_comes_is_harmless_and_well_formed(markup: str) -> None:
    """Any mixture gives XML of the allowed tags with no attribute but a link's."""
    found = sanitise(markup)
    tree = etree.fromstring(f"<div>{found}</div>")
    for element in tree.iterdescendants():
        assert element.tag in TAGS
        assert set(element.attrib) == ({"href"} if element.tag == "a" else set())
    assert not re.search("[\x00-\x08\x0b]", found)


@pytest.mark.parametrize("piece", ["<a ", '<a x="', "<!--", "<![CDATA[", "</", "<b>", "<p>", "&#"])
def test_a_trap_for_parsers_takes_no_longer_than_text(piece: str) -> None:
    """What opens again and again and never closes is read in time that grows with its length, not its square."""
    assert_linear(lambda count: sanitise(piece * count), 4000)
