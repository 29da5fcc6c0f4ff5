"""Headings of pages that head nothing, and text that only scripts hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

TEXT = "".join(
    f"<p>The keeper of the {place} gauge walks down to the quay twice a day and reads it off for everybody in town.</p>"
    for place in ("old", "new", "northern", "southern")
)


def read_page(folder: Path, body: str, head: str = "") -> Article:
    """The article of a page with that body and head."""
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    return read(str(folder / "page.html"))


def headings(result: Article) -> list[str]:
    return [section.heading for section in result.sections]


def test_a_sentence_under_the_headline_is_no_section(tmp_path: Path) -> None:
    """Set as a heading, it is the standfirst; a question heads what answers it."""
    top = "<h1>Tides</h1><h2>Whoever keeps a gauge keeps a promise.</h2>"
    page = f"<article>{top}{TEXT}<h3>Why?</h3>{TEXT.replace('keeper', 'clerk')}</article>"
    result = read_page(tmp_path, page)
    assert headings(result) == ["", "Why?"]
    assert result.summary.paragraphs == ("Whoever keeps a gauge keeps a promise.",)


def test_the_highest_heading_is_the_title_of_a_page_that_has_none(tmp_path: Path) -> None:
    """Whatever stands above it: the heading of a calendar, say."""
    calendar = "<p>May 2031</p><table><tr><td>Mo</td><td>Tu</td></tr><tr><td>1</td><td>2</td></tr></table>"
    rest = f"<h3>Why?</h3>{TEXT.replace('keeper', 'clerk')}"
    page = f"<div>{calendar}<h2>Tides and how to read them</h2>{TEXT}{rest}</div>"
    result = read_page(tmp_path, page)
    assert result.title == "Tides and how to read them"
    assert headings(result) == ["", "Why?"]


def test_a_count_of_answers_is_no_heading(tmp_path: Path) -> None:
    """It heads what others wrote, and says nothing of it."""
    page = f"<article><h1>Tides</h1>{TEXT}<h2>6 Answers</h2>{TEXT.replace('keeper', 'clerk')}</article>"
    assert headings(read_page(tmp_path, page)) == [""]


def test_the_name_of_the_site_is_no_heading(tmp_path: Path) -> None:
    """A logo may be set as one, beside the text."""
    head = '<meta property="og:site_name" content="My Harbour">'
    page = f"<article><h2>Tides</h2>{TEXT}<h1>My Harbour</h1>{TEXT.replace('keeper', 'clerk')}</article>"
    assert headings(read_page(tmp_path, page, f"<title>Tides</title>{head}")) == [""]


def test_an_authors_name_is_no_heading(tmp_path: Path) -> None:
    """A box about the author may be set below one, and its links are gone."""
    head = '<meta name="author" content="Ann Lee">'
    page = f"<article><h1>Tides</h1><h3>Ann Lee</h3>{TEXT}</article>"
    assert headings(read_page(tmp_path, page, f"<title>Tides</title>{head}")) == [""]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("<h2>The gauges</h2>", "<h3>The old one</h3>"),
        ("<p><b>The gauges</b></p>", "<p><b>The old one</b></p>"),
    ],
)
def test_a_heading_may_stand_over_headings(tmp_path: Path, upper: str, lower: str) -> None:
    """It is a part without text of its own; one that nothing stands below is none."""
    page = f"<article><h1>Tides</h1>{TEXT}{upper}{lower}{TEXT.replace('keeper', 'clerk')}<h2>Links</h2></article>"
    result = read_page(tmp_path, page)
    assert headings(result) == ["", "The gauges", "The old one"]
    assert [len(section.paragraphs) for section in result.sections] == [4, 0, 4]


def test_text_for_those_who_run_no_scripts_is_text(tmp_path: Path) -> None:
    """Some blogs fill the page by a script, and show all of it without."""
    page = f"<article><h1>Tides</h1><noscript>{TEXT}{TEXT.replace('keeper', 'clerk')}</noscript></article>"
    assert len(read_page(tmp_path, page).sections[0].paragraphs) == 8


def test_a_bold_line_before_a_break_heads_the_text_in_its_box(tmp_path: Path) -> None:
    """So pages are set whose paragraphs are lines of one box; bold words within a line are none."""
    lines = TEXT.replace("<p>", "").replace("</p>", "<br>")
    other = lines.replace("keeper", "clerk")
    last = "They <b>never</b> walk down there before they have had a cup of tea."
    box = f"<div>{lines}<b>The gauges</b><br>{other}<b>The clerks</b><br>{last}</div>"
    page = f"<article><h1>Tides</h1>{box}</article>"
    result = read_page(tmp_path, page)
    assert headings(result) == ["", "The gauges", "The clerks"]


def test_a_bold_line_within_a_point_heads_it_below_the_heading_above(tmp_path: Path) -> None:
    """So lists of long points are set; a point that is bold and nothing else is a point."""
    long = "<li><b>{}</b><br>The clerk of the {} gauge walks down to the quay and reads it off for everybody.</li>"
    points = "".join(long.format(name, name.lower()) for name in ("Northern", "Southern"))
    page = f"<article><h1>Tides</h1>{TEXT}<h3>The gauges</h3><ul>{points}<li><b>No others</b></li></ul></article>"
    result = read_page(tmp_path, page)
    assert headings(result) == ["", "The gauges", "Northern", "Southern"]
    assert result.sections[-1].paragraphs[-1] == "No others"


LINKS = "".join(
    f"<li><a href='/{name}'>The {name} gauge, read by nobody at all</a></li>" for name in ("old", "new")
)


@pytest.mark.parametrize("label", ["<h3>Kapcsolódó:</h3>", "<p>Further texts</p>"])
def test_what_heads_a_list_of_links_goes_with_it(tmp_path: Path, label: str) -> None:
    """In any language, whether it is a heading or a short line."""
    page = f"<article><h1>Tides</h1>{TEXT}<div>{label}<ul>{LINKS}</ul></div>{TEXT.replace('keeper', 'clerk')}</article>"
    result = read_page(tmp_path, page)
    assert headings(result) == [""]
    assert len(result.sections[0].paragraphs) == 8


def test_a_line_about_all_of_it_stands_over_buttons(tmp_path: Path) -> None:
    """It is below the headline, and what all is about."""
    top = f"<h1>Tides</h1><h2>Who reads the gauges when the keeper is ill?</h2><ul>{LINKS}</ul>"
    result = read_page(
        tmp_path, f"<article>{top}{TEXT}<h3>Why?</h3>{TEXT.replace('keeper', 'clerk')}</article>"
    )
    assert headings(result) == ["", "Why?"]
    assert result.summary.paragraphs == ("Who reads the gauges when the keeper is ill?",)


@pytest.mark.parametrize("mark", ["#", "¶", "§"])
def test_a_sign_that_links_to_its_heading_is_no_part_of_it(tmp_path: Path, mark: str) -> None:
    """Readers take the place's address there."""
    heading = f"<h2 id='why'>Why it is read <a href='#why'>{mark}</a></h2>"
    page = f"<article><h1>Tides</h1>{TEXT}{heading}{TEXT.replace('keeper', 'clerk')}</article>"
    assert headings(read_page(tmp_path, page)) == ["", "Why it is read"]


