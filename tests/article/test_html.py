"""HTML: what pages show, what they say about themselves, and what they only carry along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.article.html.headline import without_site
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

TIDE = "The tide comes in twice a day here, and twice a day the keeper walks down to the quay to read it off."
WIND = (
    "When the wind stands in the west, the water stays for hours longer than any of the tables would have it."
)
COST = (
    "Nobody ever asked what it costs, until somebody in the capital did, and then everybody wanted to know."
)

PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Reading the tide | The Harbour Paper</title>
<meta property="og:title" content="Reading the tide | The Harbour Paper">
<meta property="og:site_name" content="The Harbour Paper">
<meta property="og:description" content="A gauge, a ledger, and the man who keeps both.">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Reading the tide",
  "datePublished": "2024-05-06T07:08:09Z", "author": {{"@type": "Person", "name": "A. Writer"}}}}]}}</script>
</head><body>
<nav><a href="/">Home</a><a href="/news">News</a></nav>
<article>
<h1><span class="kicker">Weather</span> Reading the tide</h1>
<p class="standfirst">A gauge, a ledger, and the man who keeps both.</p>
<p class="byline">By A. Writer</p>
<figure><img src="x.jpg"><figcaption>The quay in winter. © Some Agency</figcaption></figure>
<p>{TIDE}</p>
<blockquote class="pullquote">The tide comes in twice a day here.</blockquote>
<p>{WIND}<sup><a href="#n1">1</a></sup> It is CO<sub>2</sub> that does it.</p>
<div class="promo"><h3>Sign up for our newsletter</h3><p>Get it in your inbox every day.</p></div>
<p><strong>What it costs</strong></p>
<p>{COST}</p>
<ul><li>The paper costs little.</li><li>The ink costs less.</li></ul>
<p>Read more: <a href="/a">The old gauges of the north</a></p>
<h2>What comes next</h2>
<p>{TIDE.replace("tide", "question")}</p>
<p>{WIND.replace("wind", "budget")}</p>
<p><a href="/1">One shop</a> | <a href="/2">Another shop</a> | <a href="/3">A third</a></p>
<p>© The Harbour Paper 2024</p>
</article>
<div id="comments"><p class="comment">I never liked the man, and I say so every time anybody will let me.</p></div>
</body></html>"""


def article(folder: Path, text: str | bytes, name: str = "page.html") -> Article:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(str(folder / name))


def test_a_page_is_understood(tmp_path: Path) -> None:
    """Title, author, date, site, language, summary and headings are those of the page."""
    result = article(tmp_path, PAGE)
    assert (result.title, result.author, result.date) == ("Reading the tide", "A. Writer", "2024-05-06")
    assert (result.site, result.language, result.source) == ("The Harbour Paper", "en-gb", "page.html")
    assert result.summary.paragraphs == ("A gauge, a ledger, and the man who keeps both.",)
    assert [section.heading for section in result.sections] == ["", "What it costs", "What comes next"]


def test_the_text_is_kept_word_for_word_and_nothing_else_is(tmp_path: Path) -> None:
    """Every paragraph of the text is there, and none of what surrounds it."""
    result = article(tmp_path, PAGE)
    assert [section.paragraphs for section in result.sections] == [
        (TIDE, f"{WIND} It is CO2 that does it."),
        (COST, "The paper costs little.", "The ink costs less."),
        (TIDE.replace("tide", "question"), WIND.replace("wind", "budget")),
    ]


def test_signs_that_nobody_says_are_not_read(tmp_path: Path) -> None:
    """A letter that a typeface shows as a picture is none, and a registered name has no sign."""
    box = """<sup><font style="font-family:'Wingdings 3'">q</font></sup>"""
    page = PAGE.replace(f"<p>{COST}", f"<p>Tidewell&reg;{box} (a pump) is old. {COST}")
    assert article(tmp_path, page).sections[1].paragraphs[0] == f"Tidewell (a pump) is old. {COST}"


