"""What a page says about itself, where a reader sees it and where only programs do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from podcast.article import read
from podcast.article.html.headline import find_headline
from podcast.model import FurtherPages

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

TEXT = "".join(
    f"<p>The keeper of the {place} gauge walks down to the quay twice a day and reads it off for everybody in town.</p>"
    for place in ("old", "new", "northern", "southern")
)


def page(folder: Path, head: str, top: str, bottom: str = "") -> Article:
    (folder / "page.html").write_text(
        f"<html><head>{head}</head><body><article>{top}{TEXT}{bottom}</article></body></html>",
        encoding="utf-8",
    )
    return read(str(folder / "page.html"))


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        ("<title>Tides | The Harbour Paper</title>", "<h1>Tides</h1>", "Tides"),
        # a rubric inside the headline
        ('<meta property="og:title" content="Why the tide is late">', "<h1>Ports <i>Why the tide is late</i></h1>",
         "Why the tide is late"),
        # both of which the page calls itself by, and one that no mark parts from the headline
        ("<title>Quay notes - Why the tide is late | Paper</title>",
         "<h1><small>Quay notes</small><br>Why the tide is late</h1>", "Why the tide is late"),
        ("<title>Quay notes: Why the tide is late</title>", "<h1>Quay notes: Why the tide is late</h1>",
         "Quay notes: Why the tide is late"),
        ("<title>Is it late? Why the tide is late – Paper</title>", "<h1>Ask why the tide is late</h1>",
         "Ask why the tide is late"),
        # a card that calls it by fewer words
        ('<meta property="og:title" content="Port fears late tide">', "<h1>Northern port fears late tide</h1>",
         "Northern port fears late tide"),
        # as it is written where the reader sees it
        ("<title>The tide - late again</title>", "<h1><span>Harbour</span> The tide – late again</h1>",
         "The tide – late again"),
        # a part of the site is named in short
        ("<title>A late tide of March : The Quay : Paper</title>",
         "<h2>The Quay</h2><h1>Why the water came late this year</h1>", "Why the water came late this year"),
        ("<title>Tides of March -- Paper</title>", "<h1>Tides of March</h1>", "Tides of March"),
        # the parser would close the heading before its paragraph
        ("<title>Tides of March</title>", '<h1 class="top"><p>Tides of a long March</p></h1>',
         "Tides of a long March"),
        # slanted words part none
        ("<title>Tides</title>", "<h1><i>The Gauge</i>: a history of tides</h1>", "The Gauge: a history of tides"),
        # of headings in places alike none is the headline, though one is stated and comes later in a list
        ('<meta property="og:title" content="Tides late"><title>Why the tides are late - Paper</title>',
         "<div><h1>Why the tides are late</h1></div>" + "".join(
             f'<div class="card"><h1><a href="/{day}">{text}</a></h1></div>'
             for day, text in enumerate(("Tides late", "Old quay", "New quay", "A lock opens"))),
         "Why the tides are late"),
        # a blog's logo is its only h1
        ("<title>My Harbour » Blog » Tides of March</title>",
         '<h1><a href="/">My Harbour</a></h1><h2><a href="/tides">Tides of March</a></h2>', "Tides of March"),
        # its name is little more than the link to its first page, or the link to its folder
        ("<title>Tides of March « the tides.example blog</title>",
         '<h1>the <a href="https://tides.example">tides.example</a> blog</h1><h2>Tides of March</h2>',
         "Tides of March"),
        ("<title>The Gauge » Archive » Tides</title>",
         '<h1><a href="/gauge/">The Gauge</a></h1><h2><a href="/gauge/tides/">Tides</a></h2>', "Tides"),
        ('<title>Quay | My Harbour</title><meta property="og:site_name" content="My Harbour">',
         '<h1>My Harbour</h1><h2 class="entry-title">Tides of March</h2>', "Tides of March"),
        # a heading that says what it is, below the blog's name
        ("<title>My Harbour: Tides of March</title>", '<h1>My Harbour</h1><h3 class="post-title">Tides of March</h3>',
         "Tides of March"),
        # what is stated whole is the headline, whatever its half looks like, beside another page's
        ("<title>How tides come | A guide in steps</title>",
         '<h2 class="x">How tides come | A guide in steps</h2><aside><h2 class="post__title">How tides go</h2></aside>',
         "How tides come | A guide in steps"),
        # no heading at all
        ("<title>Harbour News: Tides of March</title>", "<p><b>Tides of March</b></p>", "Tides of March"),
        # unlike what is stated, but alone
        ("<title>About us - Gauge Keepers</title>", "<h1>We read what others only look at</h1>",
         "We read what others only look at"),
        # cut for a card, and for people
        ('<meta property="og:title" content="Tides of March and what…">', "<h1>Tides of March and what they left</h1>",
         "Tides of March and what they left"),
        ('<meta property="og:title" content="Salt &amp;amp; Tide">', "<h2>Contents</h2>", "Salt & Tide"),
    ],
)  # fmt: skip
def test_the_title_is_the_articles(tmp_path: Path, head: str, top: str, title: str) -> None:
    """Not the site's, and without rubric."""
    assert page(tmp_path, head, top).title == title


