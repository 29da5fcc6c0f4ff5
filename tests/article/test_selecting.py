"""Which leaves of a page are its text, where trafilatura has taken some of them or none."""

from __future__ import annotations

from lxml import html

from podcast.article.html.second_opinion import SecondOpinion
from podcast.article.html.selecting import select

PAGE = """<html><body><article><h1>The bridge is closed</h1>
<p>The bridge over the river was closed on Monday, and nobody knows for how long it will be.</p>
<p>Drivers have to take the ferry, which leaves every twenty minutes until late at night.</p>
<div><h4>Noch mehr</h4><p><a href="/x">Who built the bridge</a></p></div>
<p>The ferry is free for everybody who lives on the island, says its captain.</p></article></body></html>"""


class Opinion(SecondOpinion):
    """One that takes what holds any of some words."""

    def __init__(self, *words: str) -> None:
        self.words = 0
        self._wanted = words

    def takes(self, text: str) -> bool:
        """Returns whether a line has one of the words."""
        return any(word in text for word in self._wanted)


def reasons(*taken: str) -> dict[str, str]:
    """Why each leaf of the page is no text, by its first two words."""
    leaves = select(html.document_fromstring(PAGE), Opinion(*taken))
    return {" ".join(leaf.text.split()[:2]): leaf.because for leaf in leaves}


def test_a_heading_over_one_link_heads_nothing() -> None:
    """What stands below the link is text of the article, and not of that heading."""
    assert reasons()["Noch mehr"] == "heading over links"
    assert [reasons()[text] for text in ("The bridge", "Drivers have", "The ferry")] == ["", "", ""]


def test_a_heading_that_both_take_stays() -> None:
    """A letter's heading may stand over a link to what it answers."""
    assert reasons("Noch")["Noch mehr"] == ""


def test_a_label_before_links_alone_is_a_link() -> None:
    """However long it is; a sentence with links in it is text."""
    shops = "<a href='/1'>One</a> | <a href='/2'>Another shop</a> | <a href='/3'>The third of them</a>"
    row = f"<p>Where to hire a boat for the day: {shops}</p>"
    text = f"<p>There are three shops: {shops.replace('|', 'and')} hire them out.</p>"
    page = PAGE.replace("<p>The ferry", f"{row}{text}<p>The ferry")
    because = {leaf.text[:5]: leaf.because for leaf in select(html.document_fromstring(page), Opinion())}
    assert because["Where"] == "one link alone"
    assert because["There"] == ""


def test_what_stands_above_the_headline_is_no_text() -> None:
    """Though it reads like text, and no box of its own holds it."""
    notice = "<p>You use a browser of which we know little, and so the page may look different from what we meant.</p>"
    page = PAGE.replace("<article>", f"<article>{notice}")
    leaves = select(html.document_fromstring(page), Opinion("river", "Drivers"))
    assert [leaf.text[:3] for leaf in leaves if not leaf.because] == ["The", "The", "Dri", "The"]


def test_points_below_their_label_are_text_above_the_first_sentence() -> None:
    """Whoever has taken them or not; points below any other heading need somebody who takes them."""
    points = "<li>The bridge has been closed since Monday</li><li>Drivers have to take the ferry</li>"
    for label, because in (
        ("Story highlights", ""),
        ("Ingredients", ""),
        ("Services", "no sentence of the text"),
    ):
        page = PAGE.replace("</h1>", f"</h1><div><b>{label}</b><ul>{points}</ul></div>")
        opinion = Opinion("the river", "the ferry, which")
        opinion.words = len(PAGE.split())
        leaves = select(html.document_fromstring(page), opinion)
        assert {leaf.because for leaf in leaves if leaf.kind == "item"} == {because}


ABOVE = """<html><head><title>The bridge is closed since Monday | Paper</title></head><body><div><div>
<p>The number of ferries on the coast has doubled since the spring, according to the harbour.</p></div>
<div><h1>The bridge is closed since Monday</h1>
<p>The bridge over the river was closed on Monday, and nobody knows for how long it will be.</p>
<p>Drivers have to take the ferry, which leaves every twenty minutes until late at night.</p>
<p>The ferry is free for everybody who lives on the island, says its captain.</p></div></div></body></html>"""


def test_what_stands_above_the_headline_is_a_box_of_the_sites() -> None:
    """Though a second opinion takes it: the page calls itself by that headline, and its prose stands below."""
    leaves = select(html.document_fromstring(ABOVE), Opinion("ferries", "bridge", "ferry"))
    kept = [leaf.text.split()[0] for leaf in leaves if not leaf.because and leaf.element.tag == "p"]
    assert kept == ["The", "Drivers", "The"]
    other = ABOVE.replace("since Monday | Paper", "| Paper")  # which may be another page's heading
    leaves = select(html.document_fromstring(other), Opinion("ferries", "bridge", "ferry"))
    assert len([leaf for leaf in leaves if not leaf.because and leaf.element.tag == "p"]) == 4