def test_the_declared_charset_counts(tmp_path: Path) -> None:
    """A page is decoded as it declares itself."""
    page = PAGE.replace("utf-8", "iso-8859-1").replace("quay", "Kai für Große").replace("©", "")
    assert "Kai für Große" in article(tmp_path, page.encode("latin-1")).sections[0].paragraphs[0]


def test_the_language_of_a_template_yields_to_the_text(tmp_path: Path) -> None:
    """A German text in an English template is German."""
    text = "Der Pegel ist der älteste des Landes, und die Leute lesen ihn noch immer mit dem Auge ab. " * 3
    assert article(tmp_path, f"<html lang=en><body><p>{text}</p></body></html>").language == "de"


def test_lists_are_kept_where_they_can_be_said(tmp_path: Path) -> None:
    """Points and sentences stay with the line that leads to them; links, prices and their lines go."""
    links = "".join(f'<li><a href="/{i}">The gauge of the year {1990 + i}</a></li>' for i in range(4))
    page = f"""<html><body><article><h1>A title</h1><p>{TIDE}</p>
    <p>The keeper needs three things:</p><ul><li>a pen</li><li>ink</li><li>the ledger</li></ul><p>{WIND}</p>
    <p>Here are some gauges of note:</p><ul>{links}</ul><p>{COST}</p>
    <ul><li>12.50 €</li><li>13.20 €</li><li>14.90 €</li></ul>
    <p>Last updated: 13 July 2020</p></article></body></html>"""
    texts = article(tmp_path, page).sections[0].paragraphs
    assert texts == (TIDE, "The keeper needs three things:", "a pen", "ink", "the ledger", WIND, COST)


def test_a_list_that_says_the_same_twice_keeps_what_leads_to_it(tmp_path: Path) -> None:
    """A long line that introduces two lists is no copy of itself; a long paragraph that stands twice is."""
    lead = f"{TIDE[:-1]}, and whoever wants to do as he does needs the following three things, in this order:"
    page = "".join(
        f"<h2>Part {part}</h2><p>{lead}</p><ul><li>pen {part}</li><li>ink {part}</li></ul><p>{WIND} {COST}</p>"
        for part in ("one", "two")
    )
    result = article(tmp_path, f"<html><body><article><h1>A title</h1>{page}</article></body></html>")
    assert [section.paragraphs[0] for section in result.sections] == [lead, lead]
    assert sum(f"{WIND} {COST}" in section.paragraphs for section in result.sections) == 1


def test_marks_at_the_end_of_a_standfirst_belong_to_its_words(tmp_path: Path) -> None:
    """A quotation at its end had lost the mark that closes it; marks around all of it go."""
    called = 'The keeper of the old gauge called it "a sham."'
    for shown, kept in ((called, called), ("“The keeper of it gave up.”", "The keeper of it gave up.")):
        page = PAGE.replace("A gauge, a ledger, and the man who keeps both.", shown)
        assert article(tmp_path, page).summary.paragraphs == (kept,)


def test_a_date_within_the_standfirst_is_no_part_of_it(tmp_path: Path) -> None:
    """Some sites put one inside the very element."""
    below = "A gauge, a ledger, and the man who keeps both."
    page = PAGE.replace(below, f"<span>{below}</span><span class='deck__date'>Monday, 6 May 2024</span>", 2)
    page = page.replace(
        "<span>" + below + "</span><span class='deck__date'>Monday, 6 May 2024</span>", below, 1
    )
    assert article(tmp_path, page).summary.paragraphs == (below,)


