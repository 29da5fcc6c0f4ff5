"""Addresses as the network has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import urls


@pytest.mark.parametrize(
    ("url", "ascii_url"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://Räder.example:8443/ü", "https://xn--rder-loa.example:8443/%C3%BC"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("ftp://example.org/", ""),
        ("javascript:alert(1)", ""),
        ("http://", ""),
        ("http://a\x01b/", ""),
        ('http://a"b/', ""),
        ("https://[broken", ""),
        ("http://example.org:port/", ""),
        ("", ""),
    ],
)
def test_f11_an_address_becomes_ascii(url: str, ascii_url: str) -> None:
    """Or nothing, when it is not one of the web."""
    assert urls.ascii_url(url) == ascii_url


@given(st.text() | st.text().map(lambda text: f"https://example.org/{text}"))
def test_f11_no_text_breaks_it(text: str) -> None:
    """Always ASCII without blanks, and escaped once only."""
    url = urls.ascii_url(text)
    assert url.isascii()
    assert len(url.split()) <= 1
    assert urls.ascii_url(url) == url


def test_the_base_ends_in_a_slash_and_has_a_stand_in() -> None:
    """As the contract says."""
    assert urls.show_address("") == "http://127.0.0.1:8000/"
    assert (
        urls.show_address("https://example.org/x")
        == urls.show_address("https://example.org/x/")
        == "https://example.org/x/"
    )