SITE_AS_AUTHOR = (
    '<meta name="author" content="Harbour News"><meta property="og:site_name" content="Harbour News">'
)
PERSON = '"author": {"@type": "Person", "name": "Anna Writer"}'
GRAPH = (
    '{"@graph": [{"@type": "NewsArticle", "headline": "Tides", "author": [{"@id": "#a"}, {"@id": "#b"}]},'
    ' {"@id": "#a", "@type": "Person", "name": "Anna Writer"}, {"@id": "#b", "@type": "Person", "name": "Ben Low"}]}'
)


def linked(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "line", "authors"),
    [
        (linked(f'{{"@type": "Article", {PERSON}}}'), "<p>Anna Writer</p>", ["Anna Writer"]),
        (linked(GRAPH), "<p>Anna Writer, Ben Low</p>", ["Anna Writer", "Ben Low"]),
        # an account that the page does not show
        (linked(f'{{"@type": "Article", {PERSON}}}'), "<p>By Ben Low</p>", ["Ben Low"]),
        (linked(f'{{"@type": "Article", {PERSON}}}'), "", []),
        # half of the name of somebody in the text
        (linked('{"@type": "Article", "author": "Todd"}'), "<p>Ask Todd Low, who is at the quay all day.</p>", []),
        (linked('{"@type": "Article", "author": "Todd"}'), "<p><a>Todd</a> / News</p>", ["Todd"]),
        # the site itself is no author
        (SITE_AS_AUTHOR,
         "<p>By Harbour News</p>", []),
        ("", '<div class="byline">By<span>Anna Writer</span> Friday, May 3, 2024</div>', ["Anna Writer"]),
        ("", '<a rel="author" href="/u">gauge_girl</a>', ["gauge_girl"]),
        ("", "<div>Anna Writer is a name in the text here</div>", []),
        # a job in a tag of its own, links beside the name
        ("", '<p class="author"><b>Anna Writer</b> <i>Senior Harbour Correspondent</i></p>', ["Anna Writer"]),
        ("", '<div class="byline">By <a>Anna Writer</a> <a>Profile</a> <a>Follow</a></div>', ["Anna Writer"]),
        ("", '<div class="byline">9:39AM BST 05 Oct 2024</div>', []),
        # only a look that captions have, too
        ("", '<span class="caption">By <a rel="author" href="/a">Anna Low</a> May 3rd 2024</span>', ["Anna Low"]),
        ("", "<p><i>Medically reviewed by <a>Ben Low, M.D.</a></i> Written by <a>Anna Low</a></p>", ["Anna Low"]),
        ("", '<p class="byline"><a>Anna Low</a>, QUAY TODAY</p>', ["Anna Low"]),
        ("", '<p class="byline">By The Associated Quays</p>', ["The Associated Quays"]),
        # the name stands in the next line, behind a button, alone over its day
        ("", "<div>By</div><div>Anna Writer</div>", ["Anna Writer"]),
        ("", '<p class="author">By <a>Anna Low</a></p><p>Follow</p><p class="author has-bio"><a>Ben Marsh</a></p>',
         ["Anna Low", "Ben Marsh"]),
        ("", '<p><a href="/author/anna">Anna</a></p><p>May 3, 2024</p>', ["Anna"]),
        ("", '<p><a href="/author/editor">Editor</a></p><p>May 3, 2024</p>', []),
        ("", '<p><a href="/author/anna">Anna</a></p><p>Tides</p>', []),
        # behind a teaser's headline stands whoever wrote that one
        ("", "<p>By Anna Low</p><p>Why the old quay was closed</p><p>By Ben Marsh</p>", ["Anna Low"]),
        ("", "<table><tr><td>Written by</td><td>Anna Low</td></tr></table>", []),
        # the site's own people, and its name beside somebody's
        ('<meta property="og:site_name" content="Quay">', "<p>5/23/2024 7:11 AM BY QUAY STAFF</p>", []),
        ('<link rel="canonical" href="https://harbourdaily.com/a">', "<p>Harbour Daily | 3 May 2024 | Anna Low</p>",
         ["Anna Low"]),
        # who said what is set in large letters
        ("", '<div class="pull-quote"><q>I like tides.</q><span class="author">Anna Low</span></div>', []),
        # a newsroom or an agency alone, which brought the text and wrote none; letters and a label are nobody
        ("", "<p>5/23/2024 7:11 AM BY QUAY STAFF</p>", []),
        ("", '<p class="byline">By the Coastal Press</p>', []),
        ("", '<p class="byline">CWA</p><p>Published: May 3, 2024</p>', []),
        ("", '<p class="author">Quay Reports</p><p>Published:<br>May 3, 2024 11:45 AM</p>', ["Quay Reports"]),
        # a job right behind a name
        ("", "<p>ANNA LOW CWA Harbour Writer Published: <time>May 3, 2024 2:15AM</time></p>", ["ANNA LOW"]),
        # a part of the site, and what heads its buttons, beside a day
        ('<meta property="article:section" content="Port Lenn">', "<p>Port Lenn | 3 May 2024</p>", []),
        ("", "<p>Posted: May 3, 2024</p><h2>Harbour Sharing</h2>", []),
        ("", "<p>Posted: May 3, 2024</p><div class='writer'><h3>Anna Low</h3></div>", ["Anna Low"]),
        # who wrote it for the wire
        ("", '<p class="byline">By KBN Wire</p><p>Posted at noon</p><p>By Anna Low</p>', ["Anna Low"]),
        ('<link rel="canonical" href="https://kbn.com/a">', '<p class="byline">KBN News</p>', []),
        # what else stands beside a day, and an employer behind a name
        ("", "<p>May 3, 2024 | Anna Low</p><p>Tags <a>White Harbour</a>, <a>Lenn</a></p><p>Print This Page</p>",
         ["Anna Low"]),
        ("", "<p>Tide Desk</p><p>New Quay, May 3, 2024</p>", []),
        ("", "<p>Science Tracker | Anna Low | Friday, May 3, 2024</p>", ["Anna Low"]),
        ("", '<p class="author">Anna Low, Tides Today</p><p>4:14 p.m. EDT May 3, 2024</p>', ["Anna Low"]),
        ("", '<p class="byline">By <b>Anna Low</b> &amp; <b>Ben Marsh</b> - 2024-05-03T09:14:39Z</p>',
         ["Anna Low", "Ben Marsh"]),
        # the site in short, a rubric before "by", colons, a name whose words have tags
        (linked('{"@type": "Article", "author": "Tides Daily", "publisher": {"name": "Tides Daily Newspaper"}}'),
         '<p class="author"><a href="/author/t">Tides Daily</a></p><i>May 3, 2024</i><p>Friday Column By ANNA LOW',
         ["ANNA LOW"]),
        ("", "<p><b>By ANNA LOW, Quay Wire</b> : <i>May 3, 2024</i> : <i>Updated: May 3, 2024 1:23pm</i></p>",
         ["ANNA LOW"]),
        ("", '<div class="author"><b>Anna</b><b>Low</b></div><p>Harbour Columnist</p>', ["Anna Low"]),
        # marked by one word, in what a script shows later, in what looks like a caption
        ("", '<dl class="storyByline"><dt>By</dt><dd>Anna Low</dd></dl>', ["Anna Low"]),
        ("", '<div style="display: none"><a itemprop="author">Anna Low, KBN News</a></div>', ["Anna Low"]),
        ("", '<p class="caption">Quay Sports<span class="author"> Anna Low</span></p>', ["Anna Low"]),
        ("", "<p>May 3, 2024</p><p>The old quay</p><p>Credit: Wire/Ben Marsh</p>", []),
        ("", "<p>May 3, 2024</p><p class='credit-text'>Ben Marsh</p>", []),
        ("", "<p>Author's: <a>Anna Low</a></p>", ["Anna Low"]),
        ("", '<div itemprop="author">3,926 points <b itemprop="name">gauge_girl</b></div>', ["gauge_girl"]),
    ],
)  # fmt: skip
def test_the_authors_are_those_that_the_page_shows(
    tmp_path: Path, head: str, line: str, authors: list[str]
) -> None:
    """By what it states, by marks, by a line with "by"."""
    assert list(page(tmp_path, head, f"<h1>Tides</h1>{line}").authors) == authors