@pytest.mark.parametrize(
    ("title", "site", "short"),
    [
        ("Reading the tide | The Paper", "The Paper", "Reading the tide"),
        ("Reading the tide - The Paper", "The Paper", "Reading the tide"),
        ("Reading the tide | Sea | The Paper", "The Paper", "Reading the tide"),
        ("The Paper: Reading the tide", "The Paper", "The Paper: Reading the tide"),
        ("The Paper | Reading the tide", "The Paper", "Reading the tide"),
        ("Tide - and ebb", "The Paper", "Tide - and ebb"),
        ("HPA | How the tide is read", "hpa.example", "How the tide is read"),
        ("Tides: how the old gauge is read", "", "Tides: how the old gauge is read"),
        ("The Paper -", "", ""),
        ("The Paper", "The Paper", ""),
    ],
)
def test_the_sites_name_is_no_part_of_a_title(title: str, site: str, short: str) -> None:
    """What stands behind a bar or dash goes when it is the site's name."""
    assert without_site(title, site) == short


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body><ul>"
        + "".join(f"<li><a href='/{i}'>Thing {i}</a></li>" for i in range(50))
        + "</ul></body></html>",
        "<html><head><title>Only a title</title></head></html>",
        "<script>let x = 1;</script>",
        "<p>🎉🎉</p>",
        "<!-- nothing -->",
    ],
)
def test_a_page_without_text_is_one_clear_line(tmp_path: Path, page: str) -> None:
    """A page of links or scripts is refused in one line."""
    with pytest.raises(ArticleError, match=r"^page\.html: holds no .*; give the page of one article[^\n]*$"):
        article(tmp_path, page)


def test_headings_points_and_paragraphs_of_all_boxes_are_text(tmp_path: Path) -> None:
    """Headings beside the box of their text, a list, and text between breaks are kept in their order."""
    ice = (
        "In February the harbour freezes over, and then the float of the gauge has to be cut out with an axe."
    )
    son = (
        "His son, who drives the ferry, has promised to go on with the ledger for as long as there is a quay."
    )
    page = f"""<html><body><article><h1>A title</h1><h2>One</h2><div><p>{TIDE}</p><ul><li>A point</li>
        <li><a href="/">A link</a></li></ul><p>{WIND}</p></div><div>{COST}<br>{ice}</div>
        <div><h2>Two</h2></div><div class="body"><p>{son}</p></div></article></body></html>"""
    result = article(tmp_path, page)
    assert [section.heading for section in result.sections] == ["One", "Two"]
    assert result.sections[0].paragraphs == (TIDE, "A point", WIND, COST, ice)


def test_what_is_left_out_is_listed_with_the_rule(tmp_path: Path) -> None:
    """Each piece that stood in the article's element and is no text of it, by the name of a rule."""
    dropped = {piece.text: piece.because for piece in article(tmp_path, PAGE).dropped}
    assert dropped["Get it in your inbox every day."] == "advertisement"
    assert dropped["The tide comes in twice a day here."] == "pull quote"
    assert dropped["Read more: The old gauges of the north"] == "one link alone"
    assert dropped["© The Harbour Paper 2024"] == "copyright"


def test_code_belongs_to_the_article_and_is_never_spoken(tmp_path: Path) -> None:
    """It is kept apart from the paragraphs, and a sentence that only leads to it goes."""
    page = f"""<html><body><article><h1>A title</h1><p>{TIDE}</p><p>This is what runs on it:</p>
        <pre>level = read(gauge)</pre><p>{WIND}</p></article></body></html>"""
    result = article(tmp_path, page)
    assert result.code == ("level = read(gauge)",)
    assert result.sections[0].paragraphs == (TIDE, WIND)


@pytest.mark.parametrize("opening", ["<script/>", '<SCRIPT type="a/b" />', "<style media='print'/>"])
def test_a_script_ends_with_its_closing_tag_alone(tmp_path: Path, opening: str) -> None:
    """HTML has no tag that closes itself: what stands behind one is the script still, and nobody reads it out."""
    closing = "</script>" if "script" in opening.lower() else "</style>"
    code = f"{opening}let level = read(gauge);{closing}"
    page = f"<html><body><h1>A title</h1>{code}<p>{TIDE}</p><p>{WIND}</p></body></html>"
    assert article(tmp_path, page).sections[0].paragraphs == (TIDE, WIND)


