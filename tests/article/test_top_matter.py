"""Lines above a text: who wrote it and when, and what belongs to no text at all."""

from __future__ import annotations

from podcast.article.top_matter import take_top_matter


def test_links_above_the_text_go() -> None:
    """Rows of links go with the line of authors; a name alone counts beside a day."""
    groups = [["Home | World | Reports"], ["The old bridge"], ["Ann Lee", "3 June 2025"], ["It fell."]]
    top = take_top_matter(groups)
    assert top.groups == [["The old bridge"], ["It fell."]]
    assert (top.byline.authors, top.byline.date) == (("Ann Lee",), "2025-06-03")
    assert [piece.because for piece in top.dropped] == ["row of links", *["line of authors and day"] * 2]


def test_authors_stand_one_below_the_other() -> None:
    """Each with a job, over the day; what stands above the longer line over them is no title."""
    groups = [["The Bridge Bank"], ["Weekly"], ["What the old bridge costs us"]]
    groups += [["Ann Lee, Senior Economist", "Bo Li, Head of Bridges", "3 June 2025"], ["It fell."]]
    top = take_top_matter(groups)
    assert (top.byline.authors, top.above) == (("Ann Lee", "Bo Li"), 3)


def test_a_name_over_a_job_is_an_authors() -> None:
    """However far from the day; a menu of many words is no paragraph of the text."""
    menu = [
        f"{word} of bridges and all that stands beside"
        for word in ("News", "Plans", "Costs", "Trade", "Maps")
    ]
    groups = [[*menu, "Weekly"], ["What the old bridge costs us"], ["Dr Ann Lee", "Senior Fellow, Bridges"]]
    top = take_top_matter([*groups, ["The bridge fell on Monday, and nobody was on it."]])
    assert top.byline.authors == ("Ann Lee",)