def test_a_label_anywhere_names_the_author(tmp_path: Path) -> None:
    """Under the text, too."""
    assert page(tmp_path, "", "<h1>Tides</h1>", "<p>Author: Anna Writer</p>").authors == ("Anna Writer",)
    desk = '<p class="byline">By National Desk on May 3, 2024</p>'
    assert page(tmp_path, "", f"<h1>Tides</h1>{desk}", "<p>-- By Anna Writer</p>").authors == ("Anna Writer",)
    assert page(tmp_path, "", "<h1>Tides</h1>", "<p>(By Anna Writer)</p>").authors == ("Anna Writer",)
    wire = "<p>(Reporting by Anna Writer in Lenn; Editing by Ben Low)</p>"
    assert page(tmp_path, "", "<h1>Tides</h1>", wire).authors == ("Anna Writer",)
    bottom = "<p>Autoren Anna Writer und Rechtsanwalt Ben Low</p>"
    assert page(tmp_path, "", "<h1>Tides</h1>", bottom).authors == ("Anna Writer", "Ben Low")


def test_letters_are_by_those_who_signed_them(tmp_path: Path) -> None:
    """Each below a text, with a place below."""
    letters = "".join(
        f"<p>The gauge by the {place} quay ought to be read by somebody who can see, and not by a clock.</p>"
        f"<p>{name}<br>Port Lenn</p><h2>Another matter</h2>"
        for place, name in (("old", "Anna Low"), ("new", "Ben Marsh"))
    )
    head = "<title>Letters to the editor, 3 May</title>"
    assert page(tmp_path, head, f"<h1>Letters to the editor, 3 May</h1>{letters}").authors == (
        "Anna Low",
        "Ben Marsh",
    )
    assert page(tmp_path, "", f"<h1>Tides</h1>{letters}").authors == ()