def test_a_link_that_leads_nowhere_is_a_switch(tmp_path: Path) -> None:
    """It unfolds the text that it stands behind."""
    page = f"<html><body><h1>A title</h1><p>{TIDE} <a class='x'>MORE+</a> <a>LESS-</a></p><p>{WIND}</p></body></html>"
    assert article(tmp_path, page).sections[0].paragraphs == (TIDE, WIND)


def test_boxes_beside_each_other_are_two_words(tmp_path: Path) -> None:
    """Where a small letter meets a capital or a figure; what is only styled inside a word stays one."""
    beside = "<p><span>Likelihood</span><span>45%</span></p>"
    inside = "<span>Har</span><span>bour.</span>"
    page = f"<html><body><h1>A title</h1><p>{TIDE}</p>{beside}<p>{WIND} {inside}</p></body></html>"
    text = " ".join(article(tmp_path, page).sections[0].paragraphs)
    assert "Likelihood 45%" in text
    assert "Harbour." in text


def test_the_sites_motto_is_no_standfirst(tmp_path: Path) -> None:
    """What stands below the text is not the sentence over it, however it is called."""
    page = (
        f"<html><body><h1>Why the old gauge of the harbour town is still read by a man with a lamp</h1>"
        f"<p>{TIDE}</p><p>{WIND}</p><p class='strapline'>All the news of the harbour, every day</p></body></html>"
    )
    assert article(tmp_path, page).summary.paragraphs == ()


def test_entities_that_were_encoded_twice_are_characters(tmp_path: Path) -> None:
    """Nobody hears an ampersand and a number."""
    page = f"<html><body><h1>A title</h1><p>{TIDE} O&amp;#039;Neill knows.</p><p>{WIND}</p></body></html>"
    assert article(tmp_path, page).sections[0].paragraphs[0].endswith("O'Neill knows.")


def test_text_that_is_left_out_shows_in_the_count(tmp_path: Path) -> None:
    """Menus and comments do not count as readable text; paragraphs in another part of the page do."""
    whole = article(tmp_path, PAGE)
    kept = sum(
        len(text.split()) for section in whole.sections for text in (section.heading, *section.paragraphs)
    )
    assert abs(whole.visible_words - kept) < 30
    menu = "".join(f"<li><a href='/{i}'>Another gauge, number {i}</a></li>" for i in range(200))
    assert (
        article(tmp_path, PAGE.replace("</nav>", f"<ul>{menu}</ul></nav>")).visible_words
        == whole.visible_words
    )
    comments = "".join(f"<p>I have read gauge number {i}, and nobody believed me.</p>" for i in range(20))
    page = PAGE.replace("</body>", f"<div class='comment-list'>{comments}</div></body>")
    assert comments[3:40] in " ".join(piece.text for piece in article(tmp_path, page).dropped)
    assert article(tmp_path, page).visible_words == whole.visible_words


def test_teasers_and_windows_are_no_text_however_long_they_are(tmp_path: Path) -> None:
    """A list of other articles and a window over the page may hold more words than the article."""
    text = " ".join([WIND, TIDE, COST] * 2)
    teaser = (
        "Somebody else wrote a long story about a harbour far away, and here is how it begins for everybody."
    )
    teasers = "".join(f"<li><a href='/x'>Other</a> {teaser} {number}.</li>" for number in range(20))
    window = "".join(f"<p>{teaser} So {number}.</p>" for number in range(20))
    page = f"""<html><body><article class="hentry tag-rivers"><h1>A title</h1><p>{text}</p><p>{TIDE} Twice.</p>
        <ul class="related_post">{teasers}</ul></article><div class="popup-overlay">{window}</div></body></html>"""
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    result = read(str(tmp_path / "a.html"))
    assert [text for section in result.sections for text in section.paragraphs] == [text, f"{TIDE} Twice."]