def test_bold_questions_among_other_bold_headings_are_headings(tmp_path: Path) -> None:
    """Most of what an interview sets apart asks; here only some of seven do."""
    lines = [
        "1 A flood",
        "2 A gauge",
        "3 Who reads it?",
        "4 A clerk",
        "5 Who pays him?",
        "6 Who knows?",
        "7 A fair",
    ]
    body = "".join(f"<p><b>{line}</b></p>{TEXT.replace('keeper', f'keeper {line[0]}')}" for line in lines)
    assert headings(read_page(tmp_path, f"<article><h1>Tides</h1>{TEXT}{body}</article>")) == ["", *lines]


def test_a_bold_line_heads_a_bold_paragraph(tmp_path: Path) -> None:
    """A paragraph in bold type is long, and a sentence."""
    bold = "<p><b>The clerk of the gauge walks down to the quay twice a day, and he does so in any weather.</b></p>"
    page = f"<article><h1>Tides</h1>{TEXT}<p><b>The clerk</b></p>{bold}{TEXT.replace('keeper', 'clerk')}</article>"
    assert headings(read_page(tmp_path, page)) == ["", "The clerk"]


def test_a_heading_that_unfolds_its_text_is_one(tmp_path: Path) -> None:
    """It is a button; one that stands in a heading for something else is none of its words."""
    folded = "<h3><button aria-expanded='true'>The gauges</button></h3>"
    other = "<h3>The clerks <button>Copy link</button></h3>"
    body = f"{TEXT}{folded}{TEXT.replace('keeper', 'clerk')}{other}{TEXT.replace('keeper', 'boy')}"
    result = read_page(tmp_path, f"<article><h1>Tides</h1>{body}</article>")
    assert headings(result) == ["", "The gauges", "The clerks"]