def test_a_name_that_one_sign_alone_gives_is_none_where_others_agree(tmp_path: Path) -> None:
    """The pictures are by somebody else; metadata may name only one of two."""
    line = '<p class="byline">By Anna Low and Ben Marsh</p><p class="contributor">Cy Stone</p>'
    head = linked('{"@type": "Article", "author": {"@type": "Person", "name": "Anna Low"}}')
    assert page(tmp_path, head, f"<h1>Tides</h1>{line}").authors == ("Anna Low", "Ben Marsh")


def test_a_site_named_after_its_author_has_one(tmp_path: Path) -> None:
    """Where it says that this is a person."""
    head = '<meta property="og:site_name" content="Anna Low">'
    head += linked('{"@type": "BlogPosting", "author": {"@type": "Person", "name": "Anna Low"}}')
    assert page(tmp_path, head, "<h1>Tides</h1><p>By Anna Low</p>").authors == ("Anna Low",)


STATED = '<meta property="article:published_time" content="2024-05-03T23:30:00Z">'


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        (STATED, "<p>Friday, 3 May 2024</p>", "2024-05-03"),
        # half past eleven in London is tomorrow in Rome
        (STATED, "<p>Published: 4 May 2024</p>", "2024-05-04"),
        (STATED, "<p>Updated 9 May 2024</p>", "2024-05-03"),
        (STATED, "<p>Since 1 May 1990 the gauge is ours</p><p>© 2024</p>", "2024-05-03"),
        (STATED, "<p>Umbrellas of 2024</p>", ""),
        (STATED, "", ""),
        ("", "<p>By Anna Writer | May 3, 2024 | Updated: May 9, 2024</p>", "2024-05-03"),
        ("", '<time datetime="2024-05-03T10:00">three days ago</time>', "2024-05-03"),
        ("", "<p>Last updated: 9 May 2024</p>", "2024-05-09"),
        ('<link rel="canonical" href="https://example.org/2024/05/03/tides">', "", "2024-05-03"),
        ('<link rel="canonical" href="https://example.org/20240503/tides">', "", "2024-05-03"),
        # two against one that was changed
        (
            f'{STATED}<link rel="canonical" href="https://example.org/2024/05/03/tides">',
            "<p>9 May 2024</p>",
            "2024-05-03",
        ),
        (
            "",
            "<p><i>Medically reviewed by <a>Ben Low, M.D.</a></i> Written by <a>Anna Low</a> on May 3, 2024</p>",
            "2024-05-03",
        ),
        ("", "<p>By Anna Low on May 3, 2024, reviewed by Ben Low on May 9, 2024</p>", "2024-05-03"),
        (
            '<meta name="publish_date" content="Fri, 03 May 2024 07:15:45 EST">',
            "<p>By Anna Writer | 3/5/24</p>",
            "2024-05-03",
        ),
        # teasers stand between the headline and the page's own day
        (STATED, f"<p>A flood</p><p>9 May 2024</p>{TEXT}<p>Friday, 3 May 2024</p>", "2024-05-03"),
        # what has authors is of a day
        (STATED, "<p>By Anna Writer</p>", "2024-05-03"),
        (
            "",
            "<p>May 3, 2024 -- The quay of Port Lenn was under water, and nobody had seen it.</p>",
            "2024-05-03",
        ),
        ("", "<p>PORT LENN, May 3, 2024 (Quay News) — The quay was under water.</p>", "2024-05-03"),
        ("", "<p>By Anna Writer, 5/23/2024</p>", "2024-05-23"),
        # what stands first, as another day shows, the clock, the country, the language
        ("", "<p>By Anna Writer, 5/3/2024</p><p>Up to 5/23/2024</p>", "2024-05-03"),
        ("", "<p>By Anna Writer, 5/3/2024 9:10 AM EDT</p>", "2024-05-03"),
        ("", "<p>By Anna Writer, 05.03.24 9:10 AM EDT</p>", "2024-05-03"),
        (
            '<link rel="canonical" href="https://example.co.uk/a">',
            "<p>By Anna Writer, 3/5/2024</p>",
            "2024-05-03",
        ),
        ('<meta property="og:locale" content="pt_BR">', "<p>Publicado em 3/5/2024</p>", "2024-05-03"),
        ('<meta property="og:locale" content="en_US">', "<p>By Anna Writer, 5/3/2024</p>", "2024-05-03"),
        ("", "<p>By Anna Writer, 5/3/2024</p>", ""),
        ('<meta name="publishdate" content="05/23/2024 09:49:00">', "<p>By Anna Writer</p>", "2024-05-23"),
        # the address says so, too
        (f'{STATED}<link rel="canonical" href="https://example.org/2024/05/tides">', "", "2024-05-03"),
        ("", '<p>The quay is of <time datetime="1935-08-14">that day</time></p>', ""),
        # an older usage: the day for programs is the title of what a reader sees
        ("", '<p class="timestamp" title="2024-05-03T1603Z">May 3, 4:03 PM</p>', "2024-05-03"),
        # how long something was on
        ("", "<table><tr><td>Shown</td><td>October 14, 1999 – <b>January 20, 2000</b></td></tr></table>", ""),
        ("", "<p>On 14 August 1935 the quay was opened</p><p>3 May 2024</p>", "2024-05-03"),
        ("", "", ""),
    ],
)
def test_the_day_is_that_of_publication(tmp_path: Path, head: str, line: str, day: str) -> None:
    """As two signs agree, else as shown, else as stated; a page without year and author is undated."""
    assert page(tmp_path, head, f"<h1>Tides</h1>{line}").date == day


