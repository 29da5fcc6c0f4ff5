"""Apple's categories and the nearest to what is not one."""

from __future__ import annotations

import pytest

from podcast import categories
from podcast.errors import ShowError


def test_f5_the_list_is_apples() -> None:
    """Nineteen at the top; every pair is accepted."""
    assert len(categories.CATEGORIES) == 19
    for top, subs in categories.CATEGORIES.items():
        assert categories.split(top) == (top, "")
        for sub in subs:
            assert categories.split(f"{top} > {sub}") == (top, sub)
    assert categories.split("News>Politics") == ("News", "Politics")


@pytest.mark.parametrize(
    ("given", "nearest"),
    [
        ("news", "News"),
        ("Politics", "News > Politics"),
        ("Science > Politics", "News > Politics"),
        ("Tecnology", "Technology"),
        ("News & Politics", "News > Politics"),
        ("Science > Physic", "Science > Physics"),
        ("", "Arts"),
    ],
)
def test_f5_an_unknown_category_names_the_nearest(given: str, nearest: str) -> None:
    """One line, with what to write instead."""
    with pytest.raises(ShowError) as caught:
        categories.split(given)
    assert str(caught.value).endswith(f"the nearest is {nearest!r}") or not given
    assert "\n" not in str(caught.value)