def test_a_heading_in_a_box_without_text_of_its_own_heads_nothing(tmp_path: Path) -> None:
    """All else in it is what the page sells; the link beside a heading may be a tool, and text stands outside."""
    price = "<p>49.90 crowns</p><p><a href='/shop'>See it at the shop by the quay</a></p>"
    sold = f"<div><h4>A clock for tides</h4>{price}</div>"
    tool = "<div><h2>The clerks</h2><a href='#clerks'>Link to this heading</a></div>"
    body = f"{TEXT}{sold}{TEXT.replace('keeper', 'clerk')}{tool}{TEXT.replace('keeper', 'boy')}"
    assert headings(read_page(tmp_path, f"<article><h1>Tides</h1>{body}</article>")) == ["", "The clerks"]


def test_a_bold_label_over_key_points_is_called_without_its_colon(tmp_path: Path) -> None:
    """However long the points are."""
    point = "<li>The keeper of the gauge walks down to the quay twice a day and has never once been late for it.</li>"
    points = "".join(point.replace("keeper", who) for who in ("clerk", "boy", "baker"))
    result = read_page(
        tmp_path, f"<article><h1>Tides</h1><p><b>Key takeaways:</b></p><ul>{points}</ul>{TEXT}</article>"
    )
    assert result.summary.heading == "Key takeaways"
    assert len(result.summary.paragraphs) == 3


def test_words_that_the_page_describes_itself_by_are_a_heading_amid_the_text(tmp_path: Path) -> None:
    """What somebody says stands under the headline, and again over the part where it is said."""
    said = "‘Nobody has ever asked me for the height of the water’"
    head = f"<meta name='description' content='{said}'>"
    page = f"<article><h1>Tides</h1><p>{said}</p>{TEXT}<h3>{said}</h3>{TEXT.replace('keeper', 'clerk')}</article>"
    result = read_page(tmp_path, page, head)
    assert headings(result) == ["", said]
    assert result.summary.paragraphs == (said,)


def test_the_only_paragraph_is_text_though_it_describes_the_page(tmp_path: Path) -> None:
    """A short notice had been refused as a page without text."""
    only = "The gauge at the old quay is closed until Monday, for the keeper has gone to see his sister in the hills."
    result = read_page(
        tmp_path,
        f"<article><h1>Tides</h1><p>{only}</p></article>",
        f"<meta name='description' content='{only}'>",
    )
    assert [section.paragraphs for section in result.sections] == [(only,)]


def test_what_a_site_says_above_the_headline_is_no_text(tmp_path: Path) -> None:
    """A welcome, the caption of a picture; a text without a headline of its own begins where it begins."""
    welcome = "<p>Tide Notes is a place where everybody in town may ask how high the water stands.</p>"
    result = read_page(tmp_path, f"<div>{welcome}<h1>Tides</h1>{TEXT}</div>", "<title>Tides</title>")
    assert len(result.sections[0].paragraphs) == 4
    result = read_page(tmp_path, f"<div>{welcome}{TEXT}</div>", "<title>Tides</title>")
    assert len(result.sections[0].paragraphs) == 5


def test_a_long_line_over_short_headings_of_its_level_is_the_standfirst(tmp_path: Path) -> None:
    """Papers set it as they set what heads the parts; of two lines of one length both head something."""
    line = "The gauge at the old quay is read off twice a day, and nobody knows for whom"
    page = f"<article><h1>Tides</h1><h2>{line}</h2>{TEXT}<h2>Who pays</h2>{TEXT.replace('keeper', 'clerk')}</article>"
    result = read_page(tmp_path, page)
    assert headings(result) == ["", "Who pays"]
    assert result.summary.paragraphs == (line,)
    result = read_page(tmp_path, page.replace("Who pays", "What the town has paid for it since the flood"))
    assert headings(result)[0] == line


def test_a_subtitle_that_is_a_link_is_of_another_text(tmp_path: Path) -> None:
    """A teaser says by its class that it has one."""
    teaser = "<div class='sub-title'><a href='/ferry'>Why the ferry is late on every other Monday</a></div>"
    text = TEXT.replace("keeper", "<cite>keeper</cite>")
    result = read_page(tmp_path, f"<article><h1>Tides</h1>{text}</article>{teaser}")
    assert result.summary.paragraphs == ()


def test_slanted_words_of_somebody_are_no_heading(tmp_path: Path) -> None:
    """An interview sets them large; without slanted letters they may head a part."""
    said = "“We have read it off every day since the flood.”"
    page = "<article><h1>Tides</h1>{0}<h3>{1}</h3>{2}</article>"
    after = TEXT.replace("keeper", "clerk")
    result = read_page(tmp_path, page.format(TEXT, f"<em>{said}</em>", after))
    assert headings(result) == [""]
    assert said in result.sections[0].paragraphs
    assert headings(read_page(tmp_path, page.format(TEXT, said, after))) == ["", said]