def test_the_day_of_a_part_that_has_the_headlines_name_is_not_the_pages(tmp_path: Path) -> None:
    """A box of facts stands between the headline and the text; one of its parts was taken for the headline."""
    box = "".join(f"<tr><td>Label {number}</td></tr>" for number in range(30))
    parts = "<table><tr><td>Tides of March</td></tr><tr><td>January 20, 2000</td></tr></table>"
    top = f"<h1>Tides of March</h1><table>{box}</table>"
    assert not page(tmp_path, "<title>Tides of March</title>", f"{top}{TEXT}", f"{parts}{TEXT}").date


def test_a_headline_that_is_no_heading_is_known_by_its_class(tmp_path: Path) -> None:
    """Where the page calls itself by the name of its site, and has no heading at all."""
    text = (
        "<p>" + "The keeper of the gauge walks down to the quay twice a day and reads it off. " * 3 + "</p>"
    )
    body = f'<span class="headline entry-title">Why the old bridge was closed</span>{text}'
    page = f"<html><head><title>News from The Daily Bridge</title></head><body>{body}</body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert read(str(tmp_path / "page.html")).title == "Why the old bridge was closed"


def test_of_two_headlines_the_heading_of_the_first_rank_is_the_articles(tmp_path: Path) -> None:
    """A list of what is new has it, too, with days of others below."""
    top = "<ul><li>Tides come late</li><li>Old quay</li></ul><p>By Ben Marsh</p><p>A lock opens</p>"
    top += "<h1>Tides come late</h1><p>By Anna Writer</p>"
    assert page(tmp_path, "", top).authors == ("Anna Writer",)


def test_a_headline_in_two_lines_is_one(tmp_path: Path) -> None:
    """What stands below its last line is near it."""
    top = "<h2>Port Lenn</h2><h2>Tides come late</h2>" + "<p>The gauge</p>" * 30
    top += "<h1>Port Lenn <br>Tides come late</h1><p>By Anna Writer</p>"
    assert page(tmp_path, "", top).authors == ("Anna Writer",)


def test_the_site_is_known_by_what_it_calls_itself(tmp_path: Path) -> None:
    """Or by its host."""
    data = linked('{"@type": "Article", "publisher": {"@type": "Organization", "name": "Harbour News"}}')
    link = '<link rel="canonical" href="https://www.example.org/tides">'
    assert page(tmp_path, f"{data}{link}", "<h1>Tides</h1>").site == "Harbour News"
    assert page(tmp_path, link, "<h1>Tides</h1>").site == "example.org"


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ('<link rel="canonical" href="https://example.org/tides">', "https://example.org/tides"),
        (
            '<meta property="og:url" content=" https://example.org/tides?page=2 ">',
            "https://example.org/tides?page=2",
        ),
        ('<link rel="canonical" href="/tides">', ""),
        ('<link rel="canonical" href="https://example.org/">', ""),
        ('<link rel="canonical" href="javascript:alert(1)//">', ""),
        ('<link rel="canonical" href="https://example.org/a b">', ""),
        (f'<link rel="canonical" href="https://example.org/{"a" * 3000}">', ""),
        ("", ""),
    ],
)
def test_a_saved_page_says_where_it_lies(tmp_path: Path, stated: str, address: str) -> None:
    """Its own address, whole and of an article; a site's first page, and what no script can name, are none."""
    assert page(tmp_path, stated, "<h1>Tides</h1>").address == address


@pytest.mark.parametrize(
    ("line", "bottom", "authors"),
    [
        ("<p>Anna Low</p>", "<h3>About Anna Low</h3><p>She keeps bees.</p>", ("Anna Low",)),
        ("<p>Anna Low</p>", "<p>Anna Low is an award-winning journalist.</p>", ("Anna Low",)),
        ("<p>Anna Low</p>", "<p>Anna Low is a keeper of bees.</p>", ()),
        ("<p>Ben Marsh</p>", "<p>About Anna Low</p>", ()),
        ("<p>By Ben Marsh</p><p>Anna Low</p>", "<p>About Anna Low</p>", ("Ben Marsh",)),
        (
            "",
            '<p><a href="/author/anna">Anna Low</a> is a baker, a diver and a proud aunt.</p>',
            ("Anna Low",),
        ),
        ("", "<p>Anna Low is a reporter at the Daily Bridge. Follow her.</p>", ("Anna Low",)),
        ("", "<p>Anna Low is a reporter at the Other Paper. Follow her.</p>", ()),
        ("", "<p>Anna Low is a diver at the Daily Bridge.</p>", ()),
    ],
)
def test_a_name_alone_is_an_authors_of_whom_the_page_tells(
    tmp_path: Path, line: str, bottom: str, authors: tuple[str, ...]
) -> None:
    """Near the headline, or in a line below the text that says what they do here; a line with "by" goes before."""
    head = '<meta property="og:site_name" content="The Daily Bridge">'
    assert page(tmp_path, head, f"<h1>Tides</h1>{line}", bottom).authors == authors


@pytest.mark.parametrize(
    "heading",
    [
        "<a id='headline'>Tides come in at noon</a>",
        "<div>Tides come in at noon Tides come in at noon</div>",
    ],
    ids=["a link to nowhere is no logo", "said twice"],
)
def test_what_stands_in_a_headline_is_told_once_and_is_the_articles(tmp_path: Path, heading: str) -> None:
    """A name for the place, or the same words for a script and for the eye."""
    assert page(tmp_path, "<title>Tides come in at noon - The Quay</title>", f"<h1>{heading}</h1>").title == (
        "Tides come in at noon"
    )


def test_a_headline_may_lead_to_the_first_page_of_the_site() -> None:
    """Where its class says that it is the article's, and the page calls itself so."""
    for marks, title in (("entry-title", "Tides of March"), ("site-name", "")):
        tree = html.document_fromstring(
            f'<body><h1 class="{marks}"><a href="/">Tides of March</a></h1></body>'
        )
        assert find_headline(tree, ["Tides of March"], "tides.example", []) == title


@pytest.mark.parametrize(
    ("links", "ahead", "whole"),
    [
        ('<p>1 <a href="?page=2">2</a> <a href="?page=2">Next »</a></p>', "?page=2", ""),
        ('<p><a href="gauge_page_2.html">Next Page</a></p>', "gauge_page_2.html", ""),
        ('<p><a href="/tides/gauge/2/">Continue reading</a> <a href="/print/77">Print this story</a></p>',
         "https://quay.example/tides/gauge/2/", "https://quay.example/print/77"),
        # another article, the page itself, the site's other pages, the comments' own pages
        ('<p><a href="/tides/ferry/">Next</a></p>', "", ""),
        ('<p><a href="/tides/gauge-2/">Next</a></p>', "", ""),
        ('<p><a href="?page=1">1</a></p>', "", ""),
        ('<p><a href="/tides/page/2/">Next</a></p>', "", ""),
        ('<div class="comments"><a href="?page=2">2</a></div>', "", ""),
        ('<p><a href="?page=2">Our other reports</a></p>', "", ""),
    ],
)  # fmt: skip
def test_where_an_article_goes_on_is_known(tmp_path: Path, links: str, ahead: str, whole: str) -> None:
    """The next page has the article's own address and a number; “Next” alone leads to another article, too."""
    head = '<link rel="canonical" href="https://quay.example/tides/gauge/">' if "tides" in links else ""
    assert page(tmp_path, head, "<h1>Tides</h1>", links).further == FurtherPages(ahead, whole)
